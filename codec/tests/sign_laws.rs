//! Laws of credentials, over any ids, secrets and methods.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};
use thingwire::{
    alibaba::auth as alibaba,
    facade,
    huawei::auth as huawei,
    sign,
    sign::{Cause, Field, Policy},
    tencent::auth as tencent,
    wire::hmac::Method,
};

fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

fn verdict(request: &Value) -> Value {
    parse(&facade::verify_json(&request.to_string()))
}

/// A text for an input, in the form that its schemes take.
fn text_for(field: Field, seed: &str, number: u64) -> Value {
    match field {
        Field::Timestamp | Field::Random | Field::Nonce | Field::Seq | Field::Expiry => number.into(),
        Field::DeviceSecret | Field::ProductSecret | Field::GroupSecret => {
            // Base64 for the schemes that decode, and long enough for those that cut.
            thingwire::wire::base64::encode(format!("{seed}0123456789abcdef").as_bytes()).into()
        }
        _ => seed.into(),
    }
}

const NAME: &str = "[A-Za-z0-9@.:_-]{1,20}";

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is made is valid; with any digit changed it is not; in the other case it still is.
    #[test]
    fn what_is_signed_is_verified(
        index in 0_usize..20,
        seeds in prop::collection::vec("[A-Za-z0-9]{1,20}", 8),
        number in 1_000_000_000_u64..9_999_999_999,
        method in prop::sample::select(vec![None, Some("hmacsha1"), Some("HMACSHA256")]),
        digit in 0_usize..27,
    ) {
        let all: Vec<_> = sign::schemes().filter(|scheme| !scheme.methods.is_empty()).collect();
        let scheme = all[index % all.len()];
        let mut request = json!({ "scheme": scheme.name });
        for (field, seed) in scheme.required.iter().zip(seeds.iter().cycle()) {
            request[field.name()] = text_for(*field, seed, number);
        }
        if let Some(method) = method.filter(|_| scheme.takes(Field::Method)) {
            request["method"] = method.into();
        }
        let made = parse(&facade::sign_json(&request.to_string()));
        prop_assert!(made.get("error").is_none(), "{made} of {request}");
        let name = ["password", "sign", "signature", "psk"].into_iter().find(|name| made.get(name).is_some()).unwrap();
        let mut given = json!({ name: made[name] });
        for part in ["client_id", "username", "identity"] {
            if let Some(value) = made.get(part) {
                given[part] = value.clone();
            }
        }
        request["given"] = given;
        let right = verdict(&request);
        // Asked for, what is expected comes with it: what signing gives.
        prop_assert!(right.get("expected").is_none());
        request["explain"] = true.into();
        let mut outputs = made.clone();
        outputs.as_object_mut().unwrap().retain(|name, _| name != "scheme" && name != "notes");
        prop_assert_eq!(&verdict(&request)["expected"], &outputs);
        request["explain"] = false.into();
        prop_assert_eq!(&right["valid"], &json!(true), "{} of {}", right, &request);
        let signature = made[name].as_str().unwrap().to_owned();
        if scheme.vendor != thingwire::Vendor::Tencent {
            request["given"][name] = signature.to_uppercase().into();
            prop_assert_eq!(&verdict(&request)["valid"], &json!(true));
            request["given"][name] = signature.to_lowercase().into();
            prop_assert_eq!(&verdict(&request)["valid"], &json!(true));
        }
        let other = if &signature[digit..=digit] == "1" { "2" } else { "1" };
        let changed = format!("{}{other}{}", &signature[..digit], &signature[digit + 1..]);
        request["given"][name] = changed.into();
        let wrong = verdict(&request);
        prop_assert_eq!(&wrong["valid"], &json!(false), "{}", wrong);
        prop_assert_eq!(&wrong["differs"][0], &json!(name));
        // Base64 of what is no hex any more is no signature at all.
        let unreadable = wrong["cause"]["code"] == "not_a_signature";
        prop_assert!(wrong["cause"].is_null() || unreadable, "chance is no explanation: {}", wrong);
    }

    /// Written again, credentials are the same text.
    #[test]
    fn what_is_read_is_written_again(
        base in "[^|]{0,20}", inside in prop::option::of("[^\n]{0,40}"), id in "[A-Za-z0-9_-]{1,30}",
        kinds in "[0-3]_[0-2]", stamp in "[0-9]{10}", scope in "[a-z0-9]{1,8}",
        parts in prop::collection::vec("[^;]{0,12}", 4), any in "\\PC{0,60}",
    ) {
        let wire = match &inside {
            Some(inside) => format!("{base}|{inside}|"),
            None => base.clone(),
        };
        let parsed = alibaba::ClientId::parse(&*wire).unwrap();
        prop_assert_eq!(parsed.to_string(), &*wire);
        prop_assert_eq!((parsed.base(), parsed.inside()), (&*base, inside.as_deref()));
        let wire = format!("{id}_{kinds}_{stamp}");
        for username in [Some(&*id), None] {
            let parsed = huawei::ClientId::parse(&wire, username).unwrap();
            prop_assert_eq!((parsed.to_string(), parsed.device_id()), (wire.clone(), &*id));
        }
        let wire = format!("{id}_0_{scope}_1_{stamp}");
        let parsed = huawei::ClientId::parse(&wire, Some(&id)).unwrap();
        prop_assert_eq!((parsed.to_string(), parsed.device_id()), (wire.clone(), &*id));
        let wire = parts.join(";");
        let parsed = tencent::UserName::parse(&wire).unwrap();
        prop_assert_eq!(parsed.to_string(), wire);
        for read in [
            alibaba::ClientId::parse(&*any).map(|id| id.to_string()),
            huawei::ClientId::parse(&any, None).map(|id| id.to_string()),
            tencent::UserName::parse(&any).map(|name| name.to_string()),
        ].into_iter().flatten() {
            prop_assert_eq!(&read, &any);
        }
    }

    /// No two devices have the same signed text by moving the border between their parts: what would do that is refused.
    #[test]
    fn user_names_tell_devices_apart(one in NAME, two in NAME, key in NAME) {
        let connect = |name: &str, key: &str| {
            alibaba::Connect::new(key, name).sign(&"secret".into()).map(|made| (made.username, made.client_id))
        };
        if let (Ok(left), Ok(right)) = (connect(&one, &key), connect(&two, &key)) {
            prop_assert_eq!(left == right, one == two);
        }
        for border in ['&', '|', ',', ';', '\n', '\0'] {
            let refused = connect(&format!("{one}{border}{two}"), &key);
            prop_assert!(refused.is_err());
        }
    }
}

#[test]
fn names_of_schemes_fields_and_causes_are_their_own() {
    let mut names = BTreeSet::new();
    for scheme in sign::schemes() {
        assert!(
            scheme.name.starts_with(scheme.vendor.name()) && names.insert(scheme.name),
            "{}",
            scheme.name
        );
        assert_eq!(sign::find(scheme.name), Some(scheme));
        assert!(!scheme.outputs.is_empty() && !scheme.required.is_empty());
    }
    assert_eq!(names.len(), 20);
    let fields: BTreeSet<_> = Field::ALL.iter().map(|field| field.name()).collect();
    assert_eq!(fields.len(), Field::ALL.len());
    assert!(Field::ALL.iter().all(|field| Field::from_name(field.name()) == Some(*field)));
    let causes: BTreeSet<_> = Cause::ALL.iter().map(|cause| cause.name()).collect();
    assert_eq!(causes.len(), Cause::ALL.len());
    for cause in Cause::ALL {
        assert_eq!(Cause::from_name(cause.name()), Some(*cause));
        assert!(cause.text().ends_with('.') && cause.text().len() > 20, "{cause}");
    }
    assert_eq!(parse(&facade::schemes_json()).as_array().unwrap().len(), 20);
}

/// Every explanation is that of some vector.
#[test]
fn every_explanation_has_a_vector() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let mut found = BTreeSet::new();
    for vendor in ["alibaba", "huawei", "tencent"] {
        let path = root.join(format!("testvectors/{vendor}/sign.json"));
        let file = parse(&std::fs::read_to_string(path).expect("the vectors"));
        for case in file["cases"].as_array().expect("cases") {
            found.extend(case["verdict"]["cause"].as_str().map(str::to_owned));
        }
    }
    let missing: Vec<_> =
        Cause::ALL.iter().map(|cause| cause.name()).filter(|name| !found.contains(*name)).collect();
    println!("{} explanations", found.len());
    assert!(missing.is_empty(), "{missing:?}");
}

/// Long inputs are compared, but no mistake is looked for: the search is for credentials as they are.
#[test]
fn what_is_long_costs_no_more_than_its_size() {
    let name = "n".repeat(60_000);
    let request = json!({
        "scheme": "alibaba.mqtt", "product_key": "pk", "device_name": name, "device_secret": "secret",
        "given": { "password": "0".repeat(64) },
    });
    let start = std::time::Instant::now();
    assert_eq!(verdict(&request)["cause"], Value::Null);
    // The search would take seconds.
    assert!(start.elapsed().as_millis() < 1000, "{:?}", start.elapsed());
    for (name, text) in [("device_name", "n".repeat(65_536)), ("extensions", "a=1,".repeat(300))] {
        let mut request = request.clone();
        request[name] = text.into();
        let code = verdict(&request)["error"]["code"].clone();
        assert!(["limit_exceeded", "sign_conflict"].contains(&code.as_str().unwrap()), "{code}");
    }
    let many: Vec<String> = (0..300).map(|number| format!("a{number}=1")).collect();
    let request = json!({
        "scheme": "alibaba.mqtt", "product_key": "pk", "device_name": "device", "device_secret": "secret",
        "extensions": many.join(","),
    });
    assert_eq!(parse(&facade::sign_json(&request.to_string()))["error"]["code"], "limit_exceeded");
}

#[test]
fn a_policy_allows_what_it_lists() {
    let policy = Policy { methods: Some(vec![Method::Sha256]), ..Policy::default() };
    assert!(policy.allows(Method::Sha256) && !policy.allows(Method::Sha1));
    assert!(Policy::default().allows(Method::Md5));
}

#[test]
fn a_connect_packet_holds_texts_of_64_kb() {
    let text = "c".repeat(65_535);
    for member in ["client_id", "username", "password"] {
        let record = |text: &str| {
            let mut record = json!({"username": "device1&pk"});
            record[member] =
                if member == "username" { format!("{}&pk", &text[3..]) } else { text.into() }.into();
            parse(&facade::decode_json(&record.to_string()))
        };
        assert_eq!(record(&text)["kind"], "mqtt.connect", "{member}");
        let error = &record(&format!("{text}c"))["error"];
        assert_eq!(
            (&error["code"], &error["place"]["pointer"]),
            (&json!("limit_exceeded"), &json!(format!("/{member}")))
        );
    }
}
