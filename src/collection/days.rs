//! The days that a document speaks of, for telling whether two may report the same event.

use crate::model::Document;
use crate::text::date::calendar::days_from_civil;
use crate::text::date::parse_machine_date;

/// Days between the dates of two reports of one event.
const CLOSE: i64 = 2;

/// Days between their dates beyond which two reports are of different events, whatever they share: a follow-up shares
/// names and places.
const APART: i64 = 10;

/// What the dates of two documents say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dates {
    /// They speak of the same day.
    SameDay,
    /// They appeared at the same time.
    Close,
    /// Nothing.
    Unknown,
    /// They are of different times.
    Apart,
}

/// The days of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Days {
    /// When it was published, in days since 1970.
    published: Option<i64>,
    /// Days it speaks of (month, day), with the year where it is known, sorted.
    spoken: Vec<(u8, u8, Option<i32>)>,
}

impl Days {
    /// The days of a document.
    pub(super) fn of(document: &Document) -> Self {
        let metadata = &document.metadata;
        let dates = [&metadata.published, &metadata.issued, &metadata.modified, &metadata.last_reply];
        let published = dates.into_iter().flatten().find_map(|field| parse_machine_date(&field.value)?.ymd());
        let mut spoken: Vec<_> = document
            .reading
            .times
            .iter()
            .filter(|time| matches!(time.kind.as_str(), "point" | "range"))
            .flat_map(|time| time.value.split('/').filter_map(parse_day))
            .collect();
        spoken.sort_unstable();
        spoken.dedup();
        Self { published: published.map(|(year, month, day)| days_from_civil(year, month, day)), spoken }
    }

    /// What the dates of two documents say.
    pub(super) fn compare(&self, other: &Self) -> Dates {
        let distance = self.published.zip(other.published).map(|(a, b)| (a - b).abs());
        if distance.is_some_and(|days| days > APART) {
            return Dates::Apart;
        }
        let agrees = |a: Option<i32>, b: Option<i32>| a.is_none() || b.is_none() || a == b;
        let shared = self.spoken.iter().any(|&(month, day, year)| {
            let from = other.spoken.partition_point(|known| (known.0, known.1) < (month, day));
            let same = other.spoken.iter().skip(from).take_while(|known| (known.0, known.1) == (month, day));
            same.into_iter().any(|known| agrees(known.2, year))
        });
        match distance {
            _ if shared => Dates::SameDay,
            Some(..=CLOSE) => Dates::Close,
            None if self.mentions(other.published) || other.mentions(self.published) => Dates::Close,
            _ => Dates::Unknown,
        }
    }

    /// Whether a day is spoken of, or one right beside it.
    fn mentions(&self, day: Option<i64>) -> bool {
        let Some(day) = day else { return false };
        self.spoken.iter().any(|&(month, of_month, year)| {
            let (own_year, ..) = crate::text::date::calendar::civil_from_days(day);
            (days_from_civil(year.unwrap_or(own_year), month, of_month) - day).abs() <= CLOSE
        })
    }
}

/// `2023-06-18T21:49` or `XXXX-06-18` as a day.
pub(super) fn parse_day(value: &str) -> Option<(u8, u8, Option<i32>)> {
    let mut parts = value.get(..10)?.split('-');
    let year = parts.next()?;
    let (month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some((month, day, year.parse().ok()))
}

#[cfg(test)]
mod tests {
    use super::{Dates, Days};

    fn days(published: Option<i64>, spoken: &[(u8, u8, Option<i32>)]) -> Days {
        Days { published, spoken: spoken.to_vec() }
    }

    #[test]
    fn dates_are_compared() {
        // 2023-06-18 is day 19526.
        let base = days(Some(19_526), &[(6, 17, Some(2023))]);
        for (other, want) in [
            (days(Some(19_527), &[]), Dates::Close),
            (days(Some(19_530), &[]), Dates::Unknown),
            (days(Some(19_600), &[(6, 17, Some(2023))]), Dates::Apart),
            (days(None, &[(6, 17, None)]), Dates::SameDay),
            (days(None, &[(6, 17, Some(2022))]), Dates::Unknown),
            (days(None, &[(6, 19, None)]), Dates::Close),
            (days(None, &[]), Dates::Unknown),
        ] {
            assert_eq!(base.compare(&other), want, "{other:?}");
            assert_eq!(other.compare(&base), want, "{other:?}");
        }
    }
}
