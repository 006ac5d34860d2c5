//! What the lexicon knows of the names that a page's markup gives its elements: found once, whichever pass asks first.

use std::cell::RefCell;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::lexicon::{Mark, find_name_marks};
use crate::text::hash::hash_parts;

/// The marks of class names and ids that were met so far: a page has the same few on thousands of elements, and several
/// passes ask for them.
#[derive(Clone, Debug, Default)]
pub(crate) struct NameMarks(RefCell<Known>);

#[derive(Clone, Debug, Default)]
struct Known {
    /// Those of all names, one name after the other.
    marks: Vec<Mark>,
    /// By the hash of a name where its marks stand.
    places: FxHashMap<u64, Range<u32>>,
}

impl NameMarks {
    /// What is made of the marks of a name.
    pub(crate) fn read<T>(&self, name: &str, read: impl FnOnce(&[Mark]) -> T) -> T {
        let Ok(mut known) = self.0.try_borrow_mut() else { return read(&find_name_marks(name)) };
        let Known { marks, places } = &mut *known;
        let place = places.entry(hash_parts(&[name])).or_insert_with(|| {
            let from = marks.len() as u32;
            marks.extend(find_name_marks(name));
            from..marks.len() as u32
        });
        read(marks.get(place.start as usize..place.end as usize).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::NameMarks;
    use crate::lexicon::find_name_marks;

    #[test]
    fn names_have_the_marks_that_they_have_alone() {
        let marks = NameMarks::default();
        for name in ["post-author", "comment", "", "postBy", "post-author"] {
            assert_eq!(marks.read(name, <[_]>::to_vec), find_name_marks(name), "{name}");
        }
    }
}
