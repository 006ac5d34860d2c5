//! Sentences: what the chain reads at a time.

use std::ops::Range;

/// Most characters of a piece. Longer sentences are cut at the last comma, or wherever they are: it bounds the
/// memory of the chain.
pub(super) const MOST: usize = 240;

/// Parts of a text that hold a character beyond ASCII, at sentence ends and line breaks, as bytes.
pub(super) fn split(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut piece = Open::default();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        piece.chars += 1;
        piece.foreign |= !c.is_ascii();
        if ends_sentence(c) {
            piece.close(end, &mut pieces);
        } else if piece.chars >= MOST {
            let cut = piece.pause.take().unwrap_or(end);
            piece.close(cut, &mut pieces);
            piece.chars = text.get(cut..end).map_or(0, |rest| rest.chars().count());
        } else if matches!(c, '，' | ',' | '、') {
            piece.pause = Some(end);
        }
    }
    piece.close(text.len(), &mut pieces);
    pieces
}

/// The piece at hand.
#[derive(Default)]
struct Open {
    from: usize,
    chars: usize,
    /// It holds a character beyond ASCII.
    foreign: bool,
    /// Behind its last comma.
    pause: Option<usize>,
}

impl Open {
    fn close(&mut self, end: usize, pieces: &mut Vec<Range<usize>>) {
        if self.foreign && self.from < end {
            pieces.push(self.from..end);
        }
        // What is left behind a cut may be foreign, too.
        *self = Self { from: end, foreign: self.foreign && self.chars >= MOST, ..Self::default() };
    }
}

const fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '!' | '?' | ';' | '\n')
}

#[cfg(test)]
mod tests {
    use super::{MOST, split};

    #[test]
    fn pieces_are_sentences() {
        let text = "甲来了。乙走了！\nplain text\n丙";
        let pieces: Vec<&str> = split(text).into_iter().map(|piece| &text[piece]).collect();
        assert_eq!(pieces, ["甲来了。", "乙走了！", "丙"]);
    }

    #[test]
    fn long_sentences_are_cut_at_commas() {
        let text = format!("{}，{}", "甲".repeat(MOST - 20), "乙".repeat(2 * MOST));
        let pieces = split(&text);
        assert_eq!(pieces.first().map(|piece| text[piece.clone()].chars().count()), Some(MOST - 19));
        assert!(pieces.iter().all(|piece| text[piece.clone()].chars().count() <= MOST));
        assert_eq!(pieces.last().map(|piece| piece.end), Some(text.len()));
    }
}
