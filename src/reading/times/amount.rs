//! Stretches of time: how long, how often, how much before or behind.

use super::clock::{day_part, hour_at};
use super::line::{Line, Number};
use super::shape::{Amount, Shape, Unit};
use crate::lexicon::Role;

/// The unit of a value of the lexicon.
const fn unit_of(value: i32) -> Option<Unit> {
    Some(match value {
        1 => Unit::Second,
        2 => Unit::Minute,
        3 => Unit::Hour,
        4 => Unit::Day,
        5 => Unit::Week,
        6 => Unit::Month,
        7 => Unit::Year,
        8 => Unit::Quarter,
        9 => Unit::Century,
        10 => Unit::Decade,
        _ => return None,
    })
}

/// Of a word for a single thing, "a", the number of the lexicon: it counts only where a unit follows at once.
const ARTICLE: i32 = 201;

/// A stretch of time that begins at a token, or how often something comes back.
pub(super) fn stretch_at(line: &Line<'_>, at: usize) -> Option<(Shape, usize, &'static str)> {
    if let Some(found) = set_at(line, at) {
        return Some(found);
    }
    let lead = line.word(at, Role::TimeStretchLead).map(|(_, next)| next);
    let from = lead.unwrap_or(at);
    if let Some(found) = between(line, from) {
        return Some(found);
    }
    let (amount, next) = amount_at(line, from, lead.is_some())?;
    if is_rank(line, from, &amount) {
        return None;
    }
    if lead.is_none()
        && let Some((shift, behind)) = line.word(next, Role::TimeShift).filter(|shift| shift.0 != 0)
        && !is_spent(line, at, next, behind)
    {
        return Some((
            Shape::Shifted { amount, ahead: shift > 0, from_now: shift == 2 },
            behind,
            "stretch-before-or-behind",
        ));
    }
    Some((Shape::Duration(amount), next, "duration"))
}

/// 求学6年后: what lasted so long stands before it, so that the stretch itself is meant.
fn is_spent(line: &Line<'_>, at: usize, next: usize, behind: usize) -> bool {
    let glued = at.checked_sub(1).is_some_and(|before| line.han(before).is_some());
    glued && behind == next + 1 && line.han(next) == Some('后')
}

/// 第25天, 有一天, 的一天.
fn is_rank(line: &Line<'_>, at: usize, amount: &Amount) -> bool {
    let single = matches!(amount.0.as_slice(), [(Unit::Day | Unit::Year, 1000)]);
    match line.word_before(at, Role::TimeNoStretch) {
        Some(1) => true,
        Some(_) => single && line.number(at).is_some_and(|number| number.figures == 0),
        None => false,
    }
}

/// 每年, 每3天, 每周一, every two weeks.
fn set_at(line: &Line<'_>, at: usize) -> Option<(Shape, usize, &'static str)> {
    let (_, from) = line.word(at, Role::TimeEvery)?;
    if let Some((_, next)) = line.word(from, Role::TimeWeekLead).filter(|lead| lead.0 == 0)
        && let Some((day @ 1..=7, behind)) = line.word(next, Role::TimeWeekday)
    {
        // 每周一下午八点
        let (part, from) = day_part(line, behind).map_or((None, behind), |(part, next)| (Some(part), next));
        return Some(match hour_at(line, from, part, true) {
            Some((hour, next)) => (Shape::Weekly(day as u8, Some(hour)), next, "weekly"),
            None => (Shape::Weekly(day as u8, None), behind, "weekly"),
        });
    }
    if let Some((day, behind)) = line.word(from, Role::TimeDayName) {
        return Some((Shape::Weekly(day as u8, None), behind, "weekly"));
    }
    if let Some((amount, next)) = amount_at(line, from, true) {
        return Some((Shape::Set(amount), next, "every"));
    }
    let (unit, next) = line.word(from, Role::TimeUnitCounted)?;
    // 每日, 每月 and 每分 count with their unit alone.
    let unit = match unit {
        14 => Unit::Day,
        12 => Unit::Minute,
        other => unit_of(other).or_else(|| (line.han(from) == Some('月')).then_some(Unit::Month))?,
    };
    Some((Shape::Set(Amount(vec![(unit, 1000)])), next, "every"))
}

/// 1到2年: from one number of units to another.
fn between(line: &Line<'_>, at: usize) -> Option<(Shape, usize, &'static str)> {
    let least = line.number(at)?;
    let behind = match line.sign(least.next) {
        Some('-' | '–' | '~' | '～') => least.next + 1,
        _ => line.word(least.next, Role::TimeRange)?.1,
    };
    let (most, next) = amount_at(line, behind, true)?;
    match most.0.as_slice() {
        &[(unit, number)] if number > least.milli => {
            let least = Amount(vec![(unit, least.milli)]);
            Some((Shape::Between(least, most), next, "duration-between"))
        }
        _ => None,
    }
}

/// An amount that begins at a token. `led`: a word before it says that it is one, so that "year" alone counts.
pub(super) fn amount_at(line: &Line<'_>, at: usize, led: bool) -> Option<(Amount, usize)> {
    let mut amount = Amount::default();
    let mut next = at;
    while let Some((unit, milli, behind)) = part_at(line, next, &amount, led) {
        amount.0.push((unit, milli));
        next = behind;
        let joined = line.skip(next, Role::TimeAnd);
        let goes_on = part_at(line, joined, &amount, false).is_some();
        if !goes_on {
            break;
        }
        next = joined;
    }
    (!amount.0.is_empty()).then_some((amount, next))
}

/// One unit with its number; behind others it is a smaller one.
fn part_at(line: &Line<'_>, at: usize, before: &Amount, led: bool) -> Option<(Unit, i64, usize)> {
    let last = before.0.last().map(|&(unit, _)| unit);
    let (unit, milli, next) = half_unit(line, at, led).or_else(|| counted_unit(line, at, last, led))?;
    last.is_none_or(|last| unit < last).then_some((unit, milli, next))
}

/// 半年, half an hour.
fn half_unit(line: &Line<'_>, at: usize, _led: bool) -> Option<(Unit, i64, usize)> {
    let (_, next) = line.word(at, Role::TimeHalf)?;
    let (unit, next) = line.word(next, Role::TimeUnitCounted)?;
    Some((unit_of(unit)?, 500, next))
}

/// 7个半小时, 三年半, 十几年, 25天, two-year, 1 minute.
fn counted_unit(line: &Line<'_>, at: usize, last: Option<Unit>, led: bool) -> Option<(Unit, i64, usize)> {
    let (number, mut next, is_article) = count_at(line, at)?;
    if line.word(next, Role::TimeVague).is_some() && has_tens(&number) {
        next += 1;
    }
    let mut milli = number.milli;
    // 7个半小时, 三个多小时
    if line.han(next) == Some('个') {
        let inside = line.word(next + 1, Role::TimeHalf).map(|(_, behind)| (500, behind));
        let inside = inside.or_else(|| line.word(next + 1, Role::TimeMore).map(|(_, behind)| (0, behind)));
        if let Some((more, behind)) = inside {
            milli += more;
            next = behind;
        }
    }
    let hyphen = usize::from(line.sign(next) == Some('-') && !line.spaced(next));
    if hyphen > 0 && line.tokens.get(next + 1).is_none_or(|token| !token.is_word()) {
        return None;
    }
    let (unit, mut behind) = line.word(next + hyphen, Role::TimeUnitCounted)?;
    let unit = match unit {
        // Minutes and hours by a single sign are told only behind the greater unit.
        12 if last == Some(Unit::Hour) => Unit::Minute,
        13 if last == Some(Unit::Day) => Unit::Hour,
        other => unit_of(other)?,
    };
    // "a second", "five a day": an article counts where something says that it does.
    if is_article && !led && last.is_none() && !is_told(line, at, behind) {
        return None;
    }
    if unit == Unit::Year && (is_calendar_year(&number) || is_round_word(line, at)) {
        return None;
    }
    if let Some((_, after)) = line.word(behind, Role::TimeHalf).filter(|_| line.han(behind).is_some())
        && line.word(after, Role::TimeUnitCounted).is_none()
    {
        (milli, behind) = (milli + 500, after);
    } else if line.han(behind).is_some() {
        // 一年多, 两天来
        let more = line.word(behind, Role::TimeMore).filter(|&(_, after)| after == behind + 1);
        behind = more.map_or(behind, |(_, after)| after);
    }
    Some((unit, milli, behind))
}

/// Whether a number is a year of the calendar rather than so many of them: 2007, 二〇〇七, 07.
const fn is_calendar_year(number: &Number) -> bool {
    number.figures == 4 || number.numerals >= 2 || number.is_zero_led()
}

/// 百年, 千年: a long time, and a part of names.
fn is_round_word(line: &Line<'_>, at: usize) -> bool {
    line.word(at, Role::TimeNumeral).is_some_and(|(value, _)| value >= 100)
}

/// A number in figures, numerals or words; whether it is an article.
fn count_at(line: &Line<'_>, at: usize) -> Option<(Number, usize, bool)> {
    if let Some(number) = line.number(at) {
        return Some((number, number.next, false));
    }
    let (value, next) = line.word(at, Role::TimeNumber)?;
    let number = |value: i32, next| Number { milli: i64::from(value) * 1000, figures: 0, numerals: 0, next };
    if value == ARTICLE {
        return Some((number(1, next), next, true));
    }
    // twenty-two
    let units = (value >= 20 && line.sign(next) == Some('-'))
        .then(|| line.word(next + 1, Role::TimeNumber).filter(|units| units.0 < 10))
        .flatten();
    let (value, next) = units.map_or((value, next), |(units, behind)| (value + units, behind));
    Some((number(value, next), next, false))
}

const fn has_tens(number: &Number) -> bool {
    number.milli >= 10_000 && number.milli % 10_000 == 0
}

/// Whether a word before an article, or one behind its unit, says that a stretch of time is meant.
fn is_told(line: &Line<'_>, at: usize, behind: usize) -> bool {
    line.word(behind, Role::TimeShift).is_some()
        || line.word_before(at, Role::TimeIn).is_some()
        || line.word_before(at, Role::TimeAbout).is_some()
}
