//! Speech: who said what. Words of saying are found with who says them and what is said (of Chinese in [`han`], of
//! English in [`latin`]), what stands in quotation marks without one goes to who speaks on, and whoever is named by a
//! pronoun or a title is looked up.

mod bare;
mod han;
mod latin;
mod quoted;
mod speaker;
mod sureness;
#[cfg(test)]
mod tests;
mod title;
#[cfg(feature = "training")]
pub(super) mod training;
mod transcript;
mod weights;
mod write;

use super::people::Names;
use super::prose::{Prose, Span};
use crate::model::Statement;
use transcript::Turn;

/// What a phrase that names a speaker ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeadKind {
    /// A name: a number in [`Names`].
    Named(usize),
    /// A pronoun, with its number ([`crate::lexicon::Role::SpeechPronoun`]).
    Pronoun(i32),
    /// Persons without a name: an office, a calling, a witness.
    Role,
    /// A statement, a report: it speaks for whoever issued it.
    Paper,
    /// A newspaper, an agency, a channel.
    Medium,
    /// Another body.
    Body,
    /// A country or a capital, which speaks for its government.
    Place,
    /// A reporter, who is no source.
    Reporter,
    /// A phrase whose place alone tells that somebody speaks.
    Unknown,
}

/// Who says something, as the sentence has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Subject {
    /// The whole phrase: titles and name.
    pub(super) span: Span,
    /// What it ends with.
    pub(super) head: Span,
    /// What that is.
    pub(super) kind: HeadKind,
    /// Sentences and clauses back from the word of saying; 0 for the same clause.
    pub(super) distance: u8,
}

/// Something said, with its word of saying.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    /// Its passage.
    pub(super) passage: usize,
    /// Its sentence in the passage.
    pub(super) sentence: usize,
    /// The word of saying; empty where there is none.
    pub(super) cue: Span,
    /// What sort of word it is ([`crate::lexicon::Role::SpeechVerb`]), 0 for none.
    pub(super) class: i32,
    /// Who says it.
    pub(super) subject: Option<Subject>,
    /// What is said: places in the passage, in order.
    pub(super) content: Vec<Span>,
    /// Quotations that are no part of a longer content: the numbers of those that certainly are speech.
    pub(super) quotations: Vec<usize>,
    /// Through whom it came.
    pub(super) via: Option<Subject>,
    /// Whether the content is what is denied.
    pub(super) denied: bool,
    /// The rule that found it.
    pub(super) rule: &'static str,
}

/// Finds all statements of a document, in order.
pub(super) fn find_statements(passages: &[Prose<'_>], names: &Names) -> Vec<Statement> {
    let attributions = bare::add_bare(passages, names, find_attributions(passages, names));
    let speakers = speaker::resolve(passages, names, &attributions);
    let written = write::write_pairs(passages, names, &attributions, &speakers);
    written.into_iter().map(|(_, statement)| statement).collect()
}

/// All that a word of saying tells, in order.
fn find_attributions(passages: &[Prose<'_>], names: &Names) -> Vec<Attribution> {
    let mut attributions = Vec::new();
    let turns = transcript::find_turns(passages, names);
    for ((number, prose), turn) in passages.iter().enumerate().zip(turns) {
        match turn {
            Turn::Answer(attribution) => attributions.push(*attribution),
            Turn::None if !prose.heading => {
                han::attribute(number, prose, names, &mut attributions);
                latin::attribute(number, prose, names, &mut attributions);
            }
            Turn::None | Turn::Question => {}
        }
    }
    attributions
}
