//! What in a stretch of a Chinese sentence may be the end of a phrase that names a speaker.

use super::super::HeadKind;
use super::Place;
use crate::lexicon::Role;
use crate::reading::people::Kind;
use crate::reading::prose::{Prose, Span};

/// A possible speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// Where it stands.
    pub(super) span: Span,
    /// What it is.
    pub(super) kind: HeadKind,
}

/// The possible speakers of a stretch, by where they end; of those that end together the surest.
pub(super) fn find_heads(place: &Place<'_>, stretch: Span) -> Vec<Head> {
    let prose = place.prose;
    let mut heads: Vec<(u8, Head)> = Vec::new();
    for appearance in place.names.within(place.passage, stretch) {
        let mut to = appearance.span.to;
        // 布林肯国务卿: the title belongs to the name.
        if let Some((end, _)) = prose.words.begin(Role::SpeechTitle, to).filter(|&(end, _)| end <= stretch.to)
        {
            to = end;
        }
        let rank = if place.names.is_person(appearance.entity) { 0 } else { 3 };
        let span = Span::new(appearance.span.from, to);
        heads.push((rank, Head { span, kind: HeadKind::Named(appearance.entity) }));
    }
    for word in prose.words.within(stretch.from, stretch.to) {
        // What stands in title marks or brackets is a part of what they hold.
        if word.to > stretch.to || in_brackets(prose, word.from) {
            continue;
        }
        let span = Span::new(word.from, word.to);
        if let Some((rank, kind)) = kind_of(place, word.entry, stretch, span) {
            heads.push((rank, Head { span, kind }));
        }
    }
    add_written(place, stretch, &mut heads);
    crate::order::sort_by_key(&mut heads, |&(rank, head)| (head.span.to, rank, head.span.from));
    let mut kept: Vec<Head> = Vec::new();
    for (_, head) in heads {
        if kept.last().is_none_or(|last| last.span.to != head.span.to) {
            kept.push(head);
        }
    }
    kept
}

fn in_brackets(prose: &Prose<'_>, at: usize) -> bool {
    prose.is_aside(at) && prose.quotation_at(at).is_none()
}

fn kind_of(
    place: &Place<'_>,
    entry: crate::lexicon::Entry,
    stretch: Span,
    span: Span,
) -> Option<(u8, HeadKind)> {
    let role = entry.role()?;
    match role {
        Role::SpeechPronoun => {
            let before = place.prose.text.get(stretch.from..span.from).unwrap_or_default();
            before.trim().is_empty().then_some((1, HeadKind::Pronoun(entry.value())))
        }
        Role::SpeechReporter => Some((2, HeadKind::Reporter)),
        Role::PersonUnnamed => Some((3, HeadKind::Role)),
        Role::SpeechMedium => Some((4, HeadKind::Medium)),
        Role::SpeechPaper => Some((2, HeadKind::Paper)),
        Role::BodyEnd => Some((6, HeadKind::Body)),
        Role::PlaceName => Some((5, HeadKind::Place)),
        Role::SpeechTitle => Some((7, HeadKind::Role)),
        _ => None,
    }
}

/// What the writing tells: Latin letters, title marks, a name in quotation marks.
fn add_written(place: &Place<'_>, stretch: Span, heads: &mut Vec<(u8, Head)>) {
    let prose = place.prose;
    let text = stretch.of(prose.text);
    let mut from = None;
    for (at, c) in text.char_indices().chain([(text.len(), '。')]) {
        let letter = c.is_ascii_alphanumeric() || (from.is_some() && matches!(c, '&' | '.' | '-'));
        if letter {
            from.get_or_insert(at);
        } else if let Some(start) = from.take() {
            let span = Span::new(stretch.from + start, stretch.from + at);
            let written = span.of(prose.text);
            let named = written.len() > 1 && written.starts_with(|c: char| c.is_ascii_uppercase());
            if named && !prose.is_aside(span.from) {
                heads.push((5, Head { span, kind: HeadKind::Body }));
            }
        }
    }
    for aside in prose.asides.iter().skip(prose.asides.partition_point(|aside| aside.from < stretch.from)) {
        if aside.to > stretch.to {
            break;
        }
        if aside.of(prose.text).starts_with('《') {
            heads.push((3, Head { span: *aside, kind: HeadKind::Medium }));
        }
    }
    for quotation in prose.quotations.get(prose.quotations_in(stretch)).unwrap_or_default() {
        let short = quotation.inner.of(prose.text).chars().count() <= 8;
        // 网友“云川客”: what stands before a name in marks tells of somebody, or nothing does.
        let before = prose.text.get(stretch.from..quotation.outer.from).unwrap_or_default().trim();
        let named = before.is_empty()
            || [Role::PersonUnnamed, Role::SpeechTitle, Role::SpeechOfMark]
                .iter()
                .any(|&role| prose.words.ends(role, stretch.from, quotation.outer.from));
        if quotation.outer.to <= stretch.to && short && named {
            heads.push((4, Head { span: quotation.outer, kind: HeadKind::Role }));
        }
    }
}

/// Whether an entity is a person.
pub(super) fn is_person(place: &Place<'_>, kind: HeadKind) -> bool {
    match kind {
        HeadKind::Named(entity) => {
            place.names.entity(entity).is_some_and(|entity| entity.kind == Kind::Person)
        }
        _ => false,
    }
}
