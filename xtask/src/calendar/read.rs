//! One language's words out of CLDR's files, in the form in which the lexicon compares them.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use serde_json::Value;

use super::Packages;
use super::fold::fold_word;

/// Fields of relative times, with the numbers of the lexicon's units.
const UNITS: [(&str, i32); 7] =
    [("second", 1), ("minute", 2), ("hour", 3), ("day", 4), ("week", 5), ("month", 6), ("year", 7)];

/// Days of the week in the order of ISO 8601.
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A word and the numbers that it was found with.
pub(super) type Numbered = BTreeMap<String, BTreeSet<i32>>;

/// What is taken from a language.
#[derive(Default)]
pub(super) struct Words {
    pub(super) months: Numbered,
    /// Abbreviations.
    pub(super) short_months: Numbered,
    pub(super) persian_months: Numbered,
    pub(super) weekdays: Numbered,
    /// 1 before noon, 2 after.
    pub(super) halves: Numbered,
    /// Days from today.
    pub(super) days: Numbered,
    pub(super) units: Numbered,
    /// What stands behind a number of units, and before one, to put it into the past.
    pub(super) ago_after: BTreeSet<String>,
    pub(super) ago_before: BTreeSet<String>,
}

impl Words {
    /// The words of a locale's own calendar.
    pub(super) fn read_gregorian(&mut self, packages: &Packages, locale: &str) -> Result<()> {
        let Some(calendar) = packages.json("cldr-dates-full", locale, "ca-gregorian.json")? else {
            return Ok(());
        };
        let calendar = &calendar["calendars"]["gregorian"];
        for form in ["format", "stand-alone"] {
            for month in 1..=12 {
                let name = |width: &str| word_of(&calendar["months"][form][width][month.to_string()]);
                add(&mut self.months, name("wide"), month);
                add(&mut self.short_months, name("abbreviated"), month);
            }
            for (day, number) in WEEKDAYS.into_iter().zip(1..) {
                for width in ["wide", "abbreviated"] {
                    for word in parts(&calendar["days"][form][width][day]) {
                        add(&mut self.weekdays, Some(word), number);
                    }
                }
            }
            for (half, number) in [("am", 1), ("pm", 2)] {
                for width in ["wide", "abbreviated"] {
                    add(&mut self.halves, word_of(&calendar["dayPeriods"][form][width][half]), number);
                }
            }
        }
        let Some(fields) = packages.json("cldr-dates-full", locale, "dateFields.json")? else {
            return Ok(());
        };
        let fields = &fields["fields"];
        for day in -2..=2 {
            let name = &fields["day"][format!("relative-type-{day}")];
            add(&mut self.days, word_of(name), day);
        }
        self.read_past(fields);
        Ok(())
    }

    /// The months of the solar Hijri calendar, where the locale counts by it.
    pub(super) fn read_persian(&mut self, packages: &Packages, locale: &str) -> Result<()> {
        if !matches!(locale, "fa" | "fa-AF" | "ps") {
            return Ok(());
        }
        let Some(calendar) = packages.json("cldr-cal-persian-full", locale, "ca-persian.json")? else {
            return Ok(());
        };
        let months = &calendar["calendars"]["persian"]["months"];
        for month in 1..=12 {
            for form in ["format", "stand-alone"] {
                let name = word_of(&months[form]["wide"][month.to_string()]);
                add(&mut self.persian_months, name, month);
            }
        }
        Ok(())
    }

    /// Units, and what makes them past: in "{0} hours ago" the word that all units share is no unit.
    fn read_past(&mut self, fields: &Value) {
        let mut found: Vec<Past> = Vec::new();
        for (field, unit) in UNITS {
            let past = &fields[field]["relativeTime-type-past"];
            for pattern in past.as_object().into_iter().flat_map(serde_json::Map::values) {
                let Some((before, after)) = pattern.as_str().and_then(|pattern| pattern.split_once("{0}"))
                else {
                    continue;
                };
                found.push((unit, split_words(before), split_words(after)));
            }
        }
        let units_with = |test: &dyn Fn(&Past) -> bool| {
            found.iter().filter(|one| test(one)).map(|one| one.0).collect::<BTreeSet<_>>().len()
        };
        let shared = |word: &str| units_with(&|(_, _, after)| after.iter().any(|w| w == word)) >= 5;
        let prefix = found.first().map(|(_, before, _)| before.join(" ")).unwrap_or_default();
        let mut past = false;
        for (unit, _, after) in &found {
            let ago: Vec<&String> = after.iter().filter(|word| shared(word)).collect();
            if !ago.is_empty() {
                past = true;
                let ago: Vec<&str> = ago.into_iter().map(String::as_str).collect();
                self.ago_after.insert(ago.join(" "));
            }
            let others = after.iter().filter(|word| !shared(word)).count();
            if let Some(first) = after.first().filter(|word| !shared(word) && others == 1) {
                add(&mut self.units, Some(first.clone()), *unit);
            }
        }
        let all = units_with(&|(_, before, _)| !prefix.is_empty() && before.join(" ") == prefix);
        if !past && all >= 5 {
            self.ago_before.insert(prefix);
        }
    }
}

/// A unit, and the words before and behind its number.
type Past = (i32, Vec<String>, Vec<String>);

/// Adds a word, unless one is there that folds alike: the lexicon has each once.
fn add(words: &mut Numbered, word: Option<String>, number: i32) {
    if let Some(word) = word {
        let known = words.keys().find(|known| fold_word(known) == fold_word(&word)).cloned();
        let word = known.unwrap_or(word);
        words.entry(word).or_default().insert(number);
    }
}

/// A word or a few, as the lexicon has them; `None` for mere numbers, single letters and what is written with
/// ideographs, which are read character by character.
fn word_of(value: &Value) -> Option<String> {
    let words = split_words(value.as_str()?);
    let joined = words.join(" ");
    let long = joined.chars().count() > 1 || joined.chars().all(|c| ('\u{600}'..='\u{6ff}').contains(&c));
    (!joined.is_empty() && long && words.len() <= 3).then_some(joined)
}

/// The words of a name by themselves.
fn parts(value: &Value) -> Vec<String> {
    let mut words = value.as_str().map(split_words).unwrap_or_default();
    words.retain(|word| word.chars().count() > 1);
    words
}

/// Lower-case words without stops; none of a text that holds figures or ideographs.
fn split_words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in text.chars().flat_map(char::to_lowercase) {
        let ideograph = matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
        if ideograph || c.is_numeric() {
            return Vec::new();
        }
        match c {
            // "a.m." is one word, "a. m." as well.
            '.' | '\u{970}' => {}
            '\u{200c}' | '\u{200d}' | '\u{ad}' => push(&mut words, c),
            _ if c.is_alphanumeric() || is_mark(c) => push(&mut words, c),
            _ if words.last().is_some_and(|word| word.chars().count() == 1) && text.contains(". ") => {}
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    // Catalan writes its months with the preposition.
    if words.len() == 2 && words.first().is_some_and(|word| word == "de" || word == "d") {
        words.remove(0);
    }
    words
}

fn push(words: &mut [String], c: char) {
    if let Some(word) = words.last_mut() {
        word.push(c);
    }
}

/// Vowel signs, viramas, points and tones, which are no letters by themselves.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{109f}'
        | '\u{1780}'..='\u{17d3}')
}
