//! Tags and their attributes.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSinkResult};
use html5ever::{Attribute, QualName, local_name, ns};

use super::decode::{References, decode};
use super::{Scanner, Text, is_space};

/// Attributes kept of a tag. Elements of real pages have fewer than a hundred, and comparing each with
/// all before it takes time quadratic in their number.
const MAX_ATTRIBUTES: usize = 1024;

/// Attributes that room is made for when a tag has one.
const USUAL_ATTRIBUTES: usize = 4;

impl Scanner<'_> {
    /// Reads a tag and, behind one that turns raw text on, that text; returns where they end. A tag that
    /// the end of the page cuts off is none.
    pub(super) fn read_tag(&mut self, at: usize, closes: bool) -> usize {
        let name = at + 1 + usize::from(closes);
        let mut end = self.skip(name, |b| !is_space(b) && !matches!(b, b'/' | b'>'));
        let kind = if closes { TagKind::EndTag } else { TagKind::StartTag };
        let name = self.intern(name, end);
        let mut tag =
            Tag { kind, name, self_closing: false, attrs: Vec::new(), had_duplicate_attributes: false };
        loop {
            end = self.skip(end, is_space);
            match (self.byte(end), self.byte(end + 1)) {
                (None, _) => return self.bytes.len(),
                (Some(b'>'), _) => break,
                (Some(b'/'), Some(b'>')) => {
                    tag.self_closing = true;
                    end += 1;
                    break;
                }
                (Some(b'/'), _) => end += 1,
                _ => end = self.read_attribute(end, &mut tag),
            }
        }
        end += 1;
        let name = tag.name.clone();
        let result = self.pass(Token::TagToken(tag), at, end);
        if kind == TagKind::StartTag && name == local_name!("noscript") {
            self.bound(end);
        }
        match result {
            TokenSinkResult::RawData(raw) => self.read_raw(end, &name, raw),
            TokenSinkResult::Plaintext => {
                self.pass_text(end, self.bytes.len(), Text::Raw);
                self.bytes.len()
            }
            _ => end,
        }
    }

    /// Reads the attribute that begins here into a start tag; returns where it ends.
    fn read_attribute(&mut self, at: usize, tag: &mut Tag) -> usize {
        // A name may begin with "=", and then holds it.
        let name_end = self.skip(at + 1, |b| !is_space(b) && !matches!(b, b'/' | b'>' | b'='));
        let mut end = self.skip(name_end, is_space);
        let mut value = end..end;
        if self.byte(end) == Some(b'=') {
            end = self.skip(end + 1, is_space);
            (value, end) = self.find_value(end);
        }
        if tag.kind == TagKind::EndTag || tag.attrs.len() >= MAX_ATTRIBUTES {
            return end;
        }
        let local = self.intern(at, name_end);
        if tag.attrs.iter().any(|known| known.name.local == local) {
            tag.had_duplicate_attributes = true;
        } else {
            let value = self.read_value(value.start, value.end);
            if tag.attrs.is_empty() {
                tag.attrs = Vec::with_capacity(USUAL_ATTRIBUTES);
            }
            tag.attrs.push(Attribute { name: QualName::new(None, ns!(), local), value });
        }
        end
    }

    /// Where the value that begins here stands, and where the attribute ends.
    fn find_value(&self, at: usize) -> (std::ops::Range<usize>, usize) {
        let Some(quote @ (b'"' | b'\'')) = self.byte(at) else {
            let end = self.skip(at, |b| !is_space(b) && b != b'>');
            return (at..end, end);
        };
        let rest = self.bytes.get(at + 1..).unwrap_or_default();
        // Without its end the tag has none either.
        let end = memchr::memchr(quote, rest).map_or(self.bytes.len(), |length| at + 1 + length);
        (at + 1..end, (end + 1).min(self.bytes.len()))
    }

    fn read_value(&self, from: usize, to: usize) -> StrTendril {
        let text = self.slice(from, to);
        if References::InAttribute.change(text) {
            return decode(text, References::InAttribute).into();
        }
        self.share(from, to)
    }

    fn intern(&mut self, from: usize, to: usize) -> html5ever::LocalName {
        let name = self.html.get(from..to).unwrap_or_default();
        self.names.intern(name)
    }

    /// The first place from here on where the test fails.
    #[inline]
    fn skip(&self, at: usize, test: impl Fn(u8) -> bool) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        at + rest.iter().position(|&b| !test(b)).unwrap_or(rest.len())
    }
}
