//! How names and titles are compared: by a key that all spellings of one share.

/// What two spellings of one title share: letters and figures in lower case.
pub(super) fn key_of(title: &str) -> String {
    if title.is_ascii() {
        let mut key = title.to_ascii_lowercase().into_bytes();
        key.retain(|b| !matches!(b, b' ' | b'\t'..=b'\r'));
        for b in key.iter_mut().filter(|b| **b == b'`') {
            *b = b'\'';
        }
        return String::from_utf8(key).unwrap_or_default();
    }
    let mut key = String::with_capacity(title.len());
    for c in title.chars() {
        match c {
            // Most characters need no look at what else they may be.
            'a'..='z' | '0'..='9' | '\u{4e00}'..='\u{9fff}' => key.push(c),
            'A'..='Z' => key.push(c.to_ascii_lowercase()),
            ' ' => {}
            _ => key.extend(key_chars(c.encode_utf8(&mut [0; 4]))),
        }
    }
    key
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

#[cfg(test)]
mod tests {
    use super::{key_chars, key_of};

    #[test]
    fn keys_are_their_characters() {
        for title in [
            "The Harbour Reopens",
            "it`s  5\t– “Ferry”",
            "Ｆｅｒｒｙ 港口（一）",
            "İstanbul\u{200b}’da",
            "",
            "\u{1f}x",
        ] {
            assert_eq!(key_of(title), key_chars(title).collect::<String>(), "{title}");
        }
    }
}
