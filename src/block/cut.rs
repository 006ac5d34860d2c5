//! A block cut into several: every visible character stays in one of them, with its own place in the source.

use super::{Marks, Place, RawBlock};
use crate::dom::{Dom, NodeId, Tag};
use crate::model::Span;

/// A text node of a block, or its line: where it stands, and how much of the block's visible text it holds.
struct Piece<'a> {
    text: &'a str,
    bytes: Span,
    node: NodeId,
    link: bool,
    strong: bool,
    /// The source holds the text as it is, without references.
    plain: bool,
}

/// Cuts a block at places of its text; none where its parts cannot be found in the source.
pub(super) fn cut(text: &str, dom: &Dom, block: &RawBlock, borders: &[usize]) -> Option<Vec<RawBlock>> {
    let pieces = pieces_of(text, dom, block)?;
    let mut parts = Vec::new();
    let mut from = 0;
    let mut walk = Walk { pieces: &pieces, piece: 0, at: 0 };
    for to in borders.iter().copied().chain(std::iter::once(block.text.len())) {
        let shown = block.text.get(from..to)?.trim();
        if shown.is_empty() {
            return None;
        }
        let mut part = RawBlock {
            text: shown.to_owned(),
            place: block.place.clone(),
            marks: Marks { chars: 0, link_chars: 0, strong_chars: 0, links: 0, ..block.marks },
            bytes: [u32::MAX, 0],
            pieces: Box::default(),
            ..*block
        };
        walk.take(shown, &mut part)?;
        part.marks.links = if part.marks.link_chars > 0 { block.marks.links.min(1) } else { 0 };
        if let Place::Line { bullet, blank_before, columns } = &mut part.place
            && from > 0
        {
            (*bullet, *blank_before, *columns) = (false, 0, 0);
        }
        parts.push(part);
        from = to;
    }
    (walk.rest_is_empty()).then_some(parts)
}

fn pieces_of<'a>(text: &'a str, dom: &'a Dom, block: &RawBlock) -> Option<Vec<Piece<'a>>> {
    match block.place {
        Place::Line { .. } => {
            let [from, to] = block.bytes;
            let line = text.get(from as usize..to as usize)?;
            Some(vec![Piece {
                text: line,
                bytes: block.bytes,
                node: 0,
                link: false,
                strong: false,
                plain: true,
            }])
        }
        Place::Dom { container, first, last } => Some(
            (first..=last)
                .filter_map(|node| {
                    let inside = |tags: &[Tag]| {
                        let above = dom.ancestors(node).take_while(|&id| id != container);
                        above.filter_map(|id| dom.tag(id)).any(|tag| tags.contains(&tag))
                    };
                    let (shown, bytes) = (dom.text(node)?, dom.node(node)?.bytes);
                    Some(Piece {
                        text: shown,
                        bytes,
                        node,
                        plain: text.get(bytes[0] as usize..bytes[1] as usize) == Some(shown),
                        link: block.marks.link_chars > 0 && inside(&[Tag::A]),
                        strong: block.marks.strong_chars > 0 && inside(&[Tag::B, Tag::Strong]),
                    })
                })
                .collect(),
        ),
    }
}

/// A way through the pieces, character by character of what is visible.
struct Walk<'a> {
    pieces: &'a [Piece<'a>],
    piece: usize,
    /// Bytes of the piece that are taken.
    at: usize,
}

impl Walk<'_> {
    /// Takes the characters of a part, and tells it where they stand; none where they are others.
    fn take(&mut self, shown: &str, part: &mut RawBlock) -> Option<()> {
        for wanted in shown.chars().filter(|c| is_visible(*c)) {
            let (piece, at, c) = self.next_visible()?;
            if c != wanted {
                return None;
            }
            let bytes = place_in(piece, at, c);
            part.bytes = [part.bytes[0].min(bytes[0]), part.bytes[1].max(bytes[1])];
            part.marks.chars += 1;
            part.marks.link_chars += u32::from(piece.link);
            part.marks.strong_chars += u32::from(piece.strong);
            if let Place::Dom { first, last, .. } = &mut part.place {
                if part.marks.chars == 1 {
                    *first = piece.node;
                }
                *last = piece.node;
            }
        }
        Some(())
    }

    fn next_visible(&mut self) -> Option<(&Piece<'_>, usize, char)> {
        loop {
            let piece = self.pieces.get(self.piece)?;
            let rest = piece.text.get(self.at..).unwrap_or_default();
            if let Some((before, c)) = rest.char_indices().find(|&(_, c)| is_visible(c)) {
                let at = self.at + before;
                self.at = at + c.len_utf8();
                return Some((piece, at, c));
            }
            (self.piece, self.at) = (self.piece + 1, 0);
        }
    }

    fn rest_is_empty(&mut self) -> bool {
        self.next_visible().is_none()
    }
}

/// The bytes of a character in the capture: of its whole text node, where that is written with references.
fn place_in(piece: &Piece<'_>, at: usize, c: char) -> Span {
    let [from, _] = piece.bytes;
    if !piece.plain {
        return piece.bytes;
    }
    [from + at as u32, from + (at + c.len_utf8()) as u32]
}

/// Whether a character is part of the text of a block and no space.
fn is_visible(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{ad}' | '\0')
}
