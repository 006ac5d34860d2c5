//! What the words that class names, ids and controls are made of tell of posts. They are features among others:
//! no single word decides anything.

use crate::lexicon::fold::fold_phrase;
use crate::lexicon::role::Manner;
use crate::lexicon::{Entry, Mark, Role, entries_of, find_name_marks};
use crate::text::letter::is_alphabetic;

/// What the words in an element's `class` and `id` hint at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Hints(u32);

impl Hints {
    /// A post or comment.
    pub(crate) const POST: Self = Self(1);
    /// The person who wrote it.
    pub(crate) const AUTHOR: Self = Self(1 << 1);
    /// A picture of that person.
    pub(crate) const AVATAR: Self = Self(1 << 2);
    /// When it was written.
    pub(crate) const TIME: Self = Self(1 << 3);
    /// What it says.
    pub(crate) const BODY: Self = Self(1 << 4);
    /// Words of an earlier post.
    pub(crate) const QUOTE: Self = Self(1 << 5);
    /// What an author puts under every post.
    pub(crate) const SIGNATURE: Self = Self(1 << 6);
    /// Rank, post count, controls and the like.
    pub(crate) const META: Self = Self(1 << 7);
    /// Where the reader would write.
    pub(crate) const FORM: Self = Self(1 << 8);
    /// Links to other pages.
    pub(crate) const ELSEWHERE: Self = Self(1 << 9);
    /// Number of the post.
    pub(crate) const FLOOR: Self = Self(1 << 10);
    /// Likes or votes.
    pub(crate) const VOTES: Self = Self(1 << 11);
    /// A forum, board or discussion as a whole.
    pub(crate) const FORUM: Self = Self(1 << 12);

    /// Whether any of the other's bits are set here.
    pub(crate) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// A comment and nothing else (a "post" may be an entry of a blog, too).
    pub(crate) const COMMENT: Self = Self(1 << 13);

    /// Both.
    #[must_use]
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What a role of names hints at.
const fn hints_of_role(role: Role) -> Hints {
    match role {
        Role::CommentName => Hints::POST.with(Hints::COMMENT),
        Role::PostName => Hints::POST,
        Role::PosterName => Hints::AUTHOR,
        Role::AvatarName => Hints::AVATAR,
        Role::TimeName => Hints::TIME,
        Role::BodyName => Hints::BODY,
        Role::QuoteName => Hints::QUOTE,
        Role::SignatureName => Hints::SIGNATURE,
        Role::SmallPrintName => Hints::META,
        Role::FormName => Hints::FORM,
        Role::ElsewhereName => Hints::ELSEWHERE,
        Role::FloorName => Hints::FLOOR,
        Role::VotesName => Hints::VOTES,
        Role::ForumName => Hints::FORUM,
        _ => Hints(0),
    }
}

/// What the words in a class name or id hint at: those that count wherever they stand (`postusername`), and those
/// that count only as whole words (`post-item`, `user_link`).
pub(crate) fn hints_of(names: &str) -> Hints {
    hints_among(&find_name_marks(names))
}

/// The same of names that are marked. A word for comments inside a longer one that names none does not count.
pub(crate) fn hints_among(marks: &[Mark]) -> Hints {
    let within = |mark: &Mark| {
        let holds = |other: &&Mark| other.start <= mark.start && mark.end <= other.end;
        marks.iter().filter(holds).any(|other| other.entry.has(Role::NoCommentName))
    };
    marks.iter().fold(Hints::default(), |found, mark| {
        let hints = mark.entry.role().map(hints_of_role).unwrap_or_default();
        let counts = !(hints.any(Hints::COMMENT) && within(mark));
        if counts { found.with(hints) } else { found }
    })
}

/// Longest text that is taken for a control, in characters.
const LONGEST_CONTROL: usize = 32;

/// A control of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Control {
    /// It offers to reply, or is another that nothing but a post has: the surest sign of one.
    pub(crate) replies: bool,
}

/// The control of a post that a text is ("Reply", "回复(3)", "赞 12").
pub(crate) fn find_control(text: &str) -> Option<Control> {
    if text.len() > LONGEST_CONTROL && text.chars().count() > LONGEST_CONTROL {
        return None;
    }
    let bare = bare_words(text);
    let entries = entries_of(Role::PostControl, &bare);
    let is = |role: Role| entries.iter().any(|&entry| Entry(entry).is(role, Manner::Whole));
    is(Role::PostControl).then(|| Control { replies: is(Role::ReplyControl) })
}

/// A text folded, digits and signs left out, each gap one space.
fn bare_words(text: &str) -> String {
    let mut gap = false;
    if text.is_ascii() {
        let mut bare = String::with_capacity(text.len());
        for byte in text.bytes() {
            if byte.is_ascii_alphabetic() || byte == b'\'' {
                if gap && !bare.is_empty() {
                    bare.push(' ');
                }
                bare.push(char::from(byte.to_ascii_lowercase()));
            }
            gap = !byte.is_ascii_alphabetic() && byte != b'\'';
        }
        return bare;
    }
    let folded = fold_phrase(text);
    let mut bare = String::with_capacity(folded.len());
    for c in folded.chars() {
        if is_alphabetic(c)
            || c == '\''
            || (!c.is_ascii() && !c.is_numeric() && !c.is_whitespace() && is_letter_like(c))
        {
            if gap && !bare.is_empty() {
                bare.push(' ');
            }
            gap = false;
            bare.push(c);
        } else {
            gap = true;
        }
    }
    bare
}

/// Marks of scripts whose vowels are not letters to Unicode (Thai, Arabic, Devanagari).
const fn is_letter_like(c: char) -> bool {
    matches!(c, '\u{0900}'..='\u{0DFF}' | '\u{0E30}'..='\u{0E4E}' | '\u{0610}'..='\u{065F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_words_give_hints() {
        for (names, hint, expected) in [
            ("comment-item even", Hints::POST, true),
            ("commentAuthor", Hints::AUTHOR, true),
            ("postusername", Hints::AUTHOR, true),
            ("postAuthor-name", Hints::AUTHOR, true),
            ("bbCodeBlock--quote", Hints::QUOTE, true),
            ("message-signature", Hints::SIGNATURE, true),
            ("design", Hints::SIGNATURE, false),
            ("compost", Hints::POST, false),
            ("review-item", Hints::COMMENT, true),
            ("StoryPreviewBox", Hints::COMMENT, false),
        ] {
            assert_eq!(hints_of(names).any(hint), expected, "{names}");
        }
    }

    #[test]
    fn controls_are_told_from_words() {
        for (text, expected) in [
            ("Reply", true),
            ("回复(3)", true),
            ("赞 12", true),
            ("[举报]", true),
            ("I would reply to that", false),
            ("3 replies", true),
            ("12", false),
            ("", false),
        ] {
            assert_eq!(find_control(text).is_some(), expected, "{text}");
        }
    }
}
