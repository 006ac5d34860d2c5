//! XML as feeds, books and documents have it: tags, attributes and text one after the other.
//!
//! No validation: a file that breaks off or is not well formed gives what can be told. Markup of pages is never read
//! with this (`src/dom` does that).

use std::borrow::Cow;

use crate::dom::unescape;

/// A piece of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// A start tag: its name, what stands behind that, and whether it ends at once (`<br/>`).
    Start {
        name: &'a str,
        attributes: &'a str,
        closed: bool,
    },
    End {
        name: &'a str,
    },
    /// Text with its references resolved, or of a CDATA section as it stands.
    Text(Cow<'a, str>),
}

/// Reads a file piece by piece.
#[derive(Clone, Debug)]
pub(super) struct Pieces<'a> {
    rest: &'a str,
    /// A quote was not closed: from there on none counts, or every tag would be looked for to the end of the file.
    unquoted: bool,
}

impl<'a> Pieces<'a> {
    pub(super) const fn of(text: &'a str) -> Self {
        Self { rest: text, unquoted: false }
    }

    /// Where in the text reading goes on.
    pub(super) const fn place(&self, text: &str) -> usize {
        text.len() - self.rest.len()
    }

    /// Takes everything up to a mark, and the mark; to the end where there is none.
    fn take_until(&mut self, mark: &str) -> &'a str {
        let (taken, rest) = self.rest.split_once(mark).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Takes a tag up to its end; a `>` inside a value in quotes ends none.
    fn take_tag(&mut self) -> &'a str {
        if self.unquoted {
            return self.take_until(">");
        }
        let mut quote = None;
        let end = self.rest.bytes().position(|byte| {
            match (quote, byte) {
                (None, b'"' | b'\'') => quote = Some(byte),
                (Some(open), _) if open == byte => quote = None,
                _ => {}
            }
            quote.is_none() && byte == b'>'
        });
        let Some(end) = end else {
            self.unquoted = true;
            return self.take_until(">");
        };
        let (tag, rest) = self.rest.split_at(end);
        self.rest = rest.get(1..).unwrap_or_default();
        tag
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let Some(from) = self.rest.strip_prefix('<') else {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                let text = if text.contains('&') { Cow::Owned(unescape(text)) } else { Cow::Borrowed(text) };
                return Some(Piece::Text(text));
            };
            self.rest = from;
            if let Some(rest) = from.strip_prefix("![CDATA[") {
                self.rest = rest;
                return Some(Piece::Text(Cow::Borrowed(self.take_until("]]>"))));
            } else if from.starts_with("!--") {
                self.take_until("-->");
            } else if from.starts_with('?') || from.starts_with('!') {
                self.take_tag();
            } else if let Some(rest) = from.strip_prefix('/') {
                self.rest = rest;
                return Some(Piece::End { name: self.take_until(">").trim() });
            } else if from.starts_with(|c: char| c.is_alphabetic() || c == '_') {
                let tag = self.take_tag();
                let closed = tag.ends_with('/');
                let tag = tag.strip_suffix('/').unwrap_or(tag);
                let end = tag.find(char::is_whitespace).unwrap_or(tag.len());
                let (name, attributes) = tag.split_at(end);
                return Some(Piece::Start { name, attributes, closed });
            } else {
                return Some(Piece::Text(Cow::Borrowed("<")));
            }
        }
    }
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The value of an attribute, by its name without prefix.
pub(super) fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let mut rest = attributes;
    while let Some((before, behind)) = rest.split_once('=') {
        let name = before.split_whitespace().next_back()?;
        let behind = behind.trim_start();
        let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, after) = behind.get(1..)?.split_once(quote)?;
        if local(name) == wanted && !name.starts_with("xmlns") {
            return Some(unescape(value));
        }
        rest = after;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Piece, Pieces, attribute};

    #[test]
    fn files_are_read_piece_by_piece() {
        let text =
            "<?xml version='1.0'?><!-- <x> --><a:b c='>' d=\"1 &amp; 2\"/>x &lt; y<![CDATA[<p>&amp;]]></a> <";
        let pieces: Vec<Piece<'_>> = Pieces::of(text).collect();
        let start = Piece::Start { name: "a:b", attributes: " c='>' d=\"1 &amp; 2\"", closed: true };
        let texts = ["x < y", "<p>&amp;"].map(|text| Piece::Text(text.into()));
        assert_eq!(pieces[..3], [&[start][..], &texts[..]].concat());
        assert_eq!(pieces[3], Piece::End { name: "a" });
        assert_eq!(attribute(" c='>' x:d=\"1 &amp; 2\"", "d").as_deref(), Some("1 & 2"));
        assert_eq!(attribute(" xmlns:d='x' e", "d"), None);
        assert!(Pieces::of("<a b='").count() == 1 && Pieces::of("<").count() == 1);
    }
}
