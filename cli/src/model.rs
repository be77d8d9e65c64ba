//! Models of products from files, and examples from them.

use std::{io::Write, path::PathBuf};

use clap::Args;
use thingwire::{
    Code, Kind,
    facade::{self, Model},
};

use crate::{
    ALL_READ,
    input::{self, Failure},
    output::{Output, say},
    tree::Shown,
};

/// Which examples are wanted.
#[derive(Args, Debug)]
pub(crate) struct Wanted {
    /// The file with the model, or the platform's reply that brings it; `-` for standard input; more than once for the files of
    /// one product model
    #[arg(long = "model", value_name = "FILE", required = true)]
    models: Vec<PathBuf>,
    /// Of this kind only, such as `thing.event.post` or `commands.request`
    #[arg(long)]
    kind: Option<String>,
    /// Of this event, service or command only
    #[arg(long)]
    identifier: Option<String>,
    /// Which of many
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// The product key in the topics; Alibaba's need one where the model has none
    #[arg(long, value_name = "PK")]
    product_key: Option<String>,
    /// The device name in the topics; `device1` where the model has none
    #[arg(long, value_name = "DN")]
    device_name: Option<String>,
    /// The device id in Huawei's topics; product and device name with `_` between them where it is not given
    #[arg(long, value_name = "ID")]
    device_id: Option<String>,
    /// How many rounds, of one seed after the other
    #[arg(long, default_value_t = 1)]
    count: u64,
}

/// Reads models; what is odd about one goes to standard error.
pub(crate) fn read(files: &[PathBuf]) -> Result<Vec<Model>, Failure> {
    let usage =
        |file: String, error: &thingwire::Error| Failure::Usage(format!("{file}: {}", Shown(&**error)));
    let mut models = Vec::new();
    for file in files {
        let parsed = Model::parse(&input::whole(file)?);
        models.push(parsed.map_err(|error| usage(input::name(file), &error))?);
    }
    let all = files.iter().map(|file| input::name(file)).collect::<Vec<_>>().join(", ");
    let joined = Model::join(models).map_err(|error| usage(all.clone(), &error))?;
    let is_joined = joined.len() != files.len();
    for (model, file) in joined.iter().zip(files) {
        for note in model.notes() {
            let name = if is_joined { all.clone() } else { input::name(file) };
            say(format_args!("{name}: {}", Shown(note)));
        }
    }
    Ok(joined)
}

pub(crate) fn example(wanted: &Wanted) -> Result<u8, Failure> {
    input::once(&wanted.models.iter().map(PathBuf::as_path).collect::<Vec<_>>())?;
    let models = read(&wanted.models)?;
    let mut out = Output::exact();
    for (round, model) in (0..wanted.count).flat_map(|round| models.iter().map(move |model| (round, model))) {
        let vendor = model.vendor();
        let kind = wanted.kind.as_deref().map(|name| {
            let expected = format!("a kind of {}, as `thingwire kinds` lists them", vendor.name());
            Kind::find(Some(vendor), name)
                .ok_or_else(|| Failure::Usage(format!("--kind {name:?}: expected {expected}")))
        });
        let request = facade::ExampleRequest {
            kind: kind.transpose()?,
            identifier: wanted.identifier.as_deref(),
            seed: wanted.seed.wrapping_add(round),
            product_key: wanted.product_key.as_deref(),
            device_name: wanted.device_name.as_deref(),
            device_id: wanted.device_id.as_deref(),
        };
        let records = facade::example_records(model, &request).map_err(|error| {
            let no_key =
                model.thing().is_some() && wanted.product_key.is_none() && model.product_key().is_none();
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
