//! Each scheme beside the bare HMAC of the same text with the same key, in one run.
//!
//! `cargo bench -p thingwire --bench sign`. On a noisy machine `RATIOS=1` in front prints the least time of many short rounds, in
//! which the candidates take turns, with its ratio to the bare HMAC; and beside them Python's `hmac.digest`, where there is a Python.

use std::{hint::black_box, process::Command, time::Instant};

use criterion::{BenchmarkId, Criterion};
use thingwire::{
    alibaba::auth::{Connect, DeviceAuth, Registration, SubDevice},
    huawei, tencent,
    wire::{
        hmac::{Keyed, Method, hash, hmac},
        secret::Secret,
    },
};

const SECRET: &str = "ga7XA6KdlEeiPXQPpRbAjOZXwG8ydgSe";
const PSK: &str = "vX6PQqazsGsMyf5SMfs6OA6y";
const BODY: &str = r#"{"ProductId":"S3EUVBRJLB","DeviceName":"test_device","TopicName":"S3EUVBRJLB/test_device/data","Payload":"123","Qos":1}"#;

/// What is timed, and its name.
type Candidate = (&'static str, Box<dyn Fn()>);

/// One scheme with one method: what is compared.
struct Case {
    name: String,
    method: Method,
    key: Vec<u8>,
    text: String,
    /// Texts that are hashed besides: bodies.
    hashed: Option<&'static str>,
    candidates: Vec<Candidate>,
}

fn case(
    name: &str,
    method: Method,
    key: &[u8],
    text: String,
    digest: impl Fn() + 'static,
    whole: impl Fn() + 'static,
) -> Case {
    let (bare_key, bare_text) = (key.to_vec(), text.clone());
    Case {
        name: format!("{name}/{method}"),
        method,
        key: key.to_vec(),
        text,
        hashed: None,
        candidates: vec![
            (
                "bare HMAC",
                Box::new(move || {
                    black_box(hmac(method, black_box(&bare_key), black_box(bare_text.as_bytes())));
                }),
            ),
            ("digest", Box::new(digest)),
            ("credentials", Box::new(whole)),
        ],
    }
}

fn cases() -> Vec<Case> {
    let secret = || Secret::from(SECRET);
    let mut cases = Vec::new();
    for method in [Method::Sha256, Method::Sha1, Method::Md5] {
        let mut connect = Connect::new("a1X2bEnP82z", "example1");
        (connect.method, connect.timestamp, connect.client_id) =
            (method, Some("1524448722000"), Some("a1X2bEnP82z.example1"));
        let content = connect.content("a1X2bEnP82z.example1");
        let (one, two, keyed) = (secret(), secret(), Keyed::new(method, SECRET.as_bytes()));
        let mut mqtt = case(
            "alibaba.mqtt",
            method,
            SECRET.as_bytes(),
            content.to_string(),
            move || drop(black_box(black_box(&content).digest(method, &one))),
            move || drop(black_box(black_box(&connect).sign(&two).expect("right"))),
        );
        mqtt.candidates.push((
            "digest, key set before",
            Box::new(move || {
                black_box(black_box(&content).digest_with(black_box(&keyed).clone()));
            }),
        ));
        cases.push(mqtt);
    }
    let method = Method::Sha256;
    let registration = Registration::new("a1X2bEnP82z", "example1", "8Ygb7ULYh53B6OA");
    let (one, two) = (secret(), secret());
    cases.push(case(
        "alibaba.http_register",
        method,
        SECRET.as_bytes(),
        registration.content().to_string(),
        move || drop(black_box(black_box(&registration).content().digest(method, &one))),
        move || drop(black_box(black_box(&registration).http_form(&two).expect("right"))),
    ));
    let mut auth = DeviceAuth::new("a1X2bEnP82z", "example1", "12345", Method::Md5);
    auth.seq = Some("10");
    let (one, two) = (secret(), secret());
    cases.push(case(
        "alibaba.coap_auth",
        Method::Md5,
        SECRET.as_bytes(),
        auth.content().to_string(),
        move || drop(black_box(black_box(&auth).content().digest(Method::Md5, &one))),
        move || drop(black_box(black_box(&auth).coap_body(&two).expect("right"))),
    ));
    let mut login = SubDevice::new("a1X2bEnP82z", "example1", "a1X2bEnP82z.example1|_ss=1|");
    login.timestamp = Some("1524448722000");
    let (one, two) = (secret(), secret());
    cases.push(case(
        "alibaba.subdevice_login",
        method,
        SECRET.as_bytes(),
        login.content().to_string(),
        move || drop(black_box(black_box(&login).content().digest(method, &one))),
        move || drop(black_box(black_box(&login).login_params(&two).expect("right"))),
    ));
    let connect = huawei::auth::Connect::new("5e06bfee334dd4f33759f5b3_demo", "2018072417");
    let (one, two) = (secret(), secret());
    cases.push(case(
        "huawei.mqtt",
        method,
        b"2018072417",
        SECRET.into(),
        move || drop(black_box(black_box(&connect).digest(&one))),
        move || drop(black_box(black_box(&connect).sign(&two).expect("right"))),
    ));
    let connect = tencent::auth::Connect::new("S3EUVBRJLB", "test_device", "bph30", "9223372036854775807");
    let one = Secret::from_base64(PSK).expect("base64");
    cases.push(case(
        "tencent.mqtt",
        method,
        Secret::from_base64(PSK).expect("base64").expose(),
        connect.username(),
        move || drop(black_box(black_box(&connect).digest(&one))),
        move || drop(black_box(black_box(&connect).sign(PSK).expect("right"))),
    ));
    let bind = tencent::auth::Bind {
        product_id: "S3EUVBRJLB",
        device_name: "test_device",
        random: "846930886",
        timestamp: "1700000000",
        method,
    };
    let (one, two) = (Secret::from(PSK), Secret::from(PSK));
    cases.push(case(
        "tencent.subdevice_bind",
        method,
        PSK.as_bytes(),
        bind.content(),
        move || drop(black_box(black_box(&bind).digest(&one))),
        move || drop(black_box(black_box(&bind).digest(&two).to_base64())),
    ));
    let http = tencent::auth::Http {
        host: tencent::auth::HTTP_HOST,
        path: "/device/publish",
        body: BODY,
        timestamp: "1700000000",
        nonce: "42",
        method,
        algorithm: "hmacsha256",
    };
    let (one, two) = (Secret::from(PSK), Secret::from(PSK));
    let mut request = case(
        "tencent.http",
        method,
        PSK.as_bytes(),
        http.content(),
        move || drop(black_box(black_box(&http).digest(&one))),
        move || {
            let signature = black_box(&http).digest(&two).to_base64();
            black_box(http.headers(&signature));
        },
    );
    // The body's hash is a part of the scheme.
    request.hashed = Some(BODY);
    let text = request.text.clone();
    request.candidates[0] = (
        "bare HMAC",
        Box::new(move || {
            black_box(hash(method, black_box(BODY.as_bytes())));
            black_box(hmac(method, black_box(PSK.as_bytes()), black_box(text.as_bytes())));
        }),
    );
    cases.push(request);
    cases
}

/// Nanoseconds of Python's `hmac.digest` for the same key and text.
fn python(case: &Case) -> Option<f64> {
    let name = match case.method {
        Method::Md5 => "md5",
        Method::Sha1 => "sha1",
        _ => "sha256",
    };
    let hashed = case
        .hashed
        .map_or_else(String::new, |body| format!("hashlib.{name}({:?}.encode()).hexdigest();", body));
    let program = format!(
        "import hashlib,hmac,timeit;k=bytes({:?});t={:?}.encode();n=2000;\
         print(min(timeit.repeat(lambda:({hashed}hmac.digest(k,t,'{name}').hex()),number=n,repeat=50))/n*1e9)",
        case.key, case.text
    )
    .replace("hexdigest();", "hexdigest(),");
    let output = Command::new("python3").args(["-c", &program]).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

/// The least time of each candidate, in rounds of about 20 microseconds.
fn ratios(case: &Case) {
    let mut least = vec![f64::INFINITY; case.candidates.len()];
    for _ in 0..6000 {
        for ((_, run), least) in case.candidates.iter().zip(&mut least) {
            let start = Instant::now();
            for _ in 0..64 {
                run();
            }
            *least = least.min(start.elapsed().as_secs_f64() * 1e9 / 64.0);
        }
    }
    let bare = least[0];
    let names = case.candidates.iter().map(|(name, _)| *name);
    for (name, least) in names.zip(least).chain(python(case).map(|time| ("Python hmac.digest", time))) {
        println!(
            "{:<34} {name:<24} {least:>8.0} ns {:>10.0} a second  {:.2}",
            case.name,
            1e9 / least,
            least / bare
        );
    }
}

fn main() {
    let cases = cases();
    if std::env::var_os("RATIOS").is_some() {
        cases.iter().for_each(ratios);
        return;
    }
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("sign");
    for case in &cases {
        for (name, run) in &case.candidates {
            group.bench_function(BenchmarkId::new(*name, &case.name), |bencher| bencher.iter(run));
        }
    }
    group.finish();
    criterion.final_summary();
}
