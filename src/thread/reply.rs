//! Which post a post answers: as the markup nests and links them, as a quotation tells, as the words address
//! somebody.

use std::collections::HashMap;

use super::Post;
use super::addressee::{addressee, quoted_author, reply_target};
use super::indent::read_depths;
use super::marks::Marks;
use super::vocabulary::Hints;
use crate::block::Page;
use crate::dom::{Dom, NodeId, Tag};
use crate::lexicon::fold::fold_phrase;
use crate::lexicon::role::Manner;
use crate::lexicon::{Role, find, find_name_marks, holds, is};
use crate::order::sort_by_key;
use crate::text::marked::place_in;

/// Finds for each post of a thread which one it answers.
pub(super) fn find_parents(marks: &Marks<'_>, page: &Page, posts: &mut [Post], opens_page: bool) {
    read_depths(marks.dom, posts, opens_page);
    let links = read_links(marks, posts);
    let mut authors: HashMap<String, Vec<usize>> = HashMap::new();
    let mut floors: HashMap<u32, usize> = HashMap::new();
    // The last post of each depth.
    let mut open: Vec<usize> = Vec::new();
    for at in 0..posts.len() {
        let Some(post) = posts.get(at) else { break };
        let depth = post.depth as usize;
        open.truncate(depth);
        let around = depth.checked_sub(1).and_then(|above| open.get(above)).copied();
        let seen = Seen { posts, authors: &authors, before: at };
        let floor = reply_target(&post.text);
        let parent = links
            .get(at)
            .copied()
            .flatten()
            .or_else(|| floor.and_then(|floor| floors.get(&floor).copied()))
            .or_else(|| seen.quoted(page, post))
            .or_else(|| seen.addressed(page, post, around))
            .or(around);
        if let Some(author) = &post.author {
            authors.entry(author.to_lowercase()).or_default().push(at);
        }
        if let Some(own) = post.floor {
            floors.entry(own).or_insert(at);
        }
        // A reply to a reply inside a floor is one to that floor, as far as the page counts.
        let above = parent.and_then(|parent| posts.get(parent));
        let parent_floor =
            above.and_then(|post| post.floor.or(if post.depth > 0 { post.reply_to } else { None }));
        open.resize(depth + 1, at);
        if let Some(post) = posts.get_mut(at) {
            post.parent = parent;
            post.reply_to = parent_floor.or(floor).filter(|floor| Some(*floor) != post.floor);
        }
    }
}

/// Posts before the one that is looked at.
struct Seen<'a> {
    posts: &'a [Post],
    authors: &'a HashMap<String, Vec<usize>>,
    /// How many they are.
    before: usize,
}

/// Posts of one author that a quotation is looked for in: an author of thousands must not cost thousands a quote.
const MOST_COMPARED: usize = 40;

impl Seen<'_> {
    /// The post that a quotation at the head of another repeats.
    fn quoted(&self, page: &Page, post: &Post) -> Option<usize> {
        /// Characters by which quoted words are known again.
        const LEAD: usize = 24;
        /// Those that are enough where no author is named.
        const SURE: usize = 12;
        let mut quote = String::new();
        for text in post.quotes.iter().filter_map(|&i| page.blocks.get(i as usize)).map(|block| &block.text) {
            if quote.len() > 400 {
                break;
            }
            quote.push_str(text);
            quote.push('\n');
        }
        let lead = |from: usize| -> String {
            let words = quote.get(from..).unwrap_or_default();
            words.chars().filter(|c| c.is_alphanumeric()).take(LEAD).collect()
        };
        let repeats = |at: &usize, lead: &str| {
            let text = self.posts.get(*at).map_or("", |post| post.text.as_str());
            let bare: String = text.chars().filter(|c| c.is_alphanumeric()).take(2_000).collect();
            !lead.is_empty() && bare.contains(lead)
        };
        let named =
            quoted_author(&quote).and_then(|(name, begins)| Some((self.by_name(name)?, lead(begins))));
        if let Some((posts, lead)) = named {
            let same = posts.iter().rev().take(MOST_COMPARED).find(|at| repeats(at, &lead));
            return same.or_else(|| posts.last()).copied();
        }
        let lead = lead(0);
        let at = self.before;
        (at.saturating_sub(MOST_COMPARED)..at)
            .rev()
            .find(|at| lead.chars().count() >= SURE && repeats(at, &lead))
    }

    /// The last post of whom the words of a post, or a note beside them, address; among the answers to the same
    /// post where the post is one.
    fn addressed(&self, page: &Page, post: &Post, around: Option<usize>) -> Option<usize> {
        let notes = post.head.iter().chain(&post.blocks).filter(|i| post.body.binary_search(i).is_err());
        let note = notes
            .filter_map(|&i| page.blocks.get(i as usize))
            .filter(|block| block.text.len() <= LONGEST_NOTE)
            .find_map(|block| self.by_name(addressed_in_note(&block.text)?));
        let lead = || self.by_name(addressed_in_note(before_words(page, post)?)?);
        let posts = note.or_else(lead).or_else(|| self.by_name(addressee(&post.text)?))?;
        let last = posts.last().copied()?;
        around.is_none_or(|around| last >= around).then_some(last)
    }

    fn by_name(&self, name: &str) -> Option<&Vec<usize>> {
        self.authors.get(
            &name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '@' | ':' | '：')).to_lowercase(),
        )
    }
}

/// What stands before the words of a post in their block: "Mira replied to Oskar:".
fn before_words<'a>(page: &'a Page, post: &Post) -> Option<&'a str> {
    /// Characters by which the words are found.
    const LEAD: usize = 8;
    let block = page.blocks.get(*post.body.first()? as usize)?;
    let lead: String = post.text.chars().take(LEAD).take_while(|c| *c != '\n').collect();
    let at = block.text.find(&lead)?;
    block.text.get(..at).filter(|before| before.len() <= LONGEST_NOTE)
}

/// Longest note beside a post, in bytes.
const LONGEST_NOTE: usize = 80;

/// The name in a note such as "In reply to Mira Lind" or "回复 米拉".
fn addressed_in_note(text: &str) -> Option<&str> {
    let folded = fold_phrase(text);
    let hit = find(Role::ReplyOpener, &folded)?;
    text.get(place_in(text, &folded, hit.span.end)..)
}

/// Attributes that name the post that is answered.
const PARENTS: [&str; 8] = [
    "data-parent",
    "data-parent-id",
    "data-parentid",
    "data-parent-comment-id",
    "data-reply-to",
    "data-in-reply-to",
    "data-reply-to-post-number",
    "data-to-pid",
];

/// For each post the one that its markup links it to.
fn read_links(marks: &Marks<'_>, posts: &[Post]) -> Vec<Option<usize>> {
    let dom = marks.dom;
    // Numbers by which posts are linked to: of their ids.
    let mut numbers: HashMap<u64, usize> = HashMap::new();
    let mut wanted: Vec<Option<u64>> = vec![None; posts.len()];
    for_each_element(dom, posts, |at, id| {
        let Some(element) = dom.element(id) else { return };
        let start = posts.get(at).map_or(0, |post| post.nodes.0);
        let head = id <= start + 4 || marks.hints(id).any(Hints::POST);
        let mut link = None;
        for (name, value) in element.attributes().filter(|(_, value)| value.len() <= 300) {
            if head
                && (name == "id" || name == "name" || name.starts_with("data-") && name.ends_with("id"))
                && !name.contains("parent")
                && let Some(number) = last_number(value)
            {
                numbers.entry(number).or_insert(at);
            } else if PARENTS.contains(&name) {
                link = last_number(value).filter(|number| *number != 0).or(link);
            } else if name == "href" && element.tag == Tag::A && leads_to_parent(marks, id, start) {
                link = linked_number(value).or(link);
            }
        }
        if let Some(slot) = wanted.get_mut(at) {
            *slot = slot.or(link);
        }
    });
    let find = |(at, number): (usize, Option<u64>)| {
        number.and_then(|number| numbers.get(&number)).copied().filter(|&parent| parent < at)
    };
    wanted.into_iter().enumerate().map(find).collect()
}

/// Calls `f` with each element of the posts and the innermost post around it.
fn for_each_element(dom: &Dom, posts: &[Post], mut f: impl FnMut(usize, NodeId)) {
    let mut order: Vec<usize> = (0..posts.len()).collect();
    let nodes = |at: &usize| posts.get(*at).map_or((0, 0), |post| post.nodes);
    sort_by_key(&mut order, |at| (nodes(at).0, std::cmp::Reverse(nodes(at).1)));
    let mut open: Vec<usize> = Vec::new();
    let mut order = order.into_iter().peekable();
    let mut id = order.peek().map_or(0, |at| nodes(at).0);
    loop {
        while open.last().is_some_and(|at| nodes(at).1 <= id) {
            open.pop();
        }
        while let Some(at) = order.next_if(|at| nodes(at).0 <= id) {
            open.push(at);
        }
        match (open.last(), order.peek()) {
            (Some(&at), _) => {
                if dom.tag(id).is_some() {
                    f(at, id);
                }
                id += 1;
            }
            (None, Some(at)) => id = nodes(at).0.max(id + 1),
            (None, None) => break,
        }
    }
}

/// Whether a link in a post leads to the post that it answers: inside a quotation, or named so.
fn leads_to_parent(marks: &Marks<'_>, id: NodeId, start: NodeId) -> bool {
    let dom = marks.dom;
    let quoted =
        |above: NodeId| dom.tag(above) == Some(Tag::Blockquote) || marks.hints(above).any(Hints::QUOTE);
    if dom.ancestors(id).take_while(|&above| above > start).take(6).any(quoted) {
        return true;
    }
    let named = |id: NodeId| {
        dom.attribute(id, "class").is_some_and(|class| holds(Role::ParentName, &class.to_ascii_lowercase()))
    };
    let text = dom.children(id).find_map(|child| dom.text(child)).map(str::trim).unwrap_or_default();
    named(id)
        || dom.parent(id).is_some_and(|parent| parent > start && named(parent))
        || text.len() <= LONGEST_NOTE && is(Role::ParentLink, &fold_phrase(text))
        || text.starts_with(">>") && text.len() > 2
}

/// The number of the post that an address on the page leads to: `#post-12`, `?p=12#p12`, `pid=12`.
fn linked_number(href: &str) -> Option<u64> {
    if let Some((_, fragment)) = href.rsplit_once('#') {
        return last_number(fragment);
    }
    // Of several keys the one with the least number counts.
    let key = find_name_marks(href)
        .into_iter()
        .filter(|mark| mark.is(Role::PostQuery, Manner::Inside))
        .min_by_key(|mark| mark.entry.value())?;
    href.get(key.end as usize..)?.split(['&', '#']).next().and_then(last_number)
}

/// The last run of figures in a text.
fn last_number(text: &str) -> Option<u64> {
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let head = text.get(..end)?;
    let start = head
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + head.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    head.get(start..)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_posts() {
        for (href, expected) in [
            ("#post-12", Some(12)),
            ("/threads/harbour.77/post-12#post-12", Some(12)),
            ("./viewtopic.php?p=12#p12", Some(12)),
            ("forum.php?mod=redirect&goto=findpost&pid=12&ptid=7", Some(12)),
            ("/goto/post?id=12", Some(12)),
            ("/about", None),
        ] {
            assert_eq!(linked_number(href), expected, "{href}");
        }
    }
}
