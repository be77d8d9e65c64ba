//! What the platform answers over CoAP: the response codes that the guides list for `/auth`, and what follows from them.

use super::row as full;
use crate::codes::CodeInfo;

const fn row(code: &'static str, also: &'static str, texts: [&'static str; 3]) -> CodeInfo {
    let spec = "devices guide 2019, 3.6; RFC 7252 section 12.1.2";
    CodeInfo { also, ..full("coap", code, texts, &["http.auth", "http.topic"], spec) }
}

pub(super) static CODES: &[CodeInfo] = &[
    row(
        "2.05",
        "0x45",
        ["content", "the request was carried out; a reply to /auth has the token", "nothing"],
    ),
    row(
        "4.00",
        "0x80",
        [
            "bad request",
            "the payload is not what the path takes",
            "compare the payload with the guide's example, member by member",
        ],
    ),
    row(
        "4.01",
        "0x81",
        [
            "unauthorized",
            "the request is not authorized; with a token, it is wrong or expired",
            "authenticate again, and use the new token",
        ],
    ),
    CodeInfo {
        also: "0x82",
        ..full(
            "coap",
            "4.02",
            [
                "bad option",
                "the platform does not take the token: it is wrong or expired, or in an option that it does not know (61 or 2088)",
                "authenticate again; send the token in option 2088 and the sequence number in option 2089",
            ],
            &["http.topic"],
            "Alibaba's C SDK; RFC 7252 section 12.1.2",
        )
    },
    row(
        "4.03",
        "0x83",
        [
            "forbidden",
            "the device may not do this",
            "look whether the device is enabled and may publish to the topic",
        ],
    ),
    row(
        "4.04",
        "0x84",
        ["not found", "there is no such path", "paths are /auth and /topic with the topic behind"],
    ),
    row("4.05", "0x85", ["method not allowed", "the path does not take this method", "use POST"]),
    row(
        "4.06",
        "0x86",
        [
            "not acceptable",
            "the option Accept asks for a format that the platform has not",
            "accept application/json (50) or application/octet-stream (42)",
        ],
    ),
    row(
        "4.15",
        "0x8f",
        [
            "unsupported content format",
            "the option Content-Format names a format that the platform does not take",
            "send application/json (50) or application/cbor (60)",
        ],
    ),
    row(
        "5.00",
        "0xa0",
        [
            "internal server error",
            "authentication timed out, or failed inside the platform",
            "try again later",
        ],
    ),
];
