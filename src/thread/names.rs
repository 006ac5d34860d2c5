//! The names that elements of one template share: tag and class, numbered `id`s, item types.
//!
//! A page repeats the same few class lists on thousands of elements, so that what follows from one is
//! kept by its number.

use rustc_hash::FxHashMap;

use super::vocabulary::{Hints, hints_of};
use crate::dom::{Dom, Element, NodeId, Tag};
use crate::text::hash::hash_parts;

/// Names of one element that are looked at: utility-class pages have dozens.
const MOST_NAMES: usize = 8;

/// Longest attribute that is read as a name, in bytes.
const LONGEST_NAME: usize = 300;

/// Elements by the names that they share, in the order in which the names first occur, each with the
/// hints of its name.
pub(super) fn share_names(dom: &Dom) -> Vec<(Hints, Vec<NodeId>)> {
    let mut names = Names::default();
    // Those of the element at hand.
    let mut places: Vec<u32> = Vec::new();
    for id in 0..dom.nodes().len() as NodeId {
        let Some(element) = dom.element(id).filter(|element| may_be_post(element.tag)) else { continue };
        places.clear();
        let classed = names.place_classes(dom.class_number(id), &element, &mut places);
        let identified = names.place_attributes(&element, &mut places);
        if !classed && !identified && !matches!(element.tag, Tag::Span | Tag::A) {
            names.place_neighbours(dom, id, &element, &mut places);
        }
        for &place in &places {
            if let Some((_, members)) = names.found.get_mut(place as usize) {
                members.push(id);
            }
        }
    }
    names.found
}

/// The names met so far.
#[derive(Default)]
struct Names {
    found: Vec<(Hints, Vec<NodeId>)>,
    /// Place in `found` by the hash of tag and name.
    index: FxHashMap<u64, u32>,
    /// Hints of a name, by its hash: elements of several tags share it.
    hints: FxHashMap<u64, Hints>,
    /// What a class list gave an element of a tag: a range of `kept`, and whether one of its words is a name.
    by_class: FxHashMap<(Tag, u32), (u32, u32, bool)>,
    kept: Vec<u32>,
    by_neighbours: FxHashMap<Neighbours, [u32; 2]>,
    /// One buffer for all names: most elements of a page come through here.
    scratch: String,
}

/// An element without names by its tag, and by tag and class list of its parent and its first child.
type Neighbours = (Tag, (Option<Tag>, u32), (Option<Tag>, u32));

impl Names {
    /// Where a name of an element is kept.
    fn place(&mut self, element: &Element, name: &str) -> u32 {
        let next = self.found.len() as u32;
        let place = *self.index.entry(hash_parts(&[element.name(), name])).or_insert(next);
        if place == next {
            let hints = *self.hints.entry(hash_parts(&[name])).or_insert_with(|| hints_of(name));
            self.found.push((hints, Vec::new()));
        }
        place
    }

    /// Adds the words of the class list and the list as a whole, digits left out; says whether a word is
    /// a name.
    fn place_classes(&mut self, class: u32, element: &Element, places: &mut Vec<u32>) -> bool {
        if class == 0 {
            return false;
        }
        // Elements of other tags have names of their own.
        let known = self.by_class.get(&(element.tag, class)).filter(|_| element.tag != Tag::Other);
        if let Some(&(from, to, named)) = known {
            places.extend_from_slice(self.kept.get(from as usize..to as usize).unwrap_or_default());
            return named;
        }
        let mut named = false;
        let mut scratch = std::mem::take(&mut self.scratch);
        if let Some(class) = attribute(element, "class") {
            for token in class.split_ascii_whitespace().take(MOST_NAMES) {
                let token = without_digits(token, &mut scratch);
                if token.len() > 1 {
                    push(places, self.place(element, token));
                    named = true;
                }
            }
            if class.contains(' ') {
                push(places, self.place(element, without_digits(class, &mut scratch)));
            }
        }
        self.scratch = scratch;
        let from = self.kept.len() as u32;
        self.kept.extend_from_slice(places);
        self.by_class.insert((element.tag, class), (from, self.kept.len() as u32, named));
        named
    }

    /// Adds what other attributes name; says whether there is a numbered `id`.
    fn place_attributes(&mut self, element: &Element, places: &mut Vec<u32>) -> bool {
        let mut scratch = std::mem::take(&mut self.scratch);
        let identity = attribute(element, "id").filter(|value| value.bytes().any(|b| b.is_ascii_digit()));
        if let Some(identity) = identity {
            scratch.clear();
            scratch.push('#');
            push_without_digits(identity, &mut scratch);
            push(places, self.place(element, &scratch));
        }
        for (name, value) in [
            ("itemprop", attribute(element, "itemprop")),
            ("itemtype", attribute(element, "itemtype")),
            ("role", attribute(element, "role")),
            ("component", attribute(element, "component")),
            ("typeof", attribute(element, "typeof")),
        ] {
            let Some(value) = value else { continue };
            scratch.clear();
            scratch.extend([name, "=", value]);
            push(places, self.place(element, &scratch));
        }
        self.scratch = scratch;
        let is_key = |name: &str| name.starts_with("data-") && name.ends_with("id");
        for (name, _) in element.attributes().filter(|(name, _)| is_key(name)).take(2) {
            push(places, self.place(element, name));
        }
        if element.tag == Tag::Other {
            push(places, self.place(element, ""));
        }
        identity.is_some()
    }

    /// Adds the names of an element that has none: those of its parent, and of that and its first child.
    fn place_neighbours(&mut self, dom: &Dom, id: NodeId, element: &Element, places: &mut Vec<u32>) {
        let parent = dom.parent(id);
        let child = dom.children(id).find(|&child| dom.tag(child).is_some());
        let looks = |other: Option<NodeId>| {
            other.map_or((None, 0), |other| (dom.tag(other), dom.class_number(other)))
        };
        let key = (element.tag, looks(parent), looks(child));
        // Elements of other tags have names of their own.
        let known = self.by_neighbours.get(&key).filter(|_| element.tag != Tag::Other).copied();
        let both = known.unwrap_or_else(|| {
            let mut scratch = std::mem::take(&mut self.scratch);
            scratch.clear();
            scratch.push('<');
            push_look(dom, parent, &mut scratch);
            let parents = self.place(element, &scratch);
            scratch.push('>');
            push_look(dom, child, &mut scratch);
            let both = [parents, self.place(element, &scratch)];
            self.scratch = scratch;
            self.by_neighbours.insert(key, both);
            both
        });
        for place in both {
            push(places, place);
        }
    }
}

/// A name counts once, whatever the number of its mentions.
fn push(places: &mut Vec<u32>, place: u32) {
    if !places.contains(&place) {
        places.push(place);
    }
}

fn push_look(dom: &Dom, other: Option<NodeId>, scratch: &mut String) {
    let element = other.and_then(|other| dom.element(other));
    let class = element.and_then(|element| element.attribute("class")).unwrap_or_default();
    scratch.push_str(element.map_or("", |element| element.tag.name()));
    scratch.push('.');
    if class.len() <= LONGEST_NAME {
        push_without_digits(class, scratch);
    }
}

fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    element.attribute(name).filter(|value| !value.is_empty() && value.len() <= LONGEST_NAME)
}

fn without_digits<'a>(name: &'a str, scratch: &'a mut String) -> &'a str {
    if name.bytes().all(|b| !b.is_ascii_digit()) {
        return name;
    }
    scratch.clear();
    push_without_digits(name, scratch);
    scratch
}

fn push_without_digits(name: &str, scratch: &mut String) {
    scratch.extend(name.chars().filter(|c| !c.is_ascii_digit()));
}

const fn may_be_post(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Li
            | Tag::Div
            | Tag::Article
            | Tag::Section
            | Tag::Tr
            | Tag::Td
            | Tag::Table
            | Tag::Tbody
            | Tag::Dl
            | Tag::Dt
            | Tag::Dd
            | Tag::Ul
            | Tag::Ol
            | Tag::P
            | Tag::Span
            | Tag::Blockquote
            | Tag::H3
            | Tag::H4
            | Tag::H5
            | Tag::Details
            | Tag::Header
            | Tag::Fieldset
            | Tag::Other
            | Tag::A
    )
}
