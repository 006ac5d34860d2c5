//! Lines of the list that are picked together: what is done next is done to all of them, as one change.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::page::PageRef;
use super::remarks::with_tags;
use super::state::{Row, Selected, State};
use crate::model::Remarks;

/// Lines that are picked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picked {
    /// The lines, in ascending order; some may not be shown now. No set: its code would be once more in the page for them.
    lines: Vec<Selected>,
    /// Where a range begins.
    anchor: Option<Selected>,
    /// Whether a tap picks a line instead of opening it.
    pub picking: bool,
}

impl Picked {
    fn add(&mut self, line: Selected) {
        if let Err(at) = self.lines.binary_search(&line) {
            self.lines.insert(at, line);
        }
    }
}

/// What a gesture picks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// A line, or no longer.
    One(Selected),
    /// All lines from the last one that was picked, else from the document that is shown.
    To(Selected),
    /// The line below the document that is shown, or above it: that one is shown, and all from the anchor are picked.
    Step(i32),
    /// All lines that are shown.
    All,
    /// From now on a tap picks.
    Begin,
    /// None.
    Nothing,
}

impl State {
    /// Whether lines are picked now or a tap picks them: then each has a box to tick.
    pub fn is_picking(&self) -> bool {
        self.picked.picking || !self.picked.lines.is_empty()
    }

    /// Whether a line is picked.
    pub fn is_picked(&self, line: Selected) -> bool {
        self.picked.lines.binary_search(&line).is_ok()
    }

    /// The lines that are picked and shown, in the order of the list.
    pub fn picked_rows(&self) -> Vec<Row<'_>> {
        if self.picked.lines.is_empty() {
            return Vec::new();
        }
        self.rows().into_iter().filter(|row| self.is_picked(row.place())).collect()
    }

    /// The documents that are taken away together: those picked, else all of the list.
    pub fn pages_to_take(&self) -> Vec<PageRef> {
        self.pages_to_take_of(&self.rows())
    }

    /// The same for who has the lines of the list already.
    pub fn pages_to_take_of(&self, rows: &[Row<'_>]) -> Vec<PageRef> {
        let picked = |row: &&Row<'_>| self.is_picked(row.place());
        let some = rows.iter().any(|row| picked(&row));
        let taken = rows.iter().filter(|row| !some || picked(row));
        taken.filter_map(|row| row.page.cloned()).collect()
    }

    /// The files of the lines that are picked, each once.
    pub fn picked_files(&self) -> Vec<u32> {
        let ids: BTreeSet<u32> = self.picked_rows().iter().map(|row| row.entry.id).collect();
        ids.into_iter().collect()
    }

    /// The picked documents with a star each; without, where all have one.
    pub fn starred_together(&self) -> Vec<(Rc<str>, Remarks)> {
        let all =
            self.picked_rows().iter().filter_map(|row| row.page).all(|page| page.document.remarks.starred);
        self.remarked_together(|remarks| Remarks { starred: !all, ..remarks.clone() })
    }

    /// The picked documents with these tags.
    pub fn tagged_together(&self, tags: &[String]) -> Vec<(Rc<str>, Remarks)> {
        self.remarked_together(|remarks| with_tags(remarks, tags.iter().cloned()))
    }

    fn remarked_together(&self, change: impl Fn(&Remarks) -> Remarks) -> Vec<(Rc<str>, Remarks)> {
        let rows = self.picked_rows();
        let pages = rows.iter().filter_map(|row| row.page);
        pages.map(|page| (Rc::clone(page.key()), change(&page.document.remarks))).collect()
    }

    pub(super) fn pick(&mut self, pick: Pick) {
        match pick {
            Pick::One(line) => {
                match self.picked.lines.binary_search(&line) {
                    Ok(at) => {
                        self.picked.lines.remove(at);
                    }
                    Err(at) => self.picked.lines.insert(at, line),
                }
                self.picked.anchor = Some(line);
            }
            Pick::To(line) => self.pick_to(line),
            Pick::Step(by) => {
                self.picked.anchor = self.picked.anchor.or(self.selected);
                self.step(by);
                if let Some(shown) = self.selected {
                    self.pick_to(shown);
                }
            }
            Pick::All => {
                let all: Vec<Selected> = self.rows().iter().map(Row::place).collect();
                self.pick_only(&all);
            }
            Pick::Begin => self.picked.picking = true,
            Pick::Nothing => self.picked = Picked::default(),
        }
    }

    /// Lets go of lines that are no longer in the list.
    pub(super) fn unpick_gone(&mut self) {
        if !self.picked.lines.is_empty() {
            let there: BTreeSet<u32> = self.entries.iter().map(|entry| entry.id).collect();
            self.picked.lines.retain(|line| there.contains(&line.id));
        }
    }

    /// Picks the lines from the anchor to this one, and no others.
    fn pick_to(&mut self, line: Selected) {
        let lines: Vec<Selected> = self.rows().iter().map(Row::place).collect();
        let at = |wanted: Option<Selected>| lines.iter().position(|line| Some(*line) == wanted);
        let Some(to) = at(Some(line)) else { return };
        let from = at(self.picked.anchor.or(self.selected)).unwrap_or(to);
        let range = lines.get(from.min(to)..=from.max(to)).unwrap_or_default();
        self.picked.anchor = lines.get(from).copied();
        self.pick_only(range);
    }

    fn pick_only(&mut self, lines: &[Selected]) {
        self.picked.lines.clear();
        for line in lines {
            self.picked.add(*line);
        }
    }
}

impl Row<'_> {
    /// The file and which of its documents.
    pub const fn place(&self) -> Selected {
        Selected { id: self.entry.id, part: self.part }
    }
}

#[cfg(test)]
mod tests {
    use super::Pick;
    use crate::model::Zone;
    use crate::view::arriving::pages;
    use crate::view::specimen::document;
    use crate::view::state::{Action, Incoming, Selected, State};

    const fn line(id: u32) -> Selected {
        Selected { id, part: 0 }
    }

    /// Five files, all of them read but the last.
    fn state() -> State {
        let files = (0..5).map(|id| Incoming { id, name: format!("{id}.html"), bytes: 9 }).collect();
        let mut state = State::default().reduced(Action::Added(files));
        for id in 0..4 {
            let mut document = document(&[(Zone::Paragraph, "en")]);
            document.source.sha256 = id.to_string();
            state = state.reduced(Action::Done {
                id,
                pages: pages(&format!("{id}.html"), vec![(document, String::new())]),
            });
        }
        state.reduced(Action::Selected(line(0)))
    }

    fn picked(state: &State) -> Vec<u32> {
        state.picked_rows().iter().map(|row| row.entry.id).collect()
    }

    fn after(state: &State, picks: &[Pick]) -> State {
        picks.iter().fold(state.clone(), |state, pick| state.reduced(Action::Picked(*pick)))
    }

    #[test]
    fn lines_are_picked() {
        let state = state();
        for (picks, expect) in [
            (&[Pick::One(line(2)), Pick::One(line(1))][..], vec![1, 2]),
            (&[Pick::One(line(2)), Pick::One(line(2))], vec![]),
            (&[Pick::To(line(2))], vec![0, 1, 2]),
            (&[Pick::One(line(3)), Pick::To(line(1))], vec![1, 2, 3]),
            (&[Pick::One(line(1)), Pick::To(line(3)), Pick::To(line(2))], vec![1, 2]),
            (&[Pick::Step(1), Pick::Step(1), Pick::Step(-1)], vec![0, 1]),
            (&[Pick::All], vec![0, 1, 2, 3, 4]),
            (&[Pick::All, Pick::Nothing], vec![]),
        ] {
            assert_eq!(picked(&after(&state, picks)), expect, "{picks:?}");
        }
        assert!(after(&state, &[Pick::Begin]).is_picking() && !state.is_picking());
        let found = after(&state, &[Pick::All]).reduced(Action::Searched("3.html".to_owned()));
        assert_eq!(picked(&found), [3], "only what is shown");
        assert_eq!(found.pages_to_take().len(), 1);
        assert_eq!(state.pages_to_take().len(), 4);
    }

    #[test]
    fn what_is_done_to_all_is_one_change() {
        let state = after(&state(), &[Pick::One(line(1)), Pick::To(line(2))]);
        let starred = |state: &State| -> Vec<u32> {
            let rows = state.rows();
            let some = rows.iter().filter(|row| row.page.is_some_and(|page| page.document.remarks.starred));
            some.map(|row| row.entry.id).collect()
        };
        let given = state.clone().reduced(Action::Remarked(state.starred_together()));
        assert_eq!(starred(&given), [1, 2]);
        assert_eq!(starred(&given.clone().reduced(Action::Remarked(given.starred_together()))), [0_u32; 0]);
        assert_eq!(starred(&given.clone().reduced(Action::Undone)), [0_u32; 0]);
        let tagged = given.clone().reduced(Action::Remarked(given.tagged_together(&["quay".to_owned()])));
        assert_eq!(tagged.tags(), [("quay".to_owned(), 2)]);
        let gone = tagged.clone().reduced(Action::RemovedAll(tagged.picked_files()));
        assert_eq!(gone.rows().iter().map(|row| row.entry.id).collect::<Vec<_>>(), [0, 3, 4]);
        assert!(!gone.is_picking());
        assert_eq!(gone.reduced(Action::Undone).rows().len(), 5);
    }
}
