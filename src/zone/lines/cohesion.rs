//! Which of a line's words stand elsewhere on the page: an article speaks of one thing throughout, in
//! the words of its title; menus, boxes and notices speak of others.

use super::Draft;
use crate::text::letter::is_alphanumeric;
use crate::text::mass::is_unspaced;
use crate::zone::features::{Row, mix};

/// Places in which words are counted by their hash. A page has a few thousand different words; two that
/// share a place do little harm.
const SLOTS: usize = 1 << 16;

/// Words looked at from the start of a line: long lines stay cheap.
const LOOKED_AT: usize = 64;

/// Half width of the window, in lines.
const AROUND: usize = 6;

/// Values of a line: share of its words in the title, share of the title's words in it, shares of its
/// words that stand in other prose, in other lines of the body, in any other line.
const VALUES: [&str; 5] = ["title", "of title", "prose", "body", "page"];

/// Where the words of a place stand: in any line, in prose, in the body, a bit for each in which they stand once,
/// and one for each in which they do again.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    once: u8,
    again: u8,
}

/// The bits of [`Seen`].
const ANYWHERE: u8 = 1;
const IN_PROSE: u8 = 2;
const IN_BODY: u8 = 4;

/// The words that the lines of a page share.
pub(super) struct Cohesion {
    values: Vec<[f32; VALUES.len()]>,
    /// Running sums of the values, each line weighing the logarithm of its words, and of the weights.
    sums: Vec<([f32; VALUES.len()], f32)>,
}

impl Cohesion {
    pub(super) fn new(draft: &Draft) -> Self {
        let inside = draft.in_body();
        let words: Vec<&[u16]> = (0..draft.lines.len()).map(|i| draft.words.of(i, Length::Long)).collect();
        let mut counts = vec![Seen::default(); SLOTS];
        let mut title: Vec<u16> = Vec::new();
        for (i, words) in words.iter().enumerate() {
            let own = stands_in(draft, &inside, i);
            for &word in *words {
                if let Some(seen) = counts.get_mut(word as usize) {
                    seen.again |= seen.once & own;
                    seen.once |= own;
                }
            }
            if draft.is_title(i) {
                title.extend(*words);
            }
        }
        crate::order::sort_and_dedup(&mut title);
        let values: Vec<[f32; VALUES.len()]> = words
            .iter()
            .enumerate()
            .map(|(i, words)| measure(words, stands_in(draft, &inside, i), &counts, &title))
            .collect();
        let mut sums = Vec::with_capacity(values.len() + 1);
        sums.push(([0.0; VALUES.len()], 0.0));
        for (values, words) in values.iter().zip(&words) {
            let weight = libm::logf(1.0 + words.len() as f32);
            let (mut sum, all) = sums.last().copied().unwrap_or_default();
            for (sum, value) in sum.iter_mut().zip(values) {
                *sum += weight * value;
            }
            sums.push((sum, all + weight));
        }
        Self { values, sums }
    }

    /// Writes the values of a line and those of the lines around it.
    pub(super) fn write(&self, i: usize, row: &mut Row) {
        let own = self.values.get(i).copied().unwrap_or_default();
        let at = |i: usize| self.sums.get(i.min(self.sums.len() - 1)).copied().unwrap_or_default();
        let (from, to) = (at(i.saturating_sub(AROUND)), at(i + AROUND + 1));
        for (value, name) in VALUES.iter().enumerate() {
            row.put_in("shares ", name, own[value]);
            let around = (to.0[value] - from.0[value]) / (to.1 - from.1).max(1e-3);
            row.put_in("around shares ", name, around);
        }
    }
}

/// Where a line stands, as bits of [`Seen`].
fn stands_in(draft: &Draft, inside: &[bool], i: usize) -> u8 {
    let prose = draft.lines.get(i).is_some_and(|line| line.prose);
    let body = inside.get(i).copied().unwrap_or(false);
    ANYWHERE | if prose { IN_PROSE } else { 0 } | if body { IN_BODY } else { 0 }
}

fn measure(words: &[u16], own: u8, seen: &[Seen], title: &[u16]) -> [f32; VALUES.len()] {
    let mut values = [0.0_f32; VALUES.len()];
    let mut in_title = 0.0_f32;
    for &word in words {
        let seen = seen.get(word as usize).copied().unwrap_or_default();
        // In what the line itself stands in, once is no more than the line.
        let others = (own & seen.again) | (!own & seen.once);
        let elsewhere = |place: u8| if others & place != 0 { 1.0 } else { 0.0 };
        in_title += if title.binary_search(&word).is_ok() { 1.0 } else { 0.0 };
        values[2] += elsewhere(IN_PROSE);
        values[3] += elsewhere(IN_BODY);
        values[4] += elsewhere(ANYWHERE);
    }
    let all = words.len().max(1) as f32;
    values[0] = in_title / all;
    values[1] = in_title / title.len().max(1) as f32;
    for value in &mut values[2..] {
        *value /= all;
    }
    values
}

/// Which words say what a text is about, by how long they are; shorter ones stand everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Length {
    /// Four letters and more.
    Middling,
    /// Five and more.
    Long,
}

/// Letters of the shortest word of each [`Length`].
const SHORTEST: [usize; 2] = [4, 5];

/// The places of the first words of all lines of a page, each once a line: words of so many letters and more, and pairs
/// of neighbouring ideographs.
#[derive(Clone, Debug, Default)]
pub(super) struct LineWords {
    /// Those of all lines, one line after the other, the [`Length`]s of each side by side.
    words: Vec<u16>,
    /// Where those of each line and length end.
    ends: Vec<[u32; SHORTEST.len()]>,
}

impl LineWords {
    /// Those of the lines of a page.
    pub(super) fn new<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut all = Self::default();
        for line in lines {
            let found = Collected::of(line);
            all.ends.push(found.0.map(|few| {
                few.take(&mut all.words);
                all.words.len() as u32
            }));
        }
        all
    }

    /// Those of a line, in order.
    pub(super) fn of(&self, line: usize, length: Length) -> &[u16] {
        let end = |line: usize, length: usize| {
            self.ends.get(line).and_then(|ends| ends.get(length)).map_or(0, |&end| end as usize)
        };
        let before = match (length as usize).checked_sub(1) {
            Some(shorter) => end(line, shorter),
            None => line.checked_sub(1).map_or(0, |before| end(before, SHORTEST.len() - 1)),
        };
        self.words.get(before..end(line, length as usize)).unwrap_or_default()
    }
}

/// The places of the words of another text.
pub(super) fn words_in(text: &str, length: Length) -> Vec<u16> {
    let mut words = Vec::new();
    for (few, at) in Collected::of(text).0.into_iter().zip(0..) {
        if at == length as usize {
            few.take(&mut words);
        }
    }
    words
}

/// Words of one length that are being collected, in place: most lines have few.
struct Few {
    words: [u16; LOOKED_AT],
    len: usize,
}

impl Few {
    const fn push(&mut self, word: u16) {
        if self.len < LOOKED_AT {
            self.words[self.len] = word;
            self.len += 1;
        }
    }

    /// Adds each once, in order.
    fn take(mut self, all: &mut Vec<u16>) {
        let words = self.words.get_mut(..self.len).unwrap_or_default();
        words.sort_unstable();
        let mut last = None;
        for &mut word in words {
            if last != Some(word) {
                all.push(word);
            }
            last = Some(word);
        }
    }
}

/// Those of every length.
struct Collected([Few; SHORTEST.len()]);

impl Collected {
    const fn new() -> Self {
        Self([const { Few { words: [0; LOOKED_AT], len: 0 } }; SHORTEST.len()])
    }

    fn of(text: &str) -> Self {
        let mut found = Collected::new();
        let (mut hash, mut length) = (0_u64, 0_usize);
        let mut before: Option<char> = None;
        let mut rest = text;
        loop {
            let letters = rest.bytes().take_while(u8::is_ascii_alphanumeric);
            let run = letters.fold(0, |run, letter| {
                hash = mix(hash, letter.to_ascii_lowercase().into());
                run + 1
            });
            if run > 0 {
                length += run;
                before = None;
                rest = rest.get(run..).unwrap_or_default();
            }
            // A space ends the last word.
            let mut chars = rest.chars();
            let c = chars.next().unwrap_or(' ');
            let last = rest.is_empty();
            rest = chars.as_str();
            let ideograph = !c.is_ascii() && is_unspaced(c);
            if !ideograph && is_alphanumeric(c) {
                let folded = c.to_lowercase().next().unwrap_or(c);
                hash = mix(hash, u64::from(u32::from(folded)));
                length += 1;
                before = None;
                continue;
            }
            if length > 0 {
                found.add(mix(hash, 1), length);
                if found.is_full() {
                    break;
                }
            }
            (hash, length) = (0, 0);
            if let (true, Some(first)) = (ideograph, before) {
                found.add(mix(mix(2, u64::from(u32::from(first))), u64::from(u32::from(c))), usize::MAX);
            }
            before = ideograph.then_some(c);
            if last {
                break;
            }
        }
        found
    }

    fn add(&mut self, hash: u64, length: usize) {
        for (words, shortest) in self.0.iter_mut().zip(SHORTEST) {
            if length >= shortest {
                words.push((hash >> 32) as u16);
            }
        }
    }

    fn is_full(&self) -> bool {
        self.0.iter().all(|words| words.len >= LOOKED_AT)
    }
}

#[cfg(test)]
mod tests {
    use super::{Length, LineWords, words_in};

    #[test]
    fn words_that_say_something() {
        let lines = [
            ("The harbour of Lindby reopened", 3),
            ("Harbour HARBOUR harbour", 1),
            ("港口重新开放", 5),
            ("of the in", 0),
            ("", 0),
        ];
        let words = LineWords::new(lines.iter().map(|(text, _)| *text));
        for (i, (text, count)) in lines.into_iter().enumerate() {
            assert_eq!(words.of(i, Length::Long).len(), count, "{text}");
            for length in [Length::Middling, Length::Long] {
                assert_eq!(words.of(i, length), words_in(text, length), "{text}");
            }
        }
        let long = words_in(&"harbour1 reopening2 ".repeat(10_000), Length::Middling);
        assert!(long.len() <= super::LOOKED_AT);
    }
}
