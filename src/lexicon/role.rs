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
