//! Thing models: the guides' own documents, odd ones, other documents, and models in the facade.

mod common;
#[path = "common/tsl.rs"]
mod models;

use models::{EVERY_TYPE, every_type, examples_keep_to, kind, printed, same_json};
use serde_json::{Value, json};
use thingwire::{
    Code,
    alibaba::tsl::{CallType, Model},
    facade,
};

#[test]
fn the_guides_models_read_and_come_back() {
    for (from, example) in printed() {
        let model =
            Model::parse(example.to_string().as_bytes()).unwrap_or_else(|error| panic!("{from}: {error}"));
        let document = example.get("data").unwrap_or(&example).to_string();
        assert!(same_json(&model.to_json(), &document), "{from}: {}", model.to_json());
        // The same as text in a reply, as the dynamic form brings it.
        let wrapped = json!({ "id": "1", "code": 200, "data": document }).to_string();
        assert_eq!(Model::parse(wrapped.as_bytes()).expect("a text"), model, "{from}");
        // The 2018 edition's `"Maid "` is the one odd thing that they have.
        let notes: Vec<_> = model
            .notes()
            .iter()
            .map(|note| (note.code(), note.place().json_pointer().map(str::to_owned)))
            .collect();
        if document.contains("\"Maid \"") {
            assert_eq!(
                notes,
                [(Code::ModelOddIdentifier, Some("/services/2/inputData/6".to_owned()))],
                "{from}"
            );
        } else {
            assert_eq!(notes, [], "{from}");
        }
        examples_keep_to(&model, 7).unwrap_or_else(|why| panic!("{from}: {why}"));
    }
}

/// Guide 2019, 5.5: the step of SetWeight is 1, its own messages break it.
#[test]
fn the_guides_own_messages_are_held_to_the_guides_own_model() {
    let printed = printed();
    let Some((_, setweight)) = printed.iter().find(|(from, _)| from.contains("tsl-example-001-setweight"))
    else {
        return;
    };
    let model = Model::parse(setweight.to_string().as_bytes()).expect("a model");
    let service = &model.document().services.as_ref().expect("services")[0];
    assert_eq!(service.call(), Some(CallType::Async));
    assert_eq!(model.product_key(), Some("testProduct01"));
    let call = br#"{"method":"thing.service.SetWeight","id":"105917531","params":{"NewWeight":100.8},"version":"1.0.0"}"#;
    let found = model.check(kind("thing.service.invoke"), Some("SetWeight"), call);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code(), Code::ModelStep);
    assert_eq!(found[0].place().json_pointer(), Some("/params/NewWeight"));
    assert_eq!(&call[found[0].place().range().expect("bytes")], b"100.8");
    assert!(found[0].expected_text().contains("from 0 to 200 in steps of 1"), "{}", found[0]);
    let reply =
        br#"{"id":"105917531","code":200,"data":{"CollectTime":"1536228947682","OldWeight":100.101}}"#;
    let found = model.check(kind("thing.service.invoke_reply"), Some("SetWeight"), reply);
    assert_eq!(found.iter().map(|note| note.code()).collect::<Vec<_>>(), [Code::ModelStep]);
    let (_, alarm) =
        printed.iter().find(|(from, _)| from.contains("tsl-example-001-alarm")).expect("the alarm");
    let model = Model::parse(alarm.to_string().as_bytes()).expect("a model");
    let event =
        br#"{"id":"123","version":"1.0","params":{"value":{"errorCode":"error"},"time":1524448722000}}"#;
    assert_eq!(model.check(kind("thing.event.post"), Some("alarm"), event), []);
}

/// Every note on models, by one change in a model without any.
#[test]
fn odd_models_are_noted() {
    assert_eq!(every_type().notes(), []);
    let long = "a".repeat(51);
    let many: Vec<Value> = (0..301)
        .map(|at| json!({ "identifier": format!("p{at}"), "dataType": { "type": "date" } }))
        .collect();
    let members: Vec<Value> =
        (0..51).map(|at| json!({ "identifier": format!("m{at}"), "dataType": { "type": "date" } })).collect();
    let one = |data_type: Value| json!({ "properties": [{ "identifier": "p", "dataType": data_type }] });
    use Code::{
        ModelOddCount as Count, ModelOddDuplicate as Duplicate, ModelOddIdentifier as Identifier,
        ModelOddMissing as Missing, ModelOddSpecs as Specs, ModelOddWord as Word,
    };
    let typed = "/properties/0/dataType";
    for (document, code, pointer) in [
        (
            json!({ "properties": [{ "identifier": "a b", "dataType": { "type": "date" } }] }),
            Identifier,
            "/properties/0".into(),
        ),
        (
            json!({ "properties": [{ "identifier": "", "dataType": { "type": "date" } }] }),
            Identifier,
            "/properties/0".into(),
        ),
        (
            json!({ "properties": [{ "identifier": "温度", "dataType": { "type": "date" } }] }),
            Identifier,
            "/properties/0".into(),
        ),
        (
            json!({ "properties": [{ "identifier": long, "dataType": { "type": "date" } }] }),
            Identifier,
            "/properties/0".into(),
        ),
        (json!({ "events": [{ "identifier": "a-b" }] }), Identifier, "/events/0".into()),
        (
            json!({ "services": [{ "identifier": "s", "inputData": ["x "] }] }),
            Identifier,
            "/services/0/inputData/0".into(),
        ),
        (json!({ "events": [{ "identifier": "a" }, { "identifier": "a" }] }), Duplicate, "/events/1".into()),
        (
            json!({ "services": [{ "identifier": "a" }, { "identifier": "b" }, { "identifier": "a" }] }),
            Duplicate,
            "/services/2".into(),
        ),
        (json!({ "properties": [{ "identifier": "p" }] }), Missing, typed.into()),
        (one(json!({ "specs": {} })), Missing, format!("{typed}/type")),
        (one(json!({ "type": "enum", "specs": {} })), Missing, format!("{typed}/specs")),
        (one(json!({ "type": "enum" })), Missing, format!("{typed}/specs")),
        (one(json!({ "type": "struct" })), Missing, format!("{typed}/specs")),
        (one(json!({ "type": "array", "specs": { "size": "3" } })), Missing, format!("{typed}/specs/item")),
        (
            one(json!({ "type": "array", "specs": { "item": {} } })),
            Missing,
            format!("{typed}/specs/item/type"),
        ),
        (
            one(json!({ "type": "struct", "specs": [{ "identifier": "m" }] })),
            Missing,
            format!("{typed}/specs/0/dataType"),
        ),
        (one(json!({ "type": "integer" })), Word, format!("{typed}/type")),
        (
            json!({ "properties": [{ "identifier": "p", "accessMode": "w", "dataType": { "type": "date" } }] }),
            Word,
            "/properties/0/accessMode".into(),
        ),
        (json!({ "events": [{ "identifier": "e", "type": "warning" }] }), Word, "/events/0/type".into()),
        (
            json!({ "events": [{ "identifier": "e", "method": "thing.event.f.post" }] }),
            Word,
            "/events/0/method".into(),
        ),
        (
            json!({ "services": [{ "identifier": "s", "callType": "later" }] }),
            Word,
            "/services/0/callType".into(),
        ),
        (json!({ "services": [{ "identifier": "s", "method": "s" }] }), Word, "/services/0/method".into()),
        (
            one(json!({ "type": "int", "specs": { "min": "5", "max": "4" } })),
            Specs,
            format!("{typed}/specs/max"),
        ),
        (one(json!({ "type": "int", "specs": { "min": "low" } })), Specs, format!("{typed}/specs/min")),
        (
            one(json!({ "type": "int", "specs": { "max": "2147483648" } })),
            Specs,
            format!("{typed}/specs/max"),
        ),
        (one(json!({ "type": "int", "specs": { "max": 0.5 } })), Specs, format!("{typed}/specs/max")),
        (one(json!({ "type": "float", "specs": { "max": "1e39" } })), Specs, format!("{typed}/specs/max")),
        (one(json!({ "type": "double", "specs": { "step": "0" } })), Specs, format!("{typed}/specs/step")),
        (one(json!({ "type": "double", "specs": { "step": "-1" } })), Specs, format!("{typed}/specs/step")),
        (one(json!({ "type": "double", "specs": { "step": "fine" } })), Specs, format!("{typed}/specs/step")),
        (one(json!({ "type": "enum", "specs": { "on": "on" } })), Specs, format!("{typed}/specs/on")),
        (one(json!({ "type": "enum", "specs": { "0.5": "half" } })), Specs, format!("{typed}/specs/0.5")),
        (one(json!({ "type": "bool", "specs": { "2": "both" } })), Specs, format!("{typed}/specs/2")),
        (
            one(json!({ "type": "text", "specs": { "length": "10241" } })),
            Specs,
            format!("{typed}/specs/length"),
        ),
        (
            one(json!({ "type": "text", "specs": { "length": "long" } })),
            Specs,
            format!("{typed}/specs/length"),
        ),
        (
            one(json!({ "type": "array", "specs": { "size": "513", "item": { "type": "int" } } })),
            Specs,
            format!("{typed}/specs/size"),
        ),
        (
            one(json!({ "type": "array", "specs": { "size": "2", "item": { "type": "bool" } } })),
            Specs,
            format!("{typed}/specs/item/type"),
        ),
        (
            one(
                json!({ "type": "struct", "specs": [{ "identifier": "m", "dataType": { "type": "struct", "specs": [] } }] }),
            ),
            Specs,
            format!("{typed}/specs/0/dataType/type"),
        ),
        (one(json!({ "type": "struct", "specs": members })), Count, format!("{typed}/specs")),
        (json!({ "properties": many }), Count, String::new()),
        (
            json!({ "functionBlocks": [{ "functionBlockId": "b", "properties": [{ "identifier": "p" }] }] }),
            Missing,
            "/functionBlocks/0/properties/0/dataType".into(),
        ),
    ] {
        let model = Model::parse(document.to_string().as_bytes()).expect("a model");
        let notes: Vec<_> = model
            .notes()
            .iter()
            .map(|note| (note.code(), note.place().json_pointer().map(str::to_owned)))
            .collect();
        assert_eq!(notes, [(code, Some(pointer))], "{document}");
        assert!(same_json(&model.to_json(), &document.to_string()));
    }
}

#[test]
fn other_documents_are_refused_where_they_are_wrong() {
    for (text, code, pointer, offset) in [
        ("{}", Code::ModelInvalid, Some(""), Some(0)),
        (" [1]", Code::ModelInvalid, Some(""), Some(1)),
        (r#"{"data":{}}"#, Code::ModelInvalid, Some(""), Some(0)),
        (r#"{"data":"{}"}"#, Code::ModelInvalid, Some("/data"), Some(8)),
        (r#"{"data":"{"}"#, Code::Truncated, Some("/data"), Some(8)),
        (r#"{"properties":{}}"#, Code::JsonType, Some("/properties"), Some(14)),
        (r#" {"properties":[{}]}"#, Code::JsonMissingMember, Some("/properties/0/identifier"), Some(17)),
        (
            r#"{"id":"1","data": {"properties":[{"identifier":1}]}}"#,
            Code::JsonType,
            Some("/data/properties/0/identifier"),
            Some(47),
        ),
        (r#"{"data":"{\"events\":[1]}"}"#, Code::JsonType, Some("/data/events/0"), Some(8)),
        (
            r#"{"properties":[{"identifier":"p","dataType":{"type":"int","specs":{"min":true}}}]}"#,
            Code::JsonType,
            Some("/properties/0/dataType/specs/min"),
            Some(73),
        ),
        (r#"{"properties":[],"properties":[]}"#, Code::JsonDuplicateMember, Some("/properties"), Some(18)),
    ] {
        let error = Model::parse(text.as_bytes()).expect_err(text);
        let place = error.place();
        assert_eq!(
            (error.code(), place.json_pointer(), place.offset()),
            (code, pointer, offset),
            "{text}: {error}"
        );
    }
    assert_eq!(Model::parse(b"\xff").expect_err("no text").code(), Code::JsonUtf8);
}

/// What any skin does: JSON in, JSON out.
#[test]
fn the_facade_takes_models_as_json() {
    let record = r#"{"topic":"/sys/a1everyType/dev1/thing/event/property/post","payload":{"id":"1","version":"1.0","params":{"level":101}}}"#;
    let decoded: Value =
        serde_json::from_str(&facade::decode_json_with_model(record, EVERY_TYPE)).expect("JSON");
    assert_eq!(decoded["kind"], "thing.event.property.post");
    assert_eq!(decoded["notes"][0]["code"], "model_range");
    assert_eq!(decoded["notes"][0]["place"]["pointer"], "/params/level");
    let strict = record.replacen('{', "{\"strict\":true,", 1);
    let refused: Value =
        serde_json::from_str(&facade::decode_json_with_model(&strict, EVERY_TYPE)).expect("JSON");
    assert_eq!(refused["error"]["code"], "model_range");
    let no_model: Value = serde_json::from_str(&facade::decode_json_with_model(record, "{}")).expect("JSON");
    assert_eq!(no_model["error"]["code"], "model_invalid");

    let read: Value = serde_json::from_str(&facade::model_json(EVERY_TYPE)).expect("JSON");
    assert_eq!(read["product_key"], "a1everyType");
    assert_eq!(read["notes"], json!([]));
    assert!(same_json(&read["model"].to_string(), EVERY_TYPE));

    let request = json!({ "model": serde_json::from_str::<Value>(EVERY_TYPE).expect("JSON"), "seed": 5, "device_name": "dev1" });
    let examples: Value = serde_json::from_str(&facade::examples_json(&request.to_string())).expect("JSON");
    let examples = examples.as_array().expect("a list").clone();
    assert_eq!(examples.len(), 8);
    for example in &examples {
        let decoded: Value =
            serde_json::from_str(&facade::decode_json_with_model(&example.to_string(), EVERY_TYPE))
                .expect("JSON");
        assert_eq!(decoded["notes"], json!([]), "{example}");
        assert_eq!(decoded["topic"]["device_name"], "dev1");
    }
    let one = json!({ "model": EVERY_TYPE, "kind": "thing.event.post", "identifier": "Error", "count": 3 });
    let three: Value = serde_json::from_str(&facade::examples_json(&one.to_string())).expect("JSON");
    assert_eq!(three.as_array().map(Vec::len), Some(3));
    assert_ne!(three[0], three[1]);
    for (request, code) in [
        (json!({}), "json_missing_member"),
        (json!({ "model": "{}" }), "model_invalid"),
        (json!({ "model": EVERY_TYPE, "kind": "thing.topo.add" }), "model_example_none"),
        (json!({ "model": EVERY_TYPE, "kind": "no.such.kind" }), "kind_unknown"),
        (json!({ "model": EVERY_TYPE, "product_key": "a/b" }), "topic_value"),
        (json!({ "model": { "properties": [] } }), "model_example_none"),
        (json!({ "model": { "events": [{ "identifier": "e" }] } }), "topic_value"),
        (json!({ "model": EVERY_TYPE, "sed": 1 }), "encode_member_unknown"),
    ] {
        let refused: Value =
            serde_json::from_str(&facade::examples_json(&request.to_string())).expect("JSON");
        assert_eq!(refused["error"]["code"], code, "{request}");
    }
}
