//! The days that all documents speak of: as a table, and as a small picture.

use super::overview::Overview;
use crate::model::{Collection, Moment};
use crate::text::date::calendar::{civil_from_days, days_from_civil};

/// Most bars of the picture.
const MOST_BARS: i64 = 60;

/// Share of its width that an empty stretch at one end of the picture may take; what lies beyond a wider one is counted
/// beside it.
const WIDEST_GAP: f64 = 0.4;

/// Share of the days that the picture has to show, whatever gaps there are.
const LEAST_SHOWN: f64 = 0.75;

/// A day, as one story or document tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The moment that stands for it, by its number in the collection: one of the event itself, else the first.
    pub moment: usize,
    /// How many documents speak of it.
    pub documents: usize,
    /// Whether the event took place then.
    pub event: bool,
}

/// The days of a collection in their order. A day that several reports of one story speak of stands once.
pub fn days(collection: &Collection, overview: &Overview) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    // The collection sorts its moments by day.
    let mut start = 0;
    for same in collection.timeline.chunk_by(|a, b| a.value == b.value) {
        let mut stories: Vec<(Result<usize, u32>, Day)> = Vec::new();
        for (at, moment) in (start..).zip(same) {
            let teller = overview.story_of(moment.document).ok_or(moment.document);
            match stories.iter_mut().find(|(known, _)| *known == teller) {
                Some((_, day)) => {
                    day.documents += 1;
                    if moment.event && !day.event {
                        (day.moment, day.event) = (at, true);
                    }
                }
                None => stories.push((teller, Day { moment: at, documents: 1, event: moment.event })),
            }
        }
        start += same.len();
        days.extend(stories.into_iter().map(|(_, day)| day));
    }
    days
}

/// Whether the year of a moment is known.
pub fn is_dated(moment: &Moment) -> bool {
    day_number(&moment.value).is_some()
}

/// The first day of a value in days since 1970; none where its year is not known.
fn day_number(value: &str) -> Option<i64> {
    let mut parts = value.get(..10)?.split('-');
    let year = parts.next()?.parse().ok()?;
    Some(days_from_civil(year, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// A small picture of the days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// First day, `2023-06-18`.
    pub first: String,
    /// Last day.
    pub last: String,
    /// Bars side by side, all of the same number of days.
    pub bars: Vec<Bar>,
    /// Documents that speak of the days of the highest bar.
    pub most: usize,
    /// How many times documents speak of days before the picture begins.
    pub earlier: usize,
    /// The same for days behind its end.
    pub later: usize,
}

/// Some days of the picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// Its first day.
    pub first: String,
    /// How many times documents speak of them.
    pub count: usize,
    /// How many of them as the day of their event.
    pub events: usize,
}

/// The picture of a collection's days; none where there are fewer than two to show.
pub fn picture(collection: &Collection) -> Option<Picture> {
    let mut all: Vec<(i64, bool)> = collection
        .timeline
        .iter()
        .filter_map(|moment| Some((day_number(&moment.value)?, moment.event)))
        .collect();
    crate::order::sort(&mut all);
    let (from, to) = window(&all);
    let shown = all.get(from..to)?;
    let (first, last) = (shown.first()?.0, shown.last()?.0);
    if first == last {
        return None;
    }
    let width = (last - first + MOST_BARS) / MOST_BARS;
    let mut bars: Vec<Bar> = (0..=(last - first) / width)
        .map(|at| Bar { first: written(first + at * width), ..Bar::default() })
        .collect();
    for &(day, event) in shown {
        if let Some(bar) = bars.get_mut(((day - first) / width) as usize) {
            bar.count += 1;
            bar.events += usize::from(event);
        }
    }
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or(0);
    let (first, last) = (written(first), written(last));
    Some(Picture { first, last, bars, most, earlier: from, later: all.len() - to })
}

/// Which of the sorted days are shown: all, unless a few stand far from the others.
fn window(days: &[(i64, bool)]) -> (usize, usize) {
    let (mut from, mut to) = (0, days.len());
    let least = ((days.len() as f64 * LEAST_SHOWN).ceil() as usize).max(2);
    let at = |place: usize| days.get(place).map_or(0, |day| day.0);
    while to - from > 2 {
        let span = (at(to - 1) - at(from)) as f64;
        if span <= MOST_BARS as f64 {
            break;
        }
        // The widest gap near one of the ends: how many days would be left out there.
        let spare = (to - from).saturating_sub(least);
        let gap = |place: usize| (at(place + 1) - at(place)) as f64;
        // Days of events are what the picture is for.
        let spoken = |place: &usize| days.get(*place).is_some_and(|day| !day.1);
        let wide = |place: &usize| gap(*place) > WIDEST_GAP * span;
        let front = (from..from + spare).take_while(spoken).find(wide);
        let back = (to - spare..to).rev().take_while(spoken).map(|place| place - 1).find(wide);
        match (front, back) {
            (Some(place), _) => from = place + 1,
            (None, Some(place)) => to = place + 1,
            (None, None) => break,
        }
    }
    (from, to)
}

fn written(day: i64) -> String {
    let (year, month, day) = civil_from_days(day);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::{Day, days, picture};
    use crate::model::{Collection, Member, Moment, Story};
    use crate::view::overview::{Card, Overview, Report};

    fn collection(moments: &[(&str, u32, bool)]) -> Collection {
        let moment = |(value, document, event): &(&str, u32, bool)| Moment {
            value: (*value).to_owned(),
            document: *document,
            event: *event,
            ..Moment::default()
        };
        Collection {
            documents: vec![Member::default(); 3],
            stories: vec![Story { documents: vec![0, 1], event: None }],
            timeline: moments.iter().map(moment).collect(),
            ..Collection::default()
        }
    }

    #[test]
    fn a_day_of_a_story_stands_once() {
        let collection = collection(&[
            ("2023-05-11", 0, false),
            ("2023-05-11", 1, true),
            ("2023-05-11", 2, false),
            ("XXXX-11-14", 0, false),
        ]);
        let report = |document| Report { document, copies: Vec::new() };
        let card = Card { reports: vec![report(0), report(1)], ..Card::default() };
        let places = vec![Some(0), Some(0), None];
        let overview = Overview { stories: vec![card], places, ..Overview::default() };
        let day = |moment, documents, event| Day { moment, documents, event };
        assert_eq!(days(&collection, &overview), [day(1, 2, true), day(2, 1, false), day(3, 1, false)]);
    }

    #[test]
    fn the_picture_shows_where_most_days_are() {
        let found = collection(&[
            ("1949-10-01", 0, false),
            ("2023-05-10", 0, false),
            ("2023-05-11", 1, true),
            ("2023-05-11", 0, true),
            ("2023-05-20", 2, false),
            ("XXXX-11-14", 0, false),
        ]);
        let picture = picture(&found).unwrap();
        assert_eq!((picture.first.as_str(), picture.last.as_str()), ("2023-05-10", "2023-05-20"));
        assert_eq!((picture.bars.len(), picture.most, picture.earlier, picture.later), (11, 2, 1, 0));
        assert_eq!((picture.bars[1].count, picture.bars[1].events), (2, 2));
    }

    #[test]
    fn long_times_are_put_together() {
        let days = ["2001-01-01", "2008-01-01", "2015-01-01", "2021-12-31"];
        let found = collection(&days.map(|day| (day, 0, day.starts_with("2021"))));
        let picture = picture(&found).unwrap();
        assert!(picture.bars.len() <= 60, "{}", picture.bars.len());
        assert_eq!(picture.bars.iter().map(|bar| bar.count).sum::<usize>(), 4);
    }

    #[test]
    fn one_day_is_no_picture() {
        for moments in
            [&[][..], &[("2023-05-11", 0, true), ("2023-05-11", 1, false)], &[("XXXX-05-11", 0, true)]]
        {
            assert_eq!(picture(&collection(moments)), None);
        }
    }
}
