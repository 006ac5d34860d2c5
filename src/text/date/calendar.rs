//! Calendar arithmetic: no clock, no time-zone data.

/// Days since 1970-01-01 of a civil date (Howard Hinnant, "chrono-compatible low-level date algorithms").
pub(crate) fn days_from_civil(year: i32, month: u8, day: u8) -> i64 {
    let year = i64::from(year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month = i64::from(month);
    let day_of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + i64::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The civil date of a day counted from 1970-01-01.
pub(crate) fn civil_from_days(days: i64) -> (i32, u8, u8) {
    let days = days.saturating_add(719_468);
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (i32::try_from(year).unwrap_or(i32::MAX), month as u8, day as u8)
}

/// Days of a month.
pub(crate) const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Day of the week, Sunday 0.
pub(crate) fn weekday(year: i32, month: u8, day: u8) -> i64 {
    (days_from_civil(year, month, day) + 4).rem_euclid(7)
}

/// Whether daylight saving time is kept in the United States on a day (since 2007: from the second
/// Sunday of March to the first Sunday of November; from 1987 to 2006: first Sunday of April to the last of October).
pub(super) fn is_us_summer(year: i32, month: u8, day: u8) -> bool {
    let nth_sunday = |month: u8, nth: i64| {
        let first = (7 - weekday(year, month, 1)).rem_euclid(7) + 1;
        first + 7 * (nth - 1)
    };
    let today = (month, i64::from(day));
    if year >= 2007 {
        today >= (3, nth_sunday(3, 2)) && today < (11, nth_sunday(11, 1))
    } else {
        let last = 31 - weekday(year, 10, 31);
        today >= (4, nth_sunday(4, 1)) && today < (10, last)
    }
}

/// Whether summer time is kept in the European Union on a day (last Sunday of March to last Sunday of October).
pub(super) fn is_eu_summer(year: i32, month: u8, day: u8) -> bool {
    let last_sunday = |month: u8| 31 - weekday(year, month, 31);
    let today = (month, i64::from(day));
    today >= (3, last_sunday(3)) && today < (10, last_sunday(10))
}
