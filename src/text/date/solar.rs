//! The solar Hijri calendar of Iran and Afghanistan.

use super::calendar::{civil_from_days, days_from_civil};

/// Days before the year 1403, which began on 20 March 2024, counted from the first year.
fn days_before(year: i32) -> i64 {
    let year = i64::from(year);
    // Eight leap years in 33 fit the vernal equinox from 1244 to 1472.
    365 * (year - 1) + (8 * year + 21) / 33
}

/// The day of our calendar; `None` where there is no such day.
pub(super) fn from_solar_hijri(year: i32, month: u8, day: u8) -> Option<(i32, u8, u8)> {
    let month_before = i64::from(month.checked_sub(1)?);
    let length = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 => 29 + days_before(year + 1) - days_before(year) - 365,
        _ => return None,
    };
    if day == 0 || i64::from(day) > length {
        return None;
    }
    // Six months of 31 days, then months of 30.
    let of_year = month_before * 30 + month_before.min(6) + i64::from(day) - 1;
    let known = days_from_civil(2024, 3, 20) - days_before(1403);
    Some(civil_from_days(known + days_before(year) + of_year))
}

#[cfg(test)]
mod tests {
    use super::from_solar_hijri;

    #[test]
    fn new_years_fall_on_the_equinox() {
        for (solar, civil) in [
            ((1403, 1, 1), Some((2024, 3, 20))),
            ((1403, 1, 26), Some((2024, 4, 14))),
            ((1403, 12, 30), Some((2025, 3, 20))),
            ((1404, 1, 1), Some((2025, 3, 21))),
            ((1400, 1, 1), Some((2021, 3, 21))),
            ((1399, 1, 1), Some((2020, 3, 20))),
            ((1399, 7, 1), Some((2020, 9, 22))),
            ((1357, 11, 22), Some((1979, 2, 11))),
            ((1402, 12, 30), None),
            ((1402, 13, 1), None),
            ((1402, 7, 31), None),
        ] {
            let (year, month, day) = solar;
            assert_eq!(from_solar_hijri(year, month, day), civil, "{solar:?}");
        }
    }
}
