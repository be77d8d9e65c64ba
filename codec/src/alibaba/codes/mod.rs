//! Alibaba's error and result codes, a file a family; the platform's own (`alink`) are cut by number.
//!
//! Some codes are defined twice, by two chapters or for two requests: each meaning has a row of its own, and
//! [`of_reply`] picks the rows that fit a reply.

mod coap;
mod common;
mod connack;
mod device;
mod gateway;
mod http;
mod model;
mod ota;
mod platform;
mod rrpc;
mod script;
mod sdk;
mod shadow;

use core::cmp::Ordering;

pub(super) use device::is_own;

use crate::{
    codes::CodeInfo,
    kind::{Direction, Kind, Protocol},
};

/// All families.
pub static FAMILIES: &[&[CodeInfo]] = &[
    common::CODES,
    platform::CODES,
    model::CODES,
    gateway::CODES,
    script::CODES,
    device::CODES,
    http::CODES,
    coap::CODES,
    connack::CODES,
    ota::RESULTS,
    ota::STEPS,
    ota::STORAGE,
    shadow::CODES,
    rrpc::CODES,
    sdk::CODES,
];

/// What the platform says in replies; each table has its own range of numbers.
static PLATFORM: &[&[CodeInfo]] =
    &[common::CODES, platform::CODES, model::CODES, gateway::CODES, script::CODES];
/// The same in replies about upgrades, which have some of their own.
static UPGRADE: &[&[CodeInfo]] =
    &[ota::RESULTS, common::CODES, platform::CODES, model::CODES, gateway::CODES, script::CODES];
static DEVICE: &[&[CodeInfo]] = &[device::CODES];
static SHADOW: &[&[CodeInfo]] = &[shadow::CODES];
static HTTP: &[&[CodeInfo]] = &[http::CODES];

/// What the code of a reply means: the rows that the guides have for the request it answers; where there are none, every
/// row that replies of its sort could mean. Nothing is allocated, and a code that is in no table costs a few comparisons.
///
/// `kind` is the reply's; that of a message without a request of its own, such as `ext.error`, is looked up as it is.
pub fn of_reply(kind: Kind, code: &str) -> impl Iterator<Item = &'static CodeInfo> + Clone {
    let info = kind.info();
    let request = info.replies_to.unwrap_or(info.name);
    let own_answer = info.replies_to.is_some() && info.direction == Some(Direction::Up);
    let tables = match info.name {
        _ if info.protocol == Protocol::Shadow => SHADOW,
        _ if info.protocol == Protocol::Ota => UPGRADE,
        "http.auth" | "http.topic" => HTTP,
        "rrpc.response" | "ext.rrpc" => DEVICE,
        _ if own_answer => DEVICE,
        _ => PLATFORM,
    };
    let rows = tables.iter().flat_map(move |table| rows(table, code)).chain(
        // One row stands for all the numbers that devices may give a meaning of their own.
        (core::ptr::eq(tables, DEVICE) && is_own(code)).then_some(&device::OWN),
    );
    let fits = move |row: &CodeInfo| row.used_in.contains(&request);
    let listed = rows.clone().any(fits);
    rows.filter(move |row| !listed || fits(row))
}

/// What a response code of CoAP, such as `4.02`, means from the platform; nothing for other codes.
pub fn of_coap(code: &str) -> impl Iterator<Item = &'static CodeInfo> {
    coap::CODES.iter().filter(move |row| row.code == code)
}

/// The rows of a code, in a table that is in order.
fn rows(table: &'static [CodeInfo], code: &str) -> &'static [CodeInfo] {
    let from = table.partition_point(|row| order(row.code, code) == Ordering::Less);
    let rest = table.get(from..).unwrap_or_default();
    let to = rest.partition_point(|row| row.code == code);
    rest.get(..to).unwrap_or_default()
}

/// Whole numbers without leading zeros, in order of size.
fn order(left: &str, right: &str) -> Ordering {
    left.len().cmp(&right.len()).then_with(|| left.cmp(right))
}

/// A row: code, then meaning, cause and remedy, then the requests that it is listed for, and where.
const fn row(
    family: &'static str,
    code: &'static str,
    [meaning, cause, remedy]: [&'static str; 3],
    used_in: &'static [&'static str],
    spec: &'static str,
) -> CodeInfo {
    CodeInfo { family, code, also: "", meaning, cause, remedy, used_in, spec }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::{codes, kind::Vendor};

    fn meanings(kind: &str, code: &str) -> Vec<&'static str> {
        let kind = Kind::find(Some(Vendor::Alibaba), kind).expect("a kind");
        of_reply(kind, code).map(|info| info.meaning).collect()
    }

    #[test]
    fn tables_that_are_searched_are_in_order() {
        for table in [PLATFORM, UPGRADE, DEVICE, SHADOW, HTTP].into_iter().flatten() {
            for pair in table.windows(2) {
                assert_ne!(order(pair[0].code, pair[1].code), Ordering::Greater, "{}", pair[1].code);
            }
        }
        // A code is in one of the platform's tables only.
        for (at, table) in PLATFORM.iter().enumerate() {
            for info in *table {
                let others = PLATFORM.iter().enumerate().filter(|(other, _)| *other != at);
                assert!(others.flat_map(|(_, table)| *table).all(|other| other.code != info.code));
            }
        }
    }

    #[test]
    fn rows_are_whole_and_differ() {
        let all = || FAMILIES.iter().copied().flatten();
        for info in all() {
            let CodeInfo { code, meaning, spec, used_in, .. } = info;
            assert!(!code.is_empty() && !meaning.is_empty() && !spec.is_empty(), "{info:?}");
            assert!(!info.cause.is_empty() || code == &"6201", "{info:?}");
            assert!(!info.remedy.is_empty() || code == &"6201", "{info:?}");
            for name in *used_in {
                let kind = Kind::find(Some(Vendor::Alibaba), name);
                assert!(kind.is_some_and(|kind| kind.replies_to().is_none()), "{code}: no request {name}");
            }
            let same = all().filter(|other| {
                other.family == info.family && other.code == *code && other.meaning == *meaning
            });
            assert_eq!(same.count(), 1, "{code} {meaning} is there twice");
        }
    }

    #[test]
    fn a_reply_gets_the_meaning_of_its_request() {
        assert_eq!(meanings("thing.dsltemplate.get_reply", "6321"), ["device is not in the product"]);
        assert_eq!(meanings("thing.event.property.post_reply", "6321"), ["identifier is missing"]);
        assert_eq!(meanings("combine.logout_reply", "520"), ["no session"]);
        assert_eq!(meanings("ext.error", "520"), ["session error"]);
        assert_eq!(meanings("ext.error", "6401"), ["topological relationship was deleted"]);
        // Defined twice for the same request.
        assert_eq!(meanings("thing.event.property.post_reply", "6301").len(), 2);
        assert_eq!(meanings("thing.event.property.post_reply", "6313").len(), 2);
        assert_eq!(meanings("thing.event.property.post_reply", "200"), ["success"]);
        // Not listed for this request: every meaning.
        assert_eq!(meanings("thing.config.get_reply", "6321").len(), 2);
        assert_eq!(meanings("thing.config.get_reply", "6313").len(), 2);
        // Whose code it is depends on who answers.
        assert_eq!(meanings("thing.service.property.set_reply", "400"), ["request error"]);
        assert_eq!(meanings("thing.service.property.set_reply", "100000"), ["the device's own error"]);
        assert_eq!(meanings("thing.service.property.set_reply", "110000"), ["the device's own error"]);
        assert_eq!(meanings("shadow.get", "409"), ["version conflict"]);
        assert_eq!(meanings("http.auth", "20000"), ["authentication failed"]);
        assert_eq!(meanings("http.auth.register.device", "6289"), ["device is already activated"]);
        assert_eq!(meanings("ota.device.upgrade", "1000"), ["success"]);
        assert_eq!(meanings("ota.device.request", "500").len(), 2);
        assert_eq!(meanings("ota.device.request", "9112"), ["device query failed"]);
    }

    /// The shadow's own table of refusals and this one are the same list.
    #[test]
    fn every_refusal_of_a_shadow_has_a_row() {
        use crate::alibaba::shadow::Refusal;
        let codes: Vec<&str> = shadow::CODES.iter().map(|row| row.code).collect();
        let refusals: Vec<&str> = Refusal::ALL.iter().map(|refusal| refusal.code()).collect();
        assert_eq!(codes, refusals);
    }

    #[test]
    fn no_row_is_given_for_what_is_in_no_table() {
        for code in
            ["", "0", "99", "201", "0200", "+200", "-1", "200 ", "6999", "99999", "99999999999999999999"]
        {
            assert_eq!(meanings("thing.event.property.post_reply", code), [""; 0], "{code:?}");
        }
        for code in ["099999", "99999", "110001", "0100000", "100000-110000x", "100 00", "520"] {
            assert_eq!(meanings("thing.service.property.set_reply", code), [""; 0], "{code:?}");
        }
        assert_eq!(meanings("shadow.get", "200"), [""; 0]);
        assert_eq!(meanings("http.auth", "401"), [""; 0]);
    }

    #[test]
    fn every_way_to_write_a_code_finds_it() {
        let count = |code| codes::find(Vendor::Alibaba, code).count();
        assert_eq!(count("6401"), 2);
        assert_eq!(count("timeout"), 1);
        assert_eq!(count("4.01"), 1);
        assert_eq!(count("0x81"), 1);
        assert_eq!(count("104321"), 1);
        assert_eq!(count("110001"), 0);
        assert_eq!(count("-4"), 1);
    }
}
