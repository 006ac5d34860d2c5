//! Statements that a reader takes out or gives to somebody else.

use super::{BY_READER, Target};
use crate::model::{Correction, Document};

/// Applies what is said of statements.
pub(super) fn correct(document: &mut Document, corrections: &[(Target, &Correction)]) {
    for (target, correction) in corrections {
        if let Target::Speaker(at) = target {
            let speaker = correction.value.as_ref().and_then(|value| value.values().first());
            attribute(document, *at as usize, speaker.map(String::as_str));
        }
    }
    let out = |at: usize| {
        corrections.iter().any(|(target, correction)| {
            *target == Target::Statement(at as u32) && correction.value != correction.found
        })
    };
    let all = std::mem::take(&mut document.reading.statements);
    document.reading.statements =
        all.into_iter().enumerate().filter(|(at, _)| !out(*at)).map(|(_, statement)| statement).collect();
}

/// Gives a statement to a speaker, with the title that the page gives that person.
fn attribute(document: &mut Document, at: usize, speaker: Option<&str>) {
    let person = document.reading.people.iter().find(|person| Some(person.name.as_str()) == speaker);
    let title = person.and_then(|person| person.titles.first().cloned());
    if let Some(statement) = document.reading.statements.get_mut(at) {
        statement.speaker = speaker.map(str::to_owned);
        statement.title = title;
        statement.confidence = 1.0;
        BY_READER.clone_into(&mut statement.rule);
    }
}

/// The speakers that a document knows, each once, for a choice.
pub fn known_speakers(document: &Document) -> Vec<String> {
    let spoken = document.reading.statements.iter().filter_map(|statement| statement.speaker.as_ref());
    let people = document.reading.people.iter().map(|person| &person.name);
    let bodies = document.reading.organisations.iter().map(|body| &body.name);
    let mut names: Vec<String> = Vec::new();
    for name in spoken.chain(people).chain(bodies) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}
