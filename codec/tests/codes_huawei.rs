//! Every code of Huawei's guide is known, and belongs to the messages that the guide lists it for.

mod common;

use std::collections::BTreeSet;

use serde_json::Value;
use thingwire::{
    Kind, Vendor,
    codes::{self, CodeInfo},
    huawei::codes::{FAMILIES, of_event, of_reply, of_status},
};

/// Entries of the catalogue that have no row, with the reason. Each must be needed.
const EXCEPTIONS: &[(&str, &str)] =
    &[("连通性测试", "a line of the console with its own time and address, not a code")];

/// Where a code of a scope is looked up.
enum Where {
    /// In messages of these kinds.
    Kinds(&'static [&'static str]),
    /// As the HTTP status of replies to requests of these kinds.
    Status(&'static [&'static str]),
    /// In one service of an event message.
    Event(&'static str, &'static str),
    /// In no message that this library reads: found by its name alone, in this family.
    Family(&'static str),
}

use Where::{Event, Family, Kinds, Status};

const SCOPES: &[(&str, Where)] = &[
    ("原生MQTT协议接入建链返回码 (CONNACK)", Family("connack")),
    ("POST /v5/device-auth", Kinds(&["http.device_auth"])),
    ("POST /v5/devices/{device_id}/sys/messages/up", Kinds(&["http.messages.up"])),
    ("POST /v5/devices/{device_id}/sys/properties/report", Kinds(&["http.properties.report"])),
    (
        "POST /v5/devices/{device_id}/sys/gateway/sub-devices/properties/report",
        Kinds(&["http.gateway.sub_devices.properties.report"]),
    ),
    ("$ota upgrade_progress_report paras.result_code", Event("$ota", "upgrade_progress_report")),
    ("$file_manager upload_result_report", Event("$file_manager", "upload_result_report")),
    ("$file_manager download_result_report", Event("$file_manager", "download_result_report")),
    ("properties/set/response result_code", Kinds(&["properties.set.response"])),
    ("commands/response result_code", Kinds(&["commands.response"])),
    ("PCP 查询设备版本 response (0x13, device)", Family("pcp")),
    ("PCP 新版本通知 response (0x14, device)", Family("pcp")),
    ("PCP 请求升级包 response (0x15, platform)", Family("pcp")),
    ("PCP 上报下载状态 request (0x16, device)", Family("pcp")),
    ("PCP 上报下载状态 response (0x16, platform)", Family("pcp")),
    ("PCP 执行升级 response (0x17, device)", Family("pcp")),
    ("PCP 上报升级结果 request (0x18, device)", Family("pcp")),
    ("PCP 上报升级结果 response (0x18, platform)", Family("pcp")),
    ("固件升级失败原因 (platform reported)", Family("upgrade_reason")),
    ("固件升级失败原因 (device reported)", Family("upgrade_reason")),
    ("LwM2M/CoAP 命令执行状态", Kinds(&["push.device.command.status.update", "api.async_commands"])),
    ("MQTT 下发消息状态", Kinds(&["push.device.message.status.update", "api.messages"])),
    ("OBS upload/download with temporary URL", Family("http_status")),
    ("LwM2M command response", Family("coap")),
    ("POST async-commands", Status(&["api.async_commands"])),
    ("POST messages", Status(&["api.messages"])),
    ("POST batchtasks", Status(&["api.batchtasks"])),
    ("HTTP push", Status(&["push.device.message.report", "push.product.delete"])),
    ("run log", Family("platform")),
    ("application API", Family("platform")),
    ("设备状态含义", Kinds(&["push.device.status.update"])),
    ("CA 证书状态", Family("certificate_status")),
    (
        "DeviceInfo.status (scan_result and sub_device_update_status allow only ONLINE/OFFLINE)",
        Kinds(&["events.down"]),
    ),
    ("TdpFuncBody.status", Family("provisioning")),
    ("设备流控类告警", Family("alarm")),
];

fn entries() -> Option<Vec<Value>> {
    let text = common::shared("catalogue/errors.json")?;
    let all: Vec<Value> = serde_json::from_str(&text).expect("a JSON array");
    Some(all.into_iter().filter(|entry| entry["vendor"] == "huawei").collect())
}

/// The code, or the text that stands for one.
fn code(entry: &Value) -> String {
    match &entry["code"] {
        Value::Null => entry["message"].as_str().expect("a message").to_string(),
        Value::String(text) => text.clone(),
        number => number.to_string(),
    }
}

fn kind(name: &str) -> Kind {
    Kind::find(Some(Vendor::Huawei), name).unwrap_or_else(|| panic!("no kind {name}"))
}

/// The rows of a code in a scope; a scope with several kinds has it for each of them.
fn rows(scope: &str, code: &str) -> Vec<&'static CodeInfo> {
    let (_, place) =
        SCOPES.iter().find(|(name, _)| *name == scope).unwrap_or_else(|| panic!("what is {scope:?}?"));
    match place {
        Kinds(kinds) => {
            let found: Vec<Vec<_>> = kinds.iter().map(|name| of_reply(kind(name), code).collect()).collect();
            assert!(found.iter().all(|rows| !rows.is_empty()), "{scope}: {code}");
            found.concat()
        }
        Status(kinds) => {
            let code = code.parse().expect("a status");
            let found: Vec<Vec<_>> = kinds.iter().map(|name| of_status(kind(name), code).collect()).collect();
            assert!(found.iter().all(|rows| !rows.is_empty()), "{scope}: {code}");
            found.concat()
        }
        Event(service, event) => of_event(service, event, code).into_iter().collect(),
        Family(name) => codes::find(Vendor::Huawei, code).filter(|row| row.family == *name).collect(),
    }
}

#[test]
fn every_code_of_the_guide_is_known_where_it_belongs() {
    let Some(entries) = entries() else { return };
    assert_eq!(entries.len(), 134);
    let (mut needed, mut scopes) = (BTreeSet::new(), BTreeSet::new());
    for entry in &entries {
        let scope = entry["scope"].as_str().expect("a scope");
        if EXCEPTIONS.iter().any(|(name, _)| *name == scope) {
            needed.insert(scope);
            continue;
        }
        scopes.insert(scope);
        let code = code(entry);
        let rows = rows(scope, &code);
        assert!(!rows.is_empty(), "{code} is not known: {entry}");
        // `codes huawei CODE` finds the same rows.
        let named: Vec<_> = codes::find(Vendor::Huawei, &code).collect();
        assert!(rows.iter().all(|row| named.contains(row)), "{entry}");
        // A PCP code is listed for its message.
        if entry["kind"] == "pcp-result-code" {
            let messages = [
                ("0x13, device", "pcp.query_version.response"),
                ("0x14, device", "pcp.new_version.response"),
                ("0x15, platform", "pcp.fragment.response"),
                ("0x16, device", "pcp.download_report.request"),
                ("0x16, platform", "pcp.download_report.response"),
                ("0x17, device", "pcp.execute.response"),
                ("0x18, device", "pcp.result.request"),
                ("0x18, platform", "pcp.result.response"),
            ];
            let (_, message) =
                messages.iter().find(|(part, _)| scope.contains(part)).expect("a message of PCP");
            assert!(rows.iter().all(|row| row.used_in.contains(message)), "{entry}");
        }
        // The HTTP status that an error comes with is in its words.
        if let Some(status) = entry["http_status"].as_u64() {
            let status = u16::try_from(status).expect("a status");
            assert!(rows.iter().all(|row| row.cause.contains(&format!("HTTP status {status}"))), "{entry}");
            let statuses = rows.iter().flat_map(|row| row.used_in).map(|name| kind(name));
            assert!(statuses.into_iter().all(|kind| of_status(kind, status).count() == 1), "{entry}");
        }
    }
    assert_eq!(needed.len(), EXCEPTIONS.len(), "an exception is not needed");
    assert_eq!(scopes.len(), SCOPES.len(), "a scope is not needed");
}

/// The other way round: a row that is in no table of the guide is a slip, but for the states of batch tasks and of devices,
/// which the reference for applications has, and the statuses that the error table implies.
#[test]
fn there_are_no_rows_beyond_the_guide() {
    let Some(entries) = entries() else { return };
    let mut met: BTreeSet<(&str, &str, &str)> = BTreeSet::new();
    let key = |row: &'static CodeInfo| (row.family, row.code, row.meaning);
    for entry in &entries {
        let scope = entry["scope"].as_str().expect("a scope");
        if !EXCEPTIONS.iter().any(|(name, _)| *name == scope) {
            met.extend(rows(scope, &code(entry)).into_iter().map(key));
        }
        if let Some(status) = entry["http_status"].as_u64() {
            let status = u16::try_from(status).expect("a status");
            met.extend(of_status(kind("http.device_auth"), status).map(key));
        }
    }
    let beyond: Vec<_> = FAMILIES
        .iter()
        .copied()
        .flatten()
        .filter(|row| row.family != "task_status" && !met.contains(&key(row)))
        .map(|row| (row.family, row.code, row.used_in))
        .collect();
    // Success, which the guide prints in its examples.
    assert_eq!(beyond.len(), 2, "{beyond:?}");
    assert!(beyond.iter().all(|(family, code, _)| (*family, *code) == ("http_status", "200")), "{beyond:?}");
}

#[test]
fn rows_are_whole_and_differ() {
    let all = || FAMILIES.iter().copied().flatten();
    assert_eq!(all().count(), 107);
    for info in all() {
        let CodeInfo { code, meaning, cause, remedy, spec, used_in, .. } = info;
        assert!(
            ![code, meaning, cause, remedy, spec].into_iter().any(|text| text.trim().is_empty()),
            "{info:?}"
        );
        for name in *used_in {
            kind(name);
        }
        let same = all()
            .filter(|other| other.family == info.family && other.code == *code && other.used_in == *used_in);
        assert_eq!(same.count(), 1, "{code} {meaning} is there twice");
    }
}

#[test]
fn a_message_gets_the_meaning_of_its_code() {
    let meanings =
        |name: &str, code: &str| of_reply(kind(name), code).map(|row| row.meaning).collect::<Vec<_>>();
    assert_eq!(meanings("http.device_auth", "IOTDA.000002"), ["request is unauthorized"]);
    assert_eq!(meanings("http.device_auth", "iotda.000002"), ["request is unauthorized"]);
    assert_eq!(meanings("commands.response", "0"), ["success"]);
    assert_eq!(meanings("commands.response", "1"), ["failure"]);
    assert_eq!(meanings("commands.response", "-1"), ["failure"]);
    assert_eq!(meanings("push.device.command.status.update", "FAILED"), ["failed"]);
    assert_eq!(meanings("push.device.message.status.update", "TIMEOUT"), ["timed out"]);
    assert_eq!(meanings("push.device.status.update", "离线"), ["offline"]);
    assert_eq!(meanings("push.batchtask.update", "Waitting"), ["waiting"]);
    // Not of this message, or no code at all.
    assert_eq!(meanings("http.device_auth", "IOTDA.021105"), [""; 0]);
    assert_eq!(meanings("http.messages.up", "IOTDA.000002"), [""; 0]);
    assert_eq!(meanings("properties.get.response", "0"), [""; 0]);
    assert_eq!(meanings("push.device.message.status.update", "SENT"), [""; 0]);
    assert_eq!(meanings("push.device.message.status.update", "EXPIRED"), [""; 0]);
    for code in ["", "-", "x", "1x", "1.5", "00x", "+1", " ", "null"] {
        assert_eq!(meanings("commands.response", code), [""; 0], "{code:?}");
    }
    let event = |service, event, code| of_event(service, event, code).map(|row| row.meaning);
    assert_eq!(event("$ota", "upgrade_progress_report", "255"), Some("internal error"));
    assert_eq!(event("$ota", "upgrade_progress_report", "127"), None, "PCP's");
    assert_eq!(event("$ota", "upgrade_progress_report", "11"), None);
    assert_eq!(event("$ota", "version_report", "0"), None);
    assert_eq!(event("$file_manager", "upload_result_report", "1"), Some("upload failed"));
    assert_eq!(event("$file_manager", "download_result_report", "1"), Some("download failed"));
    assert_eq!(event("$file_manager", "download_result_report", "2"), None);
    assert_eq!(event("ota", "upgrade_progress_report", "0"), None);
    let status = |name: &str, status| of_status(kind(name), status).map(|row| row.meaning).next();
    assert_eq!(status("http.device_auth", 401), Some("unauthorized"));
    assert_eq!(status("http.messages.up", 401), None);
    assert_eq!(status("api.messages", 201), Some("message is taken"));
    assert_eq!(status("api.messages", 200), None);
    assert_eq!(status("messages.up", 200), None);
}

/// Upgrades say the same by JSON and by PCP, up to the number for what else went wrong.
#[test]
fn the_results_of_both_upgrade_protocols_agree() {
    for number in 0..=10_u8 {
        let json = of_event("$ota", "upgrade_progress_report", &number.to_string()).expect("a row");
        let pcp = thingwire::huawei::pcp::ResultCode(number).info().expect("a row");
        assert_eq!(json.meaning, pcp.meaning);
    }
    assert_eq!(codes::find(Vendor::Huawei, "255").count(), 1);
    assert_eq!(codes::find(Vendor::Huawei, "127").count(), 1);
}

#[test]
fn every_way_to_write_a_code_finds_it() {
    let families =
        |code: &str| codes::find(Vendor::Huawei, code).map(|row| row.family).collect::<BTreeSet<_>>();
    assert_eq!(families("0x05"), ["connack", "pcp"].into());
    assert_eq!(families("5"), ["connack", "pcp", "upgrade"].into());
    assert_eq!(families("1"), ["connack", "file_download", "file_upload", "pcp", "upgrade"].into());
    assert_eq!(families("task conflict"), ["upgrade_reason"].into());
    assert_eq!(families("205"), ["coap"].into());
    assert_eq!(families("2.05"), ["coap"].into());
    assert_eq!(families("PENDING"), ["command_status", "message_status"].into());
    assert_eq!(families("在线"), ["device_status"].into());
    assert_eq!(families("nothing"), [].into());
}
