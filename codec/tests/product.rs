//! Product models: the forms of the document, odd ones, other documents, and models in the facade.

mod common;
#[path = "common/product.rs"]
mod products;

use products::{EVERY_TYPE, every_type, examples_keep_to, found, kind, model, with_properties};
use serde_json::{Value, json};
use thingwire::{Code, classify, facade, huawei::model::Model};

/// `devicetype-capability.json` as the developer guide's chapter on offline models has it (its water meter), shortened.
fn device_file() -> Value {
    json!({ "devices": [{
        "manufacturerId": "TestUtf8ManuId", "manufacturerName": "HZYB", "model": "NBIoTDevice", "protocolType": "CoAP",
        "deviceType": "WaterMeter",
        "omCapability": { "upgradeCapability": { "supportUpgrade": true, "upgradeProtocolType": "PCP" } },
        "serviceTypeCapabilities": [
            { "serviceId": "WaterMeterBasic", "serviceType": "Water", "option": "Mandatory" },
            { "serviceId": "Battery", "serviceType": "Battery", "option": "Optional" }
        ] }] })
}

/// `servicetype-capability.json` of the water service, as that chapter has it.
fn water_file() -> Value {
    let number = |name: &str, min: i64, max: i64| {
        json!({ "paraName": name, "dataType": "int", "required": true, "min": min, "max": max, "step": 1, "maxLength": 10,
            "unit": null, "enumList": null })
    };
    json!({ "services": [{
        "serviceType": "Water", "description": "Water",
        "commands": [{ "commandName": "SET_PRESSURE_READ_PERIOD", "paras": [number("value", 1, 24)],
            "responses": [{ "responseName": "SET_PRESSURE_READ_PERIOD_RSP", "paras": [number("result", -1_000_000, 1_000_000)] }] }],
        "properties": [
            { "propertyName": "waterFlow", "dataType": "int", "required": true, "min": 0, "max": 0, "step": 0,
                "maxLength": null, "method": "R", "unit": null, "enumList": null },
            { "propertyName": "address", "dataType": "string", "required": true, "min": 0, "max": 0, "step": 0,
                "maxLength": 5, "method": "RW", "unit": null, "enumList": null }
        ] }] })
}

#[test]
fn a_product_reads_whole_and_is_kept() {
    let model = every_type();
    assert_eq!(model.notes(), []);
    assert_eq!(model.document().text(), EVERY_TYPE.trim_end());
    assert_eq!(model.product_id(), Some("5e06bfee334dd4f33759f5b3"));
    let product = model.product().expect("a product");
    assert_eq!(product.protocol_type.as_deref(), Some("MQTT"));
    let sensor = &product.services[0];
    let properties = sensor.properties.as_ref().expect("properties");
    assert_eq!(properties.len(), 13);
    let (level, label, mode) = (&properties[0], &properties[4], &properties[6]);
    assert_eq!(
        (level.data_type.as_deref(), level.min.as_deref(), level.step.as_deref(), level.is_required()),
        (Some("int"), Some("-20"), Some("5"), true)
    );
    assert_eq!(label.max_length.as_deref(), Some("16"));
    let access = mode.access().expect("a method");
    assert!(access.can_read && access.can_write && access.can_subscribe);
    let access = level.access().expect("a method");
    assert!(access.can_read && !access.can_write && !access.can_subscribe);
    assert_eq!(mode.enum_list.as_ref().map(Vec::len), Some(3));
    let command = &sensor.commands.as_ref().expect("commands")[0];
    assert!(!command.paras.as_ref().expect("paras")[1].is_required());
    assert_eq!(
        command.responses.as_ref().expect("responses")[0].response_name.as_deref(),
        Some("SET_PERIOD_RSP")
    );
}

/// The same services in every form: the product in a request, pushed, under the older platform's names.
#[test]
fn every_form_brings_the_same_rules() {
    let product: Value = serde_json::from_str(EVERY_TYPE).expect("JSON");
    // The older platform's names are those of the API in camelCase.
    fn camel(value: &Value) -> Value {
        match value {
            Value::Object(members) => members
                .iter()
                .map(|(name, value)| {
                    let mut words = name.split('_');
                    let first = words.next().unwrap_or_default().to_owned();
                    let name = words.fold(first, |name, word| name + &word[..1].to_uppercase() + &word[1..]);
                    (name, camel(value))
                })
                .collect(),
            Value::Array(elements) => elements.iter().map(camel).collect(),
            other => other.clone(),
        }
    }
    let older = camel(&product);
    let forms = [
        json!({ "resource": "product", "event": "create", "notify_data": { "body": product } }),
        json!([product]),
        older.clone(),
        json!({ "deviceCapabilities": [{ "deviceId": "d", "serviceCapabilities": older["serviceCapabilities"] }] }),
        json!({ "services": product["service_capabilities"] }),
        json!({ "services": older["serviceCapabilities"] }),
    ];
    let report = br#"{"services":[{"service_id":"Sensor","properties":{"level":101}},{"service_id":"Gone","properties":{}}]}"#;
    for form in forms {
        let model = model(&form);
        assert_eq!(model.notes(), [], "{form}");
        assert_eq!(
            found(&model.check(kind("properties.report"), report)),
            [
                (Code::ModelRange, "/services/0/properties/level"),
                (Code::ModelIdentifierUnknown, "/services/1/service_id")
            ],
            "{form}"
        );
        examples_keep_to(&model, 3).unwrap_or_else(|why| panic!("{why}"));
    }
}

/// The files that are developed offline are one model, in any order.
#[test]
fn the_files_of_a_profile_are_one_model() {
    let (device, water) = (model(&device_file()), model(&water_file()));
    let whole = Model::join([&water, &device].into_iter()).expect("one model");
    assert!(whole.is_part());
    assert_eq!(whole.devices()[0].manufacturer_name.as_deref(), Some("HZYB"));
    // Whoever writes a type of its own for each id may leave the id out.
    let report = |service: &str, value: i64| {
        json!({ "services": [{ "service_id": service, "properties": { "waterFlow": value } }] }).to_string()
    };
    let check = |model: &Model, service: &str, value| {
        let notes = model.check(kind("properties.report"), report(service, value).as_bytes());
        notes.first().map(thingwire::Note::code)
    };
    for (model, service, value, expected) in [
        (&whole, "WaterMeterBasic", 1, Some(Code::ModelRange)),
        (&whole, "WaterMeterBasic", 0, None),
        (&whole, "Water", 0, Some(Code::ModelIdentifierUnknown)),
        // No file says what this service has.
        (&whole, "Battery", 1, None),
        (&whole, "Gas", 1, Some(Code::ModelIdentifierUnknown)),
        (&water, "Water", 1, Some(Code::ModelRange)),
        (&device, "WaterMeterBasic", 1, None),
        (&device, "Water", 1, Some(Code::ModelIdentifierUnknown)),
    ] {
        assert_eq!(check(model, service, value), expected, "{service} {value}");
    }
    // `required` is 1 where these files do not say; the API's default is the other.
    assert_eq!(
        found(&whole.notes()),
        [(Code::ModelOddMissing, "/1/devices/0/serviceTypeCapabilities/1")],
        "Battery has no file"
    );
    let joined = facade::Model::join(vec![
        facade::Model::Product(device.clone()),
        facade::Model::Product(every_type()),
        facade::Model::Product(water.clone()),
    ])
    .expect("two models");
    assert_eq!(joined.len(), 2);
    assert_eq!(joined[1].product().map(Model::devices).map(<[_]>::len), Some(1));
    // A joined model's document reads as the same model.
    let again = Model::parse(whole.document().text().as_bytes()).expect("its own document");
    assert_eq!(again, whole);
    assert_eq!(Model::join([&again].into_iter()).expect("one model"), whole);
    let twice = Model::join([&every_type(), &every_type()].into_iter()).expect_err("two products");
    assert_eq!((twice.code(), twice.place().json_pointer()), (Code::ModelInvalid, Some("/1")));
}

/// API: not required; files: required. Each in its own spelling.
#[test]
fn what_is_required_where_nothing_says_so_depends_on_the_form() {
    let api = json!({ "service_capabilities": [{ "service_id": "S", "service_type": "S", "commands": [
        { "command_name": "C", "paras": [{ "para_name": "p", "data_type": "int" }] }] }] });
    let file = json!({ "services": [{ "serviceType": "S", "commands": [
        { "commandName": "C", "paras": [{ "paraName": "p", "dataType": "int" }] }] }] });
    let sent = |paras: &str| format!(r#"{{"service_id":"S","command_name":"C"{paras}}}"#);
    for (document, paras, expected) in [
        (&api, r#","paras":{}"#, &[][..]),
        (&api, "", &[]),
        (&file, r#","paras":{}"#, &[(Code::ModelRequiredMissing, "/paras/p")]),
        (&file, "", &[(Code::ModelRequiredMissing, "/paras")]),
        (&file, r#","paras":null"#, &[(Code::ModelRequiredMissing, "/paras")]),
    ] {
        let notes = model(document).check(kind("commands.request"), sent(paras).as_bytes());
        assert_eq!(found(&notes), expected, "{document} {paras}");
    }
    // As number and as text.
    for (required, missing) in
        [(json!(0), 0), (json!(1), 1), (json!("0"), 0), (json!("1"), 1), (json!(false), 0), (json!(null), 1)]
    {
        let mut file = file.clone();
        file["services"][0]["commands"][0]["paras"][0]["required"] = required.clone();
        let notes = model(&file).check(kind("commands.request"), sent(r#","paras":{}"#).as_bytes());
        assert_eq!(notes.len(), missing, "{required}");
    }
}

/// Every note on models, by one change in a model without any.
#[test]
fn odd_models_are_noted() {
    use Code::{
        ModelOddCount as Count, ModelOddDuplicate as Duplicate, ModelOddIdentifier as Identifier,
        ModelOddMissing as Missing, ModelOddSpecs as Specs, ModelOddWord as Word,
    };
    let property = |changes: Value| {
        let mut property = json!({ "property_name": "p", "data_type": "int" });
        property.as_object_mut().expect("an object").extend(changes.as_object().expect("changes").clone());
        with_properties(json!([property]))
    };
    let service = |changes: Value| {
        let mut service = json!({ "service_id": "S", "service_type": "S" });
        service.as_object_mut().expect("an object").extend(changes.as_object().expect("changes").clone());
        json!({ "service_capabilities": [service] })
    };
    let many: Vec<Value> =
        (0..501).map(|at| json!({ "property_name": format!("p{at}"), "data_type": "int" })).collect();
    let (first, at) = ("/service_capabilities/0", "/service_capabilities/0/properties/0");
    let member = |name: &str| format!("{at}/{name}");
    for (document, code, pointer) in [
        (service(json!({ "option": "Main" })), Word, format!("{first}/option")),
        (service(json!({ "service_id": "a b" })), Identifier, first.to_owned()),
        (service(json!({ "service_id": "a".repeat(65) })), Identifier, first.to_owned()),
        (service(json!({ "service_id": "" })), Identifier, first.to_owned()),
        (service(json!({ "properties": many })), Count, format!("{first}/properties")),
        (
            json!({ "service_capabilities": [{ "service_id": "S" }, { "service_id": "S" }] }),
            Duplicate,
            "/service_capabilities/1".to_owned(),
        ),
        (property(json!({ "property_name": "a.b" })), Identifier, at.to_owned()),
        (property(json!({ "property_name": "$a" })), Identifier, at.to_owned()),
        (property(json!({ "property_name": "a\u{0}" })), Identifier, at.to_owned()),
        (property(json!({ "property_name": "a/b" })), Identifier, at.to_owned()),
        (
            with_properties(
                json!([{ "property_name": "p", "data_type": "int" }, { "property_name": "p", "data_type": "int" }]),
            ),
            Duplicate,
            format!("{first}/properties/1"),
        ),
        (with_properties(json!([{ "property_name": "p" }])), Missing, member("data_type")),
        (property(json!({ "data_type": null })), Missing, member("data_type")),
        (property(json!({ "data_type": "integer" })), Word, member("data_type")),
        (property(json!({ "data_type": "enum" })), Missing, member("enum_list")),
        (property(json!({ "data_type": "enum", "enum_list": [] })), Missing, member("enum_list")),
        (property(json!({ "method": "RX" })), Word, member("method")),
        (property(json!({ "method": "rw" })), Word, member("method")),
        (property(json!({ "min": "5", "max": "4" })), Specs, member("max")),
        (property(json!({ "min": "low" })), Specs, member("min")),
        (property(json!({ "max": 2_147_483_648_u64 })), Specs, member("max")),
        (property(json!({ "max": 0.5 })), Specs, member("max")),
        (property(json!({ "step": -1 })), Specs, member("step")),
        (property(json!({ "step": "fine" })), Specs, member("step")),
        (property(json!({ "data_type": "long", "min": "-9223372036854775809" })), Specs, member("min")),
        (property(json!({ "enum_list": ["1", "two"] })), Specs, member("enum_list")),
        (property(json!({ "data_type": "string", "max_length": -1 })), Specs, member("max_length")),
        (property(json!({ "data_type": "string", "max_length": "long" })), Specs, member("max_length")),
        (service(json!({ "commands": [{ "command_name": "" }] })), Identifier, format!("{first}/commands/0")),
        (
            service(json!({ "commands": [{ "command_name": "C" }, { "command_name": "C" }] })),
            Duplicate,
            format!("{first}/commands/1"),
        ),
        (
            service(
                json!({ "commands": [{ "command_name": "C", "paras": [{ "para_name": "p".repeat(33), "data_type": "int" }] }] }),
            ),
            Identifier,
            format!("{first}/commands/0/paras/0"),
        ),
        (
            service(json!({ "commands": [{ "command_name": "C", "responses": [{ "paras": [] }] }] })),
            Identifier,
            format!("{first}/commands/0/responses/0"),
        ),
        (
            service(
                json!({ "events": [{ "event_type": "e", "paras": [{ "para_name": "p", "data_type": "blob" }] }] }),
            ),
            Word,
            format!("{first}/events/0/paras/0/data_type"),
        ),
        (
            json!({ "services": [{ "serviceType": "S", "properties": [{ "propertyName": "p", "dataType": "float" }] }] }),
            Word,
            "/services/0/properties/0/dataType".to_owned(),
        ),
        (
            json!({ "services": [{ "serviceType": "S", "properties": [{ "propertyName": "p", "dataType": "enum" }] }] }),
            Missing,
            "/services/0/properties/0/enumList".to_owned(),
        ),
    ] {
        assert_eq!(found(&model(&document).notes()), [(code, &*pointer)], "{document}");
    }
    // What models of the platform do have: rules of other types, zeros, nulls, the spellings of a date.
    for changes in [
        json!({ "data_type": "string", "min": 0, "max": 0, "step": 0, "max_length": 0, "enum_list": null, "unit": null }),
        json!({ "data_type": "int", "min": null, "max": null, "step": 0, "max_length": 10 }),
        json!({ "data_type": "dateTime" }),
        json!({ "data_type": "date time" }),
        json!({ "data_type": "jsonObject", "default_value": { "color": "red" } }),
        json!({ "data_type": "string list", "method": "RWE" }),
        json!({ "property_name": "温度", "unit": "℃" }),
        json!({ "property_name": "a_?'#(),&%@!-" }),
    ] {
        assert_eq!(model(&property(changes.clone())).notes(), [], "{changes}");
    }
}

#[test]
fn other_documents_are_refused_where_they_are_wrong() {
    for (text, code, pointer, offset) in [
        ("{}", Code::ModelInvalid, "", 0),
        (" [1]", Code::ModelInvalid, "", 1),
        ("[]", Code::ModelInvalid, "", 0),
        (r#"{"services":[]}"#, Code::ModelInvalid, "", 0),
        (r#"{"devices":[{"device_id":"d","services":[]}]}"#, Code::ModelInvalid, "", 0),
        (r#"{"notify_data":{"body":{"services":[{"service_id":"S"}]}}}"#, Code::ModelInvalid, "", 0),
        (r#"[{"services":[{"serviceType":"S"}]},{}]"#, Code::ModelInvalid, "/1", 36),
        (r#"{"service_capabilities":{}}"#, Code::JsonType, "/service_capabilities", 24),
        (
            r#"{"service_capabilities":[{}]}"#,
            Code::JsonMissingMember,
            "/service_capabilities/0/service_id",
            26,
        ),
        (
            r#"{"services":[{"serviceType":"S"},{"commands":[]}]}"#,
            Code::JsonMissingMember,
            "/services/1/service_id",
            47,
        ),
        (r#"{"services":[{"serviceType":7}]}"#, Code::JsonType, "/services/0/serviceType", 28),
        (
            r#"{"services":[{"serviceType":"S","properties":[{"dataType":"int"}]}]}"#,
            Code::JsonMissingMember,
            "/services/0/properties/0/propertyName",
            63,
        ),
        (
            r#"{"services":[{"serviceType":"S","commands":[{"commandName":"C","paras":[{"dataType":"int"}]}]}]}"#,
            Code::JsonMissingMember,
            "/services/0/commands/0/paras/0/paraName",
            89,
        ),
        (
            r#"{"service_capabilities":[{"service_id":"S","events":[{}]}]}"#,
            Code::JsonMissingMember,
            "/service_capabilities/0/events/0/event_type",
            54,
        ),
        (
            r#"{"services":[{"serviceType":"S","properties":[{"propertyName":"p","min":true}]}]}"#,
            Code::JsonType,
            "/services/0/properties/0/min",
            72,
        ),
        (
            r#"{"services":[{"serviceType":"S","properties":[{"propertyName":"p","enumList":[[]]}]}]}"#,
            Code::JsonType,
            "/services/0/properties/0/enumList/0",
            78,
        ),
        (
            r#"{"services":[{"serviceType":"S","service_type":"S"}]}"#,
            Code::JsonDuplicateMember,
            "/services/0/service_type",
            47,
        ),
        (r#"{"services":[{"serviceType":"S"}"#, Code::Truncated, "/services/0", 32),
    ] {
        let error = Model::parse(text.as_bytes()).expect_err(text);
        let place = error.place();
        assert_eq!(
            (error.code(), place.json_pointer().unwrap_or_default(), place.offset()),
            (code, pointer, Some(offset)),
            "{text}: {error}"
        );
    }
    assert_eq!(Model::parse(b"\xff").expect_err("no text").code(), Code::JsonUtf8);
}

/// What any skin does: JSON in, JSON out, whichever vendor's model it is.
#[test]
fn the_facade_takes_models_as_json() {
    let parse = |text: String| -> Value { serde_json::from_str(&text).expect("JSON") };
    let record = r#"{"topic":"$oc/devices/5e06bfee334dd4f33759f5b3_d/sys/properties/report","payload":{"services":[{"service_id":"Sensor","properties":{"level":101}}]}}"#;
    let decoded = parse(facade::decode_json_with_model(record, EVERY_TYPE));
    assert_eq!(decoded["notes"][0]["code"], "model_range");
    assert_eq!(decoded["notes"][0]["layer"], "iotda.model");
    assert_eq!(decoded["notes"][0]["place"]["pointer"], "/services/0/properties/level");
    let strict = record.replacen('{', "{\"strict\":true,", 1);
    let refused = parse(facade::decode_json_with_model(&strict, EVERY_TYPE));
    assert_eq!(refused["error"]["code"], "model_range");
    // Another vendor's record is not this model's matter.
    let other = r#"{"topic":"/sys/a1/dev1/thing/event/property/post","payload":{"id":"1","version":"1.0","params":{"level":101}}}"#;
    assert_eq!(parse(facade::decode_json_with_model(other, EVERY_TYPE))["notes"], json!([]));
    let nobody = parse(facade::decode_json_with_model(record, r#"{"data":1}"#));
    assert_eq!(
        (&nobody["error"]["code"], &nobody["error"]["layer"]),
        (&json!("model_invalid"), &json!("model"))
    );
    let said = nobody["error"]["message"].as_str().expect("text").to_owned();
    assert!(said.contains("Alibaba") && said.contains("service_capabilities"), "{said}");

    let read = parse(facade::model_json(EVERY_TYPE));
    assert_eq!(
        (&read["vendor"], &read["product_id"]),
        (&json!("huawei"), &json!("5e06bfee334dd4f33759f5b3"))
    );
    assert_eq!(read["notes"], json!([]));
    assert_eq!(read["model"], serde_json::from_str::<Value>(EVERY_TYPE).expect("JSON"));

    let request = json!({ "model": serde_json::from_str::<Value>(EVERY_TYPE).expect("JSON"), "seed": 5, "device_name": "dev1" });
    let examples = parse(facade::examples_json(&request.to_string()));
    let examples = examples.as_array().expect("a list").clone();
    assert_eq!(examples.len(), 13);
    for example in &examples {
        let decoded = parse(facade::decode_json_with_model(&example.to_string(), EVERY_TYPE));
        assert_eq!(decoded["notes"], json!([]), "{example}");
        assert_eq!(decoded["topic"]["device_id"], "5e06bfee334dd4f33759f5b3_dev1");
    }
    let one = json!({ "model": EVERY_TYPE, "kind": "commands.request", "identifier": "SET_PERIOD", "count": 3, "device_id": "d" });
    let three = parse(facade::examples_json(&one.to_string()));
    assert_eq!(three.as_array().map(Vec::len), Some(3));
    assert_ne!(three[0], three[1]);
    assert!(
        three[0]["topic"].as_str().expect("a topic").starts_with("$oc/devices/d/sys/commands/request_id=")
    );
    for (request, code) in [
        (json!({ "model": EVERY_TYPE, "kind": "messages.up" }), "model_example_none"),
        (json!({ "model": EVERY_TYPE, "identifier": "None" }), "model_example_none"),
        // Kinds are those of the model's vendor.
        (json!({ "model": EVERY_TYPE, "kind": "thing.event.post" }), "kind_unknown"),
        (json!({ "model": EVERY_TYPE, "device_id": "a/b" }), "topic_value"),
        (json!({ "model": { "services": [{ "serviceType": "S" }] } }), "model_example_none"),
    ] {
        assert_eq!(parse(facade::examples_json(&request.to_string()))["error"]["code"], code, "{request}");
    }
}

/// Gateways speak for devices of other products; a device id need not show its product.
#[test]
fn the_topic_and_the_message_say_whose_message_it_is() {
    let model = every_type();
    let own = "5e06bfee334dd4f33759f5b3_d";
    let other = "aaaabbbbccccddddeeeeffff_d";
    let topic = |device: &str, tail: &str| format!("$oc/devices/{device}/sys/{tail}");
    let wrong = r#"{"services":[{"service_id":"Sensor","properties":{"level":1}}]}"#;
    let of = |device: &str, services: &str| format!(r#"{{"object_device_id":"{device}",{}"#, &services[1..]);
    for (topic, payload, expected) in [
        (topic(own, "properties/report"), wrong.to_owned(), 1),
        (topic(other, "properties/report"), wrong.to_owned(), 0),
        (topic("bf40f0c4-4022-41c6-a201-c5133122054a", "properties/report"), wrong.to_owned(), 1),
        (topic("my_device", "properties/report"), wrong.to_owned(), 1),
        (topic(own, "properties/set/request_id=1"), of(other, wrong), 0),
        // Level cannot be set, and is no step.
        (topic(other, "properties/set/request_id=1"), of(own, wrong), 2),
        (topic(own, "properties/set/request_id=1"), of("", wrong), 2),
        (
            topic(other, "gateway/sub_devices/properties/report"),
            format!(
                r#"{{"devices":[{},{}]}}"#,
                wrong.replacen('{', &format!(r#"{{"device_id":"{other}","#), 1),
                wrong.replacen('{', &format!(r#"{{"device_id":"{own}","#), 1)
            ),
            1,
        ),
        (format!("$oc/bridges/b/devices/{own}/sys/properties/report"), wrong.to_owned(), 1),
        (format!("$oc/devices/{own}/user/properties/report"), wrong.to_owned(), 0),
    ] {
        let name = topic;
        let topic = classify::topic(&name).expect("a topic");
        let notes = model.check_topic(&topic, payload.as_bytes());
        assert_eq!(notes.len(), expected, "{name} {payload}: {notes:?}");
    }
    // HTTPS has the same bodies.
    let path = classify::path("/v5/devices/d/sys/properties/report", None);
    assert_eq!(model.check_topic(&path.expect("a path"), wrong.as_bytes()).len(), 1);
}

/// A compressed report is inflated; its bytes are not those of the record.
#[test]
fn compressed_payloads_are_held_to_the_model() {
    let model = every_type();
    let text = br#"{"services":[{"service_id":"Sensor","properties":{"level":1}}]}"#;
    let payload = thingwire::wire::gzip::deflate(text);
    let topic = classify::topic("$oc/devices/d/sys/properties/report?encoding=gzip").expect("a topic");
    let notes = model.check_topic(&topic, &payload);
    assert_eq!(found(&notes), [(Code::ModelStep, "/services/0/properties/level")]);
    assert_eq!(notes[0].place().range(), None);
    assert_eq!(model.check_topic(&topic, text), [], "not compressed: the reader says so");
}
