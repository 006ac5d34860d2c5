//! What an expression means: reckoned from the day of publication, the day in force, or another time of the text.

use super::feast::{feast_in, fixed_day};
use super::near::{
    days_after, monday, months_after, nearest, nearest_month, nearest_weekday, nearest_year, number_of,
    weekday_of,
};
use super::shape::{Amount, Day as DayWord, Month, Point, Shape, Stretch, Unit, Year};
use super::value::{Day, Instant, duration};
use crate::text::date::calendar::days_in_month;
use crate::text::date::lunar::from_lunar;

/// What the anchor is called that is the page's own date.
const PUBLISHED: &str = "published";

/// Days behind the present one that a day of the text may lie and still be the day in force.
const IN_FORCE: i64 = 7;

/// Days ahead that a date may lie which follows another one of the text.
const NEAR_FUTURE: i64 = 31;

/// Where an expression stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// Its passage.
    pub(super) passage: u32,
    /// Its sentence, counted through the document.
    pub(super) sentence: u32,
    /// It stands inside quotation marks.
    pub(super) quoted: bool,
    /// What stands around says that it lies ahead.
    pub(super) ahead: bool,
}

/// A time of the text.
#[derive(Clone, Debug)]
struct Mentioned {
    instant: Instant,
    place: Place,
    text: String,
}

/// What is known so far.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// The day from which "today" is reckoned.
    now: Option<Day>,
    /// The last time with a month or a year.
    last: Option<Mentioned>,
    /// The last time with a day.
    day: Option<Mentioned>,
    /// Whether the text speaks of its own day.
    today: bool,
    /// Where next week was spoken of.
    next_week: Option<Place>,
}

/// What an expression means.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Value {
    pub(super) notation: String,
    pub(super) kind: &'static str,
    pub(super) anchor: Option<String>,
    pub(super) inferred: bool,
    pub(super) confidence: f32,
}

/// A point as it is reckoned.
#[derive(Clone, Debug, Default)]
struct Reckoned {
    instant: Instant,
    /// The last day, of what is a range by itself.
    end: Option<Instant>,
    /// Written otherwise than by an instant.
    other: Option<String>,
    anchor: Option<String>,
    sure: f32,
}

impl Reckoned {
    fn lean(&mut self, anchor: &str, sure: f32) {
        if self.anchor.is_none() {
            self.anchor = Some(anchor.to_owned());
        }
        self.sure = self.sure.min(sure);
    }
}

impl Context {
    /// Nothing but the day from which "today" is reckoned.
    pub(super) fn new(now: Option<Day>) -> Self {
        Self { now, ..Self::default() }
    }

    /// What an expression means; remembers what later ones are reckoned from.
    pub(super) fn resolve(&mut self, shape: &Shape, place: Place, text: &str) -> Option<Value> {
        let plain = |notation: String, kind| Value {
            notation,
            kind,
            anchor: None,
            inferred: false,
            confidence: SURE,
        };
        Some(match shape {
            Shape::Duration(amount) => plain(duration(amount), "duration"),
            Shape::Between(least, most) => {
                plain(format!("{}/{}", duration(least), duration(most)), "duration")
            }
            Shape::Set(amount) => plain(duration(amount), "set"),
            Shape::Weekly(day, hour) => {
                let hour = hour.map(|hour| format!("T{:02}:{:02}", hour.hour, hour.minute));
                plain(format!("XXXX-WXX-{day}{}", hour.unwrap_or_default()), "set")
            }
            Shape::Point(point) => {
                let found = self.point(point, place)?;
                self.remember(point, &found.instant, place, text);
                finish(found)
            }
            Shape::Range(start, end) => {
                let first = self.point(start, place)?;
                let last = self.point(&inherit(end, &first.instant), place)?;
                self.remember(start, &first.instant, place, text);
                let (end, sure) = (last.end.unwrap_or(last.instant), first.sure.min(last.sure));
                finish(Reckoned { end: Some(end), sure, ..first })
            }
            Shape::Shifted { amount, ahead, from_now } => {
                let found = self.shifted(amount, *ahead, *from_now)?;
                self.remember(&Point::default(), &found.instant, place, text);
                finish(found)
            }
        })
    }

    /// Remembers a time for those that are reckoned from it.
    fn remember(&mut self, point: &Point, instant: &Instant, place: Place, text: &str) {
        let mentioned = || Some(Mentioned { instant: *instant, place, text: text.to_owned() });
        if instant.ymd().is_some() || (instant.day.is_some() && instant.month.is_some()) {
            self.day = mentioned();
        }
        if instant.month.is_some() || instant.year.is_some() {
            self.last = mentioned();
        }
        self.today |= point.day == Some(DayWord::FromNow(0));
        match point.stretch {
            Some(Stretch::Week(1)) => self.next_week = Some(place),
            Some(Stretch::Week(_)) => self.next_week = None,
            _ => {}
        }
    }

    fn point(&self, point: &Point, place: Place) -> Option<Reckoned> {
        let mut found = Reckoned { sure: SURE, ..Reckoned::default() };
        if let Some(year) = point.year {
            self.year(year, place, &mut found);
            if matches!(year, Year::FromText(_)) && found.instant.year.is_none() {
                return None;
            }
        }
        if let Some(stretch) = point.stretch {
            self.stretch(stretch, place, &mut found);
            return Some(found);
        }
        if let Some(month) = point.month {
            self.month(month, point, place, &mut found);
        }
        if let Some(day) = point.day {
            self.day(day, point, place, &mut found)?;
        }
        if point.day.is_none() && point.hour.is_some() {
            self.day_in_force(place, &mut found);
        }
        found.instant.hour = point.hour;
        Some(found)
    }

    fn year(&self, year: Year, place: Place, found: &mut Reckoned) {
        match year {
            Year::At(year) => found.instant.year = Some(year),
            Year::FromNow(years) => {
                found.lean(PUBLISHED, FROM_NOW);
                found.instant.year = self.now.map(|now| now.0 + years);
            }
            Year::FromText(years) => {
                // "In those days" is said of no year.
                let last = self.last.as_ref().filter(|last| last.place.passage == place.passage);
                let last = last.filter(|last| last.instant.year.is_some());
                found.lean(last.map_or(PUBLISHED, |last| last.text.as_str()), FROM_TEXT);
                found.instant.year = last.and_then(|last| last.instant.year).map(|base| base + years);
            }
        }
    }

    fn month(&self, month: Month, point: &Point, place: Place, found: &mut Reckoned) {
        let relative =
            |base: Option<(i32, u8)>, months: i32| base.map(|base| months_after(base, i64::from(months)));
        let reckoned = match month {
            Month::At(month) => {
                found.instant.month = Some(month);
                if point.year.is_none() {
                    self.year_of(month, point, place, found);
                }
                return;
            }
            Month::FromNow(months) => {
                found.lean(PUBLISHED, FROM_NOW);
                relative(self.now.map(|now| (now.0, now.1)), months)
            }
            Month::FromText(months) => {
                let last = self.last.as_ref();
                found.lean(last.map_or(PUBLISHED, |last| last.text.as_str()), FROM_TEXT);
                relative(last.and_then(|last| last.instant.year.zip(last.instant.month)), months)
            }
        };
        if let Some((year, month)) = reckoned {
            // 去年本月: the year is told.
            found.instant.year = found.instant.year.or(Some(year));
            found.instant.month = Some(month);
        }
    }

    /// The year of a month that is told without one: that of the time before it in the sentence, or the nearest.
    fn year_of(&self, month: u8, point: &Point, place: Place, found: &mut Reckoned) {
        let day = match point.day {
            Some(DayWord::At(day)) => Some(day),
            _ => None,
        };
        let before = self.last.as_ref().filter(|last| last.place.sentence == place.sentence);
        if let Some((last, year)) = before.and_then(|last| Some((last, last.instant.year?)))
            && self.now.is_none_or(|now| now.0 != year || last.instant.month.is_some())
            && !place.ahead
        {
            let later = last.instant.month.is_some_and(|known| month < known);
            let follows = |year: i32| {
                let first = (year, month, day.unwrap_or(1));
                self.now.is_none_or(|now| number_of(first) <= number_of(now) + NEAR_FUTURE)
            };
            if let Some(year) = [year + i32::from(later), year].into_iter().find(|&year| follows(year)) {
                found.instant.year = Some(year);
                found.lean(&last.text, FROM_TEXT);
                return;
            }
        }
        if let Some(now) = self.now {
            found.instant.year = nearest_year(now, month, day, place.ahead);
            found.lean(PUBLISHED, YEAR_GUESSED);
            return;
        }
        let known = self.last.as_ref().filter(|last| last.place.passage == place.passage);
        if let Some((last, year)) = known.and_then(|last| Some((last, last.instant.year?))) {
            found.instant.year = Some(year);
            found.lean(&last.text, DOUBTFUL);
        }
    }

    fn day(&self, day: DayWord, point: &Point, place: Place, found: &mut Reckoned) -> Option<()> {
        let reckoned = match day {
            DayWord::At(day) => {
                found.instant.day = Some(day);
                if point.month.is_none() {
                    self.month_of(day, place, found);
                }
                return fits(&found.instant).then_some(());
            }
            DayWord::FromNow(days) => {
                let spoken =
                    self.day.as_ref().filter(|day| place.quoted && day.place.passage == place.passage);
                let spoken = spoken.and_then(|spoken| Some((spoken, spoken.instant.ymd()?)));
                if let Some((spoken, base)) = spoken {
                    found.lean(&spoken.text, FROM_TEXT);
                    Some(days_after(base, i64::from(days)))
                } else {
                    found.lean(PUBLISHED, FROM_NOW);
                    self.now.map(|now| days_after(now, i64::from(days)))
                }
            }
            DayWord::FromText(days) => {
                let base = self.day.as_ref();
                found.lean(base.map_or(PUBLISHED, |day| day.text.as_str()), FROM_TEXT);
                if base.is_none() {
                    found.sure = DOUBTFUL;
                }
                let base = base.map_or_else(|| self.now, |day| day.instant.ymd());
                base.map(|base| days_after(base, i64::from(days)))
            }
            DayWord::OfWeek { week, day } => {
                found.lean(PUBLISHED, WEEKDAY);
                let Some(now) = self.now else {
                    found.other = Some(format!("XXXX-WXX-{day}"));
                    return Some(());
                };
                Some(self.weekday(now, week, day, place))
            }
            DayWord::Feast(feast) => return self.feast(feast, point, place, found),
            DayWord::Lunar(day) => return self.lunar(day, point, place, found),
        };
        match reckoned {
            Some(day) => found.instant = Instant::of_day(day),
            // A time of day is told all the same.
            None if point.hour.is_some() => {}
            None => found.other = Some("XXXX-XX-XX".to_owned()),
        }
        Some(())
    }

    fn weekday(&self, now: Day, week: Option<i32>, day: u8, place: Place) -> Day {
        let next_week = self
            .next_week
            .filter(|next| next.passage == place.passage && place.sentence <= next.sentence + 1);
        match week {
            // On a Sunday the week that ends is the last one already.
            Some(-1) if weekday_of(now) == 7 => days_after(monday(now, 0), i64::from(day) - 1),
            Some(week) => days_after(monday(now, week), i64::from(day) - 1),
            None if next_week.is_some() => days_after(monday(now, 1), i64::from(day) - 1),
            None => nearest_weekday(now, day, place.ahead),
        }
    }

    /// The month of a day that is told without one.
    fn month_of(&self, day: u8, place: Place, found: &mut Reckoned) {
        let before = self.day.as_ref().filter(|last| last.place.sentence == place.sentence);
        if let Some((last, known)) = before.and_then(|last| Some((last, last.instant.month?)))
            && last.instant.day.is_some_and(|last| day >= last)
        {
            (found.instant.year, found.instant.month) = (last.instant.year, Some(known));
            found.lean(&last.text, FROM_TEXT);
        } else if let Some(now) = self.now {
            if let Some((year, month)) = nearest_month(now, day, place.ahead) {
                (found.instant.year, found.instant.month) = (Some(year), Some(month));
            }
            found.lean(PUBLISHED, MONTH_GUESSED);
        } else if let Some(last) = &self.last {
            (found.instant.year, found.instant.month) = (last.instant.year, last.instant.month);
            found.lean(&last.text, DOUBTFUL);
        }
    }

    fn feast(&self, feast: i32, point: &Point, place: Place, found: &mut Reckoned) -> Option<()> {
        let year = match (found.instant.year, self.now) {
            (Some(year), _) => Some(year),
            (None, Some(now)) => {
                found.lean(PUBLISHED, YEAR_GUESSED);
                let years = (now.0 - 1..=now.0 + 1).filter_map(|year| Some((year, feast_in(year, feast)?)));
                nearest(now, years, place.ahead)
            }
            (None, None) => None,
        };
        debug_assert!(point.month.is_none(), "a feast has no month of its own");
        if let Some(day) = year.and_then(|year| feast_in(year, feast)) {
            found.instant = Instant::of_day(day);
            return Some(());
        }
        let (month, day) = fixed_day(feast)?;
        found.instant = Instant { year: None, month: Some(month), day: Some(day), hour: None };
        Some(())
    }

    fn lunar(&self, day: u8, point: &Point, place: Place, found: &mut Reckoned) -> Option<()> {
        let Some(Month::At(month)) = point.month else { return None };
        let year = match (point.year, self.now) {
            (Some(_), _) => found.instant.year,
            (None, Some(now)) => {
                found.lean(PUBLISHED, YEAR_GUESSED);
                let years =
                    (now.0 - 1..=now.0 + 1).filter_map(|year| Some((year, from_lunar(year, month, day)?)));
                nearest(now, years, place.ahead)
            }
            (None, None) => None,
        };
        found.instant = Instant::of_day(from_lunar(year?, month, day)?);
        Some(())
    }

    fn stretch(&self, stretch: Stretch, place: Place, found: &mut Reckoned) {
        let between = |found: &mut Reckoned, first: Day, last: Day| {
            (found.instant, found.end) = (Instant::of_day(first), Some(Instant::of_day(last)));
        };
        match stretch {
            Stretch::Decade(figures) => found.other = Some(format!("{figures}X")),
            Stretch::Century(figures) => found.other = Some(format!("{figures}XX")),
            Stretch::YearPart(part) => year_part(part, found),
            Stretch::Week(_) | Stretch::Weekend(_) | Stretch::Days(_) => {
                found.lean(PUBLISHED, FROM_NOW);
                let Some(now) = self.now else {
                    found.other = Some("XXXX-WXX".to_owned());
                    return;
                };
                match stretch {
                    Stretch::Week(week) => {
                        between(found, monday(now, week), days_after(monday(now, week), 6));
                    }
                    Stretch::Weekend(week) => {
                        between(found, days_after(monday(now, week), 5), days_after(monday(now, week), 6));
                    }
                    Stretch::Days(days) => {
                        let last = self.day.as_ref().filter(|day| day.place.passage == place.passage);
                        let last = last.and_then(|day| day.instant.ymd()).unwrap_or(now);
                        between(found, days_after(last, 1 - days), last);
                    }
                    _ => {}
                }
            }
        }
    }

    /// The day that a bare time of day belongs to.
    fn day_in_force(&self, place: Place, found: &mut Reckoned) {
        let near = |day: &Mentioned| {
            let (ymd, now) = (day.instant.ymd()?, self.now);
            let distance = now.map_or(0, |now| number_of(now) - number_of(ymd));
            (-IN_FORCE..=IN_FORCE).contains(&distance).then_some(ymd)
        };
        let here = self.last.as_ref().filter(|last| last.place.passage == place.passage);
        if let Some((last, day)) = here.and_then(|last| Some((last, near(last)?))) {
            found.instant = Instant::of_day(day);
            found.lean(&last.text, FROM_TEXT);
        } else if let Some(now) = self.now.filter(|_| self.today) {
            found.instant = Instant::of_day(now);
            found.lean(PUBLISHED, DOUBTFUL);
        }
    }

    /// 三年前, two days later: as precise as the unit.
    fn shifted(&self, amount: &Amount, ahead: bool, from_now: bool) -> Option<Reckoned> {
        let mut found = Reckoned { sure: FROM_TEXT, ..Reckoned::default() };
        let base = if let Some(day) = self.day.as_ref().filter(|_| ahead && !from_now) {
            found.lean(&day.text, FROM_TEXT);
            day.instant.ymd()?
        } else {
            found.lean(PUBLISHED, FROM_NOW);
            self.now?
        };
        let sign = if ahead { 1 } else { -1 };
        let (unit, milli) = *amount.0.last()?;
        let whole_years = milli % 1000 == 0;
        let months: i64 = amount.0.iter().map(|&(unit, milli)| milli * months_of(unit) / 1000).sum();
        let days: i64 = amount.0.iter().map(|&(unit, milli)| milli * days_of(unit) / 1000).sum();
        let (year, month) = months_after((base.0, base.1), sign * months);
        found.instant = match unit {
            Unit::Century | Unit::Decade | Unit::Year if whole_years => {
                Instant { year: Some(year), ..Instant::default() }
            }
            Unit::Century | Unit::Decade | Unit::Year | Unit::Quarter | Unit::Month => {
                Instant { year: Some(year), month: Some(month), ..Instant::default() }
            }
            _ => {
                let day = base.2.min(days_in_month(year, month));
                Instant::of_day(days_after((year, month, day), sign * days))
            }
        };
        Some(found)
    }
}

/// How sure values are of each sort, by what they are reckoned from: shares that were right on the articles that
/// rules were made on, rounded down.
const SURE: f32 = 0.97;
const FROM_NOW: f32 = 0.93;
const WEEKDAY: f32 = 0.88;
const YEAR_GUESSED: f32 = 0.9;
const MONTH_GUESSED: f32 = 0.88;
const FROM_TEXT: f32 = 0.8;
const DOUBTFUL: f32 = 0.6;

const fn months_of(unit: Unit) -> i64 {
    match unit {
        Unit::Century => 1200,
        Unit::Decade => 120,
        Unit::Year => 12,
        Unit::Quarter => 3,
        Unit::Month => 1,
        _ => 0,
    }
}

const fn days_of(unit: Unit) -> i64 {
    match unit {
        Unit::Week => 7,
        Unit::Day => 1,
        _ => 0,
    }
}

/// Quarters, halves and seasons of a year that is told.
fn year_part(part: i32, found: &mut Reckoned) {
    let year = found.instant.year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
    let months = match part {
        1 => (1, 3),
        2 => (4, 6),
        3 => (7, 9),
        4 => (10, 12),
        5 => (1, 6),
        6 => (7, 12),
        11 => return found.other = Some(format!("{year}-SP")),
        12 => return found.other = Some(format!("{year}-SU")),
        13 => return found.other = Some(format!("{year}-FA")),
        _ => return found.other = Some(format!("{year}-WI")),
    };
    let month = |month| Instant { year: found.instant.year, month: Some(month), ..Instant::default() };
    (found.instant, found.end) = (month(months.0), Some(month(months.1)));
}

/// Whether there is such a day.
fn fits(instant: &Instant) -> bool {
    match (instant.month, instant.day) {
        // A leap year stands in for one that is not known.
        (Some(month), Some(day)) => day <= days_in_month(instant.year.unwrap_or(2000), month),
        _ => true,
    }
}

/// The end of a range, with what its beginning says for both.
fn inherit(end: &Point, first: &Instant) -> Point {
    let mut end = *end;
    if end.month.is_none() && (end.day.is_some() || end.hour.is_some()) && end.stretch.is_none() {
        let absolute = matches!(end.day, Some(DayWord::At(_)) | None);
        if let Some(month) = first.month.filter(|_| absolute) {
            let earlier =
                matches!((end.day, first.day), (Some(DayWord::At(day)), Some(first)) if day < first);
            let (year, month) = match first.year {
                Some(year) => months_after((year, month), i64::from(earlier)),
                None => (0, month),
            };
            end.month = Some(Month::At(month));
            end.year = end.year.or(first.year.map(|_| Year::At(year)));
            end.day = end.day.or(first.day.map(DayWord::At));
        }
    }
    if let (None, Some(Month::At(month)), Some(year)) = (end.year, end.month, first.year) {
        let later = first.month.is_some_and(|first| month < first);
        end.year = Some(Year::At(year + i32::from(later)));
    }
    end
}

fn finish(found: Reckoned) -> Value {
    let is_range = found.end.is_some_and(|end| end != found.instant);
    let wide = found.other.as_ref().is_some_and(|other| other.ends_with('X') && !other.contains('-'));
    let notation = match (found.other, found.end) {
        (Some(other), _) => other,
        (None, Some(end)) if is_range => format!("{}/{}", found.instant.notation(), end.notation()),
        (None, _) => found.instant.notation(),
    };
    Value {
        notation,
        kind: if is_range || wide { "range" } else { "point" },
        inferred: found.anchor.is_some(),
        anchor: found.anchor,
        confidence: found.sure,
    }
}
