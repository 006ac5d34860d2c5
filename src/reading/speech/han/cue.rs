//! Words of saying of a Chinese sentence.

use crate::lexicon::Role;
use crate::reading::prose::{Prose, Sentence, Span, Word};

/// A word of saying.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    /// Where it stands.
    pub(super) span: Span,
    /// What sort of word it is ([`Role::SpeechVerb`]).
    pub(super) class: i32,
    /// Where what is said begins.
    pub(super) content: usize,
    /// A pause, a colon or a quotation follows.
    pub(super) paused: bool,
    /// The clause is led by 据: its phrase is the source of what follows.
    pub(super) source: bool,
}

/// Finds the words of saying outside quotations and brackets that may have a content.
pub(super) fn find_cues(prose: &Prose<'_>, sentence: &Sentence) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    for clause in &sentence.clauses {
        if let Some(cue) = source_clause(prose, sentence, clause.span) {
            cues.push(cue);
            continue;
        }
        for (span, class) in verbs(prose, clause.span) {
            cues.extend(judge(prose, sentence, clause.span, clause.mark, span, class));
        }
    }
    cues
}

/// Verbs of a clause, those side by side as one: 分析称, 补充说.
fn verbs(prose: &Prose<'_>, clause: Span) -> Vec<(Span, i32)> {
    let words = prose.words.within(clause.from, clause.to);
    let none: Vec<Span> = words
        .iter()
        .filter(|word| word.entry.has(Role::SpeechNone))
        .map(|word| Span::new(word.from, word.to))
        .collect();
    let mut found: Vec<(Span, i32)> = Vec::new();
    let mut blocked = none.iter().peekable();
    let verbs = words.iter().filter(|word| word.entry.has(Role::SpeechVerb));
    let mut verbs = verbs.peekable();
    while let Some(word) = verbs.next() {
        // The longest of those that begin together.
        if verbs.peek().is_some_and(|next| next.from == word.from) {
            continue;
        }
        let span = Span::new(word.from, word.to);
        while blocked.next_if(|none| none.to <= span.from).is_some() {}
        let is_blocked =
            blocked.clone().take(4).any(|none| none.covers(span) && !crossed(prose, *none, span));
        if is_blocked || prose.is_aside(span.from) || span.to > clause.to {
            continue;
        }
        let class = word.entry.value();
        // 声明说, 某社的报道认为: the paper is who speaks, not a part of the verb.
        if let Some((last, _)) = found.last()
            && last.to == span.from
            && (matches!(class, 1 | 4 | 6)
                || (class == 2 && prose.words.ends(Role::SpeechOfMark, clause.from, last.from)))
            && prose
                .words
                .end(Role::SpeechPaper, last.from, last.to)
                .is_some_and(|(from, _)| from == last.from)
        {
            found.pop();
            found.push((span, class));
            continue;
        }
        match found.last_mut() {
            Some((last, _)) if span.from < last.to => {}
            // 表示反对: what is said begins with the second.
            Some((last, 1 | 2 | 4 | 5 | 6)) if span.from == last.to && matches!(class, 2 | 3) => {}
            Some((last, kind)) if span.from == last.to => {
                last.to = span.to;
                *kind = joined(*kind, class);
            }
            _ => found.push((span, class)),
        }
    }
    found
}

/// Whether known words part a phrase: 说法 before 国 is 说, and 法国; 学说 behind 大 is 大学, and 说.
fn crossed(prose: &Prose<'_>, none: Span, verb: Span) -> bool {
    const NOUNS: [Role; 5] =
        [Role::PlaceName, Role::SpeechTitle, Role::PersonUnnamed, Role::BodyEnd, Role::SpeechMedium];
    let behind = prose
        .words
        .within(none.from + 1, none.to)
        .iter()
        .any(|word| word.to > none.to && NOUNS.iter().take(2).any(|&role| word.entry.has(role)));
    // 市民表示不满: the phrase begins with the verb, and nothing is parted.
    let longer = none.from == verb.from && none.to > verb.to;
    let before = !longer
        && NOUNS.iter().chain(&[Role::SpeechWords]).any(|&role| {
            prose
                .words
                .end(role, none.from.saturating_sub(NOUN), verb.from)
                .is_some_and(|(from, _)| from < none.from)
        });
    behind || before
}

/// Bytes before a phrase in which a noun may begin that ends inside it.
const NOUN: usize = 24;

/// What two verbs side by side are together: whatever the first is, the second says it.
const fn joined(first: i32, second: i32) -> i32 {
    match (first, second) {
        (5, _) | (_, 5) => 5,
        (_, 1 | 4 | 6) => 1,
        (_, other) => other,
    }
}

/// Whether a verb at its place says something, and where that begins.
fn judge(
    prose: &Prose<'_>,
    sentence: &Sentence,
    clause: Span,
    mark: char,
    span: Span,
    class: i32,
) -> Option<Cue> {
    let text = prose.text;
    let rest = text.get(span.to..clause.to).unwrap_or_default().trim_start();
    // 说的, 说者, 介绍时: part of another phrase.
    let last = rest.chars().nth(1).is_none();
    let first = clause.to.min(span.to + (text.get(span.to..clause.to).map_or(0, str::len) - rest.len()));
    if prose.words.begin(Role::SpeechNoVerb, first).is_some_and(|(_, ends)| ends == 0 || last) {
        return None;
    }
    // 的报道, 的承诺: a noun.
    if prose.words.ends(Role::SpeechOfMark, clause.from, span.from)
        || prose.words.ends(Role::SpeechPassive, clause.from, span.from)
    {
        return None;
    }
    let quoted = prose.quotations_in(Span::new(span.to, span.to + 4));
    let quotation = prose.quotations.get(quoted).and_then(|list| list.first());
    let at_quotation =
        quotation.is_some_and(|q| text.get(span.to..q.outer.from).is_some_and(|gap| gap.trim().is_empty()));
    let ends = rest.is_empty();
    // 说过一句有名的话：“…”
    let done = mark == ':' && prose.words.begins(Role::SpeechAspect, first);
    let object = !ends && (done || object_follows(prose, Span::new(span.to, clause.to), class));
    let paused = at_quotation || ((ends || object) && matches!(mark, ',' | ':' | ';'));
    let closes = (ends || object) && matches!(mark, '.' | ' ');
    let content = if at_quotation || !(ends || object) {
        span.to
    } else {
        (clause.to + mark_width(text, clause.to)).min(sentence.span.to)
    };
    // 说了什么, 说过几次, 表示了歉意: what is told is that somebody spoke.
    let holds_marks = || !prose.quotations_in(Span::new(span.to, sentence.span.to)).is_empty();
    let spoke = !(ends || object || at_quotation)
        && prose.words.begins(Role::SpeechAspect, first)
        && (class == 4 || (class == 1 && !holds_marks()));
    // 自称“…”的组织: what stands in the marks is a name, and the verb tells of whom the noun behind means.
    let named = at_quotation && quotation.is_some_and(|quotation| is_attribute(prose, quotation));
    // 还在怀疑，但…: the clause behind goes against what is thought, and is not what is thought.
    let against = mark == ','
        && content > clause.to
        && prose.words.begins(Role::SpeechContrast, skip_space(text, content));
    if spoke || named || against {
        return None;
    }
    let fits = match class {
        6 => paused || closes,
        4 => paused || closes || single_fits(prose, clause, span),
        _ => true,
    };
    let said_before = closes && sentence.span.from + 6 < clause.from.max(sentence.span.from);
    let leads = closes && !prose.quotations_in(Span::new(sentence.span.from, span.from)).is_empty();
    // 离职以示抗议: what stands before is not what is asked for.
    let asked = class == 3 && closes && !leads;
    if !fits || asked || (closes && !said_before && !leads) {
        return None;
    }
    Some(Cue { span, class, content, paused, source: false })
}

/// Characters of a name in quotation marks.
const NAME: usize = 16;

/// Whether a quotation is a part of the phrase behind it: “…”的.
fn is_attribute(prose: &Prose<'_>, quotation: &crate::reading::prose::Quotation) -> bool {
    let inner = quotation.inner.of(prose.text);
    prose.words.begins(Role::SpeechOfMark, quotation.outer.to)
        && inner.chars().count() <= NAME
        && !inner.contains(['，', ',', '。', '！', '？'])
}

fn skip_space(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + (rest.len() - rest.trim_start().len())
}

fn mark_width(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
}

/// 说, 称 and 指 with what is said right behind them: a verb of its own if little stands before it in the clause.
fn single_fits(prose: &Prose<'_>, clause: Span, span: Span) -> bool {
    let plain = prose.words.begin(Role::SpeechPlain, span.from).is_some_and(|(to, _)| to == span.to);
    let rest = prose.text.get(span.to..clause.to).unwrap_or_default();
    plain && rest.chars().take(3).count() > 2
}

/// Characters of the longest object between a verb and the pause: to whom it is said.
const OBJECT: usize = 16;

/// Whether all that follows in the clause is to whom it is said, or how.
fn object_follows(prose: &Prose<'_>, rest: Span, class: i32) -> bool {
    let text = rest.of(prose.text).trim();
    let count = text.chars().take(OBJECT * 2 + 1).count();
    if class == 3 || class == 2 || count > OBJECT * 2 {
        return false;
    }
    let span = rest.trim(prose.text);
    let reporter = prose.words.end(Role::SpeechReporter, span.from, span.to).is_some();
    let medium =
        text.ends_with(['》', '）']) || prose.words.end(Role::SpeechMedium, span.from, span.to).is_some();
    let role = prose.words.end(Role::PersonUnnamed, span.from, span.to).is_some();
    let filler = prose.words.begin(Role::SpeechFiller, span.from).is_some_and(|(to, _)| to == span.to);
    filler || (class == 6 && (reporter || medium || (role && count <= OBJECT)))
}

/// A clause that begins with 据 or 根据 and names a source; what it tells follows.
fn source_clause(prose: &Prose<'_>, sentence: &Sentence, clause: Span) -> Option<Cue> {
    let text = prose.text;
    let span = clause.trim(text);
    let from = super::peel::strip_openings(prose, span);
    if let Some(cue) = in_view(prose, sentence, span, from) {
        return Some(cue);
    }
    let (to, _) = prose.words.begin(Role::SpeechSource, from)?;
    if prose.words.begin(Role::SpeechNone, from).is_some_and(|(end, _)| end >= to) || prose.is_aside(from) {
        return None;
    }
    let told = prose.words.within(to, clause.to).iter().any(|word| {
        let says = word.entry.has(Role::SpeechVerb) || word.entry.has(Role::SpeechPaper);
        says && !prose.is_aside(word.from)
    });
    let follows = clause.to + mark_width(text, clause.to);
    let whole = text.get(to..clause.to).is_some_and(|phrase| (2..60).contains(&phrase.chars().count()));
    // 根据家属要求: what follows is done for them, not told by them.
    let tells = |word: &Word| word.entry.has(Role::SpeechVerb) && word.entry.value() != 3;
    let ends = prose
        .words
        .within(to, clause.to)
        .iter()
        .any(|word| word.to == span.to && (tells(word) || word.entry.has(Role::SpeechPaper)));
    let noun = prose.words.within(to, clause.to).iter().any(|word| word.entry.has(Role::SpeechOfMark));
    (told && whole && (ends || noun) && follows < sentence.span.to).then_some(Cue {
        span: Span::new(from, to),
        class: 1,
        content: follows,
        paused: true,
        source: true,
    })
}

/// 在某人看来: what follows is somebody's view.
fn in_view(prose: &Prose<'_>, sentence: &Sentence, span: Span, from: usize) -> Option<Cue> {
    let phrase = prose.text.get(from..span.to)?;
    let (to, _) = prose.words.begin(Role::SpeechView, from)?;
    let (end, _) = prose.words.end(Role::SpeechView, to, span.to)?;
    let content = (span.to + mark_width(prose.text, span.to)).min(sentence.span.to);
    (end > to && phrase.len() < 120 && content < sentence.span.to).then_some(Cue {
        span: Span::new(from, to),
        class: 2,
        content,
        paused: true,
        source: true,
    })
}

/// Whether a clause begins with 据.
pub(super) fn is_source(prose: &Prose<'_>, clause: Span) -> bool {
    let from = super::peel::strip_openings(prose, clause.trim(prose.text));
    prose.words.begin(Role::SpeechSource, from).is_some()
}
