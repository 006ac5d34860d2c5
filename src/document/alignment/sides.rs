//! The two languages of a page, and what stands in each.

use std::collections::BTreeSet;

use super::lengths::count_letters;
use super::reader::names_language;
use super::rows::find_rows;
use super::telling::tell_sides;

use crate::block::{Page, Place, holds_both};
use crate::model::{Block, Zone, ZoneGroup};
use crate::text::language::{are_told_by_words, base_code, find_own_words, share_script};
use crate::text::letter::is_alphabetic;

/// What stands for itself on one side: mostly a block, of a text capture the lines of one sentence.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is known by itself; they form no states")]
pub(super) struct Unit {
    pub(super) blocks: Vec<u32>,
    /// Its number among the units of both sides.
    pub(super) place: u32,
    /// How long it is, in letters of English.
    pub(super) letters: f32,
    pub(super) heading: bool,
    pub(super) content: bool,
    pub(super) byline: bool,
    /// A label, or a line in both languages, stands directly before it.
    pub(super) apart: bool,
    /// The smallest part of the page around it that holds both languages, where that holds few units.
    pub(super) row: Option<u32>,
}

/// The units of two languages in page order; `a` begins first.
#[derive(Debug, Default)]
pub(super) struct Sides {
    /// Codes without script.
    pub(super) languages: [String; 2],
    pub(super) a: Vec<Unit>,
    pub(super) b: Vec<Unit>,
}

/// Least share of the content that a second language has, in bytes, and the fewest blocks and bytes.
const SHARE: usize = 25;
const FEWEST: usize = 2;
const BYTES: usize = 60;

/// Blocks behind the content that may still belong to it: thanks and signatures are short.
const BEHIND: usize = 3;

/// Most units of a side; a longer text is no page that is read beside its translation.
const MOST: usize = 3000;

/// Longest line that heads the text of a language ("Deutsch:", "English version"), in bytes.
const LABEL: usize = 26;

/// The sides of a page whose content has two languages; none of most pages, which is seen at once.
pub(super) fn find_sides(page: &Page, blocks: &[Block]) -> Option<Sides> {
    let [first, second] = two_languages(blocks, page.dom.nodes().is_empty())?;
    let lines = page.dom.nodes().is_empty();
    let from = blocks.iter().position(|block| is_text(block, lines))?;
    let to = blocks.iter().rposition(|block| is_text(block, lines))? + BEHIND;
    let same_script = share_script(&first, &second);
    let languages = [first.as_str(), second.as_str()];
    let numbers: Vec<usize> =
        near_text(blocks, from, to, lines).filter(|&i| blocks.get(i).is_some_and(may_take_part)).collect();
    let told = tell_sides(page, blocks, &numbers, languages);
    let sides: Vec<(usize, Option<usize>)> = numbers.into_iter().zip(told).collect();
    if are_told_by_words(languages) && !hold_own_words(blocks, &sides, languages) {
        return None;
    }
    let mut found = Sides { languages: [first, second], ..Sides::default() };
    let mut pending: Option<(usize, usize)> = None;
    let mut apart = false;
    for (i, side) in sides {
        let Some((block, side)) = blocks.get(i).zip(side) else { continue };
        let parted = || same_script && block.level.is_some() && block.text.contains(" / ");
        let both = || parted() || holds_both(&block.text) || !same_script && ends_in_other(&block.text);
        if is_label(block, &found.languages) || both() {
            (pending, apart) = (None, true);
            continue;
        }
        let joins = pending.is_some_and(|before| before.1 == side && runs_on(page, blocks, before.0, i));
        found.push(block, side, joins, std::mem::take(&mut apart));
        pending = Some((i, side));
    }
    found.settle();
    find_rows(page, &mut found);
    let enough = |units: &[Unit]| (1..=MOST).contains(&units.len());
    (enough(&found.a) && enough(&found.b)).then_some(found)
}

/// Bytes of a sentence.
const SENTENCE: usize = 60;

/// Whether a block is content, or a sentence that may have been zoned wrongly for being in a second language: `lines`
/// of a text capture are, too, for what stands around them.
fn is_text(block: &Block, lines: bool) -> bool {
    let content = block.zone.group() == ZoneGroup::Content;
    let doubtful = match block.zone {
        Zone::Other | Zone::Legal | Zone::Disclaimer => true,
        Zone::Recommendation | Zone::Promotion => lines,
        _ => false,
    };
    !block.hidden && (content || doubtful && block.text.len() >= SENTENCE)
}

/// Blocks of markup beside the content that may belong to it; what is further away are menus.
const BESIDE: usize = 12;

/// The blocks between two that are near content; of text captures all.
fn near_text(blocks: &[Block], from: usize, to: usize, lines: bool) -> impl Iterator<Item = usize> {
    let end = blocks.len().min(to + 1);
    let mut near = vec![lines; end];
    if !lines {
        let mut last = None;
        for i in (from..end).chain((from..end).rev()) {
            if blocks.get(i).is_some_and(|block| is_text(block, lines)) {
                last = Some(i);
            }
            if let Some(near) = near.get_mut(i) {
                *near |= last.is_some_and(|last: usize| last.abs_diff(i) <= BESIDE);
            }
        }
    }
    (from..end).filter(move |&i| near.get(i).copied().unwrap_or(false))
}

/// The two languages with most content, if the second has enough.
fn two_languages(blocks: &[Block], lines: bool) -> Option<[String; 2]> {
    let mut found: Vec<(&str, usize, usize)> = Vec::new();
    // Where a language is not told, the text may still be in the second of a page.
    for block in blocks.iter().filter(|block| is_text(block, lines)) {
        let Some(base) = block.lang.as_deref().map(base_code).filter(|_| block.zone != Zone::Code) else {
            continue;
        };
        match found.iter_mut().find(|known| known.0 == base) {
            Some(known) => (known.1, known.2) = (known.1 + block.text.len(), known.2 + 1),
            None => found.push((base, block.text.len(), 1)),
        }
    }
    if found.len() < 2 {
        return None;
    }
    join_ideographs(&mut found);
    let most = |found: &[(&str, usize, usize)]| {
        found.iter().enumerate().max_by_key(|(_, known)| known.1).map(|(at, _)| at)
    };
    let (first, bytes, _) = found.swap_remove(most(&found)?);
    let (second, other, count) = found.swap_remove(most(&found)?);
    let enough = other * SHARE >= bytes && count >= FEWEST && other >= BYTES;
    enough.then(|| [first.to_owned(), second.to_owned()])
}

/// A heading of ideographs alone is Japanese on a Japanese page.
fn join_ideographs(found: &mut Vec<(&str, usize, usize)>) {
    let place = |found: &[(&str, usize, usize)], code: &str| found.iter().position(|known| known.0 == code);
    let (Some(japanese), Some(chinese)) = (place(found, "ja"), place(found, "zh")) else { return };
    let bytes = |at: usize| found.get(at).map_or(0, |known| known.1);
    if bytes(chinese) * 4 < bytes(japanese) {
        let added = bytes(chinese);
        if let Some(known) = found.get_mut(japanese) {
            known.1 += added;
        }
        found.remove(chinese);
    }
}

/// Whether a block may have a partner. What is not content may: the second language is often zoned wrongly.
fn may_take_part(block: &Block) -> bool {
    let zone = block.zone != Zone::Code && block.zone.group() != ZoneGroup::Conversation;
    zone && !block.hidden && block.text.chars().any(is_alphabetic)
}

/// Letters and words of a sentence that follows one of another language.
const FOLLOWING: [usize; 2] = [12, 3];

/// Whether a text of another script ends in a sentence of Latin script, so that it is in both languages.
fn ends_in_other(text: &str) -> bool {
    let Some((at, _)) = text.char_indices().rev().find(|&(_, c)| c > '\u{250}' && is_alphabetic(c)) else {
        return false;
    };
    let rest = text.get(at..).unwrap_or_default();
    let Some(end) = rest.find(['。', '：', '！', '？', '；', '.', '!', '?']) else { return false };
    let tail = rest.get(end..).unwrap_or_default();
    let words = tail.split_whitespace().filter(|word| word.is_ascii()).count();
    tail.chars().filter(char::is_ascii_alphabetic).count() >= FOLLOWING[0] && words >= FOLLOWING[1]
}

/// Fewest different words of each language in its blocks, where nothing but words tells two languages apart.
const WORDS: usize = 4;

/// Whether the blocks of both languages hold enough words that are common in theirs and not in the other: names and
/// terms alone make no language.
fn hold_own_words(blocks: &[Block], sides: &[(usize, Option<usize>)], languages: [&str; 2]) -> bool {
    let [first, second] = languages;
    let mut words = [BTreeSet::new(), BTreeSet::new()];
    for (block, side) in sides.iter().filter_map(|&(i, side)| blocks.get(i).zip(side)) {
        let own = if side == 0 { [first, second] } else { [second, first] };
        if let Some(words) = words.get_mut(side).filter(|words| words.len() < WORDS) {
            find_own_words(&block.text, own, words);
        }
    }
    words.iter().all(|words| words.len() >= WORDS)
}

/// Whether a block only says which language follows.
fn is_label(block: &Block, languages: &[String; 2]) -> bool {
    if block.text.len() > LABEL {
        return false;
    }
    // In its own letters, or in English on a page without.
    let ascii = block.text.is_ascii();
    let asked = languages.iter().map(String::as_str).filter(|language| ascii == share_script(language, "en"));
    asked.chain(ascii.then_some("en")).any(|language| names_language(&block.text, language))
}

/// Whether a line of a text capture goes on with the sentence of the one before.
fn runs_on(page: &Page, blocks: &[Block], before: usize, i: usize) -> bool {
    let (Some(raw), Some(above)) = (page.blocks.get(i), blocks.get(before)) else { return false };
    let Place::Line { bullet: false, blank_before: 0, .. } = raw.place else { return false };
    let open =
        |c: char| is_alphabetic(c) || matches!(c, ',' | '，' | '、' | '،' | ';' | '；' | '-' | '–' | '—');
    before + 1 == i && above.zone.is_body() && above.zone != Zone::Heading && above.text.ends_with(open)
}

impl Sides {
    fn push(&mut self, block: &Block, side: usize, joins: bool, apart: bool) {
        let language = self.languages.get(side).map_or("", String::as_str);
        let letters = count_letters(&block.text, language);
        let place = (self.a.len() + self.b.len()) as u32;
        let units = if side == 0 { &mut self.a } else { &mut self.b };
        if let Some(unit) = units.last_mut().filter(|_| joins) {
            unit.blocks.push(block.i);
            unit.letters += letters;
            return;
        }
        units.push(Unit {
            blocks: vec![block.i],
            place,
            letters,
            heading: block.level.is_some() || matches!(block.zone, Zone::Heading | Zone::Title),
            content: block.zone.group() == ZoneGroup::Content,
            byline: block.zone == Zone::Byline,
            apart,
            row: None,
        });
    }

    /// Puts the language first in which the content begins.
    fn settle(&mut self) {
        let place =
            |units: &[Unit]| units.iter().find(|unit| unit.content).map_or(u32::MAX, |unit| unit.place);
        if place(&self.b) < place(&self.a) {
            std::mem::swap(&mut self.a, &mut self.b);
            self.languages.swap(0, 1);
        }
    }

    /// Sets the language of every block to that of its side.
    pub(super) fn settle_languages(&self, blocks: &mut [Block]) {
        for (units, language) in [&self.a, &self.b].into_iter().zip(&self.languages) {
            for &i in units.iter().flat_map(|unit| &unit.blocks) {
                if let Some(block) = blocks.get_mut(i as usize)
                    && block.lang.as_deref().map(base_code) != Some(language)
                {
                    block.lang = Some(language.clone());
                }
            }
        }
    }

    /// The tags of the two languages, with the script that most of the text is in.
    pub(super) fn tags(&self, blocks: &[Block]) -> [String; 2] {
        [&self.a, &self.b].map(|units| {
            let mut found: Vec<(&str, usize)> = Vec::new();
            for block in units.iter().flat_map(|unit| &unit.blocks).filter_map(|&i| blocks.get(i as usize)) {
                let tag = block.lang.as_deref().unwrap_or_default();
                match found.iter_mut().find(|known| known.0 == tag) {
                    Some(known) => known.1 += block.text.len(),
                    None => found.push((tag, block.text.len())),
                }
            }
            found.iter().max_by_key(|known| known.1).map_or_else(String::new, |known| known.0.to_owned())
        })
    }
}
