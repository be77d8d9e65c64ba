//! What is odd about a shadow message or document.

use alloc::{
    borrow::Cow,
    collections::BTreeSet,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    LAYER, REPORTED_ATTRIBUTES, SPEC_DOCUMENT, SPEC_MESSAGES,
    apply::is_null,
    document::Document,
    message::{Content, Message, Payload, Section, State, present},
    metadata::{Metadata, SectionTimes, Stamp},
    refusal::Refusal,
};
use crate::{
    error::{Code, Complaint, Note, Place, escape_pointer},
    kind::Direction,
    wire::{
        json::{Members, Number, OrNull, TextOrNumber},
        sort::set_of,
    },
};

/// From here on a count of seconds since 1970 is rather one of milliseconds: it would be the year 5138.
const MILLISECONDS: u64 = 100_000_000_000;

/// The members that have a place of their own, and where that is.
const PLACES: &[(&str, &str)] = &[
    ("reported", "/state/reported"),
    ("desired", "/state/desired"),
    ("metadata", "/metadata, beside the state"),
    ("version", "/version, beside the state"),
    ("timestamp", "/timestamp, beside the state"),
    ("method", "/method, beside the state"),
];

impl Message<'_> {
    /// Adds a note for each documented rule that the message breaks: up it is a request, down an answer.
    ///
    /// There is at most one note of a code for each place that the guide names; where attributes are concerned it names the
    /// first one, so that a long message does not get a long list.
    pub fn check(&self, direction: Direction, notes: &mut Vec<Note>) {
        let mut notes = Notes { list: notes, spec: SPEC_MESSAGES };
        match direction {
            Direction::Up => notes.request(self),
            Direction::Down => notes.answer(self),
        }
    }
}

impl Document<'_> {
    /// Adds a note for each documented rule that the stored document breaks.
    pub fn check(&self, notes: &mut Vec<Note>) {
        let mut notes = Notes { list: notes, spec: SPEC_DOCUMENT };
        match &self.version {
            None => notes.add(Code::ShadowVersionMissing, "/version", "", ""),
            version => notes.stored_version("/version", version.as_ref()),
        }
        match &self.timestamp {
            None => notes.add(Code::ShadowTimestampMissing, "/timestamp", "", ""),
            time => notes.time("/timestamp", time.as_ref()),
        }
        if self.state().is_none() {
            notes.add(Code::ShadowStateMissing, "/state", "", "");
        }
        notes.contents("", self.state(), self.metadata());
    }
}

struct Notes<'n> {
    list: &'n mut Vec<Note>,
    spec: &'static str,
}

impl Notes<'_> {
    fn add(
        &mut self,
        code: Code,
        pointer: impl Into<String>,
        expected: impl Into<Cow<'static, str>>,
        found: impl Into<Cow<'static, str>>,
    ) {
        let place = Place::pointer(pointer);
        self.list.push(Complaint::new(code, LAYER, place).expected(expected).found(found).spec(self.spec));
    }

    fn request(&mut self, message: &Message<'_>) {
        self.method(message, &["update", "get", "delete"], &["reply", "control"]);
        self.time("/timestamp", message.timestamp.as_ref());
        if message.payload.is_some() {
            self.add(Code::ShadowMemberMisplaced, "/payload", "a payload from the platform only", "");
        }
        self.misplaced("", &message.extra, &["reported", "desired", "metadata"]);
        let method = message.method();
        if !matches!(method, Some("update" | "delete")) {
            return;
        }
        self.requested_version(message);
        let Some(state) = message.state() else {
            let found = if message.state.is_some() { "null" } else { "" };
            return self.add(Code::ShadowStateMissing, "/state", "an object", found);
        };
        self.inside_state("/state", state);
        if method == Some("delete") {
            self.deleted(state);
        } else {
            self.updated(state);
        }
    }

    fn updated(&mut self, state: &State<'_>) {
        const REPORTED: &str = "/state/reported";
        match &state.reported {
            None => {
                let lists = state.desired.as_ref().and_then(Section::attributes);
                let clears = state.desired.as_ref().is_some_and(Section::is_null);
                if !clears && lists.is_none_or(|attributes| attributes.0.is_empty()) {
                    let expected = "reported attributes from a device, desired ones from an application";
                    self.add(Code::ShadowReportedMissing, REPORTED, expected, "");
                }
            }
            Some(Section::Attributes(attributes)) if attributes.0.is_empty() => {
                self.add(Code::ShadowReportedBlank, REPORTED, "attributes", "{}");
            }
            Some(Section::Attributes(attributes)) => self.updated_attributes(REPORTED, attributes),
            Some(section) => {
                let expected = "attributes; only a delete takes \"null\" there";
                self.add(Code::ShadowReportedBlank, REPORTED, expected, shown_section(section));
            }
        }
        match &state.desired {
            Some(Section::Attributes(attributes)) => self.updated_attributes("/state/desired", attributes),
            Some(Section::Null) => self.null("/state/desired"),
            Some(section @ Section::Text(_)) if !section.is_null_text() => {
                let expected = "attributes, or \"null\" to clear them";
                self.add(Code::ShadowNullForm, "/state/desired", expected, shown_section(section));
            }
            _ => {}
        }
    }

    fn updated_attributes(&mut self, pointer: &str, attributes: &Members<'_>) {
        self.attribute_limit(pointer, attributes);
        if let Some((name, _)) = attributes.0.iter().find(|(_, value)| value.is_null()) {
            self.null(&below(pointer, name));
        }
        if let Some((name, _)) = attributes.0.iter().find(|(_, value)| !value.is_null() && is_null(value)) {
            let expected = "a value; only a delete removes attributes";
            self.add(Code::ShadowNullStored, below(pointer, name), expected, "\"null\"");
        }
    }

    fn deleted(&mut self, state: &State<'_>) {
        const REPORTED: &str = "/state/reported";
        match &state.reported {
            None => {
                self.add(Code::ShadowReportedMissing, REPORTED, "the attributes that go, or \"null\"", "");
            }
            Some(Section::Null) => self.null(REPORTED),
            Some(section @ Section::Text(_)) if !section.is_null_text() => {
                self.add(Code::ShadowReportedBlank, REPORTED, "\"null\"", shown_section(section));
            }
            Some(Section::Text(_)) => {}
            Some(Section::Attributes(attributes)) => {
                if attributes.0.is_empty() {
                    self.add(Code::ShadowReportedBlank, REPORTED, "the attributes that go", "{}");
                }
                self.attribute_limit(REPORTED, attributes);
                if let Some((name, _)) = attributes.0.iter().find(|(_, value)| value.is_null()) {
                    self.null(&below(REPORTED, name));
                }
                if let Some((name, value)) = attributes.0.iter().find(|(_, value)| !is_null(value)) {
                    self.add(Code::ShadowDeleteValue, below(REPORTED, name), "\"null\"", cut(value.text()));
                }
            }
        }
        if state.desired.is_some() {
            let expected = "a delete of reported attributes; an update with \"null\" clears the desired ones";
            self.add(Code::ShadowMemberMisplaced, "/state/desired", expected, "");
        }
    }

    fn null(&mut self, pointer: &str) {
        self.add(Code::ShadowNullForm, pointer, "the text \"null\"", "null");
    }

    fn requested_version(&mut self, message: &Message<'_>) {
        match &message.version {
            None => self.add(Code::ShadowVersionMissing, "/version", "", ""),
            Some(OrNull::Value(TextOrNumber::Number(number))) if number.as_i64() == Some(-1) => {
                self.add(Code::ShadowVersionReset, "/version", "", "-1");
            }
            version => self.stored_version("/version", version.as_ref()),
        }
    }

    /// A version that is there.
    fn stored_version(&mut self, pointer: &str, version: Option<&OrNull<TextOrNumber<'_>>>) {
        if version.is_some_and(|version| whole_number(version).is_none()) {
            let expected = "a whole number from 0 to 9223372036854775807";
            self.add(Code::ShadowVersionForm, pointer, expected, version.map(shown).unwrap_or_default());
        }
    }

    fn answer(&mut self, message: &Message<'_>) {
        self.method(message, &["reply", "control"], &["update", "get", "delete"]);
        self.time("/timestamp", message.timestamp.as_ref());
        if message.state.is_some() {
            self.add(Code::ShadowMemberMisplaced, "/state", "/payload/state", "");
        }
        let nested = [("status", "/payload/status"), ("content", "/payload/content")];
        for (name, expected) in nested {
            if message.extra.0.iter().any(|(extra, _)| extra == name) {
                self.add(Code::ShadowMemberMisplaced, format!("/{name}"), expected, "");
            }
        }
        let Some(payload) = message.payload() else {
            let found = if message.payload.is_some() { "null" } else { "" };
            return self.add(Code::ShadowPayloadMissing, "/payload", "an object", found);
        };
        self.misplaced("/payload", &payload.extra, &["reported", "desired"]);
        if payload.timestamp.is_some() {
            self.add(Code::ShadowMemberMisplaced, "/payload/timestamp", "/timestamp, beside the payload", "");
            self.time("/payload/timestamp", payload.timestamp.as_ref());
        } else if message.timestamp.is_none() {
            self.add(Code::ShadowTimestampMissing, "/timestamp", "", "");
        }
        self.status(message, payload);
        self.answered_version(message, payload);
        self.contents("/payload", payload.state(), payload.metadata());
    }

    fn status(&mut self, message: &Message<'_>, payload: &Payload<'_>) {
        match (present(&payload.status).map(|status| &**status), message.method()) {
            (Some("success"), _) | (Some("error"), Some("reply")) => {}
            // The guide prints one; the platform leaves it out.
            (None, Some("control")) if payload.status.is_none() => {}
            (found, _) => {
                let found = found.map_or(String::new(), |found| format!("{:?}", cut(found)));
                self.add(Code::ShadowStatus, "/payload/status", "\"success\" or \"error\"", found);
            }
        }
        match present(&payload.content) {
            Some(content) => self.content(content),
            None if payload.is_success() == Some(false) => {
                self.add(Code::ShadowContentMissing, "/payload/content", "errorcode and errormessage", "");
            }
            None => {}
        }
    }

    fn content(&mut self, content: &Content<'_>) {
        let capital = [
            ("errorCode", "errorcode", content.error_code.is_some()),
            ("errorMessage", "errormessage", content.error_message.is_some()),
        ];
        for (name, expected, _) in capital.into_iter().filter(|(.., there)| *there) {
            self.add(Code::ShadowErrorMember, format!("/payload/content/{name}"), expected, name);
        }
        let Some(code) = content.code() else {
            return self.add(Code::ShadowContentMissing, "/payload/content/errorcode", "a code", "");
        };
        if Refusal::from_code(code.text()).is_none() {
            let name = if content.errorcode.is_some() { "errorcode" } else { "errorCode" };
            let found = cut(code.text()).into_owned();
            self.add(
                Code::ShadowErrorCodeUnknown,
                format!("/payload/content/{name}"),
                "400 to 409 or 500",
                found,
            );
        }
    }

    /// The reply to an update has its version in the payload, what brings a state has it beside the payload.
    fn answered_version(&mut self, message: &Message<'_>, payload: &Payload<'_>) {
        self.stored_version("/version", message.version.as_ref());
        self.stored_version("/payload/version", payload.version.as_ref());
        let outside = payload.state.is_some() || message.method() == Some("control");
        let (right, wrong, pointers) = if outside {
            (&message.version, &payload.version, ["/version", "/payload/version"])
        } else {
            (&payload.version, &message.version, ["/payload/version", "/version"])
        };
        let [expected, found] = pointers;
        if wrong.is_some() && payload.is_success() != Some(false) {
            self.add(Code::ShadowMemberMisplaced, found, expected, "");
        } else if right.is_none() && payload.is_success() != Some(false) {
            self.add(Code::ShadowVersionMissing, expected, "", "");
        }
    }

    fn method(&mut self, message: &Message<'_>, right: &[&str], reversed: &[&str]) {
        let expected = right.join(" or ");
        let (code, found) = match &message.method {
            None => (Code::ShadowMethodMissing, String::new()),
            Some(OrNull::Null) => (Code::ShadowMethodMissing, "null".to_string()),
            Some(OrNull::Value(method)) if right.contains(&&**method) => return,
            Some(OrNull::Value(method)) if reversed.contains(&&**method) => {
                (Code::ShadowMethodDirection, method.to_string())
            }
            Some(OrNull::Value(method)) => (Code::ShadowMethodUnknown, format!("{:?}", cut(method))),
        };
        self.add(code, "/method", expected, found);
    }

    /// State and metadata as a document has them.
    fn contents(&mut self, prefix: &str, state: Option<&State<'_>>, metadata: Option<&Metadata<'_>>) {
        if let Some(state) = state {
            self.inside_state(&format!("{prefix}/state"), state);
            if let Some(attributes) = state.reported.as_ref().and_then(Section::attributes) {
                self.attribute_limit(&format!("{prefix}/state/reported"), attributes);
            }
        }
        let (Some(state), Some(metadata)) = (state, metadata) else {
            // A shadow without attributes may go without metadata as well.
            if let Some(state) = state.filter(|state| state.reported.is_some() || state.desired.is_some()) {
                let expected = "a time for each attribute";
                if !state.extra.0.iter().any(|(name, _)| name == "metadata") {
                    self.add(
                        Code::ShadowMetadataDisagrees,
                        format!("{prefix}/metadata"),
                        expected,
                        "no metadata",
                    );
                }
            } else if let Some(metadata) = metadata
                && (metadata.reported.is_some() || metadata.desired.is_some())
            {
                let pointer = format!("{prefix}/metadata");
                self.add(
                    Code::ShadowMetadataDisagrees,
                    pointer,
                    "times of attributes that are there",
                    "no state",
                );
            }
            return;
        };
        let sections = [
            ("reported", &state.reported, &metadata.reported),
            ("desired", &state.desired, &metadata.desired),
        ];
        for (name, section, times) in sections {
            self.times(&format!("{prefix}/metadata/{name}"), section.as_ref(), times.as_ref());
        }
    }

    fn times(&mut self, pointer: &str, section: Option<&Section<'_>>, times: Option<&SectionTimes<'_>>) {
        let names = |attributes: Option<&Members<'_>>| -> BTreeSet<String> {
            set_of(attributes.into_iter().flat_map(|list| &list.0).map(|(name, _)| name.to_string()))
        };
        let attributes = names(section.and_then(Section::attributes));
        let stamps = times.map(|times| times.attributes.as_slice()).unwrap_or_default();
        if let Some((name, _)) = stamps.iter().find(|(name, _)| !attributes.contains(&**name)) {
            let expected = "an attribute of the state";
            self.add(
                Code::ShadowMetadataDisagrees,
                below(pointer, name),
                expected,
                format!("{:?}", cut(name)),
            );
        }
        let stamped: BTreeSet<&str> = set_of(stamps.iter().map(|(name, _)| &**name));
        if let Some(name) = attributes.iter().find(|name| !stamped.contains(name.as_str())) {
            let found = format!("none for {:?}", cut(name));
            self.add(Code::ShadowMetadataDisagrees, below(pointer, name), "a time for each attribute", found);
        }
        let Some(times) = times else { return };
        if let Some(time) = &times.timestamp {
            self.stamp(&below(pointer, "timestamp"), Some(time));
        }
        let odd = |stamp: &Stamp<'_>| stamp.seconds().is_none_or(|seconds| seconds >= MILLISECONDS);
        if let Some((name, stamp)) = stamps.iter().find(|(_, stamp)| odd(stamp)) {
            let pointer = below(pointer, name);
            match stamp {
                Stamp::At(time) => self.stamp(&below(&pointer, "timestamp"), time.timestamp.as_ref()),
                Stamp::Other(json) => {
                    let found = cut(json.text()).into_owned();
                    let expected = "an object with a timestamp";
                    self.add(Code::ShadowTimestampForm, pointer, expected, found);
                }
            }
        }
    }

    fn time(&mut self, pointer: &str, time: Option<&OrNull<TextOrNumber<'_>>>) {
        match time {
            None => {}
            Some(OrNull::Null) => self.stamp(pointer, None),
            Some(OrNull::Value(time)) => self.stamp(pointer, Some(time)),
        }
    }

    fn stamp(&mut self, pointer: &str, time: Option<&TextOrNumber<'_>>) {
        match time.filter(|time| time.is_number()).and_then(TextOrNumber::as_u64) {
            Some(seconds) if seconds < MILLISECONDS => {}
            Some(value) => {
                let expected = "seconds since 1970";
                self.add(Code::ShadowTimestampUnit, pointer, expected, value.to_string());
            }
            None => {
                let found = time.map_or_else(|| "no number".to_string(), shown_value);
                self.add(Code::ShadowTimestampForm, pointer, "seconds since 1970, as a number", found);
            }
        }
    }

    fn attribute_limit(&mut self, pointer: &str, attributes: &Members<'_>) {
        let count = attributes.0.len();
        if pointer.ends_with("/reported") && count > REPORTED_ATTRIBUTES {
            let expected = format!("at most {REPORTED_ATTRIBUTES} attributes");
            self.add(Code::ShadowAttributeLimit, pointer, expected, count.to_string());
        }
    }

    /// What a state has beside its two sections.
    fn inside_state(&mut self, pointer: &str, state: &State<'_>) {
        if let Some((name, _)) = state.extra.0.first() {
            let known = PLACES.iter().find(|(known, _)| known == name);
            let expected = known.map_or("attributes in \"reported\" or \"desired\"", |(_, place)| place);
            self.add(Code::ShadowMemberMisplaced, below(pointer, name), expected, "");
        }
    }

    /// Members that belong elsewhere.
    fn misplaced(&mut self, pointer: &str, extra: &Members<'_>, names: &[&str]) {
        for (name, _) in extra.0.iter().filter(|(name, _)| names.contains(&&**name)) {
            let place = PLACES.iter().find(|(known, _)| known == name).map_or("", |(_, place)| place);
            let place = if pointer.is_empty() && name == "metadata" {
                Cow::Borrowed("metadata from the platform only")
            } else {
                Cow::Owned(format!("{pointer}{place}"))
            };
            self.add(Code::ShadowMemberMisplaced, below(pointer, name), place, "");
        }
    }
}

fn below(pointer: &str, name: &str) -> String {
    format!("{pointer}/{}", escape_pointer(name))
}

fn whole_number(version: &OrNull<TextOrNumber<'_>>) -> Option<i64> {
    match version {
        OrNull::Value(TextOrNumber::Number(number)) => Number::as_i64(number).filter(|number| *number >= 0),
        _ => None,
    }
}

fn shown(value: &OrNull<TextOrNumber<'_>>) -> String {
    match value {
        OrNull::Null => "null".to_string(),
        OrNull::Value(value) => shown_value(value),
    }
}

fn shown_value(value: &TextOrNumber<'_>) -> String {
    let text = cut(value.text());
    if value.is_number() { text.into_owned() } else { format!("the text {text:?}") }
}

fn shown_section(section: &Section<'_>) -> Cow<'static, str> {
    match section {
        Section::Null => Cow::Borrowed("null"),
        Section::Text(text) => Cow::Owned(format!("{:?}", cut(text))),
        Section::Attributes(_) => Cow::Borrowed("attributes"),
    }
}

/// The first characters of a text of the message.
fn cut(text: &str) -> Cow<'static, str> {
    Cow::Owned(text.chars().take(40).collect())
}
