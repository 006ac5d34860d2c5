//! Captures to blocks: the smallest units of visible text, in page order.
//!
//! Blocks never overlap and together hold all visible text of the capture.

mod lines;

pub(crate) use lines::split_lines;

use crate::capture::{Capture, Format};
use crate::dom::{Dom, NodeId};
use crate::model::Span;

/// A capture cut into blocks.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// The parsed markup; empty for a text capture.
    pub(crate) dom: Dom,
    pub(crate) blocks: Vec<RawBlock>,
}

/// One block before anything is decided about it.
#[derive(Clone, Debug)]
pub(crate) struct RawBlock {
    /// Visible text, white space folded; a list bullet of a text capture is not part of it.
    pub(crate) text: String,
    /// Bytes in `Capture::text`.
    pub(crate) bytes: Span,
    /// Heading level 1–6 from the markup.
    pub(crate) level: Option<u8>,
    /// Not shown by the page as saved.
    pub(crate) hidden: bool,
    pub(crate) place: Place,
}

/// Where a block comes from.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    /// Text nodes of one inline run.
    Dom {
        /// The nearest block-level element around the run.
        container: NodeId,
        /// First and last text node of the run.
        first: NodeId,
        last: NodeId,
    },
    /// One line of a text capture (or of the head of a feed item).
    Line {
        /// Counted from 0.
        number: u32,
        /// Columns of white space before the text (a tab counts 1).
        indent: u32,
        /// The line begins with a list bullet.
        bullet: bool,
        /// Empty lines directly before it.
        blank_before: u32,
    },
}

/// Cuts a capture into blocks.
pub(crate) fn split_capture(capture: &Capture) -> Page {
    match capture.format {
        Format::TextCapture => Page { dom: Dom::default(), blocks: split_lines(&capture.text, 0) },
        Format::Html | Format::FeedItem(_) | Format::Unreadable => Page::default(),
    }
}
