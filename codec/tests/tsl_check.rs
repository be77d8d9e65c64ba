//! Messages held to thing models: a product with every type, what keeps to it and what does not.

mod common;
#[path = "common/tsl.rs"]
mod models;

use models::{every_type, kind};
use proptest::prelude::*;
use serde_json::Value;
use thingwire::{Code, alibaba::tsl::Model, classify, wire::json::Json};

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
    let unknown = |kind, pointer: &str| (kind, Code::ModelIdentifierUnknown, pointer.to_owned());
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
                    assert_eq!((note.code(), range.len()), (Code::ModelRequiredMissing, 0), "{note}");
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
        ModelDate as Date, ModelEnum as Enum, ModelIdentifierUnknown as Unknown, ModelLength as Length,
        ModelRange as Range, ModelReadOnly as ReadOnly, ModelRequiredMissing as Missing, ModelStep as Step,
        ModelType as Type,
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Bounds and steps as whole numbers of hundredths say, written as texts and as numbers.
    #[test]
    fn numbers_are_held_to_bounds_and_step(
        value in -30_000_i64..30_000,
        min in -20_000_i64..0,
        span in 0_i64..40_000,
        step in 1_i64..300,
    ) {
        let (text, max) = (common::hundredths, min + span);
        let document = format!(
            r#"{{"properties":[{{"identifier":"p","dataType":{{"type":"double","specs":{{"min":"{}","max":{},"step":"{}"}}}}}}]}}"#,
            text(min), text(max), text(step)
        );
        let model = Model::parse(document.as_bytes()).expect("a model");
        let payload = format!(r#"{{"params":{{"p":{}}}}}"#, text(value));
        let found = model.check(kind(POST), None, payload.as_bytes());
        let found: Vec<Code> = found.iter().map(|note| note.code()).collect();
        let expected: Vec<Code> = common::bounds_and_step(value, min, max, step).into_iter().collect();
        prop_assert_eq!(found, expected);
    }
}
