//! Reading: what the text of a document tells, from the finished document alone.

use crate::model::{Document, Reading};

mod event;
mod passage;
mod people;
mod prose;
mod speech;
mod times;

/// Reads the article of a document (of a thread its opening post): who said what, when, and of whom.
pub(crate) fn read_document(document: &Document) -> Reading {
    let passages = passage::split_passages(document);
    let prose = prose::prepare(&passages);
    let names = people::find_names(&prose);
    let mut reading = Reading {
        statements: speech::find_statements(&prose, &names),
        people: people::list_people(&prose, &names),
        organisations: people::list_named(&prose, &names, people::Kind::Body),
        places: people::list_named(&prose, &names, people::Kind::Place),
        ..Reading::default()
    };
    people::add_translated(document, &mut reading.people);
    drop((prose, names));
    reading.times = times::find_times(document, &passages);
    reading.events = event::find_events(document, &passages, &reading);
    reading
}

/// The expressions of time of one passage that appeared on a day (`2023-06-18`).
#[cfg(any(test, feature = "inside"))]
pub(crate) fn times_in(text: &str, published: &str) -> Vec<crate::model::TimeExpression> {
    let now = crate::text::date::parse_machine_date(published).and_then(|moment| moment.ymd());
    times::read_times(&[passage::Passage { block: 0, text, heading: false }], now, None)
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
