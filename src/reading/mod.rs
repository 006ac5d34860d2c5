//! Reading: what the text of a document tells, from the finished document alone.

use crate::model::{Document, Reading};

mod passage;
mod people;
mod prose;
mod speech;

/// Reads the article of a document (of a thread its opening post): who said what, when, and of whom.
pub(crate) fn read_document(document: &Document) -> Reading {
    let passages = passage::split_passages(document);
    let prose = prose::prepare(&passages);
    let names = people::find_names(&prose);
    Reading {
        statements: speech::find_statements(&prose, &names),
        people: people::list_people(&prose, &names),
        organisations: people::list_named(&prose, &names, people::Kind::Body),
        places: people::list_named(&prose, &names, people::Kind::Place),
        ..Reading::default()
    }
}

/// What training needs: rows of quotations and of statements.
#[cfg(feature = "training")]
pub mod training {
    use crate::model::Document;

    pub use super::speech::training::SpeechRow;

    /// The rows of the quotations, of the statements and of the possible names of a document.
    pub fn speech_rows(document: &Document) -> [Vec<SpeechRow>; 3] {
        let passages = super::passage::split_passages(document);
        let prose = super::prose::prepare(&passages);
        let names = super::people::find_names(&prose);
        super::speech::training::rows(&prose, &names)
    }
}
