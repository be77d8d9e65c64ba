//! Device shadows: the `errorcode` of a reply.

use super::row as full;
use crate::codes::CodeInfo;

/// An update is published to one topic and answered on the other; either has the code.
const fn row(code: &'static str, texts: [&'static str; 3]) -> CodeInfo {
    full("shadow", code, texts, &["shadow.get", "shadow.update"], "devices guide 2018, 1.3")
}

pub(super) static CODES: &[CodeInfo] = &[
    row("400", ["not JSON", "the payload is not a JSON text", "send the form that the guide prints"]),
    row("401", ["method is missing", "the document has no method", "add `method`: update, get or delete"]),
    row(
        "402",
        ["state is missing", "an update or delete has no state", "add `state` with `reported` or `desired`"],
    ),
    row("403", ["version is wrong", "the version is no number", "give the version as a whole number"]),
    row(
        "404",
        [
            "reported is missing",
            "the state of an update has no reported part",
            "add `reported`, or clear `desired` with the text null",
        ],
    ),
    row("405", ["reported is empty", "the reported part has no attribute", "report at least one attribute"]),
    row("406", ["method is wrong", "the method is none of update, get and delete", "correct the method"]),
    row("407", ["document is empty", "the payload holds nothing", "send the form that the guide prints"]),
    row(
        "408",
        [
            "too many attributes",
            "the reported part has more than 128 attributes",
            "report fewer, or delete some first",
        ],
    ),
    row(
        "409",
        [
            "version conflict",
            "the version is not above that of the stored document",
            "get the shadow, and update with its version and one more",
        ],
    ),
    row("500", ["server error", "something failed inside the platform", "try again later"]),
];
