//! Lines of a text capture to blocks: one line that shows anything is one block.

use super::{Marks, Place, RawBlock};
use crate::text::space::{fold_space, is_blank};

/// Bullets that mark a list item even without a space after them.
const SOLID_BULLETS: [char; 14] = ['•', '●', '◦', '▪', '■', '◆', '◇', '►', '▶', '‣', '·', '・', '⁃', '▸'];

/// Bullets only with white space after them; else they are signs, dashes or emphasis.
const LOOSE_BULLETS: [char; 4] = ['-', '*', '+', '○'];

/// Splits text into blocks; `start` is where `text` begins in the capture.
pub(crate) fn split_lines(text: &str, start: u32) -> Vec<RawBlock> {
    let mut blocks = Vec::new();
    let mut blank_before = 0;
    let mut number = 0;
    let mut offset = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let at = offset;
        offset += line.len();
        // "\r\n" gives an empty piece for the "\n": no line of its own.
        if line == "\n" && text[..at].ends_with('\r') {
            continue;
        }
        match line_block(line, start + at as u32, number, blank_before) {
            Some(block) => {
                blocks.push(block);
                blank_before = 0;
            }
            None => blank_before += 1,
        }
        number += 1;
    }
    blocks
}

/// The block of one line, or none where it shows nothing.
fn line_block(line: &str, at: u32, number: u32, blank_before: u32) -> Option<RawBlock> {
    let shown = line.trim_end_matches(is_blank);
    let body = shown.trim_start_matches(is_blank);
    if body.is_empty() {
        return None;
    }
    let indent = shown[..shown.len() - body.len()].chars().filter(|c| c.is_whitespace()).count();
    let item = strip_bullet(body);
    let content = item.unwrap_or(body);
    let first = at + (shown.len() - content.len()) as u32;
    let text = fold_space(content);
    let chars = text.chars().filter(|c| !c.is_whitespace()).count() as u32;
    Some(RawBlock {
        text,
        bytes: [first, first + content.len() as u32],
        level: None,
        hidden: false,
        place: Place::Line { number, indent: indent as u32, bullet: item.is_some(), blank_before },
        marks: Marks { chars, list_item: item.is_some(), ..Marks::default() },
    })
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

    fn shape(text: &str) -> Vec<(String, u32, u32, bool, u32)> {
        split_lines(text, 0)
            .into_iter()
            .map(|block| match block.place {
                Place::Line { number, indent, bullet, blank_before } => {
                    (block.text, number, indent, bullet, blank_before)
                }
                Place::Dom { .. } => unreachable!("lines give lines"),
            })
            .collect()
    }

    #[test]
    fn one_line_is_one_block() {
        assert_eq!(
            shape("Menu\r\n  • Home\r\n\r\n\u{a0}\nText  here\n- 5\n-5\n*\n"),
            [
                ("Menu".to_owned(), 0, 0, false, 0),
                ("Home".to_owned(), 1, 2, true, 0),
                ("Text here".to_owned(), 4, 0, false, 2),
                ("5".to_owned(), 5, 0, true, 0),
                ("-5".to_owned(), 6, 0, false, 0),
                ("*".to_owned(), 7, 0, false, 0),
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
    fn a_lone_return_ends_a_line_too() {
        assert_eq!(split_lines("a\rb\r\nc", 0).len(), 3);
        assert!(split_lines("", 0).is_empty());
    }
}
