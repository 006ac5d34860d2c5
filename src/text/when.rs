//! Whether a short text states a time, absolute or relative, and where.

use super::date::{Clock, DateHints, Moment, find_dates};

/// Longest text that is looked at, in bytes: a time stands in a short line, whatever its language.
const LONGEST: usize = 240;

/// Where a short text first states a day, a clock time or a time before now, in bytes.
pub(crate) fn find_when(text: &str) -> Option<(usize, usize)> {
    if text.len() > LONGEST {
        return None;
    }
    // Relative times are read only against a date of capture: any will do to see that there is one.
    let noon = Moment {
        clock: Some(Clock { hour: 12, minute: Some(0), ..Clock::default() }),
        ..Moment::day(2000, 1, 1).unwrap_or_default()
    };
    let hints = DateHints { captured: Some(noon), ..DateHints::default() };
    find_dates(text, &hints)
        .into_iter()
        .find(|date| date.moment.day.is_some() || date.moment.clock.is_some())
        .map(|date| (date.span.start, date.span.end))
}

#[cfg(test)]
mod tests {
    use super::find_when;

    #[test]
    fn finds_times_of_both_sorts() {
        for (text, expect) in [
            ("2024-01-02 10:00", Some(0)),
            ("Ada · 3 hours ago", Some(7)),
            ("3小时前", Some(0)),
            ("Lindby 2020", None),
            ("港口开放", None),
        ] {
            assert_eq!(find_when(text).map(|(at, _)| at), expect, "{text}");
        }
    }
}
