//! The rows of a document in two languages: what every way to show it beside its translation starts from.

use crate::model::{AlignedPair, Block, Document};

/// One row of two columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AlignedRow {
    /// Blocks of the language that comes first.
    pub a: Vec<u32>,
    /// Blocks of the other; one side of a row is empty where a block stands in one language only.
    pub b: Vec<u32>,
}

/// The rows of a document in two languages: aligned blocks beside each other, all other content between them in page
/// order, on the side of its own language.
pub fn aligned_rows(document: &Document) -> Vec<AlignedRow> {
    let mut pairs: Vec<&AlignedPair> = document.alignment.iter().collect();
    pairs.sort_by_key(|pair| pair.a.first().copied());
    let loose = loose_blocks(document);
    let second = second_language(document);
    let (right, left): (Vec<&Block>, Vec<&Block>) =
        loose.into_iter().partition(|block| second.is_some() && block.lang.as_deref().map(base_of) == second);
    let (mut left, mut right) = (left.into_iter().peekable(), right.into_iter().peekable());
    let mut rows = Vec::new();
    for pair in pairs {
        let (a, b) = (pair.a.first().copied().unwrap_or(0), pair.b.first().copied().unwrap_or(0));
        while let Some(block) = left.next_if(|block| block.i < a) {
            rows.push(AlignedRow { a: vec![block.i], b: Vec::new() });
        }
        while let Some(block) = right.next_if(|block| block.i < b) {
            rows.push(AlignedRow { a: Vec::new(), b: vec![block.i] });
        }
        rows.push(AlignedRow { a: pair.a.clone(), b: pair.b.clone() });
    }
    rows.extend(left.map(|block| AlignedRow { a: vec![block.i], b: Vec::new() }));
    rows.extend(right.map(|block| AlignedRow { a: Vec::new(), b: vec![block.i] }));
    rows
}

/// The content that stands in no pair, in page order.
fn loose_blocks(document: &Document) -> Vec<&Block> {
    let mut open = vec![false; document.blocks.len()];
    let mut mark = |block: &u32, value: bool| {
        if let Some(slot) = open.get_mut(*block as usize) {
            *slot = value;
        }
    };
    let content = document.sections.iter().flat_map(|section| section.heading.iter().chain(&section.blocks));
    let alone = document.translation.iter().flat_map(|translation| &translation.alone);
    content.chain(alone).for_each(|block| mark(block, true));
    document
        .alignment
        .iter()
        .flat_map(|pair| pair.a.iter().chain(&pair.b))
        .for_each(|block| mark(block, false));
    document.blocks.iter().zip(open).filter(|(_, open)| *open).map(|(block, _)| block).collect()
}

fn second_language(document: &Document) -> Option<&str> {
    if let Some(translation) = &document.translation {
        return Some(base_of(&translation.languages[1]));
    }
    let block = document.alignment.first()?.b.first()?;
    document.blocks.get(*block as usize)?.lang.as_deref().map(base_of)
}

/// A tag without script and country.
fn base_of(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// The text of some blocks, one a line.
pub(super) fn text_of(document: &Document, blocks: &[u32]) -> String {
    let texts = blocks.iter().filter_map(|&block| document.blocks.get(block as usize));
    texts.map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
}
