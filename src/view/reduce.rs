//! The one function that changes the state.

use std::rc::Rc;

use super::facets::Facet;
use super::page::PageRef;
use super::pane::Pane;
use super::state::{
    Action, Dialog, Entry, Failure, Incoming, Keeping, Mark, Notice, Removed, SIZES, Selected, State, Status,
    Tab,
};
use crate::model::Zone;

impl State {
    /// The state after `action`.
    #[must_use]
    pub fn reduced(mut self, action: Action) -> Self {
        self.reduce(action);
        self
    }

    fn reduce(&mut self, action: Action) {
        match action {
            Action::Added(files) => self.add(files),
            Action::Started(id) => self.settle(id, Status::Reading),
            Action::Early { id, pages } => self.show_early(id, pages),
            Action::Done { id, pages } => self.finish(id, pages),
            Action::Failed { id, failure } => self.settle(id, Status::Failed(failure)),
            Action::Retried(id) => self.wait_again(id),
            Action::Removed(id) => self.remove(|entry| entry.id == id),
            Action::RemovedAll(ids) => self.remove(|entry| ids.contains(&entry.id)),
            Action::CameBack(ids) => self.come_back(&ids),
            Action::Cleared => self.remove(|_| true),
            Action::Undone => self.undo(),
            Action::Redone => self.redo(),
            Action::Corrected { key, correction } => self.correct(key, correction),
            Action::CorrectedAll(corrections) => self.correct_all(corrections),
            Action::OfferOpened { key, path } => {
                self.offer = Some((key, path));
                self.dialog = Some(Dialog::Offer);
            }
            Action::TakenBack { key, path } => self.take_back(key, path.as_deref()),
            Action::CorrectionsCame { key, list } => self.set_corrections(&key, list),
            Action::RemarksCame { key, remarks } => self.set_remarks(std::iter::once((&key, &remarks))),
            Action::CorrectionsKept(corrections) => self.take_corrections(corrections, false),
            Action::Remarked(remarks) => self.remark(remarks),
            Action::RemarksEdited { key, edit } => self.edit_remarks(key, edit),
            Action::Starred => self.star(),
            Action::RemarksKept(remarks) => self.take_remarks(remarks, false),
            Action::ProjectOpened { corrections, remarks, newer } => {
                self.read_only |= newer;
                self.take_corrections(corrections, !newer);
                self.take_remarks(remarks, !newer);
            }
            Action::Selected(selected) => self.select(selected, true),
            Action::Stepped(by) => self.step(by),
            Action::BackToList => self.go_back(),
            Action::OverviewShown(story) => self.open_pane(Pane::Overview(story)),
            Action::Compared(documents) => self.open_pane(Pane::Compare(documents)),
            Action::SidesChosen(documents) => self.pane = Pane::Compare(documents),
            Action::DocumentOpened(document) => self.open_document(document),
            Action::PlaceShown { document, block, span } => self.show_place(document, block, span),
            Action::MarksChosen(marks) => self.marks = marks,
            Action::Gathered { files, corrections, collection } => {
                self.take_gathered(files, corrections, collection);
            }
            Action::TabChosen(tab) => self.tab = tab,
            Action::Searched(query) => self.query = query,
            Action::Ordered(order) => self.order = order,
            Action::Narrowed(facet) => self.facet = facet,
            Action::FirstChosen => self.choose_first(),
            Action::Picked(pick) => self.pick(pick),
            Action::Filtered(zone) => self.filter_by(zone),
            Action::BlockChosen(block) => (self.block, self.block_to) = (block, None),
            Action::RangeChosen(block) => self.block_to = block,
            Action::SourceShown(span) => {
                self.mark = Some(Mark { span, serial: self.mark.map_or(0, |mark| mark.serial + 1) });
                self.tab = Tab::Source;
            }
            Action::RenderingChosen(rendering) => self.rendering = rendering,
            Action::SettingChosen(setting) => self.setting = setting,
            Action::DialogOpened(dialog) => self.dialog = Some(dialog),
            Action::DialogClosed => self.dialog = None,
            Action::NotKept(keeping) => {
                self.keeping = keeping;
                self.notice = Some(if keeping == Keeping::Full { Notice::NoRoom } else { Notice::NotKept });
            }
            Action::Noticed(notice) => self.notice = Some(notice),
            Action::NoticeClosed => {
                if matches!(self.notice.take(), Some(Notice::Removed(_))) {
                    self.forget_removed();
                }
            }
            Action::ThemeChosen(theme) => self.theme = theme,
            Action::LangChosen(lang) => self.lang = lang,
            Action::Resized(by) => self.size = (self.size + by).clamp(*SIZES.start(), *SIZES.end()),
            Action::BesideChosen(beside) => self.beside = beside,
        }
    }

    fn choose_first(&mut self) {
        let rows = self.rows();
        let first = rows.iter().find(|row| row.page.is_some());
        let first = first.map(|row| Selected { id: row.entry.id, part: row.part });
        drop(rows);
        if let Some(first) = first {
            self.select(first, true);
        }
    }

    fn add(&mut self, files: Vec<Incoming>) {
        self.notice = None;
        // What is new must be seen.
        self.facet = Facet::All;
        self.entries.extend(files.into_iter().map(|file| Entry {
            id: file.id,
            name: file.name.into(),
            bytes: file.bytes,
            status: Status::Waiting,
        }));
    }

    /// Sets the status of a file that is still under way. A reply for a file that was removed, or that
    /// already has its answer, is stale and dropped.
    pub(super) fn settle(&mut self, id: u32, status: Status) {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.id == id)
            && !entry.status.is_final()
        {
            let before = std::mem::replace(&mut entry.status, Status::Waiting);
            entry.status = before.followed_by(status);
        }
    }

    /// A file that failed or was stopped goes back into the queue.
    fn wait_again(&mut self, id: u32) {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.id == id)
            && matches!(entry.status, Status::Failed(_))
        {
            entry.status = Status::Waiting;
        }
    }

    fn finish(&mut self, id: u32, pages: Vec<PageRef>) {
        if self.entry(id).is_none() {
            return;
        }
        let pages = self.taken_in(pages);
        // A file that holds no page is no document without a title, but a file that was not read, and why.
        if let [page] = pages.as_slice()
            && let Some(warning) = page.refusal()
        {
            let failure =
                Failure { code: warning.code.as_str().into(), message: warning.message.as_str().into() };
            self.settle(id, Status::Failed(failure));
            return;
        }
        self.settle(id, Status::Done(pages));
        self.select_first(id);
    }

    /// Pages that were just read, as the reader left them: what was saved as JSON brings what was noted of it.
    pub(super) fn taken_in(&mut self, pages: Vec<PageRef>) -> Vec<PageRef> {
        let noted = pages.iter().map(|page| (Rc::clone(page.key()), page.document.remarks.clone()));
        self.take_remarks(noted.filter(|(_, own)| !own.is_empty()).collect(), false);
        self.corrected(pages)
    }

    /// Chooses the first document of a file where none is shown.
    pub(super) fn select_first(&mut self, id: u32) {
        if self.page().is_none() {
            self.select(Selected { id, part: 0 }, self.entries.len() == 1 && self.documents() == 1);
        }
    }

    /// Chooses a document; opens it where it is to be in front.
    pub(super) fn select(&mut self, selected: Selected, in_front: bool) {
        if self.selected != Some(selected) {
            self.selected = Some(selected);
            (self.block, self.block_to) = (None, None);
            self.mark = None;
            self.spot = None;
            self.filter = Rc::default();
            self.rendering = 0;
        }
        self.document_in_front |= in_front;
        if in_front {
            self.pane = Pane::Document;
            self.trail.clear();
        }
    }

    /// Lists a zone with those that are listed, or no longer; all zones where none is named.
    fn filter_by(&mut self, zone: Option<Zone>) {
        let mut zones = self.filter.to_vec();
        match zone {
            None => zones.clear(),
            Some(zone) if zones.contains(&zone) => zones.retain(|other| *other != zone),
            Some(zone) => zones.push(zone),
        }
        self.filter = zones.into();
    }

    pub(super) fn step(&mut self, by: i32) {
        let rows = self.rows();
        let documents: Vec<Selected> = rows
            .iter()
            .filter(|row| row.page.is_some())
            .map(|row| Selected { id: row.entry.id, part: row.part })
            .collect();
        // From the overview the first step leads to the first document.
        let shown = self.selected.filter(|_| self.shown() == Pane::Document);
        let at = documents.iter().position(|document| Some(*document) == shown);
        let next = match at {
            Some(at) => at.saturating_add_signed(by as isize),
            None => 0,
        };
        if let Some(document) = documents.get(next.min(documents.len().saturating_sub(1))) {
            self.select(*document, true);
        }
    }

    pub(super) fn remove(&mut self, gone: impl Fn(&Entry) -> bool) {
        let position = self.entries.iter().position(&gone);
        let selected = self.selected;
        let (removed, kept): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.entries).into_iter().enumerate().partition(|(_, entry)| gone(entry));
        self.entries = kept.into_iter().map(|(_, entry)| entry).collect();
        self.notice = Some(Notice::Removed(removed.len() as u32));
        self.note_removed(Removed { entries: removed, selected });
        self.unpick_gone();
        if self.page().is_none() {
            let at = position.unwrap_or(0).min(self.entries.len().saturating_sub(1));
            if let Some(entry) = self.entries.get(at) {
                self.select(Selected { id: entry.id, part: 0 }, false);
            } else {
                (self.selected, self.pane) = (None, Pane::Landing);
            }
            self.trail.clear();
            self.document_in_front = false;
        }
    }
}

#[cfg(test)]
#[path = "reduce_tests.rs"]
mod tests;
