//! Reads the tokens of a text.

use std::cell::RefCell;

use super::runs::{Class, digit_of, next_run};
use super::tokens::{Kind, Sieve, Token};
use crate::lexicon::fold::fold_word;
use crate::lexicon::meaning::{Meaning, STEM, WordHash};
use crate::lexicon::{Role, meanings_of, value_of};
use crate::text::language::share_script;
use crate::text::sounds::{Han, write_key};

/// Reads texts of one language that may have a translation into another.
pub(super) struct Reader<'a> {
    /// The hash of words of its language before their first letter, and of what has none.
    own: WordHash,
    any: WordHash,
    /// Both languages are written in one script.
    same_script: bool,
    /// What the other side has, where that is known.
    sieve: Option<&'a Sieve>,
    latin: bool,
    /// Names are written with capitals.
    capitals: bool,
    /// Ideographs that were asked for their number, by their low bits: most come again soon.
    numerals: RefCell<Vec<(char, Option<u32>)>>,
}

/// Ideographs whose number is remembered.
const NUMERALS: usize = 256;

/// Letters of the shortest word whose beginning is a token, and those that count.
const SHORTEST: usize = 4;
const BEGINNING: usize = 5;

/// What was read last, for the names of months, which stand beside numbers.
#[derive(Default)]
struct Near<'t> {
    /// The last word, and where it ended.
    word: Option<(&'t str, usize)>,
    /// Where the last number ended.
    number: Option<usize>,
}

/// Bytes between a number and the name of a month beside it.
const GAP: usize = 5;

impl<'a> Reader<'a> {
    pub(super) fn new(language: &'a str, same_script: bool, sieve: Option<&'a Sieve>) -> Self {
        let latin = share_script(language, "en");
        Self {
            own: WordHash::of(language),
            any: WordHash::of(""),
            same_script,
            sieve,
            latin,
            capitals: latin || share_script(language, "ru") || share_script(language, "el"),
            numerals: RefCell::default(),
        }
    }

    /// Visits the tokens of a text.
    pub(super) fn read(&self, text: &str, visit: &mut impl FnMut(Token)) {
        self.read_all(text, visit, &mut Vec::new());
    }

    /// The same, and collects the words whose meaning is known, whatever the other side has.
    pub(super) fn read_all(&self, text: &str, visit: &mut impl FnMut(Token), known: &mut Vec<u32>) {
        let mut visit = |kind, hash| {
            if kind == Kind::Meaning {
                known.push(hash);
            }
            let token = Token::new(kind, hash);
            if self.sieve.is_none_or(|sieve| sieve.may_hold(token)) {
                visit(token);
            }
        };
        let mut near = Near::default();
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let (class, run) = next_run(rest);
            match class {
                Class::Number => read_number(run, at, &mut near, &mut visit),
                Class::Han => self.read_ideographs(run, &mut visit),
                Class::Kana => self.read_kana(run, &mut visit),
                Class::Sign => read_signs(run, &mut visit),
                Class::Word => {
                    self.read_word(run, &mut visit);
                    if near.number.is_some_and(|end| at - end <= GAP) {
                        read_month(run, &mut visit);
                    }
                    near.word = Some((run, at + run.len()));
                }
            }
            at += run.len();
        }
    }

    /// A word of an alphabet.
    fn read_word(&self, word: &str, visit: &mut impl FnMut(Kind, u32)) {
        let folded = fold_word(word);
        let letters = if folded.is_ascii() { folded.len() } else { folded.chars().count() };
        let latin =
            word.starts_with(|c: char| c.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&c));
        if !self.same_script && latin && letters >= 2 {
            visit(Kind::Foreign, self.hash(folded.chars()));
            if !self.latin {
                return;
            }
        }
        if self.same_script && letters >= SHORTEST {
            visit(Kind::Stem, self.hash(folded.chars().take(BEGINNING)));
        }
        self.read_meaning(&folded, letters, visit);
        let named = !self.capitals || word.starts_with(char::is_uppercase);
        if !self.same_script && named && letters >= SHORTEST {
            write_key(&folded, &mut |hash| visit(Kind::Sound, hash));
        }
    }

    /// The hash of letters whatever language they are of.
    fn hash(&self, letters: impl Iterator<Item = char>) -> u32 {
        letters.fold(self.any, WordHash::with).finish()
    }

    /// What a word means: by its beginning, and a short one without its last letter, too.
    fn read_meaning(&self, word: &str, letters: usize, visit: &mut impl FnMut(Kind, u32)) {
        let mut ask = |word: &str, count: usize| {
            let mut known = false;
            let hash = word.chars().take(count).fold(self.own, WordHash::with).finish();
            for meaning in meanings_of(hash) {
                visit_meaning(meaning, visit);
                known = true;
            }
            known
        };
        if ask(word, letters.min(STEM)) || letters < 3 {
            return;
        }
        if letters > 3 && letters <= STEM && ask(word, letters - 1) {
            return;
        }
        // Syllables of hangul take endings, words of Semitic languages what stands before them.
        match word.chars().next() {
            Some('\u{ac00}'..='\u{d7a3}') => {
                let _ = (2..letters.min(4)).rev().any(|count| ask(word, count));
            }
            Some('\u{5d0}'..='\u{5ea}' | '\u{627}'..='\u{64a}') => {
                let skipped = if word.starts_with("\u{627}\u{644}") { 2 } else { 1 };
                let from = word.char_indices().nth(skipped).map_or(word.len(), |(at, _)| at);
                let rest = word.get(from..).unwrap_or_default();
                ask(rest, (letters - skipped).min(STEM));
            }
            _ => {}
        }
    }

    /// Ideographs: numerals, words of two and three, names by their sound.
    fn read_ideographs(&self, run: &str, visit: &mut impl FnMut(Kind, u32)) {
        self.read_numerals(run, visit);
        let mut han = Han::default();
        let mut chars = run.chars();
        let mut window = [chars.next(), chars.next(), chars.next()];
        while let Some(first) = window[0] {
            let one = self.own.with(first);
            if let Some(second) = window[1] {
                let two = one.with(second);
                if let Some(third) = window[2] {
                    visit_meanings(two.with(third), visit);
                }
                visit_meanings(two, visit);
            }
            if self.same_script {
                visit(Kind::Stem, self.hash(window[..2].iter().filter_map(|c| *c)));
            } else {
                han.push(first, &mut |hash| visit(Kind::Sound, hash));
            }
            window = [window[1], window[2], chars.next()];
        }
    }

    /// Numbers written in ideographs: 二〇二四, 七十五, 三百.
    fn read_numerals(&self, run: &str, visit: &mut impl FnMut(Kind, u32)) {
        let mut digits: Vec<u32> = Vec::new();
        for c in run.chars().chain(std::iter::once(' ')) {
            match self.numeral_of(c).filter(|_| digits.len() < NUMERAL) {
                Some(value) => digits.push(value),
                // One alone is a word more often than a number, unless it is large.
                None if digits.len() > 1 => {
                    visit(Kind::Number, value_of_numerals(&digits));
                    digits.clear();
                }
                None => {
                    if let Some(&value) = digits.first().filter(|value| **value > 1) {
                        visit(Kind::Number, value);
                    }
                    digits.clear();
                }
            }
        }
    }

    fn numeral_of(&self, c: char) -> Option<u32> {
        let mut numerals = self.numerals.borrow_mut();
        if numerals.is_empty() {
            numerals.resize(NUMERALS, ('\0', None));
        }
        let slot = numerals.get_mut(c as usize % NUMERALS)?;
        if slot.0 != c {
            *slot = (c, numeral_of(c));
        }
        slot.1
    }

    /// Katakana are names and words of other languages.
    fn read_kana(&self, run: &str, visit: &mut impl FnMut(Kind, u32)) {
        visit_meanings(run.chars().take(STEM).fold(self.own, WordHash::with), visit);
        if !self.same_script {
            write_key(run, &mut |hash| visit(Kind::Sound, hash));
        }
    }
}

fn read_number<'t>(run: &'t str, at: usize, near: &mut Near<'t>, visit: &mut impl FnMut(Kind, u32)) {
    let digits = run.chars().filter_map(digit_of);
    let value = digits.fold(0_u32, |value, digit| value.wrapping_mul(10).wrapping_add(digit));
    visit(Kind::Number, value);
    if let Some((word, end)) = near.word
        && at - end <= GAP
    {
        read_month(word, visit);
    }
    near.number = Some(at + run.len());
}

/// Whether a text names a language in another than itself or in itself: "English:", "日本語訳".
pub(super) fn names_language(text: &str, language: &str) -> bool {
    let mut named = false;
    let reader = Reader::new(language, true, None);
    reader.read(text, &mut |token| named |= token.is_language());
    named
}

fn visit_meanings(hash: WordHash, visit: &mut impl FnMut(Kind, u32)) {
    for meaning in meanings_of(hash.finish()) {
        visit_meaning(meaning, visit);
    }
}

fn visit_meaning(meaning: Meaning, visit: &mut impl FnMut(Kind, u32)) {
    match meaning.number() {
        Some(number) => visit(Kind::Number, number),
        None => visit(Kind::Meaning, u32::from(meaning.0)),
    }
}

/// The number of a month, where a word is the name of one.
fn read_month(word: &str, visit: &mut impl FnMut(Kind, u32)) {
    let folded = fold_word(word);
    let month = value_of(Role::Month, &folded).or_else(|| value_of(Role::MonthShort, &folded));
    if let Some(number) = month.and_then(|month| u32::try_from(month).ok()) {
        visit(Kind::Number, number);
    }
}

/// Longest numeral of ideographs; longer runs of them are something else.
const NUMERAL: usize = 9;

fn numeral_of(c: char) -> Option<u32> {
    match c {
        '\u{5343}' => Some(1000),
        '\u{3007}' | '\u{4e00}'..='\u{9fff}' => {
            let value = value_of(Role::Numeral, c.encode_utf8(&mut [0; 4]))?;
            u32::try_from(value).ok()
        }
        _ => None,
    }
}

/// By place where all are below ten, else by what tens and hundreds stand between.
fn value_of_numerals(digits: &[u32]) -> u32 {
    if digits.iter().all(|digit| *digit < 10) {
        return digits.iter().fold(0, |value, digit| value * 10 + digit);
    }
    let (mut sum, mut open) = (0, 0);
    for &digit in digits {
        if digit < 10 {
            open = digit;
        } else {
            sum += open.max(1) * digit;
            open = 0;
        }
    }
    sum + open
}

/// Signs that a translation keeps.
fn read_signs(run: &str, visit: &mut impl FnMut(Kind, u32)) {
    for c in run.chars() {
        let sign = match c {
            '?' | '\u{ff1f}' | '\u{61f}' => '?',
            '!' | '\u{ff01}' => '!',
            ':' | '\u{ff1a}' => ':',
            ';' | '\u{ff1b}' | '\u{61b}' => ';',
            '(' | '\u{ff08}' => '(',
            '%' | '\u{ff05}' | '\u{66a}' => '%',
            '"' | '\u{201c}' | '\u{201e}' | '\u{ab}' | '\u{300c}' | '\u{300e}' => '"',
            '/' | '@' | '#' | '&' | '=' | '`' | '\u{20ac}' | '$' => c,
            _ => continue,
        };
        visit(Kind::Sign, sign as u32);
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, names_language};
    use crate::document::alignment::tokens::Token;
    use crate::text::language::share_script;

    fn tokens(text: &str, language: &str, other: &str) -> Vec<Token> {
        let mut found = Vec::new();
        let reader = Reader::new(language, share_script(language, other), None);
        reader.read(text, &mut |token| found.push(token));
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn translations_share_tokens() {
        for (a, one, b, other, fewest) in [
            ("en", "On 12 March 2024", "zh", "2024年3月12日", 3),
            ("en", "the year two thousand, 20 percent", "zh", "百分之二十", 1),
            ("zh", "二〇二四年", "en", "2024", 1),
            ("en", "the government and the president", "zh", "政府和總統", 2),
            ("de", "die Regierung in Deutschland", "en", "the German government", 2),
            ("fr", "le 17 juin", "ru", "17 июня", 2),
            ("ja", "日本の大統領", "zh", "日本总统", 1),
            ("en", "Blinken met Qin", "zh", "布林肯会见了秦", 1),
            ("he", "12 במרץ, הממשלה", "en", "12 March, the government", 2),
            ("fa", "۱۲ دولت", "en", "12 government", 2),
            ("de", "Präsident Olvik", "es", "presidente Olvik", 2),
            ("zh", "使用 Sharelatex 的“服务”？", "en", "the \"service\" Sharelatex?", 4),
        ] {
            let (left, right) = (tokens(one, a, b), tokens(other, b, a));
            let shared = left.iter().filter(|token| right.contains(token)).count();
            assert!(shared >= fewest, "{one} / {other}: {shared}");
        }
    }

    #[test]
    fn labels_name_a_language() {
        for (text, language, named) in [
            ("English (Official Text):", "en", true),
            ("日本語訳：", "ja", true),
            ("Deutsch", "de", true),
            ("中文版", "zh", true),
            ("港口", "zh", false),
            ("The harbour", "en", false),
        ] {
            assert_eq!(names_language(text, language), named, "{text}");
        }
    }
}
