//! Whether a candidate for a name is made of words that its page also uses as such: "Customer Care" stands on
//! pages that speak of customers and care, while a person's name is written with capitals wherever it stands.

use super::context::Context;
use crate::order::sort_and_dedup;
use crate::text::letter::is_alphabetic;

/// The words of all candidates for a name, and which of them the page writes in lower case too.
pub(super) struct PageWords {
    words: Vec<(String, bool)>,
    /// For each first byte the lengths of the words that begin with it, as bits: hardly any word of a page gets further.
    lengths: [u64; 256],
}

/// How many of a name's words are everyday words of its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    /// None of them, or the script has no capitals.
    Name,
    Part,
    Common,
}

impl PageWords {
    /// Reads the page once for all names.
    pub(super) fn new<'a>(context: &Context<'_>, names: impl Iterator<Item = &'a str>) -> Self {
        // Enough of a page; its words repeat.
        const BLOCKS: usize = 3000;
        let mut found = Self::of(names.flat_map(words_of).collect());
        for block in context.blocks().iter().take(BLOCKS) {
            found.read(&block.text);
        }
        found
    }

    fn of(mut words: Vec<String>) -> Self {
        sort_and_dedup(&mut words);
        let mut lengths = [0; 256];
        for word in &words {
            if let Some(slot) = word.bytes().next().and_then(|first| lengths.get_mut(usize::from(first))) {
                *slot |= length_bit(word.len());
            }
        }
        Self { words: words.into_iter().map(|word| (word, false)).collect(), lengths }
    }

    fn read(&mut self, text: &str) {
        if text.is_ascii() {
            // The same, without a look at what else a character may be.
            text.as_bytes().split(|b| !b.is_ascii_alphabetic()).for_each(|word| self.see(word));
        } else {
            text.split(|c: char| !is_alphabetic(c)).for_each(|word| self.see(word.as_bytes()));
        }
    }

    fn see(&mut self, word: &[u8]) {
        let slot = word.first().and_then(|&first| self.lengths.get(usize::from(first)));
        if slot.is_some_and(|lengths| lengths & length_bit(word.len()) != 0)
            && let Ok(at) = self.words.binary_search_by(|(known, _)| known.as_bytes().cmp(word))
            && let Some((_, seen)) = self.words.get_mut(at)
        {
            *seen = true;
        }
    }

    /// What names are made of on this page.
    pub(super) fn naming(&self, names: &[String]) -> Naming {
        let mut common = 0;
        let mut all = 0;
        for word in names.iter().flat_map(|name| words_of(name)) {
            let found = self.words.binary_search_by(|(known, _)| known.as_str().cmp(&word));
            all += 1;
            common +=
                usize::from(found.ok().and_then(|at| self.words.get(at)).is_some_and(|(_, seen)| *seen));
        }
        match common {
            0 => Naming::Name,
            some if some < all => Naming::Part,
            _ => Naming::Common,
        }
    }
}

const fn length_bit(length: usize) -> u64 {
    1 << (length % 64)
}

/// The words of a name in lower case; initials say nothing, and neither do scripts without capitals.
fn words_of(name: &str) -> impl Iterator<Item = String> + '_ {
    name.split(|c: char| !is_alphabetic(c))
        .filter(|word| word.chars().nth(1).is_some())
        .filter(|word| word.starts_with(|c: char| c.is_lowercase() || c.is_uppercase()))
        .map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyday_words_are_no_names() {
        for (name, text, want) in [
            ("Customer Care", "We care for every customer.", Naming::Common),
            ("Mara Field", "Mara Field walked across a field.", Naming::Part),
            ("Mara Lindqvist", "Mara Lindqvist reports.", Naming::Name),
            ("A. Lindqvist", "a report", Naming::Name),
            ("王小明", "王小明", Naming::Name),
        ] {
            let mut page = PageWords::of(words_of(name).collect());
            page.read(text);
            assert_eq!(page.naming(&[name.to_owned()]), want, "{name}");
        }
    }
}
