//! The language of each block, and those of the document.

use std::collections::BTreeMap;

use super::alignment::UNTOLD;
use crate::block::Page;
use crate::dom::Tag;
use crate::model::{Block, Translation, ZoneGroup};
use crate::order::sort_by_key;
use crate::text::language::{Declared, LanguageTag, base_code, read_language};
use crate::text::letter::is_alphabetic;

/// Least share of the text that makes a language one of the document's. A quotation or a menu in
/// another language is less; the second language of a bilingual page is half.
const MIN_SHARE: f32 = 0.08;

/// An ideograph says about as much as three letters.
const LETTERS_PER_IDEOGRAPH: usize = 3;

/// Sets the language of every block and returns those of the document, most text first.
///
/// The document's are those of its content; of all visible text where no content was found.
pub(super) fn find_languages(page: &Page, blocks: &mut [Block]) -> (Vec<String>, Leaning) {
    let page_language = declared_by_page(page);
    // The tag that the block before was declared with: mostly the same.
    let mut declared: (Option<&str>, Option<Declared>) = (None, None);
    let mut rivals: Vec<Rival> = Vec::new();
    let mut leaning = Leaning::default();
    for (block, raw) in blocks.iter_mut().zip(&page.blocks) {
        let near = raw
            .marks
            .lang
            .and_then(|id| page.dom.attribute(id, "lang").or_else(|| page.dom.attribute(id, "xml:lang")));
        let tag = near.or(page_language);
        if declared.0 != tag {
            declared = (tag, tag.and_then(Declared::parse));
        }
        let told = read_language(&raw.text, declared.1.as_ref());
        block.lang = told.language.map(std::borrow::Cow::into_owned);
        let Some(language) = told.rival else { continue };
        let content = match block.zone.group() {
            ZoneGroup::Content => true,
            ZoneGroup::Conversation => false,
            // A list of short lines is read as a menu.
            ZoneGroup::Around => page.dom.nodes().is_empty(),
        };
        if content && !block.hidden {
            leaning.add(&language, told.votes, raw.text.len());
        }
        if !told.leans {
            rivals.push(Rival { block: block.i, language, votes: told.votes });
        }
    }
    settle_rivals(blocks, &rivals);
    settle_chinese(blocks);
    let content = |block: &&Block| block.zone.group() == ZoneGroup::Content && !block.hidden;
    let languages = rank(blocks.iter().filter(content));
    let languages =
        if languages.is_empty() { rank(blocks.iter().filter(|block| !block.hidden)) } else { languages };
    (languages, leaning)
}

/// The languages that blocks lean to, each too little to be told to be in it.
#[derive(Debug, Default)]
pub(super) struct Leaning(Vec<Lean>);

#[derive(Debug)]
struct Lean {
    language: LanguageTag,
    blocks: u32,
    votes: u32,
    bytes: usize,
}

/// Fewest blocks and words that make a language worth a look.
const LEANING: [u32; 2] = [2, 3];

impl Leaning {
    fn add(&mut self, language: &LanguageTag, votes: u32, bytes: usize) {
        match self.0.iter_mut().find(|lean| lean.language == *language) {
            Some(lean) => {
                (lean.blocks, lean.votes, lean.bytes) =
                    (lean.blocks + 1, lean.votes + votes, lean.bytes + bytes);
            }
            None => self.0.push(Lean { language: language.clone(), blocks: 1, votes, bytes }),
        }
    }

    /// The language beside another that most words speak for, if enough do in so many bytes.
    pub(super) fn beside(&self, other: &str, bytes: usize) -> Option<&str> {
        let enough = |lean: &&Lean| {
            lean.language != other
                && lean.blocks >= LEANING[0]
                && lean.votes >= LEANING[1]
                && lean.bytes >= bytes
        };
        // Of equals the first by name: the order of the blocks tells nothing.
        let best =
            self.0.iter().filter(enough).max_by_key(|lean| (lean.votes, std::cmp::Reverse(&lean.language)));
        best.map(|lean| lean.language.as_ref())
    }
}

/// What the words of a block speak for, beside what it is declared to be.
struct Rival {
    block: u32,
    language: LanguageTag,
    /// How many words speak for it.
    votes: u32,
}

/// Fewest words of a block that make its language one of the page.
const VOTES: u32 = 4;

/// Least bytes of a text that makes a language one that the page is known to have.
const KNOWN: usize = 60;

/// Least share of the content, in parts, and fewest blocks that make it one by what speaks for it alone.
const PARTS: usize = 8;
const FEWEST: usize = 3;

/// The same where blocks hold fewer words of it: short sentences of a second language are much of a page.
const MANY: usize = 5;
const MANY_PARTS: usize = 4;

/// Blocks whose words speak for a language that the page is known to have are in it, whatever is declared: templates
/// declare one language for pages in two.
fn settle_rivals(blocks: &mut [Block], rivals: &[Rival]) {
    let content = |block: &&Block| block.zone.group() == ZoneGroup::Content && !block.hidden;
    let of = |i: u32| blocks.get(i as usize).filter(content).map_or(0, |block| block.text.len());
    let mut tally: Vec<(&LanguageTag, usize, [usize; 2])> = Vec::new();
    for Rival { block: i, language: rival, votes } in rivals {
        // Where nothing is declared a single word speaks for a language, which makes none of a page.
        let stated = blocks.get(*i as usize).is_some_and(|block| block.lang.is_some());
        let bytes = if stated { of(*i) } else { 0 };
        let count = [bytes > 0 && *votes >= VOTES, bytes > 0].map(usize::from);
        match tally.iter_mut().find(|known| known.0 == rival) {
            Some((_, all, [strong, any])) => {
                (*all, *strong, *any) = (*all + bytes, *strong + count[0], *any + count[1]);
            }
            None => tally.push((rival, bytes, count)),
        }
    }
    if tally.is_empty() {
        return;
    }
    let all: usize = blocks.iter().filter(content).map(|block| block.text.len()).sum();
    let known = |rival: &str| -> usize {
        let of = |block: &&Block| content(block) && block.lang.as_deref().map(base_code) == Some(rival);
        blocks.iter().filter(of).map(|block| block.text.len()).sum()
    };
    tally.retain(|(rival, bytes, [strong, any])| {
        known(rival) * PARTS >= all && known(rival) >= KNOWN
            || bytes * PARTS >= all && *strong >= FEWEST
            || bytes * MANY_PARTS >= all && *any >= MANY
    });
    let accepted: Vec<&LanguageTag> = tally.into_iter().map(|(rival, ..)| rival).collect();
    for rival in rivals.iter().filter(|rival| accepted.contains(&&rival.language)) {
        if let Some(block) = blocks.get_mut(rival.block as usize) {
            block.lang = Some(rival.language.clone().into_owned());
        }
    }
}

/// Both languages of a page in two are the document's, whatever share each has.
pub(super) fn add_both(languages: &mut Vec<String>, translation: Option<&Translation>) {
    for language in translation.into_iter().flat_map(|translation| &translation.languages) {
        if !languages.contains(language) && language != UNTOLD {
            languages.push(language.clone());
        }
    }
}

/// What `<meta>` says of the language, for pages whose elements do not.
fn declared_by_page(page: &Page) -> Option<&str> {
    let dom = &page.dom;
    let html = dom.find_all(0, Tag::Html).next()?;
    dom.find_all(html, Tag::Meta)
        .filter(|&id| {
            let name = dom.attribute(id, "http-equiv").or_else(|| dom.attribute(id, "property"));
            name.is_some_and(|name| {
                name.eq_ignore_ascii_case("content-language") || name.eq_ignore_ascii_case("og:locale")
            })
        })
        .find_map(|id| dom.attribute(id, "content").filter(|content| !content.trim().is_empty()))
}

/// Chinese blocks without a character of only one script follow the page's majority.
fn settle_chinese(blocks: &mut [Block]) {
    let weight = |tag: &str| -> usize {
        blocks.iter().filter(|block| block.lang.as_deref() == Some(tag)).map(|block| block.text.len()).sum()
    };
    let (simplified, traditional) = (weight("zh-Hans"), weight("zh-Hant"));
    if simplified == traditional {
        return;
    }
    let majority = if simplified > traditional { "zh-Hans" } else { "zh-Hant" };
    for block in blocks.iter_mut().filter(|block| block.lang.as_deref() == Some("zh")) {
        block.lang = Some(majority.to_owned());
    }
}

/// Languages by the amount of text in them.
fn rank<'a>(blocks: impl Iterator<Item = &'a Block>) -> Vec<String> {
    let mut weights: BTreeMap<&str, usize> = BTreeMap::new();
    for block in blocks {
        if let Some(language) = &block.lang {
            let ideographs = matches!(language.split('-').next(), Some("zh" | "ja" | "ko"));
            let letters = if block.text.is_ascii() {
                block.text.bytes().filter(u8::is_ascii_alphabetic).count()
            } else {
                block.text.chars().filter(|&c| is_alphabetic(c)).count()
            };
            *weights.entry(language).or_default() +=
                letters * if ideographs { LETTERS_PER_IDEOGRAPH } else { 1 };
        }
    }
    let total: usize = weights.values().sum();
    let mut ranked: Vec<_> =
        weights.into_iter().filter(|&(_, weight)| weight as f32 >= total as f32 * MIN_SHARE).collect();
    // Of equals the first by name, which the map's order gives.
    sort_by_key(&mut ranked, |&(_, weight)| std::cmp::Reverse(weight));
    ranked.into_iter().map(|(language, _)| language.to_owned()).collect()
}
