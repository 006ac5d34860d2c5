//! Times in the two forms that a page needs: for people and for machines.

use super::lang::Lang;
use super::messages::Message;
use crate::export::english_month;
use crate::model::TimeExpression;
use crate::order::sort_by_key;

/// A time as the reader's language writes it: `15 April 2024, 06:30 (UTC+2)`, `2024年4月15日 06:30`. What is no time of
/// the document JSON ("3 hours ago") stays as it is; a year that is not known is left out.
pub fn shown_time(value: &str, lang: Lang) -> String {
    if value.starts_with('P') {
        return shown_duration(value, lang);
    }
    if let Some((first, last)) = value.split_once('/') {
        return format!("{} – {}", shown_time(first, lang), shown_time(last, lang));
    }
    if let Some(season) = shown_season(value, lang) {
        return season;
    }
    let (day, clock) = value.split_once('T').unwrap_or((value, ""));
    let Some(day) = shown_day(day, lang) else { return value.to_owned() };
    let (hours, offset) = split_offset(clock);
    // Seconds tell a reader nothing.
    let hours = match hours.as_bytes() {
        [_, _, b':', _, _, ..] => hours.get(..5).unwrap_or(hours).to_owned(),
        [] => return day,
        _ if lang == Lang::En => format!("{hours}h"),
        _ => format!("{hours}时"),
    };
    let time = if lang == Lang::En { format!("{day}, {hours}") } else { format!("{day} {hours}") };
    match offset {
        "" => time,
        "Z" | "+00:00" => Message::TimeWithOffset.with(lang, &[&time, ""]),
        _ => Message::TimeWithOffset.with(lang, &[&time, &short_offset(offset)]),
    }
}

/// A season of a year in words, `2024-SP` as `spring 2024`; none where the text is no season.
fn shown_season(value: &str, lang: Lang) -> Option<String> {
    let (year, season) = value.split_once('-')?;
    let message = match season {
        "SP" => Message::Spring,
        "SU" => Message::Summer,
        "FA" => Message::Autumn,
        "WI" => Message::Winter,
        _ => return None,
    };
    let year = if year.bytes().all(|byte| byte.is_ascii_digit()) { year } else { "" };
    let shown = message.with(lang, &[year]);
    Some(if year.is_empty() { shown.trim_start_matches('年').trim().to_owned() } else { shown })
}

/// A day, a month or a year in words; none where the text is none of them.
fn shown_day(day: &str, lang: Lang) -> Option<String> {
    let parts: Vec<&str> = day.split('-').collect();
    let number = |at: usize| parts.get(at).and_then(|part| part.parse::<u8>().ok());
    let year = *parts.first()?;
    let known = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    if parts.len() > 3 || !known && year != "XXXX" || parts.len() > 1 && number(1).is_none() {
        return None;
    }
    let year = if known { year } else { "" };
    if lang != Lang::En {
        let mut out = if known { format!("{year}年") } else { String::new() };
        out.extend(number(1).map(|month| format!("{month}月")));
        out.extend(number(2).map(|day| format!("{day}日")));
        return Some(out);
    }
    let month = number(1).and_then(english_month);
    let words = [number(2).map(|day| day.to_string()), month.map(str::to_owned), Some(year.to_owned())];
    let words: Vec<String> = words.into_iter().flatten().filter(|word| !word.is_empty()).collect();
    Some(words.join(" "))
}

/// A clock time and its offset.
fn split_offset(clock: &str) -> (&str, &str) {
    let at = clock.find(['Z', '+', '-']).unwrap_or(clock.len());
    clock.split_at(at)
}

/// `+02:00` as `+2`, `+05:30` as it is.
fn short_offset(offset: &str) -> String {
    let Some((hours, minutes)) = offset.split_once(':') else { return offset.to_owned() };
    let (sign, digits) = hours.split_at_checked(1).unwrap_or(("", hours));
    let hours = format!("{sign}{}", digits.trim_start_matches('0'));
    if minutes == "00" { hours } else { format!("{hours}:{minutes}") }
}

/// A duration in words, `PT7H30M` as `7 h 30 min`, `P10Y` as `10 years`; what is none, as it is.
pub fn shown_duration(value: &str, lang: Lang) -> String {
    let days = [
        ('Y', Message::OneYear, Message::Years),
        ('M', Message::OneMonth, Message::Months),
        ('W', Message::OneWeek, Message::Weeks),
        ('D', Message::OneDay, Message::Days),
    ];
    let hours = [('H', Message::Hours, Message::Hours), ('M', Message::Minutes, Message::Minutes)];
    let shown = || {
        let (day, clock) = value.strip_prefix('P')?.split_once('T').unwrap_or((value.get(1..)?, ""));
        let mut words = Vec::new();
        for (mut rest, units) in [(day, days.as_slice()), (clock, hours.as_slice())] {
            for (unit, one, many) in units {
                if let Some((number, behind)) = rest.split_once(*unit) {
                    let plain = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
                    words.push(plain.then(|| if number == "1" { one } else { many }.with(lang, &[number]))?);
                    rest = behind;
                }
            }
            if !rest.is_empty() {
                return None;
            }
        }
        (!words.is_empty()).then(|| words.join(" "))
    };
    shown().unwrap_or_else(|| value.to_owned())
}

/// Times in the order of time: those with a year by their value, behind them those without one, durations last.
pub fn in_order(times: &[TimeExpression]) -> Vec<&TimeExpression> {
    let mut sorted: Vec<&TimeExpression> = times.iter().collect();
    sort_by_key(&mut sorted, |time| {
        let dated = time.value.starts_with(|c: char| c.is_ascii_digit());
        let rank = if dated { 0_u8 } else { 1 + u8::from(time.value.starts_with('P')) };
        (rank, time.value.clone())
    });
    sorted
}

/// A time as HTML's `datetime` takes it, as far as it can: HTML knows no hour without minutes, and no words.
pub fn machine_time(value: &str) -> Option<String> {
    let plain = value.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'+' | b':' | b'T' | b'Z'));
    if !plain || !value.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (day, clock) = value.split_once('T').unwrap_or((value, ""));
    Some(if clock.get(2..3) == Some(":") { value } else { day }.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{in_order, machine_time, shown_duration, shown_time};
    use crate::model::TimeExpression;
    use crate::view::lang::Lang;

    #[test]
    fn only_what_html_takes() {
        for (value, expect) in [
            ("2023-06-18T21:49:05+08:00", Some("2023-06-18T21:49:05+08:00")),
            ("2023-06-18T21+08:00", Some("2023-06-18")),
            ("2023-06", Some("2023-06")),
            ("XXXX-06-18", None),
            ("3小时前", None),
        ] {
            assert_eq!(machine_time(value).as_deref(), expect, "{value}");
        }
    }

    #[test]
    fn durations_are_written_in_words() {
        for (value, english, chinese) in [
            ("PT7H30M", "7 h 30 min", "7 小时 30 分钟"),
            ("PT45M", "45 min", "45 分钟"),
            ("P3D", "3 days", "3 天"),
            ("P1Y6M", "1 year 6 months", "1 年 6 个月"),
            ("P1.5D", "1.5 days", "1.5 天"),
            ("PXD", "PXD", "PXD"),
            ("P", "P", "P"),
            ("PT7H30S", "PT7H30S", "PT7H30S"),
        ] {
            assert_eq!(shown_duration(value, Lang::En), english);
            assert_eq!(shown_duration(value, Lang::ZhHans), chinese);
        }
    }

    #[test]
    fn times_stand_in_the_order_of_time() {
        let time = |value: &str| TimeExpression { value: value.to_owned(), ..TimeExpression::default() };
        let times = ["PT2H", "2024-05-01", "XXXX-11-14", "2023", "2024-01-26/2024-01-27"].map(time);
        let values: Vec<&str> = in_order(&times).iter().map(|time| time.value.as_str()).collect();
        assert_eq!(values, ["2023", "2024-01-26/2024-01-27", "2024-05-01", "XXXX-11-14", "PT2H"]);
    }

    #[test]
    fn times_are_written_as_the_language_does() {
        for (value, english, chinese) in [
            ("2024-04-15T06:30:00+02:00", "15 April 2024, 06:30 (UTC+2)", "2024年4月15日 06:30（UTC+2）"),
            ("2024-04-15T01:21:56Z", "15 April 2024, 01:21 (UTC)", "2024年4月15日 01:21（UTC）"),
            ("2024-04-15T06:30+05:30", "15 April 2024, 06:30 (UTC+5:30)", "2024年4月15日 06:30（UTC+5:30）"),
            ("2020-06-05T20:35", "5 June 2020, 20:35", "2020年6月5日 20:35"),
            ("2020-06-05T20", "5 June 2020, 20h", "2020年6月5日 20时"),
            ("2023-06", "June 2023", "2023年6月"),
            ("2023", "2023", "2023年"),
            ("XXXX-04-03T21:07", "3 April, 21:07", "4月3日 21:07"),
            ("3 hours ago", "3 hours ago", "3 hours ago"),
            ("2024-SP", "spring 2024", "2024年春季"),
            ("XXXX-WI", "winter", "冬季"),
            ("2024-07/2024-12", "July 2024 – December 2024", "2024年7月 – 2024年12月"),
            ("P10Y", "10 years", "10 年"),
            ("Perhaps", "Perhaps", "Perhaps"),
        ] {
            assert_eq!(shown_time(value, Lang::En), english, "{value}");
            assert_eq!(shown_time(value, Lang::ZhHans), chinese, "{value}");
        }
    }
}
