//! Human text out of JSON: strings that stand at the same place of their objects belong together, as the
//! paragraphs of one body or the posts of one thread do.

use std::collections::BTreeMap;
use std::hash::Hasher;

use rustc_hash::FxHasher;
use serde_json::Value;

use crate::dom::NodeId;
use crate::lexicon::fold::fold_name;
use crate::lexicon::{Role, holds};

/// A string of fewer words is a label, not prose.
const PROSE_WORDS: usize = 8;
/// Fewest ends of sentences in a text.
const FEWEST_STOPS: usize = 3;
/// How much less text counts that is about the page's subject only by the way.
const ASIDE: f32 = 0.2;

/// A line of text, and its heading level.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) level: Option<u8>,
}

/// The text of one element's JSON.
#[derive(Debug)]
pub(super) struct Gathered {
    pub(super) node: NodeId,
    pub(super) lines: Vec<Line>,
    /// Its words, weighed by what their keys say.
    pub(super) weight: f32,
}

/// How much prose a string holds, tags left out.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Prose {
    pub(super) words: usize,
    stops: usize,
    /// Signs of program code.
    code: usize,
}

impl Prose {
    /// Whether it is running text: words enough, and a sentence that ends.
    pub(super) const fn is_running(&self) -> bool {
        self.words >= PROSE_WORDS && self.stops > 0
    }
}

/// Strings of one place.
#[derive(Default)]
struct Group<'a> {
    lines: Vec<(std::borrow::Cow<'a, str>, Option<u8>)>,
    prose: Prose,
    aside: bool,
}

/// A value that is still to be looked into.
struct Open<'a> {
    value: &'a Value,
    /// Hash of the keys above, without the positions in arrays.
    place: u64,
    aside: bool,
}

/// The text that is most likely the page's content, if any is.
pub(super) fn gather_text(node: NodeId, values: &[Value]) -> Option<Gathered> {
    let mut groups: BTreeMap<u64, Group> = BTreeMap::new();
    for (number, value) in values.iter().enumerate() {
        let mut open = vec![Open { value, place: number as u64, aside: false }];
        while let Some(here) = open.pop() {
            look(&here, &mut groups, &mut open);
        }
    }
    let weigh = |group: &Group| group.prose.words as f32 * if group.aside { ASIDE } else { 1.0 };
    let best = groups
        .into_values()
        .filter(|group| group.prose.stops >= FEWEST_STOPS)
        .max_by(|a, b| weigh(a).total_cmp(&weigh(b)))?;
    let weight = weigh(&best);
    let lines = best.lines.into_iter().map(|(text, level)| Line { text: text.into_owned(), level }).collect();
    Some(Gathered { node, lines, weight })
}

fn look<'a>(here: &Open<'a>, groups: &mut BTreeMap<u64, Group<'a>>, open: &mut Vec<Open<'a>>) {
    match here.value {
        Value::String(text) => {
            let prose = count_prose(text);
            if prose.words >= PROSE_WORDS && prose.code * 20 < prose.words {
                add(groups, here, text.into(), None, prose);
            }
        }
        Value::Array(items) => {
            if let Some((text, level)) = read_element(items) {
                let prose = count_prose(&text);
                if prose.words >= PROSE_WORDS || level.is_some() {
                    // Paragraphs stand at any depth: all of a stream are one text.
                    let whole = Open { value: here.value, place: u64::MAX, aside: false };
                    add(groups, &whole, text.into(), level, prose);
                }
                return;
            }
            let inside = items.iter().rev();
            open.extend(inside.map(|value| Open { value, place: here.place, aside: here.aside }));
        }
        Value::Object(map) => {
            for (key, value) in map.iter().rev() {
                let lower = fold_name(key);
                if holds(Role::OwnWordsKey, &lower) {
                    continue;
                }
                let mut hasher = FxHasher::default();
                hasher.write_u64(here.place);
                hasher.write(key.as_bytes());
                let aside = here.aside || holds(Role::AsideKey, &lower);
                open.push(Open { value, place: hasher.finish(), aside });
            }
        }
        _ => {}
    }
}

fn add<'a>(
    groups: &mut BTreeMap<u64, Group<'a>>,
    here: &Open,
    text: std::borrow::Cow<'a, str>,
    level: Option<u8>,
    prose: Prose,
) {
    let group = groups.entry(here.place).or_default();
    if group.lines.iter().rev().take(8).any(|(known, _)| *known == text) {
        return;
    }
    group.aside = here.aside;
    group.prose.words += prose.words;
    group.prose.stops += prose.stops;
    group.lines.push((text, level));
}

/// The text of a streamed element, `["$", "p", key, {"children": …}]`, where it is one that holds a
/// paragraph or a heading.
fn read_element(items: &[Value]) -> Option<(String, Option<u8>)> {
    let [Value::String(mark), Value::String(tag), _, properties] = items else { return None };
    let level = match tag.as_str() {
        "p" | "blockquote" | "li" => None,
        "h2" | "h3" | "h4" | "h5" => Some(tag.as_bytes().get(1)? - b'0'),
        _ => return None,
    };
    if mark != "$" {
        return None;
    }
    let mut text = String::new();
    let mut open = vec![properties.get("children")?];
    while let Some(value) = open.pop() {
        match value {
            Value::String(part) if !part.starts_with('$') => text.push_str(part),
            Value::Array(items) if items.first().and_then(Value::as_str) == Some("$") => {
                open.extend(items.get(3).and_then(|properties| properties.get("children")));
            }
            Value::Array(items) => open.extend(items.iter().rev()),
            _ => {}
        }
    }
    Some((text, level))
}

/// Counts the words of a text without its tags; an ideograph is half a word.
pub(super) fn count_prose(text: &str) -> Prose {
    let mut prose = Prose::default();
    let (mut inside, mut word, mut han) = (false, false, 0_usize);
    for c in text.chars() {
        match c {
            '<' => (inside, word) = (true, false),
            '>' => inside = false,
            _ if inside => {}
            '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' => {
                (word, han) = (false, han + 1);
            }
            _ if c.is_alphanumeric() => {
                prose.words += usize::from(!word);
                word = true;
            }
            '\'' | '’' | '-' if word => {}
            _ => {
                word = false;
                prose.stops += usize::from(matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '…'));
                prose.code += usize::from(matches!(c, '{' | '}' | ';' | '=' | '_' | '\\'));
            }
        }
    }
    prose.words += han / 2;
    prose
}
