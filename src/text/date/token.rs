//! A line of text as tokens: numbers, words, single Han characters, signs.

use std::borrow::Cow;

use crate::lexicon::fold::fold_word;
use crate::text::letter::is_alphabetic;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
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
pub(super) struct Token<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    /// White space stands before it.
    pub(super) spaced: bool,
}

impl Token<'_> {
    pub(super) fn number(&self) -> Option<(u64, u8)> {
        match self.kind {
            Kind::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }

    pub(super) fn sign(&self) -> Option<char> {
        match self.kind {
            Kind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    pub(super) fn han(&self) -> Option<char> {
        match self.kind {
            Kind::Han(han) => Some(han),
            _ => None,
        }
    }

    /// The word in lower case without diacritics; empty for other tokens.
    pub(super) fn word(&self) -> Cow<'_, str> {
        if self.kind == Kind::Word { fold_word(self.text) } else { Cow::Borrowed("") }
    }
}

/// Splits a text into tokens.
pub(super) fn split_tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut spaced = false;
    let mut glue = false;
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        if c.is_whitespace() || is_ignorable(c) {
            spaced |= !is_ignorable(c);
            glue = false;
            continue;
        }
        let kind = kind_of(c);
        if let (true, Some(last)) = (glue, tokens.last_mut()) {
            match (&mut last.kind, kind) {
                (Kind::Number { value, digits }, Kind::Number { value: digit, .. }) => {
                    *value = value.saturating_mul(10).saturating_add(digit);
                    *digits = digits.saturating_add(1);
                    (last.end, last.text) = (end, text.get(last.start..end).unwrap_or_default());
                    continue;
                }
                (Kind::Word, Kind::Word) => {
                    (last.end, last.text) = (end, text.get(last.start..end).unwrap_or_default());
                    continue;
                }
                _ => {}
            }
        }
        tokens.push(Token { kind, text: text.get(start..end).unwrap_or_default(), start, end, spaced });
        (spaced, glue) = (false, true);
    }
    tokens
}

fn kind_of(c: char) -> Kind {
    if let Some(value) = digit_of(c) {
        Kind::Number { value, digits: 1 }
    } else if is_han(c) {
        Kind::Han(c)
    } else if is_alphabetic(c) {
        Kind::Word
    } else {
        Kind::Sign(match c {
            '：' | '︰' | '∶' => ':',
            '．' => '.',
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

/// Han characters, with 〇 which dates use as a digit.
pub(crate) const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

/// Western, full-width, Arabic-Indic, Persian and Devanagari digits.
fn digit_of(c: char) -> Option<u64> {
    let zero = match c {
        '0'..='9' => '0',
        '０'..='９' => '０',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        _ => return None,
    };
    Some(u64::from(u32::from(c) - u32::from(zero)))
}
