//! What a phrase before a word of saying is: somebody who speaks, whom it is said to, or nobody.

use super::Place;
use super::heads::{Head, find_heads};
use super::peel::skip;
use crate::lexicon::Role;
use crate::reading::prose::{Prose, Span, Word};

/// Whether the phrase tells that nobody says it: 没有人说, 从来没有哪个政党说, 谁会说, 无权说.
pub(super) fn names_nobody(place: &Place<'_>, own: Span) -> bool {
    let prose = place.prose;
    let mut end = own.trim(prose.text).to;
    while let Some((from, _)) = prose.words.end(Role::SpeechAdverb, own.from, end) {
        end = from;
    }
    let begin = skip(prose, own.from, own.to);
    let not = prose.words.within(begin, begin + 1).iter().any(|word| {
        word.entry.has(Role::SpeechNot) && word.to <= own.to && !is_part(place, Span::new(word.from, word.to))
    });
    not || prose.words.ends(Role::SpeechNot, own.from, end)
        || prose.words.ends(Role::SpeechNobody, own.from, end)
}

/// Whom something is said or done to right before the verb, from the word that tells so (向记者, 被媒体, 把某社), and
/// whether that is all that the clause tells: somebody else does it, or it is nothing that is said.
pub(super) fn find_object(place: &Place<'_>, own: Span) -> Option<(Span, bool)> {
    let prose = place.prose;
    let words = prose.words.within(own.from, own.to).iter().rev();
    let to = |word: &&Word| {
        word.entry.has(Role::SpeechTo) && word.to < own.to && !is_part(place, Span::new(word.from, word.to))
    };
    let word = words.into_iter().find(to)?;
    let behind = prose.words.within(word.to, own.to);
    // 对桥不满的市民说, 向市长汇报后陆一鸣说: the phrase ends before who speaks. Not where who speaks stands before it
    // (何远山对来访的市民说), nor where a name in marks ends it (对大受欢迎的“新桥”表示赞叹).
    let marked = !prose.quotations_in(Span::new(word.to, own.to)).is_empty();
    let led = word.entry.value() == 1 && !marked && skip(prose, own.from, own.to) >= word.from;
    let ends = behind.iter().any(|word| {
        let occasion = word.entry.has(Role::SpeechOccasionEnd)
            && !prose.is_aside(word.from)
            && !is_part(place, Span::new(word.from, word.to));
        (occasion || (led && word.entry.has(Role::SpeechOfMark))) && word.to < own.to
    });
    (!ends).then(|| (Span::new(word.from, own.to), word.entry.value() == 2))
}

/// Whether a short word is a part of a longer known one or of a name: 对 of 对方, 不 of 不丹.
fn is_part(place: &Place<'_>, span: Span) -> bool {
    let prose = place.prose;
    let around = prose.words.within(span.from.saturating_sub(AROUND), span.to);
    let longer = around.iter().any(|word| {
        word.from <= span.from
            && span.to <= word.to
            && word.to - word.from > span.to - span.from
            && !word.entry.has(Role::SpeechNone)
    });
    longer || crosses_name(place, span)
}

/// Bytes before a place in which a known word or a name begins that holds it.
const AROUND: usize = 36;

/// Whether a name of a person or a place holds a stretch, or a part of it: 白沙瓦 the 白 of 坦白, 梁文道 the 道.
pub(super) fn crosses_name(place: &Place<'_>, span: Span) -> bool {
    let near = Span::new(span.from.saturating_sub(AROUND), span.to);
    place.names.within(place.passage, near).iter().any(|name| name.span.to > span.from)
}

/// Whose words are used: 引用某人的话说, 用他的话说.
pub(super) fn find_cited(place: &Place<'_>, own: Span) -> Option<Head> {
    let prose = place.prose;
    let trimmed = own.trim(prose.text);
    let (to, _) = prose.words.end(Role::SpeechWords, own.from, trimmed.to)?;
    let cites =
        prose.words.within(own.from, to).iter().rev().find(|word| word.entry.has(Role::SpeechCites))?;
    let phrase = Span::new(cites.to, to).trim(prose.text);
    find_heads(place, phrase).into_iter().rev().find(|head| head.span.to == phrase.to)
}

/// Where a phrase for somebody without a name begins: behind adverbs, and behind what brings them in (有).
pub(super) fn noun_start(prose: &Prose<'_>, span: Span) -> usize {
    let mut from = span.from;
    for _ in 0..STEPS {
        let step = [Role::SpeechThere, Role::SpeechAdverb, Role::SpeechOpening, Role::SpeechTime]
            .iter()
            .filter_map(|&role| prose.words.begin(role, from).filter(|_| leads(prose, role, from)))
            .map(|(to, _)| to)
            .max();
        match step.filter(|&to| is_long(prose, to, span.to) && !begins_noun(prose, from, to)) {
            Some(to) => from = to,
            None => break,
        }
    }
    // 网上还有市民说, 一次有人说: a place or a time, and then somebody; not 有着.
    let there = prose.words.within(from, span.to).iter().find_map(|word| {
        let there = word.entry.has(Role::SpeechThere) && !prose.words.begins(Role::SpeechPredicate, word.to);
        let to = if begins_noun(prose, word.from, word.to) { word.from } else { word.to };
        (there && is_long(prose, to, span.to)).then_some(to)
    });
    there.unwrap_or(from)
}

/// Whether more than a character stands between two places.
fn is_long(prose: &Prose<'_>, from: usize, to: usize) -> bool {
    Span::new(from, to).of(prose.text).chars().nth(1).is_some()
}

/// Behind the number that an entry of a list begins with: 3、居民说.
pub(super) fn behind_number(prose: &Prose<'_>, span: Span) -> Span {
    let text = span.of(prose.text);
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = rest.trim_start_matches('\\').strip_prefix(['、', '.', '．', ')', '）']);
    let from = behind.filter(|_| rest.len() < text.len()).map_or(span.from, |behind| span.to - behind.len());
    Span::new(from, span.to).trim(prose.text)
}

/// Steps over what leads into a phrase.
const STEPS: usize = 6;

/// Adverbs of one character begin other words as well (前外相, 日媒): few lead into a phrase.
fn leads(prose: &Prose<'_>, role: Role, at: usize) -> bool {
    let long = prose.words.begin(role, at).is_some_and(|(to, _)| to - at > 3);
    long || role == Role::SpeechThere || prose.words.begins(Role::SpeechPredicate, at)
}

/// Whether a longer word for somebody begins where a short one does: 有关人士, 有人.
fn begins_noun(prose: &Prose<'_>, from: usize, to: usize) -> bool {
    let around = prose.words.within(from, from + 1).iter();
    around.filter(|word| word.to > to).any(|word| {
        [Role::PersonUnnamed, Role::SpeechTitle, Role::SpeechFrame].iter().any(|&role| word.entry.has(role))
    })
}

/// Whether a phrase holds what none for somebody does, outside known words and names: 是, 不要, 我会.
pub(in crate::reading::speech) fn holds_predicate(prose: &Prose<'_>, span: Span) -> bool {
    let words = prose.words.within(span.from, span.to);
    // 拍下这张照片的市民, 向他贷款的银行: what belongs to somebody may be told by a verb.
    let from =
        words.iter().rev().find(|word| word.entry.has(Role::SpeechOfMark)).map_or(span.from, |word| word.to);
    let held = |inner: &Word| {
        prose.words.within(inner.from.saturating_sub(AROUND), inner.to).iter().any(|word| {
            word.from <= inner.from
                && inner.to <= word.to
                && word.to - word.from > inner.to - inner.from
                && !word.entry.has(Role::SpeechPredicate)
        })
    };
    words.iter().any(|word| {
        word.from >= from && word.to <= span.to && word.entry.has(Role::SpeechPredicate) && !held(word)
    })
}
