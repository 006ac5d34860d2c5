//! Names in ZIP archives: UTF-8 where it is said or fits, else what Windows wrote in its own language, else DOS.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

/// The flag that says that a name is UTF-8.
const UTF_8: u16 = 1 << 11;

/// The characters of code page 437 from 0x80 on, which the format names as its own.
const DOS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// A name as it stands in the archive.
#[derive(Clone, Debug)]
pub(super) struct RawName {
    bytes: Vec<u8>,
    told: Option<String>,
}

impl RawName {
    /// `unicode` is the extra field that repeats the name in UTF-8, behind five bytes of version and checksum.
    pub(super) fn new(bytes: &[u8], flags: u16, unicode: Option<&[u8]>) -> Self {
        let repeated =
            unicode.and_then(|field| field.get(5..)).and_then(|name| std::str::from_utf8(name).ok());
        let plain = std::str::from_utf8(bytes).ok();
        let lossy = (flags & UTF_8 != 0).then(|| String::from_utf8_lossy(bytes).into_owned());
        let told = repeated.or(plain).map(str::to_owned).or(lossy);
        Self { bytes: bytes.to_vec(), told }
    }
}

/// The names of an archive. What charset they are in is told from all of them together.
pub(super) fn decode_names<'a>(names: impl Iterator<Item = &'a RawName> + Clone) -> Vec<String> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    for name in names.clone().filter(|name| name.told.is_none()) {
        detector.feed(&name.bytes, false);
        detector.feed(b" ", false);
    }
    let guess = detector.guess(None, Utf8Detection::Deny);
    // Of a charset with one byte a letter nothing can be told by a few names.
    let guess = Some(guess).filter(|guess| !guess.is_single_byte());
    let clean = |name: &RawName| guess.and_then(|guess| decode(&name.bytes, guess));
    let mut written: Option<Vec<String>> =
        names.clone().filter(|name| name.told.is_none()).map(clean).collect();
    let fits = written.take_if(|names| are_written(names)).is_some();
    let read = |name: &RawName| {
        let guessed = || if fits { clean(name) } else { None };
        let text = name.told.clone().or_else(guessed).unwrap_or_else(|| decode_dos(&name.bytes));
        // Some writers part folders as their own system does.
        text.replace('\\', "/")
    };
    names.map(read).collect()
}

/// Whether names read in a charset of many bytes a letter are words in it: letters in a row. Of an accent among Latin
/// letters one sign alone comes out.
fn are_written(names: &[String]) -> bool {
    let (mut signs, mut in_words) = (0, 0);
    for word in names.iter().flat_map(|name| name.split(|c: char| c.is_ascii())) {
        let length = word.chars().count();
        signs += length;
        in_words += if length > 1 { word.chars().filter(|c| c.is_alphabetic()).count() } else { 0 };
    }
    signs > 0 && in_words * 2 > signs
}

fn decode(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}

fn decode_dos(bytes: &[u8]) -> String {
    let letter = |&byte: &u8| {
        let beyond = byte.checked_sub(0x80).and_then(|at| DOS.chars().nth(usize::from(at)));
        beyond.unwrap_or(char::from(byte))
    };
    bytes.iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::{RawName, decode_names};

    #[test]
    fn names_are_read_as_they_were_written() {
        let gbk = encoding_rs::GBK.encode("新闻/港口重新开放.html").0.into_owned();
        let japanese = encoding_rs::SHIFT_JIS.encode("港の再開について.html").0.into_owned();
        for (bytes, flags, expect) in [
            (b"a\\b.html".as_slice(), 0, "a/b.html"),
            ("港口.html".as_bytes(), 0, "港口.html"),
            ("港口.html".as_bytes(), 1 << 11, "港口.html"),
            (&gbk, 0, "新闻/港口重新开放.html"),
            (&japanese, 0, "港の再開について.html"),
            (b"M\x81nchen.html", 0, "München.html"),
        ] {
            assert_eq!(decode_names([RawName::new(bytes, flags, None)].iter()), [expect]);
        }
        let field = [&[1, 0, 0, 0, 0][..], "港.html".as_bytes()].concat();
        assert_eq!(decode_names([RawName::new(b"\xff.html", 0, Some(&field))].iter()), ["港.html"]);
    }
}
