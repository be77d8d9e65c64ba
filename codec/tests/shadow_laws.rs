//! Alibaba's device shadows: dialogues of any requests, against a second implementation that shares nothing with the first,
//! and the laws that every step keeps.

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use thingwire::{
    Direction,
    alibaba::shadow::{Document, Message, Outcome, Refusal, apply, apply_payload},
    wire::json::{FromJson, IntoOwned, ToJson},
};

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

/// The guide's rules over `Value`.
fn model(before: &Value, request: &Value, now: u64) -> (Value, Value, Option<Value>) {
    let refuse = |code: &str| {
        let words = match code {
            "401" => "The method field is missing.",
            "402" => "The state field is missing.",
            "403" => "Invalid version field.",
            "404" => "The reported field is missing.",
            "405" => "The reported field is blank.",
            "406" => "Invalid method field.",
            "407" => "The JSON file is empty.",
            "408" => "The reported field contains more than 128 attributes.",
            _ => "Version conflict.",
        };
        let content = json!({"errorcode": code, "errormessage": words});
        let reply =
            json!({"method": "reply", "payload": {"status": "error", "content": content}, "timestamp": now});
        (before.clone(), reply, None)
    };
    let is_null = |value: &Value| value.is_null() || value == "null";
    let whole = |method: &str, document: &Value| {
        let part = |name: &str| document.get(name).cloned().unwrap_or_else(|| json!({}));
        json!({"method": method,
            "payload": {"status": "success", "state": part("state"), "metadata": part("metadata")},
            "version": document.get("version").cloned().unwrap_or_else(|| json!(0)), "timestamp": now})
    };
    if request.as_object().is_some_and(Map::is_empty) {
        return refuse("407");
    }
    let method = match request.get("method") {
        None | Some(Value::Null) => return refuse("401"),
        Some(method) => method.as_str().unwrap_or_default(),
    };
    if method == "get" {
        return (before.clone(), whole("reply", before), None);
    }
    if !matches!(method, "update" | "delete") {
        return refuse("406");
    }
    let Some(state) = request.get("state").filter(|state| !state.is_null()) else { return refuse("402") };
    let Some(version) = request.get("version").and_then(Value::as_i64).filter(|version| *version >= 0) else {
        return refuse("403");
    };
    let (reported, desired) = (state.get("reported"), state.get("desired"));
    let some = |section: &Value| section.as_object().is_some_and(|section| !section.is_empty());
    let clears = method == "update" && desired.is_some_and(is_null);
    let sets = method == "update" && desired.is_some_and(some);
    match reported {
        None if !clears && !sets => return refuse("404"),
        Some(section) if !some(section) && (method == "update" || !is_null(section)) => return refuse("405"),
        _ => {}
    }
    if version <= before.get("version").and_then(Value::as_i64).unwrap_or(0) {
        return refuse("409");
    }
    let mut after = before.clone();
    for part in ["state", "metadata"] {
        if after.get(part).is_none() {
            after[part] = json!({});
        }
    }
    let write = |after: &mut Value, section: &str, list: &Value| {
        for (name, value) in list.as_object().expect("attributes") {
            after["state"][section][name] = value.clone();
            if let Some(times) = after["metadata"][section].as_object_mut() {
                times.remove("timestamp");
            }
            after["metadata"][section][name] = json!({"timestamp": now});
        }
    };
    if method == "update" {
        if let Some(list) = reported {
            write(&mut after, "reported", list);
        }
        if sets {
            write(&mut after, "desired", &state["desired"]);
        }
        if clears && before["state"].get("desired").is_some() {
            let times = before["metadata"]["desired"].as_object().expect("times");
            let latest = times.values().filter_map(|time| time["timestamp"].as_u64()).max();
            after["state"].as_object_mut().expect("sections").remove("desired");
            after["metadata"]["desired"] = json!({"timestamp": latest});
        }
    } else {
        let list = &state["reported"];
        let gone: Vec<String> = match list.as_object() {
            Some(list) => {
                list.iter().filter(|(_, value)| is_null(value)).map(|(name, _)| name.clone()).collect()
            }
            None => after["state"]["reported"].as_object().into_iter().flat_map(Map::keys).cloned().collect(),
        };
        for part in ["state", "metadata"] {
            let sections = after[part].as_object_mut().expect("sections");
            if let Some(section) = sections.get_mut("reported").and_then(Value::as_object_mut) {
                gone.iter().for_each(|name| drop(section.remove(name)));
            }
            sections.retain(|name, section| name != "reported" || some(section));
        }
    }
    after["version"] = json!(version);
    after["timestamp"] = json!(now);
    let reply =
        json!({"method": "reply", "payload": {"status": "success", "version": version}, "timestamp": now});
    let control = sets.then(|| whole("control", &after));
    (after, reply, control)
}

fn attribute() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => any::<i64>().prop_map(|number| json!(number)),
        2 => "[a-z\"\\\\é😀]{0,4}".prop_map(|text| json!(text)),
        1 => any::<bool>().prop_map(|bit| json!(bit)),
        1 => Just(json!(["RED", {"b": null}])),
        1 => Just(json!({"x": {"y": 1}})),
        2 => Just(json!("null")),
        1 => Just(Value::Null),
    ]
}

fn section() -> impl Strategy<Value = Value> {
    prop_oneof![
        8 => proptest::collection::btree_map("[a-cé/~]{1,2}", attribute(), 0..5)
            .prop_map(|list| json!(list)),
        2 => Just(json!("null")),
        1 => Just(Value::Null),
        1 => Just(json!("")),
    ]
}

fn request() -> impl Strategy<Value = Value> {
    let method = prop_oneof![
        8 => Just(Some("update")), 4 => Just(Some("delete")), 2 => Just(Some("get")), 1 => Just(Some("reply")),
        1 => Just(None)
    ];
    let version = prop_oneof![12 => (0_u64..20).prop_map(|number| json!(number)), 1 => Just(json!("7")), 1 => Just(json!(-3)), 1 => Just(json!(1.5))];
    let some = |strategy| proptest::option::weighted(0.7, strategy);
    (
        method,
        some(section().boxed()),
        some(section().boxed()),
        proptest::option::weighted(0.9, version),
        any::<bool>(),
    )
        .prop_map(|(method, reported, desired, version, state)| {
            let mut request = Map::new();
            let mut put = |name: &str, value: Option<Value>| {
                drop(value.map(|value| request.insert(name.to_owned(), value)))
            };
            put("method", method.map(Value::from));
            put("version", version);
            let mut sections = Map::new();
            reported.map(|section| sections.insert("reported".to_owned(), section));
            desired.map(|section| sections.insert("desired".to_owned(), section));
            put("state", (state || !sections.is_empty()).then_some(Value::Object(sections)));
            Value::Object(request)
        })
}

/// The laws of one step.
fn laws(before: &Document<'_>, outcome: &Outcome<'_>, request: &Message<'_>) {
    let after = &outcome.document;
    assert!(after.version() >= before.version(), "a version never goes back");
    if outcome.refusal.is_some() || request.method() == Some("get") {
        assert_eq!(after, before, "nothing changes");
    } else {
        let again = apply(after, request, 1);
        assert_eq!(again.refusal, Some(Refusal::VersionConflict), "the same version is refused");
    }
    let mut notes = Vec::new();
    for answer in [Some(&outcome.reply), outcome.control.as_ref()].into_iter().flatten() {
        let text = answer.to_json();
        let read = Message::from_json(text.as_bytes()).expect("an answer can be read");
        assert_eq!(read, *answer);
        read.check(Direction::Down, &mut notes);
    }
    assert_eq!(notes, [], "answers break no rule");
    let text = after.to_json();
    assert_eq!(Document::from_json(text.as_bytes()).as_ref(), Ok(after));
    if after.version.is_some() {
        // Among others: metadata have a time for exactly the attributes that the state has.
        after.check(&mut notes);
        assert_eq!(notes, [], "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_dialogue_goes_as_in_the_model(requests in proptest::collection::vec(request(), 1..12), start in 1_u64..2_000_000_000) {
        let mut ours = Document::default();
        let mut theirs = json!({});
        for (request, now) in requests.iter().zip(start..) {
            let text = request.to_string();
            let message = Message::from_json(text.as_bytes()).expect("a message");
            prop_assert_eq!(&value(&message.to_json()), request);
            let outcome = apply(&ours, &message, now);
            let (document, reply, control) = model(&theirs, request, now);
            prop_assert_eq!(value(&outcome.document.to_json()), document.clone(), "{}", request);
            prop_assert_eq!(value(&outcome.reply.to_json()), reply, "{}", request);
            prop_assert_eq!(outcome.control.as_ref().map(|control| value(&control.to_json())), control, "{}", request);
            laws(&ours, &outcome, &message);
            ours = outcome.document.into_owned();
            theirs = document;
        }
    }

    /// Any payload at all gets an answer.
    #[test]
    fn any_bytes_get_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..40), version in any::<i64>()) {
        let before = json!({"version": version}).to_string();
        let before = Document::from_json(before.as_bytes()).expect("a document");
        let outcome = apply_payload(&before, &bytes, u64::MAX);
        prop_assert_eq!(&outcome.document, &before);
        prop_assert!(outcome.refusal.is_some());
        prop_assert!(Message::from_json(outcome.reply.to_json().as_bytes()).is_ok());
    }
}
