//! Words of saying of an English sentence, and where what is said begins.

use super::super::Subject;
use super::Place;
use super::token::{Token, Tokens};
use crate::lexicon::Role;
use crate::reading::prose::{Prose, Span};

/// A word of saying.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    /// Where it stands.
    pub(super) span: Span,
    /// What sort of word it is ([`Role::SpeechVerb`]).
    pub(super) class: i32,
    /// Number of its first token.
    pub(super) token: usize,
    /// Number of the token behind it.
    pub(super) behind: usize,
    /// Whether "that" follows soon.
    pub(super) that: bool,
    /// "according to".
    pub(super) source: bool,
}

/// Finds the words of saying outside quotations and brackets.
pub(super) fn find_cues(prose: &Prose<'_>, tokens: &Tokens) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    let mut free = 0;
    for (number, token) in tokens.list.iter().enumerate() {
        let Token::Word(word) = *token else { continue };
        if word.from < free {
            continue;
        }
        let source = prose.words.begin(Role::SpeechSource, word.from);
        let verb = prose.words.begin(Role::SpeechVerb, word.from);
        let (end, class) = match (source, verb) {
            (Some((end, _)), _) => (end, 1),
            (None, Some((end, class))) if !blocked(prose, word.from, end) => (end, class),
            _ => continue,
        };
        free = end;
        let behind = tokens.at(end);
        let that = that_follows(prose, tokens, behind).is_some();
        cues.push(Cue {
            span: Span::new(word.from, end),
            class,
            token: number,
            behind,
            that,
            source: source.is_some(),
        });
    }
    cues
}

/// Bytes before a verb in which a phrase may begin that takes it.
const BACK: usize = 24;

/// Whether a verb belongs to a phrase that tells nothing.
fn blocked(prose: &Prose<'_>, from: usize, to: usize) -> bool {
    prose
        .words
        .within(from.saturating_sub(BACK), to)
        .iter()
        .any(|word| word.entry.has(Role::SpeechNone) && word.from <= from && to <= word.to)
}

/// Words between a verb and "that": to whom it is said, where and when.
const BEFORE_THAT: usize = 12;

/// The token behind "that" or "whether", where no pause and no other verb comes before.
fn that_follows(prose: &Prose<'_>, tokens: &Tokens, behind: usize) -> Option<usize> {
    for (number, token) in tokens.list.iter().enumerate().skip(behind).take(BEFORE_THAT) {
        match *token {
            Token::Word(word) if word.of(prose.text) == "that" => return Some(number + 1),
            Token::Word(word) if word.of(prose.text) == "and" => return None,
            Token::Word(word)
                if number > behind
                    && prose
                        .words
                        .begin(Role::SpeechPronoun, word.from)
                        .is_some_and(|(to, _)| to == word.to) =>
            {
                return None;
            }
            Token::Word(_) => {}
            _ => return None,
        }
    }
    None
}

/// Where what is said begins behind a verb: behind "that", behind a time and to whom, at a quotation.
pub(super) fn content_from(place: &Place<'_>, cue: &Cue) -> usize {
    let tokens = &place.tokens;
    if let Some(behind) = that_follows(place.prose, tokens, cue.behind) {
        return tokens.list.get(behind).map_or(place.sentence.span.to, |token| token.from());
    }
    let mut at = cue.behind;
    // "told reporters", "told the committee on Monday,": up to a pause or a quotation that comes soon.
    let told = place.prose.words.begin(Role::SpeechTold, cue.span.from).is_some();
    if told {
        let soon = tokens
            .list
            .iter()
            .enumerate()
            .skip(at)
            .take(BEFORE_THAT)
            .find(|(_, token)| !matches!(token, Token::Word(_)));
        match soon {
            Some((number, Token::Pause(..))) => at = number + 1,
            Some((number, _)) => at = number,
            None => at += 1,
        }
    } else {
        while let Some(Token::Word(word)) = tokens.list.get(at) {
            let day = place
                .prose
                .words
                .begin(Role::SpeechAdverb, word.from)
                .filter(|&(to, _)| to > word.to || is_day(word.of(place.prose.text)));
            match day {
                Some((to, _)) => at = tokens.at(to),
                None => break,
            }
        }
    }
    tokens.list.get(at).map_or(place.sentence.span.to, |token| match token {
        Token::Pause(_, from) => from + 1,
        other => other.from(),
    })
}

fn is_day(word: &str) -> bool {
    word.ends_with("day") || word == "today" || word == "yesterday"
}

/// Whether a time, a place or an occasion begins at a place of the text: no clause of what is said.
pub(super) fn is_adjunct(place: &Place<'_>, at: usize) -> bool {
    let rest = place.prose.text.get(at..place.sentence.span.to).unwrap_or_default();
    let first = at + (rest.len() - rest.trim_start().len());
    let word = rest.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    place.prose.words.begin(Role::SpeechAdjunct, first).is_some_and(|(to, _)| to == first + word.len())
        || is_day(word)
}

/// "did not say", "declined to say": between subject and verb.
pub(super) fn negated(place: &Place<'_>, subject: &Subject, cue: &Cue, explicit: bool) -> bool {
    let from = if explicit { subject.span.to } else { cue.span.from.saturating_sub(BACK) };
    let words = place.prose.words.within(from, cue.span.from);
    let not = words.iter().any(|word| word.entry.has(Role::SpeechNot) && word.to <= cue.span.from);
    let contracted = place
        .prose
        .text
        .get(from..cue.span.from)
        .is_some_and(|gap| gap.contains("n’t ") || gap.contains("n't "));
    not || contracted
}
