//! What most posts of a template say alike, word for word: that is the page speaking, not those who wrote.

use rustc_hash::FxHashMap;

use super::marks::{Mark, Marks, TextNode};
use crate::dom::NodeId;

/// Posts from which on this can be told, and from which on a text needs no label.
const FEWEST: usize = 2;
const ENOUGH: usize = 5;

/// Share of the posts that must say it; of few posts all must.
const MOST: f32 = 0.6;

/// Marks labels, ranks and notes of the software in posts, given by their nodes in page order.
pub(super) fn mark_interface(marks: &mut Marks<'_>, posts: &[(NodeId, NodeId)]) {
    if posts.len() < FEWEST {
        return;
    }
    let dom = marks.dom;
    let few = posts.len() < ENOUGH;
    let label = |text: &TextNode| {
        let told = text.mark == Mark::Words && !text.linked;
        told.then(|| label_of(dom.text(text.node).unwrap_or(""), few)).flatten()
    };
    // Of each label: the posts that hold it, and the last of them.
    let mut held: FxHashMap<String, (u32, usize)> = FxHashMap::default();
    for (at, &(start, end)) in posts.iter().enumerate() {
        for label in marks.texts_in(start, end).iter().filter_map(label) {
            let seen = held.entry(label).or_insert((0, usize::MAX));
            if seen.1 != at {
                *seen = (seen.0 + 1, at);
            }
        }
    }
    let wanted = posts.len() as f32 * if few { 1.0 } else { MOST };
    held.retain(|_, (posts, _)| *posts as f32 >= wanted);
    if held.is_empty() {
        return;
    }
    let mut marked: Vec<usize> = Vec::new();
    for (at, text) in marks.texts.iter_mut().enumerate() {
        let around = posts.partition_point(|post| post.0 <= text.node).checked_sub(1);
        let inside = around.and_then(|at| posts.get(at)).is_some_and(|post| text.node < post.1);
        if inside && label(text).is_some_and(|label| held.contains_key(&label)) {
            text.mark = Mark::Interface;
            marked.push(at);
        }
    }
    marks.sum_up_again();
    // Posts that say nothing else are no labels: everybody says "congratulations".
    let wordless = posts.iter().filter(|&&(start, end)| marks.sums(start, end).words() == 0).count();
    if wordless * 2 > posts.len() {
        for at in marked {
            if let Some(text) = marks.texts.get_mut(at) {
                text.mark = Mark::Words;
            }
        }
        marks.sum_up_again();
    }
}

/// Marks short texts in the line with the name (where somebody lives, a rank) as what they are, where the words of most
/// posts stand in other lines. Posts are given by their nodes.
pub(super) fn mark_beside_names(marks: &mut Marks<'_>, posts: &[(NodeId, NodeId)]) {
    /// Longest such text, in characters.
    const LONGEST: u32 = 20;
    let mut found: Vec<NodeId> = Vec::new();
    let mut parted = 0;
    for &(start, end) in posts {
        let texts = marks.texts_in(start, end);
        let mut names = texts.iter().filter(|text| text.mark == Mark::Author).peekable();
        let Some(&name) = names.peek() else { continue };
        let mut signed: Vec<u32> = names.map(|text| text.block).collect();
        crate::order::sort(&mut signed);
        let words = |text: &&TextNode| text.mark == Mark::Words && text.chars > 0;
        if texts.iter().filter(words).any(|text| signed.binary_search(&text.block).is_err()) {
            parted += 1;
            let beside =
                texts.iter().filter(words).filter(|text| text.block == name.block && text.chars <= LONGEST);
            found.extend(beside.map(|text| text.node));
        }
    }
    if posts.len() < FEWEST || (parted as f32) < posts.len() as f32 * MOST || found.is_empty() {
        return;
    }
    for text in &mut marks.texts {
        if found.binary_search(&text.node).is_ok() {
            text.mark = Mark::Meta;
        }
    }
    marks.sum_up_again();
}

/// What a text has in common with those of other posts: its label ("Posts: 701", "Join Date: Jun 2024"), else the
/// text without its figures.
fn label_of(text: &str, labelled: bool) -> Option<String> {
    /// Longest text that posts are compared by, and longest text behind a label, in bytes.
    const LONGEST: usize = 120;
    const LONGEST_LABELLED: usize = 40;
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let label = text
        .split_once([':', '：'])
        .map(|(label, _)| label.trim())
        .filter(|label| text.len() <= LONGEST_LABELLED && label.len() > 1 && label.split(' ').count() <= 2);
    match label {
        Some(label) => Some(format!("{label}:")),
        // Counts of likes and answers, next to pictures that say what they count.
        None if labelled && text.bytes().all(|b| b.is_ascii_digit()) => Some(String::new()),
        None if labelled => None,
        None => Some(text.chars().filter(|c| !c.is_ascii_digit()).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::label_of;

    #[test]
    fn labels() {
        for (text, labelled, expected) in [
            ("Posts: 701", true, Some("Posts:")),
            ("Join Date: Jun 2024", true, Some("Join Date:")),
            ("Sorry, something went wrong.", false, Some("Sorry, something went wrong.")),
            ("12 replies", false, Some(" replies")),
            ("12 replies", true, None),
            ("340", true, Some("")),
            ("ID:iw3Tyias(1/4)", true, Some("ID:")),
            ("What they say is this: nobody knows", true, None),
            ("", false, None),
        ] {
            assert_eq!(label_of(text, labelled).as_deref(), expected, "{text}");
        }
    }
}
