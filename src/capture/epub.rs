//! Books: chapters in reading order, each a document, with what the book says of itself.

use rustc_hash::FxHashMap;

use super::open::{Entry, Opener};
use super::stated::{Stated, StatedField, Statements};
use super::xml::{Piece, Pieces, attribute, local};
use super::zip::Archive;
use crate::text::address::decode_percent;

/// What a book's own list says.
#[derive(Debug, Default)]
struct Package {
    stated: Vec<Stated>,
    /// Id, address and media type of each file.
    files: Vec<(String, String, String)>,
    /// Ids in reading order.
    order: Vec<String>,
}

/// Opens a book; one without a list gives its pages in the archive's order.
pub(super) fn open_book(opener: &mut Opener<'_>, entry: &Entry<'_>, archive: &Archive<'_>) {
    let list = archive.text("META-INF/container.xml", &mut opener.budget).as_deref().and_then(find_package);
    let package = list.as_ref().and_then(|path| archive.text(path, &mut opener.budget));
    let package = package.as_deref().map(read_package).unwrap_or_default();
    let folder = list.as_deref().and_then(|path| path.rsplit_once('/')).map_or("", |(folder, _)| folder);
    let chapters = chapters_of(&package, folder, archive);
    let pictures = archive.pictures(opener);
    for name in chapters {
        let Some(item) = archive.find(&name) else { continue };
        if opener.budget.pages == 0 {
            return;
        }
        let (bytes, trouble) = archive.read(item, &mut opener.budget);
        let mut inner = entry.inside("epub", &name, &bytes);
        inner.stated.clone_from(&package.stated);
        inner.pictures = Some(pictures.seen_from(&name));
        match trouble {
            Some(trouble) if bytes.is_empty() => opener.refuse(&inner, trouble.code, &trouble.message),
            trouble => {
                inner.warnings.extend(trouble.map(|trouble| super::warning(trouble.code, trouble.message)));
                opener.read(&inner);
            }
        }
    }
}

/// The files of the chapters. A list that names none that is there is as good as none.
fn chapters_of(package: &Package, folder: &str, archive: &Archive<'_>) -> Vec<String> {
    let files: FxHashMap<&str, (&str, &str)> =
        package.files.iter().map(|(id, href, kind)| (id.as_str(), (href.as_str(), kind.as_str()))).collect();
    let listed = package.order.iter().filter_map(|id| files.get(id.as_str()));
    let pages = listed.filter(|(_, kind)| kind.contains("html") || kind.is_empty());
    let found: Vec<String> =
        pages.map(|(href, _)| join(folder, href)).filter(|name| archive.find(name).is_some()).collect();
    if !found.is_empty() {
        return found;
    }
    let named = archive.items.iter().map(|item| item.name.clone());
    named.filter(|name| [".xhtml", ".html", ".htm"].iter().any(|ending| name.ends_with(ending))).collect()
}

/// The address of the book's list.
fn find_package(container: &str) -> Option<String> {
    Pieces::of(container).find_map(|piece| match piece {
        Piece::Start { name, attributes, .. } if local(name) == "rootfile" => {
            attribute(attributes, "full-path")
        }
        _ => None,
    })
}

fn read_package(text: &str) -> Package {
    let mut package = Package::default();
    let mut said = Statements::of("book");
    let mut open = "";
    for piece in Pieces::of(text) {
        match piece {
            Piece::Start { name, attributes, .. } => {
                open = local(name);
                let value = |wanted| attribute(attributes, wanted).unwrap_or_default();
                match open {
                    // The table of contents is no chapter.
                    "item" if value("properties").split(' ').any(|property| property == "nav") => {}
                    "item" => package.files.push((value("id"), value("href"), value("media-type"))),
                    "itemref" => package.order.push(value("idref")),
                    _ => {}
                }
            }
            Piece::End { .. } => open = "",
            Piece::Text(text) => {
                let field = match open {
                    "title" if !said.has(StatedField::Site) => StatedField::Site,
                    "creator" => StatedField::Author,
                    "date" if !said.has(StatedField::Published) => StatedField::Published,
                    "subject" => StatedField::Keyword,
                    _ => continue,
                };
                said.say(field, &format!("dc:{open}"), &text, false);
            }
        }
    }
    package.stated = said.into_list();
    package
}

/// An address relative to a folder of the archive, as a name in it.
pub(super) fn join(folder: &str, href: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let path = href.split('#').next().unwrap_or_default();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    unescape_percent(&parts.join("/"))
}

/// Resolves `%20` and the like, where that gives text.
fn unescape_percent(text: &str) -> String {
    decode_percent(text).unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::capture::zip::tests::pack;
    use crate::capture::{StatedField, split_file};

    const CONTAINER: &str =
        "<container><rootfiles><rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>";
    const PACKAGE: &str = "<package><metadata xmlns:dc='x'><dc:title>Ferries &amp; Tides</dc:title>\
        <dc:creator>Mara Lindqvist</dc:creator><dc:date>2019-05-04</dc:date></metadata><manifest>\
        <item id='one' href='Text/one%201.xhtml' media-type='application/xhtml+xml'/>\
        <item id='two' href='Text/two.xhtml' media-type='application/xhtml+xml'/>\
        <item id='cover' href='cover.jpg' media-type='image/jpeg'/></manifest>\
        <spine><itemref idref='two'/><itemref idref='one'/><itemref idref='lost'/></spine></package>";

    #[test]
    fn chapters_come_in_reading_order() {
        let book = pack(&[
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", CONTAINER.as_bytes()),
            ("OEBPS/Text/one 1.xhtml", b"<h1>One</h1><p>Text"),
            ("OEBPS/Text/two.xhtml", b"<h1>Two</h1><p>Text"),
            ("OEBPS/book.opf", PACKAGE.as_bytes()),
        ]);
        let read = split_file("b.epub", &book, 1 << 24).expect("small");
        let names: Vec<&str> = read.iter().map(|capture| capture.name.as_str()).collect();
        assert_eq!(names, ["b.epub › OEBPS/Text/two.xhtml", "b.epub › OEBPS/Text/one 1.xhtml"]);
        let stated = |field| read[0].stated.iter().find(|s| s.field == field).map(|s| s.value.as_str());
        assert_eq!(stated(StatedField::Site), Some("Ferries & Tides"));
        assert_eq!(stated(StatedField::Author), Some("Mara Lindqvist"));
        // Without its list, the chapters in the archive's order.
        let loose =
            pack(&[("mimetype", b"application/epub+zip"), ("b.xhtml", b"<p>B"), ("a.xhtml", b"<p>A")]);
        assert_eq!(split_file("b.epub", &loose, 1 << 24).expect("small")[0].text, "<p>B");
    }
}
