//! Zones of a page of markup: the model decides what is content, rules name the exact zone.

mod around;
mod bare;
mod caption;
mod clue;
mod company;
mod content;
mod conversation;
mod even;
mod fill;
mod insert;
mod notice;
mod post;
mod related;
mod repeat;
mod score;
mod teaser;
mod title;

use super::cut::find_cut;
use super::features::{BlockFacts, InPost, Survey, survey_page};
use super::{Decision, Zoning};
use crate::block::Page;
use crate::capture::{Capture, Format};
use crate::model::{Kind, PageKind, Zone};
use crate::thread::Thread;

/// Decides the zones of a page of markup or of a feed item.
pub(crate) fn classify_markup(capture: &Capture, page: &Page, threads: &[Thread]) -> Zoning {
    let survey = survey_page(page, threads);
    let score::Scores { mut probabilities, kind, thread, article } = score::score_page(&survey);
    if thread > LIKELY_THREAD {
        even::even_out(&survey, &mut probabilities);
    }
    let mut titles = title::find_titles(capture, &survey);
    let feed = matches!(capture.format, Format::FeedItem(_));
    for (i, probability) in probabilities.iter_mut().enumerate() {
        *probability = settle(&survey, &titles, thread, i, *probability);
        // A feed carries the article without the page around it: its running text is the article's.
        if feed && survey.blocks.get(i).is_some_and(BlockFacts::is_good) {
            *probability = probability.max(FEED_TEXT);
        }
    }
    let words: Vec<u32> = survey.blocks.iter().map(|block| block.text.tokens).collect();
    let mut cut = find_cut(&probabilities, &words);
    if !cut.keep.iter().any(|&keep| keep) {
        for i in post::find_post(&survey) {
            if let Some(kept) = cut.keep.get_mut(i) {
                *kept = true;
            }
            titles.retain(|&title| title != i);
        }
    }
    let opening = opening_post(threads);
    if !opening.iter().any(|&block| cut.keep.get(block as usize) == Some(&true)) {
        // A thread without its opening post is no reading of it, whatever the model says.
        for &block in opening {
            if let Some(keep) = cut.keep.get_mut(block as usize) {
                *keep = true;
            }
        }
    }
    if kind.value == PageKind::Article {
        set(&teaser::find_teasers(&survey, &cut.keep), false, &mut cut.keep);
    }
    set(&repeat::find_repeats(&survey, kind.value, &cut.keep), false, &mut cut.keep);
    set(&fill::find_gaps(&survey, kind.value, &cut.keep), true, &mut cut.keep);
    set(&insert::find_inserts(&survey, kind.value, &cut.keep), false, &mut cut.keep);
    if kind.value == PageKind::Article {
        set(&related::find_related(&survey, &cut.keep), false, &mut cut.keep);
    }
    set(&bare::find_unseen(page, &cut.keep), false, &mut cut.keep);
    conversation::keep_to_posts(page, threads, &mut cut.keep);
    if article && kind.value == PageKind::Article {
        conversation::leave_out_comments(threads, &mut cut.keep);
    }
    let extent = (cut.keep.iter().position(|&keep| keep), cut.keep.iter().rposition(|&keep| keep));
    let extent = extent.0.unwrap_or(0)..extent.1.map_or(0, |last| last + 1);
    let mut decisions: Vec<Decision> = (0..page.blocks.len())
        .map(|i| {
            let in_text = cut.keep.get(i).copied().unwrap_or(false);
            let probability = probabilities.get(i).copied().unwrap_or(0.0);
            let zone = if page.blocks.get(i).is_some_and(|raw| raw.marks.inset) {
                Zone::Other
            } else if titles.binary_search(&i).is_ok() {
                Zone::Title
            } else if in_text {
                content::name_content(&survey, threads, thread > LIKELY_THREAD, i)
            } else {
                around::name_around(&survey, &extent, i)
            };
            Decision { zone, confidence: if in_text { probability } else { 1.0 - probability }, in_text }
        })
        .collect();
    company::name_by_company(&survey, &mut decisions);
    for i in bare::find_bare_text(&survey, kind.value, &decisions) {
        if let Some(decision) = decisions.get_mut(i) {
            let zone = content::name_content(&survey, threads, false, i);
            *decision = Decision { zone, confidence: 1.0 - decision.confidence, in_text: true };
        }
    }
    let kind = if feed { FEED_KIND } else { kind };
    Zoning { decisions, kind, text_confidence: cut.expected_f1, titles: Vec::new() }
}

/// Keeps these blocks, or leaves them out.
fn set(blocks: &[usize], kept: bool, keep: &mut [bool]) {
    for &i in blocks {
        if let Some(slot) = keep.get_mut(i) {
            *slot = kept;
        }
    }
}

/// What the opening post of the page says, as block indices.
fn opening_post(threads: &[Thread]) -> &[u32] {
    let opening = threads.iter().find(|thread| thread.opens_page).and_then(|thread| thread.posts.first());
    opening.map_or(&[], |post| post.body.as_slice())
}

/// What rules know better than the model: the title stands outside the text, and so do the comments
/// under anything but a thread. `thread` is how likely the page is one.
fn settle(survey: &Survey, titles: &[usize], thread: f32, i: usize, probability: f32) -> f32 {
    /// A page less likely a thread than this has comments, if anything, not posts.
    const NO_THREAD: f32 = 0.3;
    /// How much a post there counts against what the model says: enough to decide a close call, not
    /// so much that a run of paragraphs taken for posts is lost. Tried on the development pages.
    const COMMENT_FACTOR: f32 = 0.3;
    /// How much a line about the text counts against what the model says.
    const NOTICE_FACTOR: f32 = 0.1;
    if titles.binary_search(&i).is_ok() {
        return 0.0;
    }
    let text = survey.page.blocks.get(i).map_or("", |raw| &raw.text);
    let pointing = || clue::Clue::new(survey, i).is_some_and(caption::is_pointing_caption);
    if survey.blocks.get(i).is_some_and(|block| notice::is_notice(block, text)) || pointing() {
        return probability * NOTICE_FACTOR;
    }
    let comment = survey.blocks.get(i).is_some_and(|block| block.post == InPost::Body);
    if comment && !survey.opens_page && thread < NO_THREAD {
        probability * COMMENT_FACTOR
    } else {
        probability
    }
}

/// A page likelier a thread than this shows posts after its first as comments.
const LIKELY_THREAD: f32 = 0.5;

/// How sure the running text of a feed item is content.
const FEED_TEXT: f32 = 0.9;

/// What a feed carries is an article, most likely.
const FEED_KIND: Kind = Kind { value: PageKind::Article, confidence: 0.95 };
