//! Which of two languages each block of a page is in: what its letters and words tell, and for those that tell little
//! (code, names, numbers, short lines) where it stands among the others.
//!
//! Both are odds, so that they add up: languages that change from block to block, or follow one another once, are a
//! chain of two states, and each block gets the likelier one, all others considered (forward and backward).

use rustc_hash::FxHashMap;

use super::spelling::{Spelling, plain_words};
use crate::block::Page;
use crate::dom::Tag;
use crate::model::{Block, ZoneGroup};
use crate::text::language::{base_code, compare_words, share_script};
use crate::text::letter::is_alphabetic;

/// Odds, as logarithms: letters of a script that only one of the languages has, or an element that states it.
const CERTAIN: f32 = 8.0;

/// A common word of one language more than of the other, in languages of one script and in a text of Latin script.
const WORD: f32 = 1.5;
const LATIN_WORD: f32 = 2.0;

/// Any other word of Latin script: code and names are.
const ANY_WORD: f32 = 0.7;
const WORDS: usize = 8;

/// What the page states to be in: templates say that of all pages.
const STATED: f32 = 0.1;

/// An ideograph of a text that has no kana, for Chinese against Japanese.
const IDEOGRAPH: f32 = 0.5;

/// What spelling tells at most, of a word and of a block, and what makes a block sure.
const SPELLED_WORD: f32 = 1.5;
const SPELLED: f32 = 6.0;
const SURE: f32 = 3.0;

/// Sure blocks of each language that tell how often it changes, and what the odds of others are that lean to one.
const MANY: usize = 3;
const LEANS: f32 = 0.6;

/// Bytes of a language that tell how it is spelled; more tell no more.
const LEARNED: usize = 2500;

/// Least odds that a block is in a language, everything considered.
const LEAST: f32 = 0.7;

/// Bounds of how often the language changes from one block to the next.
const CHANGES: [f32; 2] = [0.03, 0.95];

/// The side of each of some blocks, in page order; none for those that could be either.
pub(super) fn tell_sides(
    page: &Page,
    blocks: &[Block],
    numbers: &[usize],
    languages: [&str; 2],
) -> Vec<Option<usize>> {
    let found: Vec<&Block> = numbers.iter().filter_map(|&i| blocks.get(i)).collect();
    let latin = languages.map(|language| share_script(language, "en"));
    let mut odds: Vec<f32> = if latin == [true; 2] {
        tell_by_words(page, &found, languages)
    } else {
        let latin = latin.iter().position(|latin| *latin);
        found.iter().map(|block| tell_by_script(block, languages, latin)).collect()
    };
    // What stands there twice is the same in both languages, whichever it is: code, names.
    let mut counts: FxHashMap<&str, u32> = FxHashMap::default();
    for block in &found {
        *counts.entry(&block.text).or_default() += 1;
    }
    for (odds, block) in odds.iter_mut().zip(&found) {
        if counts.get(block.text.as_str()) == Some(&2) && odds.abs() < SURE {
            *odds = 0.0;
        }
    }
    settle(&odds)
}

/// What the letters of a block tell about languages of different scripts: odds for the first. `latin` is the one of
/// Latin script.
fn tell_by_script(block: &Block, languages: [&str; 2], latin: Option<usize>) -> f32 {
    let toward = |side: usize, odds: f32| if side == 0 { odds } else { -odds };
    let stated = block.lang.as_deref().map(base_code);
    let side = languages.iter().position(|language| Some(*language) == stated);
    // Manuals hold more code and names in Latin letters than words of their own language.
    if let Some(latin) = latin {
        if has_own_letters(&block.text) {
            return toward(1 - latin, CERTAIN);
        }
        // Many words are a sentence, whichever they are.
        let any = count_words(&block.text);
        let words = if any < WORDS { compare_words(&block.text, languages)[latin] } else { 0 };
        if words == 0 && block.text.chars().any(|c| c > '\u{250}' && is_alphabetic(c)) {
            return 0.0;
        }
        return toward(latin, words as f32 * LATIN_WORD + any as f32 * ANY_WORD);
    }
    if languages.contains(&"ja") && languages.contains(&"zh") && stated == Some("zh") {
        let ideographs = block.text.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
        let odds = (ideographs as f32 * IDEOGRAPH).min(CERTAIN);
        return side.map_or(0.0, |side| toward(side, odds));
    }
    let ideographs = stated == Some("zh") && languages.contains(&"ja");
    let side = side.or_else(|| languages.iter().position(|language| ideographs && *language == "ja"));
    side.filter(|_| has_own_letters(&block.text)).map_or(0.0, |side| toward(side, CERTAIN))
}

/// Words of letters alone, up to a few.
fn count_words(text: &str) -> usize {
    plain_words(text).take(WORDS).count()
}

/// Letters of Latin script for one of another, at most, in a text of the other.
const LATIN: usize = 12;

/// Whether the letters that are not Latin are more than those of a name in a text of Latin script.
fn has_own_letters(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let letters = text.chars().filter(|&c| is_alphabetic(c));
    let (latin, own) = letters
        .fold((0, 0), |(latin, own), c| if c < '\u{250}' { (latin + 1, own) } else { (latin, own + 1) });
    own > 2 && own * LATIN >= latin || own > 0 && latin == 0
}

/// What words and spelling tell about languages of one script: odds for the first.
fn tell_by_words(page: &Page, blocks: &[&Block], languages: [&str; 2]) -> Vec<f32> {
    let mut odds: Vec<f32> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let [first, second] = compare_words(&block.text, languages);
        let mut of = (first as f32 - second as f32) * WORD;
        let stated = block.lang.as_deref().map(base_code);
        let content = block.zone.group() == ZoneGroup::Content;
        let side = languages.iter().position(|language| Some(*language) == stated);
        if let Some(side) = side.filter(|_| content) {
            let sure = if is_marked(page, block.i as usize) { CERTAIN } else { STATED };
            of += if side == 0 { sure } else { -sure };
        }
        odds.push(of);
    }
    if odds.iter().all(|of| of.abs() >= SURE) {
        return odds;
    }
    let sure: Vec<Option<usize>> =
        odds.iter().map(|of| (of.abs() >= SURE).then_some(usize::from(*of < 0.0))).collect();
    let spelled = tell_by_spelling(blocks, &odds, &sure);
    // Where few blocks are sure, those that stand among them tell more of the spelling.
    tell_by_spelling(blocks, &odds, &settle(&spelled))
}

/// The odds of blocks, and what their spelling adds to those that are not sure: it is learned from those whose side is
/// known.
fn tell_by_spelling(blocks: &[&Block], odds: &[f32], known: &[Option<usize>]) -> Vec<f32> {
    let mut spelling = Spelling::new();
    let mut learned = [0; 2];
    for (side, block) in known.iter().zip(blocks) {
        let Some(side) = *side else { continue };
        if let Some(learned) = learned.get_mut(side).filter(|learned| **learned < LEARNED) {
            *learned += block.text.len();
            spelling.learn(&block.text, side);
        }
    }
    let tell = |(&of, block): (&f32, &&Block)| {
        // What a slash parts may be in both.
        let both = block.text.contains(" / ") || block.text.contains(" | ");
        // Menus may be in a third language.
        if of.abs() >= SURE || both || block.zone.group() != ZoneGroup::Content {
            return of;
        }
        let most = (count_words(&block.text) as f32 * SPELLED_WORD).min(SPELLED);
        of + spelling.tell(&block.text).clamp(-most, most)
    };
    odds.iter().zip(blocks).map(tell).collect()
}

/// Whether an element around a block, and not the whole page, states its language.
fn is_marked(page: &Page, i: usize) -> bool {
    let stated = page.blocks.get(i).and_then(|raw| raw.marks.lang);
    stated.is_some_and(|id| !matches!(page.dom.tag(id), Some(Tag::Html | Tag::Body)))
}

/// The likelier side of each block, by the odds of all.
fn settle(odds: &[f32]) -> Vec<Option<usize>> {
    let changes = count_changes(odds);
    let first = |odds: f32| 1.0 / (1.0 + libm::expf(-odds));
    // The share of the first side, when a step was made from one block to the next.
    let step = |share: f32| share * (1.0 - changes) + (1.0 - share) * changes;
    let joined = |one: f32, other: f32| {
        let (both, none) = (one * other, (1.0 - one) * (1.0 - other));
        both / (both + none).max(f32::MIN_POSITIVE)
    };
    let mut behind: Vec<f32> = Vec::with_capacity(odds.len());
    let mut share = 0.5;
    for &of in odds.iter().rev() {
        behind.push(share);
        share = step(joined(share, first(of)));
    }
    let mut before = 0.5;
    odds.iter()
        .zip(behind.iter().rev())
        .map(|(&of, &behind)| {
            let here = joined(before, first(of));
            before = step(here);
            let share = joined(here, behind);
            match share {
                _ if share >= LEAST => Some(0),
                _ if share <= 1.0 - LEAST => Some(1),
                _ => None,
            }
        })
        .collect()
}

/// How often the language changes from one block to the next, by those that are sure, whatever stands between; by those
/// that only lean where few are.
fn count_changes(odds: &[f32]) -> f32 {
    let (mut count, mut changes) = (0.0, 0.0);
    let mut before: Option<bool> = None;
    let sure = |first: bool| odds.iter().filter(|of| of.abs() >= SURE && (**of > 0.0) == first).count();
    let least = if sure(true).min(sure(false)) >= MANY { SURE } else { LEANS };
    for first in odds.iter().filter(|of| of.abs() >= least).map(|of| *of > 0.0) {
        if let Some(before) = before {
            count += 1.0;
            changes += f32::from(u8::from(before != first));
        }
        before = Some(first);
    }
    ((changes + 0.5) / (count + 1.0_f32)).clamp(CHANGES[0], CHANGES[1])
}

#[cfg(test)]
mod tests {
    use super::{count_words, settle};

    #[test]
    fn blocks_that_tell_nothing_follow_the_others() {
        let side = |text: &str| -> Vec<Option<usize>> {
            let odds = |c| match c {
                'a' => 6.0,
                'b' => -6.0,
                _ => 0.0,
            };
            settle(&text.chars().map(odds).collect::<Vec<f32>>())
        };
        for (given, settled) in [
            // One language after the other.
            ("aaa?aabb??bbb", "aaaaaabbbbbbb"),
            ("a?a?ab?b?b", "aaaaabbbbb"),
            // In turn.
            ("abab??abab", "ababababab"),
            ("?babab?bab", "ababababab"),
            ("", ""),
        ] {
            let wanted: Vec<Option<usize>> = settled.chars().map(|c| Some(usize::from(c == 'b'))).collect();
            assert_eq!(side(given), wanted, "{given}");
        }
        // Where neither is the rule, nothing is told.
        assert_eq!(side("aabbaabb?aabbaabb")[8], None);
    }

    #[test]
    fn code_and_numbers_are_no_words() {
        for (text, count) in [
            ("Artículo 5", 1),
            ("os161-base-2.0.3.tar.gz", 0),
            ("source os161-kit.sh", 1),
            ("L’été, il fait beau", 4),
        ] {
            assert_eq!(count_words(text), count, "{text}");
        }
    }
}
