//! Alibaba's device shadows: the guide's dialogue step by step, every printed and recorded message, and the refusals.

mod common;

use serde_json::{Value, json};
use thingwire::{
    Code, Direction,
    alibaba::shadow::{Document, Message, Refusal, Section, State, apply, apply_payload},
    facade,
    wire::json::{FromJson, IntoOwned, ToJson},
};

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

fn document(value: &Value) -> Document<'static> {
    Document::from_json(value.to_string().as_bytes()).expect("a document").into_owned()
}

/// Document, reply and control of a request that is applied.
fn step(before: &Value, request: &Value, now: u64) -> (Value, Value, Option<Value>) {
    let (before, request) = (document(before), request.to_string());
    let request = Message::from_json(request.as_bytes()).expect("a message");
    let outcome = apply(&before, &request, now);
    let control = outcome.control.map(|control| value(&control.to_json()));
    (value(&outcome.document.to_json()), value(&outcome.reply.to_json()), control)
}

/// Where two values differ: pointer, then what each has there (`null` for nothing).
fn differences(printed: &Value, ours: &Value) -> Vec<(String, Value, Value)> {
    fn walk(pointer: &str, printed: &Value, ours: &Value, found: &mut Vec<(String, Value, Value)>) {
        match (printed, ours) {
            (Value::Object(one), Value::Object(other)) => {
                let names: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
                for name in names {
                    let (one, other) = (&printed[name], &ours[name]);
                    walk(&format!("{pointer}/{name}"), one, other, found);
                }
            }
            _ if printed == ours => {}
            _ => found.push((pointer.to_owned(), printed.clone(), ours.clone())),
        }
    }
    let mut found = Vec::new();
    walk("", printed, ours, &mut found);
    found
}

/// Holds ours against the printed: they differ exactly in the deviations, each with its reason.
fn compare(step: &str, printed: &Value, ours: &Value, deviations: &[(&str, Value, Value, &str)]) {
    let expected: Vec<(String, Value, Value)> = deviations
        .iter()
        .map(|(pointer, printed, ours, reason)| {
            assert!(!reason.is_empty());
            ((*pointer).to_owned(), printed.clone(), ours.clone())
        })
        .collect();
    assert_eq!(differences(printed, ours), expected, "{step}");
}

/// Devices guide 2018, 1.3, lines 330 to 697: product 10000, device lightbulb.
#[test]
fn the_guides_dialogue() {
    // 1. The device reports (334, 360, 383).
    let request = json!({"method": "update", "state": {"reported": {"color": "red"}}, "version": 1});
    let (reported, reply, control) = step(&json!({}), &request, 1469564492);
    let printed = json!({"state": {"reported": {"color": "red"}},
        "metadata": {"reported": {"color": {"timestamp": 1469564492}}}, "timestamp": 1469564492, "version": 1});
    compare("document after the report", &printed, &reported, &[]);
    let printed =
        json!({"method": "reply", "payload": {"status": "success", "version": 1}, "timestamp": 1469564576});
    compare(
        "reply to the report",
        &printed,
        &reply,
        &[(
            "/timestamp",
            json!(1469564576),
            json!(1469564492),
            "printed 84 seconds after the update, at the time of the next step: ours is the time that is given",
        )],
    );
    assert_eq!(control, None);

    // 2. The application asks for green (444, 458, 487).
    let request = json!({"method": "update", "state": {"desired": {"color": "green"}}, "version": 2});
    let (desired, reply, control) = step(&reported, &request, 1469564576);
    let printed = json!({"state": {"reported": {"color": "red"}, "desired": {"color": "green"}},
        "metadata": {"reported": {"color": {"timestamp": 1469564492}}, "desired": {"color": {"timestamp": 1469564576}}},
        "timestamp": 1469564576, "version": 2});
    compare("document after the command", &printed, &desired, &[]);
    // Printed over a page break with a brace too many; put together as in the platform's own messages.
    let printed = json!({"method": "control", "payload": {"status": "success",
            "state": {"reported": {"color": "red"}, "desired": {"color": "green"}},
            "metadata": {"reported": {"color": {"timestamp": 1469564492}}, "desired": {"color": {"timestamp": 1469564576}}}},
        "version": 2, "timestamp": 1469564576});
    compare("control", &printed, &control.expect("the device is told"), &[]);
    // The reply to the application is not printed.
    assert_eq!(reply["payload"], json!({"status": "success", "version": 2}));

    // The device asks for its shadow at that point (588, 598): printed later, with version 2.
    let (same, reply, control) = step(&desired, &json!({"method": "get"}), 1469564576);
    assert_eq!((same, control), (desired.clone(), None));
    let printed = json!({"method": "reply", "payload": {"status": "success",
            "state": {"reported": {"color": "red"}, "desired": {"color": "green"}},
            "metadata": {"reported": {"color": {"timestamp": 1469564492}}, "desired": {"color": {"timestamp": 1469564492}}}},
        "version": 2, "timestamp": 1469564576});
    compare(
        "reply to get",
        &printed,
        &reply,
        &[(
            "/payload/metadata/desired/color/timestamp",
            json!(1469564492),
            json!(1469564576),
            "the document (477) and the control message (513) of the same version have the other time",
        )],
    );

    // 3. The device has turned green, and clears the command (532, 546).
    let printed = json!({"state": {"reported": {"color": "green"}},
        "metadata": {"reported": {"color": {"timestamp": 1469564577}}, "desired": {"timestamp": 1469564576}}, "version": 3});
    let request = json!({"method": "update", "state": {"desired": "null"}, "version": 3});
    let (cleared, reply, control) = step(&desired, &request, 1469564577);
    let no_time = "printed without a time, which table 1-1 defines and all other documents have";
    compare(
        "document after clearing",
        &printed,
        &cleared,
        &[
            (
                "/metadata/reported/color/timestamp",
                json!(1469564577),
                json!(1469564492),
                "the printed request reports nothing, the printed document has a report",
            ),
            ("/state/reported/color", json!("green"), json!("red"), "the same"),
            ("/timestamp", Value::Null, json!(1469564577), no_time),
        ],
    );
    assert_eq!((&reply["payload"]["version"], control), (&json!(3), None));
    // With the report in the same message, as SDKs send it, the document is the printed one.
    let request = json!({"method": "update", "state": {"reported": {"color": "green"}, "desired": "null"}, "version": 3});
    let (cleared, ..) = step(&desired, &request, 1469564577);
    compare(
        "document after reporting and clearing",
        &printed,
        &cleared,
        &[("/timestamp", Value::Null, json!(1469564577), no_time)],
    );

    // 4. Deleting (672, 687): both are printed with version 1, which the rule of table 1-2 refuses at this point.
    let conflict = json!({"method": "reply", "payload": {"status": "error",
        "content": {"errorcode": "409", "errormessage": "Version conflict."}}, "timestamp": 1469564578});
    let some = json!({"color": "null", "temperature": "null"});
    for reported in [some.clone(), json!("null")] {
        let request = json!({"method": "delete", "state": {"reported": reported}, "version": 1});
        assert_eq!(step(&cleared, &request, 1469564578), (cleared.clone(), conflict.clone(), None));
    }
    // With a later version they do what the prose says.
    let warm =
        json!({"method": "update", "state": {"reported": {"temperature": 20, "power": 1}}, "version": 4});
    let (warm, ..) = step(&cleared, &warm, 1469564579);
    let request = json!({"method": "delete", "state": {"reported": some}, "version": 5});
    let (fewer, reply, control) = step(&warm, &request, 1469564580);
    assert_eq!(
        fewer,
        json!({"state": {"reported": {"power": 1}},
        "metadata": {"reported": {"power": {"timestamp": 1469564579}}, "desired": {"timestamp": 1469564576}},
        "timestamp": 1469564580, "version": 5})
    );
    assert_eq!(
        reply,
        json!({"method": "reply", "payload": {"status": "success", "version": 5}, "timestamp": 1469564580})
    );
    assert_eq!(control, None);
    let request = json!({"method": "delete", "state": {"reported": "null"}, "version": 6});
    let (none, ..) = step(&warm, &request, 1469564580);
    assert_eq!(none["state"], json!({}));
    assert_eq!(none["metadata"], json!({"desired": {"timestamp": 1469564576}}));
}

/// The dialogue above is that of the catalogue: its documents and messages are walked once more from there.
#[test]
fn the_catalogues_dialogue() {
    let Some(text) = common::shared("catalogue/behaviours.json") else { return };
    let behaviours = value(&text);
    let dialogue = behaviours
        .as_array()
        .expect("a list")
        .iter()
        .find(|entry| entry["id"] == "alibaba-shadow-transitions")
        .expect("the dialogue");
    let examples = dialogue["examples"].as_array().expect("its steps");
    assert_eq!(examples.len(), 6);
    let (mut same, mut refused) = (0, 0);
    for example in examples {
        let before = if example["before"].is_object() { example["before"].clone() } else { json!({}) };
        let now = example["at"].as_u64().unwrap_or(1469564577);
        let (after, reply, _) = step(&before, &example["message"], now);
        if example["after"].is_object() && example["before"].as_str().is_none() {
            assert_eq!(after, example["after"]);
            same += 1;
        }
        if example["message"]["method"] == "delete" {
            // The document before is not printed; after version 3 the printed version 1 is too old.
            let (_, reply, _) = step(&json!({"version": 3}), &example["message"], now);
            assert_eq!(reply["payload"]["content"]["errorcode"], "409");
            refused += 1;
        }
        assert_eq!(reply["payload"]["status"], "success", "{example}");
    }
    assert_eq!((same, refused), (2, 2));
}

/// Every shadow message and document of the catalogue: read, written JSON-equal, and checked.
#[test]
fn every_example_of_the_guide_is_read_and_written_back() {
    let Some(text) = common::shared("catalogue/messages.json") else { return };
    let all = value(&text);
    let (mut messages, mut documents, mut fragments) = (0, 0, 0);
    for entry in all
        .as_array()
        .expect("a list")
        .iter()
        .filter(|entry| entry["vendor"] == "alibaba" && entry["family"] == "shadow")
    {
        let (id, example) = (entry["id"].as_str().expect("an id"), &entry["example"]);
        if example.is_null() {
            assert_eq!(id, "alibaba-000-shadow-document-template", "the one that is no JSON");
            continue;
        }
        let text = example.to_string();
        let mut notes = Vec::new();
        let again = if example.get("method").is_some() {
            let message = Message::from_json(text.as_bytes()).expect(id);
            assert_eq!(message.clone().into_owned(), message);
            let down = matches!(message.method(), Some("reply" | "control"));
            message.check(if down { Direction::Down } else { Direction::Up }, &mut notes);
            messages += 1;
            message.to_json()
        } else if example.get("state").is_some() {
            let document = Document::from_json(text.as_bytes()).expect(id);
            assert_eq!(document.clone().into_owned(), document);
            document.check(&mut notes);
            documents += 1;
            document.to_json()
        } else {
            let state = State::from_json(text.as_bytes()).expect(id);
            assert!(state.extra.0.is_empty());
            fragments += 1;
            state.to_json()
        };
        assert_eq!(value(&again), *example, "{id}");
        let codes: Vec<Code> = notes.iter().map(|note| note.code()).collect();
        let expected: &[Code] = match id {
            // `"errorcode": "${errorcode}"`.
            "alibaba-000-shadow-update-reply-error" => &[Code::ShadowErrorCodeUnknown],
            "alibaba-000-shadow-document-after-clear" => &[Code::ShadowTimestampMissing],
            _ => &[],
        };
        assert_eq!(codes, expected, "{id}: {notes:?}");
    }
    assert_eq!((messages, documents, fragments), (10, 6, 3));
}

#[test]
fn every_recorded_shadow_message_is_read_and_written_back() {
    let Some(text) = common::shared("recorded/alibaba/alink.jsonl") else { return };
    let mut read = 0;
    for line in text.lines().filter(|line| line.contains("\"/shadow/")) {
        let case = value(line);
        let (topic, payload) =
            (case["topic"].as_str().expect("a topic"), case["payload"].as_str().expect("text"));
        let message = Message::from_json(payload.as_bytes()).expect(payload);
        assert_eq!(value(&message.to_json()), value(payload));
        let mut notes = Vec::new();
        let down = topic.starts_with("/shadow/get/");
        message.check(if down { Direction::Down } else { Direction::Up }, &mut notes);
        assert_eq!(notes, [], "{payload}");
        read += 1;
    }
    assert_eq!(read, 7);
}

/// What the platform itself was seen to send (in comments of devices' firmware and Alibaba's Android demo).
#[test]
fn what_the_platform_sends_breaks_no_rule() {
    for payload in [
        r#"{"method":"reply","payload":{"status":"success","version":24470},"clientToken":"null","timestamp":1642487387}"#,
        r#"{"method":"reply","payload":{"status":"success","state":{"reported":{}},"metadata":{"reported":{}}},"timestamp":1547641855,"version":7,"clientToken":"null"}"#,
        r#"{"method":"control","payload":{"state":{"desired":{"mode":2,"color":"white"},"reported":{"mode":"1","color":"red"}},"metadata":{"desired":{"mode":{"timestamp":1547642408},"color":{"timestamp":1547642408}},"reported":{"mode":{"timestamp":1547642408},"color":{"timestamp":1547642408}}}},"timestamp":1547642408,"version":12}"#,
    ] {
        let message = Message::from_json(payload.as_bytes()).expect(payload);
        let mut notes = Vec::new();
        message.check(Direction::Down, &mut notes);
        assert_eq!(notes, [], "{payload}");
        assert_eq!(value(&message.to_json()), value(payload));
    }
}

fn outcome(before: &str, request: &str) -> (Option<Refusal>, Value) {
    let before = Document::from_json(before.as_bytes()).expect("a document");
    let outcome = apply_payload(&before, request.as_bytes(), 1469564576);
    if let Some(refusal) = outcome.refusal {
        assert_eq!(outcome.document, before, "{request}");
        assert_eq!(outcome.control, None);
        let content = json!({"errorcode": refusal.code(), "errormessage": refusal.message()});
        assert_eq!(
            value(&outcome.reply.to_json())["payload"],
            json!({"status": "error", "content": content}),
            "{request}"
        );
    }
    (outcome.refusal, value(&outcome.document.to_json()))
}

/// The cases of table 1-3, each with inputs that bring it about on a document of version 3.
#[test]
fn refusals() {
    let attributes = |count: usize| {
        let list: Vec<String> = (0..count).map(|number| format!("\"a{number}\":{number}")).collect();
        list.join(",")
    };
    let too_many =
        format!(r#"{{"method":"update","state":{{"reported":{{{}}}}},"version":4}}"#, attributes(129));
    let too_many_go = too_many.replace("update", "delete");
    let cases: &[(Refusal, &[&str])] = &[
        (
            Refusal::InvalidJson,
            &[
                "{",
                "nothing",
                "[]",
                "null",
                r#"{"method":"get"} x"#,
                r#"{"method":"get","method":"get"}"#,
                r#"{"method":"update","state":[],"version":4}"#,
                r#"{"method":"update","state":{"reported":5},"version":4}"#,
            ],
        ),
        (
            Refusal::MethodMissing,
            &[r#"{"version":4}"#, r#"{"method":null}"#, r#"{"state":{"reported":{"a":1}},"version":4}"#],
        ),
        (
            Refusal::StateMissing,
            &[r#"{"method":"update","version":4}"#, r#"{"method":"delete","state":null,"version":4}"#],
        ),
        (
            Refusal::InvalidVersion,
            &[
                r#"{"method":"update","state":{"reported":{"a":1}}}"#,
                r#"{"method":"update","state":{"reported":{"a":1}},"version":"5"}"#,
                r#"{"method":"update","state":{"reported":{"a":1}},"version":null}"#,
                r#"{"method":"update","state":{"reported":{"a":1}},"version":true}"#,
                r#"{"method":"update","state":{"reported":{"a":1}},"version":4.5}"#,
                r#"{"method":"update","state":{"reported":{"a":1}},"version":1e1}"#,
                r#"{"method":"update","state":{"reported":{"a":1}},"version":-2}"#,
                r#"{"method":"update","state":{"reported":{"a":1}},"version":9223372036854775808}"#,
                r#"{"method":"delete","state":{"reported":"null"}}"#,
            ],
        ),
        (
            Refusal::ReportedMissing,
            &[
                r#"{"method":"update","state":{},"version":4}"#,
                r#"{"method":"update","state":{"color":"red"},"version":4}"#,
                r#"{"method":"update","state":{"desired":{}},"version":4}"#,
                r#"{"method":"update","state":{"desired":"none"},"version":4}"#,
                r#"{"method":"delete","state":{"desired":"null"},"version":4}"#,
            ],
        ),
        (
            Refusal::ReportedBlank,
            &[
                r#"{"method":"update","state":{"reported":{}},"version":4}"#,
                r#"{"method":"update","state":{"reported":""},"version":4}"#,
                r#"{"method":"update","state":{"reported":"null"},"version":4}"#,
                r#"{"method":"update","state":{"reported":null,"desired":{"a":1}},"version":4}"#,
                r#"{"method":"delete","state":{"reported":{}},"version":4}"#,
                r#"{"method":"delete","state":{"reported":"all"},"version":4}"#,
            ],
        ),
        (
            Refusal::InvalidMethod,
            &[
                r#"{"method":"updat"}"#,
                r#"{"method":""}"#,
                r#"{"method":7}"#,
                r#"{"method":"reply"}"#,
                r#"{"method":"Update","state":{"reported":{"a":1}},"version":4}"#,
            ],
        ),
        (Refusal::JsonEmpty, &["", " \n", "{}", "{ }"]),
        (Refusal::TooManyAttributes, &[&too_many, &too_many_go]),
        (
            Refusal::VersionConflict,
            &[
                r#"{"method":"update","state":{"reported":{"a":1}},"version":3}"#,
                r#"{"method":"update","state":{"reported":{"a":1}},"version":0}"#,
                r#"{"method":"update","state":{"desired":"null"},"version":2}"#,
                r#"{"method":"delete","state":{"reported":"null"},"version":1}"#,
            ],
        ),
    ];
    let mut tried = 0;
    for (refusal, requests) in cases {
        for request in *requests {
            assert_eq!(outcome(r#"{"version":3}"#, request).0, Some(*refusal), "{request}");
            tried += 1;
        }
    }
    assert_eq!(tried, 48);
    // 500: the stored document is broken; a get still gives it as it is.
    let update = r#"{"method":"update","state":{"reported":{"a":1}},"version":4}"#;
    for broken in [r#"{"version":"3"}"#, r#"{"version":null}"#, r#"{"version":1.5}"#] {
        assert_eq!(outcome(broken, update).0, Some(Refusal::ServerException), "{broken}");
        assert_eq!(outcome(broken, r#"{"method":"get"}"#).0, None);
    }
    // 128 attributes are taken; one more beside them is not.
    let full = format!(r#"{{"method":"update","state":{{"reported":{{{}}}}},"version":4}}"#, attributes(128));
    let (refusal, document) = outcome(r#"{"version":3}"#, &full);
    assert_eq!(refusal, None);
    let more = r#"{"method":"update","state":{"reported":{"b":1}},"version":5}"#;
    assert_eq!(outcome(&document.to_string(), more).0, Some(Refusal::TooManyAttributes));
    let again = r#"{"method":"update","state":{"reported":{"a7":1}},"version":5}"#;
    assert_eq!(outcome(&document.to_string(), again).0, None);
    let wanted = full.replace("reported", "desired").replace("\"a0\":0", "\"a0\":0,\"z\":0");
    assert_eq!(outcome(r#"{"version":3}"#, &wanted).0, None, "the guide limits the reported ones");
    assert_eq!(Refusal::ALL.len(), cases.len() + 1);
}

/// The table's words, from the catalogue.
#[test]
fn refusals_have_the_guides_words() {
    let Some(text) = common::shared("catalogue/errors.json") else { return };
    let mut found = 0;
    for entry in value(&text).as_array().expect("a list") {
        if entry["scope"].as_str().is_some_and(|scope| scope.starts_with("shadow reply")) {
            let refusal = Refusal::from_code(&entry["code"].to_string()).expect("a code of the table");
            assert_eq!(entry["message"], refusal.message());
            found += 1;
        }
    }
    assert_eq!(found, Refusal::ALL.len());
}

#[test]
fn values_are_replaced_whole_and_kept_as_they_came() {
    let before = r#"{"state":{"reported":{"colors":["RED","GREEN","BLUE"],"o":{"a":1,"b":2}}},"version":1}"#;
    let before = Document::from_json(before.as_bytes()).unwrap();
    let request = br#"{"method":"update","state":{"reported":{"o":{"b":3},"colors":["RED"],"n":9007199254740993,"f":1.10}},"version":2}"#;
    let outcome = apply_payload(&before, request, 5);
    let text = outcome.document.to_json();
    assert!(
        text.starts_with(
            r#"{"state":{"reported":{"colors":["RED"],"o":{"b":3},"n":9007199254740993,"f":1.10}},"#
        ),
        "{text}"
    );
}

/// Both nulls delete and clear; in an update of reported attributes both are values.
#[test]
fn null_as_text_and_as_json_are_kept_apart() {
    for null in ["null", "\"null\""] {
        let before = r#"{"state":{"reported":{"a":1,"b":2},"desired":{"a":2}},"version":1}"#;
        let delete =
            format!(r#"{{"method":"delete","state":{{"reported":{{"a":{null},"b":"0"}}}},"version":2}}"#);
        assert_eq!(outcome(before, &delete).1["state"], json!({"reported": {"b": 2}, "desired": {"a": 2}}));
        let all = format!(r#"{{"method":"delete","state":{{"reported":{null}}},"version":2}}"#);
        assert_eq!(outcome(before, &all).1["state"], json!({"desired": {"a": 2}}));
        let clear = format!(r#"{{"method":"update","state":{{"desired":{null}}},"version":2}}"#);
        assert_eq!(outcome(before, &clear).1["state"], json!({"reported": {"a": 1, "b": 2}}));
        let store = format!(r#"{{"method":"update","state":{{"reported":{{"a":{null}}}}},"version":2}}"#);
        assert_eq!(outcome(before, &store).1["state"]["reported"]["a"], value(null));
    }
    let read = |text: &str| Section::from_json(text.as_bytes()).expect("a section").into_owned();
    assert_eq!(read("null"), Section::Null);
    assert!(read("\"null\"").is_null_text() && !read("null").is_null_text());
    assert!(read("\"null\"").is_null() && read("null").is_null() && !read("\"\"").is_null());
}

/// -1 is of later pages, and clears: see `apply`.
#[test]
fn version_minus_one_starts_again() {
    let before = r#"{"state":{"reported":{"a":1},"desired":{"b":2}},"metadata":{"reported":{"a":{"timestamp":1}}},"timestamp":1,"version":9}"#;
    let request = r#"{"method":"update","state":{"reported":{"c":3}},"version":-1}"#;
    let (refusal, after) = outcome(before, request);
    assert_eq!(refusal, None);
    assert_eq!(
        after,
        json!({"state": {"reported": {"c": 3}}, "metadata": {"reported": {"c": {"timestamp": 1469564576}}},
        "timestamp": 1469564576, "version": 0})
    );
}

/// A member of the wrong type is an error with its place; what is odd but readable is kept.
#[test]
fn structural_faults_have_pointer_and_bytes() {
    for (text, code, pointer, bytes) in [
        (r#"{"method":7}"#, Code::JsonType, "/method", 10..11),
        (r#"{"state":"null"}"#, Code::JsonType, "/state", 9..15),
        (r#"{"state":{"reported":[1]}}"#, Code::JsonType, "/state/reported", 21..24),
        (r#"{"state":{"desired":true}}"#, Code::JsonType, "/state/desired", 20..24),
        (r#"{"version":{}}"#, Code::JsonType, "/version", 11..13),
        (r#"{"payload":{"content":"x"}}"#, Code::JsonType, "/payload/content", 22..25),
        (r#"{"payload":{"metadata":{"reported":1}}}"#, Code::JsonType, "/payload/metadata/reported", 35..36),
        (
            r#"{"payload":{"metadata":{"reported":{"a":1,"\u0061":2}}}}"#,
            Code::JsonDuplicateMember,
            "/payload/metadata/reported/a",
            43..49,
        ),
        (r#"{"state":{"reported":{"a":1,"a":1}}}"#, Code::JsonDuplicateMember, "/state/reported/a", 29..30),
    ] {
        let error = Message::from_json(text.as_bytes()).expect_err(text);
        let place = error.place();
        assert_eq!((error.code(), place.json_pointer()), (code, Some(pointer)), "{text}: {error}");
        assert_eq!(place.range(), Some(bytes), "{text}: {error}");
    }
    for text in [
        r#"{"method":null,"state":null,"payload":null,"version":null,"timestamp":null,"clientToken":null}"#,
        r#"{"payload":{"metadata":{"reported":{"a":1,"timestamp":{"timestamp":2},"b":{"timestamp":null},"c":[{"timestamp":1}]}}}}"#,
        r#"{"payload":{"metadata":{"desired":{"timestamp":"2"},"x":1},"state":{"x":2},"x":3},"x":4}"#,
        r#"{"version":99999999999999999999,"timestamp":1e400,"clientToken":-0.0}"#,
    ] {
        let message = Message::from_json(text.as_bytes()).expect(text);
        let again = message.to_json();
        let (again, text) = (parse(&again), parse(text));
        assert!(again.eq_json(&text), "{again} {text}");
    }
}

fn parse(text: &str) -> thingwire::wire::json::Json<'_> {
    thingwire::wire::json::Json::parse(text.as_bytes()).expect("JSON")
}

#[test]
fn the_facade_gives_one_object() {
    let document = r#"{"state":{"reported":{"color":"red"}},"metadata":{"reported":{"color":{"timestamp":1469564492}}},"timestamp":1469564492,"version":1}"#;
    let request =
        r#"{"method":"update","state":{"desired":{"color":"green"}},"version":2,"clientToken":"DEVICE-1"}"#;
    let found = value(&facade::shadow_apply_json(document, request, 1469564576));
    assert_eq!(found["document"]["version"], 2);
    assert_eq!(
        found["reply"],
        json!({"method": "reply", "payload": {"status": "success", "version": 2},
        "timestamp": 1469564576, "clientToken": "DEVICE-1"})
    );
    assert_eq!(found["control"]["method"], "control");
    assert_eq!(found["notes"], json!([]));
    let refused = value(&facade::shadow_apply_json("", "{", 1));
    assert_eq!(refused["document"], json!({}));
    assert_eq!(refused["reply"]["payload"]["content"]["errorcode"], "400");
    assert_eq!((&refused["control"], &refused["notes"][0]["code"]), (&Value::Null, &json!("truncated")));
    assert_eq!(value(&facade::shadow_apply_json("[]", request, 1))["error"]["code"], "json_type");
    // As deep as JSON may go.
    let deep = format!(
        r#"{{"method":"update","state":{{"reported":{{"a":{}{}}}}},"version":1}}"#,
        "[".repeat(125),
        "]".repeat(125)
    );
    assert!(
        facade::shadow_apply_json("", &deep, 1)
            .starts_with("{\"document\":{\"state\":{\"reported\":{\"a\":[[")
    );
}

/// The cost grows with the attributes, not with their square: this would take minutes.
#[test]
fn many_attributes_are_merged_in_linear_time() {
    let list: Vec<String> = (0..100_000).map(|number| format!("\"attribute{number}\":{number}")).collect();
    let update = |version| {
        format!(r#"{{"method":"update","state":{{"desired":{{{}}}}},"version":{version}}}"#, list.join(","))
    };
    let (first, second) = (update(1), update(2));
    let once = apply_payload(&Document::default(), first.as_bytes(), 1);
    let twice = apply_payload(&once.document, second.as_bytes(), 2);
    assert_eq!(twice.document.version(), Some(2));
    let mut notes = Vec::new();
    twice.document.check(&mut notes);
    assert_eq!(notes, []);
}

/// A message whose one member is `payload` is no payload that was kept.
#[test]
fn a_payload_alone_is_encoded_whole() {
    for (topic, payload) in [
        ("/shadow/get/a/b", r#"{"payload":{"status":"success","version":1}}"#),
        ("/sys/a/b/thing/topo/get", r#"{"payload":1}"#),
        ("/sys/a/b/thing/topo/get", r#"{"payload_hex":"00"}"#),
        ("/a/b/user/c", r#"{"payload":1}"#),
        ("/sys/a/b/rrpc/request/1", r#"{"payload":1}"#),
    ] {
        let record = json!({"topic": topic, "payload": payload}).to_string();
        let encoded = value(&facade::encode_json(&facade::decode_json(&record)));
        assert_eq!(encoded["payload"], payload, "{topic}");
    }
}
