//! The map of a page: one narrow strip from top to bottom, each stretch in the colour of its zone.

use crate::model::{Document, Zone};

/// Height of the strip in its own units.
pub const HEIGHT: u32 = 1_000;

/// Most stretches drawn: finer ones could not be told apart on any screen.
const MOST_BINS: usize = 500;

/// What a block weighs beside its characters, so that short ones stay visible.
const BASE_WEIGHT: u32 = 24;

/// Most that one block weighs: a dump of a whole book in one block leaves room for the rest.
const MOST_WEIGHT: u32 = 4_000;

/// A stretch of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stripe {
    /// Its zone.
    pub zone: Zone,
    /// Upper edge, of [`HEIGHT`].
    pub top: u32,
    /// Lower edge.
    pub bottom: u32,
    /// First block.
    pub block: u32,
}

/// The map of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strip {
    /// The stretches from top to bottom.
    pub stripes: Vec<Stripe>,
    /// Upper edge of each block, and the lower edge of the last.
    edges: Vec<u32>,
}

impl Strip {
    /// Draws the map of a document. Linear in the blocks.
    pub fn new(document: &Document) -> Self {
        let heights = document.blocks.iter().map(|block| weight(&block.text));
        let total: u64 = heights.clone().map(u64::from).sum();
        if total == 0 {
            return Self::default();
        }
        let mut sum: u64 = 0;
        let mut edges = vec![0];
        edges.extend(heights.map(|height| {
            sum += u64::from(height);
            (sum * u64::from(HEIGHT) / total) as u32
        }));
        let mut stripes: Vec<Stripe> = Vec::new();
        let least = HEIGHT / MOST_BINS as u32;
        for (block, edge) in document.blocks.iter().zip(edges.windows(2)) {
            let &[top, bottom] = edge else { continue };
            match stripes.last_mut() {
                Some(previous) if previous.zone == block.zone => previous.bottom = bottom,
                Some(previous) if previous.bottom - previous.top < least => {
                    // What is too thin to be seen goes into its larger neighbour.
                    if bottom - top > previous.bottom - previous.top {
                        previous.zone = block.zone;
                    }
                    previous.bottom = bottom;
                }
                _ => stripes.push(Stripe { zone: block.zone, top, bottom, block: block.i }),
            }
        }
        Self { stripes, edges }
    }

    /// The block at a height.
    pub fn block_at(&self, height: u32) -> u32 {
        let last = self.edges.len().saturating_sub(2);
        self.edges.partition_point(|edge| *edge <= height).saturating_sub(1).min(last) as u32
    }

    /// Upper and lower edge of a run of blocks, the last included.
    pub fn edges_of(&self, first: u32, last: u32) -> (u32, u32) {
        let edge = |block: u32| self.edges.get(block as usize).copied();
        (edge(first).unwrap_or(0), edge(last + 1).unwrap_or(HEIGHT))
    }
}

fn weight(text: &str) -> u32 {
    (BASE_WEIGHT + text.len() as u32).min(MOST_WEIGHT)
}

#[cfg(test)]
mod tests {
    use super::{HEIGHT, Strip};
    use crate::model::Zone;
    use crate::view::specimen::document;

    #[test]
    fn the_map_covers_the_whole_page() {
        let zones = [(Zone::Navigation, "en"), (Zone::Paragraph, "en")].repeat(2_000);
        let strip = Strip::new(&document(&zones));
        assert!(strip.stripes.len() <= 501);
        assert_eq!(strip.stripes.first().map(|stripe| stripe.top), Some(0));
        assert_eq!(strip.stripes.last().map(|stripe| stripe.bottom), Some(HEIGHT));
        assert!(strip.stripes.windows(2).all(|pair| pair[0].bottom == pair[1].top));
        assert!(strip.block_at(0) < 8 && strip.block_at(HEIGHT + 5) == 3_999);
        let (top, bottom) = strip.edges_of(2_000, 2_001);
        assert!((490..510).contains(&top) && top <= bottom);
    }

    #[test]
    fn an_empty_page_has_an_empty_map() {
        let strip = Strip::new(&document(&[]));
        assert_eq!(strip.block_at(500), 0);
        assert_eq!(strip.edges_of(0, 0), (0, HEIGHT));
    }
}
