//! Relative times ("3 hours ago"): only with the date of capture, and marked as concluded.

use super::calendar::{civil_from_days, days_from_civil};
use super::parse::Hit;
use super::token::Token;
use super::{Clock, Moment};

/// A relative time that starts at token `i`.
pub(super) fn parse_relative_at(tokens: &[Token<'_>], i: usize, captured: Option<&Moment>) -> Option<Hit> {
    let captured = captured?;
    let (minutes, whole_days, next) = counted(tokens, i).or_else(|| named(tokens, i))?;
    let moment = step_back(captured, minutes, whole_days)?;
    Some(Hit { first: i, next, moment, swapped: None, relative: true })
}

/// Minutes back, whether only the day is known, and the token after.
type Back = (i64, bool, usize);

fn counted(tokens: &[Token<'_>], i: usize) -> Option<Back> {
    let before =
        i.checked_sub(1).and_then(|b| tokens.get(b)).map(|t| t.word().into_owned()).unwrap_or_default();
    let (count, digits) = tokens.get(i)?.number()?;
    if digits > 3 {
        return None;
    }
    let count = i64::try_from(count).ok()?;
    let unit = tokens.get(i + 1)?;
    if let Some(first) = unit.han() {
        let second = tokens.get(i + 2).and_then(Token::han);
        let (scale, at) = match (first, second) {
            ('分', Some('钟' | '鐘')) => (1, i + 3),
            ('分', _) => (1, i + 2),
            ('小', Some('时' | '時')) | ('时' | '時', Some('间' | '間')) => (60, i + 3),
            ('天' | '日', _) => (1440, i + 2),
            _ => return None,
        };
        return matches!(tokens.get(at)?.han()?, '前').then_some((count * scale, scale == 1440, at + 1));
    }
    let word = unit.word();
    let korean = match &*word {
        "분" => Some(1),
        "시간" => Some(60),
        "일" => Some(1440),
        _ => None,
    };
    if let Some(scale) = korean {
        return (tokens.get(i + 2)?.word() == "전").then_some((count * scale, scale == 1440, i + 3));
    }
    let scale = unit_of(&word)?;
    let after = tokens.get(i + 2).map(|t| t.word().into_owned()).unwrap_or_default();
    let past_after = matches!(
        &*after,
        "ago"
            | "geleden"
            | "siden"
            | "sedan"
            | "temu"
            | "назад"
            | "тому"
            | "once"
            | "lalu"
            | "fa"
            | "atras"
            | "sitten"
            | "πριν"
            | "prije"
            | "truoc"
    );
    let past_before =
        matches!(&*before, "vor" | "hace" | "ha" | "a" | "pred" | "acum" | "πριν" | "fa" | "prije");
    (past_after || past_before).then_some((
        count * scale,
        scale == 1440,
        if past_after { i + 3 } else { i + 2 },
    ))
}

fn unit_of(word: &str) -> Option<i64> {
    const MINUTES: [&str; 9] = ["min", "minut", "мин", "хвил", "menit", "dakika", "λεπτ", "phut", "minuut"];
    const HOURS: [&str; 14] = [
        "hour",
        "hr",
        "stund",
        "heure",
        "hora",
        "uur",
        "uren",
        "godzin",
        "час",
        "годин",
        "saat",
        "jam",
        "time",
        "tim",
    ];
    const DAYS: [&str; 13] =
        ["day", "tag", "jour", "dia", "giorn", "dag", "dni", "дн", "gun", "hari", "den", "ngay", "dzien"];
    let starts = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    if starts(&MINUTES) {
        Some(1)
    } else if starts(&HOURS) || matches!(word, "h" | "ore" | "ora" | "gio") {
        Some(60)
    } else if starts(&DAYS) {
        Some(1440)
    } else {
        None
    }
}

fn named(tokens: &[Token<'_>], i: usize) -> Option<Back> {
    let token = tokens.get(i)?;
    if let Some(first) = token.han() {
        let days = match (first, tokens.get(i + 1)?.han()?) {
            ('昨', '天' | '日') => 1,
            ('前', '天') => 2,
            ('今', '天' | '日') | ('刚' | '剛', '刚' | '剛') => 0,
            _ => return None,
        };
        return Some((days * 1440, true, i + 2));
    }
    let days = match &*token.word() {
        "yesterday" | "gestern" | "hier" | "ayer" | "ontem" | "ieri" | "gisteren" | "igar" | "вчера"
        | "wczoraj" | "어제" => 1,
        "today" | "heute" | "hoy" | "hoje" | "oggi" | "vandaag" | "idag" | "сегодня" | "dzisiaj" | "오늘" => {
            0
        }
        _ => return None,
    };
    Some((days * 1440, true, i + 1))
}

fn step_back(captured: &Moment, minutes: i64, whole_days: bool) -> Option<Moment> {
    let (year, month, day) = captured.ymd()?;
    let today = days_from_civil(year, month, day);
    let Some(clock) = captured.clock.filter(|_| !whole_days) else {
        // Without a time of day in the capture, hours back may or may not reach the day before.
        if !whole_days {
            return None;
        }
        let (year, month, day) = civil_from_days(today - minutes / 1440);
        return Moment::day(year, month, day);
    };
    let total = today * 1440 + i64::from(clock.hour) * 60 + i64::from(clock.minute) - minutes;
    let (year, month, day) = civil_from_days(total.div_euclid(1440));
    let of_day = total.rem_euclid(1440);
    let mut moment = Moment::day(year, month, day)?;
    moment.clock = Some(Clock {
        hour: (of_day / 60) as u8,
        minute: (of_day % 60) as u8,
        second: None,
        offset: clock.offset,
    });
    Some(moment)
}
