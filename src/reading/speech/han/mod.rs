//! Who says what in Chinese.

mod cue;
mod heads;
mod peel;
mod phrase;
mod subject;

use super::{Attribution, HeadKind, Subject};
use crate::reading::people::Names;
use crate::reading::prose::{Prose, Script, Sentence, Span};
use cue::Cue;

pub(super) use phrase::holds_predicate;
pub(super) use subject::clause_subject;

/// Collects what is said in a passage.
pub(super) fn attribute(passage: usize, prose: &Prose<'_>, names: &Names, out: &mut Vec<Attribution>) {
    if prose.script != Script::Han {
        return;
    }
    for (number, sentence) in prose.sentences.iter().enumerate() {
        let place = Place { passage, number, prose, names, sentence };
        attribute_sentence(&place, out);
    }
}

/// A sentence with all that is known of it.
pub(super) struct Place<'a> {
    pub(super) passage: usize,
    pub(super) number: usize,
    pub(super) prose: &'a Prose<'a>,
    pub(super) names: &'a Names,
    pub(super) sentence: &'a Sentence,
}

/// A word of saying with who says it and where its content begins.
struct Saying {
    cue: Cue,
    /// The clause that holds the word, by number.
    clause: usize,
    /// Where the part of the sentence begins that belongs to it.
    from: usize,
    subject: Option<Subject>,
}

fn attribute_sentence(place: &Place<'_>, out: &mut Vec<Attribution>) {
    let mut last: Option<Subject> = None;
    let mut sayings: Vec<Saying> = Vec::new();
    for cue in cue::find_cues(place.prose, place.sentence) {
        // A verb that is a part of a name is none.
        if !cue.source && phrase::crosses_name(place, cue.span) {
            continue;
        }
        let Some(saying) = subject::find(place, &cue, last) else { continue };
        if saying.subject.is_some_and(|subject| subject.kind == HeadKind::Reporter) {
            continue;
        }
        if !joins(place, &mut sayings, &saying) {
            continue;
        }
        last = saying.subject.or(last);
        sayings.push(saying);
    }
    write(place, &sayings, out);
}

/// Whether a saying is one of its own, not told by the speaker of the one before.
fn joins(place: &Place<'_>, sayings: &mut [Saying], next: &Saying) -> bool {
    let Some(before) = sayings.last_mut() else { return true };
    let explicit = next.subject.is_some_and(|subject| subject.distance == 0);
    // 指出…，预计…: what is thought or asked goes on with what is told, unless the sentence begins it anew.
    if !explicit && matches!(next.cue.class, 2 | 3) && before.cue.class != 3 && !before.cue.source {
        let begins = place.prose.text.get(next.from..next.cue.span.from).unwrap_or_default().trim();
        return !begins.is_empty();
    }
    if !explicit || before.cue.source || before.cue.class == 3 || next.cue.source {
        return true;
    }
    let parted = before_mark(place, next.clause) == ';';
    let quotes = quotes_behind(place, next.cue.content);
    let reports = before.subject.is_some_and(|s| matches!(s.kind, HeadKind::Medium | HeadKind::Paper))
        && next.from <= before.cue.content + LEAD;
    // In the very clause behind a verb of saying stands what it tells.
    parted || quotes || reports || !before.tells_on(place, next)
}

impl Saying {
    /// Whether what is told goes on to another saying: no quotation closes between them.
    fn tells_on(&self, place: &Place<'_>, next: &Self) -> bool {
        let between = place.prose.quotations_in(Span::new(self.cue.content, next.from));
        let closed =
            place.prose.quotations.get(between).is_some_and(|list| {
                list.iter().any(|quotation| quotation.outer.from <= self.cue.content + LEAD)
            });
        !closed
    }
}

/// Bytes between a word of saying and what it introduces: a pause and spaces.
const LEAD: usize = 8;

fn before_mark(place: &Place<'_>, clause: usize) -> char {
    clause
        .checked_sub(1)
        .and_then(|before| place.sentence.clauses.get(before))
        .map_or(' ', |clause| clause.mark)
}

/// Characters of a quotation that is somebody's words, not a catchword.
const CLAUSE: usize = 8;

/// Whether a quotation of some length begins where a content does.
fn quotes_behind(place: &Place<'_>, from: usize) -> bool {
    let text = place.prose.text;
    let found = place.prose.quotations_in(Span::new(from, from + 4));
    place.prose.quotations.get(found).and_then(|list| list.first()).is_some_and(|first| {
        let inner = first.inner.of(text);
        inner.chars().count() >= CLAUSE || inner.ends_with(['。', '！', '？'])
    })
}

fn write(place: &Place<'_>, sayings: &[Saying], out: &mut Vec<Attribution>) {
    let text = place.prose.text;
    let sentence = place.sentence.span;
    let mut via: Option<Subject> = None;
    for (number, saying) in sayings.iter().enumerate() {
        // 声明说，双方鼓励…: what is asked of others is told by the paper.
        let asked = |next: &&Saying| {
            saying.subject.is_some_and(|subject| subject.kind == HeadKind::Paper)
                && next.cue.class == 3
                && quotes_nothing(place, next.cue.content, sentence.to)
        };
        let behind = number + 1 + usize::from(sayings.get(number + 1).as_ref().is_some_and(asked));
        let next = sayings.get(behind);
        let end = next.map_or(sentence.to, |next| next.from);
        let mut content = Vec::new();
        let before = Span::new(if number == 0 { sentence.from } else { saying.from }, saying.from).trim(text);
        let after = trim_content(text, Span::new(saying.cue.content, end));
        let leads = leading_quotation(place, before);
        if number == 0 && (leads || after.is_empty()) && !before.is_empty() {
            content.push(trim_content(text, before));
        }
        if !after.is_empty() {
            content.push(after);
        }
        let reports = saying.cue.source
            || saying
                .subject
                .is_some_and(|subject| matches!(subject.kind, HeadKind::Medium | HeadKind::Paper));
        // A medium that only passes on what somebody says has no statement of its own.
        let passes_on = next.is_some_and(|next| {
            let near = after.is_empty() || next.from <= saying.cue.content + LEAD;
            next.subject.is_some_and(|subject| near && subject.distance == 0 || tells_of(saying, &subject))
        });
        if reports && content.len() < 2 && passes_on {
            via = saying.subject;
            continue;
        }
        if content.is_empty() {
            continue;
        }
        out.push(Attribution {
            passage: place.passage,
            sentence: place.number,
            cue: saying.cue.span,
            class: saying.cue.class,
            subject: saying.subject,
            content,
            quotations: Vec::new(),
            via,
            denied: saying.cue.class == 5,
            rule: if saying.cue.source {
                "source-phrase"
            } else if leads {
                "quotation-before-verb"
            } else {
                "verb"
            },
        });
    }
}

/// Whether nothing is quoted between two places.
fn quotes_nothing(place: &Place<'_>, from: usize, to: usize) -> bool {
    place.prose.quotations_in(Span::new(from, to)).is_empty()
}

/// 据某社报道，某人开宗明义，指…: what a source tells begins with who says the rest.
fn tells_of(saying: &Saying, subject: &Subject) -> bool {
    saying.cue.source && (saying.cue.content..=saying.cue.content + LEAD).contains(&subject.span.from)
}

/// Whether what stands before a saying is led by a quotation.
fn leading_quotation(place: &Place<'_>, before: Span) -> bool {
    let found = place.prose.quotations_in(before);
    place
        .prose
        .quotations
        .get(found)
        .and_then(|list| list.first())
        .is_some_and(|first| first.outer.from <= before.from + LEAD)
}

/// Without pauses, stops and spaces at its ends.
pub(super) fn trim_content(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let marks =
        |c: char| c.is_whitespace() || matches!(c, '，' | ',' | '：' | ':' | '；' | ';' | '。' | '、');
    let from = span.from + (inner.len() - inner.trim_start_matches(marks).len());
    Span::new(from, from + inner.trim_matches(marks).len())
}
