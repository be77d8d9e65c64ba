//! Examples from product models keep to them, whatever the model.

mod common;
#[path = "common/product.rs"]
mod products;

use products::{every_type, examples_keep_to};
use proptest::prelude::*;
use serde_json::{Value, json};
use thingwire::{Code, huawei::model::Model};

#[test]
fn the_product_with_every_type_has_examples_of_everything() {
    let model = every_type();
    let names: Vec<(String, Option<String>, Option<String>)> = model
        .examples(1)
        .into_iter()
        .map(|example| (example.kind.to_string(), example.service_id, example.identifier))
        .collect();
    let (sensor, battery) = (Some("Sensor"), Some("Battery"));
    let expected = [
        ("properties.report", None, None),
        ("gateway.sub_devices.properties.report", None, None),
        ("properties.set.request", None, None),
        ("properties.get.response", None, None),
        ("properties.get.request", sensor, None),
        ("commands.request", sensor, Some("SET_PERIOD")),
        ("commands.response", sensor, Some("SET_PERIOD")),
        ("commands.request", sensor, Some("REBOOT")),
        ("commands.response", sensor, Some("REBOOT")),
        ("events.up", sensor, Some("alarm")),
        ("properties.get.request", battery, None),
        ("commands.request", battery, Some("REBOOT")),
        ("commands.response", battery, Some("REBOOT")),
    ];
    let owned = |text: Option<&str>| text.map(str::to_owned);
    assert_eq!(names, expected.map(|(kind, service, name)| (kind.to_owned(), owned(service), owned(name))));
    let (mut reports, mut modes) = (Vec::new(), std::collections::BTreeSet::new());
    for seed in 0..300 {
        assert_eq!(examples_keep_to(&model, seed), Ok(13));
        let examples = model.examples(seed);
        let report: Value = serde_json::from_str(&examples[0].payload).expect("JSON");
        let properties = report["services"][0]["properties"].as_object().expect("values").clone();
        assert_eq!(properties.len(), 12, "all but the one that can only be written");
        modes.insert(properties["mode"].as_str().expect("text").to_owned());
        reports.push(properties);
        // A response belongs to the request before it.
        assert_eq!(examples[5].request_id, examples[6].request_id);
        assert_ne!(examples[5].request_id, examples[7].request_id);
        let set: Value = serde_json::from_str(&examples[2].payload).expect("JSON");
        assert_eq!(set["services"].as_array().map(Vec::len), Some(1), "nothing of Battery can be set");
        assert!(set["services"][0]["properties"].get("level").is_none(), "{set}");
    }
    assert_eq!(modes.len(), 3, "all values of an enum come up: {modes:?}");
    reports.dedup();
    assert!(reports.len() > 290, "seeds make a difference: {}", reports.len());
}

/// A field in either spelling, with rules that need not fit its type.
fn any_field(is_para: bool) -> impl Strategy<Value = Value> {
    let figure = prop_oneof![
        3 => Just(Value::Null),
        2 => (-1000_i64..1000).prop_map(|number| json!(number)),
        1 => (-1000_i64..1000).prop_map(|number| json!(format!("{}", number as f64 / 100.0))),
        1 => prop::sample::select(vec!["", "x", "1e400", "-1e-400", "9007199254740993", "0", "1e30", "2147483648"])
            .prop_map(|text| json!(text)),
    ];
    let types = vec![
        "int",
        "long",
        "decimal",
        "string",
        "DateTime",
        "dateTime",
        "date time",
        "jsonObject",
        "enum",
        "boolean",
        "string list",
        "blob",
    ];
    let names = prop::sample::select(vec!["a", "b", "c", "日", "a/b", "x~y", "", "\"", "a.b"]);
    let list = prop::option::of(prop::collection::vec(
        prop::sample::select(vec!["1", "2.5", "ON", "", "\n", "-7"]),
        0..4,
    ));
    (
        names,
        prop::option::of(prop::sample::select(types)),
        (figure.clone(), figure.clone(), figure.clone(), figure),
        list,
        prop::option::of(prop::sample::select(vec!["R", "W", "RW", "E", "", "x"])),
        any::<bool>(),
        prop::option::of(any::<bool>()),
    )
        .prop_map(
            move |(name, data_type, (min, max, step, length), list, method, is_camel, required)| {
                let spelled = |name: &str| match (name, is_camel) {
                    ("data_type", true) => "dataType".to_owned(),
                    ("max_length", true) => "maxLength".to_owned(),
                    ("enum_list", true) => "enumList".to_owned(),
                    ("name", true) => if is_para { "paraName" } else { "propertyName" }.to_owned(),
                    ("name", false) => if is_para { "para_name" } else { "property_name" }.to_owned(),
                    (name, _) => name.to_owned(),
                };
                let members = [
                    ("name", json!(name)),
                    ("data_type", json!(data_type)),
                    ("min", min),
                    ("max", max),
                    ("step", step),
                    ("max_length", length),
                    ("enum_list", json!(list)),
                    ("method", json!(method)),
                    ("required", json!(required)),
                ];
                members.into_iter().map(|(name, value)| (spelled(name), value)).collect()
            },
        )
}

/// Any model that the reader takes.
fn any_document() -> impl Strategy<Value = Value> {
    let names = prop::sample::select(vec!["S", "T", "温", "a b", "$x", "s/1"]);
    let paras = prop::collection::vec(any_field(true), 0..3).boxed();
    let responses = prop::collection::vec(
        (names.clone(), paras.clone())
            .prop_map(|(name, paras)| json!({ "response_name": name, "paras": paras })),
        0..3,
    );
    let commands = prop::collection::vec(
        (names.clone(), paras.clone(), responses).prop_map(
            |(name, paras, responses)| json!({ "command_name": name, "paras": paras, "responses": responses }),
        ),
        0..3,
    );
    let events = prop::collection::vec(
        (names.clone(), paras).prop_map(|(name, paras)| json!({ "event_type": name, "paras": paras })),
        0..3,
    );
    let service = (
        names,
        prop::option::of(prop::collection::vec(any_field(false), 0..5)),
        prop::option::of(commands),
        prop::option::of(events),
    )
        .prop_map(|(name, properties, commands, events)| {
            json!({ "service_id": name, "service_type": name, "properties": properties, "commands": commands, "events": events })
        });
    prop::collection::vec(service, 1..4)
        .prop_map(|services| json!({ "service_capabilities": services, "own": [1.50] }))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn examples_of_any_model_keep_to_it(document in any_document(), seed in any::<u64>()) {
        let text = document.to_string();
        let model = Model::parse(text.as_bytes()).unwrap_or_else(|error| panic!("{error} in {text}"));
        prop_assert_eq!(model.document().text(), &text);
        for note in model.notes() {
            let pointer = note.place().json_pointer().expect("a pointer").to_owned();
            // A note is at a value, or at a member that its object does not have.
            let outer = pointer.rsplit_once('/').map_or("", |(outer, _)| outer);
            prop_assert!(document.pointer(&pointer).or(document.pointer(outer)).is_some(), "{} in {}", note, text);
        }
        if let Err(why) = examples_keep_to(&model, seed) {
            prop_assert!(false, "{} of {}", why, text);
        }
    }

    /// One value of an example changed to something that no type takes: exactly that place is noted.
    #[test]
    fn a_broken_example_is_noted(seed in any::<u64>(), which in 0_usize..12) {
        let model = every_type();
        let example = &model.examples(seed)[0];
        let mut payload: Value = serde_json::from_str(&example.payload).expect("JSON");
        let properties = payload["services"][0]["properties"].as_object_mut().expect("values");
        let name = properties.keys().nth(which).expect("twelve properties").clone();
        properties[&name] = Value::Null;
        let notes = model.check(example.kind, payload.to_string().as_bytes());
        prop_assert_eq!(notes.len(), 1);
        prop_assert_eq!(notes[0].code(), Code::ModelType);
        let pointer = format!("/services/0/properties/{name}");
        prop_assert_eq!(notes[0].place().json_pointer(), Some(&*pointer));
    }
}
