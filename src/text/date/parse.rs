//! Calendar dates in running text: one function a notation.

use super::clock::{clock_after, clock_before};
use super::names::{Month, Years, begin_at, is, month_at, value};
use super::solar::from_solar_hijri;
use super::token::{Kind, Token};
use super::{DateHints, DayOrder, Moment};
use crate::lexicon::Role;

/// A date and the tokens it takes.
#[derive(Debug)]
pub(crate) struct Hit {
    pub(crate) first: usize,
    pub(crate) next: usize,
    pub(crate) moment: Moment,
    pub(crate) swapped: Option<Moment>,
    pub(crate) relative: bool,
}

/// A date without its time of day.
struct Day {
    moment: Moment,
    swapped: Option<Moment>,
    next: usize,
}

impl Day {
    fn new(year: Option<i32>, month: u8, day: Option<u8>, next: usize) -> Option<Self> {
        // A leap year stands in for a year that is not stated.
        let moment = match day {
            Some(day) => Moment { year, ..Moment::day(year.unwrap_or(2000), month, day)? },
            None => Moment {
                year: Some(year?),
                month: (1..=12).contains(&month).then_some(month),
                ..Moment::default()
            },
        };
        moment.month?;
        Some(Self { moment, swapped: None, next })
    }

    /// A day or a month by its name; what the name means in another language is the other reading.
    fn named(year: Option<i32>, month: Month, day: Option<u8>, next: usize) -> Option<Self> {
        if month.years == Years::Persian {
            let (year, number, day) = from_solar_hijri(year?, month.number, day?)?;
            return Self::new(Some(year), number, Some(day), next);
        }
        let read = |number: u8| Self::new(year, number, day, next);
        match month.other.and_then(read) {
            Some(other) => Some(Self { swapped: Some(other.moment), ..read(month.number)? }),
            None => read(month.number),
        }
    }
}

/// The date that starts at token `i`; a time of day before it may reach back to token `floor`.
pub(crate) fn parse_date_at(tokens: &[Token<'_>], i: usize, floor: usize, hints: &DateHints) -> Option<Hit> {
    let token = tokens.get(i)?;
    let day = match token.kind {
        Kind::Number { value, digits } => {
            if glued_before(tokens, i) {
                return None;
            }
            year_first(tokens, i, (value, digits), hints)
                .or_else(|| compact(tokens, i, value, digits))
                .or_else(|| figures(tokens, i, hints.order))
                .or_else(|| day_name_year(tokens, i, hints))
                .or_else(|| month_day_han(tokens, i))
                .or_else(|| republic_figures(tokens, i))
                .or_else(|| year_less_figures(tokens, i))
        }
        Kind::Word => month_name_first(tokens, i, hints),
        Kind::Han(_) => era_year(tokens, i).or_else(|| han_figures(tokens, i)),
        Kind::Sign(_) => None,
    }?;
    Some(attach_clock(tokens, i, floor, &day))
}

fn attach_clock(tokens: &[Token<'_>], i: usize, floor: usize, day: &Day) -> Hit {
    let mut hit = Hit { first: i, next: day.next, moment: day.moment, swapped: day.swapped, relative: false };
    if day.moment.day.is_none() || day.moment.clock.is_some() {
        return hit;
    }
    let known = hit.moment.ymd();
    if let Some((clock, next)) = clock_after(tokens, day.next, known) {
        (hit.moment.clock, hit.next) = (Some(clock), next);
        // "Sun Jun 18 21:49:05 2023": the year after the time.
        if hit.moment.year.is_none()
            && let Some((year, after)) = full_year(tokens, next)
        {
            (hit.moment.year, hit.next) = (Some(year), after);
        }
    } else if let Some((clock, first)) = clock_before(tokens, i, floor, known) {
        (hit.moment.clock, hit.first) = (Some(clock), first);
    }
    if let Some(other) = &mut hit.swapped {
        other.clock = hit.moment.clock;
    }
    hit
}

/// 2023-06-18, 2023/6/18, 2023.06.18, 2023年6月18日, 2023년 6월 18일, 2023. június 18., 2023 m. birželio 18 d.
fn year_first(tokens: &[Token<'_>], i: usize, (value, digits): (u64, u8), hints: &DateHints) -> Option<Day> {
    let Some(year) = plain_year(value, digits) else { return solar_figures(tokens, i, value, digits) };
    let sign = tokens.get(i + 1)?;
    match sign.kind {
        Kind::Sign(separator @ ('-' | '/' | '.' | '–')) => {
            let month = tokens.get(i + 2)?;
            if let Some((value, 1 | 2)) = month.number() {
                let again = tokens.get(i + 3).and_then(Token::sign) == Some(separator);
                let day = tokens.get(i + 4).and_then(Token::number).filter(|n| n.1 <= 2);
                if let (true, Some((day, _))) = (again, day) {
                    return Day::new(Some(year), value as u8, Some(day as u8), i + 5);
                }
                // 2023-06 alone is a month; 2023.6 or 2023/6 alone is too often something else.
                let (_, digits) = month.number()?;
                return (separator == '-' && digits == 2 && !month.spaced && !again)
                    .then(|| Day::new(Some(year), value as u8, None, i + 3))
                    .flatten();
            }
            named_after_year(tokens, i + 2, year, hints)
        }
        Kind::Han('年') => {
            let (month, _) = tokens.get(i + 2)?.number().filter(|n| n.1 <= 2)?;
            if !matches!(tokens.get(i + 3)?.kind, Kind::Han('月')) {
                return None;
            }
            month_then_day(tokens, i + 4, Some(year), month as u8)
        }
        Kind::Word => {
            let word = sign.word();
            if word == "년" {
                let (month, _) = tokens.get(i + 2)?.number().filter(|n| n.1 <= 2)?;
                let korean = tokens.get(i + 3)?.word() == "월";
                return korean.then(|| month_then_day(tokens, i + 4, Some(year), month as u8)).flatten();
            }
            if word == "m" {
                let at = if tokens.get(i + 2).and_then(Token::sign) == Some('.') { i + 3 } else { i + 2 };
                return named_after_year(tokens, at, year, hints);
            }
            named_after_year(tokens, i + 1, year, hints)
        }
        _ => None,
    }
}

/// Month name and day after a year.
fn named_after_year(tokens: &[Token<'_>], i: usize, year: i32, hints: &DateHints) -> Option<Day> {
    let (month, mut at) = month_at(tokens, i, hints.language)?;
    let end = at + 2;
    while matches!(tokens.get(at).and_then(Token::sign), Some('.' | '-' | ',' | '/')) && at < end {
        at += 1;
    }
    let (day, digits) = tokens.get(at)?.number()?;
    (digits <= 2).then(|| Day::named(Some(year), month, Some(day as u8), at + 1)).flatten()
}

/// The day after 年…月 (or 년…월), if there is one.
fn month_then_day(tokens: &[Token<'_>], i: usize, year: Option<i32>, month: u8) -> Option<Day> {
    if let Some((day, 1 | 2)) = tokens.get(i).and_then(Token::number) {
        let marked = tokens.get(i + 1).is_some_and(|token| is(Some(token), Role::DaySign));
        if marked || year.is_some() {
            return Day::new(year, month, Some(day as u8), i + 1 + usize::from(marked));
        }
    }
    Day::new(year, month, None, i)
}

/// 20230618, with a compact time glued to it (20230618214905).
fn compact(_tokens: &[Token<'_>], i: usize, value: u64, digits: u8) -> Option<Day> {
    let (date, clock) = match digits {
        8 => (value, None),
        12 => (value / 10_000, Some((value % 10_000) * 100)),
        14 => (value / 1_000_000, Some(value % 1_000_000)),
        _ => return None,
    };
    let year = (date / 10_000) as i32;
    // Other long numbers are far more common outside these years.
    if !(1990..=2060).contains(&year) {
        return None;
    }
    let mut day = Day::new(Some(year), (date / 100 % 100) as u8, Some((date % 100) as u8), i + 1)?;
    if let Some(clock) = clock {
        let (hour, minute, second) = ((clock / 10_000) as u8, (clock / 100 % 100) as u8, (clock % 100) as u8);
        if hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        day.moment.clock = Some(super::Clock {
            hour,
            minute: Some(minute),
            second: (digits == 14).then_some(second),
            offset: None,
        });
    }
    Some(day)
}

/// 18/06/2023, 6/18/2023, 18.06.2023, 18-06-2023, 18. 6. 2023, 18.06.23.
fn figures(tokens: &[Token<'_>], i: usize, order: DayOrder) -> Option<Day> {
    let separator = tokens.get(i + 1)?.sign().filter(|s| matches!(s, '/' | '.' | '-'))?;
    let (a, a_digits) = tokens.get(i)?.number()?;
    let (b, b_digits) = tokens.get(i + 2)?.number()?;
    if tokens.get(i + 3)?.sign()? != separator || a_digits > 2 || b_digits > 2 {
        return None;
    }
    let (value, digits) = tokens.get(i + 4)?.number()?;
    let year = match digits {
        4 => plain_year(value, 4)?,
        // A year of two digits, with day and month of two digits too (or slashes): 1.2.13 is a version.
        2 if separator == '/' || (a_digits == 2 && b_digits == 2) => 2000 + value as i32,
        _ => return None,
    };
    if glued_after(tokens, i + 5) {
        return None;
    }
    let (a, b) = (a as u8, b as u8);
    let day_first = Day::new(Some(year), b, Some(a), i + 5);
    let month_first = Day::new(Some(year), a, Some(b), i + 5);
    let (mut chosen, other) = match (day_first, month_first) {
        (Some(day), None) => return Some(day),
        (None, Some(month)) => return Some(month),
        (None, None) => return None,
        (Some(day), Some(_)) if a == b || matches!(separator, '.') => return Some(day),
        (Some(day), Some(month)) if order == DayOrder::MonthFirst => (month, day),
        (Some(day), Some(month)) => (day, month),
    };
    if order == DayOrder::Open {
        chosen.swapped = Some(other.moment);
    }
    Some(chosen)
}

/// 18 June 2023, 18th of June, 18. Juni 2023, 18 de junio de 2023, 18-Jun-2023, 18 tháng 6, 2023.
fn day_name_year(tokens: &[Token<'_>], i: usize, hints: &DateHints) -> Option<Day> {
    let (day, digits) = tokens.get(i)?.number()?;
    if digits > 2 || day == 0 {
        return None;
    }
    let mut at = i + 1;
    if tokens.get(at).is_some_and(|t| t.is_word() && !t.spaced) && is(tokens.get(at), Role::OrdinalEnding) {
        at += 1;
    }
    at = skip_small(tokens, at);
    if !tokens.get(at)?.is_word() {
        return None;
    }
    if is(tokens.get(at), Role::MonthSign) {
        let (month, _) = tokens.get(at + 1)?.number().filter(|n| n.1 <= 2)?;
        let after = skip_small(tokens, at + 2);
        let year = full_year(tokens, after).or_else(|| short_year(tokens, after));
        let next = year.map_or(at + 2, |(_, next)| next);
        return Day::new(year.map(|(year, _)| year), month as u8, Some(day as u8), next);
    }
    let (month, at) = month_at(tokens, at, hints.language)?;
    let after = skip_small(tokens, at);
    if let Some((year, next)) = year_of(tokens, after, month).or_else(|| short_year(tokens, after)) {
        return Day::named(Some(year), month, Some(day as u8), next);
    }
    if month.doubtful || month.short {
        return None;
    }
    Day::named(None, month, Some(day as u8), at)
}

/// June 18, 2023; Jun. 18th 2023; June 2023.
fn month_name_first(tokens: &[Token<'_>], i: usize, hints: &DateHints) -> Option<Day> {
    // Nearly all words are no months, so first there has to be a figure near by.
    if !figure_follows(tokens, i + 1) {
        return None;
    }
    let (month, behind) = month_at(tokens, i, hints.language)?;
    let mut at = behind;
    while matches!(tokens.get(at).and_then(Token::sign), Some('.' | '-' | '/' | ',')) && at < behind + 2 {
        at += 1;
    }
    if is(tokens.get(at), Role::DateConnector) {
        at += 1;
    }
    let (value, digits) = tokens.get(at)?.number()?;
    if !matches!(digits, 1 | 2 | 4) {
        return None;
    }
    if let Some((year, next)) = year_of(tokens, at, month) {
        return if month.short { None } else { Day::named(Some(year), month, None, next) };
    }
    if digits == 4 || value == 0 {
        return None;
    }
    at += 1;
    if tokens.get(at).is_some_and(|t| !t.spaced) && is(tokens.get(at), Role::OrdinalEnding) {
        at += 1;
    }
    let mut after = skip_small(tokens, at);
    // Dec 28 Sat 2013
    if is(tokens.get(after), Role::Weekday) {
        after = skip_small(tokens, after + 1);
    }
    if let Some((year, next)) = year_of(tokens, after, month) {
        return Day::named(Some(year), month, Some(value as u8), next);
    }
    if month.short || (month.doubtful && !starts_upper(tokens, i)) {
        return None;
    }
    Day::named(None, month, Some(value as u8), at)
}

/// Whether there is a figure behind a few words and signs.
fn figure_follows(tokens: &[Token<'_>], i: usize) -> bool {
    let (mut words, mut signs) = (0, 0);
    for token in tokens.get(i..).into_iter().flatten().take(FARTHEST_FIGURE) {
        match token.kind {
            Kind::Number { .. } => return true,
            Kind::Word if words < 2 => words += 1,
            Kind::Sign('.' | '-' | '/' | ',') if signs < 3 => signs += 1,
            _ => return false,
        }
    }
    false
}

/// Tokens between the first word of a month's name and the figure behind it: two more words, two signs and a
/// connector.
const FARTHEST_FIGURE: usize = 6;

fn starts_upper(tokens: &[Token<'_>], i: usize) -> bool {
    tokens.get(i).and_then(|t| t.text().chars().next()).is_some_and(char::is_uppercase)
}

/// 6月18日, without a year.
fn month_day_han(tokens: &[Token<'_>], i: usize) -> Option<Day> {
    let (month, digits) = tokens.get(i)?.number()?;
    let marked = tokens.get(i + 1).is_some_and(|t| t.han() == Some('月') || t.word() == "월");
    if digits > 2 || !marked {
        return None;
    }
    month_then_day(tokens, i + 2, None, month as u8)
        .filter(|day| day.moment.day.is_some() && day.next > i + 3)
}

/// 112/06/18 or 112.06.18: years of the Republic of China.
fn republic_figures(tokens: &[Token<'_>], i: usize) -> Option<Day> {
    let (year, 3) = tokens.get(i)?.number()? else { return None };
    // From 2001 to 2030: older ones are as likely something else.
    if !(90..=119).contains(&year) {
        return None;
    }
    let separator = tokens.get(i + 1)?.sign().filter(|s| matches!(s, '/' | '.' | '-'))?;
    let (month, 2) = tokens.get(i + 2)?.number()? else { return None };
    if tokens.get(i + 3)?.sign()? != separator {
        return None;
    }
    let (day, 2) = tokens.get(i + 4)?.number()? else { return None };
    if glued_after(tokens, i + 5) {
        return None;
    }
    Day::new(Some(year as i32 + 1911), month as u8, Some(day as u8), i + 5)
}

/// 06-18 21:49 and 18.06. 21:49: only with a time of day behind them.
fn year_less_figures(tokens: &[Token<'_>], i: usize) -> Option<Day> {
    let separator = tokens.get(i + 1)?.sign().filter(|s| matches!(s, '-' | '/' | '.'))?;
    let (a, 2) = tokens.get(i)?.number()? else { return None };
    let (b, 2) = tokens.get(i + 2)?.number()? else { return None };
    let day = if separator == '.' {
        Day::new(None, b as u8, Some(a as u8), i + 3)?
    } else {
        Day::new(None, a as u8, Some(b as u8), i + 3)?
    };
    let clock = tokens.get(i + 3)?;
    let close = clock.spaced && tokens.get(i + 4).and_then(Token::sign) == Some(':');
    (close && clock.number().is_some()).then_some(day)
}

/// 民國112年6月18日, 令和5年6月18日, 令和元年六月: the year of an era, and the month as a figure or a numeral.
fn era_year(tokens: &[Token<'_>], i: usize) -> Option<Day> {
    // An era has two characters, its year up to five; most text is told by the sign of the year alone.
    let year_signs = tokens.get(i + 3..)?.iter().take(5);
    if !year_signs.clone().any(|token| token.kind == Kind::Han('年')) {
        return None;
    }
    let (before, at) = begin_at(tokens, i, Role::Era)?;
    let (year, at) = figure_or_numeral(tokens, at, 3)?;
    if year == 0 {
        return None;
    }
    month_and_day(tokens, at, before + year)
}

/// 二〇二三年六月十八日
fn han_figures(tokens: &[Token<'_>], i: usize) -> Option<Day> {
    if tokens.get(i + 4)?.kind != Kind::Han('年') {
        return None;
    }
    if i.checked_sub(1).is_some_and(|before| numeral(tokens, before).is_some_and(|digit| digit < 10)) {
        return None;
    }
    let (year, at) = han_number(tokens, i)?;
    if !(1900..=2100).contains(&year) || at != i + 4 {
        return None;
    }
    month_and_day(tokens, at, year)
}

/// 年6月18日, 年六月: what stands behind the year of a date in Chinese or Japanese.
fn month_and_day(tokens: &[Token<'_>], at: usize, year: i32) -> Option<Day> {
    let sign = |at: usize, signs: &[char]| tokens.get(at)?.han().filter(|sign| signs.contains(sign));
    sign(at, &['年'])?;
    let (month, at) = figure_or_numeral(tokens, at + 1, 2)?;
    sign(at, &['月'])?;
    let month = u8::try_from(month).ok()?;
    match figure_or_numeral(tokens, at + 1, 2) {
        Some((day, next)) if is(tokens.get(next), Role::DaySign) => {
            Day::new(Some(year), month, Some(u8::try_from(day).ok()?), next + 1)
        }
        Some((day, next)) if tokens.get(at + 1).is_some_and(|token| token.number().is_some()) => {
            Day::new(Some(year), month, Some(u8::try_from(day).ok()?), next)
        }
        _ => Day::new(Some(year), month, None, at + 1),
    }
}

/// A number of so many figures at most, or one in numerals, and the token behind it.
fn figure_or_numeral(tokens: &[Token<'_>], i: usize, most: u8) -> Option<(i32, usize)> {
    match tokens.get(i)?.number() {
        Some((value, digits)) => (digits <= most).then_some((value as i32, i + 1)),
        None => han_number(tokens, i),
    }
}

fn numeral(tokens: &[Token<'_>], i: usize) -> Option<i32> {
    tokens.get(i)?.han().and_then(|_| value(tokens.get(i), Role::Numeral))
}

/// 一 to 三十一, 廿四, 一百一十二, 二〇二三: the number and the token behind it.
fn han_number(tokens: &[Token<'_>], i: usize) -> Option<(i32, usize)> {
    /// 一百一十二
    const MOST_NUMERALS: usize = 5;
    let (mut total, mut digits, mut tens) = (0, 0, false);
    let mut at = i;
    while let Some(value) = numeral(tokens, at).filter(|_| at < i + MOST_NUMERALS) {
        match value {
            ..10 => digits = digits * 10 + value,
            // 廿 and 卅 are tens by themselves.
            20 | 30 => (total, tens) = (total + value, true),
            _ => (total, digits, tens) = (total + digits.max(1) * value, 0, true),
        }
        at += 1;
    }
    // Behind tens stands one figure at most.
    (at > i && !(tens && digits > 9)).then_some((total + digits, at))
}

/// ۱۴۰۳/۰۱/۲۶: a day of the solar Hijri calendar, told by the figures that it is written in.
fn solar_figures(tokens: &[Token<'_>], i: usize, value: u64, digits: u8) -> Option<Day> {
    let year = solar_year(value, digits)?;
    let persian = |at: usize| tokens.get(at)?.rest.starts_with(|c| ('۰'..='۹').contains(&c)).then_some(());
    let separator = tokens.get(i + 1)?.sign().filter(|sign| matches!(sign, '/' | '-' | '.'))?;
    let (month, 1 | 2) = tokens.get(i + 2)?.number()? else { return None };
    if tokens.get(i + 3)?.sign()? != separator {
        return None;
    }
    let (day, 1 | 2) = tokens.get(i + 4)?.number()? else { return None };
    persian(i)?;
    let (year, month, day) = from_solar_hijri(year, month as u8, day as u8)?;
    Day::new(Some(year), month, Some(day), i + 5)
}

/// A year of the solar Hijri calendar from 1921 to 2071.
fn solar_year(value: u64, digits: u8) -> Option<i32> {
    (digits == 4 && (1300..=1450).contains(&value)).then_some(value as i32)
}

/// Years between the Buddha's era and ours.
const BUDDHIST: u64 = 543;

/// The year beside a month, in the month's calendar, and the token behind it; the name of an era may stand before it.
fn year_of(tokens: &[Token<'_>], i: usize, month: Month) -> Option<(i32, usize)> {
    if let Some((before, at)) = super::names::name_at(tokens, i, Role::Era) {
        let at = at + usize::from(tokens.get(at).and_then(Token::sign) == Some('.'));
        let (value, 4) = tokens.get(at)?.number()? else { return None };
        return Some((
            plain_year(u64::try_from(i64::try_from(value).ok()? + i64::from(before)).ok()?, 4)?,
            at + 1,
        ));
    }
    let (value, digits) = tokens.get(i)?.number()?;
    if month.years == Years::Persian {
        return Some((solar_year(value, digits)?, i + 1));
    }
    let year = plain_year(value, digits);
    let year = if month.years == Years::Thai {
        year.or_else(|| plain_year(value.checked_sub(BUDDHIST)?, digits))
    } else {
        year
    };
    Some((year?, i + 1))
}

/// A year of four digits between 1900 and 2100.
fn plain_year(value: u64, digits: u8) -> Option<i32> {
    (digits == 4 && (1900..=2100).contains(&value)).then_some(value as i32)
}

fn full_year(tokens: &[Token<'_>], i: usize) -> Option<(i32, usize)> {
    let (value, digits) = tokens.get(i)?.number()?;
    Some((plain_year(value, digits)?, i + 1))
}

/// 18-Jun-23 and 18 Jun '23.
fn short_year(tokens: &[Token<'_>], i: usize) -> Option<(i32, usize)> {
    let before = tokens.get(i.checked_sub(1)?)?;
    let token = tokens.get(i)?;
    let (value, 2) = token.number()? else { return None };
    let glued = !token.spaced && matches!(before.sign(), Some('-' | '\'' | '’' | '/'));
    glued.then_some((2000 + value as i32, i + 1))
}

/// Skips the signs and small words between day, month and year.
fn skip_small(tokens: &[Token<'_>], mut i: usize) -> usize {
    let end = i + 3;
    while i < end {
        let Some(token) = tokens.get(i) else { break };
        let small = match token.kind {
            Kind::Sign(c) => matches!(c, '.' | ',' | '-' | '/' | '\'' | '’' | 'º' | '°' | 'ª'),
            Kind::Word => is(Some(token), Role::DateConnector),
            _ => false,
        };
        if !small {
            break;
        }
        i += 1;
    }
    i
}

/// The number is the tail of something longer: a path, a version, a decimal.
fn glued_before(tokens: &[Token<'_>], i: usize) -> bool {
    let (Some(token), Some(before)) = (tokens.get(i), i.checked_sub(1).and_then(|b| tokens.get(b))) else {
        return false;
    };
    if token.spaced {
        return false;
    }
    let number_before = i.checked_sub(2).and_then(|b| tokens.get(b)).is_some_and(|t| t.number().is_some());
    match before.kind {
        Kind::Sign('.' | '-' | '/' | ',' | ':') => number_before && !before.spaced,
        Kind::Sign('#' | '$' | '€' | '£' | '_') => true,
        Kind::Word => {
            let text = before.text();
            text.is_ascii() && text != "T" && !text.ends_with("ng")
        }
        _ => false,
    }
}

fn glued_after(tokens: &[Token<'_>], i: usize) -> bool {
    let sign = tokens.get(i).is_some_and(|t| !t.spaced && matches!(t.sign(), Some('.' | '/' | '-')));
    let Some(number) = tokens.get(i + 1) else { return false };
    let clock = tokens.get(i + 2).and_then(Token::sign) == Some(':');
    sign && !number.spaced && number.number().is_some() && !clock
}
