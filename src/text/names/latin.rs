//! Names in Latin script: runs of words with capitals, told apart by the words in them and before them.
//!
//! Where every noun has a capital, or every word of a heading, runs are too long or too many to be names: runs of more
//! than [`MOST_WORDS`] are left alone, and what a sentence begins with counts only with a second capital.

use std::ops::Range;

use crate::lexicon::fold::fold_word;
use crate::lexicon::{Role, is};
use crate::text::letter::is_alphabetic;

use super::{Kind, NameSpan};

/// Words of the longest name: of a body.
const MOST_WORDS: usize = 9;
/// Words of the longest name of a person.
const MOST_OF_PERSON: usize = 5;
/// Letters of an abbreviation.
const ABBREVIATION: std::ops::RangeInclusive<usize> = 2..=6;

/// How often each kind of run is what it is said to be; picked by hand on the articles of the project's English news.
mod sure {
    /// A title before it.
    pub(super) const TITLED: f32 = 0.9;
    /// Two words and more with capitals, nothing else known.
    pub(super) const CAPITALS: f32 = 0.7;
    /// A word such as "Ministry" or "River" in it.
    pub(super) const WORDED: f32 = 0.85;
    /// An abbreviation.
    pub(super) const SHORT: f32 = 0.6;
    /// A word or two behind "in".
    pub(super) const LOCATED: f32 = 0.5;
}

/// A word of Latin letters.
#[derive(Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    at: usize,
}

impl Word<'_> {
    const fn end(&self) -> usize {
        self.at + self.text.len()
    }

    fn has_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    fn is(&self, role: Role) -> bool {
        is(role, fold_word(self.text.trim_end_matches('.')).as_ref())
    }
}

/// Adds the names in Latin script to those found, in order.
pub(super) fn add_names(text: &str, found: &mut Vec<NameSpan>) {
    let words = words_of(text);
    let mut latin = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let run = run_at(text, &words, at);
        if run.is_empty() {
            at += 1;
            continue;
        }
        at = run.end;
        let before = run.start.checked_sub(1).and_then(|before| words.get(before));
        let before = before.filter(|before| {
            words.get(run.start).is_some_and(|first| text.get(before.end()..first.at).is_some_and(is_space))
        });
        if let Some(run) = words.get(run)
            && let Some(name) = name_of(text, run, before)
        {
            latin.push(name);
        }
    }
    if latin.is_empty() {
        return;
    }
    // Where the chain has found a name, it saw more.
    latin.retain(|name| !found.iter().any(|other| other.from < name.to && name.from < other.to));
    found.extend(latin);
    found.sort_by_key(|name| name.from);
}

/// The words of Latin letters, with the signs that stand within them and the point behind an initial.
fn words_of(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word> = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = is_latin(c) || open.is_some() && matches!(c, '\'' | '’' | '-' | '.');
        match open {
            None if inside => open = Some(at),
            Some(from) if !inside => {
                open = None;
                let Some(word) = text.get(from..at) else { continue };
                let bare = word.trim_end_matches(['\'', '’', '-', '.']);
                let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
                // J. and Dr. keep their points, a sentence does not.
                let pointed = word.len() == bare.len() + 1 && word.ends_with('.');
                let initial = bare.chars().count() == 1 && bare.chars().all(char::is_uppercase);
                let titled = pointed && is(Role::PersonTitle, fold_word(bare).as_ref());
                let text = if pointed && (initial || titled) { word } else { bare };
                words.push(Word { text, at: from });
            }
            _ => {}
        }
    }
    words
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || ('\u{c0}'..'\u{250}').contains(&c) && is_alphabetic(c)
}

fn is_space(between: &str) -> bool {
    matches!(between, " " | "\u{a0}" | "\u{202f}")
}

/// The words with capitals from a place on, as far as only spaces and small words of names are between.
fn run_at(text: &str, words: &[Word], at: usize) -> Range<usize> {
    let starts = |word: &Word| word.has_capital() && !is_everyday(word);
    if !words.get(at).is_some_and(starts) {
        return at..at;
    }
    let mut end = at + 1;
    // The last word with a capital; the small ones behind it are given back.
    let mut last = end;
    while let (Some(before), Some(word)) = (words.get(end - 1), words.get(end)) {
        let near = text.get(before.end()..word.at).is_some_and(is_space);
        let small = word.is(Role::NameParticle) || joins_body(words, at, word);
        if !near || !(word.has_capital() || small) || ends_run(word) {
            break;
        }
        end += 1;
        if word.has_capital() {
            last = end;
        }
    }
    at..last
}

/// "of", "for": within the name of a body.
fn joins_body(words: &[Word], from: usize, word: &Word) -> bool {
    let run = words.get(from..).unwrap_or_default();
    let before = run.iter().take_while(|other| other.at < word.at);
    word.is(Role::OfficePreposition) && before.into_iter().any(|other| other.is(Role::BodyWord))
}

/// A word that has its capital from where it stands, or as months and days have one.
fn is_everyday(word: &Word) -> bool {
    is(Role::FunctionWord, &word.text.to_lowercase()) || ends_run(word)
}

fn ends_run(word: &Word) -> bool {
    [Role::Month, Role::Weekday, Role::ArticleWord].into_iter().any(|role| word.is(role))
}

/// What a run of words with capitals names.
fn name_of(text: &str, run: &[Word], before: Option<&Word>) -> Option<NameSpan> {
    let leads = run.iter().take_while(|word| word.is(Role::PersonTitle)).count();
    let titled = leads > 0 || before.is_some_and(|word| word.is(Role::PersonTitle));
    let span = |kind: Kind, words: &[Word], confidence: f32| {
        let (first, last) = (words.first()?, words.last()?);
        Some(NameSpan { kind, from: first.at, to: last.end(), confidence })
    };
    if run.len() > MOST_WORDS {
        return None;
    }
    if run.iter().any(|word| word.is(Role::BodyWord)) && run.len() > 1 {
        return span(Kind::Body, run, sure::WORDED);
    }
    if run.len() > 1 && run.iter().any(|word| word.is(Role::PlaceWord)) {
        return span(Kind::Place, run, sure::WORDED);
    }
    let rest = run.get(leads..)?;
    if rest.is_empty() || rest.len() > MOST_OF_PERSON {
        return None;
    }
    let loud = |word: &Word| !word.text.chars().any(char::is_lowercase) && word.text.len() > 2;
    if let [word] = rest {
        let letters = word.text.chars().filter(|c| c.is_alphabetic()).count();
        return if titled && !loud(word) {
            span(Kind::Person, rest, sure::TITLED)
        } else if before.is_some_and(|before| before.is(Role::PlacePreposition)) && !loud(word) {
            span(Kind::Place, rest, sure::LOCATED)
        } else if loud(word) && ABBREVIATION.contains(&letters) && holds_small(text) {
            span(Kind::Body, rest, sure::SHORT)
        } else {
            None
        };
    }
    if rest.iter().any(loud) {
        return None;
    }
    if titled {
        return span(Kind::Person, rest, sure::TITLED);
    }
    if rest.len() == 2 && before.is_some_and(|before| before.is(Role::PlacePreposition)) {
        return span(Kind::Place, rest, sure::LOCATED);
    }
    span(Kind::Person, rest, sure::CAPITALS)
}

/// Whether a text is not in capitals throughout.
fn holds_small(text: &str) -> bool {
    text.chars().any(char::is_lowercase)
}
