//! Lines of pages to paragraphs, where it is safe: a line goes on with the next where the next word had no room in it.
//!
//! All widths here are parts of the font's size, picked by hand on pages printed by browsers and word processors.

use rustc_hash::{FxHashMap, FxHashSet};

use super::line::{Line, is_wide};
use super::rightward::turn;

/// A line that breaks a paragraph is this long at least: shorter ones are entries of menus and of lists.
const SHORTEST: f64 = 12.0;

/// Lines of a paragraph are so far apart at most.
const WIDEST_LEADING: f64 = 2.2;

/// A gap that is so many times the one beside it parts paragraphs.
const WIDER: f64 = 1.15;

/// Points at the upper and lower end of a page where programs print the date, the title and the number.
const MARGIN: f64 = 28.0;

/// The text of lines in the order in which they were drawn; `heights` are the lower and upper end of each page. What
/// is printed on all pages stands once, at the end, and is given by itself, too. What a browser prints into the margins
/// (`printed`) is no part of the page, and its date was taken for that of the text: it is given by itself alone.
pub(super) fn join_lines(lines: Vec<Line>, heights: &[(f64, f64)], printed: bool) -> (String, Vec<String>) {
    let mut lines: Vec<Line> = lines.into_iter().filter(|line| !line.text.trim().is_empty()).collect();
    for line in &mut lines {
        if let Some(turned) = turn(&line.text) {
            line.text = turned;
        }
        // Marks of lists are drawn in fonts of signs, which say nothing of them.
        if let Some(rest) = line.text.strip_prefix("\u{fffd} ") {
            line.text = format!("• {rest}");
        }
    }
    let (running, lines) = set_aside(drop_doubles(lines), heights);
    let breaks = find_breaks(&lines);
    let mut writer = Writer { out: String::new(), words: words_of(&lines) };
    let mut from = 0;
    // The last line written, and where its block ended to the right.
    let mut last: Option<(&Line, f64)> = None;
    for (at, ends) in breaks.iter().enumerate() {
        if !ends {
            continue;
        }
        let block = lines.get(from..=at).unwrap_or_default();
        from = at + 1;
        let left = block.iter().map(|line| line.at.start).fold(f64::INFINITY, f64::min);
        let right = block.iter().map(|line| line.at.end).fold(f64::NEG_INFINITY, f64::max);
        for (place, line) in block.iter().enumerate() {
            let goes_on = match last {
                Some((before, _)) if place > 0 => goes_on(before, line, left, right),
                Some((before, right)) => turns_over(before, line, left, right),
                None => false,
            };
            writer.write(&line.text, goes_on, place == 0);
            last = Some((line, right));
        }
    }
    for (line, _) in running.iter().filter(|(_, outside)| !(printed && *outside)) {
        writer.write(&line.text, false, true);
    }
    (writer.out, running.into_iter().map(|(line, _)| line.text.trim().to_owned()).collect())
}

/// Bold type is drawn twice by some programs.
fn drop_doubles(lines: Vec<Line>) -> Vec<Line> {
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        let near = |a: f64, b: f64| (a - b).abs() < 0.15 * line.at.size;
        let double = kept.iter().rev().take(3).any(|other| {
            other.text == line.text
                && other.at.page == line.at.page
                && near(other.at.start, line.at.start)
                && near(other.at.base, line.at.base)
        });
        if !double {
            kept.push(line);
        }
    }
    kept
}

/// Parts what is printed at the ends of pages from the text: lines in the margin, and those that stand at one place of
/// several pages and differ in figures at most. Says of each whether it stands in the margin.
fn set_aside(lines: Vec<Line>, heights: &[(f64, f64)]) -> (Vec<(Line, bool)>, Vec<Line>) {
    let key = |line: &Line| {
        let masked: String =
            line.text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).take(200).collect();
        (line.at.base.round() as i64, line.at.start.round() as i64, masked)
    };
    let mut pages: FxHashMap<_, (usize, usize)> = FxHashMap::default();
    for line in &lines {
        let (last, count) = pages.entry(key(line)).or_insert((usize::MAX, 0));
        *count += usize::from(*last != line.at.page);
        *last = line.at.page;
    }
    let (mut running, mut rest, mut seen) = (Vec::new(), Vec::new(), FxHashSet::default());
    for line in lines {
        let (low, high) = heights.get(line.at.page).copied().unwrap_or((f64::NEG_INFINITY, f64::INFINITY));
        let level = line.at.direction.0 > 0.99;
        let outside = level && (line.at.base < low + MARGIN || line.at.base > high - MARGIN);
        let key = key(&line);
        let repeated = pages.get(&key).is_some_and(|(_, count)| *count > 1);
        if !outside && !repeated {
            rest.push(line);
        } else if seen.insert(key.2) {
            running.push((line, outside));
        }
    }
    (running, rest)
}

/// How far down the next line stands, where it may be one of the same block.
fn drop_to(line: &Line, next: &Line) -> Option<f64> {
    let (a, b) = (&line.at, &next.at);
    let drop = a.base - b.base;
    let size = a.size.max(b.size);
    let alike = (a.size - b.size).abs() < 0.08 * size;
    let turned = a.direction.0 * b.direction.0 + a.direction.1 * b.direction.1 < 0.99;
    let beside = b.start < a.end && a.start < b.end;
    let fits = drop > 0.7 * size && drop < WIDEST_LEADING * size;
    (a.page == b.page && alike && !turned && beside && fits).then_some(drop)
}

/// Behind which lines a block ends: where type, column or page change, and where the gap is wider than beside it.
fn find_breaks(lines: &[Line]) -> Vec<bool> {
    let drops: Vec<Option<f64>> = lines.windows(2).map(|pair| drop_to(pair.first()?, pair.get(1)?)).collect();
    let usual = find_leadings(lines, &drops);
    let wide = |at: usize| {
        let Some(Some(drop)) = drops.get(at) else { return true };
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let beside = beside.filter_map(|at| drops.get(at).copied().flatten());
        let usual = lines.get(at).and_then(|line| usual.get(&halves(line.at.size))).copied();
        let least = beside.chain(usual).reduce(f64::min);
        let size = lines.get(at).map_or(0.0, |line| line.at.size);
        *drop > least.map_or(1.7 * size, |least| WIDER * least)
    };
    (0..lines.len()).map(wide).collect()
}

/// How far lines of each size are apart, where that is seen often enough to be the leading of a text.
fn find_leadings(lines: &[Line], drops: &[Option<f64>]) -> FxHashMap<i64, f64> {
    /// Gaps of one width that are no chance.
    const ENOUGH: usize = 3;
    let mut counts: FxHashMap<(i64, i64), usize> = FxHashMap::default();
    let mut usual: FxHashMap<i64, f64> = FxHashMap::default();
    for (line, drop) in lines.iter().zip(drops) {
        let Some(drop) = drop else { continue };
        let size = halves(line.at.size);
        let count = counts.entry((size, halves(*drop))).or_default();
        *count += 1;
        if *count >= ENOUGH {
            let least = usual.entry(size).or_insert(*drop);
            *least = least.min(*drop);
        }
    }
    usual
}

/// A length in half points.
fn halves(length: f64) -> i64 {
    (2.0 * length).round() as i64
}

/// Whether a line goes on with the next one of its block.
fn goes_on(line: &Line, next: &Line, left: f64, right: f64) -> bool {
    let size = line.at.size;
    let indented = next.at.start > left + 0.9 * size;
    if line.at.end - line.at.start < SHORTEST * size || indented || is_entry(&next.text) {
        return false;
    }
    let wide = next.text.starts_with(is_wide);
    let first = if wide {
        // What must not begin a line stays with what stands before it.
        let signs = next.text.chars().skip(1).take_while(|&c| is_wide(c) && !c.is_alphanumeric()).count();
        (1 + signs) as f64 * size
    } else {
        let word = next.text.chars().take_while(|&c| c != ' ' && !is_wide(c)).count();
        let all = next.text.chars().count().max(1);
        (next.at.end - next.at.start) * word as f64 / all as f64 + 0.25 * size
    };
    right - line.at.end < first + 0.3 * size
}

/// Whether a line goes on with the first one of the next column or page.
fn turns_over(line: &Line, next: &Line, left: f64, right: f64) -> bool {
    let alike = (line.at.size - next.at.size).abs() < 0.05 * line.at.size;
    let turned =
        next.at.page == line.at.page + 1 || (next.at.page == line.at.page && next.at.base > line.at.base);
    let open =
        line.text.trim_end().ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '，' | '、' | '-'));
    alike && turned && open && goes_on(line, next, left, right)
}

/// Whether a line begins as an entry of a list does.
fn is_entry(text: &str) -> bool {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let behind = text.chars().nth(digits);
    text.starts_with(['•', '·', '▪', '●', '○', '◦', '■', '□', '►', '▶', '*', '※', '–', '—'])
        || (1..=2).contains(&digits) && matches!(behind, Some('.' | ')' | '、' | '）' | '．'))
}

/// How often each word stands in lines, which tells whether one was parted at the end of a line.
fn words_of(lines: &[Line]) -> FxHashMap<String, usize> {
    let mut counts = FxHashMap::default();
    if !lines.iter().any(|line| line.text.trim_end().ends_with('-')) {
        return counts;
    }
    let words = lines.iter().flat_map(|line| line.text.split(|c: char| !c.is_alphanumeric()));
    for word in words.filter(|word| !word.is_empty()) {
        *counts.entry(word.to_lowercase()).or_default() += 1;
    }
    counts
}

/// What is written so far.
struct Writer {
    out: String,
    words: FxHashMap<String, usize>,
}

impl Writer {
    /// Adds a line: to the one before, or by itself; a block stands apart.
    fn write(&mut self, text: &str, goes_on: bool, block: bool) {
        let text = text.trim();
        let end = self.out.trim_end_matches(' ').len();
        self.out.truncate(end);
        if !goes_on {
            let breaks = if self.out.is_empty() {
                ""
            } else if block {
                "\n\n"
            } else {
                "\n"
            };
            self.out.push_str(breaks);
        } else if self.out.ends_with('\u{ad}') {
            self.out.pop();
        } else if self.out.ends_with('-') {
            if self.is_parted(text) {
                self.out.pop();
            }
        } else if !self.out.ends_with(is_wide) && !text.starts_with(is_wide) {
            self.out.push(' ');
        }
        let mut letters = text.chars().peekable();
        while let Some(c) = letters.next() {
            // Elsewhere than at the end of a line it is not seen.
            if c != '\u{ad}' || letters.peek().is_none() {
                self.out.push(c);
            }
        }
    }

    /// Whether the hyphen at the end parts one word: the whole word stands elsewhere, or its halves do not.
    fn is_parted(&self, next: &str) -> bool {
        let before = self.out.strip_suffix('-').unwrap_or_default();
        let letter = |c: char| c.is_lowercase() && c.is_alphabetic();
        let from = before.rfind(|c: char| !c.is_alphanumeric()).map_or(0, |at| {
            at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
        });
        let first = before.get(from..).unwrap_or_default();
        let end = next.find(|c: char| !c.is_alphanumeric()).unwrap_or(next.len());
        let second = next.get(..end).unwrap_or_default();
        if !first.ends_with(letter) || !second.starts_with(letter) {
            return false;
        }
        let count = |word: &str| self.words.get(&word.to_lowercase()).copied().unwrap_or_default();
        // Each half stands here, and is a word where it stands elsewhere, too.
        count(&format!("{first}{second}")) > 0 || count(first) < 2 || count(second) < 2
    }
}
