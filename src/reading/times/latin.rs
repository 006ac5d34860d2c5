//! Dates in English, and those in figures and in the words of other languages, which the dates of pages share.

use super::line::Line;
use super::shape::{Day, Hour, Month, Point, Stretch, Year};
use crate::lexicon::{Role, value_of};
use crate::text::date::{DateHints, Kind, Moment, Token, month_at, parse_date_at};

/// A date that begins at a token, and the token behind it.
pub(super) fn date_at(line: &Line<'_>, at: usize, hints: &DateHints) -> Option<(Point, usize)> {
    let led = line.skip(at, Role::TimeEdgeLead);
    let led = led + usize::from(led > at && line.sign(led) == Some('-'));
    let (mut point, mut next) = longest([
        written_date(line, led, hints),
        short_month(line, led, hints),
        month_alone(line, led, led > at, hints),
        named_day(line, led),
        coarse(line, led),
        bare_year(line, led, led > at),
    ])?;
    if let Some((part, behind)) = part_behind(line, next).filter(|_| point.day.is_some()) {
        (point.part, next) = (Some(part), behind);
    }
    if point.day.is_some() && point.hour.is_none() {
        let from = line.skip(next, Role::TimeOf);
        let from = if is_word(line, from, "at") { from + 1 } else { from };
        if let Some((hour, behind)) = clock_at(line, from) {
            (point.hour, next) = (Some(hour), behind);
        }
    }
    Some((point, next))
}

/// The longest of several; of equals the first.
fn longest<const N: usize>(found: [Option<(Point, usize)>; N]) -> Option<(Point, usize)> {
    found.into_iter().flatten().reduce(|best, one| if one.1 > best.1 { one } else { best })
}

/// A date as pages write it, in any language.
fn written_date(line: &Line<'_>, at: usize, hints: &DateHints) -> Option<(Point, usize)> {
    let hit = parse_date_at(&line.tokens, at, at, hints)?;
    (hit.first == at).then(|| (point_of(&hit.moment), hit.next))
}

/// A moment as a point.
pub(super) fn point_of(moment: &Moment) -> Point {
    Point {
        year: moment.year.map(Year::At),
        month: moment.month.map(Month::At),
        day: moment.day.map(Day::At),
        hour: moment.clock.map(|clock| Hour {
            hour: clock.hour,
            minute: clock.minute.unwrap_or(0),
            second: clock.second,
        }),
        ..Point::default()
    }
}

/// Oct. 13: an abbreviation with a capital and a day.
fn short_month(line: &Line<'_>, at: usize, hints: &DateHints) -> Option<(Point, usize)> {
    if !begins_upper(line, at) {
        return None;
    }
    let (month, next) = month_at(&line.tokens, at, hints.language)?;
    let next = next + usize::from(line.sign(next) == Some('.'));
    let number = line.number(next).filter(|number| number.figures > 0)?;
    let day = number.within(1, 31)?;
    // "Mar 5,000" and "Sept 11:30" go on.
    let goes_on = matches!(line.sign(number.next), Some(',' | ':' | '.'))
        && !line.spaced(number.next + 1)
        && line.number(number.next + 1).is_some();
    let point = Point { month: Some(Month::At(month.number)), day: Some(Day::At(day)), ..Point::default() };
    (!goes_on).then_some((point, number.next))
}

/// "in October", "last March", "late May": a month without day or year.
fn month_alone(line: &Line<'_>, at: usize, led: bool, hints: &DateHints) -> Option<(Point, usize)> {
    if !begins_upper(line, at) {
        return None;
    }
    let (month, next) = month_at(&line.tokens, at, hints.language)?;
    let told = led || line.word_before(at, Role::TimeIn).is_some();
    if month.short || (month.doubtful && !told) {
        return None;
    }
    Some((Point { month: Some(Month::At(month.number)), ..Point::default() }, next))
}

/// "yesterday", "last Friday", "the next day", "Christmas".
fn named_day(line: &Line<'_>, at: usize) -> Option<(Point, usize)> {
    let day = |day, next| Some((Point { day: Some(day), ..Point::default() }, next));
    // Ideographs have a grammar of their own.
    if line.han(at).is_some() {
        return None;
    }
    if let Some((days, next)) = line.word(at, Role::TimeDay) {
        return day(Day::FromNow(days), next);
    }
    if let Some((days, next)) = line.word(at, Role::TimeDayThere) {
        return day(Day::FromText(days), next);
    }
    if let Some((feast, next)) = line.word(at, Role::TimeFeast) {
        return if begins_upper(line, at) { day(Day::Feast(feast), next) } else { None };
    }
    let lead = line.word(at, Role::TimeWeekLead);
    let (name, next) = line.word(lead.map_or(at, |(_, next)| next), Role::TimeDayName)?;
    // "last Friday" is the nearest one, "next Friday" that of the week to come.
    let week = lead.map(|(week, _)| week).filter(|&week| week > 0);
    day(Day::OfWeek { week, day: name as u8 }, next)
}

/// "last year", "next month", "this week", "the weekend", "the 1980s", "the 21st century".
fn coarse(line: &Line<'_>, at: usize) -> Option<(Point, usize)> {
    if line.han(at).is_some() {
        return None;
    }
    let words = [
        line.word(at, Role::TimeYear)
            .map(|w| (Point { year: Some(Year::FromNow(w.0)), ..Point::default() }, w.1)),
        line.word(at, Role::TimeYearThere)
            .map(|w| (Point { year: Some(Year::FromText(w.0)), ..Point::default() }, w.1)),
        line.word(at, Role::TimeMonth)
            .map(|w| (Point { month: Some(Month::FromNow(w.0)), ..Point::default() }, w.1)),
        line.word(at, Role::TimeMonthThere)
            .map(|w| (Point { month: Some(Month::FromText(w.0)), ..Point::default() }, w.1)),
        line.word(at, Role::TimeWeek)
            .map(|w| (Point { stretch: Some(Stretch::Week(w.0)), ..Point::default() }, w.1)),
        line.word(at, Role::TimeWeekend)
            .filter(|w| w.0 < 10)
            .map(|w| (Point { stretch: Some(Stretch::Weekend(w.0)), ..Point::default() }, w.1)),
        decade(line, at),
    ];
    longest(words)
}

/// 1980s
fn decade(line: &Line<'_>, at: usize) -> Option<(Point, usize)> {
    let number = line.number(at).filter(|number| number.figures == 4)?;
    let years = i32::try_from(number.whole()?).ok()?;
    let next = number.next;
    let (2, behind) = line.word(next, Role::TimeYearSign)? else { return None };
    (years % 10 == 0 && !line.spaced(next) && (1000..3000).contains(&years))
        .then(|| (Point { stretch: Some(Stretch::Decade(years / 10)), ..Point::default() }, behind))
}

/// "in 2014": a number of four figures behind a word that says when.
fn bare_year(line: &Line<'_>, at: usize, led: bool) -> Option<(Point, usize)> {
    let number = line.number(at).filter(|number| number.figures == 4)?;
    let year = i32::try_from(number.whole()?).ok().filter(|year| (1500..2100).contains(year))?;
    let next = number.next;
    let told = led || line.word_before(at, Role::TimeIn).is_some();
    // "of 2,000 people", "in 2000 cases": figures that go on, or that count what follows, are no year.
    let ends = line.tokens.get(next).is_none_or(|token| match token.kind {
        Kind::Sign(c) => matches!(c, '.' | ',' | ')' | ';' | ':' | '?' | '!' | '–' | '\'' | '’' | '”' | '"'),
        Kind::Word => token.spaced && value_of(Role::Month, &token.word()).is_none(),
        _ => false,
    });
    let latin_before = at.checked_sub(1).and_then(|b| line.tokens.get(b)).is_some_and(Token::is_word);
    let fraction = matches!(line.sign(next), Some('.' | ',' | ':'))
        && !line.spaced(next + 1)
        && line.number(next + 1).is_some();
    (told && ends && !fraction && (latin_before || led))
        .then(|| (Point { year: Some(Year::At(year)), ..Point::default() }, next))
}

/// The part of the day behind a day: "morning", "'s early hours".
fn part_behind(line: &Line<'_>, at: usize) -> Option<(i32, usize)> {
    if line.han(at).is_some() {
        return None;
    }
    let genitive = matches!(line.sign(at), Some('\'' | '’')) && is_word(line, at + 1, "s");
    line.word(if genitive { at + 2 } else { at }, Role::TimeDayPart)
}

/// "2:30 a.m.", "5 pm", "10 p.m. on Friday": the hour, and the token behind it.
pub(super) fn clock_at(line: &Line<'_>, at: usize) -> Option<(Hour, usize)> {
    let number = line.number(at).filter(|number| matches!(number.figures, 1 | 2))?;
    let hour = number.within(0, 24)?;
    let minutes = (line.sign(number.next) == Some(':'))
        .then(|| line.number(number.next + 1).filter(|m| m.figures == 2 && !line.spaced(number.next + 1)))
        .flatten();
    let minute = match minutes {
        Some(minutes) => minutes.within(0, 59)?,
        None => 0,
    };
    let next = minutes.map_or(number.next, |minutes| minutes.next);
    let half = half_at(line, next);
    let (half, behind) = match half {
        Some((half, behind)) => (Some(half), behind),
        None if minutes.is_some() => (None, next),
        None => return None,
    };
    let hour = match half {
        Some(_) if hour > 12 => return None,
        Some(2) if hour < 12 => hour + 12,
        Some(1) if hour == 12 => 0,
        _ if hour == 24 => return None,
        _ => hour,
    };
    Some((Hour { hour, minute, second: None }, behind))
}

/// "a.m.", "pm": 1 or 2, and the token behind it.
fn half_at(line: &Line<'_>, at: usize) -> Option<(i32, usize)> {
    let whole = |at: usize| {
        let token = line.tokens.get(at).filter(|token| token.is_word())?;
        value_of(Role::DayHalf, &token.word()).filter(|_| token.text().len() == 2)
    };
    if let Some(half) = whole(at) {
        return Some((half, at + 1));
    }
    let letter = |at: usize| line.tokens.get(at).filter(|token| token.is_word() && token.text().len() == 1);
    let joined = format!("{}{}", letter(at)?.word(), letter(at + 2)?.word());
    let half = value_of(Role::DayHalf, &joined).filter(|_| line.sign(at + 1) == Some('.'))?;
    Some((half, at + 3 + usize::from(line.sign(at + 3) == Some('.'))))
}

fn begins_upper(line: &Line<'_>, at: usize) -> bool {
    line.tokens.get(at).is_some_and(|token| token.rest.starts_with(char::is_uppercase))
}

fn is_word(line: &Line<'_>, at: usize, word: &str) -> bool {
    line.tokens.get(at).is_some_and(|token| token.is_word() && token.text().eq_ignore_ascii_case(word))
}
