//! Whether what stands in quotation marks is somebody's words, or a name, a nickname, a catchword.

use rustc_hash::FxHashMap;

use super::Attribution;
use crate::lexicon::Role;
use crate::lexicon::fold::is_ideograph;
use crate::reading::prose::{Prose, Script, Span};

/// Number of features of a quotation.
pub(super) const FEATURES: usize = 20;

/// What is known of all quotations of a document.
pub(super) struct Quoted {
    /// How often each string stands in the text, in marks or without; longer ones are not counted.
    counts: FxHashMap<String, u32>,
}

/// Characters of strings whose repetition tells that they are names.
const NAME: usize = 12;

impl Quoted {
    /// Counts the strings in quotation marks.
    pub(super) fn new(passages: &[Prose<'_>]) -> Self {
        let mut counts = FxHashMap::default();
        for prose in passages {
            for quotation in &prose.quotations {
                let inner = quotation.inner.of(prose.text);
                if inner.len() <= NAME * 4 {
                    *counts.entry(inner.to_owned()).or_insert(0) += if prose.heading { 2 } else { 1 };
                }
            }
        }
        Self { counts }
    }

    /// What tells of a quotation whether it is speech. `told` is the statement that it lies in.
    pub(super) fn features(
        &self,
        prose: &Prose<'_>,
        number: usize,
        told: Option<&Attribution>,
    ) -> [f32; FEATURES] {
        let mut row = [0.0; FEATURES];
        let Some(quotation) = prose.quotations.get(number) else { return row };
        let text = prose.text;
        let inner = quotation.inner.of(text);
        let outer = quotation.outer;
        let latin = prose.script == Script::Latin;
        let length = if latin { inner.split_whitespace().count() } else { inner.chars().count() };
        let head = text.get(..outer.from).unwrap_or_default();
        let rest = text.get(outer.to..).unwrap_or_default();
        let before = head.trim_end().chars().next_back();
        let next = rest.trim_start().chars().next();
        let last = inner.trim_end().chars().next_back();
        let flag = |is: bool| if is { 1.0 } else { 0.0 };
        let words = prose.words.within(quotation.inner.from, quotation.inner.to);
        let cue_before = prose.words.end(Role::SpeechVerb, 0, head.trim_end().len()).is_some();
        let stops =
            last.is_some_and(|c| matches!(c, '。' | '！' | '？' | '!' | '?' | '.' | ',' | '，' | '…'));
        let values = [
            1.0,
            libm::log2f(length as f32 + 1.0),
            flag(inner.contains(['，', ',', '；', '。', '！', '？', '?', '!'])),
            flag(stops),
            flag(before.is_none_or(|c| matches!(c, '，' | ',' | '：' | ':' | '。' | '；')) || cue_before),
            flag(next.is_none_or(|c| matches!(c, '，' | ',' | '。' | '；' | '！' | '？' | '.' | '”'))),
            flag(matches!(next, Some('的'))),
            flag(so_called(prose, outer.from)),
            flag(words.iter().any(|word| word.entry.has(Role::SpeechPronoun) && word.entry.value() == 5)),
            flag(told.is_some()),
            flag(self.counts.get(inner).is_some_and(|&count| count > 1)),
            flag(told.is_some_and(|told| whole(told, outer))),
            flag(
                before == Some('、')
                    || next == Some('、')
                    || (rest.starts_with('“') || rest.starts_with('「')),
            ),
            flag(next.is_some_and(is_ideograph) && next != Some('的') && !latin),
            flag(before.is_some_and(is_ideograph) && !cue_before),
            flag(words.iter().any(|word| {
                word.entry.has(Role::SpeechAdverb)
                    || word.entry.has(Role::SpeechFrame)
                    || word.entry.has(Role::SpeechNot)
            })),
            flag(
                latin
                    && inner
                        .split_whitespace()
                        .all(|w| w.chars().next().is_some_and(char::is_uppercase) || w.len() < 4),
            ),
            flag(told.is_some_and(|told| told.class == 1 || told.class == 4 || told.class == 6)),
            flag(told.is_none() && stops),
            if told.is_some() { 0.0 } else { libm::log2f(length as f32 + 1.0) },
        ];
        row.copy_from_slice(&values);
        row
    }

    /// How likely it is speech, 0–1.
    pub(super) fn probability(&self, prose: &Prose<'_>, number: usize, told: Option<&Attribution>) -> f32 {
        1.0 / (1.0 + libm::expf(-self.logit(prose, number, told)))
    }

    /// The same as a logit: above 0 it is speech.
    pub(super) fn logit(&self, prose: &Prose<'_>, number: usize, told: Option<&Attribution>) -> f32 {
        let row = self.features(prose, number, told);
        let weights = if prose.script == Script::Latin {
            &super::weights::QUOTED_LATIN
        } else {
            &super::weights::QUOTED_HAN
        };
        row.iter().zip(weights).map(|(value, weight)| value * weight).sum()
    }
}

/// Whether a quotation is all that is told.
fn whole(told: &Attribution, outer: Span) -> bool {
    told.content.iter().any(|span| outer.from <= span.from && span.to <= outer.to + 3)
}

/// 所谓, 称为, 题为: what follows is a name.
fn so_called(prose: &Prose<'_>, at: usize) -> bool {
    let head = prose.text.get(..at).unwrap_or_default().trim_end();
    prose.words.end(Role::SpeechSoCalled, 0, head.len()).is_some()
}
