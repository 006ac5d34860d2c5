//! The language files as the program asks them: read by the build, never at run time.
//!
//! A file is plain text, one section after another. A section's head names a role and how its entries match, if need
//! be with a number that belongs to all of them (`[control begin = 40]`), and the lines below hold the entries,
//! parted by `|`; an entry may have a number of its own (`january = 1`). Behind the head a source may stand in
//! brackets. `#` begins a comment, `_` at either end of an entry is a space, `\` takes the next character as it is.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use fst::MapBuilder;

use super::entry::{Entry, Language};
use super::fold::{fold_phrase, fold_word};
use super::role::{Folding, Manner, Role};
use super::tokens::Tokens;

/// A language file: its name without the ending, and its text.
pub(crate) type File<'a> = (&'a str, &'a str);

/// One table: an automaton from the folded word to a number, and by that number where its entries begin.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// Bytes of an [`fst::Map`].
    pub(crate) automaton: Vec<u8>,
    /// Where the entries of each set begin, and one more for where the last ends.
    pub(crate) sets: Vec<u16>,
    /// The entries of all sets.
    pub(crate) entries: Vec<u32>,
}

/// All that is compiled.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    /// Words of texts.
    pub(crate) words: Table,
    /// Words of class names, ids and addresses.
    pub(crate) names: Table,
    /// Common words and letters.
    pub(crate) common: Table,
    /// Words of running text.
    pub(crate) prose: Table,
    /// Words that are looked up one by one.
    pub(crate) tokens: Tokens,
}

/// Least and greatest number that an entry holds.
pub(crate) const VALUES: RangeInclusive<i32> = -(1 << 18)..=(1 << 18) - 1;

/// Packs an entry; the value lies in [`VALUES`].
pub(crate) const fn pack(role: Role, manner: Manner, value: i32) -> Entry {
    Entry((role as u32) << 22 | (manner as u32) << 19 | (value as u32 & 0x7_ffff))
}

/// A manner as the sections of the language files spell it.
const fn name_of(manner: Manner) -> &'static str {
    match manner {
        Manner::Whole => "whole",
        Manner::Begin => "begin",
        Manner::End => "end",
        Manner::Inside => "inside",
        Manner::Word => "word",
    }
}

/// What is wrong with a language file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The file's name.
    pub(crate) file: String,
    /// The line, from 1.
    pub(crate) line: usize,
    /// What is wrong.
    pub(crate) what: String,
}

/// An entry with where it stands.
struct Found {
    key: String,
    entry: Entry,
    folding: Folding,
    file: usize,
    line: usize,
}

/// Compiles language files; all that is wrong is said at once.
pub(crate) fn compile(files: &[File<'_>]) -> Result<Tables, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut found = Vec::new();
    for (number, &file) in files.iter().enumerate() {
        read_file(number, file, &mut found, &mut problems);
    }
    check_repeats(files, &found, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let (tokens, found): (Vec<Found>, Vec<Found>) =
        found.into_iter().partition(|found| found.folding.is_token());
    let tokens =
        Tokens::build(tokens.iter().filter_map(|found| Some((found.key.as_str(), found.entry.role()?))));
    let (names, found): (Vec<Found>, Vec<Found>) =
        found.into_iter().partition(|found| found.folding == Folding::Name);
    let (common, found): (Vec<Found>, Vec<Found>) =
        found.into_iter().partition(|found| found.folding == Folding::Common);
    let (prose, words): (Vec<Found>, Vec<Found>) =
        found.into_iter().partition(|found| found.folding == Folding::Prose);
    let build =
        |found| build_table(found).map_err(|what| vec![Problem { file: String::new(), line: 0, what }]);
    Ok(Tables {
        words: build(words)?,
        names: build(names)?,
        common: build(common)?,
        prose: build(prose)?,
        tokens,
    })
}

/// What the head of a section says.
#[derive(Clone, Copy)]
struct Head {
    role: Role,
    folding: Folding,
    manner: Manner,
    value: i32,
}

fn read_file(number: usize, (name, text): File<'_>, found: &mut Vec<Found>, problems: &mut Vec<Problem>) {
    let mut head: Option<Head> = None;
    for (line, content) in (1..).zip(text.lines()) {
        let mut problem = |what: String| problems.push(Problem { file: name.to_owned(), line, what });
        let content = content.trim();
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        if content.starts_with('[') {
            head = read_head(content).map_err(&mut problem).ok();
            continue;
        }
        let Some(head) = head else {
            problem("an entry before the head of a section".to_owned());
            continue;
        };
        for written in split_entries(content) {
            match read_entry(&written, head, name) {
                Ok((key, entry)) => {
                    found.push(Found { key, entry, folding: head.folding, file: number, line });
                }
                Err(what) => problem(what),
            }
        }
    }
}

/// `[role manner]`, `[role manner = 40]`, either with a source in brackets behind it.
fn read_head(line: &str) -> Result<Head, String> {
    let inner = line.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let Some((inner, _source)) = inner else { return Err(format!("no head of a section: {line}")) };
    let (words, value) = match inner.split_once('=') {
        Some((words, value)) => (words, read_value(value)?),
        None => (inner, 0),
    };
    let mut words = words.split_whitespace();
    let role = words.next().unwrap_or_default();
    let &(role, _, folding) = Role::ALL
        .iter()
        .find(|&&(_, name, _)| name == role)
        .ok_or_else(|| format!("there is no role {role}"))?;
    let manner = words.next().unwrap_or_default();
    let manner = Manner::ALL
        .into_iter()
        .find(|known| name_of(*known) == manner)
        .ok_or_else(|| format!("entries do not match by {manner:?}"))?;
    match words.next() {
        Some(word) => Err(format!("what is {word}?")),
        None => Ok(Head { role, folding, manner, value }),
    }
}

fn read_value(text: &str) -> Result<i32, String> {
    let value: i32 = text.trim().parse().map_err(|_| format!("no number: {}", text.trim()))?;
    if VALUES.contains(&value) { Ok(value) } else { Err(format!("too large: {value}")) }
}

/// A character of an entry, and whether it was written behind a `\`.
type Written = (char, bool);

/// The entries of a line, as they are written.
fn split_entries(line: &str) -> Vec<Vec<Written>> {
    let mut entries = vec![Vec::new()];
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        let written = match c {
            '\\' => (chars.next().unwrap_or('\\'), true),
            '|' => {
                entries.push(Vec::new());
                continue;
            }
            '#' if entries
                .last()
                .is_none_or(|entry: &Vec<Written>| entry.last().is_none_or(|&(c, _)| c == ' ')) =>
            {
                break;
            }
            other => (other, false),
        };
        if let Some(entry) = entries.last_mut() {
            entry.push(written);
        }
    }
    entries.retain(|entry| entry.iter().any(|&(c, escaped)| escaped || !c.is_whitespace()));
    entries
}

fn read_entry(written: &[Written], head: Head, file: &str) -> Result<(String, Entry), String> {
    let mut value = head.value;
    let mut word = written;
    if let Some(at) = written.iter().rposition(|&sign| sign == ('=', false)) {
        let (before, after) = written.split_at(at);
        value = read_value(&after.iter().skip(1).map(|&(c, _)| c).collect::<String>())?;
        word = before;
    }
    let blank = |&(c, escaped): &Written| !escaped && c.is_whitespace();
    let from = word.iter().position(|c| !blank(c)).unwrap_or(word.len());
    let to = word.iter().rposition(|c| !blank(c)).map_or(from, |last| last + 1);
    let word = word.get(from..to).unwrap_or_default();
    let last = word.len().saturating_sub(1);
    let spaced = |(at, &(c, escaped)): (usize, &Written)| {
        if c == '_' && !escaped && (at == 0 || at == last) { ' ' } else { c }
    };
    let text: String = word.iter().enumerate().map(spaced).collect();
    let key = match head.folding {
        Folding::Phrase | Folding::Prose => fold_phrase(&text),
        Folding::Plain => fold_word(&text).into_owned(),
        Folding::Name => text.to_ascii_lowercase(),
        Folding::Common | Folding::ClassToken | Folding::TextToken | Folding::PageToken => {
            text.to_lowercase()
        }
    };
    if key.trim().is_empty() {
        return Err("an entry without a word".to_owned());
    }
    if head.role.is_by_language() {
        let language = Language::of(file).ok_or_else(|| format!("{file} is no language"))?;
        value = language.with(value).ok_or_else(|| format!("no number beside a language: {value}"))?;
    }
    Ok((key, pack(head.role, head.manner, value)))
}

/// An entry that stands twice in one file, and one that two places give different numbers.
fn check_repeats(files: &[File<'_>], found: &[Found], problems: &mut Vec<Problem>) {
    // Entries that know their language are compared with those of their file alone.
    let mut known: BTreeMap<(&str, Role, Manner, Option<usize>), &Found> = BTreeMap::new();
    for one in found {
        let Some(role) = one.entry.role() else { continue };
        let file = role.is_by_language().then_some(one.file);
        let Some(first) = known.insert((&one.key, role, one.entry.manner(), file), one) else { continue };
        let place = |found: &Found| files.get(found.file).map_or("", |&(name, _)| name);
        let what = if first.entry != one.entry {
            format!("{:?} has the number {} in {}", one.key, first.entry.value(), place(first))
        } else if first.file == one.file {
            format!("{:?} stands in line {} already", one.key, first.line)
        } else {
            continue;
        };
        problems.push(Problem { file: place(one).to_owned(), line: one.line, what });
    }
}

fn build_table(found: Vec<Found>) -> Result<Table, String> {
    let mut by_key: BTreeMap<String, BTreeSet<Entry>> = BTreeMap::new();
    for one in found {
        by_key.entry(one.key).or_default().insert(one.entry);
    }
    let mut sets: BTreeMap<Vec<Entry>, u64> = BTreeMap::new();
    let mut table = Table { sets: vec![0], ..Table::default() };
    let mut automaton = MapBuilder::memory();
    for (key, entries) in by_key {
        let entries: Vec<Entry> = entries.into_iter().collect();
        let next = sets.len() as u64;
        let number = *sets.entry(entries).or_insert_with_key(|entries| {
            table.entries.extend(entries.iter().map(|entry| entry.0));
            table.sets.push(table.entries.len() as u16);
            next
        });
        automaton.insert(key, number).map_err(|error| error.to_string())?;
    }
    if table.entries.len() > usize::from(u16::MAX) {
        return Err("more entries than their places can be numbered".to_owned());
    }
    table.automaton = automaton.into_inner().map_err(|error| error.to_string())?;
    Ok(table)
}
