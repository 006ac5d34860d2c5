//! The words of titles, of the page's address and of its content, for comparing them.

use std::borrow::Cow;

use crate::document::metadata::context::Context;
use crate::model::Zone;
use crate::order::sort_and_dedup;

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

/// Words of the content's first so many bytes.
pub(super) fn content_words(context: &Context<'_>, bytes: usize) -> Vec<String> {
    let mut text = String::new();
    for (block, decision) in context.blocks().iter().zip(&context.zoning.decisions) {
        if decision.in_text && !matches!(decision.zone, Zone::Title) && text.len() < bytes {
            let room = bytes - text.len();
            let end = (0..=room.min(block.text.len())).rev().find(|&at| block.text.is_char_boundary(at));
            text.push_str(block.text.get(..end.unwrap_or(0)).unwrap_or_default());
            text.push('\n');
        }
    }
    words_of(&text)
}

/// Different words in lower case, sorted.
pub(super) fn words_of(text: &str) -> Vec<String> {
    // Most words are in lower case, and most come again.
    let lower = |word| {
        let is_lower = str::bytes(word).all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
    };
    let mut words: Vec<Cow<str>> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(lower).collect();
    sort_and_dedup(&mut words);
    words.into_iter().map(Cow::into_owned).collect()
}

/// Words of an address' path, longer than two letters.
pub(super) fn slug_words(path: &str) -> Vec<String> {
    let mut words: Vec<String> =
        path.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| w.len() > 2).map(str::to_owned).collect();
    sort_and_dedup(&mut words);
    words
}
