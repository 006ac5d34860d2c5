//! The learned part: how likely each block is content, and what kind of page it is.

use crate::model::{Kind, PageKind};
use crate::zone::features::{Pool, Row, Survey};
use crate::zone::model::{ABREAST, Columns, Name, forest};

/// The kinds in the order of the forest's classes.
const KINDS: [PageKind; 7] = [
    PageKind::Article,
    PageKind::Thread,
    PageKind::Product,
    PageKind::Collection,
    PageKind::Listing,
    PageKind::Documentation,
    PageKind::Service,
];

/// What the forests say of a page.
#[derive(Debug)]
pub(super) struct Scores {
    /// How likely each block is content.
    pub(super) probabilities: Vec<f32>,
    pub(super) kind: Kind,
    /// How likely the page is a thread.
    pub(super) thread: f32,
}

/// The probability of each block to be content, and the page's kind.
///
/// Rows live only while their blocks are scored, [`ABREAST`] at a time: a page of a million blocks needs
/// no matrix.
pub(super) fn score_page(survey: &Survey) -> Scores {
    let blocks = forest(Name::Blocks);
    let page = survey.page_values();
    let mut row = Row::default();
    // The rows that are scored together, one behind the other: what they say of the page waits for their scores.
    let mut rows: Vec<f32> = Vec::new();
    let mut columns = Columns::new(blocks);
    let mut pools = [Pool::default(), Pool::default()];
    let mut probabilities = Vec::with_capacity(survey.blocks.len());
    for chunk in survey.blocks.chunks(ABREAST) {
        let first = probabilities.len();
        columns.clear();
        rows.clear();
        for i in first..first + chunk.len() {
            survey.write_block(i, &page, &mut row);
            columns.add(blocks, row.padded());
            rows.extend_from_slice(row.values());
        }
        probabilities.extend(blocks.probabilities_abreast(&columns));
        let scored = probabilities.get(first..).unwrap_or_default();
        let rows = rows.chunks(row.values().len().max(1));
        for ((facts, row), probability) in chunk.iter().zip(rows).zip(scored) {
            let words = facts.text.words() as f32;
            Pool::add(&mut pools, row, [words, words * probability]);
        }
    }
    let mut row = Row::default();
    survey.write_page(&page, &pools, &mut row);
    let kinds = forest(Name::Kinds).probabilities(row.padded());
    let thread =
        KINDS.iter().zip(&kinds).find(|(kind, _)| **kind == PageKind::Thread).map_or(0.0, |(_, &p)| p);
    Scores { probabilities, kind: choose_kind(&kinds), thread }
}

fn choose_kind(probabilities: &[f32]) -> Kind {
    let mut best = Kind { value: PageKind::Article, confidence: 0.0 };
    for (&value, &confidence) in KINDS.iter().zip(probabilities) {
        if confidence > best.confidence {
            best = Kind { value, confidence };
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::{Page, split_capture};
    use crate::capture::split_file;
    use crate::thread::find_threads;
    use crate::zone::features::{layout_hash, survey_page};

    const PAGE: &str = "<title>Ferry back in service</title><nav><a href=/>Home</a> <a href=/news>News</a></nav>\
        <article><h1>Ferry back in service</h1><p>The ferry between Lindby and Oster, out of service since May, \
        sails again, the port office said on Monday.</p><p>Repairs took longer than planned, because a part had to be \
        made anew.</p></article><footer>© Lindby Post. All rights reserved.</footer>";

    fn check(run: impl Fn(&Survey)) {
        let captures = split_file("ferry.html", PAGE.as_bytes(), 1 << 20).unwrap();
        let page: Page = split_capture(&captures[0]);
        run(&survey_page(&page, &find_threads(&captures[0], &page)));
    }

    #[test]
    fn the_forests_were_trained_on_these_rows() {
        check(|survey| {
            let values = survey.page_values();
            let mut row = Row::named();
            survey.write_block(0, &values, &mut row);
            assert_eq!(
                layout_hash(row.names()),
                forest(Name::Blocks).layout,
                "train again: block rows changed"
            );
            let mut pools = [Pool::default(), Pool::default()];
            Pool::add(&mut pools, row.values(), [1.0, 1.0]);
            survey.write_page(&values, &pools, &mut row);
            assert_eq!(
                layout_hash(row.names()),
                forest(Name::Kinds).layout,
                "train again: page rows changed"
            );
        });
    }

    #[test]
    fn an_article_is_told_from_its_frame() {
        check(|survey| {
            let Scores { probabilities, kind, .. } = score_page(survey);
            let sure: Vec<bool> = probabilities.iter().map(|&p| p > 0.5).collect();
            assert_eq!(sure, [false, false, true, true, false], "{probabilities:?}");
            assert_eq!(kind.value, PageKind::Article);
        });
    }
}
