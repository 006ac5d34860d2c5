//! Reports side by side: which of their passages stand beside each other, and which words they share.

use std::ops::Range;

use crate::collection::{Link, Text, shared_passages};
use crate::model::{Document, Span, Zone};

/// Most documents that are shown beside each other: columns of more are too narrow to read.
pub const MOST_SIDES: usize = 4;

/// Most pairs of passages that are put into order; of more, those that have least in common are left out.
const MOST_LINKS: usize = 1_000;

/// A passage of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its block.
    pub block: u32,
    /// The stretches of its text that another document has, too, in order.
    pub shared: Vec<Span>,
}

impl Passage {
    /// Whether no other document has anything of it.
    pub fn is_alone(&self) -> bool {
        self.shared.is_empty()
    }
}

/// A row: of each document the passages that stand in it, by their places among its passages.
pub type Row = Vec<Range<usize>>;

/// Documents side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The passages of each document, in page order.
    pub sides: Vec<Vec<Passage>>,
    /// All of them in rows.
    pub rows: Vec<Row>,
}

/// Puts documents side by side. The first one leads: what others share with one of its passages stands beside it.
pub fn compare(documents: &[&Document]) -> Comparison {
    let blocks: Vec<Vec<u32>> = documents.iter().map(|document| told(document)).collect();
    let texts: Vec<Text<'_>> = documents
        .iter()
        .zip(&blocks)
        .map(|(document, blocks)| {
            let texts = blocks.iter().filter_map(|block| document.blocks.get(*block as usize));
            texts.map(|block| block.text.as_str()).collect()
        })
        .collect();
    let found = shared_passages(&texts);
    let sides: Vec<Vec<Passage>> = blocks
        .iter()
        .zip(found.shared)
        .map(|(blocks, shared)| {
            let passages = blocks.iter().zip(shared);
            passages.map(|(block, shared)| Passage { block: *block, shared }).collect()
        })
        .collect();
    let lengths: Vec<usize> = sides.iter().map(Vec::len).collect();
    Comparison { rows: rows(&lengths, &found.links), sides }
}

/// The blocks that tell the article.
fn told(document: &Document) -> Vec<u32> {
    let blocks = document.sections.iter().flat_map(|section| section.heading.iter().chain(&section.blocks));
    let blocks = blocks.filter_map(|block| document.blocks.get(*block as usize));
    let told = blocks.filter(|block| {
        let prose = [Zone::Paragraph, Zone::Quotation, Zone::ListItem, Zone::Standfirst, Zone::Heading];
        !block.hidden && prose.contains(&block.zone)
    });
    told.map(|block| block.i).collect()
}

/// Rows of passages: a row for each passage of the first document that another one has, and between them what stands
/// between.
fn rows(lengths: &[usize], links: &[Link]) -> Vec<Row> {
    let Some(&first) = lengths.first() else { return Vec::new() };
    let mut partners: Vec<Vec<Option<usize>>> = vec![vec![None; lengths.len()]; first];
    for side in 1..lengths.len() {
        for (a, b) in in_order(links, side) {
            if let Some(slot) = partners.get_mut(a).and_then(|row| row.get_mut(side)) {
                *slot = Some(b);
            }
        }
    }
    let mut done = vec![0_usize; lengths.len()];
    let mut rows: Vec<Row> = Vec::new();
    let mut push = |row: Row| {
        if row.iter().any(|range| !range.is_empty()) {
            rows.push(row);
        }
    };
    for (at, partners) in partners.iter().enumerate().filter(|(_, row)| row.iter().any(Option::is_some)) {
        let place = |side: usize| if side == 0 { Some(at) } else { partners.get(side).copied().flatten() };
        let until = |side: usize, from: usize| place(side).unwrap_or(from);
        push(done.iter().enumerate().map(|(side, &from)| from..until(side, from)).collect());
        let own = |side: usize, from: usize| place(side).map_or(from..from, |at| at..at + 1);
        let row: Row = done.iter().enumerate().map(|(side, &from)| own(side, from)).collect();
        done = row.iter().map(|range| range.end).collect();
        push(row);
    }
    push(done.iter().zip(lengths).map(|(&from, &to)| from..to).collect());
    rows
}

/// The pairs of passages of the first document and another that follow each other in both, as many in common as can be.
fn in_order(links: &[Link], side: usize) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize, u32)> = links
        .iter()
        .filter(|link| link.a.0 == 0 && link.b.0 == side)
        .map(|link| (link.a.1, link.b.1, link.weight))
        .collect();
    if pairs.len() > MOST_LINKS {
        crate::order::sort_by_key(&mut pairs, |pair| std::cmp::Reverse(pair.2));
        pairs.truncate(MOST_LINKS);
    }
    crate::order::sort(&mut pairs);
    // Of the best row that ends with a pair: its weight, and the pair before.
    let mut best: Vec<(u32, Option<usize>)> = Vec::with_capacity(pairs.len());
    for &(a, b, weight) in &pairs {
        let before = pairs.iter().zip(&best).enumerate().filter(|(_, (pair, _))| pair.0 < a && pair.1 < b);
        let before = before.map(|(at, (_, best))| (best.0, at)).max_by_key(|(sum, _)| *sum);
        best.push((weight + before.map_or(0, |(sum, _)| sum), before.map(|(_, at)| at)));
    }
    let mut at = best.iter().enumerate().max_by_key(|(_, best)| best.0).map(|(at, _)| at);
    let mut found = Vec::new();
    while let Some((pair, step)) = at.and_then(|at| Some((pairs.get(at)?, best.get(at)?))) {
        found.push((pair.0, pair.1));
        at = step.1;
    }
    found.reverse();
    found
}

#[cfg(test)]
mod tests {
    use super::{compare, rows};
    use crate::collection::Link;
    use crate::model::Zone;
    use crate::view::specimen::document;

    #[test]
    fn what_is_shared_stands_side_by_side() {
        let mut one = document(&[(Zone::Paragraph, "en"); 3]);
        let mut other = document(&[(Zone::Paragraph, "en"); 3]);
        one.blocks[0].text = "A storm is on its way from the north, the weather office warns.".to_owned();
        one.blocks[1].text = "The ferry hit a barge at seven in the evening near the pier.".to_owned();
        one.blocks[2].text = "Nobody was hurt.".to_owned();
        other.blocks[0].text = "Near midnight the ferry hit a barge at seven in the evening.".to_owned();
        other.blocks[1].text = "The mayor was not there.".to_owned();
        other.blocks[2].text = "The mayor is in Oster today.".to_owned();
        let found = compare(&[&one, &other]);
        assert_eq!(found.rows, [vec![0..1, 0..0], vec![1..2, 0..1], vec![2..3, 1..3]]);
        let passage = &found.sides[0][1];
        let [from, to] = passage.shared[0].map(|at| at as usize);
        assert_eq!(&one.blocks[1].text[from..to], "The ferry hit a barge at seven in the evening");
        assert!(found.sides[0][0].is_alone() && !passage.is_alone());
    }

    #[test]
    fn every_passage_stands_in_one_row_whatever_is_linked() {
        let link = |a: usize, side: usize, b: usize, weight| Link { a: (0, a), b: (side, b), weight };
        let links =
            [link(0, 1, 3, 9), link(1, 1, 1, 5), link(1, 2, 0, 5), link(2, 1, 2, 5), link(2, 2, 0, 9)];
        let lengths = [4, 4, 2];
        let rows = rows(&lengths, &links);
        for (side, length) in lengths.into_iter().enumerate() {
            let all: Vec<usize> = rows.iter().flat_map(|row| row[side].clone()).collect();
            assert_eq!(all, (0..length).collect::<Vec<_>>(), "side {side}");
        }
        assert!(rows.contains(&vec![1..2, 1..2, 0..0]) && rows.contains(&vec![2..3, 2..3, 0..1]));
        assert!(super::rows(&[], &[]).is_empty());
    }
}
