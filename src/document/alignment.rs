//! Alignment: the blocks of a page in two languages, paired.
//!
//! Gale and Church's idea (1993): translations are about as long as each other, in the same order;
//! the cheapest monotone path pairs them. Numbers, Latin names and zones are anchors beside length.

use std::collections::BTreeSet;

use crate::lexicon::{Role, value_of};
use crate::model::{AlignedPair, Block, Zone};
use crate::text::mass::{count_units, mass};

/// A block of one of the languages.
struct Side {
    block: usize,
    zone: Zone,
    mass: f32,
    numbers: BTreeSet<u32>,
    names: BTreeSet<String>,
}

/// The pairs, and the blocks of a second language that stands by itself behind the first.
#[derive(Debug, Default)]
pub(super) struct Alignment {
    pub(super) pairs: Vec<AlignedPair>,
    /// First and last block of the second language, where the two are not mixed.
    pub(super) second: Option<[usize; 2]>,
}

/// Least mass of a paragraph that counts as evidence of a second language, and how many are needed.
const EVIDENCE_MASS: f32 = 15.0;
const EVIDENCE: usize = 2;

/// Least and greatest amount of the second language against the first.
const BALANCE: [f32; 2] = [0.4, 2.5];

/// What a pair must be worth; leaving a block alone costs nothing.
const THRESHOLD: f32 = 0.5;

/// Merging two blocks into one side of a pair costs this much.
const MERGE: f32 = 0.12;

/// Half the width of the band around the diagonal in which pairs are looked for, in blocks.
const BAND: usize = 40;

/// Pairs the blocks of two languages; empty where the page has one language only.
pub(super) fn align_languages(blocks: &[Block]) -> Alignment {
    let content = |block: &&Block| {
        matches!(
            block.zone,
            Zone::Title
                | Zone::Byline
                | Zone::Attribution
                | Zone::Standfirst
                | Zone::Heading
                | Zone::Paragraph
                | Zone::Quotation
                | Zone::ListItem
        ) && !block.hidden
    };
    let (mut han, mut latin) = (Vec::new(), Vec::new());
    for block in blocks.iter().filter(content) {
        let (unspaced, words) = count_units(&block.text);
        if unspaced == 0 && words == 0 {
            continue;
        }
        let side = if unspaced >= words { &mut han } else { &mut latin };
        side.push(block);
    }
    // Most pages have one language, which is seen before anything is read closely.
    let paragraphs = |side: &[&Block]| side.iter().filter(|block| block.zone == Zone::Paragraph).count();
    if paragraphs(&han) < EVIDENCE || paragraphs(&latin) < EVIDENCE {
        return Alignment::default();
    }
    let read = |side: Vec<&Block>| side.into_iter().map(read_side).collect::<Vec<_>>();
    let (han, latin) = (read(han), read(latin));
    let first_is_han = han.first().map(|side| side.block) < latin.first().map(|side| side.block);
    let (a, b) = if first_is_han { (han, latin) } else { (latin, han) };
    if !is_bilingual(&a, &b) {
        return Alignment::default();
    }
    let pairs = find_path(&a, &b);
    let smaller = a.len().min(b.len());
    if pairs.len() * 2 < smaller {
        return Alignment::default();
    }
    let second = second_part(&a, &b);
    Alignment { pairs, second }
}

fn read_side(block: &Block) -> Side {
    Side {
        block: block.i as usize,
        zone: block.zone,
        mass: mass(&block.text).max(1.0),
        numbers: find_numbers(&block.text),
        names: find_names(&block.text),
    }
}

fn is_bilingual(a: &[Side], b: &[Side]) -> bool {
    let evidence = |sides: &[Side]| {
        sides.iter().filter(|side| side.zone == Zone::Paragraph && side.mass >= EVIDENCE_MASS).count()
            >= EVIDENCE
    };
    let total = |sides: &[Side]| sides.iter().map(|side| side.mass).sum::<f32>();
    let balance = total(b) / total(a).max(1.0);
    evidence(a) && evidence(b) && (BALANCE[0]..=BALANCE[1]).contains(&balance)
}

/// The blocks of the second language, if all of them stand behind most of the first.
fn second_part(a: &[Side], b: &[Side]) -> Option<[usize; 2]> {
    let from = b
        .iter()
        .find(|side| side.zone != Zone::Byline || side.mass >= EVIDENCE_MASS)
        .map(|side| side.block)?;
    let to = b.last()?.block;
    let mixed = a.iter().filter(|side| side.block > from).count();
    (mixed * 4 <= a.len()).then_some([from, to])
}

/// The numbers of a text, written in digits or as months of Latin letters.
fn find_numbers(text: &str) -> BTreeSet<u32> {
    let mut numbers: BTreeSet<u32> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|run| !run.is_empty() && run.len() <= 6)
        .filter_map(|run| run.parse().ok())
        .collect();
    for word in text
        .split(|c: char| !c.is_ascii_alphabetic())
        .filter(|word| word.len() >= 3 && word.starts_with(|c: char| c.is_ascii_uppercase()))
    {
        let lower = word.to_ascii_lowercase();
        let month = value_of(Role::Month, &lower).or_else(|| value_of(Role::MonthShort, &lower));
        numbers.extend(month.map(|number| number as u32));
    }
    numbers
}

/// Latin words of four letters and more that begin with a capital: names stand in both languages.
fn find_names(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_ascii_alphabetic())
        .filter(|word| word.len() >= 4 && word.starts_with(|c: char| c.is_ascii_uppercase()))
        .map(str::to_ascii_lowercase)
        .collect()
}

/// How well stretches of both sides fit each other, 0–1.
fn score_pair(a: &[Side], b: &[Side]) -> f32 {
    let total = |sides: &[Side]| sides.iter().map(|side| side.mass).sum::<f32>();
    let (la, lb) = (total(a), total(b));
    let length = la.min(lb) / la.max(lb);
    let zones = match (a, b) {
        ([a], [b]) if a.zone == b.zone => 1.0,
        ([a], [b]) if a.zone.is_body() != b.zone.is_body() => 0.0,
        _ => 0.5,
    };
    let numbers = overlap(a, b, |side| &side.numbers).unwrap_or(0.6);
    let names = overlap(a, b, |side| &side.names).filter(|shared| *shared > 0.0);
    0.4 * length + 0.25 * zones + 0.35 * names.map_or(numbers, |names| numbers.max(0.5 + 0.5 * names))
}

/// Share of what the side with fewer holds that the other holds too; none where one holds nothing.
fn overlap<T: Ord + Clone>(a: &[Side], b: &[Side], of: impl Fn(&Side) -> &BTreeSet<T>) -> Option<f32> {
    let union =
        |sides: &[Side]| sides.iter().flat_map(|side| of(side).iter().cloned()).collect::<BTreeSet<T>>();
    let (a, b) = (union(a), union(b));
    let least = a.len().min(b.len());
    (least > 0).then(|| a.intersection(&b).count() as f32 / least as f32)
}

/// One step of the path: how many blocks of each side it takes.
const STEPS: [(usize, usize); 5] = [(1, 1), (1, 0), (0, 1), (2, 1), (1, 2)];

/// The best monotone path, inside the band around the diagonal.
fn find_path(a: &[Side], b: &[Side]) -> Vec<AlignedPair> {
    let width = 2 * BAND + 1;
    let center = |i: usize| i * b.len() / a.len().max(1);
    let column = |i: usize, j: usize| (j + BAND).checked_sub(center(i)).filter(|column| *column < width);
    let cells = (a.len() + 1) * width;
    let mut best = vec![f32::NEG_INFINITY; cells];
    let mut back = vec![u8::MAX; cells];
    for i in 0..=a.len() {
        for j in center(i).saturating_sub(BAND)..=(center(i) + BAND).min(b.len()) {
            let Some(at) = column(i, j).map(|column| i * width + column) else { continue };
            if i == 0 && j == 0 {
                best[at] = 0.0;
                continue;
            }
            for (n, &(di, dj)) in STEPS.iter().enumerate() {
                let (Some(pi), Some(pj)) = (i.checked_sub(di), j.checked_sub(dj)) else { continue };
                let Some(before) = column(pi, pj).map(|column| best[pi * width + column]) else { continue };
                let worth = match (a.get(pi..i), b.get(pj..j)) {
                    _ if di == 0 || dj == 0 => 0.0,
                    (Some(left), Some(right)) => {
                        score_pair(left, right) - THRESHOLD - if di + dj > 2 { MERGE } else { 0.0 }
                    }
                    _ => 0.0,
                };
                if before + worth > best[at] {
                    (best[at], back[at]) = (before + worth, n as u8);
                }
            }
        }
    }
    read_path(a, b, |i, j| column(i, j).and_then(|column| back.get(i * width + column)).copied())
}

fn read_path(a: &[Side], b: &[Side], back: impl Fn(usize, usize) -> Option<u8>) -> Vec<AlignedPair> {
    let (mut i, mut j) = (a.len(), b.len());
    let mut pairs = Vec::new();
    while i > 0 || j > 0 {
        let Some(&(di, dj)) = back(i, j).and_then(|n| STEPS.get(n as usize)) else { break };
        let (pi, pj) = (i - di, j - dj);
        if let (Some(left), Some(right)) = (a.get(pi..i), b.get(pj..j))
            && di > 0
            && dj > 0
        {
            pairs.push(AlignedPair {
                a: left.iter().map(|side| side.block as u32).collect(),
                b: right.iter().map(|side| side.block as u32).collect(),
                score: score_pair(left, right),
            });
        }
        (i, j) = (pi, pj);
    }
    pairs.reverse();
    pairs
}

#[cfg(test)]
mod tests {
    use super::align_languages;
    use crate::document::testing::blocks;

    #[test]
    fn pairs_a_readout_in_two_languages() {
        let page = blocks(&[
            ("title", "港务局长与渡轮公司会晤"),
            ("byline", "2023年10月30日 04:43 林德比网"),
            ("title", "林德比市港务局局长与林德比渡轮公司董事长举行会晤"),
            ("byline", "2023年10月27日"),
            ("paragraph", "10月26日至27日，港务局长在林德比会晤了渡轮公司董事长。"),
            ("paragraph", "双方讨论了票价，并同意在未来几周内再次会面，讨论冬季的船期。"),
            ("title", "Lindby Harbour Director’s Meeting with the Chair of the Lindby Ferry Company"),
            ("byline", "OCTOBER 27, 2023"),
            (
                "paragraph",
                "The harbour director met the chair of the ferry company in Lindby on October 26-27.",
            ),
            (
                "paragraph",
                "The two sides discussed fares, and agreed to meet again in the coming weeks to discuss the winter timetable.",
            ),
        ]);
        let found = align_languages(&page);
        let pairs: Vec<(u32, u32)> = found.pairs.iter().map(|pair| (pair.a[0], pair.b[0])).collect();
        assert_eq!(pairs, [(2, 6), (3, 7), (4, 8), (5, 9)]);
        assert_eq!(found.second, Some([6, 9]));
    }

    #[test]
    fn one_language_has_no_pairs() {
        let page = blocks(&[
            ("paragraph", "The harbour director met the chair of the ferry company in Lindby on October 26."),
            ("paragraph", "The two sides discussed fares, and agreed to meet again in the coming weeks."),
            ("paragraph", "“再见”"),
        ]);
        assert!(align_languages(&page).pairs.is_empty());
    }
}
