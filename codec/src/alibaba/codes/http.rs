//! What the platform answers over HTTP.

use super::row as full;
use crate::codes::CodeInfo;

const AUTH: &[&str] = &["http.auth"];
const TOPIC: &[&str] = &["http.topic"];
const BOTH: &[&str] = &["http.auth", "http.topic"];

const fn row(code: &'static str, texts: [&'static str; 3], used_in: &'static [&'static str]) -> CodeInfo {
    full("http", code, texts, used_in, "devices guide 2019, 3.8")
}

const ANEW: &str = "ask for a token again with /auth, and send the message again";

pub(super) static CODES: &[CodeInfo] = &[
    row("0", ["success", "the request was carried out", "nothing"], BOTH),
    row("10000", ["unknown error", "something failed inside the platform", "try again later"], BOTH),
    row(
        "10001",
        [
            "parameter error",
            "a parameter is missing or wrong",
            "compare body and headers with the guide's example",
        ],
        BOTH,
    ),
    row(
        "20000",
        [
            "authentication failed",
            "the device could not be authenticated",
            "compare the device's ids and the signed text with the guide's rule",
        ],
        AUTH,
    ),
    row(
        "20001",
        ["token is expired", "the token is older than its time; the guides say 48 hours and 7 days", ANEW],
        TOPIC,
    ),
    row(
        "20002",
        [
            "token is missing",
            "the request has no header `password`",
            "send the token in the header `password`",
        ],
        TOPIC,
    ),
    row("20003", ["token is wrong", "the platform found no device for the token", ANEW], TOPIC),
    row(
        "20004",
        [
            "session could not be updated",
            "something failed inside the platform while it stored the session",
            "ask for the token again",
        ],
        AUTH,
    ),
    row(
        "30001",
        [
            "message could not be published",
            "something failed while the data were passed on",
            "send the message again later",
        ],
        TOPIC,
    ),
    row(
        "40000",
        [
            "too many requests",
            "requests come more often than the platform takes them",
            "send less often, and wait longer after each refusal",
        ],
        BOTH,
    ),
];
