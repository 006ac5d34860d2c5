//! The decoded text cut into rows of one height, and the search in it.

use std::ops::Range;

use crate::model::{Document, Span};
use crate::order::sort_by_key;

/// One row of *Source*: a line, or a part of a long one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceRow {
    /// First byte.
    pub start: u32,
    /// Number of the line, from 1.
    pub line: u32,
    /// Whether the line starts here.
    pub first: bool,
}

/// A text cut into rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceRows {
    rows: Vec<SourceRow>,
    length: u32,
}

/// A stretch of a row, marked or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its bytes.
    pub bytes: Range<usize>,
    /// How it is shown.
    pub look: Look,
}

/// How a stretch of a row is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// As it is.
    Plain,
    /// Found by the search.
    Found,
    /// The place that was asked for.
    Marked,
}

impl SourceRows {
    /// Cuts a text into rows of at most `columns` columns; Han characters and their like count two.
    /// Linear in the text; a tab counts as four.
    pub fn cut(text: &str, columns: u32) -> Self {
        let columns = columns.max(8);
        let mut rows = vec![SourceRow { start: 0, line: 1, first: true }];
        let (mut line, mut width) = (1, 0);
        for (at, c) in text.char_indices() {
            if c == '\n' {
                line += 1;
                width = 0;
                rows.push(SourceRow { start: at as u32 + 1, line, first: true });
                continue;
            }
            let wide = columns_of(c);
            if width + wide > columns {
                width = 0;
                rows.push(SourceRow { start: at as u32, line, first: false });
            }
            width += wide;
        }
        Self { rows, length: text.len() as u32 }
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A row.
    pub fn get(&self, row: usize) -> Option<SourceRow> {
        self.rows.get(row).copied()
    }

    /// The row that holds a byte.
    pub fn row_at(&self, offset: u32) -> usize {
        self.rows.partition_point(|row| row.start <= offset).saturating_sub(1)
    }

    /// The number of the last line.
    pub fn lines(&self) -> u32 {
        self.rows.last().map_or(0, |row| row.line)
    }

    /// The bytes of a row.
    pub fn bytes_of(&self, row: usize) -> Range<usize> {
        let start = self.get(row).map_or(self.length, |row| row.start);
        let end = self.get(row + 1).map_or(self.length, |row| row.start);
        start as usize..end as usize
    }
}

/// The block that stands in a stretch of the source, the innermost where several do; none where only markup does.
pub fn block_between(document: &Document, from: u32, to: u32) -> Option<u32> {
    let there = document.blocks.iter().filter_map(|block| Some((block.i, block.source.bytes?)));
    let there = there.filter(|(_, [start, end])| *start < to && *end > from);
    there.min_by_key(|(_, [start, end])| end - start).map(|(block, _)| block)
}

fn columns_of(c: char) -> u32 {
    match c {
        '\t' => 4,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{1f300}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

/// All places where `needle` stands, at most `limit`; letters A to Z in either case.
pub fn find_all(text: &str, needle: &str, limit: usize) -> Vec<Span> {
    let (text, needle) = (text.as_bytes(), needle.as_bytes());
    let Some(first) = needle.first().map(u8::to_ascii_lowercase) else { return Vec::new() };
    let mut found = Vec::new();
    let mut at = 0;
    while found.len() < limit
        && let Some(rest) = text.get(at..)
        && rest.len() >= needle.len()
    {
        let Some(step) = rest.iter().position(|byte| byte.to_ascii_lowercase() == first) else { break };
        at += step;
        let end = at + needle.len();
        match text.get(at..end) {
            Some(part) if part.eq_ignore_ascii_case(needle) => {
                found.push([at as u32, end as u32]);
                at = end;
            }
            _ => at += 1,
        }
    }
    found
}

/// The pieces of a row: `marked` on top of what was `found`, both in order. `found` may hold spans
/// outside the row.
pub fn pieces(row: Range<usize>, found: &[Span], marked: Option<Span>) -> Vec<Piece> {
    let clip = |span: Span| (span[0] as usize).max(row.start)..(span[1] as usize).min(row.end);
    let from = found.partition_point(|span| span[1] as usize <= row.start);
    let hits = found.iter().skip(from).take_while(|span| (span[0] as usize) < row.end);
    let mut cuts: Vec<(Range<usize>, Look)> = hits.map(|span| (clip(*span), Look::Found)).collect();
    let marked = marked.map(clip).filter(|range| range.start < range.end);
    if let Some(marked) = marked {
        cuts = without(cuts, &marked);
        cuts.push((marked, Look::Marked));
        sort_by_key(&mut cuts, |(range, _)| range.start);
    }
    let mut pieces = Vec::new();
    let mut at = row.start;
    for (bytes, look) in cuts {
        if at < bytes.start {
            pieces.push(Piece { bytes: at..bytes.start, look: Look::Plain });
        }
        at = bytes.end;
        pieces.push(Piece { bytes, look });
    }
    if at < row.end {
        pieces.push(Piece { bytes: at..row.end, look: Look::Plain });
    }
    pieces
}

fn without(cuts: Vec<(Range<usize>, Look)>, marked: &Range<usize>) -> Vec<(Range<usize>, Look)> {
    let parts = |(range, look): (Range<usize>, Look)| {
        let before = range.start..range.end.min(marked.start);
        let after = range.start.max(marked.end)..range.end;
        [(before, look), (after, look)]
    };
    cuts.into_iter().flat_map(parts).filter(|(range, _)| range.start < range.end).collect()
}

#[cfg(test)]
mod tests {
    use super::{Look, SourceRows, block_between, find_all, pieces};
    use crate::model::Zone;
    use crate::view::specimen::document;

    #[test]
    fn the_block_of_a_line_is_found() {
        let mut document = document(&[(Zone::Title, "en"), (Zone::Paragraph, "en"), (Zone::Quotation, "en")]);
        for (block, bytes) in document.blocks.iter_mut().zip([[10, 20], [30, 90], [50, 60]]) {
            block.source.bytes = Some(bytes);
        }
        for (from, to, expect) in [
            (0, 10, None),
            (0, 11, Some(0)),
            (20, 30, None),
            (35, 45, Some(1)),
            (45, 55, Some(2)),
            (95, 99, None),
        ] {
            assert_eq!(block_between(&document, from, to), expect, "{from}-{to}");
        }
    }

    #[test]
    fn long_lines_are_cut_and_keep_their_number() {
        let text = "12345678901\n港口港口港\n";
        let rows = SourceRows::cut(text, 8);
        let cut: Vec<_> = (0..rows.len()).map(|row| &text[rows.bytes_of(row)]).collect();
        assert_eq!(cut, ["12345678", "901\n", "港口港口", "港\n", ""]);
        assert_eq!(rows.lines(), 3);
        assert!(!rows.get(1).unwrap().first);
        assert_eq!(rows.row_at(12), 2);
        assert_eq!(rows.row_at(9_999), 4);
    }

    #[test]
    fn finds_in_either_case_and_between_characters() {
        assert_eq!(find_all("Port, port, PORT", "port", 9), [[0, 4], [6, 10], [12, 16]]);
        assert_eq!(find_all("港口海港", "港", 9), [[0, 3], [9, 12]]);
        assert_eq!(find_all("aaa", "a", 2).len(), 2);
        assert!(find_all("abc", "", 9).is_empty());
        assert!(find_all("ab", "abc", 9).is_empty());
    }

    #[test]
    fn the_marked_place_covers_what_was_found() {
        let looks: Vec<_> = pieces(0..10, &[[1, 4], [8, 12]], Some([3, 6]))
            .into_iter()
            .map(|piece| (piece.bytes.start, piece.bytes.end, piece.look))
            .collect();
        let (plain, found, marked) = (Look::Plain, Look::Found, Look::Marked);
        assert_eq!(looks, [(0, 1, plain), (1, 3, found), (3, 6, marked), (6, 8, plain), (8, 10, found)]);
        assert_eq!(pieces(10..12, &[[0, 3]], Some([3, 6])).len(), 1);
    }
}
