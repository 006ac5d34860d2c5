//! A text laid out for the grammar of times: its tokens, and what the lexicon knows of the words that begin at each.

use crate::lexicon::{Role, visit_common_at};
use crate::text::date::{Kind, Token, split_tokens};

/// A word of one of the roles of times.
struct Word {
    role: Role,
    value: i32,
    next: u32,
}

/// A text in simplified characters as tokens.
pub(super) struct Line<'a> {
    pub(super) tokens: Vec<Token<'a>>,
    words: Vec<Word>,
    /// Where the words of each token begin, and one more for where the last end.
    starts: Vec<u32>,
}

/// A number as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// In thousandths.
    pub(super) milli: i64,
    /// Figures, 0 for numerals and words.
    pub(super) figures: u8,
    /// Numerals that stand for figures only (二〇二三), 0 for others.
    pub(super) numerals: u8,
    /// The token behind it.
    pub(super) next: usize,
}

impl Number {
    /// The number, where it is whole.
    pub(super) const fn whole(&self) -> Option<i64> {
        if self.milli % 1000 == 0 { Some(self.milli / 1000) } else { None }
    }

    /// Whether it is written with a nought in front: 07.
    pub(super) const fn is_zero_led(&self) -> bool {
        self.figures == 2 && self.milli < 10_000
    }

    /// The number as a month, a day, an hour, where it is within bounds and written like one.
    pub(super) fn within(&self, least: u8, most: u8) -> Option<u8> {
        let value = u8::try_from(self.whole()?).ok().filter(|value| (least..=most).contains(value))?;
        (self.figures <= 2 && self.numerals <= 2).then_some(value)
    }
}

impl<'a> Line<'a> {
    /// Lays out a text; `lower` is the same in small letters of ASCII.
    pub(super) fn new(simple: &'a str, lower: &str) -> Self {
        let tokens = split_tokens(simple);
        let mut words: Vec<Word> = Vec::new();
        let mut starts = Vec::with_capacity(tokens.len() + 1);
        for token in &tokens {
            let first = words.len();
            starts.push(first as u32);
            if token.number().is_some() {
                continue;
            }
            visit_common_at(lower, token.start, |end, entry| {
                let Some(role) = entry.role().filter(|role| is_of_times(*role)) else { return };
                let last = tokens.partition_point(|token| token.end < end);
                if tokens.get(last).is_none_or(|token| token.end != end) {
                    return;
                }
                let word = Word { role, value: entry.value(), next: last as u32 + 1 };
                // Short ones come first: of one role the longest counts.
                match words.get_mut(first..).and_then(|own| own.iter_mut().find(|word| word.role == role)) {
                    Some(known) => *known = word,
                    None => words.push(word),
                }
            });
        }
        starts.push(words.len() as u32);
        Self { tokens, words, starts }
    }

    fn words_at(&self, at: usize) -> &[Word] {
        let bounds = self.starts.get(at).zip(self.starts.get(at + 1));
        bounds.and_then(|(&from, &to)| self.words.get(from as usize..to as usize)).unwrap_or_default()
    }

    /// Whether a word of times begins at a token.
    pub(super) fn has_words(&self, at: usize) -> bool {
        !self.words_at(at).is_empty()
    }

    /// The word of a role that begins at a token: its number, and the token behind it.
    pub(super) fn word(&self, at: usize, role: Role) -> Option<(i32, usize)> {
        let word = self.words_at(at).iter().find(|word| word.role == role)?;
        Some((word.value, word.next as usize))
    }

    /// The token behind a word of a role, or the same token where none stands there.
    pub(super) fn skip(&self, at: usize, role: Role) -> usize {
        self.word(at, role).map_or(at, |(_, next)| next)
    }

    /// The word of a role that ends right before a token.
    pub(super) fn word_before(&self, at: usize, role: Role) -> Option<i32> {
        /// Most tokens of a word that is looked for backwards.
        const MOST: usize = 3;
        (at.saturating_sub(MOST)..at)
            .find_map(|from| self.word(from, role).filter(|&(_, next)| next == at).map(|(value, _)| value))
    }

    /// The sign at a token.
    pub(super) fn sign(&self, at: usize) -> Option<char> {
        self.tokens.get(at)?.sign()
    }

    /// The ideograph at a token.
    pub(super) fn han(&self, at: usize) -> Option<char> {
        self.tokens.get(at)?.han()
    }

    /// Whether white space stands before a token.
    pub(super) fn spaced(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.spaced)
    }

    /// Bytes of tokens.
    pub(super) fn bytes(&self, first: usize, next: usize) -> Option<(usize, usize)> {
        Some((self.tokens.get(first)?.start, self.tokens.get(next.checked_sub(1)?)?.end))
    }

    /// The number that begins at a token, in figures or numerals.
    pub(super) fn number(&self, at: usize) -> Option<Number> {
        match self.tokens.get(at)?.kind {
            Kind::Number { value, digits } => Some(self.figures(at, value, digits)),
            Kind::Han(_) => self.numerals(at),
            _ => None,
        }
    }

    /// Figures, with a fraction behind a point.
    fn figures(&self, at: usize, value: u64, digits: u8) -> Number {
        let value = i64::try_from(value).unwrap_or(i64::MAX).min(1_000_000_000_000);
        let whole = Number { milli: value * 1000, figures: digits, numerals: 0, next: at + 1 };
        let point = self.sign(at + 1) == Some('.') && !self.spaced(at + 1) && !self.spaced(at + 2);
        match self.tokens.get(at + 2).and_then(Token::number) {
            Some((fraction, length @ 1..=3)) if point => {
                let fraction = i64::try_from(fraction).unwrap_or(0) * 10_i64.pow(3 - u32::from(length));
                Number { milli: whole.milli + fraction, next: at + 3, ..whole }
            }
            _ => whole,
        }
    }

    /// 三, 十五, 廿四, 一百二十, 二〇二三, 两千零四.
    fn numerals(&self, at: usize) -> Option<Number> {
        /// 一千九百四十九 has seven.
        const MOST: usize = 8;
        let (mut total, mut open, mut written, mut powers) = (0, None, 0_u8, false);
        let mut next = at;
        while let Some((value, behind)) = self.word(next, Role::TimeNumeral).filter(|_| next < at + MOST) {
            match value {
                // 一十九: the one belongs to what stands before.
                10 if open == Some(1) && written == 1 && total == 0 => return None,
                ..10 => {
                    open = Some(open.unwrap_or(0) * 10 + i64::from(value));
                    written += 1;
                }
                20 | 30 => (total, powers) = (total + i64::from(value), true),
                _ => (total, open, powers) = (total + open.unwrap_or(1) * i64::from(value), None, true),
            }
            next = behind;
        }
        let milli = (total + open.unwrap_or(0)) * 1000;
        (next > at).then_some(Number { milli, figures: 0, numerals: if powers { 0 } else { written }, next })
    }
}

/// Whether a role is one of this grammar's.
const fn is_of_times(role: Role) -> bool {
    role as u16 >= Role::TimeYear as u16 && role as u16 <= Role::TimeNoStretch as u16
}
