//! What the platform answers over HTTP: its error codes, and the HTTP status.

use super::row as full;
use crate::codes::CodeInfo;

const AUTH: &str = "http.device_auth";
const MESSAGES: &str = "http.messages.up";
const PROPERTIES: &str = "http.properties.report";
const GATEWAY: &str = "http.gateway.sub_devices.properties.report";

const SPEC: &str = "IoTDA guide 2.1.3.3 to 2.1.3.5";

const fn row(code: &'static str, texts: [&'static str; 3], used_in: &'static [&'static str]) -> CodeInfo {
    full("http", code, texts, used_in, SPEC)
}

/// Error codes of the device's HTTPS interface, in order.
pub(super) static CODES: &[CodeInfo] = &[
    row(
        "IOTDA.000002",
        [
            "request is unauthorized",
            "device id, timestamp or password is wrong (HTTP status 401)",
            "verify the credentials offline, and ask for a token again",
        ],
        &[AUTH],
    ),
    row(
        "IOTDA.000004",
        [
            "access token is not valid",
            "the token in the header `access_token` is wrong or has expired; an older one lives 30 s after a new one was given (HTTP status 403)",
            "ask for a token with /v5/device-auth, and send the request again",
        ],
        &[MESSAGES, PROPERTIES, GATEWAY],
    ),
    row(
        "IOTDA.000006",
        [
            "input data are not valid",
            "a parameter is missing, of the wrong type or out of its range (HTTP status 400)",
            "compare the body with the guide's example, member by member",
        ],
        &[AUTH, MESSAGES, PROPERTIES, GATEWAY],
    ),
    row(
        "IOTDA.021101",
        [
            "request rate limit is reached",
            "too many requests in a short time (HTTP status 403)",
            "send less often, or several values in one request",
        ],
        &[AUTH, MESSAGES, PROPERTIES, GATEWAY],
    ),
    row(
        "IOTDA.021102",
        [
            "request rate limit of the tenant is reached",
            "all devices of the account together send too often; the message names the limit (HTTP status 403)",
            "spread the requests, or raise the limit of the instance",
        ],
        &[AUTH, MESSAGES, PROPERTIES, GATEWAY],
    ),
    row(
        "IOTDA.021103",
        [
            "too many sub-devices in one request",
            "a gateway reports more sub-devices at once than the limit that the message names; the guide says 50 (HTTP status 403)",
            "split the report",
        ],
        &[GATEWAY],
    ),
    row(
        "IOTDA.021104",
        [
            "sub-device does not exist or is not the gateway's",
            "a device id in the request is unknown, or of a sub-device under another gateway (HTTP status 400)",
            "compare the ids with the gateway's list of sub-devices",
        ],
        &[PROPERTIES, GATEWAY],
    ),
    row(
        "IOTDA.021105",
        [
            "content exceeds 1 MB",
            "the body of one request is larger than the platform takes (HTTP status 403)",
            "split the report",
        ],
        &[PROPERTIES, GATEWAY],
    ),
];

const fn status(
    code: &'static str,
    texts: [&'static str; 3],
    used_in: &'static [&'static str],
    spec: &'static str,
) -> CodeInfo {
    full("http_status", code, texts, used_in, spec)
}

/// HTTP statuses, as the guide speaks of them.
pub(super) static STATUS: &[CodeInfo] = &[
    status(
        "200",
        ["success", "the request was carried out", "nothing"],
        &[AUTH, MESSAGES, PROPERTIES, GATEWAY],
        SPEC,
    ),
    status(
        "200",
        ["success", "the platform brings what the shadow holds, or the device's answer", "nothing"],
        &["api.shadow", "api.commands"],
        "IoTDA guide 3.6 and 4.5.3",
    ),
    status(
        "200",
        [
            "command is taken",
            "the platform sends the command at once (status SENT, or FAILED where the device is offline), or keeps it (PENDING)",
            "wait for the pushes about the command's status",
        ],
        &["api.async_commands"],
        "IoTDA guide 4.5.2",
    ),
    status(
        "200",
        [
            "push is received",
            "the application's server answers so within 15 s; any other status (500, 501, 502, 503, 504, ...) or none counts as a failure",
            "after ten failures on end the platform stops pushing to the host for five minutes",
        ],
        super::super::push::NAMES,
        "IoTDA guide 4.6.2",
    ),
    status(
        "201",
        [
            "message is taken",
            "the platform keeps the message for an offline device (status PENDING), or sends it",
            "wait for the push about the message's status",
        ],
        &["api.messages"],
        "IoTDA guide 4.5.3",
    ),
    status(
        "201",
        [
            "batch task is made",
            "the platform goes through the targets",
            "ask for the task's state, or wait for the push",
        ],
        &["api.batchtasks"],
        "IoTDA guide 4.5.3",
    ),
    status(
        "400",
        [
            "bad request",
            "the platform cannot make sense of the request; the error code says why",
            "look up the code of the body: IOTDA.000006 or IOTDA.021104",
        ],
        &[AUTH, MESSAGES, PROPERTIES, GATEWAY],
        SPEC,
    ),
    status(
        "401",
        [
            "unauthorized",
            "the device could not be authenticated: IOTDA.000002",
            "verify the credentials offline",
        ],
        &[AUTH],
        SPEC,
    ),
    status(
        "403",
        [
            "forbidden",
            "the token is wrong, or a limit is reached; the error code says which",
            "look up the code of the body: IOTDA.000004 or IOTDA.021101 to IOTDA.021105",
        ],
        &[AUTH, MESSAGES, PROPERTIES, GATEWAY],
        SPEC,
    ),
    status(
        "403",
        [
            "signature does not match (SignatureDoesNotMatch)",
            "a file's temporary URL is used with a Content-Type other than text/plain, or a Host other than the URL's",
            "leave both headers to the HTTP client, or send text/plain and the URL's host",
        ],
        &[],
        "IoTDA guide 3.9",
    ),
];
