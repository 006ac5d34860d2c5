//! Specification pairs that a page shows: rows of two cells, terms with their definitions, lines "name: value".

use super::price::{has_currency, is_price};
use super::{Found, Source};
use crate::block::{Page, Place};
use crate::dom::{Dom, NodeId, Tag};
use crate::lexicon::fold::fold_name;
use crate::lexicon::{Role, holds};
use crate::model::{Block, Zone};
use crate::text::space::fold_space;

/// Most specification pairs, and the longest name and value of one, in characters.
pub(super) const MOST_PAIRS: usize = 300;
const LONGEST_NAME: usize = 60;
const LONGEST_VALUE: usize = 400;

/// A pair of name and value, with its place.
pub(super) type FoundPair = Found<[String; 2]>;

/// Pairs of name and value that a page shows.
pub(super) fn visible_pairs(page: &Page, blocks: &[Block]) -> Vec<FoundPair> {
    let dom = &page.dom;
    let mut pairs: Vec<FoundPair> = Vec::new();
    let shown = |block: &&Block| (!block.hidden || block.zone == Zone::Table) && !is_beside(block.zone);
    for block in blocks.iter().filter(shown) {
        if pairs.len() >= MOST_PAIRS {
            break;
        }
        let Some(Place::Dom { container, first, .. }) =
            page.blocks.get(block.i as usize).map(|raw| raw.place.clone())
        else {
            continue;
        };
        let Some((pair, rule)) = read_pair(dom, block, container, first) else { continue };
        let [name, value] = pair;
        let (name, value) = (tidy(&name), value.trim().to_owned());
        let fits = |text: &str, most: usize| !text.is_empty() && text.chars().count() <= most;
        if fits(&name, LONGEST_NAME)
            && fits(&value, LONGEST_VALUE)
            && name != value
            && name.chars().any(char::is_alphabetic)
            // Names of a program's own, addresses, and what things cost are no specifications.
            && !name.contains('_')
            && !value.contains("://")
            && !(is_price(&value) && has_currency(&value))
        {
            pairs.push(Found {
                value: [name, value],
                source: Source { rule, key: None, block: Some(block.i), node: None },
            });
        }
    }
    pairs
}

/// Zones beside what the page is about.
pub(super) const fn is_beside(zone: Zone) -> bool {
    matches!(
        zone,
        Zone::Navigation
            | Zone::Breadcrumb
            | Zone::Recommendation
            | Zone::Ranking
            | Zone::Advertisement
            | Zone::Comment
            | Zone::CommentForm
            | Zone::Legal
    )
}

/// A name without its colon and the marks of writing direction that shops put around it.
fn tidy(name: &str) -> String {
    let edge = |c: char| {
        c.is_whitespace() || matches!(c, ':' | '：' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
    };
    name.trim_matches(edge).to_owned()
}

/// The pair that begins in a block, and the rule that reads it.
fn read_pair(
    dom: &Dom,
    block: &Block,
    container: NodeId,
    first: NodeId,
) -> Option<([String; 2], &'static str)> {
    let cell = std::iter::once(container)
        .chain(dom.ancestors(container).take(3))
        .find(|&id| matches!(dom.tag(id), Some(Tag::Td | Tag::Th | Tag::Dt | Tag::Dd | Tag::Li)));
    let tag = cell.and_then(|cell| dom.tag(cell));
    match (cell, tag) {
        (Some(cell), Some(Tag::Dt)) => {
            let value = next_element(dom, cell).filter(|&next| dom.tag(next) == Some(Tag::Dd))?;
            return Some(([text_below(dom, cell), text_below(dom, value)], "term-and-definition"));
        }
        (_, Some(Tag::Dd)) => return None,
        (Some(cell), Some(Tag::Th | Tag::Td)) => return row_pair(dom, cell).map(|pair| (pair, "table-row")),
        _ => {}
    }
    let near = cell.unwrap_or(container);
    let list = is_named(dom, near, Role::DetailName) && tag == Some(Tag::Li);
    let table = is_named(dom, near, Role::SpecificationName);
    if (list || table)
        && let Some(pair) = labelled_line(&block.text)
    {
        return Some((pair, "labelled-line"));
    }
    if let Some(pair) = strong_label(dom, block, container, first) {
        return Some((pair, "strong-label"));
    }
    // Two elements side by side, and nothing else: a row of a list that is laid out without a table.
    if table && tag != Some(Tag::Li) {
        return side_by_side(dom, container).map(|pair| (pair, "two-elements"));
    }
    None
}

/// "Name: value" in a line.
fn labelled_line(text: &str) -> Option<[String; 2]> {
    // A longer value is a sentence with a bold beginning, in characters.
    const LONGEST: usize = 100;
    let (name, value) = text.split_once([':', '：'])?;
    (value.chars().count() <= LONGEST).then_some([name.to_owned(), value.to_owned()])
}

/// A bold name with a colon at the head of a short line.
fn strong_label(dom: &Dom, block: &Block, container: NodeId, first: NodeId) -> Option<[String; 2]> {
    // Longer lines are prose with a bold beginning, in characters.
    const LONGEST: usize = 120;
    if !matches!(block.zone, Zone::Paragraph | Zone::ListItem | Zone::Table)
        || block.text.chars().count() > LONGEST
    {
        return None;
    }
    let strong = dom
        .ancestors(first)
        .take_while(|&above| above > container)
        .find(|&above| matches!(dom.tag(above), Some(Tag::Strong | Tag::B)))?;
    let name = text_below(dom, strong);
    let rest = block.text.strip_prefix(name.as_str())?;
    let colon = name.ends_with([':', '：']) || rest.trim_start().starts_with([':', '：']);
    let value = rest.trim_start_matches([':', '：', ' ']).to_owned();
    (colon && !value.contains('\n')).then_some([name, value])
}

/// The texts of an element and of the only one beside it, asked for by the first.
fn side_by_side(dom: &Dom, id: NodeId) -> Option<[String; 2]> {
    let row = dom.parent(id)?;
    let cells: Vec<NodeId> = dom.children(row).filter(|&id| dom.tag(id).is_some()).take(3).collect();
    match *cells.as_slice() {
        [name, value] if name == id => {
            // Longest of both, in characters: what follows is prose under a heading.
            const LONGEST: usize = 60;
            let plain = |id: NodeId| dom.subtree(id).len() <= 12;
            let pair =
                (plain(name) && plain(value)).then(|| [text_below(dom, name), text_below(dom, value)])?;
            let short =
                pair.iter().all(|text| text.chars().count() <= LONGEST && !text.ends_with(['.', '!', '?']));
            short.then_some(pair)
        }
        _ => None,
    }
}

/// A row of exactly two cells, asked for by the first.
fn row_pair(dom: &Dom, cell: NodeId) -> Option<[String; 2]> {
    let row = dom.parent(cell).filter(|&row| dom.tag(row) == Some(Tag::Tr))?;
    let cells: Vec<NodeId> =
        dom.children(row).filter(|&id| matches!(dom.tag(id), Some(Tag::Td | Tag::Th))).take(3).collect();
    match *cells.as_slice() {
        [name, value] if name == cell => Some([text_below(dom, name), text_below(dom, value)]),
        _ => None,
    }
}

/// Whether something around an element bears one of the words in its name.
fn is_named(dom: &Dom, id: NodeId, role: Role) -> bool {
    dom.ancestors(id).take(5).any(|above| {
        ["class", "id"]
            .iter()
            .filter_map(|name| dom.attribute(above, name))
            .any(|names| holds(role, &fold_name(names.get(..names.len().min(200)).unwrap_or(""))))
    })
}

fn next_element(dom: &Dom, id: NodeId) -> Option<NodeId> {
    let end = dom.subtree(dom.parent(id)?).end;
    let mut next = dom.subtree(id).end;
    while next < end && dom.tag(next).is_none() {
        next += 1;
    }
    (next < end).then_some(next)
}

/// The text of a small subtree, cut off where it is clearly more than a value.
fn text_below(dom: &Dom, id: NodeId) -> String {
    const MOST_NODES: usize = 200;
    let mut text = String::new();
    for node in dom.subtree(id).take(MOST_NODES) {
        match dom.tag(node) {
            None => text.push_str(dom.text(node).unwrap_or("")),
            Some(Tag::Script | Tag::Style) => return String::new(),
            Some(Tag::Br | Tag::P | Tag::Div | Tag::Li) => text.push(' '),
            Some(_) => {}
        }
        if text.len() > LONGEST_VALUE * 8 {
            break;
        }
    }
    fold_space(&text)
}
