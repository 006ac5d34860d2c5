//! The words of an English sentence, quotations whole.

use crate::reading::prose::{Prose, Span};

/// A part of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading::speech) enum Token {
    /// A word.
    Word(Span),
    /// A quotation, by number.
    Quotation(usize, Span),
    /// A pause.
    Pause(char, usize),
}

impl Token {
    /// Where it begins.
    pub(super) const fn from(self) -> usize {
        match self {
            Self::Word(span) | Self::Quotation(_, span) => span.from,
            Self::Pause(_, at) => at,
        }
    }

    /// Where it ends.
    pub(super) const fn to(self) -> usize {
        match self {
            Self::Word(span) | Self::Quotation(_, span) => span.to,
            Self::Pause(_, at) => at + 1,
        }
    }
}

/// The parts of a sentence in order; brackets are left out.
pub(in crate::reading::speech) struct Tokens {
    /// They.
    pub(super) list: Vec<Token>,
}

impl Tokens {
    /// Takes a sentence apart.
    pub(super) fn new(prose: &Prose<'_>, span: Span) -> Self {
        let text = prose.text;
        let mut list = Vec::new();
        let mut word: Option<usize> = None;
        let mut at = span.from;
        while at < span.to {
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
            if let Some(number) = prose.quotation_at(at)
                && let Some(quotation) = prose.quotations.get(number)
            {
                close(&mut word, at, &mut list);
                list.push(Token::Quotation(number, quotation.outer));
                at = quotation.outer.to.max(at + c.len_utf8());
                continue;
            }
            if c.is_ascii_alphanumeric() {
                word.get_or_insert(at);
                at += 1;
                continue;
            }
            let next = at + c.len_utf8();
            let inner = matches!(c, '-' | '\'' | '’' | '.' | '&' | '/')
                && word.is_some()
                && text
                    .get(next..span.to)
                    .and_then(|rest| rest.chars().next())
                    .is_some_and(char::is_alphanumeric);
            if c.is_alphanumeric() || inner {
                word.get_or_insert(at);
            } else {
                close(&mut word, at, &mut list);
                if matches!(c, ',' | ';' | ':' | '—' | '–') && !prose.is_aside(at) {
                    list.push(Token::Pause(c, at));
                }
            }
            at = next;
        }
        close(&mut word, span.to, &mut list);
        list.retain(|token| !matches!(token, Token::Word(_)) || !prose.is_aside(token.from()));
        Self { list }
    }

    /// The token that a place lies in, or the next.
    pub(super) fn at(&self, place: usize) -> usize {
        self.list.partition_point(|token| token.to() <= place)
    }
}

fn close(word: &mut Option<usize>, at: usize, list: &mut Vec<Token>) {
    if let Some(from) = word.take() {
        list.push(Token::Word(Span::new(from, at)));
    }
}
