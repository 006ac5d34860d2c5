//! What the reader notes of documents: a star, tags, a note.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::changes::Change;
use super::pane::Pane;
use super::state::{Notice, State};
use crate::model::Remarks;

/// Remarks by the documents that they are of: [`super::page::Page::key`].
pub type Remarked = BTreeMap<Rc<str>, Remarks>;

/// One thing that the reader does to the remarks of a document. It is done to what they are by then: whoever offers it may
/// have drawn older ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// These tags are given.
    Tagged(Vec<String>),
    /// This tag is taken away.
    Untagged(String),
    /// This is the note now.
    Noted(String),
}

/// Longest tag, in characters: it has to stand in a line of the list.
const LONGEST_TAG: usize = 40;

impl State {
    /// The remarks to be kept: those of files that were removed go with them.
    pub fn kept_remarks(&self) -> Remarked {
        self.of_what_stays(&self.remarks)
    }

    /// Notes something of documents, as one change.
    pub(super) fn remark(&mut self, remarks: Vec<(Rc<str>, Remarks)>) {
        if self.read_only {
            self.notice = Some(Notice::ProjectNewer);
            return;
        }
        self.change_remarks(remarks, true);
    }

    /// Does one thing to the remarks of a document.
    pub(super) fn edit_remarks(&mut self, key: Rc<str>, edit: Edit) {
        let now = self.remarks.get(&key).cloned().unwrap_or_default();
        let edited = match edit {
            Edit::Tagged(tags) => with_tags(&now, tags),
            Edit::Untagged(tag) => without_tag(&now, &tag),
            Edit::Noted(note) => Remarks { note, ..now },
        };
        self.remark(vec![(key, edited)]);
    }

    /// Gives the document that is shown a star, or takes it.
    pub(super) fn star(&mut self) {
        let Some(page) = self.page().filter(|_| self.shown() == Pane::Document) else { return };
        let remarks = &page.document.remarks;
        let changed = (Rc::clone(page.key()), Remarks { starred: !remarks.starred, ..remarks.clone() });
        self.remark(vec![changed]);
    }

    /// Remarks that were kept from the last visit, or came with a project. Of a document that has some already, those of
    /// a project hold, and can be undone.
    pub(super) fn take_remarks(&mut self, come: Remarked, undoable: bool) {
        let new = come.into_iter().filter(|(key, _)| undoable || !self.remarks.contains_key(key));
        let new = new.collect();
        self.change_remarks(new, undoable);
    }

    fn change_remarks(&mut self, remarks: Vec<(Rc<str>, Remarks)>, undoable: bool) {
        let mut changes = Vec::new();
        for (key, after) in remarks {
            let before = self.remarks.get(&key).cloned().unwrap_or_default();
            if before != after {
                changes.push((key, before, after));
            }
        }
        self.set_remarks(changes.iter().map(|(key, _, after)| (key, after)));
        if undoable && !changes.is_empty() {
            self.history.note(Change::Remarked(changes));
            self.notice = None;
        }
    }

    pub(super) fn set_remarks<'a>(&mut self, remarks: impl Iterator<Item = (&'a Rc<str>, &'a Remarks)>) {
        for (key, own) in remarks {
            let all = Rc::make_mut(&mut self.remarks);
            if own.is_empty() {
                all.remove(key);
            } else {
                all.insert(Rc::clone(key), own.clone());
            }
            self.draw_up(key);
        }
    }
}

/// What is written into the field for tags, as tags: parted by commas of any script, a `#` in front left out.
pub fn tags_of(text: &str) -> Vec<String> {
    let parts = text.split([',', '，', '、', ';', '；', '\n']);
    let clean = parts.map(|part| {
        let words: Vec<&str> =
            part.trim_start_matches([' ', '#', '＃', '\u{3000}']).split_whitespace().collect();
        words.join(" ").chars().take(LONGEST_TAG).collect::<String>()
    });
    clean.filter(|tag| !tag.is_empty()).collect()
}

/// Remarks with more tags; those that are there already are left.
pub fn with_tags(remarks: &Remarks, tags: impl IntoIterator<Item = String>) -> Remarks {
    let mut all = remarks.clone();
    for tag in tags {
        if !all.tags.contains(&tag) {
            all.tags.push(tag);
        }
    }
    all
}

/// Remarks without a tag.
fn without_tag(remarks: &Remarks, tag: &str) -> Remarks {
    let mut all = remarks.clone();
    all.tags.retain(|other| other != tag);
    all
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{Edit, Remarked, tags_of, with_tags, without_tag};
    use crate::model::{Remarks, Zone};
    use crate::view::arriving::pages;
    use crate::view::changes::Corrections;
    use crate::view::facets::Facet;
    use crate::view::specimen::document;
    use crate::view::state::{Action, Incoming, Selected, State};

    fn state() -> State {
        let files = (0..2).map(|id| Incoming { id, name: format!("{id}.html"), bytes: 9 }).collect();
        let mut state = State::default().reduced(Action::Added(files));
        for (id, sha) in [(0, "a"), (1, "b")] {
            let mut document = document(&[(Zone::Paragraph, "en")]);
            document.source.sha256 = sha.to_owned();
            state =
                state.reduced(Action::Done { id, pages: pages("a.html", vec![(document, String::new())]) });
        }
        state.reduced(Action::Selected(Selected { id: 0, part: 0 }))
    }

    fn tagged(tags: &[&str]) -> Remarks {
        with_tags(&Remarks::default(), tags.iter().map(|tag| (*tag).to_owned()))
    }

    #[test]
    fn tags_are_parted_and_cleaned() {
        for (text, expect) in [
            ("ferry", vec!["ferry"]),
            (" #ferry,  the   quay ", vec!["ferry", "the quay"]),
            ("渡輪、港口，＃維修", vec!["渡輪", "港口", "維修"]),
            (" , ;", vec![]),
        ] {
            assert_eq!(tags_of(text), expect, "{text}");
        }
        assert_eq!(tags_of(&"長".repeat(90))[0].chars().count(), 40);
        assert_eq!(with_tags(&tagged(&["a", "b"]), ["b".to_owned()]), tagged(&["a", "b"]));
        assert_eq!(without_tag(&tagged(&["a", "b"]), "a"), tagged(&["b"]));
    }

    #[test]
    fn remarks_are_undone_and_narrow_the_list() {
        let both = ["a#0", "b#0"].map(|key| (Rc::from(key), tagged(&["quay"])));
        let state = state().reduced(Action::Starred).reduced(Action::Remarked(both.to_vec()));
        assert_eq!(state.tags(), [("quay".to_owned(), 2)]);
        let state = state.reduced(Action::Undone);
        assert_eq!(state.tags(), [], "both by one step");
        let starred = state.clone().reduced(Action::Narrowed(Facet::Starred));
        assert_eq!(starred.rows().len(), 1);
        let state = state.reduced(Action::Redone).reduced(Action::Narrowed(Facet::Tag("quay".to_owned())));
        assert_eq!(state.rows().len(), 2);
        assert!(state.reduced(Action::Searched("quay".to_owned())).rows().len() == 2, "tags are searched");
    }

    #[test]
    fn an_edit_keeps_what_was_noted_since_it_was_offered() {
        let edit = |edit| Action::RemarksEdited { key: Rc::from("a#0"), edit };
        let tags = |tags: &[&str]| Edit::Tagged(tags.iter().map(|tag| (*tag).to_owned()).collect());
        // Enter gives the tags twice: when the field changes, and when its form is sent, empty by then.
        let state = state().reduced(edit(tags(&["quay"]))).reduced(edit(tags(&[])));
        assert_eq!(state.remarks["a#0"], tagged(&["quay"]));
        let state = state.reduced(edit(tags(&["ferry"]))).reduced(edit(Edit::Noted("seen".to_owned())));
        assert_eq!(state.remarks["a#0"], Remarks { note: "seen".to_owned(), ..tagged(&["quay", "ferry"]) });
        let state = state.reduced(edit(Edit::Untagged("quay".to_owned())));
        assert_eq!(state.remarks["a#0"].tags, ["ferry"]);
        assert_eq!(state.reduced(Action::Undone).remarks["a#0"].tags, ["quay", "ferry"]);
    }

    #[test]
    fn remarks_that_were_kept_never_replace_newer_ones() {
        let kept =
            Remarked::from([(Rc::from("a#0"), tagged(&["old"])), (Rc::from("b#0"), tagged(&["kept"]))]);
        let state = state().reduced(Action::Starred).reduced(Action::RemarksKept(kept.clone()));
        assert!(state.remarks["a#0"].starred && state.remarks["a#0"].tags.is_empty());
        assert_eq!(state.remarks["b#0"], tagged(&["kept"]));
        let project =
            Action::ProjectOpened { corrections: Corrections::default(), remarks: kept, newer: false };
        let state = state.reduced(project);
        assert_eq!(state.remarks["a#0"], tagged(&["old"]));
        assert!(state.reduced(Action::Undone).remarks["a#0"].starred);
    }

    #[test]
    fn remarks_go_with_their_file_and_come_back_with_it() {
        let state = state().reduced(Action::Starred).reduced(Action::Removed(0));
        assert!(state.kept_remarks().is_empty());
        let back = state.clone().reduced(Action::Undone);
        assert!(
            back.kept_remarks()["a#0"].starred
                && back.page().is_some_and(|page| page.document.remarks.starred)
        );
        assert!(state.reduced(Action::NoticeClosed).remarks.is_empty());
    }
}
