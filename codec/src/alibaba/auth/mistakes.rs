//! What people sign instead of what Alibaba's schemes sign.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use super::content::Content;
use crate::{
    sign::{Cause, Field, Inputs, Trials},
    wire::{hmac::Method, sort::sort_by},
};

/// A constant that C, Go and Rust SDKs sign as the time.
const FIXED_TIME: &str = "2524608000000";

/// What the text of a scheme is made of, and what it may have been taken for.
pub(super) struct Scene<'a> {
    pub(super) content: Content<'a>,
    /// The whole client id with its bars, where only its first part is signed.
    pub(super) wire_client_id: Option<&'a str>,
    /// The first part, where the whole is signed.
    pub(super) base_client_id: Option<&'a str>,
    pub(super) method: Method,
}

type Pairs<'a> = Vec<(Cow<'a, str>, Cow<'a, str>)>;

fn joined(pairs: &Pairs<'_>, between: &str, after: &str) -> String {
    let parts: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}{between}{value}")).collect();
    parts.join(after)
}

pub(super) fn texts(scene: &Scene<'_>, inputs: &Inputs<'_>, trials: &mut Trials) {
    let Scene { content, method, .. } = scene;
    let pairs: Pairs<'_> =
        content.parts().map(|(name, value)| (Cow::Borrowed(name), Cow::Borrowed(value))).collect();
    let text = joined(&pairs, "", "");
    trials.text(&text);
    with_values(scene, &pairs, trials);
    client_ids(scene, inputs, trials);
    with_more(*content, *method, &pairs, trials);
    with_names(&pairs, trials);
    orders(&pairs, trials);
    for (between, after) in
        [("=", "&"), ("=", ","), ("=", ";"), ("=", ""), (":", ","), ("", "&"), ("", ","), ("", "\n")]
    {
        let detail = format!("{between:?} and {after:?}");
        trials.wrong_text(Cause::Separators, detail, joined(&pairs, between, after));
    }
    for end in ["\n", "\r\n"] {
        trials.wrong_text(Cause::LineEnd, "", format!("{text}{end}"));
    }
}

/// Other values of the same parameters, and fewer parameters.
fn with_values(scene: &Scene<'_>, pairs: &Pairs<'_>, trials: &mut Trials) {
    let content = scene.content;
    let mut put = |cause, detail: &'static str, content: Content<'_>| {
        trials.wrong_text(cause, detail, format!("{content}"));
    };
    if let Some(timestamp) = content.timestamp {
        put(Cause::TimestampMissing, "", Content { timestamp: None, ..content });
        put(
            Cause::TimestampUnit,
            "milliseconds were signed",
            Content { timestamp: Some(&format!("{timestamp}000")), ..content },
        );
        if let Some(seconds) = timestamp.len().checked_sub(3).and_then(|end| timestamp.get(..end)) {
            put(Cause::TimestampUnit, "seconds were signed", Content { timestamp: Some(seconds), ..content });
        }
    } else {
        put(
            Cause::TimestampAdded,
            "the fixed time of some SDKs, 2524608000000",
            Content { timestamp: Some(FIXED_TIME), ..content },
        );
    }
    let swapped = Content { product_key: content.device_name, device_name: content.product_key, ..content };
    put(Cause::IdsSwapped, "", swapped);
    let both = |change: fn(&str) -> String| (change(content.product_key), change(content.device_name));
    for (detail, (product_key, device_name)) in [
        ("upper case", both(|text| text.to_ascii_uppercase())),
        ("lower case", both(|text| text.to_ascii_lowercase())),
    ] {
        put(Cause::IdCase, detail, Content { product_key: &product_key, ..content });
        put(Cause::IdCase, detail, Content { device_name: &device_name, ..content });
        put(
            Cause::IdCase,
            detail,
            Content { product_key: &product_key, device_name: &device_name, ..content },
        );
    }
    for end in [" ", "\n", "\r\n"] {
        let (product_key, device_name) =
            (format!("{}{end}", content.product_key), format!("{}{end}", content.device_name));
        put(Cause::IdSpace, "", Content { product_key: &product_key, ..content });
        put(Cause::IdSpace, "", Content { device_name: &device_name, ..content });
    }
    for (index, (name, _)) in pairs.iter().enumerate() {
        let fewer: Pairs<'_> =
            pairs.iter().enumerate().filter(|(at, _)| *at != index).map(|(_, pair)| pair.clone()).collect();
        trials.wrong_text(Cause::PartMissing, format!("{name}"), joined(&fewer, "", ""));
    }
    let escaped: Pairs<'_> = pairs
        .iter()
        .map(|(name, value)| {
            let value: String = form_urlencoded::byte_serialize(value.as_bytes()).collect();
            (name.clone(), Cow::Owned(value))
        })
        .collect();
    if escaped != *pairs {
        trials.wrong_text(Cause::UrlEncoded, "", joined(&escaped, "", ""));
    }
}

/// Other client ids.
fn client_ids(scene: &Scene<'_>, inputs: &Inputs<'_>, trials: &mut Trials) {
    let content = scene.content;
    let mut put = |cause, detail: String, client_id: &str| {
        trials.wrong_text(cause, detail, format!("{}", Content { client_id: Some(client_id), ..content }));
    };
    let (pk, dn) = (content.product_key, content.device_name);
    let usual = [
        format!("{pk}.{dn}"),
        format!("{pk}&{dn}"),
        format!("{dn}.{pk}"),
        format!("{dn}&{pk}"),
        String::from(dn),
        String::new(),
    ];
    if content.client_id.is_some() {
        if let Some(wire) = scene.wire_client_id {
            put(Cause::ClientIdBars, String::new(), wire);
            // Without the bar behind it.
            put(Cause::ClientIdBars, String::new(), wire.trim_end_matches('|'));
        }
        if let Some(base) = scene.base_client_id {
            put(Cause::ClientIdNoBars, String::new(), base);
        }
        let named = inputs.text(Field::ClientId).map(String::from);
        for other in usual.into_iter().chain(named).filter(|other| Some(&**other) != content.client_id) {
            put(Cause::ClientIdOther, format!("{other:?}"), &other);
        }
    } else {
        for other in usual.iter().map(String::as_str).chain(scene.wire_client_id).chain(scene.base_client_id)
        {
            put(Cause::ClientIdSigned, String::new(), other);
        }
    }
}

/// More parameters than are signed, in their order by name.
fn with_more(content: Content<'_>, method: Method, pairs: &Pairs<'_>, trials: &mut Trials) {
    let mut more = vec_of_excluded(method);
    if content.client_id.is_some() {
        more.push((Cause::CleanSession, "cleanSession", "true".into()));
        more.push((Cause::CleanSession, "cleanSession", "false".into()));
    }
    for (cause, name, value) in more {
        let mut pairs = pairs.clone();
        pairs.push((Cow::Borrowed(name), Cow::Owned(value.clone())));
        sort_by(&mut pairs, Ord::cmp);
        trials.wrong_text(cause, format!("{name}={value}"), joined(&pairs, "", ""));
    }
}

fn vec_of_excluded(method: Method) -> Vec<(Cause, &'static str, String)> {
    let excluded = |name, value: &str| (Cause::Excluded, name, String::from(value));
    let camel = format!("hmacSha{}", method.name().trim_start_matches("hmacsha"));
    let mut list = alloc::vec![
        excluded("signmethod", method.name()),
        excluded("signMethod", method.name()),
        excluded("signMethod", &camel),
        excluded("version", "default"),
        excluded("resources", "mqtt"),
    ];
    for mode in ["2", "3", "-1", "-2"] {
        list.push(excluded("securemode", mode));
    }
    list
}

/// Other names of the same parameters.
fn with_names(pairs: &Pairs<'_>, trials: &mut Trials) {
    let renamed = |change: &dyn Fn(&str) -> String| -> String {
        let pairs: Pairs<'_> =
            pairs.iter().map(|(name, value)| (Cow::Owned(change(name)), value.clone())).collect();
        joined(&pairs, "", "")
    };
    let capital = |name: &str| {
        let mut letters = name.chars();
        letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect::<String>()
    };
    let snake = |name: &str| {
        name.chars().fold(String::new(), |mut out, letter| {
            if letter.is_ascii_uppercase() {
                out.push('_');
            }
            out.push(letter.to_ascii_lowercase());
            out
        })
    };
    trials.wrong_text(Cause::NamesCase, "lower case", renamed(&|name| name.to_ascii_lowercase()));
    trials.wrong_text(Cause::NamesCase, "upper case", renamed(&|name| name.to_ascii_uppercase()));
    trials.wrong_text(Cause::NamesCase, "capital initials", renamed(&capital));
    trials.wrong_text(Cause::NamesCase, "with underscores", renamed(&snake));
    trials.wrong_text(
        Cause::NamesCase,
        "clientID",
        renamed(&|name| if name == "clientId" { "clientID".into() } else { name.into() }),
    );
    trials.wrong_text(Cause::NamesMissing, "", renamed(&|_| String::new()));
    // Devices guide 2019, 3.8, and 2018, chapter 9.
    let misprint: String = pairs
        .iter()
        .map(
            |(name, value)| if name == "productKey" { "ProductKey".into() } else { format!("{name}{value}") },
        )
        .collect();
    trials.wrong_text(Cause::Misprint, "", misprint);
    trials.wrong_text(
        Cause::Misprint,
        "",
        renamed(&|name| if name == "deviceName" { "deviceNamee".into() } else { name.into() }),
    );
}

/// Every other order.
fn orders(pairs: &Pairs<'_>, trials: &mut Trials) {
    if pairs.len() > 5 {
        return;
    }
    let mut found: Vec<Vec<usize>> = alloc::vec![Vec::new()];
    for _ in pairs {
        found = found
            .iter()
            .flat_map(|order| {
                (0..pairs.len()).filter(|next| !order.contains(next)).map(|next| {
                    let mut order = order.clone();
                    order.push(next);
                    order
                })
            })
            .collect();
    }
    for order in found.iter().filter(|order| !order.is_sorted()) {
        let ordered: Pairs<'_> = order.iter().filter_map(|at| pairs.get(*at).cloned()).collect();
        let names: Vec<&str> = ordered.iter().map(|(name, _)| &**name).collect();
        trials.wrong_text(Cause::Order, names.join(", "), joined(&ordered, "", ""));
    }
}
