//! What people use instead of what Huawei's schemes use. Here the hour is the key and the secret the text.

use alloc::{format, string::String};

use super::{Bootstrap, SignType, group};
use crate::{
    sign::{Cause, Field, Hour, Inputs, Trials, hour_of, hour_text},
    wire::{base64, hmac::Method, hmac::hmac, secret::Secret},
};

/// Hours of the neighbourhood: time zones go from 12 behind to 14 ahead of UTC.
fn hours(stamp: &str, trials: &mut Trials) {
    trials.key(stamp.as_bytes());
    let Some(Hour(hour)) = hour_of(stamp) else {
        // One SDK counts the number up; before that it was an hour.
        if let Ok(number) = stamp.parse::<u64>() {
            for back in 1..=12 {
                let earlier = format!("{:010}", number.saturating_sub(back));
                trials.wrong_key_of(
                    Cause::HourOff,
                    format!("it was made with {earlier}"),
                    earlier.as_bytes(),
                );
            }
        }
        return;
    };
    let mut put = |cause, other: u64| {
        let stamp = hour_text(Hour(other));
        trials.wrong_key_of(cause, format!("it was made with {stamp}"), stamp.as_bytes());
    };
    put(Cause::HourOff, hour.saturating_add(1));
    put(Cause::HourOff, hour.saturating_sub(1));
    for away in 2..=14 {
        put(Cause::TimeZone, hour.saturating_add(away));
        put(Cause::TimeZone, hour.saturating_sub(away));
    }
    let seconds = hour.saturating_mul(3600);
    let (year, of_day) = (stamp.get(..8).unwrap_or_default(), stamp.get(8..).unwrap_or_default());
    for other in [
        format!("{stamp}00"),
        format!("{stamp}0000"),
        format!("{seconds}"),
        format!("{seconds}000"),
        String::from(year),
        format!("{year}{}", of_day.trim_start_matches('0')),
        format!(
            "{}-{}-{} {of_day}",
            stamp.get(..4).unwrap_or_default(),
            stamp.get(4..6).unwrap_or_default(),
            stamp.get(6..8).unwrap_or_default()
        ),
    ] {
        if other != stamp {
            trials.wrong_key_of(Cause::StampPrecision, format!("it was made with {other}"), other.as_bytes());
        }
    }
}

/// Mistakes of a device with its own secret.
pub(super) fn connect(inputs: &Inputs<'_>, stamp: &str, trials: &mut Trials) {
    hours(stamp, trials);
    let Some(secret) = inputs.secret_text(Field::Secret) else { return };
    trials.text(secret);
    trials.altered(secret, |trials, cause, detail, text| trials.wrong_text(cause, detail, text));
    if let Ok(bytes) = base64::decode(secret) {
        trials.wrong_text(Cause::SecretDecoded, "", bytes);
    }
    // The sent id, or what belongs to the client id alone.
    if let Some(id) = inputs.text(Field::DeviceId) {
        trials.wrong_text(Cause::OnlyClientId, "", id);
    }
}

/// Mistakes of a device of a group.
pub(super) fn bootstrap(inputs: &Inputs<'_>, bootstrap: &Bootstrap<'_>, method: Method, trials: &mut Trials) {
    hours(bootstrap.timestamp, trials);
    let Some(text) = inputs.secret_text(Field::GroupSecret) else { return };
    let derived = |secret: &Secret, method| {
        let sign_type = if method == Method::Sm3 { SignType::Sm3Checked } else { SignType::Sha256 };
        Bootstrap { sign_type, ..*bootstrap }.device_secret(secret)
    };
    let Ok(secret) = group(text, &mut alloc::vec::Vec::new()) else { return };
    trials.text(derived(&secret, method).expose());
    trials.wrong_text(Cause::SecretNotDecoded, "", derived(&Secret::from(text), method).expose());
    trials.wrong_text(Cause::GroupStepMissing, "", secret.expose());
    trials.wrong_text(Cause::GroupStepMissing, "the text as it is", text);
    // The inner digest as bytes, in upper case, or with key and text the other way.
    let inner = hmac(method, bootstrap.device_id.as_bytes(), secret.expose());
    trials.wrong_text(Cause::Encoding, "the first digest was not written as hex", inner.bytes());
    trials.wrong_text(Cause::Encoding, "the first digest was written in upper case", inner.to_upper_hex());
    let swapped = hmac(method, secret.expose(), bootstrap.device_id.as_bytes());
    trials.wrong_text(Cause::Swapped, "in the first step", swapped.to_hex());
    // The C SDK takes the decoded secret for a C string.
    if let Some(end) = secret.expose().iter().position(|byte| *byte == 0) {
        let cut = Secret::from(secret.expose().get(..end).unwrap_or_default());
        trials.wrong_text(Cause::SecretCut, "at its first NUL byte", derived(&cut, method).expose());
    }
    trials.altered(text, |trials, cause, detail, text| {
        let Ok(text) = core::str::from_utf8(text) else { return };
        if let Ok(secret) = Secret::from_base64(text) {
            trials.wrong_text(cause, detail, derived(&secret, method).expose());
        }
    });
}
