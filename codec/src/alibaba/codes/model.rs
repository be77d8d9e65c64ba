//! The platform's codes from 6300 to 6399: data against the thing model (TSL).

use super::row as full;
use crate::codes::CodeInfo;

const TABLE: &str = "devices guide 2019, chapter 6, table 6-3";
const SYSTEM: &str = "devices guide 2019, chapter 6, table 6-3, system errors";
const BATCH: &str = "devices guide 2019, chapter 6, gateways";

/// The requests whose data are checked against the thing model.
const CHECKED: &[&str] = &[
    "thing.event.property.post",
    "thing.event.post",
    "thing.event.property.pack.post",
    "thing.model.up_raw",
    "thing.property.desired.delete",
];

const COMPARE: &str = "compare type and range of the value with the thing model in the console";
const SUPPORT: &str = "try again; if it stays, ask the vendor's support";
const SYSTEM_TEXTS: [&str; 3] =
    ["thing model could not be parsed", "the platform failed while it read the thing model", SUPPORT];

const fn row(code: &'static str, texts: [&'static str; 3]) -> CodeInfo {
    full("alink", code, texts, CHECKED, TABLE)
}

const fn system(code: &'static str) -> CodeInfo {
    full("alink", code, SYSTEM_TEXTS, CHECKED, SYSTEM)
}

pub(super) static CODES: &[CodeInfo] = &[
    row(
        "6300",
        [
            "method does not exist",
            "the message, or what the parsing script made of it, has no method or one that is not known",
            "look in the device log whether the data have a method, and whether it is the topic's",
        ],
    ),
    row(
        "6301",
        [
            "not an array",
            "the thing model has an array where something else was reported",
            "report the type that the thing model has",
        ],
    ),
    system("6301"),
    row(
        "6302",
        [
            "input parameter is missing",
            "a service was called without a parameter that it must have",
            "give every required parameter of the service",
        ],
    ),
    row(
        "6304",
        [
            "member is not in the struct",
            "the struct of the thing model has no member of this identifier",
            "compare the struct's identifiers with the thing model",
        ],
    ),
    row(
        "6306",
        ["bad int", "a 32-bit integer is of another type, or out of the thing model's range", COMPARE],
    ),
    row(
        "6307",
        ["bad float", "a 32-bit float is of another type, or out of the thing model's range", COMPARE],
    ),
    row("6308", ["bad bool", "a bool is of another type, or neither of its two values", COMPARE]),
    row(
        "6309",
        [
            "bad enum",
            "an enum is of another type, or none of its values",
            "report one of the thing model's values",
        ],
    ),
    row(
        "6310",
        [
            "bad text",
            "a text is of another type, or longer than the thing model allows",
            "shorten the text, or raise its length in the thing model",
        ],
    ),
    row(
        "6311",
        [
            "bad date",
            "a date is of another type, or no UTC timestamp",
            "report milliseconds since 1970 in UTC, as text",
        ],
    ),
    row(
        "6312",
        [
            "bad struct",
            "a struct is of another type, or has another number of members than the thing model's",
            "report all members of the struct, and no others",
        ],
    ),
    full(
        "alink",
        "6313",
        [
            "verification is not available",
            "the service that compares reports with the thing model was not available; it is not about the data",
            "report again later",
        ],
        &["thing.event.property.post"],
        "devices guide 2019, 5.5",
    ),
    system("6313"),
    system("6314"),
    system("6316"),
    row(
        "6317",
        [
            "thing model is incomplete",
            "the thing model lacks something that it must have, such as type or specs",
            "look at the thing model in the console; if it is whole, ask the vendor's support",
        ],
    ),
    system("6318"),
    row(
        "6320",
        [
            "property is not in the thing model",
            "the device's product has no property of this identifier",
            "compare the identifier with the thing model; add the property if it should be there",
        ],
    ),
    full(
        "alink",
        "6321",
        [
            "device is not in the product",
            "the platform found no such device in the product",
            "compare ProductKey and DeviceName with the device in the console",
        ],
        &["thing.dsltemplate.get"],
        "devices guide 2019, 5.9",
    ),
    row(
        "6321",
        [
            "identifier is missing",
            "a property, event or service has no identifier",
            "look whether the report names it; if it does, ask the vendor's support",
        ],
    ),
    row(
        "6322",
        ["bad double", "a 64-bit float is of another type, or out of the thing model's range", COMPARE],
    ),
    system("6323"),
    row(
        "6324",
        [
            "bad array",
            "elements of an array are of another type than the thing model's, or there are more than it allows",
            "compare type and number of the elements with the thing model",
        ],
    ),
    row(
        "6325",
        [
            "element type is not supported",
            "elements of an array may be int32, float, double, text or struct",
            "give the array one of these types in the thing model",
        ],
    ),
    row(
        "6326",
        [
            "bad time",
            "the report's time has the wrong form",
            "give the time as milliseconds since 1970, a number",
        ],
    ),
    row(
        "6328",
        [
            "value is not an array",
            "the parameter must be an array",
            "report the type that the thing model has",
        ],
    ),
    system("6329"),
    full(
        "alink",
        "6332",
        [
            "thing model does not fit",
            "seen in users' reports, in no guide: the report does not parse by the thing model",
            "compare identifiers and types with the thing model in the console",
        ],
        &["thing.event.property.post"],
        "users' reports of the platform's replies",
    ),
    full(
        "alink",
        "6356",
        [
            "too many events",
            "a gateway reported more than 200 events at a time (5.5 of the same guide says 20)",
            "report fewer events in one message",
        ],
        &["thing.event.property.pack.post", "thing.model.up_raw"],
        BATCH,
    ),
    full(
        "alink",
        "6357",
        [
            "data of too many devices",
            "a gateway reported for more than 20 sub-devices at a time",
            "report for at most 20 sub-devices in one message",
        ],
        &["thing.event.property.pack.post", "thing.model.up_raw"],
        BATCH,
    ),
];
