//! Messages held to a product model, rule by rule. Expected notes follow from the data types' documentation.

mod common;
#[path = "common/product.rs"]
mod products;

use products::{every_type, found, kind, with_properties};
use proptest::prelude::*;
use serde_json::json;
use thingwire::{
    Code::{
        self, ModelDate as Date, ModelEnum as Enum, ModelIdentifierUnknown as Unknown, ModelLength as Length,
        ModelRange as Range, ModelReadOnly as ReadOnly, ModelRequiredMissing as Missing, ModelStep as Step,
        ModelType as Type,
    },
    huawei::model::Model,
};

const REPORT: &str = "properties.report";
const GATEWAY: &str = "gateway.sub_devices.properties.report";
const SET: &str = "properties.set.request";
const GET: &str = "properties.get.request";
const GET_RESPONSE: &str = "properties.get.response";
const SHADOW: &str = "shadow.get.response";
const COMMAND: &str = "commands.request";
const RESPONSE: &str = "commands.response";
const EVENT: &str = "events.up";

/// A property of the service Sensor, reported alone: its value and the note, if there is one.
#[test]
fn values_are_held_to_their_types() {
    let model = every_type();
    let cases: &[(&str, &str, Option<Code>)] = &[
        ("level", "-20", None),
        ("level", "100", None),
        ("level", "5e1", None),
        ("level", "10.0", None),
        ("level", "-25", Some(Range)),
        ("level", "105", Some(Range)),
        ("level", "3", Some(Step)),
        ("level", "2.5", Some(Type)),
        ("level", "\"5\"", Some(Type)),
        ("level", "true", Some(Type)),
        ("level", "null", Some(Type)),
        ("level", "[5]", Some(Type)),
        ("ticks", "9007199254740993", None),
        ("ticks", "9007199254740994", Some(Range)),
        ("ticks", "-1", Some(Range)),
        ("ticks", "0.5", Some(Type)),
        ("temperature", "-40", None),
        ("temperature", "125.5", None),
        ("temperature", "0.1", None),
        ("temperature", "0.15", Some(Step)),
        ("temperature", "125.6", Some(Range)),
        ("temperature", "-40.1", Some(Range)),
        ("temperature", "\"21\"", Some(Type)),
        ("free", "1e308", None),
        ("free", "-0.000001", None),
        ("free", "1e309", Some(Range)),
        ("label", "\"\"", None),
        ("label", "\"sixteen letters.\"", None),
        ("label", "\"温度温度温度温度温度温度温度温度\"", None),
        ("label", "\"seventeen letters\"", Some(Length)),
        ("label", "7", Some(Type)),
        ("label", "{}", Some(Type)),
        ("power", "\"ON\"", None),
        ("power", "\"on\"", Some(Enum)),
        ("power", "\"\"", Some(Enum)),
        ("power", "1", Some(Type)),
        ("mode", "\"heat\"", None),
        ("mode", "\"fan\"", Some(Enum)),
        ("mode", "0", Some(Type)),
        ("speed", "4", None),
        ("speed", "1.0", None),
        ("speed", "3", Some(Enum)),
        ("speed", "\"4\"", Some(Type)),
        ("locked", "false", None),
        ("locked", "0", Some(Type)),
        ("locked", "\"true\"", Some(Type)),
        ("installed", "\"20151212T121212Z\"", None),
        ("installed", "\"2015-12-12T12:12:12Z\"", Some(Date)),
        ("installed", "\"20151312T121212Z\"", Some(Date)),
        ("installed", "\"20150230T121212Z\"", Some(Date)),
        ("installed", "\"20151212T121212\"", Some(Date)),
        ("installed", "\"\"", Some(Date)),
        ("installed", "1449922332", Some(Type)),
        ("position", "{}", None),
        ("position", "{\"lat\":[1,null]}", None),
        ("position", "[]", Some(Type)),
        ("position", "\"{}\"", Some(Type)),
        ("tags", "[]", None),
        ("tags", "[\"a\",\"eight ch\"]", None),
        ("tags", "\"a,b\"", Some(Type)),
        ("tags", "{}", Some(Type)),
        ("Level", "5", Some(Unknown)),
        ("level ", "5", Some(Unknown)),
        ("", "5", Some(Unknown)),
    ];
    for (name, value, expected) in cases {
        let payload =
            format!(r#"{{"services":[{{"service_id":"Sensor","properties":{{"{name}":{value}}}}}]}}"#);
        let notes = model.check(kind(REPORT), payload.as_bytes());
        let pointer = format!("/services/0/properties/{name}");
        let expected: Vec<_> = expected.iter().map(|code| (*code, &*pointer)).collect();
        assert_eq!(found(&notes), expected, "{name} {value}: {notes:?}");
        if let Some(note) = notes.first() {
            assert_eq!(&payload[note.place().range().expect("bytes")], *value, "{name}");
        }
    }
}

#[test]
fn messages_are_held_to_the_model_where_they_break_it() {
    let model = every_type();
    type Case = (&'static str, &'static str, &'static [(Code, &'static str)]);
    let cases: &[Case] = &[
        (
            REPORT,
            r#"{"services":[{"service_id":"Battery","properties":{"level":50.5}},{"service_id":"Sensor","properties":{"tags":["a","longer than eight",1]}}]}"#,
            &[
                (Type, "/services/0/properties/level"),
                (Length, "/services/1/properties/tags/1"),
                (Type, "/services/1/properties/tags/2"),
            ],
        ),
        (
            REPORT,
            r#"{"services":[{"service_id":"Gone","properties":{"level":1}}]}"#,
            &[(Unknown, "/services/0/service_id")],
        ),
        (
            GATEWAY,
            r#"{"devices":[{"device_id":"a","services":[{"service_id":"Sensor","properties":{"level":0}}]},{"device_id":"b","services":[{"service_id":"Sensor","properties":{"level":1,"none":1}}]}]}"#,
            &[
                (Step, "/devices/1/services/0/properties/level"),
                (Unknown, "/devices/1/services/0/properties/none"),
            ],
        ),
        (SET, r#"{"services":[{"service_id":"Sensor","properties":{"label":"a","secret":"b"}}]}"#, &[]),
        (
            SET,
            r#"{"services":[{"service_id":"Sensor","properties":{"level":5,"mode":"fan"}}]}"#,
            &[(ReadOnly, "/services/0/properties/level"), (Enum, "/services/0/properties/mode")],
        ),
        (GET, r#"{"service_id":"Gone"}"#, &[(Unknown, "/service_id")]),
        (GET, r#"{"object_device_id":"","service_id":"Sensor"}"#, &[]),
        (GET, r#"{"service_id":""}"#, &[]),
        ("shadow.get.request", r#"{"service_id":"gone"}"#, &[(Unknown, "/service_id")]),
        (
            GET_RESPONSE,
            r#"{"services":[{"service_id":"Sensor","properties":{"locked":1}}]}"#,
            &[(Type, "/services/0/properties/locked")],
        ),
        (
            SHADOW,
            r#"{"object_device_id":"d","shadow":[{"service_id":"Sensor","desired":{"properties":{"level":null,"power":"no"}},"reported":{"properties":{"level":1}},"version":1},{"service_id":"Gone"}]}"#,
            &[
                (Enum, "/shadow/0/desired/properties/power"),
                (Step, "/shadow/0/reported/properties/level"),
                (Unknown, "/shadow/1/service_id"),
            ],
        ),
        (COMMAND, r#"{"service_id":"Sensor","command_name":"SET_PERIOD","paras":{"period":24}}"#, &[]),
        (
            COMMAND,
            r#"{"service_id":"Sensor","command_name":"SET_PERIOD","paras":{"period":25}}"#,
            &[(Range, "/paras/period")],
        ),
        (
            COMMAND,
            r#"{"service_id":"Sensor","command_name":"SET_PERIOD","paras":{"from":"now"}}"#,
            &[(Date, "/paras/from"), (Missing, "/paras/period")],
        ),
        (COMMAND, r#"{"service_id":"Sensor","command_name":"SET_PERIOD"}"#, &[(Missing, "/paras")]),
        (COMMAND, r#"{"service_id":"Sensor","command_name":"SET_PERIOD","paras":[]}"#, &[(Type, "/paras")]),
        (COMMAND, r#"{"service_id":"Sensor","command_name":"REBOOT"}"#, &[]),
        (
            COMMAND,
            r#"{"service_id":"Sensor","command_name":"REBOOT","paras":{"now":1}}"#,
            &[(Unknown, "/paras/now")],
        ),
        (
            COMMAND,
            r#"{"service_id":"Battery","command_name":"SET_PERIOD","paras":{}}"#,
            &[(Unknown, "/command_name")],
        ),
        (COMMAND, r#"{"service_id":"Gone","command_name":"REBOOT"}"#, &[(Unknown, "/service_id")]),
        // The service may be left out.
        (COMMAND, r#"{"command_name":"SET_PERIOD","paras":{"period":0}}"#, &[(Range, "/paras/period")]),
        (COMMAND, r#"{"service_id":null,"command_name":"GONE","paras":{}}"#, &[(Unknown, "/command_name")]),
        (
            "api.commands",
            r#"{"service_id":"Sensor","command_name":"SET_PERIOD","paras":{"period":"1"}}"#,
            &[(Type, "/paras/period")],
        ),
        (
            RESPONSE,
            r#"{"result_code":0,"response_name":"SET_PERIOD_RSP","paras":{"result":1000001}}"#,
            &[(Range, "/paras/result")],
        ),
        (RESPONSE, r#"{"response_name":"SET_PERIOD_RSP","paras":{}}"#, &[(Missing, "/paras/result")]),
        (RESPONSE, r#"{"result_code":null,"response_name":"SET_PERIOD_RSP"}"#, &[(Missing, "/paras")]),
        (
            RESPONSE,
            r#"{"result_code":0,"response_name":"COMMAND_RESPONSE","paras":{}}"#,
            &[(Unknown, "/response_name")],
        ),
        // Two commands have a response of this name; the first one's notes stand for both.
        (RESPONSE, r#"{"response_name":"ACK","paras":{"done":true}}"#, &[]),
        (RESPONSE, r#"{"response_name":"ACK","paras":{"volts":4.5}}"#, &[]),
        (
            RESPONSE,
            r#"{"response_name":"ACK","paras":{"volts":5.5}}"#,
            &[(Unknown, "/paras/volts"), (Missing, "/paras/done")],
        ),
        (
            EVENT,
            r#"{"services":[{"service_id":"Sensor","event_type":"alarm","event_time":"20151212T121212Z","paras":{"code":10,"text":"fire"}}]}"#,
            &[(Range, "/services/0/paras/code")],
        ),
        (
            EVENT,
            r#"{"services":[{"service_id":"Sensor","event_type":"alarm","paras":{}}]}"#,
            &[(Missing, "/services/0/paras/code")],
        ),
        (
            EVENT,
            r#"{"services":[{"service_id":"Sensor","event_type":"alert","paras":{}}]}"#,
            &[(Unknown, "/services/0/event_type")],
        ),
        (
            "events.down",
            r#"{"services":[{"service_id":"Gone","event_type":"x","paras":{}}]}"#,
            &[(Unknown, "/services/0/service_id")],
        ),
    ];
    for (name, payload, expected) in cases {
        let notes = model.check(kind(name), payload.as_bytes());
        assert_eq!(found(&notes), *expected, "{name} {payload}: {notes:?}");
        for note in &notes {
            assert!(!note.expected_text().is_empty() && !note.found_text().is_empty(), "{note}");
            let range = note.place().range().expect("bytes");
            if note.code() == Missing {
                assert_eq!(&payload[range.start..=range.end], "}", "{note}");
            } else {
                assert!(payload.is_char_boundary(range.start) && range.end <= payload.len(), "{note}");
            }
        }
    }
}

#[test]
fn what_is_no_matter_of_a_model_gives_no_note() {
    let model = every_type();
    for (name, payload) in [
        ("messages.up", r#"{"content":{"level":101}}"#),
        ("properties.set.response", r#"{"result_code":0}"#),
        (REPORT, "not JSON"),
        (REPORT, "[]"),
        (REPORT, r#"{"services":{}}"#),
        (REPORT, r#"{"services":[1,{"properties":{"level":1}}]}"#),
        (REPORT, r#"{"services":[{"service_id":"Sensor","properties":[]}]}"#),
        (REPORT, r#"{"services":[{"service_id":"Sensor","properties":{"level":1,"level":2}}]}"#),
        // Services of the platform's own are not the product's.
        (
            EVENT,
            r#"{"services":[{"service_id":"$time_sync","event_type":"time_sync_request","paras":{"device_send_time":1}}]}"#,
        ),
        (SET, r#"{"services":[{"service_id":"$device_rule","properties":{"r":{"version":1}}}]}"#),
        // This service's list of events is empty, as the platform writes it for all products.
        (EVENT, r#"{"services":[{"service_id":"Battery","event_type":"low","paras":{}}]}"#),
        (RESPONSE, r#"{"result_code":1,"response_name":"SET_PERIOD_RSP","paras":{"result":1000001}}"#),
        (RESPONSE, r#"{"result_code":-1,"response_name":"","paras":{}}"#),
        (RESPONSE, r#"{"result_code":0,"response_name":"","paras":{"any":1}}"#),
        (COMMAND, r#"{"service_id":"Sensor","paras":{"any":1}}"#),
    ] {
        assert_eq!(model.check(kind(name), payload.as_bytes()), [], "{name} {payload}");
    }
    let nothing = Model::parse(br#"{"services":[{"serviceType":"S","commands":[{"commandName":"C"}]}]}"#)
        .expect("a model");
    let response = br#"{"response_name":"ANY","paras":{"any":1}}"#;
    assert_eq!(nothing.check(kind(RESPONSE), response), [], "no command has a response");
}

/// What the vendor's own devices sent has the services of no model here, and notes lie where the names are.
#[test]
fn recorded_messages_are_checked_without_harm() {
    let Some(text) = common::shared("recorded/huawei/messages.jsonl") else { return };
    let model = every_type();
    let (mut lines, mut unknown) = (0, 0);
    for line in text.lines() {
        let record: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let topic = thingwire::classify::topic(record["topic"].as_str().expect("a topic")).expect("a topic");
        let payload = record["payload"].as_str().unwrap_or_default();
        lines += 1;
        for note in model.check_topic(&topic, payload.as_bytes()) {
            assert_eq!(note.code(), Unknown, "{note} in {line}");
            unknown += 1;
        }
    }
    assert!(lines >= 90 && unknown >= 5, "{lines} lines, {unknown} unknown names");
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
        let document = with_properties(json!([{ "property_name": "p", "data_type": "decimal", "min": text(min), "max": text(max), "step": text(step) }]));
        let model = products::model(&document);
        let payload = format!(r#"{{"services":[{{"service_id":"S","properties":{{"p":{}}}}}]}}"#, text(value));
        let notes: Vec<Code> = model.check(kind(REPORT), payload.as_bytes()).iter().map(|note| note.code()).collect();
        let expected: Vec<Code> = common::bounds_and_step(value, min, max, step).into_iter().collect();
        prop_assert_eq!(notes, expected);
    }
}
