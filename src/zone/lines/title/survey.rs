//! A page as its possible titles are judged by it, measured once.

use std::borrow::Cow;

use super::kin::{Kin, find_kin};
use super::options::{Said, key_hash, key_of};
use super::words::PageWords;
use crate::model::Zone;
use crate::order::sort_by;
use crate::text::mass::is_unspaced;
use crate::thread::Thread;
use crate::zone::features::TextFacts;
use crate::zone::lines::Draft;
use crate::zone::lines::byline::Byline;
use crate::zone::lines::cohesion::{Length, words_in};
use crate::zone::lines::line::Line;

/// From this mass a line is long for a menu.
pub(super) const LONG: f32 = 7.0;

/// Lines of this mass and less look like entries of a menu.
const ENTRY: f32 = 5.0;

/// Lines around in which entries of menus are counted.
pub(super) const AROUND: usize = 8;

/// Lines among which the way to the page is looked for.
const WAYS_IN: usize = 400;

/// Lines among which repetitions are looked for.
const REPEATED_IN: usize = 3000;

/// What a page's lines are judged by.
pub(super) struct HeadSurvey<'a> {
    pub(super) draft: &'a Draft<'a>,
    /// Where the content begins: the body, or the first post.
    pub(super) first: usize,
    pub(super) facts: &'a [TextFacts],
    /// Lines by a hash of their key, sorted: those that say the same stand together.
    pub(super) same: Vec<(u64, u32)>,
    /// What shows the way to the page.
    pub(super) crumbs: Vec<&'a str>,
    pub(super) words: PageWords,
    /// The next line of prose, and the next and the last byline, for every line.
    pub(super) prose: Vec<usize>,
    pub(super) byline: Vec<usize>,
    pub(super) byline_before: Vec<usize>,
    /// Running count of entries of menus.
    pub(super) entries: Vec<u32>,
    /// Running sum of prose, and of long lines that are none.
    pub(super) prose_mass: Vec<f32>,
    pub(super) rivals: Vec<u32>,
    /// Whether a line speaks of the controls of a list.
    pub(super) listing: Vec<bool>,
    /// First line of the first post.
    pub(super) posts: Option<usize>,
    /// What the prose speaks of most among the lines of the head, see [`Shared::topic`](super::words::Shared).
    pub(super) topic: f32,
    /// The heaviest line of the head that is no prose.
    pub(super) heaviest: f32,
    /// Which lines hold others.
    pub(super) kin: Vec<Kin>,
    /// Keys of what legal lines say.
    pub(super) legal: Vec<String>,
    pub(super) sites: Vec<String>,
    pub(super) scopes: Vec<&'static str>,
    pub(super) blanks: bool,
}

impl<'a> HeadSurvey<'a> {
    pub(super) fn new(
        draft: &'a Draft<'a>,
        threads: &[Thread],
        options: &[Said],
        first: usize,
        article: bool,
    ) -> Self {
        let count = draft.lines.len();
        let reach = options.last().map_or(0, |said| (said.line + 2 * AROUND).min(count));
        let lines = draft.lines.get(..reach).unwrap_or_default();
        let repeated = draft.lines.iter().enumerate().take(REPEATED_IN).filter(|(_, line)| line.mass <= 80.0);
        let mut same: Vec<(u64, u32)> = repeated.map(|(i, line)| (key_hash(line.text), i as u32)).collect();
        sort_by(&mut same, Ord::cmp);
        let ways = draft.zones.iter().zip(&draft.lines).take(WAYS_IN);
        let crumbs = ways
            .filter(|(zone, _)| matches!(zone, Some((Zone::Breadcrumb, _))))
            .map(|(_, line)| line.text)
            .collect();
        let is_byline = |i: usize| draft.lines[i].byline == Byline::Sure;
        let mut entries = vec![0];
        for line in lines {
            let entry = line.mass <= ENTRY && !line.ends;
            entries.push(entries.last().copied().unwrap_or(0) + u32::from(entry));
        }
        let (mut prose_mass, mut rivals) = (vec![0.0_f32], vec![0_u32]);
        for line in &draft.lines {
            let rival = !line.prose && line.mass >= LONG && !line.ends && line.cue.is_none();
            prose_mass
                .push(prose_mass.last().copied().unwrap_or(0.0) + if line.prose { line.mass } else { 0.0 });
            rivals.push(rivals.last().copied().unwrap_or(0) + u32::from(rival));
        }
        let words = PageWords::new(draft, first);
        let topic = options
            .iter()
            .filter(|said| said.line <= first)
            .filter(|said| draft.lines.get(said.line).is_some_and(|line| !line.prose))
            .map(|said| words.shared(&words_of(draft, said), false).topic)
            .fold(0.0, f32::max);
        let legal =
            draft.lines.iter().filter(|line| line.text.len() <= 400 && line.text.contains(['©', 'Ⓒ']));
        Self {
            first,
            facts: draft.facts.get(..reach).unwrap_or_default(),
            crumbs,
            words,
            kin: find_kin(&draft.lines, reach),
            topic,
            prose_mass,
            rivals,
            listing: lines.iter().map(|line| line.listing).collect(),
            posts: first_post(threads),
            prose: next_of(reach, count, |i| draft.lines[i].prose),
            byline: next_of(reach, count, is_byline),
            byline_before: last_of(reach, is_byline),
            heaviest: lines
                .iter()
                .take(first)
                .filter(|line| !line.prose && !line.ends)
                .map(|line| line.mass)
                .fold(0.0, f32::max),
            legal: legal.take(6).map(|line| key_of(line.text)).collect(),
            sites: draft.sites.iter().map(|site| key_of(site)).collect(),
            scopes: scopes_of(draft, threads, first, article),
            blanks: draft.lines.iter().skip(1).take(200).any(|line| line.blank_before > 0),
            same,
            entries,
            draft,
        }
    }
}

/// The words of a possible title.
pub(super) fn words_of<'a>(draft: &'a Draft, said: &Said) -> Cow<'a, [u16]> {
    match draft.lines.get(said.line) {
        Some(line) if line.text.len() == said.text.len() => {
            Cow::Borrowed(draft.words.of(said.line, Length::Middling))
        }
        _ => Cow::Owned(words_in(said.text, Length::Middling)),
    }
}

fn first_post(threads: &[Thread]) -> Option<usize> {
    threads
        .iter()
        .flat_map(|thread| &thread.posts)
        .filter_map(|post| post.blocks.first())
        .min()
        .map(|&i| i as usize)
}

/// Circumstances of the page under which features may mean something else.
fn scopes_of(draft: &Draft, threads: &[Thread], first: usize, article: bool) -> Vec<&'static str> {
    let mut scopes = Vec::new();
    if threads.iter().any(|thread| thread.opens_page) {
        scopes.push("thread");
    } else if !article {
        scopes.push("thin");
    }
    let text = |line: &Line| line.text.chars().take(200).filter(|&c| is_unspaced(c)).count() as f32;
    let sample = || draft.lines.iter().skip(first).take(20);
    let (unspaced, mass) =
        sample().fold((0.0, 0.0), |(u, m), line| (u + text(line), m + line.mass.min(200.0)));
    if unspaced > 0.5 * mass {
        scopes.push("unspaced");
    }
    scopes
}

/// For each line the next one that `holds`; `usize::MAX` where there is none.
fn next_of(reach: usize, count: usize, holds: impl Fn(usize) -> bool) -> Vec<usize> {
    // Farther ones make no difference.
    const FARTHEST: usize = 40;
    let mut next = usize::MAX;
    let mut found = vec![usize::MAX; reach];
    for i in (0..(reach + FARTHEST).min(count)).rev() {
        if let Some(slot) = found.get_mut(i) {
            *slot = next;
        }
        if holds(i) {
            next = i;
        }
    }
    found
}

/// For each line the last one before it that `holds`.
fn last_of(reach: usize, holds: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut last = usize::MAX;
    (0..reach)
        .map(|i| {
            let before = last;
            if holds(i) {
                last = i;
            }
            before
        })
        .collect()
}
