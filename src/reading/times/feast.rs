//! Days that are kept: by the sun, by the moon, and by the week.

use super::value::Day;
use crate::text::date::calendar::{days_in_month, weekday};
use crate::text::date::lunar::{clear_brightness, from_lunar, lunar_eve, winter_solstice};

/// Feasts of the lunar calendar have month and day behind this.
const LUNAR: i32 = 10_000;
/// The eve of the lunar new year, Clear Brightness, the winter solstice.
const EVE: i32 = 20_000;
const CLEAR_BRIGHTNESS: i32 = 20_001;
const SOLSTICE: i32 = 20_002;
/// Behind this stand month (two figures), day of the week from Sunday (two figures, Sunday 7) and which of the month.
const BY_WEEK: i32 = 100_000;

/// The day of a feast in a year, as the lexicon numbers feasts.
pub(super) fn feast_in(year: i32, feast: i32) -> Option<Day> {
    match feast {
        EVE => lunar_eve(year - 1),
        CLEAR_BRIGHTNESS => clear_brightness(year),
        SOLSTICE => winter_solstice(year),
        BY_WEEK.. => by_week(year, feast - BY_WEEK),
        LUNAR..EVE => from_lunar(year, ((feast - LUNAR) / 100) as u8, ((feast - LUNAR) % 100) as u8),
        _ => Some((year, (feast / 100) as u8, (feast % 100) as u8)),
    }
}

/// Month and day of a feast that has the same ones every year.
pub(super) fn fixed_day(feast: i32) -> Option<(u8, u8)> {
    (feast < LUNAR).then_some(((feast / 100) as u8, (feast % 100) as u8))
}

/// The second Sunday of May: 05072.
fn by_week(year: i32, code: i32) -> Option<Day> {
    let (month, day, which) = ((code / 1000) as u8, i64::from(code / 10 % 10), (code % 10) as u8);
    let first = (day % 7 - weekday(year, month, 1)).rem_euclid(7) as u8 + 1;
    let day = first + 7 * which.checked_sub(1)?;
    (day <= days_in_month(year, month)).then_some((year, month, day))
}

#[cfg(test)]
mod tests {
    use super::feast_in;

    #[test]
    fn feasts_are_found() {
        for (year, feast, want) in [
            (2010, 10_101, (2010, 2, 14)),
            (2010, 10_115, (2010, 2, 28)),
            (2023, 20_000, (2023, 1, 21)),
            (2023, 10_815, (2023, 9, 29)),
            (2017, 105_072, (2017, 5, 14)),
            (2017, 106_073, (2017, 6, 18)),
            (2017, 111_044, (2017, 11, 23)),
            (2020, 1225, (2020, 12, 25)),
        ] {
            assert_eq!(feast_in(year, feast), Some(want), "{year} {feast}");
        }
    }
}
