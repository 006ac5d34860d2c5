//! Word documents: paragraphs, headings by their styles, lists and tables; and what the file says of itself.

use rustc_hash::FxHashMap;

use super::office::{Markup, heading};
use super::open::{Entry, Opener, capture_of};
use super::stated::{Stated, StatedField, Statements};
use super::xml::{Piece, Pieces, attribute, local};
use super::zip::Archive;

/// Opens a document.
pub(super) fn open_docx(opener: &mut Opener<'_>, entry: &Entry<'_>, archive: &Archive<'_>) {
    let Some(body) = archive.text("word/document.xml", &mut opener.budget) else {
        return opener.refuse(entry, "entry-damaged", "The text of the document is damaged or encrypted.");
    };
    let styles = archive.text("word/styles.xml", &mut opener.budget).unwrap_or_default();
    let about = archive.text("docProps/core.xml", &mut opener.budget).unwrap_or_default();
    let mut inner = entry.unwrapped("docx", entry.bytes);
    inner.stated.extend(read_about(&about));
    opener.give_markup(&inner, &capture_of(&inner), write_markup(&body, &read_styles(&styles)));
}

/// What the document says of itself, in the fields of the Dublin Core. Word fills in names of its users and times of
/// its own, so that none of it stands above the text; when a file was made says nothing of when it was published.
pub(super) fn read_about(text: &str) -> Vec<Stated> {
    let mut said = Statements::of("document-properties");
    let mut open = "";
    for piece in Pieces::of(text) {
        match piece {
            Piece::Start { name, .. } => open = name,
            Piece::End { .. } => open = "",
            Piece::Text(text) => {
                let field = match local(open) {
                    "title" => StatedField::Title,
                    "creator" => StatedField::Author,
                    "modified" | "date" => StatedField::Modified,
                    "keywords" | "keyword" => StatedField::Keyword,
                    _ => continue,
                };
                said.say(field, open, &text, false);
            }
        }
    }
    said.into_list()
}

/// The levels of heading styles by their ids; 1 for a title. Ids are in the writer's language, names in English.
fn read_styles(text: &str) -> FxHashMap<String, usize> {
    let mut levels = FxHashMap::default();
    let mut id = String::new();
    for piece in Pieces::of(text) {
        let Piece::Start { name, attributes, .. } = piece else { continue };
        let value = || attribute(attributes, "val").unwrap_or_default().to_ascii_lowercase();
        let level = match local(name) {
            "style" => {
                id = attribute(attributes, "styleId").unwrap_or_default();
                continue;
            }
            "name" => level_of_name(&value()),
            "outlineLvl" => value().parse::<usize>().ok().filter(|&level| level < 9).map(|level| level + 1),
            _ => None,
        };
        if let Some(level) = level {
            levels.entry(id.clone()).or_insert(level);
        }
    }
    levels
}

fn level_of_name(name: &str) -> Option<usize> {
    if name == "title" {
        return Some(1);
    }
    name.strip_prefix("heading").and_then(|rest| rest.trim().parse().ok())
}

/// One paragraph as far as it has been read.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    style: String,
    listed: bool,
}

fn write_markup(body: &str, styles: &FxHashMap<String, usize>) -> String {
    let mut out = Markup::default();
    let mut open = Paragraph::default();
    let (mut in_text, mut in_list, mut cells) = (false, false, 0_usize);
    for piece in Pieces::of(body) {
        match piece {
            Piece::Start { name, attributes, closed } => match local(name) {
                "t" => in_text = !closed,
                "tab" => open.text.push('\t'),
                "br" | "cr" => open.text.push('\n'),
                "pStyle" => open.style = attribute(attributes, "val").unwrap_or_default(),
                "numPr" => open.listed = true,
                "tbl" => out.tag("<table>\n"),
                "tr" => out.tag("<tr>"),
                "tc" => {
                    cells += 1;
                    out.tag("<td>");
                }
                _ => {}
            },
            Piece::End { name } => match local(name) {
                "t" => in_text = false,
                "p" => {
                    let done = std::mem::take(&mut open);
                    let listed = done.listed && cells == 0 && !done.text.trim().is_empty();
                    if listed != in_list {
                        out.tag(if listed { "<ul>\n" } else { "</ul>\n" });
                        in_list = listed;
                    }
                    let level = styles
                        .get(&done.style)
                        .copied()
                        .or_else(|| level_of_name(&done.style.to_ascii_lowercase()));
                    let element = level.map_or(if listed { "li" } else { "p" }, heading);
                    out.block(element, &done.text);
                }
                "tc" => {
                    cells = cells.saturating_sub(1);
                    out.tag("</td>");
                }
                "tr" => out.tag("</tr>\n"),
                "tbl" => out.tag("</table>\n"),
                _ => {}
            },
            Piece::Text(text) if in_text => open.text.push_str(&text),
            Piece::Text(_) => {}
        }
    }
    // A document that breaks off ends in the middle of a paragraph.
    out.block("p", &open.text);
    out.out
}

#[cfg(test)]
mod tests {
    use crate::capture::zip::tests::pack;
    use crate::capture::{Format, StatedField, split_file};

    #[test]
    fn text_with_headings_lists_and_tables() {
        let body = "<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"berschrift1\"/></w:pPr><w:r><w:t>Hafen</w:t></w:r></w:p>\
            <w:p><w:r><w:t xml:space=\"preserve\">Die Fähre </w:t></w:r><w:r><w:t>fährt &amp; fährt.</w:t><w:br/></w:r></w:p>\
            <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Eins</w:t></w:r></w:p>\
            <w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>\
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
        let styles =
            "<w:styles><w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>";
        let about = "<cp:coreProperties><dc:title>Hafen</dc:title><dc:creator>Käthe Blumröder</dc:creator></cp:coreProperties>";
        let file = pack(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("word/document.xml", body.as_bytes()),
            ("word/styles.xml", styles.as_bytes()),
            ("docProps/core.xml", about.as_bytes()),
        ]);
        let read = split_file("a.docx", &file, 1 << 24).expect("small");
        assert_eq!((read.len(), &read[0].format, read[0].name.as_str()), (1, &Format::Html, "a.docx"));
        assert_eq!(
            read[0].text,
            "<h1>Hafen</h1>\n<p>Die Fähre fährt &amp; fährt.</p>\n<ul>\n<li>Eins</li>\n</ul>\n\
             <table>\n<tr><td><p>a</p>\n</td><td><p>b</p>\n</td></tr>\n</table>\n"
        );
        let author = read[0].stated.iter().find(|stated| stated.field == StatedField::Author);
        assert_eq!(author.map(|stated| stated.value.as_str()), Some("Käthe Blumröder"));
        // A spreadsheet says what it is.
        let sheet = split_file("a.xlsx", &pack(&[("xl/workbook.xml", b"<x/>")]), 1 << 24).expect("small");
        assert!(sheet[0].warnings[0].message.contains("a spreadsheet"));
    }
}
