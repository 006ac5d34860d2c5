//! What the pane beside the list shows: a document, the overview of all, or some side by side; and the way back.

use super::state::{Mark, Selected, State, Tab};
use crate::model::{Document, Span, Zone};

/// What the pane shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// Nothing was opened yet: the overview where there are several documents, else the only one.
    #[default]
    Landing,
    /// The document that was chosen.
    Document,
    /// The overview; of a story, by its place, where that was asked for.
    Overview(Option<usize>),
    /// Documents side by side.
    Compare(Vec<Selected>),
}

/// A place in the text of a document that *Read* marks; the serial number makes a second click on the same place scroll
/// again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The block.
    pub block: u32,
    /// Bytes of its text.
    pub span: Span,
    /// Grows with every spot.
    pub serial: u32,
}

/// A step of the way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pane: Pane,
    selected: Option<Selected>,
}

/// Most steps that are kept.
const LONGEST_TRAIL: usize = 16;

/// Fewest documents that can be compared.
const FEWEST: usize = 2;

impl State {
    /// Whether there is something to put side by side, or will be when all is read.
    pub fn has_overview(&self) -> bool {
        self.documents() >= FEWEST || self.entries.len() >= FEWEST && self.progress().is_some()
    }

    /// What the pane shows, as the documents are now.
    pub fn shown(&self) -> Pane {
        match &self.pane {
            Pane::Landing if self.has_overview() => Pane::Overview(None),
            Pane::Overview(story) if self.has_overview() => Pane::Overview(*story),
            Pane::Compare(documents) => {
                let mut there = documents.clone();
                there.retain(|document| self.page_at(*document).is_some());
                if there.len() < FEWEST { Pane::Document } else { Pane::Compare(there) }
            }
            _ => Pane::Document,
        }
    }

    /// Where the way back leads to: the overview or the documents side by side that this one was opened from.
    pub fn came_from(&self) -> Option<&Pane> {
        self.trail.last().map(|step| &step.pane)
    }

    /// Shows the overview, from its top or at a story, or documents side by side.
    pub(super) fn open_pane(&mut self, pane: Pane) {
        if pane == Pane::Overview(None) {
            // The button beside the list begins anew, as a line of the list does.
            self.trail.clear();
        } else {
            self.leave_trail();
        }
        self.pane = pane;
        self.document_in_front = true;
    }

    /// Opens a document from the overview or from where it stands beside others: the way leads back there.
    pub(super) fn open_document(&mut self, document: Selected) {
        self.leave_trail();
        let trail = std::mem::take(&mut self.trail);
        self.select(document, true);
        self.trail = trail;
        self.tab = Tab::Read;
        self.spot = None;
    }

    /// Opens a document at a place of its text: in *Read* where that shows it, else in its source.
    pub(super) fn show_place(&mut self, document: Selected, block: u32, span: Span) {
        self.open_document(document);
        let Some(page) = self.page().cloned() else { return };
        if reads(&page.document, block) {
            self.rendering = 0;
            self.spots += 1;
            self.spot = Some(Spot { block, span, serial: self.spots });
        } else if let Some(span) = page.document.blocks.get(block as usize).and_then(|it| it.source.bytes) {
            self.mark = Some(Mark { span, serial: self.mark.map_or(0, |mark| mark.serial + 1) });
            self.tab = Tab::Source;
        }
    }

    fn leave_trail(&mut self) {
        if self.trail.len() == LONGEST_TRAIL {
            self.trail.remove(0);
        }
        self.trail.push(Step { pane: self.shown(), selected: self.selected });
    }

    /// One step back: to where the document was opened from, else to the list.
    pub(super) fn go_back(&mut self) {
        let Some(step) = self.trail.pop() else {
            self.document_in_front = false;
            return;
        };
        if let Some(selected) = step.selected.filter(|at| self.page_at(*at).is_some()) {
            let trail = std::mem::take(&mut self.trail);
            self.select(selected, true);
            self.trail = trail;
        }
        self.pane = step.pane;
    }

    /// How many steps lead back to the list.
    pub fn depth(&self) -> usize {
        if self.document_in_front { 1 + self.trail.len() } else { 0 }
    }
}

/// Whether *Read* sets a block as running text.
fn reads(document: &Document, block: u32) -> bool {
    let prose = [Zone::Paragraph, Zone::Quotation, Zone::ListItem, Zone::Standfirst, Zone::Heading];
    let mut told = document.sections.iter().flat_map(|section| section.heading.iter().chain(&section.blocks));
    let zone = document.blocks.get(block as usize).map(|block| block.zone);
    zone.is_some_and(|zone| prose.contains(&zone)) && told.any(|told| *told == block)
}

#[cfg(test)]
#[path = "pane_tests.rs"]
mod tests;
