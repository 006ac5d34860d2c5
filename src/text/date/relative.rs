//! Relative times ("3 hours ago"): only with the date of capture, and marked as concluded.

use super::calendar::{civil_from_days, days_from_civil};
use super::parse::Hit;
use super::token::Token;
use super::{Clock, Moment};

/// A span of time that pages count back by. What is concluded is as precise as the unit and no more: an hour
/// back from 21:49 is some time around 20:49, and three months back is a month, not a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// How far back, and the token after the words.
struct Back {
    count: i64,
    unit: Unit,
    next: usize,
}

/// A relative time that starts at token `i`.
pub(super) fn parse_relative_at(tokens: &[Token<'_>], i: usize, captured: Option<&Moment>) -> Option<Hit> {
    let captured = captured?;
    let back = counted(tokens, i).or_else(|| named(tokens, i))?;
    let moment = step_back(captured, &back)?;
    Some(Hit { first: i, next: back.next, moment, swapped: None, relative: true })
}

fn counted(tokens: &[Token<'_>], i: usize) -> Option<Back> {
    let word_before = |steps: usize| {
        i.checked_sub(steps).and_then(|b| tokens.get(b)).map(|t| t.word().into_owned()).unwrap_or_default()
    };
    let count = count_at(tokens, i).filter(|_| word_before(1) != "half")?;
    if let Some((unit, next)) = ideographic_unit(tokens, i + 1) {
        return Some(Back { count, unit, next });
    }
    let word = tokens.get(i + 1)?.word();
    let korean = match &*word {
        "분" => Some(Unit::Minute),
        "시간" => Some(Unit::Hour),
        "일" => Some(Unit::Day),
        "주" => Some(Unit::Week),
        "개월" | "달" => Some(Unit::Month),
        "년" => Some(Unit::Year),
        _ => None,
    };
    if let Some(unit) = korean {
        return (tokens.get(i + 2)?.word() == "전").then_some(Back { count, unit, next: i + 3 });
    }
    let unit = unit_of(&word)?;
    let after = tokens.get(i + 2).map(|t| t.word().into_owned()).unwrap_or_default();
    let past_after = PAST_AFTER.contains(&&*after);
    let before = word_before(1);
    // "il y a 3 heures", but not "a 3 day trip".
    let past_before = PAST_BEFORE.contains(&&*before) || (before == "a" && word_before(2) == "y");
    (past_after || past_before).then_some(Back { count, unit, next: if past_after { i + 3 } else { i + 2 } })
}

/// A number, or a word for one.
fn count_at(tokens: &[Token<'_>], i: usize) -> Option<i64> {
    const ONE: [&str; 12] =
        ["a", "an", "one", "einem", "einer", "un", "une", "una", "um", "uma", "een", "jeden"];
    let token = tokens.get(i)?;
    match token.number() {
        Some((count, 1..=3)) => i64::try_from(count).ok(),
        Some(_) => None,
        None => ONE.contains(&&*token.word()).then_some(1),
    }
}

/// 分钟前, 小时前, 時間前, 天前, 周前, 个月前, か月前, 年前: the unit and the token after 前.
fn ideographic_unit(tokens: &[Token<'_>], i: usize) -> Option<(Unit, usize)> {
    let han = |at: usize| tokens.get(at).and_then(Token::han);
    let first = tokens.get(i)?;
    let kana = matches!(&*first.word(), "か" | "ヶ" | "カ" | "ヵ" | "ケ");
    let (unit, at) = match (first.han(), han(i + 1)) {
        (Some('分'), Some('钟' | '鐘')) => (Unit::Minute, i + 2),
        (Some('分'), _) => (Unit::Minute, i + 1),
        (Some('小'), Some('时' | '時')) | (Some('时' | '時'), Some('间' | '間')) => {
            (Unit::Hour, i + 2)
        }
        (Some('天' | '日'), _) => (Unit::Day, i + 1),
        (Some('周' | '週'), Some('间' | '間')) => (Unit::Week, i + 2),
        (Some('周' | '週'), _) => (Unit::Week, i + 1),
        (Some('个' | '個' | '箇'), Some('月')) => (Unit::Month, i + 2),
        (None, Some('月')) if kana => (Unit::Month, i + 2),
        (Some('年'), _) => (Unit::Year, i + 1),
        _ => return None,
    };
    (han(at)? == '前').then_some((unit, at + 1))
}

/// Words behind a number of units that put it into the past.
const PAST_AFTER: [&str; 15] = [
    "ago",
    "geleden",
    "siden",
    "sedan",
    "temu",
    "назад",
    "тому",
    "once",
    "lalu",
    "fa",
    "atras",
    "sitten",
    "πριν",
    "prije",
    "truoc",
];

/// The same before the number.
const PAST_BEFORE: [&str; 8] = ["vor", "hace", "ha", "pred", "acum", "πριν", "fa", "prije"];

/// Stems of units, and whole words that are too short to be stems, both without diacritics.
const UNITS: [(Unit, &[&str], &[&str]); 6] = [
    // Months before minutes and hours: a stem of one may begin a word of the other.
    (
        Unit::Month,
        &[
            "month",
            "monat",
            "maand",
            "manad",
            "maned",
            "miesi",
            "месяц",
            "місяц",
            "bulan",
            "kuukau",
            "mesec",
            "mesic",
        ],
        &["mois", "mes", "meses", "mesi", "mese", "ay", "luni", "thang"],
    ),
    (Unit::Minute, &["min", "мин", "хвил", "menit", "dakika", "λεπτ", "phut"], &[]),
    (
        Unit::Hour,
        &[
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
        ],
        &["h", "ore", "ora", "gio"],
    ),
    (
        Unit::Week,
        &[
            "week",
            "wek",
            "woche",
            "semain",
            "seman",
            "settiman",
            "veck",
            "недел",
            "тижд",
            "тижн",
            "hafta",
            "minggu",
        ],
        &["uge", "uger", "uke", "uker", "tuan", "tygodnie", "tygodni", "viikko", "viikkoa"],
    ),
    (
        Unit::Day,
        &["day", "tag", "jour", "dia", "giorn", "dag", "dni", "дн", "gun", "hari", "den", "ngay", "dzien"],
        &[],
    ),
    (
        Unit::Year,
        &["year", "jahr", "jaar", "tahun", "χρον"],
        &[
            "yr",
            "yrs",
            "an",
            "ans",
            "ano",
            "anos",
            "anno",
            "anni",
            "ar",
            "aar",
            "lat",
            "lata",
            "rok",
            "год",
            "года",
            "лет",
            "рік",
            "роки",
            "років",
            "yil",
            "nam",
            "vuosi",
            "vuotta",
        ],
    ),
];

fn unit_of(word: &str) -> Option<Unit> {
    let hit = |(_, stems, words): &&(Unit, &[&str], &[&str])| {
        words.contains(&word) || stems.iter().any(|stem| word.starts_with(stem))
    };
    UNITS.iter().find(hit).map(|(unit, ..)| *unit)
}

fn named(tokens: &[Token<'_>], i: usize) -> Option<Back> {
    let token = tokens.get(i)?;
    if let Some(first) = token.han() {
        let count = match (first, tokens.get(i + 1)?.han()?) {
            ('昨', '天' | '日') => 1,
            ('前', '天') => 2,
            ('今', '天' | '日') | ('刚' | '剛', '刚' | '剛') => 0,
            _ => return None,
        };
        return Some(Back { count, unit: Unit::Day, next: i + 2 });
    }
    let word = token.word();
    let count = DAYS.iter().find(|(name, _)| *name == word).map(|&(_, count)| count)?;
    Some(Back { count, unit: Unit::Day, next: i + 1 })
}

/// Words for yesterday and today, without diacritics, and how many days ago that is.
const DAYS: [(&str, i64); 21] = [
    ("yesterday", 1),
    ("gestern", 1),
    ("hier", 1),
    ("ayer", 1),
    ("ontem", 1),
    ("ieri", 1),
    ("gisteren", 1),
    ("igar", 1),
    ("вчера", 1),
    ("wczoraj", 1),
    ("어제", 1),
    ("today", 0),
    ("heute", 0),
    ("hoy", 0),
    ("hoje", 0),
    ("oggi", 0),
    ("vandaag", 0),
    ("idag", 0),
    ("сегодня", 0),
    ("dzisiaj", 0),
    ("오늘", 0),
];

/// Whether a relative time can stand in a text without figures: a cheap look for the words that all of them hold.
pub(super) fn may_be_relative(text: &str) -> bool {
    let days = DAYS.iter().map(|&(name, _)| name);
    // "il y a un an"
    let words = || days.clone().chain(PAST_AFTER).chain(PAST_BEFORE).chain(["y"]);
    !text.is_ascii()
        || text
            .split(|c: char| !c.is_ascii_alphabetic())
            .any(|word| !word.is_empty() && words().any(|known| known.eq_ignore_ascii_case(word)))
}

fn step_back(captured: &Moment, back: &Back) -> Option<Moment> {
    let (year, month, day) = captured.ymd()?;
    let today = days_from_civil(year, month, day);
    let count = back.count;
    match back.unit {
        Unit::Minute => minutes_back(captured, today, count, true),
        Unit::Hour => minutes_back(captured, today, count * 60, false),
        Unit::Day => {
            let (year, month, day) = civil_from_days(today - count);
            Moment::day(year, month, day)
        }
        Unit::Week => within(civil_from_days(today - 7 * count - 6), civil_from_days(today - 7 * count + 3)),
        Unit::Month => {
            let months = i64::from(year) * 12 + i64::from(month) - 1 - count;
            let month = Some(months.rem_euclid(12) as u8 + 1);
            Some(Moment { year: i32::try_from(months.div_euclid(12)).ok(), month, ..Moment::default() })
        }
        Unit::Year => Some(Moment { year: i32::try_from(i64::from(year) - count).ok(), ..Moment::default() }),
    }
}

/// Minutes back from the capture. Without a time of day in the capture they may or may not reach the day before.
fn minutes_back(captured: &Moment, today: i64, minutes: i64, to_the_minute: bool) -> Option<Moment> {
    let clock = captured.clock?;
    let total = today * 1440 + i64::from(clock.hour) * 60 + i64::from(clock.minute?) - minutes;
    let (year, month, day) = civil_from_days(total.div_euclid(1440));
    let of_day = total.rem_euclid(1440);
    let mut moment = Moment::day(year, month, day)?;
    moment.clock = Some(Clock {
        hour: (of_day / 60) as u8,
        minute: to_the_minute.then_some((of_day % 60) as u8),
        second: None,
        offset: clock.offset,
    });
    Some(moment)
}

/// The month or the year that two days share: the notation has no weeks.
fn within(first: (i32, u8, u8), last: (i32, u8, u8)) -> Option<Moment> {
    let month = (first.1 == last.1).then_some(first.1);
    (first.0 == last.0).then_some(Moment { year: Some(first.0), month, ..Moment::default() })
}
