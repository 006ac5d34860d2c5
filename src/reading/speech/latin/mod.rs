//! Who says what in English.

mod cue;
mod subject;
mod token;

use super::{Attribution, HeadKind, Subject};
use crate::lexicon::Role;
use crate::reading::people::Names;
use crate::reading::prose::{Prose, Script, Sentence, Span};
use crate::text::border::ceil;
use cue::Cue;
use token::{Token, Tokens};

pub(super) use subject::first_subject;

/// A sentence with all that is known of it.
pub(super) struct Place<'a> {
    pub(super) passage: usize,
    pub(super) prose: &'a Prose<'a>,
    pub(super) names: &'a Names,
    pub(super) sentence: &'a Sentence,
    pub(super) tokens: Tokens,
}

impl<'a> Place<'a> {
    /// A sentence, its words told apart.
    pub(super) fn new(
        passage: usize,
        prose: &'a Prose<'a>,
        names: &'a Names,
        sentence: &'a Sentence,
    ) -> Self {
        let tokens = Tokens::new(prose, sentence.span);
        Self { passage, prose, names, sentence, tokens }
    }
}

/// A word of saying with its subject and what is said.
struct Saying {
    cue: Cue,
    subject: Subject,
    /// Whether the subject stands beside the verb, not carried from before.
    explicit: bool,
    /// Where the part of the sentence begins that tells who says it.
    from: usize,
    /// Where that ends.
    to: usize,
    /// Whether what is said stands before.
    before: bool,
}

/// Collects what is said in a passage.
pub(super) fn attribute(passage: usize, prose: &Prose<'_>, names: &Names, out: &mut Vec<Attribution>) {
    if prose.script != Script::Latin {
        return;
    }
    let says = |sentence: &Sentence| {
        let words = prose.words.within(sentence.span.from, sentence.span.to);
        words.iter().any(|word| word.entry.has(Role::SpeechVerb) || word.entry.has(Role::SpeechSource))
    };
    for (number, sentence) in prose.sentences.iter().enumerate().filter(|(_, sentence)| says(sentence)) {
        let place = Place::new(passage, prose, names, sentence);
        let sayings = find_sayings(&place);
        write(&place, number, &sayings, out);
    }
}

fn find_sayings(place: &Place<'_>) -> Vec<Saying> {
    let mut sayings: Vec<Saying> = Vec::new();
    for cue in cue::find_cues(place.prose, &place.tokens) {
        let last = sayings.last().map(|saying| saying.subject);
        let Some(saying) = read_saying(place, cue, last) else { continue };
        // What stands in what somebody says is told by them.
        let told = sayings.last().is_some_and(|before| {
            !before.before
                && saying.explicit
                && !matches!(before.cue.class, 3)
                && saying.from >= before.to
                && !quotes_between(place, before.to, saying.from)
                && !parted(place, before.to, saying.from)
                && !quotes_behind(place, saying.to)
        });
        let held = sayings.last().is_some_and(|before| saying.cue.span.from < before.to);
        if !told && !held {
            sayings.push(saying);
        }
    }
    sayings
}

fn quotes_between(place: &Place<'_>, from: usize, to: usize) -> bool {
    !place.prose.quotations_in(Span::new(from, to)).is_empty()
}

/// Bytes before a subject in which what parts it from the clause before stands.
const PARTED: usize = 120;

/// A semicolon, or "and" and "but" behind a comma, begin a new main clause.
fn parted(place: &Place<'_>, from: usize, to: usize) -> bool {
    let start = ceil(place.prose.text, from.max(to.saturating_sub(PARTED)));
    let between = place.prose.text.get(start..to).unwrap_or_default().trim_end();
    between.contains(';') || between.ends_with(", and") || between.ends_with(", but")
}

fn quotes_behind(place: &Place<'_>, at: usize) -> bool {
    !place.prose.quotations_in(Span::new(at, at + 4)).is_empty()
}

fn read_saying(place: &Place<'_>, cue: Cue, last: Option<Subject>) -> Option<Saying> {
    if cue.source {
        let (subject, to) = subject::behind(place, cue.behind)?;
        let first = place.tokens.list.get(..cue.token).is_none_or(<[Token]>::is_empty);
        return Some(Saying { cue, subject, explicit: true, from: cue.span.from, to, before: !first });
    }
    if tells_of(place, &cue) {
        return None;
    }
    let (found, explicit) = match subject::before(place, &cue) {
        Some(subject) => (Some(subject), true),
        None => (None, false),
    };
    if found.is_none()
        && subject::may_follow(place, &cue)
        && let Some((subject, to)) = subject::behind(place, cue.behind)
    {
        return Some(Saying { cue, subject, explicit: true, from: cue.span.from, to, before: true });
    }
    let subject = match found {
        Some(subject) => subject,
        None => subject::carried(place, &cue, last)?,
    };
    if subject.kind == HeadKind::Unknown
        && !cue.that
        && !quotes_between(place, cue.span.to, place.sentence.span.to)
        && (cue.class != 1 || !explicit)
    {
        return None;
    }
    if cue::negated(place, &subject, &cue, explicit) {
        return None;
    }
    let from = if explicit { subject.span.from } else { cue.span.from };
    let to = cue::content_from(place, &cue);
    let before = said_before(place, &cue, from, to);
    Some(Saying { cue, subject, explicit, from, to, before })
}

/// "Name, who speaks for the company": the verb tells who somebody is, and nothing that they say.
fn tells_of(place: &Place<'_>, cue: &Cue) -> bool {
    let before = cue.token.checked_sub(1).and_then(|last| place.tokens.list.get(last));
    let relative = before.is_some_and(|word| place.prose.words.begins(Role::SpeechRelative, word.from()));
    relative
        && cue::is_adjunct(place, cue.span.to)
        && !quotes_between(place, cue.span.to, place.sentence.span.to)
}

/// Words behind a verb of saying that still leave all that is said before it: "said on Friday in a statement".
const TAIL: usize = 9;

/// Whether what is said stands before speaker and verb: a pause or a quotation parts them, and little follows.
fn said_before(place: &Place<'_>, cue: &Cue, from: usize, to: usize) -> bool {
    let text = place.prose.text;
    let head = text.get(place.sentence.span.from..from).unwrap_or_default().trim_end();
    let quoted_before = head.ends_with(['”', '"', '’']);
    let parted = quoted_before || head.ends_with([',', '—', '–', '?', '!']);
    if !parted || cue.that || (head.split_whitespace().take(3).count() <= 2 && !quoted_before) {
        return false;
    }
    let rest = text.get(cue.span.to..place.sentence.span.to).unwrap_or_default();
    let quoted_after = quotes_between(place, cue.span.to, place.sentence.span.to);
    if quoted_before {
        return true;
    }
    let paused = place
        .tokens
        .list
        .get(place.tokens.at(to).saturating_sub(1))
        .is_some_and(|token| matches!(token, Token::Pause(',', at) if *at >= cue.span.to && *at <= to));
    let short = rest.split_whitespace().take(TAIL + 1).count() <= TAIL
        && (cue::is_adjunct(place, cue.span.to) || !rest.trim_start().starts_with(char::is_alphanumeric));
    !quoted_after && (short || paused)
}

fn write(place: &Place<'_>, number: usize, sayings: &[Saying], out: &mut Vec<Attribution>) {
    let text = place.prose.text;
    let mut from = place.sentence.span.from;
    for (at, saying) in sayings.iter().enumerate() {
        let next = sayings.get(at + 1);
        let mut end = place.sentence.span.to;
        if let Some(next) = next {
            end = if next.before && !saying.before { next.from.max(saying.to) } else { next.from };
        }
        let mut content = Vec::new();
        if saying.before {
            let part = trim_content(text, Span::new(from, saying.from));
            if !part.is_empty() {
                content.push(part);
            }
        }
        let after = trim_content(text, Span::new(saying.to, end));
        if !saying.before
            || quotes_between(place, saying.to, end)
            || (saying.cue.source && content.is_empty())
        {
            let part = if saying.before { first_quotation(place, after).unwrap_or(after) } else { after };
            if !part.is_empty() {
                content.push(part);
            }
        }
        from = end;
        if content.is_empty() {
            continue;
        }
        out.push(Attribution {
            passage: place.passage,
            sentence: number,
            cue: saying.cue.span,
            class: saying.cue.class,
            subject: Some(saying.subject),
            content,
            quotations: Vec::new(),
            via: None,
            denied: saying.cue.class == 5,
            rule: if saying.cue.source {
                "source-phrase"
            } else if saying.before {
                "quotation-before-verb"
            } else {
                "verb"
            },
        });
    }
}

/// From the first quotation of a stretch to its end.
fn first_quotation(place: &Place<'_>, span: Span) -> Option<Span> {
    let found = place.prose.quotations_in(span);
    let first = place.prose.quotations.get(found)?.first()?;
    Some(Span::new(first.outer.from, span.to))
}

/// Without pauses, stops and spaces at its ends.
fn trim_content(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let marks = |c: char| c.is_whitespace() || matches!(c, ',' | ':' | ';' | '—' | '–' | '-');
    let from = span.from + (inner.len() - inner.trim_start_matches(marks).len());
    let to = from + inner.trim_matches(marks).trim_end_matches('.').len();
    Span::new(from, to)
}
