//! What the reader changes: corrections and removals, each of which can be undone and done again.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::page::PageRef;
use super::state::{Entry, Failure, Notice, Removed, State, Status};
use crate::correction::with;
use crate::model::{Correction, Remarks};

/// Corrections by the documents that they are of: [`super::page::Page::key`].
pub type Corrections = BTreeMap<Rc<str>, Vec<Correction>>;

/// Changes that can be undone, at most: more than anybody takes back one by one.
const KEPT_CHANGES: usize = 200;

/// A change.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Files were removed.
    Removed(Removed),
    /// Corrections of documents were changed: for each its corrections before and after.
    Corrected(Vec<(Rc<str>, Vec<Correction>, Vec<Correction>)>),
    /// Remarks on documents were changed: for each what was noted before and after.
    Remarked(Vec<(Rc<str>, Remarks, Remarks)>),
}

/// What was changed, and what was undone since.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
}

impl History {
    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    pub(super) fn note(&mut self, change: Change) {
        self.undone.clear();
        self.done.push(change);
        if self.done.len() > KEPT_CHANGES {
            self.done.remove(0);
        }
    }

    /// The files that can come back into the list.
    pub(super) fn removed(&self) -> impl Iterator<Item = &Entry> {
        let removals = self.done.iter().filter_map(|change| match change {
            Change::Removed(removed) => Some(&removed.entries),
            Change::Corrected(_) | Change::Remarked(_) => None,
        });
        removals.flatten().map(|(_, entry)| entry)
    }

    /// Takes files out of the removals that can be undone; a removal of nothing is none.
    fn take_removed(&mut self, ids: &[u32]) -> Vec<(usize, Entry)> {
        let mut taken = Vec::new();
        self.done.retain_mut(|change| {
            let Change::Removed(removed) = change else { return true };
            let all = std::mem::take(&mut removed.entries);
            let (back, gone): (Vec<_>, Vec<_>) =
                all.into_iter().partition(|(_, entry)| ids.contains(&entry.id));
            taken.extend(back);
            removed.entries = gone;
            !removed.entries.is_empty()
        });
        taken
    }
}

impl State {
    /// Notes that files were removed.
    pub(super) fn note_removed(&mut self, removed: Removed) {
        self.history.note(Change::Removed(removed));
    }

    /// One more correction of a document.
    pub(super) fn correct(&mut self, key: Rc<str>, correction: Correction) {
        let after = with(self.corrections.get(&key).map_or(&[], Vec::as_slice), correction);
        self.change(key, after);
    }

    /// Corrections of several documents, as one change.
    pub(super) fn correct_all(&mut self, corrections: Vec<(Rc<str>, Correction)>) {
        let mut after: Corrections = BTreeMap::new();
        for (key, correction) in corrections {
            let own = self.corrections.get(&key).map_or(&[][..], Vec::as_slice);
            let list = after.entry(key).or_insert_with(|| own.to_vec());
            *list = with(list, correction);
        }
        if self.read_only {
            self.notice = Some(Notice::ProjectNewer);
            return;
        }
        self.take_corrections(after, true);
    }

    /// Takes back the correction of a path, or all of a document.
    pub(super) fn take_back(&mut self, key: Rc<str>, path: Option<&str>) {
        let mut after = self.corrections.get(&key).cloned().unwrap_or_default();
        after.retain(|correction| path.is_some_and(|path| path != correction.path));
        self.change(key, after);
    }

    fn change(&mut self, key: Rc<str>, after: Vec<Correction>) {
        let before = self.corrections.get(&key).cloned().unwrap_or_default();
        if self.read_only {
            self.notice = Some(Notice::ProjectNewer);
            return;
        }
        if before == after {
            return;
        }
        self.set_corrections(&key, after.clone());
        self.history.note(Change::Corrected(vec![(key, before, after)]));
        self.notice = None;
    }

    /// Corrections that were kept from the last visit, or came with a project. Of a document that has some already, those
    /// that come now hold; what came with a project can be undone.
    pub(super) fn take_corrections(&mut self, come: Corrections, undoable: bool) {
        let mut changes = Vec::new();
        for (key, after) in come {
            let before = self.corrections.get(&key).cloned().unwrap_or_default();
            if before == after || !undoable && !before.is_empty() {
                continue;
            }
            self.set_corrections(&key, after.clone());
            changes.push((key, before, after));
        }
        if undoable && !changes.is_empty() {
            self.history.note(Change::Corrected(changes));
        }
    }

    pub(super) fn set_corrections(&mut self, key: &Rc<str>, list: Vec<Correction>) {
        let all = Rc::make_mut(&mut self.corrections);
        if list.is_empty() {
            all.remove(key);
        } else {
            all.insert(Rc::clone(key), list);
        }
        self.draw_up(key);
    }

    /// Puts the pages of a key together anew, after what is known of them was changed.
    pub(super) fn draw_up(&mut self, key: &Rc<str>) {
        let nothing = Remarks::default();
        let corrections = self.corrections.get(key).map_or(&[][..], Vec::as_slice);
        let remarks = self.remarks.get(key).unwrap_or(&nothing);
        for page in self.entries.iter_mut().flat_map(|entry| entry.status.pages_mut()) {
            if page.key() == key {
                *page = page.with(corrections, remarks);
            }
        }
    }

    /// Pages that were just read, with what the reader corrected and noted in them before.
    pub(super) fn corrected(&self, pages: Vec<PageRef>) -> Vec<PageRef> {
        let nothing = Remarks::default();
        let correct = |page: PageRef| match (self.corrections.get(page.key()), self.remarks.get(page.key())) {
            (None, None) if page.document.corrections.is_empty() && page.document.remarks.is_empty() => page,
            (list, remarks) => page.with(list.map_or(&[], Vec::as_slice), remarks.unwrap_or(&nothing)),
        };
        pages.into_iter().map(correct).collect()
    }

    /// The corrections to be kept: those of files that were removed go with them.
    pub fn kept_corrections(&self) -> Corrections {
        self.of_what_stays(&self.corrections)
    }

    /// What is not of files that were removed.
    pub(super) fn of_what_stays<T: Clone>(&self, all: &BTreeMap<Rc<str>, T>) -> BTreeMap<Rc<str>, T> {
        if all.is_empty() {
            return BTreeMap::new();
        }
        let here = self.entries.iter().flat_map(|entry| entry.status.pages()).map(|page| page.key());
        let here: BTreeSet<&Rc<str>> = here.collect();
        let gone = self.history.removed().flat_map(|entry| entry.status.pages()).map(|page| page.key());
        let gone: BTreeSet<&Rc<str>> = gone.filter(|key| !here.contains(key)).collect();
        let kept = all.iter().filter(|(key, _)| !gone.contains(key));
        kept.map(|(key, own)| (Rc::clone(key), own.clone())).collect()
    }

    /// Undoes the last change.
    pub(super) fn undo(&mut self) {
        let Some(change) = self.history.done.pop() else { return };
        let change = match change {
            Change::Removed(removed) => Change::Removed(self.put_back(removed)),
            Change::Corrected(changes) => {
                for (key, before, _) in &changes {
                    self.set_corrections(key, before.clone());
                }
                Change::Corrected(changes)
            }
            Change::Remarked(changes) => {
                self.set_remarks(changes.iter().map(|(key, before, _)| (key, before)));
                Change::Remarked(changes)
            }
        };
        self.history.undone.push(change);
        self.notice = Some(Notice::Undone);
    }

    /// Does again what was undone last.
    pub(super) fn redo(&mut self) {
        let Some(change) = self.history.undone.pop() else { return };
        match change {
            Change::Removed(removed) => {
                let ids: Vec<u32> = removed.entries.iter().map(|(_, entry)| entry.id).collect();
                let undone = std::mem::take(&mut self.history.undone);
                self.remove(|entry| ids.contains(&entry.id));
                self.history.undone = undone;
            }
            Change::Corrected(changes) => {
                for (key, _, after) in &changes {
                    self.set_corrections(key, after.clone());
                }
                self.history.done.push(Change::Corrected(changes));
                self.notice = Some(Notice::Redone);
            }
            Change::Remarked(changes) => {
                self.set_remarks(changes.iter().map(|(key, _, after)| (key, after)));
                self.history.done.push(Change::Remarked(changes));
                self.notice = Some(Notice::Redone);
            }
        }
    }

    /// Puts files back where they stood. What was still under way then has been cancelled meanwhile, and its reply was
    /// dropped. Returned is what removes them once more.
    fn put_back(&mut self, removed: Removed) -> Removed {
        let selected = removed.selected;
        let mut entries = Vec::with_capacity(removed.entries.len());
        for (at, mut entry) in removed.entries {
            if !entry.status.is_final() {
                entry.status = entry.status.followed_by(Status::Failed(Failure::cancelled()));
            }
            // What was corrected meanwhile in the same document elsewhere holds here, too.
            if let Status::Done(pages) = entry.status {
                entry.status = Status::Done(self.corrected(pages));
            }
            self.entries.insert(at.min(self.entries.len()), entry.clone());
            entry.status = Status::Waiting;
            entries.push((at, entry));
        }
        if let Some(selected) = selected {
            self.select(selected, false);
        }
        Removed { entries, selected }
    }

    /// Files that were removed and that another tab has put back stand in the list again. There is nothing to undo then: undoing
    /// it would list them twice.
    pub(super) fn come_back(&mut self, ids: &[u32]) {
        let entries = self.history.take_removed(ids);
        if entries.is_empty() {
            return;
        }
        self.put_back(Removed { entries, selected: None });
        if matches!(self.notice, Some(Notice::Removed(_))) && self.history.removed().next().is_none() {
            self.notice = None;
        }
        if self.page().is_none()
            && let Some(first) = ids.first()
        {
            self.select_first(*first);
        }
    }

    /// The documents that are let go of when the notice of a removal is closed.
    pub fn leaving(&self) -> Vec<PageRef> {
        let removed = matches!(self.notice, Some(Notice::Removed(_)));
        let entries = self.history.removed().filter(|_| removed);
        entries.flat_map(|entry| entry.status.pages()).cloned().collect()
    }

    /// Lets go of the files that were removed: they can't come back, nor can what was corrected in them.
    pub(super) fn forget_removed(&mut self) {
        let kept = self.kept_corrections();
        if kept.len() < self.corrections.len() {
            self.corrections = Rc::new(kept);
        }
        let kept = self.kept_remarks();
        if kept.len() < self.remarks.len() {
            self.remarks = Rc::new(kept);
        }
        self.history.done.retain(|change| !matches!(change, Change::Removed(_)));
        self.read_only &= !self.entries.is_empty();
    }
}

#[cfg(test)]
#[path = "changes_tests.rs"]
mod tests;
