//! Which year, month or week is meant where none is told: the nearest, rather the past than the future.

use std::cmp::Ordering;

use super::value::Day;
use crate::text::date::calendar::{civil_from_days, days_from_civil, days_in_month};

/// What lies ahead has to be so many times nearer than what is past: news tell more of the past.
const PAST_COUNTS: i64 = 2;

/// The same of a day whose month is not told.
const PAST_DAYS_COUNT: i64 = 8;

/// Days since 1970 of a day.
pub(super) fn number_of((year, month, day): Day) -> i64 {
    days_from_civil(year, month, day)
}

/// The day so many days after another.
pub(super) fn days_after(day: Day, days: i64) -> Day {
    civil_from_days(number_of(day) + days)
}

/// The month so many months after another.
pub(super) fn months_after((year, month): (i32, u8), months: i64) -> (i32, u8) {
    let all = i64::from(year) * 12 + i64::from(month) - 1 + months;
    (i32::try_from(all.div_euclid(12)).unwrap_or(year), all.rem_euclid(12) as u8 + 1)
}

/// The day of the week, Monday 1 to Sunday 7.
pub(super) fn weekday_of(day: Day) -> u8 {
    // 1970-01-01 was a Thursday.
    ((number_of(day) + 3).rem_euclid(7) + 1) as u8
}

/// Monday of the week so many weeks after that of a day.
pub(super) fn monday(day: Day, weeks: i32) -> Day {
    days_after(day, 7 * i64::from(weeks) - i64::from(weekday_of(day)) + 1)
}

/// A day of the week near another: the last one, that day included, or the next.
pub(super) fn nearest_weekday(now: Day, day: u8, ahead: bool) -> Day {
    let past = (i64::from(weekday_of(now)) - i64::from(day)).rem_euclid(7);
    let days = if ahead { (7 - past) % 7 } else { -past };
    days_after(now, days)
}

/// Of the days that candidates give for a year before, this year and the next, the one that is meant.
pub(super) fn nearest<T: Copy>(
    now: Day,
    candidates: impl Iterator<Item = (T, Day)>,
    ahead: bool,
) -> Option<T> {
    nearest_by(now, candidates, ahead, PAST_COUNTS)
}

fn nearest_by<T: Copy>(
    now: Day,
    candidates: impl Iterator<Item = (T, Day)>,
    ahead: bool,
    past_counts: i64,
) -> Option<T> {
    let today = number_of(now);
    let weight = |day: Day| {
        let distance = number_of(day) - today;
        match distance {
            1.. if ahead => distance,
            1.. => distance * past_counts,
            // What is said to lie ahead does not lie behind, unless nothing else is near.
            ..=0 if ahead => -distance * 4,
            _ => -distance,
        }
    };
    candidates.min_by_key(|&(_, day)| weight(day)).map(|(meant, _)| meant)
}

/// The year of a month, or of a day of it, near a day.
pub(super) fn nearest_year(now: Day, month: u8, day: Option<u8>, ahead: bool) -> Option<i32> {
    let candidates = (now.0 - 1..=now.0 + 1).filter_map(|year| {
        // Of a month that day counts that is nearest.
        let last = days_in_month(year, month);
        let near = day.unwrap_or_else(|| match (year, month).cmp(&(now.0, now.1)) {
            Ordering::Less => last,
            Ordering::Equal => now.2,
            Ordering::Greater => 1,
        });
        (near <= last).then_some((year, (year, month, near)))
    });
    nearest(now, candidates, ahead)
}

/// The month of a day near another day.
pub(super) fn nearest_month(now: Day, day: u8, ahead: bool) -> Option<(i32, u8)> {
    // A day without its month is hardly ever one to come: only one of the next days.
    let candidates = (-1..=1).filter_map(|months| {
        let (year, month) = months_after((now.0, now.1), months);
        (day <= days_in_month(year, month)).then_some(((year, month), (year, month, day)))
    });
    nearest_by(now, candidates, ahead, PAST_DAYS_COUNT)
}

#[cfg(test)]
mod tests {
    use super::{monday, nearest_month, nearest_weekday, nearest_year};

    #[test]
    fn the_past_is_nearer() {
        let now = (2023, 4, 28);
        for (month, day, ahead, want) in [
            (7, Some(1), false, 2023),
            (10, None, false, 2022),
            (10, Some(3), true, 2023),
            (4, Some(27), false, 2023),
            (2, Some(29), false, 2023),
            (1, None, true, 2024),
        ] {
            let found = nearest_year(now, month, day, ahead);
            let want = if (month, day) == (2, Some(29)) { Some(2024) } else { Some(want) };
            assert_eq!(found, want, "{month} {day:?}");
        }
        assert_eq!(nearest_month((2023, 9, 1), 28, false), Some((2023, 8)));
        assert_eq!(nearest_month((2023, 9, 1), 3, false), Some((2023, 9)));
    }

    #[test]
    fn weeks_begin_on_monday() {
        // 2023-06-18 is a Sunday.
        assert_eq!(monday((2023, 6, 18), 0), (2023, 6, 12));
        assert_eq!(monday((2023, 6, 18), 1), (2023, 6, 19));
        assert_eq!(nearest_weekday((2023, 6, 18), 7, false), (2023, 6, 18));
        assert_eq!(nearest_weekday((2023, 6, 18), 1, true), (2023, 6, 19));
        assert_eq!(nearest_weekday((2023, 6, 18), 5, false), (2023, 6, 16));
    }
}
