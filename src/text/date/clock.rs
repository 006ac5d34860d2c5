//! Times of day beside a date, and the time zones they state.

use super::Clock;
use super::calendar::{is_eu_summer, is_us_summer};
use super::names::{begin_at, is, name_at, value};
use super::token::{Kind, Token};
use crate::lexicon::fold::fold_word;
use crate::lexicon::{Role, value_of};

/// Longest run of tokens between a date and its time of day (`, Sunday, at | `).
const LONGEST_GAP: usize = 6;

/// A day for which a zone's summer time is asked.
pub(super) type Day = (i32, u8, u8);

/// The time of day after a date that ends before token `i`: the time and the token after it.
pub(super) fn clock_after(tokens: &[Token<'_>], i: usize, day: Option<Day>) -> Option<(Clock, usize)> {
    let mut at = i;
    let mut marked = false;
    while at <= i + LONGEST_GAP {
        if let Some((clock, next)) = clock_at(tokens, at, day, marked) {
            return Some((clock, next));
        }
        let token = tokens.get(at)?;
        match token.kind {
            Kind::Sign(
                ',' | '-' | '–' | '|' | '·' | '•' | '(' | ')' | '/' | '.' | ':' | ';' | '@' | '’' | '\''
                | '>' | '　',
            ) => {}
            Kind::Han(_) if is(Some(token), Role::Weekday) || is(Some(token), Role::ClockConnector) => {}
            Kind::Word => {
                if token.text().eq_ignore_ascii_case("t") || is(Some(token), Role::ClockConnector) {
                    marked = true;
                } else if !is(Some(token), Role::Weekday) {
                    return None;
                }
            }
            _ => return None,
        }
        at += 1;
    }
    None
}

/// The time of day directly before a date that starts at token `i`, reaching back no further than
/// `floor`: the time and its first token.
pub(super) fn clock_before(
    tokens: &[Token<'_>],
    i: usize,
    floor: usize,
    day: Option<Day>,
) -> Option<(Clock, usize)> {
    // A time of day with zone and weekday is at most this many tokens (`9 : 49 : 05 PM ( EDT ) , Sun`).
    const REACH: usize = 12;
    let lowest = floor.max(i.saturating_sub(REACH));
    (lowest..i).find_map(|start| {
        let token = tokens.get(start)?;
        token.number()?;
        let before = start.checked_sub(1).and_then(|b| tokens.get(b));
        if before.is_some_and(|b| !token.spaced && matches!(b.sign(), Some(':' | '.' | '/' | '-'))) {
            return None;
        }
        let (clock, next) = clock_at(tokens, start, day, false)?;
        let gap = tokens.get(next..i)?;
        let small = gap.iter().all(|t| match t.kind {
            Kind::Sign(c) => matches!(c, ',' | '-' | '–' | '|' | '·' | '•' | '(' | ')' | '.' | '/'),
            Kind::Word => is(Some(t), Role::ClockConnector) || is(Some(t), Role::Weekday),
            _ => false,
        });
        (small && gap.len() <= LONGEST_GAP).then_some((clock, start))
    })
}

/// A time of day that starts at token `i`. `marked`: a word like `kl` stands before it, so that
/// `21.49` is a time too.
fn clock_at(tokens: &[Token<'_>], i: usize, day: Option<Day>, marked: bool) -> Option<(Clock, usize)> {
    let (half, start) = half_before(tokens, i);
    let (hour, digits) = tokens.get(start)?.number()?;
    let mut at = start + 1;
    let next = tokens.get(at);
    let (mut minute, mut second) = (0, None);
    if matches!(digits, 4 | 6) && glued_t(tokens, start) {
        let (high, low) = if digits == 6 { (hour / 100, Some((hour % 100) as u8)) } else { (hour, None) };
        return finish(tokens, at, (high / 100, high % 100, low), None, day, true);
    }
    if digits > 2 {
        return None;
    }
    let mut explicit = half.is_some();
    match next?.kind {
        Kind::Sign(':') => {
            (minute, at) = small_number(tokens, at + 1)?;
            if tokens.get(at).and_then(Token::sign) == Some(':')
                && let Some((value, after)) = small_number(tokens, at + 1)
            {
                (second, at) = (Some(value as u8), skip_fraction(tokens, after));
            }
            explicit = true;
        }
        Kind::Sign('.') if marked || hour_sign(tokens, at + 2) == Some(HourSign::Ends) => {
            (minute, at) = small_number(tokens, at + 1)?;
            if tokens.get(at).and_then(Token::sign) == Some('.')
                && let Some((value, after)) = small_number(tokens, at + 1)
            {
                (second, at) = (Some(value as u8), after);
            }
            explicit = true;
        }
        Kind::Word | Kind::Han(_) => match hour_sign(tokens, at) {
            Some(HourSign::Begins) => {
                at += 1;
                if let Some((value, after)) = small_number(tokens, at) {
                    (minute, at) = (value, after);
                }
                if is(tokens.get(at), Role::MinuteSign) {
                    at += 1;
                }
                explicit = true;
            }
            Some(HourSign::Ends) => explicit = true,
            Some(HourSign::Parts) => {
                at += 1;
                if let Some((value, after)) = signed_number(tokens, at, Role::MinuteSign) {
                    (minute, at) = (value, after);
                    if let Some((value, after)) = signed_number(tokens, at, Role::SecondSign) {
                        (second, at) = (Some(value as u8), after);
                    }
                }
                explicit = true;
            }
            None => {}
        },
        _ => {}
    }
    finish(tokens, at, (hour, minute, second), half, day, explicit)
}

/// Adds am/pm and the zone, and checks the ranges.
fn finish(
    tokens: &[Token<'_>],
    mut at: usize,
    (mut hour, minute, second): (u64, u64, Option<u8>),
    mut half: Option<Half>,
    day: Option<Day>,
    mut explicit: bool,
) -> Option<(Clock, usize)> {
    if hour_sign(tokens, at) == Some(HourSign::Ends) {
        at += 1;
    }
    if half.is_none()
        && let Some((found, next)) = half_after(tokens, at)
    {
        (half, at, explicit) = (Some(found), next, true);
    }
    if !explicit {
        return None;
    }
    match half {
        Some(Half::Second) if hour < 12 => hour += 12,
        Some(Half::First) if hour == 12 => hour = 0,
        // 中午 11 点 and 凌晨 are before noon whatever the figure says.
        _ => {}
    }
    if hour == 24 && minute == 0 {
        hour = 0;
    }
    if hour > 23 || minute > 59 || second.is_some_and(|s| s > 60) {
        return None;
    }
    let second = second.map(|s| s.min(59));
    let (offset, at) = match zone_at(tokens, at, day, second.is_some()) {
        Some((offset, next)) => (Some(offset), next),
        None => (None, at),
    };
    Some((Clock { hour: hour as u8, minute: Some(minute as u8), second, offset }, at))
}

/// Half of the day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    First,
    Second,
}

/// What a word behind the hour does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum HourSign {
    /// Minutes may follow: 21h49, 21 h.
    Begins,
    /// It ends the time: 21:49 Uhr.
    Ends,
    /// Minutes and seconds have signs of their own: 21时49分.
    Parts,
}

fn hour_sign(tokens: &[Token<'_>], i: usize) -> Option<HourSign> {
    match value(tokens.get(i), Role::HourSign)? {
        1 => Some(HourSign::Begins),
        2 => Some(HourSign::Ends),
        _ => Some(HourSign::Parts),
    }
}

/// A small number with a sign of a role behind it, and the token behind that.
fn signed_number(tokens: &[Token<'_>], i: usize, sign: Role) -> Option<(u64, usize)> {
    let (value, after) = small_number(tokens, i)?;
    is(tokens.get(after), sign).then_some((value, after + 1))
}

/// 上午, 下午, 오전, 오후 … before the figures: the half and the token after it.
fn half_before(tokens: &[Token<'_>], i: usize) -> (Option<Half>, usize) {
    let Some(first) = tokens.get(i) else { return (None, i) };
    if first.number().is_some() {
        return (None, i);
    }
    let found = if first.han().is_some() {
        begin_at(tokens, i, Role::DayHalf)
    } else {
        name_at(tokens, i, Role::DayHalf)
    };
    let Some((half, next)) = found else { return (None, i) };
    // Latin words may be prepositions ("am 9. Juni"): before a time they stand only where its minutes follow.
    if first.text().is_ascii() && tokens.get(next + 1).and_then(Token::sign) != Some(':') {
        return (None, i);
    }
    // 中午 12 点 is noon, 中午 1 点 is 13 h; 11 before noon stays.
    let hour = tokens.get(next).and_then(Token::number).map_or(0, |number| number.0);
    (if half == ABOUT_NOON && hour >= 10 { None } else { Half::of(half) }, next)
}

/// The value of words for noon in the lexicon.
const ABOUT_NOON: i32 = 3;

impl Half {
    /// The half that a value of the lexicon says.
    const fn of(value: i32) -> Option<Self> {
        match value {
            1 => Some(Self::First),
            2 | ABOUT_NOON => Some(Self::Second),
            _ => None,
        }
    }
}

/// `am`, `p.m.`, `μ.μ.` after the figures: the half and the token after it.
fn half_after(tokens: &[Token<'_>], i: usize) -> Option<(Half, usize)> {
    let (half, next) = name_at(tokens, i, Role::DayHalf)?;
    // The last stop of `p.m.`
    let dotted = next > i + 1 && tokens.get(next).and_then(Token::sign) == Some('.');
    Some((Half::of(half)?, next + usize::from(dotted)))
}

/// The offset stated at token `i`, in minutes, and the token after it.
fn zone_at(tokens: &[Token<'_>], mut i: usize, day: Option<Day>, seconds: bool) -> Option<(i16, usize)> {
    let bracket = tokens.get(i).and_then(Token::sign) == Some('(');
    if bracket {
        i += 1;
    }
    let close = |next: usize| {
        if bracket && tokens.get(next).and_then(Token::sign) == Some(')') { next + 1 } else { next }
    };
    let token = tokens.get(i)?;
    if token.kind == Kind::Word {
        let text = token.text();
        if ["z", "utc", "gmt"].iter().any(|name| text.eq_ignore_ascii_case(name)) {
            let signed =
                (!text.eq_ignore_ascii_case("z")).then(|| signed_offset(tokens, i + 1, true)).flatten();
            let (offset, next) = signed.unwrap_or((0, i + 1));
            return Some((offset, close(next)));
        }
        return named_offset(text, day).map(|offset| (offset, close(i + 1)));
    }
    let (offset, next) = signed_offset(tokens, i, false)?;
    // A short sum like 09:00-11:30 is a range of hours; an offset without UTC needs seconds or four digits.
    let four = tokens.get(i + 1).and_then(Token::number).is_some_and(|n| n.1 == 4);
    (seconds || four || glued_t(tokens, i.saturating_sub(3))).then(|| (offset, close(next)))
}

fn signed_offset(tokens: &[Token<'_>], i: usize, short: bool) -> Option<(i16, usize)> {
    let sign = match tokens.get(i)?.sign()? {
        '+' => 1,
        '-' | '–' => -1,
        _ => return None,
    };
    let number = tokens.get(i + 1)?;
    if number.spaced && !short {
        return None;
    }
    let (value, digits) = number.number()?;
    let (hours, minutes, next) = match digits {
        4 => (value / 100, value % 100, i + 2),
        1 | 2 => match (tokens.get(i + 2).and_then(Token::sign), small_number(tokens, i + 3)) {
            (Some(':'), Some((minutes, next))) => (value, minutes, next),
            _ if short || digits == 2 => (value, 0, i + 2),
            _ => return None,
        },
        _ => return None,
    };
    (hours <= 14 && minutes < 60).then_some((sign * (hours * 60 + minutes) as i16, next))
}

/// Zones whose abbreviation means one offset on a given day. Left out as ambiguous: CST (China or
/// Chicago), IST (India, Israel, Ireland), BST (Britain or Bangladesh), AST. Written in capitals.
fn named_offset(name: &str, day: Option<Day>) -> Option<i16> {
    if name.chars().count() > LONGEST_ZONE || name.chars().any(char::is_lowercase) {
        return None;
    }
    let folded = fold_word(name);
    let fixed = || value_of(Role::Zone, &folded);
    let summer = |role, is_summer: fn(i32, u8, u8) -> bool| {
        let (standard, (year, month, day)) = (value_of(role, &folded)?, day?);
        Some(standard + if is_summer(year, month, day) { 60 } else { 0 })
    };
    let offset = fixed()
        .or_else(|| summer(Role::ZoneUs, is_us_summer))
        .or_else(|| summer(Role::ZoneEu, is_eu_summer))?;
    i16::try_from(offset).ok()
}

/// Longest abbreviation of a zone, in characters.
const LONGEST_ZONE: usize = 5;

/// A number of one or two digits below 60, directly attached or not: value and next token.
fn small_number(tokens: &[Token<'_>], i: usize) -> Option<(u64, usize)> {
    let (value, digits) = tokens.get(i)?.number()?;
    (digits <= 2 && value < 61).then_some((value, i + 1))
}

fn skip_fraction(tokens: &[Token<'_>], i: usize) -> usize {
    let fraction = matches!(tokens.get(i).and_then(Token::sign), Some('.' | ','))
        && tokens.get(i + 1).is_some_and(|t| !t.spaced && t.number().is_some());
    if fraction { i + 2 } else { i }
}

/// `T` stands glued before token `i` (ISO 8601 compact time).
fn glued_t(tokens: &[Token<'_>], i: usize) -> bool {
    i.checked_sub(1)
        .and_then(|before| tokens.get(before))
        .is_some_and(|t| t.text() == "T" && tokens.get(i).is_some_and(|n| !n.spaced))
}
