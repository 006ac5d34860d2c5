//! The Chinese lunar calendar, and the days that follow the sun in it.

use super::calendar::{civil_from_days, days_from_civil};

/// The first year of [`YEARS`].
const FIRST: i32 = 1900;

/// Lunar years from 1900 to 2100, as ICU reckons them: a bit for every month in order, set where it has 30 days and not
/// 29; in bits 13–16 the month that is followed by its leap month, 0 for none; above them the days from 1 January to
/// the new year.
#[rustfmt::skip]
#[allow(clippy::unreadable_literal, reason = "bits, made by a program")]
const YEARS: [u32; 201] = [
    0x3d16d2, 0x620752, 0x4c0ea5, 0x38b64a, 0x5c064b, 0x440a9b, 0x309556, 0x56056a, 0x400b59, 0x2a5752,
    0x500752, 0x3adb25, 0x600b25, 0x480a4b, 0x32b4ab, 0x5802ad, 0x42056b, 0x2c6b69, 0x520da9, 0x3efd92,
    0x640e92, 0x4c0d25, 0x36da4d, 0x5c0a56, 0x4602b6, 0x2e95b5, 0x5606d4, 0x400ea9, 0x2c5e92, 0x500e92,
    0x3acd26, 0x5e052b, 0x480a57, 0x32b2b6, 0x580b5a, 0x4406d4, 0x2e6ec9, 0x520749, 0x3cf693, 0x620a93,
    0x4c052b, 0x34ca5b, 0x5a0aad, 0x46056a, 0x309b55, 0x560ba4, 0x400b49, 0x2a5a93, 0x500a95, 0x38f52d,
    0x5e0536, 0x480aad, 0x34b5aa, 0x580db2, 0x440da4, 0x2e7d49, 0x540d4a, 0x3d0a95, 0x600a97, 0x4c0556,
    0x36cab5, 0x5a0ad5, 0x4606d2, 0x308ea5, 0x560ea5, 0x40064a, 0x286c97, 0x4e0a9b, 0x3af55a, 0x5e056a,
    0x480b69, 0x34b752, 0x5a0b52, 0x420b25, 0x2c964b, 0x520a4b, 0x3d14ab, 0x6002ad, 0x4a056d, 0x36cb69,
    0x5c0da9, 0x460d92, 0x309d25, 0x560d25, 0x415a4d, 0x640a56, 0x4e02b6, 0x38e5b5, 0x5e06d5, 0x480ea9,
    0x34be92, 0x5a0e92, 0x440d26, 0x2c6a56, 0x500a57, 0x3d14d6, 0x62035a, 0x4a06d5, 0x36aec9, 0x5c0749,
    0x460693, 0x2e952b, 0x54052b, 0x3e0a5b, 0x2a555a, 0x4e056a, 0x38fb55, 0x600ba4, 0x4a0b49, 0x32ba93,
    0x580a95, 0x42052d, 0x2c8a6d, 0x500ab5, 0x3d35aa, 0x6205d2, 0x4c0da5, 0x36dd4a, 0x5c0e4a, 0x460c95,
    0x30952e, 0x540556, 0x3e0ab5, 0x2a55b2, 0x5006d2, 0x38cea5, 0x5e0f25, 0x4a064a, 0x32ac97, 0x5604ab,
    0x40055b, 0x2c6ad6, 0x520b69, 0x3d7752, 0x620b52, 0x4c0b25, 0x36da4b, 0x5a0a4b, 0x4404ab, 0x2ea55b,
    0x5405ad, 0x3e0b6a, 0x2a5b52, 0x500d92, 0x3afd25, 0x5e0d25, 0x480a55, 0x32b4ad, 0x5804b6, 0x4005b5,
    0x2c6daa, 0x520ec9, 0x3f1e92, 0x620e92, 0x4c0d26, 0x36ca56, 0x5a0a57, 0x4404d6, 0x2e86d5, 0x540755,
    0x400749, 0x286e93, 0x4e0693, 0x38f52b, 0x5e052b, 0x460a5b, 0x32b55a, 0x58056a, 0x420b65, 0x2c974a,
    0x520b49, 0x3d1a95, 0x620a95, 0x4a052d, 0x34caad, 0x5a0ab5, 0x4605aa, 0x2e8ba5, 0x540da5, 0x400d4a,
    0x2a7c95, 0x4e0c96, 0x38f94e, 0x5e0556, 0x480ab5, 0x32b5b2, 0x5806d2, 0x420ea5, 0x2e8e4a, 0x50068b,
    0x3b0c97, 0x6004ab, 0x4a055b, 0x34cad6, 0x5a0b6a, 0x460752, 0x309725, 0x540b45, 0x3e0a8b, 0x28549b,
    0x4e04ab,
];

/// The day of our calendar of a day of the lunar one. Of a leap month and the month before it the first is meant.
pub(crate) fn from_lunar(year: i32, month: u8, day: u8) -> Option<(i32, u8, u8)> {
    let bits = *YEARS.get(usize::try_from(year - FIRST).ok()?)?;
    let leap = (bits >> 13 & 15) as u8;
    if !(1..=12).contains(&month) || day == 0 {
        return None;
    }
    let before = month - 1 + u8::from(leap != 0 && month > leap);
    let length = |place: u8| 29 + i64::from(bits >> place & 1);
    if i64::from(day) > length(before) {
        return None;
    }
    let days = (0..before).map(length).sum::<i64>() + i64::from(day) - 1;
    Some(civil_from_days(days_from_civil(year, 1, 1) + i64::from(bits >> 17) + days))
}

/// The eve of the lunar new year that ends a lunar year.
pub(crate) fn lunar_eve(year: i32) -> Option<(i32, u8, u8)> {
    let (year, month, day) = from_lunar(year + 1, 1, 1)?;
    Some(civil_from_days(days_from_civil(year, month, day) - 1))
}

/// Clear Brightness (清明) of a year from 1900 to 2099, by the usual formula: it wanders with the leap years.
pub(crate) fn clear_brightness(year: i32) -> Option<(i32, u8, u8)> {
    solar_term(year, 4, 5_590, 4_810)
}

/// Winter solstice (冬至) of a year from 1900 to 2099.
pub(crate) fn winter_solstice(year: i32) -> Option<(i32, u8, u8)> {
    let (year, month, day) = solar_term(year, 12, 22_600, 21_940)?;
    // In these two it came a few minutes before midnight in Beijing.
    Some((year, month, if matches!(year, 1918 | 2021) { day - 1 } else { day }))
}

/// A day that keeps its place to the sun: in a century it starts at a constant, in thousandths of a day, and moves on
/// by .2422 a year, less the leap days.
fn solar_term(year: i32, month: u8, last_century: i32, this_century: i32) -> Option<(i32, u8, u8)> {
    /// Ten-thousandths of a day by which a year is longer than 365 days.
    const DRIFT: i32 = 2_422;
    let start = match year {
        1900..2000 => last_century,
        2000..2100 => this_century,
        _ => return None,
    };
    let of_century = year % 100;
    let leap_days = if month > 2 { of_century / 4 } else { (of_century - 1) / 4 };
    let day = (of_century * DRIFT + start * 10) / 10_000 - leap_days;
    Some((year, month, u8::try_from(day).ok()?))
}

#[cfg(test)]
mod tests {
    use super::{clear_brightness, from_lunar, lunar_eve, winter_solstice};

    #[test]
    fn lunar_days_are_converted() {
        for ((year, month, day), civil) in [
            ((2023, 1, 1), Some((2023, 1, 22))),
            ((2023, 3, 1), Some((2023, 4, 20))),
            ((2023, 8, 15), Some((2023, 9, 29))),
            ((2024, 5, 5), Some((2024, 6, 10))),
            ((2010, 1, 15), Some((2010, 2, 28))),
            ((1900, 1, 1), Some((1900, 1, 31))),
            ((2100, 1, 1), Some((2100, 2, 9))),
            ((2023, 2, 31), None),
            ((2023, 13, 1), None),
            ((1899, 1, 1), None),
            ((2101, 1, 1), None),
        ] {
            assert_eq!(from_lunar(year, month, day), civil, "{year} {month} {day}");
        }
        assert_eq!(lunar_eve(2022), Some((2023, 1, 21)));
        assert_eq!(lunar_eve(2023), Some((2024, 2, 9)));
    }

    #[test]
    fn days_of_the_sun_are_reckoned() {
        for (year, spring, winter) in
            [(2008, 4, 21), (2021, 4, 21), (2023, 5, 22), (2024, 4, 21), (1999, 5, 22)]
        {
            assert_eq!(clear_brightness(year), Some((year, 4, spring)), "{year}");
            assert_eq!(winter_solstice(year), Some((year, 12, winter)), "{year}");
        }
        assert_eq!(clear_brightness(1800), None);
    }
}
