//! Times of day beside a date, and the time zones they state.

use super::Clock;
use super::calendar::{is_eu_summer, is_us_summer};
use super::months::{is_clock_connector, is_weekday};
use super::token::{Kind, Token};

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
            )
            | Kind::Han(
                '星' | '期' | '周' | '週' | '曜' | '日' | '一' | '二' | '三' | '四' | '五' | '六' | '天'
                | '月' | '火' | '水' | '木' | '金' | '土' | '于' | '於' | '时' | '時' | '间' | '間',
            ) => {}
            Kind::Word => {
                let word = token.word();
                if word == "t" || is_clock_connector(&word) {
                    marked = true;
                } else if !is_weekday(&word) {
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
            Kind::Word => {
                let word = t.word();
                is_clock_connector(&word) || is_weekday(&word)
            }
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
        Kind::Sign('.') if marked || followed_by_uhr(tokens, at + 2) => {
            (minute, at) = small_number(tokens, at + 1)?;
            if tokens.get(at).and_then(Token::sign) == Some('.')
                && let Some((value, after)) = small_number(tokens, at + 1)
            {
                (second, at) = (Some(value as u8), after);
            }
            explicit = true;
        }
        Kind::Word => {
            let word = next?.word();
            match &*word {
                "h" | "u" => {
                    at += 1;
                    if let Some((value, after)) = small_number(tokens, at) {
                        (minute, at) = (value, after);
                    }
                    if tokens.get(at).is_some_and(|t| matches!(&*t.word(), "min" | "m" | "mn")) {
                        at += 1;
                    }
                    explicit = true;
                }
                "uhr" => explicit = true,
                "시" => {
                    at += 1;
                    if let Some((value, after)) = small_number(tokens, at)
                        && tokens.get(after).is_some_and(|t| t.word() == "분")
                    {
                        (minute, at) = (value, after + 1);
                    }
                    explicit = true;
                }
                _ => {}
            }
        }
        Kind::Han('时' | '時' | '点' | '點') => {
            at += 1;
            if let Some((value, after)) = small_number(tokens, at)
                && tokens.get(after).is_some_and(|t| matches!(t.han(), Some('分')))
            {
                (minute, at) = (value, after + 1);
                if let Some((value, after)) = small_number(tokens, at)
                    && tokens.get(after).is_some_and(|t| matches!(t.han(), Some('秒')))
                {
                    (second, at) = (Some(value as u8), after + 1);
                }
            }
            explicit = true;
        }
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
    if tokens.get(at).is_some_and(|t| t.word() == "uhr") {
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

/// 上午, 下午, 오전, 오후 … before the figures: the half and the token after it.
fn half_before(tokens: &[Token<'_>], i: usize) -> (Option<Half>, usize) {
    let pair = (tokens.get(i).and_then(Token::han), tokens.get(i + 1).and_then(Token::han));
    match pair {
        (Some('上' | '早' | '凌'), Some('午' | '上' | '晨')) | (Some('午'), Some('前')) => {
            (Some(Half::First), i + 2)
        }
        (Some('下' | '中' | '晚' | '傍' | '夜'), Some('午' | '上' | '晚' | '间' | '間'))
        | (Some('午'), Some('后' | '後')) => {
            // 中午 12 点 is noon, 中午 1 点 is 13 h; 11 before noon stays.
            let hour = tokens.get(i + 2).and_then(Token::number).map_or(0, |n| n.0);
            let noon = pair.0 == Some('中') && hour >= 10;
            (if noon { None } else { Some(Half::Second) }, i + 2)
        }
        _ => match tokens.get(i).map(Token::word).as_deref() {
            Some("오전") => (Some(Half::First), i + 1),
            Some("오후") => (Some(Half::Second), i + 1),
            Some("am") if tokens.get(i + 2).and_then(Token::sign) == Some(':') => (Some(Half::First), i + 1),
            Some("pm") if tokens.get(i + 2).and_then(Token::sign) == Some(':') => (Some(Half::Second), i + 1),
            _ => (None, i),
        },
    }
}

/// `am`, `p.m.`, `μ.μ.` after the figures: the half and the token after it.
fn half_after(tokens: &[Token<'_>], i: usize) -> Option<(Half, usize)> {
    let token = tokens.get(i)?;
    match &*token.word() {
        "am" => Some((Half::First, i + 1)),
        "pm" => Some((Half::Second, i + 1)),
        letter @ ("a" | "p" | "π" | "μ") => {
            let dotted = tokens.get(i + 1).and_then(Token::sign) == Some('.')
                && tokens.get(i + 2).is_some_and(|t| matches!(&*t.word(), "m" | "μ"));
            if !dotted {
                return None;
            }
            let end = if tokens.get(i + 3).and_then(Token::sign) == Some('.') { i + 4 } else { i + 3 };
            Some((if matches!(letter, "a" | "π") { Half::First } else { Half::Second }, end))
        }
        _ => None,
    }
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
        if matches!(&*token.word(), "z" | "utc" | "gmt") {
            let signed =
                (!token.text.eq_ignore_ascii_case("z")).then(|| signed_offset(tokens, i + 1, true)).flatten();
            let (offset, next) = signed.unwrap_or((0, i + 1));
            return Some((offset, close(next)));
        }
        return named_offset(token.text, day).map(|offset| (offset, close(i + 1)));
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
    let us = |standard: i16| day.map(|(y, m, d)| standard + if is_us_summer(y, m, d) { 60 } else { 0 });
    let eu = |standard: i16| day.map(|(y, m, d)| standard + if is_eu_summer(y, m, d) { 60 } else { 0 });
    match name {
        "PT" => us(-480),
        "MT" => us(-420),
        "CT" => us(-360),
        "ET" => us(-300),
        "PST" => Some(-480),
        "PDT" | "MST" => Some(-420),
        "MDT" => Some(-360),
        "CDT" | "EST" => Some(-300),
        "EDT" => Some(-240),
        "WET" => Some(0),
        "CET" | "MEZ" => eu(60),
        "CEST" | "MESZ" | "EET" | "SAST" => Some(120),
        "EEST" | "MSK" | "МСК" | "TRT" => Some(180),
        "WIB" | "ICT" => Some(420),
        "HKT" | "SGT" | "AWST" => Some(480),
        "JST" | "KST" => Some(540),
        "AEST" => Some(600),
        "AEDT" => Some(660),
        "NZST" => Some(720),
        "NZDT" => Some(780),
        _ => None,
    }
}

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
        .is_some_and(|t| t.text == "T" && tokens.get(i).is_some_and(|n| !n.spaced))
}

fn followed_by_uhr(tokens: &[Token<'_>], i: usize) -> bool {
    tokens.get(i).is_some_and(|t| t.word() == "uhr")
}
