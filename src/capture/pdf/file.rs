//! The objects of a file, found by looking for them: tables of where they stand are what damaged files lack, and what
//! stands later in a file replaces what stood before it in any case.

use std::cell::Cell;

use memchr::memmem::Finder;
use rustc_hash::FxHashMap;

use super::filter::{undo_filter, undo_prediction};
use super::object::{Dictionary, Fuel, Lexer, Object, is_space};
use crate::capture::budget::MAX_ENTRIES;

/// Bytes that packed objects may take in all; those of a thousand pages take one or two million.
const MOST_PACKED: usize = 32 << 20;

/// Bytes that one stream may unpack to, and all that are read: what a page says takes some ten thousand.
pub(super) const LARGEST_STREAM: u64 = 8 << 20;
const MOST_UNPACKED: u64 = 128 << 20;

/// References behind references that are followed.
const LONGEST_CHAIN: usize = 8;

/// Where an object stands.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// Behind its `obj`, in the file.
    Plain(usize),
    /// In one of the unpacked streams.
    Packed(usize, usize),
}

/// A file, its objects listed.
#[derive(Debug)]
pub(super) struct File<'a> {
    bytes: &'a [u8],
    places: FxHashMap<u32, Place>,
    /// Streams of objects, unpacked.
    packed: Vec<Vec<u8>>,
    /// Objects in the file's order, for what no list leads to.
    order: Vec<u32>,
    /// Where dictionaries stand that say where to begin, the last first.
    trailers: Vec<usize>,
    /// Bytes that may still be read as objects, and unpacked.
    pub(super) fuel: Fuel,
    unpacked: Cell<u64>,
}

/// A stream: what is said of it, and its bytes as they stand in the file.
#[derive(Debug)]
pub(super) struct Stream<'a> {
    pub(super) about: Dictionary<'a>,
    packed: &'a [u8],
}

impl<'a> File<'a> {
    /// Lists a file. `limit` bounds what may be unpacked of it, in bytes.
    pub(super) fn list(bytes: &'a [u8], limit: u64) -> Self {
        let mut file = Self {
            bytes,
            places: FxHashMap::default(),
            packed: Vec::new(),
            order: Vec::new(),
            trailers: Vec::new(),
            // Each byte is looked at a few times: as it is found, and by those who refer to it.
            fuel: Cell::new(8 * bytes.len() as u64 + MOST_UNPACKED),
            unpacked: Cell::new(limit.min(MOST_UNPACKED)),
        };
        let streams = file.find_objects();
        file.unpack_objects(&streams);
        let plain = Finder::new("trailer");
        file.trailers.extend(plain.find_iter(bytes).map(|at| at + "trailer".len()));
        file.trailers.reverse();
        file
    }

    /// Finds what stands as `12 0 obj` in the file; the numbers of streams of objects.
    fn find_objects(&mut self) -> Vec<u32> {
        let mut streams = Vec::new();
        let (mark, end) = (Finder::new("obj"), Finder::new("endstream"));
        let (mut from, mut ended) = (0, false);
        while let Some(at) = self.bytes.get(from..).and_then(|rest| mark.find(rest)).map(|at| at + from) {
            from = at + 3;
            let Some(number) = number_before(self.bytes.get(..at).unwrap_or_default()) else { continue };
            if self.places.len() >= MAX_ENTRIES {
                break;
            }
            self.places.insert(number, Place::Plain(from));
            self.order.push(number);
            let mut lexer = Lexer::of(self.bytes, from, &self.fuel);
            let Some(object) = lexer.next_or_reference() else { continue };
            from = lexer.at;
            let Object::Dictionary(about) = object else { continue };
            if lexer.next() != Some(Object::Word(b"stream")) {
                continue;
            }
            if about.is("Type", "ObjStm") {
                streams.push(number);
            } else if about.is("Type", "XRef") {
                self.trailers.push(at + 3);
            }
            // What stands inside of a stream is no object of this file.
            let length = about.get("Length").number().map_or(0, |length| length as usize);
            let rest = self.bytes.get(lexer.at.saturating_add(length)..);
            let near = rest.is_some_and(|rest| end.find(rest.get(..32).unwrap_or(rest)).is_some());
            from = lexer.at + if near { length } else { 0 };
            if !near && !ended {
                let behind = self.bytes.get(from..).and_then(|rest| end.find(rest));
                ended = behind.is_none();
                from += behind.unwrap_or_default();
            }
        }
        streams
    }

    /// Unpacks streams of objects (7.5.7) and lists what is in them.
    fn unpack_objects(&mut self, streams: &[u32]) {
        let mut total = 0;
        for &number in streams {
            let Some(stream) = self.stream(number) else { continue };
            let first = self.number(stream.about.get("First")).unwrap_or_default() as usize;
            let Some(bytes) = self.unpack(&stream).filter(|_| total < MOST_PACKED) else { continue };
            total += bytes.len();
            let head = bytes.get(..first).unwrap_or_default();
            let mut lexer = Lexer::of(head, 0, &self.fuel);
            let mut found = Vec::new();
            while let (Some(Object::Number(number)), Some(Object::Number(at))) = (lexer.next(), lexer.next())
            {
                found.push((number as u32, first.saturating_add(at as usize)));
            }
            for (inner, at) in found {
                if self.places.len() < MAX_ENTRIES {
                    self.places.insert(inner, Place::Packed(self.packed.len(), at));
                    self.order.push(inner);
                }
            }
            self.packed.push(bytes);
        }
    }

    /// Takes work that was done off what may be done.
    pub(super) fn burn(&self, bytes: usize) {
        self.fuel.set(self.fuel.get().saturating_sub(bytes as u64));
    }

    fn lexer(&self, number: u32) -> Option<Lexer<'_, '_>> {
        Some(match *self.places.get(&number)? {
            Place::Plain(at) => Lexer::of(self.bytes, at, &self.fuel),
            Place::Packed(stream, at) => Lexer::of(self.packed.get(stream)?, at, &self.fuel),
        })
    }

    /// The object itself, whatever refers to it.
    pub(super) fn follow<'s>(&'s self, object: &Object<'s>) -> Object<'s> {
        let mut found = object.clone();
        for _ in 0..LONGEST_CHAIN {
            let Object::Reference(number) = found else { return found };
            found =
                self.lexer(number).and_then(|mut lexer| lexer.next_or_reference()).unwrap_or(Object::Null);
        }
        Object::Null
    }

    /// The dictionary that an object is, or that says what a stream is.
    pub(super) fn dictionary<'s>(&'s self, object: &Object<'s>) -> Dictionary<'s> {
        match self.follow(object) {
            Object::Dictionary(dictionary) => dictionary,
            _ => Dictionary::default(),
        }
    }

    pub(super) fn number(&self, object: &Object<'_>) -> Option<f64> {
        match object {
            Object::Reference(_) => self.follow(object).number(),
            object => object.number(),
        }
    }

    /// The stream of a number.
    pub(super) fn stream(&self, number: u32) -> Option<Stream<'_>> {
        let mut lexer = self.lexer(number)?;
        let Some(Object::Dictionary(about)) = lexer.next_or_reference() else { return None };
        if lexer.next()? != Object::Word(b"stream") {
            return None;
        }
        let body = self.bytes.get(lexer.at..)?;
        let body = body.strip_prefix(b"\r\n").or_else(|| body.strip_prefix(b"\n")).unwrap_or(body);
        let end = Finder::new("endstream");
        let stated = self.number(about.get("Length")).map(|length| length as usize);
        let right = stated.filter(|&length| {
            let rest = body.get(length..).unwrap_or_default();
            end.find(rest.get(..32).unwrap_or(rest)).is_some()
        });
        let length = right.or_else(|| {
            self.burn(body.len());
            end.find(body)
        });
        Some(Stream { about, packed: length.and_then(|length| body.get(..length)).unwrap_or(body) })
    }

    /// The content of a stream; none where it is a picture, or more was unpacked than is allowed.
    pub(super) fn unpack(&self, stream: &Stream<'_>) -> Option<Vec<u8>> {
        let named = |long: &str, short: &str| {
            let object = self.follow(stream.about.get(long));
            if object == Object::Null { self.follow(stream.about.get(short)) } else { object }
        };
        let (filters, parameters) = (named("Filter", "F"), named("DecodeParms", "DP"));
        let (filters, parameters) = (self.listed(&filters), self.listed(&parameters));
        let mut bytes = None;
        for (place, filter) in filters.iter().enumerate().take(LONGEST_CHAIN) {
            let packed = bytes.as_deref().unwrap_or(stream.packed);
            let out = undo_filter(filter.name()?, packed, LARGEST_STREAM.min(self.unpacked.get()))?;
            self.unpacked.set(self.unpacked.get().saturating_sub(out.len() as u64));
            bytes = Some(match parameters.get(place) {
                Some(Object::Dictionary(how)) if self.number(how.get("Predictor")) >= Some(10.0) => {
                    let count =
                        |key, usual| self.number(how.get(key)).map_or(usual, |number| number as usize);
                    let bits = count("Columns", 1).saturating_mul(count("Colors", 1)) as u64;
                    let row = bits.saturating_mul(count("BitsPerComponent", 8) as u64).div_ceil(8);
                    undo_prediction(&out, usize::try_from(row).ok().filter(|&row| row < 1 << 16)?)
                }
                _ => out,
            });
        }
        Some(bytes.unwrap_or_else(|| stream.packed.to_vec()))
    }

    /// One thing or several, all as lists.
    fn listed<'s>(&'s self, object: &Object<'s>) -> Vec<Object<'s>> {
        match object {
            Object::List(list) => list.iter().map(|object| self.follow(object)).collect(),
            Object::Null => Vec::new(),
            object => vec![object.clone()],
        }
    }

    /// Dictionaries that say where to begin, those that count most first.
    pub(super) fn trailers(&self) -> impl Iterator<Item = Dictionary<'_>> {
        self.trailers.iter().filter_map(|&at| {
            match Lexer::of(self.bytes, at, &self.fuel).next_or_reference() {
                Some(Object::Dictionary(trailer)) => Some(trailer),
                _ => None,
            }
        })
    }

    /// All dictionaries of a type with their numbers, in the file's order.
    pub(super) fn all_of(&self, kind: &str) -> Vec<u32> {
        let fits = |&number: &u32| self.dictionary(&Object::Reference(number)).is("Type", kind);
        let mut found: Vec<u32> = self.order.iter().copied().filter(fits).collect();
        let mut seen = rustc_hash::FxHashSet::default();
        found.retain(|&number| seen.insert(number));
        found
    }

    /// Whether more would have been read, if it were allowed.
    pub(super) fn is_cut(&self) -> bool {
        self.unpacked.get() == 0 || self.fuel.get() == 0 || self.places.len() >= MAX_ENTRIES
    }
}

/// The object's number, where `12 0 ` stands at the end of bytes.
fn number_before(bytes: &[u8]) -> Option<u32> {
    /// Bytes that such a beginning may have.
    const LONGEST: usize = 24;
    let head = bytes.get(bytes.len().saturating_sub(LONGEST)..)?;
    let head = head
        .strip_suffix(b"\r\n")
        .or_else(|| head.split_last().filter(|(b, _)| is_space(**b)).map(|(_, h)| h))?;
    let mut words = head.trim_ascii_end().rsplit(|&byte| is_space(byte));
    let digits = |word: &[u8]| std::str::from_utf8(word).ok()?.parse::<u32>().ok();
    digits(words.next()?)?;
    // Some writers leave nothing between the end of one object and the next.
    let word = words.find(|word| !word.is_empty())?;
    let from = word.iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |at| at + 1);
    digits(word.get(from..)?)
}
