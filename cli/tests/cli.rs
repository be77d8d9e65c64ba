//! The program as people run it: output, exit status, standard input.

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

const DIALOGUE: &str = "testvectors/captures/pcp-upgrade.jsonl";

#[test]
fn the_recorded_upgrade_is_shown_whole() {
    let output = run(&["decode", DIALOGUE], "");
    let shown = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(shown.matches("pcp frame").count(), 12);
    assert_eq!(shown.matches("  right\n").count(), 12);
    for part in [
        "pcp.query_version.request, down",
        "V0.9",
        "fragment size     500 bytes",
        "pcp.result.response, down",
    ] {
        assert!(shown.contains(part), "{part} is not in\n{shown}");
    }
    assert!(!shown.contains('\u{1b}'), "no colours into a pipe");
    assert!(text(&output.stderr).contains("read as jsonl, because line 1"));
}

#[test]
fn json_goes_out_and_back() {
    let decoded = run(&["decode", "--json", DIALOGUE], "");
    assert!(decoded.stderr.is_empty(), "{}", text(&decoded.stderr));
    let lines = text(&decoded.stdout);
    assert_eq!(lines.lines().count(), 12);
    for line in lines.lines() {
        let object: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(object["vendor"], "huawei");
    }
    let records = run(&["encode"], &lines);
    assert_eq!(records.status.code(), Some(0));
    let again = run(&["decode", "--json", "-"], text(&records.stdout));
    assert_eq!(text(&again.stdout), lines);
}

#[test]
fn a_message_with_line_ends_is_one_line() {
    let record = r#"{"topic":"/sys/a1B2c3D4e5F/dev1/thing/event/property/post","payload":"{\"id\":\"1\",\"version\":\"1.0\",\r\n\"params\":{\"a\":[1,\n2],\"b\":\"\\n\"}}"}"#;
    let shown = text(&run(&["decode", "--json"], record).stdout);
    assert_eq!(shown.lines().count(), 1, "{shown}");
    let object: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
    assert_eq!(object["message"]["params"], serde_json::json!({ "a": [1, 2], "b": "\n" }));
}

#[test]
fn one_bad_record_does_not_stop_the_rest() {
    let input = "FFFE01134C9A0000\nFFFE01134EFE0000\nFFFG\nFFFE0117CF900000\n";
    for arguments in
        [&["decode"][..], &["decode", "--tree"], &["explain"], &["decode", "--json"], &["explain", "--json"]]
    {
        let output = run(arguments, input);
        let shown = text(&output.stdout);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        if arguments.contains(&"--json") {
            assert_eq!(shown.lines().count(), 4, "{shown}");
            assert!(shown.contains("\"line\":3"), "{shown}");
        } else {
            assert!(shown.contains("#4 line 4"), "{shown}");
            assert!(shown.contains("CRC-16/KERMIT"), "{shown}");
            assert!(text(&output.stderr).contains("2 of 4 records failed"));
        }
    }
    let output = run(&["encode"], "{\"kind\":\"no.such\",\"vendor\":\"huawei\",\"message\":{}}\nnonsense\n");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout).lines().count(), 2);
}

#[test]
fn nothing_of_the_keys_comes_out() {
    let lines = [
        r#"{"hex":"FFFE01134C9A0000","keys":{"device_secret":"ZQX"}}"#,
        r#"{"hex":"FFFE01134C9B0000","keys":{"device_secret":"ZQX"}}"#,
        r#"{"hex":"FFF","keys":{"device_secret":"ZQX"}}"#,
        r#"{"hex":"FF","keys":{"ZQX":ZQX}}"#,
        r#"{"hex":"FF","keys":"ZQX"}"#,
    ]
    .join("\n");
    for arguments in [&["decode"][..], &["decode", "--json"], &["explain"], &["explain", "--json"]] {
        let output = run(arguments, &lines);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let shown = text(&output.stdout) + &text(&output.stderr);
        assert!(!shown.contains("ZQX"), "{shown}");
    }
}

/// A datagram from a hex dump has no keys beside it: they come in a file. What was decrypted goes back with the same file.
#[test]
fn keys_come_from_a_file() {
    let vectors = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../testvectors/alibaba/coap.json"),
    )
    .expect("the vectors");
    let vectors: serde_json::Value = serde_json::from_str(&vectors).expect("JSON");
    let case = vectors["cases"].as_array().expect("cases").iter().find(|case| {
        case["id"].as_str().is_some_and(|id| id.ends_with("-post-cbor")) && case["record"]["keys"].is_object()
    });
    let record = &case.expect("a case")["record"];
    let folder = folder("keys");
    let file = folder.join("keys.json");
    std::fs::write(&file, record["keys"].to_string()).expect("a file");
    let file = file.to_str().expect("a path");
    let hex = record["hex"].as_str().expect("hex");
    let decoded = run(&["decode", "--json", "--format", "hex", "--keys", file], hex);
    let shown = text(&decoded.stdout);
    assert!(shown.contains(r#""decrypted":true"#) && shown.contains("Temperature"), "{shown}");
    let without = text(&run(&["decode", "--json", "--format", "hex"], hex).stdout);
    assert!(without.contains("payload_encrypted") && !without.contains("Temperature"), "{without}");
    let encoded = text(&run(&["encode", "--keys", file], &shown).stdout);
    assert!(encoded.contains(hex), "{encoded}");
    assert!(text(&run(&["encode"], &shown).stdout).contains("keys_missing"));
    for wrong in ["no such file", "Cargo.toml"] {
        let output = run(&["decode", "--format", "hex", "--keys", wrong], hex);
        assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
    }
    std::fs::remove_dir_all(folder).expect("it was there");
}

#[test]
fn a_format_that_is_not_certain_is_a_note() {
    // Hex of `{}`, and four letters of base64.
    let output = run(&["decode", "--json"], "7B7D\n7B7D\n");
    let shown = text(&output.stdout);
    let lines: Vec<&str> = shown.lines().collect();
    assert!(lines[0].contains("capture_format_ambiguous"), "{shown}");
}

#[test]
fn hints_and_strictness_come_from_the_command_line() {
    let decode =
        |arguments: &[&str]| run(&[&["decode", "--json"], arguments].concat(), "FFFE0116850E000100\n");
    assert!(text(&decode(&[]).stdout).contains("pcp.ambiguous"));
    assert!(text(&decode(&["--direction", "up"]).stdout).contains("pcp.download_report.request"));
    assert!(text(&decode(&["--direction", "down"]).stdout).contains("pcp.download_report.response"));
    let strict = decode(&["--strict"]);
    assert_eq!(strict.status.code(), Some(1));
    assert!(text(&strict.stdout).contains("pcp_direction_ambiguous"));
    let other = run(&["decode", "--json", "--protocol", "pcp"], "00\n");
    assert!(text(&other.stdout).contains("\"truncated\""));
}

#[test]
fn explanations_show_bytes_bits_and_sources() {
    let shown = text(&run(&["explain", "--direction", "down"], "FFFE81133C\nFFFE01134C9A0000\n").stdout);
    for part in [
        "000002  01",
        "0000 .... reserved: 0",
        ".... 0001 protocol version: 1",
        "[IoTDA guide 3.8.2, CRC16 sample]",
        "incomplete header",
    ] {
        assert!(shown.contains(part), "{part} is not in\n{shown}");
    }
}

#[test]
fn tables_are_printed_and_searched() {
    let output = run(&["codes", "huawei", "0x06"], "");
    assert!(text(&output.stdout).contains("download timed out"));
    // The decimal number is a result of upgrades by JSON messages, too.
    let decimal = text(&run(&["codes", "huawei", "6"], "").stdout);
    assert!(decimal.starts_with("upgrade 6: ") && decimal.ends_with(&text(&output.stdout)), "{decimal}");
    assert_eq!(text(&run(&["codes", "huawei", "--json"], "").stdout).lines().count(), 107);
    let refused = text(&run(&["codes", "huawei", "iotda.000004"], "").stdout);
    assert!(refused.starts_with("http IOTDA.000004: access token is not valid"), "{refused}");
    assert!(text(&run(&["codes", "thingwire", "pcp_check_mismatch"], "").stdout).contains("0x1021"));
    let kinds = text(&run(&["kinds"], "").stdout);
    assert!(kinds.contains("thing.event.property.post") && kinds.contains("pcp.query_version.request"));
    let rows = text(&run(&["kinds", "--vendor", "huawei", "--json"], "").stdout);
    assert!(rows.lines().count() > 40 && rows.lines().all(|row| row.contains("\"vendor\":\"huawei\"")));
}

/// Facts from the guide's chapters 5.4, 6 and 7.
#[test]
fn a_code_of_the_platform_is_explained_with_its_requests() {
    let output = run(&["codes", "alibaba", "6401"], "");
    assert_eq!(output.status.code(), Some(0));
    let shown = text(&output.stdout);
    for part in [
        "alink 6401: no topological relationship",
        "alink 6401: topological relationship was deleted",
        "  cause    the sub-device is not in this gateway's topology",
        "  remedy   add it with thing.topo.add first",
        "  used in  combine.login, thing.topo.delete, thing.event.property.pack.post",
        "  used in  ext.error",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let output = run(&["codes", "alibaba", "6401", "--json"], "");
    let rows = text(&output.stdout);
    assert_eq!(rows.lines().count(), 2);
    for row in rows.lines() {
        let row: serde_json::Value = serde_json::from_str(row).expect("a JSON object");
        assert_eq!((&row["family"], &row["code"]), (&"alink".into(), &"6401".into()));
        for member in ["meaning", "cause", "remedy", "spec"] {
            assert!(row[member].as_str().is_some_and(|text| !text.is_empty()), "{row}");
        }
        assert!(row["used_in"].as_array().is_some_and(|list| !list.is_empty()), "{row}");
    }
    // Both meanings of a code that is defined twice.
    let shown = text(&run(&["codes", "alibaba", "6321"], "").stdout);
    assert!(shown.contains("device is not in the product") && shown.contains("identifier is missing"));
    // Negative, dotted, named, one of a range; and no line without a text.
    for (code, part) in [
        ("-2", "download failed"),
        ("4.01", "unauthorized"),
        ("HALFCONN", "half connected"),
        ("100001", "the device's own error"),
    ] {
        assert!(text(&run(&["codes", "alibaba", code], "").stdout).contains(part), "{code}");
    }
    let shown = text(&run(&["codes", "alibaba", "6201"], "").stdout);
    assert!(!shown.contains("cause") && shown.lines().all(|line| !line.trim().is_empty()));
    assert_eq!(run(&["codes", "alibaba", "6999"], "").status.code(), Some(2));
}

#[test]
fn wrong_usage_and_unreadable_input_are_status_2() {
    for arguments in [
        &[][..],
        &["no-such-command"],
        &["decode", "no/such/file"],
        &["decode", "codec"],
        &["decode", "--format", "no-such"],
        &["decode", "--json", "--tree"],
        &["decode", "--direction", "UP"],
        &["codes", "nobody"],
        &["codes", "huawei", "no-such"],
        &["codes", "thingwire", "no_such"],
    ] {
        let output = run(arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", text(&output.stdout));
        assert!(!output.stderr.is_empty());
    }
    let output = run(&["decode"], "this is prose\n");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr).contains("capture_format_unknown")
            || text(&output.stderr).contains("unknown capture format")
    );
}

#[test]
fn nothing_to_read_is_nothing_printed() {
    let output = run(&["decode"], "");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0));
}

/// Characters that a terminal obeys stay data: exact as JSON, harmless as a tree, also where colours are on.
#[test]
fn control_characters_are_kept_for_programs_and_shown_to_people() {
    let capture = concat!(
        r#"{"hex":"FFFE0115D1CF00127F6162630000000000000000000000000000","direction":"up"}"#,
        "\n",
        r#"{"topic":"/a1B2c3D4e5F/dev1/user/\u001b]0;x","payload":"{\"\u007f\":\"\u007f\"}"}"#,
        "\n{\"hex\":\"zz \u{1b}]0;owned\u{7}\"}\n",
    );
    let decoded = text(&run(&["decode", "--json", "-"], capture).stdout);
    assert_eq!(decoded.matches('\u{7f}').count(), 3, "{decoded}");
    let first = decoded.lines().next().expect("a line");
    let record = text(&run(&["encode"], first).stdout);
    assert!(record.contains("fffe0115d1cf00127f616263"), "{record}");
    for command in ["decode", "explain"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_thingwire"))
            .args([command, "--format", "jsonl", "-"])
            .env("CLICOLOR_FORCE", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        child.stdin.take().expect("a pipe").write_all(capture.as_bytes()).expect("it reads all");
        let shown = text(&child.wait_with_output().expect("it ends").stdout);
        assert!(shown.contains("\u{1b}[1m"), "colours are on");
        assert!(!shown.contains("\u{1b}]") && !shown.contains(['\u{7}', '\u{7f}']), "{shown:?}");
    }
}

/// The first steps of the guide's dialogue (devices guide 2018, 1.3), then requests that are refused.
#[test]
fn a_shadow_is_taken_through_requests() {
    let requests = concat!(
        "{\"method\":\"update\",\"state\":{\"reported\":{\"color\":\"red\"}},\"version\":1}\n\n",
        "{\"method\":\"update\",\"state\":{\"desired\":{\"color\":\"green\"}},\"version\":2}\n",
    );
    let output = run(&["shadow", "--now", "1469564576"], requests);
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
    let lines: Vec<serde_json::Value> =
        text(&output.stdout).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[1]["document"]["state"]["desired"]["color"], "green");
    assert_eq!(lines[1]["control"]["version"], 2);
    assert_eq!(lines[0]["control"], serde_json::Value::Null);

    let stored = std::env::temp_dir().join(format!("thingwire-shadow-{}.json", std::process::id()));
    std::fs::write(&stored, lines[1]["document"].to_string()).expect("a file");
    let name = stored.to_str().expect("a name");
    let output = run(&["shadow", "--document", name, "-"], "{\"method\":\"get\"}\noops\n");
    assert_eq!(output.status.code(), Some(1));
    let shown = text(&output.stdout);
    assert_eq!(shown.lines().count(), 2);
    assert!(shown.contains("\"errorcode\":\"400\"") && shown.contains("json_syntax"), "{shown}");
    assert!(text(&output.stderr).contains("1 of 2 requests refused"));

    std::fs::write(&stored, "{\"state\":[]}").expect("a file");
    let output = run(&["shadow", "--document", name], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("/state"), "{}", text(&output.stderr));
    std::fs::remove_file(&stored).expect("it was written");
    assert_eq!(run(&["shadow", "--document", name], "").status.code(), Some(2));
}

const MODEL: &str = "codec/tests/data/every-type.tsl.json";

/// Examples of a model keep to it; one that does not is noted where it does not, and refused with `--strict`.
#[test]
fn examples_of_a_model_decode_with_it() {
    let output = run(&["example", "--model", MODEL, "--count", "20", "--device-name", "dev1"], "");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let records = text(&output.stdout);
    assert_eq!(records.lines().count(), 8 * 20);
    assert_eq!(
        text(&run(&["example", "--model", MODEL, "--count", "20", "--device-name", "dev1"], "").stdout),
        records
    );
    assert_ne!(text(&run(&["example", "--model", MODEL, "--seed", "1"], "").stdout), records);
    let decoded = run(&["decode", "--json", "--strict", "--model", MODEL, "-"], &records);
    assert_eq!(decoded.status.code(), Some(0), "{}", text(&decoded.stdout));
    assert_eq!(text(&decoded.stdout).matches("\"notes\":[]").count(), 8 * 20);
    let one = run(&["example", "--model", MODEL, "--kind", "thing.event.post", "--identifier", "Error"], "");
    let one = text(&one.stdout);
    assert!(one.starts_with(r#"{"topic":"/sys/a1everyType/device1/thing/event/Error/post""#), "{one}");
    assert_eq!(one.lines().count(), 1);

    let wrong = r#"{"topic":"/sys/a1everyType/dev1/thing/event/property/post","payload":{"id":"1","version":"1.0","params":{"level":101}}}"#;
    let shown = text(&run(&["decode", "--model", MODEL, "-"], wrong).stdout);
    assert!(shown.contains("model_range") && shown.contains("/params/level"), "{shown}");
    assert_eq!(run(&["decode", "--strict", "--model", MODEL, "-"], wrong).status.code(), Some(1));
    let others = wrong.replace("a1everyType", "a1otherType");
    let shown = text(&run(&["decode", "--json", "--model", MODEL, "-"], &others).stdout);
    assert!(shown.contains("\"notes\":[]"), "{shown}");
}

const PRODUCT: &str = "codec/tests/data/every-type.product.json";

/// The same options take Huawei's model: the file says whose it is. Models of both vendors hold one input.
#[test]
fn a_product_model_is_taken_like_a_thing_model() {
    let output = run(&["example", "--model", PRODUCT, "--count", "5"], "");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let records = text(&output.stdout);
    assert_eq!(records.lines().count(), 13 * 5);
    let both = records + &text(&run(&["example", "--model", MODEL], "").stdout);
    let decoded = run(&["decode", "--json", "--strict", "--model", PRODUCT, "--model", MODEL, "-"], &both);
    assert_eq!(decoded.status.code(), Some(0), "{}", text(&decoded.stdout));
    assert_eq!(text(&decoded.stdout).matches("\"notes\":[]").count(), 13 * 5 + 8);
    let one = [
        "example",
        "--model",
        PRODUCT,
        "--kind",
        "commands.request",
        "--identifier",
        "SET_PERIOD",
        "--device-id",
        "d1",
    ];
    let one = text(&run(&one, "").stdout);
    assert!(one.starts_with(r#"{"topic":"$oc/devices/d1/sys/commands/request_id="#), "{one}");
    assert_eq!(one.lines().count(), 1);
    let wrong = r#"{"topic":"$oc/devices/d1/sys/properties/report","payload":{"services":[{"service_id":"Sensor","properties":{"level":101}}]}}"#;
    let shown = text(&run(&["decode", "--model", PRODUCT, "-"], wrong).stdout);
    assert!(shown.contains("model_range") && shown.contains("int from -20 to 100 in steps of 5"), "{shown}");
    assert_eq!(run(&["decode", "--strict", "--model", PRODUCT, "-"], wrong).status.code(), Some(1));
    for (arguments, why) in [
        (&["--kind", "thing.event.post"][..], "a kind of huawei"),
        (&["--kind", "messages.up"], "no example"),
        (&["--device-id", "a/b"], "/device_id"),
    ] {
        let output = run(&[&["example", "--model", PRODUCT], arguments].concat(), "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains(why), "{arguments:?}: {}", text(&output.stderr));
    }
}

/// The files of a model that is developed offline are given one by one, and are one model.
#[test]
fn the_files_of_a_profile_are_given_one_by_one() {
    let folder = std::env::temp_dir().join(format!("thingwire-profile-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = |name: &str, content: &str| {
        let path = folder.join(name);
        std::fs::write(&path, content).expect("it is written");
        path.to_str().expect("text").to_owned()
    };
    let device = file(
        "devicetype-capability.json",
        r#"{"devices":[{"serviceTypeCapabilities":[{"serviceId":"Meter","serviceType":"Water"},{"serviceId":"Cell","serviceType":"Battery"}]}]}"#,
    );
    let water = file(
        "servicetype-capability.json",
        r#"{"services":[{"serviceType":"Water","properties":[{"propertyName":"flow","dataType":"int","max":9,"method":"R"}]}]}"#,
    );
    let wrong = r#"{"topic":"$oc/devices/d1/sys/properties/report","payload":{"services":[{"service_id":"Meter","properties":{"flow":10}}]}}"#;
    let output = run(&["decode", "--json", "--model", &device, "--model", &water, "-"], wrong);
    let shown = text(&output.stdout);
    assert!(shown.contains("model_range") && !shown.contains("model_identifier_unknown"), "{shown}");
    let said = text(&output.stderr);
    assert!(
        said.contains("devicetype-capability.json, ")
            && said.contains("/0/devices/0/serviceTypeCapabilities/1"),
        "{said}"
    );
    std::fs::remove_dir_all(&folder).expect("it was made");
}

#[test]
fn models_that_are_none_are_wrong_usage() {
    for (arguments, why) in [
        (&["decode", "--model", "no/such/file"][..], "no/such/file"),
        (&["decode", "--model", "testvectors/manifest.json"], "not the model of a product"),
        (&["example", "--model", "testvectors/manifest.json"], "not the model of a product"),
        (&["example"], "--model"),
        (&["example", "--model", MODEL, "--kind", "no.such"], "a kind of alibaba"),
        (&["example", "--model", MODEL, "--kind", "thing.topo.add"], "no example"),
        (&["example", "--model", MODEL, "--identifier", "None"], "no example"),
        (&["example", "--model", MODEL, "--product-key", "a/b"], "/product_key"),
        (&["example", "--model", "-"], "give --product-key"),
    ] {
        let output = run(arguments, r#"{"events":[{"identifier":"e"}]}"#);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = text(&output.stderr);
        assert!(said.contains(why), "{arguments:?}: {said}");
    }
    // What is odd about a model does not stop anything.
    let output = run(
        &["example", "--model", "-", "--product-key", "a1"],
        r#"{"events":[{"identifier":"e","type":"?"}]}"#,
    );
    assert_eq!((output.status.code(), text(&output.stdout).lines().count()), (Some(0), 1));
    assert!(text(&output.stderr).contains("odd word in the model"), "{}", text(&output.stderr));
}

/// What follows a live log sees each message when it comes: nothing is held back until there is more of it.
#[test]
fn what_comes_piece_by_piece_is_printed_piece_by_piece() {
    use std::io::{BufRead, BufReader};
    let request = r#"{"scheme":"huawei.mqtt","device_id":"d","secret":"s","timestamp":"2018072417"}"#;
    let record = r#"{"hex":"FFFE01134C9A0000"}"#;
    let decoded = text(&run(&["decode", "--json"], record).stdout);
    for (arguments, line) in [
        (&["decode", "--json"][..], record),
        (&["decode"], "FFFE01134C9A0000"),
        (&["explain", "--format", "at"], "+NNMI:8,FFFE01134C9A0000"),
        (&["encode"], decoded.trim_end()),
        (&["sign"], request),
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_thingwire"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let mut input = child.stdin.take().expect("a pipe");
        let (sender, shown) = std::sync::mpsc::channel();
        let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
        let reading = std::thread::spawn(move || {
            let mut line = String::new();
            while output.read_line(&mut line).is_ok_and(|read| read > 0) {
                let _ = sender.send(std::mem::take(&mut line));
            }
        });
        for _ in 0..2 {
            writeln!(input, "{line}").expect("it reads");
            let first = shown.recv_timeout(std::time::Duration::from_secs(20));
            assert!(first.is_ok(), "{arguments:?}: nothing came while the input was open");
            // The rest of this one.
            while shown.recv_timeout(std::time::Duration::from_millis(200)).is_ok() {}
        }
        drop(input);
        assert!(child.wait().expect("it ends").success());
        reading.join().expect("it read");
    }
}

/// What programs on Windows put in front of UTF-8 is no part of the text, in no command.
#[test]
fn a_byte_order_mark_is_passed_over() {
    let folder = folder("mark");
    let marked = |name: &str, text: &str| {
        let file = folder.join(name);
        std::fs::write(&file, format!("\u{feff}{text}")).expect("a file");
        file.to_str().expect("a path").to_owned()
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let record = r#"{"hex":"FFFE01134C9A0000"}"#;
    let decoded = text(&run(&["decode", "--json"], record).stdout);
    let request = r#"{"scheme":"huawei.mqtt","device_id":"d","secret":"s","timestamp":"2018072417"}"#;
    let credentials: serde_json::Value =
        serde_json::from_str(&text(&run(&["sign"], request).stdout)).expect("JSON");
    let given = serde_json::json!({ "secret": "s", "given": {
        "client_id": credentials["client_id"], "username": "d", "password": credentials["password"] } });
    let get = r#"{"method":"get"}"#;
    let model = std::fs::read_to_string(root.join(MODEL)).expect("a model");
    let (keys, document) = (marked("keys.json", KEYS), marked("document.json", "{\"version\":3}"));
    for (arguments, input) in [
        (&["decode"][..], record),
        (&["encode"], &decoded),
        (&["sign"], request),
        (&["verify"], &given.to_string()),
        (&["shadow"], get),
    ] {
        let output = run(arguments, format!("\u{feff}{input}"));
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", text(&output.stdout));
    }
    for arguments in [
        &["decode", "--keys", &keys][..],
        &["shadow", "--document", &document],
        &["example", "--model", &marked("model.json", &model)],
    ] {
        let output = run(arguments, "");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", text(&output.stderr));
    }
    std::fs::remove_dir_all(folder).expect("it was there");
}

const KEYS: &str = r#"{"device_secret":"ZQX","random":"ad2b3a5eb51d64f7"}"#;

/// A new folder of this test's own.
fn folder(name: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("thingwire-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Keys that nothing can be decrypted with are said to be such, and not shown.
#[test]
fn a_file_of_keys_without_those_that_are_needed_is_wrong_usage() {
    for keys in [r#"{"device_secret":"ZQX"}"#, r#"{"device_secret":"ZQX","randm":"ZQX"}"#, "{}"] {
        let folder = folder("half-keys");
        let file = folder.join("keys.json");
        std::fs::write(&file, keys).expect("a file");
        let output = run(&["decode", "--keys", file.to_str().expect("a path")], "FFFE01134C9A0000\n");
        assert_eq!(output.status.code(), Some(2), "{keys}: {}", text(&output.stdout));
        let said = text(&output.stderr);
        assert!(said.contains("device_secret and random") && !said.contains("ZQX"), "{said}");
        std::fs::remove_dir_all(folder).expect("it was there");
    }
}

/// Read a second time, standard input would be empty, and nothing decoded with status 0.
#[test]
fn standard_input_is_read_for_one_thing_only() {
    for arguments in [
        &["decode", "--keys", "-"][..],
        &["decode", "--keys", "-", "-"],
        &["decode", "--model", "-", "-"],
        &["decode", "--model", "-", "--keys", "-", DIALOGUE],
        &["explain", "--keys", "-", "-"],
        &["encode", "--keys", "-"],
        &["example", "--model", "-", "--model", "-"],
        &["shadow", "--document", "-", "-"],
    ] {
        let output = run(arguments, KEYS);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", text(&output.stdout));
        assert!(text(&output.stderr).contains("standard input"), "{arguments:?}");
    }
    let output = run(&["decode", "--json", "--keys", "-", DIALOGUE], KEYS);
    assert_eq!((output.status.code(), text(&output.stdout).lines().count()), (Some(0), 12));
    let stored = run(&["shadow", "--document", "-", "/dev/null"], r#"{"version":3}"#);
    assert_eq!(stored.status.code(), Some(0), "{}", text(&stored.stderr));
}

#[cfg(unix)]
#[test]
fn files_may_have_names_that_are_no_utf_8() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder("names");
    let file = folder.join(std::ffi::OsStr::from_bytes(b"na\xffme\x1b[31m"));
    std::fs::write(&file, "FFFE01134C9A0000\n").expect("a file");
    let decode = |file: &Path| {
        Command::new(env!("CARGO_BIN_EXE_thingwire")).arg("decode").arg(file).output().expect("it runs")
    };
    let output = decode(&file);
    assert!(text(&output.stdout).contains("pcp.query_version.request"), "{}", text(&output.stderr));
    std::fs::remove_file(&file).expect("it was there");
    let said = text(&decode(&file).stderr);
    assert!(said.contains("[31m: No such file") && !said.contains('\u{1b}'), "{said}");
    std::fs::remove_dir_all(folder).expect("it was there");
}

/// An explanation shows each value; long ones that are their bytes are those on the left.
#[test]
fn explanations_show_long_texts_as_texts() {
    let record = r#"{"topic":"/sys/a1B2c3D4e5F/dev1/thing/event/property/post","payload":{"id":"1","version":"1.0","params":{"Label":"more than sixteen letters"}}}"#;
    let shown = text(&run(&["explain"], record).stdout);
    assert!(shown.contains(r#"Label: "more than sixteen letters""#), "{shown}");
    // The record is repeated as it came, in capitals.
    let shown = text(&run(&["explain"], "FFFE01FF0000001400112233445566778899AABBCCDDEEFF00112233\n").stdout);
    assert!(
        shown.contains("00 11 22 33 44 55 66 77   data") && !shown.contains("8899aabbccddeeff"),
        "{shown}"
    );
}

/// A log without a record says so: nothing printed and status 0 looks like success.
#[test]
fn an_input_without_records_is_said_to_have_none() {
    for arguments in [&["decode", "--json"][..], &["decode"], &["explain", "--format", "at"]] {
        let output = run(arguments, "AT+CSQ\r\n+CSQ:24,99\r\nOK\r\n");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0));
        assert!(text(&output.stderr).contains("no records in 24 bytes of at"), "{}", text(&output.stderr));
    }
    for input in ["", "\n\r\n"] {
        let output = run(&["decode"], input);
        assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0), "{input:?}");
    }
}

/// A line that never ends is refused in its place, and memory does not grow with it.
#[cfg(unix)]
#[test]
fn endless_lines_are_refused() {
    let mut long = vec![b' '; (64 << 20) + 1];
    long.extend(b"{}\n{}\n");
    for command in ["encode", "sign", "verify", "shadow"] {
        let output = run(&[command], &long);
        let shown = text(&output.stdout);
        assert!(shown.starts_with(r#"{"error":{"code":"limit_exceeded""#), "{command}: {shown:.200}");
        assert_eq!((output.status.code(), shown.lines().count()), (Some(1), 2), "{command}");
    }
    let endless = run(&["example", "--model", "/dev/zero"], "");
    assert_eq!(endless.status.code(), Some(2));
    assert!(text(&endless.stderr).contains("bytes"), "{}", text(&endless.stderr));
}

/// What turns the direction of writing would show a line in another order than it has.
#[test]
fn what_turns_the_direction_of_writing_is_shown_escaped() {
    let record = "{\"topic\":\"/a1B2c3D4e5F/dev1/user/up\",\"payload\":{\"a\":\"\u{202e}desrever\u{2069}\"}}";
    for command in ["decode", "explain"] {
        let shown = text(&run(&[command], record).stdout);
        assert!(shown.contains(r"\u{202e}desrever\u{2069}"), "{shown}");
    }
    assert!(text(&run(&["decode", "--json"], record).stdout).contains('\u{202e}'));
}

/// Nobody reading the complaints, as in `2>&1 | head -1`, is no reason to stop or to crash.
#[cfg(target_os = "linux")]
#[test]
fn complaints_that_nobody_reads_change_nothing() {
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
    for (arguments, status) in [
        (&["decode", "--format", "auto", DIALOGUE][..], 0),
        (&["decode", "--format", "hex", DIALOGUE], 1),
        (&["decode", "no/such/file"], 2),
        (&["sign", "Cargo.toml"], 1),
        (&["encode", "Cargo.toml"], 1),
        (&["shadow", "Cargo.toml"], 1),
        (&["no-such-command"], 2),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_thingwire"))
            .args(arguments)
            .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
            .stderr(full())
            .output()
            .expect("it runs");
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
    }
}

/// The line says how long its data was: why a frame is cut.
#[test]
fn notes_on_a_line_stand_beside_its_error() {
    for command in ["decode", "explain"] {
        let shown = text(&run(&[command], "AT+NMGS=8,FFFE01134C9A00\r\n").stdout);
        assert!(shown.contains("[record_length_differs]") && shown.contains("[truncated]"), "{shown}");
    }
    let strict = text(&run(&["decode", "--strict"], "7B7D\n").stdout);
    assert_eq!(strict.matches("capture_format_ambiguous").count(), 1, "{strict}");
}
