//! The return codes of MQTT's CONNACK.

use super::row as full;
use crate::codes::CodeInfo;

const fn row(code: &'static str, also: &'static str, texts: [&'static str; 3]) -> CodeInfo {
    CodeInfo { also, ..full("connack", code, texts, &[], "IoTDA guide 2.1.2.11") }
}

pub(super) static CODES: &[CodeInfo] = &[
    row("0", "0x00", ["connected", "the platform took client id, user name and password", "nothing"]),
    row(
        "1",
        "0x01",
        [
            "protocol version refused",
            "the platform does not speak the version of MQTT that the client asked for",
            "connect with MQTT 3.1.1",
        ],
    ),
    row(
        "2",
        "0x02",
        [
            "client id refused",
            "the client id has not the platform's form, or the keep-alive interval is not one it takes",
            "compare the client id with {device_id}_0_{sign_type}_{YYYYMMDDHH}; take a keep-alive of 30 to 1200 s",
        ],
    ),
    row(
        "3",
        "0x03",
        [
            "server unavailable",
            "the platform cannot take the connection",
            "try again later, more slowly each time",
        ],
    ),
    row(
        "4",
        "0x04",
        [
            "bad user name or password",
            "the user name is not the device id, or the password is not that of secret and timestamp",
            "verify the credentials offline: `thingwire verify` names the part that differs",
        ],
    ),
    row(
        "5",
        "0x05",
        [
            "not authorized",
            "the client may not connect",
            "look at the device in the console: deleted, frozen, or of another instance or region",
        ],
    ),
];
