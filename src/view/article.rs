//! The article as a newspaper would set it: blocks of the content put together into pieces.

use std::ops::Range;

pub use crate::export::{AlignedRow, aligned_rows};
use crate::model::{Block, Document, Zone};
use crate::text::language::base_code;

/// Most blocks of a piece: a list of thousands goes on in another one, so that it can be drawn in parts.
const LONGEST: usize = 40;

/// A piece of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A heading and its level below the title, 1 or 2.
    Heading(u32, u8),
    /// A paragraph.
    Paragraph(u32),
    /// The standfirst.
    Standfirst(u32),
    /// Paragraphs of a quotation.
    Quotation(Vec<u32>),
    /// Items of a list.
    List(Vec<u32>),
    /// A table of the document, by its place among the tables.
    Table(usize),
    /// Rows of a table whose cells are not known.
    TableLines(Vec<u32>),
    /// Lines of code.
    Code(Vec<u32>),
    /// A caption, and the image it belongs to where one is known.
    Figure(u32, Option<usize>),
    /// A line of small print inside the content: source link, disclaimer, attribution.
    Note(u32),
}

impl Piece {
    /// Whether a block stands in it.
    pub fn holds(&self, block: u32) -> bool {
        self.blocks().contains(&block)
    }

    /// The first of its blocks.
    pub fn first(&self) -> Option<u32> {
        self.blocks().iter().min().copied()
    }

    /// The last of its blocks.
    pub fn last(&self) -> Option<u32> {
        self.blocks().iter().max().copied()
    }

    /// Its blocks; none of a table, whose cells are no blocks.
    fn blocks(&self) -> &[u32] {
        match self {
            Self::Quotation(blocks) | Self::List(blocks) | Self::TableLines(blocks) | Self::Code(blocks) => {
                blocks
            }
            Self::Heading(own, _)
            | Self::Figure(own, _)
            | Self::Paragraph(own)
            | Self::Standfirst(own)
            | Self::Note(own) => std::slice::from_ref(own),
            Self::Table(_) => &[],
        }
    }
}

/// The pieces of the article; `rendering` chooses a copy where the document has several.
pub fn pieces(document: &Document, rendering: usize) -> Vec<Piece> {
    match document.renderings.get(rendering) {
        // The sections hold the first rendering already.
        Some(other) if rendering > 0 => {
            let [first, last] = other.blocks;
            let blocks = (first..=last).filter_map(|block| document.blocks.get(block as usize));
            set(document, blocks.filter(|block| shown_in_range(block)))
        }
        _ => {
            let blocks = article_blocks(document);
            set(document, blocks.iter().filter_map(|block| document.blocks.get(*block as usize)))
        }
    }
}

/// The blocks of the article. The sections of one in two languages hold the first of them where the other stands
/// beside or behind it; here both count, in the order of the page.
fn article_blocks(document: &Document) -> Vec<u32> {
    let sections = document.sections.iter().flat_map(|section| section.heading.iter().chain(&section.blocks));
    let mut blocks: Vec<u32> = sections.copied().collect();
    if let Some(translation) = &document.translation {
        let paired = document.alignment.iter().flat_map(|pair| pair.a.iter().chain(&pair.b));
        blocks.extend(paired.chain(&translation.alone));
        blocks.sort_unstable();
        blocks.dedup();
    }
    blocks
}

/// Runs of some of the pieces, of no more than `most` blocks each where no single piece has more.
pub fn runs(pieces: &[Piece], shown: Range<usize>, most: usize) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut blocks = 0;
    for at in shown {
        let own = pieces.get(at).map_or(0, |piece| piece.blocks().len().max(1));
        blocks += own;
        if let Some(run) = runs.last_mut().filter(|_| blocks <= most) {
            run.end = at + 1;
        } else {
            runs.push(at..at + 1);
            blocks = own;
        }
    }
    runs
}

/// The pieces that are in one of the two languages of a document; what has none, pictures and tables, is in both.
pub fn in_language(document: &Document, pieces: Vec<Piece>, language: &str) -> Vec<Piece> {
    let Some(translation) = &document.translation else { return pieces };
    let other = translation.languages.iter().find(|tag| base_code(tag) != base_code(language));
    let stays = |block: u32| {
        let tag = document.blocks.get(block as usize).and_then(|block| block.lang.as_deref());
        tag.is_none_or(|tag| Some(base_code(tag)) != other.map(|other| base_code(other)))
    };
    let kept = pieces.into_iter().filter_map(|piece| match piece {
        Piece::Quotation(blocks) => some_of(blocks, stays).map(Piece::Quotation),
        Piece::List(blocks) => some_of(blocks, stays).map(Piece::List),
        Piece::TableLines(blocks) => some_of(blocks, stays).map(Piece::TableLines),
        Piece::Heading(block, _)
        | Piece::Paragraph(block)
        | Piece::Standfirst(block)
        | Piece::Note(block)
        | Piece::Figure(block, None) => stays(block).then_some(piece),
        Piece::Figure(..) | Piece::Table(_) | Piece::Code(_) => Some(piece),
    });
    kept.collect()
}

fn some_of(mut blocks: Vec<u32>, stays: impl Fn(u32) -> bool) -> Option<Vec<u32>> {
    blocks.retain(|block| stays(*block));
    (!blocks.is_empty()).then_some(blocks)
}

fn shown_in_range(block: &Block) -> bool {
    block.zone.is_body() || block.zone == Zone::Caption
}

fn set<'a>(document: &Document, blocks: impl Iterator<Item = &'a Block>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut set_tables = vec![false; document.tables.len()];
    let tables = tables_by_block(document);
    let images = images_by_caption(document);
    let of = |places: &[Option<usize>], block: u32| places.get(block as usize).copied().flatten();
    // The title stands above the article; that of the other language heads its part.
    let title = document.blocks.iter().find(|block| block.zone == Zone::Title);
    let other_title = |block: &Block| {
        document.translation.is_some()
            && title.is_some_and(|title| title.i != block.i && title.lang != block.lang)
    };
    for block in blocks {
        let i = block.i;
        let piece = match (block.zone, pieces.last_mut()) {
            (Zone::ListItem, Some(Piece::List(items)))
            | (Zone::Quotation, Some(Piece::Quotation(items)))
            | (Zone::Code, Some(Piece::Code(items)))
                if items.len() < LONGEST =>
            {
                items.push(i);
                continue;
            }
            (Zone::Title, _) if other_title(block) => Piece::Heading(i, 1),
            (Zone::Title, _) => continue,
            (Zone::Heading, _) => {
                Piece::Heading(i, if block.level.is_some_and(|level| level > 2) { 2 } else { 1 })
            }
            (Zone::Standfirst, _) => Piece::Standfirst(i),
            (Zone::ListItem, _) => Piece::List(vec![i]),
            (Zone::Quotation, _) => Piece::Quotation(vec![i]),
            (Zone::Code, _) => Piece::Code(vec![i]),
            (Zone::Caption, _) => Piece::Figure(i, of(&images, i)),
            (Zone::Table, last) => match (of(&tables, i), last) {
                (Some(table), _) if !std::mem::replace(&mut set_tables[table], true) => Piece::Table(table),
                (Some(_), _) => continue,
                (None, Some(Piece::TableLines(rows))) if rows.len() < LONGEST => {
                    rows.push(i);
                    continue;
                }
                (None, _) => Piece::TableLines(vec![i]),
            },
            (Zone::SourceLink | Zone::Disclaimer | Zone::Attribution | Zone::Byline, _) => Piece::Note(i),
            _ => Piece::Paragraph(i),
        };
        pieces.push(piece);
    }
    pieces
}

/// The table that each block belongs to.
fn tables_by_block(document: &Document) -> Vec<Option<usize>> {
    let tables = document.tables.iter().enumerate().filter(|(_, table)| !table.rows.is_empty());
    by_block(document, tables.flat_map(|(at, table)| table.blocks.iter().map(move |block| (*block, at))))
}

/// The image that each block is the caption of.
fn images_by_caption(document: &Document) -> Vec<Option<usize>> {
    by_block(document, document.media.iter().enumerate().filter_map(|(at, media)| Some((media.caption?, at))))
}

fn by_block(document: &Document, places: impl Iterator<Item = (u32, usize)>) -> Vec<Option<usize>> {
    let mut found = vec![None; document.blocks.len()];
    for (block, at) in places {
        if let Some(slot) = found.get_mut(block as usize) {
            *slot = Some(at);
        }
    }
    found
}

#[cfg(test)]
#[path = "article_tests.rs"]
mod tests;
