//! Dates in Chinese: years, months, days, weeks and feasts, and the parts of each.

use super::clock::{day_part, hour_at};
use super::line::{Line, Number};
use super::shape::{Day, Month, Point, Stretch, Year};
use crate::lexicon::{Role, begin};
use crate::text::date::Token;

/// A date that begins at a token, with the part of the day and the time of day behind it, and the token behind all.
pub(super) fn date_at(line: &Line<'_>, at: usize) -> Option<(Point, usize)> {
    let (mut point, mut next) = bare_date(line, at)?;
    if point.stretch.is_some() {
        return Some((point, next));
    }
    if let Some((gloss, behind)) = gloss_at(line, next) {
        // What stands in brackets is the date, whatever the day was called; 今(1日)天.
        point = Point { year: gloss.year.or(point.year), month: gloss.month.or(point.month), ..gloss };
        next = behind + usize::from(matches!(line.han(behind), Some('天')));
    } else if needs_more(line, at, next) && day_part(line, next).is_none() {
        return None;
    }
    if point.day.is_none() {
        return Some((point, next));
    }
    if let Some((part, behind)) = day_part(line, next) {
        (point.part, next) = (Some(part), behind);
    }
    if let Some((hour, behind)) = hour_at(line, next, point.part, true) {
        (point.hour, next) = (Some(hour), behind);
    }
    Some((point, next))
}

/// Whether a day is called by a word that is none alone: 今, 明.
fn needs_more(line: &Line<'_>, at: usize, next: usize) -> bool {
    line.word(at, Role::TimeDayShort).is_some_and(|(value, behind)| behind == next && value != -1)
}

/// The date in brackets behind a day: 星期二（12月10日）, and the day of the week behind a date.
fn gloss_at(line: &Line<'_>, at: usize) -> Option<(Point, usize)> {
    if line.sign(at) != Some('(') {
        return None;
    }
    let (point, next) = bare_date(line, at + 1)?;
    (line.sign(next) == Some(')') && point.stretch.is_none()).then_some((point, next + 1))
}

/// A date without the time of day.
fn bare_date(line: &Line<'_>, at: usize) -> Option<(Point, usize)> {
    if let Some(found) = of_week(line, at).or_else(|| named_day(line, at)).or_else(|| long_stretch(line, at))
    {
        return Some(found);
    }
    let lunar = line.word(at, Role::TimeLunar).map(|(_, next)| next);
    let mut point = Point::default();
    let mut next = lunar.unwrap_or(at);
    if let Some((year, behind)) = year_at(line, next) {
        (point.year, next) = (Some(year), behind);
        next = after_year(line, next, &mut point);
        if point.stretch.is_some() || matches!(point.day, Some(Day::Feast(_))) {
            return Some((point, next));
        }
    }
    let lunar_behind = line.word(next, Role::TimeLunar).map(|(_, behind)| behind);
    let month_from = lunar_behind.unwrap_or(next);
    if let Some((month, behind, of_moon)) = month_at(line, month_from) {
        let is_lunar = lunar.is_some() || lunar_behind.is_some() || of_moon;
        (point.month, next) = (Some(month), behind);
        next = after_month(line, next, &mut point, is_lunar);
        // A day of the moon is no day of our month.
        return (!is_lunar || point.day.is_some()).then_some((point, next));
    }
    if point.year.is_some() {
        return Some((point, next));
    }
    // 下半年: of this year.
    if let Some((part @ 5..=6, behind)) = line.word(at, Role::TimeYearPart) {
        (point.year, point.stretch) = (Some(Year::FromNow(0)), Some(Stretch::YearPart(part)));
        return Some((point, behind));
    }
    if let Some((unit, behind)) = line.word(at, Role::TimeEdge) {
        match unit {
            7 => point.year = Some(Year::FromNow(0)),
            _ => point.month = Some(Month::FromNow(0)),
        }
        return Some((point, behind));
    }
    let (day, behind) = day_number(line, at)?;
    if is_numbered_thing(line, at, behind) {
        return None;
    }
    point.day = Some(Day::At(day));
    Some((point, behind))
}

/// Whether a number with 号 is that of a thing: nothing before it says when, nor is it the beginning of a clause.
fn is_numbered_thing(line: &Line<'_>, at: usize, behind: usize) -> bool {
    if line.han(behind - 1) != Some('号') {
        return false;
    }
    let begins = at.checked_sub(1).is_none_or(|before| line.han(before).is_none() && !line.spaced(at));
    !begins && line.word_before(at, Role::TimeBesideHour).is_none()
}

/// 上周, 本周五, 星期一, 上周末.
fn of_week(line: &Line<'_>, at: usize) -> Option<(Point, usize)> {
    let (week, next) = match line.word(at, Role::TimeWeek) {
        Some((week, next)) => (Some(week), next),
        None => (None, line.word(at, Role::TimeWeekLead).map(|(_, next)| next)?),
    };
    let day = |day| Point { day: Some(Day::OfWeek { week, day }), ..Point::default() };
    let stretch = |stretch| Point { stretch: Some(stretch), ..Point::default() };
    match line.word(next, Role::TimeWeekday) {
        Some((8, behind)) => Some((stretch(Stretch::Weekend(week.unwrap_or(0))), behind)),
        Some((value @ 1..=7, behind)) => Some((day(value as u8), behind)),
        _ => Some((stretch(Stretch::Week(week?)), next)),
    }
}

/// 昨天, 当日, 春节, 这两天, 今晚.
fn named_day(line: &Line<'_>, at: usize) -> Option<(Point, usize)> {
    let day = |day, next| Some((Point { day: Some(day), ..Point::default() }, next));
    if let Some((days, next)) = line.word(at, Role::TimeDay) {
        return if days.abs() > 3 { None } else { day(Day::FromNow(days), next) };
    }
    if let Some((days, next)) = line.word(at, Role::TimeDayThere) {
        return day(Day::FromText(days), next);
    }
    if let Some((feast, next)) = line.word(at, Role::TimeFeast) {
        return if feast == NO_FEAST { None } else { day(Day::Feast(feast), next) };
    }
    if let Some((_, next)) = line.word(at, Role::TimeTheseDays)
        && let Some(number) = line.number(next)
        && line.word(number.next, Role::TimeUnitCounted).is_some_and(|(unit, _)| unit == 4)
    {
        let days = number.whole().filter(|days| (2..10).contains(days))?;
        return Some((Point { stretch: Some(Stretch::Days(days)), ..Point::default() }, number.next + 1));
    }
    let (days, next) = line.word(at, Role::TimeDayShort)?;
    let followed = line.sign(next) == Some('(')
        || day_part(line, next).is_some_and(|(_, behind)| behind == next + 1)
        || days == -1 && !line.tokens.get(at.wrapping_sub(1)).is_some_and(Token::is_word);
    if followed { day(Day::FromNow(days), next) } else { None }
}

/// The value of what only looks like a feast.
const NO_FEAST: i32 = 999;

/// 上世纪90年代, 21世纪, 80年代, 1980年代.
fn long_stretch(line: &Line<'_>, at: usize) -> Option<(Point, usize)> {
    let stretch = |stretch, next| Some((Point { stretch: Some(stretch), ..Point::default() }, next));
    let (century, behind) = match line.word(at, Role::TimeCentury) {
        Some((century, next)) => (Some(century), next),
        None => century_number(line, at).map_or((None, at), |(century, next)| (Some(century), next)),
    };
    if let Some((decade, next)) = decade_at(line, behind) {
        let full = match (decade, century) {
            (100.., _) => decade,
            (_, Some(century)) => century * 10 + decade,
            // Without a century those that have been are meant.
            (..3, None) => 200 + decade,
            (_, None) => 190 + decade,
        };
        return stretch(Stretch::Decade(full), next);
    }
    let next = behind + usize::from(line.word(behind, Role::TimeYearPart).is_some_and(|(part, _)| part == 0));
    stretch(Stretch::Century(century?), next)
}

/// 二十一世纪: years before its first, in hundreds.
fn century_number(line: &Line<'_>, at: usize) -> Option<(i32, usize)> {
    let number = line.number(at)?;
    let (sign, next) = line.word(number.next, Role::TimeYearSign)?;
    let century = number.within(1, 30)?;
    (sign == 3).then_some((i32::from(century) - 1, next))
}

/// The figures in front of the years of a decade: 198, or 8 where the century is left out.
fn decade_at(line: &Line<'_>, at: usize) -> Option<(i32, usize)> {
    let number = line.number(at)?;
    let (sign, next) = line.word(number.next, Role::TimeYearSign)?;
    let years = i32::try_from(number.whole()?).ok().filter(|years| sign == 2 && years % 10 == 0)?;
    let next = line.word(next, Role::TimeYearPart).filter(|part| part.0 == 0).map_or(next, |part| part.1);
    (years < 100 || (1000..3000).contains(&years)).then_some((years / 10, next))
}

/// A year, and the token behind it.
fn year_at(line: &Line<'_>, at: usize) -> Option<(Year, usize)> {
    if let Some((years, next)) = line.word(at, Role::TimeYear) {
        return Some((Year::FromNow(years), next));
    }
    if let Some((years, next)) = line.word(at, Role::TimeYearThere) {
        return Some((Year::FromText(years), next));
    }
    if let Some((before, from)) = era_at(line, at) {
        let first = line.han(from) == Some('元');
        let (years, next) = if first { (1, from + 1) } else { year_count(line, from)? };
        let (sign, next) = line.word(next, Role::TimeYearSign)?;
        return (sign == 1 && years > 0).then_some((Year::At(before + years), next));
    }
    let number = line.number(at)?;
    let (1, next) = line.word(number.next, Role::TimeYearSign)? else { return None };
    Some((Year::At(year_of(line, at, &number, next)?), next))
}

fn year_count(line: &Line<'_>, at: usize) -> Option<(i32, usize)> {
    let number = line.number(at)?;
    Some((i32::try_from(number.whole()?).ok()?, number.next))
}

/// The year before the first of an era that is named at a token.
fn era_at(line: &Line<'_>, at: usize) -> Option<(i32, usize)> {
    // The name has two characters, the year up to five, and most text has none.
    line.han(at)?;
    let sign = |at: usize| line.han(at) == Some('年');
    if !(at + 3..at + 8).any(sign) {
        return None;
    }
    let hit = begin(Role::Era, line.tokens.get(at)?.rest)?;
    (hit.span.end == 2 * '年'.len_utf8()).then_some((hit.value, at + 2))
}

/// What year a number before its sign is: 2023, 二〇二三, 98, 七二, and 112 before a month.
fn year_of(line: &Line<'_>, at: usize, number: &Number, next: usize) -> Option<i32> {
    /// Years of the Republic that are written without its name.
    const REPUBLIC: std::ops::RangeInclusive<i32> = 90..=130;
    let year = i32::try_from(number.whole()?).ok()?;
    let full = number.figures == 4 || number.numerals == 4 || (number.figures == 0 && number.numerals == 0);
    if full && (1000..3000).contains(&year) {
        return Some(year);
    }
    let month_follows = || month_at(line, next).is_some();
    if number.figures == 3 {
        return (REPUBLIC.contains(&year) && month_follows()).then_some(year + 1911);
    }
    if number.figures != 2 && number.numerals != 2 {
        return None;
    }
    // "15 years" and the year 15 are told apart by what stands around: a month, or figures that nobody counts with.
    let is_counted = line.word_before(at, Role::TimeAbout).is_some()
        || line.word(next, Role::TimeShift).is_some()
        || line.word(next, Role::TimeMore).is_some();
    let figures_only = (number.figures == 2 && !(10..80).contains(&year)) || number.numerals == 2;
    // 07年以后: nobody counts with a nought in front.
    let told = figures_only && (number.is_zero_led() || !is_counted);
    (month_follows() || told).then_some(if year < 50 { 2000 + year } else { 1900 + year })
}

/// What stands behind a year and belongs to it: 年底, 春天, 第一季度, 春节.
fn after_year(line: &Line<'_>, next: usize, point: &mut Point) -> usize {
    if let Some((part, behind)) = line.word(next, Role::TimeYearPart) {
        // 秋 and the like may begin a name.
        let single = behind == next + 1 && part > 10;
        if !single {
            point.stretch = (part > 0).then_some(Stretch::YearPart(part));
            return behind;
        }
    }
    if let Some((feast, behind)) = line.word(next, Role::TimeFeast).filter(|feast| feast.0 != NO_FEAST) {
        point.day = Some(Day::Feast(feast));
        return behind;
    }
    let of = line.skip(next, Role::TimeOf);
    if of > next && month_at(line, of).is_some() { of } else { next }
}

/// A month, the token behind it, and whether it is one of the lunar calendar.
fn month_at(line: &Line<'_>, at: usize) -> Option<(Month, usize, bool)> {
    if let Some((months, next)) = line.word(at, Role::TimeMonth) {
        return Some((Month::FromNow(months), next, false));
    }
    if let Some((months, next)) = line.word(at, Role::TimeMonthThere) {
        return Some((Month::FromText(months), next, false));
    }
    if let Some((month, next)) = line.word(at, Role::TimeLunarMonth) {
        return Some((Month::At(month as u8), next, true));
    }
    let number = line.number(at)?;
    let month = number.within(1, 12)?;
    let (1, next) = line.word(number.next, Role::TimeMonthSign)? else { return None };
    let of_moon = line.word(next, Role::TimeLunarDay).is_some_and(|(_, day)| {
        line.number(day).is_some_and(|number| number.figures == 0 && number.within(1, 10).is_some())
    });
    Some((Month::At(month), next, of_moon))
}

/// What stands behind a month: its day, or a part of it.
fn after_month(line: &Line<'_>, at: usize, point: &mut Point, is_lunar: bool) -> usize {
    if is_lunar {
        let from = line.skip(at, Role::TimeLunarDay);
        if let Some(number) = line.number(from)
            && let Some(day) = number.within(1, 30)
        {
            point.day = Some(Day::Lunar(day));
            return number.next;
        }
        return at;
    }
    if let Some((day, next)) = day_number(line, at) {
        point.day = Some(Day::At(day));
        return next;
    }
    // 八月十五, 一月二十三: the sign of the day may be left out behind tens.
    if let Some(number) = line.number(at).filter(|number| number.figures == 0 && number.numerals == 0)
        && let Some(day) = number.within(11, 31)
        && line.word(number.next, Role::TimeUnitCounted).is_none()
    {
        point.day = Some(Day::At(day));
        return number.next;
    }
    line.skip(at, Role::TimeMonthPart)
}

/// The number of a day with its sign.
pub(super) fn day_number(line: &Line<'_>, at: usize) -> Option<(u8, usize)> {
    let number = line.number(at)?;
    let day = number.within(1, 31)?;
    let (sign, next) = line.word(number.next, Role::TimeDaySign)?;
    (sign == 1).then_some((day, next))
}
