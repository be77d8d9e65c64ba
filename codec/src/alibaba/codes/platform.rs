//! The platform's codes from 5000 to 6299: products, devices, registration and signatures.

use super::row as full;
use crate::codes::CodeInfo;

const COMMON: &str = "devices guide 2019, chapter 6, table 6-1";
const MODEL: &str = "devices guide 2019, chapter 6, table 6-3";
const REGISTRATION: &str = "devices guide 2019, chapter 6, registration";

const PRODUCT: &str = "the platform found no product for the ProductKey";
const CHECK_PRODUCT: &str = "compare the ProductKey with that in the console";
const SUPPORT: &str = "try again; if it stays, ask the vendor's support";
const SCRIPTED: &[&str] = &[
    "thing.event.property.post",
    "thing.event.post",
    "thing.event.property.pack.post",
    "thing.model.up_raw",
];

const fn row(
    code: &'static str,
    texts: [&'static str; 3],
    used_in: &'static [&'static str],
    spec: &'static str,
) -> CodeInfo {
    full("alink", code, texts, used_in, spec)
}

pub(super) static CODES: &[CodeInfo] = &[
    row(
        "5001",
        [
            "device does not exist",
            "no device has this ProductKey and DeviceName",
            "register the device, or correct its name",
        ],
        &["http.auth.devicename"],
        "devices guide 2019, 3.2",
    ),
    row("5005", ["product query failed", PRODUCT, CHECK_PRODUCT], &["thing.sub.register"], COMMON),
    row(
        "5092",
        [
            "property does not exist",
            "seen in users' reports, in no guide: a report names a property that the thing model has not",
            "compare the identifier with the thing model in the console",
        ],
        &["thing.event.property.post"],
        "users' reports of the platform's replies",
    ),
    row(
        "5159",
        ["property query failed", "the platform could not look up a property of the thing model", SUPPORT],
        &["thing.dsltemplate.get"],
        MODEL,
    ),
    row(
        "5160",
        ["event query failed", "the platform could not look up an event of the thing model", SUPPORT],
        &["thing.dsltemplate.get"],
        MODEL,
    ),
    row(
        "5161",
        ["service query failed", "the platform could not look up a service of the thing model", SUPPORT],
        &["thing.dsltemplate.get"],
        MODEL,
    ),
    row(
        "5244",
        [
            "LoRaWAN metadata query failed",
            "the platform could not look up the metadata of a LoRaWAN product",
            SUPPORT,
        ],
        &["thing.sub.register"],
        COMMON,
    ),
    row(
        "6100",
        [
            "device does not exist",
            "the platform found no device of this ProductKey and DeviceName",
            "compare both with the device in the console",
        ],
        &[
            "thing.sub.register",
            "thing.topo.add",
            "thing.topo.delete",
            "combine.login",
            "thing.event.property.pack.post",
            "thing.model.up_raw",
            "thing.deviceinfo.update",
            "thing.deviceinfo.delete",
        ],
        COMMON,
    ),
    row(
        "6104",
        [
            "too many properties asked for",
            "the request names more than 200 properties",
            "ask for at most 200 properties at a time",
        ],
        &["thing.property.desired.get", "thing.property.desired.delete"],
        "devices guide 2019, chapter 6, desired property values",
    ),
    row(
        "6106",
        [
            "too many properties",
            "one message reports more than 200 properties of a device",
            "report at most 200 properties at a time",
        ],
        &["thing.event.property.post", "thing.event.property.pack.post", "thing.model.up_raw"],
        "devices guide 2019, 5.5 and chapter 6, properties",
    ),
    row(
        "6200",
        [
            "authentication type mismatch",
            "the product does not allow devices to authenticate this way",
            "use the way that the product was made for",
        ],
        &["http.auth.devicename"],
        "devices guide 2019, 3.2",
    ),
    row(
        "6200",
        [
            "listed without an explanation",
            "the guide lists it for reports, between the codes of the thing model and those of parsing scripts; it explains \
             the number only for authentication",
            "look for the message in the console's device log; if the product has a parsing script, test it with the same data",
        ],
        SCRIPTED,
        "devices guide 2019, chapter 6, properties, events and services",
    ),
    row(
        "6201",
        ["listed without an explanation", "", "look for the message in the console's device log"],
        SCRIPTED,
        "devices guide 2019, chapter 6, properties, events and services",
    ),
    row(
        "6203",
        [
            "topic could not be parsed",
            "the platform could not take the topic apart",
            "compare the topic with the guide's; if it is right, ask the vendor's support",
        ],
        &[
            "thing.sub.register",
            "thing.proxy.provisioning.product_register",
            "thing.topo.add",
            "thing.topo.delete",
            "thing.topo.get",
            "thing.list.found",
            "thing.event.property.post",
            "thing.event.post",
            "thing.model.up_raw",
        ],
        COMMON,
    ),
    row(
        "6204",
        [
            "device is disabled",
            "the device was disabled, and nothing may be done with it",
            "enable the device in the console",
        ],
        &["thing.topo.add", "combine.login"],
        COMMON,
    ),
    row(
        "6207",
        [
            "data are not JSON",
            "what the device reported, or what its product's parsing script made of it, is not a JSON text",
            "send the form that the guide prints; test the script with the same data",
        ],
        &[
            "thing.event.property.post",
            "thing.event.post",
            "thing.event.property.pack.post",
            "thing.model.up_raw",
            "thing.property.desired.delete",
        ],
        MODEL,
    ),
    row(
        "6250",
        ["product does not exist", PRODUCT, CHECK_PRODUCT],
        &[
            "http.auth.register.device",
            "thing.proxy.provisioning.product_register",
            "thing.list.found",
            "thing.event.property.post",
            "thing.event.post",
            "thing.model.up_raw",
        ],
        COMMON,
    ),
    row(
        "6280",
        [
            "device name breaks the rules",
            "the name of a sub-device has not 4 to 32 characters, or has others than letters, digits, - _ @ . and : (chapter \
             6 gives Chinese characters, letters, digits and _, with a Chinese character counted twice)",
            "give the sub-device a name of letters, digits and underscores",
        ],
        &["thing.list.found"],
        "devices guide 2019, 5.3 and chapter 6",
    ),
    row(
        "6287",
        [
            "signature is wrong",
            "the sub-device's signature does not verify with its DeviceSecret (or ProductSecret)",
            "compare the text that was signed with the guide's rule: cleanSession is not signed, and the secret is the sub-device's",
        ],
        &["combine.login"],
        "devices guide 2019, 5.4 and chapters 6 and 7",
    ),
    row(
        "6288",
        [
            "dynamic registration is off",
            "the product does not let devices register themselves",
            "switch dynamic registration on, on the product's page in the console",
        ],
        &["thing.sub.register", "http.auth.register.device", "thing.proxy.provisioning.product_register"],
        REGISTRATION,
    ),
    row(
        "6289",
        [
            "device is already activated",
            "a device that has been online before asks for its secret again",
            "keep the secret that was given the first time; look at the device's state in the console",
        ],
        &["http.auth.register.device"],
        REGISTRATION,
    ),
    row(
        "6292",
        [
            "signature method is not supported",
            "signMethod names an algorithm that the platform has not",
            "sign with hmacmd5, hmacsha1 or hmacsha256, and name it so",
        ],
        &["thing.sub.register", "http.auth.register.device", "thing.proxy.provisioning.product_register"],
        REGISTRATION,
    ),
];
