//! Lines of a text capture to blocks: one line that shows anything is one block.

use super::{Marks, Place, RawBlock};
use crate::text::space::{fold_space, is_blank};

/// Bullets that mark a list item even without a space after them.
const SOLID_BULLETS: [char; 14] = ['•', '●', '◦', '▪', '■', '◆', '◇', '►', '▶', '‣', '·', '・', '⁃', '▸'];

/// Bullets only with white space after them; else they are signs, dashes or emphasis.
const LOOSE_BULLETS: [char; 4] = ['-', '*', '+', '○'];

/// Blocks that any capture may have line by line. A block costs about a kilobyte on its way to the document.
const LINE_FLOOR: usize = 1 << 16;

/// Bytes of text that allow for one more; lines of pages have some forty.
const BYTES_A_LINE: usize = 64;

/// Blocks that no capture may exceed line by line: a text of more lines is no page.
const LINE_CEILING: usize = 250_000;

/// Bytes of text that a block has at least from there on.
const PIECE: usize = 1 << 14;

/// How many blocks a text may have line by line; lines beyond are taken together, so that memory stays bounded.
pub(super) fn count_allowed(text: &str) -> usize {
    (LINE_FLOOR + text.len() / BYTES_A_LINE).min(LINE_CEILING)
}

/// Splits text into blocks; `start` is where `text` begins in the capture.
pub(crate) fn split_lines(text: &str, start: u32) -> Vec<RawBlock> {
    let allowed = count_allowed(text);
    let width = find_wrap(text);
    let mut blocks = Vec::new();
    let mut blank_before = 0;
    let mut open: Option<Piece> = None;
    for (at, line) in lines_of(text) {
        let blank = line.trim_matches(is_blank).is_empty();
        if let Some(piece) = &mut open {
            let joins = (blocks.len() >= allowed && piece.to - piece.from < PIECE)
                || (!blank
                    && width.is_some_and(|width| piece.runs_on(text, width))
                    && strip_bullet(line).is_none());
            if joins {
                piece.extend(at, line);
                continue;
            }
            let shown = &text[piece.from..piece.to];
            blocks.extend(line_block(shown, start + piece.from as u32, blank_before));
            blank_before = 0;
            open = None;
        }
        if blank {
            blank_before += 1;
        } else {
            open = Some(Piece { from: at, to: at + line.len(), last: at });
        }
    }
    if let Some(piece) = &open {
        let shown = &text[piece.from..piece.to];
        blocks.extend(line_block(shown, start + piece.from as u32, blank_before));
    }
    blocks.shrink_to_fit();
    blocks
}

/// Lines that make one block.
struct Piece {
    from: usize,
    to: usize,
    /// Where the last line begins.
    last: usize,
}

impl Piece {
    fn extend(&mut self, at: usize, line: &str) {
        self.to = at + line.len();
        self.last = at;
    }

    /// Whether the last line is so full that the next one goes on with its paragraph.
    fn runs_on(&self, text: &str, width: usize) -> bool {
        let last = text.get(self.last..self.to).unwrap_or_default();
        last.chars().count() * 4 >= width * 3
    }
}

/// What ends a line besides "\n": a lone return, and what printers and text out of PDF files put between pages.
const ENDS: [u8; 3] = [b'\r', b'\x0b', b'\x0c'];

/// The lines with where they begin, without their ends; "\r\n" ends one line.
fn lines_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut offset = 0;
    text.split_inclusive('\n').flat_map(move |line| {
        let start = offset;
        offset += line.len();
        let line = line.strip_suffix('\n').unwrap_or(line);
        let line = line.strip_suffix('\r').unwrap_or(line);
        let mut next = Some(0);
        std::iter::from_fn(move || {
            let from = next?;
            let rest = line.get(from..)?;
            let [first, second, third] = ENDS;
            let end = memchr::memchr3(first, second, third, rest.as_bytes());
            next = end.map(|end| from + end + 1);
            Some((start + from, end.and_then(|end| rest.get(..end)).unwrap_or(rest)))
        })
    })
}

/// Lines that are looked at to tell whether the text is wrapped, and the fewest that tell.
const WRAP_SAMPLE: usize = 4000;
const WRAP_FEWEST: usize = 12;

/// The width at which paragraphs are broken into lines, as in mails and old wire copy; none where a
/// line is a paragraph.
fn find_wrap(text: &str) -> Option<usize> {
    /// Widths that editors and wires wrap at, in characters.
    const WIDTHS: std::ops::RangeInclusive<usize> = 55..=90;
    let (mut full, mut inside, mut widest) = (0_usize, 0_usize, 0_usize);
    let (mut before, mut length) = ("", 0);
    for (_, line) in lines_of(text).take(WRAP_SAMPLE) {
        let line = line.trim_end_matches(is_blank);
        if !line.is_empty() && !before.is_empty() {
            inside += 1;
            // Broken inside a sentence, near the margin.
            let broken = before.ends_with(|c: char| c.is_lowercase() || c == ',');
            full += usize::from(length >= *WIDTHS.start() - 5 && length <= *WIDTHS.end() && broken);
        }
        (before, length) = (line, line.chars().count());
        widest = widest.max(length);
    }
    (WIDTHS.contains(&widest) && full >= WRAP_FEWEST && full * 2 >= inside).then_some(widest)
}

/// The block of one line, or none where it shows nothing.
fn line_block(line: &str, at: u32, blank_before: u32) -> Option<RawBlock> {
    let shown = line.trim_end_matches(is_blank);
    let body = shown.trim_start_matches(is_blank);
    if body.is_empty() {
        return None;
    }
    let item = strip_bullet(body);
    let content = item.unwrap_or(body);
    let first = at + (shown.len() - content.len()) as u32;
    let text = fold_space(content);
    // Folded, the only white space left is single spaces.
    let chars = (text.chars().count() - text.bytes().filter(|&b| b == b' ').count()) as u32;
    Some(RawBlock {
        text,
        bytes: [first, first + content.len() as u32],
        level: None,
        hidden: false,
        place: Place::Line { bullet: item.is_some(), blank_before, columns: count_columns(content) },
        marks: Marks { chars, list_item: item.is_some(), ..Marks::default() },
        pieces: Box::default(),
    })
}

/// The cells that tabs part in one line: a table copied from a browser, or out of a spreadsheet.
fn count_columns(line: &str) -> u16 {
    // More are no table that anybody reads.
    const MOST: usize = 200;
    let tabs = line.bytes().filter(|&b| b == b'\t').count();
    if tabs == 0 || tabs > MOST || line.contains('\n') { 0 } else { tabs as u16 + 1 }
}

/// What follows a list bullet; none where there is no bullet or nothing after it.
fn strip_bullet(body: &str) -> Option<&str> {
    let mut chars = body.chars();
    let bullet = chars.next()?;
    let rest = chars.as_str();
    let spaced = rest.starts_with(is_blank);
    let content = rest.trim_start_matches(is_blank);
    let known = SOLID_BULLETS.contains(&bullet) || (spaced && LOOSE_BULLETS.contains(&bullet));
    (known && !content.is_empty()).then_some(content)
}

#[cfg(test)]
mod tests {
    use super::split_lines;
    use crate::block::Place;

    fn shape(text: &str) -> Vec<(String, bool, u32)> {
        split_lines(text, 0)
            .into_iter()
            .map(|block| match block.place {
                Place::Line { bullet, blank_before, .. } => (block.text, bullet, blank_before),
                Place::Dom { .. } => unreachable!("lines give lines"),
            })
            .collect()
    }

    #[test]
    fn one_line_is_one_block() {
        assert_eq!(
            shape("Menu\r\n  • Home\r\n\r\n\u{a0}\nText  here\n- 5\n-5\n*\n"),
            [
                ("Menu".to_owned(), false, 0),
                ("Home".to_owned(), true, 0),
                ("Text here".to_owned(), false, 2),
                ("5".to_owned(), true, 0),
                ("-5".to_owned(), false, 0),
                ("*".to_owned(), false, 0),
            ]
        );
    }

    #[test]
    fn spans_hold_the_text() {
        let text = "\u{feff}  • 首页 \n\n正文，一  行";
        for block in split_lines(text, 0) {
            let [from, to] = block.bytes;
            assert_eq!(crate::text::space::fold_space(&text[from as usize..to as usize]), block.text);
        }
        assert_eq!(split_lines("a", 7)[0].bytes, [7, 8]);
    }

    #[test]
    fn wrapped_paragraphs_are_one_block() {
        let paragraph = "The harbour of Lindby reopened on Monday after two weeks of repairs, and\nthe first ferry to the north island left at noon with two hundred people\non board, most of them islanders who had waited in the town since spring\nand had found rooms with friends.\n\n";
        let text = format!("Harbour reopens\n\n{}", paragraph.repeat(5));
        let blocks = split_lines(&text, 0);
        assert_eq!(blocks.len(), 6);
        assert!(blocks[1].text.starts_with("The harbour") && blocks[1].text.ends_with("with friends."));
        assert!(blocks[1].text.contains("repairs, and the first"));
    }

    #[test]
    fn a_million_lines_are_bounded_blocks() {
        for end in ['\n', '\r', '\x0c'] {
            let text = format!("line{end}").repeat(1_000_000);
            let blocks = split_lines(&text, 0);
            let allowed = super::count_allowed(&text);
            assert!(blocks.len() > allowed && blocks.len() <= allowed + text.len() / super::PIECE + 1);
            assert_eq!(blocks.iter().map(|block| block.marks.chars).sum::<u32>(), 4_000_000);
        }
    }

    #[test]
    fn a_lone_return_ends_a_line_too() {
        assert_eq!(split_lines("a\rb\r\nc", 0).len(), 3);
        for end in super::ENDS.map(char::from) {
            assert_eq!(shape(&format!("12{end}Ferries")), shape("12\nFerries"), "{end:?}");
        }
        assert!(split_lines("", 0).is_empty());
    }
}
