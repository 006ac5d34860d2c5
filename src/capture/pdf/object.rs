//! The syntax of PDF (ISO 32000-1, 7.2 and 7.3): numbers, names, strings, lists and dictionaries, read from bytes.

use std::borrow::Cow;
use std::cell::Cell;

/// Lists in lists that are read; files have a handful.
const DEEPEST: usize = 40;

/// Objects in one list or dictionary, those inside of others included.
const MOST_HELD: usize = 1 << 20;

/// One object, or in a page's content one word of its language.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Object<'a> {
    Null,
    Number(f64),
    Name(Cow<'a, [u8]>),
    Text(Vec<u8>),
    List(Vec<Object<'a>>),
    Dictionary(Dictionary<'a>),
    /// The number of an object that stands elsewhere.
    Reference(u32),
    /// `stream`, `endobj`, `Tj` …
    Word(&'a [u8]),
}

/// Names and what they stand for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Dictionary<'a>(pub(super) Vec<(Cow<'a, [u8]>, Object<'a>)>);

impl<'a> Dictionary<'a> {
    /// What a name stands for, as written.
    pub(super) fn get(&self, name: &str) -> &Object<'a> {
        self.0.iter().find(|(key, _)| **key == *name.as_bytes()).map_or(&Object::Null, |(_, value)| value)
    }

    /// Whether a name stands for that name.
    pub(super) fn is(&self, name: &str, value: &str) -> bool {
        self.get(name).name() == Some(value.as_bytes())
    }
}

impl<'a> Object<'a> {
    pub(super) fn name(&self) -> Option<&[u8]> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    pub(super) const fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    pub(super) fn list(&self) -> &[Object<'a>] {
        if let Self::List(list) = self { list } else { &[] }
    }
}

/// Bytes that may still be looked at: a file can lead its reader over the same ones again and again.
pub(super) type Fuel = Cell<u64>;

/// Reads objects one after the other.
#[derive(Clone, Debug)]
pub(super) struct Lexer<'a, 'f> {
    bytes: &'a [u8],
    pub(super) at: usize,
    fuel: &'f Fuel,
    /// Objects within the one that is being read.
    held: usize,
}

impl<'a, 'f> Lexer<'a, 'f> {
    pub(super) const fn of(bytes: &'a [u8], at: usize, fuel: &'f Fuel) -> Self {
        Self { bytes, at, fuel, held: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn take_while(&mut self, fits: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let end = rest.iter().position(|&byte| !fits(byte)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    /// Skips white space and comments.
    fn skip_space(&mut self) {
        loop {
            self.take_while(is_space);
            if self.peek() != Some(b'%') {
                return;
            }
            self.take_while(|byte| byte != b'\n' && byte != b'\r');
        }
    }

    /// The next object; none at the end, or where too much was read already. References are not put together.
    pub(super) fn next(&mut self) -> Option<Object<'a>> {
        self.next_at(0)
    }

    /// The next object of a file's body, where two numbers and an `R` are a reference.
    pub(super) fn next_or_reference(&mut self) -> Option<Object<'a>> {
        self.next_with_reference(0)
    }

    fn next_with_reference(&mut self, depth: usize) -> Option<Object<'a>> {
        let first = self.next_at(depth)?;
        let Object::Number(number) = first else { return Some(first) };
        if number < 0.0 || number.fract() != 0.0 || !self.peek().is_some_and(is_space) {
            return Some(first);
        }
        let mut ahead = self.clone();
        ahead.take_while(is_space);
        let digits = ahead.take_while(|byte| byte.is_ascii_digit()).len();
        ahead.take_while(is_space);
        if (1..=5).contains(&digits)
            && ahead.peek() == Some(b'R')
            && ahead.bytes.get(ahead.at + 1).is_none_or(|&byte| !is_regular(byte))
        {
            self.at = ahead.at + 1;
            return Some(Object::Reference(number as u32));
        }
        Some(first)
    }

    fn next_at(&mut self, depth: usize) -> Option<Object<'a>> {
        let from = self.at;
        self.held = if depth == 0 { 0 } else { self.held + 1 };
        if self.held > MOST_HELD {
            return None;
        }
        self.skip_space();
        let object = match self.peek()? {
            b'/' => {
                self.at += 1;
                Object::Name(unescape_name(self.take_while(is_regular)))
            }
            b'(' => self.take_string(),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                self.at += 2;
                self.take_dictionary(depth)?
            }
            b'<' => {
                self.at += 1;
                let digits = self.take_while(|byte| byte != b'>');
                self.at += 1;
                Object::Text(decode_hex(digits))
            }
            b'[' => {
                self.at += 1;
                Object::List(self.take_list(depth)?)
            }
            b'>' if self.bytes.get(self.at + 1) == Some(&b'>') => self.take_sign(2),
            b')' | b'>' | b']' | b'{' | b'}' => self.take_sign(1),
            _ => read_word(self.take_while(is_regular)),
        };
        let left = self.fuel.get().saturating_sub((self.at - from) as u64);
        self.fuel.set(left);
        (left > 0).then_some(object)
    }

    fn take_sign(&mut self, length: usize) -> Object<'a> {
        let sign = self.bytes.get(self.at..self.at + length).unwrap_or_default();
        self.at += length;
        Object::Word(sign)
    }

    fn take_list(&mut self, depth: usize) -> Option<Vec<Object<'a>>> {
        let mut list = Vec::new();
        if depth >= DEEPEST {
            return None;
        }
        loop {
            match self.next_with_reference(depth + 1)? {
                Object::Word(b"]") => return Some(list),
                Object::Word(b"endobj" | b"endstream") => return None,
                object => list.push(object),
            }
        }
    }

    fn take_dictionary(&mut self, depth: usize) -> Option<Object<'a>> {
        let mut entries = Vec::new();
        if depth >= DEEPEST {
            return None;
        }
        loop {
            match self.next_at(depth + 1)? {
                Object::Name(name) => match self.next_with_reference(depth + 1)? {
                    Object::Word(b">>") => return Some(Object::Dictionary(Dictionary(entries))),
                    value => entries.push((name, value)),
                },
                Object::Word(b">>") => return Some(Object::Dictionary(Dictionary(entries))),
                Object::Word(b"endobj" | b"stream") => return None,
                _ => {}
            }
        }
    }

    /// A string in parentheses, which may hold pairs of them.
    fn take_string(&mut self) -> Object<'a> {
        let mut out = Vec::new();
        let mut open = 0_usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => {
                    open += 1;
                    if open > 1 {
                        out.push(byte);
                    }
                }
                b')' => {
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                    out.push(byte);
                }
                b'\\' => self.take_escape(&mut out),
                byte => out.push(byte),
            }
        }
        Object::Text(out)
    }

    fn take_escape(&mut self, out: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'\r' if self.peek() == Some(b'\n') => self.at += 1,
            b'\r' | b'\n' => {}
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    value = value * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                out.push(value as u8);
            }
            byte => out.push(byte),
        }
    }
}

pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

const fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

/// A number where it is one; some writers put two signs before it.
fn read_word(word: &[u8]) -> Object<'_> {
    let signed =
        word.first().is_some_and(|&byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.'));
    let number = || std::str::from_utf8(word).ok()?.trim_start_matches("--").parse::<f64>().ok();
    match signed.then(number).flatten() {
        Some(number) if number.is_finite() => Object::Number(number),
        _ if word == b"null" => Object::Null,
        _ => Object::Word(word),
    }
}

fn unescape_name(name: &[u8]) -> Cow<'_, [u8]> {
    if !name.contains(&b'#') {
        return Cow::Borrowed(name);
    }
    let mut out = Vec::with_capacity(name.len());
    let mut rest = name;
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        match (byte, behind) {
            (b'#', [a, b, behind @ ..]) if a.is_ascii_hexdigit() && b.is_ascii_hexdigit() => {
                out.extend(decode_hex(&[*a, *b]));
                rest = behind;
            }
            _ => out.push(byte),
        }
    }
    Cow::Owned(out)
}

/// Bytes from hexadecimal digits; what is none is skipped, and a last single digit is followed by a zero.
pub(super) fn decode_hex(digits: &[u8]) -> Vec<u8> {
    let values = digits.iter().filter_map(|&digit| char::from(digit).to_digit(16));
    let mut out = Vec::with_capacity(digits.len() / 2);
    let mut held = None;
    for value in values {
        match held.take() {
            Some(high) => out.push((high << 4 | value) as u8),
            None => held = Some(value),
        }
    }
    out.extend(held.map(|high| (high << 4) as u8));
    out
}
