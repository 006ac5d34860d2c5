//! The place that the names of those who wrote have in the units of a template, where no name of an element tells:
//! a short text that is another in most units, with a longer one beside it that is what they say.

use rustc_hash::FxHashMap;

use super::elements::is_profile;
use super::group::{Group, Unit};
use super::lines::name_around;
use super::marks::{Mark, Marks, TextNode};
use super::moment::find_time;
use super::vocabulary::Hints;
use crate::dom::{Dom, NodeId};
use crate::order::sort_and_dedup;
use crate::text::hash::hash_parts;
use crate::text::letter::is_alphabetic;
use crate::text::mass::is_unspaced;

/// Where the names of a group stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// In a text of their own, at this place of the template.
    Own(u64),
    /// In the text that states the time.
    BesideTime,
}

/// Units that are looked at, and texts of each.
const UNITS: usize = 40;
const TEXTS: usize = 24;

/// Share of the units that must have a text at a place.
const MOST: f32 = 0.8;

/// Share of the texts at a place that must be different: the same dozen people write under everything, but a label
/// or a rank is one of a few.
const DIFFERENT: f32 = 0.3;

/// Longest name, and most that names have on average, in characters; most words of one.
const LONGEST: u32 = 30;
const USUAL: f32 = 18.0;
const MOST_WORDS: usize = 4;

/// How often longer what units say is than the names, on average.
const LONGER: f32 = 1.5;

/// What stands at one place of the units.
#[derive(Debug, Default)]
struct Place<'a> {
    texts: Vec<&'a str>,
    /// The unit that was seen last, and units that hold several texts at this place.
    last: Option<usize>,
    units: usize,
    several: usize,
    chars: u32,
    names: usize,
    sentences: usize,
    /// Those with the mark of a sentence at their end.
    ended: usize,
    /// Those that stand for nothing else in a post.
    worded: usize,
    /// Links that lead to no person's page.
    away: usize,
    /// Sum of the places in the order of the unit's texts.
    order: usize,
    small_print: bool,
}

/// A place of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) slot: Slot,
    /// What stands there looks like names beside what people say, not like places or titles.
    pub(super) like: bool,
    /// One of the names comes again, or is one as people choose them on the web.
    pub(super) telling: bool,
}

/// Finds where the names of a group's units stand; nothing for units that have no words beside them. `known` are places
/// of names in other groups: in replies to one post the same two people may write.
pub(super) fn find_slot(marks: &Marks<'_>, group: &Group, known: &[u64]) -> Option<Found> {
    let dom = marks.dom;
    let mut index: FxHashMap<u64, usize> = FxHashMap::default();
    let mut places: Vec<(u64, Place<'_>)> = Vec::new();
    let mut beside: Vec<(&str, String)> = Vec::new();
    let mut told = 0;
    for (at, unit) in group.units.iter().filter(|unit| unit.own.chars > 0).take(UNITS).enumerate() {
        told += 1;
        let texts = own_texts(marks, group, unit);
        beside.extend(texts.iter().find_map(|text| around_time(dom, text)));
        for (order, text) in texts.iter().enumerate() {
            let key = place_of(dom, text.node, unit.start);
            let slot = *index.entry(key).or_insert_with(|| {
                places.push((key, Place::default()));
                places.len() - 1
            });
            if let Some((_, place)) = places.get_mut(slot) {
                place.add(marks, at, order, text);
            }
        }
    }
    if told < 2 && known.is_empty() {
        return None;
    }
    let wanted = told as f32 * MOST;
    let says = |place: &Place<'_>| place.units as f32 >= wanted && place.away * 2 < place.texts.len();
    // What the units say: the place with the most words.
    let (said, words, prose) = places
        .iter()
        .filter(|(_, place)| says(place) && place.sentences > 0)
        .max_by_key(|(key, place)| (place.chars, std::cmp::Reverse(*key)))
        .map(|(key, place)| (*key, place.chars as f32 / place.units as f32, place.is_prose()))?;
    let own = places
        .iter()
        .filter(|(key, place)| *key != said && place.holds_names(wanted, words, known.contains(key)))
        .min_by_key(|(_, place)| (place.small_print, place.order / place.units.max(1)));
    if let Some((key, place)) = own {
        // What has a title, too, is an entry of a list of events.
        let titled = |(other, place): &(u64, Place<'_>)| {
            ![said, *key].contains(other) && place.units as f32 >= wanted && place.is_title()
        };
        let like = prose && are_like_names(&place.texts) && !places.iter().any(titled);
        return Some(Found { slot: Slot::Own(*key), like, telling: are_telling(&place.texts) });
    }
    if told < 2 {
        return None;
    }
    let count = beside.len() as f32;
    let names: Vec<&str> = beside.iter().map(|(name, _)| *name).collect();
    let mut different = names.clone();
    sort_and_dedup(&mut different);
    let several = different.len() > 1 && different.len() as f32 >= DIFFERENT * count;
    let (like, telling) = (prose && several && are_like_names(&names), are_telling(&names));
    let mut around: Vec<String> = beside.into_iter().map(|(_, around)| around).collect();
    sort_and_dedup(&mut around);
    (count >= wanted && around.len() > 1 && around.len() as f32 >= DIFFERENT * count).then_some(Found {
        slot: Slot::BesideTime,
        like,
        telling,
    })
}

/// Whether texts look like names that people go by: short, few words, none a number; in scripts with capitals each word
/// begins with one, or the name is one word as people choose them on the web.
fn are_like_names(texts: &[&str]) -> bool {
    /// Most characters of a name in scripts without spaces, and most words in others.
    const DENSE: usize = 8;
    const WORDS: usize = 3;
    /// Share of the texts that must look so.
    const NEARLY_ALL: f32 = 0.8;
    let is_like = |text: &&&str| {
        let chars = text.chars().count();
        let dense = text.chars().any(is_unspaced);
        let mut words = text.split_whitespace();
        let capital = |word: &str| word.chars().next().is_some_and(|c| c.is_uppercase() || c == '(');
        let handle = text.split_whitespace().nth(1).is_none();
        let worded = text.split_whitespace().count() <= WORDS && words.all(capital);
        let figures = text.chars().filter(char::is_ascii_digit).count();
        !text.contains([',', '，'])
            && figures * 2 <= chars
            && if dense { chars <= DENSE || figures > 0 && chars <= 2 * DENSE } else { handle || worded }
    };
    texts.iter().filter(is_like).count() as f32 >= NEARLY_ALL * texts.len() as f32
}

/// Whether one of the texts comes again, or begins with a small letter or holds a figure.
fn are_telling(texts: &[&str]) -> bool {
    let mut sorted = texts.to_vec();
    sort_and_dedup(&mut sorted);
    let chosen = |text: &&str| {
        text.chars().next().is_some_and(char::is_lowercase)
            || text.contains(|c: char| c.is_ascii_digit() || c == '_')
    };
    sorted.len() < texts.len() || sorted.iter().any(chosen)
}

impl<'a> Place<'a> {
    fn add(&mut self, marks: &Marks<'a>, unit: usize, order: usize, text: &TextNode) {
        let dom: &'a Dom = marks.dom;
        let words = dom.text(text.node).unwrap_or("").trim();
        if self.last == Some(unit) {
            self.several += 1;
        } else {
            self.units += 1;
            self.order += order;
        }
        self.last = Some(unit);
        self.chars += text.chars;
        self.names += usize::from(may_be_name(text, words));
        let ends = words.ends_with(['.', '!', '?', '。', '！', '？', '…', '”', '」']);
        self.worded += usize::from(text.mark == Mark::Words);
        self.ended += usize::from(ends);
        self.sentences += usize::from(text.mark == Mark::Words && (ends || text.chars > LONGEST));
        self.away += usize::from(text.linked && !leads_to_person(dom, text.node));
        self.small_print |= marks.dom.parent(text.node).is_some_and(|above| {
            marks.hints(above).any(Hints::META.with(Hints::SIGNATURE).with(Hints::VOTES))
        });
        self.texts.push(words);
    }

    /// Whether the texts are names beside words of a length, in characters.
    /// `known` says that names stand at this place in other units.
    fn holds_names(&self, wanted: f32, words: f32, known: bool) -> bool {
        let units = self.units as f32;
        let usual = self.chars as f32 / units.max(1.0);
        // "Level 12" and "Level 7" are one label.
        let bare = |text: &&str| text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').to_owned();
        let mut different: Vec<String> = self.texts.iter().map(bare).collect();
        sort_and_dedup(&mut different);
        units >= wanted
            && self.several * 10 <= self.units
            && self.names * 10 >= self.texts.len() * 9
            && usual <= USUAL
            && (known
                || usual * LONGER <= words
                    && different.len() > 1
                    && different.len() as f32 >= DIFFERENT * units)
            && self.away * 2 < self.texts.len().max(1)
    }

    /// Whether most of the texts are words of some length that are no sentences.
    fn is_title(&self) -> bool {
        /// Least length on average, in characters.
        const LEAST: f32 = 8.0;
        self.worded * 2 > self.texts.len()
            && self.ended * 4 < self.texts.len()
            && self.chars as f32 >= LEAST * self.texts.len() as f32
    }

    /// Whether most of the texts are sentences.
    fn is_prose(&self) -> bool {
        self.sentences * 2 >= self.texts.len()
    }
}

/// The texts at the head of a unit that are its own.
fn own_texts(marks: &Marks<'_>, group: &Group, unit: &Unit) -> Vec<TextNode> {
    let next = group.units.partition_point(|other| other.start <= unit.start);
    let inside = group.units.get(next).map(|inner| inner.start).filter(|&inner| inner < unit.end);
    let texts = marks.texts_in(unit.start, inside.unwrap_or(unit.end)).iter();
    texts.filter(|text| text.chars > 0).take(TEXTS).copied().collect()
}

/// The name in a text that states a time: "Posted by Mira on 2 May".
pub(super) fn beside_time<'a>(dom: &'a Dom, text: &TextNode) -> Option<&'a str> {
    if text.mark != Mark::Time {
        return None;
    }
    let words = dom.text(text.node)?.trim();
    name_around(words, find_time(words)?)
}

/// What stands around the time in a text that states one, where that is a name: anonymous readers share one, and
/// only the addresses that they wrote from tell them apart.
fn around_time<'a>(dom: &'a Dom, text: &TextNode) -> Option<(&'a str, String)> {
    let name = beside_time(dom, text)?;
    let words = dom.text(text.node)?.trim();
    let (from, to) = find_time(words)?;
    Some((name, [words.get(..from)?, words.get(to..)?].concat()))
}

/// Marks the names of a group that stand at a place of their own.
pub(super) fn mark_names(marks: &mut Marks<'_>, group: &Group, key: u64) {
    let dom = marks.dom;
    let mut at = 0;
    for unit in group.units.iter().filter(|unit| unit.own.chars > 0) {
        let from = marks.texts.partition_point(|text| text.node < unit.start);
        at = at.max(from);
        let next = group.units.partition_point(|other| other.start <= unit.start);
        let end = group.units.get(next).map_or(unit.end, |inner| inner.start.min(unit.end));
        let texts = marks.texts.get_mut(at..).unwrap_or_default().iter_mut();
        let mut own = texts.take_while(|text| text.node < end).filter(|text| text.chars > 0).take(TEXTS);
        let found = own.find(|text| {
            matches!(text.mark, Mark::Words | Mark::Meta) && place_of(dom, text.node, unit.start) == key
        });
        if let Some(text) = found {
            text.mark = Mark::Author;
        }
    }
}

fn may_be_name(text: &TextNode, words: &str) -> bool {
    const SIGNS: [char; 15] =
        ['。', '！', '？', '!', '?', '，', ';', '；', '“', '”', '「', '》', '《', '/', '…'];
    matches!(text.mark, Mark::Words | Mark::Meta)
        && text.chars <= LONGEST
        && words.chars().any(is_alphabetic)
        && words.split_whitespace().count() <= MOST_WORDS
        && !words.starts_with(['·', '|', '-', '(', '（'])
        && !words.trim_end_matches([':', '：']).contains([':', '：'])
        && !words.contains(SIGNS)
}

fn leads_to_person(dom: &Dom, node: NodeId) -> bool {
    let href = dom.ancestors(node).take(3).find_map(|above| dom.attribute(above, "href"));
    href.is_none_or(|href| {
        href.starts_with('#') || href.starts_with("javascript") || is_profile(href) || is_home_page(href)
    })
}

/// Whether an address is that of a whole site, as those who comment leave it behind.
fn is_home_page(href: &str) -> bool {
    let Some((_, rest)) = href.split_once("://") else { return false };
    rest.split_once('/').is_none_or(|(_, path)| path.is_empty())
}

/// The place of a text in a template: the elements around it up to the unit, three at most, by tag and class, those
/// without a class by their number among their like, too.
fn place_of(dom: &Dom, node: NodeId, start: NodeId) -> u64 {
    let mut parts: Vec<&str> = Vec::with_capacity(9);
    let mut at = node;
    for above in dom.ancestors(node).take_while(|&above| above >= start).take(3) {
        if dom.element(at).is_none() {
            // Several texts of one element have places of their own.
            parts.push(number_of(dom, above, at, 0));
        }
        let class = dom.attribute(above, "class").unwrap_or("");
        parts.push(dom.element(above).map_or("", |element| element.name()));
        parts.push(class.split_ascii_whitespace().next().unwrap_or(""));
        if class.is_empty()
            && above > start
            && let Some(parent) = dom.parent(above)
        {
            parts.push(number_of(dom, parent, above, start));
        }
        at = above;
    }
    hash_parts(&parts)
}

/// Which of the children of its kind a node is, as far as is counted; of those from `start` on where the unit is a run of
/// siblings.
fn number_of(dom: &Dom, parent: NodeId, id: NodeId, start: NodeId) -> &'static str {
    const NUMBERS: [&str; 4] = ["0", "1", "2", "3"];
    let same = |&child: &NodeId| dom.tag(child) == dom.tag(id);
    let first = if parent < start { Some(start) } else { dom.children(parent).next() };
    let siblings = std::iter::successors(first, |&child| Some(dom.subtree(child).end));
    let before = siblings.take(12).take_while(|&child| child < id).filter(same).count();
    NUMBERS.get(before).copied().unwrap_or("4")
}
