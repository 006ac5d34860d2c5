//! Bytes to text: which encoding, how it was found, and what could not be decoded.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use super::declared::find_declared;
use crate::model::Warning;

/// Decoded text.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: &'static Encoding,
    /// `bom`, `header`, `meta`, `detected` or `default`.
    pub(super) from: &'static str,
    pub(super) warnings: Vec<Warning>,
}

/// Of the multi-byte sequences of a text that is UTF-8 all the same, at most this share is broken:
/// pages cut off inside a character, and comments pasted from elsewhere.
const MAX_BROKEN_SHARE: f32 = 0.05;

/// From this many multi-byte sequences on, valid UTF-8 is no accident. Text in GBK is valid UTF-8 by
/// chance once in a few characters, never over a sentence.
const SURE_SEQUENCES: usize = 8;

/// Bytes shown to the detector; more does not change its mind but costs time.
const DETECTOR_SAMPLE: usize = 1 << 20;

/// What the bytes look like, if they are no text. UTF-16 is full of zeros and text all the same.
pub(super) fn find_binary(bytes: &[u8]) -> Option<&'static str> {
    if Encoding::for_bom(bytes).is_some() || find_utf16(bytes).is_some() {
        return None;
    }
    super::binary::find_binary(bytes)
}

/// Decodes a file that is not known to be binary. `told` is the encoding that its container names; it is believed
/// as far as the file's own word would be.
pub(super) fn decode(bytes: &[u8], told: Option<&'static Encoding>) -> Decoded {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return finish(bytes.get(length..).unwrap_or_default(), encoding, "bom", Vec::new());
    }
    if let Some(encoding) = find_utf16(bytes) {
        return finish(bytes, encoding, "detected", vec![guessed(encoding)]);
    }
    let from = if told.is_some() { "header" } else { "meta" };
    let declared = told.or_else(|| find_declared(bytes));
    let utf8 = Utf8Count::of(bytes);
    match declared {
        Some(encoding) if encoding == UTF_8 => {
            if utf8.is_plausible() {
                return utf8.finish(bytes, from, Vec::new());
            }
            let found = detect(bytes);
            finish(bytes, found, "detected", vec![contradicted(encoding, found)])
        }
        // An ASCII-only page is what it says, escape sequences of ISO-2022-JP included.
        Some(encoding) if utf8.is_ascii() => finish(bytes, encoding, from, Vec::new()),
        Some(encoding) if utf8.is_sure() => {
            utf8.finish(bytes, "detected", vec![contradicted(encoding, UTF_8)])
        }
        Some(encoding) => decode_declared(bytes, encoding, from),
        None if utf8.is_ascii() && !bytes.contains(&0x1b) => utf8.finish(bytes, "default", Vec::new()),
        None if utf8.is_plausible() => utf8.finish(bytes, "detected", Vec::new()),
        None => {
            let found = detect(bytes);
            finish(bytes, found, "detected", vec![guessed(found)])
        }
    }
}

/// Of the characters beyond ASCII, a declared legacy encoding may fail on this share: pages are cut
/// off, and hold stray bytes.
const MAX_FAILED_SHARE: f32 = 0.02;

/// So few failures say nothing about the encoding, however short the text.
const FEW_FAILURES: usize = 2;

/// Trusts a declared legacy encoding unless it fails often and the detector's does not. An encoding of
/// single bytes fails never, so that it does not fail is no proof.
fn decode_declared(bytes: &[u8], encoding: &'static Encoding, from: &'static str) -> Decoded {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    if !had_errors {
        return Decoded { text: text.into_owned(), encoding, from, warnings: Vec::new() };
    }
    let errors = count_replaced(&text);
    let beyond_ascii = text.chars().filter(|c| !c.is_ascii()).count();
    if errors <= FEW_FAILURES || errors as f32 <= beyond_ascii as f32 * MAX_FAILED_SHARE {
        return finish(bytes, encoding, from, Vec::new());
    }
    let found = detect(bytes);
    let (other, _) = found.decode_without_bom_handling(bytes);
    if found != encoding && !is_chinese_pair(found, encoding) && count_replaced(&other) * 4 < errors {
        return finish(bytes, found, "detected", vec![contradicted(encoding, found)]);
    }
    finish(bytes, encoding, from, Vec::new())
}

fn is_chinese_pair(a: &'static Encoding, b: &'static Encoding) -> bool {
    [GBK, GB18030].contains(&a) && [GBK, GB18030].contains(&b)
}

fn finish(
    bytes: &[u8],
    encoding: &'static Encoding,
    from: &'static str,
    mut warnings: Vec<Warning>,
) -> Decoded {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    if had_errors {
        let count = count_replaced(&text);
        warnings.push(Warning {
            code: "charset-replaced".to_owned(),
            message: format!("{count} places are no {} and were replaced by U+FFFD.", name_of(encoding)),
        });
    }
    Decoded { text: text.into_owned(), encoding, from, warnings }
}

fn count_replaced(text: &str) -> usize {
    text.matches('\u{fffd}').count()
}

/// The encoding's WHATWG name in lower case.
pub(super) fn name_of(encoding: &'static Encoding) -> String {
    encoding.name().to_ascii_lowercase()
}

fn guessed(encoding: &'static Encoding) -> Warning {
    Warning {
        code: "charset-guessed".to_owned(),
        message: format!("The file names no character encoding; {} was guessed.", name_of(encoding)),
    }
}

fn contradicted(declared: &'static Encoding, found: &'static Encoding) -> Warning {
    Warning {
        code: "charset-guessed".to_owned(),
        message: format!(
            "The file says it is {}, but its bytes are not; {} was taken.",
            name_of(declared),
            name_of(found)
        ),
    }
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..DETECTOR_SAMPLE).unwrap_or(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(sample, true);
    let found = detector.guess(None, Utf8Detection::Allow);
    // The escape sequences are only 7 bits wide; anything else in the file says it is another.
    if found == ISO_2022_JP && !bytes.is_ascii() { UTF_8 } else { found }
}

/// UTF-16 without a byte order mark: in markup and Latin text every other byte is zero.
fn find_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..4096).unwrap_or(bytes);
    let mut zeros = [0_usize; 2];
    for pair in sample.chunks_exact(2) {
        for (zero, &byte) in zeros.iter_mut().zip(pair) {
            *zero += usize::from(byte == 0);
        }
    }
    let pairs = sample.len() / 2;
    // A third covers Chinese pages, whose markup is ASCII; the other parity is never zero in text.
    let many = |count: usize| pairs >= 8 && count * 3 > pairs;
    let few = |count: usize| count * 50 <= pairs;
    match zeros {
        [even, odd] if many(odd) && few(even) => Some(UTF_16LE),
        [even, odd] if many(even) && few(odd) => Some(UTF_16BE),
        _ => None,
    }
}

/// Multi-byte sequences of a file read as UTF-8.
struct Utf8Count<'a> {
    good: usize,
    broken: usize,
    /// The file as text, where it is UTF-8 throughout.
    text: Option<&'a str>,
}

impl<'a> Utf8Count<'a> {
    fn of(bytes: &'a [u8]) -> Self {
        // Bytes that are neither ASCII nor a continuation begin a sequence.
        let starts = |text: &str, most: usize| text.bytes().filter(|&b| b >= 0xc0).take(most).count();
        // Most files are valid as a whole, which is seen faster than chunk by chunk.
        if let Ok(text) = std::str::from_utf8(bytes) {
            // Nobody asks how many there are beyond enough.
            let good = if text.is_ascii() { 0 } else { starts(text, SURE_SEQUENCES) };
            return Self { good, broken: 0, text: Some(text) };
        }
        let mut count = Self { good: 0, broken: 0, text: None };
        for chunk in bytes.utf8_chunks() {
            count.good += starts(chunk.valid(), usize::MAX);
            count.broken += usize::from(!chunk.invalid().is_empty());
        }
        count
    }

    /// The file decoded as UTF-8.
    fn finish(&self, bytes: &[u8], from: &'static str, warnings: Vec<Warning>) -> Decoded {
        match self.text {
            Some(text) => Decoded { text: text.to_owned(), encoding: UTF_8, from, warnings },
            None => finish(bytes, UTF_8, from, warnings),
        }
    }

    const fn is_ascii(&self) -> bool {
        self.good == 0 && self.broken == 0
    }

    fn is_plausible(&self) -> bool {
        self.broken == 0 || (self.broken as f32) < self.good as f32 * MAX_BROKEN_SHARE
    }

    fn is_sure(&self) -> bool {
        self.good >= SURE_SEQUENCES && self.is_plausible()
    }
}
