//! A line of text as tokens: numbers, words, single Han characters, signs.

use std::borrow::Cow;

use crate::lexicon::fold::fold_word;
use crate::text::letter::is_alphabetic;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Decimal digits of any script; `value` saturates.
    Number { value: u64, digits: u8 },
    /// A run of letters that are not Han.
    Word,
    /// One Han character.
    Han(char),
    /// Anything else, one character.
    Sign(char),
}

/// One token and its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'a> {
    pub(crate) kind: Kind,
    /// The text from where the token begins.
    pub(crate) rest: &'a str,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// White space stands before it.
    pub(crate) spaced: bool,
}

impl<'a> Token<'a> {
    pub(crate) fn number(&self) -> Option<(u64, u8)> {
        match self.kind {
            Kind::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }

    pub(crate) fn sign(&self) -> Option<char> {
        match self.kind {
            Kind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    pub(crate) fn han(&self) -> Option<char> {
        match self.kind {
            Kind::Han(han) => Some(han),
            _ => None,
        }
    }

    /// As it is written.
    pub(crate) fn text(&self) -> &'a str {
        self.rest.get(..self.end - self.start).unwrap_or_default()
    }

    pub(crate) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// The word in lower case without diacritics, or the Han character; empty for other tokens.
    pub(crate) fn word(&self) -> Cow<'a, str> {
        match self.kind {
            Kind::Word => fold_word(self.text()),
            Kind::Han(_) => Cow::Borrowed(self.text()),
            Kind::Number { .. } | Kind::Sign(_) => Cow::Borrowed(""),
        }
    }
}

/// Splits a text into tokens.
pub(crate) fn split_tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::with_capacity(text.len() / 4);
    let bytes = text.as_bytes();
    let (mut at, mut spaced, mut glue) = (0, false, false);
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        // Words of ASCII are nearly all that there is in most texts: their letters are passed over in one go.
        if byte.is_ascii_alphabetic() {
            while bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
                at += 1;
            }
        } else if byte.is_ascii() {
            at += 1;
        } else {
            at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        }
        let kind = if byte.is_ascii_alphabetic() {
            Kind::Word
        } else {
            let c = text.get(start..at).and_then(|one| one.chars().next()).unwrap_or(' ');
            if joins_letters(c) && glue && tokens.last().is_some_and(Token::is_word) {
                Kind::Word
            } else if c.is_whitespace() || is_ignorable(c) {
                spaced |= !is_ignorable(c);
                glue = false;
                continue;
            } else {
                kind_of(c)
            }
        };
        if let (true, Some(last)) = (glue, tokens.last_mut()) {
            match (&mut last.kind, kind) {
                (Kind::Number { value, digits }, Kind::Number { value: digit, .. }) => {
                    *value = value.saturating_mul(10).saturating_add(digit);
                    *digits = digits.saturating_add(1);
                    last.end = at;
                    continue;
                }
                (Kind::Word, Kind::Word) => {
                    last.end = at;
                    continue;
                }
                _ => {}
            }
        }
        tokens.push(Token { kind, rest: text.get(start..).unwrap_or_default(), start, end: at, spaced });
        (spaced, glue) = (false, true);
    }
    tokens
}

fn kind_of(c: char) -> Kind {
    if let Some(value) = digit_of(c) {
        Kind::Number { value, digits: 1 }
    } else if is_han(c) || c == '○' {
        // The circle stands for a nought among numerals.
        Kind::Han(c)
    } else if is_alphabetic(c) {
        Kind::Word
    } else {
        Kind::Sign(match c {
            '：' | '︰' | '∶' => ':',
            // The last is the stop of abbreviations in Devanagari.
            '．' | '॰' => '.',
            '／' => '/',
            '－' | '‐' | '‑' | '−' => '-',
            '–' | '—' => '–',
            '（' => '(',
            '）' => ')',
            '，' | '、' | '،' => ',',
            other => other,
        })
    }
}

/// Zero-width and bidirectional marks, which saved pages put inside dates.
const fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// What goes on a word without being a letter: joiners, diacritics, and the signs of Hebrew, Arabic and the scripts
/// of India and its neighbours that are no letters by themselves.
fn joins_letters(c: char) -> bool {
    match c {
        '\u{200c}'
        | '\u{200d}'
        | '\u{ad}'
        | '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5bd}'
        | '\u{64b}'..='\u{65f}' => true,
        '\u{900}'..='\u{109f}' | '\u{1780}'..='\u{17d3}' => {
            // But for the stops, the sign of abbreviation and the currencies.
            !c.is_numeric()
                && !matches!(
                    c,
                    '\u{964}'
                        | '\u{965}'
                        | '\u{970}'
                        | '\u{df4}'
                        | '\u{e3f}'
                        | '\u{e4f}'
                        | '\u{e5a}'
                        | '\u{e5b}'
                        | '\u{104a}'
                        | '\u{104b}'
                )
        }
        _ => false,
    }
}

/// Han characters, with 〇 which dates use as a digit.
pub(crate) const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

/// Digits of ASCII, full width, and of the scripts whose languages date with their own.
fn digit_of(c: char) -> Option<u64> {
    let zero = match c {
        '0'..='9' => '0',
        '０'..='９' => '０',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        '০'..='৯' => '০',
        '๐'..='๙' => '๐',
        '၀'..='၉' => '၀',
        '០'..='៩' => '០',
        _ => return None,
    };
    Some(u64::from(u32::from(c) - u32::from(zero)))
}
