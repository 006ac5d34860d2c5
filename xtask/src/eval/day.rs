//! The calendar day of a date as written, in the way of the corpora's scripts.

use std::sync::LazyLock;

use fancy_regex::{Captures, Regex};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::tokens::pattern;

/// Month names by number, in the languages that the English corpus writes its dates in.
const MONTHS: [&str; 12] = [
    "january jan januar janvier enero gennaio janeiro",
    "february feb februar février fevrier febrero febbraio fevereiro",
    "march mar märz mars marzo março",
    "april apr avril abril aprile",
    "may mai mayo maggio maio",
    "june jun juni juin junio giugno junho",
    "july jul juli juillet julio luglio julho",
    "august aug août aout agosto",
    "september sep sept septembre septiembre settembre setembro",
    "october oct oktober okt octobre octubre ottobre outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre decembre diciembre dicembre dezembro",
];

struct Patterns {
    year_first: Regex,
    epoch: Regex,
    compact: Regex,
    day_month: Regex,
    month_day: Regex,
    month_day_later_year: Regex,
    numeric: Regex,
}

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| Patterns {
    year_first: pattern(r"(?<!\d)((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)"),
    epoch: pattern(r"^(\d{10})(\d{3})?$"),
    compact: pattern(r"^((?:19|20)\d\d)(\d\d)(\d\d)(?:T|$)"),
    day_month: pattern(
        r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?[\s\-/]*(?:de\s+|of\s+)?([\p{L}]{3,})\.?,?[\s\-/]*(?:de\s+)?((?:19|20)\d\d)(?!\d)",
    ),
    month_day: pattern(r"([\p{L}]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:at\s+)?((?:19|20)\d\d)(?!\d)"),
    month_day_later_year: pattern(r"(?:^|\W)([\p{L}]{3,})\.?\s+(\d{1,2})\b.*?((?:19|20)\d\d)(?!\d)"),
    numeric: pattern(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)?\d\d)(?!\d)"),
});

/// `YYYY-MM-DD` of a date as written, without any shift between time zones.
pub(super) fn parse_day(value: &Value) -> Option<String> {
    let text = match value {
        Value::Null => return None,
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let text: String = text.nfkc().collect::<String>().trim().to_owned();
    let p = &*PATTERNS;
    if let Some(found) = find(&p.year_first, &text) {
        return ymd(part(&found, 1), part(&found, 2), part(&found, 3));
    }
    if let Some(found) = find(&p.epoch, &text) {
        return Some(day_of_epoch(part(&found, 1).parse().ok()?));
    }
    if let Some(found) = find(&p.compact, &text) {
        return ymd(part(&found, 1), part(&found, 2), part(&found, 3));
    }
    let low = text.to_lowercase();
    if let Some(found) = find(&p.day_month, &low)
        && let Some(month) = month_number(part(&found, 2))
    {
        return ymd(part(&found, 3), &month, part(&found, 1));
    }
    for named in [&p.month_day, &p.month_day_later_year] {
        if let Some(found) = find(named, &low)
            && let Some(month) = month_number(part(&found, 1))
        {
            return ymd(part(&found, 3), &month, part(&found, 2));
        }
    }
    let found = find(&p.numeric, &text)?;
    let (a, b, year) = (part(&found, 1), part(&found, 2), part(&found, 3));
    let year = if year.len() == 4 { year.to_owned() } else { format!("20{year}") };
    // The month first, unless it can only be a day.
    ymd(&year, a, b).or_else(|| ymd(&year, b, a))
}

fn find<'t>(pattern: &Regex, text: &'t str) -> Option<Captures<'t, str>> {
    pattern.captures(text).ok().flatten()
}

fn part<'t>(found: &Captures<'t, str>, group: usize) -> &'t str {
    found.get(group).map_or("", |part| part.as_str())
}

fn month_number(name: &str) -> Option<String> {
    let at = MONTHS.iter().position(|names| names.split(' ').any(|known| known == name))?;
    Some((at + 1).to_string())
}

fn ymd(year: &str, month: &str, day: &str) -> Option<String> {
    let (year, month, day): (u32, u32, u32) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=days).contains(&day).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// The day (UTC) of seconds since 1970, by Howard Hinnant's `civil_from_days`.
fn day_of_epoch(seconds: i64) -> String {
    let days = seconds.div_euclid(86_400) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The day after a `YYYY-MM-DD`.
pub(super) fn next_day(day: &str) -> Option<String> {
    let mut parts = day.split('-').map(|part| part.parse::<u32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let later = [(year, month, day + 1), (year, month + 1, 1), (year + 1, 1, 1)];
    later.iter().find_map(|(y, m, d)| ymd(&y.to_string(), &m.to_string(), &d.to_string()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{next_day, parse_day};

    #[test]
    fn dates_as_written() {
        for (written, day) in [
            ("2024-05-18T08:32:00+08:00", "2024-05-18"),
            ("2024年5月18日", "2024-05-18"),
            ("18 May 2024", "2024-05-18"),
            ("18. März 2024", "2024-03-18"),
            ("May 18th, 2024 at noon", "2024-05-18"),
            ("Sat May 18 08:32:00 EST 2024", "2024-05-18"),
            ("05/18/2024", "2024-05-18"),
            ("18/05/24", "2024-05-18"),
            ("20240518T0832", "2024-05-18"),
            ("1716017520", "2024-05-18"),
        ] {
            assert_eq!(parse_day(&json!(written)).as_deref(), Some(day), "{written}");
        }
        assert_eq!(parse_day(&json!("soon")), None);
        assert_eq!(parse_day(&json!("2024-13-40")), None);
    }

    #[test]
    fn days_follow_days() {
        assert_eq!(next_day("2024-02-28").as_deref(), Some("2024-02-29"));
        assert_eq!(next_day("2023-12-31").as_deref(), Some("2024-01-01"));
    }
}
