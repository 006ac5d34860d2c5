//! Feature rows of lines: what a line is, what stands around it, what the rules made of it, what
//! page it stands on. Linear in the page: windows are differences of running sums.

use rustc_hash::FxHashMap;

use super::Draft;
use super::body::starts_numbered;
use super::context::Context;
use super::sums::{FUNCTION, SHOP, Sums, running_sums, window};
use crate::model::Zone;
use crate::text::phrases::Cue;
use crate::thread::Thread;
use crate::zone::features::{InPost, Row, TextFacts, log, share};

/// What the rows are written from.
pub(super) struct LineSurvey<'a> {
    draft: &'a Draft<'a>,
    pub(super) facts: &'a [TextFacts],
    pub(super) posts: Vec<InPost>,
    /// The first post is the page's own text.
    pub(super) opens_page: bool,
    /// How often the text of a line stands on the page.
    times: Vec<u32>,
    sums: Vec<Sums>,
    /// The nearest line of prose before and after each line.
    prose_before: Vec<usize>,
    prose_after: Vec<usize>,
    /// How many lines of the same shape stand in the row that a line belongs to, and its place there.
    runs: Vec<(u32, u32)>,
    /// The last heading of a list or of comments before each line, and where it stands.
    headings: Vec<(Option<Cue>, usize)>,
    title: Option<usize>,
    /// Whether a line stands in the body.
    inside: Vec<bool>,
    context: Context,
    page: PageValues,
}

/// What all lines of a page share.
#[derive(Clone, Copy, Debug, Default)]
struct PageValues {
    body_share: f32,
    posts: f32,
    prices: f32,
}

/// Half widths of the windows around a line, in lines.
const WINDOWS: [(&str, usize); 4] =
    [("window 2 ", 2), ("window 5 ", 5), ("window 12 ", 12), ("window 40 ", 40)];

/// Neighbours whose own facts a row holds.
const NEIGHBOURS: [isize; 6] = [-3, -2, -1, 1, 2, 3];

/// The shape of a line, so that rows of the same shape can be counted.
fn shape(draft: &Draft, i: usize) -> (bool, u8, bool) {
    let line = &draft.lines[i];
    let size = match line.mass {
        mass if mass < 4.0 => 0,
        mass if mass < 10.0 => 1,
        mass if mass < 20.0 => 2,
        mass if mass < 45.0 => 3,
        _ => 4,
    };
    (line.bullet, size, line.ends)
}

/// Surveys a page that the rules have read.
pub(super) fn survey_lines<'a>(draft: &'a Draft<'a>, threads: &[Thread]) -> LineSurvey<'a> {
    let count = draft.lines.len();
    let facts: &[TextFacts] = &draft.facts;
    let mut posts = vec![InPost::No; count];
    for post in threads.iter().flat_map(|thread| &thread.posts) {
        for (blocks, inside) in [(&post.blocks, InPost::Frame), (&post.body, InPost::Body)] {
            for &i in blocks {
                if let Some(slot) = posts.get_mut(i as usize) {
                    *slot = inside;
                }
            }
        }
    }
    let mut known: FxHashMap<&str, u32> = FxHashMap::default();
    for line in &draft.lines {
        *known.entry(line.text).or_insert(0) += 1;
    }
    let times: Vec<u32> = draft.lines.iter().map(|line| known.get(line.text).copied().unwrap_or(1)).collect();
    let sums = running_sums(draft, facts);
    let body_words: f32 = draft.body.iter().map(|range| window(&sums, range.start, range.end).words).sum();
    let all = sums.last().copied().unwrap_or_default();
    let prices = facts.iter().filter(|fact| fact.hit_share(SHOP) > 0.2).count() as f32;
    let page = PageValues {
        body_share: body_words / all.words.max(1.0),
        posts: threads.iter().map(|thread| thread.posts.len()).sum::<usize>() as f32,
        prices,
    };
    let title = draft.zones.iter().position(|zone| matches!(zone, Some((Zone::Title, _))));
    LineSurvey {
        draft,
        context: Context::new(draft, facts, &times),
        posts,
        opens_page: threads.iter().any(|thread| thread.opens_page),
        times,
        prose_before: nearest(draft, false),
        prose_after: nearest(draft, true),
        runs: count_runs(draft),
        headings: last_headings(draft),
        inside: draft.in_body(),
        sums,
        title,
        page,
        facts,
    }
}

/// For each line the nearest other line of prose on one side; `usize::MAX` where there is none.
fn nearest(draft: &Draft, after: bool) -> Vec<usize> {
    let count = draft.lines.len();
    let mut found = vec![usize::MAX; count];
    let mut last = usize::MAX;
    for step in 0..count {
        let i = if after { count - 1 - step } else { step };
        found[i] = last;
        if draft.lines[i].prose {
            last = i;
        }
    }
    found
}

fn count_runs(draft: &Draft) -> Vec<(u32, u32)> {
    let count = draft.lines.len();
    let mut runs = vec![(0, 0); count];
    let mut from = 0;
    while from < count {
        let mut to = from + 1;
        while to < count && shape(draft, to) == shape(draft, from) {
            to += 1;
        }
        for (place, slot) in runs.get_mut(from..to).unwrap_or_default().iter_mut().enumerate() {
            *slot = ((to - from) as u32, place as u32);
        }
        from = to;
    }
    runs
}

fn last_headings(draft: &Draft) -> Vec<(Option<Cue>, usize)> {
    let mut last = (None, 0);
    draft
        .lines
        .iter()
        .enumerate()
        .map(|(i, line)| {
            if matches!(line.cue, Some(Cue::RankingHead | Cue::RecommendationHead | Cue::CommentsHead))
                && !line.prose
            {
                last = (line.cue, i);
            }
            last
        })
        .collect()
}

/// Classes of cues that a row tells apart.
const CUES: [(&str, &[Cue]); 6] = [
    ("control", &[Cue::Control, Cue::Share]),
    ("promotion", &[Cue::Promotion, Cue::Advertisement]),
    ("form", &[Cue::CommentForm, Cue::FormPart, Cue::CommentsHead]),
    ("list head", &[Cue::RankingHead, Cue::RecommendationHead]),
    ("legal", &[Cue::Legal, Cue::Disclaimer]),
    ("menu", &[Cue::Home, Cue::Section]),
];

impl LineSurvey<'_> {
    /// Writes the row of a line; the row is emptied first.
    pub(super) fn write_line(&self, i: usize, row: &mut Row) {
        row.clear();
        if let Some(fact) = self.facts.get(i) {
            fact.write(row);
        }
        self.write_own(i, row);
        self.write_neighbours(i, row);
        self.write_windows(i, row);
        self.write_rules(i, row);
        self.write_page(i, row);
        self.context.write(self.draft, self.facts, i, row);
    }

    fn write_own(&self, i: usize, row: &mut Row) {
        let Some(line) = self.draft.lines.get(i) else { return };
        row.put("mass", line.mass);
        row.flag("", "bullet", line.bullet);
        row.put("blank before", line.blank_before.min(5) as f32);
        row.put("blank after", line.blank_after.min(5) as f32);
        row.flag("", "time", line.time);
        row.flag("", "address", line.address);
        row.flag("", "prose", line.prose);
        row.flag("", "numbered", starts_numbered(line.text));
        row.flag("", "caption", line.caption);
        row.put("byline", f32::from(line.byline as u8));
        row.put("times", self.times.get(i).copied().unwrap_or(1).min(9) as f32);
        for (name, cues) in CUES {
            row.flag("cue ", name, line.cue.is_some_and(|cue| cues.contains(&cue)));
        }
        let (run, place) = self.runs.get(i).copied().unwrap_or_default();
        row.put("run", log(run));
        row.put("run place", log(place));
        row.put("run left", log(run.saturating_sub(place)));
    }

    fn write_neighbours(&self, i: usize, row: &mut Row) {
        for offset in NEIGHBOURS {
            let near =
                i.checked_add_signed(offset).and_then(|at| self.draft.lines.get(at).zip(self.facts.get(at)));
            let prefix = ["-3 ", "-2 ", "-1 ", "", "+1 ", "+2 ", "+3 "]
                .get((offset + 3) as usize)
                .copied()
                .unwrap_or("");
            row.put_in(prefix, "mass", near.map_or(-1.0, |(line, _)| line.mass));
            row.put_in(prefix, "stops", near.map_or(-1.0, |(_, fact)| share(fact.stops, fact.words())));
            row.put_in(prefix, "function", near.map_or(-1.0, |(_, fact)| fact.hit_share(FUNCTION)));
            row.flag(prefix, "bullet", near.is_some_and(|(line, _)| line.bullet));
            row.flag(prefix, "ends", near.is_some_and(|(line, _)| line.ends));
            row.flag(prefix, "cue", near.is_some_and(|(line, _)| line.cue.is_some()));
            row.flag(prefix, "time", near.is_some_and(|(line, _)| line.time));
            row.flag(
                prefix,
                "title case",
                near.is_some_and(|(_, fact)| share(fact.upper, fact.words()) > 0.6),
            );
        }
    }

    fn write_windows(&self, i: usize, row: &mut Row) {
        for (name, width) in WINDOWS {
            let around = window(&self.sums, i.saturating_sub(width), i + width + 1);
            row.put_in(name, "words", around.words / around.lines.max(1.0));
            row.put_in(name, "prose", around.prose_words / around.words.max(1.0));
            row.put_in(name, "prose lines", around.prose / around.lines.max(1.0));
            row.put_in(name, "bullets", around.bullets / around.lines.max(1.0));
            row.put_in(name, "stops", around.stops / around.words.max(1.0));
            row.put_in(name, "function", around.function / around.looked_up.max(1.0));
            row.put_in(name, "cues", around.cues / around.lines.max(1.0));
            row.put_in(name, "digits", around.digits / around.chars.max(1.0));
            row.put_in(name, "times", around.times / around.lines.max(1.0));
        }
        for (name, width) in [("5 ", 5), ("15 ", 15)] {
            let before = window(&self.sums, i.saturating_sub(width), i);
            let after = window(&self.sums, i + 1, i + 1 + width);
            row.put_in(name, "before prose", before.prose_words / before.words.max(1.0));
            row.put_in(name, "after prose", after.prose_words / after.words.max(1.0));
            row.put_in(name, "before words", before.words / before.lines.max(1.0));
            row.put_in(name, "after words", after.words / after.lines.max(1.0));
        }
        let distance = |at: usize| if at == usize::MAX { 99.0 } else { at.abs_diff(i).min(99) as f32 };
        row.put("prose before", self.prose_before.get(i).map_or(99.0, |&at| distance(at)));
        row.put("prose after", self.prose_after.get(i).map_or(99.0, |&at| distance(at)));
    }

    fn write_rules(&self, i: usize, row: &mut Row) {
        let draft = self.draft;
        let zone = draft.zones.get(i).copied().flatten().map(|(zone, _)| zone);
        row.flag("zone ", "body", zone.is_some_and(Zone::is_body));
        row.flag("zone ", "title", zone == Some(Zone::Title));
        row.flag("zone ", "head", matches!(zone, Some(Zone::Byline | Zone::Attribution | Zone::Standfirst)));
        row.flag("zone ", "list", matches!(zone, Some(Zone::Ranking | Zone::Recommendation)));
        row.flag(
            "zone ",
            "menu",
            matches!(zone, Some(Zone::Navigation | Zone::Breadcrumb | Zone::Control | Zone::Share)),
        );
        row.flag("zone ", "legal", matches!(zone, Some(Zone::Legal | Zone::Disclaimer)));
        row.flag("zone ", "heading", zone == Some(Zone::Heading));
        row.put("post", f32::from(self.posts.get(i).copied().unwrap_or_default() as u8));
        let (start, end) = (draft.body_start(), draft.body_end());
        let inside = self.inside.get(i).copied().unwrap_or(false);
        row.flag("", "in body", inside);
        row.put(
            "to body",
            if inside {
                0.0
            } else if i < start {
                -((start - i).min(99) as f32)
            } else {
                (i + 1).saturating_sub(end).min(99) as f32
            },
        );
        let title = self.title.map_or(-99.0, |title| (i as f32 - title as f32).clamp(-98.0, 300.0));
        row.put("from title", title);
        let (cue, at) = self.headings.get(i).copied().unwrap_or_default();
        row.flag("under ", "list", matches!(cue, Some(Cue::RankingHead | Cue::RecommendationHead)));
        row.flag("under ", "comments", cue == Some(Cue::CommentsHead));
        row.put("under for", if cue.is_some() { (i - at).min(99) as f32 } else { 99.0 });
        let since = window(&self.sums, at, i);
        row.put("under prose", if cue.is_some() { since.prose_words / since.words.max(1.0) } else { -1.0 });
    }

    fn write_page(&self, i: usize, row: &mut Row) {
        let all = self.sums.last().copied().unwrap_or_default();
        let above = self.sums.get(i).copied().unwrap_or_default();
        row.put("place", i as f32 / all.lines.max(1.0));
        row.put("words above", above.words / all.words.max(1.0));
        row.put("prose above", above.prose_words / all.prose_words.max(1.0));
        row.put("line", log(i as u32));
        row.put("line from end", log((self.draft.lines.len() - i) as u32));
        row.put("page lines", log(self.draft.lines.len() as u32));
        row.put("page words", log(all.words as u32));
        row.put("page prose", all.prose_words / all.words.max(1.0));
        row.put("page prose lines", all.prose / all.lines.max(1.0));
        row.put("page bullets", all.bullets / all.lines.max(1.0));
        row.put("page function", all.function / all.looked_up.max(1.0));
        row.put("page cues", all.cues / all.lines.max(1.0));
        row.put("page times", all.times / all.lines.max(1.0));
        row.put("page digits", all.digits / all.chars.max(1.0));
        row.put("page body", self.page.body_share);
        row.put("page posts", log(self.page.posts as u32));
        row.put("page prices", self.page.prices / all.lines.max(1.0));
        row.flag("page ", "opens", self.opens_page);
        row.flag("page ", "title", self.title.is_some());
    }
}
