//! One value against its data type.

use alloc::{
    borrow::{Cow, ToOwned},
    format,
    string::String,
    vec,
    vec::Vec,
};
use core::ops::Range;

use super::{
    LAYER, SPEC_CHECKS,
    data_type::{Member, Members, Number, Type, Width, cut},
};
use crate::{
    error::{Code, Complaint, Note, Place, escape_pointer},
    wire::{
        Decimal,
        json::{Json, JsonKind, Reader},
    },
};

/// A value of a payload and where it stands there.
#[derive(Clone, Debug)]
pub(super) struct Value<'p> {
    pub(super) json: Json<'p>,
    pub(super) at: usize,
}

impl<'p> Value<'p> {
    /// A whole text, which was read before.
    pub(super) fn whole(text: &'p str) -> Option<Self> {
        let mut reader = Reader::over(text);
        reader.peek().ok()?;
        let at = reader.offset();
        Some(Value { json: reader.raw().ok()?, at })
    }

    pub(super) fn kind(&self) -> JsonKind {
        self.json.kind()
    }

    fn end(&self) -> usize {
        self.at.saturating_add(self.json.text().len())
    }

    fn range(&self) -> Range<usize> {
        self.at..self.end()
    }

    /// The members of an object; none for other kinds.
    pub(super) fn members(&self) -> Vec<(Cow<'_, str>, Value<'_>)> {
        let mut members = Vec::new();
        // It was read before: no complaint is left to make.
        let _ = Reader::over(self.json.text()).object(|name, reader| {
            reader.peek()?;
            let at = self.at.saturating_add(reader.offset());
            members.push((name, Value { json: reader.raw()?, at }));
            Ok(())
        });
        members
    }

    /// The elements of an array; none for other kinds.
    pub(super) fn elements(&self) -> Vec<Value<'_>> {
        let mut elements = Vec::new();
        let _ = Reader::over(self.json.text()).array(|reader| {
            reader.peek()?;
            let at = self.at.saturating_add(reader.offset());
            elements.push(Value { json: reader.raw()?, at });
            Ok(())
        });
        elements
    }
}

enum Step {
    Name(String),
    Index(usize),
}

/// Where the check stands, and what it found.
#[derive(Default)]
pub(super) struct Findings {
    path: Vec<Step>,
    pub(super) notes: Vec<Note>,
}

impl Findings {
    /// Goes into a member.
    pub(super) fn inside<R>(&mut self, name: &str, work: impl FnOnce(&mut Self) -> R) -> R {
        self.path.push(Step::Name(name.to_owned()));
        let done = work(self);
        self.path.pop();
        done
    }

    /// Goes into an element.
    pub(super) fn at<R>(&mut self, index: usize, work: impl FnOnce(&mut Self) -> R) -> R {
        self.path.push(Step::Index(index));
        let done = work(self);
        self.path.pop();
        done
    }

    fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.path {
            pointer.push('/');
            match step {
                Step::Name(name) => pointer.push_str(&escape_pointer(name)),
                Step::Index(index) => pointer.push_str(&format!("{index}")),
            }
        }
        pointer
    }

    /// A note about the value that the path leads to.
    pub(super) fn note(
        &mut self,
        code: Code,
        value: &Value<'_>,
        expected: impl Into<Cow<'static, str>>,
        found: impl Into<Cow<'static, str>>,
        spec: &'static str,
    ) {
        let place = Place::pointer(self.pointer()).with_bytes(value.range());
        self.notes.push(Complaint::new(code, LAYER, place).expected(expected).found(found).spec(spec));
    }

    /// A note about a member that is not there; its place is before the closing brace.
    fn missing(&mut self, object: &Value<'_>, member: &Member) {
        let end = object.end().saturating_sub(1);
        let place = Place::pointer(format!("{}/{}", self.pointer(), escape_pointer(&member.identifier)))
            .with_bytes(end..end);
        self.notes.push(
            Complaint::new(Code::ModelRequiredMissing, LAYER, place)
                .expected(member.data_type.rule())
                .found(format!("no {:?}", cut(&member.identifier)))
                .spec(SPEC_CHECKS),
        );
    }

    /// Parameters of an event or service, or the members of a struct, by their identifiers. `required` says what holds where
    /// the model does not.
    pub(super) fn parameters(&mut self, object: &Value<'_>, members: &Members, required: bool) {
        if object.kind() != JsonKind::Object {
            let rule = format!("an object of {} members", members.list.len());
            return self.note(Code::ModelType, object, rule, object.kind().name(), SPEC_CHECKS);
        }
        let mut seen = vec![false; members.list.len()];
        for (name, value) in object.members() {
            self.inside(&name, |findings| match members.get(&name) {
                Some((place, member)) => {
                    if let Some(seen) = seen.get_mut(place) {
                        *seen = true;
                    }
                    findings.value(&value, &member.data_type);
                }
                None => findings.unknown(&value, &name, "a parameter of the thing model"),
            });
        }
        for (member, _) in members.list.iter().zip(seen).filter(|(_, seen)| !seen) {
            if member.required.unwrap_or(required) {
                self.missing(object, member);
            }
        }
    }

    /// A note about an identifier that the model does not have.
    pub(super) fn unknown(&mut self, value: &Value<'_>, identifier: &str, expected: &'static str) {
        self.note(Code::ModelIdentifierUnknown, value, expected, format!("{:?}", cut(identifier)), SPEC_CHECKS);
    }

    /// A value against its type.
    pub(super) fn value(&mut self, value: &Value<'_>, data_type: &Type) {
        let wrong = |findings: &mut Self, found: &str| {
            findings.note(Code::ModelType, value, data_type.rule(), found.to_owned(), SPEC_CHECKS);
        };
        let kind = value.kind();
        match (data_type, kind) {
            (Type::Any, _) => {}
            (Type::Number(number), JsonKind::Number) => self.number(value, number),
            (Type::Bool(_) | Type::Enum(_), JsonKind::Number) => self.key(value, data_type),
            (Type::Text(length), JsonKind::String) => {
                let bytes = value.json.as_str().map_or(0, |text| text.len());
                if let Some(length) = length
                    && u64::try_from(bytes).is_ok_and(|bytes| bytes > *length)
                {
                    self.note(
                        Code::ModelLength,
                        value,
                        data_type.rule(),
                        format!("{bytes} bytes"),
                        SPEC_CHECKS,
                    );
                }
            }
            (Type::Date, JsonKind::String) => {
                let text = value.json.as_str().unwrap_or_default();
                // Milliseconds of more than 19 digits fit no clock.
                if text.is_empty() || text.len() > 19 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
                    self.note(
                        Code::ModelDate,
                        value,
                        data_type.rule(),
                        format!("{:?}", cut(&text)),
                        SPEC_CHECKS,
                    );
                }
            }
            (Type::Array { size, item }, JsonKind::Array) => {
                let elements = value.elements();
                if let Some(size) = size
                    && u64::try_from(elements.len()).is_ok_and(|found| found > *size)
                {
                    let found = format!("{} elements", elements.len());
                    self.note(Code::ModelLength, value, data_type.rule(), found, SPEC_CHECKS);
                }
                for (index, element) in elements.iter().enumerate() {
                    self.at(index, |findings| findings.value(element, item));
                }
            }
            (Type::Struct(members), JsonKind::Object) => self.parameters(value, members, true),
            _ => wrong(self, kind.name()),
        }
    }

    fn number(&mut self, value: &Value<'_>, number: &Number) {
        let text = value.json.text();
        let (least, greatest) = number.width.bounds();
        let holds = || format!("{} from {least} to {greatest}", number.width.name());
        let Some(found) = Decimal::parse(text) else {
            return self.note(Code::ModelRange, value, holds(), cut(text), SPEC_CHECKS);
        };
        if number.width == Width::Int && !found.is_whole() {
            return self.note(Code::ModelType, value, number.rule.clone(), cut(text), SPEC_CHECKS);
        }
        let outside = |min: Option<&Decimal>, max: Option<&Decimal>| {
            min.is_some_and(|min| found < *min) || max.is_some_and(|max| found > *max)
        };
        if outside(number.min.as_ref(), number.max.as_ref()) {
            return self.note(Code::ModelRange, value, number.rule.clone(), cut(text), SPEC_CHECKS);
        }
        if outside(Decimal::parse(least).as_ref(), Decimal::parse(greatest).as_ref()) {
            return self.note(Code::ModelRange, value, holds(), cut(text), SPEC_CHECKS);
        }
        let base = number.min.clone().or_else(|| Decimal::parse("0"));
        if let (Some(base), Some(step)) = (base, &number.step)
            && found.is_step_from(&base, step) == Some(false)
        {
            self.note(Code::ModelStep, value, number.rule.clone(), cut(text), SPEC_CHECKS);
        }
    }

    /// A number of a bool or enum.
    fn key(&mut self, value: &Value<'_>, data_type: &Type) {
        let text = value.json.text();
        let found = Decimal::parse(text);
        let code = match (data_type, &found) {
            (_, Some(found)) if !found.is_whole() => Code::ModelType,
            (Type::Bool(keys) | Type::Enum(Some(keys)), Some(found))
                if keys.binary_search(found).is_err() =>
            {
                Code::ModelEnum
            }
            (_, None) => Code::ModelEnum,
            _ => return,
        };
        self.note(code, value, data_type.rule(), cut(text), SPEC_CHECKS);
    }
}
