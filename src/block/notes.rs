//! Notes of a page: the marks in its lines, and the blocks that they lead to.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Page, Place};
use crate::dom::{Dom, NodeId, Tag};
use crate::model::Span;

/// A mark in a line, with the note that it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Note {
    /// The block of the mark, and the bytes of its text.
    pub(crate) block: usize,
    pub(crate) span: Span,
    /// How the page calls the note; unique among its notes.
    pub(crate) label: String,
    /// The blocks of the note.
    pub(crate) blocks: Range<usize>,
}

/// Longest mark, in characters, its brackets left out: a number, a sign, a letter or two.
const LONGEST_MARK: usize = 6;

/// Most blocks of one note.
const MOST_BLOCKS: usize = 20;

/// The notes in the order of their marks. A link that leads back, from the note to its mark, is none.
pub(crate) fn find_notes(page: &Page) -> Vec<Note> {
    let marks: Vec<(usize, Span, NodeId)> = page
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, raw)| !raw.marks.inset)
        .flat_map(|(i, raw)| raw.pieces.iter().map(move |&(span, node)| (i, span, node)))
        .filter(|&(_, span, node)| span[0] < span[1] && page.dom.tag(node) == Some(Tag::A))
        .collect();
    if marks.is_empty() {
        return Vec::new();
    }
    let places = find_places(&page.dom);
    let starts = starts_of(page);
    let mut labels = Labels::default();
    let mut notes = Vec::new();
    for (block, span, link) in marks {
        let target = page
            .dom
            .attribute(link, "href")
            .and_then(|href| href.split_once('#'))
            .and_then(|(_, name)| places.get(name).copied());
        let text = page.blocks.get(block).and_then(|raw| raw.text.get(span[0] as usize..span[1] as usize));
        let (Some(target), Some(text)) = (target, text) else { continue };
        let Some(blocks) = blocks_at(page, &starts, target) else { continue };
        let mark = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')'));
        if blocks.start > block && blocks.len() <= MOST_BLOCKS && mark.chars().count() <= LONGEST_MARK {
            notes.push(Note { block, span, label: labels.label(target, mark), blocks });
        }
    }
    notes
}

/// What has been called how.
#[derive(Default)]
struct Labels {
    of: FxHashMap<NodeId, String>,
    taken: FxHashSet<String>,
}

impl Labels {
    /// The label of the note at a place: its mark, where that is a number or a word and no other note's; else how
    /// many notes came before.
    fn label(&mut self, target: NodeId, mark: &str) -> String {
        if let Some(label) = self.of.get(&target) {
            return label.clone();
        }
        let plain = !mark.is_empty() && mark.chars().all(char::is_alphanumeric);
        let mut label = if plain { mark.to_owned() } else { String::new() };
        let mut number = self.of.len();
        while label.is_empty() || !self.taken.insert(label.clone()) {
            number += 1;
            label = if plain { format!("{mark}-{number}") } else { number.to_string() };
        }
        self.of.insert(target, label.clone());
        label
    }
}

/// The elements that addresses can name; of two with one name the first.
fn find_places(dom: &Dom) -> FxHashMap<&str, NodeId> {
    let mut places = FxHashMap::default();
    for id in 0..dom.nodes().len() as NodeId {
        let name = || dom.attribute(id, "name").filter(|_| dom.tag(id) == Some(Tag::A));
        if let Some(name) = dom.attribute(id, "id").or_else(name) {
            places.entry(name).or_insert(id);
        }
    }
    places
}

/// The first node of each block, made to rise: what was taken out of a line stands behind it.
fn starts_of(page: &Page) -> Vec<NodeId> {
    let mut last = 0;
    let start = |place: &Place| match place {
        Place::Dom { first, .. } => *first,
        Place::Line { .. } => 0,
    };
    page.blocks
        .iter()
        .map(|raw| {
            last = last.max(start(&raw.place));
            last
        })
        .collect()
}

/// The blocks of the element that an address names; those of the block that it marks, where it holds none.
fn blocks_at(page: &Page, starts: &[NodeId], target: NodeId) -> Option<Range<usize>> {
    let range = page.dom.subtree(target);
    let from = starts.partition_point(|&start| start < range.start);
    let to = starts.partition_point(|&start| start < range.end);
    if from < to {
        return Some(from..to);
    }
    // In the line of the block before, or in front of the next one.
    let before = from.checked_sub(1).filter(|&at| match page.blocks.get(at).map(|raw| &raw.place) {
        Some(Place::Dom { last, .. }) => *last >= range.start,
        _ => false,
    });
    let at = before.unwrap_or(from);
    (at < page.blocks.len()).then_some(at..at + 1)
}

#[cfg(test)]
mod tests {
    use super::find_notes;
    use crate::block::split_capture;
    use crate::capture::split_file;

    #[test]
    fn marks_lead_to_notes() {
        let text = "<p>The ferry sails again<sup><a href='#n1'>1</a></sup>, the office said.</p><p>More.</p>";
        for (page, expect) in [
            (format!("{text}<ol><li id=n1>Since Monday. <a href='#r1'>↩</a></ol>"), &[("1", "1", 2..3)][..]),
            (format!("{text}<p><a name=n1></a>1. Since Monday.</p>"), &[("1", "1", 2..3)]),
            (format!("{text}<p>1. Since <span id=n1></span>Monday.</p>"), &[("1", "1", 2..3)]),
            (format!("{text}<div id=n1><p>Since Monday.</p><p>At seven.</p></div>"), &[("1", "1", 2..4)]),
            // No such place, and a link back.
            (text.to_owned(), &[]),
            (format!("<p id=n1>The mark.</p>{text}"), &[]),
            // One sign for two notes.
            (
                "<p>Salt<a href='#a'><sup>*</sup></a> and tea<a href='#b'><sup>*</sup></a></p>\
                 <p id=a>From the sea.</p><p id=b>Not from here.</p>"
                    .to_owned(),
                &[("*", "1", 1..2), ("*", "2", 2..3)],
            ),
            (
                "<p>Salt<a class=footnote-ref href='#a'>[7]</a></p><p id=a>From the sea.</p>".to_owned(),
                &[("[7]", "7", 1..2)],
            ),
            // A raised link that says more, and one that is no mark.
            ("<p>Salt<sup><a href='#a'>from the sea</a></sup></p><p id=a>Yes.</p>".to_owned(), &[]),
            ("<p>Salt<a href='#a'>1</a></p><p id=a>Yes.</p>".to_owned(), &[]),
        ] {
            let captures = split_file("a.html", page.as_bytes(), 1 << 20).unwrap();
            let split = split_capture(&captures[0]);
            let found = find_notes(&split);
            let found: Vec<_> = found
                .iter()
                .map(|note| {
                    let [from, to] = note.span.map(|at| at as usize);
                    (&split.blocks[note.block].text[from..to], &*note.label, note.blocks.clone())
                })
                .collect();
            assert_eq!(found, expect, "{page}");
        }
    }
}
