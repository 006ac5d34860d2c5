//! The names that elements of one template share: tag and class, numbered `id`s, item types.
//!
//! A page repeats the same few class lists on thousands of elements, so that what follows from one is
//! kept by its number.

use rustc_hash::FxHashMap;

use super::elements::NameHints;
use super::vocabulary::Hints;
use crate::dom::{Dom, Element, NodeId, Tag};
use crate::text::hash::hash_parts;

/// Names of one element that are looked at: utility-class pages have dozens.
const MOST_NAMES: usize = 8;

/// Longest attribute that is read as a name, in bytes.
const LONGEST_NAME: usize = 300;

/// Names that elements of a page share, in the order in which they first occur.
pub(super) struct SharedNames {
    /// The hints of each name.
    hints: Vec<Hints>,
    /// The elements of all names, one name after the other, and where those of each begin; one more entry at the end.
    members: Vec<NodeId>,
    starts: Vec<u32>,
}

impl SharedNames {
    /// The hints of each name, and the elements that bear it.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Hints, &[NodeId])> {
        self.hints.iter().zip(self.starts.windows(2)).map(|(&hints, place)| {
            let (from, to) = (place.first().copied().unwrap_or(0), place.last().copied().unwrap_or(0));
            (hints, self.members.get(from as usize..to as usize).unwrap_or_default())
        })
    }

    /// Lays pairs of a name's place and an element out by name, those of one name in their order.
    fn lay_out(hints: Vec<Hints>, pairs: &[(u32, NodeId)]) -> Self {
        let mut starts = vec![0_u32; hints.len() + 1];
        for &(place, _) in pairs {
            if let Some(count) = starts.get_mut(place as usize + 1) {
                *count += 1;
            }
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let mut next = starts.clone();
        let mut members = vec![0; pairs.len()];
        for &(place, id) in pairs {
            let Some(at) = next.get_mut(place as usize) else { continue };
            if let Some(slot) = members.get_mut(*at as usize) {
                *slot = id;
            }
            *at += 1;
        }
        Self { hints, members, starts }
    }
}

/// Elements by the names that they share.
pub(super) fn share_names(dom: &Dom, hints: &mut NameHints<'_>) -> SharedNames {
    let mut names = Names::new(hints);
    // Those of the element at hand, and of all.
    let mut places: Vec<u32> = Vec::new();
    let mut pairs: Vec<(u32, NodeId)> = Vec::with_capacity(dom.element_count());
    for id in 0..dom.nodes().len() as NodeId {
        let Some(element) = dom.element(id).filter(|element| may_be_post(element.tag)) else { continue };
        places.clear();
        let classed = names.place_classes(dom.class_number(id), &element, &mut places);
        let identified = names.place_attributes(&element, &mut places);
        if !classed && !identified && !matches!(element.tag, Tag::Span | Tag::A) {
            names.place_neighbours(dom, id, &element, &mut places);
        }
        pairs.extend(places.iter().map(|&place| (place, id)));
    }
    SharedNames::lay_out(names.found, &pairs)
}

/// The names met so far.
struct Names<'a, 'b> {
    /// The hints of each.
    found: Vec<Hints>,
    /// Place in `found` by the hash of tag and name.
    index: FxHashMap<u64, u32>,
    /// Hints of single names: elements of several tags share them.
    hints: &'a mut NameHints<'b>,
    /// What a class list gave an element of a tag: a range of `kept`, and whether one of its words is a name.
    by_class: FxHashMap<(Tag, u32), (u32, u32, bool)>,
    kept: Vec<u32>,
    by_neighbours: FxHashMap<Neighbours, [u32; 2]>,
    by_shape: FxHashMap<Shape, u32>,
    /// One buffer for all names: most elements of a page come through here.
    scratch: String,
}

/// An element without names by its tag, and by tag and class list of its parent and its first child.
type Neighbours = (Tag, (Option<Tag>, u32), (Option<Tag>, u32));

/// The same by tag and class list of its first two children, wherever it stands: posts in posts.
type Shape = (Tag, [(Option<Tag>, u32); 2]);

impl<'a, 'b> Names<'a, 'b> {
    fn new(hints: &'a mut NameHints<'b>) -> Self {
        Self {
            found: Vec::new(),
            index: FxHashMap::default(),
            hints,
            by_class: FxHashMap::default(),
            kept: Vec::new(),
            by_neighbours: FxHashMap::default(),
            by_shape: FxHashMap::default(),
            scratch: String::new(),
        }
    }

    /// Where a name of an element is kept.
    fn place(&mut self, element: &Element, name: &str) -> u32 {
        let next = self.found.len() as u32;
        let place = *self.index.entry(hash_parts(&[element.name(), name])).or_insert(next);
        if place == next {
            let hints = self.hints.of_all(name);
            self.found.push(hints);
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
        self.place_shape(dom, id, element, places);
    }

    /// Adds what an element without names is known by wherever it stands: its first two children.
    fn place_shape(&mut self, dom: &Dom, id: NodeId, element: &Element, places: &mut Vec<u32>) {
        let mut children = dom.children(id).filter(|&child| dom.tag(child).is_some());
        let (Some(first), Some(second)) = (children.next(), children.next()) else { return };
        let looks = |child: NodeId| (dom.tag(child), dom.class_number(child));
        let key = (element.tag, [looks(first), looks(second)]);
        let known = self.by_shape.get(&key).filter(|_| element.tag != Tag::Other).copied();
        let place = known.unwrap_or_else(|| {
            let mut scratch = std::mem::take(&mut self.scratch);
            scratch.clear();
            for child in [first, second] {
                scratch.push('>');
                push_look(dom, Some(child), &mut scratch);
            }
            let place = self.place(element, &scratch);
            self.scratch = scratch;
            self.by_shape.insert(key, place);
            place
        });
        push(places, place);
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
