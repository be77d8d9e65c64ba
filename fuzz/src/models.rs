//! Thing models and product models.

use std::sync::LazyLock;

use thingwire::{
    Code, Kind, Note, Vendor, alibaba::tsl::Model, huawei::model::Model as ProductModel,
    wire::json::pointer_at,
};

use crate::place_is_inside;

/// Kinds that a thing model is about.
const MODELLED: [&str; 13] = [
    "thing.event.property.post",
    "thing.service.property.set",
    "thing.service.property.get",
    "thing.service.property.get_reply",
    "thing.event.post",
    "thing.service.invoke",
    "thing.service.invoke_reply",
    "thing.event.property.pack.post",
    "thing.event.property.batch.post",
    "thing.event.property.history.post",
    "thing.property.desired.get",
    "thing.property.desired.get_reply",
    "thing.property.desired.delete",
];

/// Thing models: any document reads or is refused where it is wrong, comes back as it was, and its examples keep to it; any
/// payload is checked. Model and payload are cut at the first line end.
pub fn tsl(data: &[u8]) {
    static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
        MODELLED.iter().map(|name| Kind::find(Some(Vendor::Alibaba), name).expect("a kind")).collect()
    });
    static MODEL: LazyLock<Model> = LazyLock::new(|| {
        Model::parse(include_bytes!("../../codec/tests/data/every-type.tsl.json")).expect("a model")
    });
    let (document, payload) = match data.iter().position(|byte| *byte == b'\n') {
        Some(at) => (&data[..at], &data[at + 1..]),
        None => (data, data),
    };
    let check = |model: &Model, payload: &[u8]| {
        let document = model.document();
        let identifiers = document.events.iter().flatten().map(|event| &*event.identifier);
        let services = document.services.iter().flatten().map(|service| &*service.identifier);
        let identifier = identifiers.chain(services).last();
        KINDS.iter().for_each(|kind| notes_are_inside(&model.check(*kind, identifier, payload), payload));
    };
    check(&MODEL, payload);
    match Model::parse(document) {
        Ok(model) => {
            let again = Model::parse(model.to_json().as_bytes()).expect("our own text");
            assert_eq!(again, model);
            assert_eq!(again.notes(), model.notes());
            for example in model.examples(data.len() as u64) {
                let found =
                    model.check(example.kind, example.identifier.as_deref(), example.payload.as_bytes());
                assert_eq!(found, [], "{}", example.payload);
            }
            check(&model, payload);
        }
        Err(error) => place_is_inside(&error, document.len()),
    }
}

/// Kinds that a product model is about.
const PRODUCT_MODELLED: [&str; 12] = [
    "properties.report",
    "gateway.sub_devices.properties.report",
    "properties.set.request",
    "properties.get.request",
    "properties.get.response",
    "shadow.get.request",
    "shadow.get.response",
    "commands.request",
    "commands.response",
    "api.commands",
    "events.up",
    "events.down",
];

/// Product models: any document reads or is refused where it is wrong, is kept, joins with itself, and its examples keep to it;
/// any payload is checked. Model and payload are cut at the first line end.
pub fn product(data: &[u8]) {
    static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
        PRODUCT_MODELLED.iter().map(|name| Kind::find(Some(Vendor::Huawei), name).expect("a kind")).collect()
    });
    static MODEL: LazyLock<ProductModel> = LazyLock::new(|| {
        ProductModel::parse(include_bytes!("../../codec/tests/data/every-type.product.json"))
            .expect("a model")
    });
    let (document, payload) = match data.iter().position(|byte| *byte == b'\n') {
        Some(at) => (&data[..at], &data[at + 1..]),
        None => (data, data),
    };
    let check = |model: &ProductModel, payload: &[u8]| {
        KINDS.iter().for_each(|kind| notes_are_inside(&model.check(*kind, payload), payload));
    };
    check(&MODEL, payload);
    match ProductModel::parse(document) {
        Ok(model) => {
            let text = model.document().text();
            assert_eq!(ProductModel::parse(text.as_bytes()).expect("its own text"), model);
            // Pointers of notes lead into the document, at most one member beyond it.
            for note in model.notes() {
                let pointer = note.place().json_pointer().expect("notes on a model have a pointer");
                let outer = pointer.rsplit_once('/').map_or("", |(outer, _)| outer);
                assert!(
                    model.document().pointer(pointer).or_else(|| model.document().pointer(outer)).is_some(),
                    "{note}"
                );
            }
            let joined = ProductModel::join([&model].into_iter()).expect("one model");
            assert_eq!(joined.notes().len(), model.notes().len());
            for example in model.examples(data.len() as u64) {
                for model in [&model, &joined] {
                    let found = model.check(example.kind, example.payload.as_bytes());
                    assert_eq!(found, [], "{}", example.payload);
                }
            }
            check(&model, payload);
        }
        Err(error) => place_is_inside(&error, document.len()),
    }
}

/// Notes on a payload lie inside it, under pointers that lead there.
fn notes_are_inside(notes: &[Note], payload: &[u8]) {
    for note in notes {
        let range = note.place().range().expect("notes of a model have bytes");
        let text = std::str::from_utf8(payload).expect("other payloads give no note");
        let pointer = note.place().json_pointer().expect("notes of a model have a pointer");
        if note.code() == Code::ModelRequiredMissing {
            assert_eq!(&text[range.start..=range.end], "}", "{note}");
        } else {
            assert_eq!(pointer_at(text, range.start), pointer, "{note}");
        }
    }
}
