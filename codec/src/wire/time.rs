//! Times as text, and the arithmetic of a clock that is set over a network.

/// How a time is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum TimeForm {
    /// `20151212T121212Z`.
    Compact,
    /// `2015-12-12T12:12:12Z`.
    Dashed,
    /// `2015-12-12T12:12:12.333Z`.
    DashedMilliseconds,
}

/// Reads a time in UTC: milliseconds since 1970, and the form that it is written in.
///
/// All digits have to be there, the letters in upper case, and the date in the calendar. Leap seconds, other fractions and
/// other zones are none of these forms.
///
/// ```
/// use thingwire::wire::time::{TimeForm, parse};
///
/// assert_eq!(parse("20151212T121212Z"), Some((1_449_922_332_000, TimeForm::Compact)));
/// assert_eq!(parse("2020-08-12T12:12:12.333Z"), Some((1_597_234_332_333, TimeForm::DashedMilliseconds)));
/// assert_eq!(parse("2020-02-30T12:12:12Z"), None);
/// ```
pub fn parse(text: &str) -> Option<(i64, TimeForm)> {
    let bytes = text.as_bytes();
    let (form, digits) = match bytes {
        [y1, y2, y3, y4, m1, m2, d1, d2, b'T', h1, h2, n1, n2, s1, s2, b'Z'] => {
            (TimeForm::Compact, [*y1, *y2, *y3, *y4, *m1, *m2, *d1, *d2, *h1, *h2, *n1, *n2, *s1, *s2])
        }
        [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T', h1, h2, b':', n1, n2, b':', s1, s2, rest @ ..] => {
            let form = match rest {
                [b'Z'] => TimeForm::Dashed,
                [b'.', _, _, _, b'Z'] => TimeForm::DashedMilliseconds,
                _ => return None,
            };
            (form, [*y1, *y2, *y3, *y4, *m1, *m2, *d1, *d2, *h1, *h2, *n1, *n2, *s1, *s2])
        }
        _ => return None,
    };
    let milliseconds = match bytes {
        [.., b'.', a, b, c, b'Z'] => number(&[*a, *b, *c])?,
        _ => 0,
    };
    let [y1, y2, y3, y4, m1, m2, d1, d2, h1, h2, n1, n2, s1, s2] = digits;
    let year = number(&[y1, y2, y3, y4])?;
    let [month, day, hour, minute, second] =
        [[m1, m2], [d1, d2], [h1, h2], [n1, n2], [s1, s2]].map(|pair| number(&pair));
    let (month, day, hour, minute, second) = (month?, day?, hour?, minute?, second?);
    if hour > 23 || minute > 59 || second > 59 || day < 1 || day > days_of(year, month)? {
        return None;
    }
    let seconds = days_since_1970(year, month, day)
        .saturating_mul(24)
        .saturating_add(hour)
        .saturating_mul(60)
        .saturating_add(minute)
        .saturating_mul(60)
        .saturating_add(second);
    Some((seconds.saturating_mul(1000).saturating_add(milliseconds), form))
}

/// The time at `device_now`, the device's own clock as an answer arrived, with half of the way there and back taken off:
/// (server received + server sent + device received - device sent) / 2, all in milliseconds.
///
/// None where that is before 1970 or past the 64 bits.
pub fn synchronised(
    server_received: u64,
    server_sent: u64,
    device_now: u64,
    device_sent: u64,
) -> Option<u64> {
    let sum =
        u128::from(server_received).saturating_add(server_sent.into()).saturating_add(device_now.into());
    u64::try_from(sum.checked_sub(device_sent.into())? >> 1).ok()
}

fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0_i64, |sum, byte| {
        byte.is_ascii_digit().then(|| sum.saturating_mul(10).saturating_add(i64::from(byte & 0x0f)))
    })
}

fn is_leap(year: i64) -> bool {
    let divides = |by: i64| year.rem_euclid(by) == 0;
    divides(4) && (!divides(100) || divides(400))
}

fn days_of(year: i64, month: i64) -> Option<i64> {
    Some(match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    })
}

/// Days from 1 January 1970, in the Gregorian calendar. The year is counted from March, so that a leap day is its last.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 {
        (year, month.saturating_sub(3))
    } else {
        (year.saturating_sub(1), month.saturating_add(9))
    };
    let leap_days =
        year.div_euclid(4).saturating_sub(year.div_euclid(100)).saturating_add(year.div_euclid(400));
    let of_months = month.saturating_mul(153).saturating_add(2).div_euclid(5);
    year.saturating_mul(365)
        .saturating_add(leap_days)
        .saturating_add(of_months)
        .saturating_add(day)
        // 1 March of the year 0 is 719,468 days before 1970; `day` counts from 1.
        .saturating_sub(719_469)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of Python's `calendar.timegm`.
    #[test]
    fn times_are_exact() {
        for (text, milliseconds) in [
            ("19700101T000000Z", 0),
            ("1970-01-01T00:00:00.001Z", 1),
            ("1969-12-31T23:59:59Z", -1000),
            ("20151212T121212Z", 1_449_922_332_000),
            ("2020-08-12T12:12:12.333Z", 1_597_234_332_333),
            ("20000229T235959Z", 951_868_799_000),
            ("20240301T000000Z", 1_709_251_200_000),
            ("99991231T235959Z", 253_402_300_799_000),
            ("19000301T000000Z", -2_203_891_200_000),
            ("00010101T000000Z", -62_135_596_800_000),
        ] {
            assert_eq!(parse(text).map(|(time, _)| time), Some(milliseconds), "{text}");
        }
    }

    #[test]
    fn other_texts_are_no_times() {
        for text in [
            "",
            "20151212T121212",
            "20151212t121212Z",
            "20151212 121212Z",
            "20151212T121260Z",
            "20151212T126012Z",
            "20151212T241212Z",
            "20151312T121212Z",
            "20150012T121212Z",
            "20151200T121212Z",
            "20150229T121212Z",
            "19000229T121212Z",
            "2015-12-12T12:12:12",
            "2015-12-12T12:12:12.3Z",
            "2015-12-12T12:12:12.333+08:00",
            "2015-12-12T12:12:12+0Z",
            "2015-12-12 12:12:12Z",
            "+0151212T121212Z",
            "2015121２T121212Z",
            "1449922332000",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn half_of_the_way_is_taken_off() {
        // 104 ms there and back, 4 of them in the server: 50 ms after it was sent.
        assert_eq!(synchronised(1_571_724_098_110, 1_571_724_098_114, 1104, 1000), Some(1_571_724_098_164));
        assert_eq!(synchronised(1, 1, 0, 9), None);
        assert_eq!(synchronised(u64::MAX, u64::MAX, u64::MAX, 0), None);
    }
}
