//! What class names, ids and the like say of an element, found in one pass over each.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use crate::block::{NameMarks, Page};
use crate::dom::{ByClass, Dom, NodeId};
use crate::lexicon::role::Manner;
use crate::lexicon::{Mark, Role};
use crate::text::hash::hash_parts;

/// What one name says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// An author, and not what stands beside one.
    pub(super) author: bool,
    /// A breadcrumb.
    pub(super) breadcrumb: bool,
}

impl Named {
    /// Reads a list of names, in any case.
    #[cfg(test)]
    fn of(names: &str) -> Self {
        Self::among(names, &crate::lexicon::find_name_marks(names))
    }

    /// Reads a list of names by their marks.
    fn among(names: &str, marks: &[Mark]) -> Self {
        let inside = |mark: &Mark, role: Role| mark.is(role, Manner::Inside);
        Self {
            author: marks.iter().filter(|mark| is_author(names, mark)).any(|mark| {
                let word = word_around(names, mark.start as usize);
                let within = |other: &&Mark| word.0 <= other.start as usize && other.end as usize <= word.1;
                !marks.iter().filter(within).any(|other| inside(other, Role::BesideAuthorName))
            }),
            breadcrumb: marks.iter().any(|mark| inside(mark, Role::BreadcrumbName)),
        }
    }
}

/// Whether a mark is a word for an author in a name, or all of a name.
fn is_author(names: &str, mark: &Mark) -> bool {
    let whole = || word_around(names, mark.start as usize) == (mark.start as usize, mark.end as usize);
    mark.is(Role::AuthorName, Manner::Inside) || mark.is(Role::AuthorName, Manner::Whole) && whole()
}

/// Where the name begins and ends that holds a place of a list of names.
fn word_around(names: &str, at: usize) -> (usize, usize) {
    let (head, tail) = names.split_at_checked(at).unwrap_or((names, ""));
    let from = head.rfind(|c: char| c.is_ascii_whitespace()).map_or(0, |space| space + 1);
    (from, tail.find(|c: char| c.is_ascii_whitespace()).map_or(names.len(), |space| at + space))
}

/// What the names of a page say, each word of them read once, and each class list.
#[derive(Debug)]
pub(super) struct ClassNames(RefCell<Known>);

#[derive(Debug)]
struct Known {
    lists: ByClass<Named>,
    /// By their hash.
    words: FxHashMap<u64, Named>,
}

impl Known {
    /// What a list of names says: what one of them does.
    fn read(words: &mut FxHashMap<u64, Named>, marks: &NameMarks, names: &str) -> Named {
        names.split_ascii_whitespace().fold(Named::default(), |all, name| {
            let read = || marks.read(name, |marks| Named::among(name, marks));
            let one = *words.entry(hash_parts(&[name])).or_insert_with(read);
            Named { author: all.author || one.author, breadcrumb: all.breadcrumb || one.breadcrumb }
        })
    }
}

impl ClassNames {
    /// Nothing is read yet.
    pub(super) fn new(dom: &Dom) -> Self {
        Self(RefCell::new(Known { lists: ByClass::new(dom), words: FxHashMap::default() }))
    }

    /// What the class list of an element says.
    pub(super) fn of(&self, page: &Page, id: NodeId) -> Named {
        let Ok(mut known) = self.0.try_borrow_mut() else { return Named::default() };
        let Known { lists, words } = &mut *known;
        let dom = &page.dom;
        lists.get(dom.class_number(id), || {
            dom.attribute(id, "class").map(|names| Known::read(words, &page.names, names)).unwrap_or_default()
        })
    }

    /// What the names of another attribute say.
    pub(super) fn read(&self, page: &Page, names: &str) -> Named {
        let Ok(mut known) = self.0.try_borrow_mut() else { return Named::default() };
        Known::read(&mut known.words, &page.names, names)
    }
}

#[cfg(test)]
mod tests {
    use super::Named;

    #[test]
    fn names_say_what_an_element_is() {
        for (names, author, breadcrumb) in [
            ("post-author", true, false),
            ("Author-Name vcard", true, false),
            ("byline", true, false),
            ("author-avatar", false, false),
            ("author-avatar byline", true, false),
            ("writer", true, false),
            ("copywriter", false, false),
            ("site BreadCrumbs", false, true),
            ("post-title", false, false),
            ("", false, false),
        ] {
            assert_eq!(Named::of(names), Named { author, breadcrumb }, "{names}");
        }
    }
}
