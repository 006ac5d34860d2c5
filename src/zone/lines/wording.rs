//! The wording of a line: folded and marked once for all that is asked of it.

use crate::lexicon::fold::fold_start;
use crate::lexicon::role::Manner;
use crate::lexicon::{Mark, Role, find_marks};
use crate::text::phrases::{Cue, cue_of};

/// Characters of a line that are read; longer ones are prose.
const READ: usize = 320;

/// A line folded once, its beginning at least, with all that the lexicon knows of it.
pub(super) struct Wording {
    folded: String,
    marks: Vec<Mark>,
}

impl Wording {
    pub(super) fn new(text: &str) -> Self {
        let folded = fold_start(text, READ);
        let marks = find_marks(text, &folded);
        Self { folded, marks }
    }

    /// The folded line.
    pub(super) fn folded(&self) -> &str {
        &self.folded
    }

    /// What the line says.
    pub(super) fn cue(&self) -> Option<Cue> {
        cue_of(&self.folded, &self.marks)
    }

    /// Where an entry ends that begins at a place of the folded line, the longest.
    pub(super) fn begin(&self, role: Role, from: usize) -> Option<usize> {
        let fits = |mark: &&Mark| mark.start as usize == from && mark.is(role, Manner::Begin);
        self.marks.iter().filter(fits).map(|mark| mark.end as usize).max()
    }

    /// Where an entry begins that ends at a place of the folded line, the longest.
    pub(super) fn end(&self, role: Role, to: usize) -> Option<usize> {
        let fits = |mark: &&Mark| mark.end as usize == to && mark.is(role, Manner::End);
        self.marks.iter().filter(fits).map(|mark| mark.start as usize).min()
    }

    /// The different entries of a role that stand anywhere in the line.
    pub(super) fn inside(&self, role: Role) -> Vec<&str> {
        let marks = self.marks.iter().filter(|mark| mark.is(role, Manner::Inside));
        let mut found: Vec<&str> =
            marks.filter_map(|mark| self.folded.get(mark.start as usize..mark.end as usize)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether an entry of a role stands anywhere in the line.
    pub(super) fn holds(&self, role: Role) -> bool {
        self.marks.iter().any(|mark| mark.is(role, Manner::Inside))
    }
}

#[cfg(test)]
mod tests {
    use super::Wording;
    use crate::lexicon::Role;

    #[test]
    fn a_line_is_asked_by_place() {
        let wording = Wording::new("图为林德比港。林小雨 摄");
        assert_eq!(wording.begin(Role::Caption, 0), Some("图为".len()));
        assert_eq!(wording.end(Role::Caption, wording.folded().len()), Some(wording.folded().len() - 3));
        assert_eq!(wording.begin(Role::Caption, 3), None);
        let selling = Wording::new("限时 优惠, 优惠!");
        assert_eq!(selling.inside(Role::Selling), ["优惠", "限时"]);
        assert!(selling.holds(Role::Selling) && !wording.holds(Role::Selling));
    }
}
