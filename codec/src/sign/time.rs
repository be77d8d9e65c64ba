//! Times that credentials carry.

use alloc::{format, string::String};

/// What a credential says of time. Seconds since 1970.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Time {
    /// It was made in the hour that starts then.
    Hour {
        /// The hour's first second; none for a stamp that is no hour of the calendar.
        start: Option<u64>,
        /// Whether the cloud looks at it.
        checked: bool,
    },
    /// It was made then.
    Made {
        /// Milliseconds since 1970.
        milliseconds: u64,
        /// The window that the cloud documents, in seconds; none where it documents none.
        window: Option<u64>,
    },
    /// It holds until then.
    Until(u64),
}

/// What a time is held to.
pub(super) enum Held {
    Inside,
    Outside(String),
    Expired(String),
    NoSuchHour,
}

impl Time {
    /// Holds a time to a window around now, both ends included. Without a window it is the one that the cloud documents; where
    /// there is none, any time is inside.
    pub(super) fn held(self, now: u64, window: Option<u64>) -> Held {
        match self {
            Time::Until(end) if end < now => Held::Expired(format!("until {end}, now it is {now}")),
            Time::Until(_) => Held::Inside,
            Time::Hour { checked: false, .. } if window.is_none() => Held::Inside,
            Time::Hour { start: None, .. } => Held::NoSuchHour,
            Time::Hour { start: Some(start), .. } => {
                // Any second of the hour may be the one that is meant.
                let end = start.saturating_add(3599);
                let away = if now < start { start.saturating_sub(now) } else { now.saturating_sub(end) };
                near(away, window.or(Some(0)))
            }
            Time::Made { milliseconds, window: documented } => {
                near((milliseconds / 1000).abs_diff(now), window.or(documented))
            }
        }
    }
}

fn near(away: u64, window: Option<u64>) -> Held {
    match window {
        Some(window) if away > window => Held::Outside(format!("{away} seconds away, {window} are allowed")),
        _ => Held::Inside,
    }
}

/// An hour of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Hour(pub(crate) u64);

/// The hour that ten digits `YYYYMMDDHH` name, counted from the start of 1970; none where they name none.
pub(crate) fn hour_of(stamp: &str) -> Option<Hour> {
    if stamp.len() != 10 || !stamp.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = |from: usize, to: usize| stamp.get(from..to)?.parse::<u64>().ok();
    let (year, month, day, hour) = (number(0, 4)?, number(4, 6)?, number(6, 8)?, number(8, 10)?);
    let right = (1970..=9999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=days_in(year, month)).contains(&day)
        && hour < 24;
    if !right {
        return None;
    }
    let days = days_before(year)
        .saturating_add((1..month).map(|month| days_in(year, month)).sum::<u64>())
        .saturating_add(day.saturating_sub(1));
    Some(Hour(days.saturating_mul(24).saturating_add(hour)))
}

/// The ten digits of an hour.
pub(crate) fn hour_text(hour: Hour) -> String {
    let (mut days, of_day) = (hour.0 / 24, hour.0 % 24);
    let mut year = 1970_u64.saturating_add(days / 366);
    while days_before(year.saturating_add(1)) <= days {
        year = year.saturating_add(1);
    }
    days = days.saturating_sub(days_before(year));
    let mut month = 1;
    while month < 12 && days >= days_in(year, month) {
        days = days.saturating_sub(days_in(year, month));
        month = month.saturating_add(1);
    }
    format!("{year:04}{month:02}{:02}{of_day:02}", days.saturating_add(1))
}

/// Days from the start of 1970 to the start of a year.
fn days_before(year: u64) -> u64 {
    let years = year.saturating_sub(1);
    let leap = |years: u64| (years / 4).saturating_sub(years / 100).saturating_add(years / 400);
    year.saturating_sub(1970).saturating_mul(365).saturating_add(leap(years).saturating_sub(leap(1969)))
}

fn days_in(year: u64, month: u64) -> u64 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `date -u -d @SECONDS +%Y%m%d%H`.
    #[test]
    fn hours_are_those_of_the_calendar() {
        for (stamp, seconds) in [
            ("1970010100", 0),
            ("2018072417", 1_532_451_600),
            ("2000022923", 951_865_200),
            ("2024022900", 1_709_164_800),
            ("2023123123", 1_704_063_600),
            ("2024010100", 1_704_067_200),
            ("2100030100", 4_107_542_400),
        ] {
            let hour = hour_of(stamp).unwrap();
            assert_eq!(hour.0 * 3600, seconds, "{stamp}");
            assert_eq!(hour_text(hour), stamp);
        }
        for hour in (0..1_000_000).step_by(997) {
            assert_eq!(hour_of(&hour_text(Hour(hour))), Some(Hour(hour)));
        }
    }

    #[test]
    fn others_are_none() {
        for stamp in [
            "",
            "2018072424",
            "2018073217",
            "2018130100",
            "2018000100",
            "2018010000",
            "2023022900",
            "2100022900",
            "201807241",
            "20180724170",
            "2018072a17",
            "+018072417",
            "0000000000",
            "1969123123",
        ] {
            assert_eq!(hour_of(stamp), None, "{stamp}");
        }
    }
}
