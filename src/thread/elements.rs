//! What the elements of a page are to a post: its time, its author, a portrait, small print.

use rustc_hash::FxHashMap;

use super::generated::{generated_parts, is_by_chance};
use super::marks::TextNode;
use super::moment::is_time;
use super::vocabulary::{Hints, hints_among, hints_of};
use crate::block::NameMarks;
use crate::dom::{ByClass, Dom, NodeId, Tag};
use crate::lexicon::{Role, begins, is};
use crate::text::hash::hash_parts;
use crate::text::search::split_at_byte;

/// Most characters of an element that is muted for its name alone.
const MOST_MUTED: u32 = 150;

/// Elements that are named like the small print around a post and hold nothing named like its words.
pub(super) fn mute_elements(dom: &Dom, hints: &[Hints], texts: &[TextNode]) -> Vec<bool> {
    let small_print = Hints::META
        .with(Hints::AUTHOR)
        .with(Hints::SIGNATURE)
        .with(Hints::FORM)
        .with(Hints::VOTES)
        .with(Hints::FLOOR);
    let count = dom.nodes().len();
    let mut chars = Vec::with_capacity(count + 1);
    let mut bodies = Vec::with_capacity(count + 1);
    let (mut chars_before, mut bodies_before, mut next) = (0_u32, 0_u32, 0_usize);
    for id in 0..=count {
        chars.push(chars_before);
        bodies.push(bodies_before);
        if let Some(text) = texts.get(next).filter(|text| text.node as usize == id) {
            chars_before += text.chars;
            next += 1;
        }
        bodies_before += u32::from(hints.get(id).is_some_and(|hint| hint.any(Hints::BODY)));
    }
    let within = |sums: &[u32], id: NodeId| {
        let at = |id: NodeId| sums.get(id as usize).copied().unwrap_or(0);
        at(dom.subtree(id).end) - at(id)
    };
    (0..count as NodeId)
        .map(|id| {
            hints.get(id as usize).is_some_and(|hint| hint.any(small_print))
                && within(&bodies, id) == 0
                && (1..=MOST_MUTED).contains(&within(&chars, id))
        })
        .collect()
}

/// Hints of names: the same few stand on thousands of elements, and each is looked at once.
#[derive(Debug)]
pub(super) struct NameHints<'a> {
    marks: &'a NameMarks,
    known: FxHashMap<u64, Hints>,
}

impl<'a> NameHints<'a> {
    /// Nothing is known yet.
    pub(super) fn new(marks: &'a NameMarks) -> Self {
        Self { marks, known: FxHashMap::default() }
    }

    /// Those of one name.
    fn of(&mut self, name: &str) -> Hints {
        let marks = self.marks;
        *self.known.entry(hash_parts(&[name])).or_insert_with(|| {
            let generated = generated_parts(name);
            if generated.is_empty() {
                return marks.read(name, hints_among);
            }
            marks.read(name, |marks| {
                let told: Vec<_> = marks
                    .iter()
                    .filter(|mark| !is_by_chance(&generated, mark.start as usize..mark.end as usize))
                    .copied()
                    .collect();
                hints_among(&told)
            })
        })
    }

    /// Those of several names with white space or signs between them, over which no word goes on.
    pub(super) fn of_all(&mut self, names: &str) -> Hints {
        let parts = |b: u8| b.is_ascii_whitespace() || matches!(b, b'<' | b'>' | b'.');
        let mut hints = Hints::default();
        let mut from = 0;
        while let Some(rest) = names.as_bytes().get(from..) {
            let length = rest.iter().position(|&b| parts(b)).unwrap_or(rest.len());
            if let Some(name) = names.get(from..from + length).filter(|name| name.len() > 1) {
                hints = hints.with(self.of(name));
            }
            from += length + 1;
        }
        hints
    }
}

/// The hints of each element's class, id and property.
pub(super) fn find_hints(dom: &Dom, names: &mut NameHints<'_>) -> Vec<Hints> {
    let mut by_class = ByClass::new(dom);
    let mut hints = Vec::with_capacity(dom.nodes().len());
    for id in 0..dom.nodes().len() as NodeId {
        let mut hint = match dom.class_number(id) {
            0 => Hints::default(),
            class => by_class.get(class, || {
                let list = dom.attribute(id, "class").filter(|list| list.len() <= LONGEST_CLASS);
                list.map_or(Hints::default(), |list| names.of_all(list))
            }),
        };
        for value in [dom.attribute(id, "id"), dom.attribute(id, "itemprop")].into_iter().flatten() {
            if value.len() <= LONGEST_CLASS {
                hint = hint.with(names.of(value));
            }
        }
        hints.push(hint);
    }
    hints
}

/// Longest class or id that is read, in bytes: longer ones are generated, and hold every word.
const LONGEST_CLASS: usize = 300;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ElementMark {
    None,
    Time,
    Author,
    Avatar,
    LinkedHeading,
}

/// The link that a node stands inside of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    None,
    /// To a place on the page, to a person's page, or a button.
    Here,
    /// To another page.
    Away,
}

/// Marks elements, and tells which nodes stand inside a link.
pub(super) fn mark_elements(dom: &Dom, hints: &[Hints]) -> (Vec<ElementMark>, Vec<Link>) {
    let count = dom.nodes().len();
    let mut marks = Vec::with_capacity(count);
    let mut links = Vec::with_capacity(count);
    let (mut link_until, mut away_until) = (0, 0);
    let mut heading_until = 0;
    for id in 0..count as NodeId {
        let hint = hints.get(id as usize).copied().unwrap_or_default();
        let tag = dom.tag(id);
        let mut mark = tag.map_or(ElementMark::None, |tag| mark_element(dom, id, tag, hint));
        match tag {
            Some(Tag::A) if dom.attribute(id, "href").is_some() => {
                link_until = dom.subtree(id).end.max(link_until);
                if dom.attribute(id, "href").is_some_and(leads_away) {
                    away_until = link_until;
                }
                // The subject of a post leads to its own place on the page.
                let elsewhere = dom.attribute(id, "href").is_some_and(|href| !href.contains('#'));
                if elsewhere && id < heading_until && mark == ElementMark::None {
                    mark = ElementMark::LinkedHeading;
                }
            }
            Some(Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4) => {
                heading_until = dom.subtree(id).end;
                if id < link_until {
                    mark = ElementMark::LinkedHeading;
                }
            }
            _ => {}
        }
        marks.push(mark);
        links.push(match (id < link_until, id < away_until) {
            (false, _) => Link::None,
            (true, false) => Link::Here,
            (true, true) => Link::Away,
        });
    }
    (marks, links)
}

fn mark_element(dom: &Dom, id: NodeId, tag: Tag, hint: Hints) -> ElementMark {
    let attribute = |name: &str| dom.attribute(id, name);
    // An author's name is short: a container of that name is none.
    let small = dom.subtree(id).len() <= MOST_NODES_OF_A_NAME;
    if tag == Tag::Img {
        let source = attribute("src").or_else(|| attribute("data-src")).unwrap_or("");
        // What a query asks for is the size of the picture.
        let path = memchr::memchr(b'?', source.as_bytes()).unwrap_or(source.len());
        let source = source.get(..path.min(LONGEST_CLASS)).unwrap_or("");
        let named = hint.any(Hints::AVATAR)
            || hints_of(attribute("alt").filter(|alt| alt.len() < 40).unwrap_or("")).any(Hints::AVATAR);
        return if named || hints_of(source).any(Hints::AVATAR) {
            ElementMark::Avatar
        } else {
            ElementMark::None
        };
    }
    if tag == Tag::Time
        || (small && attribute("datetime").is_some())
        || (small && matches!(tag, Tag::Abbr | Tag::Span | Tag::A) && attribute("title").is_some_and(is_time))
        || (small && hint.any(Hints::TIME) && attribute("itemprop").is_some())
    {
        return ElementMark::Time;
    }
    if small
        && (attribute("itemprop").is_some_and(|name| name == "author" || name == "creator")
            || attribute("rel").is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word == "author"))
            || (hint.any(Hints::AUTHOR)
                && !hint.any(Hints::AVATAR.with(Hints::FORM).with(Hints::ELSEWHERE))
                && (!hint.any(Hints::BODY) || (tag != Tag::P && !holds_body(dom, id)))
                && !holds_paragraph(dom, id))
            || (tag == Tag::A && attribute("href").is_some_and(is_profile)))
    {
        return ElementMark::Author;
    }
    if hint.any(Hints::AVATAR) && small {
        return ElementMark::Avatar;
    }
    ElementMark::None
}

/// Whether an element ("user-content") holds one that is named like a post's words.
fn holds_body(dom: &Dom, id: NodeId) -> bool {
    dom.subtree(id)
        .skip(1)
        .filter_map(|inside| dom.attribute(inside, "class"))
        .any(|class| class.len() <= LONGEST_CLASS && hints_of(class).any(Hints::BODY))
}

/// Whether an element holds a paragraph or broken lines: "user-content" and the like are no names.
fn holds_paragraph(dom: &Dom, id: NodeId) -> bool {
    dom.subtree(id).skip(1).any(|inside| {
        matches!(dom.tag(inside), Some(Tag::P | Tag::Br | Tag::Blockquote | Tag::Pre | Tag::Li))
    })
}

/// Most nodes inside an element that holds a name or a time and little else.
const MOST_NODES_OF_A_NAME: usize = 12;

/// Longest folder of an address below which people have their pages, in bytes.
const LONGEST_FOLDER: usize = 12;

/// Whether an address leads to another page, and that is no person's.
pub(super) fn leads_away(href: &str) -> bool {
    let href = href.trim();
    !(href.is_empty() || href.contains('#') || href.starts_with("javascript") || is_profile(href))
}

/// Whether an address leads to a person's page.
pub(super) fn is_profile(href: &str) -> bool {
    let href = href.get(..LONGEST_CLASS.min(href.len())).unwrap_or("");
    let lower;
    let href = if href.bytes().any(|b| b.is_ascii_uppercase()) {
        lower = href.to_ascii_lowercase();
        lower.as_str()
    } else {
        href
    };
    let end = memchr::memchr2(b'?', b'#', href.as_bytes()).unwrap_or(href.len());
    let path = href.get(..end).unwrap_or("");
    let mut segments = split_at_byte(path, b'/').skip_while(|segment| segment.is_empty());
    let is_person = |segment: &str| segment.len() <= LONGEST_FOLDER && is(Role::ProfileFolder, segment);
    let segment = segments.any(is_person) && segments.any(|rest| !rest.is_empty());
    // The last part of the path may name the program that shows profiles.
    let program = memchr::memrchr(b'/', path.as_bytes()).map_or(0, |slash| slash + 1);
    let asked = href.get(program..).unwrap_or_default();
    let queries = || {
        let signs = memchr::memchr3_iter(b'?', b'&', b'=', asked.as_bytes());
        let mut places = std::iter::once(0).chain(signs.flat_map(|at| [at, at + 1]));
        places.any(|at| asked.get(at..).is_some_and(|rest| begins(Role::ProfileQuery, rest)))
    };
    segment
        || queries()
        || memchr::memchr2_iter(b'@', b'~', path.as_bytes())
            .any(|at| at.checked_sub(1).and_then(|slash| path.as_bytes().get(slash)) == Some(&b'/'))
}

#[cfg(test)]
mod tests {
    use super::is_profile;

    #[test]
    fn profiles() {
        for (href, expected) in [
            ("https://forum.example/u/mira", true),
            ("/members/mira.12/", true),
            ("home.php?mod=space&uid=3", true),
            ("/@mira", true),
            ("/users/", false),
            ("/news/2024/harbour.html", false),
        ] {
            assert_eq!(is_profile(href), expected, "{href}");
        }
    }
}
