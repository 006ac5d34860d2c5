//! Source to tokens, as the HTML standard's tokenizer makes them, each with its place.
//!
//! html5ever's tokenizer takes the source character by character, in pieces, and tells nothing about
//! offsets. Here the whole page lies in memory: text, attribute values and raw text are found by
//! searching for the bytes that can end them and handed on as slices of the page, a run of text as one
//! token. What becomes of the tokens is html5ever's tree builder's work, as before. The tests hold the
//! trees to those that html5ever builds on its own.
//!
//! One thing is read as only browsers that run scripts read it: `<noscript>` ends at the first
//! `</noscript`, wherever it stands. Comments, attributes and raw text that are not closed inside end there.

mod decode;
mod doctype;
mod entities;
mod names;
mod raw;
mod tag;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Token, TokenSinkResult};

pub(crate) use self::decode::unescape;
use self::decode::{References, decode};
use self::names::Names;
use self::raw::{find_comment_end, find_raw_end, find_script_end};
use super::cap::CapSink;
use crate::model::Span;

/// Reads a page into the tree builder. `start` is added to every offset.
pub(super) fn scan(html: &str, start: u32, sink: &CapSink) {
    let page = StrTendril::from_slice(html);
    let mut scanner = Scanner {
        sink,
        whole: html,
        html,
        bytes: html.as_bytes(),
        page,
        start,
        names: Names::new(),
        endless: false,
    };
    scanner.run();
    sink.end();
}

struct Scanner<'a> {
    sink: &'a CapSink,
    whole: &'a str,
    /// The page up to where the `<noscript>` in work ends.
    html: &'a str,
    bytes: &'a [u8],
    /// The page once more: slices of it share its memory.
    page: StrTendril,
    start: u32,
    names: Names,
    /// No end tag of a `<noscript>` follows.
    endless: bool,
}

/// What a run of text may hold besides characters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Text {
    /// Character references, and zeros that the tree builder judges.
    Data,
    /// Zeros for the tree builder.
    Cdata,
    /// Character references; a zero is a replacement character.
    Rcdata,
    /// Nothing; a zero is a replacement character.
    Raw,
}

impl Scanner<'_> {
    fn run(&mut self) {
        let mut at = 0;
        loop {
            while at < self.bytes.len() {
                let markup = find_markup(self.bytes, at);
                self.pass_text(at, markup, Text::Data);
                at = if markup < self.bytes.len() { self.read_markup(markup) } else { markup };
            }
            if !self.is_bounded() {
                break;
            }
            self.set_end(self.whole.len());
        }
        let _ = self.pass(Token::EOFToken, self.bytes.len(), self.bytes.len());
    }

    /// Whether the page seems to end with the `<noscript>` in work.
    fn is_bounded(&self) -> bool {
        self.bytes.len() < self.whole.len()
    }

    fn set_end(&mut self, end: usize) {
        self.html = self.whole.get(..end).unwrap_or(self.whole);
        self.bytes = self.html.as_bytes();
    }

    /// Lets the page end with the `<noscript>` whose start tag ends here.
    fn bound(&mut self, from: usize) {
        if self.is_bounded() || self.endless || !self.sink.is_in_noscript() {
            return;
        }
        let end = find_raw_end(self.bytes, from, "noscript");
        self.endless = end == self.bytes.len();
        self.set_end(end);
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn span(&self, from: usize, to: usize) -> Span {
        [self.start + from as u32, self.start + to as u32]
    }

    /// Hands a token on that stands at `from..to`.
    fn pass(&self, token: Token, from: usize, to: usize) -> TokenSinkResult<ego_tree::NodeId> {
        self.sink.take(token, self.span(from, to))
    }

    fn slice(&self, from: usize, to: usize) -> &str {
        self.html.get(from..to).unwrap_or_default()
    }

    /// A part of the page that shares its memory.
    fn share(&self, from: usize, to: usize) -> StrTendril {
        self.page.try_subtendril(from as u32, to.saturating_sub(from) as u32).unwrap_or_default()
    }

    /// Reads what begins with the `<` at this place; returns where it ends.
    fn read_markup(&mut self, at: usize) -> usize {
        match (self.byte(at + 1), self.byte(at + 2)) {
            (Some(b'!'), _) => self.read_declaration(at),
            (Some(b'?'), _) => self.read_bogus_comment(at, at + 1),
            (Some(b'/'), Some(b'>')) => at + 3,
            (Some(b'/'), Some(letter)) if !letter.is_ascii_alphabetic() => {
                self.read_bogus_comment(at, at + 2)
            }
            (Some(b'/'), _) => self.read_tag(at, true),
            _ => self.read_tag(at, false),
        }
    }

    fn read_declaration(&mut self, at: usize) -> usize {
        let rest = self.bytes.get(at + 2..).unwrap_or_default();
        if rest.starts_with(b"--") {
            let end = find_comment_end(self.bytes, at + 4);
            return self.pass_comment(at, end);
        }
        if rest.get(..7).is_some_and(|word| word.eq_ignore_ascii_case(b"doctype")) {
            return self.read_doctype(at);
        }
        if rest.starts_with(b"[CDATA[") && self.sink.is_foreign() {
            let from = at + 9;
            let inner = self.bytes.get(from..).unwrap_or_default();
            let length = memchr::memmem::find(inner, b"]]>");
            let end = length.map_or(self.bytes.len(), |length| from + length);
            self.pass_text(from, end, Text::Cdata);
            return (end + 3).min(self.bytes.len());
        }
        self.read_bogus_comment(at, at + 2)
    }

    fn read_bogus_comment(&self, at: usize, from: usize) -> usize {
        let rest = self.bytes.get(from..).unwrap_or_default();
        let end = memchr::memchr(b'>', rest).map_or(self.bytes.len(), |length| from + length + 1);
        self.pass_comment(at, end)
    }

    /// A comment parts the text around it; what it says is never asked for.
    fn pass_comment(&self, at: usize, end: usize) -> usize {
        let _ = self.pass(Token::CommentToken(StrTendril::new()), at, end);
        end
    }

    /// Reads the text that an element's start tag turned on; returns where its end tag begins.
    fn read_raw(&self, from: usize, name: &str, kind: RawKind) -> usize {
        let (end, text) = match kind {
            RawKind::Rcdata => (find_raw_end(self.bytes, from, name), Text::Rcdata),
            RawKind::Rawtext => (find_raw_end(self.bytes, from, name), Text::Raw),
            RawKind::ScriptData | RawKind::ScriptDataEscaped(_) => {
                (find_script_end(self.bytes, from, name), Text::Raw)
            }
        };
        self.pass_text(from, end, text);
        end
    }

    fn pass_text(&self, from: usize, to: usize, kind: Text) {
        if from >= to {
            return;
        }
        let text = self.slice(from, to);
        let references = match kind {
            Text::Data | Text::Rcdata => References::InText,
            Text::Cdata | Text::Raw => References::None,
        };
        if !references.change(text) {
            let _ = self.pass(Token::CharacterTokens(self.share(from, to)), from, to);
            return;
        }
        let zeros_matter = matches!(kind, Text::Data | Text::Cdata);
        for (i, part) in text.split(|c| zeros_matter && c == '\0').enumerate() {
            if i > 0 {
                let _ = self.pass(Token::NullCharacterToken, from, to);
            }
            if !part.is_empty() {
                let decoded = decode(part, references).into();
                let _ = self.pass(Token::CharacterTokens(decoded), from, to);
            }
        }
    }
}

/// Where the next markup begins; a `<` that opens none is text.
fn find_markup(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    memchr::memchr_iter(b'<', rest)
        .map(|at| from + at)
        .find(|&at| match bytes.get(at + 1) {
            Some(b'/') => at + 2 < bytes.len(),
            Some(next) => next.is_ascii_alphabetic() || matches!(next, b'!' | b'?'),
            None => false,
        })
        .unwrap_or(bytes.len())
}

/// What parts a tag's name and attributes.
const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\x0c' | b'\r')
}
