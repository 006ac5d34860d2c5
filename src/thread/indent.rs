//! The nesting of posts that stand in one flat list and are only set in: by a level that an attribute or a
//! class names, a margin, or the width of a spacer.

use super::Post;
use crate::dom::{Dom, NodeId, Tag};
use crate::lexicon::{Role, is};

/// Nodes at the start of a post in which its indentation stands.
const LOOKED_AT: NodeId = 14;

/// Attributes that name a level.
const LEVELS: [&str; 7] = [
    "indent",
    "data-depth",
    "data-level",
    "data-indent",
    "data-nesting-level",
    "aria-level",
    "data-comment-level",
];

/// Gives the posts of a flat thread the depths that their indentation shows. The first post may be the opening
/// post, which stands in no list.
pub(super) fn read_depths(dom: &Dom, posts: &mut [Post], opens_page: bool) {
    let from = usize::from(opens_page);
    let Some(replies) = posts.get_mut(from..).filter(|replies| replies.len() > 1) else { return };
    if replies.iter().any(|post| post.depth > 0) {
        return;
    }
    let indents: Vec<Option<u32>> = replies.iter().map(|post| indent_of(dom, post.nodes)).collect();
    let mut steps: Vec<u32> = indents.iter().copied().flatten().collect();
    // What only some posts have is no indentation of the list.
    if steps.len() * 10 < replies.len() * 9 {
        return;
    }
    crate::order::sort_and_dedup(&mut steps);
    let mut deepest = 0;
    for (n, (post, indent)) in replies.iter_mut().zip(indents).enumerate() {
        let rank = indent.and_then(|indent| steps.iter().position(|step| *step == indent)).unwrap_or(0);
        // Nobody answers what does not stand above.
        post.depth = if n == 0 { 0 } else { (rank as u32).min(deepest + 1) };
        deepest = post.depth;
    }
}

fn indent_of(dom: &Dom, (start, end): (NodeId, NodeId)) -> Option<u32> {
    (start..end.min(start + LOOKED_AT)).find_map(|id| {
        let tag = dom.tag(id)?;
        let attribute = |name: &str| dom.attribute(id, name).filter(|value| value.len() <= 200);
        let level = LEVELS.iter().find_map(|name| attribute(name)?.trim().parse::<u32>().ok());
        let class = || attribute("class")?.split_ascii_whitespace().find_map(class_level);
        let style = || attribute("style").and_then(left_margin);
        // A spacer: a transparent picture without height, or in a cell that is named for it.
        let spacer = || {
            let named = |above: NodeId| {
                dom.attribute(above, "class").is_some_and(|class| {
                    class.split_ascii_whitespace().any(|name| is(Role::SpacerName, name))
                })
            };
            let flat = || attribute("height").is_some_and(|height| matches!(height.trim(), "0" | "1"));
            let inside = tag == Tag::Img && (flat() || dom.parent(id).is_some_and(named));
            attribute("width").filter(|_| inside)?.trim().parse().ok()
        };
        level.or_else(class).or_else(style).or_else(spacer)
    })
}

/// `depth-2`, `level3`, `indent_1`.
fn class_level(class: &str) -> Option<u32> {
    let digits = class.find(|c: char| c.is_ascii_digit())?;
    let (word, number) = class.split_at(digits);
    let word = word.trim_end_matches(['-', '_']);
    let word = word.rsplit(['-', '_']).next().unwrap_or(word);
    is(Role::LevelName, &word.to_ascii_lowercase()).then(|| number.parse().ok()).flatten()
}

/// The left margin or padding of a style, in whole units.
fn left_margin(style: &str) -> Option<u32> {
    style.split(';').find_map(|rule| {
        let (name, value) = rule.split_once(':')?;
        if !matches!(name.trim(), "margin-left" | "padding-left" | "margin-inline-start") {
            return None;
        }
        let digits = value.trim();
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        digits.get(..end)?.parse().ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_and_margins() {
        for (class, expected) in
            [("depth-2", Some(2)), ("comment-level3", Some(3)), ("col-4", None), ("comment-12", None)]
        {
            assert_eq!(class_level(class), expected, "{class}");
        }
        assert_eq!(left_margin("color: red; margin-left: 40px"), Some(40));
        assert_eq!(left_margin("margin: 0"), None);
    }
}
