//! Sections of a language file: those that come from CLDR are written anew, all others stay.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use anyhow::Result;

use super::fold::fold_word;
use super::read::{Numbered, Words};
use super::{Packages, Shared};
use crate::command::root;

/// Longest line of a section, in characters.
const WIDTH: usize = 110;

/// Shortest abbreviation in Latin letters that is taken, in letters.
const SHORTEST: usize = 3;

/// What the head of a file says where sections of it come from CLDR.
const NOTE: &str =
    "# Sections marked (CLDR) are from the Unicode CLDR, \u{a9} Unicode, Inc.: see LICENSE-UNICODE.";

/// Entries of one section: words, each with a number where it has one.
type Entries = Vec<(String, Option<i32>)>;

/// Writes the sections of a language and says how many entries they have.
pub(super) fn write(language: &str, words: &Words, shared: &Shared, packages: &Packages) -> Result<usize> {
    let path = root().join("src/lexicon/words").join(language).with_extension("txt");
    let old = fs::read_to_string(&path).unwrap_or_else(|_| format!("# {language}.\n"));
    let mut text = with_note(&without_ours(&old));
    let by_hand = by_hand(&text);
    let mut count = 0;
    for (head, source, mut entries) in sections_of(words, shared, packages) {
        entries.retain(|(word, _)| !by_hand.contains(&(head.to_owned(), fold_word(word).into_owned())));
        if !entries.is_empty() {
            count += entries.len();
            write!(text, "\n[{head} whole] (CLDR {source})\n{}", lines(&entries))?;
        }
    }
    fs::write(path, text)?;
    Ok(count)
}

/// A file without the sections that come from CLDR.
fn without_ours(text: &str) -> String {
    let mut kept = String::new();
    let mut ours = false;
    for line in text.lines() {
        if line.starts_with('[') {
            ours = line.contains("(CLDR ");
        } else if line.is_empty() && ours {
            ours = false;
            continue;
        }
        if !ours {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept.truncate(kept.trim_end().len());
    kept.push('\n');
    kept
}

/// Roles and folded words of the entries that stay.
fn by_hand(text: &str) -> BTreeSet<(String, String)> {
    let mut role = None;
    let mut found = BTreeSet::new();
    for line in text.lines() {
        if let Some(head) = line.strip_prefix('[') {
            role = head.split_once(' ').filter(|(_, rest)| rest.starts_with("whole")).map(|(role, _)| role);
        } else if let Some(role) = role {
            let words = line.split('|').map(|entry| entry.split(" = ").next().unwrap_or(entry).trim());
            found.extend(words.map(|word| (role.to_owned(), fold_word(word).into_owned())));
        }
    }
    found
}

fn with_note(text: &str) -> String {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if rest.starts_with("# Sections marked (CLDR)") {
        return text.to_owned();
    }
    format!("{first}\n{NOTE}\n{rest}")
}

/// Heads, sources and entries of all sections.
fn sections_of<'a>(
    words: &Words,
    shared: &Shared,
    packages: &'a Packages,
) -> Vec<(&'static str, &'a str, Entries)> {
    let dates = packages.version.as_str();
    let one = |(word, values): (&String, &BTreeSet<i32>)| (word.clone(), values.first().copied());
    // A name that means two months within one language says nothing.
    let months = |words: &Numbered, ambiguous: bool| -> Entries {
        let clear = |word: &str| shared.months.contains(&*fold_word(word)) == ambiguous;
        words.iter().filter(|(word, values)| values.len() == 1 && clear(word)).map(one).collect()
    };
    let mut short = words.short_months.clone();
    short.retain(|word, _| !words.months.contains_key(word) && is_long(word));
    let weekdays = words
        .weekdays
        .iter()
        .filter(|(word, _)| is_long(word))
        .map(|(word, values)| {
            let clear = values.len() == 1 && !shared.weekdays.contains(&*fold_word(word));
            (word.clone(), if clear { values.first().copied() } else { Some(0) })
        })
        .collect();
    let plain = |words: &Numbered, least: usize| -> Entries {
        let long = |word: &str| word.chars().count() >= least || !is_latin(word);
        words.iter().filter(|(word, values)| values.len() == 1 && long(word)).map(one).collect()
    };
    let mut units = words.units.clone();
    units.retain(|word, _| !shared.units.contains(&*fold_word(word)));
    let bare = |words: &BTreeSet<String>| words.iter().map(|word| (word.clone(), None)).collect();
    let leads: BTreeSet<String> = [&words.months, &words.persian_months, &words.days, &words.halves]
        .into_iter()
        .flat_map(Numbered::keys)
        .chain(&words.ago_after)
        .filter_map(|name| Some(name.split_once(' ')?.0.to_owned()))
        .collect();
    vec![
        ("month", dates, months(&words.months, false)),
        ("month-short", dates, months(&short, false)),
        ("ambiguous-month", dates, months(&words.months, true)),
        ("ambiguous-month-short", dates, months(&short, true)),
        ("persian-month", packages.persian.as_str(), plain(&words.persian_months, 1)),
        ("weekday", dates, weekdays),
        ("day-half", dates, plain(&words.halves, 3)),
        ("relative-day", dates, plain(&words.days, 4)),
        ("time-unit", dates, plain(&units, 2)),
        ("ago-after", dates, bare(&words.ago_after)),
        ("ago-before", dates, bare(&words.ago_before)),
        ("calendar-lead", dates, bare(&leads)),
    ]
}

fn is_latin(word: &str) -> bool {
    word.chars().all(|c| c < '\u{250}' || ('\u{1e00}'..='\u{1eff}').contains(&c))
}

/// Whether an abbreviation is long enough not to be any word.
fn is_long(word: &str) -> bool {
    word.chars().count() >= if is_latin(word) { SHORTEST } else { 2 }
}

/// Entries in lines of even width.
fn lines(entries: &Entries) -> String {
    let mut text = String::new();
    let mut width = 0;
    for (word, value) in entries {
        let entry = value.map_or_else(|| word.clone(), |value| format!("{word} = {value}"));
        let length = entry.chars().count();
        if width > 0 && width + length + 3 > WIDTH {
            text.push('\n');
            width = 0;
        } else if width > 0 {
            text.push_str(" | ");
        }
        text.push_str(&entry);
        width += length + 3;
    }
    text.push('\n');
    text
}
