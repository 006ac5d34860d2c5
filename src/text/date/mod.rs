//! Dates and times as pages print them, in the languages of the lexicon.
//!
//! [`find_dates`] scans running text, [`parse_machine_date`] reads the values of structured data.
//! Nothing here knows a clock: relative times ("3 hours ago") need a reference that the caller states.

pub(crate) mod calendar;
mod clock;
pub(crate) mod lunar;
mod machine;
mod names;
mod parse;
mod relative;
mod solar;
mod token;

use std::fmt::{self, Write};
use std::ops::Range;

pub(crate) use machine::{epoch_moment, find_path_date, parse_machine_date};
pub(crate) use names::month_at;
pub(crate) use parse::parse_date_at;
pub(crate) use token::{Kind, Token, is_han, split_tokens};

use crate::lexicon::entry::Language;

/// A point in time as precisely as it was stated. The month is `None` only where just a year is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Moment {
    /// `None` where the text leaves the year out.
    pub(crate) year: Option<i32>,
    pub(crate) month: Option<u8>,
    pub(crate) day: Option<u8>,
    pub(crate) clock: Option<Clock>,
}

/// A time of day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Clock {
    pub(crate) hour: u8,
    /// `None` where just the hour is known.
    pub(crate) minute: Option<u8>,
    pub(crate) second: Option<u8>,
    /// Minutes east of UTC, only where stated.
    pub(crate) offset: Option<i16>,
}

/// How figures like 3/4/2023 are to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum DayOrder {
    DayFirst,
    MonthFirst,
    #[default]
    Open,
}

/// What the caller knows about the page.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct DateHints {
    pub(crate) order: DayOrder,
    /// When the page was captured; relative times are read only where it is known.
    pub(crate) captured: Option<Moment>,
    /// The page's language, which settles names that mean different months in different languages.
    pub(crate) language: Option<Language>,
}

/// A date found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FoundDate {
    /// Bytes in the text.
    pub(crate) span: Range<usize>,
    pub(crate) moment: Moment,
    /// Day and month could be the other way round, or the name is another month's in another language, and no hint
    /// decided: this is the other reading.
    pub(crate) swapped: Option<Moment>,
    /// Concluded from a relative time and the date of capture.
    pub(crate) relative: bool,
}

impl Moment {
    /// A whole day; `None` where there is no such day.
    pub(crate) fn day(year: i32, month: u8, day: u8) -> Option<Self> {
        let valid = (1..=12).contains(&month) && (1..=calendar::days_in_month(year, month)).contains(&day);
        valid.then_some(Self { year: Some(year), month: Some(month), day: Some(day), clock: None })
    }

    /// Year, month and day, where all are known.
    pub(crate) fn ymd(&self) -> Option<(i32, u8, u8)> {
        Some((self.year?, self.month?, self.day?))
    }

    /// `2023`, `2023-06`, `2023-06-18`, `2023-06-18T21`, `2023-06-18T21:49`, with seconds and offset where
    /// stated; `XXXX-06-18` where the year is not known.
    pub(crate) fn notation(&self) -> String {
        let mut out = self.year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
        // Writing to a string cannot fail.
        let _ = self.write_below_year(&mut out);
        out
    }

    fn write_below_year(&self, out: &mut String) -> fmt::Result {
        let Some(month) = self.month else { return Ok(()) };
        write!(out, "-{month:02}")?;
        let Some(day) = self.day else { return Ok(()) };
        write!(out, "-{day:02}")?;
        let Some(clock) = self.clock else { return Ok(()) };
        write!(out, "T{:02}", clock.hour)?;
        if let Some(minute) = clock.minute {
            write!(out, ":{minute:02}")?;
            match (clock.second, clock.offset) {
                (Some(second), _) => write!(out, ":{second:02}")?,
                // RFC 3339 knows no offset without seconds.
                (None, Some(_)) => out.push_str(":00"),
                (None, None) => {}
            }
        }
        match clock.offset {
            Some(0) => out.push('Z'),
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                write!(out, "{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)?;
            }
            None => {}
        }
        Ok(())
    }

    /// Whether both name the same day, as written.
    pub(crate) fn same_day(&self, other: &Self) -> bool {
        self.ymd().is_some() && self.ymd() == other.ymd()
    }
}

/// All dates of a text, in order; they never overlap.
pub(crate) fn find_dates(text: &str, hints: &DateHints) -> Vec<FoundDate> {
    if !may_hold_figures(text) && (hints.captured.is_none() || !relative::may_be_relative(text)) {
        return Vec::new();
    }
    let tokens = split_tokens(text);
    let mut found: Vec<FoundDate> = Vec::new();
    let (mut i, mut floor) = (0, 0);
    while i < tokens.len() {
        let hit = parse::parse_date_at(&tokens, i, floor, hints)
            .or_else(|| relative::parse_relative_at(&tokens, i, hints.captured.as_ref()));
        if let Some(hit) = hit {
            let (first, last) = (tokens.get(hit.first), tokens.get(hit.next.saturating_sub(1)));
            if let (Some(first), Some(last)) = (first, last) {
                found.push(FoundDate {
                    span: first.start..last.end,
                    moment: hit.moment,
                    swapped: hit.swapped,
                    relative: hit.relative,
                });
            }
            i = hit.next.max(i + 1);
            floor = i;
        } else {
            i += 1;
        }
    }
    found
}

/// Whether a figure can stand in the text, without which nothing but a word is a date: a digit of ASCII, or a byte
/// with which other digits and the ideographs begin.
fn may_hold_figures(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit() || matches!(b, 0xd9 | 0xdb | 0xe0 | 0xe3..=0xe9 | 0xef | 0xf0))
}

/// The first date of a text that names a day.
pub(crate) fn find_date(text: &str, hints: &DateHints) -> Option<FoundDate> {
    find_dates(text, hints).into_iter().find(|date| date.moment.day.is_some())
}

#[cfg(test)]
mod calendar_tests;
#[cfg(test)]
mod tests;
