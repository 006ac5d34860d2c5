//! What all documents tell together, as the state holds it: the last answer of the worker that puts them side by side.

use std::rc::Rc;

use super::changes::Corrections;
use super::overview::Overview;
use super::page::PageRef;
use super::state::{Selected, State, Status};
use crate::model::Collection;

/// How far the overview is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Gathering {
    /// Not begun, or under way for the first time.
    #[default]
    None,
    /// An answer is there. It may be of the documents as they were a moment ago.
    Ready(Rc<Gathered>),
    /// It could not be made.
    Failed,
}

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Gathered {
    /// The files that it is of, in their order.
    pub files: Vec<u32>,
    /// What was corrected then.
    pub corrections: Rc<Corrections>,
    /// Its documents, by their numbers.
    pub members: Vec<Selected>,
    /// What they tell together.
    pub collection: Collection,
    /// The same as it is shown.
    pub overview: Overview,
}

impl Gathered {
    /// The number of a document.
    pub fn number_of(&self, document: Selected) -> Option<u32> {
        self.members.iter().position(|member| *member == document).map(|at| at as u32)
    }

    /// The place of the story that a document tells with others.
    pub fn story_of(&self, document: Selected) -> Option<usize> {
        self.overview.story_of(self.number_of(document)?)
    }
}

impl State {
    /// The files that were read, in the order of the list: what the overview is made of.
    pub fn files_read(&self) -> Vec<u32> {
        let read = self.entries.iter().filter(|entry| matches!(entry.status, Status::Done(_)));
        read.map(|entry| entry.id).collect()
    }

    /// The same with their documents.
    pub fn pages_read(&self) -> Vec<(u32, Vec<PageRef>)> {
        let read = self.entries.iter().filter(|entry| matches!(entry.status, Status::Done(_)));
        read.map(|entry| (entry.id, entry.status.pages().to_vec())).collect()
    }

    /// What all documents tell together, where an answer is there.
    pub fn gathered(&self) -> Option<&Rc<Gathered>> {
        if let Gathering::Ready(gathered) = &self.gathering { Some(gathered) } else { None }
    }

    /// Whether what is known is of the documents as they are now.
    pub fn is_gathered(&self) -> bool {
        self.gathered().is_some_and(|gathered| {
            Rc::ptr_eq(&gathered.corrections, &self.corrections) && gathered.files == self.files_read()
        })
    }

    /// A document of the list.
    pub fn page_at(&self, at: Selected) -> Option<&PageRef> {
        self.entry(at.id)?.status.pages().get(at.part)
    }

    /// Takes in an answer. One that is of other documents than those of now is stale and dropped.
    pub(super) fn take_gathered(
        &mut self,
        files: Vec<u32>,
        corrections: Rc<Corrections>,
        collection: Option<Collection>,
    ) {
        if files != self.files_read() || !Rc::ptr_eq(&corrections, &self.corrections) {
            return;
        }
        let members: Vec<Selected> = files
            .iter()
            .filter_map(|id| self.entry(*id))
            .flat_map(|entry| (0..entry.status.pages().len()).map(|part| Selected { id: entry.id, part }))
            .collect();
        self.gathering = match collection {
            Some(collection) if collection.documents.len() == members.len() => {
                let pages: Vec<&PageRef> = members.iter().filter_map(|at| self.page_at(*at)).collect();
                let overview = Overview::new(&collection, &pages);
                Gathering::Ready(Rc::new(Gathered { files, corrections, members, collection, overview }))
            }
            _ => Gathering::Failed,
        };
    }
}
