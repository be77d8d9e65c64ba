//! Thing models from files, and examples from them.

use std::io::Write;

use clap::Args;
use thingwire::{Code, Kind, Vendor, alibaba::tsl::Model, facade};

use crate::{
    ALL_READ,
    commands::exact,
    input::{Failure, open},
    named,
    tree::Shown,
};

/// Which examples are wanted.
#[derive(Args, Debug)]
pub(crate) struct Wanted {
    /// The file with the thing model, or the platform's reply that brings it; `-` for standard input
    #[arg(long, value_name = "FILE")]
    model: String,
    /// Of this kind only, such as `thing.event.post`
    #[arg(long, value_parser = named(alibaba_kind, "a kind of alibaba, as `thingwire kinds` lists them"))]
    kind: Option<Kind>,
    /// Of this event or service only
    #[arg(long)]
    identifier: Option<String>,
    /// Which of many
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// The product key in the topics; needed where the model has none
    #[arg(long, value_name = "PK")]
    product_key: Option<String>,
    /// The device name in the topics; `device1` where the model has none
    #[arg(long, value_name = "DN")]
    device_name: Option<String>,
    /// How many rounds, of one seed after the other
    #[arg(long, default_value_t = 1)]
    count: u64,
}

fn alibaba_kind(name: &str) -> Option<Kind> {
    Kind::find(Some(Vendor::Alibaba), name)
}

/// Reads a thing model; what is odd about it goes to standard error.
pub(crate) fn read(file: &str) -> Result<Model, Failure> {
    let (mut input, _) = open(Some(file))?;
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let model =
        Model::parse(&bytes).map_err(|error| Failure::Usage(format!("{file}: {}", Shown(&*error))))?;
    for note in model.notes() {
        eprintln!("thingwire: {file}: {}", Shown(note));
    }
    Ok(model)
}

pub(crate) fn example(wanted: &Wanted) -> Result<u8, Failure> {
    let model = read(&wanted.model)?;
    let mut out = exact();
    for round in 0..wanted.count {
        let request = facade::ExampleRequest {
            kind: wanted.kind,
            identifier: wanted.identifier.as_deref(),
            seed: wanted.seed.wrapping_add(round),
            product_key: wanted.product_key.as_deref(),
            device_name: wanted.device_name.as_deref(),
        };
        let records = facade::example_records(&model, &request).map_err(|error| {
            let no_key = wanted.product_key.is_none() && model.product_key().is_none();
            if error.code() == Code::TopicValue && no_key {
                return Failure::Usage("the model names no product: give --product-key".to_owned());
            }
            Failure::Usage(Shown(&*error).to_string())
        })?;
        for record in records {
            writeln!(out, "{}", facade::record_to_json(&record))?;
        }
    }
    out.flush()?;
    Ok(ALL_READ)
}
