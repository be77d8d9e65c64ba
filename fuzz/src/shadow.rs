//! Alibaba's shadows.

use thingwire::{
    Direction,
    alibaba::shadow::{Document, Message as ShadowMessage, Refusal, apply, apply_payload},
    facade,
    wire::json::{FromJson, IntoOwned, Json, ToJson},
};

use crate::place_is_inside;

/// Shadows: a document before the first line end, and requests that it is taken through, a line each. Every request is
/// answered, answers can be read and break no rule, and what a step must keep it keeps.
pub fn shadow(data: &[u8]) {
    let mut lines = data.split(|byte| *byte == b'\n');
    let stored = lines.next().unwrap_or_default();
    let mut document = match Document::from_json(stored) {
        Ok(document) => {
            let (kept, written) = (Json::parse(stored).expect("it was read"), document.to_json());
            assert!(Json::parse(written.as_bytes()).expect("it was written").eq_json(&kept));
            document.check(&mut Vec::new());
            document.into_owned()
        }
        Err(error) => {
            place_is_inside(&error, stored.len());
            Document::default()
        }
    };
    for (payload, now) in lines.zip(1_469_564_492..) {
        let outcome = apply_payload(&document, payload, now);
        match ShadowMessage::from_json(payload) {
            Ok(request) => {
                let (kept, written) = (Json::parse(payload).expect("it was read"), request.to_json());
                assert!(Json::parse(written.as_bytes()).expect("it was written").eq_json(&kept));
                assert_eq!(ShadowMessage::from_json(written.as_bytes()).as_ref(), Ok(&request));
                request.check(Direction::Down, &mut Vec::new());
                if outcome.refusal.is_none() && request.method() != Some("get") {
                    let reset = request.version() == Some(-1);
                    let again = apply(&outcome.document, &request, now);
                    assert!(reset || again.refusal == Some(Refusal::VersionConflict));
                    assert!(reset || outcome.document.version() > document.version());
                } else {
                    assert_eq!(outcome.document, document);
                }
            }
            Err(error) => {
                place_is_inside(&error, payload.len());
                assert!(outcome.refusal.is_some());
            }
        }
        // A reply to a get brings the stored document as it is, with what is odd about it.
        for answer in [Some(&outcome.reply), outcome.control.as_ref()].into_iter().flatten() {
            let text = answer.to_json();
            assert_eq!(ShadowMessage::from_json(text.as_bytes()).as_ref(), Ok(answer));
        }
        let text = outcome.document.to_json();
        assert_eq!(Document::from_json(text.as_bytes()).as_ref(), Ok(&outcome.document));
        facade::shadow_outcome_to_json(&outcome);
        document = outcome.document.into_owned();
    }
}
