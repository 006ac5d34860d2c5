//! What every text and element of a page says of posts: times, authors, floors, controls, with running
//! sums, so that the content of any subtree is known in O(1).

use super::elements::{ElementMark, Link, NameHints, find_hints, mark_elements, mute_elements};
use super::floor::find_floor;
use super::moment::{find_order, is_time};
use super::vocabulary::{Hints, find_control};
use crate::block::{Page, Place};
use crate::dom::{Dom, NodeId, Tag};
use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{Role, ends};
use crate::text::date::DayOrder;
use crate::text::letter::is_alphanumeric;

/// What a text stands for in a post.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mark {
    /// Words of the post itself, as far as is known.
    #[default]
    Words,
    Author,
    Time,
    Floor,
    Control,
    /// Rank, post count, location: words inside an element that is named like one of these.
    Meta,
    /// What most posts of the page hold alike: labels, notes of the software.
    Interface,
}

/// One visible text node.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextNode {
    pub(super) node: NodeId,
    pub(super) block: u32,
    /// Characters that are not white space.
    pub(super) chars: u32,
    pub(super) mark: Mark,
    pub(super) linked: bool,
    /// Words that lead to another page, in a block that does little else: a headline, as lists of other pages have.
    pub(super) away: bool,
    /// A control that offers to reply.
    pub(super) replies: bool,
}

/// Sums over a range of nodes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    /// Characters of visible text.
    pub(super) chars: u32,
    /// Those inside links.
    pub(super) linked: u32,
    /// Those of the linked that are neither names nor times nor controls, which lead to people, to the post and nowhere.
    pub(super) linked_words: u32,
    /// Those that are marks, not words.
    pub(super) marked: u32,
    pub(super) times: u32,
    pub(super) authors: u32,
    pub(super) avatars: u32,
    pub(super) floors: u32,
    pub(super) replies: u32,
    /// Headings that are links.
    pub(super) linked_headings: u32,
    /// Texts that lead to other pages, people's own left out.
    pub(super) away: u32,
    /// Pictures, whatever they show.
    pub(super) pictures: u32,
}

impl Sums {
    fn zip(self, other: Self, f: impl Fn(u32, u32) -> u32) -> Self {
        Self {
            chars: f(self.chars, other.chars),
            linked: f(self.linked, other.linked),
            linked_words: f(self.linked_words, other.linked_words),
            marked: f(self.marked, other.marked),
            times: f(self.times, other.times),
            authors: f(self.authors, other.authors),
            avatars: f(self.avatars, other.avatars),
            floors: f(self.floors, other.floors),
            replies: f(self.replies, other.replies),
            linked_headings: f(self.linked_headings, other.linked_headings),
            away: f(self.away, other.away),
            pictures: f(self.pictures, other.pictures),
        }
    }

    /// What is left without a part.
    pub(super) fn without(self, part: Self) -> Self {
        self.zip(part, u32::saturating_sub)
    }

    /// Characters that are neither marks nor links: what a post says.
    pub(super) const fn words(self) -> u32 {
        self.chars.saturating_sub(self.marked)
    }
}

/// All marks of a page.
pub(super) struct Marks<'a> {
    pub(super) dom: &'a Dom,
    /// Hints of each element's class and id.
    pub(super) hints: Vec<Hints>,
    /// Hints of the names that were met.
    pub(super) names: NameHints<'a>,
    /// The visible text nodes, in page order.
    pub(super) texts: Vec<TextNode>,
    /// In which order the times name day and month.
    pub(super) order: DayOrder,
    elements: Vec<ElementMark>,
    /// `sums[n]`: all before node `n`.
    sums: Vec<Sums>,
    /// `first_text[n]`: index into `texts` of the first text node at or after node `n`.
    first_text: Vec<u32>,
}

/// Longest author name, in characters.
const LONGEST_NAME: u32 = 60;

impl<'a> Marks<'a> {
    /// Marks a page.
    pub(super) fn new(page: &'a Page) -> Self {
        let dom = &page.dom;
        let mut names = NameHints::new(&page.names);
        let hints = find_hints(dom, &mut names);
        let mut texts = visible_texts(page);
        let (elements, links) = mark_elements(dom, &hints);
        let muted = mute_elements(dom, &hints, &texts);
        mark_texts(dom, &hints, &elements, &links, &muted, &mut texts);
        infer_authors(page, &mut texts);
        mark_away(page, &links, &mut texts);
        let (sums, first_text) = sum_up(dom, &elements, &texts);
        let times = texts.iter().filter(|text| text.mark == Mark::Time);
        let order = find_order(times.filter_map(|text| dom.text(text.node)));
        Self { dom, hints, names, texts, order, elements, sums, first_text }
    }

    /// Sums up again, after texts were marked anew.
    pub(super) fn sum_up_again(&mut self) {
        (self.sums, self.first_text) = sum_up(self.dom, &self.elements, &self.texts);
    }

    /// The sums over a range of nodes.
    pub(super) fn sums(&self, start: NodeId, end: NodeId) -> Sums {
        let at = |id: NodeId| self.sums.get(id as usize).copied().unwrap_or_default();
        at(end).without(at(start))
    }

    /// Whether an author, a portrait or a time stands in a range of nodes.
    pub(super) fn is_signed(&self, start: NodeId, end: NodeId) -> bool {
        let at = |id: NodeId| {
            self.sums.get(id as usize).map_or(0, |sums| sums.times + sums.authors + sums.avatars)
        };
        at(end) > at(start)
    }

    /// The visible text nodes of a range of nodes.
    pub(super) fn texts_in(&self, start: NodeId, end: NodeId) -> &[TextNode] {
        let at =
            |id: NodeId| self.first_text.get(id as usize).map_or(self.texts.len(), |&first| first as usize);
        self.texts.get(at(start)..at(end).max(at(start))).unwrap_or(&[])
    }

    /// The elements with a name or a portrait between two nodes: what each is, its tag and the class that tells it, its
    /// own or that of the element around it.
    pub(super) fn signatures(
        &self,
        start: NodeId,
        end: NodeId,
    ) -> impl Iterator<Item = (ElementMark, Option<Tag>, &str)> {
        let dom = self.dom;
        let classed = move |id: NodeId| {
            let class = dom.attribute(id, "class").map(str::trim).filter(|class| !class.is_empty())?;
            Some((dom.tag(id), class))
        };
        (start..end).filter_map(move |id| {
            let mark = *self.elements.get(id as usize)?;
            if !matches!(mark, ElementMark::Author | ElementMark::Avatar) {
                return None;
            }
            let (tag, class) = classed(id).or_else(|| classed(dom.parent(id)?))?;
            Some((mark, tag, class))
        })
    }

    /// The hints of an element.
    pub(super) fn hints(&self, id: NodeId) -> Hints {
        self.hints.get(id as usize).copied().unwrap_or_default()
    }
}

/// Decides what each text stands for.
fn mark_texts(
    dom: &Dom,
    hints: &[Hints],
    elements: &[ElementMark],
    links: &[Link],
    muted: &[bool],
    texts: &mut [TextNode],
) {
    let mut next = 0_usize;
    // One past the last node of the element of each kind that the walk is inside of.
    let (mut time_until, mut author_until, mut muted_until, mut avatar_until) = (0, 0, 0, 0);
    // Elements that are named like a time.
    let mut named_until = 0;
    for (id, &element) in (0..).zip(elements) {
        let end = dom.subtree(id).end;
        let until = match element {
            ElementMark::Time => Some(&mut time_until),
            ElementMark::Author => Some(&mut author_until),
            ElementMark::Avatar => Some(&mut avatar_until),
            _ => None,
        };
        if let Some(until) = until {
            *until = end.max(*until);
        }
        if muted.get(id as usize) == Some(&true) {
            muted_until = end.max(muted_until);
        }
        let is_named = |hint: &Hints| hint.any(Hints::TIME) && !hint.any(Hints::BODY);
        if end <= id + MOST_NODES_OF_A_TIME && hints.get(id as usize).is_some_and(is_named) {
            named_until = end.max(named_until);
        }
        let Some(text) = texts.get_mut(next).filter(|text| text.node == id) else { continue };
        next += 1;
        text.linked = links.get(id as usize).is_some_and(|&link| link != Link::None);
        let words = dom.text(id).unwrap_or("").trim();
        // The initial that stands for a missing picture.
        let initial = id < avatar_until && words.chars().count() <= 2;
        text.mark = if id < time_until || (id < named_until && looks_dated(words)) {
            Mark::Time
        } else if initial {
            Mark::Meta
        } else {
            let (mark, replies) = mark_text(words, text.chars, id < author_until);
            text.replies = replies;
            mark
        };
        if text.mark == Mark::Words && id < muted_until {
            text.mark = Mark::Meta;
        }
    }
}

/// Most nodes of an element that is a time for its name.
const MOST_NODES_OF_A_TIME: NodeId = 8;

/// Whether a text in an element that is named like a time is one, in whatever order its figures stand.
fn looks_dated(words: &str) -> bool {
    /// Longest such text, in bytes, and the fewest figures in it.
    const LONGEST: usize = 40;
    const FEWEST: usize = 5;
    words.len() <= LONGEST
        && words.bytes().filter(u8::is_ascii_digit).count() >= FEWEST
        && words.contains(['/', ':', '.', '-'])
}

/// Longest line that is read as "name, time, controls", in characters.
const LONGEST_HEAD: u32 = 90;

/// Longest name that is concluded from its place alone, in characters.
const LONGEST_INFERRED_NAME: u32 = 30;

/// Names that no class tells: behind a label ("作者：", "by"), or the link beside a time.
fn infer_authors(page: &Page, texts: &mut [TextNode]) {
    for line in texts.chunk_by_mut(|a, b| a.block == b.block) {
        let chars: u32 = line.iter().map(|text| text.chars).sum();
        if chars > LONGEST_HEAD || line.iter().any(|text| text.mark == Mark::Author) {
            continue;
        }
        let is_name = |text: &TextNode| {
            matches!(text.mark, Mark::Words | Mark::Meta) && (1..=LONGEST_INFERRED_NAME).contains(&text.chars)
        };
        let is_title = |text: &TextNode| {
            page.dom
                .text(text.node)
                .is_some_and(|words| words.contains(['《', '》', '。', '？', '！', '，', '“', '?', '!']))
        };
        let is_name = |text: &TextNode| is_name(text) && !is_title(text);
        let words = |text: &TextNode| page.dom.text(text.node).unwrap_or("").trim();
        let is_label = |words: &str| ends(Role::PosterLabel, fold_phrase(words).trim_end_matches(':'));
        let mut label: Option<(usize, &str)> = None;
        let mut behind_label = None;
        let told = line.iter().filter(|text| text.chars > 0).count();
        // A lone text has nothing before it.
        for (at, text) in line.iter().enumerate().filter(|(_, text)| told > 1 && text.chars > 0) {
            if let Some((label, words)) = label
                && (text.linked || told == 2)
                && is_name(text)
                && is_label(words)
            {
                behind_label = Some((label, at));
                break;
            }
            // "楼主" and ":" may be two texts.
            let words = words(text);
            if words.chars().any(is_alphanumeric) {
                label = Some((at, words));
            }
        }
        if let Some((label, name)) = behind_label {
            if let Some(label) =
                line.get_mut(label).filter(|label| label.mark == Mark::Words && label.chars <= LONGEST_LABEL)
            {
                label.mark = Mark::Meta;
            }
            if let Some(name) = line.get_mut(name) {
                name.mark = Mark::Author;
            }
            continue;
        }
        let dated = line.iter().any(|text| text.mark == Mark::Time);
        let beside_time = || line.iter().position(|text| text.linked && is_name(text)).filter(|_| dated);
        if let Some(text) = beside_time().and_then(|at| line.get_mut(at)) {
            text.mark = Mark::Author;
        }
    }
}

/// Marks the words that lead to other pages, where they fill or begin their blocks: what a comment says may name a page,
/// too.
fn mark_away(page: &Page, links: &[Link], texts: &mut [TextNode]) {
    /// Fewest characters of a headline.
    const SHORTEST: u32 = 5;
    let mut last = None;
    for text in texts.iter_mut().filter(|text| text.chars > 0) {
        let begins = last != Some(text.block);
        last = Some(text.block);
        if !text.linked || text.chars < SHORTEST || links.get(text.node as usize) != Some(&Link::Away) {
            continue;
        }
        let block = page.blocks.get(text.block as usize);
        text.away = begins || block.is_some_and(|block| block.marks.link_chars * 5 >= block.marks.chars * 4);
    }
}

/// Longest text that is a label and nothing else, in characters.
const LONGEST_LABEL: u32 = 12;

/// Sums before each node, and the first text at or after each node.
fn sum_up(dom: &Dom, elements: &[ElementMark], texts: &[TextNode]) -> (Vec<Sums>, Vec<u32>) {
    let mut sums = Vec::with_capacity(elements.len() + 1);
    let mut first_text = Vec::with_capacity(elements.len() + 1);
    let mut total = Sums::default();
    let mut next = 0_usize;
    let (mut time_until, mut author_until) = (0, 0);
    for id in 0..=elements.len() as NodeId {
        sums.push(total);
        first_text.push(next as u32);
        let Some(&element) = elements.get(id as usize) else { break };
        let end = dom.subtree(id).end;
        match element {
            ElementMark::Time if id >= time_until => {
                time_until = end;
                total.times += 1;
            }
            ElementMark::Author if id >= author_until => {
                author_until = end;
                total.authors += 1;
            }
            ElementMark::Avatar => total.avatars += 1,
            ElementMark::LinkedHeading => total.linked_headings += 1,
            _ => {}
        }
        total.pictures += u32::from(dom.tag(id) == Some(Tag::Img));
        let Some(text) = texts.get(next).filter(|text| text.node == id) else { continue };
        next += 1;
        total.chars += text.chars;
        let told = matches!(text.mark, Mark::Words | Mark::Meta);
        total.linked += if text.linked { text.chars } else { 0 };
        total.linked_words += if text.linked && told { text.chars } else { 0 };
        total.marked += if text.mark == Mark::Words { 0 } else { text.chars };
        total.away += u32::from(text.away && matches!(text.mark, Mark::Words | Mark::Meta));
        match text.mark {
            Mark::Time if id >= time_until => total.times += 1,
            Mark::Author if id >= author_until => total.authors += 1,
            Mark::Floor => total.floors += 1,
            Mark::Control if text.replies => total.replies += 1,
            _ => {}
        }
    }
    (sums, first_text)
}

/// What a text stands for, and whether it offers to reply.
fn mark_text(words: &str, chars: u32, in_author: bool) -> (Mark, bool) {
    if chars == 0 {
        return (Mark::Words, false);
    }
    if is_time(words) {
        return (Mark::Time, false);
    }
    if find_floor(words).is_some() {
        return (Mark::Floor, false);
    }
    if let Some(control) = find_control(words) {
        return (Mark::Control, control.replies);
    }
    let mark = if !words.chars().any(is_alphanumeric) {
        Mark::Control
    } else if in_author && chars <= LONGEST_NAME {
        Mark::Author
    } else {
        Mark::Words
    };
    (mark, false)
}

/// Characters other than white space.
fn count_shown(text: &str) -> usize {
    if text.is_ascii() {
        // As `char::is_whitespace` says of ASCII.
        return text.bytes().filter(|b| !matches!(b, b' ' | b'\t'..=b'\r')).count();
    }
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// The text nodes that blocks are made of.
fn visible_texts(page: &Page) -> Vec<TextNode> {
    let mut out = Vec::new();
    let mut seen = 0;
    for (block, raw) in page.blocks.iter().enumerate() {
        let Place::Dom { first, last, .. } = raw.place else { continue };
        let mut id = first.max(seen);
        while id <= last {
            if let Some(text) = page.dom.text(id) {
                let chars = count_shown(text) as u32;
                out.push(TextNode {
                    node: id,
                    block: block as u32,
                    chars,
                    mark: Mark::Words,
                    linked: false,
                    away: false,
                    replies: false,
                });
            }
            id = match page.dom.tag(id) {
                Some(Tag::Script | Tag::Style | Tag::Template) => page.dom.subtree(id).end,
                _ => id + 1,
            };
        }
        seen = id;
    }
    out
}
