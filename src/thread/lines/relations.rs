//! How the posts of a text capture refer to each other: quoted words, names, floors, posts shown twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::block::Page;
use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{Role, is};
use crate::thread::Post;
use crate::thread::addressee::{addressee, quoted_author, reply_target};

use super::naming::prefix_name;

/// Finds quotations, whom each post answers, and posts that the page shows twice.
pub(super) fn relate_posts(page: &Page, posts: &mut [Post]) {
    mark_quotes(page, posts);
    find_parents(posts);
    mark_copies(posts);
}

/// Posts of one author that a quotation is looked for in.
const MOST_COMPARED: usize = 20;

/// Characters by which quoted words are known again, and those that are enough where no author is named.
const LEAD: usize = 24;
const SURE: usize = 12;

/// Fewest characters of a post that is known again by all of its words.
const SHORTEST: usize = 3;

/// Blocks at the head of a post that may be a quotation.
const MOST_QUOTED: usize = 4;

/// Moves the blocks at the head of posts that repeat an earlier post to its quotations.
fn mark_quotes(page: &Page, posts: &mut [Post]) {
    let mut authors: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    // What the posts before say, as it is compared.
    let mut before: Vec<String> = Vec::with_capacity(posts.len());
    for (at, post) in posts.iter_mut().enumerate() {
        if let Some((count, parent)) = find_quote(page, &before, &authors, post) {
            post.quotes.extend(post.body.drain(..count));
            post.parent = Some(parent);
            join_text(page, post);
        }
        if let Some(author) = &post.author {
            authors.entry(author.to_lowercase()).or_default().push(at);
        }
        before.push(bare(&post.text));
    }
}

/// How many blocks at the head of a post repeat which earlier post. Something must be left for the post itself.
fn find_quote(
    page: &Page,
    before: &[String],
    authors: &BTreeMap<String, Vec<usize>>,
    post: &Post,
) -> Option<(usize, usize)> {
    let text_of = |n: usize| {
        post.body.get(n).and_then(|&i| page.blocks.get(i as usize)).map(|block| block.text.as_str())
    };
    let first = text_of(0)?;
    let repeated = |at: usize, words: &str, least: usize| {
        let lead: String = words.chars().filter(|c| c.is_alphanumeric()).take(LEAD).collect();
        let own = before.get(at).map_or("", String::as_str);
        // Some pages print a short form of the quoted words and the words.
        let short = (SHORTEST..LEAD).contains(&own.chars().take(LEAD).count()) && lead.starts_with(own);
        lead.chars().count() >= least && (own.contains(&lead) || short)
    };
    let last_by = |name: &str, words: &str| {
        let posts = authors.get(&name.trim().to_lowercase())?;
        posts.iter().rev().take(MOST_COMPARED).copied().find(|&at| repeated(at, words, 1))
    };
    // "… the quoted words … NAME": the name closes the line.
    let closing = first.rsplit_once(' ').and_then(|(words, name)| last_by(name, words));
    let opening = || {
        let (name, begins) = quoted_author(first)?;
        let words = first.get(begins..).filter(|words| !words.trim().is_empty()).or_else(|| text_of(1))?;
        last_by(name, words)
    };
    // "@NAME 2024-1-2 12:00" and the words below.
    let mention = || {
        let name = addressee(first).filter(|_| first.starts_with('@'))?;
        let rest = first.get(name.len() + 1..)?;
        (!rest.trim().is_empty() && !rest.contains(char::is_alphabetic))
            .then(|| last_by(name, text_of(1)?))?
    };
    let recent = before.len().saturating_sub(MOST_COMPARED)..before.len();
    let parent = closing
        .or_else(opening)
        .or_else(mention)
        .or_else(|| recent.rev().find(|&at| repeated(at, first, SURE)))?;
    // Further lines of the same quotation, and the rule below it.
    let mut count = 1;
    while count < MOST_QUOTED
        && text_of(count).is_some_and(|text| is_rule(text) || repeated(parent, text, SURE.min(6)))
    {
        count += 1;
    }
    (count < post.body.len()).then_some((count, parent))
}

/// Whether a line is drawn of dashes.
fn is_rule(text: &str) -> bool {
    text.len() >= 4 && text.chars().all(|c| matches!(c, '-' | '—' | '─' | '=' | '_' | '*'))
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).take(2_000).collect()
}

/// Joins the body to the post's text, and takes the author's name before it and the counts out of it.
pub(super) fn join_text(page: &Page, post: &mut Post) {
    let mut text = String::new();
    let name = post.author.as_deref().unwrap_or_default();
    for &i in &post.body {
        if let Some(block) = page.blocks.get(i as usize) {
            if let Some((_, words)) = prefix_name(&block.text).filter(|(prefix, _)| *prefix == name)
                && text.is_empty()
            {
                text.push_str(words);
                continue;
            }
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&block.text);
        }
    }
    if let Some((count, start)) = trailing_count(&text) {
        post.reply_count = Some(count);
        text.truncate(text.get(..start).map_or(0, |kept| kept.trim_end().len()));
    }
    post.text = text;
}

/// What stands before the count of the answers at the end of a post, and what closes it.
const OPENS: [char; 4] = ['[', '(', '（', '【'];
const CLOSES: [char; 4] = [']', ')', '）', '】'];

/// `[2评]`, `(3条回复)`, `[4 replies]` at the end of a post: the count and where it starts.
fn trailing_count(text: &str) -> Option<(u32, usize)> {
    let open = text.rfind(OPENS)?;
    let inner = text.get(open..)?.trim_start_matches(OPENS).strip_suffix(CLOSES)?;
    let digits = inner.find(|c: char| !c.is_ascii_digit())?;
    let unit = fold_phrase(inner.get(digits..)?.trim());
    is(Role::ReplyCount, &unit).then_some((inner.get(..digits)?.parse().ok()?, open))
}

/// Whom each post answers: the quoted one, the floor that it names, the last post of the name that it
/// addresses, the post that it stands in.
fn find_parents(posts: &mut [Post]) {
    let mut floors: BTreeMap<u32, usize> = BTreeMap::new();
    let mut authors: BTreeMap<String, usize> = BTreeMap::new();
    let mut top = None;
    for at in 0..posts.len() {
        let Some(post) = posts.get(at) else { break };
        let floor = reply_target(&post.text).filter(|floor| post.floor.is_none_or(|own| *floor < own));
        let named = addressee(&post.text).and_then(|name| authors.get(name).copied());
        let around = top.filter(|_| post.depth > 0);
        let parent =
            post.parent.or_else(|| floor.and_then(|floor| floors.get(&floor).copied())).or(named).or(around);
        let answered =
            floor.or_else(|| parent.and_then(|parent| posts.get(parent)).and_then(|post| post.floor));
        if let Some(author) = &post.author {
            authors.insert(author.clone(), at);
        }
        if let Some(own) = post.floor {
            floors.entry(own).or_insert(at);
        }
        if post.depth == 0 {
            top = Some(at);
        }
        if let Some(post) = posts.get_mut(at) {
            post.parent = parent;
            post.reply_to = answered.filter(|floor| Some(*floor) != post.floor);
        }
    }
}

/// Marks posts that the page shows a second time ("best answers" above all answers): same author, time and
/// words. The later one stands among the others and stays.
fn mark_copies(posts: &mut [Post]) {
    let mut seen = BTreeSet::new();
    for post in posts.iter_mut().rev() {
        if post.posted.is_none() || post.author.is_none() || post.text.is_empty() {
            continue;
        }
        let key = (post.author.clone(), post.posted.clone(), bare(&post.text));
        post.copy = !seen.insert(key);
    }
}
