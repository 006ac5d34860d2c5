//! Zones that pairs lend: what is content in one language is content in the other.

use crate::model::{AlignedPair, Block, Zone, ZoneGroup};

/// What a block lends: its zone, how sure that is, and whether it is part of the text.
#[derive(Clone, Copy)]
struct Loan {
    zone: Zone,
    confidence: f32,
    in_text: bool,
}

/// Gives blocks that were taken for something around the content the zone of their partner, and `in_text` with it.
/// Where both sides were, the pair before lends: what is said in two languages is no menu.
pub(in super::super) fn lend_zones(pairs: &[AlignedPair], blocks: &mut [Block], in_text: &mut [bool]) {
    let mut before: [Option<Loan>; 2] = [None; 2];
    for pair in pairs {
        let own = [&pair.a, &pair.b].map(|side| side.iter().find_map(|&i| loan_of(i, blocks, in_text)));
        let paragraph = |loan: &Loan| loan.zone == Zone::Paragraph;
        for (side, takers) in [&pair.a, &pair.b].into_iter().enumerate() {
            let before = before.get(side).copied().flatten().filter(paragraph);
            let Some(loan) = own.iter().rev().cycle().skip(side).take(2).find_map(|loan| *loan).or(before)
            else {
                continue;
            };
            for &i in takers {
                if let Some(block) =
                    blocks.get_mut(i as usize).filter(|block| block.zone.group() != ZoneGroup::Content)
                {
                    (block.zone, block.confidence) = (loan.zone, loan.confidence.min(pair.score));
                    if let Some(slot) = in_text.get_mut(i as usize) {
                        *slot = loan.in_text;
                    }
                }
            }
        }
        for (kept, own) in before.iter_mut().zip(own) {
            *kept = own.or(*kept);
        }
    }
}

fn loan_of(i: u32, blocks: &[Block], in_text: &[bool]) -> Option<Loan> {
    let block = blocks.get(i as usize).filter(|block| block.zone.group() == ZoneGroup::Content)?;
    let in_text = in_text.get(i as usize).copied().unwrap_or(false);
    Some(Loan { zone: block.zone, confidence: block.confidence, in_text })
}
