//! Huawei's return, error and result codes and the words that stand for a state, a file a family.
//!
//! [`of_reply`] finds the entries that a message of a kind can mean, [`of_event`] those of one service of an event message.

mod alarm;
mod coap;
mod connack;
mod file;
mod http;
mod platform;
mod result;
mod state;
mod status;
mod upgrade;

use super::pcp;
use crate::{codes::CodeInfo, kind::Kind};

/// All families.
pub static FAMILIES: &[&[CodeInfo]] = &[
    connack::CODES,
    http::CODES,
    http::STATUS,
    result::CODES,
    upgrade::RESULTS,
    upgrade::REASONS,
    file::UPLOAD,
    file::DOWNLOAD,
    status::COMMAND,
    status::MESSAGE,
    status::TASK,
    coap::CODES,
    state::DEVICE,
    state::CERTIFICATE,
    state::PROVISIONING,
    platform::CODES,
    alarm::CODES,
    pcp::CODES,
];

/// What a message of a kind can have; the other families are of no message, or of some service in an event.
static OF_KINDS: &[&[CodeInfo]] =
    &[http::CODES, result::CODES, status::COMMAND, status::MESSAGE, status::TASK, state::DEVICE];

/// What the code, or the word for a state, means in a message of this kind: the entries that the guide lists it for.
///
/// `kind` is that of the message which has the code: `http.device_auth` for the body of its reply, `commands.response` for a
/// device's answer, `push.device.command.status.update` for the platform's word on it. The result of a device's answer
/// is 0 for success; every other number has the one entry `other`, as the guide gives devices all of them.
pub fn of_reply(kind: Kind, code: &str) -> impl Iterator<Item = &'static CodeInfo> + Clone {
    let name = kind.name();
    OF_KINDS.iter().copied().flatten().filter(move |info| {
        info.used_in.contains(&name) && (info.is_named(code) || (info.code == "other" && is_failure(code)))
    })
}

/// What the code of one service of an event message (`events.up`) means: `$ota` and `$file_manager` have some.
pub fn of_event(service_id: &str, event_type: &str, code: &str) -> Option<&'static CodeInfo> {
    let table = match (service_id, event_type) {
        ("$ota", "upgrade_progress_report") => upgrade::RESULTS,
        ("$file_manager", "upload_result_report") => file::UPLOAD,
        ("$file_manager", "download_result_report") => file::DOWNLOAD,
        _ => return None,
    };
    table.iter().find(|info| info.code == code)
}

/// What the HTTP status of a reply to a request of this kind means.
pub fn of_status(kind: Kind, status: u16) -> impl Iterator<Item = &'static CodeInfo> + Clone {
    http::STATUS
        .iter()
        .filter(move |info| info.used_in.contains(&kind.name()) && info.code.parse() == Ok(status))
}

/// A whole number other than 0, as JSON writes it.
fn is_failure(code: &str) -> bool {
    let digits = code.strip_prefix('-').unwrap_or(code);
    !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && digits.bytes().any(|byte| byte != b'0')
}

/// A row: code, then meaning, cause and remedy, then the kinds that it is listed for, and where.
const fn row(
    family: &'static str,
    code: &'static str,
    [meaning, cause, remedy]: [&'static str; 3],
    used_in: &'static [&'static str],
    spec: &'static str,
) -> CodeInfo {
    CodeInfo { family, code, also: "", meaning, cause, remedy, used_in, spec }
}
