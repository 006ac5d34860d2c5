//! File names: which are left out of a folder, and what a saved file is called.

use super::page::Page;

/// Endings of what browsers save beside a page. In a folder these are parts of pages, not pages;
/// a file that is dropped by itself is read whatever its name.
const PARTS: [&str; 31] = [
    "avif", "bmp", "css", "cur", "db", "doc", "eot", "exe", "gif", "ico", "jpeg", "jpg", "js", "map", "mjs",
    "mov", "mp3", "mp4", "ogg", "otf", "png", "svg", "tif", "tiff", "ttf", "wasm", "wav", "webm", "webp",
    "woff", "woff2",
];

/// Longest name of a saved file, in characters: file systems stop at 255 bytes.
const LONGEST_NAME: usize = 60;

/// Whether a file found in a folder may be a page.
pub fn may_be_page(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    !name.starts_with('.') && !ending.is_some_and(|ending| PARTS.contains(&ending.as_str()))
}

/// Sorts files by their paths, folder by folder.
pub fn sort_paths<T>(files: &mut [T], path: impl Fn(&T) -> &str) {
    crate::order::sort_by(files, |a, b| path(a).split('/').cmp(path(b).split('/')));
}

/// A name for a document that is saved: day, outlet and title, or what the file was called, without what file systems
/// refuse.
pub fn saved_name(page: &Page, ending: &str) -> String {
    let file = page.document.source.name.rsplit('/').next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let head: Vec<&str> = [page.day(), page.outlet()].into_iter().flatten().collect();
    let name = match page.title() {
        Some(title) if head.is_empty() => title.to_owned(),
        Some(title) => format!("{} - {title}", head.join(" ")),
        None => stem.to_owned(),
    };
    format!("{}.{ending}", clean_name(&name))
}

/// A name without what file systems refuse, and not longer than they take.
fn clean_name(name: &str) -> String {
    let kept = |c: char| if c.is_control() || "\\/:*?\"<>|".contains(c) { ' ' } else { c };
    let clean: String = name.chars().map(kept).take(LONGEST_NAME).collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let clean = clean.trim_matches('.');
    if clean.is_empty() { "document".to_owned() } else { clean.to_owned() }
}

/// Whether pasted text looks like markup: it starts with a tag, a comment or a doctype.
pub fn looks_like_markup(text: &str) -> bool {
    let text = text.trim_start();
    let rest = text.strip_prefix('<').map(str::as_bytes).and_then(|rest| rest.first());
    rest.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'!') && text.contains('>')
}

/// An address as people read it: letters of other scripts stand as themselves, where they are written as bytes.
pub fn shown_address(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    let mut rest = address;
    while let Some(at) = rest.find('%') {
        let (before, behind) = rest.split_at(at);
        out.push_str(before);
        let bytes: Vec<u8> = behind
            .as_bytes()
            .chunks_exact(3)
            .map_while(|three| match three {
                [b'%', high, low] => {
                    let digits = [*high, *low];
                    let digits = std::str::from_utf8(&digits).ok()?;
                    u8::from_str_radix(digits, 16).ok().filter(|byte| *byte >= 0x80)
                }
                _ => None,
            })
            .collect();
        let taken = 3 * bytes.len();
        match String::from_utf8(bytes) {
            Ok(text) if !text.is_empty() && text.chars().all(char::is_alphanumeric) => {
                out.push_str(&text);
                rest = behind.get(taken..).unwrap_or_default();
            }
            _ => {
                let kept = taken.max(1);
                out.push_str(behind.get(..kept).unwrap_or(behind));
                rest = behind.get(kept..).unwrap_or_default();
            }
        }
    }
    out + rest
}

/// A size for people.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::{clean_name, looks_like_markup, may_be_page, saved_name, shown_address, size};
    use crate::model::{Document, Field, Zone};
    use crate::view::page::Page;
    use crate::view::specimen::document;

    #[test]
    fn parts_of_pages_are_left_out() {
        for (path, page) in [
            ("news/a.html", true),
            ("news/a_files/logo.PNG", false),
            ("news/.DS_Store", false),
            ("news/readme", true),
            ("a.b/c.txt.gz", true),
        ] {
            assert_eq!(may_be_page(path), page, "{path}");
        }
    }

    #[test]
    fn saved_names_suit_every_file_system() {
        for (name, expect) in [
            ("A/B: \"c\"?", "A B c"),
            ("港口", "港口"),
            ("...", "document"),
            (&"长".repeat(300), &"长".repeat(60)),
        ] {
            assert_eq!(clean_name(name), expect);
        }
    }

    #[test]
    fn saved_documents_are_named_by_day_outlet_and_title() {
        let mut document = document(&[(Zone::Paragraph, "en")]);
        document.source.name = "news/港口.html".to_owned();
        let name = |document: &Document| saved_name(&Page::new("a", document.clone(), String::new()), "md");
        assert_eq!(name(&document), "港口.md");
        let field = |value: &str| {
            Some(Field {
                value: value.to_owned(),
                confidence: 1.0,
                inferred: false,
                evidence: Vec::new(),
                rejected: Vec::new(),
            })
        };
        document.metadata.title = field("Ferry returns?");
        assert_eq!(name(&document), "Ferry returns.md");
        document.metadata.site = field("Lindby Post");
        document.metadata.published = field("2024-03-12T08:30:00Z");
        assert_eq!(name(&document), "2024-03-12 Lindby Post - Ferry returns.md");
    }

    #[test]
    fn addresses_show_their_letters() {
        for (address, shown) in [
            ("https://a.example/%E6%B5%B7-%e6%b9%be/1?q=%20%2F", "https://a.example/海-湾/1?q=%20%2F"),
            ("https://a.example/%E6%B5/%", "https://a.example/%E6%B5/%"),
            ("https://a.example/%E2%80%AEx%zz", "https://a.example/%E2%80%AEx%zz"),
        ] {
            assert_eq!(shown_address(address), shown);
        }
    }

    #[test]
    fn markup_is_told_from_text() {
        for (text, markup) in
            [(" <!doctype html><p>", true), ("<p>x", true), ("a < b > c", false), ("<3 >", false)]
        {
            assert_eq!(looks_like_markup(text), markup, "{text}");
        }
        assert_eq!(
            (size(999), size(52_013), size(1_200_000)),
            ("999 B".into(), "52.0 kB".into(), "1.2 MB".into())
        );
    }
}
