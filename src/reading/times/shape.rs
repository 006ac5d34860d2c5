//! What an expression of time states, before anything is reckoned.

/// A year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    At(i32),
    /// Years after the present one.
    FromNow(i32),
    /// Years after one of the text.
    FromText(i32),
}

/// A month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Month {
    At(u8),
    FromNow(i32),
    FromText(i32),
}

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    At(u8),
    FromNow(i32),
    FromText(i32),
    /// A day of the week, 1–7 from Monday; the week where it is told, by weeks after this one.
    OfWeek {
        week: Option<i32>,
        day: u8,
    },
    /// A day that is kept, as the lexicon numbers it.
    Feast(i32),
    /// A day of the lunar month.
    Lunar(u8),
}

/// A time of day.
#[expect(clippy::struct_field_names, reason = "the hour of the hour is what it is called")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hour {
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: Option<u8>,
}

/// What is neither a year, a month nor a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    /// Years of a decade have these figures in front: 198.
    Decade(i32),
    /// Years of a century have these figures in front: 20.
    Century(i32),
    /// 1–4 quarters, 5 and 6 halves, 11–14 seasons.
    YearPart(i32),
    /// A week, by weeks after this one.
    Week(i32),
    /// The end of a week.
    Weekend(i32),
    /// The last so many days.
    Days(i64),
}

/// A part of the day, as the lexicon numbers it.
pub(super) type DayPart = i32;

/// A point of time as it is stated; what is left out is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) year: Option<Year>,
    pub(super) month: Option<Month>,
    pub(super) day: Option<Day>,
    pub(super) part: Option<DayPart>,
    pub(super) hour: Option<Hour>,
    pub(super) stretch: Option<Stretch>,
}

impl Point {
    /// Whether a day or a time of day is stated.
    pub(super) const fn is_fine(&self) -> bool {
        self.day.is_some() || self.hour.is_some()
    }
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// An amount of time: units from the greatest down, each with how many thousandths of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Amount(pub(super) Vec<(Unit, i64)>);

/// An expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Point(Point),
    Range(Point, Point),
    Duration(Amount),
    /// From one number of units to another.
    Between(Amount, Amount),
    /// Again and again after so long.
    Set(Amount),
    /// On a day of every week, at a time where it is told.
    Weekly(u8, Option<Hour>),
    /// A stretch before (false) or behind something else of the text, or now.
    Shifted {
        amount: Amount,
        ahead: bool,
        from_now: bool,
    },
}

/// An expression and the tokens it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) first: usize,
    pub(super) next: usize,
    pub(super) shape: Shape,
    pub(super) rule: &'static str,
}
