//! Rules and the learned line model together: what is in the text, and how sure.

use super::Draft;
use super::features::{LineSurvey, survey_lines};
use super::kind;
use crate::model::{Kind, PageKind, Zone};
use crate::thread::Thread;
use crate::zone::cut::find_cut;
use crate::zone::features::{InPost, Row};
use crate::zone::model::{ABREAST, Columns, Name, forest};
use crate::zone::{Decision, Zoning};

/// Decides every line: the model says what is text, the rules say what everything is.
pub(super) fn decide(draft: &Draft, threads: &[Thread], kind: Kind) -> Zoning {
    let forest = forest(Name::Lines);
    if forest.is_empty() {
        return decide_by_rules(draft, threads, kind);
    }
    let survey = survey_lines(draft, threads);
    let said = score_lines(draft, &survey);
    let replies = Replies::new(threads, &survey, &said);
    let kind = kind::settle_thread(threads, kind, replies.likely);
    let probabilities: Vec<f32> = said
        .iter()
        .enumerate()
        .map(|(i, &probability)| settle(draft, kind.value, &replies, i, probability))
        .collect();
    let words: Vec<u32> = survey.facts.iter().map(|fact| fact.tokens).collect();
    drop(survey);
    let mut cut = find_cut(&probabilities, &words);
    keep_headings(draft, &mut cut.keep);
    let decisions = (0..draft.lines.len())
        .map(|i| {
            let in_text = cut.keep.get(i).copied().unwrap_or(false);
            let probability = probabilities.get(i).copied().unwrap_or(0.0);
            decide_line(draft, i, in_text, probability)
        })
        .collect();
    Zoning { decisions, kind, text_confidence: cut.expected_f1, titles: draft.titles.clone() }
}

/// How likely each line is text, as the model says: rows live only while they are scored, [`ABREAST`] at a time.
/// Lines that rules decide whatever it says are not asked about.
fn score_lines(draft: &Draft, survey: &LineSurvey) -> Vec<f32> {
    let forest = forest(Name::Lines);
    let mut row = Row::default();
    let mut columns = Columns::new(forest);
    let mut said = vec![0.0; draft.lines.len()];
    let asked: Vec<usize> = (0..draft.lines.len()).filter(|&i| !is_ruled(draft, survey, i)).collect();
    for lines in asked.chunks(ABREAST) {
        columns.clear();
        for &i in lines {
            survey.write_line(i, &mut row);
            columns.add(forest, row.padded());
        }
        for (&i, probability) in lines.iter().zip(forest.probabilities_abreast(&columns)) {
            if let Some(slot) = said.get_mut(i) {
                *slot = probability;
            }
        }
    }
    said
}

/// Whether [`settle`] gives a line the same probability whatever the model says, and nothing else asks.
fn is_ruled(draft: &Draft, survey: &LineSurvey, i: usize) -> bool {
    if survey.posts.get(i) != Some(&InPost::No) {
        return false;
    }
    let copy = draft.copies.get(i).copied().unwrap_or(false);
    let copied = draft.copied.get(i).copied().unwrap_or(false);
    copy || !copied
        && draft.zones.get(i).copied().flatten().is_some_and(|(zone, confidence)| match zone {
            // A title may be none after all.
            Zone::Title => false,
            Zone::Byline | Zone::Caption => confidence >= SURELY_RULED,
            _ => OUTSIDE.contains(&zone),
        })
}

/// A heading inside the body goes with what it heads.
fn keep_headings(draft: &Draft, keep: &mut [bool]) {
    let mut next = false;
    for ((kept, zone), inside) in keep.iter_mut().zip(&draft.zones).zip(draft.in_body()).rev() {
        if inside && matches!(zone, Some((Zone::Heading, _))) {
            *kept = next;
        } else {
            next = *kept;
        }
    }
}

/// From this probability on, what looks like a byline or a caption is text all the same.
const SURELY_TEXT: f32 = 0.6;

/// From this confidence on, the rules' titles, bylines and captions stand.
const SURELY_RULED: f32 = 0.85;

/// Zones that rules find so surely that the model is not asked.
const OUTSIDE: [Zone; 6] =
    [Zone::Title, Zone::Attribution, Zone::Breadcrumb, Zone::Legal, Zone::Comment, Zone::CommentForm];

/// The posts behind the opening one, and how likely the model takes them for content.
struct Replies {
    posts: Vec<InPost>,
    likely: Option<f32>,
    /// The lines of the opening post, where the thread is the page.
    opening: Option<Vec<InPost>>,
}

impl Replies {
    fn new(threads: &[Thread], survey: &LineSurvey, said: &[f32]) -> Self {
        let mut posts = survey.posts.clone();
        let mut opening = None;
        for post in
            threads.iter().filter(|thread| thread.opens_page).filter_map(|thread| thread.posts.first())
        {
            let lines = opening.get_or_insert_with(|| vec![InPost::No; posts.len()]);
            for &i in &post.blocks {
                if let Some((slot, line)) = posts.get_mut(i as usize).zip(lines.get_mut(i as usize)) {
                    *line = std::mem::replace(slot, InPost::No);
                }
            }
        }
        let (mut all, mut likely) = (0.0_f32, 0.0_f32);
        for ((post, fact), probability) in posts.iter().zip(survey.facts).zip(said) {
            if *post == InPost::Body {
                all += fact.tokens as f32;
                likely += fact.tokens as f32 * probability;
            }
        }
        Self { posts, likely: (all > 0.0).then(|| likely / all), opening }
    }
}

/// From this mean probability on, replies below what is no thread are taken as they come: they are
/// hardly comments.
const HARDLY_COMMENTS: f32 = 0.5;

/// What is left of the probability of comments below an article. Picked on the development pages.
const COMMENT_FACTOR: f32 = 0.5;

/// Least probability of what the page prints a second time as its article.
const COPIED: f32 = 0.9;

/// Least probability of the rows of a table inside the body: tabs part no lines of the dumps that the model saw.
const ROW: f32 = 0.7;

/// Least probability of what the opening post of a thread says, and what is left of that of a line outside all posts: the
/// model knows articles best, and a post may be a few words.
const OPENING: f32 = 0.85;
const AROUND_THREAD: f32 = 0.3;

/// What rules know better than the model.
fn settle(draft: &Draft, kind: PageKind, replies: &Replies, i: usize, probability: f32) -> f32 {
    let ruled = draft.zones.get(i).copied().flatten();
    let zone = ruled.map(|(zone, _)| zone);
    let sure = ruled.is_some_and(|(_, confidence)| confidence >= SURELY_RULED);
    // A later copy says nothing new; the document leaves it out of the text by itself.
    if draft.copies.get(i).copied().unwrap_or(false) {
        return 0.0;
    }
    if draft.copied.get(i).copied().unwrap_or(false) {
        return probability.max(COPIED);
    }
    // On a listing, a second title is an item.
    let chosen = draft.titles.first().is_some_and(|title| title.line == i);
    let second = zone == Some(Zone::Title) && kind != PageKind::Readout && !sure && !chosen;
    let said = kind == PageKind::Thread || replies.likely.is_some_and(|likely| likely >= HARDLY_COMMENTS);
    if let Some(opening) = replies.opening.as_ref().filter(|_| kind == PageKind::Thread) {
        match opening.get(i) {
            Some(InPost::Body) => return probability.max(OPENING),
            Some(InPost::Frame) => return 0.0,
            _ if replies.posts.get(i) == Some(&InPost::No) => return probability * AROUND_THREAD,
            _ => {}
        }
    }
    match (zone, replies.posts.get(i)) {
        _ if second => probability,
        (_, Some(InPost::Body | InPost::Frame)) => probability * if said { 1.0 } else { COMMENT_FACTOR },
        (Some(Zone::Byline | Zone::Caption), _) if sure || probability < SURELY_TEXT => 0.0,
        (Some(zone), _) if OUTSIDE.contains(&zone) => 0.0,
        (Some(Zone::Table), _) => probability.max(ROW),
        _ => probability,
    }
}

fn decide_line(draft: &Draft, i: usize, in_text: bool, probability: f32) -> Decision {
    let (zone, confidence) = draft.zones.get(i).copied().flatten().unwrap_or((Zone::Other, 0.3));
    if draft.copies.get(i).copied().unwrap_or(false) {
        return Decision { zone, confidence, in_text: true };
    }
    let (zone, confidence) = match (in_text, zone.is_body() || zone == Zone::Comment) {
        (true, true) => (zone, confidence.max(probability)),
        (false, false) => (zone, confidence),
        (true, false) => (content_zone(draft, i), probability),
        (false, true) if zone == Zone::Comment => (zone, confidence),
        (false, true) => (Zone::Other, 1.0 - probability),
    };
    Decision { zone, confidence, in_text }
}

/// The zone of a line that the model takes for text and the rules do not.
fn content_zone(draft: &Draft, i: usize) -> Zone {
    let Some(line) = draft.lines.get(i) else { return Zone::Other };
    let next = draft.lines.get(i + 1);
    if line.bullet {
        Zone::ListItem
    } else if !line.prose && !line.ends && next.is_some_and(|next| next.prose || next.bullet) {
        Zone::Heading
    } else {
        Zone::Paragraph
    }
}

/// The decisions of the rules alone.
fn decide_by_rules(draft: &Draft, threads: &[Thread], kind: Kind) -> Zoning {
    let mut decisions: Vec<Decision> = draft
        .zones
        .iter()
        .map(|zone| {
            let (zone, confidence) = zone.unwrap_or((Zone::Other, 0.3));
            Decision { zone, confidence, in_text: zone.is_body() }
        })
        .collect();
    if kind.value == PageKind::Thread {
        let said = threads.iter().filter(|thread| thread.opens_page).flat_map(|thread| &thread.posts);
        for &i in said.flat_map(|post| &post.body) {
            if let Some(decision) = decisions.get_mut(i as usize) {
                decision.in_text = true;
            }
        }
    }
    let text_confidence = kind::score_text(draft, kind.value);
    Zoning { decisions, kind, text_confidence, titles: draft.titles.clone() }
}
