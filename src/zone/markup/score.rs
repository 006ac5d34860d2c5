//! The learned part: how likely each block is content, and what kind of page it is.

use crate::dom::{NodeId, Tag};
use crate::model::{Kind, PageKind};
use crate::zone::features::{InPost, Pool, Row, Survey};
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
    /// The posts of the page are comments on a text above them.
    pub(super) article: bool,
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
    let mut kinds = forest(Name::Kinds).probabilities(row.padded());
    let article = has_article(survey);
    if article {
        // What the comments say of the page's kind, the text above them says otherwise: it is an article's.
        let mut taken = 0.0;
        for (kind, probability) in KINDS.iter().zip(&mut kinds) {
            if *kind == PageKind::Thread {
                taken = (*probability - BELOW_ARTICLE).max(0.0);
                *probability -= taken;
            }
        }
        for (kind, probability) in KINDS.iter().zip(&mut kinds) {
            if *kind == PageKind::Article {
                *probability += taken;
            }
        }
    }
    let thread =
        KINDS.iter().zip(&kinds).find(|(kind, _)| **kind == PageKind::Thread).map_or(0.0, |(_, &p)| p);
    Scores { probabilities, kind: choose_kind(&kinds), thread, article }
}

/// How likely a page is a thread, at most, where its posts stand below a text that is none of them.
const BELOW_ARTICLE: f32 = 0.05;

/// Whether the posts of a page are comments on a text above them: nobody opened them with a post, and before the
/// first of them stands running text of some length. Where the page may be a forum's, it must call that text an
/// article; elsewhere the posts must not dwarf it, since those of a story that is but a link are what is read. Fails
/// where an opening post is not known as one.
fn has_article(survey: &Survey) -> bool {
    /// Words of running text that make an article; a question at the head of a thread is mostly shorter.
    const ARTICLE_WORDS: u32 = 150;
    /// Those that are enough where nothing says that the page is a forum's.
    const SHORT_ARTICLE_WORDS: u32 = 60;
    /// How many times longer than the text the comments on it may be, and where the page calls it an article.
    const MOST_COMMENTS: u32 = 12;
    const MOST_COMMENTS_ON_ARTICLE: u32 = 20;
    if survey.opens_page {
        return false;
    }
    let Some(first) = survey.blocks.iter().position(|block| block.post != InPost::No) else { return false };
    let dom = &survey.page.dom;
    let is_article = |id: NodeId| dom.ancestors(id).any(|id| dom.tag(id) == Some(Tag::Article));
    let (mut all, mut inside) = (0, 0);
    for block in survey.blocks.iter().take(first).filter(|block| block.is_good()) {
        let words = block.text.words();
        all += words;
        inside += if block.container().is_some_and(is_article) { words } else { 0 };
    }
    (inside >= ARTICLE_WORDS && survey.post_words <= MOST_COMMENTS_ON_ARTICLE * all)
        || (survey.comments && all >= SHORT_ARTICLE_WORDS && survey.post_words <= MOST_COMMENTS * all)
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

    #[test]
    fn an_article_with_many_comments_is_an_article() {
        let prose =
            "<p>The bandstand on the square of Lindby leans a little more each winter, the council was told \
            on Monday, and nobody has played in it since the roof began to leak.</p>"
                .repeat(8);
        let comments = (1..=30)
            .map(|n| {
                format!(
                    "<li class=comment><div class=comment-author><b class=fn>Reader {n}</b> says:</div>\
                     <time datetime=2015-03-18T12:{n:02}>18 March 2015 at 12:{n:02}</time><div \
                     class=comment-content><p>I walk past it every morning, and in my {n} years here I never heard \
                     a note.</p></div><a href=#r>Reply</a></li>"
                )
            })
            .collect::<Vec<_>>()
            .concat();
        let page = |open: &str, close: &str| {
            format!(
                "<title>Should the bandstand be saved?</title><body>{open}<h1>Should the bandstand be saved?</h1>\
                 {prose}{close}<section id=comments class=comments-area><h2>30 comments</h2><ol \
                 class=comment-list>{comments}</ol></section>"
            )
        };
        for (open, close) in [("<article>", "</article>"), ("<div>", "</div>")] {
            let page = page(open, close);
            let captures = split_file("bandstand.html", page.as_bytes(), 1 << 20).unwrap();
            let page = split_capture(&captures[0]);
            let threads = find_threads(&captures[0], &page);
            let survey = survey_page(&page, &threads);
            assert_eq!(threads[0].posts.len(), 30);
            assert!(has_article(&survey), "{open}");
            assert_eq!(score_page(&survey).kind.value, PageKind::Article);
        }
    }

    #[test]
    fn a_topic_signed_like_its_replies_is_no_article() {
        let post = |n: usize, words: &str| {
            format!(
                "<div class=doc><div class=face><a href=/people/{n}/><img class=avatar src=a.png></a></div><a \
                 class=from href=/people/{n}/>Reader {n}</a> <span>2015-10-27 20:2{}</span><p>{words}</p></div>",
                n % 10
            )
        };
        let topic = post(
            0,
            &"The bandstand on the square of Lindby leans a little more each winter, and nobody has played in it \
              since the roof began to leak. "
                .repeat(6),
        );
        let replies = (1..=12)
            .map(|n| {
                format!(
                    "<li class=comment-item>{}<a href=#r>Reply</a></li>",
                    post(n, "I walk past it every morning and never heard a note.")
                )
            })
            .collect::<Vec<_>>()
            .concat();
        let page = format!(
            "<title>Should the bandstand be saved?</title><body><h1>Should the bandstand be saved?</h1>{topic}<ul \
             class=replies>{replies}</ul>"
        );
        let captures = split_file("topic.html", page.as_bytes(), 1 << 20).unwrap();
        let page = split_capture(&captures[0]);
        let threads = find_threads(&captures[0], &page);
        assert!(!threads.is_empty());
        assert!(!has_article(&survey_page(&page, &threads)));
    }
}
