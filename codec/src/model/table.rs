//! Entries of a model by the names that messages use.

use alloc::{borrow::ToOwned, collections::BTreeMap, format, string::String, vec, vec::Vec};

use super::{DataType, Findings, Numbers, Object, Value, cut};
use crate::{error::Code, wire::json::JsonKind};

/// Entries in the order of the document; of those with the same name the first counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Table<T> {
    pub(crate) rows: Vec<(String, T)>,
    index: BTreeMap<String, usize>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { rows: Vec::new(), index: BTreeMap::new() }
    }
}

impl<T> Table<T> {
    pub(crate) fn get(&self, name: &str) -> Option<&T> {
        self.at(name).map(|(_, entry)| entry)
    }

    /// An entry and its row.
    pub(crate) fn at(&self, name: &str) -> Option<(usize, &T)> {
        let row = *self.index.get(name)?;
        self.rows.get(row).map(|(_, entry)| (row, entry))
    }

    /// An entry that may be there already.
    pub(crate) fn add(&mut self, name: &str, entry: impl FnOnce() -> T) {
        self.add_twice(name, None, entry);
    }

    /// The same, with a second name that yields to what has it already.
    pub(crate) fn add_twice(&mut self, name: &str, second: Option<&str>, entry: impl FnOnce() -> T) {
        if self.index.contains_key(name) {
            return;
        }
        let row = self.rows.len();
        if let Some(second) = second {
            self.index.entry(second.to_owned()).or_insert(row);
        }
        self.rows.push((name.to_owned(), entry()));
        self.index.insert(name.to_owned(), row);
    }
}

/// A parameter, or a member of a struct.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Member<T> {
    /// Whether it must be there, where the model says so.
    pub(crate) required: Option<bool>,
    pub(crate) data_type: T,
}

/// Parameters by their names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Members<T>(Table<Member<T>>);

impl<T: DataType> Members<T> {
    pub(crate) fn of<'m>(members: impl Iterator<Item = (&'m str, Member<T>)>) -> Self {
        let mut table = Table::default();
        for (name, member) in members {
            table.add(name, || member);
        }
        Members(table)
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Member<T>> {
        self.0.get(name)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.rows.len()
    }

    /// The name of the first that the model requires.
    pub(crate) fn first_required(&self) -> Option<&str> {
        self.0.rows.iter().find(|(_, member)| member.required == Some(true)).map(|(name, _)| &**name)
    }

    /// Holds an object to them. `required` says what holds where the model does not.
    pub(crate) fn check(&self, object: &Value<'_>, required: bool, findings: &mut Findings) {
        if object.kind() != JsonKind::Object {
            let rule = format!("an object of {} members", self.len());
            return findings.note(Code::ModelType, object, rule, object.kind().name(), T::SPEC);
        }
        let mut seen = vec![false; self.len()];
        for (name, value) in object.members() {
            findings.inside(&name, |findings| match self.0.at(&name) {
                Some((row, member)) => {
                    if let Some(seen) = seen.get_mut(row) {
                        *seen = true;
                    }
                    member.data_type.check(&value, findings);
                }
                None => findings.unknown(&value, &name, T::PARAMETER, T::SPEC),
            });
        }
        for ((name, member), _) in self.0.rows.iter().zip(seen).filter(|(_, seen)| !seen) {
            if member.required.unwrap_or(required) {
                let found = format!("no {:?}", cut(name));
                findings.missing(object, name, member.data_type.rule(), found, T::SPEC);
            }
        }
    }

    /// An object of all of them. None where no value is known of one.
    pub(crate) fn example(&self, numbers: &mut Numbers, depth: usize) -> Option<String> {
        let mut object = Object::default();
        for (name, member) in &self.0.rows {
            object.add(name, &member.data_type.example(numbers, depth)?)?;
        }
        Some(object.finish())
    }
}
