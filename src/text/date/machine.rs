//! Dates in structured data and in addresses.

use super::calendar::civil_from_days;
use super::{Clock, DateHints, DayOrder, Moment, find_dates};

/// Years in which a figure is believed to count seconds or milliseconds since 1970.
const EPOCH_YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// Longer values (bytes) are prose, not dates.
const LONGEST: usize = 120;

/// Reads the value of a date property: ISO 8601, RFC 2822, seconds or milliseconds since 1970, or
/// anything that [`find_dates`] reads. The month comes first in open cases: such values come from
/// programs (`toLocaleString` of the default locale).
pub(crate) fn parse_machine_date(text: &str) -> Option<Moment> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    if text.bytes().all(|b| b.is_ascii_digit()) && matches!(text.len(), 10 | 13) {
        let value: i64 = text.parse().ok()?;
        return epoch_moment(if text.len() == 10 { value.checked_mul(1000)? } else { value });
    }
    let hints = DateHints { order: DayOrder::MonthFirst, ..DateHints::default() };
    let found = find_dates(text, &hints).into_iter().find(|date| date.moment.year.is_some());
    if let Some(found) = found {
        // `0001-01-01` and the like say "no date".
        return Some(found.moment);
    }
    let year: i32 = text.parse().ok()?;
    (text.len() == 4 && (1900..=2100).contains(&year))
        .then(|| Moment { year: Some(year), ..Moment::default() })
}

/// Milliseconds since 1970 as a moment in UTC.
pub(crate) fn epoch_moment(milliseconds: i64) -> Option<Moment> {
    let seconds = milliseconds.div_euclid(1000);
    let (year, month, day) = civil_from_days(seconds.div_euclid(86_400));
    if !EPOCH_YEARS.contains(&year) {
        return None;
    }
    let of_day = seconds.rem_euclid(86_400);
    let mut moment = Moment::day(year, month, day)?;
    moment.clock = Some(Clock {
        hour: (of_day / 3600) as u8,
        minute: Some((of_day / 60 % 60) as u8),
        second: Some((of_day % 60) as u8),
        offset: Some(0),
    });
    Some(moment)
}

/// The date in the path of an address: /2023/06/18/, /2023-06-18-, /20230618/, /202306/18/, /2023/0618/.
pub(crate) fn find_path_date(url: &str) -> Option<Moment> {
    let path =
        url.split_once("://").map_or(url, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut numbers: Vec<(u64, usize, usize)> = Vec::new();
    let bytes = path.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        let start = i;
        while bytes.get(i).is_some_and(u8::is_ascii_digit) {
            i += 1;
        }
        if i > start
            && i - start <= 14
            && let Some(value) = path.get(start..i).and_then(|digits| digits.parse().ok())
        {
            numbers.push((value, i - start, start));
        }
        i += usize::from(i == start);
    }
    let adjacent = |a: &(u64, usize, usize), b: &(u64, usize, usize)| b.2 == a.2 + a.1 + 1;
    let date = |year: u64, month: u64, day: u64| {
        // A number in an address is often an identifier: only years of the web count.
        (1995..=2100).contains(&year).then(|| Moment::day(year as i32, month as u8, day as u8)).flatten()
    };
    numbers.iter().enumerate().find_map(|(n, a)| {
        let clean = a.2 == 0
            || bytes.get(a.2 - 1).is_some_and(|b| !b.is_ascii_alphanumeric() || matches!(b, b't' | b'W'));
        if !clean {
            return None;
        }
        let (b, c) = (numbers.get(n + 1), numbers.get(n + 2));
        match a.1 {
            8 => date(a.0 / 10_000, a.0 / 100 % 100, a.0 % 100),
            6 => b.filter(|b| b.1 == 2 && adjacent(a, b)).and_then(|b| date(a.0 / 100, a.0 % 100, b.0)),
            4 => {
                let b = b.filter(|b| adjacent(a, b))?;
                if b.1 == 4 {
                    return date(a.0, b.0 / 100, b.0 % 100);
                }
                let c = c.filter(|c| b.1 <= 2 && c.1 <= 2 && adjacent(b, c))?;
                date(a.0, b.0, c.0)
            }
            _ => None,
        }
    })
}
