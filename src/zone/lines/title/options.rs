//! The lines of a text capture that may be its title.

use crate::model::Zone;
use crate::text::letter::is_alphanumeric;
use crate::zone::features::mix;
use crate::zone::lines::Draft;
use crate::zone::lines::menus::find_steps;

/// How many lines from the top are looked at. Of 1,647 dumped pages 20 show their title further down.
const REACH: usize = 400;

/// How many lines of an article's body are looked at: 16 of 1,500 dumped articles show their title further down only.
const INSIDE: usize = 25;

/// Least and most text of a title, in units of the mass of a line.
const MASS: std::ops::RangeInclusive<f32> = 1.5..=80.0;

/// Longest line that may hold a title, in bytes.
const LONGEST: usize = 1200;

/// What a line says that may be the title.
pub(super) struct Said<'a> {
    pub(super) line: usize,
    pub(super) text: &'a str,
    pub(super) rule: &'static str,
    /// Equal where two lines say the same.
    pub(super) key: String,
}

/// Everything in the upper part of a capture that may be its title; `body` is where an article begins, if the page
/// shows one.
pub(super) fn find_options<'a>(draft: &'a Draft, body: Option<usize>) -> Vec<Said<'a>> {
    let mut options = Vec::new();
    let reach = body.map_or(REACH, |first| REACH.min(first + INSIDE));
    for (i, line) in draft.lines.iter().enumerate().take(reach) {
        if line.text.len() > LONGEST || line.row {
            continue;
        }
        let crumb = matches!(draft.zones.get(i), Some(Some((Zone::Breadcrumb, _))));
        if !draft.is_open(i) && !crumb {
            continue;
        }
        let labelled =
            (line.title_label > 0).then(|| behind(line.text, line.title_label.into()).trim_start());
        let last_step = || find_steps(line.text, line.way).and_then(|steps| steps.last().copied());
        let (text, rule) = match labelled {
            Some(rest) if rest.chars().count() >= 4 => (rest, "title-label"),
            _ if crumb => match last_step() {
                Some(step) if step.len() < line.text.len() => (step, "end-of-breadcrumb"),
                _ => continue,
            },
            _ => (line.text, "title-line"),
        };
        if MASS.contains(&line.mass) && text.chars().any(is_alphanumeric) {
            options.push(Said { line: i, text, rule, key: key_of(text) });
        }
    }
    options
}

/// What stands behind so many characters.
fn behind(text: &str, chars: usize) -> &str {
    text.char_indices().nth(chars).and_then(|(at, _)| text.get(at..)).unwrap_or_default()
}

/// A hash of [`key_of`].
pub(super) fn key_hash(text: &str) -> u64 {
    if text.is_ascii() {
        let letters = text.bytes().filter(u8::is_ascii_alphanumeric);
        return letters.fold(0, |hash, b| mix(hash, b.to_ascii_lowercase().into()));
    }
    let add = |hash, c: char| mix(hash, u64::from(u32::from(c)));
    text.chars().fold(0, |hash, c| match c {
        'a'..='z' | '0'..='9' => add(hash, c),
        'A'..='Z' => add(hash, c.to_ascii_lowercase()),
        '\0'..='\u{7f}' => hash,
        _ if !is_alphanumeric(c) => hash,
        _ if has_no_case(c) => add(hash, c),
        _ => c.to_lowercase().fold(hash, add),
    })
}

/// Letters and figures in lower case.
pub(super) fn key_of(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    if text.is_ascii() {
        key.extend(
            text.bytes().filter(u8::is_ascii_alphanumeric).map(|b| char::from(b.to_ascii_lowercase())),
        );
        return key;
    }
    for c in text.chars().filter(|&c| is_alphanumeric(c)) {
        if has_no_case(c) { key.push(c.to_ascii_lowercase()) } else { key.extend(c.to_lowercase()) }
    }
    key
}

/// Characters of ASCII, whose case is told at once, and those of scripts without case.
const fn has_no_case(c: char) -> bool {
    matches!(c, '\0'..='\u{7f}' | '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}
