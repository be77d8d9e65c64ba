//! Every complaint of the one list is produced by a named input; the capture crate's are produced by its own tests.

mod common;

use thingwire::{
    Code, Record, alibaba, classify, decode, facade,
    huawei::{self, pcp},
    wire::{self, json::FromJson},
};

/// Runs the input that a code is shown with, and gives the codes of what came out.
fn record(json: &str) -> Vec<Code> {
    match facade::record_from_json(json.as_bytes()) {
        Err(error) => vec![error.code()],
        Ok((record, notes)) => match facade::decode_with(&record, notes) {
            Err(error) => vec![error.code()],
            Ok(decoded) => decoded.notes.iter().map(|note| note.code()).collect(),
        },
    }
}

fn hex(text: &str) -> Vec<Code> {
    record(&format!("{{\"hex\":\"{text}\"}}"))
}

fn coap(text: &str) -> Vec<Code> {
    record(&format!("{{\"hex\":\"{text}\",\"protocol\":\"coap\"}}"))
}

fn cbor(text: &str) -> Vec<Code> {
    record(&format!("{{\"hex\":\"{text}\",\"protocol\":\"cbor\"}}"))
}

fn up(text: &str) -> Vec<Code> {
    record(&format!("{{\"hex\":\"{text}\",\"direction\":\"up\"}}"))
}

fn down(text: &str) -> Vec<Code> {
    record(&format!("{{\"hex\":\"{text}\",\"direction\":\"down\"}}"))
}

fn encoded(decoded: &str) -> Vec<Code> {
    facade::decoded_from_json(decoded.as_bytes()).map_err(|error| error.code()).err().into_iter().collect()
}

/// A frame of this code and data, with its right check.
fn frame(code: u8, data: &[u8]) -> String {
    let mut bytes = vec![0xff, 0xfe, 1, code, 0, 0];
    bytes.extend(u16::try_from(data.len()).unwrap().to_be_bytes());
    bytes.extend(data);
    let check = pcp::frame_check(&bytes).to_be_bytes();
    bytes[4..6].copy_from_slice(&check);
    wire::hex::encode(&bytes)
}

/// A signing request's notes or error.
fn signed(request: &str) -> Vec<Code> {
    match facade::sign_bytes(request.as_bytes()) {
        Err(error) => vec![error.code()],
        Ok(text) => notes_of(&text),
    }
}

/// The notes of what was made or held to something.
fn notes_of(text: &str) -> Vec<Code> {
    let made: serde_json::Value = serde_json::from_str(text).expect("JSON");
    let name = |note: &serde_json::Value| note["code"].as_str().expect("a code").to_owned();
    let names: Vec<String> = made["notes"].as_array().expect("a list").iter().map(name).collect();
    Code::ALL.iter().copied().filter(|code| names.contains(&code.name().to_owned())).collect()
}

/// The notes of a verdict.
fn verified(request: &str) -> Vec<Code> {
    let (text, _) = facade::verify_bytes(request.as_bytes()).expect("a verdict");
    notes_of(&text)
}

/// A connection of a device, with more members.
fn mqtt(more: &str) -> Vec<Code> {
    signed(&format!(
        r#"{{"scheme":"alibaba.mqtt","product_key":"pk","device_name":"device","device_secret":"s",{more}}}"#
    ))
}

fn huawei(more: &str) -> Vec<Code> {
    signed(&format!(r#"{{"scheme":"huawei.https_auth","secret":"s",{more}}}"#))
}

fn reply(secret: &str, reply: &str) -> Vec<Code> {
    signed(&format!(r#"{{"scheme":"tencent.register_reply","product_secret":"{secret}","reply":{reply}}}"#))
}

fn topic(name: &str) -> Vec<Code> {
    classify::topic(name).map_err(|error| error.code()).err().into_iter().collect()
}

/// A payload on a shadow topic.
fn shadow(topic: &str, payload: &str) -> Vec<Code> {
    record(&format!(r#"{{"topic":"/shadow/{topic}/a/b","payload":{payload}}}"#))
}

fn notice(size: u16, count: u16, check: u16) -> String {
    let mut data = b"V1".to_vec();
    data.resize(16, 0);
    for number in [size, count, check] {
        data.extend(number.to_be_bytes());
    }
    frame(20, &data)
}

const MODEL: &str = r#"{"properties":[
    {"identifier":"p","accessMode":"r","dataType":{"type":"int","specs":{"min":"0","max":"10","step":"2"}}},
    {"identifier":"t","dataType":{"type":"text","specs":{"length":"2"}}},
    {"identifier":"e","dataType":{"type":"enum","specs":{"0":"off"}}},
    {"identifier":"d","dataType":{"type":"date","specs":{}}},
    {"identifier":"s","dataType":{"type":"struct","specs":[{"identifier":"m","dataType":{"type":"date"}}]}}]}"#;

/// A property's report, held to the model above.
fn modelled(name: &str, value: &str) -> Vec<Code> {
    let record = format!(
        r#"{{"topic":"/sys/a/b/thing/event/property/post","payload":{{"id":"1","version":"1.0","params":{{"{name}":{value}}}}}}}"#
    );
    let model = facade::Model::parse(MODEL.as_bytes()).expect("a model");
    let (record, notes) = facade::record_from_json(record.as_bytes()).expect("a record");
    let decoded = facade::decode_with_models(&record, notes, &[model]).expect("it decodes");
    decoded.notes.iter().map(|note| note.code()).collect()
}

/// An event of Huawei's, from a device.
fn event(service: &str, event: &str, paras: &str) -> Vec<Code> {
    record(&format!(
        r#"{{"topic":"$oc/devices/a/sys/events/up","payload":{{"services":[{{"service_id":"{service}","event_type":"{event}","paras":{paras}}}]}}}}"#
    ))
}

/// One service's properties, from a device of Huawei's.
fn huawei_report(service: &str) -> Vec<Code> {
    record(&format!(
        r#"{{"topic":"$oc/devices/a/sys/properties/report","payload":{{"services":[{service}]}}}}"#
    ))
}

fn odd_model(properties: &str) -> Vec<Code> {
    let model = alibaba::tsl::Model::parse(format!("{{\"properties\":{properties}}}").as_bytes());
    model.expect("a model").notes().iter().map(|note| note.code()).collect()
}

/// The states of a message to a device of Huawei's.
fn states(states: &[&str]) -> Vec<Code> {
    let mut notes = Vec::new();
    huawei::status::check(huawei::status::Delivery::Message, states.iter().copied(), &mut notes);
    notes.iter().map(|note| note.code()).collect()
}

/// What shows a code. No arm is shared, so a code cannot be shown by accident; none for those of other crates.
fn shown(code: Code) -> Option<Vec<Code>> {
    let version = |field: &[u8; 16]| up(&frame(19, &[&[0], &field[..]].concat()));
    Some(match code {
        Code::Truncated => hex("FFFE01"),
        Code::TrailingBytes => hex("FFFE01134C9A0000FFFE"),
        Code::LimitExceeded => record(&format!("{{\"payload\":{}}}", "[".repeat(200))),
        Code::BufferTooSmall => {
            let message = pcp::Message::new(pcp::Body::ExecuteRequest);
            vec![message.encode_into(&mut [0; 7]).unwrap_err().code()]
        }
        Code::HexDigit => hex("FG"),
        Code::HexOdd => hex("FFF"),
        Code::Base64Invalid => record(r#"{"base64":"!"}"#),
        Code::GzipInvalid => {
            record(r#"{"topic":"$oc/devices/a/sys/properties/report?encoding=gzip","payload":"{}"}"#)
        }
        Code::JsonSyntax => record(r#"{"a" 1}"#),
        Code::JsonUtf8 => vec![facade::record_from_json(b"{\"a\":\"\xff\"}").unwrap_err().code()],
        Code::JsonByteOrderMark => record("\u{feff}{}"),
        Code::JsonString => record(r#"{"\x":1}"#),
        Code::JsonNumber => record(r#"{"a":01}"#),
        Code::JsonDuplicateMember => record(r#"{"a":1,"a":2}"#),
        Code::JsonType => record(r#"{"topic":1}"#),
        Code::JsonMissingMember => encoded("{}"),
        Code::JsonRange => record(r#"{"path":"/auth","status":99999,"payload":""}"#),
        Code::TopicEmpty => topic(""),
        Code::TopicTooLong => topic(&"a".repeat(65_536)),
        Code::TopicUtf8 => vec![wire::topic::text(b"a/\xff").unwrap_err().code()],
        Code::TopicNul => topic("\0"),
        Code::TopicWildcard => topic("a/+"),
        Code::TopicFilter => {
            classify::filter("#/a").map_err(|error| error.code()).err().into_iter().collect()
        }
        Code::TopicValue => {
            let kind = classify::topic("/sys/a/b/thing/topo/add").unwrap().kind();
            vec![classify::Topic::build(kind, |_| Some("a/b")).unwrap_err().code()]
        }
        Code::CoapVersion => coap("00010001"),
        Code::CoapTokenLength => coap("49010001010203040506070809"),
        Code::CoapEmptyMessage => coap("400000010A"),
        Code::CoapReservedNibble => coap("40010001F0"),
        Code::CoapOptionNumber => coap("40010001E0FEF2C0"),
        Code::CoapPayloadEmpty => coap("40010001FF"),
        Code::CoapOptionOrder => {
            use wire::coap::{Encoder, Header, MessageCode, MessageType, OptionNumber, Settings};
            let header =
                Header { message_type: MessageType::Confirmable, code: MessageCode::GET, message_id: 1 };
            let mut room = [0; 16];
            let mut out = Encoder::new(&mut room, header, &[], Settings::default()).unwrap();
            out.option(OptionNumber::URI_QUERY, b"").unwrap();
            vec![out.option(OptionNumber::URI_PATH, b"").unwrap_err().code()]
        }
        Code::CoapCodeReserved => coap("40600001"),
        Code::CoapCodeUnknown => coap("401F0001"),
        Code::CoapTypeCode => coap("60020001"),
        Code::CoapOptionUnknown => coap("40010001D000"),
        Code::CoapOptionRepeated => coap("40010001C13200"),
        Code::CoapOptionLength => coap("40010001C3010000"),
        Code::CoapOptionUtf8 => coap("40010001B2C328"),
        Code::CoapOptionZeros => coap("40010001C20032"),
        Code::CoapPathLevel => coap("40010001B12F"),
        Code::CoapOptionConflict => coap("40010001B161D10B61"),
        Code::CoapBlockSize => coap("40450001D10A07"),
        Code::CoapPayloadFormat => coap("40020001C132FF7B"),
        Code::CborSyntax => cbor("FF"),
        Code::CborUtf8 => cbor("61FF"),
        Code::CborKey => cbor("A1F500"),
        Code::CborDuplicateKey => cbor("A2616101616102"),
        Code::CborTag => cbor("C201"),
        Code::CborKeyNotText => cbor("A10102"),
        Code::CborNotFinite => cbor("F97E00"),
        Code::CborSimple => cbor("F7"),
        Code::CborBytes => cbor("40"),
        Code::CborTagDropped => cbor("C100"),
        Code::CborDecimalFraction => cbor("C48221196AB3"),
        Code::CborIndefinite => cbor("9FFF"),
        Code::CborNotPreferred => cbor("1800"),
        Code::RecordPayloadMissing => record("{}"),
        Code::RecordMemberConflict => record(r#"{"hex":"","payload":""}"#),
        Code::RecordHint => record(r#"{"vendor":"nobody","hex":""}"#),
        Code::RecordMemberUnknown => record(r#"{"hex":"FFFE01134C9A0000","direction":"down","paylod":1}"#),
        Code::RecordLengthDiffers => record(r#"{"topic":"a","payload":"{}","payloadlen":3}"#),
        Code::ProtocolUnrecognised => hex("00"),
        Code::TopicUnknown => record(r#"{"topic":"$oc/x","payload":"{}"}"#),
        Code::PayloadUnread => record(r#"{"topic":"$thing/up/property/a/b","payload":"{}"}"#),
        Code::PayloadCompressed => record(
            r#"{"topic":"$oc/devices/a/user/b?encoding=gzip","payload_hex":"1f8b0800000000000003010500faff68656c6c6f86a6103605000000"}"#,
        ),
        Code::HintDisagrees => {
            record(r#"{"topic":"/sys/a/b/thing/topo/get","payload":"{}","direction":"down"}"#)
        }
        Code::KindUnknown => encoded(r#"{"vendor":"huawei","kind":"no.such","message":{}}"#),
        Code::KindDisagrees => encoded(
            r#"{"vendor":"alibaba","kind":"thing.topo.get","topic":{"name":"/sys/a/b/thing/topo/add"},"message":{"payload":1}}"#,
        ),
        Code::EncodeMemberUnknown => encoded(r#"{"kindd":1}"#),
        Code::AlinkMemberMissing => {
            record(r#"{"topic":"/sys/a/b/thing/topo/get","payload":{"version":"1.0","params":{}}}"#)
        }
        Code::AlinkParamsForm => record(
            r#"{"topic":"/sys/a/b/thing/config/get","payload":{"id":"1","version":"1.0","params":"{}"}}"#,
        ),
        Code::AlinkMethodDisagrees => record(
            r#"{"topic":"/sys/a/b/thing/topo/get","payload":{"id":"1","method":"thing.topo.add","params":{}}}"#,
        ),
        Code::AlinkCodeForm => {
            record(r#"{"topic":"/sys/a/b/thing/topo/get_reply","payload":{"id":"1","code":"200"}}"#)
        }
        Code::AlinkDataForm => record(
            r#"{"topic":"/sys/a/b/thing/topo/get_reply","payload":{"id":"1","code":200,"data":"none"}}"#,
        ),
        // {"params":{"uploadId":"1"}}, no bytes, and a check of none.
        Code::AlinkFileCheck => record(
            r#"{"topic":"/sys/a/b/thing/file/upload/mqtt/send","payload_hex":"001b7b22706172616d73223a7b2275706c6f61644964223a2231227d7d0001"}"#,
        ),
        // {"params":{"uploadId":"1","bSize":2}}, no bytes.
        Code::AlinkFileSize => record(
            r#"{"topic":"/sys/a/b/thing/file/upload/mqtt/send","payload_hex":"00257b22706172616d73223a7b2275706c6f61644964223a2231222c226253697a65223a327d7d0000"}"#,
        ),
        Code::ShadowMethodMissing => shadow("update", r#"{"state":{},"version":1}"#),
        Code::ShadowMethodUnknown => shadow("update", r#"{"method":"updat","version":1}"#),
        Code::ShadowMethodDirection => shadow("update", r#"{"method":"reply"}"#),
        Code::ShadowStateMissing => shadow("update", r#"{"method":"update","version":1}"#),
        Code::ShadowReportedMissing => shadow("update", r#"{"method":"update","state":{},"version":1}"#),
        Code::ShadowReportedBlank => {
            shadow("update", r#"{"method":"update","state":{"reported":"null"},"version":1}"#)
        }
        Code::ShadowVersionMissing => shadow("update", r#"{"method":"delete","state":{"reported":"null"}}"#),
        Code::ShadowVersionForm => {
            shadow("update", r#"{"method":"delete","state":{"reported":"null"},"version":"5"}"#)
        }
        Code::ShadowVersionReset => {
            shadow("update", r#"{"method":"update","state":{"reported":{"a":1}},"version":-1}"#)
        }
        Code::ShadowNullForm => {
            shadow("update", r#"{"method":"update","state":{"desired":null},"version":1}"#)
        }
        Code::ShadowNullStored => {
            shadow("update", r#"{"method":"update","state":{"reported":{"a":"null"}},"version":1}"#)
        }
        Code::ShadowDeleteValue => {
            shadow("update", r#"{"method":"delete","state":{"reported":{"a":1}},"version":1}"#)
        }
        Code::ShadowMemberMisplaced => {
            shadow("update", r#"{"method":"update","state":{"reported":{"a":1},"metadata":{}},"version":1}"#)
        }
        Code::ShadowTimestampMissing => {
            shadow("get", r#"{"method":"reply","payload":{"status":"success","version":1}}"#)
        }
        Code::ShadowTimestampForm => shadow(
            "get",
            r#"{"method":"reply","payload":{"status":"success","version":1},"timestamp":"1469564576"}"#,
        ),
        Code::ShadowTimestampUnit => shadow(
            "get",
            r#"{"method":"reply","payload":{"status":"success","version":1},"timestamp":1469564576000}"#,
        ),
        Code::ShadowPayloadMissing => shadow("get", r#"{"method":"reply","timestamp":1469564576}"#),
        Code::ShadowStatus => shadow(
            "get",
            r#"{"method":"reply","payload":{"status":"ok","version":1},"timestamp":1469564576}"#,
        ),
        Code::ShadowContentMissing => {
            shadow("get", r#"{"method":"reply","payload":{"status":"error"},"timestamp":1469564576}"#)
        }
        Code::ShadowErrorMember => shadow(
            "get",
            r#"{"method":"reply","payload":{"status":"error","content":{"errorCode":"409"}},"timestamp":1469564576}"#,
        ),
        Code::ShadowErrorCodeUnknown => shadow(
            "get",
            r#"{"method":"reply","payload":{"status":"error","content":{"errorcode":"410"}},"timestamp":1469564576}"#,
        ),
        Code::ShadowMetadataDisagrees => shadow(
            "get",
            r#"{"method":"control","payload":{"state":{"desired":{"a":1}},"metadata":{"desired":{"b":{"timestamp":1469564576}}}},"version":2,"timestamp":1469564576}"#,
        ),
        Code::ShadowAttributeLimit => {
            let attributes: Vec<String> = (0..129).map(|number| format!("\"a{number}\":1")).collect();
            let attributes = attributes.join(",");
            shadow(
                "update",
                &format!(r#"{{"method":"update","state":{{"reported":{{{attributes}}}}},"version":1}}"#),
            )
        }
        Code::AlibabaCount => {
            let many: Vec<String> = (0..201).map(|at| format!(r#""p{at}":1"#)).collect();
            record(&format!(
                r#"{{"topic":"/sys/a/abcd/thing/event/property/post","payload":{{"id":"1","version":"1.0","params":{{{}}}}}}}"#,
                many.join(",")
            ))
        }
        Code::AlibabaName => record(
            r#"{"topic":"/sys/a/abcd/thing/deviceinfo/update","payload":{"id":"1","version":"1.0","params":[{"attrKey":"a-b","attrValue":"1"}]}}"#,
        ),
        Code::AlibabaLength => record(
            r#"{"topic":"/sys/a/abc/thing/topo/get","payload":{"id":"1","version":"1.0","params":{}}}"#,
        ),
        Code::AlibabaSize => record(&format!(
            r#"{{"path":"/topic/sys/a/abcd/thing/model/up_raw","payload_hex":"{}"}}"#,
            "00".repeat(131_073)
        )),
        Code::AlibabaValue => {
            record(r#"{"topic":"/ota/device/progress/a/abcd","payload":{"id":"1","params":{"step":"101"}}}"#)
        }
        Code::AlibabaId => record(
            r#"{"topic":"/sys/a/abcd/thing/topo/get","payload":{"id":"one","version":"1.0","params":{}}}"#,
        ),
        Code::AlibabaTime => record(
            r#"{"topic":"/sys/a/abcd/thing/event/property/post","payload":{"id":"1","version":"1.0","params":{"p":{"value":1,"time":1524448722}}}}"#,
        ),
        Code::AlibabaDigest => record(
            r#"{"topic":"/ota/device/upgrade/a/abcd","payload":{"code":"1000","id":1,"data":{"md5":"93230c"}}}"#,
        ),
        Code::AlibabaDeviceCode => record(
            r#"{"topic":"/sys/a/abcd/thing/service/property/set_reply","payload":{"id":"1","code":99,"data":{}}}"#,
        ),
        Code::AlibabaQuery => {
            record(r#"{"path":"/topic/sys/a/abcd/thing/model/up_raw?token=1","payload":"x"}"#)
        }
        Code::SignSchemeUnknown => signed(r#"{"scheme":"x"}"#),
        Code::SignSchemeUnrecognised => record(r#"{"client_id":"x"}"#),
        Code::SignMethodUnknown => mqtt(r#""method":"hmacsha512""#),
        Code::SignMethodUnpublished => mqtt(r#""method":"sha256""#),
        Code::SignMethodRefused => mqtt(r#""method":"hmacmd5","methods":["hmacsha256"]"#),
        Code::SignText => mqtt(r#""client_id":"a|b""#),
        Code::SignTime => mqtt(r#""timestamp":"now""#),
        Code::SignSecretEmpty => signed(
            r#"{"scheme":"alibaba.mqtt","product_key":"pk","device_name":"device","device_secret":""}"#,
        ),
        Code::SignSecretShort => reply("short", r#"{"code":0,"len":1,"payload":"AAAAAAAAAAAAAAAAAAAAAA=="}"#),
        Code::SignConflict => mqtt(r#""extensions":"a=1,a=2""#),
        Code::CredentialForm => vec![alibaba::auth::ClientId::parse("a|b").unwrap_err().code()],
        Code::RegisterRefused => reply("0123456789abcdef", r#"{"code":1021}"#),
        Code::RegisterLength => reply("0123456789abcdef", r#"{"code":0,"len":3,"payload":"AAAA"}"#),
        Code::RegisterPayload => {
            reply("0123456789abcdef", r#"{"code":0,"len":16,"payload":"AAAAAAAAAAAAAAAAAAAAAA=="}"#)
        }
        Code::SignMethodWeak => mqtt(r#""method":"hmacsha1""#),
        Code::SignMethodSpelling => mqtt(r#""method":"hmacShal""#),
        Code::SignSecretSpace => signed(
            r#"{"scheme":"alibaba.mqtt","product_key":"pk","device_name":"device","device_secret":"s "}"#,
        ),
        Code::SignFurther => verified(
            r#"{"scheme":"alibaba.topo_add","device_secret":"s","given":{"params":[{"productKey":"pk","deviceName":"d","clientId":"c","sign":"0"},{"sign":"1"}]}}"#,
        ),
        Code::SignParameterRepeated => {
            record(r#"{"client_id":"c|securemode=2,securemode=3|","username":"d&p"}"#)
        }
        Code::SignIdForm => huawei(r#""device_id":"a b","timestamp":"2018072417""#),
        Code::SignTimeUnit => signed(
            r#"{"scheme":"tencent.subdevice_bind","product_id":"p","device_name":"d","device_secret":"s","random":1,"timestamp":1700000000000}"#,
        ),
        Code::SignStampCalendar => huawei(r#""device_id":"a","timestamp":"2018072424""#),
        Code::SignTypeUndocumented => huawei(r#""device_id":"a","timestamp":"2018072417","sign_type":2"#),
        Code::ModelInvalid => {
            vec![alibaba::tsl::Model::parse(b"{}").expect_err("an empty object is no model").code()]
        }
        Code::ModelExampleNone => {
            let model = facade::Model::parse(b"{\"events\":[]}").expect("a model");
            let wanted = facade::ExampleRequest::default();
            vec![facade::example_records(&model, &wanted).expect_err("of nothing").code()]
        }
        Code::ModelIdentifierUnknown => modelled("q", "1"),
        Code::ModelType => modelled("p", "\"1\""),
        Code::ModelRange => modelled("p", "12"),
        Code::ModelStep => modelled("p", "1"),
        Code::ModelLength => modelled("t", "\"abc\""),
        Code::ModelEnum => modelled("e", "3"),
        Code::ModelDate => modelled("d", "\"today\""),
        Code::ModelRequiredMissing => modelled("s", "{}"),
        Code::ModelReadOnly => {
            let model = facade::Model::parse(MODEL.as_bytes()).expect("a model");
            let set = classify::topic("/sys/a/b/thing/service/property/set").unwrap();
            model.check_topic(&set, b"{\"params\":{\"p\":2}}").iter().map(|note| note.code()).collect()
        }
        Code::ModelOddIdentifier => odd_model(r#"[{"identifier":"a b"}]"#),
        Code::ModelOddDuplicate => odd_model(r#"[{"identifier":"a"},{"identifier":"a"}]"#),
        Code::ModelOddMissing => odd_model(r#"[{"identifier":"a"}]"#),
        Code::ModelOddSpecs => {
            odd_model(r#"[{"identifier":"a","dataType":{"type":"int","specs":{"min":"1","max":"0"}}}]"#)
        }
        Code::ModelOddWord => odd_model(r#"[{"identifier":"a","dataType":{"type":"blob"}}]"#),
        Code::ModelOddCount => {
            let properties: Vec<String> =
                (0..301).map(|at| format!("{{\"identifier\":\"p{at}\"}}")).collect();
            odd_model(&format!("[{}]", properties.join(",")))
        }
        Code::HuaweiMemberMissing => {
            record(r#"{"topic":"$oc/devices/a/sys/messages/down","payload":{"name":"n"}}"#)
        }
        Code::HuaweiSpelling => event("$device_info", "device_info_report", "{}"),
        Code::HuaweiEventUnknown => event("$ota", "no_such", "{}"),
        Code::HuaweiEventDirection => event("$ota", "version_query", "{}"),
        Code::HuaweiForm => event("$ota", "version_report", "null"),
        Code::HuaweiIdDisagrees => {
            record(r#"{"topic":"$oc/m2m/to/a/from/b/request_id=1","payload":{"request_id":"2"}}"#)
        }
        Code::HuaweiCount => {
            event("$sub_device_manager", "sub_device_update_status", r#"{"device_statuses":[]}"#)
        }
        Code::HuaweiName => record(r#"{"topic":"$oc/devices/a b/user/c","payload":"{}"}"#),
        Code::HuaweiLength => {
            record(&format!(r#"{{"topic":"$oc/devices/a/user/{}","payload":"{{}}"}}"#, "c".repeat(65)))
        }
        Code::HuaweiSize => {
            let info = format!(r#"{{"devices":[{{"extension_info":"{}"}}]}}"#, "x".repeat(1023));
            event("$sub_device_manager", "add_sub_device_request", &info)
        }
        Code::HuaweiValue => {
            event("$ota", "upgrade_progress_report", r#"{"result_code":0,"version":"v","progress":101}"#)
        }
        Code::HuaweiTime => huawei_report(r#"{"service_id":"s","properties":{},"event_time":"now"}"#),
        Code::HuaweiShadowKey => huawei_report(r#"{"service_id":"s","properties":{"a.b":1}}"#),
        Code::HuaweiShadowVersion => {
            let shadow = huawei::shadow::Synchronised::default();
            let change =
                huawei::api::DesiredUpdate::from_json(br#"{"service_id":"s","desired":{"a":1},"version":7}"#)
                    .expect("a change");
            let outcome = shadow.configure(&[change], false, "20151212T121212Z");
            outcome.notes.iter().map(|note| note.code()).collect()
        }
        Code::HuaweiStatusUnknown => states(&["DONE"]),
        Code::HuaweiStatusOrder => states(&["DELIVERED", "PENDING"]),
        Code::HuaweiPushUnknown => {
            record(r#"{"payload":{"resource":"device.alarm","event":"report","notify_data":{}}}"#)
        }
        Code::HuaweiAmqpUsername => {
            vec![huawei::amqp::Username::parse("accessKey=K").unwrap_err().code()]
        }
        Code::HuaweiAmqpAddress => vec![huawei::amqp::Address::parse("localhost").unwrap_err().code()],
        Code::HuaweiAmqpOption => {
            let mut notes = Vec::new();
            let address = "amqp://h?amqp.vhost=default&amqp.saslMechanisms=PLAIN";
            huawei::amqp::Address::parse(address).expect("an address").check(&mut notes);
            notes.iter().map(|note| note.code()).collect()
        }
        Code::AlibabaCipherLength | Code::AlibabaCipherPadding | Code::AlibabaCipherKey => {
            let key = alibaba::coap::SessionKey::derive(&wire::secret::Secret::from("s"), "r");
            let shown = match code {
                Code::AlibabaCipherLength => key.decrypt(&[0; 15]).map(drop),
                Code::AlibabaCipherPadding => key.decrypt(&[0; 16]).map(drop),
                _ => key.decrypt_sequence(&key.encrypt(b"one")).map(drop),
            };
            vec![shown.unwrap_err().code()]
        }
        // Datagrams of this form are in the vectors, made by another program.
        Code::PayloadEncrypted => hex(
            "40020001b5746f706963037379730b613142326333443465354606646576696365057468696e670572657365741132e1070f741d0300000000000000000000000000000000ff00000000000000000000000000000000",
        ),
        Code::KeysMissing => {
            let sealed = facade::decode_json(
                r#"{"hex":"40020001b5746f706963037379730b613142326333443465354606646576696365057468696e670572657365741132e1070f741d0300000000000000000000000000000000ff00000000000000000000000000000000"}"#,
            );
            encoded(&sealed.replace(r#""decrypted":false"#, r#""decrypted":true"#))
        }
        Code::AlibabaSequenceMissing => hex(
            "40020001b5746f706963037379730b613142326333443465354606646576696365057468696e670572657365741132e1070f74ff00000000000000000000000000000000",
        ),
        Code::AlibabaPublishPlain => hex(
            "40020001b5746f706963037379730b613142326333443465354606646576696365057468696e670572657365741132e1070f741d0300000000000000000000000000000000ff7b226964223a2231222c22706172616d73223a7b7d7d",
        ),
        Code::AlibabaTokenMissing => record(
            r#"{"vendor":"alibaba","hex":"40020001b5746f706963037379730b613142326333443465354606646576696365057468696e670572657365741132ff7b226964223a2231222c22706172616d73223a7b7d7d"}"#,
        ),
        Code::AlibabaTokenOption => hex(
            "40020001b5746f706963037379730b613142326333443465354606646576696365057468696e670572657365741132d12474ff7b226964223a2231222c22706172616d73223a7b7d7d",
        ),
        Code::CoapCarriedUnread => hex(
            "40020001b5746f706963037379730b613142326333443465354606646576696365057468696e670572657365741132e1070f74ff5b5d",
        ),
        Code::CoapBlockPart => hex(
            "40020001b5746f706963037379730b613142326333443465354606646576696365057468696e670572657365741132d10218e1070074ff7b226964223a",
        ),
        Code::AlibabaAnswerPlain => record(
            r#"{"vendor":"alibaba","hex":"60810001ff746f6b656e20696e76616c6964","keys":{"device_secret":"s","random":"r"}}"#,
        ),
        Code::CoapOptionUnregistered => {
            hex("40020001bd09533345555642524a4c422f6465766963652f64617461d125541130ff7b7d")
        }
        Code::TencentAckCode => record(r#"{"vendor":"tencent","hex":"6043fffd"}"#),
        Code::TencentCoapAuth => {
            record(r#"{"topic":"S3EUVBRJLB/device/txauth9w0BAQsFA","payload":"21010406"}"#)
        }
        Code::TencentStrayBytes => {
            record(r#"{"topic":"S3EUVBRJLB/device/txauth9w0BAQsFA","payload":"21010406;6eEwB\u0000"}"#)
        }
        Code::PcpStartMark => record(r#"{"hex":"FEFF01135E0C0000","protocol":"pcp"}"#),
        Code::PcpProtocolVersion => hex("FFFE02132CD70000"),
        Code::PcpCheckMismatch => hex("FFFE01134C9B0000"),
        Code::PcpDataLength => hex("FFFE0115E543000100"),
        Code::PcpMessageCodeUnknown => hex("FFFE01FF78ED0000"),
        Code::PcpReservedBits => down("FFFE8113243C0000"),
        Code::PcpDirectionInferred => hex("FFFE01134C9A0000"),
        Code::PcpDirectionAmbiguous => hex("FFFE0116850E000100"),
        Code::PcpResultCodeUndocumented => up(&frame(23, &[0x0a])),
        Code::PcpResultCodeUnknown => up(&frame(23, &[0x55])),
        Code::PcpVersionAfterNul => version(b"V1\0evil\0\0\0\0\0\0\0\0\0"),
        Code::PcpVersionNotAscii => version(b"\xff\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
        Code::PcpVersionEmpty => version(&[0; 16]),
        Code::PcpFragmentSize => down(&notice(31, 1, 0)),
        Code::PcpFragmentCountZero => down(&notice(500, 0, 0)),
        Code::PcpPackageCheckSet => down(&notice(500, 1, 0x1234)),
        Code::PcpFragmentIndexMissing => down(&frame(21, &[0x80])),
        Code::PcpFragmentDataWithError => down(&frame(21, &[0x81, 0, 1, b'x'])),
        Code::PcpFragmentDataMissing => down(&frame(21, &[0, 0, 1])),
        Code::CaptureFormatUnknown
        | Code::CaptureLineFormat
        | Code::CaptureNotText
        | Code::CaptureAtLine
        | Code::CaptureHexDump
        | Code::CaptureWords
        | Code::CaptureAtUnknown
        | Code::CaptureFormatAmbiguous
        | Code::CaptureDumpText
        | Code::CaptureDumpOrder
        | Code::CaptureAtEcho => return None,
        other => panic!("{other} is shown by no input"),
    })
}

#[test]
fn every_code_is_produced_by_its_input() {
    let mut shown_here = 0;
    for code in Code::ALL {
        if let Some(found) = shown(*code) {
            assert!(found.contains(code), "{code}: its input gives {found:?}");
            shown_here += 1;
        }
    }
    let elsewhere = Code::ALL.iter().filter(|code| code.name().starts_with("capture_")).count();
    assert!(shown_here + elsewhere == Code::ALL.len(), "{shown_here} of {}", Code::ALL.len());
}

/// The capture crate's codes, in its own tests.
#[test]
fn codes_of_captures_are_produced_there() {
    let tests = ["formats.rs", "snippets.rs"].map(|file| common::root().join("capture/tests").join(file));
    let text = tests
        .map(|file| std::fs::read_to_string(file).expect("the capture crate's tests are there"))
        .concat();
    for code in Code::ALL.iter().filter(|code| shown(**code).is_none()) {
        let named = [format!("Code::{code:?}"), format!("!{}\"", code.name()), format!("~{}\"", code.name())];
        assert!(named.iter().any(|name| text.contains(name)), "{code} is in no test of the capture crate");
    }
}

#[test]
fn names_are_unique_and_every_code_is_explained() {
    let mut names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Code::ALL.len());
    for code in Code::ALL {
        assert!(
            code.name()
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        );
        assert!(code.documentation().trim().len() > 20 && !code.summary().is_empty(), "{code}");
    }
}

/// A strict record is refused for exactly the notes that break a rule.
#[test]
fn strict_turns_notes_into_errors() {
    let frame = [0xff, 0xfe, 0x81, 0x13, 0x24, 0x3c, 0, 0];
    let record = Record::bytes(&frame).with_direction(thingwire::Direction::Down);
    assert_eq!(decode(&record).unwrap().notes.len(), 1);
    assert_eq!(decode(&record.strict()).unwrap_err().code(), Code::PcpReservedBits);
    let unread = Record::topic("$thing/up/property/a/b", b"{}").strict();
    assert_eq!(decode(&unread).unwrap().notes[0].code(), Code::PayloadUnread);
}
