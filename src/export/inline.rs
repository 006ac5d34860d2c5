//! The text of a block in `CommonMark`: escaped, formulas as LaTeX, marks of notes as such.

use std::collections::BTreeSet;

use crate::model::{Block, Span};

/// The labels of the notes that are shown.
#[derive(Debug, Default)]
pub(super) struct Notes<'a>(BTreeSet<&'a str>);

impl<'a> Notes<'a> {
    /// Of the blocks that are shown.
    pub(super) fn of(blocks: impl Iterator<Item = &'a Block>) -> Self {
        Self(blocks.filter_map(|block| block.note()).collect())
    }

    fn has(&self, label: &str) -> bool {
        self.0.contains(label)
    }
}

/// Marks that lead back from a note, with what chooses how they look.
const BACK: [char; 6] = ['↩', '↑', '⤴', '^', '\u{fe0e}', '\u{fe0f}'];

/// A note without what only repeats its label and what leads back to its mark: the bytes of the block's text.
pub(super) fn note_text(block: &Block, label: &str) -> std::ops::Range<usize> {
    let text = &block.text;
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || BACK.contains(&c)).len();
    let mut rest = text.get(..end).unwrap_or_default();
    let back = |c: char| c.is_whitespace() || BACK.contains(&c);
    rest = rest.trim_start_matches(back);
    let bare = rest.trim_start_matches(['[', '(']);
    let labelled = bare.strip_prefix(label).filter(|behind| {
        behind.starts_with([']', ')', '.', ':'])
            || behind.starts_with(char::is_whitespace) && bare.len() < rest.len()
    });
    if let Some(behind) = labelled {
        rest = behind.trim_start_matches(|c: char| matches!(c, ']' | ')' | '.' | ':') || back(c));
    }
    end - rest.len()..end
}

/// The text of a block, or a part of it.
pub(super) fn shown(block: &Block, part: std::ops::Range<usize>, notes: &Notes<'_>) -> String {
    let mut out = String::new();
    let mut done = part.start;
    for (span, piece) in pieces_of(block, notes) {
        let [from, to] = span.map(|at| at as usize);
        let Some(before) = block.text.get(done..from).filter(|_| to <= part.end) else { continue };
        push_escaped(before, &mut out);
        out.push_str(&piece);
        done = to;
    }
    push_escaped(block.text.get(done..part.end).unwrap_or_default(), &mut out);
    out
}

/// What stands in the text as something else, in its order.
fn pieces_of(block: &Block, notes: &Notes<'_>) -> Vec<(Span, String)> {
    // One that is all of its paragraph is set apart.
    let sign = |span: Span| if span == [0, block.text.len() as u32] { "$$" } else { "$" };
    let formulas = block.formulas().iter().map(|formula| {
        let sign = sign(formula.span);
        (formula.span, format!("{sign}{}{sign}", one_line(&formula.latex)))
    });
    let marks = block.note_marks().iter().filter(|mark| notes.has(&mark.note));
    let mut pieces: Vec<(Span, String)> =
        formulas.chain(marks.map(|mark| (mark.span, format!("[^{}]", mark.note)))).collect();
    pieces.sort_by_key(|(span, _)| *span);
    pieces
}

/// White space folded.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Escapes what `CommonMark` would take as markup: anywhere in a line, and at its start.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    push_escaped(text, &mut out);
    out
}

fn push_escaped(text: &str, out: &mut String) {
    // Behind a formula no line begins.
    let inside = !out.is_empty();
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let inside = inside && number == 0;
        let start = line.trim_start();
        let digits = start.bytes().take_while(u8::is_ascii_digit).count();
        let rest = start.get(digits..).unwrap_or_default();
        let marker = !inside && start.starts_with(['#', '+', '-', '=']);
        let numbered = !inside && (1..=9).contains(&digits) && rest.starts_with(['.', ')']);
        let mut chars = line.chars();
        if numbered {
            let lead = line.len() - start.len() + digits;
            out.push_str(line.get(..lead).unwrap_or_default());
            out.push('\\');
            chars = line.get(lead..).unwrap_or_default().chars();
        } else if marker {
            let lead = line.len() - start.len();
            out.push_str(line.get(..lead).unwrap_or_default());
            out.push('\\');
            chars = line.get(lead..).unwrap_or_default().chars();
        }
        for c in chars {
            if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&' | '~') {
                out.push('\\');
            }
            out.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{escape, note_text};
    use crate::model::{Block, Extra, Origin, Zone};

    #[test]
    fn notes_say_their_label_once() {
        for (text, label, expect) in [
            ("In winter at eight. ↩", "1", "In winter at eight."),
            ("1. In winter at eight.", "1", "In winter at eight."),
            ("[1] In winter at eight. ↩\u{fe0e}", "1", "In winter at eight."),
            ("^ In winter at eight.", "1", "In winter at eight."),
            ("1 crown a day.", "1", "1 crown a day."),
            ("12. In winter.", "1", "12. In winter."),
            ("↩", "1", ""),
        ] {
            let block = Block {
                i: 0,
                text: text.to_owned(),
                zone: Zone::ListItem,
                confidence: 1.0,
                lang: None,
                level: None,
                hidden: false,
                source: Origin::default(),
                item: None,
                extra: Some(Box::new(Extra { note: Some(label.to_owned()), ..Extra::default() })),
            };
            assert_eq!(&text[note_text(&block, label)], expect, "{text}");
        }
    }

    #[test]
    fn markup_in_text_is_escaped() {
        for (text, expected) in [
            ("plain 文字, e.g. 3.5", "plain 文字, e.g. 3.5"),
            ("# no heading", "\\# no heading"),
            ("- no item", "\\- no item"),
            ("3. no list", "3\\. no list"),
            ("2023 stays", "2023 stays"),
            ("a *b* [c](d) <e>", "a \\*b\\* \\[c\\](d) \\<e\\>"),
            ("tom & jerry | a_b", "tom \\& jerry \\| a\\_b"),
            ("one\n- two", "one\n\\- two"),
        ] {
            assert_eq!(escape(text), expected, "{text}");
        }
    }
}
