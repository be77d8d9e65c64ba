//! A text written again as software does that reads it into maps and doubles.

use alloc::{
    borrow::Cow,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    reader::Reader,
    value::JsonKind,
    write::{JsonWriter, push_quoted},
};
use crate::{
    error::Error,
    wire::{double, sort},
};

/// The text that `serde_json` writes of a value that it has read: no white space, members in the order of their names, whole
/// numbers of 64 bits as they are and all others as doubles. None for what is no JSON, or has a number beyond doubles.
///
/// It is done here because nothing else needs a tree of values, with a reader of doubles of its own. Doubles are written by
/// `serde_json`: of two shortest texts as near, the standard library takes the odd one.
pub(crate) fn sorted(text: &str) -> Option<String> {
    let mut reader = Reader::over(text);
    let mut finite = true;
    let value = value(&mut reader, &mut finite).ok()?;
    reader.finish().ok()?;
    finite.then_some(value)
}

fn value(reader: &mut Reader<'_>, finite: &mut bool) -> Result<String, Error> {
    let mut out = String::new();
    match reader.peek()? {
        JsonKind::Object => {
            let mut members: Vec<(Cow<'_, str>, String)> = Vec::new();
            reader.object(|name, reader| {
                members.push((name, value(reader, finite)?));
                Ok(())
            })?;
            sort::sort_by(&mut members, |one, other| one.0.cmp(&other.0));
            let mut writer = JsonWriter::new(&mut out);
            writer.begin_object();
            for (name, value) in &members {
                writer.key(name);
                writer.token(value);
            }
            writer.end_object();
        }
        JsonKind::Array => {
            let mut elements = Vec::new();
            reader.array(|reader| {
                elements.push(value(reader, finite)?);
                Ok(())
            })?;
            out = format!("[{}]", elements.join(","));
        }
        JsonKind::String => push_quoted(&mut out, &reader.string()?),
        JsonKind::Number => match number(reader.number()?) {
            Some(text) => out = text,
            None => *finite = false,
        },
        JsonKind::Null | JsonKind::Bool => out.push_str(reader.raw_text()?),
    }
    Ok(out)
}

fn number(text: &str) -> Option<String> {
    if text != "-0" && (text.parse::<u64>().is_ok() || text.parse::<i64>().is_ok()) {
        return Some(text.to_string());
    }
    serde_json::to_string(&double::nearest(text)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of_serde(text: &str) -> Option<String> {
        serde_json::from_str::<serde_json::Value>(text).ok().map(|value| value.to_string())
    }

    #[test]
    fn it_is_what_serde_json_writes() {
        for text in [
            "0",
            "-0",
            "-0.0",
            "0.0",
            "1.10",
            "-7",
            "1e2",
            "1E-5",
            "1.2e-5",
            "1.2e-6",
            "9.9e-6",
            "1e15",
            "1e16",
            "123456789012345680",
            "1234567890123456.5",
            "1132458435935279.25",
            "1132458435935279.3",
            "18446744073709551615",
            "18446744073709551616",
            "-9223372036854775808",
            "-9223372036854775809",
            "1e308",
            "1e309",
            "-1e400",
            "1e-400",
            "5e-324",
            "0.1",
            "0.30000000000000004",
            "1e22",
            "[]",
            "{}",
            "[ ]",
            "{ }",
            "[1, 2.50 ,{\"b\":null,\"a\":[true,false]}]",
            r#"{"\u0062":1,"a":"\/\u00e9\n\u0001\u007f"}"#,
            r#"{"z":{"y":1,"x":2},"":0,"Z":[]}"#,
            "",
            "{",
            "[1,]",
            "nul",
            "1 2",
            r#"{"a":[1e999]}"#,
        ] {
            assert_eq!(sorted(text), of_serde(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn numbers_are_as_serde_json_writes_them(value in any::<f64>(), digits in 0..20_u32, exponent in -330..320_i32, all in any::<u64>()) {
            let cut = all % 10_u64.pow(digits.min(19));
            for text in [format!("{value:e}"), format!("{cut}e{exponent}"), format!("-{cut}.{digits}e{exponent}"), format!("{all}.0"), format!("{all}")] {
                prop_assert_eq!(sorted(&text), of_serde(&text), "{}", text);
            }
        }
    }
}
