//! What a name looks like: a person's, an account's, nobody's, none at all; and what is only a role.

use crate::text::letter::{is_alphabetic, is_alphanumeric};
use crate::text::search::holds;

use super::super::date::is_han;
use crate::lexicon::fold::{fold_phrase, fold_word};
use crate::lexicon::{Role, begins, ends, holds as holds_entry, is};

/// What a name looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum NameKind {
    /// Two to five capitalised words, or two to four ideographs.
    Person,
    /// A pen name, an account, an agency: a name that is not shaped like a person's.
    Other,
    /// An account that names nobody: admin, staff, editor, guest.
    Nobody,
    /// No name: an address, a sentence, a number.
    Junk,
}

/// Longest name, in characters: organisations have long ones, sentences are longer.
const LONGEST_NAME: usize = 70;

/// What a name looks like.
pub(crate) fn classify_name(name: &str) -> NameKind {
    let name = name.trim();
    let length = name.chars().count();
    let lower = name.to_lowercase();
    if length == 0 || length > LONGEST_NAME || !name.chars().any(is_alphabetic) {
        return NameKind::Junk;
    }
    let address = holds(&lower, "://")
        || lower.starts_with("www.")
        || (lower.contains('@') && lower.contains('.'))
        || lower.contains('\n');
    let markup =
        name.contains(['{', '}', '<', '>', '=', '?', '!', '…']) || holds(&lower, "null") && length < 12;
    if address || markup {
        return NameKind::Junk;
    }
    if is_nobody(&lower) || is_number_of_account(&lower) {
        return NameKind::Nobody;
    }
    if is_no_name(name) {
        return NameKind::Junk;
    }
    if name.contains(['&', '＆']) || is_collective(name) {
        return NameKind::Other;
    }
    if name.chars().all(|c| is_han(c) || c == '·' || c == '•') {
        let han = name.chars().filter(|c| is_han(*c)).count();
        return if (2..=4).contains(&han) || name.contains('·') {
            NameKind::Person
        } else {
            NameKind::Other
        };
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.len() > 8 || is_page_phrase(&lower) {
        return NameKind::Junk;
    }
    let capital = |word: &&str| word.chars().find(|&c| is_alphabetic(c)).is_some_and(|c| !c.is_lowercase());
    let capitals = words.iter().filter(|word| capital(word)).count();
    let digits = name.chars().any(|c| c.is_ascii_digit());
    if (2..=5).contains(&words.len()) && capitals >= 2 && !digits {
        NameKind::Person
    } else {
        NameKind::Other
    }
}

/// Whether a short line beside names is a button, a section, the heading of a list or a note about rights.
fn is_no_name(name: &str) -> bool {
    const HEADS: [Role; 5] =
        [Role::AuthorNoName, Role::Section, Role::RecommendationHead, Role::RankingHead, Role::CommentsHead];
    let folded = fold_phrase(name);
    HEADS.into_iter().any(|role| is(role, &folded))
        || begins(Role::AuthorNoName, &folded)
        || holds_entry(Role::AuthorNoName, &folded)
}

/// Whether a name is that of several who sign together: a team, a desk, the staff of an outlet.
pub(crate) fn is_collective(name: &str) -> bool {
    ends(Role::AuthorCollective, &fold_phrase(name))
}

/// Whether a name is only the number of an account, as content managers give them (`K_20931`).
fn is_number_of_account(lower: &str) -> bool {
    /// Fewest digits: pen names end in a year or a house number.
    const DIGITS: usize = 5;
    /// Most letters before them, where no sign parts them.
    const LETTERS: usize = 2;
    let letters = lower.find(|c: char| c.is_ascii_digit()).unwrap_or(lower.len());
    let (word, number) = lower.split_at_checked(letters).unwrap_or((lower, ""));
    let bare = word.trim_end_matches(['_', '-', ' ', '#']);
    number.len() >= DIGITS && number.bytes().all(|b| b.is_ascii_digit()) && bare.chars().count() <= LETTERS
}

/// Whether every one of at least two words is one with which pages speak of themselves.
fn is_page_phrase(lower: &str) -> bool {
    let mut words = lower.split(|c: char| !is_alphanumeric(c)).filter(|word| !word.is_empty());
    let listed = |word: &str| is(Role::PageWord, &fold_word(word));
    words.next().is_some_and(listed) && words.next().is_some_and(listed) && words.all(listed)
}

fn is_nobody(lower: &str) -> bool {
    let bare = lower.trim_matches(|c: char| !is_alphanumeric(c));
    let listed = |word: &str| is(Role::Nobody, &fold_word(word));
    listed(bare) || {
        let mut words = bare.split([' ', '_', '-', '.']).filter(|w| !w.is_empty()).peekable();
        words.peek().is_some() && words.all(|word| listed(word) || is(Role::NobodyFiller, &fold_word(word)))
    }
}

/// Whether a part of a list is a role, not a name.
pub(super) fn is_role(part: &str) -> bool {
    let mut words =
        part.split(|c: char| c.is_whitespace() || c == '-' || c == '/').filter(|w| !w.is_empty()).peekable();
    words.peek().is_some()
        && words.all(|word| {
            let word = fold_word(word);
            is_listed(Role::TitleAttribute, &word) || is_listed(Role::WriterTitle, &word)
        })
}

/// Whether a word is a title such as "editor" or "Korrespondentin".
pub(super) fn is_title(word: &str) -> bool {
    is_listed(Role::WriterTitle, &fold_word(word))
}

/// Whether a folded word is one of a role, with the full stop of a short form or without.
fn is_listed(role: Role, word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !is_alphanumeric(c) && c != '.');
    is(role, bare) || bare.ends_with('.') && is(role, bare.trim_end_matches('.'))
}
