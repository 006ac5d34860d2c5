//! Whether the page is its thread, and the opening post where it has a template of its own.

use super::body::{BodyRule, Plan, find_matches};
use super::marks::{Mark, Marks};
use super::vocabulary::{Hints, hints_of};
use crate::block::{Page, Place};
use crate::dom::{Dom, NodeId, Tag};
use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{Role, begin, find_name_marks, holds, is};

/// Evidence that a page is a forum thread or a question with answers; [`FORUM`] and more is enough.
pub(super) fn weigh_forum(marks: &Marks<'_>) -> f32 {
    let dom = marks.dom;
    let mut evidence = 0.0_f32;
    // Frequent questions and their answers are marked up like a question page, but nobody votes on them.
    let mut questions = 0.0_f32;
    let mut voted = false;
    for id in 0..dom.nodes().len() as NodeId {
        let Some(tag) = dom.tag(id) else { continue };
        let attribute = |name: &str| dom.attribute(id, name).unwrap_or("");
        let strong = match tag {
            Tag::Meta if attribute("name").eq_ignore_ascii_case("generator") => {
                is_forum_software(attribute("content"))
            }
            Tag::Meta if attribute("property") == "og:url" => is_thread_address(attribute("content")),
            Tag::Link if attribute("rel") == "canonical" => is_thread_address(attribute("href")),
            Tag::Script if attribute("type").contains("ld+json") => dom
                .children(id)
                .filter_map(|child| dom.text(child))
                .any(|text| text.contains("\"DiscussionForumPosting\"") || text.contains("\"QAPage\"")),
            Tag::Html | Tag::Body => {
                let hints = marks.hints(id);
                hints.any(Hints::FORUM) && !hints.any(Hints::ELSEWHERE)
            }
            Tag::A => signs_software(dom, id),
            Tag::Title => dom.children(id).filter_map(|child| dom.text(child)).any(names_forum),
            _ => {
                let kind = attribute("itemtype");
                voted |= matches!(attribute("itemprop"), "upvoteCount" | "answerCount");
                if ["/Question", "/Answer"].iter().any(|name| kind.ends_with(name)) {
                    questions = 1.0;
                }
                ["/DiscussionForumPosting", "/QAPage"].iter().any(|name| kind.ends_with(name))
            }
        };
        if strong {
            evidence += 1.0;
        }
    }
    evidence + if voted { questions } else { 0.0 }
}

/// Evidence of one sure sign.
pub(super) const FORUM: f32 = 1.0;

/// Whether a page title ends with the name of a forum.
fn names_forum(title: &str) -> bool {
    let Some((_, site)) = title.trim().rsplit_once(['-', '_', '|', '–', '—', '·']) else { return false };
    holds(Role::ForumTitle, &fold_phrase(site))
}

/// Whether a link is the one by which forum software signs its pages: its name, and its own address.
fn signs_software(dom: &Dom, id: NodeId) -> bool {
    /// Longest name, version included, in bytes.
    const LONGEST: usize = 32;
    let href = dom.attribute(id, "href").unwrap_or("");
    let text = dom.children(id).find_map(|child| dom.text(child)).unwrap_or("").trim();
    if text.is_empty() || text.len() > LONGEST || !href.contains("//") {
        return false;
    }
    let host = || href.split('/').nth(2).unwrap_or("").to_lowercase();
    let text = text.to_ascii_lowercase();
    // Most links begin like none of the names.
    begin(Role::ForumSoftware, &text).is_some_and(|hit| host().contains(text.get(hit.span).unwrap_or(&text)))
}

fn is_forum_software(generator: &str) -> bool {
    find_name_marks(generator).iter().any(|mark| mark.entry.has(Role::ForumSoftware))
}

/// Whether an address is named like a thread's (`/t/`, `/threads/`, `viewtopic`, `bbs.`).
fn is_thread_address(address: &str) -> bool {
    let lower = address.get(..address.len().min(300)).unwrap_or("").to_ascii_lowercase();
    let rest = lower.split_once("//").map_or(lower.as_str(), |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    if path.trim_matches('/').is_empty() {
        return false;
    }
    let folders = path.split(['?', '#']).next().unwrap_or("").split('/').collect::<Vec<_>>();
    let inner = folders.len().saturating_sub(1);
    host.split('.').any(|label| is(Role::ForumHost, label))
        || folders.iter().take(inner).any(|folder| is(Role::ThreadFolder, folder))
        || holds(Role::ThreadAddress, path)
}

/// Least share of the running text before the first reply that an opening post must hold.
const MOST_OF_IT: u64 = 7;

/// Characters that make a block running text, not a label.
const RUNNING: u32 = 25;

/// The opening post before the first post of a thread, where it has a template of its own.
pub(super) fn find_opening(
    marks: &Marks<'_>,
    page: &Page,
    first: NodeId,
    rule: &BodyRule,
) -> Option<(Plan, BodyRule)> {
    let dom = marks.dom;
    let from = find_title(dom, first).unwrap_or(0);
    let matches = find_matches(dom, from, first, rule);
    if let Some(&body) =
        matches.iter().max_by_key(|&&id| (marks.sums(id, dom.subtree(id).end).words(), std::cmp::Reverse(id)))
        && marks.sums(body, dom.subtree(body).end).words() > 0
    {
        let root = climb(marks, body, first);
        return Some((plan(root, dom.subtree(root).end), rule.clone()));
    }
    let prose = prose_before(page, from, first);
    let all: u64 = prose.iter().map(|&(_, chars)| u64::from(chars)).sum();
    let &(largest, _) = prose.iter().max_by_key(|&&(id, chars)| (chars, std::cmp::Reverse(id)))?;
    let holds = |id: NodeId| {
        let range = dom.subtree(id);
        let held: u64 =
            prose.iter().filter(|(at, _)| range.contains(at)).map(|&(_, chars)| u64::from(chars)).sum();
        held * 10 >= all * MOST_OF_IT
    };
    let around = dom.ancestors(largest).find(|&above| holds(above))?;
    let (start, end) = if dom.subtree(around).end <= first {
        (around, dom.subtree(around).end)
    } else {
        // The replies stand in the same element: the post is all before them, its head included.
        let start = dom.children(around).find(|&child| child >= from)?;
        (start, first)
    };
    Some((plan(start, end), BodyRule::mixed()))
}

const fn plan(start: NodeId, end: NodeId) -> Plan {
    Plan { start, end, group: usize::MAX, parent: None, holes: Vec::new() }
}

/// The end of the last `<h1>` before a node; without one, of the first heading whose words the title of the page begins
/// with.
pub(super) fn find_title(dom: &Dom, first: NodeId) -> Option<NodeId> {
    /// Fewest bytes of a heading that is known again.
    const SHORTEST: usize = 6;
    let end = |id: NodeId| dom.subtree(id).end.min(first);
    let main = (0..first).rev().find(|&id| dom.tag(id) == Some(Tag::H1));
    let words = |id: NodeId| -> String {
        dom.subtree(id).filter_map(|inside| dom.text(inside)).flat_map(str::split_whitespace).collect()
    };
    let titled = || {
        let title = (0..first).find(|&id| dom.tag(id) == Some(Tag::Title)).map(words)?;
        let is_title = |id: &NodeId| {
            let heads = matches!(dom.tag(*id), Some(Tag::H2 | Tag::H3 | Tag::H4)).then(|| words(*id));
            heads.is_some_and(|heading| heading.len() >= SHORTEST && title.starts_with(&heading))
        };
        (0..first).find(is_title)
    };
    main.or_else(titled).map(end)
}

/// The largest element around a body that adds little running text of its own and ends before a node.
fn climb(marks: &Marks<'_>, body: NodeId, first: NodeId) -> NodeId {
    let inside = marks.sums(body, marks.dom.subtree(body).end).words();
    let fits = |id: NodeId| {
        let end = marks.dom.subtree(id).end;
        end <= first && marks.sums(id, end).words() <= inside + inside / 2 + 200
    };
    marks.dom.ancestors(body).take_while(|&above| fits(above)).last().unwrap_or(body)
}

/// Running text between two nodes: first text node and characters of each block.
fn prose_before(page: &Page, from: NodeId, first: NodeId) -> Vec<(NodeId, u32)> {
    page.blocks
        .iter()
        .filter(|block| {
            !block.marks.control
                && block.marks.link_chars * 2 < block.marks.chars
                && block.marks.chars >= RUNNING
        })
        .filter_map(|block| match block.place {
            Place::Dom { first: at, .. } if (from..first).contains(&at) => Some((at, block.marks.chars)),
            _ => None,
        })
        .collect()
}

/// Characters of running text that stand before a node.
pub(super) fn prose_chars_before(page: &Page, first: NodeId) -> u32 {
    prose_before(page, 0, first).iter().map(|&(_, chars)| chars).sum()
}

/// Characters of running text between two nodes.
pub(super) fn prose_chars_in(page: &Page, from: NodeId, to: NodeId) -> u32 {
    prose_before(page, from, to).iter().map(|&(_, chars)| chars).sum()
}

/// Whether the first post of a thread is signed like the opening post of a page: it has an author or a time.
pub(super) fn is_signed(marks: &Marks<'_>, plan: &Plan) -> bool {
    marks.texts_in(plan.start, plan.end).iter().any(|text| matches!(text.mark, Mark::Author | Mark::Time))
        || marks.sums(plan.start, plan.end).avatars > 0
}

/// Whether somebody signed what stands before the posts as these are signed: by a name or a portrait in an element of
/// the same class. An article's byline looks different from those of its comments.
pub(super) fn is_signed_alike(marks: &Marks<'_>, first: &Plan) -> bool {
    let signs: Vec<_> = marks.signatures(first.start, first.end).collect();
    !signs.is_empty() && marks.signatures(0, first.start).any(|sign| signs.contains(&sign))
}

/// Whether an item type or class says comment rather than post.
pub(super) fn is_named_comment(marks: &Marks<'_>, id: NodeId) -> bool {
    marks.hints(id).any(Hints::COMMENT)
        || marks.dom.attribute(id, "itemtype").is_some_and(|kind| hints_of(kind).any(Hints::COMMENT))
}

/// Whether a post is called a comment in so many words: the opening post of a forum may be a "message" like its
/// replies, but no comment.
pub(super) fn is_called_comment(marks: &Marks<'_>, id: NodeId) -> bool {
    let is_word =
        |class: &str| class.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == "comment");
    marks.dom.attribute(id, "class").is_some_and(is_word)
}

/// Whether one of the elements right around posts from `first` to `end` says that it holds comments.
pub(super) fn is_list_of_comments(marks: &Marks<'_>, first: NodeId, end: NodeId) -> bool {
    const AROUND: usize = 3;
    let dom = marks.dom;
    dom.ancestors(first)
        .skip_while(|&above| dom.subtree(above).end < end)
        .take_while(|&above| !matches!(dom.tag(above), Some(Tag::Body | Tag::Html)))
        .take(AROUND)
        .any(|above| marks.hints(above).any(Hints::COMMENT))
}

#[cfg(test)]
mod tests {
    use super::is_thread_address;

    #[test]
    fn thread_addresses() {
        for (address, expected) in [
            ("https://example.org/threads/harbour.12/", true),
            ("https://bbs.example.org/read/1", true),
            ("https://example.org/viewtopic.php?t=3", true),
            ("https://example.org/questions/77/how", true),
            ("https://forum.example.org/", false),
            ("https://example.org/2024/harbour-reopens", false),
        ] {
            assert_eq!(is_thread_address(address), expected, "{address}");
        }
    }
}
