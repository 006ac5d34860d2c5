//! Lists in `CommonMark`: nested by indentation, numbered as the page numbers them.

use crate::model::{Block, ItemPlace, Zone};

/// The lists that are open where the next block is written.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// From the outermost inwards.
    open: Vec<Open>,
    /// The last list that was written at the top, while nothing came since.
    last: Option<(Open, bool)>,
}

/// A list with an open item.
#[derive(Clone, Copy, Debug)]
struct Open {
    list: Option<u32>,
    depth: u32,
    ordered: bool,
    /// Columns before the text of its items.
    indent: usize,
    /// Its marker is the second one of its kind: two lists side by side would be one otherwise.
    second: bool,
}

impl Lists {
    /// Ends all lists.
    pub(super) fn close(&mut self) {
        self.open.clear();
        self.last = None;
    }

    /// Writes a block that is an item of a list or goes on with one, as `rendered`; says whether it is one.
    pub(super) fn push(&mut self, block: &Block, rendered: &str, parts: &mut Vec<String>) -> bool {
        if let Some(item) = block.item.filter(|item| item.follows)
            && self.follow(item, rendered, parts)
        {
            return true;
        }
        let numbered = block.item.is_some_and(|item| item.number.is_some() && !item.follows);
        let plain = block.item.is_none_or(|item| !item.follows);
        let opens = match block.zone {
            Zone::ListItem => plain,
            Zone::Paragraph => numbered,
            _ => false,
        };
        if opens {
            self.begin(block.item, rendered, parts);
        } else {
            self.close();
        }
        opens
    }

    /// A further paragraph of an open item.
    fn follow(&mut self, item: ItemPlace, rendered: &str, parts: &mut [String]) -> bool {
        let Some(at) = self.open.iter().rposition(|open| open.list == Some(item.list)) else { return false };
        self.open.truncate(at + 1);
        let (Some(open), Some(part)) = (self.open.last(), parts.last_mut()) else { return false };
        part.push_str("\n\n");
        part.push_str(&indented(rendered, open.indent, true));
        true
    }

    /// A new item.
    fn begin(&mut self, item: Option<ItemPlace>, rendered: &str, parts: &mut Vec<String>) {
        let (list, depth) = item.map_or((None, 0), |item| (Some(item.list), item.depth));
        let number = item.and_then(|item| item.number);
        let before =
            self.open.iter().rposition(|open| open.depth <= depth).and_then(|at| self.open.get(at)).copied();
        self.open.retain(|open| open.depth < depth);
        let beside = before.filter(|open| open.depth == depth).or(self.last.map(|(open, _)| open));
        let ordered = number.is_some();
        let same = beside.filter(|open| open.list == list && open.ordered == ordered);
        let second = same.map_or_else(
            || beside.is_some_and(|open| self.open.is_empty() && open.ordered == ordered && !open.second),
            |open| open.second,
        );
        let outer = self.open.last().map_or(0, |open| open.indent);
        let marker = match (number, second) {
            (Some(number), false) => format!("{number}. "),
            (Some(number), true) => format!("{number}) "),
            (None, false) => "- ".to_owned(),
            (None, true) => "* ".to_owned(),
        };
        let open = Open { list, depth, ordered, indent: outer + marker.len(), second };
        let line = format!("{}{marker}{}", " ".repeat(outer), indented(rendered, open.indent, false));
        let goes_on = !self.open.is_empty() || same.is_some();
        match parts.last_mut().filter(|_| goes_on) {
            Some(part) => {
                part.push('\n');
                part.push_str(&line);
            }
            None => parts.push(line),
        }
        if self.open.is_empty() {
            self.last = Some((open, second));
        }
        self.open.push(open);
    }
}

/// Lines behind so many columns, the first one too or not.
fn indented(text: &str, columns: usize, first: bool) -> String {
    let space = " ".repeat(columns);
    let mut out = String::with_capacity(text.len() + columns);
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        if (number > 0 || first) && !line.is_empty() {
            out.push_str(&space);
        }
        out.push_str(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::model::{Block, ItemPlace, Origin, Section, Zone};
    use crate::{Options, export, read};

    /// A list, its depth, the number of the item, whether the block follows in it, and the text.
    type Line<'a> = (u32, u32, Option<i32>, bool, &'a str);

    fn markdown(lines: &[Line<'_>]) -> String {
        let mut document = read("a.html", b"", &Options::default()).unwrap().remove(0);
        let block = |(i, line): (usize, &Line<'_>)| Block {
            i: i as u32,
            text: line.4.to_owned(),
            zone: if line.4.starts_with("x =") { Zone::Code } else { Zone::ListItem },
            confidence: 1.0,
            lang: None,
            level: None,
            hidden: false,
            source: Origin::default(),
            item: Some(ItemPlace { list: line.0, depth: line.1, number: line.2, follows: line.3 }),
            extra: None,
        };
        document.blocks = lines.iter().enumerate().map(block).collect();
        document.sections = vec![Section { heading: None, blocks: (0..lines.len() as u32).collect() }];
        export::markdown(&document)
    }

    #[test]
    fn lists_keep_their_shape() {
        for (lines, expect) in [
            (
                &[
                    (0, 0, None, false, "a"),
                    (1, 1, None, false, "b"),
                    (2, 2, None, false, "c"),
                    (1, 1, None, false, "d"),
                    (0, 0, None, false, "e"),
                ][..],
                "- a\n  - b\n    - c\n  - d\n- e\n",
            ),
            (
                &[
                    (0, 0, Some(9), false, "a"),
                    (1, 1, Some(1), false, "b"),
                    (0, 0, Some(10), false, "c"),
                    (1, 1, None, false, "d"),
                ],
                "9. a\n   1. b\n10. c\n    - d\n",
            ),
            // Two paragraphs, and code, of one item; a piece of the outer item behind the inner list.
            (
                &[
                    (0, 0, None, false, "a"),
                    (0, 0, None, true, "b"),
                    (0, 0, None, true, "x = 1\n\nx = 2"),
                    (0, 0, None, false, "c"),
                    (1, 1, None, false, "d"),
                    (0, 0, None, true, "e"),
                ],
                "- a\n\n  b\n\n  ```\n  x = 1\n\n  x = 2\n  ```\n- c\n  - d\n\n  e\n",
            ),
            // Side by side two lists would be one.
            (
                &[(0, 0, Some(1), false, "a"), (1, 0, Some(1), false, "b"), (2, 0, Some(1), false, "c")],
                "1. a\n\n1) b\n\n1. c\n",
            ),
            // What only lays out the page around a list is no depth.
            (&[(4, 3, None, false, "a"), (5, 4, None, false, "b")], "- a\n  - b\n"),
            (&[(0, 0, None, false, "a\nb")], "- a  \n  b\n"),
        ] {
            assert_eq!(markdown(lines), expect, "{lines:?}");
        }
    }
}
