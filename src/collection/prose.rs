//! The text of a document as runs of units that are the same in both scripts and whatever the punctuation.

use std::collections::BTreeMap;

use crate::lexicon::fold::fold_word;
use crate::model::{Document, Zone};
use crate::text::border::floor;
use crate::text::hash::hash_parts;
use crate::text::mass::is_unspaced;
use crate::text::simplify::simplify;

/// Weight of a run that is looked up: four characters of a script without spaces, or two words.
pub(super) const RUN_WEIGHT: u32 = 4;

/// A character of a script without spaces, or a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// What it is, in simplified characters and small letters.
    pub(super) hash: u64,
    /// Bytes of the text, half-open.
    pub(super) from: u32,
    pub(super) to: u32,
    /// 1 for a character, 2 for a word.
    pub(super) weight: u8,
    /// It is a number in figures.
    pub(super) is_number: bool,
}

/// A passage.
#[derive(Clone, Debug)]
pub(super) struct Piece<'a> {
    pub(super) block: u32,
    pub(super) text: &'a str,
    pub(super) units: Vec<Unit>,
}

/// The text of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Prose<'a> {
    pub(super) pieces: Vec<Piece<'a>>,
    /// The runs of all passages, sorted, each once.
    pub(super) runs: Vec<u64>,
    /// The passage of each block.
    pub(super) places: BTreeMap<u32, usize>,
}

impl Prose<'_> {
    /// The passage of a block.
    pub(super) fn piece(&self, block: u32) -> Option<(usize, &Piece<'_>)> {
        let &place = self.places.get(&block)?;
        Some((place, self.pieces.get(place)?))
    }
}

impl Piece<'_> {
    /// The units of a stretch of the text.
    pub(super) fn units_within(&self, from: u32, to: u32) -> (usize, usize) {
        let first = self.units.partition_point(|unit| unit.from < from);
        let last = self.units.partition_point(|unit| unit.to <= to);
        (first, last.max(first))
    }

    /// Its runs, each with its first unit.
    pub(super) fn runs(&self) -> impl Iterator<Item = (usize, u64)> {
        runs_of(&self.units)
    }
}

/// The runs of units, each with its first unit.
pub(super) fn runs_of(units: &[Unit]) -> impl Iterator<Item = (usize, u64)> {
    (0..units.len()).filter_map(|first| {
        let (mut weight, mut hash) = (0, 0_u64);
        for unit in units.get(first..)? {
            hash = (hash ^ unit.hash).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
            weight += u32::from(unit.weight);
            if weight >= RUN_WEIGHT {
                return Some((first, hash ^ hash >> 32));
            }
        }
        None
    })
}

/// The passages of a document's article.
pub(super) fn prepare(document: &Document) -> Prose<'_> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let blocks = blocks.filter_map(|&block| document.blocks.get(block as usize));
    let told = blocks.filter(|block| {
        !block.hidden
            && matches!(block.zone, Zone::Paragraph | Zone::Quotation | Zone::ListItem | Zone::Standfirst)
    });
    let pieces: Vec<Piece<'_>> =
        told.map(|block| Piece { block: block.i, text: &block.text, units: units_of(&block.text) }).collect();
    let mut runs: Vec<u64> = pieces.iter().flat_map(|piece| piece.runs().map(|(_, run)| run)).collect();
    runs.sort_unstable();
    runs.dedup();
    let places = pieces.iter().enumerate().map(|(place, piece)| (piece.block, place)).collect();
    Prose { pieces, runs, places }
}

/// Where a gloss ends whose bracket opens at a place; nowhere behind it where it is none. Reports of one agency have
/// names in Latin letters or explanations there, or leave them out.
fn end_of_gloss(text: &str, at: usize) -> usize {
    /// Longest gloss in bytes.
    const LONGEST: usize = 90;
    let most = floor(text, (at + LONGEST).min(text.len()));
    let inside = text.get(at..most).unwrap_or_default();
    inside.find([')', '）']).map_or(at, |end| at + end)
}

/// The units of a text, glosses in brackets left out.
pub(super) fn units_of(text: &str) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(text.len() / 3);
    let mut word: Option<usize> = None;
    let mut gloss_end = 0;
    let end_word = |units: &mut Vec<Unit>, word: &mut Option<usize>, to: usize| {
        if let Some(from) = word.take()
            && let Some(written) = text.get(from..to)
        {
            let hash = hash_parts(&[&fold_word(&half_width(written))]);
            units.push(Unit {
                hash,
                from: from as u32,
                to: to as u32,
                weight: 2,
                is_number: written.starts_with(char::is_numeric),
            });
        }
    };
    for (at, c) in text.char_indices() {
        if at < gloss_end {
            continue;
        }
        if matches!(c, '(' | '（') {
            gloss_end = end_of_gloss(text, at);
        }
        if is_unspaced(c) {
            end_word(&mut units, &mut word, at);
            let mut simple = [0; 4];
            let hash = hash_parts(&[simplify(c).encode_utf8(&mut simple)]);
            let to = (at + c.len_utf8()) as u32;
            units.push(Unit { hash, from: at as u32, to, weight: 1, is_number: false });
        } else if c.is_alphanumeric() {
            word.get_or_insert(at);
        } else if !matches!(c, '\'' | '’' | '.' | ',') || !goes_on(text, at, c) {
            end_word(&mut units, &mut word, at);
        }
    }
    end_word(&mut units, &mut word, text.len());
    units
}

/// Whether a sign stands inside a word or a number: it's, 2,300.
fn goes_on(text: &str, at: usize, c: char) -> bool {
    text.get(at + c.len_utf8()..)
        .and_then(|rest| rest.chars().next())
        .is_some_and(|next| next.is_ascii_alphanumeric())
}

/// Full-width letters and figures as those of ASCII, without the signs between them.
fn half_width(word: &str) -> String {
    word.chars()
        .filter(|c| c.is_alphanumeric())
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            _ => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{runs_of, units_of};

    #[test]
    fn script_and_punctuation_are_not_told_apart() {
        let hashes = |text: &str| units_of(text).iter().map(|unit| unit.hash).collect::<Vec<_>>();
        for (a, b) in [
            ("「灣區」開放２３年", "“湾区”开放 23 年"),
            ("It's 2,300 ferries.", "its 2300 Ferries"),
            ("Ａbc", "abc"),
            ("他们（指中国人）无论", "他们无论"),
        ] {
            assert_eq!(hashes(a), hashes(b), "{a} / {b}");
        }
    }

    #[test]
    fn units_are_found_in_the_text_again() {
        let text = "港口 reopens：2023年（旧历）";
        let written: Vec<_> =
            units_of(text).iter().map(|unit| &text[unit.from as usize..unit.to as usize]).collect();
        assert_eq!(written, ["港", "口", "reopens", "2023", "年"]);
        assert_eq!(runs_of(&units_of(text)).count(), 3);
    }
}
