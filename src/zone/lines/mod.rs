//! Zones of text captures.
//!
//! Passes over one [`Draft`], most certain first: threads own their lines, wording tells furniture,
//! the body is the stretch with the most prose, the head is read upwards from it, what follows and
//! what is left over is told by its surroundings. A pass never changes what an earlier one decided.

mod body;
mod byline;
mod cohesion;
mod context;
mod copies;
mod features;
mod head;
mod kind;
mod line;
mod lists;
mod menus;
mod score;
mod sums;
mod tail;
mod title;

use std::ops::Range;

use super::Zoning;
use crate::block::Page;
use crate::model::Zone;
use crate::thread::Thread;
use crate::zone::features::{TextFacts, measure_text};
use cohesion::LineWords;
use line::{Line, read_lines};
pub(crate) use title::TitleLine;

/// A page on its way to zones.
struct Draft<'a> {
    pub(super) lines: Vec<Line<'a>>,
    /// What is counted in each line.
    pub(super) facts: Vec<TextFacts>,
    /// The words of each line that say what it is about.
    pub(super) words: LineWords,
    /// Zone and confidence, once decided.
    pub(super) zones: Vec<Option<(Zone, f32)>>,
    /// The stretches that hold the article, in page order.
    pub(super) body: Vec<Range<usize>>,
    /// Lines of the body that repeat an earlier line of prose.
    pub(super) repeats: Vec<bool>,
    /// Lines of a later copy of the article.
    pub(super) copies: Vec<bool>,
    /// Lines of the body that a later copy repeats: the article, for certain.
    pub(super) copied: Vec<bool>,
    /// Names that the page gives itself.
    pub(super) sites: Vec<String>,
    /// The likeliest titles, best first; none where none is likely.
    pub(super) titles: Vec<TitleLine>,
}

impl Draft<'_> {
    /// Decides a line that no earlier rule has decided.
    pub(super) fn set(&mut self, i: usize, zone: Zone, confidence: f32) {
        if let Some(slot) = self.zones.get_mut(i)
            && slot.is_none()
        {
            *slot = Some((zone, confidence));
        }
    }

    /// Whether a line is still open.
    pub(super) fn is_open(&self, i: usize) -> bool {
        self.zones.get(i).is_some_and(Option::is_none)
    }

    /// Whether a line is a title.
    pub(super) fn is_title(&self, i: usize) -> bool {
        matches!(self.zones.get(i), Some(Some((Zone::Title, _))))
    }

    /// First line of the body, or the end of the page.
    pub(super) fn body_start(&self) -> usize {
        self.body.first().map_or(self.lines.len(), |range| range.start)
    }

    /// For each line whether it stands in the body.
    pub(super) fn in_body(&self) -> Vec<bool> {
        let mut inside = vec![false; self.lines.len()];
        for range in &self.body {
            inside.get_mut(range.clone()).unwrap_or_default().fill(true);
        }
        inside
    }

    /// One past the last line of the body.
    pub(super) fn body_end(&self) -> usize {
        self.body.last().map_or(0, |range| range.end)
    }
}

/// Decides the zone of every line.
pub(super) fn classify_lines(page: &Page, threads: &[Thread]) -> Zoning {
    let draft = draft_page(page, threads);
    let kind = kind::classify_kind(&draft, threads);
    score::decide(&draft, threads, kind)
}

/// What the rules alone make of a page.
fn draft_page<'a>(page: &'a Page, threads: &[Thread]) -> Draft<'a> {
    let mut draft = start_draft(page, threads);
    body::find_body(&mut draft, threads);
    head::mark_head(&mut draft, threads);
    menus::mark_mastheads(&mut draft);
    copies::mark_copies(&mut draft);
    body::mark_body(&mut draft);
    tail::mark_tail(&mut draft);
    lists::mark_lists(&mut draft);
    menus::mark_rest(&mut draft);
    draft
}

/// A page whose threads and breadcrumbs are known.
fn start_draft<'a>(page: &'a Page, threads: &[Thread]) -> Draft<'a> {
    let lines = read_lines(page);
    let count = lines.len();
    let repeats = copies::find_repeats(&lines);
    let mut tokens = Vec::new();
    let mut measure = |line: &Line| {
        tokens.clear();
        measure_text(line.text, &mut tokens)
    };
    let mut draft = Draft {
        facts: lines.iter().map(&mut measure).collect(),
        words: LineWords::new(lines.iter().map(|line| line.text)),
        lines,
        zones: vec![None; count],
        body: Vec::new(),
        repeats,
        copies: vec![false; count],
        copied: vec![false; count],
        sites: Vec::new(),
        titles: Vec::new(),
    };
    mark_threads(&mut draft, threads);
    menus::mark_breadcrumbs(&mut draft);
    draft
}

/// The rows that inference would score, for training to read.
#[cfg(feature = "training")]
pub(crate) fn rows_of_lines(page: &Page, threads: &[Thread]) -> super::training::PageRows {
    let draft = draft_page(page, threads);
    let survey = features::survey_lines(&draft, threads);
    let mut out = super::training::PageRows { opens_page: survey.opens_page, ..Default::default() };
    let mut row = super::features::Row::named();
    for (line, fact) in draft.lines.iter().zip(survey.facts) {
        survey.write_line(out.rows.len(), &mut row);
        out.names = row.names().to_vec();
        out.rows.push(row.values().to_vec());
        out.texts.push(line.text.to_owned());
        out.words.push(fact.words());
        out.tokens.push(fact.tokens);
        out.posts.push(survey.posts.get(out.posts.len()).copied().unwrap_or_default() as u8);
    }
    out
}

/// For training: what may be the title of a page, with what speaks for it.
#[cfg(feature = "training")]
pub(crate) fn titles_of_lines(page: &Page, threads: &[Thread]) -> Vec<(String, Vec<(String, f32)>)> {
    let mut draft = start_draft(page, threads);
    body::find_body(&mut draft, threads);
    title::title_rows(&draft, threads)
}

/// Every line of a later post is a comment; the opening post of a thread page is content.
fn mark_threads(draft: &mut Draft, threads: &[Thread]) {
    for thread in threads {
        for (n, post) in thread.posts.iter().enumerate() {
            if thread.opens_page && n == 0 {
                for &i in post.blocks.iter().filter(|i| post.body.binary_search(i).is_err()) {
                    draft.set(i as usize, Zone::Byline, 0.8);
                }
                continue;
            }
            for &i in &post.blocks {
                draft.set(i as usize, Zone::Comment, 0.95);
            }
        }
    }
}

#[cfg(test)]
mod tests;
