//! Tokens of a text: what a translation of it has, too.

use super::sounds::{Han, write_key};
use crate::lexicon::fold::fold_word;
use crate::lexicon::meaning::{Meaning, STEM, hash_word};
use crate::lexicon::{Role, meanings_of, value_of};
use crate::text::language::share_script;
use crate::text::letter::is_alphabetic;

/// What a token is: how often it is kept in a translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Kind {
    /// A number, in figures, ideographs or words; a month is one.
    Number,
    /// A word of Latin script in a text of another: names, code.
    Foreign,
    /// A word whose meaning is known.
    Meaning,
    /// The consonants of a name.
    Sound,
    /// The beginning of a word, for languages of one script; an ideograph pair, for Chinese and Japanese.
    Stem,
    /// The address of a link.
    Link,
    /// A sign: a question, a quotation.
    Sign,
}

impl Kind {
    const ALL: [Self; 7] =
        [Self::Number, Self::Foreign, Self::Meaning, Self::Sound, Self::Stem, Self::Link, Self::Sign];

    /// How often a translation keeps it, picked by hand on pages in two languages.
    pub(super) const fn kept(self) -> f32 {
        match self {
            Self::Link => 0.8,
            Self::Foreign => 0.7,
            Self::Number => 0.6,
            Self::Meaning | Self::Sign => 0.5,
            Self::Sound | Self::Stem => 0.45,
        }
    }
}

/// A kind and a hash of what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Token(u32);

/// Bits of a token that hold its kind.
const KIND_BITS: u32 = 3;

impl Token {
    fn new(kind: Kind, hash: u32) -> Self {
        Self(hash << KIND_BITS | kind as u32)
    }

    /// A token of a text as it stands.
    pub(super) fn of_text(kind: Kind, text: &str) -> Self {
        Self::new(kind, hash_word("", text.chars()))
    }

    /// What it is.
    pub(super) fn kind(self) -> Kind {
        Kind::ALL.get((self.0 & 7) as usize).copied().unwrap_or(Kind::Sign)
    }
}

/// The tokens of one side, to leave out what the other side has and this one has not: a bit each.
#[derive(Debug)]
pub(super) struct Sieve(Vec<u64>);

/// Bits of a sieve.
const SIEVE: u32 = 1 << 14;

impl Sieve {
    pub(super) fn of(tokens: impl Iterator<Item = Token>) -> Self {
        let mut bits = vec![0; SIEVE as usize / 64];
        for token in tokens {
            let at = Self::place(token);
            if let Some(word) = bits.get_mut(at as usize / 64) {
                *word |= 1 << (at % 64);
            }
        }
        Self(bits)
    }

    const fn place(token: Token) -> u32 {
        token.0.wrapping_mul(0x9e37_79b1) >> 18
    }

    fn may_hold(&self, token: Token) -> bool {
        let at = Self::place(token);
        self.0.get(at as usize / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }
}

/// Reads texts of one language that may have a translation into another.
pub(super) struct Reader<'a> {
    language: &'a str,
    /// Both languages are written in one script.
    same_script: bool,
    /// What the other side has, where that is known.
    sieve: Option<&'a Sieve>,
    latin: bool,
}

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
        Self { language, same_script, sieve, latin: share_script(language, "en") }
    }

    /// Visits the tokens of a text.
    pub(super) fn read(&self, text: &str, visit: &mut impl FnMut(Token)) {
        let mut visit = |kind, hash| {
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
                Class::Number => self.read_number(run, at, &mut near, &mut visit),
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

    fn read_number<'t>(
        &self,
        run: &'t str,
        at: usize,
        near: &mut Near<'t>,
        visit: &mut impl FnMut(Kind, u32),
    ) {
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

    /// A word of an alphabet.
    fn read_word(&self, word: &str, visit: &mut impl FnMut(Kind, u32)) {
        let folded = fold_word(word);
        let letters = folded.chars().count();
        let latin =
            word.starts_with(|c: char| c.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&c));
        if !self.same_script && latin && letters >= 2 {
            visit(Kind::Foreign, hash_word("", folded.chars()));
            if !self.latin {
                return;
            }
        }
        if self.same_script && letters >= SHORTEST {
            visit(Kind::Stem, hash_word("", folded.chars().take(BEGINNING)));
        }
        self.read_meaning(&folded, letters, visit);
        let named = !self.has_capitals() || word.starts_with(char::is_uppercase);
        if !self.same_script && named && letters >= SHORTEST {
            write_key(&folded, &mut |hash| visit(Kind::Sound, hash));
        }
    }

    /// Whether names are written with capitals.
    fn has_capitals(&self) -> bool {
        self.latin || share_script(self.language, "ru") || share_script(self.language, "el")
    }

    /// What a word means: by its beginning, and a short one without its last letter, too.
    fn read_meaning(&self, word: &str, letters: usize, visit: &mut impl FnMut(Kind, u32)) {
        let mut ask = |word: &str, count: usize| {
            let mut known = false;
            for meaning in meanings_of(hash_word(self.language, word.chars().take(count))) {
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
        read_numerals(run, visit);
        let mut han = Han::default();
        let mut rest = run;
        while let Some(first) = rest.chars().next() {
            for count in [3, 2] {
                if rest.len() < count * 3 {
                    continue;
                }
                for meaning in meanings_of(hash_word(self.language, rest.chars().take(count))) {
                    visit_meaning(meaning, visit);
                }
            }
            if self.same_script {
                visit(Kind::Stem, hash_word("", rest.chars().take(2)));
            } else {
                han.push(first, &mut |hash| visit(Kind::Sound, hash));
            }
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }

    /// Katakana are names and words of other languages.
    fn read_kana(&self, run: &str, visit: &mut impl FnMut(Kind, u32)) {
        for meaning in meanings_of(hash_word(self.language, run.chars().take(STEM))) {
            visit_meaning(meaning, visit);
        }
        if !self.same_script {
            write_key(run, &mut |hash| visit(Kind::Sound, hash));
        }
    }
}

/// Whether a text names a language in another than itself or in itself: "English:", "日本語訳".
pub(super) fn names_language(text: &str, language: &str) -> bool {
    let mut named = false;
    let reader = Reader { language, same_script: true, sieve: None, latin: false };
    reader.read(text, &mut |token| named |= token.is_language());
    named
}

impl Token {
    /// Whether it is the name of a language.
    fn is_language(self) -> bool {
        self.kind() == Kind::Meaning && Meaning((self.0 >> KIND_BITS) as u16).is_language()
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

/// Numbers written in ideographs: 二〇二四, 七十五, 三百.
fn read_numerals(run: &str, visit: &mut impl FnMut(Kind, u32)) {
    let mut digits: Vec<u32> = Vec::new();
    for c in run.chars().chain(std::iter::once(' ')) {
        match numeral_of(c).filter(|_| digits.len() < NUMERAL) {
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

/// What a stretch of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Number,
    Han,
    Kana,
    Word,
    Sign,
}

/// The class of what a text begins with, and how far it goes.
fn next_run(text: &str) -> (Class, &str) {
    let mut chars = text.char_indices();
    let class = chars.next().map_or(Class::Sign, |(_, c)| class_of(c));
    let end = chars.find(|&(_, c)| class_of(c) != class && !(class == Class::Word && is_mark(c)));
    (class, text.get(..end.map_or(text.len(), |(at, _)| at)).unwrap_or(text))
}

fn class_of(c: char) -> Class {
    match c {
        'A'..='Z' | 'a'..='z' => Class::Word,
        '\0'..='/' | ':'..='\u{7f}' => Class::Sign,
        '\u{30a1}'..='\u{30fa}' | '\u{30fc}' => Class::Kana,
        '\u{3007}' | '\u{3400}'..='\u{9fff}' => Class::Han,
        _ if digit_of(c).is_some() => Class::Number,
        _ if is_alphabetic(c) => Class::Word,
        _ => Class::Sign,
    }
}

/// Points of Hebrew and vowel signs of Arabic, inside words.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{64b}'..='\u{652}' | '\u{200c}')
}

/// The value of a figure: of ASCII, full width, Arabic, Persian, Devanagari.
const fn digit_of(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{966}'..='\u{96f}' => '\u{966}',
        _ => return None,
    };
    Some(c as u32 - zero as u32)
}

/// Signs that a translation keeps.
fn read_signs(run: &str, visit: &mut impl FnMut(Kind, u32)) {
    for c in run.chars() {
        let sign = match c {
            ' ' | ',' | '.' => continue,
            '?' | '\u{ff1f}' | '\u{61f}' => '?',
            '!' | '\u{ff01}' => '!',
            ':' | '\u{ff1a}' => ':',
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
    use super::{Reader, Token, names_language};
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
            ("he", "12 במרץ, הממשלה", "en", "12 March, the government", 3),
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
