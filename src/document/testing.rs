//! Blocks for tests.

use crate::model::{Block, Origin, Zone};

/// Blocks from pairs of zone name and text.
pub(super) fn blocks(lines: &[(&str, &str)]) -> Vec<Block> {
    lines
        .iter()
        .enumerate()
        .map(|(i, (zone, text))| Block {
            i: i as u32,
            text: (*text).to_owned(),
            zone: Zone::ALL.into_iter().find(|known| known.name() == *zone).expect("a zone's name"),
            confidence: 1.0,
            lang: None,
            level: None,
            hidden: false,
            source: Origin::default(),
            item: None,
            extra: None,
        })
        .collect()
}
