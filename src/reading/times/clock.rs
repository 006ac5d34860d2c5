//! Times of day in running text, in Chinese and in figures.

use super::line::Line;
use super::shape::{DayPart, Hour};
use crate::lexicon::Role;

/// The part of the day behind a day: 上午, 晚.
pub(super) fn day_part(line: &Line<'_>, at: usize) -> Option<(DayPart, usize)> {
    line.word(at, Role::TimeDayPart).or_else(|| line.word(at, Role::TimeDayPartShort))
}

/// A time of day that begins at a token and stands alone: with the part of the day before it, or a sign that leaves
/// no doubt.
pub(super) fn clock_at(line: &Line<'_>, at: usize) -> Option<(Hour, Option<DayPart>, usize)> {
    if let Some((part, next)) = line.word(at, Role::TimeDayPart) {
        return hour_at(line, next, Some(part), true).map(|(hour, next)| (hour, Some(part), next));
    }
    // 早8点
    if let Some((part, next)) = line.word(at, Role::TimeDayPartShort)
        && line.number(next).is_some()
    {
        return hour_at(line, next, Some(part), true).map(|(hour, next)| (hour, Some(part), next));
    }
    hour_at(line, at, None, false).map(|(hour, next)| (hour, None, next))
}

/// The hour at a token: 10时30分, 8点半, 21:49. `sure`: a day or a part of the day stands before it.
pub(super) fn hour_at(
    line: &Line<'_>,
    at: usize,
    part: Option<DayPart>,
    sure: bool,
) -> Option<(Hour, usize)> {
    let from = if sure { line.skip(at, Role::TimeAbout) } else { at };
    let number = line.number(from)?;
    let hour = number.within(0, 24)?;
    let (hour, next) = if line.sign(number.next) == Some(':') && number.figures > 0 {
        with_colons(line, hour, number.next)?
    } else {
        with_signs(line, from, hour, number.next, sure)?
    };
    Some((Hour { hour: in_part(hour.hour, part)?, ..hour }, next))
}

/// 21:49, 21:49:05.
fn with_colons(line: &Line<'_>, hour: u8, colon: usize) -> Option<(Hour, usize)> {
    let two = |at: usize| {
        let number = line.number(at).filter(|number| number.figures == 2 && !line.spaced(at))?;
        Some((number.within(0, 59)?, number.next))
    };
    let (minute, next) = two(colon + 1)?;
    let second = if line.sign(next) == Some(':') { two(next + 1) } else { None };
    let next_behind = second.map_or(next, |(_, behind)| behind);
    // 1:20:300 and 3:02.5 are something else.
    let goes_on = matches!(line.sign(next_behind), Some(':' | '.'))
        && !line.spaced(next_behind + 1)
        && line.number(next_behind + 1).is_some();
    let hour = Hour { hour, minute, second: second.map(|(second, _)| second) };
    (!goes_on).then_some((hour, next_behind))
}

/// 10时, 8点30分5秒, 8点半, 五点一刻.
fn with_signs(line: &Line<'_>, from: usize, hour: u8, at: usize, sure: bool) -> Option<(Hour, usize)> {
    let (sign, behind) = line.word(at, Role::TimeHourSign)?;
    if sign == 0 {
        return None;
    }
    let full = |minute, next| Some((Hour { hour, minute, second: None }, next));
    if let Some((tail, next)) = line.word(behind, Role::TimeHourTail) {
        return full(if tail == 1 { 0 } else { tail as u8 }, next);
    }
    if let Some(number) = line.number(behind)
        && let Some(minute) = number.within(0, 59)
    {
        if line.word(number.next, Role::TimeUnitCounted).is_some_and(|(unit, _)| unit == 12) {
            let next = number.next + 1;
            let seconds = line.number(next).and_then(|number| {
                let sign = line.word(number.next, Role::TimeUnitCounted).filter(|&(unit, _)| unit == 1)?;
                Some((number.within(0, 59)?, sign.1))
            });
            let (second, next) = seconds.map_or((None, next), |(second, next)| (Some(second), next));
            return Some((Hour { hour, minute, second }, next));
        }
        // 7点30: two figures, or numerals that make tens.
        if number.figures == 2 || (number.figures == 0 && minute >= 10) {
            return full(minute, number.next);
        }
    }
    // "Three points" are told from three o'clock by what stands around.
    let doubtful = sign == 1 && !sure && !is_beside_hour(line, from, behind);
    if doubtful { None } else { full(0, behind) }
}

/// Whether what stands before or behind makes an hour of a number with 点: an end of the clause, "at", "about".
fn is_beside_hour(line: &Line<'_>, from: usize, behind: usize) -> bool {
    let ends = |at: usize| line.tokens.get(at).is_none_or(|token| token.sign().is_some_and(|c| c != '%'));
    let told_before = from == 0 || ends(from - 1) || line.word_before(from, Role::TimeBesideHour).is_some();
    let told_behind = ends(behind)
        || line.word(behind, Role::TimeBesideHour).is_some()
        || line.word(behind, Role::TimeRange).is_some();
    told_before && told_behind
}

/// The hour of 24 for what a clock of twelve says in a part of the day.
pub(super) const fn in_part(hour: u8, part: Option<DayPart>) -> Option<u8> {
    let hour = match (part, hour) {
        (Some(1 | 4), 12) | (_, 24) => 0,
        // 中午 11 点 is before noon, 中午 1 点 behind it; night has hours on both sides of midnight.
        (Some(2), 1..=11) | (Some(3), 1..=9) | (Some(4), 5..=11) => hour + 12,
        _ => hour,
    };
    if hour < 24 { Some(hour) } else { None }
}
