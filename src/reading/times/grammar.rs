//! Expressions of time: points, ranges of them, and stretches; of all that begins at a token the longest.

use super::amount::stretch_at;
use super::clock::{clock_at, day_part, hour_at, in_part};
use super::line::Line;
use super::shape::{Day, Found, Hour, Month, Point, Shape, Unit, Year};
use super::{han, latin};
use crate::lexicon::Role;
use crate::text::date::DateHints;

/// The longest expression that begins at a token.
pub(super) fn expression_at(line: &Line<'_>, at: usize, hints: &DateHints) -> Option<Found> {
    let point = range_of_numbers(line, at, hints).or_else(|| {
        let (point, next) = point_at(line, at, hints)?;
        Some(with_end(line, at, point, next, hints))
    });
    let stretch = stretch_at(line, at).map(|(shape, next, rule)| found_stretch(at, next, shape, rule));
    match (point, stretch) {
        (Some(point), Some(stretch)) if stretch.next > point.next => Some(stretch),
        (Some(point), _) => Some(point),
        (None, stretch) => stretch,
    }
}

/// A stretch before or behind something is a point only by days and more; a time of day is not reckoned from it.
fn found_stretch(first: usize, next: usize, shape: Shape, rule: &'static str) -> Found {
    match shape {
        Shape::Shifted { amount, .. } if amount.0.iter().any(|&(unit, _)| unit < Unit::Day) => {
            Found { first, next: next - 1, shape: Shape::Duration(amount), rule: "duration" }
        }
        shape => Found { first, next, shape, rule },
    }
}

/// The longest point that begins at a token.
fn point_at(line: &Line<'_>, at: usize, hints: &DateHints) -> Option<(Point, usize)> {
    let clock = clock_at(line, at)
        .map(|(hour, part, next)| (Point { hour: Some(hour), part, ..Point::default() }, next));
    let latin_clock = latin::clock_at(line, at).map(|(hour, next)| day_behind(line, hour, next, hints));
    let latin = latin::date_at(line, at, hints).map(|(point, next)| hour_behind(line, point, next));
    let all = [han::date_at(line, at), latin, clock, latin_clock];
    all.into_iter().flatten().reduce(|best, one| if one.1 > best.1 { one } else { best })
}

/// 2010-01-29早上七点: the part of the day and the hour in Chinese behind a date in figures.
fn hour_behind(line: &Line<'_>, point: Point, next: usize) -> (Point, usize) {
    let whole = point.day.is_some() && point.hour.is_none() && point.stretch.is_none();
    let part = day_part(line, next).filter(|_| whole);
    let hour = part.and_then(|(part, from)| hour_at(line, from, Some(part), true));
    match (part, hour) {
        (Some((part, _)), Some((hour, behind))) => {
            (Point { part: Some(part), hour: Some(hour), ..point }, behind)
        }
        _ => (point, next),
    }
}

/// "2:30 a.m. on Friday": the day behind the time.
fn day_behind(line: &Line<'_>, hour: Hour, next: usize, hints: &DateHints) -> (Point, usize) {
    let from = line.skip(next, Role::TimeOf);
    match latin::date_at(line, from, hints) {
        Some((point, behind)) if point.day.is_some() && point.hour.is_none() => {
            (Point { hour: Some(hour), ..point }, behind)
        }
        _ => (Point { hour: Some(hour), ..Point::default() }, next),
    }
}

/// The token behind what parts the ends of a range.
fn behind_parting(line: &Line<'_>, at: usize) -> Option<usize> {
    match line.sign(at) {
        Some('-' | '–' | '~' | '～') => Some(at + 1),
        _ => line.word(at, Role::TimeRange).map(|(_, next)| next),
    }
}

/// A point, or the range that it begins.
fn with_end(line: &Line<'_>, first: usize, point: Point, next: usize, hints: &DateHints) -> Found {
    if let Some((range, next)) = days_of_month(line, &point, next) {
        return Found { first, next, shape: range, rule: "range" };
    }
    if let Some(from) = behind_parting(line, next)
        && let Some((end, behind)) = end_at(line, from, &point, hints)
    {
        return Found { first, next: behind, shape: Shape::Range(point, end), rule: "range" };
    }
    Found { first, next, shape: Shape::Point(point), rule: rule_of(&point) }
}

/// The end of a range that begins with a point.
fn end_at(line: &Line<'_>, from: usize, start: &Point, hints: &DateHints) -> Option<(Point, usize)> {
    if let Some((part, next)) = line.word(from, Role::TimeDayPart)
        && clock_at(line, from).is_none()
    {
        let fits = start.day.is_some() && start.hour.is_none();
        return fits.then_some((Point { part: Some(part), ..*start }, next));
    }
    // 今晚八点到九点: behind an hour a number with its sign is one.
    let hour = || {
        start.hour?;
        let (hour, next) = hour_at(line, from, None, true)?;
        Some((Point { hour: Some(hour), ..Point::default() }, next))
    };
    let (mut end, next) = point_at(line, from, hints).or_else(hour)?;
    let alike = start.is_fine() == end.is_fine() && start.stretch.is_some() == end.stretch.is_some();
    if !alike || (start.hour.is_none() && end.hour.is_some() && end.day.is_none()) {
        return None;
    }
    if let (Some(hour), None, None) = (end.hour, end.part, end.day) {
        // 下午两点到四点: the same part of the day, unless the clock has gone round.
        let later = |same: &u8| start.hour.is_some_and(|s| (s.hour, s.minute) < (*same, hour.minute));
        let same = in_part(hour.hour, start.part).filter(later);
        end.hour = Some(Hour { hour: same.unwrap_or(hour.hour), ..hour });
    }
    Some((end, next))
}

/// 5月1-3日, May 1–3: the month once, and two days.
fn days_of_month(line: &Line<'_>, point: &Point, next: usize) -> Option<(Shape, usize)> {
    if point.month.is_none() || point.hour.is_some() {
        return None;
    }
    let day = |day| Point { day: Some(Day::At(day)), ..*point };
    if point.day.is_none() {
        let number = line.number(next)?;
        let first = number.within(1, 31)?;
        let (last, behind) = han::day_number(line, behind_parting(line, number.next)?)?;
        return Some((Shape::Range(day(first), day(last)), behind));
    }
    let Some(Day::At(first)) = point.day else { return None };
    let parted = matches!(line.sign(next), Some('-' | '–'));
    let number = line.number(next + 1).filter(|number| parted && number.figures > 0)?;
    let last = number.within(first, 31)?;
    let own = line.word(number.next, Role::TimeDaySign).is_some()
        || line.word(number.next, Role::TimeMonthSign).is_some()
        || matches!(line.sign(number.next), Some('-' | '/' | ':'));
    (!own).then(|| (Shape::Range(*point, day(last)), number.next))
}

/// 2016-2018年, 5至7月, 26至27日, 五到六点: two numbers that share what stands behind the second.
fn range_of_numbers(line: &Line<'_>, at: usize, hints: &DateHints) -> Option<Found> {
    let part = line.word(at, Role::TimeDayPart);
    let number = line.number(part.map_or(at, |(_, next)| next))?;
    let from = behind_parting(line, number.next)?;
    line.number(from)?;
    let (end, next) = point_at(line, from, hints)?;
    let start = match end {
        Point { hour: Some(hour), day: None, .. } => {
            let part = part.map(|(part, _)| part).or(end.part);
            let start = in_part(number.within(0, 24)?, part)?;
            let hour = Hour { hour: in_part(hour.hour, part)?, ..hour };
            let start = Point { hour: Some(Hour { hour: start, minute: 0, second: None }), part, ..end };
            let shape = Shape::Range(start, Point { hour: Some(hour), ..end });
            return Some(Found { first: at, next, shape, rule: "range" });
        }
        _ if part.is_some() => return None,
        Point { year: Some(Year::At(_)), month: None, day: None, stretch: None, .. } => {
            let year = number.whole().filter(|year| number.figures == 4 && (1000..3000).contains(year))?;
            Point { year: Some(Year::At(i32::try_from(year).ok()?)), ..end }
        }
        Point { year: None, month: Some(Month::At(_)), day: None, .. } => {
            Point { month: Some(Month::At(number.within(1, 12)?)), ..end }
        }
        Point { year: None, month: None, day: Some(Day::At(_)), hour: None, .. } => {
            Point { day: Some(Day::At(number.within(1, 31)?)), ..end }
        }
        _ => return None,
    };
    // 1-3 and the like before a year or a month are something else where a sign stands before them.
    let glued = at.checked_sub(1).and_then(|b| line.sign(b)).is_some_and(|c| matches!(c, '-' | '.' | '/'));
    (!glued).then_some(Found { first: at, next, shape: Shape::Range(start, end), rule: "range" })
}

/// The rule that found a point, by what it states.
const fn rule_of(point: &Point) -> &'static str {
    match point {
        Point { stretch: Some(_), .. } => "named-stretch",
        Point { day: None, hour: Some(_), .. } => "time-of-day",
        Point { day: Some(Day::FromNow(_)), .. } => "day-from-publication",
        Point { day: Some(Day::FromText(_)), .. } => "day-from-text",
        Point { day: Some(Day::OfWeek { .. }), .. } => "day-of-week",
        Point { day: Some(Day::Feast(_) | Day::Lunar(_)), .. } => "feast",
        Point { day: Some(Day::At(_)), year: None, month: None, .. } => "day-of-month",
        Point { year: Some(Year::At(_)), .. } => "date",
        Point { year: Some(_), .. } => "year-from-text-or-publication",
        _ => "date-without-year",
    }
}
