//! Rows of records in Arrow data.

use arrow_schema::DataType;
use thingwire::{
    Code, Complaint, Direction, Error, Protocol, Record, Vendor,
    error::{Layer, Place},
    facade,
    record::Hints,
    wire,
};

use super::{
    Builder,
    capsule::{Chunk, Layout, Part},
};
use crate::model::Shared;

/// Texts or bytes. What an array says of itself is looked up and not believed: a row whose bytes are not there has none.
struct Column<'c> {
    /// Where the first row is, and how many there are.
    start: usize,
    length: usize,
    validity: Option<&'c [u8]>,
    layout: Layout<'c>,
    /// The values that keys are about.
    values: Option<Box<Column<'c>>>,
}

impl<'c> Column<'c> {
    fn new(name: &str, part: Part<'c>) -> Result<Self, String> {
        readable(name, part.data_type)?;
        let layout = part.layout().ok_or_else(|| format!("column {name} is not whole"))?;
        let values = match layout {
            Layout::Keys(_, _, values) => Some(Box::new(Column::new(name, values)?)),
            _ => None,
        };
        let (start, length) = (part.offset(), part.len());
        Ok(Column { start, length, validity: part.validity(), layout, values })
    }

    /// The bytes of one row; none where it is null.
    #[inline]
    fn get(&self, row: usize) -> Option<&'c [u8]> {
        let at = row.checked_add(self.start).filter(|_| row < self.length && self.is_valid(row))?;
        let index = |number: i64| usize::try_from(number).ok();
        match self.layout {
            Layout::Null => None,
            Layout::Offsets(offsets, bytes) => {
                let offset = |at| index(i32::from_ne_bytes(cell(offsets, at)?).into());
                bytes.get(offset(at)?..offset(at.checked_add(1)?)?)
            }
            Layout::LargeOffsets(offsets, bytes) => {
                let offset = |at| index(i64::from_ne_bytes(cell(offsets, at)?));
                bytes.get(offset(at)?..offset(at.checked_add(1)?)?)
            }
            Layout::Views(views, part) => {
                let view = cells(views, at, 16)?;
                let number = |at| index(i32::from_ne_bytes(cell(view, at)?).into());
                let length = number(0)?;
                if length <= 12 {
                    return view.get(4..length.checked_add(4)?);
                }
                let start = number(3)?;
                part.part(number(2)?).get(start..start.checked_add(length)?)
            }
            Layout::Fixed(width, bytes) => cells(bytes, at, width),
            Layout::Keys(width, keys, _) => {
                let key = cells(keys, at, width)?;
                let key = match width {
                    1 => u64::from(u8::from_ne_bytes(cell(key, 0)?)),
                    2 => u64::from(u16::from_ne_bytes(cell(key, 0)?)),
                    4 => u64::from(u32::from_ne_bytes(cell(key, 0)?)),
                    _ => u64::from_ne_bytes(cell(key, 0)?),
                };
                // A key below zero is past the end too.
                self.values.as_ref()?.get(usize::try_from(key).ok()?)
            }
        }
    }

    fn is_valid(&self, row: usize) -> bool {
        is_valid(self.validity, self.start.saturating_add(row))
    }
}

fn is_valid(validity: Option<&[u8]>, at: usize) -> bool {
    validity.is_none_or(|bits| bits.get(at / 8).is_some_and(|byte| byte >> (at % 8) & 1 == 1))
}

/// One of the cells of so many bytes that a buffer is made of.
#[inline]
fn cells(buffer: &[u8], at: usize, width: usize) -> Option<&[u8]> {
    let start = at.checked_mul(width)?;
    buffer.get(start..start.checked_add(width)?)
}

#[inline]
fn cell<const N: usize>(buffer: &[u8], at: usize) -> Option<[u8; N]> {
    cells(buffer, at, N)?.try_into().ok()
}

/// Holds data to what is read of them: they may have no chunk that would be found wrong.
///
/// # Errors
/// One sentence: no column of payloads, or a column of another type.
pub(super) fn check(data_type: &DataType) -> Result<(), String> {
    let DataType::Struct(fields) = data_type else { return readable("payload", data_type) };
    for name in ["payload", "topic", "vendor", "protocol", "direction"] {
        match fields.find(name) {
            Some((_, field)) => readable(name, field.data_type())?,
            None if name == "payload" => return Err(NO_PAYLOAD.to_owned()),
            None => {}
        }
    }
    Ok(())
}

const NO_PAYLOAD: &str = "there is no column payload, of binary or text";

fn readable(name: &str, data_type: &DataType) -> Result<(), String> {
    match data_type {
        DataType::Null
        | DataType::Binary
        | DataType::Utf8
        | DataType::LargeBinary
        | DataType::LargeUtf8
        | DataType::BinaryView
        | DataType::Utf8View
        | DataType::FixedSizeBinary(_) => Ok(()),
        DataType::Dictionary(_, values) => readable(name, values),
        other => Err(format!("column {name} is to hold binary or text, not {other}")),
    }
}

/// The rows of one chunk.
pub(super) struct Rows<'c> {
    chunk: Part<'c>,
    validity: Option<&'c [u8]>,
    payload: Column<'c>,
    topic: Option<Column<'c>>,
    vendor: Option<Column<'c>>,
    protocol: Option<Column<'c>>,
    direction: Option<Column<'c>>,
}

impl<'c> Rows<'c> {
    /// # Errors
    /// One sentence: no column of payloads, or a column of another type.
    pub(super) fn new(chunk: &'c Chunk) -> Result<Self, String> {
        let chunk = chunk.all();
        let DataType::Struct(_) = chunk.data_type else {
            let payload = Column::new("payload", chunk)?;
            let validity = None;
            return Ok(Rows {
                chunk,
                validity,
                payload,
                topic: None,
                vendor: None,
                protocol: None,
                direction: None,
            });
        };
        let column = |name: &str| {
            let Some(part) = chunk.member(name) else { return Ok(None) };
            let mut column = Column::new(name, part)?;
            // The members of a table that is a slice are whole.
            column.start = column.start.saturating_add(chunk.offset());
            column.length = column.length.saturating_sub(chunk.offset());
            Ok::<_, String>(Some(column))
        };
        Ok(Rows {
            chunk,
            validity: chunk.validity(),
            payload: column("payload")?.ok_or(NO_PAYLOAD)?,
            topic: column("topic")?,
            vendor: column("vendor")?,
            protocol: column("protocol")?,
            direction: column("direction")?,
        })
    }

    pub(super) fn len(&self) -> usize {
        self.chunk.len()
    }

    /// Decodes one row.
    pub(super) fn decode(
        &self,
        row: usize,
        hints: &Hints,
        models: &[Shared],
        out: &mut Builder,
    ) -> Result<(), String> {
        // A row of a table may be null as a whole.
        let there = is_valid(self.validity, self.chunk.offset().saturating_add(row));
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
    }

    fn record<'a>(&'a self, row: usize, payload: &'a [u8], hints: &Hints) -> Result<Record<'a>, Error> {
        let get = |column: &'a Option<Column<'_>>| column.as_ref().and_then(|column| column.get(row));
        let mut record = match get(&self.topic) {
            Some(topic) => Record::topic(wire::topic::text(topic)?, payload),
            None => Record::bytes(payload),
        };
        record.hints = hints.clone();
        let given = &mut record.hints;
        if let Some(name) = get(&self.vendor) {
            given.vendor = Some(named("vendor", name, Vendor::from_name)?);
        }
        if let Some(name) = get(&self.protocol) {
            given.protocol = Some(named("protocol", name, Protocol::from_name)?);
        }
        if let Some(name) = get(&self.direction) {
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
