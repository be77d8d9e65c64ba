//! The test vectors, every one, with the counts of the manifest; and at test time every truncation and every single-bit
//! change of the valid binary ones.

mod common;

use std::ops::Range;

use serde_json::{Value, json};
use thingwire::{
    Record, decode, encode, explain, facade, limits,
    wire::{
        gzip,
        json::{Json, Reader},
    },
};

fn parse(text: &str) -> Value {
    // What nests as deep as a payload may is deeper than serde_json's own limit, with the forms around it.
    let mut reader = serde_json::Deserializer::from_str(text);
    reader.disable_recursion_limit();
    serde::Deserialize::deserialize(&mut reader).unwrap_or_else(|error| panic!("{error} in {text}"))
}

fn read(path: &std::path::Path) -> Value {
    parse(&std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// Every file that the manifest names, with its cases.
fn files() -> Vec<(String, Value, Vec<Value>)> {
    let folder = common::root().join("testvectors");
    let manifest = read(&folder.join("manifest.json"));
    let files = manifest["files"].as_object().expect("the manifest lists files");
    assert!(!files.is_empty());
    files
        .iter()
        .map(|(name, counts)| {
            let cases = read(&folder.join(name))["cases"].as_array().expect("a file has cases").clone();
            (name.clone(), counts.clone(), cases)
        })
        .collect()
}

/// Whether `found` has all that is expected. Members that end in `_meaning`, the `meaning` of a reply's code, and the `summary`
/// of an event may come on top.
fn agrees(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            expected.iter().all(|(name, value)| found.get(name).is_some_and(|found| agrees(value, found)))
                && found.keys().all(|name| {
                    expected.contains_key(name)
                        || name.ends_with("_meaning")
                        || ["meaning", "summary"].contains(&name.as_str())
                })
        }
        (Value::Array(expected), Value::Array(found)) => {
            expected.len() == found.len()
                && expected.iter().zip(found).all(|(expected, found)| agrees(expected, found))
        }
        _ => expected == found,
    }
}

/// JSON messages are written anew: the same members and values, in an order of their own.
fn json_equal(left: &[u8], right: &[u8]) -> bool {
    match (Json::parse(left), Json::parse(right)) {
        (Ok(left), Ok(right)) => left.eq_json(&right),
        _ => false,
    }
}

/// What was compressed is compressed anew, by another compressor.
fn inflates_to_the_same(left: &[u8], right: &[u8]) -> bool {
    let inflate = |bytes| gzip::inflate(bytes, limits::INFLATED_BYTES);
    match (inflate(left), inflate(right)) {
        (Ok(left), Ok(right)) => left == right || json_equal(&left, &right),
        _ => false,
    }
}

/// The bytes of the value at a pointer, in a text that may nest deeper than a payload.
fn range_of(text: &str, pointer: &str) -> Option<Range<usize>> {
    pointer.split('/').skip(1).try_fold(0..text.len(), |outer, step| {
        let step = step.replace("~1", "/").replace("~0", "~");
        let (mut found, mut index) = (None, 0);
        let mut reader = Reader::over(&text[outer.clone()]).inside_levels(limits::JSON_DEPTH);
        let walked = if text[outer.clone()].starts_with('{') {
            reader.object(|name, reader| {
                let range = reader.skip()?;
                found = if name == step { Some(range) } else { found.take() };
                Ok(())
            })
        } else {
            reader.array(|reader| {
                let range = reader.skip()?;
                found = if index.to_string() == step { Some(range) } else { found.take() };
                index += 1;
                Ok(())
            })
        };
        walked.ok()?;
        found.map(|range| outer.start + range.start..outer.start + range.end)
    })
}

/// A kept JSON value is the expected text, byte for byte. It stays a text here: no reader of numbers holds them all.
fn with_kept_texts(expected: &Value, text: &str) -> Result<String, String> {
    fn collect(value: &Value, pointer: &str, kept: &mut Vec<(String, String)>) {
        match value {
            Value::Object(members) => match members.get("$text").and_then(Value::as_str) {
                Some(text) if members.len() == 1 => kept.push((pointer.to_owned(), text.to_owned())),
                _ => members.iter().for_each(|(name, value)| {
                    let step = name.replace('~', "~0").replace('/', "~1");
                    collect(value, &format!("{pointer}/{step}"), kept);
                }),
            },
            Value::Array(elements) => elements.iter().enumerate().for_each(|(index, value)| {
                collect(value, &format!("{pointer}/{index}"), kept);
            }),
            _ => {}
        }
    }
    let mut kept = Vec::new();
    collect(expected, "", &mut kept);
    let mut places = Vec::new();
    for (pointer, expected) in kept {
        let range = range_of(text, &pointer).ok_or_else(|| format!("no {pointer} in {text}"))?;
        if text[range.clone()] != expected {
            return Err(format!("{} at {pointer}, expected the text {expected}", &text[range]));
        }
        places.push((range, json!({ "$text": expected }).to_string()));
    }
    places.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    let mut readable = text.to_owned();
    for (range, shown) in places {
        readable.replace_range(range, &shown);
    }
    Ok(readable)
}

/// Credentials that are made or checked: outputs or verdict, the codes of the notes, or the error.
fn judge_credentials(case: &Value) -> Result<(), String> {
    let (text, expected) = match (case.get("sign"), case.get("verify")) {
        (Some(request), _) => (facade::sign_json(&request.to_string()), case.get("signed")),
        (None, Some(request)) => (facade::verify_json(&request.to_string()), case.get("verdict")),
        (None, None) => return Err("no request".into()),
    };
    let mut found = parse(&text);
    if let Some(error) = case.get("error") {
        let place = &found["error"]["place"];
        let right = found["error"]["code"] == error["code"]
            && error.get("pointer").is_none_or(|pointer| *pointer == place["pointer"]);
        return if right { Ok(()) } else { Err(format!("expected {error}, found {found}")) };
    }
    let expected = expected.ok_or("nothing is expected")?;
    let members = found.as_object_mut().ok_or("no object")?;
    let mut notes: Vec<String> = members
        .remove("notes")
        .and_then(|notes| Some(notes.as_array()?.iter().map(|note| note["code"].to_string()).collect()))
        .unwrap_or_default();
    notes.sort();
    let mut wanted: Vec<String> =
        case["notes"].as_array().into_iter().flatten().map(ToString::to_string).collect();
    wanted.sort();
    members.remove("scheme");
    if case.get("verify").is_some() {
        let message = found["cause"]["message"].as_str().is_some_and(|message| message.ends_with(['.', ')']));
        if !found["cause"].is_null() && !message {
            return Err(format!("no message in {found}"));
        }
        found["cause"] = found["cause"]["code"].clone();
    }
    if *expected != found || wanted != notes {
        return Err(format!("expected {expected} and {wanted:?}, found {found} and {notes:?}"));
    }
    Ok(())
}

/// A record as it is written: without the password, which nothing writes.
fn without_password(mut address: thingwire::record::Address<'_>) -> thingwire::record::Address<'_> {
    if let thingwire::record::Address::Connect(connect) = &mut address {
        connect.password = None;
    }
    address
}

/// What the case holds of the result; nothing when it is as it should be.
fn judge(case: &Value) -> Result<(), String> {
    if case.get("record").is_none() {
        return judge_credentials(case);
    }
    let record = case["record"].to_string();
    let text = match case.get("model") {
        Some(model) => facade::decode_json_with_model(&record, &model.to_string()),
        None => facade::decode_json(&record),
    };
    if case["result"] == "invalid" {
        let found = parse(&text);
        let (expected, error) = (&case["error"], &found["error"]);
        let place = &error["place"];
        let right = error["code"] == expected["code"]
            && ["layer"].iter().all(|name| expected.get(name).is_none_or(|value| *value == error[*name]))
            && ["offset", "end", "pointer", "level"]
                .iter()
                .all(|name| expected.get(name).is_none_or(|value| *value == place[*name]));
        return if right { Ok(()) } else { Err(format!("expected {expected}, found {found}")) };
    }
    let readable = with_kept_texts(&case["decoded"], &text)?;
    let mut found = parse(&readable);
    let notes = found.as_object_mut().and_then(|found| found.remove("notes")).unwrap_or_default();
    if !agrees(&case["decoded"], &found) {
        return Err(format!("expected {}, found {found}", case["decoded"]));
    }
    // Notes are given by their codes, or each with its pointer.
    let pointed = case["notes"].as_array().is_some_and(|notes| notes.iter().any(Value::is_object));
    let sorted = |notes: &Value, place: &str| {
        let mut names: Vec<String> = notes
            .as_array()
            .into_iter()
            .flatten()
            .map(|note| {
                let code = note.as_str().or(note["code"].as_str()).unwrap_or_default();
                let pointer = note.pointer(place).and_then(Value::as_str).filter(|_| pointed);
                format!("{code} {}", pointer.unwrap_or_default())
            })
            .collect();
        names.sort();
        names
    };
    let expected = sorted(&case["notes"], "/pointer");
    let noted = sorted(&notes, "/place/pointer");
    if expected != noted {
        return Err(format!("expected notes {expected:?}, found {notes}"));
    }
    // Back again: the same bytes on the same topic.
    if case["record"].get("keys").is_some() || found.get("coap").is_some() {
        return judge_carried(case, &record, &text, &found);
    }
    let encoded = facade::encode_json(&text);
    let (before, _) = facade::record_from_json(record.as_bytes()).expect("it was read before");
    let (after, notes) =
        facade::record_from_json(encoded.as_bytes()).map_err(|error| format!("{error} in {encoded}"))?;
    let same = after.address == without_password(before.address)
        && (after.payload == before.payload
            || json_equal(&after.payload, &before.payload)
            || inflates_to_the_same(&after.payload, &before.payload));
    if case["encodes_to"] != "same" || !same || !notes.is_empty() {
        return Err(format!("encodes to {encoded}"));
    }
    Ok(())
}

/// A message inside a CoAP datagram goes back into it: the very bytes from what was decoded, and from its JSON form what reads the
/// same.
fn judge_carried(case: &Value, record: &str, text: &str, found: &Value) -> Result<(), String> {
    let (before, _) = facade::record_from_json(record.as_bytes()).expect("it was read before");
    let decoded = decode(&before).map_err(|error| error.to_string())?;
    let again = encode(&decoded).map_err(|error| error.to_string())?;
    if case["encodes_to"] != "same" || again.payload != before.payload {
        return Err(format!("encodes to {again:?}"));
    }
    let with_keys = |text: &str| {
        let mut object = parse(text);
        if let Some(keys) = case["record"].get("keys") {
            object["keys"] = keys.clone();
        }
        object.to_string()
    };
    let encoded = facade::encode_json(&with_keys(text));
    let mut back = parse(&facade::decode_json(&with_keys(&encoded)));
    back.as_object_mut().and_then(|back| back.remove("notes"));
    if back != *found {
        return Err(format!("encodes to {encoded}, which reads as {back}"));
    }
    Ok(())
}

#[test]
fn every_vector_comes_out_as_it_says() {
    let (mut passed, mut failed) = (0, Vec::new());
    for (name, counts, cases) in files() {
        for result in ["valid", "acceptable", "invalid"] {
            let count = cases.iter().filter(|case| case["result"] == result).count();
            assert_eq!(counts[result], count, "{name}: {result} cases, as the manifest counts them");
        }
        for case in &cases {
            match judge(case) {
                Ok(()) => passed += 1,
                Err(why) => failed.push(format!("{}: {why}", case["id"])),
            }
        }
    }
    println!("vectors: {passed} passed, {} failed", failed.len());
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    assert_eq!(read(&common::root().join("testvectors/manifest.json"))["total"], passed);
}

/// An explanation never fails: it shows what is there, and says why the rest cannot be read.
#[test]
fn what_cannot_be_read_is_explained_with_the_reason() {
    let mut explained = 0_u32;
    for (_, _, cases) in files() {
        for case in cases.iter().filter(|case| case["result"] == "invalid" && case["record"].is_object()) {
            let text = case["record"].to_string();
            let Ok((mut record, _)) = facade::record_from_json(text.as_bytes()) else { continue };
            // A strict record may be refused for what is only odd.
            record.hints.strict = false;
            let Err(error) = decode(&record) else { continue };
            let text = facade::node_to_json(&explain(&record));
            let reasons = text.matches("{\"label\":\"error\",\"value\":").count();
            assert_eq!(reasons, 1, "{}: {text}", case["id"]);
            assert!(text.contains(error.code().name()), "{}: {error} in {text}", case["id"]);
            explained += 1;
        }
    }
    assert!(explained > 3000, "{explained} explained");
}

#[test]
fn every_truncation_and_every_changed_bit_is_refused_or_kept() {
    let (mut cut, mut changed, mut read_back) = (0_u32, 0_u32, 0_u32);
    for (_, _, cases) in files() {
        for case in
            cases.iter().filter(|case| case["result"] != "invalid" && case["decoded"]["protocol"] == "pcp")
        {
            let text = case["record"].to_string();
            let (record, _) = facade::record_from_json(text.as_bytes()).expect("it was read before");
            let bytes = record.payload.to_vec();
            // The longest frame would take minutes.
            if bytes.len() > 600 || case["decoded"]["topic"].is_object() {
                continue;
            }
            for length in 0..bytes.len() {
                assert!(decode(&Record::bytes(&bytes[..length])).is_err(), "{} cut to {length}", case["id"]);
                cut += 1;
            }
            let mut bytes = bytes;
            for bit in 0..bytes.len() * 8 {
                bytes[bit / 8] ^= 1 << (bit % 8);
                let record = Record::bytes(&bytes);
                match decode(&record) {
                    Ok(decoded) => {
                        let again = encode(&decoded).expect("what was read can be written");
                        assert_eq!(again.payload, record.payload, "{} bit {bit}", case["id"]);
                        read_back += 1;
                    }
                    Err(error) => {
                        let range = error.place().range().unwrap_or(0..0);
                        assert!(range.start <= range.end && range.end <= bytes.len(), "{error}");
                    }
                }
                changed += 1;
                bytes[bit / 8] ^= 1 << (bit % 8);
            }
        }
    }
    println!("{cut} truncations refused; {changed} changed bits, {read_back} of them read and written back");
    assert!(cut > 3000 && changed > 20_000, "too few cases: {cut}, {changed}");
}

/// The Python model's files are what the model writes; the guide's dialogue reads without a note.
#[test]
fn the_upgrade_dialogue_has_every_family_both_ways() {
    let path = common::root().join("testvectors/captures/pcp-upgrade.jsonl");
    let text = std::fs::read_to_string(path).expect("the recording is there");
    let kinds: Vec<String> = text
        .lines()
        .map(|line| {
            let decoded = parse(&facade::decode_json(line));
            assert_eq!(decoded["notes"], Value::Array(Vec::new()), "{decoded}");
            decoded["kind"].as_str().expect("a kind").to_owned()
        })
        .collect();
    let families = ["query_version", "new_version", "fragment", "download_report", "execute", "result"];
    let expected: Vec<String> = families
        .iter()
        .flat_map(|family| ["request", "response"].map(|role| format!("pcp.{family}.{role}")))
        .collect();
    assert_eq!(kinds, expected);
}
