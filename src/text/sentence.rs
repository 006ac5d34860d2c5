//! The sentence around a place of a text.

use super::border::floor;

/// Most bytes of a sentence on either side of the place: a text without full stops is cut there.
const REACH: usize = 600;

/// Bytes of the sentence around a place, the sign at its end included.
pub(crate) fn sentence_span(text: &str, at: usize) -> (usize, usize) {
    let at = floor(text, at.min(text.len()));
    let least = floor(text, at.saturating_sub(REACH));
    let most = floor(text, (at + REACH).min(text.len()));
    let before = text.get(least..at).unwrap_or_default();
    let behind = text.get(at..most).unwrap_or_default();
    let from = before
        .char_indices()
        .rev()
        .find(|&(offset, c)| ends_sentence(before, offset, c))
        .map_or(least, |(offset, c)| least + offset + c.len_utf8());
    let to = behind
        .char_indices()
        .find(|&(offset, c)| ends_sentence(behind, offset, c))
        .map_or(most, |(offset, c)| at + offset + c.len_utf8());
    let closing = |c: char| matches!(c, '”' | '」' | '』' | '’' | '"' | ')' | '）');
    let marks = text.get(to..most).map_or(0, |rest| rest.len() - rest.trim_start_matches(closing).len());
    let inside = text.get(from..to + marks).unwrap_or_default();
    let lead = inside.len() - inside.trim_start_matches(|c: char| closing(c) || c.is_whitespace()).len();
    (from + lead, to + marks)
}

/// The sentence around a place.
pub(crate) fn sentence_at(text: &str, at: usize) -> &str {
    let (from, to) = sentence_span(text, at);
    text.get(from..to).unwrap_or_default().trim_end()
}

/// Whether a sign ends a sentence; a stop does before white space and a capital.
fn ends_sentence(text: &str, at: usize, c: char) -> bool {
    match c {
        '。' | '！' | '？' | '!' | '?' | '\n' => true,
        '.' => {
            let mut rest = text.get(at + 1..).unwrap_or_default().chars();
            rest.next().is_some_and(char::is_whitespace)
                && rest.next().is_none_or(|next| !next.is_lowercase())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::sentence_at;

    #[test]
    fn sentences_are_found() {
        for (text, at, want) in [
            ("第一句。第二句！“第三句。”第四句", "二", "第二句！"),
            ("第一句。第二句！“第三句。”第四句", "三", "“第三句。”"),
            ("One ended. Two is 3.5 long. Three", "3.5", "Two is 3.5 long."),
            ("no end", "no", "no end"),
        ] {
            let at = text.find(at).expect("there");
            assert_eq!(sentence_at(text, at), want, "{text}");
        }
        assert_eq!(sentence_at("", 5), "");
        assert!(sentence_at(&"长".repeat(5_000), 6_000).len() <= 1_200);
    }
}
