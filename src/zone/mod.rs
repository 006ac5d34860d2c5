//! Blocks to zones and page kind, with confidence. The one interface behind which rules and the
//! learned model decide.

pub(crate) mod choice;
mod cut;
mod features;
mod lines;
mod markup;
mod model;
#[cfg(feature = "training")]
pub(crate) mod training;

pub(crate) use lines::TitleLine;

use crate::block::Page;
use crate::capture::{Capture, Format};
use crate::model::{Kind, PageKind, Zone};
use crate::thread::Thread;

/// What was decided about the blocks of a page.
#[derive(Clone, Debug)]
pub(crate) struct Zoning {
    /// One decision a block, in page order.
    pub(crate) decisions: Vec<Decision>,
    pub(crate) kind: Kind,
    /// Expected F1 of the text selected as content, 0–1.
    pub(crate) text_confidence: f32,
    /// Of a text capture: the lines that may be its title, likeliest first; none where none is likely.
    pub(crate) titles: Vec<TitleLine>,
}

/// The zone of one block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Decision {
    pub(crate) zone: Zone,
    /// 0–1.
    pub(crate) confidence: f32,
    /// Part of `Document::text`: the main content (of a thread all its posts).
    pub(crate) in_text: bool,
}

/// Decides the zone of every block.
pub(crate) fn classify_blocks(capture: &Capture, page: &Page, threads: &[Thread]) -> Zoning {
    match capture.format {
        Format::TextCapture => return lines::classify_lines(page, threads),
        Format::Html | Format::FeedItem(_) => return markup::classify_markup(capture, page, threads),
        Format::Unreadable => {}
    }
    Zoning {
        decisions: vec![Decision { zone: Zone::Other, confidence: 0.0, in_text: false }; page.blocks.len()],
        kind: Kind { value: PageKind::Article, confidence: 0.0 },
        text_confidence: 0.0,
        titles: Vec::new(),
    }
}
