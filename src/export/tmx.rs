//! Translation memories: the pairs of a document in two languages as TMX 1.4, which translators' tools read.

use super::rows::text_of;
use crate::model::Document;

/// What stands before the units of all documents.
pub(super) const HEAD: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n",
    "<header creationtool=\"tearsheet\" creationtoolversion=\"",
    env!("CARGO_PKG_VERSION"),
    "\" segtype=\"paragraph\" o-tmf=\"tearsheet\" adminlang=\"en\" srclang=\"*all*\" datatype=\"plaintext\"/>\n<body>\n"
);

/// What stands behind them.
pub(super) const END: &str = "</body>\n</tmx>\n";

/// The pairs of a document as units of a translation memory, without what stands before and behind them; none of a
/// document in one language.
pub fn tmx(document: &Document) -> String {
    let mut out = String::new();
    push_units(document, &mut out);
    out
}

fn push_units(document: &Document, out: &mut String) {
    let Some(translation) = &document.translation else { return };
    for pair in &document.alignment {
        out.push_str("<tu>\n");
        push_property("file", &document.source.name, out);
        push_property("score", &format!("{:.2}", pair.score), out);
        for (language, blocks) in translation.languages.iter().zip([&pair.a, &pair.b]) {
            out.push_str("<tuv xml:lang=\"");
            push_escaped(language, out);
            out.push_str("\"><seg>");
            push_escaped(&text_of(document, blocks), out);
            out.push_str("</seg></tuv>\n");
        }
        out.push_str("</tu>\n");
    }
}

fn push_property(kind: &str, value: &str, out: &mut String) {
    out.push_str("<prop type=\"");
    out.push_str(kind);
    out.push_str("\">");
    push_escaped(value, out);
    out.push_str("</prop>\n");
}

/// Characters that mean something in XML are written as references; those that it cannot hold are left out.
fn push_escaped(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' | '\r' => out.push(c),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() && c < '\u{7f}' => {}
            c => out.push(c),
        }
    }
}
