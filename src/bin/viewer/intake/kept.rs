//! What outlives the visit and is shared with other tabs: files on the shelf, corrections and remarks in notebooks.

use std::rc::Rc;

use serde_json::Value;
use tearsheet::correction;
use tearsheet::export::remarks;
use tearsheet::view::changes::Corrections;
use tearsheet::view::remarks::Remarked;
use tearsheet::view::state::Action;

use super::Intake;
use crate::browser::notebook::{Entries, Notebook};
use crate::browser::shelf::{Kept, Seen};
use crate::browser::tabs::Tabs;
use crate::pool::Source;

impl Intake {
    /// Brings back what stood on the shelf when the page was left.
    pub(crate) fn restore(&self) {
        let intake = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let kept = intake.shelf.open().await;
            intake.take_up(&kept);
        });
        let intake = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let kept = intake.corrections.open().await;
            let kept = kept.iter().map(|(key, list)| (Rc::clone(key), correction::from_json(list)));
            intake.dispatch.dispatch(Action::CorrectionsKept(kept.collect()));
            let kept = intake.remarks.open().await;
            let kept = kept.iter().map(|(key, own)| (Rc::clone(key), remarks::from_json(own)));
            intake.dispatch.dispatch(Action::RemarksKept(kept.collect()));
            let other = intake.clone();
            let _ = intake.tabs.set(Tabs::new(move || other.look()));
        });
    }

    /// Reads files that stand on the shelf.
    fn take_up(&self, kept: &[Kept]) {
        let sources = kept
            .iter()
            .map(|kept| (kept.name.clone(), kept.file.size() as u64, Source::File(kept.file.clone())));
        let first = self.read(sources.collect());
        for (id, kept) in (first..).zip(kept) {
            self.shelf.number(id, kept);
            self.files.borrow_mut().insert(id, (kept.name.clone(), kept.file.clone()));
        }
    }

    /// Looks at what another tab wrote: its corrections and remarks hold here, its files come, and those that it removed
    /// go, which can be undone here as well.
    fn look(&self) {
        self.told.set(true);
        if self.looking.replace(true) {
            return;
        }
        let intake = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            while intake.told.replace(false) {
                for (key, value) in intake.corrections.look().await {
                    intake.dispatch.dispatch(corrections_came(key, value));
                }
                for (key, value) in intake.remarks.look().await {
                    intake.dispatch.dispatch(remarks_came(key, value));
                }
                let Seen { new, gone, back } = intake.shelf.look().await;
                if !back.is_empty() {
                    intake.dispatch.dispatch(Action::CameBack(back));
                }
                if !gone.is_empty() {
                    intake.dispatch.dispatch(Action::RemovedAll(gone));
                }
                if !new.is_empty() {
                    intake.take_up(&new);
                }
            }
            intake.looking.set(false);
        });
    }

    /// Tells the other tabs that something was written.
    pub(super) fn tell(&self) {
        if let Some(tabs) = self.tabs.get() {
            tabs.tell();
        }
    }

    /// Keeps the reader's corrections.
    pub(crate) fn keep_corrections(&self, corrections: &Corrections) {
        let entries = corrections.iter().map(|(key, list)| (Rc::clone(key), correction::to_json(list)));
        self.keep(&self.corrections, entries.collect(), corrections_came);
    }

    /// Keeps the reader's remarks.
    pub(crate) fn keep_remarks(&self, noted: &Remarked) {
        let entries = noted.iter().map(|(key, own)| (Rc::clone(key), remarks::to_json(own)));
        self.keep(&self.remarks, entries.collect(), remarks_came);
    }

    /// Keeps what stands in a notebook, and takes over what another tab wrote there.
    fn keep(&self, notebook: &Notebook, entries: Entries, came: fn(Rc<str>, Option<Value>) -> Action) {
        let (intake, notebook) = (self.clone(), notebook.clone());
        wasm_bindgen_futures::spawn_local(async move {
            match notebook.keep(entries).await {
                Ok((merged, wrote)) => {
                    for (key, value) in merged {
                        intake.dispatch.dispatch(came(key, value));
                    }
                    if wrote {
                        intake.tell();
                    }
                }
                Err(keeping) => intake.dispatch.dispatch(Action::NotKept(keeping)),
            }
        });
    }
}

fn corrections_came(key: Rc<str>, value: Option<Value>) -> Action {
    let list = value.map(|list| correction::from_json(&list)).unwrap_or_default();
    Action::CorrectionsCame { key, list }
}

fn remarks_came(key: Rc<str>, value: Option<Value>) -> Action {
    let remarks = value.map(|own| remarks::from_json(&own)).unwrap_or_default();
    Action::RemarksCame { key, remarks }
}
