//! Examples from thing models keep to them, whatever the model.

mod common;
#[path = "common/tsl.rs"]
mod models;

use models::{every_type, examples_keep_to, same_json};
use proptest::prelude::*;
use serde_json::{Value, json};
use thingwire::{Code, alibaba::tsl::Model};

#[test]
fn the_product_with_every_type_has_examples_of_everything() {
    let model = every_type();
    let names: Vec<(String, Option<String>)> =
        model.examples(1).into_iter().map(|example| (example.kind.to_string(), example.identifier)).collect();
    let expected = [
        ("thing.event.property.post", None),
        ("thing.service.property.set", None),
        ("thing.service.property.get", None),
        ("thing.service.property.get_reply", None),
        ("thing.event.post", Some("Error")),
        ("thing.event.post", Some("fan:stuck")),
        ("thing.service.invoke", Some("AutoSprinkle")),
        ("thing.service.invoke_reply", Some("AutoSprinkle")),
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
        prop_assert_eq!(notes[0].code(), Code::ModelType);
        let pointer = format!("/params/{name}");
        prop_assert_eq!(notes[0].place().json_pointer(), Some(&*pointer));
    }
}
