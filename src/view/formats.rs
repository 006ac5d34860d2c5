//! What the formats of export are called, which are offered where, and for which documents.

use super::lang::Lang;
use super::messages::Message;
use super::page::Page;
use crate::export::Format;

/// The formats that most people want, a button each.
pub const COMMON: [Format; 3] = [Format::Clipping, Format::Text, Format::Json];

/// The others for one document.
pub const OTHERS: [Format; 13] = [
    Format::JsonLd,
    Format::CslJson,
    Format::Ris,
    Format::Bibtex,
    Format::Tei,
    Format::Documents,
    Format::Columns,
    Format::Tmx,
    Format::Comments,
    Format::Statements,
    Format::Times,
    Format::Corrections,
    Format::Annotations,
];

/// The formats of a file for each document, all in one archive.
pub const EACH: [Format; 4] = [Format::Clipping, Format::Text, Format::Json, Format::Tei];

/// The formats of one file for all documents.
pub const TOGETHER: [Format; 13] = [
    Format::Documents,
    Format::Clipping,
    Format::JsonLines,
    Format::CslJson,
    Format::Ris,
    Format::Bibtex,
    Format::JsonLd,
    Format::Tei,
    Format::Comments,
    Format::Statements,
    Format::Times,
    Format::Corrections,
    Format::Tmx,
];

/// What a format is called. Names of formats are the same in all languages.
pub fn name(format: Format, lang: Lang) -> &'static str {
    let say = |message: Message| message.text(lang);
    match format {
        Format::Text => say(Message::SaveText),
        Format::Markdown | Format::Clipping => "Markdown",
        Format::Json => "JSON",
        Format::JsonLines => "JSONL",
        Format::JsonLd => "JSON-LD",
        Format::CslJson => "CSL-JSON (Zotero)",
        Format::Ris => "RIS",
        Format::Bibtex => "BibTeX",
        Format::Tei => "TEI",
        Format::Annotations => "W3C Web Annotations",
        Format::Columns => say(Message::SaveColumns),
        Format::Tmx => "TMX",
        Format::Documents => say(Message::TableDocuments),
        Format::Comments => say(Message::TableComments),
        Format::Statements => say(Message::TableStatements),
        Format::Times => say(Message::TableTimes),
        Format::Corrections => say(Message::TableCorrections),
    }
}

/// Whether a document has anything of what a format holds.
pub fn has(page: &Page, format: Format) -> bool {
    match format {
        Format::Comments => !page.document.comments.is_empty(),
        Format::Statements | Format::Annotations => !page.document.reading.statements.is_empty(),
        Format::Times => !page.document.reading.times.is_empty(),
        Format::Corrections => !page.document.corrections.is_empty(),
        Format::Columns | Format::Tmx => page.document.translation.is_some(),
        _ => true,
    }
}
