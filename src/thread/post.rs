//! One post: its author, time, floor, counts and words.

use super::Post;
use super::body::{BodyRule, Plan, find_body};
use super::floor::{find_count, find_floor};
use super::marks::{Mark, Marks, TextNode};
use super::moment::read_time;
use super::vocabulary::Hints;
use crate::block::Page;
use crate::dom::{NodeId, Tag};
use crate::text::date::parse_machine_date;

/// Reads the post that a plan lays out.
pub(super) fn read_post(marks: &Marks<'_>, page: &Page, plan: &Plan, rule: &BodyRule) -> Post {
    let dom = marks.dom;
    let bodies = find_body(dom, plan, rule);
    let own = own_texts(marks, plan);
    let mut post = Post { author: None, ..Post::default() };
    let mut words = Words::new(page);
    let mut quotes = Words::new(page);
    let mut skip_until = 0;
    let (mut author_rank, mut posted_rank) = (0, 0);
    for text in &own {
        if post.blocks.last() != Some(&text.block) {
            post.blocks.push(text.block);
        }
        let at = bodies.partition_point(|&body| body <= text.node);
        let body = at
            .checked_sub(1)
            .and_then(|at| bodies.get(at))
            .copied()
            .filter(|&body| text.node < dom.subtree(body).end);
        if body.is_some() || (bodies.is_empty() && text.mark == Mark::Words) {
            if text.node < skip_until {
                continue;
            }
            let root = body.unwrap_or(plan.start);
            match role_inside(marks, text, root) {
                Role::Skip(end) => skip_until = end,
                Role::Quote => quotes.push(marks, text),
                Role::Words if body.is_some() && rule.mixed && is_head(text) && words.is_empty() => {
                    read_part(marks, plan, text, &mut post, &mut author_rank, &mut posted_rank)
                }
                Role::Words if body.is_some() && rule.mixed && text.mark != Mark::Words => {}
                Role::Words => words.push(marks, text),
            }
            continue;
        }
        read_part(marks, plan, text, &mut post, &mut author_rank, &mut posted_rank);
    }
    if words.is_empty() && !quotes.is_empty() {
        std::mem::swap(&mut words, &mut quotes);
    }
    post.body.clone_from(&words.blocks);
    post.quotes.clone_from(&quotes.blocks);
    post.body.extend(quotes.blocks.iter().copied());
    post.body.sort_unstable();
    post.body.dedup();
    post.text = words.text().trim_start_matches([':', '：', ' ', '\n']).trim().to_owned();
    complete_from_attributes(marks, plan, &mut post);
    post
}

fn is_head(text: &TextNode) -> bool {
    matches!(text.mark, Mark::Author | Mark::Time | Mark::Floor)
}

/// The visible texts of a post, those of replies inside it left out.
fn own_texts(marks: &Marks<'_>, plan: &Plan) -> Vec<TextNode> {
    let mut out = Vec::new();
    let mut from = plan.start;
    for &(start, end) in &plan.holes {
        out.extend_from_slice(marks.texts_in(from, start));
        from = end.max(from);
    }
    out.extend_from_slice(marks.texts_in(from, plan.end));
    out
}

enum Role {
    Words,
    Quote,
    /// Not the post's words, up to a node.
    Skip(NodeId),
}

/// What a text inside the body is: the post's own words, a quoted post, or small print.
fn role_inside(marks: &Marks<'_>, text: &TextNode, root: NodeId) -> Role {
    let dom = marks.dom;
    let mut quoted = false;
    for above in dom.ancestors(text.node).take_while(|&above| above > root) {
        let hints = marks.hints(above);
        let end = dom.subtree(above).end;
        match dom.tag(above) {
            Some(Tag::Button | Tag::Form | Tag::Select | Tag::Textarea | Tag::Label) => {
                return Role::Skip(end);
            }
            Some(Tag::Blockquote) if !hints.any(Hints::BODY) => quoted = true,
            _ => {}
        }
        if hints.any(Hints::SIGNATURE) {
            return Role::Skip(end);
        }
        quoted |= hints.any(Hints::QUOTE) && !hints.any(Hints::BODY) && !hints.any(Hints::META);
        if text.mark == Mark::Control && hints.any(Hints::META) {
            return Role::Skip(end);
        }
    }
    if quoted { Role::Quote } else { Role::Words }
}

/// Takes author, time, floor and counts from a text outside the body.
fn read_part(
    marks: &Marks<'_>,
    plan: &Plan,
    text: &TextNode,
    post: &mut Post,
    author_rank: &mut u8,
    posted_rank: &mut u8,
) {
    let dom = marks.dom;
    let words = dom.text(text.node).unwrap_or("").trim();
    match text.mark {
        Mark::Author => {
            let rank = author_strength(marks, plan, text.node);
            let name = clean_name(words);
            if rank > *author_rank && !name.is_empty() {
                *author_rank = rank;
                post.author = Some(name);
            }
            push_block(&mut post.head, text.block);
        }
        Mark::Time => {
            if let Some((rank, time)) = read_posted(marks, text.node, words)
                && rank > *posted_rank
            {
                *posted_rank = rank;
                post.posted = Some(time);
            }
            push_block(&mut post.head, text.block);
        }
        Mark::Floor if post.floor.is_none() => post.floor = find_floor(words),
        Mark::Floor | Mark::Words => {}
        Mark::Control | Mark::Meta => read_counts(marks, plan, text, words, post),
    }
}

fn push_block(blocks: &mut Vec<u32>, block: u32) {
    if blocks.last() != Some(&block) {
        blocks.push(block);
    }
}

/// How surely an author's mark names the author: by its own name, or by where it leads.
fn author_strength(marks: &Marks<'_>, plan: &Plan, node: NodeId) -> u8 {
    let mut strength = 1;
    for above in marks.dom.ancestors(node).take_while(|&above| above > plan.start).take(3) {
        let hints = marks.hints(above);
        if marks.dom.attribute(above, "itemprop").is_some_and(|name| name == "name" || name == "author")
            || hints.any(Hints::AUTHOR)
        {
            strength = strength.max(2);
        }
        if hints.any(Hints::META) && !hints.any(Hints::AUTHOR) && strength == 1 {
            strength = 1;
        }
    }
    strength
}

fn clean_name(words: &str) -> String {
    let name = words.trim().trim_end_matches([':', '：', ',', '·']).trim();
    let name = ["by ", "By ", "von ", "par ", "por ", "作者：", "作者:", "@"]
        .iter()
        .fold(name, |name, lead| name.strip_prefix(lead).unwrap_or(name));
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The time that a text or the attributes of an element around it state; attributes are the surer.
fn read_posted(marks: &Marks<'_>, node: NodeId, words: &str) -> Option<(u8, String)> {
    let dom = marks.dom;
    for above in dom.ancestors(node).take(3) {
        for name in ["datetime", "content", "title", "data-time", "data-timestamp"] {
            if let Some(moment) = dom.attribute(above, name).and_then(parse_machine_date)
                && moment.day.is_some()
            {
                return Some((3, moment.notation()));
            }
        }
    }
    let time = read_time(words)?;
    Some((if time.starts_with(|c: char| c.is_ascii_digit()) && time.contains('-') { 2 } else { 1 }, time))
}

/// Likes and numbers of replies: a control or small print with a number.
fn read_counts(marks: &Marks<'_>, plan: &Plan, text: &TextNode, words: &str, post: &mut Post) {
    const LIKES: &[&str] = &[
        "赞",
        "讚",
        "顶",
        "like",
        "支持",
        "喜欢",
        "有用",
        "upvote",
        "point",
        "点赞",
        "推",
        "ups",
        "votes",
        "いいね",
        "좋아요",
        "공감",
        "нравится",
    ];
    const REPLIES: &[&str] =
        &["回复", "回覆", "评论", "回應", "回应", "repl", "comment", "answers", "返信", "답글"];
    let hints = marks
        .dom
        .ancestors(text.node)
        .take_while(|&above| above > plan.start)
        .take(2)
        .fold(Hints::default(), |hints, above| hints.with(marks.hints(above)));
    if words.chars().count() > 24 {
        return;
    }
    let Some(count) = find_count(words) else { return };
    let lower = words.to_lowercase();
    if REPLIES.iter().any(|word| lower.contains(word)) {
        post.reply_count = post.reply_count.or(Some(count));
    } else if LIKES.iter().any(|word| lower.contains(word))
        || (hints.any(Hints::VOTES) && words.chars().all(|c| !c.is_alphabetic()))
    {
        post.likes = post.likes.or(Some(count));
    }
}

/// Author, time and floor that stand only in attributes.
fn complete_from_attributes(marks: &Marks<'_>, plan: &Plan, post: &mut Post) {
    let dom = marks.dom;
    let looked_at = plan.start..plan.end.min(plan.start + 60);
    for id in looked_at {
        if dom.tag(id).is_none() {
            continue;
        }
        let attribute = |name: &str| {
            dom.attribute(id, name).map(str::trim).filter(|value| !value.is_empty() && value.len() <= 120)
        };
        if post.author.is_none() {
            let in_author = |id: NodeId| {
                dom.ancestors(id).take(2).any(|above| dom.attribute(above, "itemprop") == Some("author"))
            };
            let named = attribute("data-author").or_else(|| attribute("data-username")).or_else(|| {
                (attribute("itemprop") == Some("name") && in_author(id))
                    .then(|| attribute("content"))
                    .flatten()
            });
            post.author = named.map(clean_name);
        }
        if post.posted.is_none()
            && matches!(attribute("itemprop"), Some("dateCreated" | "datePublished" | "commentTime"))
        {
            post.posted = attribute("content")
                .or_else(|| attribute("datetime"))
                .and_then(parse_machine_date)
                .map(|moment| moment.notation());
        }
        if post.floor.is_none() {
            post.floor = attribute("data-floor").and_then(|floor| floor.parse().ok());
        }
    }
}

/// Words of a post, put together again from its texts.
struct Words<'a> {
    page: &'a Page,
    blocks: Vec<u32>,
    out: String,
    last: NodeId,
}

impl<'a> Words<'a> {
    const fn new(page: &'a Page) -> Self {
        Self { page, blocks: Vec::new(), out: String::new(), last: 0 }
    }

    const fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    fn push(&mut self, marks: &Marks<'_>, text: &TextNode) {
        let words = marks.dom.text(text.node).unwrap_or("");
        if text.chars > 0 {
            if self.blocks.last() == Some(&text.block) {
                let broken = (self.last..text.node).any(|id| marks.dom.tag(id) == Some(Tag::Br));
                if broken {
                    self.out.push('\n');
                }
            } else {
                if !self.out.is_empty() {
                    self.out.push('\n');
                }
                self.blocks.push(text.block);
            }
        }
        for c in words.chars() {
            if !c.is_whitespace() {
                self.out.push(c);
            } else if !self.out.is_empty() && !self.out.ends_with([' ', '\n']) {
                self.out.push(' ');
            }
        }
        self.last = text.node;
    }

    fn text(&self) -> &str {
        debug_assert!(self.blocks.iter().all(|&block| (block as usize) < self.page.blocks.len()));
        &self.out
    }
}
