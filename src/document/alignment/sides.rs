//! The two languages of a page, and what stands in each.

use std::collections::BTreeSet;

use super::super::languages::Leaning;
use super::content::{Kind, is_content, is_text, near_text};
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

/// Least share of the content that only leans to a second language, in bytes.
const LEAST: usize = 8;

/// Most units of a side; a longer text is no page that is read beside its translation.
const MOST: usize = 3000;

/// Longest line that heads the text of a language ("Deutsch:", "English version"), in bytes.
const LABEL: usize = 26;

/// The sides of a page whose content has two languages; none of most pages, which is seen at once.
pub(super) fn find_sides(page: &Page, blocks: &[Block], leaning: &Leaning) -> Option<Sides> {
    let kind = Kind::of(page, blocks);
    let [first, second] = two_languages(blocks, kind, leaning)?;
    let same_script = share_script(&first, &second);
    let languages = [first.as_str(), second.as_str()];
    let numbers: Vec<usize> =
        near_text(blocks, kind).filter(|&i| blocks.get(i).is_some_and(may_take_part)).collect();
    let told = tell_sides(page, blocks, &numbers, languages);
    let mut sides: Vec<(usize, Option<usize>)> = numbers.into_iter().zip(told).collect();
    if kind == Kind::Markup && !same_script {
        // Menus in a third language: names and code are content, or stand inside it.
        let neither = |block: &Block| !block.text.chars().any(|c| is_alphabetic(c) && c > '\u{24f}');
        let latin = languages.iter().any(|language| share_script(language, "en"));
        let menu = |i: usize| blocks.get(i).is_some_and(|block| !is_text(block, kind) && neither(block));
        sides.retain(|&(i, _)| latin || !menu(i));
    }
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
        found.push(block, side, joins, std::mem::take(&mut apart), kind);
        pending = Some((i, side));
    }
    found.settle();
    find_rows(page, &mut found);
    let enough = |units: &[Unit]| (1..=MOST).contains(&units.len());
    (enough(&found.a) && enough(&found.b)).then_some(found)
}

/// The two languages with most content, if the second has enough.
fn two_languages(blocks: &[Block], kind: Kind, leaning: &Leaning) -> Option<[String; 2]> {
    let mut found: Vec<(&str, usize, usize)> = Vec::new();
    // Where a language is not told, the text may still be in the second of a page.
    for block in blocks.iter().filter(|block| is_text(block, kind)) {
        let Some(base) = block.lang.as_deref().map(base_code).filter(|_| block.zone != Zone::Code) else {
            continue;
        };
        match found.iter_mut().find(|known| known.0 == base) {
            Some(known) => (known.1, known.2) = (known.1 + block.text.len(), known.2 + 1),
            None => found.push((base, block.text.len(), 1)),
        }
    }
    if found.len() > 1 {
        join_ideographs(&mut found);
    }
    let most = |found: &[(&str, usize, usize)]| {
        found.iter().enumerate().max_by_key(|(_, known)| known.1).map(|(at, _)| at)
    };
    let (first, bytes, _) = found.swap_remove(most(&found)?);
    let told = most(&found).map(|at| found.swap_remove(at));
    let told = told.filter(|&(_, other, count)| other * SHARE >= bytes && count >= FEWEST && other >= BYTES);
    // Short texts tell their language only all together.
    let leans = || leaning.beside(first, BYTES.max(bytes / LEAST));
    let untold = || (!share_script(first, "en") && is_beside_untold(blocks, kind, first)).then_some(UNTOLD);
    let second = told.map(|(second, ..)| second).or_else(leans).or_else(untold)?;
    Some([first.to_owned(), second.to_owned()])
}

/// The code of a language of Latin script that is none of those known by their words.
pub(in crate::document) const UNTOLD: &str = "und";

/// Fewest blocks in it, and what they are of those in the other at least: as many as a half, and of their bytes a fourth.
const BLOCKS: usize = 4;
const BYTES_OF: usize = 4;

/// Whether beside the blocks of a language stand about as many of Latin script whose language is not told.
fn is_beside_untold(blocks: &[Block], kind: Kind, first: &str) -> bool {
    let (mut told, mut untold) = ((0, 0), (0, 0));
    for block in blocks.iter().filter(|block| is_text(block, kind) && block.zone != Zone::Code) {
        let count = match &block.lang {
            Some(tag) if base_code(tag) == first => &mut told,
            None if block.text.chars().any(is_alphabetic) => &mut untold,
            _ => continue,
        };
        *count = (count.0 + 1, count.1 + block.text.len());
    }
    untold.0 >= BLOCKS && untold.0 * 2 >= told.0 && told.0 * 2 >= untold.0 && untold.1 * BYTES_OF >= told.1
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

/// The least byte that a letter of another script begins with.
const OTHER_SCRIPTS: u8 = 0xc9;

/// Whether a text of another script ends in a sentence of Latin script, so that it is in both languages.
fn ends_in_other(text: &str) -> bool {
    // Bytes that letters of other scripts begin with.
    if !text.bytes().any(|b| b >= OTHER_SCRIPTS) {
        return false;
    }
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

/// Bytes of a line that is full: shorter ones end where they end.
const WIDTH: usize = 40;

/// Whether a line of a text capture goes on with the sentence of the one before.
fn runs_on(page: &Page, blocks: &[Block], before: usize, i: usize) -> bool {
    let (Some(raw), Some(above)) = (page.blocks.get(i), blocks.get(before)) else { return false };
    let Place::Line { bullet: false, blank_before: 0, .. } = raw.place else { return false };
    let open =
        |c: char| is_alphabetic(c) || matches!(c, ',' | '，' | '、' | '،' | ';' | '；' | '-' | '–' | '—');
    let body = above.zone.is_body() && above.zone != Zone::Heading;
    before + 1 == i && body && above.text.len() >= WIDTH && above.text.ends_with(open)
}

impl Sides {
    fn push(&mut self, block: &Block, side: usize, joins: bool, apart: bool, kind: Kind) {
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
            content: is_content(block, kind),
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
        let sides = [&self.a, &self.b].into_iter().zip(&self.languages);
        for (units, language) in sides.filter(|side| side.1 != UNTOLD) {
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
            let tag = found.iter().max_by_key(|known| known.1).map_or("", |known| known.0);
            if tag.is_empty() { UNTOLD.to_owned() } else { tag.to_owned() }
        })
    }
}
