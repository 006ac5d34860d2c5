//! What a phrase is without its marks, and whether a title tells of an office.

use crate::lexicon::Role;

/// Without spaces and pauses, and without title marks where they stand around all of it.
pub(super) fn clean(phrase: &str) -> String {
    let phrase = phrase.trim().trim_matches(['，', '、']);
    let inner = phrase.strip_prefix('《').and_then(|inner| inner.strip_suffix('》'));
    inner.filter(|inner| !inner.contains(['《', '》'])).unwrap_or(phrase).to_owned()
}

/// Whether a title holds a word, or another for the same office.
pub(super) fn same_office(title: &str, word: &str, value: i32) -> bool {
    let mut words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.any(|known| {
        let known = known.to_lowercase();
        known == word || (value != 0 && crate::lexicon::prose_value(Role::SpeechTitle, &known) == Some(value))
    })
}
