//! Zones to document: metadata, sections, comments, lists, media, renderings, alignment.

mod addresses;
mod alignment;
mod callouts;
mod comments;
mod formulas;
mod item_places;
mod items;
mod languages;
mod lists;
mod mathml;
mod media;
mod metadata;
mod notes;
mod product;
mod renderings;
mod sections;
mod state;
mod tables;
#[cfg(test)]
mod testing;

use crate::block::{Page, Place, RawBlock};
use crate::capture::{Capture, Format};
use crate::dom::LastParent;
use crate::model::{
    Block, Document, Extra, Origin, Reading, Remarks, Rendering, SCHEMA, SourceInfo, Warning,
};
use crate::thread::Thread;
use crate::zone::Zoning;
use alignment::Alignment;
use languages::Leaning;
#[cfg(feature = "training")]
pub(crate) use metadata::{author_rows, keep_all_candidates, title_rows};
pub(crate) use sections::{join_text, plain_text, split_sections};

/// Builds the document.
pub(crate) fn assemble(capture: &Capture, page: &Page, threads: &[Thread], zoning: &Zoning) -> Document {
    let mut blocks = make_blocks(capture, page, zoning);
    place_blocks(page, &mut blocks);
    let (mut languages, leaning) = languages::find_languages(page, &mut blocks);
    let renderings = renderings::find_renderings(&blocks);
    // What a later copy or a second language repeats is no part of the text.
    let mut outside = vec![false; blocks.len()];
    renderings::mark_later(&renderings, &mut outside);
    let mut in_text: Vec<bool> = zoning.decisions.iter().map(|decision| decision.in_text).collect();
    let alignment = align(page, &leaning, &renderings, &mut blocks, &mut in_text);
    languages::add_both(&mut languages, alignment.translation.as_ref());
    if let Some([from, to]) = alignment.second {
        outside.iter_mut().take(to + 1).skip(from).for_each(|mark| *mark = true);
    }
    let comments = comments::assemble_comments(&page.dom, threads);
    // What a reader wrote is no part of a section, even where the text of a thread holds it.
    let mut apart = outside.clone();
    for &block in comments.iter().flat_map(|comment| &comment.blocks) {
        if let Some(mark) = apart.get_mut(block as usize) {
            *mark = true;
        }
    }
    let mut tables = if matches!(capture.format, Format::TextCapture) {
        tables::find_line_tables(capture, page, &blocks)
    } else {
        tables::find_tables(page, &blocks)
    };
    tables::leave_out_frames(&mut tables, &comments);
    let (metadata, structured) = metadata::find_metadata(capture, page, threads, zoning);
    let mut document = Document {
        schema: SCHEMA,
        source: SourceInfo {
            name: capture.name.clone(),
            container: capture.container.map(str::to_owned),
            format: capture.format.name().to_owned(),
            bytes: capture.bytes,
            // Of a whole file `pipeline` sets it: a worker has the browser hash the file meanwhile.
            sha256: capture.sha256.clone(),
            charset: capture.charset.clone(),
            charset_from: capture.charset_from.to_owned(),
            languages,
        },
        kind: zoning.kind,
        product: product::find_product(page, &blocks, zoning, &metadata, structured),
        metadata,
        sections: sections::split_sections(&blocks, &in_text, &apart),
        text: sections::join_text(&blocks, &in_text, &outside),
        text_confidence: zoning.text_confidence,
        comments,
        lists: items::find_items(page, &blocks, zoning)
            .into_iter()
            .chain(lists::collect_lists(page, &blocks))
            .collect(),
        media: media::find_media(page, &blocks, capture.pictures.as_ref()),
        tables,
        renderings,
        alignment: alignment.pairs,
        translation: alignment.translation,
        reading: Reading::default(),
        warnings: warnings(capture, page),
        corrections: Vec::new(),
        remarks: Remarks::default(),
        blocks,
    };
    addresses::resolve_addresses(&page.dom, &mut document);
    state::add_state_text(page, &mut document);
    document
}

/// Pairs the blocks of two languages, where the page is no copy of itself; partners lend each other their zones.
fn align(
    page: &Page,
    leaning: &Leaning,
    renderings: &[Rendering],
    blocks: &mut [Block],
    in_text: &mut [bool],
) -> Alignment {
    if !renderings.is_empty() {
        return Alignment::default();
    }
    let alignment = alignment::align_languages(page, blocks, leaning);
    alignment::lend_zones(&alignment.pairs, blocks, in_text);
    alignment
}

/// The blocks of a document, each with its zone and its place.
fn make_blocks(capture: &Capture, page: &Page, zoning: &Zoning) -> Vec<Block> {
    let mut path_budget = if page.dom.slotted { 0 } else { capture.text.len() * PATH_SHARE + PATH_FLOOR };
    let mut parent = LastParent::default();
    page.blocks
        .iter()
        .zip(&zoning.decisions)
        .enumerate()
        .map(|(i, (raw, decision))| Block {
            i: i as u32,
            text: raw.text.clone(),
            zone: decision.zone,
            confidence: decision.confidence,
            lang: None,
            level: raw.level,
            hidden: raw.hidden,
            source: origin(page, raw, &mut parent, &mut path_budget),
            item: None,
            extra: read_extra(page, raw),
        })
        .collect()
}

/// The formulas of a block; notes and boxes are found when all blocks are there.
fn read_extra(page: &Page, raw: &RawBlock) -> Option<Box<Extra>> {
    let formulas = formulas::read_formulas(&page.dom, &raw.pieces);
    (!formulas.is_empty()).then(|| Box::new(Extra { formulas, ..Extra::default() }))
}

/// Gives the blocks their places in lists, among notes and in boxes.
fn place_blocks(page: &Page, blocks: &mut [Block]) {
    item_places::find_item_places(page, blocks);
    notes::mark_notes(page, blocks);
    callouts::find_callouts(page, blocks);
}

/// Bytes of paths a document may hold: this often the size of the page and a floor. Real pages need a
/// third of their size; a million blocks in deep nesting would need gigabytes.
const PATH_SHARE: usize = 2;
const PATH_FLOOR: usize = 1 << 16;

fn origin(page: &Page, raw: &RawBlock, parent: &mut LastParent, path_budget: &mut usize) -> Origin {
    let path = match raw.place {
        Place::Dom { container, .. } if *path_budget > 0 => page.dom.path_after(container, parent),
        Place::Dom { .. } | Place::Line { .. } => None,
    };
    *path_budget = path_budget.saturating_sub(path.as_ref().map_or(0, String::len));
    Origin { bytes: Some(raw.bytes), path }
}

/// What the reader should know about how the capture was read.
fn warnings(capture: &Capture, page: &Page) -> Vec<Warning> {
    let mut warnings = capture.warnings.clone();
    if page.dom.capped {
        warnings.push(Warning {
            code: "nesting-capped".to_owned(),
            message: "Elements nested deeper than browsers allow were flattened; their text is kept."
                .to_owned(),
        });
    }
    if page.dom.cut {
        warnings.push(Warning {
            code: "elements-capped".to_owned(),
            message: "The page has more elements than are told apart; from there on it was read as plain text, in big pieces."
                .to_owned(),
        });
    }
    if page.cut {
        warnings.push(Warning {
            code: "lines-capped".to_owned(),
            message:
                "The text has more lines than are told apart; from there on many lines were taken together."
                    .to_owned(),
        });
    }
    warnings
}
