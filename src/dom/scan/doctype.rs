//! The document type, which decides whether a page is laid out, and its tables parsed, in quirks mode.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Doctype, Token};

use super::decode::{References, decode};
use super::{Scanner, is_space};

impl Scanner<'_> {
    /// Reads the document type that begins here; returns where it ends.
    pub(super) fn read_doctype(&self, at: usize) -> usize {
        let from = at + 9;
        let rest = self.bytes.get(from..).unwrap_or_default();
        // Even inside a quoted identifier.
        let length = memchr::memchr(b'>', rest);
        let inner = from + length.unwrap_or(rest.len());
        let doctype = parse_doctype(self.slice(from, inner), length.is_none());
        let end = (inner + 1).min(self.bytes.len());
        let _ = self.pass(Token::DoctypeToken(doctype), at, end);
        end
    }
}

/// Parses what stands between `<!doctype` and `>`; `cut` if the page ends before that.
fn parse_doctype(text: &str, cut: bool) -> Doctype {
    let mut doctype = Doctype::default();
    let text = trim(text);
    let end = text.find(|c: char| c.is_ascii() && is_space(c as u8)).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    if name.is_empty() {
        doctype.force_quirks = true;
        return doctype;
    }
    doctype.name = Some(decode(&name.to_ascii_lowercase(), References::None).into());
    let sound = parse_identifiers(trim(rest), &mut doctype);
    doctype.force_quirks = match sound {
        Parsed::Whole => cut,
        Parsed::Odd => false,
        Parsed::Broken => true,
    };
    doctype
}

/// How a document type was read.
enum Parsed {
    Whole,
    /// With something behind that does not matter.
    Odd,
    Broken,
}

fn parse_identifiers(rest: &str, doctype: &mut Doctype) -> Parsed {
    if rest.is_empty() {
        return Parsed::Whole;
    }
    let keyword = rest.get(..6).unwrap_or_default();
    let mut rest = trim(rest.get(6..).unwrap_or_default());
    if keyword.eq_ignore_ascii_case("public") {
        match take_quoted(&mut rest) {
            Some((id, true)) => doctype.public_id = Some(id),
            Some((id, false)) => {
                doctype.public_id = Some(id);
                return Parsed::Broken;
            }
            None => return Parsed::Broken,
        }
        rest = trim(rest);
        if rest.is_empty() {
            return Parsed::Whole;
        }
    } else if !keyword.eq_ignore_ascii_case("system") {
        return Parsed::Broken;
    }
    match take_quoted(&mut rest) {
        Some((id, true)) => {
            doctype.system_id = Some(id);
            if trim(rest).is_empty() { Parsed::Whole } else { Parsed::Odd }
        }
        Some((id, false)) => {
            doctype.system_id = Some(id);
            Parsed::Broken
        }
        None => Parsed::Broken,
    }
}

/// Takes a quoted identifier off the front, and says whether its closing quote is there.
fn take_quoted(rest: &mut &str) -> Option<(StrTendril, bool)> {
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inner = rest.get(1..)?;
    let closed = inner.split_once(quote);
    let (id, behind) = closed.unwrap_or((inner, ""));
    *rest = behind;
    Some((decode(id, References::None).into(), closed.is_some()))
}

fn trim(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_ascii() && is_space(c as u8))
}
