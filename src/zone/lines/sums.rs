//! Running sums over the lines of a page: any window of lines is a difference of two.

use super::Draft;
use crate::zone::features::{TEXT_GROUPS, TextFacts};

/// Places of groups of words in [`TEXT_GROUPS`].
pub(super) const FUNCTION: usize = group("function");
pub(super) const SHOP: usize = group("shop");
pub(super) const REVIEW: usize = group("review");

/// The place of a group in [`TEXT_GROUPS`].
pub(super) const fn group(name: &str) -> usize {
    let mut at = 0;
    while at < TEXT_GROUPS.len() {
        let (a, b) = (TEXT_GROUPS[at].as_bytes(), name.as_bytes());
        let mut same = a.len() == b.len();
        let mut i = 0;
        while same && i < a.len() {
            same = a[i] == b[i];
            i += 1;
        }
        if same {
            return at;
        }
        at += 1;
    }
    panic!("no such group")
}

/// Running sums up to a line.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    pub(super) lines: f32,
    pub(super) words: f32,
    pub(super) prose: f32,
    pub(super) prose_words: f32,
    pub(super) bullets: f32,
    pub(super) stops: f32,
    pub(super) function: f32,
    pub(super) looked_up: f32,
    pub(super) cues: f32,
    pub(super) digits: f32,
    pub(super) chars: f32,
    pub(super) times: f32,
}

/// The sums up to each line, and of all.
pub(super) fn running_sums(draft: &Draft, facts: &[TextFacts]) -> Vec<Sums> {
    let mut sums = Vec::with_capacity(facts.len() + 1);
    let mut sum = Sums::default();
    sums.push(sum);
    for (line, fact) in draft.lines.iter().zip(facts) {
        let words = fact.words() as f32;
        let flag = |set: bool| if set { 1.0 } else { 0.0 };
        sum.lines += 1.0;
        sum.words += words;
        sum.prose += flag(line.prose);
        sum.prose_words += if line.prose { words } else { 0.0 };
        sum.bullets += flag(line.bullet);
        sum.stops += fact.stops as f32;
        sum.function += f32::from(fact.hits.get(FUNCTION).copied().unwrap_or(0));
        sum.looked_up += f32::from(fact.looked_up);
        sum.cues += flag(line.cue.is_some());
        sum.digits += fact.digits as f32;
        sum.chars += fact.chars as f32;
        sum.times += flag(line.time);
        sums.push(sum);
    }
    sums
}

/// The sums of the lines from `from` to `to`.
#[inline]
pub(super) fn window(sums: &[Sums], from: usize, to: usize) -> Sums {
    let at = |i: usize| sums.get(i.min(sums.len().saturating_sub(1))).copied().unwrap_or_default();
    let (a, b) = (at(from), at(to));
    Sums {
        lines: b.lines - a.lines,
        words: b.words - a.words,
        prose: b.prose - a.prose,
        prose_words: b.prose_words - a.prose_words,
        bullets: b.bullets - a.bullets,
        stops: b.stops - a.stops,
        function: b.function - a.function,
        looked_up: b.looked_up - a.looked_up,
        cues: b.cues - a.cues,
        digits: b.digits - a.digits,
        chars: b.chars - a.chars,
        times: b.times - a.times,
    }
}
