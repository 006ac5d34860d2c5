//! What stands around a line at some distance: what the lines before and behind it speak of, which
//! stretch of prose it belongs to, what it repeats. Text captures have no elements; these stand in
//! for the containers of a page. Linear in the page.

use super::Draft;
use super::cohesion::Cohesion;
use super::sums::group;
use crate::zone::features::{Row, TEXT_GROUPS, TextFacts, log, share};

const GROUPS: usize = TEXT_GROUPS.len();

/// Half widths, in lines, of the windows in which words are counted.
const NEAR: [(&str, usize); 2] = [("near 4 ", 4), ("near 15 ", 15)];

/// Lines before and behind in which words are counted apart.
const SIDE: usize = 25;

/// Groups whose last and next mention are measured: what opens and closes parts of a page.
const MARKING: [&str; 8] = ["comment", "related", "review", "legal", "account", "nav", "share", "shop"];

/// Places of [`MARKING`] in [`TEXT_GROUPS`].
const MARKED: [usize; MARKING.len()] = {
    let mut places = [0; MARKING.len()];
    let mut at = 0;
    while at < MARKING.len() {
        places[at] = group(MARKING[at]);
        at += 1;
    }
    places
};

/// Groups whose words are counted before and behind a line, in the order of [`TEXT_GROUPS`]: those of [`MARKING`],
/// and times.
const SIDES: [usize; MARKING.len() + 1] = {
    let mut places = [group("time"); MARKING.len() + 1];
    let (mut place, mut count) = (0, 0);
    while place < GROUPS {
        let mut told = place == group("time");
        let mut at = 0;
        while at < MARKING.len() {
            told = told || MARKED[at] == place;
            at += 1;
        }
        if told {
            places[count] = place;
            count += 1;
        }
        place += 1;
    }
    places
};

/// Share of a line's words from which it mentions a group.
const MENTIONED: f32 = 0.3;

/// Longest distance to a mention, in lines.
const FARTHEST: u8 = 250;

/// Most lines without prose inside one stretch of prose, for two ideas of a stretch.
const GAPS: [(&str, usize); 2] = [("stretch 4 ", 4), ("stretch 12 ", 12)];

/// Share of the longest stretch's words from which a stretch is a main one.
const MAIN: f32 = 0.4;

/// Longest heading, in units of the mass of a line.
const HEADING_MASS: f32 = 24.0;

/// Lines of prose that stand together.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    from: usize,
    to: usize,
    words: f32,
}

/// The stretches of a page.
struct Stretches {
    all: Vec<Stretch>,
    /// Words of the longest, and the first main one.
    longest: f32,
    main: Option<(usize, Stretch)>,
}

/// What is known of all lines of a page.
pub(super) struct Context {
    /// Running sums of the share of each group's words.
    says: Vec<[f32; GROUPS]>,
    /// Lines since the last mention of the groups of [`MARKING`], and until the next one.
    since: Vec<[u8; MARKING.len()]>,
    until: Vec<[u8; MARKING.len()]>,
    /// The nearest line above that looks like a heading.
    headings: Vec<Option<u32>>,
    /// Running count of the lines whose text stands on the page more than once.
    repeats: Vec<u32>,
    stretches: [Stretches; GAPS.len()],
    cohesion: Cohesion,
    /// Means over the page.
    page: Vec<(&'static str, f32)>,
}

impl Context {
    /// Measures a page; `times` says how often the text of each line stands on it.
    pub(super) fn new(draft: &Draft, facts: &[TextFacts], times: &[u32]) -> Self {
        let (mut says, mut repeats) =
            (Vec::with_capacity(facts.len() + 1), Vec::with_capacity(facts.len() + 1));
        says.push([0.0; GROUPS]);
        repeats.push(0);
        for (at, fact) in facts.iter().enumerate() {
            let mut sums = says.last().copied().unwrap_or_default();
            for (sum, share) in sums.iter_mut().zip(fact.hit_shares()) {
                *sum += share;
            }
            says.push(sums);
            let known = repeats.last().copied().unwrap_or(0);
            repeats.push(known + u32::from(times.get(at).is_some_and(|&times| times > 1)));
        }
        Self {
            since: mentions(facts, false),
            until: mentions(facts, true),
            headings: find_headings(draft),
            stretches: GAPS.map(|(_, gap)| find_stretches(draft, facts, gap)),
            cohesion: Cohesion::new(draft),
            page: page_means(facts),
            says,
            repeats,
        }
    }

    /// Writes the values of a line.
    pub(super) fn write(&self, draft: &Draft, facts: &[TextFacts], i: usize, row: &mut Row) {
        self.write_words(i, row);
        let above = self.headings.get(i).copied().flatten().map(|at| at as usize);
        row.put("heading for", above.map_or(-1.0, |at| (i - at).min(99) as f32));
        row.put("heading mass", above.and_then(|at| draft.lines.get(at)).map_or(-1.0, |line| line.mass));
        let upper = above.and_then(|at| facts.get(at)).map_or(-1.0, |fact| share(fact.upper, fact.cased));
        row.put("heading upper", upper);
        for (name, width) in [("repeats 5", 5), ("repeats 20", 20)] {
            let (from, to) = (i.saturating_sub(width), (i + width + 1).min(facts.len()));
            let at = |i: usize| self.repeats.get(i).copied().unwrap_or(0);
            row.put(name, share(at(to).saturating_sub(at(from)), (to - from) as u32));
        }
        for ((name, _), stretches) in GAPS.iter().zip(&self.stretches) {
            write_stretch(stretches, name, i, row);
        }
        self.cohesion.write(i, row);
        for (name, value) in &self.page {
            row.put_in("mean ", name, *value);
        }
    }

    /// Writes what the lines around speak of.
    fn write_words(&self, i: usize, row: &mut Row) {
        let count = self.says.len() - 1;
        for (prefix, width) in NEAR {
            let near = self.mean(i.saturating_sub(width), (i + width + 1).min(count));
            row.put_all(prefix, |group| TEXT_GROUPS[group], near);
        }
        let before = self.mean(i.saturating_sub(SIDE), i);
        let behind = self.mean(i + 1, (i + 1 + SIDE).min(count));
        for group in SIDES {
            row.put_in("before ", TEXT_GROUPS[group], before[group]);
            row.put_in("behind ", TEXT_GROUPS[group], behind[group]);
        }
        for (prefix, distances) in [("since ", &self.since), ("until ", &self.until)] {
            let lines = distances.get(i).copied().unwrap_or([FARTHEST; MARKING.len()]);
            row.put_all(prefix, |at| MARKING[at], lines.map(f32::from));
        }
    }

    /// The mean share of each group's words in some lines.
    fn mean(&self, from: usize, to: usize) -> [f32; GROUPS] {
        if to <= from {
            return [0.0; GROUPS];
        }
        let at = |i: usize| self.says.get(i).copied().unwrap_or([0.0; GROUPS]);
        let (before, until, lines) = (at(from), at(to), (to - from) as f32);
        std::array::from_fn(|group| (until[group] - before[group]) / lines)
    }
}

/// For each line how far the nearest mention of each group is, the line's own not counted.
fn mentions(facts: &[TextFacts], behind: bool) -> Vec<[u8; MARKING.len()]> {
    let mut found = vec![[FARTHEST; MARKING.len()]; facts.len()];
    let mut lines = [FARTHEST; MARKING.len()];
    for step in 0..facts.len() {
        let i = if behind { facts.len() - 1 - step } else { step };
        let (Some(fact), Some(slot)) = (facts.get(i), found.get_mut(i)) else { continue };
        *slot = lines;
        for (distance, group) in lines.iter_mut().zip(MARKED) {
            *distance =
                if fact.hit_share(group) >= MENTIONED { 1 } else { distance.saturating_add(1).min(FARTHEST) };
        }
    }
    found
}

fn find_headings(draft: &Draft) -> Vec<Option<u32>> {
    let mut last = None;
    (0..draft.lines.len())
        .map(|i| {
            let above = last;
            let line = &draft.lines[i];
            let next = draft.lines.get(i + 1).map_or(0.0, |next| next.mass);
            let short = line.mass <= HEADING_MASS && !line.prose && !line.bullet;
            if short && (line.blank_before > 0 || next > 1.5 * line.mass) {
                last = Some(i as u32);
            }
            above
        })
        .collect()
}

fn find_stretches(draft: &Draft, facts: &[TextFacts], gap: usize) -> Stretches {
    let mut all: Vec<Stretch> = Vec::new();
    for (i, fact) in facts.iter().enumerate().filter(|(i, _)| draft.lines[*i].prose) {
        let words = fact.words() as f32;
        match all.last_mut() {
            Some(last) if i - last.to <= gap => {
                last.to = i;
                last.words += words;
            }
            _ => all.push(Stretch { from: i, to: i, words }),
        }
    }
    let longest = all.iter().map(|stretch| stretch.words).fold(1.0, f32::max);
    let main = all.iter().copied().enumerate().find(|(_, stretch)| stretch.words >= MAIN * longest);
    Stretches { all, longest, main }
}

/// Writes which stretch of prose a line stands in or before, against the longest and the first main one.
fn write_stretch(stretches: &Stretches, prefix: &str, i: usize, row: &mut Row) {
    let place = stretches.all.partition_point(|stretch| stretch.to < i);
    let next = stretches.all.get(place);
    let inside = next.is_some_and(|stretch| stretch.from <= i);
    let size = next.map_or(-2.0, |stretch| stretch.words / stretches.longest);
    row.put_in(prefix, "size", if inside || next.is_none() { size } else { -size });
    row.put_in(prefix, "words", next.map_or(-1.0, |stretch| log(stretch.words as u32)));
    let main = stretches.main;
    row.put_in(prefix, "place", place as f32 - main.map_or(0.0, |(place, _)| place as f32));
    row.put_in(prefix, "from main", main.map_or(0.0, |(_, main)| i as f32 - main.from as f32));
    row.put_in(prefix, "behind main", main.map_or(0.0, |(_, main)| i as f32 - main.to as f32));
    row.put_in(prefix, "count", stretches.all.len() as f32);
}

/// Means of the lines' values.
fn page_means(facts: &[TextFacts]) -> Vec<(&'static str, f32)> {
    let count = facts.len().max(1) as f32;
    let mean = |value: &dyn Fn(&TextFacts) -> f32| facts.iter().map(value).sum::<f32>() / count;
    let flag = |set: bool| if set { 1.0 } else { 0.0 };
    let mut means: Vec<(&'static str, f32)> = TEXT_GROUPS
        .iter()
        .enumerate()
        .map(|(group, name)| (*name, mean(&|fact| fact.hit_share(group))))
        .collect();
    means.extend([
        ("upper", mean(&|fact| share(fact.upper, fact.cased))),
        ("bars", mean(&|fact| share(fact.bars, fact.words()))),
        ("quotes", mean(&|fact| share(fact.quotes, fact.words()))),
        ("commas", mean(&|fact| share(fact.commas, fact.words()))),
        ("digit", mean(&|fact| flag(fact.first.is_some_and(|c| c.is_ascii_digit())))),
        ("colon", mean(&|fact| flag(matches!(fact.last, Some(':' | '：'))))),
        ("word length", mean(&|fact| share(fact.chars, fact.words()))),
        ("question", mean(&|fact| flag(matches!(fact.last, Some('?' | '？'))))),
        ("cjk", mean(&|fact| share(fact.cjk, fact.tokens))),
        ("signs", mean(&|fact| share(fact.signs, fact.chars))),
    ]);
    means
}
