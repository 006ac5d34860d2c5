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
    // Products, media and state (`document`).
    /// A currency's sign or code; those with the number 1 only with a capital, with 2 only without.
    Currency = "currency" Phrase,
    /// Makes an amount something else than what a thing costs; that with the number 1 not beside a percentage.
    PriceCondition = "price-condition" Phrase,
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
    /// Stands in keys under which programs keep their own words.
    OwnWordsKey = "own-words-key" Name,
    /// Stands in keys of other people's words or other pages.
    AsideKey = "aside-key" Name,
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
