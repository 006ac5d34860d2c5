//! The roles that words play on a page, and how an entry of the lexicon matches.
//!
//! A role is a question that a pass asks ("does this line head a ranking?"), never a list that one pass owns:
//! where two passes ask the same, they share the role. The names are those of the sections in `words/*.txt`.

/// Where a text must hold an entry for it to match. Entries begin where a word begins (every ideograph is
/// one), in names of markup wherever they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum Manner {
    /// The entry is the whole text.
    Whole,
    /// The text begins with the entry.
    Begin,
    /// The text ends with the entry.
    End,
    /// The entry stands anywhere, and may be the beginning of a longer word.
    Inside,
    /// The entry stands anywhere as one or more whole words.
    Word,
}

impl Manner {
    /// All of them, by number.
    pub(crate) const ALL: [Self; 5] = [Self::Whole, Self::Begin, Self::End, Self::Inside, Self::Word];

    /// As the sections of the language files spell it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Begin => "begin",
            Self::End => "end",
            Self::Inside => "inside",
            Self::Word => "word",
        }
    }
}

/// How entries of a role are folded when they are compiled; a text is folded alike before it is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code, reason = "until a role of each is there")]
pub(crate) enum Folding {
    /// Lower case, half width, simplified furniture: [`super::fold::fold_phrase`].
    Phrase,
    /// The same without diacritics: [`super::fold::fold_word`].
    Plain,
    /// Words in class names, ids and addresses, in lower case: looked up in a table of their own.
    Name,
}

macro_rules! roles {
    ($($(#[doc = $doc:literal])* $role:ident = $name:literal $folding:ident,)*) => {
        /// What a word, phrase or name tells.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u16)]
        pub(crate) enum Role {
            $($(#[doc = $doc])* $role,)*
        }

        impl Role {
            /// All roles by number, with the name of their sections and how their entries are folded.
            pub(crate) const ALL: &[(Self, &'static str, Folding)] =
                &[$((Self::$role, $name, Folding::$folding),)*];
        }
    };
}

roles! {
    // Lines of page furniture (`text/phrases`).
    /// Something to press: load more, back to the list, log in, sizes, print, view comments.
    Control = "control" Phrase,
    /// Share buttons and names of networks.
    Share = "share" Phrase,
    /// The label of an advertisement.
    Advertisement = "advertisement" Phrase,
    /// Asks to subscribe, to follow, to install.
    Promotion = "promotion" Phrase,
    /// Where readers write.
    CommentForm = "comment-form" Phrase,
    /// A field or button of a form; means nothing alone.
    FormPart = "form-part" Phrase,
    /// The heading over comments.
    CommentsHead = "comments-head" Phrase,
    /// The heading over a ranking.
    RankingHead = "ranking-head" Phrase,
    /// The heading over recommended pages.
    RecommendationHead = "recommendation-head" Phrase,
    /// Copyright, licence numbers, terms.
    Legal = "legal" Phrase,
    /// Makes a short line a notice about rights.
    LegalWeak = "legal-weak" Phrase,
    /// Limits what the page is responsible for.
    Disclaimer = "disclaimer" Phrase,
    /// Two of these make a line a disclaimer.
    DisclaimerWeak = "disclaimer-weak" Phrase,
    /// The first item of a way through a site.
    Home = "home" Phrase,
    /// A section of a news site, as menus list them.
    Section = "section" Phrase,
    /// Begins a part of a byline; a colon or a slash follows.
    LineLabel = "line-label" Phrase,

    // Dates and times (`text/date`, `thread/moment.rs`).
    /// The name of a month, 1–12; what begins with one may add an ending.
    Month = "month" Plain,
    /// An abbreviation of a month, which counts only where a year follows.
    MonthShort = "month-short" Plain,
    /// The name of different months in different languages.
    AmbiguousMonth = "ambiguous-month" Plain,
    /// The same of abbreviations, which count only where a year follows.
    AmbiguousMonthShort = "ambiguous-month-short" Plain,
    /// A month of the solar Hijri calendar, 1–12.
    PersianMonth = "persian-month" Plain,
    /// The name of a month that is a word, too: it counts only where a year follows.
    DoubtfulMonth = "doubtful-month" Plain,
    /// What may stand before the name of a month as one word with it.
    MonthPrefix = "month-prefix" Plain,
    /// Stands before the number of a month.
    MonthSign = "month-sign" Plain,
    /// The first word of a calendar name of several words.
    CalendarLead = "calendar-lead" Plain,
    /// A day of the week, 1–7 from Monday, 0 where languages differ.
    Weekday = "weekday" Plain,
    /// Half of the day: 1 before noon, 2 after, 3 about noon.
    DayHalf = "day-half" Plain,
    /// A day named from today, by days after it.
    RelativeDay = "relative-day" Plain,
    /// A unit of time, from 1 for seconds to 7 for years.
    TimeUnit = "time-unit" Plain,
    /// The letter of a unit, against a number that stands alone.
    ShortUnit = "short-unit" Plain,
    /// Behind a number of units it puts them into the past.
    AgoAfter = "ago-after" Plain,
    /// The same before the number.
    AgoBefore = "ago-before" Plain,
    /// One of a unit.
    OneUnit = "one-unit" Plain,
    /// Half of a unit.
    HalfOf = "half-of" Plain,
    /// Stands between day, month and year.
    DateConnector = "date-connector" Plain,
    /// Stands against the figure of an ordinal number.
    OrdinalEnding = "ordinal-ending" Plain,
    /// Stands between a date and its time of day.
    ClockConnector = "clock-connector" Plain,
    /// Behind the hour: 1 where minutes may follow, 2 where it ends the time, 3 where minutes have a sign of their own.
    HourSign = "hour-sign" Plain,
    /// Behind the minutes.
    MinuteSign = "minute-sign" Plain,
    /// Behind the seconds.
    SecondSign = "second-sign" Plain,
    /// The abbreviation of a time zone, in minutes east of UTC.
    Zone = "zone" Plain,
    /// The same of standard time, where summer time is kept as in the United States.
    ZoneUs = "zone-us" Plain,
    /// The same as in the European Union.
    ZoneEu = "zone-eu" Plain,
    /// A numeral that is a character.
    Numeral = "numeral" Plain,
    /// The name of an era, by the year before its first.
    Era = "era" Plain,

    // Languages (`text/language`).
    /// A word that is among the commonest of its language.
    FunctionWord = "function-word" Phrase,
    /// Another code of the language.
    LanguageCode = "language-code" Plain,
}

impl Role {
    /// Whether the same word may tell other things in other languages, so that entries know their language.
    #[cfg_attr(not(test), allow(dead_code, reason = "asked by the build"))]
    pub(crate) const fn is_by_language(self) -> bool {
        matches!(
            self,
            Self::AmbiguousMonth | Self::AmbiguousMonthShort | Self::FunctionWord | Self::LanguageCode
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{Manner, Role};

    #[test]
    fn numbers_are_places() {
        for (at, &(role, name, _)) in Role::ALL.iter().enumerate() {
            assert_eq!(role as usize, at, "{name}");
        }
        for (at, manner) in Manner::ALL.into_iter().enumerate() {
            assert_eq!(manner as usize, at, "{}", manner.name());
        }
    }
}
