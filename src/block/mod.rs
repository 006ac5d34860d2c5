//! Captures to blocks: the smallest units of visible text, in page order.
//!
//! Blocks never overlap and together hold all visible text of the capture.

mod beside;
mod callout;
mod cut;
mod lines;
mod markup;
mod mixed;
mod names;
mod notes;
mod parting;
mod piece;
mod reading;
mod run;
#[cfg(test)]
mod tests;
mod visibility;

pub(crate) use callout::{find_callout, is_callout_title};
pub(crate) use lines::split_lines;
pub(crate) use names::NameMarks;
pub(crate) use notes::find_notes;
pub(crate) use parting::holds_both;
pub(crate) use piece::{pictured_latex, stated_latex};
pub(crate) use reading::Reading;

use std::cell::OnceCell;

use lines::count_allowed;
use markup::split_markup;

use crate::capture::{Capture, FeedItem, Format};
use crate::dom::{Dom, NodeId};
use crate::model::Span;
use crate::text::space::fold_space;

/// A capture cut into blocks.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// The parsed markup; empty for a text capture.
    pub(crate) dom: Dom,
    pub(crate) blocks: Vec<RawBlock>,
    /// Whether there are more lines than blocks may be, and many were taken together.
    pub(crate) cut: bool,
    /// What was concluded from single texts, see [`Page::readings`].
    pub(crate) readings: OnceCell<Vec<Reading>>,
    /// What the lexicon knows of the names of elements.
    pub(crate) names: NameMarks,
}

/// One block before anything is decided about it.
#[derive(Clone, Debug)]
pub(crate) struct RawBlock {
    /// Visible text, white space folded; a list bullet of a text capture is not part of it. A single
    /// `<br>` and the line ends of `<pre>` are `\n`.
    pub(crate) text: String,
    /// Bytes in `Capture::text`.
    pub(crate) bytes: Span,
    /// Heading level 1–6 from the markup.
    pub(crate) level: Option<u8>,
    /// Not shown by the page as saved; text in `<noscript>` included.
    pub(crate) hidden: bool,
    pub(crate) place: Place,
    pub(crate) marks: Marks,
    /// Formulas in its text and marks that lead to notes: the bytes, and the element; that of a mark is a link.
    pub(crate) pieces: Box<[(Span, NodeId)]>,
}

/// What the markup says about the text of a block, cheap to know while splitting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is known by itself; they form no states")]
pub(crate) struct Marks {
    /// Characters other than white space.
    pub(crate) chars: u32,
    /// Those of them inside `<a href>`; equal to `chars` where the block is a link as a whole.
    pub(crate) link_chars: u32,
    /// Those of them inside `<b>` or `<strong>`.
    pub(crate) strong_chars: u32,
    /// Links that begin in the block or lie around it.
    pub(crate) links: u32,
    /// Directly in `<li>`, `<dt>` or `<dd>`; of a text capture: behind a bullet.
    pub(crate) list_item: bool,
    /// The text of a button, an option or a field.
    pub(crate) control: bool,
    /// Inside `<noscript>`.
    pub(crate) noscript: bool,
    /// Taken out of a line that is shown: a hidden piece of it, readings over its words, numbers of lines, the
    /// second copy of a formula. No part of any text.
    pub(crate) inset: bool,
    /// The nearest element around the block that declares a language.
    pub(crate) lang: Option<NodeId>,
}

/// Where a block comes from.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    /// Text nodes of one inline run.
    Dom {
        /// The nearest block-level element around the run.
        container: NodeId,
        /// First and last text node of the run; of a field or an `<input>` button that element.
        first: NodeId,
        last: NodeId,
    },
    /// One line of a text capture (or of the head of a feed item).
    Line {
        /// The line begins with a list bullet.
        bullet: bool,
        /// Empty lines directly before it.
        blank_before: u32,
        /// Cells that tabs part, empty ones included; 0 where no tab stands inside.
        columns: u16,
    },
}

/// Cuts a capture into blocks.
pub(crate) fn split_capture(capture: &Capture) -> Page {
    let mut page = split_by_format(capture);
    mixed::split_mixed(&capture.text, &page.dom, &mut page.blocks);
    page
}

fn split_by_format(capture: &Capture) -> Page {
    match &capture.format {
        Format::TextCapture => {
            let blocks = split_lines(&capture.text, 0);
            Page { cut: blocks.len() > count_allowed(&capture.text), blocks, ..Page::default() }
        }
        Format::Html => {
            let dom = Dom::parse(&capture.text, 0);
            Page { blocks: split_markup(&dom), dom, ..Page::default() }
        }
        Format::FeedItem(item) => split_feed_item(&capture.text, item),
        Format::Unreadable => Page::default(),
    }
}

/// Cuts a piece of markup that stands outside the page (in a string of a script, say) into blocks; their
/// places are those in the piece.
pub(crate) fn split_fragment(markup: &str) -> Vec<RawBlock> {
    split_markup(&Dom::parse(markup, 0))
}

/// The head of a feed item line by line, then its body as markup.
fn split_feed_item(text: &str, item: &FeedItem) -> Page {
    let (head, body) = text.split_at_checked(item.body as usize).unwrap_or((text, ""));
    let mut blocks = head_lines(head, item);
    let dom = Dom::parse(body, item.body);
    blocks.extend(split_markup(&dom));
    Page { dom, blocks, ..Page::default() }
}

/// Lines of a feed item's head that show text: not the comment with its time stamp, not the rule
/// under the heading. Of the heading only its words, as a heading that is a link.
fn head_lines(head: &str, item: &FeedItem) -> Vec<RawBlock> {
    let mut blocks = split_lines(head, 0);
    blocks.retain(|block| {
        let line = block.text.trim();
        !line.starts_with("<!--") && !line.bytes().all(|b| matches!(b, b'-' | b'='))
    });
    if let Some((title, span)) = &item.title
        && let Some(block) = blocks.iter_mut().find(|block| block.bytes[1] >= span[1])
    {
        let chars = title.chars().filter(|c| !c.is_whitespace()).count() as u32;
        block.text = fold_space(title);
        block.bytes = *span;
        block.level = Some(1);
        block.marks = Marks { chars, link_chars: chars, links: 1, ..Marks::default() };
    }
    blocks
}
