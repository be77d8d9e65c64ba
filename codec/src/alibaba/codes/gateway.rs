//! The platform's codes from 6400 to 9999: topology, registration of sub-devices, and single services.

use super::row as full;
use crate::codes::CodeInfo;

const fn row(
    code: &'static str,
    texts: [&'static str; 3],
    used_in: &'static [&'static str],
    spec: &'static str,
) -> CodeInfo {
    full("alink", code, texts, used_in, spec)
}

const TOPOLOGY: &str = "devices guide 2019, 5.3 and chapter 6, topology";
const SUPPORT: &str = "try again; if it stays, ask the vendor's support";

pub(super) static CODES: &[CodeInfo] = &[
    row(
        "6400",
        [
            "gateway has too many sub-devices",
            "the gateway's topology has as many sub-devices as it may: 1,500 by the 2019 edition, 200 by that of 2018",
            "delete sub-devices from the topology, or spread them over more gateways",
        ],
        &["thing.topo.add"],
        TOPOLOGY,
    ),
    row(
        "6401",
        [
            "no topological relationship",
            "the sub-device is not in this gateway's topology",
            "add it with thing.topo.add first; look at the gateway's sub-devices in the console",
        ],
        &["combine.login", "thing.topo.delete", "thing.event.property.pack.post", "thing.model.up_raw"],
        "devices guide 2019, 5.4 and chapters 6 and 7",
    ),
    row(
        "6401",
        [
            "topological relationship was deleted",
            "the sub-device was taken out of the gateway's topology, and its session was ended",
            "add it with thing.topo.add again, if it should be there, and log it in",
        ],
        &["ext.error"],
        "devices guide 2019, chapters 6 and 7",
    ),
    row(
        "6402",
        [
            "gateway added to itself",
            "ProductKey and DeviceName of the sub-device are the gateway's own",
            "give the sub-device's own ProductKey and DeviceName",
        ],
        &["thing.topo.add", "thing.sub.register"],
        TOPOLOGY,
    ),
    row(
        "6450",
        [
            "method is missing",
            "what the parsing script made of raw data has no method",
            "have the script return a method; look at the device log for what it returned",
        ],
        &["thing.model.up_raw"],
        "devices guide 2019, chapter 6, table 6-1",
    ),
    row(
        "6600",
        [
            "signature is wrong",
            "the signature does not verify with the ProductSecret",
            "compare the text that was signed with the guide's rule: deviceName, productKey and random, and the product's secret",
        ],
        &["http.auth.register.device", "thing.proxy.provisioning.product_register"],
        "devices guide 2019, chapter 6, registration",
    ),
    row(
        "6619",
        [
            "bound to another gateway",
            "the device is already in the topology of another gateway",
            "look at the device's page in the console, and delete it from the other gateway first",
        ],
        &["thing.sub.register"],
        "devices guide 2019, chapter 6, registration",
    ),
    row(
        "6661",
        ["desired value query failed", "the platform could not look up the desired values", SUPPORT],
        &["thing.property.desired.get", "thing.property.desired.delete"],
        "devices guide 2019, chapter 6, desired property values",
    ),
    row(
        "6710",
        [
            "no configuration",
            "the product has no configuration file, or it could not be looked up",
            "write and save a configuration on the console's page of remote configurations",
        ],
        &["thing.config.get"],
        "devices guide 2019, 5.11 and chapter 6",
    ),
    row(
        "6713",
        [
            "remote configuration is off",
            "the product has remote configuration disabled",
            "enable it on the console's page of remote configurations",
        ],
        &["thing.config.get"],
        "devices guide 2019, 5.11 and chapter 6",
    ),
    row(
        "6760",
        ["platform error", "something failed inside the platform", SUPPORT],
        &[],
        "devices guide 2019, chapter 6, table 6-1",
    ),
    row(
        "9112",
        [
            "device query failed",
            "the platform found no such device",
            "compare ProductKey and DeviceName with the device in the console",
        ],
        &["ota.device.request"],
        "devices guide 2019, chapter 6, firmware",
    ),
];
