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
    /// Lower case and nothing else, in a table of their own: common words, letters and characters that tell a
    /// language. Nearly every word of a text is one, so marks are not made of them.
    Common,
    /// Words of running text, folded as phrases are, in a table of their own: only the reading asks for them, and
    /// every sentence is full of them.
    Prose,
    /// Lower case and nothing else: words of class names that are looked up one by one for the groups that they
    /// belong to, each role a group ([`super::tokens`]).
    ClassToken,
    /// The same of texts.
    TextToken,
    /// The same of titles and addresses of pages.
    PageToken,
}

impl Folding {
    /// Whether words folded like this are looked up one by one ([`super::tokens`]).
    #[cfg_attr(not(test), allow(dead_code, reason = "the build asks, the program does not"))]
    pub(crate) const fn is_token(self) -> bool {
        matches!(self, Self::ClassToken | Self::TextToken | Self::PageToken)
    }
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

    // Expressions of time in running text (`reading/times`), which is asked in small letters and simplified characters.
    /// A year named from now, by years after it.
    TimeYear = "time-year" Common,
    /// A year named from another of the text, by years after it.
    TimeYearThere = "time-year-there" Common,
    /// Stands behind the number of a year: 1 for a year, 2 for a decade, 3 for a century, 0 for what is none.
    TimeYearSign = "time-year-sign" Common,
    /// A century by name, counted from 0.
    TimeCentury = "time-century" Common,
    /// A part of a year behind it: 0 for what is not told apart, 1–4 quarters, 5 and 6 halves, 11–14 seasons from spring.
    TimeYearPart = "time-year-part" Common,
    /// A month named from now, by months after it.
    TimeMonth = "time-month" Common,
    /// A month named from another of the text, by months after it.
    TimeMonthThere = "time-month-there" Common,
    /// Stands behind the number of a month: 1, or 0 for what is none.
    TimeMonthSign = "time-month-sign" Common,
    /// A part of a month behind it.
    TimeMonthPart = "time-month-part" Common,
    /// The beginning or the end of the year (7) or the month (6) in force, as one word.
    TimeEdge = "time-edge" Common,
    /// Stands before a month or a year and names its beginning, middle or end.
    TimeEdgeLead = "time-edge-lead" Common,
    /// A month of the lunar calendar, by its number.
    TimeLunarMonth = "time-lunar-month" Common,
    /// Says that what follows is of the lunar calendar.
    TimeLunar = "time-lunar" Common,
    /// Stands before the number of a day of the first third of a lunar month.
    TimeLunarDay = "time-lunar-day" Common,
    /// A week named from now, by weeks after it.
    TimeWeek = "time-week" Common,
    /// Stands before a day of the week and means the nearest, or next or last week's where it says so.
    TimeWeekLead = "time-week-lead" Common,
    /// A day of the week behind such a word, 1–7 from Monday, 8 for the end of the week, 0 for what is none.
    TimeWeekday = "time-weekday" Common,
    /// The name of a day of the week, 1–7 from Monday.
    TimeDayName = "time-day-name" Common,
    /// The end of a week named from now, by weeks after it.
    TimeWeekend = "time-weekend" Common,
    /// A day named from now, by days after it.
    TimeDay = "time-day" Common,
    /// The same in short: a part of the day or the date in brackets follows.
    TimeDayShort = "time-day-short" Common,
    /// A day named from another of the text, by days after it.
    TimeDayThere = "time-day-there" Common,
    /// Stands behind the number of a day: 1, or 0 for what is none.
    TimeDaySign = "time-day-sign" Common,
    /// These days: a number of them follows.
    TimeTheseDays = "time-these-days" Common,
    /// A part of the day: 1 before noon, 2 after, 3 about noon, 4 at night.
    TimeDayPart = "time-day-part" Common,
    /// The same in short: it stands behind a day.
    TimeDayPartShort = "time-day-part-short" Common,
    /// Stands behind the hour: 1 where it may be something else, 2 where it is the hour, 0 for what is none.
    TimeHourSign = "time-hour-sign" Common,
    /// Stands behind the hour and its sign: minutes, 0 for the full hour, 1 for what only ends the time.
    TimeHourTail = "time-hour-tail" Common,
    /// Stands where an hour may end that has no sign of its own sort: about, past, since, or a preposition before it.
    TimeBesideHour = "time-beside-hour" Common,
    /// A day that is kept: its month and day (`1225`); from 10000 of the lunar calendar; 20000 and more see
    /// `reading/times/feast.rs`.
    TimeFeast = "time-feast" Common,
    /// A unit of time, from 1 for seconds to 7 for years, 8 quarters, 9 centuries, 10 decades; 14 is a day and 12 a
    /// minute only beside other units; 0 for what is none.
    TimeUnitCounted = "time-unit-counted" Common,
    /// Half, beside a unit.
    TimeHalf = "time-half" Common,
    /// A numeral that is a character.
    TimeNumeral = "time-numeral" Common,
    /// A word for a number.
    TimeNumber = "time-number" Common,
    /// "And some more" behind a number or a unit.
    TimeMore = "time-more" Common,
    /// Stands for a figure that is not told, behind tens.
    TimeVague = "time-vague" Common,
    /// Every, before a unit.
    TimeEvery = "time-every" Common,
    /// Behind a stretch of time: -1 puts it before something, 1 behind it, 2 from now on.
    TimeShift = "time-shift" Common,
    /// Before a stretch of time: it is counted to now or from now on.
    TimeStretchLead = "time-stretch-lead" Common,
    /// Stands between the ends of a range.
    TimeRange = "time-range" Common,
    /// Stands between two times that are counted together.
    TimeAnd = "time-and" Common,
    /// About, inside an expression.
    TimeAbout = "time-about" Common,
    /// Stands between a year and its month, or a day and its part.
    TimeOf = "time-of" Common,
    /// Stands before a year that is a bare number, or a month that may be a word.
    TimeIn = "time-in" Common,
    /// Says of what it stands beside that it lies ahead: 1; 0 for words that only look so.
    TimeAhead = "time-ahead" Common,
    /// Before a number of units it makes a rank of them (1), or of a single one no stretch of time (2).
    TimeNoStretch = "time-no-stretch" Common,

    // Events (`reading/event`), and what several reports say of one (`collection`).
    /// A word for an event, by the sort of it: see `reading/event`; 0 for what only looks like one.
    EventWord = "event-word" Common,
    /// Stands before the place of an event.
    EventAt = "event-at" Common,
    /// Stands behind the place of an event: what happened there, or who else took part.
    EventHappens = "event-happens" Common,
    /// Behind the first characters of two names: the two met.
    EventOfTwo = "event-of-two" Common,
    /// Behind a number: what is counted.
    CountedBy = "counted-by" Common,
    /// A power of ten in numerals, by its exponent.
    CountPower = "count-power" Common,
    /// Before or behind a number: it is rounded (0), a least (1) or a most (2) number.
    CountBound = "count-bound" Common,
    /// Makes a number a sum that later reports raise.
    CountSoFar = "count-so-far" Common,

    // Languages (`text/language`).
    /// Another code of the language.
    LanguageCode = "language-code" Plain,
    /// One of the commonest words of the language; of languages with as many in a text the one with the least number
    /// counts, 0–12.
    FunctionWord = "function-word" Common,
    /// The code of a language whose commonest words are known.
    KnownByWords = "known-by-words" Common,
    /// The code of a language, and how many letters it needs for what a hundred letters of English say; an ideograph
    /// counts as three letters, a syllable of kana as one and a half, one of hangul as two.
    TranslationLength = "translation-length" Common,
    /// A letter that no other language of its script has, by the order in which letters are looked for, 0–12.
    ProofLetter = "proof-letter" Common,
    /// A letter that few other languages of its script have, in the same order.
    HintLetter = "hint-letter" Common,
    /// A character that only simplified text has.
    SimplifiedOnly = "simplified-only" Common,
    /// A character that only traditional text has.
    TraditionalOnly = "traditional-only" Common,
    /// Stands in a time before now, in languages that do not part words; 1 where a number stands before it.
    UnpartedTime = "unparted-time" Common,
    /// Stands for a number that is not told: some, half.
    VagueNumber = "vague-number" Plain,
    /// Stands behind the number of a day of the month.
    DaySign = "day-sign" Plain,
    /// Behind a number it counts chapters and articles of a text.
    ChapterSign = "chapter-sign" Plain,
    // Labels of bylines (`text/byline/labels.rs`). Of labels of one length the role that stands first here counts.
    /// Labels an author where a sign follows.
    AuthorLabelSigned = "author-label-signed" Phrase,
    /// Labels an author, with or without a sign.
    AuthorLabel = "author-label" Phrase,
    /// A preposition before an author.
    AuthorPreposition = "author-preposition" Phrase,
    /// Labels an editor.
    EditorLabel = "editor-label" Phrase,
    /// Labels an editor where a sign follows.
    EditorLabelSigned = "editor-label-signed" Phrase,
    /// Labels a reporter.
    ReporterLabel = "reporter-label" Phrase,
    /// Labels a reporter where a sign follows.
    ReporterLabelSigned = "reporter-label-signed" Phrase,
    /// Labels the outlet that is credited.
    SourceLabel = "source-label" Phrase,
    /// Labels the outlet that is credited where a sign follows.
    SourceLabelSigned = "source-label-signed" Phrase,
    /// Labels the time of publication.
    PublishedLabel = "published-label" Phrase,
    /// Labels the time of publication where a sign follows.
    PublishedLabelSigned = "published-label-signed" Phrase,
    /// Labels the time of the last change.
    ModifiedLabel = "modified-label" Phrase,
    /// Labels the time of the last reply.
    LastReplyLabel = "last-reply-label" Phrase,
    /// Labels the licence where a sign follows.
    LicenceLabelSigned = "licence-label-signed" Phrase,
    /// Labels what is no field of ours: it only ends the part before it.
    OtherLabel = "other-label" Phrase,
    /// Makes another word of a label before it.
    LabelGoesOn = "label-goes-on" Phrase,
    /// Stands between a value and the date behind it.
    DatePreposition = "date-preposition" Phrase,
    // Counts (`text/count.rs`, `text/byline/counts.rs`).
    /// Stands at the number of readers.
    ReadCount = "read-count" Phrase,
    /// Stands at the number of comments.
    CommentCount = "comment-count" Phrase,
    /// Stands at the number of those who like it.
    LikeCount = "like-count" Phrase,
    /// Stands between a number and what is counted.
    MeasureWord = "measure-word" Phrase,
    /// Stands between the word for what is counted and the number: count, amount.
    CountNoun = "count-noun" Phrase,
    /// Multiplies a number; the entry's number is that of the zeros.
    CountUnit = "count-unit" Phrase,
    // Names (`text/byline`): what is one, what stands at one.
    /// An account or a word that names nobody.
    Nobody = "nobody" Plain,
    /// Stands beside such a word and names nobody, either.
    NobodyFiller = "nobody-filler" Plain,
    /// Makes of a short line beside a name something else than a name: a button, a section, a note about rights.
    AuthorNoName = "author-no-name" Phrase,
    /// Ends the name of those who sign together: a team, a desk, the staff.
    AuthorCollective = "author-collective" Phrase,
    /// A word with which pages speak of themselves.
    PageWord = "page-word" Plain,
    /// Says more of a title: the field, the rank, a degree.
    TitleAttribute = "title-attribute" Plain,
    /// What a person is called who writes.
    WriterTitle = "writer-title" Plain,
    /// Stands behind a name and is no part of it: what else the page offers there.
    BehindName = "behind-name" Plain,
    /// "And" between names; asked as it is written, for capitals are initials.
    NameConjunction = "name-conjunction" Phrase,
    /// A small word inside names; asked as it is written.
    NameParticle = "name-particle" Phrase,
    /// Stands before a person's name: "Mr", "President"; in a run of words with capitals it belongs to no name.
    PersonTitle = "person-title" Plain,
    /// Makes a run of words with capitals the name of a body: "University", "Ministry".
    BodyWord = "body-word" Plain,
    /// Makes it the name of a place: "River", "Street".
    PlaceWord = "place-word" Plain,
    /// A place may stand behind it: "in", "near".
    PlacePreposition = "place-preposition" Plain,
    /// What somebody did for a text, at their name: 1 wrote, 2 edited, 3 took the pictures, 4 translated, 5 helped.
    SignerPart = "signer-part" Phrase,
    /// A label or a role glued to the front of a name.
    NameLead = "name-lead" Phrase,
    /// A role glued to the end of a name.
    NameTail = "name-tail" Phrase,
    /// A role at the end of a name where a space or a slash stands before it.
    NameTailApart = "name-tail-apart" Phrase,
    /// "Reports": behind it or the place before it stands no name.
    ReportWord = "report-word" Phrase,
    /// What a person is called who reports, written at their name.
    ReporterTitle = "reporter-title" Phrase,
    /// "By" before who wrote.
    By = "by" Phrase,
    /// "On behalf of": behind it stands for whom somebody wrote.
    OnBehalf = "on-behalf" Phrase,
    /// Stands between an office and what it is over.
    OfficePreposition = "office-preposition" Phrase,
    /// An article: who is named with one is no person.
    ArticleWord = "article-word" Phrase,
    /// Tells since when somebody is a member, or was last seen.
    Membership = "membership" Phrase,
    // Fields of a document (`document/metadata`).
    /// Ends the name of an outlet or an office.
    OutletEnding = "outlet-ending" Phrase,
    /// What a section of a news site is about, beside the sections that menus list.
    OutletSubject = "outlet-subject" Phrase,
    /// Ends the name of a section.
    SectionEnding = "section-ending" Phrase,
    /// A word of menus with capitals, which no name is made of.
    MenuWord = "menu-word" Plain,
    /// Makes a short line under a title a control or a note.
    BesideTitleControl = "beside-title-control" Phrase,
    /// Stands before who opened a topic.
    OpenedBy = "opened-by" Phrase,
    /// Stands in brackets at the end of a text and is no name.
    EndNote = "end-note" Phrase,
    /// Stands before the day on which a thing comes out or can be bought.
    ReleaseDate = "release-date" Phrase,
    /// Leads in a breadcrumb and is no part of it.
    PathLead = "path-lead" Phrase,
    /// The last step of a breadcrumb where it stands for the page.
    PageItself = "page-itself" Phrase,
    /// Makes a line with "by" something else than a signature.
    NoSignature = "no-signature" Phrase,
    /// Makes a line a note about copyright.
    CopyrightWord = "copyright-word" Phrase,
    /// Stands before the name of a source and is no part of it.
    SourceLead = "source-lead" Phrase,
    /// Stands where a source is named and names none.
    NoOutlet = "no-outlet" Phrase,
    /// Labels the title.
    TitleLead = "title-lead" Phrase,
    /// A class or the like of a breadcrumb.
    BreadcrumbName = "breadcrumb-name" Name,
    /// A folder of addresses that holds the pages of those who write.
    AuthorPath = "author-path" Name,
    /// A folder of addresses that holds the pages of members.
    MemberPath = "member-path" Name,
    /// A class or the like of an author.
    AuthorName = "author-name" Name,
    /// A class or the like of what stands beside an author.
    BesideAuthorName = "beside-author-name" Name,
    /// A class or the like of a source.
    SourceName = "source-name" Name,
    /// A class or the like of a title.
    TitleName = "title-name" Name,
    /// A class of the time of publication.
    PublishedName = "published-name" Name,
    /// A class of the day of an entry, be it the first or the last.
    EntryDateName = "entry-date-name" Name,
    /// A class of the time of the last change.
    ModifiedName = "modified-name" Name,
    /// A label of a domain that many domains have before the last.
    SecondLevelDomain = "second-level-domain" Name,
    /// A label of a domain that names a part of a site.
    PartOfSite = "part-of-site" Name,
    /// A news agency that stands beside its reporters on pages of all countries.
    Agency = "agency" Phrase,
    /// Speaks of publication in the name of a `<meta>`.
    PublishedKey = "published-key" Name,
    /// A word of such a name that says that it dates the publication.
    PublishedKeyWord = "published-key-word" Name,
    /// A word of such a name that says that it does not.
    NoPublicationKey = "no-publication-key" Name,
    /// The mark of an official account that a text is its own.
    AccountOriginal = "account-original" Phrase,
    /// A class or the like of the account that published a text.
    AccountName = "account-name" Name,
    // Products, media and state (`document`).
    /// A currency's sign or code; those with the number 1 only with a capital, with 2 only without.
    Currency = "currency" Phrase,
    /// Makes an amount something else than what a thing costs; that with the number 1 not beside a percentage.
    PriceCondition = "price-condition" Phrase,
    /// Says that a thing costs nothing.
    FreeOfCharge = "free-of-charge" Phrase,
    /// Says that it is the way of a thing to its buyer, or another thing with it, that costs nothing.
    DeliveryWord = "delivery-word" Phrase,
    /// A key under which a page's program keeps what a thing is called.
    StateNameKey = "state-name-key" Name,
    /// The same of what it costs, by the order in which they count; from 20 on only beside a currency.
    StatePriceKey = "state-price-key" Name,
    /// The same of the currency.
    StateCurrencyKey = "state-currency-key" Name,
    /// A key of an object that holds the price.
    StatePriceHolder = "state-price-holder" Name,
    /// A key of an object that names the thing for the object around it, which has its price.
    StateThingKey = "state-thing-key" Name,
    /// A class or the like of a price that is struck out.
    StruckName = "struck-name" Name,
    /// The same where the name speaks of a price.
    FormerPriceName = "former-price-name" Name,
    /// A class or the like of a price.
    PriceName = "price-name" Name,
    /// A class or the like of the price that counts.
    CurrentPriceName = "current-price-name" Name,
    /// A class or the like of a table of specifications.
    SpecificationName = "specification-name" Name,
    /// A class or the like of a list of details.
    DetailName = "detail-name" Name,
    /// Stands in the address of a player.
    PlayerAddress = "player-address" Name,
    /// Stands in the address of a picture that only keeps the place.
    PlaceholderPicture = "placeholder-picture" Name,
    /// Begins a word in the name of an icon, a portrait, a counter.
    SmallPicture = "small-picture" Name,
    /// A class of what numbers the lines of code.
    CodeGutter = "code-gutter" Name,
    /// A class of a line of code.
    CodeLine = "code-line" Name,
    /// A class of a picture that shows the formula which its alternative text is.
    FormulaPicture = "formula-picture" Name,
    /// A class of a link that leads to a note.
    NoteMark = "note-mark" Name,
    /// A class of a tool in a heading, to edit what follows.
    HeadingTool = "heading-tool" Name,
    /// A class of a box set off from the text that holds a note, a warning, a tip.
    CalloutName = "callout-name" Name,
    /// The kind of such a box, as a class or its attribute says it.
    CalloutKind = "callout-kind" Name,
    /// A class of the heading of such a box.
    CalloutTitle = "callout-title" Name,
    /// A class of what asks to subscribe or pay, between the paragraphs of an article.
    InsertName = "insert-name" Name,
    /// Asks to subscribe, to pay or to read elsewhere, between the paragraphs of an article.
    InsertWord = "insert-word" Phrase,
    /// Stands in keys under which programs keep their own words.
    OwnWordsKey = "own-words-key" Name,
    /// Stands in keys of other people's words or other pages.
    AsideKey = "aside-key" Name,
    // Lines of text captures (`zone/lines`).
    /// Begins a byline without a colon.
    BylineOpener = "byline-opener" Phrase,
    /// What a count beside a byline counts; at the end of a line, behind its number, what pages count reads with.
    CountedThing = "counted-thing" Phrase,
    /// Begins or ends a caption.
    Caption = "caption" Phrase,
    /// In a line with a colon: says whose words follow.
    Attribution = "attribution" Phrase,
    /// Sells; two of these make a loud line an advertisement.
    Selling = "selling" Phrase,
    /// Before the address of the original.
    OriginalLabel = "original-label" Phrase,
    /// In the first words of a disclaimer: announces it.
    DisclaimerHead = "disclaimer-head" Phrase,
    /// What forums count above the posts of a thread, and articles above their comments do not.
    ForumCount = "forum-count" Phrase,
    /// Stands alone above the signature of a user.
    SignatureHead = "signature-head" Phrase,
    /// Begins a line below a post with the time when it was written, and the name of its writer follows.
    SignedLabel = "signed-label" Phrase,
    /// Begins the subject of an answer.
    AnswerSubject = "answer-subject" Phrase,
    /// Forums use these, comment sections do not.
    ForumWord = "forum-word" Phrase,
    /// Names a page of somebody's official words.
    Readout = "readout" Phrase,
    /// Before the way from a site's start to the page.
    WayLabel = "way-label" Phrase,
    /// Before the title of a post or a notice.
    TitleLabel = "title-label" Phrase,
    /// Speaks of what sorts and filters a list.
    ListControl = "list-control" Phrase,
    // Blocks around the text of a page (`zone/markup`).
    /// Before the name of one who edited the text.
    EditedBy = "edited-by" Phrase,
    /// Asks to scan a code.
    ScanCode = "scan-code" Phrase,
    /// Ends a line that says how long ago the text appeared.
    AgeEnd = "age-end" Phrase,
    /// Opens a notice of rights or of responsibility right under a text.
    NoticeOpener = "notice-opener" Phrase,
    /// Stands in what says that nobody is liable.
    DisclaimerWord = "disclaimer-word" Phrase,
    /// Stands over a list that is ordered by how much its entries are read.
    RankingWord = "ranking-word" Phrase,

    // Groups of words, for the learned models (`zone/features`). Their order is that of the values in the models' rows:
    // whoever changes it trains again.
    // Class, id, role and itemprop words by what they name.
    /// Class, id, role and itemprop words: comment.
    ClassComment = "class-comment" ClassToken,
    /// Class, id, role and itemprop words: nav.
    ClassNav = "class-nav" ClassToken,
    /// Class, id, role and itemprop words: footer.
    ClassFooter = "class-footer" ClassToken,
    /// Class, id, role and itemprop words: header.
    ClassHeader = "class-header" ClassToken,
    /// Class, id, role and itemprop words: sidebar.
    ClassSidebar = "class-sidebar" ClassToken,
    /// Class, id, role and itemprop words: share.
    ClassShare = "class-share" ClassToken,
    /// Class, id, role and itemprop words: related.
    ClassRelated = "class-related" ClassToken,
    /// Class, id, role and itemprop words: ad.
    ClassAd = "class-ad" ClassToken,
    /// Class, id, role and itemprop words: content.
    ClassContent = "class-content" ClassToken,
    /// Class, id, role and itemprop words: body.
    ClassBody = "class-body" ClassToken,
    /// Class, id, role and itemprop words: post.
    ClassPost = "class-post" ClassToken,
    /// Class, id, role and itemprop words: title.
    ClassTitle = "class-title" ClassToken,
    /// Class, id, role and itemprop words: caption.
    ClassCaption = "class-caption" ClassToken,
    /// Class, id, role and itemprop words: byline.
    ClassByline = "class-byline" ClassToken,
    /// Class, id, role and itemprop words: tags.
    ClassTags = "class-tags" ClassToken,
    /// Class, id, role and itemprop words: breadcrumb.
    ClassBreadcrumb = "class-breadcrumb" ClassToken,
    /// Class, id, role and itemprop words: card.
    ClassCard = "class-card" ClassToken,
    /// Class, id, role and itemprop words: list.
    ClassList = "class-list" ClassToken,
    /// Class, id, role and itemprop words: form.
    ClassForm = "class-form" ClassToken,
    /// Class, id, role and itemprop words: modal.
    ClassModal = "class-modal" ClassToken,
    /// Class, id, role and itemprop words: rank.
    ClassRank = "class-rank" ClassToken,
    /// Class, id, role and itemprop words: widget.
    ClassWidget = "class-widget" ClassToken,
    /// Class, id, role and itemprop words: lead.
    ClassLead = "class-lead" ClassToken,
    /// Class, id, role and itemprop words: shop.
    ClassShop = "class-shop" ClassToken,
    /// Class, id, role and itemprop words: review.
    ClassReview = "class-review" ClassToken,
    /// Class, id, role and itemprop words: code.
    ClassCode = "class-code" ClassToken,
    /// Class, id, role and itemprop words: quote.
    ClassQuote = "class-quote" ClassToken,
    /// Class, id, role and itemprop words: user.
    ClassUser = "class-user" ClassToken,
    /// Class, id, role and itemprop words: pager.
    ClassPager = "class-pager" ClassToken,
    /// Class, id, role and itemprop words: legal.
    ClassLegal = "class-legal" ClassToken,
    /// Class, id, role and itemprop words: hidden.
    ClassHidden = "class-hidden" ClassToken,
    /// Class, id, role and itemprop words: tabs.
    ClassTabs = "class-tabs" ClassToken,
    // Words of texts by what they speak of.
    /// Words of texts: related.
    SaysRelated = "says-related" TextToken,
    /// Words of texts: comment.
    SaysComment = "says-comment" TextToken,
    /// Words of texts: share.
    SaysShare = "says-share" TextToken,
    /// Words of texts: legal.
    SaysLegal = "says-legal" TextToken,
    /// Words of texts: account.
    SaysAccount = "says-account" TextToken,
    /// Words of texts: byline.
    SaysByline = "says-byline" TextToken,
    /// Words of texts: caption.
    SaysCaption = "says-caption" TextToken,
    /// Words of texts: nav.
    SaysNav = "says-nav" TextToken,
    /// Words of texts: shop.
    SaysShop = "says-shop" TextToken,
    /// Words of texts: review.
    SaysReview = "says-review" TextToken,
    /// Words of texts: time.
    SaysTime = "says-time" TextToken,
    /// Words of texts: ad.
    SaysAd = "says-ad" TextToken,
    /// Words of texts: form.
    SaysForm = "says-form" TextToken,
    /// Words of texts: function.
    SaysFunction = "says-function" TextToken,
    /// Words of texts: spec.
    SaysSpec = "says-spec" TextToken,
    /// Words of texts: more.
    SaysMore = "says-more" TextToken,
    // Words of titles by the kind of page.
    /// Words of titles, by the kind of page that bears them: forum.
    TitleForum = "title-forum" PageToken,
    /// Words of titles, by the kind of page that bears them: product.
    TitleProduct = "title-product" PageToken,
    /// Words of titles, by the kind of page that bears them: category.
    TitleCategory = "title-category" PageToken,
    /// Words of titles, by the kind of page that bears them: list.
    TitleList = "title-list" PageToken,
    /// Words of titles, by the kind of page that bears them: docs.
    TitleDocs = "title-docs" PageToken,
    /// Words of titles, by the kind of page that bears them: service.
    TitleService = "title-service" PageToken,
    /// Words of titles, by the kind of page that bears them: article.
    TitleArticle = "title-article" PageToken,
    // Steps of addresses by the kind of page.
    /// Steps of addresses, by the kind of page that is kept there: forum.
    StepForum = "step-forum" PageToken,
    /// Steps of addresses, by the kind of page that is kept there: product.
    StepProduct = "step-product" PageToken,
    /// Steps of addresses, by the kind of page that is kept there: category.
    StepCategory = "step-category" PageToken,
    /// Steps of addresses, by the kind of page that is kept there: list.
    StepList = "step-list" PageToken,
    /// Steps of addresses, by the kind of page that is kept there: docs.
    StepDocs = "step-docs" PageToken,
    /// Steps of addresses, by the kind of page that is kept there: service.
    StepService = "step-service" PageToken,
    /// Steps of addresses, by the kind of page that is kept there: news.
    StepNews = "step-news" PageToken,
    // Labels of hosts by the kind of site.
    /// Labels of hosts: forum.
    HostForum = "host-forum" PageToken,
    /// Labels of hosts: shop.
    HostShop = "host-shop" PageToken,
    /// Labels of hosts: docs.
    HostDocs = "host-docs" PageToken,
    /// Labels of hosts: news.
    HostNews = "host-news" PageToken,
    // Parts of addresses and names of programs (`zone/features`).
    /// Wherever it stands in a path: a forum.
    PathForum = "path-forum" Name,
    /// A shop.
    PathShop = "path-shop" Name,
    /// A list of pages.
    PathList = "path-list" Name,
    /// A manual.
    PathDocs = "path-docs" Name,
    /// What a firm offers.
    PathService = "path-service" Name,
    /// News.
    PathNews = "path-news" Name,
    /// The only step of a start page's address: its language or country.
    LanguageStep = "language-step" Name,
    /// A program that makes forums, as it names itself.
    GeneratorForum = "generator-forum" Name,
    /// Manuals.
    GeneratorDocumentation = "generator-documentation" Name,
    /// Shops.
    GeneratorShop = "generator-shop" Name,
    /// Sites of any kind.
    GeneratorSite = "generator-site" Name,

    // Comments and posts (`thread`): names of markup and addresses.
    /// An element that is a comment.
    CommentName = "comment-name" Name,
    /// An element that is a post: of a thread, or of a blog.
    PostName = "post-name" Name,
    /// The person who wrote a post.
    PosterName = "poster-name" Name,
    /// A picture of that person.
    AvatarName = "avatar-name" Name,
    /// When a post was written.
    TimeName = "time-name" Name,
    /// What a post says.
    BodyName = "body-name" Name,
    /// Words of an earlier post.
    QuoteName = "quote-name" Name,
    /// What an author puts under every post.
    SignatureName = "signature-name" Name,
    /// Rank, post count, controls and the like.
    SmallPrintName = "small-print-name" Name,
    /// Where the reader would write.
    FormName = "form-name" Name,
    /// Links to other pages.
    ElsewhereName = "elsewhere-name" Name,
    /// Holds a word for comments and names none ("preview" holds "review").
    NoCommentName = "no-comment-name" Name,
    /// The number of a post.
    FloorName = "floor-name" Name,
    /// Likes or votes.
    VotesName = "votes-name" Name,
    /// A forum, board or discussion as a whole.
    ForumName = "forum-name" Name,
    /// Stands before the number of a level of nesting.
    LevelName = "level-name" Name,
    /// A cell that sets a post in.
    SpacerName = "spacer-name" Name,
    /// A link to the post that is answered.
    ParentName = "parent-name" Name,
    /// A folder of an address below which people have their pages.
    ProfileFolder = "profile-folder" Name,
    /// A part of the address of a person's page.
    ProfileQuery = "profile-query" Name,
    /// A key of an address before the number of a post; its number says which of several counts.
    PostQuery = "post-query" Name,
    /// A folder of an address below which threads stand.
    ThreadFolder = "thread-folder" Name,
    /// A part of the address of a thread.
    ThreadAddress = "thread-address" Name,
    /// A label of the host of a forum.
    ForumHost = "forum-host" Name,
    /// Forum software, as it signs its pages.
    ForumSoftware = "forum-software" Name,

    // Comments and posts: what their parts say.
    /// A forum, in the title of a page.
    ForumTitle = "forum-title" Phrase,
    /// A control of a post; 1 where a line of a text capture that says so may as well be somebody's words.
    PostControl = "post-control" Phrase,
    /// Those that offer to answer, or that nothing but a post has.
    ReplyControl = "reply-control" Phrase,
    /// Those that articles have as often.
    PageControl = "page-control" Phrase,
    /// Those that are a whole post as often ("up").
    SaidControl = "said-control" Phrase,
    /// A note that a post was changed.
    EditNote = "edit-note" Phrase,
    /// What a number of likes counts.
    LikesOfPost = "likes-of-post" Phrase,
    /// What a number of answers counts.
    ReplyCount = "reply-count" Phrase,
    /// The label of the one who wrote a post.
    PosterLabel = "poster-label" Phrase,
    /// Stands before the name of the one who wrote a post, and is no part of it.
    PosterLead = "poster-lead" Phrase,
    /// The label of the time above an article on a bulletin board.
    BoardTime = "board-time" Phrase,
    /// A floor that has a name: its number.
    NamedFloor = "named-floor" Phrase,
    /// Stands before the number of a floor: 1 where nothing else may stand beside them, 2 where a word must follow.
    FloorBefore = "floor-before" Phrase,
    /// Stands behind the number of a floor: 1 where nothing else may stand beside them.
    FloorAfter = "floor-after" Phrase,
    /// A word that only posts are counted with.
    Storey = "storey" Phrase,
    /// Begins a post that answers another: 1 where a name may follow, 2 where a name follows at once.
    ReplyOpener = "reply-opener" Phrase,
    /// Begins a line that names the floor of another post.
    Answering = "answering" Phrase,
    /// Stands behind the name of a quoted author; 1 where a space must stand between.
    Wrote = "wrote" Phrase,
    /// The same where none of these stands.
    WroteOn = "wrote-on" Phrase,
    /// Stands before the name of a quoted author.
    Quoting = "quoting" Phrase,
    /// A time before the name of a quoted author.
    SaidWhen = "said-when" Phrase,
    /// The text of a link to the post that is answered.
    ParentLink = "parent-link" Phrase,

    // Comments and posts: lines of text captures.
    /// Shows that a length of time is reckoned back from now.
    Reckoned = "reckoned" Phrase,
    /// Part of a time of the clock, or of one reckoned back from now.
    ClockWord = "clock-word" Phrase,
    /// A day or a moment without a figure that dates posts.
    PostedDay = "posted-day" Phrase,
    /// Stands above posts.
    Posting = "posting" Phrase,
    /// Begins a line that says where or with what a post was written.
    Origin = "origin" Phrase,
    /// Makes such a line a sentence.
    NoOrigin = "no-origin" Phrase,
    /// Begins a line that offers answers that are left out.
    OffersMore = "offers-more" Phrase,
    /// Ends a line that says what others did with a post.
    Reaction = "reaction" Phrase,
    /// A step between pages of answers.
    Paging = "paging" Phrase,
    /// Before the sender of a letter on a bulletin board.
    LetterFrom = "letter-from" Phrase,
    /// Before the board of such a letter.
    LetterBoard = "letter-board" Phrase,
    /// Before its subject.
    LetterSubject = "letter-subject" Phrase,
    /// Before the station it was sent from, with the time.
    LetterStation = "letter-station" Phrase,
    /// Begins a line about who wrote a post, or stands behind a count there.
    CardLabel = "card-label" Phrase,
    /// The rank of somebody who posts.
    CardRank = "card-rank" Phrase,
    /// Stands around a name in the line above a post.
    AroundPoster = "around-poster" Phrase,
    /// Comments, at the end of a short heading over them.
    CommentsWord = "comments-word" Phrase,
    /// What was said about the page, behind a number.
    CountedReply = "counted-reply" Phrase,
    /// Makes such a heading something to press.
    CommentsVerb = "comments-verb" Phrase,
    /// Stands between what was said and the page's title.
    AboutPage = "about-page" Phrase,
    /// Begins an answer of one line: for, against or neither.
    PushMark = "push-mark" Phrase,

    // Who says what (`reading/`).
    /// A word that tells that something is said: 1 says, 2 thinks or foresees, 3 asks of others or judges, 4 says if
    /// the place fits (words of many meanings), 5 denies, 6 says where a pause or a quotation follows.
    SpeechVerb = "speech-verb" Prose,
    /// A phrase that holds such a word and tells nothing.
    SpeechNone = "speech-none" Prose,
    /// Stands between speaker and verb and belongs to the verb.
    SpeechAdverb = "speech-adverb" Prose,
    /// Stands before the speaker and leads over from the sentence before.
    SpeechOpening = "speech-opening" Prose,
    /// Begins a phrase between speaker and verb: 1 to whom or about what, 2 on which occasion, 3 together with whom.
    SpeechFrame = "speech-frame" Prose,
    /// Stands before the source of what follows or precedes ("according to").
    SpeechSource = "speech-source" Prose,
    /// Stands around somebody in whose view something is so (在…看来).
    SpeechView = "speech-view" Prose,
    /// Ends the name of a medium.
    SpeechMedium = "speech-medium" Prose,
    /// A paper that speaks for whoever issued it.
    SpeechPaper = "speech-paper" Prose,
    /// Stands for somebody named elsewhere: 1 he, 2 she, 3 they, 4 it, 5 I, you, we.
    SpeechPronoun = "speech-pronoun" Prose,
    /// Before a verb: nothing is said.
    SpeechNot = "speech-not" Prose,
    /// The label of a question in a transcript.
    SpeechAsks = "speech-asks" Prose,
    /// Who only reports or asks.
    SpeechReporter = "speech-reporter" Prose,
    /// What stands before a quotation that nobody says: a name, a nickname, somebody's word.
    SpeechSoCalled = "speech-so-called" Prose,
    /// An office, a calling or a relation, as it stands beside a name.
    SpeechTitle = "speech-title" Prose,
    /// Ends a phrase that tells of persons without a name.
    PersonUnnamed = "person-unnamed" Prose,
    /// Ends the name of a body.
    BodyEnd = "body-end" Prose,
    /// The name of a country or a capital, which news let speak like bodies.
    PlaceName = "place-name" Prose,
    /// A word of time between or before speaker and verb.
    SpeechTime = "speech-time" Prose,
    /// Behind a number: a part of a date.
    SpeechTimeUnit = "speech-time-unit" Prose,
    /// A character that stands in no name of Chinese.
    PersonNever = "person-never" Prose,
    /// The last character of a phrase of place or time, which no name ends with.
    PersonNoEnd = "person-no-end" Prose,
    /// A word of one character that stands between names.
    PersonBorder = "person-border" Prose,
    /// Says what somebody is, between their name and an office.
    PersonIs = "person-is" Prose,
    /// Right before a verb: somebody else says it, or nobody.
    SpeechPassive = "speech-passive" Prose,
    /// Right behind a verb: it is a part of another phrase; 1 where the clause ends with it.
    SpeechNoVerb = "speech-no-verb" Prose,
    /// Ends a phrase of occasion before a speaker.
    SpeechOccasionEnd = "speech-occasion-end" Prose,
    /// Ends a phrase that tells how it is said and names nobody.
    SpeechManner = "speech-manner" Prose,
    /// Makes an adverb of what stands before a verb.
    SpeechMannerMark = "speech-manner-mark" Prose,
    /// A figure as a character.
    SpeechFigure = "speech-figure" Prose,
    /// A day of the week behind the word for week.
    SpeechWeekday = "speech-weekday" Prose,
    /// Ends the dateline of an agency.
    SpeechDateline = "speech-dateline" Prose,
    /// Points to somebody or something named before.
    SpeechThis = "speech-this" Prose,
    /// Stands between what belongs to something and that.
    SpeechOfMark = "speech-of-mark" Prose,
    /// A surname of Chinese.
    Surname = "surname" Prose,
    /// A given name of Latin script.
    GivenName = "given-name" Prose,
    /// With a full stop behind it no end of a sentence.
    Abbreviation = "abbreviation" Prose,
    /// A word with a capital at the beginning of a sentence that is of no name.
    SpeechLead = "speech-lead" Prose,
    /// A small word inside names of Latin script.
    SpeechParticle = "speech-particle" Prose,
    /// A verb of saying behind which stands to whom.
    SpeechTold = "speech-told" Prose,
    /// Begins a time, a place or an occasion behind a verb of saying.
    SpeechAdjunct = "speech-adjunct" Prose,
    /// Ends the part of a phrase that names a speaker by which they are told.
    SpeechOf = "speech-of" Prose,
    /// Joins a verb to the subject of the one before.
    SpeechAnd = "speech-and" Prose,
    /// On what occasion something is said, behind "in" or "on".
    SpeechOccasion = "speech-occasion" Prose,
    /// Behind a verb: done, or done before.
    SpeechAspect = "speech-aspect" Prose,
    /// All that may stand between a verb of saying and a pause without being what is said.
    SpeechFiller = "speech-filler" Prose,
    /// The verbs of many meanings that say what follows without a pause.
    SpeechPlain = "speech-plain" Prose,
    /// A small word of Latin script that no name and no subject goes over.
    SpeechBorder = "speech-border" Prose,
    /// Begins the phrase of whom something is said to (1; 3 where that phrase may not belong to who speaks), or done to
    /// (2): they don't say it.
    SpeechTo = "speech-to" Prose,
    /// Ends a phrase that says that nobody does.
    SpeechNobody = "speech-nobody" Prose,
    /// Brings in somebody who has not been told of (有).
    SpeechThere = "speech-there" Prose,
    /// Stands in no phrase for somebody: with it, it is more than a phrase.
    SpeechPredicate = "speech-predicate" Prose,
    /// Before somebody whose words are used.
    SpeechCites = "speech-cites" Prose,
    /// Those words, behind them.
    SpeechWords = "speech-words" Prose,
    /// Begins a clause that goes against the one before, and is no part of what is said there.
    SpeechContrast = "speech-contrast" Prose,
    /// A word that begins like one of [`Self::SpeechFrame`], and is none: 当地, 对面.
    SpeechNoFrame = "speech-no-frame" Prose,
    /// Begins what is told of somebody named right before ("who").
    SpeechRelative = "speech-relative" Prose,
    /// Says something wherever it stands, however it is formed ("said").
    SpeechSaid = "speech-said" Prose,
}

impl Role {
    /// Whether the same word may tell other things in other languages, so that entries know their language.
    #[cfg_attr(not(test), allow(dead_code, reason = "asked by the build"))]
    pub(crate) const fn is_by_language(self) -> bool {
        matches!(
            self,
            Self::AmbiguousMonth
                | Self::AmbiguousMonthShort
                | Self::LanguageCode
                | Self::FunctionWord
                | Self::ProofLetter
                | Self::HintLetter
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
            assert_eq!(manner as usize, at, "{manner:?}");
        }
    }
}
