//! Zones of a page of markup: the model decides what is content, rules name the exact zone.

mod around;
mod clue;
mod content;
mod guess;
mod title;

use super::cut::find_cut;
use super::features::{InPost, Survey, survey_page};
use super::{Decision, Zoning};
use crate::block::Page;
use crate::capture::{Capture, Format};
use crate::model::{Kind, PageKind, Zone};
use crate::thread::Thread;

/// Decides the zones of a page of markup or of a feed item.
pub(crate) fn classify_markup(capture: &Capture, page: &Page, threads: &[Thread]) -> Zoning {
    let survey = survey_page(page, threads);
    let mut probabilities = guess::score_blocks(&survey);
    let titles = title::find_titles(capture, &survey);
    let article = !survey.opens_page;
    for (i, probability) in probabilities.iter_mut().enumerate() {
        *probability = settle(&survey, &titles, article, i, *probability);
    }
    let words: Vec<u32> = survey.blocks.iter().map(|block| block.text.tokens).collect();
    let cut = find_cut(&probabilities, &words);
    let extent = (cut.keep.iter().position(|&keep| keep), cut.keep.iter().rposition(|&keep| keep));
    let extent = extent.0.unwrap_or(0)..extent.1.map_or(0, |last| last + 1);
    let decisions = (0..page.blocks.len())
        .map(|i| {
            let in_text = cut.keep.get(i).copied().unwrap_or(false);
            let probability = probabilities.get(i).copied().unwrap_or(0.0);
            let zone = if titles.contains(&i) {
                Zone::Title
            } else if in_text {
                content::name_content(&survey, threads, i)
            } else {
                around::name_around(&survey, &extent, i)
            };
            Decision { zone, confidence: if in_text { probability } else { 1.0 - probability }, in_text }
        })
        .collect();
    let feed = matches!(capture.format, Format::FeedItem(_));
    let kind = guess::guess_kind(&survey, &cut.keep, feed);
    Zoning { decisions, kind, text_confidence: cut.expected_f1 }
}

/// What rules know better than any score: the title stands outside the text, and so do an article's
/// comments, while what a thread's posts say is the text.
fn settle(survey: &Survey, titles: &[usize], article: bool, i: usize, probability: f32) -> f32 {
    let post = survey.blocks.get(i).map(|block| block.post);
    if titles.contains(&i) {
        return 0.0;
    }
    match post {
        Some(InPost::Body) if article => 0.0,
        Some(InPost::Body) => probability.max(0.9),
        Some(InPost::Frame) => 0.0,
        _ => probability,
    }
}

/// The kind with a confidence.
const fn kind(value: PageKind, confidence: f32) -> Kind {
    Kind { value, confidence }
}
