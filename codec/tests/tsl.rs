//! Thing models: the guides' own documents, a product with every type, and what is wrong with its messages.

mod common;

use proptest::prelude::*;
use serde_json::{Value, json};
use thingwire::{
    Code, Kind, Vendor,
    alibaba::tsl::{CallType, Model},
    classify, decode, facade,
    wire::json::Json,
};

const EVERY_TYPE: &str = include_str!("data/every-type.tsl.json");

fn every_type() -> Model {
    Model::parse(EVERY_TYPE.as_bytes()).expect("the product's model")
}

fn kind(name: &str) -> Kind {
    Kind::find(Some(Vendor::Alibaba), name).unwrap_or_else(|| panic!("{name} is a kind"))
}

fn same_json(left: &str, right: &str) -> bool {
    let parse = |text: &str| Json::parse(text.as_bytes()).expect("JSON").into_owned();
    parse(left).eq_json(&parse(right))
}

/// Documents and replies that the guides print: `(where from, JSON)`.
fn printed() -> Vec<(String, Value)> {
    let mut found = Vec::new();
    for (file, name) in [("catalogue/tsl.json", "kind"), ("catalogue/messages.json", "family")] {
        let Some(text) = common::shared(file) else { return Vec::new() };
        let entries: Value = serde_json::from_str(&text).expect("JSON");
        for entry in entries.as_array().expect("a list") {
            let wanted = match name {
                "kind" => entry["kind"] == "example",
                _ => {
                    entry["family"] == "tsl"
                        && (entry["kind"] == "tsl-document" || entry["role"] == "response")
                }
            };
            if wanted && entry["vendor"] == "alibaba" {
                found.push((entry["id"].to_string(), entry["example"].clone()));
            }
        }
    }
    assert_eq!(found.len(), 8, "four documents, in two files of the catalogue");
    found
}

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
                [(Code::TslModelIdentifier, Some("/services/2/inputData/6".to_owned()))],
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
    assert_eq!(found[0].code(), Code::TslStep);
    assert_eq!(found[0].place().json_pointer(), Some("/params/NewWeight"));
    assert_eq!(&call[found[0].place().range().expect("bytes")], b"100.8");
    assert!(found[0].expected_text().contains("from 0 to 200 in steps of 1"), "{}", found[0]);
    let reply =
        br#"{"id":"105917531","code":200,"data":{"CollectTime":"1536228947682","OldWeight":100.101}}"#;
    let found = model.check(kind("thing.service.invoke_reply"), Some("SetWeight"), reply);
    assert_eq!(found.iter().map(|note| note.code()).collect::<Vec<_>>(), [Code::TslStep]);
    let (_, alarm) =
        printed.iter().find(|(from, _)| from.contains("tsl-example-001-alarm")).expect("the alarm");
    let model = Model::parse(alarm.to_string().as_bytes()).expect("a model");
    let event =
        br#"{"id":"123","version":"1.0","params":{"value":{"errorCode":"error"},"time":1524448722000}}"#;
    assert_eq!(model.check(kind("thing.event.post"), Some("alarm"), event), []);
}

/// What the vendor's SDKs send, held to a model of their samples: what it does not have is noted, and nothing else.
#[test]
fn recorded_messages_keep_to_a_model_of_what_they_are_about() {
    let Some(recorded) = common::shared("recorded/alibaba/alink.jsonl") else { return };
    let model = Model::parse(include_bytes!("data/sdk-samples.tsl.json")).expect("a model");
    let (mut found, mut about) = (Vec::new(), 0);
    for line in recorded.lines() {
        let line: Value = serde_json::from_str(line).expect("JSON");
        let (Some(topic), Some(payload)) = (line["topic"].as_str(), line["payload"].as_str()) else {
            continue;
        };
        let topic = classify::topic(topic).expect("a topic");
        let kind = topic.kind().name();
        about += usize::from(kind.starts_with("thing.event.") || kind.starts_with("thing.service."));
        for note in model.check_topic(&topic, payload.as_bytes()) {
            let pointer = note.place().json_pointer().unwrap_or_default().to_owned();
            found.push((kind, note.code(), pointer));
        }
    }
    let unknown = |kind, pointer: &str| (kind, Code::TslIdentifierUnknown, pointer.to_owned());
    let expected = [
        unknown(DESIRED_DELETE, "/params/Color"),
        unknown(DESIRED_DELETE, "/params/power"),
        unknown(DESIRED_DELETE, "/params/power"),
        unknown(SET, "/params/L"),
        unknown(SET, "/params/L"),
        // The service `a.b`.
        unknown(INVOKE, "/params"),
    ];
    assert_eq!(found, expected);
    assert!(about >= 29, "only {about} messages");
}

const POST: &str = "thing.event.property.post";
const SET: &str = "thing.service.property.set";
const GET: &str = "thing.service.property.get";
const GET_REPLY: &str = "thing.service.property.get_reply";
const EVENT: &str = "thing.event.post";
const INVOKE: &str = "thing.service.invoke";
const INVOKE_REPLY: &str = "thing.service.invoke_reply";
const PACK: &str = "thing.event.property.pack.post";
const BATCH: &str = "thing.event.property.batch.post";
const HISTORY: &str = "thing.event.property.history.post";
const DESIRED: &str = "thing.property.desired.get";
const DESIRED_REPLY: &str = "thing.property.desired.get_reply";
const DESIRED_DELETE: &str = "thing.property.desired.delete";

/// `params` of requests, `data` of replies, and what is to be noted: code and pointer.
type Case = (&'static str, &'static str, &'static str, &'static [(Code, &'static str)]);

const fn is_reply(kind: &str) -> bool {
    let bytes = kind.as_bytes();
    bytes[bytes.len() - 1] == b'y' && bytes[bytes.len() - 2] == b'l'
}

fn run(cases: &[Case]) {
    let model = every_type();
    for (kind_name, identifier, body, expected) in cases {
        let payload = if is_reply(kind_name) {
            format!(" {{\"id\":\"1\",\"code\":200, \"data\": {body}}}")
        } else {
            format!(" {{\"id\":\"1\",\"version\":\"1.0\", \"params\": {body}}}")
        };
        let identifier = Some(*identifier).filter(|identifier| !identifier.is_empty());
        let notes = model.check(kind(kind_name), identifier, payload.as_bytes());
        let found: Vec<_> =
            notes.iter().map(|note| (note.code(), note.place().json_pointer().expect("a pointer"))).collect();
        assert_eq!(found, *expected, "{kind_name} {identifier:?} {body}");
        // The bytes are those that the pointer leads to.
        let json = Json::parse(payload.as_bytes()).expect("JSON");
        for note in &notes {
            let pointer = note.place().json_pointer().expect("a pointer");
            let range = note.place().range().expect("bytes");
            match json.range_of(pointer) {
                // One space in front of the text.
                Some(there) => assert_eq!(range, there.start + 1..there.end + 1, "{note}"),
                None => {
                    assert_eq!((note.code(), range.len()), (Code::TslRequiredMissing, 0), "{note}");
                    assert_eq!(&payload[range.start..=range.start], "}", "{note}");
                }
            }
            assert!(!note.expected_text().is_empty() && note.spec_reference().is_some(), "{note}");
        }
    }
}

#[test]
fn messages_that_keep_to_the_model_give_no_note() {
    let cases: &[Case] = &[
        (POST, "", "{}", &[]),
        (
            POST,
            "",
            r#"{"level":-20,"weight":0.3,"power":0,"mode":-3,"label":"12345678","made":"1536228947682"}"#,
            &[],
        ),
        (POST, "", r#"{"level":{"value":100,"time":1524448722000},"power":1}"#, &[]),
        (POST, "", r#"{"level":{"value":1e2}}"#, &[]),
        (POST, "", r#"{"level":{"value":5,"time":"yesterday"}}"#, &[]),
        (POST, "", r#"{"level":95.0}"#, &[]),
        (POST, "", r#"{"wide":-2147483648}"#, &[]),
        (POST, "", r#"{"big":9007199254740993}"#, &[]),
        (POST, "", r#"{"weight":1.5}"#, &[]),
        (POST, "", r#"{"label":""}"#, &[]),
        (POST, "", r#"{"label":"\u65e5\u672c\""}"#, &[]),
        (POST, "", r#"{"speeds":[]}"#, &[]),
        (POST, "", r#"{"speeds":{"value":[1,2,3],"time":1}}"#, &[]),
        (POST, "", r#"{"place":{"lon":-0.01,"note":"abcd"}}"#, &[]),
        (POST, "", r#"{"place":{"value":{"lon":1,"note":""},"time":1}}"#, &[]),
        // A struct whose own members are a value and a time.
        (POST, "", r#"{"reading":{"value":3,"time":"1536228947682"}}"#, &[]),
        (POST, "", r#"{"reading":{"value":{"value":3,"time":"1"},"time":1}}"#, &[]),
        (POST, "", r#"{"track":[{"x":1},{"x":2}]}"#, &[]),
        (POST, "", r#"{"fan:speedLow":2}"#, &[]),
        // What is in the module `pump` the document does not say.
        (POST, "", r#"{"pump:anything":true}"#, &[]),
        (SET, "", r#"{"level":0}"#, &[]),
        (GET, "", r#"["level","weight","fan:speedLow"]"#, &[]),
        (GET_REPLY, "", r#"{"level":0,"made":"0"}"#, &[]),
        (EVENT, "Error", r#"{"ErrorCode":7}"#, &[]),
        (EVENT, "Error", r#"{"value":{"ErrorCode":7,"Detail":"hot"},"time":1524448722000}"#, &[]),
        (EVENT, "fan:stuck", r#"{"speed":3}"#, &[]),
        (EVENT, "pump:dry", r#"{"speed":3}"#, &[]),
        (INVOKE, "AutoSprinkle", r#"{"SprinkleTime":50,"SprinkleVolume":600}"#, &[]),
        (INVOKE, "AutoSprinkle", r#"{"SprinkleTime":50}"#, &[]),
        (INVOKE_REPLY, "AutoSprinkle", r#"{"done":1}"#, &[]),
        // The guide: without information about the service, data is empty.
        (INVOKE_REPLY, "AutoSprinkle", "{}", &[]),
        (
            PACK,
            "",
            r#"{"properties":{"level":5},"events":{"Error":{"value":{"ErrorCode":0},"time":1}},"subDevices":[]}"#,
            &[],
        ),
        (
            PACK,
            "",
            r#"{"subDevices":[{"identity":{"productKey":"other","deviceName":"d"},"properties":{"level":"x"}}]}"#,
            &[],
        ),
        (
            BATCH,
            "",
            r#"{"properties":{"level":[{"value":5,"time":1},{"value":10,"time":2}]},"events":{"Error":[{"value":{"ErrorCode":0},"time":3}]}}"#,
            &[],
        ),
        (
            HISTORY,
            "",
            r#"[{"identity":{"productKey":"a1everyType","deviceName":"d"},"properties":[{"power":{"value":1,"timestamp":123456}}],"events":[]}]"#,
            &[],
        ),
        (DESIRED, "", r#"["level"]"#, &[]),
        (DESIRED_REPLY, "", r#"{"level":{"value":15,"version":2}}"#, &[]),
        (DESIRED_DELETE, "", r#"{"level":{"version":1},"power":{}}"#, &[]),
        (DESIRED_DELETE, "", r#"[{"level":{}}]"#, &[]),
    ];
    run(cases);
}

/// Each expectation follows from table 6-3 of the devices guide 2019 (the platform's error is named) or 5.5.
#[test]
fn messages_that_break_the_model_are_noted_where_they_do() {
    use Code::{
        TslDate as Date, TslEnum as Enum, TslIdentifierUnknown as Unknown, TslLength as Length,
        TslRange as Range, TslReadOnly as ReadOnly, TslRequiredMissing as Missing, TslStep as Step,
        TslType as Type,
    };
    let cases: &[Case] = &[
        // 6306: int32, its type and its range.
        (POST, "", r#"{"level":"30"}"#, &[(Type, "/params/level")]),
        (POST, "", r#"{"level":true}"#, &[(Type, "/params/level")]),
        (POST, "", r#"{"level":null}"#, &[(Type, "/params/level")]),
        (POST, "", r#"{"level":[5]}"#, &[(Type, "/params/level")]),
        (POST, "", r#"{"level":{}}"#, &[(Type, "/params/level")]),
        (POST, "", r#"{"level":0.5}"#, &[(Type, "/params/level")]),
        (POST, "", r#"{"level":1e-999999999}"#, &[(Type, "/params/level")]),
        (POST, "", r#"{"level":105}"#, &[(Range, "/params/level")]),
        (POST, "", r#"{"level":-25}"#, &[(Range, "/params/level")]),
        (POST, "", r#"{"level":1e999999999}"#, &[(Range, "/params/level")]),
        (POST, "", r#"{"level":1e999999999999999999999999999999999999999999}"#, &[(Range, "/params/level")]),
        (POST, "", r#"{"level":3}"#, &[(Step, "/params/level")]),
        (POST, "", r#"{"level":-19}"#, &[(Step, "/params/level")]),
        (POST, "", r#"{"wide":2147483648}"#, &[(Range, "/params/wide")]),
        (POST, "", r#"{"wide":-2147483649}"#, &[(Range, "/params/wide")]),
        // 6307, 6322: float and double; nothing is rounded.
        (POST, "", r#"{"weight":"0.5"}"#, &[(Type, "/params/weight")]),
        (POST, "", r#"{"weight":1.6}"#, &[(Range, "/params/weight")]),
        (POST, "", r#"{"weight":1.5000000000000000000001}"#, &[(Range, "/params/weight")]),
        (POST, "", r#"{"weight":0.30000000000000004}"#, &[(Step, "/params/weight")]),
        (POST, "", r#"{"weight":-0.1}"#, &[(Range, "/params/weight")]),
        (POST, "", r#"{"big":9007199254740994}"#, &[(Range, "/params/big")]),
        (POST, "", r#"{"big":9007199254740993.5}"#, &[(Range, "/params/big")]),
        (POST, "", r#"{"big":false}"#, &[(Type, "/params/big")]),
        // 6308: bool.
        (POST, "", r#"{"power":true}"#, &[(Type, "/params/power")]),
        (POST, "", r#"{"power":"on"}"#, &[(Type, "/params/power")]),
        (POST, "", r#"{"power":"1"}"#, &[(Type, "/params/power")]),
        (POST, "", r#"{"power":2}"#, &[(Enum, "/params/power")]),
        (POST, "", r#"{"power":-1}"#, &[(Enum, "/params/power")]),
        (POST, "", r#"{"power":0.5}"#, &[(Type, "/params/power")]),
        // 6309: enum.
        (POST, "", r#"{"mode":"auto"}"#, &[(Type, "/params/mode")]),
        (POST, "", r#"{"mode":2}"#, &[(Enum, "/params/mode")]),
        (POST, "", r#"{"mode":3}"#, &[(Enum, "/params/mode")]),
        (POST, "", r#"{"mode":1.5}"#, &[(Type, "/params/mode")]),
        // 6310: text, its type and length, in bytes.
        (POST, "", r#"{"label":5}"#, &[(Type, "/params/label")]),
        (POST, "", r#"{"label":"123456789"}"#, &[(Length, "/params/label")]),
        (POST, "", r#"{"label":"日本語"}"#, &[(Length, "/params/label")]),
        (POST, "", r#"{"label":null}"#, &[(Type, "/params/label")]),
        // 6311: date.
        (POST, "", r#"{"made":1536228947682}"#, &[(Type, "/params/made")]),
        (POST, "", r#"{"made":"2018-09-06"}"#, &[(Date, "/params/made")]),
        (POST, "", r#"{"made":""}"#, &[(Date, "/params/made")]),
        (POST, "", r#"{"made":"-1"}"#, &[(Date, "/params/made")]),
        (POST, "", r#"{"made":"99999999999999999999"}"#, &[(Date, "/params/made")]),
        // 6324, 6328: array.
        (POST, "", r#"{"speeds":1}"#, &[(Type, "/params/speeds")]),
        (POST, "", r#"{"speeds":"[1]"}"#, &[(Type, "/params/speeds")]),
        (POST, "", r#"{"speeds":[1,2,3,4]}"#, &[(Length, "/params/speeds")]),
        (POST, "", r#"{"speeds":[1,"2",3.5]}"#, &[(Type, "/params/speeds/1"), (Type, "/params/speeds/2")]),
        (POST, "", r#"{"speeds":[9e9]}"#, &[(Range, "/params/speeds/0")]),
        // 6304, 6312: struct, which has as many members as the model says.
        (POST, "", r#"{"place":"1,2"}"#, &[(Type, "/params/place")]),
        (POST, "", r#"{"place":{"lon":1}}"#, &[(Missing, "/params/place/note")]),
        (POST, "", r#"{"place":{}}"#, &[(Missing, "/params/place/lon"), (Missing, "/params/place/note")]),
        (POST, "", r#"{"place":{"lon":1,"note":"","lat":1}}"#, &[(Unknown, "/params/place/lat")]),
        (
            POST,
            "",
            r#"{"place":{"lon":181,"note":"abcde"}}"#,
            &[(Range, "/params/place/lon"), (Length, "/params/place/note")],
        ),
        (POST, "", r#"{"place":{"lon":0.001,"note":""}}"#, &[(Step, "/params/place/lon")]),
        (
            POST,
            "",
            r#"{"place":{"value":{"lon":"1","note":""},"time":1}}"#,
            &[(Type, "/params/place/value/lon")],
        ),
        (POST, "", r#"{"reading":{"value":10,"time":"1"}}"#, &[(Range, "/params/reading/value")]),
        (
            POST,
            "",
            r#"{"track":[{"x":1},{"y":2}]}"#,
            &[(Unknown, "/params/track/1/y"), (Missing, "/params/track/1/x")],
        ),
        (
            POST,
            "",
            r#"{"track":[{"x":1},[],{"x":10}]}"#,
            &[(Length, "/params/track"), (Type, "/params/track/1"), (Range, "/params/track/2/x")],
        ),
        // 6320: no such property.
        (POST, "", r#"{"Level":5}"#, &[(Unknown, "/params/Level")]),
        (
            POST,
            "",
            r#"{"fan:speedHigh":1,"speedLow":1}"#,
            &[(Unknown, "/params/fan:speedHigh"), (Unknown, "/params/speedLow")],
        ),
        (POST, "", r#"{"fan:speedLow":4}"#, &[(Range, "/params/fan:speedLow")]),
        (POST, "", r#"{"a/b~c":1}"#, &[(Unknown, "/params/a~1b~0c")]),
        // Values with their time, 5.5. The time itself is no matter of the model.
        (POST, "", r#"{"level":{"value":101,"time":1}}"#, &[(Range, "/params/level/value")]),
        (POST, "", r#"{"level":{"value":5,"unit":"%"}}"#, &[(Type, "/params/level")]),
        // Setting: what can only be read cannot be set.
        (SET, "", r#"{"weight":0.5}"#, &[(ReadOnly, "/params/weight")]),
        (SET, "", r#"{"weight":7}"#, &[(ReadOnly, "/params/weight"), (Range, "/params/weight")]),
        (SET, "", r#"{"level":"30.5"}"#, &[(Type, "/params/level")]),
        (SET, "", r#"{"fan:speedLow":1}"#, &[(ReadOnly, "/params/fan:speedLow")]),
        (SET, "", r#"{"nothing":1}"#, &[(Unknown, "/params/nothing")]),
        (GET, "", r#"["level","levels"]"#, &[(Unknown, "/params/1")]),
        (GET_REPLY, "", r#"{"level":1,"none":2}"#, &[(Step, "/data/level"), (Unknown, "/data/none")]),
        // Events.
        (EVENT, "Errors", r#"{"ErrorCode":0}"#, &[(Unknown, "/params")]),
        (EVENT, "post", r#"{"level":0}"#, &[(Unknown, "/params")]),
        (EVENT, "Error", r#"{"ErrorCode":1}"#, &[(Enum, "/params/ErrorCode")]),
        (EVENT, "Error", r#"{"value":{"ErrorCode":"0"},"time":1}"#, &[(Type, "/params/value/ErrorCode")]),
        (EVENT, "Error", r#"{"Detail":"?"}"#, &[(Missing, "/params/ErrorCode")]),
        (EVENT, "Error", r#"{"value":{}}"#, &[(Missing, "/params/value/ErrorCode")]),
        (EVENT, "Error", r#"{"ErrorCode":0,"Detail":"seventeen letters"}"#, &[(Length, "/params/Detail")]),
        (EVENT, "Error", r#"{"ErrorCode":0,"Power":"on"}"#, &[(Unknown, "/params/Power")]),
        (EVENT, "fan:stuck", r#"{"speed":4}"#, &[(Range, "/params/speed")]),
        // 6302: an input of a service that is not there.
        (INVOKE, "AutoSprinkle", "{}", &[(Missing, "/params/SprinkleTime")]),
        (INVOKE, "AutoSprinkle", r#"{"SprinkleVolume":1}"#, &[(Missing, "/params/SprinkleTime")]),
        (
            INVOKE,
            "AutoSprinkle",
            r#"{"SprinkleTime":101,"SprinkleVolume":1001}"#,
            &[(Range, "/params/SprinkleTime"), (Range, "/params/SprinkleVolume")],
        ),
        (INVOKE, "AutoSprinkle", r#"{"SprinkleTime":0.5}"#, &[(Type, "/params/SprinkleTime")]),
        (INVOKE, "AutoSprinkle", r#"{"SprinkleTime":1,"Zone":1}"#, &[(Unknown, "/params/Zone")]),
        (INVOKE, "Sprinkle", "{}", &[(Unknown, "/params")]),
        (INVOKE_REPLY, "AutoSprinkle", r#"{"done":true}"#, &[(Type, "/data/done")]),
        (
            INVOKE_REPLY,
            "AutoSprinkle",
            r#"{"result":20}"#,
            &[(Unknown, "/data/result"), (Missing, "/data/done")],
        ),
        (INVOKE_REPLY, "None", r#"{"done":1}"#, &[(Unknown, "/data")]),
        // Gateways, batches, the past.
        (
            PACK,
            "",
            r#"{"properties":{"level":{"value":1,"time":1}},"events":{"Error":{"value":{"ErrorCode":5},"time":1},"Gone":{}}}"#,
            &[
                (Step, "/params/properties/level/value"),
                (Enum, "/params/events/Error/value/ErrorCode"),
                (Unknown, "/params/events/Gone"),
            ],
        ),
        (
            PACK,
            "",
            r#"{"subDevices":[{"identity":{"productKey":"other","deviceName":"d"},"properties":{"level":1}},{"identity":{"productKey":"a1everyType","deviceName":"d"},"properties":{"level":1}}]}"#,
            &[(Step, "/params/subDevices/1/properties/level")],
        ),
        (
            BATCH,
            "",
            r#"{"properties":{"level":[{"value":5,"time":1},{"value":6,"time":1}]},"events":{"Error":[{"value":{"ErrorCode":9},"time":3}]}}"#,
            &[(Step, "/params/properties/level/1/value"), (Enum, "/params/events/Error/0/value/ErrorCode")],
        ),
        (
            HISTORY,
            "",
            r#"[{"identity":{"productKey":"a1everyType","deviceName":"d"},"properties":[{"power":{"value":"on","timestamp":123456}}],"events":[{"Error":{"value":{"ErrorCode":9},"timestamp":1}}]}]"#,
            &[
                (Type, "/params/0/properties/0/power/value"),
                (Enum, "/params/0/events/0/Error/value/ErrorCode"),
            ],
        ),
        // Desired values.
        (DESIRED, "", r#"["levels"]"#, &[(Unknown, "/params/0")]),
        (
            DESIRED_REPLY,
            "",
            r#"{"level":{"value":101,"version":2},"none":{"value":1,"version":1}}"#,
            &[(Range, "/data/level/value"), (Unknown, "/data/none")],
        ),
        (DESIRED_DELETE, "", r#"{"levels":{"version":1}}"#, &[(Unknown, "/params/levels")]),
        (DESIRED_DELETE, "", r#"[{"level":{}},{"none":{}}]"#, &[(Unknown, "/params/1/none")]),
    ];
    assert!(cases.len() >= 95, "{}", cases.len());
    run(cases);
}

#[test]
fn what_is_no_matter_of_a_model_gives_no_note() {
    let model = every_type();
    for (name, payload) in [
        ("thing.event.property.post_reply", r#"{"id":"1","code":200,"data":{"none":1}}"#),
        ("thing.topo.add", r#"{"params":{"none":1}}"#),
        (POST, "not JSON"),
        (POST, r#"{"params":{"level":1,"level":2}}"#),
        (POST, r#"{"params":"{}"}"#),
        (POST, r#"{"params":null}"#),
        (POST, "[]"),
        (GET_REPLY, r#"{"code":460,"data":{"none":1}}"#),
        (INVOKE_REPLY, r#"{"code":"500","data":{"none":1}}"#),
        (INVOKE, r#"{"params":null}"#),
    ] {
        assert_eq!(model.check(kind(name), Some("AutoSprinkle"), payload.as_bytes()), [], "{name} {payload}");
    }
    assert_eq!(model.check(kind(POST), None, b"{\"params\":{\"label\":\"\xff\"}}"), []);
}

/// Synchronous services come over RRPC; other products are not this model's business.
#[test]
fn the_topic_says_whose_message_it_is() {
    let model = every_type();
    for (topic, payload, expected) in [
        ("/sys/a1everyType/d/thing/event/property/post", r#"{"params":{"level":1}}"#, 1),
        ("/sys/a1otherType/d/thing/event/property/post", r#"{"params":{"level":1}}"#, 0),
        ("/sys/a1everyType/d/thing/event/Error/post", r#"{"params":{"ErrorCode":1}}"#, 1),
        ("/sys/a1everyType/d/thing/service/AutoSprinkle", r#"{"params":{}}"#, 1),
        ("/sys/a1everyType/d/thing/service/AutoSprinkle_reply", r#"{"code":200,"data":{"done":2}}"#, 1),
        ("/sys/a1everyType/d/rrpc/request/1", r#"{"method":"thing.service.AutoSprinkle","params":{}}"#, 1),
        (
            "/sys/a1everyType/d/rrpc/request/1",
            r#"{"method":"thing.service.property.set","params":{"weight":1}}"#,
            1,
        ),
        ("/sys/a1everyType/d/rrpc/request/1", r#"{"method":"user.own","params":{"weight":1}}"#, 0),
        ("/sys/a1otherType/d/rrpc/request/1", r#"{"method":"thing.service.AutoSprinkle","params":{}}"#, 0),
        ("/ext/rrpc/1/sys/a1everyType/d/thing/service/AutoSprinkle", r#"{"params":{}}"#, 1),
        ("/ext/rrpc/1/sys/a1everyType/d/thing/service/AutoSprinkle", r#"{"code":200,"data":{"done":2}}"#, 1),
        ("/ext/rrpc/1/sys/a1otherType/d/thing/service/AutoSprinkle", r#"{"params":{}}"#, 0),
        // A gateway of another product, with a sub-device of this one.
        (
            "/sys/a1otherType/d/thing/event/property/pack/post",
            r#"{"params":{"properties":{"level":1},"subDevices":[{"identity":{"productKey":"a1everyType"},"properties":{"level":1}}]}}"#,
            1,
        ),
        (
            "/sys/a1otherType/d/thing/event/property/history/post",
            r#"{"params":[{"identity":{"productKey":"a1everyType"},"properties":[{"level":1}]}]}"#,
            1,
        ),
    ] {
        let topic = classify::topic(topic).expect("a topic");
        let notes = model.check_topic(&topic, payload.as_bytes());
        assert_eq!(notes.len(), expected, "{} {payload}: {notes:?}", topic.name());
    }
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
        TslModelCount as Count, TslModelDuplicate as Duplicate, TslModelIdentifier as Identifier,
        TslModelMissing as Missing, TslModelSpecs as Specs, TslModelWord as Word,
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
        ("{}", Code::TslInvalid, Some(""), Some(0)),
        (" [1]", Code::TslInvalid, Some(""), Some(1)),
        (r#"{"data":{}}"#, Code::TslInvalid, Some(""), Some(0)),
        (r#"{"data":"{}"}"#, Code::TslInvalid, Some("/data"), Some(8)),
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

/// Every example passes the check, decodes without a note, and encodes to itself.
fn examples_keep_to(model: &Model, seed: u64) -> Result<usize, String> {
    let examples = model.examples(seed);
    assert_eq!(examples, model.examples(seed), "the same seed, the same examples");
    for example in &examples {
        let notes = model.check(example.kind, example.identifier.as_deref(), example.payload.as_bytes());
        if let Some(note) = notes.first() {
            return Err(format!("{note} in {}", example.payload));
        }
        // Identifiers that no topic can hold have no record.
        let Ok(record) = example.record(model.product_key().unwrap_or("a1everyType"), "device1") else {
            continue;
        };
        let decoded = decode(&record).map_err(|error| format!("{error} in {}", example.payload))?;
        if decoded.kind == example.kind {
            // Members of the product's own that are called `value` and `time` look like a value with its time.
            let odd = decoded.notes.iter().find(|note| note.code() != Code::AlibabaTime);
            assert_eq!(odd, None, "{}", example.payload);
        }
    }
    Ok(examples.len())
}

#[test]
fn the_product_with_every_type_has_examples_of_everything() {
    let model = every_type();
    let names: Vec<(String, Option<String>)> =
        model.examples(1).into_iter().map(|example| (example.kind.to_string(), example.identifier)).collect();
    let expected = [
        (POST, None),
        (SET, None),
        (GET, None),
        (GET_REPLY, None),
        (EVENT, Some("Error")),
        (EVENT, Some("fan:stuck")),
        (INVOKE, Some("AutoSprinkle")),
        (INVOKE_REPLY, Some("AutoSprinkle")),
    ];
    assert_eq!(names, expected.map(|(kind, identifier)| (kind.to_owned(), identifier.map(str::to_owned))));
    let (mut reports, mut modes) = (Vec::new(), std::collections::BTreeSet::new());
    for seed in 0..300 {
        assert_eq!(examples_keep_to(&model, seed), Ok(8));
        let report: Value = serde_json::from_str(&model.examples(seed)[0].payload).expect("JSON");
        let params = report["params"].as_object().expect("values").clone();
        assert_eq!(params.len(), 13, "all properties are in it");
        modes.insert(params["mode"].get("value").unwrap_or(&params["mode"]).as_i64());
        reports.push(params);
    }
    assert_eq!(modes.len(), 3, "all values of an enum come up: {modes:?}");
    reports.dedup();
    assert!(reports.len() > 290, "seeds make a difference: {}", reports.len());
}

/// Any model that the reader takes: odd bounds, unknown types, nesting that the platform does not allow.
fn any_document() -> impl Strategy<Value = Value> {
    let spec = prop_oneof![
        Just(Value::Null),
        (-1000_i64..1000).prop_map(|number| json!(number.to_string())),
        (-1000_i64..1000).prop_map(|number| json!(number)),
        (-1000_i64..1000).prop_map(|number| json!(format!("{}", number as f64 / 100.0))),
        prop::sample::select(vec![
            "",
            "x",
            "1e400",
            "-1e-400",
            "9007199254740993",
            "0",
            "1e30",
            "3e38",
            "2147483647"
        ])
        .prop_map(|text| json!(text)),
    ];
    let identifier = prop::sample::select(vec!["a", "b", "c", "value", "time", "x y", "", "m:a", "日"]);
    let number =
        (prop::sample::select(vec!["int", "float", "double"]), spec.clone(), spec.clone(), spec.clone())
            .prop_map(|(name, min, max, step)| {
                let mut specs = serde_json::Map::new();
                for (name, value) in [("min", min), ("max", max), ("step", step)] {
                    if !value.is_null() {
                        specs.insert(name.into(), value);
                    }
                }
                json!({ "type": name, "specs": specs })
            });
    let leaf = prop_oneof![
        4 => number,
        1 => Just(json!({ "type": "bool", "specs": { "0": "off", "1": "on" } })),
        1 => Just(json!({ "type": "bool" })),
        1 => prop::collection::btree_map("(-?[0-9]{1,3}|[0-9]\\.5|[a-c]|1e2)", "[a-z]", 0..4)
            .prop_map(|keys| json!({ "type": "enum", "specs": keys })),
        1 => (0_u32..20).prop_map(|length| json!({ "type": "text", "specs": { "length": length.to_string() } })),
        1 => Just(json!({ "type": "date", "specs": {} })),
        1 => Just(json!({ "type": "blob" })),
        1 => Just(json!({})),
    ];
    let data_type = leaf.prop_recursive(3, 12, 4, {
        let identifier = identifier.clone();
        move |inner| {
            prop_oneof![
                (0_u32..5, inner.clone())
                    .prop_map(|(size, item)| json!({ "type": "array", "specs": { "size": size.to_string(), "item": item } })),
                prop::collection::vec((identifier.clone(), inner), 0..4).prop_map(|members| {
                    let members: Vec<Value> = members
                        .into_iter()
                        .map(|(identifier, data_type)| json!({ "identifier": identifier, "dataType": data_type }))
                        .collect();
                    json!({ "type": "struct", "specs": members })
                }),
            ]
        }
    });
    let parameter = (
        identifier.clone(),
        prop::option::of(prop::sample::select(vec!["r", "rw", "w"])),
        prop::option::of(any::<bool>()),
        data_type,
    )
        .prop_map(|(identifier, access, required, data_type)| {
            let mut parameter = json!({ "identifier": identifier, "dataType": data_type });
            if let Some(access) = access {
                parameter["accessMode"] = json!(access);
            }
            if let Some(required) = required {
                parameter["required"] = json!(required);
            }
            parameter
        });
    let parameters = prop::collection::vec(parameter, 0..5);
    let event = (identifier.clone(), parameters.clone()).prop_map(
        |(identifier, outputs)| json!({ "identifier": identifier, "outputData": outputs, "own": [1.50] }),
    );
    let service = (identifier, parameters.clone(), parameters.clone())
        .prop_map(|(identifier, inputs, outputs)| json!({ "identifier": identifier, "inputData": inputs, "outputData": outputs }));
    (parameters, prop::collection::vec(event, 0..3), prop::collection::vec(service, 0..3)).prop_map(
        |(properties, events, services)| {
            json!({ "properties": properties, "events": events, "services": services,
                "functionBlocks": [{ "functionBlockId": "m", "events": events, "properties": properties }] })
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn examples_of_any_model_keep_to_it(document in any_document(), seed in any::<u64>()) {
        let text = document.to_string();
        let model = Model::parse(text.as_bytes()).unwrap_or_else(|error| panic!("{error} in {text}"));
        prop_assert!(same_json(&model.to_json(), &text));
        prop_assert_eq!(&Model::parse(model.to_json().as_bytes()).expect("our own text"), &model);
        model.notes();
        if let Err(why) = examples_keep_to(&model, seed) {
            prop_assert!(false, "{} of {}", why, text);
        }
    }

    /// Bounds and steps as whole numbers of hundredths say, written as texts and as numbers.
    #[test]
    fn numbers_are_held_to_bounds_and_step(
        value in -30_000_i64..30_000,
        min in -20_000_i64..0,
        span in 0_i64..40_000,
        step in 1_i64..300,
    ) {
        let text = |hundredths: i64| {
            let sign = if hundredths < 0 { "-" } else { "" };
            format!("{sign}{}.{:02}", hundredths.abs() / 100, hundredths.abs() % 100)
        };
        let max = min + span;
        let document = format!(
            r#"{{"properties":[{{"identifier":"p","dataType":{{"type":"double","specs":{{"min":"{}","max":{},"step":"{}"}}}}}}]}}"#,
            text(min), text(max), text(step)
        );
        let model = Model::parse(document.as_bytes()).expect("a model");
        let payload = format!(r#"{{"params":{{"p":{}}}}}"#, text(value));
        let found = model.check(kind(POST), None, payload.as_bytes());
        let found: Vec<Code> = found.iter().map(|note| note.code()).collect();
        let expected = if value < min || value > max {
            vec![Code::TslRange]
        } else if (value - min) % step != 0 {
            vec![Code::TslStep]
        } else {
            vec![]
        };
        prop_assert_eq!(found, expected);
    }

    /// One value of an example changed to something that no type takes: exactly that place is noted.
    #[test]
    fn a_broken_example_is_noted(seed in any::<u64>(), which in 0_usize..13) {
        let model = every_type();
        let example = &model.examples(seed)[0];
        let mut payload: Value = serde_json::from_str(&example.payload).expect("JSON");
        let params = payload["params"].as_object_mut().expect("values");
        let name = params.keys().nth(which).expect("thirteen properties").clone();
        params[&name] = Value::Bool(true);
        let notes = model.check(example.kind, None, payload.to_string().as_bytes());
        prop_assert_eq!(notes.len(), 1);
        prop_assert_eq!(notes[0].code(), Code::TslType);
        let pointer = format!("/params/{name}");
        prop_assert_eq!(notes[0].place().json_pointer(), Some(&*pointer));
    }
}

/// What any skin does: JSON in, JSON out.
#[test]
fn the_facade_takes_models_as_json() {
    let record = r#"{"topic":"/sys/a1everyType/dev1/thing/event/property/post","payload":{"id":"1","version":"1.0","params":{"level":101}}}"#;
    let decoded: Value =
        serde_json::from_str(&facade::decode_json_with_model(record, EVERY_TYPE)).expect("JSON");
    assert_eq!(decoded["kind"], POST);
    assert_eq!(decoded["notes"][0]["code"], "tsl_range");
    assert_eq!(decoded["notes"][0]["place"]["pointer"], "/params/level");
    let strict = record.replacen('{', "{\"strict\":true,", 1);
    let refused: Value =
        serde_json::from_str(&facade::decode_json_with_model(&strict, EVERY_TYPE)).expect("JSON");
    assert_eq!(refused["error"]["code"], "tsl_range");
    let no_model: Value = serde_json::from_str(&facade::decode_json_with_model(record, "{}")).expect("JSON");
    assert_eq!(no_model["error"]["code"], "tsl_invalid");

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
    let one = json!({ "model": EVERY_TYPE, "kind": EVENT, "identifier": "Error", "count": 3 });
    let three: Value = serde_json::from_str(&facade::examples_json(&one.to_string())).expect("JSON");
    assert_eq!(three.as_array().map(Vec::len), Some(3));
    assert_ne!(three[0], three[1]);
    for (request, code) in [
        (json!({}), "json_missing_member"),
        (json!({ "model": "{}" }), "tsl_invalid"),
        (json!({ "model": EVERY_TYPE, "kind": "thing.topo.add" }), "tsl_example_none"),
        (json!({ "model": EVERY_TYPE, "kind": "no.such.kind" }), "kind_unknown"),
        (json!({ "model": EVERY_TYPE, "product_key": "a/b" }), "topic_value"),
        (json!({ "model": { "properties": [] } }), "tsl_example_none"),
        (json!({ "model": { "events": [{ "identifier": "e" }] } }), "topic_value"),
        (json!({ "model": EVERY_TYPE, "sed": 1 }), "encode_member_unknown"),
    ] {
        let refused: Value =
            serde_json::from_str(&facade::examples_json(&request.to_string())).expect("JSON");
        assert_eq!(refused["error"]["code"], code, "{request}");
    }
}
