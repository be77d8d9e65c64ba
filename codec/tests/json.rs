//! The JSON reader against RFC 8259 and on inputs that break readers; `json_laws.rs` holds it to its laws.

use thingwire::wire::json::{Json, JsonKind, Reader};
use thingwire::{Code, Error};

fn error(text: impl AsRef<[u8]>) -> Error {
    Json::parse(text.as_ref()).unwrap_err()
}

/// Text, code, first and last byte of the place, pointer.
type Refusal = (&'static str, Code, usize, usize, Option<&'static str>);

#[test]
fn broken_texts_say_what_and_where() {
    let cases: &[Refusal] = &[
        ("", Code::Truncated, 0, 0, Some("")),
        (" \t\r\n", Code::Truncated, 4, 4, Some("")),
        ("{", Code::Truncated, 1, 1, Some("")),
        ("{\"a\"", Code::Truncated, 4, 4, Some("/a")),
        ("{\"a\":", Code::Truncated, 5, 5, Some("/a")),
        ("[1,", Code::Truncated, 3, 3, Some("/1")),
        ("\"abc", Code::Truncated, 0, 4, Some("")),
        ("{\"a\":[1,\"x", Code::Truncated, 8, 10, Some("/a/1")),
        ("[1,]", Code::JsonSyntax, 3, 4, Some("/1")),
        ("{\"a\":1,}", Code::JsonSyntax, 7, 8, Some("")),
        ("{a:1}", Code::JsonSyntax, 1, 2, Some("")),
        ("{'a':1}", Code::JsonSyntax, 1, 2, Some("")),
        ("{\"a\" 1}", Code::JsonSyntax, 5, 6, Some("/a")),
        ("[1 2]", Code::JsonSyntax, 3, 4, Some("/0")),
        ("[1}", Code::JsonSyntax, 2, 3, Some("/0")),
        ("{\"a\":1]", Code::JsonSyntax, 6, 7, Some("/a")),
        ("NaN", Code::JsonSyntax, 0, 1, Some("")),
        ("Infinity", Code::JsonSyntax, 0, 1, Some("")),
        ("+1", Code::JsonSyntax, 0, 1, Some("")),
        ("nul", Code::Truncated, 0, 3, Some("")),
        ("[t", Code::Truncated, 1, 2, Some("/0")),
        ("{\"a\":fals", Code::Truncated, 5, 9, Some("/a")),
        ("trux", Code::JsonSyntax, 0, 1, Some("")),
        ("tru ", Code::JsonSyntax, 0, 1, Some("")),
        ("/*x*/1", Code::JsonSyntax, 0, 1, Some("")),
        ("01", Code::JsonNumber, 0, 2, Some("")),
        ("1.", Code::Truncated, 0, 2, Some("")),
        ("[1.]", Code::JsonNumber, 1, 3, Some("/0")),
        ("[-]", Code::JsonNumber, 1, 2, Some("/0")),
        ("[1e]", Code::JsonNumber, 1, 3, Some("/0")),
        ("[1e+]", Code::JsonNumber, 1, 4, Some("/0")),
        ("[-01]", Code::JsonNumber, 1, 4, Some("/0")),
        ("{} {}", Code::TrailingBytes, 3, 5, None),
        ("{\"a\":1}x", Code::TrailingBytes, 7, 8, None),
        ("\"a\tb\"", Code::JsonString, 2, 3, Some("")),
        ("\"\\x\"", Code::JsonString, 1, 3, Some("")),
        ("\"\\u12g4\"", Code::JsonString, 1, 5, Some("")),
        ("\"\\ud800\"", Code::JsonString, 1, 7, Some("")),
        ("\"\\ud83d\"", Code::JsonString, 1, 7, Some("")),
        ("\"\\udc00\"", Code::JsonString, 1, 7, Some("")),
        ("\"\\ud800\\u0041\"", Code::JsonString, 1, 13, Some("")),
        ("{\"id\":\"1\",\"id\":\"2\"}", Code::JsonDuplicateMember, 11, 13, Some("/id")),
        ("{\"params\":{\"a\":1,\"\\u0061\":2}}", Code::JsonDuplicateMember, 18, 24, Some("/params/a")),
        ("[{\"x\":[{\"\":0,\"\":0}]}]", Code::JsonDuplicateMember, 14, 14, Some("/0/x/0/")),
        ("\u{feff}{}", Code::JsonByteOrderMark, 0, 3, None),
    ];
    for (text, code, start, end, pointer) in cases {
        let error = error(text);
        assert_eq!(
            (error.code(), error.place().range(), error.place().json_pointer()),
            (*code, Some(*start..*end), *pointer),
            "{text:?}: {error}"
        );
    }
}

#[test]
fn bytes_that_are_not_utf8_are_found() {
    for (bytes, start, end) in [
        (&b"\"\xed\xa0\x80\""[..], 1, 2),
        (b"\"\xc0\x80\"", 1, 2),
        (b"\"\xff\"", 1, 2),
        (b"{\"a\":\"\xf4\x90\x80\x80\"}", 6, 7),
        (b"\"\xe4\xb8", 1, 2),
    ] {
        let error = error(bytes);
        assert_eq!((error.code(), error.place().range()), (Code::JsonUtf8, Some(start..end)), "{bytes:?}");
    }
}

#[test]
fn nesting_stops_at_128_levels_for_objects_and_arrays() {
    for levels in [1, 127, 128] {
        assert!(
            Json::parse(("[".repeat(levels) + &"]".repeat(levels)).as_bytes()).is_ok(),
            "{levels} arrays"
        );
        let objects = "{\"a\":".repeat(levels) + "1" + &"}".repeat(levels);
        assert!(Json::parse(objects.as_bytes()).is_ok(), "{levels} objects");
    }
    for levels in [129, 1_000_000] {
        assert_eq!(error("[".repeat(levels)).code(), Code::LimitExceeded, "{levels} arrays");
        assert_eq!(error("{\"a\":".repeat(levels)).code(), Code::LimitExceeded, "{levels} objects");
        assert_eq!(error("[".repeat(levels)).place().range(), Some(128..129));
    }
    // Closing and opening again is not nesting.
    let flat = format!("[{}]", vec!["[[]]"; 1000].join(","));
    assert!(Json::parse(flat.as_bytes()).is_ok());
}

/// A reader whose closure goes down one object a call, as typed readers do.
fn descend(reader: &mut Reader<'_>) -> Result<(), Error> {
    match reader.peek()? {
        JsonKind::Object => reader.object(|_, reader| descend(reader)),
        JsonKind::Array => reader.array(descend),
        _ => reader.skip().map(drop),
    }
}

#[test]
fn the_limits_hold_on_the_typed_way_too() {
    let mut reader = Reader::over("{\"a\":{\"b\":[1,{\"c\":2,\"c\":3}]}}");
    let error = descend(&mut reader).unwrap_err();
    assert_eq!((error.code(), error.place().json_pointer()), (Code::JsonDuplicateMember, Some("/a/b/1/c")));
    let deep = "[".repeat(129);
    assert_eq!(descend(&mut Reader::over(&deep)).unwrap_err().code(), Code::LimitExceeded);
}

#[test]
fn no_digit_is_rounded() {
    let long = format!("0.{}", "1".repeat(1_000_000));
    let huge = format!("1{}", "0".repeat(100_000));
    for text in [
        "9007199254740993",
        "18446744073709551616",
        "1e400",
        "-1e400",
        "1e-400",
        "-0",
        "1.10",
        "1e2",
        &long,
        &huge,
    ] {
        assert_eq!(Json::parse(text.as_bytes()).unwrap().text(), text);
    }
    assert_eq!(Json::parse(b"18446744073709551615").unwrap().as_u64(), Some(u64::MAX));
    assert_eq!(Json::parse(b"18446744073709551616").unwrap().as_u64(), None);
    assert_eq!(Json::parse(b"1e400").unwrap().as_f64(), None);
    assert_eq!(Json::parse(b"-9223372036854775808").unwrap().as_i64(), Some(i64::MIN));
    let error = Reader::over("[18446744073709551616]").array(|reader| reader.u64().map(drop)).unwrap_err();
    assert_eq!((error.code(), error.place().range()), (Code::JsonRange, Some(1..21)));
    let error = Reader::over("{\"n\":1.0}").object(|_, reader| reader.i64().map(drop)).unwrap_err();
    assert_eq!((error.code(), error.place().json_pointer()), (Code::JsonType, Some("/n")));
}

#[test]
fn wrong_types_give_the_pointer_and_the_whole_value() {
    let error = Reader::over("{\"a~/b\":[0, {\"x\":1} ]}")
        .object(|_, reader| reader.array(|reader| reader.u64().map(drop)))
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "json: pointer \"/a~0~1b/1\", bytes 12..19: wrong type: expected a number, found an object"
    );
    assert_eq!(Reader::over("").peek().unwrap_err().code(), Code::Truncated);
    assert_eq!(Reader::over("1").string().unwrap_err().code(), Code::JsonType);
    assert_eq!(Reader::over("nulL").null().unwrap_err().code(), Code::JsonSyntax);
    assert_eq!(Reader::over("tRue").bool().unwrap_err().code(), Code::JsonSyntax);
}

#[test]
fn pointers_find_values_and_their_bytes() {
    // RFC 6901 section 5.
    let text =
        br#"{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}"#;
    let json = Json::parse(text).unwrap();
    for (pointer, value) in [
        ("", json.text()),
        ("/foo", "[\"bar\",\"baz\"]"),
        ("/foo/0", "\"bar\""),
        ("/", "0"),
        ("/a~1b", "1"),
        ("/c%d", "2"),
        ("/e^f", "3"),
        ("/g|h", "4"),
        ("/i\\j", "5"),
        ("/k\"l", "6"),
        ("/ ", "7"),
        ("/m~0n", "8"),
    ] {
        assert_eq!(json.pointer(pointer).unwrap().text(), value, "{pointer}");
        let range = json.range_of(pointer).unwrap();
        assert_eq!(&text[range], value.as_bytes());
    }
    for pointer in ["foo", "/foo/2", "/foo/-", "/foo/00", "/foo/+1", "/nope", "/foo/0/x", "/a/b"] {
        assert_eq!(json.pointer(pointer), None, "{pointer}");
    }
}

#[test]
fn strings_are_unescaped_as_the_rfc_says() {
    for (text, value) in [
        (r#""""#, ""),
        (r#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
        (r#""\u4e2d\uD83D\uDE00x""#, "\u{4e2d}\u{1f600}x"),
        (r#""\\u0041""#, "\\u0041"),
        (r#""\u0000""#, "\0"),
    ] {
        assert_eq!(Json::parse(text.as_bytes()).unwrap().as_str().unwrap(), value);
    }
    assert_eq!(Json::parse(b"1").unwrap().as_str(), None);
}

#[test]
fn equal_texts_mean_the_same_and_others_do_not() {
    let eq = |left: &str, right: &str| {
        Json::parse(left.as_bytes()).unwrap().eq_json(&Json::parse(right.as_bytes()).unwrap())
    };
    for (left, right) in [
        ("1", "1.0"),
        ("1e2", "100"),
        ("-0", "0"),
        ("0e5", "0.00"),
        ("12.5e-1", "1.25"),
        ("1e999999999", "10e999999998"),
        ("{\"a\":1,\"b\":[\"\\u0041\"]}", " { \"b\" : [ \"A\" ] , \"a\" : 1 } "),
    ] {
        assert!(eq(left, right), "{left} {right}");
    }
    for (left, right) in [
        ("9007199254740993", "9007199254740992"),
        ("1", "\"1\""),
        ("1", "-1"),
        ("1e999999999", "1e999999998"),
        ("null", "\"null\""),
        ("[1,2]", "[2,1]"),
        ("{\"a\":1}", "{\"a\":1,\"b\":null}"),
        ("{}", "[]"),
    ] {
        assert!(!eq(left, right), "{left} {right}");
    }
}

#[test]
fn floods_are_read_in_linear_time() {
    // Quadratic work on any of these would run for minutes.
    let members = |count: usize| -> String {
        let members: Vec<String> = (0..count).map(|index| format!("\"k{index}\":{index}")).collect();
        format!("{{{}}}", members.join(","))
    };
    assert_eq!(Json::parse(members(200_000).as_bytes()).unwrap().members().0.len(), 200_000);
    let twice = members(200_000).replacen("\"k199999\"", "\"k0\"", 1);
    assert_eq!(error(&twice).code(), Code::JsonDuplicateMember);
    for flood in ["[".repeat(1_000_000), "{\"a\":".repeat(200_000), format!("[{}", "0,".repeat(1_000_000))] {
        assert!(Json::parse(flood.as_bytes()).is_err());
    }
    assert_eq!(error(format!("\"{}", "\\u0041".repeat(300_000))).code(), Code::Truncated);
}
