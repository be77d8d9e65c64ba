//! Snippets as people paste them: the format that is told, the bytes that come out, and what is said of broken lines.

mod common;

use std::io::{self, BufReader, Read};

use common::read;
use proptest::prelude::*;
use thingwire::{Code, Direction, Record, record::Address, wire::hex};
use thingwire_capture::{Entry, Format, OpenError, Reader, detect};

/// Hex of each record, or the code of its error, with its line.
fn summary(entries: &[Entry]) -> Vec<(u64, String)> {
    entries
        .iter()
        .map(|entry| {
            let what = match &entry.record {
                Ok(record) => hex::encode(&record.payload),
                Err(error) => error.code().name().to_owned(),
            };
            (entry.line, what)
        })
        .collect()
}

const QUERY: &str = "fffe01134c9a0000";

#[test]
fn usual_spellings_are_told_and_read() {
    for (text, format) in [
        ("FFFE01134C9A0000", Format::Hex),
        ("fffe01134c9a0000\n", Format::Hex),
        ("FF FE 01 13 4C 9A 00 00", Format::Hex),
        ("ff:fe:01:13:4c:9a:00:00", Format::Hex),
        ("ff-fe-01-13-4c-9a-00-00", Format::Hex),
        ("0xFF,0xFE,0x01,0x13,0x4C,0x9A,0x00,0x00", Format::Hex),
        ("{0xFF, 0xFE, 0x1, 0x13, 0x4C, 0x9A, 0x0, 0x0};", Format::Hex),
        ("\\xFF\\xFE\\x01\\x13\\x4C\\x9A\\x00\\x00", Format::Hex),
        ("0xFFFE01134C9A0000", Format::Hex),
        ("0xFF0xFE0x010x130x4C0x9A0x000x00", Format::Hex),
        ("FFFE 0113 4C9A 0000  # the version query", Format::Hex),
        ("FFFE01134C9A0000 // the version query", Format::Hex),
        ("# a comment\n\nFFFE01134C9A0000", Format::Hex),
        ("\u{feff}FFFE01134C9A0000\r\n", Format::Hex),
        ("//4BE0yaAAA=", Format::Base64),
        ("//4BE0yaAAA", Format::Base64),
        ("__4BE0yaAAA=", Format::Base64),
        ("00000000: fffe 0113 4c9a 0000                      ....L...", Format::HexDump),
        ("00000000: FFFE 0113 4C9A 0000                      ....L...", Format::HexDump),
        ("00000000: ff fe 01 13 4c 9a 00 00                          ....L...", Format::HexDump),
        ("00000000  ff fe 01 13 4c 9a 00 00                           |....L...|\n00000008", Format::HexDump),
        ("000000 ff fe 01 13 4c 9a 00 00                          >....L...<\n000008", Format::HexDump),
        ("+NNMI:8,FFFE01134C9A0000", Format::At),
        ("+nnmi:8,fffe01134c9a0000", Format::At),
        ("[2026-11-21 12:00:00.123] +NNMI:8,FFFE01134C9A0000\r\n\r\nOK\r\n", Format::At),
        ("AT+NNMI=1\r\nOK\r\n+NNMI:8,FFFE01134C9A0000\r\n", Format::At),
        ("12:00:01 -> AT+NMGS=8,FFFE01134C9A0000", Format::At),
        ("AT+QLWDATASEND=19,0,0,8,FFFE01134C9A0000,0x0100", Format::At),
        ("+QLWDATARECV: 19,1,0,8,FFFE01134C9A0000", Format::At),
        ("AT+MLWULDATA=8,FFFE01134C9A0000", Format::At),
        ("+CSONMI: 0,16,\"FFFE01134C9A0000\"", Format::At),
        ("AT+NSOST=0,10.0.0.1,5683,8,FFFE01134C9A0000", Format::At),
        ("{\"hex\":\"FFFE01134C9A0000\"}", Format::JsonLines),
        ("  {\"base64\":\"//4BE0yaAAA=\"}", Format::JsonLines),
    ] {
        let reader = Reader::new(text.as_bytes(), None).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(reader.format(), format, "{text}");
        let reason = &reader.detection().expect("it was told").reason;
        assert!(reason.starts_with("line "), "{reason}");
        let entries: Vec<Entry> = reader.map(|entry| entry.unwrap()).collect();
        let found: Vec<String> = summary(&entries).into_iter().map(|(_, what)| what).collect();
        assert_eq!(found, [QUERY], "{text}");
        assert!(entries[0].notes.is_empty(), "{text}: {:?}", entries[0].notes);
    }
}

#[test]
fn a_tie_is_named() {
    // Eight hex digits are base64 as well; ten are not, and sixteen without another letter are no chance.
    assert_eq!(detect(["FFFE0104"]).unwrap().also, [Format::Base64]);
    assert!(detect(["FFFE01134C"]).unwrap().also.is_empty());
    assert!(detect(["FFFE01134C9A0000"]).unwrap().also.is_empty());
    assert!(detect(["FFFE0104", "FFFE0113"]).unwrap().also.is_empty());
    let entries = read("FFFE0104\nFFFF\n", None);
    let note = &entries[0].notes[0];
    assert_eq!(note.code(), Code::CaptureFormatAmbiguous);
    assert_eq!((note.expected_text(), note.found_text()), ("hex", "what can be base64 as well"));
    assert!(entries[1].notes.is_empty());
    assert!(read("FFFE0104", Some(Format::Hex))[0].notes.is_empty());
}

#[test]
fn broken_lines_are_entries_and_the_rest_goes_on() {
    let cases: &[(Format, &str, Code)] = &[
        (Format::Hex, "FFF", Code::HexOdd),
        (Format::Hex, "FFFG", Code::HexDigit),
        (Format::Hex, "0x", Code::HexDigit),
        (Format::Hex, "0xFFF", Code::HexOdd),
        (Format::Hex, "FF FE 0", Code::HexOdd),
        (Format::Hex, "hello", Code::HexDigit),
        (Format::Hex, "F\u{4e2d}", Code::HexDigit),
        (Format::Hex, "{\"hex\":\"00\"}", Code::CaptureLineFormat),
        (Format::Hex, "+NNMI:1,00", Code::CaptureLineFormat),
        (Format::Base64, "//4BE", Code::Base64Invalid),
        (Format::Base64, "!!!!", Code::Base64Invalid),
        (Format::Base64, "_+==", Code::Base64Invalid),
        (Format::Base64, "{\"hex\":\"00\"}", Code::CaptureLineFormat),
        (Format::JsonLines, "{", Code::Truncated),
        (Format::JsonLines, "{\"hex\":\"00\"", Code::Truncated),
        (Format::JsonLines, "[]", Code::JsonType),
        (Format::JsonLines, "{\"topic\":\"a\"}", Code::RecordPayloadMissing),
        (Format::JsonLines, "{\"hex\":\"0\"}", Code::HexOdd),
        (Format::JsonLines, "{\"hex\":\"00\"} x", Code::TrailingBytes),
        (Format::JsonLines, "FFFE01134C9A0000", Code::CaptureLineFormat),
        (Format::JsonLines, "+NNMI:8,FFFE01134C9A0000", Code::CaptureLineFormat),
        (Format::HexDump, "hello", Code::CaptureHexDump),
        (Format::HexDump, "*", Code::CaptureHexDump),
        (Format::HexDump, "00000010: ff", Code::CaptureHexDump),
        (Format::HexDump, "00000000: fg", Code::HexDigit),
        (Format::HexDump, "00000000: fff", Code::HexOdd),
        (Format::HexDump, "00000000: ff\n00000002: fe", Code::CaptureHexDump),
        (Format::HexDump, "00000000  ff |.|\n*\nffffffffff", Code::LimitExceeded),
        (Format::At, "+NNMI:8,FFFE01134C9A000", Code::HexOdd),
        (Format::At, "+NNMI:8,FFFE01134C9A00GG", Code::HexDigit),
        (Format::At, "+NNMI:8", Code::CaptureAtLine),
        (Format::At, "+NNMI:8 FFFE01134C9A0000", Code::CaptureAtLine),
        (Format::At, "+NNMI8,FFFE01134C9A0000", Code::CaptureAtLine),
        (Format::At, "+QLWDATARECV: 19,1,8,FFFE01134C9A0000", Code::CaptureAtLine),
        (Format::At, "AT+NMGS=8", Code::CaptureAtLine),
        (Format::At, "AT+NMGS 8,FFFE01134C9A0000", Code::CaptureAtLine),
        (Format::At, "+NNMI:,00", Code::CaptureAtLine),
        (Format::At, "+NNMI:eight,00", Code::CaptureAtLine),
    ];
    for (format, line, code) in cases {
        let good = match format {
            Format::Hex => "00",
            Format::Base64 => "AA==",
            Format::JsonLines => "{\"hex\":\"00\"}",
            Format::HexDump => "00000000: 00",
            _ => "+NNMI:1,00",
        };
        let text = format!("{good}\n\n{line}\n\n{good}\n");
        let entries = read(&text, Some(*format));
        let last = 4 + line.lines().count() as u64;
        assert_eq!(
            summary(&entries),
            [(1, "00".to_owned()), (3, code.name().to_owned()), (last, "00".to_owned())],
            "{format:?} {line:?}"
        );
        assert_eq!(entries[1].text, line.replace("\r", ""));
    }
}

#[test]
fn places_point_into_the_line() {
    let error = |text: &str, format| read(text, Some(format)).remove(0).record.unwrap_err();
    assert_eq!(error("FF FG", Format::Hex).place().offset(), Some(4));
    assert_eq!(error("[1] +NNMI:2,FFGG", Format::At).place().offset(), Some(14));
    assert_eq!(error("00000000: ff fg", Format::HexDump).place().offset(), Some(14));
}

#[test]
fn a_declared_length_that_differs_is_a_note() {
    for (line, bytes) in [
        ("+NNMI:8,FFFE0113", "fffe0113"),
        ("+NNMI:4294967297,FFFE01134C9A0000", QUERY),
        ("+NNMI:18446744073709551617,FFFE01134C9A0000", QUERY),
        ("+NNMI:-1,00", "00"),
        ("AT+NMGS=2,00", "00"),
    ] {
        let entries = read(line, Some(Format::At));
        assert_eq!(summary(&entries), [(1, bytes.to_owned())], "{line}");
        assert_eq!(entries[0].notes[0].code(), Code::RecordLengthDiffers, "{line}");
    }
}

#[test]
fn chatter_of_a_module_is_passed_over() {
    let log = "AT+NNMI=1\r\nOK\r\nAT+NNMI?\r\n+NNMI:1,00\r\n+NSONMI:0,8\r\n+QIURC: \"recv\",0,8\r\nERROR\r\n+CSQ:31,99\r\nREBOOT_CAUSE\r\nAT+NMGS=?\r\n";
    assert_eq!(summary(&read(log, Some(Format::At))), [(4, "00".to_owned())]);
}

/// What a module's system prints when it starts is longer than most captures.
#[test]
fn a_log_may_start_with_pages_of_other_lines() {
    let start = "rst cause: power on, heap 0x3fff0000, ready in 20 ms\r\n".repeat(9_000);
    let entries = read(start.clone() + "+NNMI:1,00\r\n", None);
    assert_eq!(summary(&entries), [(9_001, "00".to_owned())]);
    assert!(Reader::new((start + "rst again").as_bytes(), None).is_err());
}

#[test]
fn files_of_other_programs_are_named() {
    for (start, name) in [
        (&b"\x1f\x8b\x08\x08\0\0\0\0\0\x03"[..], "gzip"),
        (b"PK\x03\x04\x14\0\0\0", "ZIP"),
        (b"\xd4\xc3\xb2\xa1\x02\0\x04\0", "packet capture"),
        (b"\xa1\xb2\xc3\xd4\0\x02\0\x04", "packet capture"),
        (b"\n\r\r\n\x1c\0\0\0\x4d\x3c\x2b\x1a\x01\0\0\0", "packet capture"),
        (b"\xff\xfe{\0\"\0", "UTF-16"),
        (b"\n[{\"hex\":\"00\"},\n{\"hex\":\"01\"}]\n", "JSON list"),
        // As tshark -T json -x prints it: a line of it looks like hex.
        (
            b"[\n  {\n    \"_index\": \"packets\",\n    \"frame.number_raw\": [\n      \"45000024\",\n",
            "JSON list",
        ),
    ] {
        match Reader::new(start, None) {
            Err(OpenError::Format(error)) => assert!(error.to_string().contains(name), "{error}"),
            other => panic!("{name}: {other:?}"),
        }
    }
}

#[test]
fn directions_come_from_the_command() {
    let entries = read("+NNMI:1,00\nAT+NMGS=1,00\n", None);
    let directions: Vec<_> =
        entries.iter().map(|entry| entry.record.as_ref().unwrap().hints.direction).collect();
    assert_eq!(directions, [Some(Direction::Down), Some(Direction::Up)]);
}

#[test]
fn mosquitto_lines_are_records() {
    let text = concat!(
        r#"{"tst":"2026-11-21T12:00:00.000000+0000","topic":"/sys/a/b/thing/topo/get","qos":1,"retain":0,"payloadlen":8,"mid":3,"payload":"{\"id\":1}"}"#,
        "\n",
        r#"{"tst":"2026-11-21T12:00:00.000000+0000","topic":"/sys/a/b/thing/topo/get","qos":0,"retain":0,"payloadlen":9,"payload":{"id":1.10}}"#,
        "\n",
        r#"{"topic":"t","payloadlen":3,"payload":"hi"}"#,
        "\n",
        r#"{"topic":"t","paylod":"hi","payload":""}"#,
    );
    let entries = read(text, None);
    let record = |at: usize| -> &Record<'static> { entries[at].record.as_ref().unwrap() };
    assert_eq!(record(0).address, Address::Topic("/sys/a/b/thing/topo/get".into()));
    assert_eq!(&*record(0).payload, b"{\"id\":1}");
    assert_eq!(&*record(1).payload, b"{\"id\":1.10}");
    assert!(entries[0].notes.is_empty() && entries[1].notes.is_empty());
    assert_eq!(entries[2].notes[0].code(), Code::RecordLengthDiffers);
    assert_eq!(entries[3].notes[0].code(), Code::RecordMemberUnknown);
}

#[test]
fn dumps_of_several_lines_and_records() {
    let text = "00000000: 0001 0203 0405 0607 0809 0a0b 0c0d 0e0f  ................\n00000010: 10\n\n00000000: aa\n00000000: bb\n";
    let entries = read(text, None);
    let first: String = (0..=16).map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(summary(&entries), [(1, first), (4, "aa".into()), (5, "bb".into())]);
    let repeated = "00000000  41 41 41 41 41 41 41 41  41 41 41 41 41 41 41 41  |AAAAAAAAAAAAAAAA|\n*\n00000030  42  |B|\n00000031\n";
    assert_eq!(summary(&read(repeated, None)), [(1, "41".repeat(48) + "42")]);
}

#[test]
fn what_is_no_capture_is_refused_with_its_look() {
    for (bytes, says) in [
        (&b"hello world\nthis is prose\n"[..], "hello world"),
        (b"\xff\xfe\x01\x13\x4c\x9a\x00\x00", "UTF-16"),
        (b"\xfe\xff\x00{", "UTF-16"),
        (b"<xml/>", "<xml/>"),
        (b"Neul\n", "Neul"),
    ] {
        match Reader::new(bytes, None) {
            Err(OpenError::Format(error)) => {
                assert_eq!(error.code(), Code::CaptureFormatUnknown);
                assert!(error.to_string().contains(says), "{error}");
            }
            other => panic!("{:?}", other.map(|reader| reader.format())),
        }
    }
    assert!(read("", None).is_empty());
    assert!(read("\n\r\n \n", None).is_empty());
}

#[test]
fn lines_that_are_no_text_or_too_long_are_entries() {
    let entries = read(b"FF\nF\xff\nFE\n", None);
    assert_eq!(
        summary(&entries),
        [(1, "ff".into()), (2, Code::CaptureNotText.name().into()), (3, "fe".into())]
    );
    let mut text = b"00\n".to_vec();
    text.resize(text.len() + thingwire_capture::LINE_BYTES + 10, b'0');
    text.extend(b"\nff\n");
    let entries = read(&text, Some(Format::Hex));
    assert_eq!(
        summary(&entries),
        [(1, "00".into()), (2, Code::LimitExceeded.name().into()), (3, "ff".into())]
    );
    assert!(entries[1].text.len() < 1000);
}

#[test]
fn a_failing_input_ends_the_entries() {
    struct Failing(bool);
    impl Read for Failing {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            if std::mem::replace(&mut self.0, true) {
                return Err(io::Error::other("gone"));
            }
            buffer[..3].copy_from_slice(b"00\n");
            Ok(3)
        }
    }
    let mut reader = Reader::new(BufReader::new(Failing(false)), Some(Format::Hex)).unwrap();
    assert!(reader.next().unwrap().unwrap().record.is_ok());
    assert!(reader.next().unwrap().is_err());
}

/// A hundred megabytes come by, and no more than a line is held.
#[test]
fn long_captures_stream() {
    struct Lines(u64);
    impl Read for Lines {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            const LINE: &[u8] = b"+NNMI:8,FFFE01134C9A0000\r\n";
            let whole = (buffer.len() / LINE.len()).min(self.0 as usize);
            for slot in buffer.chunks_exact_mut(LINE.len()).take(whole) {
                slot.copy_from_slice(LINE);
            }
            self.0 -= whole as u64;
            Ok(whole * LINE.len())
        }
    }
    let mut reader = Reader::new(BufReader::with_capacity(1 << 16, Lines(200_000)), None).unwrap();
    let count =
        reader.by_ref().filter(|entry| entry.as_ref().is_ok_and(|entry| entry.record.is_ok())).count();
    assert_eq!((count, reader.bytes_read()), (200_000, 200_000 * 26));
}

proptest! {
    #[test]
    fn any_bytes_in_any_format_end(bytes in prop::collection::vec(any::<u8>(), 0..300), format in 0..6_usize) {
        let format = Format::ALL.get(format).copied();
        if let Ok(reader) = Reader::new(&*bytes, format) {
            for entry in reader {
                prop_assert!(entry.unwrap().line >= 1);
            }
        }
    }

    #[test]
    fn any_chunking_gives_the_same_entries(
        lines in prop::collection::vec("([0-9a-f ]{0,20}|\\+NNMI:[0-9]{1,2},[0-9A-F]{0,8}|\\{\"hex\":\"[0-9a-f]{0,4}\"\\}|00000000: [0-9a-f]{2,4})", 0..12),
        capacity in 1..64_usize,
        format in 0..5_usize,
    ) {
        let text = lines.join("\r\n");
        let whole = read(&text, Some(Format::ALL[format]));
        let parts = Reader::new(BufReader::with_capacity(capacity, text.as_bytes()), Some(Format::ALL[format])).unwrap();
        let parts: Vec<Entry> = parts.map(|entry| entry.unwrap()).collect();
        prop_assert_eq!(whole, parts);
    }

    #[test]
    fn every_spelling_gives_the_bytes_back(bytes in prop::collection::vec(any::<u8>(), 2..40)) {
        let pairs: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let dump: String = bytes.chunks(16).enumerate().map(|(line, part)| {
            let groups: Vec<String> = part.chunks(2).map(hex::encode).collect();
            let shown: String = part.iter().map(|byte| if matches!(byte, b' '..=b'~') { char::from(*byte) } else { '.' }).collect();
            format!("{:08x}: {:<39}  {shown}\n", line * 16, groups.join(" "))
        }).collect();
        for (text, format) in [
            (pairs.join(""), Format::Hex),
            (pairs.join(" ").to_uppercase(), Format::Hex),
            (pairs.join(":"), Format::Hex),
            (format!("0x{}", pairs.join(", 0x")), Format::Hex),
            (format!("\\x{}", pairs.join("\\x")), Format::Hex),
            (dump, Format::HexDump),
            (format!("+NNMI:{},{}", bytes.len(), pairs.join("")), Format::At),
            (format!("{{\"hex\":\"{}\"}}", pairs.join("")), Format::JsonLines),
        ] {
            let entries = read(&text, Some(format));
            prop_assert_eq!(entries.len(), 1, "{}", &text);
            prop_assert_eq!(&*entries[0].record.as_ref().unwrap().payload, &*bytes, "{}", &text);
            prop_assert!(entries[0].notes.is_empty(), "{}: {:?}", &text, &entries[0].notes);
        }
    }
}
