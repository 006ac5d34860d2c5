//! What stands before a block: the headings it is under, and text that the page has said already.

use rustc_hash::FxHashMap;

use super::facts::TextFacts;
use super::meta::shingles;
use super::places::text_group;
use super::row::{Row, log, share};

/// Groups of words that name a part of a page in its heading.
const PARTS: [&str; 8] = ["related", "comment", "review", "spec", "shop", "account", "legal", "more"];

/// Headings up to this level begin the main parts of a page.
const MAIN_LEVEL: u8 = 2;

/// What stands before one block.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Before {
    /// How many earlier blocks say the same: a quotation, a second rendering, a copy for phones.
    repeats: u32,
    /// Share of the text's shingles that stood before; -1 for a text too short to tell.
    seen: f32,
    /// Place in [`Parts`].
    under: u32,
    /// Main headings so far, and blocks since the last.
    parts: u32,
    since: u32,
}

/// For each heading how much it, or one that it is under, at any level, says each of [`PARTS`]; of no heading first.
#[derive(Debug)]
pub(crate) struct Parts(Vec<[f32; PARTS.len()]>);

impl Default for Parts {
    fn default() -> Self {
        Self(vec![[0.0; PARTS.len()]])
    }
}

impl Parts {
    fn get(&self, at: u32) -> [f32; PARTS.len()] {
        self.0.get(at as usize).copied().unwrap_or_default()
    }
}

/// A heading whose part of the page is still open.
struct Open {
    level: u8,
    /// Place in [`Parts`].
    under: u32,
}

/// Walks the page once and notes what each block has before it. The page's own title, at `h1`, is no part's heading.
#[derive(Default)]
pub(crate) struct Walk {
    open: Vec<Open>,
    said: Parts,
    parts: u32,
    since: u32,
    copies: FxHashMap<u64, u32>,
    shingles: Seen,
}

impl Walk {
    /// For a page of so many tokens.
    pub(crate) fn new(tokens: u32) -> Self {
        Self { shingles: Seen::new(tokens), ..Self::default() }
    }

    /// The next block: its counts, its heading level (0 for none) and the hashes of its tokens.
    pub(crate) fn step(&mut self, text: &TextFacts, level: u8, title: bool, tokens: &[u64]) -> Before {
        if level > 0 {
            self.open.retain(|above| above.level < level);
        }
        let under = self.open.last().map_or(0, |above| above.under);
        let copies = self.copies.entry(text.hash).or_default();
        let before = Before {
            repeats: *copies,
            seen: self.shingles.share(tokens),
            under,
            parts: self.parts,
            since: self.since,
        };
        *copies += 1;
        self.since += 1;
        if level > 0 && !title {
            if level <= MAIN_LEVEL {
                (self.parts, self.since) = (self.parts + 1, 0);
            }
            let mut said = self.said.get(under);
            for (part, name) in said.iter_mut().zip(PARTS) {
                *part = part.max(text.hit_share(text_group(name)));
            }
            self.open.push(Open { level, under: self.said.0.len() as u32 });
            self.said.0.push(said);
        }
        before
    }

    /// What the headings of the page said.
    pub(crate) fn end(self) -> Parts {
        self.said
    }
}

impl Before {
    /// Writes the values as features.
    pub(crate) fn write(&self, parts: &Parts, row: &mut Row) {
        row.put("repeats", log(self.repeats));
        row.put("seen before", self.seen);
        row.put_all("under ", |at| PARTS[at], parts.get(self.under));
        row.put("parts before", log(self.parts));
        row.put("since part", log(self.since));
    }
}

/// A set of shingles, one bit each: now and then it knows one that it never saw.
#[derive(Default)]
struct Seen {
    bits: Vec<u64>,
}

impl Seen {
    fn new(tokens: u32) -> Self {
        /// Bits a token: at most one shingle in thirty is mistaken for another.
        const BITS: usize = 32;
        let words = (tokens as usize * BITS / 64).next_power_of_two();
        Self { bits: vec![0; words] }
    }

    /// Share of a text's shingles seen before; they are known from now on.
    fn share(&mut self, tokens: &[u64]) -> f32 {
        let (mut all, mut known) = (0_u32, 0_u32);
        let mask = self.bits.len().wrapping_sub(1);
        for shingle in shingles(tokens) {
            let place = (shingle >> 16) as usize;
            let bit = 1_u64 << (place & 63);
            if let Some(word) = self.bits.get(place >> 6 & mask) {
                all += 1;
                known += u32::from(word & bit != 0);
            }
        }
        for shingle in shingles(tokens) {
            let place = (shingle >> 16) as usize;
            if let Some(word) = self.bits.get_mut(place >> 6 & mask) {
                *word |= 1_u64 << (place & 63);
            }
        }
        if all == 0 { -1.0 } else { share(known, all) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::facts::measure_text;
    use super::*;

    fn walk(blocks: &[(&str, u8)]) -> (Vec<Before>, Parts) {
        let mut walk = Walk::new(1000);
        let step = |&(text, level): &(&str, u8)| {
            let mut tokens = Vec::new();
            let facts = measure_text(text, &mut tokens);
            walk.step(&facts, level, level == 1, &tokens)
        };
        let before = blocks.iter().map(step).collect();
        (before, walk.end())
    }

    #[test]
    fn a_copy_is_told_from_the_first() {
        let said = "The ferry between Lindby and Oster sails again";
        let quoted = "She said: the ferry between Lindby and Oster sails again";
        let (before, _) = walk(&[(said, 0), (said, 0), (quoted, 0), ("Ferry", 0)]);
        let repeats: Vec<u32> = before.iter().map(|before| before.repeats).collect();
        assert_eq!(repeats, [0, 1, 0, 0]);
        let seen: Vec<bool> = before.iter().map(|before| before.seen > 0.6).collect();
        assert_eq!(seen, [false, true, true, false]);
        assert!(before[3].seen < 0.0);
    }

    #[test]
    fn a_part_lasts_until_a_heading_of_its_level() {
        let (before, parts) = walk(&[
            ("Ferry", 1),
            ("Related stories", 2),
            ("Harbour", 3),
            ("An older story.", 0),
            ("Timetable", 2),
            ("Daily.", 0),
        ]);
        let related: Vec<bool> = before.iter().map(|before| parts.get(before.under)[0] > 0.0).collect();
        assert_eq!(related, [false, false, true, true, false, false]);
        assert_eq!(before[5].parts, 2);
    }
}
