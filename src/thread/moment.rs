//! Spotting the time of a post in a short text. Only whether there is one and where; reading it is
//! the work of the date rules.

use std::borrow::Cow;

use crate::lexicon::fold::fold_word;
use crate::lexicon::role::Manner;
use crate::lexicon::{Entry, Role, entries_of, find, is};
use crate::text::date::{DateHints, DayOrder, find_date};
use crate::text::letter::{is_alphabetic, is_alphanumeric};

/// Longest text that is taken for a statement of time, in characters ("Posted by … on … at …").
const LONGEST: usize = 90;

/// Most characters that may stand beside the time in such a text.
const MOST_BESIDE: usize = 48;

/// Whether a short text states a time, with not much beside it.
pub(crate) fn is_time(text: &str) -> bool {
    find_time(text).is_some_and(|(start, end)| {
        let beside = text.get(..start).map_or(0, count_letters) + text.get(end..).map_or(0, count_letters);
        beside <= MOST_BESIDE
    })
}

fn count_letters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// Where a short text states a time: the first place, in bytes.
pub(crate) fn find_time(text: &str) -> Option<(usize, usize)> {
    if text.len() > LONGEST * 4 || (text.len() > LONGEST && text.chars().count() > LONGEST) {
        return None;
    }
    let counts = text.bytes().any(|b| b.is_ascii_digit());
    if !counts && text.is_ascii() {
        // All but words need figures or another script.
        return find_worded(text, counts);
    }
    if counts && let Some(date) = find_date(text, &DateHints::default()) {
        return Some((date.span.start, date.span.end));
    }
    find_short_year(text).or_else(|| find_worded(text, counts)).or_else(|| find_han(text))
}

/// A time with a year of two figures at the start of a line: `24-1-2 12:00`, as Chinese
/// portals print it.
pub(crate) fn find_short_year(text: &str) -> Option<(usize, usize)> {
    let (day, rest) = text.split_once(' ')?;
    let clock = rest.split(' ').next()?;
    let numbers = |text: &str, mark: char, count: usize| {
        let parts: Vec<&str> = text.split(mark).collect();
        parts.len() == count
            && parts
                .iter()
                .all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
    };
    (numbers(day, '-', 3) && numbers(clock, ':', 2)).then_some((0, day.len() + 1 + clock.len()))
}

/// In which order the times of a page name day and month, as those show of which only one order makes a day: one
/// order a page. [`DayOrder::Open`] where none does, or they differ.
pub(crate) fn find_order<'a>(times: impl Iterator<Item = &'a str>) -> DayOrder {
    /// Fewest days of one month that tell it from the same day of as many months.
    const SEVERAL_DAYS: u32 = 3;
    /// Texts with figures of dates that are looked at.
    const ENOUGH: usize = 2_000;
    let (mut day_first, mut month_first) = (false, false);
    let (mut firsts, mut seconds) = (0_u64, 0_u64);
    for text in times.filter(|text| text.contains('/')).take(ENOUGH) {
        let bytes = text.as_bytes();
        for at in memchr::memchr_iter(b'/', bytes) {
            let Some((before, behind)) = figures_beside(bytes, at) else { continue };
            day_first |= (13..=31).contains(&before) && (1..=12).contains(&behind);
            month_first |= (1..=12).contains(&before) && (13..=31).contains(&behind);
            firsts |= 1 << before.min(63);
            seconds |= 1 << behind.min(63);
        }
    }
    // People talk for days more than for months: the number that changes less is the month.
    let (firsts, seconds) = (firsts.count_ones(), seconds.count_ones());
    match (day_first, month_first) {
        (true, false) => DayOrder::DayFirst,
        (false, true) => DayOrder::MonthFirst,
        (false, false) if firsts == 1 && seconds >= SEVERAL_DAYS => DayOrder::MonthFirst,
        (false, false) if seconds == 1 && firsts >= SEVERAL_DAYS => DayOrder::DayFirst,
        _ => DayOrder::Open,
    }
}

/// The numbers of two figures at most on both sides of a sign that is the first of two (`9/13/16`).
fn figures_beside(bytes: &[u8], at: usize) -> Option<(u32, u32)> {
    let digits = |part: &[u8]| {
        let number = std::str::from_utf8(part).ok()?;
        (1..=2).contains(&part.len()).then(|| number.parse().ok())?
    };
    let (before, behind) = (bytes.get(..at)?, bytes.get(at + 1..)?);
    let from = before.iter().rposition(|b| !b.is_ascii_digit()).map_or(0, |last| last + 1);
    let to = behind.iter().position(|b| !b.is_ascii_digit())?;
    let first = from
        .checked_sub(1)
        .and_then(|at| before.get(at))
        .is_none_or(|sign| *sign != *bytes.get(at).unwrap_or(&0));
    let second = behind.get(to) == bytes.get(at) && behind.get(to + 1).is_some_and(u8::is_ascii_digit);
    (first && second).then(|| Some((digits(before.get(from..)?)?, digits(behind.get(..to)?)?)))?
}

/// What a text says of the time of a post: in the document's notation where it names a day, else as printed.
pub(crate) fn read_time(text: &str, order: DayOrder) -> Option<String> {
    if let Some(date) = find_date(text, &DateHints { order, ..DateHints::default() }) {
        return Some(date.moment.notation());
    }
    find_time(text).and_then(|(start, end)| text.get(start..end)).map(|time| time.trim().to_owned())
}

/// A number of units and "ago", or a word for a day; `counts` says whether the text holds a figure.
fn find_worded(text: &str, counts: bool) -> Option<(usize, usize)> {
    // Without a figure it is one word for a day, or one unit ago.
    let is_one = |word: &str| word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an");
    if !counts && text.is_ascii() {
        let words = text.split(|c: char| !(c.is_ascii_alphabetic() || c == '\''));
        let (mut several, mut one, mut told) = (0, false, false);
        for word in words.filter(|word| !word.is_empty()) {
            several += 1;
            one |= is_one(word);
            if several > 2 && !one {
                continue;
            }
            told = told || tells_time(word);
        }
        if several > 2 && !one {
            return None;
        }
        // Most short texts are names of other pages.
        if !told && several <= 2 {
            return text.trim().eq_ignore_ascii_case("just now").then_some((0, text.len()));
        }
    }
    let words = words(text);
    let is_one = |&(start, end): &(usize, usize)| text.get(start..end).is_some_and(is_one);
    if words.len() > 2 && !counts && !words.iter().any(is_one) {
        return None;
    }
    let lower: Vec<Cow<str>> = words
        .iter()
        .map(|&(start, end)| {
            let word = text.get(start..end).unwrap_or("");
            let is_lower = word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
            if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
        })
        .collect();
    let is_number =
        |i: usize| lower.get(i).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let span = |from: usize, to: usize| Some((words.get(from)?.0, words.get(to)?.1));
    for (i, word) in lower.iter().enumerate() {
        let folded = fold_word(word);
        // Nearly all words are none of these, which one look tells.
        let known = entries_of(Role::AgoAfter, &folded);
        let tells =
            |role: Role| known.iter().map(|&entry| Entry(entry)).find(|entry| entry.is(role, Manner::Whole));
        if tells(Role::AgoAfter).or_else(|| tells(Role::AgoBefore)).is_some() {
            let near = (i.saturating_sub(3)..lower.len().min(i + 3))
                .find(|&near| is_number(near) || lower.get(near).is_some_and(|w| w == "an" || w == "a"));
            if let Some(near) = near {
                // "vor 3 Stunden": the unit stands behind the number.
                let unit = tells(Role::AgoBefore).is_some()
                    && near == i + 1
                    && lower.get(near + 1).is_some_and(|unit| is(Role::TimeUnit, &fold_word(unit)));
                return span(near.min(i), near.max(i) + usize::from(unit));
            }
        }
        if word == "il"
            && lower.get(i + 1).is_some_and(|next| next == "y")
            && lower.get(i + 2).is_some_and(|next| next == "a")
            && is_number(i + 3)
        {
            return span(i, (i + 4).min(lower.len() - 1));
        }
        if tells(Role::RelativeDay).is_some_and(|day| day.value() <= 0)
            && (words.len() <= 2 || (words.len() <= 6 && counts))
        {
            return span(i, i);
        }
    }
    let counted = || {
        if !counts {
            return false;
        }
        let bare: String = lower.concat();
        let unit = bare.trim_start_matches(|c: char| c.is_ascii_digit());
        unit.len() < bare.len()
            && bare.len() - unit.len() <= 2
            && (is(Role::TimeUnit, unit) || is(Role::ShortUnit, unit))
    };
    ((lower.len() <= 2 && counted()) || text.trim().eq_ignore_ascii_case("just now"))
        .then_some((0, text.len()))
}

/// Whether a word alone may tell of a time: a word for a day, or one that puts a number of units into the past.
fn tells_time(word: &str) -> bool {
    let known = entries_of(Role::AgoAfter, &fold_word(word)).iter().map(|&entry| Entry(entry));
    known.into_iter().any(|entry| {
        [Role::AgoAfter, Role::AgoBefore, Role::RelativeDay].iter().any(|&role| entry.is(role, Manner::Whole))
    })
}

/// Words and numbers with their places in bytes.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    let mut digits = false;
    for (at, c) in text.char_indices() {
        if !(is_alphanumeric(c) || c == '\'') {
            continue;
        }
        match out.last_mut() {
            Some(last) if last.1 == at && (digits == c.is_ascii_digit() || digits) => {
                last.1 = at + c.len_utf8();
            }
            _ => {
                out.push((at, at + c.len_utf8()));
                digits = c.is_ascii_digit();
            }
        }
    }
    out
}

/// Letters that may stand beside a relative time in a language that does not part words ("来自网页").
const MOST_BESIDE_HAN: usize = 9;

/// Letters right behind such a word that begins a text without figures ("昨天发布").
const MOST_BEHIND_HAN: usize = 2;

/// The number of such a word that says nothing without one before it.
const NEEDS_NUMBER: i32 = 1;

fn find_han(text: &str) -> Option<(usize, usize)> {
    // What all such words begin with: Thai, kana, ideographs, hangul.
    if !text.bytes().any(|b| matches!(b, 0xe0 | 0xe3..=0xec)) {
        return None;
    }
    let hit = find(Role::UnpartedTime, text)?;
    let (at, word) = (hit.span.start, text.get(hit.span.clone())?);
    // "今天" and "昨天" begin sentences, too.
    let beside = text.chars().filter(|&c| is_alphabetic(c)).count();
    if beside > word.chars().count() + MOST_BESIDE_HAN {
        return None;
    }
    // A name may begin with one: "今天不上班".
    let behind =
        text.get(hit.span.end..).map_or(0, |rest| rest.chars().take_while(|&c| is_alphabetic(c)).count());
    let counts = text.bytes().any(|b| b.is_ascii_digit());
    if at == 0 && !counts && behind > MOST_BEHIND_HAN {
        return None;
    }
    let digits = text.get(..at)?.trim_end();
    let start = digits.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    // "an hour ago" and "yesterday" need no number in these languages; "前" with a unit does.
    if hit.value == NEEDS_NUMBER && start == digits.len() {
        let numeral = digits.char_indices().next_back().and_then(|(last, _)| digits.get(last..));
        let numeral = numeral.is_some_and(|c| is(Role::Numeral, c) || is(Role::VagueNumber, c));
        if !numeral && digits.chars().count() > 2 {
            return None;
        }
    }
    Some((start, at + word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_order_of_day_and_month() {
        for (times, expect) in [
            (&["9/6/16", "9/13/16 10:20"][..], DayOrder::MonthFirst),
            (&["9/6/16", "13/9/16"], DayOrder::DayFirst),
            (&["9/6/16", "9/7/16"], DayOrder::Open),
            (&["9/13/16", "13/9/16"], DayOrder::Open),
            (&["2016-09-13", "2016/9/13", "24/7"], DayOrder::Open),
        ] {
            assert_eq!(find_order(times.iter().copied()), expect, "{times:?}");
        }
        assert_eq!(read_time("9/6/16", DayOrder::MonthFirst).as_deref(), Some("2016-09-06"));
        assert_eq!(read_time("9/6/16", DayOrder::Open).as_deref(), Some("2016-06-09"));
    }

    #[test]
    fn times_are_spotted() {
        for (text, expected) in [
            ("2024-01-02 12:30", true),
            ("时间：2017-03-24 20:54:36", true),
            ("於 2013/12/28 10:42", true),
            ("04/03 21:07", true),
            ("2024年1月2日", true),
            ("1月2日 12:30", true),
            ("Sun Dec 17, 2023 11:23 am", true),
            ("3:21pm On Mar 09, 2023", true),
            ("June 04, 2024, 11:23:55 AM", true),
            ("17 June 2024", true),
            ("5. März 2020", true),
            ("3 days ago", true),
            ("vor 3 Stunden", true),
            ("il y a 2 ans", true),
            ("3h", true),
            ("24-1-2 12:30 来自南岛", true),
            ("24-1-2", false),
            ("3小时前", true),
            ("昨天 12:30", true),
            ("发表于 3 天前", true),
            ("今天早上去的渡轮又晚点了，有人知道吗", false),
            ("we were there yesterday", false),
            ("12 2", false),
            ("I may 3 be", false),
            ("Posts: 1,234", false),
            ("version 1.2.3.4", false),
            ("3 replies", false),
            (
                "He said that it was the best month for a march of many people on 17 June 2024 in the town",
                false,
            ),
        ] {
            assert_eq!(is_time(text), expected, "{text}");
        }
    }
}
