//! Relative times ("3 hours ago"): only with the date of capture, and marked as concluded.

use super::calendar::{civil_from_days, days_from_civil};
use super::names::{begin_at, is, name_at};
use super::parse::Hit;
use super::token::{Kind, Token};
use super::{Clock, Moment};
use crate::lexicon::fold::fold_word;
use crate::lexicon::{Entry, Role, begin, entries_of, value_of};
use crate::text::letter::is_alphabetic;

/// A span of time that pages count back by. What is concluded is as precise as the unit and no more: an hour
/// back from 21:49 is some time around 20:49, and three months back is a month, not a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    /// The unit of a value of the lexicon.
    const fn of(value: i32) -> Option<Self> {
        Some(match value {
            1 => Self::Second,
            2 => Self::Minute,
            3 => Self::Hour,
            4 => Self::Day,
            5 => Self::Week,
            6 => Self::Month,
            7 => Self::Year,
            _ => return None,
        })
    }
}

/// How far back, and the token after the words.
struct Back {
    count: i64,
    unit: Unit,
    next: usize,
}

/// A relative time that starts at token `i`.
pub(super) fn parse_relative_at(tokens: &[Token<'_>], i: usize, captured: Option<&Moment>) -> Option<Hit> {
    let captured = captured?;
    let back = match tokens.get(i)?.kind {
        Kind::Sign(_) => return None,
        Kind::Number { .. } => counted(tokens, i),
        Kind::Han(_) => named(tokens, i),
        Kind::Word => {
            // Nearly all words are none of these, which one look tells.
            const FIRST: [Role; 3] = [Role::OneUnit, Role::RelativeDay, Role::CalendarLead];
            let entries = entries_of(Role::RelativeDay, &tokens.get(i)?.word());
            if !entries.iter().any(|&entry| FIRST.iter().any(|&role| Entry(entry).has(role))) {
                return None;
            }
            counted(tokens, i).or_else(|| named(tokens, i))
        }
    }?;
    let moment = step_back(captured, &back)?;
    Some(Hit { first: i, next: back.next, moment, swapped: None, relative: true })
}

fn counted(tokens: &[Token<'_>], i: usize) -> Option<Back> {
    let count = count_at(tokens, i)?;
    let (unit, after) = unit_at(tokens, i + 1)?;
    let next = ago_behind(tokens, after).or_else(|| is_ago_before(tokens, i).then_some(after))?;
    // "half an hour ago"
    let half = tokens.get(i).is_some_and(Token::is_word)
        && i.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(Token::is_word)
        && !is_ago_before(tokens, i)
        && i.checked_sub(1).is_some_and(|before| is(tokens.get(before), Role::HalfOf));
    (!half).then_some(Back { count, unit, next })
}

/// A number, or a word for one.
fn count_at(tokens: &[Token<'_>], i: usize) -> Option<i64> {
    match tokens.get(i)?.number() {
        Some((count, 1..=3)) => i64::try_from(count).ok(),
        Some(_) => None,
        None => is(tokens.get(i), Role::OneUnit).then_some(1),
    }
}

/// The unit that is named at a token, and the token behind it: hours, 小时, か月.
fn unit_at(tokens: &[Token<'_>], i: usize) -> Option<(Unit, usize)> {
    let token = tokens.get(i)?;
    let unspaced =
        token.han().is_some() || token.rest.starts_with(|c| ('\u{3040}'..='\u{30ff}').contains(&c));
    let (value, next) = if unspaced {
        begin_at(tokens, i, Role::TimeUnit)?
    } else {
        let word = token.word();
        if word.is_empty() {
            return None;
        }
        (
            value_of(Role::TimeUnit, &word)
                .or_else(|| begin(Role::TimeUnit, &word).map(|stem| stem.value))?,
            i + 1,
        )
    };
    Some((Unit::of(value)?, next))
}

/// The token behind the words that put a number of units before them into the past.
fn ago_behind(tokens: &[Token<'_>], i: usize) -> Option<usize> {
    if tokens.get(i)?.is_word() {
        return name_at(tokens, i, Role::AgoAfter).map(|(_, next)| next);
    }
    is(tokens.get(i), Role::AgoAfter).then_some(i + 1)
}

/// Whether the words before a token put a number of units there into the past: "il y a 3 heures", but not "a 3 day
/// trip".
fn is_ago_before(tokens: &[Token<'_>], i: usize) -> bool {
    /// "il y a"
    const MOST_WORDS: usize = 3;
    let mut joined = String::new();
    for back in 1..=MOST_WORDS {
        let Some(token) = i.checked_sub(back).and_then(|before| tokens.get(before)) else { return false };
        if !token.is_word() {
            return false;
        }
        joined =
            if joined.is_empty() { token.word().into_owned() } else { format!("{} {joined}", token.word()) };
        if value_of(Role::AgoBefore, &joined).is_some() {
            return true;
        }
    }
    false
}

fn named(tokens: &[Token<'_>], i: usize) -> Option<Back> {
    let token = tokens.get(i)?;
    let (days, next) = match token.kind {
        Kind::Han(_) => begin_at(tokens, i, Role::RelativeDay)?,
        Kind::Word => name_at(tokens, i, Role::RelativeDay)?,
        _ => return None,
    };
    // Nothing is reported of the days to come.
    (days <= 0).then(|| Back { count: -i64::from(days), unit: Unit::Day, next })
}

/// Whether a relative time can stand in a text without figures: a cheap look for the words that all of them hold.
pub(super) fn may_be_relative(text: &str) -> bool {
    const TELLING: [Role; 4] = [Role::RelativeDay, Role::AgoAfter, Role::AgoBefore, Role::CalendarLead];
    let tells = |folded: &str| {
        let entries = entries_of(Role::RelativeDay, folded);
        entries.iter().any(|&entry| TELLING.iter().any(|&role| Entry(entry).has(role)))
    };
    // Of other scripts than Latin words are told from what stands around them by more than letters.
    let latin = |b: u8| b.is_ascii() || matches!(b, 0x80..=0xc9 | 0xe2);
    if !text.bytes().all(latin) {
        return true;
    }
    if text.is_ascii() {
        let lower = text.to_ascii_lowercase();
        let words = lower.split(|c: char| !c.is_ascii_alphabetic());
        return words.filter(|word| !word.is_empty()).any(tells);
    }
    let letter = |c: char| is_alphabetic(c) || matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}');
    text.split(|c: char| !letter(c)).filter(|word| !word.is_empty()).any(|word| tells(&fold_word(word)))
}

fn step_back(captured: &Moment, back: &Back) -> Option<Moment> {
    let (year, month, day) = captured.ymd()?;
    let today = days_from_civil(year, month, day);
    let count = back.count;
    match back.unit {
        Unit::Second => minutes_back(captured, today, count / 60, true),
        Unit::Minute => minutes_back(captured, today, count, true),
        Unit::Hour => minutes_back(captured, today, count * 60, false),
        Unit::Day => {
            let (year, month, day) = civil_from_days(today - count);
            Moment::day(year, month, day)
        }
        Unit::Week => within(civil_from_days(today - 7 * count - 6), civil_from_days(today - 7 * count + 3)),
        Unit::Month => {
            let months = i64::from(year) * 12 + i64::from(month) - 1 - count;
            let month = Some(months.rem_euclid(12) as u8 + 1);
            Some(Moment { year: i32::try_from(months.div_euclid(12)).ok(), month, ..Moment::default() })
        }
        Unit::Year => Some(Moment { year: i32::try_from(i64::from(year) - count).ok(), ..Moment::default() }),
    }
}

/// Minutes back from the capture. Without a time of day in the capture they may or may not reach the day before.
fn minutes_back(captured: &Moment, today: i64, minutes: i64, to_the_minute: bool) -> Option<Moment> {
    let clock = captured.clock?;
    let total = today * 1440 + i64::from(clock.hour) * 60 + i64::from(clock.minute?) - minutes;
    let (year, month, day) = civil_from_days(total.div_euclid(1440));
    let of_day = total.rem_euclid(1440);
    let mut moment = Moment::day(year, month, day)?;
    moment.clock = Some(Clock {
        hour: (of_day / 60) as u8,
        minute: to_the_minute.then_some((of_day % 60) as u8),
        second: None,
        offset: clock.offset,
    });
    Some(moment)
}

/// The month or the year that two days share: the notation has no weeks.
fn within(first: (i32, u8, u8), last: (i32, u8, u8)) -> Option<Moment> {
    let month = (first.1 == last.1).then_some(first.1);
    (first.0 == last.0).then_some(Moment { year: Some(first.0), month, ..Moment::default() })
}
