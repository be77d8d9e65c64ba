//! The platform's alarms about devices that send too much, by their names in the console.

use super::row as full;
use crate::codes::CodeInfo;

const fn row(code: &'static str, texts: [&'static str; 3]) -> CodeInfo {
    full("alarm", code, texts, &[], "IoTDA guide 6.3")
}

pub(super) static CODES: &[CodeInfo] = &[
    row(
        "设备上行消息流控告警",
        [
            "devices of a resource space send too much",
            "all devices of one resource space together send more than 120 messages a second, the default",
            "send less often, or raise the limit",
        ],
    ),
    row(
        "单设备COAP消息流控告警",
        [
            "NB-IoT device sends too many messages",
            "one device sends more than 300 messages a minute, the default",
            "send less often",
        ],
    ),
    row(
        "单设备COAP消息发包速率过高的告警",
        [
            "NB-IoT device sends packets too fast",
            "one device sends more than 5 packets a second, the default; its requests are refused",
            "send less often",
        ],
    ),
    row(
        "单设备MQTT消息流控告警",
        [
            "MQTT device sends too many bytes",
            "one connection carries more than 3 KB a second upwards, the default",
            "send less, or less often",
        ],
    ),
];
