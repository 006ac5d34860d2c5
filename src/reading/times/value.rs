//! Values in the notation of the document: dates, durations.

use std::fmt::Write as _;

use super::shape::{Amount, Hour, Unit};
use crate::text::date::{Clock, Moment};

/// A day: year, month, day.
pub(super) type Day = (i32, u8, u8);

/// A moment that may know a day without its month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Instant {
    pub(super) year: Option<i32>,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    pub(super) hour: Option<Hour>,
}

impl Instant {
    /// A day.
    pub(super) const fn of_day((year, month, day): Day) -> Self {
        Self { year: Some(year), month: Some(month), day: Some(day), hour: None }
    }

    /// The day, where it is known in full.
    pub(super) fn ymd(&self) -> Option<Day> {
        Some((self.year?, self.month?, self.day?))
    }

    /// `2023-06-18T21:49`, `XXXX-11-14`, `XXXX-XX-14`, `T10:00`.
    pub(super) fn notation(&self) -> String {
        let clock = self.hour.map(|hour| Clock {
            hour: hour.hour,
            minute: Some(hour.minute),
            second: hour.second,
            offset: None,
        });
        let unknown_month = self.month.is_none() && self.day.is_some();
        let nothing = self.year.is_none() && self.month.is_none() && self.day.is_none();
        if !unknown_month && !nothing {
            return Moment { year: self.year, month: self.month, day: self.day, clock }.notation();
        }
        // A stand-in for what is not known, cut away again.
        let full = Moment { year: None, month: Some(1), day: self.day.or(Some(1)), clock }.notation();
        match full.split_once('T') {
            Some((_, clock)) if nothing => format!("T{clock}"),
            _ => full.replacen("XXXX-01", "XXXX-XX", 1),
        }
    }
}

/// A duration in the notation of ISO 8601; thousandths of a unit become the next smaller ones.
pub(super) fn duration(amount: &Amount) -> String {
    let [mut months, mut days, mut seconds] = [0_i64; 3];
    let mut weeks = 0;
    for &(unit, milli) in &amount.0 {
        match unit {
            Unit::Century => months += milli * 1200 / 1000,
            Unit::Decade => months += milli * 120 / 1000,
            Unit::Year => months += milli * 12 / 1000,
            Unit::Quarter => months += milli * 3 / 1000,
            Unit::Month => {
                months += milli / 1000;
                days += milli % 1000 * 30 / 1000;
            }
            Unit::Week if milli % 1000 == 0 => weeks += milli / 1000,
            Unit::Week => seconds += milli * 7 * 86_400 / 1000,
            Unit::Day => {
                days += milli / 1000;
                seconds += milli % 1000 * 86_400 / 1000;
            }
            Unit::Hour => seconds += milli * 3600 / 1000,
            Unit::Minute => seconds += milli * 60 / 1000,
            Unit::Second => seconds += milli / 1000,
        }
    }
    if weeks > 0 && (months > 0 || days > 0 || seconds > 0) {
        (days, weeks) = (days + 7 * weeks, 0);
    }
    // Days are told in hours only where a part of one is left.
    let whole_months_stated = amount.0.iter().all(|&(unit, _)| unit == Unit::Month);
    let (years, months) = if whole_months_stated { (0, months) } else { (months / 12, months % 12) };
    let mut out = "P".to_owned();
    for (number, letter) in [(years, 'Y'), (months, 'M'), (weeks, 'W'), (days, 'D')] {
        write_part(&mut out, number, letter);
    }
    if seconds > 0 {
        out.push('T');
        for (number, letter) in [(seconds / 3600, 'H'), (seconds / 60 % 60, 'M'), (seconds % 60, 'S')] {
            write_part(&mut out, number, letter);
        }
    }
    if out.len() == 1 { "PT0S".to_owned() } else { out }
}

fn write_part(out: &mut String, number: i64, letter: char) {
    if number > 0 {
        // Writing to a string cannot fail.
        let _ = write!(out, "{number}{letter}");
    }
}

#[cfg(test)]
mod tests {
    use super::{Amount, Instant, Unit, duration};

    #[test]
    fn durations_are_written() {
        for (amount, want) in [
            (vec![(Unit::Hour, 7_500)], "PT7H30M"),
            (vec![(Unit::Year, 3_500)], "P3Y6M"),
            (vec![(Unit::Year, 500)], "P6M"),
            (vec![(Unit::Month, 18_000)], "P18M"),
            (vec![(Unit::Day, 2_000)], "P2D"),
            (vec![(Unit::Day, 500)], "PT12H"),
            (vec![(Unit::Week, 1_000)], "P1W"),
            (vec![(Unit::Minute, 1_000), (Unit::Second, 45_000)], "PT1M45S"),
            (vec![(Unit::Minute, 60_000)], "PT1H"),
            (vec![(Unit::Decade, 2_000)], "P20Y"),
            (vec![(Unit::Day, 8_000), (Unit::Hour, 20_000)], "P8DT20H"),
        ] {
            assert_eq!(duration(&Amount(amount)), want);
        }
    }

    #[test]
    fn what_is_not_known_is_written_so() {
        let day = |year, month, day| Instant { year, month, day, hour: None }.notation();
        assert_eq!(day(Some(2023), Some(6), Some(18)), "2023-06-18");
        assert_eq!(day(None, Some(11), Some(14)), "XXXX-11-14");
        assert_eq!(day(None, None, Some(14)), "XXXX-XX-14");
        assert_eq!(day(None, Some(11), None), "XXXX-11");
        assert_eq!(day(Some(2023), None, None), "2023");
    }
}
