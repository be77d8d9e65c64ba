//! Objects out of names and the texts of their values.

use alloc::string::String;

use crate::wire::json::{Json, JsonWriter};

/// An object in the making.
#[derive(Default)]
pub(crate) struct Object {
    text: String,
    /// How many members it has.
    pub(crate) count: usize,
}

impl Object {
    /// A member more. None where the text is no JSON.
    pub(crate) fn add(&mut self, name: &str, value: &str) -> Option<()> {
        let value = Json::parse(value.as_bytes()).ok()?;
        self.text.push(if self.count == 0 { '{' } else { ',' });
        let mut out = JsonWriter::new(&mut self.text);
        out.string(name);
        self.text.push(':');
        JsonWriter::new(&mut self.text).raw(&value);
        self.count = self.count.saturating_add(1);
        Some(())
    }

    /// The whole text.
    pub(crate) fn finish(mut self) -> String {
        self.text.push_str(if self.count == 0 { "{}" } else { "}" });
        self.text
    }
}
