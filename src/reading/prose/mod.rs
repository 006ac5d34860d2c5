//! Prose: passages with all that the passes below ask of them: script, quotations, sentences, known words.

mod quotation;
mod sentence;
#[cfg(test)]
mod tests;
mod words;

pub(super) use quotation::Quotation;
pub(super) use sentence::{Clause, Sentence};
pub(super) use words::{Word, Words};

use super::passage::Passage;
use crate::lexicon::fold::is_ideograph;
use crate::text::letter::is_alphabetic;

/// Bytes of a passage's text, half-open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    /// The first.
    pub(super) from: usize,
    /// Behind the last.
    pub(super) to: usize,
}

impl Span {
    /// From here to there; nothing where they are the wrong way round.
    pub(super) const fn new(from: usize, to: usize) -> Self {
        Self { from, to: if to < from { from } else { to } }
    }

    /// What stands there.
    pub(super) fn of(self, text: &str) -> &str {
        text.get(self.from..self.to).unwrap_or_default()
    }

    /// Whether nothing stands there.
    pub(super) const fn is_empty(self) -> bool {
        self.to <= self.from
    }

    /// Whether a place lies in it.
    pub(super) const fn holds(self, at: usize) -> bool {
        self.from <= at && at < self.to
    }

    /// Whether all of another lies in it.
    pub(super) const fn covers(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// Without white space at its ends.
    pub(super) fn trim(self, text: &str) -> Self {
        let inner = self.of(text);
        let from = self.from + (inner.len() - inner.trim_start().len());
        Self::new(from, from + inner.trim().len())
    }
}

/// What a passage is written in, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Chinese, of either script.
    Han,
    /// Latin letters.
    Latin,
    /// What nobody here can read.
    Other,
}

/// A passage, prepared. Of short ones there are many: its lists take no more room than they fill.
pub(super) struct Prose<'a> {
    /// Its block.
    pub(super) block: u32,
    /// Its text.
    pub(super) text: &'a str,
    /// Whether it is a heading.
    pub(super) heading: bool,
    /// What it is written in.
    pub(super) script: Script,
    /// What stands in quotation marks, outermost marks only, in order.
    pub(super) quotations: Box<[Quotation]>,
    /// What stands in brackets or title marks, outside quotations, in order.
    pub(super) asides: Box<[Span]>,
    /// The words that the lexicon knows, by role.
    pub(super) words: Words,
    /// Its sentences, in order; together they hold all of it.
    pub(super) sentences: Box<[Sentence]>,
}

impl Prose<'_> {
    /// The quotation that a place lies in, marks included.
    pub(super) fn quotation_at(&self, at: usize) -> Option<usize> {
        let behind = self.quotations.partition_point(|quotation| quotation.outer.from <= at);
        let last = behind.checked_sub(1)?;
        self.quotations.get(last).filter(|quotation| quotation.outer.holds(at)).map(|_| last)
    }

    /// Whether a place lies in a quotation, in brackets or in title marks.
    pub(super) fn is_aside(&self, at: usize) -> bool {
        let behind = self.asides.partition_point(|aside| aside.from <= at);
        let aside = behind.checked_sub(1).and_then(|last| self.asides.get(last));
        aside.is_some_and(|aside| aside.holds(at)) || self.quotation_at(at).is_some()
    }

    /// The quotations that begin in a span, by number.
    pub(super) fn quotations_in(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.quotations.partition_point(|quotation| quotation.outer.from < span.from);
        let last = self.quotations.partition_point(|quotation| quotation.outer.from < span.to);
        first..last.max(first)
    }
}

/// Prepares all passages; quotations may run on from one to the next.
pub(super) fn prepare<'a>(passages: &[Passage<'a>]) -> Vec<Prose<'a>> {
    let mut open = None;
    passages.iter().map(|passage| prepare_one(passage, &mut open)).collect()
}

fn prepare_one<'a>(passage: &Passage<'a>, open: &mut Option<char>) -> Prose<'a> {
    let text = passage.text;
    let script = script_of(text);
    let quotations = quotation::find_quotations(text, script, open);
    let asides = quotation::find_asides(text, &quotations);
    let mut prose = Prose {
        block: passage.block,
        text,
        heading: passage.heading || is_headline(text),
        script,
        quotations: quotations.into_boxed_slice(),
        asides: asides.into_boxed_slice(),
        words: Words::default(),
        sentences: Box::default(),
    };
    if script != Script::Other {
        prose.words = Words::find(text);
        prose.sentences = sentence::split_sentences(&prose);
    }
    prose
}

/// Latin letters beyond ASCII.
const LATIN: std::ops::RangeInclusive<char> = '\u{c0}'..='\u{24f}';
/// Hiragana and katakana.
const KANA: std::ops::RangeInclusive<char> = '\u{3041}'..='\u{30fa}';

/// Kana and other scripts are read by nobody here; of Han and Latin what there is more of, an ideograph counting as
/// a word of three letters.
fn script_of(text: &str) -> Script {
    let (mut han, mut kana, mut latin, mut other) = (0, 0, 0, 0);
    for c in text.chars() {
        if c.is_ascii_alphabetic() || LATIN.contains(&c) {
            latin += 1;
        } else if KANA.contains(&c) {
            kana += 1;
        } else if is_ideograph(c) {
            han += 1;
        } else if is_alphabetic(c) {
            other += 1;
        }
    }
    if other > han + latin || kana * 8 > han && kana > 0 && kana > han / 8 {
        Script::Other
    } else if han * 3 >= latin && han > 0 {
        Script::Han
    } else if latin > 0 {
        Script::Latin
    } else {
        Script::Other
    }
}

/// Letters, an ideograph counting for three, of the longest line that is a headline where no stop ends it.
const HEADLINE: usize = 90;

/// A short line that no mark ends is a headline in the text, whatever its element.
fn is_headline(text: &str) -> bool {
    let text = text.trim();
    let last = text.chars().next_back();
    let ends = last.is_some_and(|c| {
        matches!(
            c,
            '。' | '！'
                | '？'
                | '!'
                | '?'
                | '.'
                | '…'
                | '”'
                | '」'
                | '』'
                | '"'
                | '’'
                | ':'
                | '：'
                | '；'
                | ';'
                | '，'
                | ','
                | ')'
                | '）'
        )
    });
    let quoted = text.ends_with(['”', '」', '"'])
        && !text.contains(['。', '，', '.', ',', '！', '？', '!', '?', '：', ':']);
    text.len() <= HEADLINE && (!ends || (quoted && !text.starts_with(['“', '「', '"'])))
}
