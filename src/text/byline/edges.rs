//! The signs that stand around labels, values and names and belong to none of them.

/// A sign around the value of a label; brackets that close may be the value's own.
pub(super) fn is_trimmed(c: char) -> bool {
    is_sign(c) || matches!(c, '<' | '>')
}

/// A sign around a name, which has no brackets of its own.
pub(super) fn is_edge(c: char) -> bool {
    is_sign(c) || matches!(c, ')' | '）' | '«' | '»' | '*')
}

#[rustfmt::skip]
const fn is_sign(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ':' | '：' | ',' | '，' | ';' | '；' | '-' | '–' | '—' | '/' | '／' | '|' | '｜' | '•' | '·' | '(' | '（' | '['
                | ']' | '【' | '】' | '"' | '“' | '”' | '、' | '。' | '\u{200b}' | '\u{feff}'
        )
}
