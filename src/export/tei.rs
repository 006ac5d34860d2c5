//! TEI P5: the text with its header, for corpora and digital editions.

use std::fmt::Write as _;

use super::record::{Name, Record};
use crate::model::{Comment, Document, Zone};

/// The namespace of TEI.
const NAMESPACE: &str = "http://www.tei-c.org/ns/1.0";

/// What stands before several documents in one file: a corpus with a header of its own.
pub(super) const CORPUS_START: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\">\n<teiHeader><fileDesc><titleStmt><title>Saved pages</title></titleStmt><publicationStmt><p>Written by Tearsheet.</p></publicationStmt><sourceDesc><p>Each text tells its own source.</p></sourceDesc></fileDesc></teiHeader>\n";

/// What stands behind them.
pub(super) const CORPUS_END: &str = "</teiCorpus>\n";

/// A document as one `TEI` element, without the declaration of XML.
pub fn tei(document: &Document) -> String {
    let record = Record::of(document);
    let language = record.language.unwrap_or("und");
    let mut out = format!("<TEI xmlns=\"{NAMESPACE}\" xml:lang=\"{}\">\n", escape(language));
    push_header(&record, document, &mut out);
    out.push_str("<text><body>\n");
    push_sections(document, &mut out);
    if !document.comments.is_empty() {
        out.push_str("<div type=\"comments\">\n");
        document.comments.iter().for_each(|comment| push_comment(comment, &mut out));
        out.push_str("</div>\n");
    }
    out.push_str("</body></text>\n</TEI>\n");
    out
}

fn push_header(record: &Record, document: &Document, out: &mut String) {
    let title = escape(record.title.unwrap_or("Untitled"));
    let authors: String = record
        .authors
        .iter()
        .map(|name| match name {
            Name::Parts(given, family) => format!(
                "<author><persName><forename>{}</forename> <surname>{}</surname></persName></author>",
                escape(given),
                escape(family)
            ),
            Name::Whole(name) => format!("<author>{}</author>", escape(name)),
        })
        .collect();
    let outlet =
        record.outlet.map(|name| format!("<publisher>{}</publisher>", escape(name))).unwrap_or_default();
    let date = record.published.map(|day| {
        let sure = if record.about { " cert=\"medium\"" } else { "" };
        format!("<date when=\"{}\"{sure}>{}</date>", day.iso(), day.iso())
    });
    let date = date.unwrap_or_default();
    let address = record.url.map(|url| format!("<ptr target=\"{}\"/>", escape(url))).unwrap_or_default();
    let note = record.doubt_note().map(|note| format!("<note>{}</note>", escape(&note))).unwrap_or_default();
    // The source says what is known of the page; the file's hash tells which copy was read.
    let _ = writeln!(
        out,
        "<teiHeader><fileDesc><titleStmt><title>{title}</title>{authors}</titleStmt>\
         <publicationStmt><p>Written by Tearsheet from a saved page.</p></publicationStmt>\
         <sourceDesc><bibl><title>{title}</title>{authors}{outlet}{date}{address}\
         <idno type=\"sha256\">{}</idno>{note}</bibl></sourceDesc></fileDesc></teiHeader>",
        escape(&document.source.sha256)
    );
}

fn push_sections(document: &Document, out: &mut String) {
    let mut any = false;
    for section in &document.sections {
        let block = |&i: &u32| document.blocks.get(i as usize);
        let heading = section.heading.as_ref().and_then(block);
        let texts: Vec<String> = section.blocks.iter().filter_map(block).map(render).collect();
        if heading.is_none() && texts.is_empty() {
            continue;
        }
        any = true;
        out.push_str("<div>\n");
        if let Some(heading) = heading {
            let _ = writeln!(out, "<head>{}</head>", escape(&heading.text));
        }
        out.push_str(&texts.concat());
        // A division of a heading alone would not be valid.
        if texts.is_empty() {
            out.push_str("<p/>\n");
        }
        out.push_str("</div>\n");
    }
    if !any {
        out.push_str("<p/>\n");
    }
}

fn render(block: &crate::model::Block) -> String {
    let lang =
        block.lang.as_deref().map(|lang| format!(" xml:lang=\"{}\"", escape(lang))).unwrap_or_default();
    let text = escape(&block.text).replace('\n', "<lb/>");
    match block.zone {
        Zone::Quotation => format!("<quote{lang}><p>{text}</p></quote>\n"),
        Zone::Caption => format!("<figure{lang}><figDesc>{text}</figDesc></figure>\n"),
        _ => format!("<p{lang}>{text}</p>\n"),
    }
}

fn push_comment(comment: &Comment, out: &mut String) {
    out.push_str("<div type=\"comment\">");
    let mut head = Vec::new();
    head.extend(comment.author.as_deref().map(|author| format!("<name>{}</name>", escape(author))));
    head.extend(comment.posted.as_deref().map(|posted| format!("<date>{}</date>", escape(posted))));
    if !head.is_empty() {
        let _ = write!(out, "<p>{}</p>", head.join(" "));
    }
    let _ = writeln!(out, "<p>{}</p></div>", escape(&comment.text).replace('\n', "<lb/>"));
}

/// Text inside XML: its signs escaped, and what XML 1.0 can't hold left out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}
