//! Quotation marks: which belong together, what stands between them, and what runs on over paragraphs.

use super::{Script, Span};
use crate::lexicon::fold::is_ideograph;

/// What stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// With its marks.
    pub(crate) outer: Span,
    /// Without them.
    pub(crate) inner: Span,
    /// It was begun in the passage before, whose quotation was left open.
    pub(crate) goes_on: bool,
    /// It is left open to the end of the passage.
    pub(crate) open: bool,
}

/// A mark that waits for its counterpart.
#[derive(Clone, Copy)]
struct Waiting {
    closes: char,
    at: usize,
    width: usize,
}

/// Marks inside marks that are followed; what is nested deeper belongs to the deepest.
const DEEPEST: usize = 6;

/// Finds the quotations of a passage. `open` is the closing mark that the passages before still wait for, and
/// afterwards the one that those behind shall.
///
/// Straight marks open where a word begins and close where one ends; between ideographs they take turns. An
/// apostrophe is no mark.
pub(super) fn find_quotations(text: &str, script: Script, open: &mut Option<char>) -> Vec<Quotation> {
    let mut found = Vec::new();
    // All marks begin with these: nothing is found without one, and what was open is no more.
    if !text.bytes().any(|b| matches!(b, b'"' | b'\'' | 0xe2 | 0xe3)) {
        *open = None;
        return found;
    }
    let mut waiting: Vec<Waiting> = Vec::new();
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    let mut carried = open.take();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, c)| c);
        match role_of(c, before, next, script, &waiting) {
            Mark::Opens(closes) => {
                // A paragraph of a quotation that runs on begins with its mark again.
                let restarts =
                    waiting.iter().position(|mark| mark.closes == closes && closes != '"' && closes != '\'');
                if let Some(place) = restarts {
                    waiting.truncate(place);
                }
                if waiting.len() < DEEPEST {
                    waiting.push(Waiting { closes, at, width: c.len_utf8() });
                }
            }
            Mark::Closes => {
                if let Some(place) = waiting.iter().rposition(|mark| mark.closes == c) {
                    let mark = waiting.get(place).copied();
                    waiting.truncate(place);
                    if let Some(mark) = mark.filter(|_| waiting.is_empty()) {
                        let goes_on = carried.take() == Some(c) && before_is_blank(text, mark.at);
                        found.push(Quotation {
                            outer: Span::new(mark.at, at + c.len_utf8()),
                            inner: Span::new(mark.at + mark.width, at),
                            goes_on,
                            open: false,
                        });
                    }
                } else if carried == Some(c) && found.is_empty() && waiting.is_empty() {
                    carried = None;
                    found.push(Quotation {
                        outer: Span::new(0, at + c.len_utf8()),
                        inner: Span::new(0, at),
                        goes_on: true,
                        open: false,
                    });
                }
            }
            Mark::None => {}
        }
        before = Some(c);
    }
    // What is left open runs to the end; where it opened the passage or was led in, the next passage goes on.
    if let Some(mark) = waiting.first().filter(|mark| mark.closes != '\'') {
        let goes_on = carried == Some(mark.closes) && before_is_blank(text, mark.at);
        *open = Some(mark.closes);
        found.push(Quotation {
            outer: Span::new(mark.at, text.len()),
            inner: Span::new(mark.at + mark.width, text.len()),
            goes_on,
            open: true,
        });
    }
    found
}

fn before_is_blank(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|head| head.trim().is_empty())
}

enum Mark {
    Opens(char),
    Closes,
    None,
}

fn role_of(c: char, before: Option<char>, next: Option<char>, script: Script, waiting: &[Waiting]) -> Mark {
    let begins =
        before.is_none_or(|b| b.is_whitespace() || matches!(b, '(' | '[' | '—' | '–' | '-' | '“' | '"'));
    let waits = |c: char| waiting.iter().any(|mark| mark.closes == c);
    match c {
        '“' => Mark::Opens('”'),
        '「' => Mark::Opens('」'),
        '『' => Mark::Opens('』'),
        '‘' if script == Script::Han || begins => Mark::Opens('’'),
        '”' | '」' | '』' => Mark::Closes,
        '’' => closes_single(before, next, waits('’')),
        '"' if waits('"') => Mark::Closes,
        '"' if script == Script::Han
            || begins
            || next.is_some_and(|n| !n.is_whitespace() && !n.is_ascii_punctuation()) =>
        {
            Mark::Opens('"')
        }
        '\'' if waits('\'') => closes_single(before, next, true),
        '\'' if script == Script::Han && next.is_some_and(is_ideograph) => Mark::Opens('\''),
        '\'' if script == Script::Latin && begins && next.is_some_and(char::is_alphabetic) => {
            Mark::Opens('\'')
        }
        _ => Mark::None,
    }
}

/// An apostrophe stands between letters; the mark that closes does not.
fn closes_single(before: Option<char>, next: Option<char>, waits: bool) -> Mark {
    let inside =
        before.is_some_and(|b| b.is_ascii_alphabetic()) && next.is_some_and(|n| n.is_ascii_alphabetic());
    if waits && !inside { Mark::Closes } else { Mark::None }
}

/// What stands in brackets and in title marks, outside quotations; unclosed ones are none.
pub(super) fn find_asides(text: &str, quotations: &[Quotation]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    // All opening ones begin with these.
    if !text.bytes().any(|b| matches!(b, b'(' | b'[' | 0xe3 | 0xef)) {
        return found;
    }
    let mut open: Option<(usize, char)> = None;
    let mut quotations = quotations.iter().peekable();
    for (at, c) in text.char_indices() {
        while quotations.next_if(|quotation| quotation.outer.to <= at).is_some() {}
        if quotations.peek().is_some_and(|quotation| quotation.outer.holds(at)) {
            continue;
        }
        match (c, open) {
            ('(' | '（', None) => open = Some((at, ')')),
            ('《' | '〈', None) => open = Some((at, '》')),
            ('〔' | '【' | '[', None) => open = Some((at, ']')),
            (')' | '）', Some((from, ')')))
            | ('》' | '〉', Some((from, '》')))
            | ('〕' | '】' | ']', Some((from, ']'))) => {
                found.push(Span::new(from, at + c.len_utf8()));
                open = None;
            }
            _ => {}
        }
    }
    found
}
