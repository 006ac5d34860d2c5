//! Interviews and hearings: paragraphs that begin with who speaks and a colon.

use rustc_hash::FxHashMap;

use super::{Attribution, HeadKind, Subject};
use crate::lexicon::Role;
use crate::reading::people::Names;
use crate::reading::prose::{Prose, Script, Span};

/// Characters of the longest label.
const LONGEST: usize = 14;
/// Labelled paragraphs from which a text is a transcript.
const FEWEST: usize = 3;

/// A paragraph with its label.
struct Labelled {
    passage: usize,
    label: Span,
    content: Span,
}

/// What a passage is.
#[derive(Clone, Debug)]
pub(super) enum Turn {
    /// Not of a transcript.
    None,
    /// Somebody asks.
    Question,
    /// Somebody speaks.
    Answer(Box<Attribution>),
}

/// What every passage is: in a transcript who speaks.
pub(super) fn find_turns(passages: &[Prose<'_>], names: &Names) -> Vec<Turn> {
    let mut turns = vec![Turn::None; passages.len()];
    let labelled: Vec<Labelled> =
        passages.iter().enumerate().filter_map(|(passage, prose)| find_label(passage, prose)).collect();
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    let label = |turn: &Labelled| passages.get(turn.passage).map_or("", |prose| turn.label.of(prose.text));
    for turn in &labelled {
        *counts.entry(label(turn)).or_default() += 1;
    }
    // Somebody asks and somebody answers: labels come again.
    let again =
        labelled.iter().filter(|turn| counts.get(label(turn)).is_some_and(|&count| count > 1)).count();
    if labelled.len() < FEWEST || again < FEWEST {
        return turns;
    }
    for turn in &labelled {
        let Some(prose) = passages.get(turn.passage) else { continue };
        if counts.get(label(turn)).is_some_and(|&count| count > 1)
            && let Some(place) = turns.get_mut(turn.passage)
        {
            *place = read_turn(prose, names, turn);
        }
    }
    turns
}

fn find_label(passage: usize, prose: &Prose<'_>) -> Option<Labelled> {
    if prose.script == Script::Other {
        return None;
    }
    let (at, c) = prose.text.char_indices().take(LONGEST + 1).find(|&(_, c)| matches!(c, ':' | '：'))?;
    let label = Span::new(0, at).trim(prose.text);
    let content = Span::new(at + c.len_utf8(), prose.text.len()).trim(prose.text);
    let plain = !label.of(prose.text).contains(['，', '。', ',', '“', '「', '"', '、', '《', '/']);
    (plain && !label.is_empty() && !content.is_empty()).then_some(Labelled { passage, label, content })
}

/// Who asks is no source.
fn read_turn(prose: &Prose<'_>, names: &Names, turn: &Labelled) -> Turn {
    let asks = [Role::SpeechReporter, Role::SpeechMedium]
        .iter()
        .any(|&role| prose.words.end(role, turn.label.from, turn.label.to).is_some())
        || prose.words.begin(Role::SpeechAsks, turn.label.from).is_some_and(|(to, _)| to == turn.label.to);
    if asks {
        return Turn::Question;
    }
    let bearer = names.within(turn.passage, turn.label).iter().find(|name| turn.label.covers(name.span));
    let kind = bearer.map_or(HeadKind::Unknown, |name| HeadKind::Named(name.entity));
    Turn::Answer(Box::new(Attribution {
        passage: turn.passage,
        sentence: 0,
        cue: Span::new(turn.label.to, turn.label.to),
        class: 0,
        subject: Some(Subject { span: turn.label, head: turn.label, kind, distance: 0 }),
        content: vec![turn.content],
        quotations: Vec::new(),
        via: None,
        denied: false,
        rule: "transcript",
    }))
}
