//! The sides of a document.

use super::messages::Message;
use super::page::Page;

/// The sides of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as on the page")]
pub enum Tab {
    #[default]
    Read,
    Statements,
    Times,
    Structure,
    Fields,
    Original,
    Source,
}

/// The format of a page that can be shown as it was laid out.
const MARKUP: &str = "html";

impl Tab {
    /// All tabs in order.
    pub const ALL: [Self; 7] = [
        Self::Read,
        Self::Statements,
        Self::Times,
        Self::Structure,
        Self::Fields,
        Self::Original,
        Self::Source,
    ];

    /// What it is called.
    pub const fn name(self) -> Message {
        match self {
            Self::Read => Message::TabRead,
            Self::Statements => Message::TabStatements,
            Self::Times => Message::TabTimes,
            Self::Structure => Message::TabStructure,
            Self::Fields => Message::TabFields,
            Self::Original => Message::TabOriginal,
            Self::Source => Message::TabSource,
        }
    }

    /// The tabs of a document: a view that has nothing is not shown.
    pub fn of(page: &Page) -> Vec<Self> {
        let reading = &page.document.reading;
        let has = |tab: &Self| match tab {
            Self::Statements => !reading.statements.is_empty(),
            Self::Times => !reading.times.is_empty(),
            Self::Original => page.document.source.format == MARKUP && page.has_source(),
            _ => true,
        };
        Self::ALL.into_iter().filter(has).collect()
    }
}
