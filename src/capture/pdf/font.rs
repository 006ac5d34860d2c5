//! Fonts, as far as text needs them: what a code means, and how wide its glyph is.

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_16BE};
use rustc_hash::FxHashMap;

use super::cmap::{CodeMap, number_of};
use super::file::File;
use super::glyphs::{plain_text, text_of_code, text_of_name};
use super::object::{Dictionary, Object};

/// The names of predefined maps (ISO 32000-1, table 118) begin and go on so; each with the encoding of its codes.
const PREDEFINED: [(&str, &Encoding); 18] = [
    ("GB-EUC", GB18030),
    ("GBpc-EUC", GB18030),
    ("GBK", GB18030),
    ("B5pc", BIG5),
    ("ETen-B5", BIG5),
    ("ETenms-B5", BIG5),
    ("HKscs-B5", BIG5),
    ("83pv-RKSJ", SHIFT_JIS),
    ("90ms-RKSJ", SHIFT_JIS),
    ("90msp-RKSJ", SHIFT_JIS),
    ("90pv-RKSJ", SHIFT_JIS),
    ("EUC-", EUC_JP),
    ("KSC-EUC", EUC_KR),
    ("KSCms-UHC", EUC_KR),
    ("UniGB-", UTF_16BE),
    ("UniCNS-", UTF_16BE),
    ("UniJIS", UTF_16BE),
    ("UniKS-", UTF_16BE),
];

/// Most widths that are kept of one font.
const MOST_WIDTHS: usize = 1 << 16;

/// How codes of a font are told apart, and what they mean without a map.
#[derive(Clone, Debug)]
enum Codes {
    /// A byte each, with the text of all of them.
    Simple(Vec<Option<String>>),
    /// So many bytes each, which mean nothing by themselves.
    Numbered(usize),
    /// Text in an encoding.
    Encoded(&'static Encoding),
}

/// A font.
#[derive(Clone, Debug)]
pub(super) struct Font {
    codes: Codes,
    map: CodeMap,
    widths: FxHashMap<u32, f64>,
    usual: f64,
    /// Whether lines go down.
    pub(super) vertical: bool,
}

/// One glyph that is shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    /// None where nobody can say.
    pub(super) text: Option<String>,
    /// In parts of the font's size.
    pub(super) width: f64,
    /// Whether the space between words is added to it: only the single byte 32 has it.
    pub(super) is_space: bool,
}

impl Font {
    /// Reads the font of a dictionary.
    pub(super) fn read(file: &File<'_>, font: &Dictionary<'_>) -> Self {
        let map = match font.get("ToUnicode") {
            Object::Reference(number) => read_map(file, *number),
            _ => CodeMap::default(),
        };
        if font.is("Subtype", "Type0") {
            return Self::read_composite(file, font, map);
        }
        let about = file.dictionary(font.get("FontDescriptor"));
        let (mut widths, mut usual) = (FxHashMap::default(), 0.0);
        let first = file.number(font.get("FirstChar")).unwrap_or_default() as u32;
        let scale = match file.follow(font.get("FontMatrix")).list().first().and_then(Object::number) {
            Some(scale) if font.is("Subtype", "Type3") => scale,
            _ => 0.001,
        };
        let listed = file.follow(font.get("Widths"));
        for (code, width) in (first..256).zip(listed.list()) {
            widths.insert(code, file.number(width).unwrap_or_default() * scale);
        }
        if widths.is_empty() {
            widths.extend((0..256).map(|code| (code, guess_width(code as u8))));
        } else {
            usual = file.number(about.get("MissingWidth")).unwrap_or_default() * scale;
        }
        let codes = Codes::Simple(read_encoding(file, font, &about));
        Self { codes, map, widths, usual, vertical: false }
    }

    fn read_composite(file: &File<'_>, font: &Dictionary<'_>, map: CodeMap) -> Self {
        let inner = file.follow(font.get("DescendantFonts"));
        let inner = inner.list().first().map(|inner| file.dictionary(inner)).unwrap_or_default();
        let named = file.follow(font.get("Encoding"));
        let name = named.name().map(|name| String::from_utf8_lossy(name).into_owned()).unwrap_or_default();
        let encoding = PREDEFINED.iter().find(|(start, _)| name.starts_with(start)).map(|(_, e)| *e);
        let codes = match (encoding, font.get("Encoding")) {
            (Some(encoding), _) => Codes::Encoded(encoding),
            (None, Object::Reference(number)) if name.is_empty() => {
                Codes::Numbered(read_map(file, *number).code_length.clamp(1, 4))
            }
            _ => Codes::Numbered(2),
        };
        let usual = file.number(inner.get("DW")).unwrap_or(1000.0) * 0.001;
        let mut widths = FxHashMap::default();
        if matches!(codes, Codes::Numbered(_)) {
            read_widths(file, file.follow(inner.get("W")).list(), &mut widths);
            file.burn(widths.len());
        }
        Self { codes, map, widths, usual, vertical: name.ends_with("-V") }
    }

    /// The glyphs of a string.
    pub(super) fn show(&self, bytes: &[u8], take: &mut dyn FnMut(Glyph)) {
        match &self.codes {
            Codes::Simple(texts) => {
                for &byte in bytes {
                    let code = u32::from(byte);
                    let text = self.mapped(code).or_else(|| texts.get(usize::from(byte)).cloned().flatten());
                    take(Glyph { text, width: self.width(code), is_space: byte == b' ' });
                }
            }
            Codes::Numbered(length) => {
                for code in bytes.chunks(*length) {
                    let is_space = code == b" ";
                    let code = number_of(code);
                    take(Glyph { text: self.mapped(code), width: self.width(code), is_space });
                }
            }
            Codes::Encoded(encoding) => {
                for c in encoding.decode_without_bom_handling(bytes).0.chars() {
                    let width = if c < '\u{80}' { self.usual * 0.5 } else { self.usual };
                    let text = (c != char::REPLACEMENT_CHARACTER).then(|| c.to_string());
                    take(Glyph { text, width, is_space: c == ' ' });
                }
            }
        }
    }

    /// What the font's map says of a code; signs for the use of programs say nothing.
    fn mapped(&self, code: u32) -> Option<String> {
        let text = self.map.text(code)?;
        let odd = |c: char| matches!(c, '\0'..'\t' | '\u{e000}'..='\u{f8ff}' | char::REPLACEMENT_CHARACTER);
        (!text.contains(odd)).then(|| plain_text(&text).into_owned())
    }

    fn width(&self, code: u32) -> f64 {
        if self.vertical { 1.0 } else { self.widths.get(&code).copied().unwrap_or(self.usual) }
    }
}

fn read_map(file: &File<'_>, number: u32) -> CodeMap {
    /// What a byte of a map costs more than one of other objects: it is kept.
    const KEPT: usize = 16;
    let bytes = file.stream(number).and_then(|stream| file.unpack(&stream));
    let map = bytes.map(|bytes| {
        file.burn(bytes.len().saturating_mul(KEPT));
        CodeMap::read(&bytes, &file.fuel)
    });
    map.unwrap_or_default()
}

/// Widths of numbered glyphs: `1 [500 600]` for those from 1 on, `1 20 500` for all from 1 to 20.
fn read_widths(file: &File<'_>, list: &[Object<'_>], widths: &mut FxHashMap<u32, f64>) {
    let mut rest = list;
    let mut left = MOST_WIDTHS;
    while let [first, second, behind @ ..] = rest {
        let Some(first) = file.number(first).map(|first| first as u32) else { return };
        let several = file.follow(second);
        if let Object::List(several) = &several {
            let each = (first..).zip(several.iter().filter_map(|width| file.number(width)));
            widths.extend(each.map(|(code, width)| (code, width * 0.001)));
            rest = behind;
        } else {
            let [width, behind @ ..] = behind else { return };
            let end = several.number().unwrap_or_default() as u32;
            let width = file.number(width).unwrap_or_default() * 0.001;
            let count = (end.saturating_sub(first) as usize).min(left);
            left -= count;
            widths.extend((first..=end).take(count + 1).map(|code| (code, width)));
            rest = behind;
        }
        if left == 0 {
            return;
        }
    }
}

/// The texts of all codes of a simple font.
fn read_encoding(file: &File<'_>, font: &Dictionary<'_>, about: &Dictionary<'_>) -> Vec<Option<String>> {
    /// The bit of a descriptor that says that a font has an encoding of its own (9.8.2).
    const SYMBOLIC: u32 = 4;
    let encoding = file.follow(font.get("Encoding"));
    let stated = match &encoding {
        Object::Dictionary(encoding) => file.follow(encoding.get("BaseEncoding")),
        encoding => encoding.clone(),
    };
    let flags = file.number(about.get("Flags")).unwrap_or_default() as u32;
    let name = file.follow(font.get("BaseFont"));
    let odd =
        name.name().is_some_and(|name| name.starts_with(b"Symbol") || name.starts_with(b"ZapfDingbats"));
    let own =
        odd || (flags & SYMBOLIC != 0 && !font.is("Subtype", "TrueType")) || font.is("Subtype", "Type3");
    let base = match stated.name() {
        None if own || (flags & SYMBOLIC != 0 && encoding == Object::Null) => None,
        name => Some(name.unwrap_or_default()),
    };
    let mut texts: Vec<Option<String>> =
        (0..=255).map(|code| base.and_then(|base| text_of_code(base, code))).collect();
    if let Object::Dictionary(encoding) = &encoding {
        let mut code = 0_usize;
        for object in file.follow(encoding.get("Differences")).list() {
            match object {
                Object::Number(number) => code = *number as usize,
                Object::Name(name) => {
                    if let Some(text) = texts.get_mut(code) {
                        *text = std::str::from_utf8(name).ok().and_then(text_of_name);
                    }
                    code = code.saturating_add(1);
                }
                _ => {}
            }
        }
    }
    texts
}

/// About how wide a glyph is in the fonts that every reader has, and that say nothing of it.
fn guess_width(code: u8) -> f64 {
    match code {
        b'f' | b'i' | b'j' | b'l' | b't' | b'.' | b',' | b':' | b';' | b'\'' | b'!' | b'|' | b'I' | b' ' => {
            0.28
        }
        b'm' | b'w' | b'M' | b'W' | b'@' | b'%' => 0.85,
        b'A'..=b'Z' => 0.67,
        _ => 0.55,
    }
}
