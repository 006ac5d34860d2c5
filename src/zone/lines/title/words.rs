//! How much of what a line says the page goes on about.

use crate::zone::features::log;
use crate::zone::lines::Draft;
use crate::zone::lines::cohesion::Length;

/// Lines whose words are counted.
const COUNTED: usize = 2000;

/// What counts as the body's beginning, in units of the mass of a line.
const BEGINNING: f32 = 400.0;

/// Places in which words are counted by their hash; two that share a place do little harm.
const SLOTS: usize = 1 << 16;

/// A word in this many lines besides prose belongs to the page's furniture.
const FURNITURE: u8 = 3;

/// In how many lines of each sort a word stands.
#[derive(Clone, Copy, Default)]
struct Count {
    prose: u8,
    beginning: u8,
    /// Lines that are not prose.
    short: u8,
}

/// The words of a page.
pub(super) struct PageWords {
    counts: Vec<Count>,
    /// Lines of prose.
    prose: u32,
}

/// What a line's words are to the page; shares of the line's words where nothing else is said.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shared {
    pub(super) words: usize,
    /// In prose.
    pub(super) prose: f32,
    /// In two lines of prose or more.
    pub(super) often: f32,
    /// At the beginning of the body.
    pub(super) beginning: f32,
    /// In prose, rare words weighing more.
    pub(super) telling: f32,
    /// In other short lines.
    pub(super) short: f32,
    /// In many short lines.
    pub(super) furniture: f32,
    /// How much the prose speaks of the words, summed up: each word by the share of the prose that holds it (on a
    /// scale of logarithms), words of the furniture less.
    pub(super) topic: f32,
}

impl PageWords {
    pub(super) fn new(draft: &Draft, first: usize) -> Self {
        let mut counts = vec![Count::default(); SLOTS];
        let (mut prose, mut begun) = (0, 0.0_f32);
        for (i, line) in draft.lines.iter().enumerate().take(COUNTED) {
            let beginning = line.prose && i >= first && begun < BEGINNING;
            begun += if beginning { line.mass } else { 0.0 };
            prose += u32::from(line.prose);
            for &word in draft.words.of(i, Length::Middling) {
                let Some(count) = counts.get_mut(word as usize) else { continue };
                count.prose = count.prose.saturating_add(u8::from(line.prose));
                count.beginning = count.beginning.saturating_add(u8::from(beginning));
                count.short = count.short.saturating_add(u8::from(!line.prose));
            }
        }
        Self { counts, prose }
    }

    /// Whether there is prose to compare with.
    pub(super) const fn any(&self) -> bool {
        self.prose > 0
    }

    /// What the words of a line, of [`Length::Middling`] and more, are to the rest of the page.
    pub(super) fn shared(&self, words: &[u16], prose: bool) -> Shared {
        let mut shared = Shared { words: words.len(), ..Shared::default() };
        let (mut told, mut all) = (0.0_f32, 0.0_f32);
        let scale = libm::logf(1.0 + self.prose.min(255) as f32).max(1.0);
        for &word in words {
            let mut count = self.counts.get(word as usize).copied().unwrap_or_default();
            count.prose = count.prose.saturating_sub(u8::from(prose));
            count.short = count.short.saturating_sub(u8::from(!prose));
            let weight = 1.0 / (1.0 + f32::from(count.short));
            all += weight;
            told += if count.prose > 0 { weight } else { 0.0 };
            shared.topic += log(count.prose.into()) / scale * libm::sqrtf(weight);
            shared.prose += f32::from(count.prose > 0);
            shared.often += f32::from(count.prose > 1);
            shared.beginning += f32::from(count.beginning > u8::from(prose));
            shared.short += f32::from(count.short > 0);
            shared.furniture += f32::from(count.short >= FURNITURE);
        }
        let count = words.len().max(1) as f32;
        for share in [
            &mut shared.prose,
            &mut shared.often,
            &mut shared.beginning,
            &mut shared.short,
            &mut shared.furniture,
        ] {
            *share /= count;
        }
        shared.telling = if all > 0.0 { told / all } else { 0.0 };
        shared
    }
}
