//! Floors that count through a page.

use super::anchor::Sign;
use crate::block::{Page, RawBlock};

/// Most floors missing between two posts: deleted ones.
const LONGEST_GAP: u32 = 200;

/// Lines that state floors, if these rise through the page, or fall through it (newest first).
pub(super) fn floor_anchors(signs: &[Sign]) -> Option<Vec<usize>> {
    let all: Vec<(usize, u32)> =
        signs.iter().enumerate().filter_map(|(i, sign)| sign.floor.map(|(floor, _)| (i, floor))).collect();
    let fallen: Vec<(usize, u32)> = all.iter().map(|&(i, floor)| (i, u32::MAX - floor)).collect();
    let (rising, falling) = (longest_rise(&all), longest_rise(&fallen));
    let best = if falling.len() >= 4 && falling.len() > 2 * rising.len() { falling } else { rising };
    (best.len() >= 2 && are_posts(signs, &best)).then_some(best)
}

/// Fewest lines that a bare number behind a time counts.
const NUMBERED: usize = 3;

/// Longest number behind a time, in figures.
const LONGEST_NUMBER: usize = 5;

/// Lines whose time is followed by nothing but a number, if these numbers count them: `Ada 5 March 2031, 10:15pm 2`.
/// Their numbers become their floors.
pub(super) fn numbered_anchors(page: &Page, signs: &mut [Sign]) -> Option<Vec<usize>> {
    let number = |(block, sign): (&RawBlock, &Sign)| {
        let [_, to] = sign.when.filter(|_| sign.clock)?;
        let rest = block.text.get(to..)?;
        let figures = rest.trim();
        let bare = rest.starts_with(' ') && figures.len() <= LONGEST_NUMBER && is_number(figures);
        bare.then(|| figures.parse().ok().map(|number: u32| (number, [to, block.text.len()])))?
    };
    let found: Vec<_> = page
        .blocks
        .iter()
        .zip(signs.iter())
        .enumerate()
        .filter_map(|(i, pair)| number(pair).map(|(number, span)| (i, number, span)))
        .collect();
    let rise = longest_rise(&found.iter().map(|&(i, number, _)| (i, number)).collect::<Vec<_>>());
    let floors: Vec<_> = found.into_iter().filter(|(i, ..)| rise.binary_search(i).is_ok()).collect();
    // Counts of readers rise by chance, but not by one.
    let steps = floors.windows(2).filter(|pair| pair[1].1 == pair[0].1 + 1).count();
    if floors.len() < NUMBERED || steps * 2 < floors.len() {
        return None;
    }
    for &(i, number, span) in &floors {
        if let Some(sign) = signs.get_mut(i) {
            sign.floor = Some((number, span));
        }
    }
    Some(rise)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// The most lines whose floors rise, others between them passed over (quoted floors, a post shown twice);
/// of what gaps part, the longest piece.
fn longest_rise(all: &[(usize, u32)]) -> Vec<usize> {
    // Patience sorting: for each length the rise that ends lowest, and whom each floor follows.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(all.len());
    for (n, &(_, floor)) in all.iter().enumerate() {
        let length = ends.partition_point(|&end| all.get(end).is_some_and(|&(_, last)| last < floor));
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = n,
            None => ends.push(n),
        }
    }
    let mut rise: Vec<(usize, u32)> = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(n) = at {
        rise.extend(all.get(n));
        at = before.get(n).copied().flatten();
    }
    rise.reverse();
    let pieces = rise.chunk_by(|a, b| b.1 - a.1 <= LONGEST_GAP);
    pieces.max_by_key(|piece| piece.len()).map_or(Vec::new(), |piece| piece.iter().map(|(i, _)| *i).collect())
}

/// Whether lines with floors count posts, not the parts of a list ("#1 Harbour view"): a word for
/// floors, times, or buttons show it.
fn are_posts(signs: &[Sign], anchors: &[usize]) -> bool {
    let shown = |(n, &anchor): (usize, &usize)| {
        let end = anchors.get(n + 1).copied().unwrap_or(anchor + 6).min(signs.len());
        let from = anchor.saturating_sub(2);
        signs.get(from..end).unwrap_or_default().iter().any(|sign| sign.when.is_some() || sign.buttons)
    };
    let storeys = anchors.iter().filter(|&&i| signs[i].storey).count();
    let dated = anchors.iter().enumerate().filter(|&pair| shown(pair)).count();
    storeys * 2 >= anchors.len() || dated * 2 >= anchors.len()
}

#[cfg(test)]
mod tests {
    use super::longest_rise;

    #[test]
    fn floors_rise_past_quoted_ones() {
        for (floors, expect) in [
            (&[1, 2, 3, 4, 3, 5, 6, 3, 7][..], &[0, 1, 2, 3, 5, 6, 8][..]),
            (&[1, 3, 2, 3, 4, 5], &[0, 2, 3, 4, 5]),
            (&[1, 2, 900, 3, 4], &[0, 1, 3, 4]),
            (&[5, 6, 2000, 2001, 2002], &[2, 3, 4]),
            (&[], &[]),
        ] {
            let all: Vec<(usize, u32)> = floors.iter().copied().enumerate().collect();
            assert_eq!(longest_rise(&all), expect, "{floors:?}");
        }
    }
}
