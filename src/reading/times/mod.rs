//! Expressions of time: where they stand, what they state, and what they mean.
//!
//! The grammar (`grammar` and what it uses) tells what an expression states; nothing is reckoned there. What it means
//! is told by [`resolve`], one expression after the other, as a reader goes through the text. Conventions of spans
//! and values: prepositions, "about" and "or so" are outside of the span; parts of the day are inside but not in the
//! value; a week is from Monday to Sunday.

mod amount;
mod clock;
mod feast;
mod grammar;
mod han;
mod latin;
mod line;
mod near;
mod place;
mod resolve;
mod shape;
mod value;

use std::borrow::Cow;

use super::passage::{self, Passage};
use crate::lexicon::entry::Language;
use crate::model::{Document, Field, Metadata, TimeExpression};
use crate::text::date::{DateHints, month_at, parse_machine_date};
use crate::text::simplify::simplify;
use line::Line;
use place::Places;
use resolve::Context;
use value::Day;

/// The expressions of time of all passages, in order; they never overlap.
pub(super) fn find_times(document: &Document, passages: &[Passage<'_>]) -> Vec<TimeExpression> {
    let language = document.source.languages.first().and_then(|tag| Language::of(tag.get(..2)?));
    let now = published(&document.metadata);
    // An official account is dated in a line of its own.
    let dated = passage::lines_above(document, passages);
    let dated = dated.into_iter().flat_map(|line| {
        let whole = line.text.trim();
        let found = read_times(&[line], now, language);
        found.into_iter().filter(move |time| time.text == whole && time.kind == "point").collect::<Vec<_>>()
    });
    let mut times: Vec<TimeExpression> = dated.collect();
    times.extend(read_times(passages, now, language));
    times
}

/// The same of passages alone; `now` is the day from which "today" is reckoned.
pub(super) fn read_times(
    passages: &[Passage<'_>],
    now: Option<Day>,
    language: Option<Language>,
) -> Vec<TimeExpression> {
    let hints = DateHints { language, ..DateHints::default() };
    let mut context = Context::new(now);
    let mut places = Places::default();
    let mut times = Vec::new();
    for passage in passages {
        places.begin_passage();
        times_of(passage, &hints, &mut context, &mut places, &mut times);
    }
    times
}

fn times_of(
    passage: &Passage<'_>,
    hints: &DateHints,
    context: &mut Context,
    places: &mut Places,
    times: &mut Vec<TimeExpression>,
) {
    // Every character keeps its length in bytes, so that places in one text are places in the other.
    let simple: Cow<'_, str> = if passage.text.is_ascii() {
        passage.text.into()
    } else {
        passage.text.chars().map(simplify).collect()
    };
    let lower = simple.to_ascii_lowercase();
    let line = Line::new(&simple, &lower);
    let mut at = 0;
    while at < line.tokens.len() {
        let found = may_begin(&line, at, hints).then(|| grammar::expression_at(&line, at, hints)).flatten();
        let Some(found) = found else {
            places.pass(&line, at);
            at += 1;
            continue;
        };
        let next = found.next.max(at + 1);
        if let Some((from, to)) = line.bytes(found.first, next)
            && let Some(text) = passage.text.get(from..to)
            && let Some(value) = context.resolve(&found.shape, places.of(&line, &found), text)
        {
            times.push(TimeExpression {
                block: passage.block,
                text: text.to_owned(),
                span: [from as u32, to as u32],
                value: value.notation,
                kind: value.kind.to_owned(),
                anchor: value.anchor,
                inferred: value.inferred,
                confidence: value.confidence,
                rule: found.rule.to_owned(),
            });
        }
        at = next;
    }
}

/// Whether an expression may begin at a token: nearly all words are passed over.
fn may_begin(line: &Line<'_>, at: usize, hints: &DateHints) -> bool {
    let Some(token) = line.tokens.get(at) else { return false };
    let glued = at > 0
        && token.is_word()
        && !token.spaced
        && line.tokens.get(at - 1).is_some_and(|t| t.number().is_some());
    token.number().is_some()
        || (line.has_words(at) && !glued)
        // Names of months stand in a table of their own; nothing else begins with a word that the grammar lacks.
        || (token.rest.starts_with(char::is_uppercase)
            && (!token.is_word() || line.has_words(at) || month_at(&line.tokens, at, hints.language).is_some()))
        || (token.han().is_some() && (at + 3..at + 8).any(|at| line.han(at) == Some('年')))
}

/// The day from which "today" is reckoned: that of publication, else the best that the page has for it.
fn published(metadata: &Metadata) -> Option<Day> {
    let all =
        [&metadata.published, &metadata.issued, &metadata.modified, &metadata.last_reply, &metadata.captured];
    all.into_iter().flatten().find_map(|field: &Field<String>| parse_machine_date(&field.value)?.ymd())
}

#[cfg(test)]
mod tests;
