//! Words of different languages that mean the same: what tells that two texts may be translations of each other.
//!
//! The files in `meanings/` hold a meaning a line. The build packs them into one sorted list ([`pack`]): a word is a
//! hash of its language and its beginning, so that endings need no grammar, and what it means is a number.

/// What a word means: a number that the words of other languages share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Meaning(pub(crate) u16);

/// Meanings of numbers begin here: three is this and 3.
const NUMBERS: u16 = 3072;

/// Numbers up to here stand for themselves; behind it stands a thousand.
const LARGEST: u16 = 100;

/// Names of languages begin here.
const LANGUAGES: u16 = 2048;

/// Names of countries begin here.
const TERRITORIES: u16 = 1024;

/// Letters of an alphabet that tell a word, whatever ending follows.
pub(crate) const STEM: usize = 6;

/// Bits of an entry that hold the meaning; the others are the word's.
const MEANING_BITS: u32 = 12;

impl Meaning {
    /// The number that the word is; none of other words.
    pub(crate) const fn number(self) -> Option<u32> {
        match self.0.checked_sub(NUMBERS) {
            Some(value) if value > LARGEST => Some(1000),
            Some(value) => Some(value as u32),
            None => None,
        }
    }

    /// Whether it names a language.
    pub(crate) const fn is_language(self) -> bool {
        self.0 >= LANGUAGES && self.0 < NUMBERS
    }
}

/// The hash of a word's language and letters, in lower case.
pub(crate) fn hash_word(language: &str, letters: impl Iterator<Item = char>) -> u32 {
    letters.fold(WordHash::of(language), WordHash::with).finish()
}

/// The hash of a word whose letters come one by one: words of one language begin alike.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordHash(u32);

impl WordHash {
    /// The hash of words of a language, before their first letter.
    pub(crate) fn of(language: &str) -> Self {
        Self(language.bytes().fold(0x811c_9dc5, |hash, byte| mix(hash, u32::from(byte))))
    }

    /// The same with one letter more, in lower case.
    pub(crate) const fn with(self, letter: char) -> Self {
        Self(mix(self.0, letter as u32))
    }

    /// The hash of the word.
    pub(crate) const fn finish(self) -> u32 {
        // The high bits of a product depend on all that went in.
        (self.0 ^ self.0 >> 15).wrapping_mul(0x2c1b_3c6d) >> MEANING_BITS
    }
}

const fn mix(hash: u32, value: u32) -> u32 {
    (hash ^ value).wrapping_mul(0x0100_0193).rotate_left(5)
}

/// Bits of a hash that the index goes by: some ten entries begin alike.
const INDEX_BITS: u32 = 10;

/// What a word means that has this [`hash_word`]. The index says where the entries of each beginning start.
pub(crate) fn meanings_of<'t>(
    hash: u32,
    table: &'t [u32],
    index: &[u16],
) -> impl Iterator<Item = Meaning> + 't {
    let at = (hash >> (u32::BITS - MEANING_BITS - INDEX_BITS)) as usize;
    let place = |at: usize| usize::from(index.get(at).copied().unwrap_or(0));
    let alike = table.get(place(at)..place(at + 1)).unwrap_or_default();
    // They are sorted.
    let from = alike.iter().skip_while(move |entry| **entry >> MEANING_BITS < hash);
    let same = from.take_while(move |entry| **entry >> MEANING_BITS == hash);
    same.map(|entry| Meaning((entry & ((1 << MEANING_BITS) - 1)) as u16))
}

/// Where the entries of each beginning of a hash start, and one more for where the last end.
#[allow(dead_code, reason = "the build packs, the program only asks")]
pub(crate) fn index(table: &[u32]) -> Vec<u16> {
    let shift = u32::BITS - INDEX_BITS;
    (0..=1_u32 << INDEX_BITS)
        .map(|beginning| table.partition_point(|entry| entry >> shift < beginning) as u16)
        .collect()
}

/// Packs the files of words, countries and languages; the error names the line that is wrong.
#[allow(dead_code, reason = "the build packs, the program only asks")]
pub(crate) fn pack(words: &str, territories: &str, languages: &str) -> Result<Vec<u32>, String> {
    let mut entries = Vec::new();
    for (file, first, room) in
        [(words, 0, TERRITORIES), (territories, TERRITORIES, LANGUAGES), (languages, LANGUAGES, NUMBERS)]
    {
        let lines = file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        for (at, line) in lines.enumerate() {
            let meaning = first + at as u16;
            if meaning >= room {
                return Err(format!("too many meanings: {line}"));
            }
            pack_line(line, meaning, &mut entries)?;
        }
    }
    entries.sort_unstable();
    entries.dedup();
    Ok(entries)
}

#[allow(dead_code, reason = "the build packs, the program only asks")]
fn pack_line(line: &str, mut meaning: u16, entries: &mut Vec<u32>) -> Result<(), String> {
    let (code, groups) = line.split_once(": ").unwrap_or(("", line));
    if let Ok(number) = code.parse::<u16>() {
        meaning = NUMBERS + number.min(LARGEST + 1);
    }
    for group in groups.split(" | ") {
        let (language, words) = group.split_once(' ').ok_or_else(|| format!("no word: {line}"))?;
        if language.len() > 3 || !language.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Err(format!("no language: {language} in {line}"));
        }
        for word in words.split(", ") {
            let folded = super::fold::fold_word(word);
            let most = most_letters(language, &folded);
            let hash = hash_word(language, folded.chars().take(most));
            entries.push(hash << MEANING_BITS | u32::from(meaning));
        }
    }
    Ok(())
}

/// Letters that tell a word: of ideographs, which stand without spaces, three at most.
#[allow(dead_code, reason = "the build packs, the program only asks")]
fn most_letters(language: &str, word: &str) -> usize {
    let ideographs = word.starts_with(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    if matches!(language, "zh" | "ja") && ideographs { 3 } else { STEM }
}

#[cfg(test)]
mod tests {
    use super::{Meaning, hash_word, meanings_of, pack};

    #[test]
    fn words_of_a_line_mean_the_same() {
        let table = pack(
            "en harbour, port | de Hafen | zh 港口\n3: en three | de drei",
            "DE: en Germany",
            "de: de Deutsch",
        )
        .unwrap();
        let ask = |language, word: &str| -> Vec<Meaning> {
            meanings_of(hash_word(language, word.chars()), &table, &super::index(&table)).collect()
        };
        assert_eq!(ask("en", "harbou"), ask("de", "hafen"));
        assert_eq!(ask("en", "port"), ask("zh", "港口"));
        assert!(ask("de", "port").is_empty() && ask("en", "harb").is_empty());
        assert_eq!(ask("en", "three").first().and_then(|meaning| meaning.number()), Some(3));
        assert!(ask("de", "deutsc").first().is_some_and(|meaning| meaning.is_language()));
        assert!(
            ask("en", "german")
                .first()
                .is_some_and(|meaning| !meaning.is_language() && meaning.number().is_none())
        );
    }

    #[test]
    fn what_is_no_line_is_refused() {
        for line in ["en", "english port", "EN port"] {
            assert!(pack(line, "", "").is_err(), "{line}");
        }
    }

    /// Bytes that the vocabulary and its index may take in the program.
    const ROOM: usize = 60 * 1024;

    #[test]
    fn the_shipped_words_fit() {
        use crate::lexicon::meanings::{INDEX, MEANINGS};
        assert!(size_of_val(MEANINGS) + size_of_val(INDEX) <= ROOM);
        for (language, word) in
            [("en", "govern"), ("zh", "政府"), ("he", "ממשלה"), ("fa", "دولت"), ("fr", "janvie")]
        {
            let known = crate::lexicon::meanings_of(hash_word(language, word.chars())).next().is_some();
            assert_eq!(known, word != "janvie", "{word}");
        }
    }
}
