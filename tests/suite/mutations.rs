//! Pages as they break in practice: cut off, garbled, glued together, in another charset than they say, half
//! unpacked. Whatever is done to our own documents, each is read without a panic and keeps every invariant.
//!
//! Each input is made from its number alone, so a failure names all that is needed to see it again:
//! `MUTATION=1234 cargo test --test suite mutated`. The long run over small inputs is for a day on which the
//! reader has changed: `MUTATIONS=10000000 cargo test --profile fast --test suite -- --ignored many_small`.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::invariants::broken;
use crate::{bytes_of, fixtures, name_of, read_first};

/// Inputs of a plain test run: half a minute's worth on two slow cores.
const INPUTS: u64 = 1500;

/// One in so many of the small inputs is held to the invariants, which take far longer than reading does.
const CHECKED: u64 = 64;

/// Numbers from a number: `SplitMix64`, by Sebastiano Vigna.
pub(crate) struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`, or 0.
    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// Markup that turns the tokenizer or the tree builder to another state, and bytes that decoders stumble over.
const PIECES: [&[u8]; 64] = [
    b"<noscript>",
    b"</noscript>",
    b"<title/>",
    b"<title>",
    b"</title>",
    b"<textarea>",
    b"</textarea>",
    b"<style/>",
    b"<style>",
    b"</style>",
    b"<script>",
    b"<script><!--<script>",
    b"</script>",
    b"<xmp>",
    b"</xmp>",
    b"<iframe>",
    b"</iframe>",
    b"<noembed>",
    b"<noframes>",
    b"<plaintext>",
    b"<!--",
    b"-->",
    b"--!>",
    b"<![CDATA[",
    b"]]>",
    b"<?",
    b"<!doctype html>",
    b"<svg>",
    b"</svg>",
    b"<foreignObject>",
    b"<math>",
    b"<mi>",
    b"<annotation-xml encoding='text/html'>",
    b"</math>",
    b"<template>",
    b"</template>",
    b"<select>",
    b"<option>",
    b"</select>",
    b"<table>",
    b"<tr>",
    b"<td>",
    b"</table>",
    b"<caption>",
    b"<colgroup>",
    b"<frameset>",
    b"<body>",
    b"</body>",
    b"</html>",
    b"<form>",
    b"</form>",
    b"</br>",
    b"</p>",
    b"<a href='",
    b"<b>",
    b"</b>",
    b"<input value='",
    b"&#x",
    b"&",
    b"\0",
    b"\xff\xfe",
    b"\xe4\xb8",
    b"\x1b$B",
    b"\r",
];

/// Charsets that a page may claim to be in.
const CHARSETS: [&str; 10] = [
    "utf-8",
    "gbk",
    "big5",
    "shift_jis",
    "euc-kr",
    "utf-16le",
    "iso-2022-jp",
    "windows-1256",
    "x-user-defined",
    "gb18030",
];

/// Changes a file in one way.
fn change(mut bytes: Vec<u8>, others: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let len = bytes.len();
    let at = random.below(len);
    match random.below(10) {
        0 => bytes.truncate(at),
        1 => {
            for _ in 0..=random.below(8) {
                let place = random.below(len);
                if let Some(byte) = bytes.get_mut(place) {
                    *byte = random.next() as u8;
                }
            }
        }
        2 => swap_tags(&mut bytes, random),
        3 => {
            let other = random.pick(others);
            bytes.truncate(at);
            bytes.extend(&other[random.below(other.len())..]);
        }
        4 => claim_charset(&mut bytes, random),
        5 => return cut_gzip(&bytes, random),
        6 => {
            bytes.drain(at..len.min(at + random.below(60)));
        }
        7 => {
            let piece = bytes[at..len.min(at + random.below(400))].to_vec();
            let place = random.below(len);
            bytes.splice(place..place, piece);
        }
        _ => {
            for _ in 0..=random.below(3) {
                let place = random.below(bytes.len());
                bytes.splice(place..place, random.pick(&PIECES).iter().copied());
            }
        }
    }
    bytes
}

/// Puts two tags (or lines, where there are none) in each other's place.
fn swap_tags(bytes: &mut Vec<u8>, random: &mut Random) {
    let starts: Vec<usize> = memchr::memchr_iter(b'<', bytes).collect();
    let find =
        |from: usize, end: u8| memchr::memchr(end, &bytes[from..]).map(|length| from..from + length + 1);
    let (one, two) = if starts.len() > 1 {
        (find(*random.pick(&starts), b'>'), find(*random.pick(&starts), b'>'))
    } else {
        (find(random.below(bytes.len()), b'\n'), find(random.below(bytes.len()), b'\n'))
    };
    let (Some(one), Some(two)) = (one, two) else { return };
    let (first, second) = if one.start < two.start { (one, two) } else { (two, one) };
    if first.end <= second.start {
        let (early, late) = (bytes[first.clone()].to_vec(), bytes[second.clone()].to_vec());
        bytes.splice(second, early);
        bytes.splice(first, late);
    }
}

fn claim_charset(bytes: &mut Vec<u8>, random: &mut Random) {
    let charset = *random.pick(&CHARSETS);
    let claim: Vec<u8> = match random.below(4) {
        0 => b"\xff\xfe".to_vec(),
        1 => b"\xef\xbb\xbf".to_vec(),
        2 => format!("<?xml version='1.0' encoding='{charset}'?>").into_bytes(),
        _ => format!("<meta charset={charset}>").into_bytes(),
    };
    bytes.splice(0..0, claim);
}

fn cut_gzip(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).expect("memory takes it");
    let mut packed = packed.finish().expect("memory takes it");
    let at = random.below(packed.len());
    if random.below(2) == 0 {
        packed.truncate(at);
    } else {
        packed[at] ^= 1 << random.below(8);
    }
    packed
}

/// The input of this number: a document or, of small inputs, a piece of one, changed a few times.
fn input(number: u64, sources: &[(String, Vec<u8>)], others: &[Vec<u8>], small: bool) -> (String, Vec<u8>) {
    let mut random = Random(number);
    let (name, source) = random.pick(sources);
    let mut bytes = source.clone();
    if small {
        let from = random.below(bytes.len());
        bytes = bytes[from..bytes.len().min(from + 40 + random.below(400))].to_vec();
    }
    for _ in 0..=random.below(3) {
        bytes = change(bytes, others, &mut random);
    }
    if small {
        bytes.truncate(1000);
    }
    (name.clone(), bytes)
}

/// What goes wrong with the input of this number.
fn problems_of(number: u64, name: &str, bytes: &[u8], check: bool) -> Option<String> {
    let read = || {
        let (document, text) = read_first(name, bytes);
        let mut problems = if check { broken(&document, &text) } else { Vec::new() };
        // A `<noscript>` that is not closed inside a paragraph has no place in the tree of any browser.
        if text.to_ascii_lowercase().contains("<noscript") {
            problems.retain(|problem| !problem.contains(": body"));
        }
        problems
    };
    let problems = catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| vec!["a panic".to_owned()]);
    let shown = || {
        let text = String::from_utf8_lossy(bytes);
        let text: String = text.chars().take(2000).collect();
        format!("number {number}, {name}: {}\n{text:?}", problems.join("\n"))
    };
    (!problems.is_empty()).then(shown)
}

/// All golden documents, and one container of each kind.
fn sources() -> Vec<(String, Vec<u8>)> {
    fixtures()
        .iter()
        .map(|path| (name_of(path), bytes_of(path)))
        .chain(crate::containers::samples())
        .filter(|(_, bytes)| bytes.len() > 1)
        .collect()
}

/// Numbers from the environment: the one asked for, or `usual` many.
fn numbers(many: &str, usual: u64) -> std::ops::Range<u64> {
    let asked = |name: &str| std::env::var(name).ok().and_then(|number| number.parse::<u64>().ok());
    match asked("MUTATION") {
        Some(number) => number..number + 1,
        None => 0..asked(many).unwrap_or(usual),
    }
}

#[test]
fn mutated_documents_are_read() {
    let sources = sources();
    let others: Vec<Vec<u8>> = sources.iter().map(|(_, bytes)| bytes.clone()).collect();
    let failed: Vec<String> = numbers("MUTATED_DOCUMENTS", INPUTS)
        .filter_map(|number| {
            let (name, bytes) = input(number, &sources, &others, false);
            problems_of(number, &name, &bytes, true)
        })
        .collect();
    assert!(failed.is_empty(), "{} inputs failed:\n{}", failed.len(), failed.join("\n"));
}

#[test]
#[ignore = "for hours; see above"]
fn many_small_inputs_are_read() {
    let sources = sources();
    let others: Vec<Vec<u8>> = sources.iter().map(|(_, bytes)| bytes.clone()).collect();
    let mut failed = 0;
    for number in numbers("MUTATIONS", 1_000_000) {
        let (name, bytes) = input(number, &sources, &others, true);
        if let Some(problem) = problems_of(number, &name, &bytes, number.is_multiple_of(CHECKED)) {
            failed += 1;
            println!("{problem}");
        }
        if number % 100_000 == 99_999 {
            println!("{} inputs, {failed} failed", number + 1);
        }
    }
    assert_eq!(failed, 0);
}
