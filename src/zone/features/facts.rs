//! What can be counted in a text alone, whatever its language and wherever it stands.

use super::groups::{Groups, TEXT_GROUPS, hash_byte, hash_bytes, hash_empty, mix, text_groups};
use super::naming::is_currency;
use super::row::{Row, log, share};
use crate::text::letter::is_alphanumeric;

/// Only so many tokens from the start are looked up in the vocabulary: what a block is shows there,
/// and long text stays cheap.
const LOOKED_UP: u8 = 24;

/// Counts of one text.
#[derive(Clone, Debug, Default)]
pub(crate) struct TextFacts {
    /// Characters other than white space.
    pub(crate) chars: u32,
    /// Words of scripts that part them, plus every Han, kana and hangul character.
    pub(crate) tokens: u32,
    /// Han, kana and hangul characters.
    pub(crate) cjk: u32,
    /// Cased letters in upper case, and all cased letters.
    pub(crate) upper: u32,
    pub(crate) cased: u32,
    pub(crate) digits: u32,
    /// Marks that end a sentence, commas and other pauses, and all other signs.
    pub(crate) stops: u32,
    pub(crate) commas: u32,
    pub(crate) signs: u32,
    pub(crate) quotes: u32,
    pub(crate) bars: u32,
    /// Signs of money; what does not fit counts as the most that does.
    pub(crate) money: u16,
    /// First and last character other than white space.
    pub(crate) first: Option<char>,
    pub(crate) last: Option<char>,
    /// Tokens looked up, and how many of them belong to each group of [`TEXT_GROUPS`].
    pub(crate) looked_up: u8,
    pub(crate) hits: [u8; TEXT_GROUPS.len()],
    /// Of the text without white space and case.
    pub(crate) hash: u64,
}

/// Whether the character counts as a word by itself.
pub(crate) const fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

/// Counts a text and adds the hashes of its tokens to `tokens`.
pub(crate) fn measure_text(text: &str, tokens: &mut Vec<u64>) -> TextFacts {
    let mut reader = Reader {
        facts: TextFacts { hash: hash_empty(), ..TextFacts::default() },
        tokens,
        word: None,
        recent: [' '; 4],
    };
    let mut rest = text;
    loop {
        // Letters of ASCII, which most of the web's text is, need no look at what else a character may be.
        let length = reader.read_ascii(rest.as_bytes());
        let mut chars = rest.get(length..).unwrap_or_default().chars();
        let Some(c) = chars.next() else { break };
        reader.read(c);
        rest = chars.as_str();
    }
    reader.end_word();
    reader.facts
}

/// The hashes of a text's tokens.
pub(crate) fn token_hashes(text: &str) -> Vec<u64> {
    let mut tokens = Vec::new();
    measure_text(text, &mut tokens);
    tokens
}

/// A text that is being counted.
struct Reader<'a> {
    facts: TextFacts,
    tokens: &'a mut Vec<u64>,
    /// The word so far: as the vocabulary asks for it, and as a token.
    word: Option<(Word, u64)>,
    /// The last ideographs of a run.
    recent: [char; 4],
}

impl Reader<'_> {
    /// Reads as long as characters are ASCII; returns how many were.
    fn read_ascii(&mut self, bytes: &[u8]) -> usize {
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii_alphabetic() {
                at += self.read_letters(bytes.get(at..).unwrap_or_default());
                continue;
            }
            if byte == b' ' {
                self.end_word();
                self.recent = [' '; 4];
            } else if byte.is_ascii() {
                self.read(char::from(byte));
            } else {
                return at;
            }
            at += 1;
        }
        bytes.len()
    }

    /// Reads the letters of ASCII that some bytes begin with; returns how many there were.
    fn read_letters(&mut self, bytes: &[u8]) -> usize {
        let (mut word, mut token) = self.word.unwrap_or((EMPTY_WORD, hash_empty()));
        let (mut hash, mut upper, mut count) = (self.facts.hash, 0, 0);
        for &byte in bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()) {
            let lower = byte | 0x20;
            word = hash_byte(word, lower);
            token = mix(token, lower.into());
            hash = mix(hash, lower.into());
            upper += u32::from(byte != lower);
            count += 1;
        }
        self.word = Some((word, token));
        let letter = |at: usize| bytes.get(at).map(|&byte| char::from(byte));
        let facts = &mut self.facts;
        facts.hash = hash;
        facts.chars += count as u32;
        facts.cased += count as u32;
        facts.upper += upper;
        facts.first = facts.first.or(letter(0));
        facts.last = letter(count - 1);
        count
    }

    /// Counts a character that is no white space; `folded` is its code, of ASCII in lower case.
    fn note(&mut self, c: char, folded: u32) {
        let facts = &mut self.facts;
        facts.chars += 1;
        facts.first.get_or_insert(c);
        facts.last = Some(c);
        facts.hash = mix(facts.hash, u64::from(folded));
    }

    fn read(&mut self, c: char) {
        if c.is_whitespace() {
            self.end_word();
            self.recent = [' '; 4];
            return;
        }
        self.note(c, u32::from(c.to_ascii_lowercase()));
        if is_cjk(c) {
            self.end_word();
            self.tokens.push(mix(1, u64::from(u32::from(c))));
            self.facts.tokens += 1;
            self.facts.cjk += 1;
            self.recent.rotate_left(1);
            self.recent[3] = c;
            self.facts.look_up_ideographs(self.recent);
        } else if is_alphanumeric(c) {
            self.facts.count_letter(c);
            let (word, token) = self.word.unwrap_or((EMPTY_WORD, hash_empty()));
            self.word = Some(add_letter(word, token, c));
        } else {
            self.end_word();
            self.facts.count_sign(c);
        }
    }

    fn end_word(&mut self) {
        let Some((word, token)) = self.word.take() else { return };
        self.tokens.push(token);
        self.facts.tokens += 1;
        if self.facts.looked_up < LOOKED_UP {
            self.facts.looked_up += 1;
            self.facts.add_hits(text_groups(word));
        }
    }
}

/// A word so far, as the vocabulary asks for it: the hash of its letters in lower case.
type Word = u64;

/// A word without letters.
const EMPTY_WORD: Word = hash_empty();

/// The word and the token with one more letter.
fn add_letter(word: Word, token: u64, c: char) -> (Word, u64) {
    if c.is_ascii() {
        let lower = c.to_ascii_lowercase() as u8;
        return (hash_byte(word, lower), mix(token, lower.into()));
    }
    let mut buffer = [0; 4];
    c.to_lowercase().fold((word, token), |(word, token), lower| {
        let word = lower.encode_utf8(&mut buffer).bytes().fold(word, hash_byte);
        (word, mix(token, u64::from(u32::from(lower))))
    })
}

impl TextFacts {
    fn count_letter(&mut self, c: char) {
        if c.is_ascii_digit() || c.is_numeric() {
            self.digits += 1;
        } else if c.is_uppercase() {
            self.upper += 1;
            self.cased += 1;
        } else if c.is_lowercase() {
            self.cased += 1;
        }
    }

    fn count_sign(&mut self, c: char) {
        match c {
            '.' | '!' | '?' | '。' | '！' | '？' | '…' | '؟' | '।' | '۔' => self.stops += 1,
            ',' | ';' | ':' | '，' | '、' | '；' | '：' | '،' => self.commas += 1,
            '"' | '“' | '”' | '«' | '»' | '「' | '」' | '『' | '』' | '„' => self.quotes += 1,
            '|' | '›' | '>' | '•' | '·' | '/' | '→' | '｜' => self.bars += 1,
            _ => {
                self.signs += 1;
                self.money = self.money.saturating_add(u16::from(is_currency(c)));
            }
        }
        if self.looked_up < LOOKED_UP && !c.is_ascii_punctuation() || c == '$' {
            let mut buffer = [0; 4];
            self.add_hits(text_groups(hash_bytes(c.encode_utf8(&mut buffer).bytes())));
        }
    }

    /// Words of two to four ideographs that end here.
    fn look_up_ideographs(&mut self, recent: [char; 4]) {
        if self.looked_up >= LOOKED_UP {
            return;
        }
        self.looked_up += 1;
        let mut groups = 0;
        for start in 0..4 {
            let word = recent.get(start..).unwrap_or_default();
            if word.first().is_none_or(|&c| c == ' ') {
                continue;
            }
            let mut buffer = [0; 4];
            let mut hash = hash_empty();
            for c in word {
                hash = c.encode_utf8(&mut buffer).bytes().fold(hash, hash_byte);
            }
            groups |= text_groups(hash);
        }
        self.add_hits(groups);
    }

    fn add_hits(&mut self, groups: Groups) {
        if groups == 0 {
            return;
        }
        for (bit, hits) in self.hits.iter_mut().enumerate() {
            *hits = hits.saturating_add((groups >> bit & 1) as u8);
        }
    }

    /// Length in words of a language that parts them: about five ideographs make three words.
    pub(crate) const fn words(&self) -> u32 {
        (self.tokens - self.cjk) + self.cjk * 3 / 5
    }

    /// Whether the text ends as a sentence does.
    pub(crate) fn ends_sentence(&self) -> bool {
        self.last.is_some_and(|c| {
            matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '…' | '”' | '」' | '"' | '؟' | '।' | '۔')
        })
    }

    /// Hits of a group of [`TEXT_GROUPS`] by its position, as a share of the tokens looked up.
    pub(crate) fn hit_share(&self, group: usize) -> f32 {
        share(self.hits.get(group).copied().unwrap_or(0).into(), self.looked_up.into())
    }

    /// The same of all groups.
    pub(crate) fn hit_shares(&self) -> [f32; TEXT_GROUPS.len()] {
        self.hits.map(|hits| share(hits.into(), self.looked_up.into()))
    }

    /// Writes the counts as features.
    pub(crate) fn write(&self, row: &mut Row) {
        row.put("words", log(self.words()));
        row.put("chars", log(self.chars));
        row.put("word length", share(self.chars, self.words()));
        row.put("cjk", share(self.cjk, self.tokens));
        row.put("upper", share(self.upper, self.cased));
        row.put("digits", share(self.digits, self.chars));
        row.put("stops", log(self.stops));
        row.put("stops a word", share(self.stops, self.words()));
        row.put("commas", log(self.commas));
        row.put("commas a word", share(self.commas, self.words()));
        row.put("signs", share(self.signs, self.chars));
        row.put("quotes", share(self.quotes, self.words()));
        row.put("bars", share(self.bars, self.words()));
        row.flag("", "ends sentence", self.ends_sentence());
        row.flag("", "ends colon", matches!(self.last, Some(':' | '：')));
        row.flag("", "ends question", matches!(self.last, Some('?' | '？')));
        row.flag("", "starts lower", self.first.is_some_and(char::is_lowercase));
        row.flag("", "starts upper", self.first.is_some_and(char::is_uppercase));
        row.flag("", "starts digit", self.first.is_some_and(|c| c.is_ascii_digit()));
        row.flag("", "starts sign", self.first.is_some_and(|c| !is_alphanumeric(c)));
        row.put_all("says ", |group| TEXT_GROUPS[group], self.hit_shares());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::testing::with_language;

    #[test]
    fn counts_words_of_any_script() {
        for (text, tokens, words) in [
            ("The harbour reopens.", 3, 3),
            ("港口重新开放了", 7, 4),
            ("", 0, 0),
            ("don't", 2, 2),
            ("GDP 增长 3%", 4, 3),
        ] {
            let facts = measure_text(text, &mut Vec::new());
            assert_eq!((facts.tokens, facts.words()), (tokens, words), "{text}");
        }
    }

    #[test]
    fn a_language_that_is_added_speaks_too() {
        let related = || measure_text("Zorbige plins", &mut Vec::new()).hit_share(0);
        assert!(related() < f32::EPSILON);
        with_language(("xx", "[says-related whole]\nZorbige"), || assert!(related() > 0.4));
    }

    #[test]
    fn knows_what_short_texts_say() {
        let group = |name| TEXT_GROUPS.iter().position(|known| *known == name).unwrap();
        for (text, name) in [
            ("Related stories", "related"),
            ("相关新闻", "related"),
            ("© 2024 Lindby Post", "legal"),
            ("来源：林港日报", "byline"),
        ] {
            assert!(measure_text(text, &mut Vec::new()).hit_share(group(name)) > 0.0, "{text}");
        }
    }
}
