//! `thingwire sign` and `thingwire verify` as people run them.

use std::{
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

fn run(arguments: &[&str], input: impl AsRef<[u8]>) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_thingwire"))
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate is in the workspace"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    // A program that ends before it has read all is no failure here.
    let _ = child.stdin.take().expect("a pipe").write_all(input.as_ref());
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

/// The guide's worked example (devices guide 2018, 6.7).
const EXAMPLE: &str = r#"{"scheme":"alibaba.mqtt","product_key":"pk","device_name":"device","device_secret":"secret","client_id":"12345","method":"hmacsha1","timestamp":"789"}"#;
const GIVEN: &str = r#"{"device_secret":"secret","given":{"client_id":"12345|securemode=3,signmethod=hmacsha1,timestamp=789|","username":"device&pk","password":"FAFD82A3D602B37FB0FA8B7892F24A477F851A14"}}"#;

#[test]
fn requests_are_signed_a_line_each() {
    let input = format!("{EXAMPLE}\n\n{{\"scheme\":\"none\"}}\nno json\n{EXAMPLE}");
    let output = run(&["sign"], &input);
    let shown = text(&output.stdout);
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!((output.status.code(), lines.len()), (Some(1), 4));
    assert!(lines[0].contains(r#""password":"fafd82a3d602b37fb0fa8b7892f24a477f851a14""#), "{shown}");
    assert!(lines[1].contains("sign_scheme_unknown") && lines[1].ends_with(r#","line":3}"#), "{shown}");
    assert!(lines[2].contains("json_type") && lines[2].ends_with(r#","line":4}"#), "{shown}");
    assert_eq!(lines[0], lines[3]);
    assert_eq!(text(&output.stderr), "thingwire: 2 of 4 requests failed\n");
    assert_eq!(run(&["sign", "-"], EXAMPLE).status.code(), Some(0));
    assert_eq!(run(&["sign", "no/such/file"], "").status.code(), Some(2));
}

#[test]
fn verdicts_say_what_is_wrong() {
    let output = run(&["verify"], GIVEN);
    assert_eq!(
        (
            output.status.code(),
            text(&output.stdout)
                .starts_with(r#"{"scheme":"alibaba.mqtt","valid":true,"differs":[],"cause":null"#)
        ),
        (Some(0), true)
    );
    // SHA-1 of another text: without the timestamp.
    let wrong = GIVEN.replace(",timestamp=789", "");
    let output = run(&["verify"], format!("{wrong}\n{GIVEN}\n{EXAMPLE}"));
    let shown = text(&output.stdout);
    assert_eq!((output.status.code(), shown.lines().count()), (Some(1), 3));
    assert!(
        shown.lines().next().expect("a line").contains(r#""valid":false,"differs":["password"]"#),
        "{shown}"
    );
    assert!(shown.lines().nth(2).expect("a line").contains("json_missing_member"), "{shown}");
    assert_eq!(text(&output.stderr), "thingwire: 2 of 3 credentials are not valid\n");
}

/// Nothing that the program prints has a secret in it, whatever is wrong with the line.
#[test]
fn no_secret_is_printed() {
    const MARKER: &str = "zqxJkvWQzqxJkvWQzqxJkvWQ";
    let lines = [
        EXAMPLE.replace("\"secret\"", &format!("\"{MARKER}\"")),
        EXAMPLE.replace("\"secret\"", &format!("\"{MARKER}")),
        EXAMPLE.replace("\"secret\"", MARKER),
        EXAMPLE.replace("\"secret\"", &format!("[\"{MARKER}\"]")),
        GIVEN.replace("\"secret\"", &format!("\"{MARKER}\"")),
        GIVEN.replace("FAFD82A3D602B37FB0FA8B7892F24A477F851A14", MARKER),
        GIVEN.replace("\"FAFD82A3D602B37FB0FA8B7892F24A477F851A14\"", MARKER),
        format!(r#"{{"client_id":"c|a=1|","username":"d&p","password":"{MARKER}"}}"#),
        format!(r#"{{"client_id":"c","username":"d","password":"{MARKER}"}}"#),
        format!(r#"{{"client_id":"c","username":"d","password":"{MARKER}}}"#),
        format!(r#"{{"password":["{MARKER}"]}}"#),
        format!(r#"{{"scheme":"huawei.amqp","access_key":"a","access_code":"{MARKER}","timestamp":"1"}}"#),
        format!(r#"{{"scheme":"alibaba.tls_psk","given":{{"identity":"a","psk":"{MARKER}"}}}}"#),
        format!(r#"{{"topic":7,"payload":{{"token":"{MARKER}"}}}}"#),
        format!(r#"{{"hex":"FFFE01134C9A0000","keys":{{"device_secret":"{MARKER}"}}}}"#),
    ]
    .join("\n");
    for arguments in [
        &["sign"][..],
        &["verify"],
        &["decode", "--format", "jsonl"],
        &["decode", "--format", "jsonl", "--json"],
        &["explain", "--format", "jsonl"],
        &["explain", "--format", "jsonl", "--json"],
        &["encode"],
    ] {
        let output = run(arguments, &lines);
        for shown in [text(&output.stdout), text(&output.stderr)] {
            assert!(!shown.to_lowercase().contains("zqxjkv"), "{arguments:?}: {shown}");
        }
    }
}

/// UTF-16 has zeros between the letters of a name: what stands behind it is a secret all the same.
#[test]
fn no_secret_is_printed_of_other_encodings() {
    let line = r#"{"hex":"FFF","keys":{"device_secret":"zqxJkvWQzqxJkvWQ"}}"#;
    let little: Vec<u8> =
        "\u{feff}".chars().chain(line.chars()).flat_map(|letter| (letter as u16).to_le_bytes()).collect();
    let big: Vec<u8> = line.chars().flat_map(|letter| (letter as u16).to_be_bytes()).collect();
    for input in [little, big] {
        for format in ["auto", "jsonl", "hex", "hexdump", "base64", "at"] {
            for command in ["decode", "explain"] {
                let output = run(&[command, "--format", format], &input);
                let shown = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
                let letters: String =
                    shown.replace("\\u{0}", "").chars().filter(char::is_ascii_alphabetic).collect();
                assert!(!letters.to_lowercase().contains("zqxjkv"), "{format}: {shown}");
            }
        }
    }
}

/// A window without the time that it is around would hold nothing to it.
#[test]
fn a_window_needs_the_time() {
    let output = run(&["verify"], GIVEN.replacen('{', r#"{"skew":300,"#, 1));
    let shown = text(&output.stdout);
    assert!(shown.contains("json_missing_member") && shown.contains(r#""pointer":"/now""#), "{shown}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn credentials_are_records_too() {
    let record = r#"{"client_id":"d_0_1_2018072417","username":"d","password":"0000000000000000"}"#;
    let shown = text(&run(&["decode"], record).stdout);
    assert!(shown.contains("huawei mqtt.connect, up") && shown.contains("2018072417"), "{shown}");
    let decoded = text(&run(&["decode", "--json"], record).stdout);
    let encoded = text(&run(&["encode"], &decoded).stdout);
    assert_eq!(encoded, "{\"client_id\":\"d_0_1_2018072417\",\"username\":\"d\",\"direction\":\"up\"}\n");
}
