//! The synchronisation of Huawei's device shadows: the guide's dialogue, each sentence of its rule, and any dialogue held to a
//! second implementation over `serde_json::Value`.

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use thingwire::{
    huawei::{
        api::{DesiredUpdate, Shadow, ShadowUpdate},
        property::{Report, Service},
        shadow::{ServiceShadow, Step, Synchronised},
    },
    wire::json::{FromJson, IntoOwned, ToJson},
};

const NOW: &str = "20220601T080000Z";

fn changes(text: &str) -> Vec<DesiredUpdate<'static>> {
    let update = ShadowUpdate::from_json(text.as_bytes()).expect("an update").into_owned();
    update.services().to_vec()
}

fn report(text: &str) -> Vec<Service<'static>> {
    Report::from_json(text.as_bytes()).expect("a report").into_owned().services
}

/// One service `s`: its desired properties.
fn wants(properties: &str) -> Vec<DesiredUpdate<'static>> {
    changes(&format!(r#"{{"shadow":[{{"service_id":"s","desired":{properties}}}]}}"#))
}

/// One service `s`: its reported properties.
fn says(properties: &str) -> Vec<Service<'static>> {
    report(&format!(r#"{{"services":[{{"service_id":"s","properties":{properties}}}]}}"#))
}

/// What a step sends: the properties by their services.
fn sent(step: &Step<'_>) -> Value {
    let Some(set) = &step.send else { return Value::Null };
    let set: Value = serde_json::from_str(&set.to_json()).expect("JSON");
    let services = set["services"].as_array().expect("services");
    let service = |service: &Value| {
        (service["service_id"].as_str().expect("an id").into(), service["properties"].clone())
    };
    Value::Object(services.iter().map(service).collect::<Map<_, _>>())
}

fn document(state: &Synchronised<'_>) -> Value {
    let services = state
        .services
        .values()
        .map(|kept| serde_json::from_str::<Value>(&kept.shadow.to_json()).expect("JSON"));
    services.collect()
}

/// The steps of "changing a device's properties" and "asking for them", with the values that the guide prints, but for the
/// version: it prints 1 in the request and in the shadow afterwards, and here the shadow has it before.
#[test]
fn the_guides_dialogue() {
    let before: Vec<ServiceShadow<'_>> =
        vec![FromJson::from_json(br#"{"service_id":"WaterMeter","version":1}"#).expect("a shadow")];
    let shadow = Synchronised::of(before);
    // 1 and 2: the application changes the desired area; 3: the platform answers at once, which is not shown here.
    let put = r#"{"shadow":[{"desired":{"temperature":"60"},"service_id":"WaterMeter","version":1}]}"#;
    let step = shadow.configure(&changes(put), false, "20151212T121212Z");
    assert!(!step.refused && step.notes.is_empty());
    assert_eq!(sent(&step), Value::Null, "the device is not online");
    assert!(!step.state.is_settled());
    // 4 and 5: the device comes online, and the platform sends the properties. 6 is the device's answer.
    let step = step.state.online();
    assert_eq!(sent(&step), json!({"WaterMeter": {"temperature": "60"}}));
    // 7: the device reports.
    let told = r#"{"services":[{"service_id":"WaterMeter","properties":{"temperature":"60"},"event_time":"20151212T121212Z"}]}"#;
    let step = step.state.report(&report(told), NOW);
    assert_eq!(sent(&step), Value::Null);
    assert_eq!(step.confirmed, [("WaterMeter".into(), "temperature".into())]);
    assert!(step.state.is_settled());
    // What an application then gets.
    let printed = br#"{"device_id":"40fe3542-f4cc-4b6a-98c3-61a49ba1acd4","shadow":[{"desired":{"properties":{"temperature":"60"},"event_time":"20151212T121212Z"},"service_id":"WaterMeter","reported":{"properties":{"temperature":"60"},"event_time":"20151212T121212Z"},"version":1}]}"#;
    let printed: Value =
        serde_json::from_str(&Shadow::from_json(printed).expect("a shadow").to_json()).expect("JSON");
    assert_eq!(document(&step.state), printed["shadow"]);
}

/// "Where the device is online, the desired values are synchronised at once."
#[test]
fn a_device_that_is_online_gets_them_at_once() {
    let step = Synchronised::default().configure(&wants(r#"{"a":1,"b":2}"#), true, NOW);
    assert_eq!(sent(&step), json!({"s": {"a": 1, "b": 2}}));
    // Only what is new goes, the second time.
    let step = step.state.configure(&wants(r#"{"b":3}"#), true, NOW);
    assert_eq!(sent(&step), json!({"s": {"b": 3}}));
    // What waits for another service goes with the next connection or report, not with this change.
    let waiting = Synchronised::default().configure(&wants(r#"{"a":1}"#), false, NOW);
    let other = changes(r#"{"shadow":[{"service_id":"t","desired":{"x":1}}]}"#);
    let step = waiting.state.configure(&other, true, NOW);
    assert_eq!(sent(&step), json!({"t": {"x": 1}}));
    assert_eq!(sent(&step.state.online()), json!({"s": {"a": 1}, "t": {"x": 1}}));
}

/// "Where it is not, they are synchronised when it comes online or reports data."
#[test]
fn a_report_brings_what_is_kept() {
    let waiting = Synchronised::default().configure(&wants(r#"{"a":1,"b":2}"#), false, NOW).state;
    assert_eq!(sent(&waiting.report(&says(r#"{"c":0}"#), NOW)), json!({"s": {"a": 1, "b": 2}}));
    // Of any service; what is reported as wanted needs no sending.
    let other = report(r#"{"services":[{"service_id":"t","properties":{}}]}"#);
    assert_eq!(sent(&waiting.report(&other, NOW)), json!({"s": {"a": 1, "b": 2}}));
    let step = waiting.report(&says(r#"{"a":1}"#), NOW);
    assert_eq!(sent(&step), json!({"s": {"b": 2}}));
    assert_eq!(step.confirmed, [("s".into(), "a".into())]);
}

/// "Where they do not match, they are sent again when the device next comes online or reports, until they do."
#[test]
fn what_does_not_match_is_sent_again() {
    let step = Synchronised::default().configure(&wants(r#"{"a":1,"b":2}"#), true, NOW);
    // The report that is compared: one matches, one does not, and is not sent with this one.
    let step = step.state.report(&says(r#"{"a":1,"b":0}"#), NOW);
    assert_eq!((sent(&step), step.confirmed.len()), (Value::Null, 1));
    assert!(!step.state.is_settled());
    // The next report, or connection.
    assert_eq!(sent(&step.state.online()), json!({"s": {"b": 2}}));
    let step = step.state.report(&says(r#"{"b":0}"#), NOW);
    assert_eq!(sent(&step), json!({"s": {"b": 2}}));
    let step = step.state.report(&says(r#"{"b":0}"#), NOW);
    assert_eq!(sent(&step), Value::Null);
    let step = step.state.report(&says(r#"{"c":0}"#), NOW);
    assert_eq!(sent(&step), json!({"s": {"b": 2}}));
    // In the end it does.
    let step = step.state.report(&says(r#"{"b":2}"#), NOW);
    assert!(step.state.is_settled());
    assert_eq!(sent(&step.state.online()), Value::Null, "nothing is kept any more");
    // Later changes of the device's own are its own.
    let step = step.state.report(&says(r#"{"b":5}"#), NOW);
    assert_eq!(sent(&step), Value::Null);
    assert_eq!(sent(&step.state.online()), Value::Null);
}

/// A report about another service does not decide about this one.
#[test]
fn a_report_decides_about_its_services_only() {
    let step = Synchronised::default().configure(&wants(r#"{"a":1}"#), true, NOW);
    let other = report(r#"{"services":[{"service_id":"t","properties":{"a":1}}]}"#);
    let step = step.state.report(&other, NOW);
    assert_eq!((sent(&step), step.confirmed.len()), (Value::Null, 0));
    assert!(step.state.services["s"].cache["a"].sent, "it still waits for its report");
    assert_eq!(sent(&step.state.online()), json!({"s": {"a": 1}}));
}

#[test]
fn values_are_compared_as_json() {
    for (wanted, told, same) in [
        ("\"60\"", "\"60\"", true),
        ("\"60\"", "60", false),
        ("1.0", "1", true),
        ("1e2", "100", true),
        ("9007199254740993", "9007199254740992", false),
        (r#"{"x":1,"y":2}"#, r#"{"y":2,"x":1}"#, true),
        ("[1,2]", "[2,1]", false),
        (r#""\u0061""#, "\"a\"", true),
        ("false", "0", false),
    ] {
        let step = Synchronised::default().configure(&wants(&format!(r#"{{"a":{wanted}}}"#)), true, NOW);
        let step = step.state.report(&says(&format!(r#"{{"a":{told}}}"#)), NOW);
        assert_eq!(step.state.is_settled(), same, "{wanted} {told}");
    }
}

#[test]
fn desired_properties_are_taken_back() {
    let step = Synchronised::default().configure(&wants(r#"{"a":1,"b":2}"#), false, NOW);
    let one = step.state.configure(&wants(r#"{"a":null}"#), false, NOW);
    assert_eq!(document(&one.state)[0]["desired"]["properties"], json!({"b": 2}));
    assert_eq!(sent(&one.state.online()), json!({"s": {"b": 2}}));
    let all = step.state.configure(&wants("{}"), false, NOW);
    assert_eq!(document(&all.state), json!([{"service_id": "s"}]));
    assert_eq!(sent(&all.state.online()), Value::Null);
    let none = Synchronised::default().configure(&wants(r#"{"a":null}"#), true, NOW);
    assert_eq!((document(&none.state), sent(&none)), (json!([{"service_id": "s"}]), Value::Null));
    // The whole away, and something new, in one request.
    let twice =
        changes(r#"{"shadow":[{"service_id":"s","desired":{}},{"service_id":"s","desired":{"c":3}}]}"#);
    let step = step.state.configure(&twice, true, NOW);
    assert_eq!(
        (sent(&step), &document(&step.state)[0]["desired"]["properties"]),
        (json!({"s": {"c": 3}}), &json!({"c": 3}))
    );
}

#[test]
fn a_change_of_another_version_is_refused_whole() {
    let shadow = |version: &str| {
        let text = format!(r#"{{"service_id":"s","version":{version}}}"#);
        Synchronised::of(vec![ServiceShadow::from_json(text.as_bytes()).expect("a shadow").into_owned()])
    };
    let change = |version: &str| {
        changes(&format!(
            r#"{{"shadow":[{{"service_id":"t","desired":{{"x":1}}}},{{"service_id":"s","desired":{{"a":1}},"version":{version}}}]}}"#
        ))
    };
    for (has, named, fits) in [
        ("1", "1", true),
        ("1", "\"1\"", true),
        ("1", "0", false),
        ("1", "2", false),
        ("1", "-1", false),
        ("1", "1.0", false),
        ("1", "null", true),
        ("null", "0", true),
        ("null", "1", false),
        ("18446744073709551615", "18446744073709551615", true),
        ("18446744073709551615", "18446744073709551616", false),
    ] {
        let before = shadow(has);
        let step = before.configure(&change(named), true, NOW);
        assert_eq!(!step.refused, fits, "{has} {named}");
        if !fits {
            assert_eq!((&step.state, &step.send), (&before, &None), "nothing has changed");
            let places: Vec<_> =
                step.notes.iter().map(|note| (note.code().name(), note.place().json_pointer())).collect();
            assert_eq!(places, [("huawei_shadow_version", Some("/shadow/1/version"))]);
        }
    }
    // A service without a shadow has version 0.
    assert!(!Synchronised::default().configure(&change("0"), true, NOW).refused);
    assert!(Synchronised::default().configure(&change("1"), true, NOW).refused);
}

#[test]
fn names_that_cannot_stand_in_a_shadow_are_left_out() {
    let step = Synchronised::default().configure(&wants(r#"{"a.b":1,"$c":1,"d\u0000":1,"e":1}"#), true, NOW);
    assert_eq!(sent(&step), json!({"s": {"e": 1}}));
    let places = |step: &Step<'_>| -> Vec<String> {
        step.notes
            .iter()
            .map(|note| format!("{} {}", note.code(), note.place().json_pointer().unwrap_or_default()))
            .collect()
    };
    assert_eq!(
        places(&step),
        [
            "huawei_shadow_key /shadow/0/desired/a.b",
            "huawei_shadow_key /shadow/0/desired/$c",
            "huawei_shadow_key /shadow/0/desired/d\0"
        ]
    );
    let step = step.state.report(&says(r#"{"x.y/z":1,"e":1}"#), NOW);
    assert_eq!(places(&step), ["huawei_shadow_key /services/0/properties/x.y~1z"]);
    assert_eq!(document(&step.state)[0]["reported"]["properties"], json!({"e": 1}));
}

/// "Where the time is missing or of another form, the platform's own is taken."
#[test]
fn areas_have_the_time_of_the_report_or_the_platforms() {
    for (time, taken) in [
        ("\"20151212T121212Z\"", "20151212T121212Z"),
        ("\"2020-08-12T12:12:12.333Z\"", "2020-08-12T12:12:12.333Z"),
        ("\"2020-08-12T12:12:12Z\"", NOW),
        ("\"yesterday\"", NOW),
        ("\"\"", NOW),
        ("null", NOW),
        ("1597234332", NOW),
    ] {
        let told = report(&format!(
            r#"{{"services":[{{"service_id":"s","properties":{{"a":1}},"event_time":{time}}}]}}"#
        ));
        let step = Synchronised::default().report(&told, NOW);
        assert_eq!(document(&step.state)[0]["reported"]["event_time"], taken, "{time}");
    }
    let step = Synchronised::default().configure(&wants(r#"{"a":1}"#), true, NOW);
    assert_eq!(document(&step.state)[0]["desired"]["event_time"], NOW);
}

/// The same rule, written a second time: by property, without areas.
#[derive(Default)]
struct Second {
    /// Service and property to desired value, and whether it was sent.
    waiting: std::collections::BTreeMap<(String, String), (Value, bool)>,
    reported: std::collections::BTreeMap<(String, String), Value>,
}

impl Second {
    fn collect(&mut self, chosen: impl Fn(&(String, String), bool) -> bool) -> Value {
        let mut services = Map::new();
        for (key, (value, sent)) in &mut self.waiting {
            if chosen(key, *sent) {
                *sent = true;
                let service = services.entry(key.0.clone()).or_insert_with(|| json!({}));
                service[&key.1] = value.clone();
            }
        }
        if services.is_empty() { Value::Null } else { Value::Object(services) }
    }

    fn configure(&mut self, service: &str, desired: &Map<String, Value>, online: bool) -> Value {
        if desired.is_empty() {
            self.waiting.retain(|(of, _), _| of != service);
        }
        for (name, value) in desired {
            let key = (service.to_string(), name.clone());
            if value.is_null() {
                self.waiting.remove(&key);
            } else {
                self.waiting.insert(key, (value.clone(), false));
            }
        }
        if online { self.collect(|key, sent| key.0 == service && !sent) } else { Value::Null }
    }

    fn report(&mut self, service: &str, told: &Map<String, Value>) -> Value {
        for (name, value) in told {
            self.reported.insert((service.to_string(), name.clone()), value.clone());
        }
        let mut failed = Vec::new();
        for key in self.waiting.keys().filter(|key| key.0 == service).cloned().collect::<Vec<_>>() {
            let (value, sent) = self.waiting[&key].clone();
            if self.reported.get(&key) == Some(&value) {
                self.waiting.remove(&key);
            } else if sent {
                self.waiting.get_mut(&key).expect("it is there").1 = false;
                failed.push(key);
            }
        }
        self.collect(|key, sent| !sent && !failed.contains(key))
    }
}

#[derive(Clone, Debug)]
enum Event {
    Configure(String, Map<String, Value>, bool),
    Online,
    Report(String, Map<String, Value>),
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let service = || prop_oneof![Just("s".to_string()), Just("t".to_string())];
    let properties = |null: bool| {
        let value = if null {
            prop_oneof![Just(json!(null)), (0..3).prop_map(|n| json!(n))].boxed()
        } else {
            (0..3).prop_map(|n| json!(n)).boxed()
        };
        proptest::collection::btree_map("[ab]", value, 0..3)
            .prop_map(|all| all.into_iter().collect::<Map<_, _>>())
    };
    let event = prop_oneof![
        (service(), properties(true), any::<bool>()).prop_map(|(s, p, o)| Event::Configure(s, p, o)),
        Just(Event::Online),
        (service(), properties(false)).prop_map(|(s, p)| Event::Report(s, p)),
    ];
    proptest::collection::vec(event, 0..24)
}

proptest! {
    #[test]
    fn any_dialogue_is_that_of_the_second_implementation(events in events()) {
        let (mut state, mut second) = (Synchronised::default(), Second::default());
        for event in events {
            let (step, expected) = match &event {
                Event::Configure(service, desired, online) => {
                    let put = json!({"shadow": [{"service_id": service, "desired": desired}]});
                    (state.configure(&changes(&put.to_string()), *online, NOW), second.configure(service, desired, *online))
                }
                Event::Online => (state.online(), second.collect(|_, _| true)),
                Event::Report(service, told) => {
                    let up = json!({"services": [{"service_id": service, "properties": told}]});
                    (state.report(&report(&up.to_string()), NOW), second.report(service, told))
                }
            };
            prop_assert_eq!(sent(&step), expected, "{:?}", event);
            prop_assert_eq!(step.state.is_settled(), second.waiting.is_empty());
            // Every property that is kept is a desired one.
            for kept in step.state.services.values() {
                let shadow: Value = serde_json::from_str(&kept.shadow.to_json()).expect("JSON");
                for (name, expected) in &kept.cache {
                    let value: Value = serde_json::from_str(expected.value.text()).expect("JSON");
                    prop_assert_eq!(&shadow["desired"]["properties"][&**name], &value);
                }
            }
            state = step.state.into_owned();
        }
    }
}
