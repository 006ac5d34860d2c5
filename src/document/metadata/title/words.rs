//! The words of titles, of the page's address and of its content, for comparing them.

use std::borrow::Cow;

use crate::document::metadata::context::Context;
use crate::model::Zone;
use crate::order::sort_and_dedup;
use crate::text::border::floor;
use crate::text::letter::is_alphanumeric;

/// How much of the content is compared with titles, in bytes: more only costs time.
pub(super) const ENOUGH_TEXT: usize = 20_000;
/// What counts as the content's beginning, in bytes.
pub(super) const BEGINNING: usize = 1_500;

/// Jaccard overlap of two sorted lists of words.
pub(super) fn overlap(words: &[String], other: &[String]) -> f32 {
    let shared = words.iter().filter(|w| other.binary_search(w).is_ok()).count();
    let all = words.len() + other.len() - shared;
    if all == 0 { 0.0 } else { shared as f32 / all as f32 }
}

/// Which of some words, which are sorted, stand in the content's first so many bytes.
pub(super) fn content_words(context: &Context<'_>, wanted: &[String], bytes: usize) -> Vec<String> {
    let mut sought = Sought::new(wanted);
    let mut room = bytes;
    for (block, decision) in context.blocks().iter().zip(&context.zoning.decisions) {
        if room == 0 {
            break;
        }
        if decision.in_text && !matches!(decision.zone, Zone::Title) {
            let text = block.text.get(..floor(&block.text, room)).unwrap_or_default();
            sought.read(text);
            // A line end behind each block counts, too.
            room = room.saturating_sub(text.len() + 1);
        }
    }
    sought.seen()
}

/// Words that are looked for in a text.
struct Sought<'a> {
    words: &'a [String],
    seen: Vec<bool>,
    /// By the first byte a bit for each length: most words of a text show by it that they are none of these.
    lengths: [u32; 256],
}

impl<'a> Sought<'a> {
    fn new(words: &'a [String]) -> Self {
        let mut lengths = [0; 256];
        for word in words {
            lengths[first_byte(word)] |= 1 << (word.len() % 32);
        }
        Self { words, seen: vec![false; words.len()], lengths }
    }

    fn read(&mut self, text: &str) {
        let mut lower = String::new();
        if !text.is_ascii() {
            for word in text.split(|c: char| !is_alphanumeric(c)).filter(|word| !word.is_empty()) {
                if word.is_ascii() {
                    self.see_ascii(word.as_bytes(), &mut lower);
                } else {
                    self.see(&word.to_lowercase());
                }
            }
            return;
        }
        // The same, without a look at what else a character may be.
        for word in text.as_bytes().split(|b| !b.is_ascii_alphanumeric()) {
            self.see_ascii(word, &mut lower);
        }
    }

    /// A word of ASCII in any case; `lower` is scratch space.
    fn see_ascii(&mut self, word: &[u8], lower: &mut String) {
        let Some(first) = word.first() else { return };
        if self.lengths[usize::from(first.to_ascii_lowercase())] >> (word.len() % 32) & 1 == 1 {
            lower.clear();
            lower.extend(word.iter().map(|b| char::from(b.to_ascii_lowercase())));
            self.see(lower);
        }
    }

    fn see(&mut self, word: &str) {
        if self.lengths[first_byte(word)] >> (word.len() % 32) & 1 == 1
            && let Ok(at) = self.words.binary_search_by(|known| known.as_str().cmp(word))
            && let Some(seen) = self.seen.get_mut(at)
        {
            *seen = true;
        }
    }

    fn seen(self) -> Vec<String> {
        self.words.iter().zip(self.seen).filter(|(_, seen)| *seen).map(|(word, _)| word.clone()).collect()
    }
}

fn first_byte(word: &str) -> usize {
    word.bytes().next().map_or(0, usize::from)
}

/// Different words in lower case, sorted.
pub(super) fn words_of(text: &str) -> Vec<String> {
    let mut words: Vec<Cow<str>> = each_word(text).collect();
    sort_and_dedup(&mut words);
    words.into_iter().map(Cow::into_owned).collect()
}

/// The words of a text in lower case, which most are already.
fn each_word(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let lower = |word| {
        let is_lower = str::bytes(word).all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
    };
    text.split(|c: char| !is_alphanumeric(c)).filter(|w| !w.is_empty()).map(lower)
}

/// Words of an address' path, longer than two letters.
pub(super) fn slug_words(path: &str) -> Vec<String> {
    let mut words: Vec<String> =
        path.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| w.len() > 2).map(str::to_owned).collect();
    sort_and_dedup(&mut words);
    words
}
