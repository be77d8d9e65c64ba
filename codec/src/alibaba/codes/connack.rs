//! The return codes of MQTT's CONNACK, with what brings them about at Alibaba.

use super::row as full;
use crate::codes::CodeInfo;

const fn row(code: &'static str, also: &'static str, texts: [&'static str; 3]) -> CodeInfo {
    CodeInfo { also, ..full("connack", code, texts, &[], "MQTT 3.1.1 section 3.2.2.3") }
}

pub(super) static CODES: &[CodeInfo] = &[
    row(
        "0",
        "0x00",
        ["connection accepted", "the platform took client id, user name and password", "nothing"],
    ),
    row(
        "1",
        "0x01",
        [
            "protocol version refused",
            "the client speaks another version of MQTT",
            "connect with MQTT 3.1 or 3.1.1",
        ],
    ),
    row(
        "2",
        "0x02",
        [
            "client id refused",
            "the client id breaks the platform's rules",
            "compare the client id with the guide's form, from its first bar to its last",
        ],
    ),
    CodeInfo {
        also: "0x03",
        ..full(
            "connack",
            "3",
            [
                "server unavailable",
                "the platform cannot take the connection; after authentication over HTTPS, it says that iotId or iotToken is wrong",
                "authenticate again, and connect with the iotId and iotToken of that reply",
            ],
            &[],
            "devices guide 2019, 3.2; MQTT 3.1.1 section 3.2.2.3",
        )
    },
    row(
        "4",
        "0x04",
        [
            "bad user name or password",
            "user name or password has not the right form, or the signature is wrong",
            "verify the credentials offline: `thingwire verify` names the part that differs",
        ],
    ),
    row(
        "5",
        "0x05",
        [
            "not authorized",
            "the device may not connect: wrong signature, or disabled or deleted",
            "verify the credentials offline, and look at the device's state in the console",
        ],
    ),
];
