//! Rows of records in Arrow data.

use arrow_array::{Array, ArrayRef, StructArray, cast::AsArray};
use arrow_schema::DataType;
use thingwire::{
    Code, Complaint, Direction, Error, Protocol, Record, Vendor,
    error::{Layer, Place},
    facade,
    record::Hints,
    wire,
};

use super::{Builder, Chunk, length};
use crate::model::Shared;

/// Texts or bytes in any of Arrow's layouts.
enum Column {
    Null,
    Binary(ArrayRef),
    LargeBinary(ArrayRef),
    BinaryView(ArrayRef),
    FixedSizeBinary(ArrayRef),
    Utf8(ArrayRef),
    LargeUtf8(ArrayRef),
    Utf8View(ArrayRef),
    /// Which of the values each row has.
    Dictionary(ArrayRef, Vec<usize>, Box<Column>),
}

impl Column {
    fn new(name: &str, array: &ArrayRef) -> Result<Self, String> {
        let same = array.clone();
        Ok(match array.data_type() {
            DataType::Null => Column::Null,
            DataType::Binary => Column::Binary(same),
            DataType::LargeBinary => Column::LargeBinary(same),
            DataType::BinaryView => Column::BinaryView(same),
            DataType::FixedSizeBinary(_) => Column::FixedSizeBinary(same),
            DataType::Utf8 => Column::Utf8(same),
            DataType::LargeUtf8 => Column::LargeUtf8(same),
            DataType::Utf8View => Column::Utf8View(same),
            DataType::Dictionary(_, _) => {
                let dictionary = array.as_any_dictionary();
                // No keys can be looked up in no values; all rows are null then.
                if dictionary.values().is_empty() {
                    return Ok(Column::Null);
                }
                let values = Column::new(name, dictionary.values())?;
                Column::Dictionary(same.clone(), dictionary.normalized_keys(), Box::new(values))
            }
            other => {
                return Err(format!("column {name} is to hold binary or text, not {other}"));
            }
        })
    }

    fn get(&self, row: usize) -> Option<&[u8]> {
        let valid = |array: &ArrayRef| row < array.len() && array.is_valid(row);
        match self {
            Column::Null => None,
            Column::Binary(array) => valid(array).then(|| array.as_binary::<i32>().value(row)),
            Column::LargeBinary(array) => valid(array).then(|| array.as_binary::<i64>().value(row)),
            Column::BinaryView(array) => valid(array).then(|| array.as_binary_view().value(row)),
            Column::FixedSizeBinary(array) => valid(array).then(|| array.as_fixed_size_binary().value(row)),
            Column::Utf8(array) => valid(array).then(|| array.as_string::<i32>().value(row).as_bytes()),
            Column::LargeUtf8(array) => valid(array).then(|| array.as_string::<i64>().value(row).as_bytes()),
            Column::Utf8View(array) => valid(array).then(|| array.as_string_view().value(row).as_bytes()),
            Column::Dictionary(array, keys, values) => {
                if valid(array) {
                    values.get(*keys.get(row)?)
                } else {
                    None
                }
            }
        }
    }
}

/// The rows of one chunk.
pub(super) struct Rows {
    length: usize,
    /// Rows that are null as a whole.
    nulls: Option<arrow_array::BooleanArray>,
    payload: Column,
    topic: Column,
    vendor: Column,
    protocol: Column,
    direction: Column,
}

impl Rows {
    /// # Errors
    /// One sentence: no column of payloads, or a column of another type.
    pub(super) fn new(chunk: &Chunk) -> Result<Self, String> {
        let length = length(chunk);
        let Some(table) = chunk.as_any().downcast_ref::<StructArray>() else {
            let none = || Column::Null;
            let payload = Column::new("payload", chunk)?;
            return Ok(Rows {
                length,
                nulls: None,
                payload,
                topic: none(),
                vendor: none(),
                protocol: none(),
                direction: none(),
            });
        };
        let column =
            |name: &str| table.column_by_name(name).map(|array| Column::new(name, array)).transpose();
        let optional = |name: &str| column(name).map(|column| column.unwrap_or(Column::Null));
        let nulls = table.nulls().map(|nulls| arrow_array::BooleanArray::new(nulls.inner().clone(), None));
        Ok(Rows {
            length,
            nulls,
            payload: column("payload")?.ok_or("there is no column payload, of binary or text")?,
            topic: optional("topic")?,
            vendor: optional("vendor")?,
            protocol: optional("protocol")?,
            direction: optional("direction")?,
        })
    }

    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// Decodes one row.
    pub(super) fn decode(
        &self,
        row: usize,
        hints: &Hints,
        models: &[Shared],
        out: &mut Builder,
    ) -> Result<(), String> {
        let there = self.nulls.as_ref().is_none_or(|valid| valid.value(row));
        let outcome = match self.payload.get(row).filter(|_| there) {
            Some(payload) => self.record(row, payload, hints),
            None => Err(Complaint::new(Code::RecordPayloadMissing, Layer::RECORD, Place::whole())
                .expected("a payload that is not null")
                .into()),
        };
        match outcome {
            Ok(record) => out.push(&facade::decode_with_models(&record, Vec::new(), models)),
            Err(error) => out.push(&Err(error)),
        }
        .map_err(|error| error.to_string())
    }

    fn record<'a>(&'a self, row: usize, payload: &'a [u8], hints: &Hints) -> Result<Record<'a>, Error> {
        let mut record = match self.topic.get(row) {
            Some(topic) => Record::topic(wire::topic::text(topic)?, payload),
            None => Record::bytes(payload),
        };
        record.hints = hints.clone();
        let given = &mut record.hints;
        if let Some(name) = self.vendor.get(row) {
            given.vendor = Some(named("vendor", name, Vendor::from_name)?);
        }
        if let Some(name) = self.protocol.get(row) {
            given.protocol = Some(named("protocol", name, Protocol::from_name)?);
        }
        if let Some(name) = self.direction.get(row) {
            given.direction = Some(named("direction", name, Direction::from_name)?);
        }
        Ok(record)
    }
}

fn named<T>(member: &str, name: &[u8], from_name: impl Fn(&str) -> Option<T>) -> Result<T, Error> {
    std::str::from_utf8(name).ok().and_then(from_name).ok_or_else(|| {
        Complaint::new(Code::RecordHint, Layer::RECORD, Place::pointer(format!("/{member}"))).into()
    })
}
