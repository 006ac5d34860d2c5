//! Sentences and their clauses. What stands in quotation marks is never taken apart.

use super::{Prose, Script, Span};
use crate::lexicon::Role;

/// A sentence: from behind the one before to its stop, stop included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Where it stands.
    pub(crate) span: Span,
    /// Its clauses in order, without the marks between them.
    pub(crate) clauses: Box<[Clause]>,
}

/// What stands between two pauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    /// Where it stands, without the mark behind it.
    pub(crate) span: Span,
    /// The mark behind it, `.` for any that ends a sentence, a space for none.
    pub(crate) mark: char,
}

/// Splits a prepared passage.
pub(super) fn split_sentences(prose: &Prose<'_>) -> Box<[Sentence]> {
    let mut sentences = Vec::new();
    let mut current = Building { sentence: Span::new(0, 0), clause: 0, clauses: Vec::new(), begun: false };
    let text = prose.text;
    // Letters and figures part nothing: where nothing else may begin at them they are passed over side by side.
    let plain = prose.quotations.is_empty() && prose.asides.is_empty();
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if plain && c.is_ascii_alphanumeric() {
            current.begun = true;
            let rest = text.as_bytes().get(at..).unwrap_or_default();
            at += rest.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(rest.len());
            continue;
        }
        let aside =
            prose.asides.get(prose.asides.partition_point(|aside| aside.to <= at)).filter(|a| a.from == at);
        if let Some(aside) = aside {
            current.begun = true;
            at = aside.to;
            continue;
        }
        if let Some(number) = prose.quotation_at(at) {
            let Some(quotation) = prose.quotations.get(number) else { break };
            let end = quotation.outer.to;
            let leads = !current.begun;
            current.begun = true;
            at = end;
            if ends_behind(prose, quotation.inner, end, leads) {
                current.close(end, end, '.', &mut sentences);
            }
            continue;
        }
        let behind = at + c.len_utf8();
        current.begun |= !c.is_whitespace();
        match mark_of(prose, c, at) {
            Some('.') => {
                let end = behind + closers(text, behind);
                current.close(at, end, '.', &mut sentences);
                at = end;
            }
            Some(mark) => {
                current.clauses.push(Clause { span: Span::new(current.clause, at), mark });
                current.clause = behind;
                at = behind;
            }
            None => at = behind,
        }
    }
    current.close(text.len(), text.len(), ' ', &mut sentences);
    sentences.into_boxed_slice()
}

struct Building {
    sentence: Span,
    clause: usize,
    clauses: Vec<Clause>,
    /// Something stands in it already.
    begun: bool,
}

impl Building {
    fn close(&mut self, at: usize, end: usize, mark: char, sentences: &mut Vec<Sentence>) {
        if end > self.sentence.from {
            if at > self.clause || self.clauses.is_empty() {
                self.clauses.push(Clause { span: Span::new(self.clause, at), mark });
            }
            let clauses = self.clauses.drain(..).collect();
            sentences.push(Sentence { span: Span::new(self.sentence.from, end), clauses });
        }
        self.sentence = Span::new(end, end);
        self.clause = end;
        self.begun = false;
    }
}

/// Bytes of further stops behind one.
fn closers(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.len() - rest.trim_start_matches(['。', '！', '？', '!', '?', '…', '.']).len()
}

/// What a character of the passage parts: `.` sentences, `,` `;` `:` clauses.
fn mark_of(prose: &Prose<'_>, c: char, at: usize) -> Option<char> {
    let text = prose.text;
    match c {
        '。' | '！' | '？' | '!' | '?' | '\n' => Some('.'),
        '，' => Some(','),
        '；' | ';' => Some(';'),
        '：' => Some(':'),
        ':' | ',' => {
            let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            let before = text.get(..at).and_then(|head| head.chars().next_back());
            let next = text.get(at + 1..).and_then(|rest| rest.chars().next());
            (!(figure(before) && figure(next))).then_some(c)
        }
        '.' if prose.script == Script::Latin => ends_sentence(prose, at).then_some('.'),
        '—' if prose.script == Script::Latin => Some(','),
        // The dash of Chinese is two of them, or more.
        '—' | '―' if text.get(..at).is_some_and(|head| head.ends_with(c)) => Some(','),
        '–' if prose.script == Script::Latin && text.get(..at).is_some_and(|head| head.ends_with(' ')) => {
            Some(',')
        }
        '-' if prose.script == Script::Latin
            && text.get(..at).is_some_and(|head| head.ends_with([' ', '-'])) =>
        {
            Some(',')
        }
        _ => None,
    }
}

/// A full stop ends a sentence unless it ends an abbreviation or an initial, or a small letter follows.
fn ends_sentence(prose: &Prose<'_>, at: usize) -> bool {
    let text = prose.text;
    let rest = text.get(at + 1..).unwrap_or_default();
    let Some(next) = rest.chars().next() else { return true };
    if !next.is_whitespace() && !matches!(next, '"' | '”' | '’' | ')') {
        return false;
    }
    let follows = rest.trim_start().chars().next();
    if follows.is_some_and(char::is_lowercase) {
        return false;
    }
    let head = text.get(..at).unwrap_or_default();
    let word =
        head.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“')).next().unwrap_or_default();
    if word.chars().count() == 1 && word.chars().all(char::is_uppercase) {
        return false;
    }
    prose.words.end(Role::Abbreviation, at - word.len().min(at), at).is_none()
}

/// Whether a sentence ends behind a quotation: it ends with a stop, and what follows is a sentence of its own. One
/// that leads its sentence may be followed by who says it.
fn ends_behind(prose: &Prose<'_>, inner: Span, end: usize, leads: bool) -> bool {
    let text = prose.text;
    let last = inner.of(text).trim_end().chars().next_back();
    let stop = last.is_some_and(|c| matches!(c, '。' | '！' | '？' | '!' | '?' | '.' | '…' | '；'));
    let rest = text.get(end..).unwrap_or_default();
    let next = rest.trim_start().chars().next();
    let Some(next) = next else { return true };
    if !stop
        || matches!(next, '，' | ',' | '。' | '；' | ';' | '、' | '：' | '.' | '」' | '”' | '—' | '-' | '–')
    {
        return false;
    }
    match prose.script {
        Script::Latin => {
            let asks = last.is_some_and(|c| matches!(c, '!' | '?' | '…'));
            !(next.is_lowercase() || asks && leads && says_soon(prose, end))
        }
        _ => !(leads && says_soon(prose, end)),
    }
}

/// Bytes behind a quotation in which somebody must be said to have said it.
const SOON: usize = 160;

/// Whether a word of saying stands before the next stop and the next quotation.
fn says_soon(prose: &Prose<'_>, from: usize) -> bool {
    let text = prose.text;
    let rest = text.get(from..).unwrap_or_default();
    let near = rest.char_indices().map(|(at, _)| at).take_while(|&at| at <= SOON).last().unwrap_or_default();
    let rest = if rest.len() > SOON { rest.get(..near).unwrap_or_default() } else { rest };
    let stop = rest.find(['。', '！', '？', '!', '?', '“', '「', '"', '\n']).unwrap_or(rest.len());
    let stop = match prose.script {
        Script::Latin => rest.find(". ").map_or(stop, |dot| dot.min(stop)),
        _ => stop,
    };
    let to = from + stop;
    let none = prose.words.within(from, to).iter().any(|word| word.entry.has(Role::SpeechNone));
    prose.words.within(from, to).iter().any(|word| {
        word.entry.has(Role::SpeechVerb)
            && (!none
                || !prose.words.within(word.from.saturating_sub(24), word.to).iter().any(|other| {
                    other.entry.has(Role::SpeechNone) && other.from <= word.from && word.to <= other.to
                }))
    })
}
