//! Laws of the JSON mechanism over any bytes, over generated texts, and over floods.
//!
//! [`laws`] takes any bytes and holds all laws that need no typed structure; a fuzz target can call it as it is.

use std::{borrow::Cow, collections::BTreeMap};

use proptest::prelude::*;
use thingwire::wire::json::{
    FromJson, IntoOwned, Json, JsonKind, JsonWriter, Members, Number, OrNull, Reader, TextOrNumber, ToJson,
    pointer_at,
};
use thingwire::{Code, Error, json_object, limits};

/// Everything that holds for any bytes.
fn laws(bytes: &[u8]) {
    let kept = Json::parse(bytes);
    differential(bytes, &kept);
    match &kept {
        Ok(json) => {
            assert!(json.eq_json(json));
            assert_eq!(
                Json::parse(json.text().as_bytes()).as_ref(),
                Ok(json),
                "the kept text is the same value"
            );
            let written = rewritten(json);
            let again = Json::parse(written.as_bytes()).expect("what the writer writes is JSON");
            assert!(again.eq_json(json) && json.eq_json(&again), "{json} was written as {written}");
            assert_eq!(serde_json::to_string(json).expect("a value"), json.text());
        }
        Err(error) => {
            let place = error.place();
            let range = place.range().expect("every complaint has bytes");
            assert!(range.start <= range.end && range.end <= bytes.len(), "{error}");
            assert_eq!(error.spec_reference(), Some("RFC 8259"), "{error}");
        }
    }
    if let Ok(mut reader) = Reader::new(bytes) {
        let text = std::str::from_utf8(bytes).expect("the reader took it");
        let walked = walk(&mut reader, text).and_then(|()| reader.finish());
        assert_eq!(walked.err(), kept.err(), "reading member by member and keeping the whole complain alike");
    }
}

/// We accept what `serde_json` accepts, but for three things:
/// - a member that occurs twice: it takes the last one, we refuse;
/// - 128 levels: it stops at 127, we take 128 and refuse 129;
/// - a number beyond a double's range, such as `1e400`: it refuses, we keep the text.
fn differential(bytes: &[u8], kept: &Result<Json<'_>, Error>) {
    let theirs = serde_json::from_slice::<serde_json::Value>(bytes);
    match (kept, theirs) {
        (Ok(ours), Ok(theirs)) => {
            let again: serde_json::Value = serde_json::from_str(ours.text()).expect("the kept text is JSON");
            assert_eq!(again, theirs);
            assert_same(ours, &theirs);
        }
        (Ok(ours), Err(theirs)) => {
            let message = theirs.to_string();
            let reason = message.contains("number out of range")
                || message.contains("recursion limit") && depth(ours) == limits::JSON_DEPTH;
            assert!(reason, "{ours} is refused by serde_json: {message}");
        }
        (Err(ours), Ok(theirs)) => {
            assert_eq!(ours.code(), Code::JsonDuplicateMember, "{theirs}: {ours}");
        }
        (Err(_), Err(_)) => {}
    }
}

/// The accessors against the parsed value.
fn assert_same(ours: &Json<'_>, theirs: &serde_json::Value) {
    use serde_json::Value;
    match theirs {
        Value::Null => assert!(ours.is_null()),
        Value::Bool(value) => assert_eq!(ours.as_bool(), Some(*value)),
        Value::Number(number) => {
            // It reads `-0` as the double -0.0; as a whole number it is 0.
            if ours.text() != "-0" {
                assert_eq!((ours.as_i64(), ours.as_u64()), (number.as_i64(), number.as_u64()), "{ours}");
            }
            assert_eq!(ours.as_f64(), number.as_f64(), "{ours}");
        }
        Value::String(text) => assert_eq!(ours.as_str().as_deref(), Some(&**text)),
        Value::Array(values) => {
            let elements = ours.elements();
            assert_eq!(elements.len(), values.len());
            elements.iter().zip(values).for_each(|(ours, theirs)| assert_same(ours, theirs));
        }
        Value::Object(values) => {
            let members = ours.members();
            assert_eq!(members.0.len(), values.len());
            members.0.iter().for_each(|(name, value)| assert_same(value, &values[&**name]));
        }
    }
}

fn depth(json: &Json<'_>) -> usize {
    match json.kind() {
        JsonKind::Array => 1 + json.elements().iter().map(depth).max().unwrap_or(0),
        JsonKind::Object => 1 + json.members().0.iter().map(|(_, value)| depth(value)).max().unwrap_or(0),
        _ => 0,
    }
}

/// Member by member, as typed readers do. At each value the quick pointer is that of the slow walk, and so is that of the start
/// of the text and of the value just read.
fn walk(reader: &mut Reader<'_>, text: &str) -> Result<(), Error> {
    let same = |reader: &Reader<'_>, at: usize| {
        let place = reader.complain(Code::JsonRange, at..at).place().clone();
        assert_eq!(place.json_pointer(), Some(&*pointer_at(text, at)), "byte {at} of {text:?}");
    };
    let kind = reader.peek()?;
    let start = reader.offset();
    same(reader, start);
    match kind {
        JsonKind::Object => reader.object(|_, reader| walk(reader, text))?,
        JsonKind::Array => reader.array(|reader| walk(reader, text))?,
        _ => {
            reader.skip()?;
        }
    }
    for at in [0, start / 2, start, start.midpoint(reader.offset()), reader.offset()] {
        same(reader, at);
    }
    Ok(())
}

/// The value written anew, token by token.
fn rewritten(json: &Json<'_>) -> String {
    fn value(json: &Json<'_>, out: &mut JsonWriter<'_>) {
        match json.kind() {
            JsonKind::Null => out.null(),
            JsonKind::Bool => out.bool(json.as_bool().expect("a boolean")),
            JsonKind::Number => match (json.text(), json.as_u64(), json.as_i64()) {
                ("-0", ..) | (_, None, None) => out.raw(json),
                (_, Some(number), _) => out.u64(number),
                (_, _, Some(number)) => out.i64(number),
            },
            JsonKind::String => out.string(&json.as_str().expect("a string")),
            JsonKind::Array => {
                out.begin_array();
                json.elements().iter().for_each(|element| value(element, out));
                out.end_array();
            }
            JsonKind::Object => {
                out.begin_object();
                for (name, member) in json.members() {
                    out.key(&name);
                    value(&member, out);
                }
                out.end_object();
            }
        }
    }
    let mut text = String::new();
    value(json, &mut JsonWriter::new(&mut text));
    text
}

json_object! {
    /// Members of every sort.
    struct Sample<'a> {
        /// Text or number.
        id: TextOrNumber<'a> = "id",
        /// May be null.
        message: Option<OrNull<Cow<'a, str>>> = "message",
        /// Kept.
        params: Option<Json<'a>> = "params",
        /// Nested, and a list.
        parts: Option<Vec<Part<'a>>> = "a/b",
        /// Any number.
        number: Option<Number<'a>> = "number",
        /// A small one.
        port: Option<u16> = "port",
        /// A signed one.
        offset: Option<i64> = "offset",
        /// A flag.
        ack: Option<bool> = "ack",
        /// An object of the user's.
        user: Option<Members<'a>> = "user",
    }
}

json_object! {
    /// A part of it.
    struct Part<'a> {
        /// Its name.
        name: Cow<'a, str> = "name",
    }
}

#[test]
fn a_table_reads_writes_and_keeps_every_member() {
    let text = r#"{"id":7,"message":null,"params":{"v":1.10,"big":9007199254740993},"a/b":[{"name":"x","more":[1e400]}],"number":-0,"port":65535,"offset":-9223372036854775808,"ack":false,"user":{"__proto__":{"x":1}},"constructor":1}"#;
    let sample = Sample::from_json(text.as_bytes()).unwrap();
    assert_eq!(sample.id, TextOrNumber::from(7));
    assert_eq!(sample.message, Some(OrNull::Null));
    assert_eq!(sample.parts.as_ref().unwrap()[0].extra.0[0].1.text(), "[1e400]");
    assert_eq!((sample.port, sample.offset, sample.ack), (Some(65535), Some(i64::MIN), Some(false)));
    assert_eq!(sample.user.as_ref().unwrap().0[0].0, "__proto__");
    assert_eq!(sample.extra.0, [(Cow::from("constructor"), Json::parse(b"1").unwrap())]);
    // The table's order is the text's here, so the bytes are the same.
    assert_eq!(sample.to_json(), text);
    assert_eq!(sample.clone().into_owned().to_json(), text);

    // The shortest one, with its members in any order and the id in its other form.
    let short = Sample::from_json(b" { \"x\" : [ ] , \"id\" : \"7\" } ").unwrap();
    assert_eq!(short.id, TextOrNumber::from("7"));
    assert_eq!((short.id.as_u64(), short.id.is_number()), (Some(7), false));
    assert_eq!((&short.message, &short.params, &short.parts), (&None, &None, &None));
    assert_eq!(short.to_json(), r#"{"id":"7","x":[ ]}"#);
}

/// Text, code, pointer, first and last byte of the place.
type Refusal = (&'static str, Code, &'static str, usize, usize);

#[test]
fn a_table_says_what_is_wrong_and_where() {
    let cases: &[Refusal] = &[
        ("{}", Code::JsonMissingMember, "/id", 1, 1),
        (r#"{"ID":1}"#, Code::JsonMissingMember, "/id", 7, 7),
        (r#"{"id":1,"a/b":[{"name":"x"},{"x":{}} ]}"#, Code::JsonMissingMember, "/a~1b/1/name", 35, 35),
        (r#"{"id":null}"#, Code::JsonType, "/id", 6, 10),
        (r#"{"id":[1]}"#, Code::JsonType, "/id", 6, 9),
        (r#"{"id":{"id":1}}"#, Code::JsonType, "/id", 6, 14),
        (r#"{"id":1,"message":7}"#, Code::JsonType, "/message", 18, 19),
        (r#"{"id":1,"number":"1"}"#, Code::JsonType, "/number", 17, 20),
        (r#"{"id":1,"port":null}"#, Code::JsonType, "/port", 15, 19),
        (r#"{"id":1,"port":65536}"#, Code::JsonRange, "/port", 15, 20),
        (r#"{"id":1,"port":-1}"#, Code::JsonRange, "/port", 15, 17),
        (r#"{"id":1,"port":1.0}"#, Code::JsonType, "/port", 15, 18),
        (r#"{"id":1,"port":1e2}"#, Code::JsonType, "/port", 15, 18),
        (r#"{"id":1,"offset":9223372036854775808}"#, Code::JsonRange, "/offset", 17, 36),
        (r#"{"id":1,"ack":0}"#, Code::JsonType, "/ack", 14, 15),
        (r#"{"id":1,"ack":"true"}"#, Code::JsonType, "/ack", 14, 20),
        (r#"{"id":1,"user":[]}"#, Code::JsonType, "/user", 15, 17),
        (r#"{"id":1,"a/b":{}}"#, Code::JsonType, "/a~1b", 14, 16),
        (r#"{"id":"1","id":"2"}"#, Code::JsonDuplicateMember, "/id", 11, 13),
        (r#"{"id":"1","\u0069d":"2"}"#, Code::JsonDuplicateMember, "/id", 11, 18),
        (r#"{"id":1,"z":0,"z":0}"#, Code::JsonDuplicateMember, "/z", 15, 16),
        (r#"{"id":1,"params":{"a":1,"\u0061":2}}"#, Code::JsonDuplicateMember, "/params/a", 25, 31),
        (r#"{"id":1,"user":{"q":[{"a":1,"a":2}]}}"#, Code::JsonDuplicateMember, "/user/q/0/a", 29, 30),
        (r#"{"id":1,"x":{"a":[{"b":tru}]}}"#, Code::JsonSyntax, "/x/a/0/b", 23, 24),
        (r#"{"id":1,"a/b":[{"name":"\ud800"}]}"#, Code::JsonString, "/a~1b/0/name", 24, 30),
        (r#"{"id":01}"#, Code::JsonNumber, "/id", 6, 8),
        (r#"{"id":1"#, Code::Truncated, "/id", 7, 7),
        ("[]", Code::JsonType, "", 0, 2),
        ("null", Code::JsonType, "", 0, 4),
    ];
    for (text, code, pointer, start, end) in cases {
        let error = Sample::from_json(text.as_bytes()).unwrap_err();
        assert_eq!(
            (error.code(), error.place().json_pointer(), error.place().range()),
            (*code, Some(*pointer), Some(*start..*end)),
            "{text}: {error}"
        );
    }
    assert_eq!(Sample::from_json(br#"{"id":1} {}"#).unwrap_err().code(), Code::TrailingBytes);
}

#[test]
fn strings_are_written_so_that_they_read_back() {
    // RFC 8259 section 7: quotes, backslashes and U+0000 to U+001F must be escaped, all else may stand.
    let cases = [
        ("", r#""""#),
        ("\"\\/", r#""\"\\/""#),
        ("\u{8}\u{c}\n\r\t", r#""\b\f\n\r\t""#),
        ("\0\u{1f}\u{7f}", "\"\\u0000\\u001f\u{7f}\""),
        ("12345678\"12345678\u{4e2d}\n", "\"12345678\\\"12345678\u{4e2d}\\n\""),
        ("\u{2028}\u{1f600}", "\"\u{2028}\u{1f600}\""),
    ];
    for (text, written) in cases {
        let mut out = Vec::new();
        JsonWriter::new(&mut out).string(text);
        assert_eq!(std::str::from_utf8(&out).unwrap(), written);
        assert_eq!(serde_json::from_slice::<String>(&out).unwrap(), text);
    }
}

#[test]
fn control_characters_are_refused_wherever_they_stand() {
    // All of them and no other byte, at every place of a word and in the bytes after the last whole word.
    for byte in 0..=0x7f_u8 {
        for before in 0..20 {
            let mut text = vec![b'"'];
            text.resize(1 + before, b'x');
            text.extend([byte, b'y', b'z', b'"']);
            let kept = Json::parse(&text);
            let place = kept.as_ref().err().map(|error| (error.code(), error.place().range()));
            match byte {
                0..=0x1f => {
                    assert_eq!(place, Some((Code::JsonString, Some(1 + before..2 + before))), "{byte:#x}")
                }
                b'"' => assert_eq!(place, Some((Code::TrailingBytes, Some(2 + before..5 + before)))),
                b'\\' => assert_eq!(place, Some((Code::JsonString, Some(1 + before..3 + before)))),
                _ => assert_eq!(place, None, "{byte:#x}"),
            }
            let alone = char::from(byte).to_string().repeat(before);
            let mut written = String::new();
            JsonWriter::new(&mut written).string(&alone);
            assert_eq!(serde_json::from_str::<String>(&written).unwrap(), alone);
        }
    }
}

#[test]
fn the_nasty_texts_hold_the_laws() {
    let deep = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    for text in [
        "1e400",
        "-1e400",
        "1e-400",
        "-0",
        "0e0",
        "18446744073709551616",
        "[{}]",
        r#"{"":{"":[[],{}]}}"#,
        "",
        " ",
    ] {
        laws(text.as_bytes());
    }
    for levels in [126, 127, 128, 129, 130, 100_000] {
        laws(deep(levels).as_bytes());
        laws("[".repeat(levels).as_bytes());
    }
    for bytes in [&b"\"\xed\xa0\x80\""[..], b"\xef\xbb\xbf{}", b"\xff", b"\"\xe4\xb8"] {
        laws(bytes);
    }
}

/// Runs on an input of this size: linear work is done at once, quadratic work would take minutes.
fn assert_linear(what: &str, run: impl Fn(usize) -> usize) {
    assert!(run(200_000) > 0, "{what}");
}

#[test]
fn floods_cost_linear_time() {
    let members = |count: usize, value: &str| {
        let members: Vec<String> = (0..count).map(|index| format!("\"k{index}\":{value}")).collect();
        format!("{{{}}}", members.join(","))
    };
    assert_linear("a complaint about each member", |size| {
        let text = members(size, "[{\"a\":1}]");
        let mut bytes = 0;
        Reader::over(&text)
            .object(|_, reader| {
                let range = reader.skip()?;
                bytes += reader.complain(Code::JsonRange, range).place().json_pointer().map_or(0, str::len);
                Ok(())
            })
            .expect("right");
        bytes
    });
    assert_linear("a complaint about each element", |size| {
        let text = format!("{{\"list\":[{}1]}}", "[0],".repeat(size));
        let mut bytes = 0;
        Reader::over(&text)
            .object(|_, reader| {
                reader.array(|reader| {
                    let range = reader.skip()?;
                    bytes +=
                        reader.complain(Code::JsonRange, range).place().json_pointer().map_or(0, str::len);
                    Ok(())
                })
            })
            .expect("right");
        bytes
    });
    assert_linear("unknown members of a table", |size| {
        let text =
            members(size, "{\"\\u0061\":1}").replacen("k0", "id", 1).replacen("{\"\\u0061\":1}", "1", 1);
        Sample::from_json(text.as_bytes()).expect("right").to_json().len()
    });
    assert_linear("equality", |size| {
        let (left, right) = (members(size, "1.0"), members(size, "1"));
        usize::from(
            Json::parse(left.as_bytes())
                .expect("right")
                .eq_json(&Json::parse(right.as_bytes()).expect("right")),
        )
    });
    assert_linear("a number with a long exponent", |size| {
        let (left, right) = ("1e".to_owned() + &"9".repeat(size), "1".repeat(size) + "e9");
        usize::from(
            !Json::parse(left.as_bytes())
                .expect("right")
                .eq_json(&Json::parse(right.as_bytes()).expect("right")),
        )
    });
}

/// A value of our own, so that the same meaning can be written in two ways.
#[derive(Clone, Debug)]
enum Tree {
    Leaf(String),
    Number(i64),
    Text(String),
    List(Vec<Tree>),
    Object(BTreeMap<String, Tree>),
}

impl Tree {
    fn plain(&self) -> String {
        match self {
            Tree::Leaf(text) => text.clone(),
            Tree::Number(number) => number.to_string(),
            Tree::Text(text) => serde_json::to_string(text).expect("a string"),
            Tree::List(items) => format!("[{}]", items.iter().map(Tree::plain).collect::<Vec<_>>().join(",")),
            Tree::Object(members) => {
                let member = |(name, value): (&String, &Tree)| {
                    format!("{}:{}", serde_json::to_string(name).expect("a string"), value.plain())
                };
                format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(","))
            }
        }
    }

    /// The same meaning: white space, members backwards, strings all in escapes, numbers with a fraction or an exponent.
    fn odd(&self) -> String {
        let escaped = |text: &str| {
            let units: String = text.encode_utf16().map(|unit| format!("\\u{unit:04X}")).collect();
            format!("\"{units}\"")
        };
        match self {
            Tree::Leaf(text) => format!(" {text}\n"),
            Tree::Number(number) if number % 2 == 0 => format!("{number}0.0E-1"),
            Tree::Number(number) => format!("{number}.00e+00"),
            Tree::Text(text) => escaped(text),
            Tree::List(items) => {
                format!("[ {}\t]", items.iter().map(Tree::odd).collect::<Vec<_>>().join(" ,"))
            }
            Tree::Object(members) => {
                let member = |(name, value): (&String, &Tree)| format!("{} :{}", escaped(name), value.odd());
                format!("\r{{{}}}", members.iter().rev().map(member).collect::<Vec<_>>().join(","))
            }
        }
    }
}

fn any_tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        prop::sample::select(vec!["null", "true", "false", "1e400", "[]", "{}"])
            .prop_map(|text| Tree::Leaf(text.to_owned())),
        any::<i64>().prop_map(Tree::Number),
        ".{0,12}".prop_map(Tree::Text),
    ];
    leaf.prop_recursive(5, 60, 30, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Tree::List),
            prop::collection::btree_map(".{0,9}", inner, 0..30).prop_map(Tree::Object),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn generated_texts_hold_the_laws(tree in any_tree()) {
        let (plain, odd) = (tree.plain(), tree.odd());
        laws(plain.as_bytes());
        laws(odd.as_bytes());
        let (plain, odd) = (Json::parse(plain.as_bytes()).unwrap(), Json::parse(odd.as_bytes()).unwrap());
        prop_assert!(plain.eq_json(&odd) && odd.eq_json(&plain), "{} {}", plain, odd);
    }

    #[test]
    fn damaged_texts_hold_the_laws(
        tree in any_tree(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..4),
    ) {
        let mut bytes = tree.odd().into_bytes();
        for (index, byte, edit) in edits {
            let at = index.index(bytes.len() + 1);
            match edit {
                0 if at < bytes.len() => bytes[at] = byte,
                1 if at < bytes.len() => { bytes.remove(at); }
                2 => bytes.truncate(at),
                _ => bytes.insert(at, b"{}[]\",:\\ 0-.eu"[usize::from(byte) % 14]),
            }
        }
        laws(&bytes);
    }

    #[test]
    fn any_bytes_hold_the_laws(bytes in prop::collection::vec(prop::sample::select(b"{}[]\",:\\ 0-.eu1a\xe4".to_vec()), 0..24)) {
        laws(&bytes);
    }

    #[test]
    fn different_numbers_are_not_equal(left in any::<i64>(), step in 1..1000_i64) {
        let right = left.wrapping_add(step).to_string();
        let left = format!("{left}.0");
        prop_assert!(!Json::parse(left.as_bytes()).unwrap().eq_json(&Json::parse(right.as_bytes()).unwrap()));
    }

    #[test]
    fn typed_values_survive(tree in any_tree(), text in ".{0,20}", number in any::<i64>(), port in any::<u16>()) {
        let text_json = serde_json::to_string(&text).unwrap();
        let input = format!(
            "{{\"other\":{},\"port\":{port},\"params\":{},\"id\":{text_json},\"offset\":{number},\"message\":{text_json}}}",
            tree.plain(), tree.odd(),
        );
        let sample = Sample::from_json(input.as_bytes()).unwrap();
        prop_assert_eq!((sample.id.text(), sample.port, sample.offset), (&*text, Some(port), Some(number)));
        let written = sample.to_json();
        prop_assert!(Json::parse(written.as_bytes()).unwrap().eq_json(&Json::parse(input.as_bytes()).unwrap()));
        prop_assert_eq!(Sample::from_json(written.as_bytes()).unwrap(), sample.clone());
        prop_assert_eq!(sample.clone().into_owned(), sample);
    }
}
