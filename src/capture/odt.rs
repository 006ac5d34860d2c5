//! `OpenDocument` text: headings, paragraphs, lists and tables; and what the file says of itself.

use super::docx::read_about;
use super::office::{Markup, heading};
use super::open::{Entry, Opener, capture_of};
use super::xml::{Piece, Pieces, attribute, local};
use super::zip::Archive;

/// Opens a document.
pub(super) fn open_odt(opener: &mut Opener<'_>, entry: &Entry<'_>, archive: &Archive<'_>) {
    let Some(body) = archive.text("content.xml", &mut opener.budget) else {
        return opener.refuse(entry, "entry-damaged", "The text of the document is damaged or encrypted.");
    };
    let about = archive.text("meta.xml", &mut opener.budget).unwrap_or_default();
    let mut inner = entry.unwrapped("odt", entry.bytes);
    inner.stated.extend(read_about(&about));
    opener.give_markup(&inner, &capture_of(&inner), write_markup(&body));
}

/// Styles of titles in one document.
const MOST_TITLES: usize = 16;

/// Elements that hold what is not shown in the text: notes of readers, what was deleted.
fn is_silent(name: &str) -> bool {
    matches!(name, "annotation" | "tracked-changes" | "automatic-styles" | "font-face-decls" | "styles")
}

fn write_markup(body: &str) -> String {
    let mut out = Markup::default();
    // The text of the paragraph or heading that is open, and its element.
    let mut open: Option<(&'static str, String)> = None;
    // Styles made for single paragraphs, whose own says only what differs from that of titles.
    let mut titles: Vec<String> = vec!["Title".to_owned()];
    let (mut silent, mut lists) = (0_usize, 0_usize);
    for piece in Pieces::of(body) {
        match piece {
            Piece::Start { name, attributes, closed } => {
                let name = local(name);
                if is_silent(name) && !closed {
                    silent += 1;
                }
                let style = |key| attribute(attributes, key).unwrap_or_default();
                if name == "style" && style("parent-style-name") == "Title" && titles.len() < MOST_TITLES {
                    titles.push(style("name"));
                }
                if silent > 0 {
                    continue;
                }
                let text = open.as_mut().map(|(_, text)| text);
                match (name, text) {
                    ("p" | "h", None) if !closed => {
                        let level =
                            attribute(attributes, "outline-level").and_then(|level| level.parse().ok());
                        let title = titles.contains(&style("style-name"));
                        let element = if name == "h" || title { heading(level.unwrap_or(1)) } else { "p" };
                        open = Some((element, String::new()));
                    }
                    ("tab", Some(text)) => text.push('\t'),
                    ("s", Some(text)) => text.push(' '),
                    ("line-break", Some(text)) => text.push('\n'),
                    ("list", None) => {
                        lists += 1;
                        out.tag("<ul>\n");
                    }
                    ("list-item", None) => out.tag("<li>"),
                    ("table", None) => out.tag("<table>\n"),
                    ("table-row", None) => out.tag("<tr>"),
                    ("table-cell", None) if !closed => out.tag("<td>"),
                    _ => {}
                }
            }
            Piece::End { name } => {
                let name = local(name);
                if is_silent(name) {
                    silent = silent.saturating_sub(1);
                }
                match name {
                    _ if silent > 0 => {}
                    "p" | "h" => {
                        if let Some((element, text)) = open.take() {
                            out.block(element, &text);
                        }
                    }
                    "list" if lists > 0 => {
                        lists -= 1;
                        out.tag("</ul>\n");
                    }
                    "list-item" => out.tag("</li>\n"),
                    "table-cell" => out.tag("</td>"),
                    "table-row" => out.tag("</tr>\n"),
                    "table" => out.tag("</table>\n"),
                    _ => {}
                }
            }
            Piece::Text(text) => {
                if let Some((_, open)) = open.as_mut().filter(|_| silent == 0) {
                    open.push_str(&text);
                }
            }
        }
    }
    if let Some((element, text)) = open {
        out.block(element, &text);
    }
    out.out
}

#[cfg(test)]
mod tests {
    use crate::capture::split_file;
    use crate::capture::zip::tests::pack;

    #[test]
    fn text_with_headings_and_lists() {
        let body = "<office:body><office:text><text:h text:outline-level=\"2\">The ferry</text:h><text:p>It \
            <text:span>sails</text:span><text:s/>at<office:annotation><text:p>no</text:p></office:annotation> noon.</text:p>\
            <text:list><text:list-item><text:p>One</text:p></text:list-item></text:list></office:text>";
        let file = pack(&[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", body.as_bytes()),
        ]);
        let read = split_file("a.odt", &file, 1 << 24).expect("small");
        assert_eq!(
            read[0].text,
            "<h2>The ferry</h2>\n<p>It sails at noon.</p>\n<ul>\n<li><p>One</p>\n</li>\n</ul>\n"
        );
        assert_eq!(read[0].container, Some("odt"));
    }
}
