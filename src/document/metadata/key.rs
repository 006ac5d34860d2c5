//! How names and titles are compared: by a key that all spellings of one share.

/// What two spellings of one title share: letters and figures in lower case.
pub(super) fn key_of(title: &str) -> String {
    key_chars(title).collect()
}

/// The same, character by character.
pub(super) fn key_chars(title: &str) -> impl Iterator<Item = char> + '_ {
    title
        .chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            other => other,
        })
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{ad}' | '\u{feff}'))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '“' | '”' | '„' | '«' | '»' => '"',
            '‘' | '’' | '`' | '´' => '\'',
            '–' | '—' | '‑' => '-',
            other => other,
        })
}
