//! Zones that pairs lend: what is content in one language is content in the other.

use crate::model::{AlignedPair, Block, ZoneGroup};

/// Gives blocks that were taken for something around the content the zone of their partner, and `in_text` with it.
pub(in super::super) fn lend_zones(pairs: &[AlignedPair], blocks: &mut [Block], in_text: &mut [bool]) {
    for pair in pairs {
        for (lenders, takers) in [(&pair.a, &pair.b), (&pair.b, &pair.a)] {
            let lender = lenders.iter().find_map(|&i| {
                let block = blocks.get(i as usize)?;
                (block.zone.group() == ZoneGroup::Content).then_some((block.zone, block.confidence, i))
            });
            let Some((zone, confidence, of)) = lender else { continue };
            let text = in_text.get(of as usize).copied().unwrap_or(false);
            for &i in takers {
                if let Some(block) = blocks.get_mut(i as usize)
                    && block.zone.group() != ZoneGroup::Content
                {
                    (block.zone, block.confidence) = (zone, confidence.min(pair.score));
                    if let Some(slot) = in_text.get_mut(i as usize) {
                        *slot = text;
                    }
                }
            }
        }
    }
}
