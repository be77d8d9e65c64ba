//! From a topic or resource path to vendor, protocol, kind, direction and ids; without allocating.

use alloc::{borrow::Cow, format, string::String};

use crate::{
    alibaba::topic as alibaba,
    error::{Code, Complaint, Error, Place},
    huawei::topic as huawei,
    kind::{Direction, Kind, KindInfo, Protocol, Vendor},
    record::Address,
    tencent::topic as tencent,
    wire::topic::{self as grammar, Filter, LAYER, Spans, Table},
};

/// A classified topic name or resource path. The text is kept exactly.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Topic<'a> {
    name: Cow<'a, str>,
    kind: Kind,
    spans: Spans,
    /// Where the query behind a `?` starts.
    query: Option<u16>,
    path: Option<Option<u16>>,
}

/// What a classified topic is but for its text: for a caller who keeps the text, and wants the parts of it later without
/// classifying it again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shape {
    kind: Kind,
    spans: Spans,
    query: Option<u16>,
    path: Option<Option<u16>>,
}

impl Shape {
    /// The topic again. Of another text than it had, the ids are parts, and mean nothing.
    #[inline]
    pub fn over(self, name: &str) -> Topic<'_> {
        let Shape { kind, spans, query, path } = self;
        Topic { name: Cow::Borrowed(name), kind, spans, query, path }
    }
}

/// What no vendor's table or prefix knows.
static UNKNOWN: KindInfo = KindInfo::new(
    "unknown",
    None,
    Protocol::Unknown,
    None,
    None,
    "a topic or document of no known vendor",
    "",
);

/// The kind of topics that are in no table: of a vendor by their prefix, or of none.
pub fn unknown(vendor: Option<Vendor>) -> Kind {
    Kind::new(match vendor {
        Some(Vendor::Alibaba) => &alibaba::UNKNOWN,
        Some(Vendor::Huawei) => &huawei::UNKNOWN,
        Some(Vendor::Tencent) => &tencent::UNKNOWN,
        None => &UNKNOWN,
    })
}

/// Classifies an MQTT topic name. A name that is in no table is a value, not an error. A guide's template is read as the
/// topic that it looks like, with its placeholders as ids.
///
/// # Errors
/// A text that is no topic name: [`Code::TopicEmpty`], [`Code::TopicTooLong`], [`Code::TopicNul`], [`Code::TopicWildcard`].
#[inline]
pub fn topic(name: &str) -> Result<Topic<'_>, Error> {
    grammar::check_name(name)?;
    // Huawei's SDKs append `?encoding=gzip` to some topics.
    let (text, query) = if name.starts_with("$oc/") { cut_query(name) } else { (name, None) };
    let (kind, spans) = find_topic(text);
    Ok(Topic { name: Cow::Borrowed(name), kind, spans, query, path: None })
}

#[inline]
fn find_topic(name: &str) -> (Kind, Spans) {
    let found = match name.as_bytes() {
        [b'$', b'o', b'c', b'/', ..] => {
            in_tables(huawei::TABLES, name).or_else(|| in_table(&huawei::BRIDGED, name))
        }
        [b'$', ..] => in_tables(tencent::TABLES, name),
        [b'/', b'h', ..] if name.starts_with("/huawei/") => in_tables(huawei::TABLES, name),
        [b'/', ..] => in_tables(alibaba::TABLES, name),
        _ => None,
    };
    match found {
        Some((info, spans)) => (Kind::new(info), spans),
        None => custom_or_unknown(name),
    }
}

fn custom_or_unknown(name: &str) -> (Kind, Spans) {
    let under = |prefixes: &[&str]| prefixes.iter().any(|prefix| name.starts_with(prefix));
    let nothing = |vendor| (unknown(vendor), Spans::NONE);
    if under(alibaba::PREFIXES) {
        return nothing(Some(Vendor::Alibaba));
    }
    if under(huawei::PREFIXES) {
        return nothing(Some(Vendor::Huawei));
    }
    if under(tencent::PREFIXES) {
        return nothing(Some(Vendor::Tencent));
    }
    let first = name.strip_prefix('/').unwrap_or(name).split('/').next().unwrap_or_default();
    let found = if name.starts_with('/') {
        in_table(&alibaba::CUSTOM_TABLE, name)
            .or_else(|| if is_product_key(first) { in_table(&alibaba::OLD_CUSTOM_TABLE, name) } else { None })
    } else if is_product_id(first) {
        in_table(&tencent::COAP_AUTH_TABLE, name).or_else(|| in_table(&tencent::CUSTOM_TABLE, name))
    } else {
        None
    };
    match found {
        Some((info, spans)) => (Kind::new(info), spans),
        None => nothing(None),
    }
}

/// Alibaba's product keys: `a` and ten letters or digits; or a guide's placeholder.
fn is_product_key(text: &str) -> bool {
    (text.len() == 11 && text.starts_with('a') && text.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        || is_placeholder(text)
}

/// Tencent's product ids: ten upper-case letters or digits; or a guide's placeholder.
fn is_product_id(text: &str) -> bool {
    (text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()))
        || is_placeholder(text)
}

fn is_placeholder(text: &str) -> bool {
    (text.starts_with('{') || text.starts_with("${")) && text.ends_with('}')
}

#[inline]
fn in_tables(tables: &'static [Table], name: &str) -> Option<(&'static KindInfo, Spans)> {
    // Prefixes mostly differ in their second byte: no call to compare a text for those.
    let second = name.as_bytes().get(1);
    let may_start = |table: &&Table| table.prefix.as_bytes().get(1) == second;
    tables
        .iter()
        .filter(may_start)
        .filter(|table| name.starts_with(table.prefix))
        .find_map(|table| table.find(name))
}

#[inline]
fn in_table(table: &'static Table, name: &str) -> Option<(&'static KindInfo, Spans)> {
    if name.starts_with(table.prefix) { table.find(name) } else { None }
}

/// The length of `/topic`, which stands in front of the topic in the path of a publish.
const TOPIC_PREFIX: u16 = 6;

/// Classifies the path of an HTTP request, or with a status that of its reply.
///
/// # Errors
/// [`Code::TopicEmpty`], [`Code::TopicTooLong`], [`Code::TopicNul`].
pub fn path(path: &str, status: Option<u16>) -> Result<Topic<'_>, Error> {
    match grammar::check_name(path) {
        // A path may hold what is a wildcard in a topic.
        Err(error) if error.code() != Code::TopicWildcard => return Err(error),
        _ => {}
    }
    let (text, query) = cut_query(path);
    // A publish over HTTP or CoAP is the message that its topic says; a reply is of the transport.
    if status.is_none()
        && let Some(topic) = text.strip_prefix("/topic").filter(|topic| topic.starts_with('/'))
    {
        let (kind, spans) = find_topic(topic);
        if kind.info().vendor == Some(Vendor::Alibaba) && kind != unknown(Some(Vendor::Alibaba)) {
            let spans = spans.shifted(TOPIC_PREFIX);
            return Ok(Topic { name: Cow::Borrowed(path), kind, spans, query, path: Some(status) });
        }
    }
    let tables = [alibaba::PATHS, huawei::PATHS, tencent::PATHS];
    let found = tables.into_iter().find_map(|tables| in_tables(tables, text));
    let (kind, spans) = match found {
        Some((info, spans)) => (Kind::new(info), spans),
        None => (unknown(None), Spans::NONE),
    };
    Ok(Topic { name: Cow::Borrowed(path), kind, spans, query, path: Some(status) })
}

/// The kinds of message that a subscription filter can deliver, but for topics that are in no table.
///
/// # Errors
/// A text that is no filter.
pub fn filter(text: &str) -> Result<impl Iterator<Item = Kind>, Error> {
    Filter::new(text)?;
    // What is in front of the query decides, as for names.
    let (text, _) = if text.starts_with("$oc/") { cut_query(text) } else { (text, None) };
    let filter = Filter::new(text)?;
    // The topic that a filter and a template have in common may belong to a more exact template: the tables tell.
    let delivers = move |kind: Kind, template: &str| {
        grammar::common(&filter, template).is_some_and(|name| find_topic(&name).0 == kind)
    };
    Ok(kinds().filter(move |kind| {
        let info = kind.info();
        let Some(template) = info.topic.filter(|_| info.protocol != Protocol::Http) else { return false };
        delivers(*kind, template)
            || huawei::bridged(template).is_some_and(|template| delivers(*kind, &template))
    }))
}

/// Every kind that a topic or path can have.
pub fn kinds() -> impl Iterator<Item = Kind> {
    let tables =
        [alibaba::TABLES, alibaba::PATHS, huawei::TABLES, huawei::PATHS, tencent::TABLES, tencent::PATHS];
    let customs = [
        &alibaba::CUSTOM_TABLE,
        &alibaba::OLD_CUSTOM_TABLE,
        &tencent::COAP_AUTH_TABLE,
        &tencent::CUSTOM_TABLE,
    ];
    let unknowns = [&alibaba::UNKNOWN, &huawei::UNKNOWN, &tencent::UNKNOWN, &UNKNOWN];
    let mut seen: Option<*const grammar::Row> = None;
    tables
        .into_iter()
        .flatten()
        .chain(customs)
        .filter(move |table| {
            // Tables of different prefixes may share their rows; those stand next to each other.
            let rows = table.rows.as_ptr();
            let again = !table.rows.is_empty() && seen == Some(rows);
            seen = Some(rows);
            !again
        })
        .flat_map(Table::kinds)
        .chain(unknowns)
        .map(Kind::new)
}

/// The text in front of a `?`, and where the query behind it starts.
#[inline]
fn cut_query(text: &str) -> (&str, Option<u16>) {
    // Mostly there is none, and a fold over the bytes is vector instructions.
    if text.bytes().fold(true, |none, byte| none & (byte != b'?')) {
        return (text, None);
    }
    match text.split_once('?') {
        Some((before, _)) => (before, u16::try_from(before.len().saturating_add(1)).ok()),
        None => (text, None),
    }
}

impl<'a> Topic<'a> {
    /// The whole text, as it came.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whose topic it is.
    pub fn vendor(&self) -> Option<Vendor> {
        self.kind.info().vendor
    }

    /// The grammar of its messages.
    pub fn protocol(&self) -> Protocol {
        self.kind.info().protocol
    }

    /// What its messages are.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Which way its messages go; a reply to an HTTP request goes down. None where both ways share the topic.
    pub fn direction(&self) -> Option<Direction> {
        let direction = self.kind.info().direction;
        match self.path {
            Some(Some(_)) => direction.map(Direction::reversed),
            _ => direction,
        }
    }

    /// What it is but for its text.
    #[inline]
    pub fn shape(&self) -> Shape {
        Shape { kind: self.kind, spans: self.spans, query: self.query, path: self.path }
    }

    /// The ids in it: name and text, in the order of the template.
    pub fn ids(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.spans.iter().map(|(name, range)| (name, self.name.get(range).unwrap_or_default()))
    }

    /// One id by its name, such as `device_id`.
    pub fn id(&self, name: &str) -> Option<&str> {
        self.ids().find(|(id, _)| *id == name).map(|(_, value)| value)
    }

    /// What follows a `?`: `encoding=gzip`.
    pub fn query(&self) -> Option<&str> {
        self.name.get(usize::from(self.query?)..)
    }

    /// Whether the topic says that the payload is compressed: `?encoding=gzip`, which Huawei's SDKs append.
    pub fn is_compressed(&self) -> bool {
        !self.is_path()
            && self.query().is_some_and(|query| query.split('&').any(|part| part == "encoding=gzip"))
    }

    /// Whether it is a resource path and not a topic.
    pub fn is_path(&self) -> bool {
        self.path.is_some()
    }

    /// The HTTP status of a reply.
    pub fn status(&self) -> Option<u16> {
        self.path.flatten()
    }

    /// The address of a record on this topic or path.
    pub fn address(&self) -> Address<'_> {
        let name = Cow::Borrowed(&*self.name);
        match self.path {
            None => Address::Topic(name),
            Some(status) => Address::Path { path: name, status },
        }
    }

    /// The same, owning its text.
    pub fn into_owned(self) -> Topic<'static> {
        Topic {
            name: Cow::Owned(self.name.into_owned()),
            kind: self.kind,
            spans: self.spans,
            query: self.query,
            path: self.path,
        }
    }

    /// Builds the topic of a kind from its ids.
    ///
    /// # Errors
    /// [`Code::TopicValue`] when an id is missing, empty, or cannot stand in the topic; [`Code::TopicEmpty`] when the
    /// kind has no topic.
    pub fn build(kind: Kind, id: impl Fn(&str) -> Option<&'a str>) -> Result<String, Error> {
        let template = kind.info().topic.unwrap_or_default();
        let mut name = String::new();
        let mut rest = template;
        while let Some((text, after)) = rest.split_once('{') {
            name.push_str(text);
            let (hole, after) = after.split_once('}').unwrap_or((after, ""));
            let (hole, deep) = hole.strip_suffix("...").map_or((hole, false), |hole| (hole, true));
            let value = id(hole).unwrap_or_default();
            if value.is_empty() || value.contains(['+', '#', '\0']) || (!deep && value.contains('/')) {
                return Err(Complaint::new(Code::TopicValue, LAYER, Place::pointer(format!("/{hole}")))
                    .expected(if deep {
                        "text without wildcards"
                    } else {
                        "text of one level, without wildcards"
                    })
                    .found(format!("{value:?}"))
                    .into());
            }
            name.push_str(value);
            rest = after;
        }
        name.push_str(rest);
        grammar::check_name(&name)?;
        Ok(name)
    }
}
