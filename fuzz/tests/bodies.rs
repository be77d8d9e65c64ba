//! The fuzz bodies over their seeds, all vectors, and deterministic mutations of both; on stable, as ordinary tests.

use std::{fs, path::Path};

use serde_json::Value;
use thingwire::{Record, Vendor, facade, record::Address};
use thingwire_fuzz::{BODIES, input};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate is in the workspace")
}

/// The seeds of one body. A folder that is missing or empty fails.
fn seeds(name: &str) -> Vec<Vec<u8>> {
    let folder = root().join("fuzz/seeds").join(name);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let seeds: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).expect("a seed")).collect();
    assert!(!seeds.is_empty(), "{} is empty", folder.display());
    seeds
}

/// Records of all vectors: as JSON text, and their payload alone. Longer ones would only repeat shorter ones.
fn vectors(name: &str) -> Vec<Vec<u8>> {
    const LONGEST: usize = 600;
    let read =
        |path: &Path| -> Value { serde_json::from_slice(&fs::read(path).expect("a file")).expect("JSON") };
    let folder = root().join("testvectors");
    let manifest = read(&folder.join("manifest.json"));
    let mut inputs = Vec::new();
    for file in manifest["files"].as_object().expect("files").keys() {
        // Frames, topics and captures have nothing to learn from thousands of JSON messages.
        let own =
            ["alink", "decode", "json"].contains(&name) || (name == "shadow" && file.contains("shadow"));
        if name == "coap_security" {
            if file.ends_with("/coap.json") {
                let cases = read(&folder.join(file));
                inputs.extend(cases["cases"].as_array().expect("cases").iter().map(with_keys));
            }
            continue;
        }
        if name == "sign" {
            if file.ends_with("/sign.json") || file.ends_with("/connect.json") {
                inputs.extend(
                    read(&folder.join(file))["cases"].as_array().expect("cases").iter().flat_map(credentials),
                );
            }
            continue;
        }
        if (file.starts_with("alibaba/") && !own)
            || (name == "iotda" && !file.starts_with("huawei/"))
            || file.ends_with("/sign.json")
        {
            continue;
        }
        // All of what is its own, and a tenth of what is another's: thousands of JSON messages teach a reader of frames nothing.
        let stem = name.split('_').next().unwrap_or(name);
        let is_own = own || name == "iotda" || file.contains(stem);
        let step = if is_own { 1 } else { 10 };
        for case in read(&folder.join(file))["cases"].as_array().expect("cases").iter().step_by(step) {
            let text = case["record"].to_string();
            if let Ok((record, _)) = facade::record_from_json(text.as_bytes()) {
                // These bodies have a form of their own.
                let vendor = match name {
                    "alink" => Some(Vendor::Alibaba),
                    "iotda" => Some(Vendor::Huawei),
                    _ => None,
                };
                if let Some(vendor) = vendor {
                    inputs.extend(input(vendor, &record));
                    continue;
                }
                inputs.push(record.payload.to_vec());
            }
            inputs.push(text.into_bytes());
        }
    }
    if name == "iotda" {
        inputs.extend(iotda_messages());
    }
    inputs.retain(|input| input.len() <= LONGEST);
    assert!(inputs.len() > least(name) / 64, "only {} inputs", inputs.len());
    inputs
}

/// The messages that the laws of IoTDA are tried on.
fn iotda_messages() -> Vec<Vec<u8>> {
    let text = fs::read_to_string(root().join("codec/tests/data/iotda.jsonl")).expect("the messages");
    let messages = text.lines().filter_map(|line| {
        let case: Value = serde_json::from_str(line).expect("a JSON line");
        let payload = case["payload"].to_string();
        let mut record = Record::bytes(payload.as_bytes());
        record.address = Address::Topic(case["topic"].as_str().expect("a topic").into());
        input(Vendor::Huawei, &record)
    });
    messages.collect()
}

/// How many runs there are at least.
fn least(name: &str) -> usize {
    // Credentials and datagrams of the clouds have the shortest lists.
    match name {
        "sign" => 30_000,
        "coap_security" => 16_000,
        _ => 51_200,
    }
}

/// A datagram with its keys in front, a line each.
fn with_keys(case: &Value) -> Vec<u8> {
    let key = |name: &str| case["record"]["keys"][name].as_str().unwrap_or_default();
    let mut input = format!("{}\n{}\n", key("device_secret"), key("random")).into_bytes();
    input.extend(thingwire::wire::hex::decode(case["record"]["hex"].as_str().expect("hex")).expect("hex"));
    input
}

/// The request of a case, and the texts of a CONNECT packet in it, a line each.
fn credentials(case: &Value) -> Vec<Vec<u8>> {
    let request = ["sign", "verify"].into_iter().find_map(|name| case.get(name));
    let given = request.map_or(&case["record"], |request| &request["given"]);
    let text = |name: &str| given[name].as_str().unwrap_or_default();
    let lines = format!("{}\n{}\n{}", text("client_id"), text("username"), text("password"));
    let lines = Some(lines.into_bytes()).filter(|lines| lines.len() > 2);
    request.map(|request| request.to_string().into_bytes()).into_iter().chain(lines).collect()
}

/// A small generator of numbers, the same on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

const BYTES: [u8; 6] = [0x00, 0x01, 0x7f, 0x80, 0xfe, 0xff];

/// Every truncation and bit of short inputs; substitutions, doublings and splices at random places of all.
fn mutations(inputs: &[Vec<u8>], numbers: &mut Numbers, mut run: impl FnMut(&[u8])) -> u64 {
    let mut count = 0;
    let mut each = |bytes: &[u8]| {
        run(bytes);
        count += 1;
    };
    for input in inputs {
        each(input);
        let short = input.len() <= 64;
        for length in 0..if short { input.len() } else { 8 } {
            each(&input[..if short { length } else { numbers.below(input.len()) }]);
        }
        let mut bytes = input.clone();
        for bit in 0..if short { input.len() * 8 } else { 64 } {
            let bit = if short { bit } else { numbers.below(input.len() * 8) };
            bytes[bit / 8] ^= 1 << (bit % 8);
            each(&bytes);
            bytes[bit / 8] ^= 1 << (bit % 8);
        }
        for _ in 0..8 {
            if let Some(byte) = bytes.get(numbers.below(input.len())).copied() {
                let at = numbers.below(input.len());
                bytes[at] = BYTES[numbers.below(BYTES.len())];
                each(&bytes);
                bytes[at] = byte;
            }
        }
        let other = &inputs[numbers.below(inputs.len())];
        each(&[input.as_slice(), input].concat());
        each(&[&input[..numbers.below(input.len() + 1)], &other[numbers.below(other.len() + 1)..]].concat());
        each(&[input.as_slice(), b"\n", other].concat());
    }
    count
}

fn run(name: &str) {
    let (_, body) = BODIES.iter().find(|(body, _)| *body == name).expect("a body of this name");
    let mut inputs = seeds(name);
    inputs.extend(vectors(name));
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let count = mutations(&inputs, &mut numbers, body);
    println!("{name}: {} inputs, {count} runs", inputs.len());
    assert!(count > least(name) as u64, "only {count} runs");
}

macro_rules! tests {
    ($( $name:ident )*) => {
        $(
            #[test]
            fn $name() {
                run(stringify!($name));
            }
        )*

        const TESTED: &[&str] = &[$( stringify!($name) ),*];
    };
}

tests! {
    alink capture cbor coap coap_security decode iotda json pcp_frame product shadow sign topic tsl
}

/// Each body is a test, and a target with seeds; nothing else is.
#[test]
fn bodies_targets_and_seeds_are_the_same_list() {
    let list = |folder: &str| {
        let mut names: Vec<String> = fs::read_dir(root().join("fuzz").join(folder))
            .expect("the folder is there")
            .map(|entry| {
                entry.expect("an entry").path().file_stem().expect("a name").to_string_lossy().into_owned()
            })
            .collect();
        names.sort();
        names
    };
    let bodies: Vec<String> = BODIES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(list("fuzz_targets"), bodies);
    assert_eq!(list("seeds"), bodies);
    assert_eq!(TESTED, bodies);
}
