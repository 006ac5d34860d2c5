//! Documents that are shown before it is read what they tell (statements, times, names): of a large page or a large archive
//! that comes later, and the page itself need not wait for it.

use super::page::PageRef;
use super::state::{State, Status};
use crate::model::{Document, Warning};

/// A document says with this that what it tells is still being read; whatever is saved of it meanwhile says so, too.
const PENDING: (&str, &str) =
    ("reading-pending", "Statements, times and names of this document are still being read.");

/// And with this that it was not read to its end.
const STOPPED: (&str, &str) =
    ("reading-stopped", "Statements, times and names of this document were not read: reading was stopped.");

impl State {
    /// Shows documents of a file that is still being read.
    pub(super) fn show_early(&mut self, id: u32, pages: Vec<PageRef>) {
        // One that holds nothing waits for the reason.
        if self.entry(id).is_none() || pages.iter().any(|page| page.refusal().is_some()) {
            return;
        }
        let pages = self.taken_in(pages);
        self.settle(id, Status::Early(pages));
        self.select_first(id);
    }
}

impl Status {
    /// What becomes of a file. One whose documents are there is not lost by what happens later: it says what is missing.
    pub(super) fn followed_by(self, next: Self) -> Self {
        match (self, next) {
            (Self::Early(pages), Self::Failed(_)) => {
                Self::Done(pages.iter().map(|page| page.found_anew(|it| with_warning(it, STOPPED))).collect())
            }
            (_, next) => next,
        }
    }
}

/// A document whose statements, times and names are still being read: it says so.
pub(super) fn pending(document: Document) -> Document {
    with_warning(document, PENDING)
}

/// The document with a warning about its reading in the place of the one before.
fn with_warning(mut document: Document, (code, message): (&str, &str)) -> Document {
    document.warnings.retain(|warning| warning.code != PENDING.0);
    document.warnings.push(Warning { code: code.to_owned(), message: message.to_owned() });
    document
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use crate::correction::set_zone;
    use crate::model::{Document, Zone};
    use crate::view::arriving::{early_pages, pages};
    use crate::view::specimen::document;
    use crate::view::state::{Action, Failure, Incoming, Selected, State, Status};

    fn results(sha: &str) -> Vec<(Document, String)> {
        let mut document = document(&[(Zone::Paragraph, "en")]);
        document.source.sha256 = sha.to_owned();
        vec![(document, "text".to_owned())]
    }

    fn done() -> Action {
        Action::Done { id: 0, pages: pages("0.html", results("a")) }
    }

    fn early() -> State {
        let files = (0..2).map(|id| Incoming { id, name: format!("{id}.html"), bytes: 9 }).collect();
        let state = State::default().reduced(Action::Added(files)).reduced(Action::Started(0));
        state.reduced(Action::Early { id: 0, pages: early_pages("0.html", results("a")) })
    }

    fn failed(code: &str) -> Action {
        Action::Failed { id: 0, failure: Failure { code: code.into(), message: "Stopped.".into() } }
    }

    fn warnings(state: &State) -> Vec<&str> {
        let warnings = &state.page().expect("shown").document.warnings;
        let codes = warnings.iter().map(|warning| warning.code.as_str());
        codes.filter(|code| code.starts_with("reading-")).collect()
    }

    #[test]
    fn the_page_shows_before_what_it_tells() {
        let state = early();
        assert_eq!(state.selected, Some(Selected { id: 0, part: 0 }));
        assert_eq!((warnings(&state), state.progress()), (vec!["reading-pending"], Some((0, 2))));
        assert_eq!(state.files_read(), [0_u32; 0], "the overview waits for it");
        let done = state.reduced(done());
        assert_eq!((warnings(&done), done.progress()), (Vec::new(), Some((1, 2))));
    }

    #[test]
    fn what_is_stopped_keeps_its_page_and_says_what_is_missing() {
        for code in ["cancelled", "worker-died", "time-limit"] {
            let state = early().reduced(failed(code));
            assert!(matches!(state.entries[0].status, Status::Done(_)), "{code}");
            assert_eq!(warnings(&state), ["reading-stopped"], "{code}");
        }
        // Removed while it is read, and put back: its worker is gone.
        let back = early().reduced(Action::Removed(0)).reduced(Action::Undone);
        assert_eq!(warnings(&back), ["reading-stopped"]);
    }

    #[test]
    fn what_was_corrected_meanwhile_stays() {
        let state = early();
        let page = state.page().expect("shown").clone();
        let correction = set_zone(page.found(), 0, Zone::Quotation).expect("a block");
        let state = state.reduced(Action::Corrected { key: Rc::clone(page.key()), correction });
        for next in [done(), failed("worker-died")] {
            let state = state.clone().reduced(next);
            assert_eq!(state.page().expect("shown").document.blocks[0].zone, Zone::Quotation);
            assert_eq!(state.page().expect("shown").found().blocks[0].zone, Zone::Paragraph);
        }
    }
}
