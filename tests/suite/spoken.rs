//! What holds of every reading: who is named and who said what stand where they are said to.

use tearsheet::model::{Document, Mention};

/// Statements and names stand where they are said to.
pub(crate) fn readings_reselect(document: &Document, problems: &mut Vec<String>) {
    statements_reselect(document, problems);
    names_reselect(document, problems);
}

/// What stands at a place of the reading.
fn at(document: &Document, [block, from, to]: Mention) -> Option<&str> {
    document.blocks.get(block as usize)?.text.get(from as usize..to as usize)
}

/// A statement has its rule and its place; quotations, the speaker and the word of saying stand where they are said to,
/// inside it.
fn statements_reselect(document: &Document, problems: &mut Vec<String>) {
    let mut before = 0;
    for statement in &document.reading.statements {
        let [from, to] = statement.span;
        let whole = at(document, [statement.block, from, to]);
        let inside = |place: &Mention| {
            place[0] == statement.block
                && from <= place[1]
                && place[2] <= to
                && at(document, *place).is_some()
        };
        let quotes = statement.quotes.iter().map(Some);
        let places = statement.quotes_at.iter().map(|&place| at(document, place));
        let sound = whole.is_some_and(|whole| !whole.is_empty() && whole.contains(&statement.cue))
            && statement.block >= before
            && !statement.rule.is_empty()
            && !statement.content.is_empty()
            && (0.0..=1.0).contains(&statement.confidence)
            && quotes.map(|quote| quote.map(String::as_str)).eq(places)
            && statement.quotes_at.iter().all(inside)
            && statement
                .speaker_at
                .is_none_or(|place| at(document, place).is_some_and(|name| !name.is_empty()));
        if !sound {
            problems.push(format!("a statement does not stand at its place: {statement:?}"));
        }
        before = statement.block;
    }
}

/// Persons, bodies and places stand where they are said to, under one of their names.
fn names_reselect(document: &Document, problems: &mut Vec<String>) {
    let reading = &document.reading;
    let named = reading.organisations.iter().chain(&reading.places);
    let named = named.map(|named| (&named.name, &named.aliases, &named.mentions));
    let people = reading.people.iter().map(|person| (&person.name, &person.aliases, &person.mentions));
    for (name, aliases, mentions) in named.chain(people) {
        let stands = |place: &Mention| {
            at(document, *place).is_some_and(|text| text == name || aliases.iter().any(|alias| alias == text))
        };
        if mentions.is_empty() || !mentions.iter().all(stands) {
            problems.push(format!("{name} does not stand where it is said to"));
        }
    }
}
