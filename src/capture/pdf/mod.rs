//! PDF: the text that its pages draw, in the order in which they draw it.
//!
//! That is the order of reading in what browsers, word processors and most typesetters write; nothing in the file
//! promises it, and every document made of one says so. Pictures of text stay pictures. The readers of others are
//! larger than all that reads pages here, or stop where a file is damaged.

mod cmap;
mod content;
mod file;
mod filter;
mod font;
mod glyphs;
mod line;
mod object;
mod paragraph;
mod rightward;

use std::rc::Rc;

use rustc_hash::FxHashSet;

use super::open::{Entry, Opener};
use super::stated::{Stated, StatedField, Statements};
use super::warning;
use content::Reader;
use file::File;
use object::{Dictionary, Object};

/// Bytes before the mark that begins a file: some servers put a line or two there.
const LATEST_MARK: usize = 1024;

/// Pages of one file that are read.
const MOST_PAGES: usize = 5000;

/// A text in which more than this share of glyphs means nothing is no text.
const MOST_UNKNOWN: f64 = 0.1;

/// Whether bytes are a PDF.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    let start = bytes.get(..LATEST_MARK).unwrap_or(bytes);
    let mark = memchr::memmem::find(start, b"%PDF-");
    // Text may speak of it; what stands before the mark is little.
    mark.is_some_and(|at| {
        at == 0 || !start.get(..at).unwrap_or_default().contains(&b'<') && has_objects(bytes)
    })
}

fn has_objects(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, b" 0 obj").is_some()
}

/// Opens a file: its text, or why there is none.
pub(super) fn open_pdf(opener: &mut Opener<'_>, entry: &Entry<'_>) {
    let file = File::list(entry.bytes, opener.budget.bytes);
    if file.trailers().any(|trailer| *trailer.get("Encrypt") != Object::Null) {
        let message =
            "The PDF is encrypted; open it with its password and save it without, or print it to a new file.";
        return opener.refuse(entry, "pdf-encrypted", message);
    }
    let pages = find_pages(&file);
    let mut reader = Reader::of(&file);
    let mut heights = Vec::with_capacity(pages.len());
    for (number, page) in pages.iter().enumerate() {
        heights.push(page.height);
        reader.read_page(number, &content_of(&file, &page.about), &file.dictionary(&page.resources));
        if reader.is_full() || file.is_cut() {
            break;
        }
    }
    let cut = reader.is_full() || file.is_cut() || pages.len() >= MOST_PAGES;
    let glyphs: usize = reader.lines.iter().map(|line| line.glyphs).sum();
    let unknown: usize = reader.lines.iter().map(|line| line.unknown).sum();
    if glyphs == 0 || unknown as f64 > glyphs as f64 * MOST_UNKNOWN {
        let message = if glyphs == 0 && pages.is_empty() {
            "The PDF is damaged: no page was found in it. Save the page that it was made from, or copy its text and paste it."
        } else if glyphs == 0 {
            "The PDF holds pictures of its pages and no text. Save the page that it was made from, or copy its text and \
             paste it."
        } else {
            "The PDF does not say which characters it shows. Save the page that it was made from, or copy its text and \
             paste it."
        };
        return opener.refuse(entry, "pdf-no-text", message);
    }
    let (text, running) = paragraph::join_lines(reader.lines, &heights, is_printed(&file));
    let mut inner = entry.unwrapped("pdf", entry.bytes);
    inner.stated.extend(read_about(&file, &text, &running));
    let message = "The text was taken from a PDF, in the order in which it is drawn; lines were joined where they seem to \
        go on. What is a heading, a caption or a margin is not known.";
    inner.warnings.push(warning("pdf-text-layer", message));
    if cut {
        inner.warnings.push(warning(
            "archive-limit",
            "The PDF holds more than is read at once; the rest was left out.",
        ));
    }
    opener.give_text(&inner, text);
}

/// A page, with what it takes over from those above it.
struct Page<'f> {
    about: Dictionary<'f>,
    resources: Rc<Object<'f>>,
    /// Its lower and upper end, in points.
    height: (f64, f64),
}

/// The pages in their order; where the tree of pages is damaged, all that there are.
fn find_pages<'f>(file: &'f File<'f>) -> Vec<Page<'f>> {
    let mut pages = Vec::new();
    let root = file.trailers().find_map(|trailer| {
        let root = file.dictionary(trailer.get("Root"));
        (*root.get("Pages") != Object::Null).then(|| root.get("Pages").clone())
    });
    let root = root.or_else(|| {
        let number = file.all_of("Catalog").pop()?;
        Some(file.dictionary(&Object::Reference(number)).get("Pages").clone())
    });
    let whole = (f64::NEG_INFINITY, f64::INFINITY);
    let mut seen: FxHashSet<u32> = FxHashSet::default();
    let mut pending: Vec<_> = root.map(|root| (root, Rc::new(Object::Null), whole)).into_iter().collect();
    while let Some((object, resources, height)) = pending.pop() {
        if matches!(object, Object::Reference(number) if !seen.insert(number)) || pages.len() >= MOST_PAGES {
            continue;
        }
        let about = file.dictionary(&object);
        let own = about.get("Resources");
        let resources = if *own == Object::Null { resources } else { Rc::new(own.clone()) };
        let height = height_of(file, &about).unwrap_or(height);
        let kids = file.follow(about.get("Kids"));
        if kids.list().is_empty() {
            if *about.get("Contents") != Object::Null {
                pages.push(Page { about, resources, height });
            }
        } else {
            pending.extend(kids.list().iter().rev().map(|kid| (kid.clone(), Rc::clone(&resources), height)));
        }
    }
    if pages.is_empty() {
        let numbers = file.all_of("Page").into_iter().take(MOST_PAGES);
        pages.extend(numbers.map(|number| {
            let about = file.dictionary(&Object::Reference(number));
            let resources = Rc::new(about.get("Resources").clone());
            let height = height_of(file, &about).unwrap_or(whole);
            Page { about, resources, height }
        }));
    }
    pages
}

fn height_of(file: &File<'_>, page: &Dictionary<'_>) -> Option<(f64, f64)> {
    let sides = ["CropBox", "MediaBox"].map(|name| file.follow(page.get(name)));
    let numbers =
        |side: &Object<'_>| -> Vec<f64> { side.list().iter().filter_map(|side| file.number(side)).collect() };
    let numbers = sides.iter().map(numbers).find(|numbers| numbers.len() == 4)?;
    let (a, b) = (*numbers.get(1)?, *numbers.get(3)?);
    Some((a.min(b), a.max(b)))
}

/// The content of a page, which may stand in several streams.
fn content_of(file: &File<'_>, page: &Dictionary<'_>) -> Vec<u8> {
    let mut content = Vec::new();
    let one = page.get("Contents");
    let list = file.follow(one);
    let parts = if list.list().is_empty() { std::slice::from_ref(one) } else { list.list() };
    for part in parts {
        let Object::Reference(number) = part else { continue };
        if let Some(bytes) = file.stream(*number).and_then(|stream| file.unpack(&stream)) {
            content.extend(bytes);
            content.push(b'\n');
        }
        if content.len() > file::LARGEST_STREAM as usize || file.is_cut() {
            break;
        }
    }
    content
}

/// What the file says of itself. Programs fill in names of files and of their users: titles and authors count that the
/// text shows, too. When it was made is when the page was printed, if a browser made it, which also prints the address.
fn read_about(file: &File<'_>, text: &str, running: &[String]) -> Vec<Stated> {
    let value = |key| property(file, key);
    let shown = key_of(text);
    let mut said = Statements::of("document-properties");
    let (title, author) = (value("Title"), value("Author"));
    // The name of the site stands behind the title.
    if title.split(['-', '–', '—', '|', '_']).any(|part| is_shown(part, &shown)) || is_shown(&title, &shown)
    {
        said.say(StatedField::Title, "Title", &title, false);
    }
    if is_shown(&author, &shown) {
        said.say(StatedField::Author, "Author", &author, false);
    }
    if is_printed(file) {
        said.say(StatedField::Captured, "CreationDate", &read_date(&value("CreationDate")), true);
        let address =
            |line: &&String| line.starts_with("http") && line.contains("://") && !line.contains([' ', '…']);
        let printed = running.iter().find(address);
        said.say(StatedField::Url, "footer", printed.map_or("", String::as_str), false);
    }
    said.into_list()
}

/// What the file says of itself under a name.
fn property(file: &File<'_>, key: &str) -> String {
    let mut about = file.trailers().map(|trailer| file.dictionary(trailer.get("Info")));
    let about = about.find(|about| !about.0.is_empty()).unwrap_or_default();
    match file.follow(about.get(key)) {
        Object::Text(bytes) => read_text(&bytes),
        _ => String::new(),
    }
}

/// Whether a browser printed the file.
fn is_printed(file: &File<'_>) -> bool {
    let makers = [property(file, "Creator"), property(file, "Producer")].concat();
    let browser = ["Mozilla", "Chrom", "Safari", "Skia/PDF"].iter().any(|name| makers.contains(name));
    browser && !makers.contains("Docs")
}

/// Letters and figures alone, in lower case.
fn key_of(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a text shows a name: shorter ones than this are shown by chance.
fn is_shown(name: &str, shown: &str) -> bool {
    const SHORTEST: usize = 6;
    let key = key_of(name);
    key.len() >= SHORTEST && shown.contains(&key)
}

/// A string of the file's own, in UTF-16, UTF-8 or nearly Latin-1 (7.9.2).
fn read_text(bytes: &[u8]) -> String {
    let (encoding, rest) = encoding_rs::Encoding::for_bom(bytes)
        .map_or((encoding_rs::WINDOWS_1252, bytes), |(encoding, length)| {
            (encoding, bytes.get(length..).unwrap_or_default())
        });
    encoding.decode_without_bom_handling(rest).0.into_owned()
}

/// A time as files write it (`D:20240304073000+01'00'`), as others do.
fn read_date(text: &str) -> String {
    let digits: String = text.trim_start_matches("D:").chars().take_while(char::is_ascii_digit).collect();
    let part = |from: usize, to: usize| digits.get(from..to);
    let (Some(year), Some(month), Some(day)) = (part(0, 4), part(4, 6), part(6, 8)) else {
        return String::new();
    };
    let day = format!("{year}-{month}-{day}");
    let (Some(hour), Some(minute)) = (part(8, 10), part(10, 12)) else { return day };
    let zone = text.trim_start_matches("D:").get(digits.len()..).unwrap_or_default().replace('\'', ":");
    let zone = zone.trim_end_matches(':');
    format!("{day}T{hour}:{minute}:{}{zone}", part(12, 14).unwrap_or("00"))
}

#[cfg(test)]
mod tests;
