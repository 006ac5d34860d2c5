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
    use crate::export::markdown;
    use crate::{Options, read};

    /// The Markdown of a list inside an article, without what stands around it.
    fn check(list: &str, expect: &str) {
        let prose = "<p>The ferry between Lindby and Oster, out of service since May, sails again, the port office said.</p>";
        let page = format!("<article><h1>Ferry back in service</h1>{prose}{prose}{list}{prose}</article>");
        let document = read("a.html", page.as_bytes(), &Options::default()).unwrap().remove(0);
        let markdown = markdown(&document);
        let mut parts = markdown.split("said.\n\n").skip(2);
        let found = parts.next().unwrap_or_default();
        let found = found.rsplit_once("\n\nThe ferry").map_or(found, |(list, _)| list);
        assert_eq!(found, expect, "{list}\n{markdown}");
    }

    #[test]
    fn lists_keep_their_shape() {
        check(
            "<ul><li>The old quay, which is closed<ul><li>for cars of all kinds</li><li>for carts</li></ul></li><li>The new quay, which is open</li></ul>",
            "- The old quay, which is closed\n  - for cars of all kinds\n  - for carts\n- The new quay, which is open",
        );
        check(
            "<ol start=4><li>Buy a ticket at the office on the quay.</li><li value=9>Board the boat by the stern ramp.</li></ol>",
            "4. Buy a ticket at the office on the quay.\n9. Board the boat by the stern ramp.",
        );
        check(
            "<ul><li><p>Order seed in January, before the good kinds are gone.</p><p>Mend the fence along the railway side.</p></li><li><p>Wait for the rain, which comes in March.</p></li></ul>",
            "- Order seed in January, before the good kinds are gone.\n\n  Mend the fence along the railway side.\n- Wait for the rain, which comes in March.",
        );
        // Side by side they would be one.
        check(
            "<ol><li>Buy a ticket at the office on the quay.</li></ol><ol><li>Board the boat by the stern ramp.</li></ol>",
            "1. Buy a ticket at the office on the quay.\n\n1) Board the boat by the stern ramp.",
        );
    }
}
