//! What the codes of a font mean in Unicode, as its `ToUnicode` map says (ISO 32000-1, 9.10.3).

use rustc_hash::FxHashMap;

use super::object::{Fuel, Lexer, Object};

/// Characters that one code may stand for.
const LONGEST: usize = 32;

/// A map from codes to characters.
#[derive(Clone, Debug, Default)]
pub(super) struct CodeMap {
    single: FxHashMap<u32, String>,
    /// First and last code, and what the first stands for; sorted.
    ranges: Vec<(u32, u32, String)>,
    /// Bytes of the shortest code; 0 where nothing is said of it.
    pub(super) code_length: usize,
}

impl CodeMap {
    /// Reads a map.
    pub(super) fn read(bytes: &[u8], fuel: &Fuel) -> Self {
        let mut map = Self::default();
        let mut lexer = Lexer::of(bytes, 0, fuel);
        // What was said since the last word.
        let mut said: Vec<Object<'_>> = Vec::new();
        while let Some(object) = lexer.next() {
            let Object::Word(word) = object else {
                said.push(object);
                continue;
            };
            match word {
                b"endbfchar" => map.take_single(&said),
                b"endbfrange" => map.take_ranges(&said),
                b"endcodespacerange" => {
                    let shortest = said.iter().filter_map(bytes_of).map(<[u8]>::len).min();
                    map.code_length = shortest.unwrap_or_default();
                }
                _ => {}
            }
            said.clear();
        }
        map.ranges.sort_unstable();
        map
    }

    fn take_single(&mut self, said: &[Object<'_>]) {
        for pair in said.chunks_exact(2) {
            if let [Object::Text(code), Object::Text(text)] = pair {
                self.single.insert(number_of(code), utf16(text));
            }
        }
    }

    fn take_ranges(&mut self, said: &[Object<'_>]) {
        for triple in said.chunks_exact(3) {
            let [Object::Text(first), Object::Text(last), text] = triple else { continue };
            let (first, last) = (number_of(first), number_of(last));
            match text {
                Object::Text(text) => self.ranges.push((first, last, utf16(text))),
                Object::List(texts) => {
                    let texts = (first..=last).zip(texts.iter().filter_map(bytes_of));
                    self.single.extend(texts.map(|(code, text)| (code, utf16(text))));
                }
                _ => {}
            }
        }
    }

    /// What a code stands for.
    pub(super) fn text(&self, code: u32) -> Option<String> {
        if let Some(text) = self.single.get(&code) {
            return Some(text.clone());
        }
        let behind = self.ranges.partition_point(|(first, ..)| *first <= code);
        let (first, last, text) = self.ranges.get(behind.checked_sub(1)?)?;
        if code > *last {
            return None;
        }
        // The last character counts on with the code.
        let end = text.chars().next_back()?;
        let counted = char::from_u32((end as u32).checked_add(code - first)?)?;
        let mut out = text.clone();
        out.pop();
        out.push(counted);
        Some(out)
    }
}

fn bytes_of<'o>(object: &'o Object<'_>) -> Option<&'o [u8]> {
    if let Object::Text(bytes) = object { Some(bytes) } else { None }
}

/// A code as a number; longer ones than there are give none that is asked for.
pub(super) fn number_of(code: &[u8]) -> u32 {
    code.iter().fold(0, |number, &byte| number << 8 | u32::from(byte))
}

/// UTF-16 with the high byte first.
pub(super) fn utf16(bytes: &[u8]) -> String {
    if let [byte] = bytes {
        return char::from(*byte).to_string();
    }
    let units = bytes.chunks_exact(2).take(LONGEST).map(|pair| number_of(pair) as u16);
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::CodeMap;

    #[test]
    fn codes_are_looked_up() {
        let text = b"1 begincodespacerange <0000> <ffff> endcodespacerange 2 beginbfchar <0003> <0020> <0101> <D842DFB7> \
            endbfchar 3 beginbfrange <0010> <0012> <6E2F> <0020> <0021> [<00660069> <0041>] <0030> <0029> <0041> endbfrange";
        let map = CodeMap::read(text, &Cell::new(10_000));
        assert_eq!(map.code_length, 2);
        for (code, expect) in [
            (3, Some(" ")),
            (0x101, Some("𠮷")),
            (0x10, Some("港")),
            (0x12, Some("\u{6e31}")),
            (0x13, None),
            (0x20, Some("fi")),
            (0x21, Some("A")),
            (0x22, None),
            (0x31, None),
        ] {
            assert_eq!(map.text(code).as_deref(), expect, "{code:x}");
        }
    }
}
