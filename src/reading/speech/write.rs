//! Statements as the document tells them.

use super::quoted::Quoted;
use super::speaker::Speaker;
use super::{Attribution, HeadKind, sureness};
use crate::lexicon::Role;
use crate::model::Statement;
use crate::reading::people::Names;
use crate::reading::prose::{Prose, Script, Span};

/// The logit of a quotation that certainly is speech.
const SURE: f32 = 5.0;
/// How sure a statement is whose speaker nobody can tell.
const UNKNOWN: f32 = 0.2;
/// Characters from which quoted words make a statement direct.
const DIRECT: usize = 5;

/// Writes all that has a content, each with the number of its attribution.
pub(super) fn write_pairs(
    passages: &[Prose<'_>],
    names: &Names,
    attributions: &[Attribution],
    speakers: &[Speaker],
) -> Vec<(usize, Statement)> {
    let marked = Quoted::new(passages);
    let pairs = attributions.iter().zip(speakers);
    let mut written: Vec<(usize, Statement)> = Vec::new();
    for (number, (attribution, speaker)) in pairs.enumerate() {
        let Some(mut statement) = write_one(passages, names, &marked, attribution, speaker) else { continue };
        // Who speaks on is named where they were named before, if that stands in the same block.
        if let Some((_, last)) = written.last()
            && attribution.subject.is_none()
            && last.block == statement.block
            && last.speaker == statement.speaker
        {
            statement.speaker_surface.clone_from(&last.speaker_surface);
            statement.speaker_at = last.speaker_at;
        }
        written.push((number, statement));
    }
    written
}

fn write_one(
    passages: &[Prose<'_>],
    names: &Names,
    marked: &Quoted,
    attribution: &Attribution,
    speaker: &Speaker,
) -> Option<Statement> {
    let prose = passages.get(attribution.passage)?;
    let text = prose.text;
    let (mut quotes, mut quotes_at) = (Vec::new(), Vec::new());
    for span in &attribution.content {
        let here = prose.quotations_in(*span);
        let logits: Vec<f32> = here
            .clone()
            .map(|place| {
                let sure = attribution.quotations.binary_search(&place).is_ok();
                if sure { SURE } else { marked.logit(prose, place, Some(attribution)) }
            })
            .collect();
        for (number, place) in here.clone().enumerate() {
            let Some(quotation) = prose.quotations.get(place) else { continue };
            // “…”和“…”: what is put side by side is of one sort, and judged together.
            let tied = |at: usize| side_by_side(prose, here.start + at);
            let first = (0..number).rev().take_while(|&at| tied(at)).last().unwrap_or(number);
            let last = (number..logits.len()).find(|&at| !tied(at)).unwrap_or(number);
            let group = logits.get(first..=last).unwrap_or_default();
            if !is_speech(prose, group, here.start + first) {
                continue;
            }
            let inner = quotation.inner.trim(text);
            if inner.is_empty() {
                continue;
            }
            quotes.push(inner.of(text).to_owned());
            quotes_at.push([prose.block, inner.from as u32, inner.to as u32]);
        }
    }
    // What is asked of others or judged is a statement where words of it are quoted.
    if attribution.class == 3 && quotes.is_empty() && prose.script == Script::Han {
        return None;
    }
    let quotes_len = quotes.len();
    let places: Vec<Span> =
        quotes_at.iter().map(|&[_, from, to]: &[u32; 3]| Span::new(from as usize, to as usize)).collect();
    let nobody = speaker.name.is_none();
    if nobody
        && (quotes.is_empty() || (attribution.class == 0 && quotes.iter().all(|quote| is_fragment(quote))))
    {
        return None;
    }
    let direct = quotes.iter().any(|quote| quote.chars().count() >= DIRECT);
    let content = content_of(text, attribution);
    if content.is_empty() {
        return None;
    }
    let subject = attribution.subject;
    // Whoever an earlier clause of the sentence names is named in it, too.
    let surface = subject;
    let title = speaker
        .entity
        .and_then(|entity| names.entity(entity))
        .and_then(|entity| entity.titles.first().cloned());
    Some(Statement {
        block: prose.block,
        speaker: speaker.name.clone(),
        speaker_surface: surface.map(|subject| surface_of(text, &subject).to_owned()).unwrap_or_default(),
        speaker_at: surface.map(|subject| [prose.block, subject.head.from as u32, subject.head.to as u32]),
        title,
        cue: attribution.cue.of(text).to_owned(),
        direct,
        quotes,
        quotes_at,
        content,
        denied: attribution.denied,
        via: speaker.via.clone(),
        confidence: if speaker.name.is_some() {
            sureness::judge(prose, names, attribution, speaker, quotes_len)
        } else {
            UNKNOWN
        },
        span: span_of(attribution, &places),
        rule: attribution.rule.to_owned(),
    })
}

/// Whether quotations side by side are speech: most of them are, or they weigh so together; of what is said to be
/// something (是“…”和“…”) one is enough. `first` is the number of the first.
fn is_speech(prose: &Prose<'_>, logits: &[f32], first: usize) -> bool {
    let votes = logits.iter().filter(|&&logit| logit >= 0.0).count();
    let told = || {
        let at = prose.quotations.get(first).map_or(0, |quotation| quotation.outer.from);
        let from = at.saturating_sub(PREDICATE);
        let is = prose.words.within(from, at).iter().rev().find(|word| word.entry.has(Role::PersonIs));
        is.is_some_and(|is| !Span::new(is.to, at).of(prose.text).contains(['，', ',', '。', '；', '、']))
    };
    votes * 2 > logits.len()
        || logits.iter().sum::<f32>() >= 0.0
        || (votes > 0 && logits.len() > 1 && prose.script == Script::Han && told())
}

/// Bytes between 是 and what somebody is said to be.
const PREDICATE: usize = 60;

/// Whether nothing but a pause or a word for "and" stands between a quotation and the next.
fn side_by_side(prose: &Prose<'_>, first: usize) -> bool {
    let (Some(one), Some(other)) = (prose.quotations.get(first), prose.quotations.get(first + 1)) else {
        return false;
    };
    let between = Span::new(one.outer.to, other.outer.from.max(one.outer.to)).trim(prose.text);
    let text = between.of(prose.text);
    let and = prose
        .words
        .begin(Role::SpeechFrame, between.from)
        .is_some_and(|(to, kind)| to == between.to && kind == 3);
    prose.script == Script::Han && (text.is_empty() || text == "、" || and)
}

/// A name, a pronoun by itself, any other phrase whole.
fn surface_of<'a>(text: &'a str, subject: &super::Subject) -> &'a str {
    match subject.kind {
        HeadKind::Named(_) | HeadKind::Pronoun(_)
            if subject.span.of(text).chars().any(crate::lexicon::fold::is_ideograph) =>
        {
            subject.head.of(text)
        }
        _ => {
            // "Name (D-Ohio)": what stands in brackets belongs to the phrase.
            let rest = text.get(subject.span.to..).unwrap_or_default();
            let inner = rest.strip_prefix(" (").and_then(|inner| inner.find(')'));
            let to = inner
                .filter(|&length| length < 24)
                .map_or(subject.span.to, |length| subject.span.to + length + 3);
            Span::new(subject.span.from, to).of(text)
        }
    }
}

/// What is told, marks at its ends left out where it is one quotation.
fn content_of(text: &str, attribution: &Attribution) -> String {
    let parts: Vec<&str> = attribution.content.iter().map(|span| span.of(text).trim()).collect();
    let joined = parts.join(" ");
    let inner = joined
        .strip_prefix(['“', '「', '『', '"', '‘'])
        .and_then(|rest| rest.strip_suffix(['”', '」', '』', '"', '’']))
        .filter(|inner| !inner.contains(['“', '”', '「', '」', '『', '』']));
    inner.unwrap_or(&joined).to_owned()
}

/// From the first to the last of speaker, word of saying, content and quotations: one left open holds the stop that
/// the content leaves out.
fn span_of(attribution: &Attribution, quotations: &[Span]) -> [u32; 2] {
    let near = attribution.subject.filter(|subject| subject.distance == 0).map(|subject| subject.span);
    let parts = attribution
        .content
        .iter()
        .copied()
        .chain(near)
        .chain([attribution.cue])
        .chain(quotations.iter().copied());
    let whole = parts.fold(None, |whole: Option<Span>, part| {
        Some(whole.map_or(part, |whole| Span::new(whole.from.min(part.from), whole.to.max(part.to))))
    });
    whole.map_or([0, 0], |span| [span.from as u32, span.to as u32])
}

/// Words of the shortest quotation in English that is more than a word of somebody's.
const FRAGMENT: usize = 4;

/// A word or two in marks: without a speaker nobody's.
fn is_fragment(quote: &str) -> bool {
    let latin = quote.is_ascii() || !quote.chars().any(crate::lexicon::fold::is_ideograph);
    if latin { quote.split_whitespace().count() < FRAGMENT } else { quote.chars().count() < DIRECT }
}
