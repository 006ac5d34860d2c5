//! Documents of word processors, which are archives of XML; of other programs only what they are.

use super::open::{Entry, Opener};
use super::zip::Archive;
use super::{docx, odt};

/// Opens a document; false where the archive is none.
pub(super) fn open_document(opener: &mut Opener<'_>, entry: &Entry<'_>, archive: &Archive<'_>) -> bool {
    if archive.find("word/document.xml").is_some() {
        docx::open_docx(opener, entry, archive);
        return true;
    }
    let kind = archive.text("mimetype", &mut opener.budget).unwrap_or_default();
    if kind.starts_with("application/vnd.oasis.opendocument.text") {
        odt::open_odt(opener, entry, archive);
        return true;
    }
    let other = if archive.find("xl/workbook.xml").is_some() {
        Some("a spreadsheet")
    } else if archive.find("ppt/presentation.xml").is_some() {
        Some("a presentation")
    } else {
        kind.starts_with("application/vnd.oasis.opendocument")
            .then_some("a spreadsheet, presentation or drawing")
    };
    if let Some(what) = other {
        let message = format!("The file is {what}; save what it shows as a web page or as text to read it.");
        opener.refuse(entry, "unreadable", &message);
    }
    other.is_some()
}

/// Markup under construction.
#[derive(Debug, Default)]
pub(super) struct Markup {
    pub(super) out: String,
}

impl Markup {
    /// Adds text, so that it is none of the markup.
    pub(super) fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                c => self.out.push(c),
            }
        }
    }

    /// Adds a tag or several, as they are.
    pub(super) fn tag(&mut self, tag: &str) {
        self.out.push_str(tag);
    }

    /// Adds an element that holds nothing but text, on a line of its own.
    pub(super) fn block(&mut self, element: &str, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        self.out.push('<');
        self.out.push_str(element);
        self.out.push('>');
        self.text(text);
        self.out.push_str("</");
        self.out.push_str(element);
        self.out.push_str(">\n");
    }
}

/// The element of a heading of a level.
pub(super) const fn heading(level: usize) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}
