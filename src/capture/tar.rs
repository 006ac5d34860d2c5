//! Tar archives: blocks of 512 bytes, a head before each file.

use super::open::{Entry, Opener};
use super::pages::{Role, roles_of};
use super::sniff::{FRAME_TEXT, count_shown};
use super::{budget::MAX_ENTRIES, warning};

const BLOCK: usize = 512;

/// A file in the archive: its name and its content.
struct Item<'a> {
    name: String,
    bytes: &'a [u8],
    is_cut: bool,
}

/// Whether bytes begin with the head of a file in an archive.
pub(super) fn is_tar(bytes: &[u8]) -> bool {
    bytes.get(..BLOCK).is_some_and(|head| head.first() != Some(&0) && fits_checksum(head))
}

/// Opens an archive: all pages in it.
pub(super) fn open_tar(opener: &mut Opener<'_>, entry: &Entry<'_>) {
    let (items, cut) = find_items(entry.bytes);
    let names: Vec<&str> = items.iter().map(|item| item.name.as_str()).collect();
    for (item, role) in items.iter().zip(roles_of(&names)) {
        let small = role == Role::Frame && count_shown(item.bytes, FRAME_TEXT) < FRAME_TEXT;
        if role == Role::Part || small || opener.budget.pages == 0 {
            continue;
        }
        let mut inner = entry.inside("tar", &item.name, item.bytes);
        if item.is_cut {
            inner.warnings.push(warning("entry-damaged", "The archive ends inside this entry."));
        }
        opener.open(&inner);
    }
    if cut {
        opener.refuse(entry, "archive-limit", "The archive has more entries than are read.");
    }
}

/// The files of an archive, and whether there are more. Where a head is damaged the next one is looked for.
fn find_items(bytes: &[u8]) -> (Vec<Item<'_>>, bool) {
    let mut items = Vec::new();
    let mut long_name: Option<String> = None;
    let mut at = 0;
    while let Some(head) = bytes.get(at..at + BLOCK) {
        at += BLOCK;
        if !fits_checksum(head) {
            continue;
        }
        if items.len() >= MAX_ENTRIES {
            return (items, true);
        }
        let size = head.get(124..136).and_then(read_number).unwrap_or_default();
        let end = at.saturating_add(size);
        let content = bytes.get(at..end.min(bytes.len())).unwrap_or_default();
        match head.get(156) {
            // GNU writes a long name as a file before the one that it names, POSIX a list of fields.
            Some(b'L') => long_name = Some(read_text(content)),
            Some(b'x') => long_name = find_field(content, "path").or(long_name),
            Some(b'0' | 0 | b'7') => {
                let name = long_name.take().unwrap_or_else(|| name_of(head));
                if !name.is_empty() && !name.ends_with('/') {
                    let name = name.trim_start_matches("./").to_owned();
                    items.push(Item { name, bytes: content, is_cut: end > bytes.len() });
                }
            }
            Some(b'g') => {}
            _ => long_name = None,
        }
        at = end.checked_next_multiple_of(BLOCK).unwrap_or(bytes.len());
    }
    (items, false)
}

/// Whether the sum of a head's bytes, its own field counted as spaces, is what it says.
fn fits_checksum(head: &[u8]) -> bool {
    let field = head.get(148..156).and_then(read_number);
    let sum: usize = head
        .iter()
        .enumerate()
        .map(|(at, &b)| if (148..156).contains(&at) { 32 } else { usize::from(b) })
        .sum();
    field == Some(sum)
}

/// A number in octal digits, or binary behind a first byte with its high bit set.
fn read_number(field: &[u8]) -> Option<usize> {
    if field.first().is_some_and(|first| first & 0x80 != 0) {
        let rest = field.get(1..)?;
        return rest.iter().try_fold(0_usize, |sum, &b| sum.checked_mul(256)?.checked_add(usize::from(b)));
    }
    let text = field.split(|&b| b == 0).next()?.trim_ascii();
    let text = std::str::from_utf8(text).ok()?.trim();
    usize::from_str_radix(text, 8).ok()
}

fn name_of(head: &[u8]) -> String {
    let name = head.get(..100).map(read_text).unwrap_or_default();
    let posix = head.get(257..262) == Some(b"ustar");
    match head.get(345..500).filter(|_| posix).map(read_text) {
        Some(prefix) if !prefix.is_empty() => format!("{prefix}/{name}"),
        _ => name,
    }
}

/// A text that ends at its first zero.
fn read_text(field: &[u8]) -> String {
    let text = field.split(|&b| b == 0).next().unwrap_or_default();
    super::charset::decode(text, None).text
}

/// A field of a POSIX list: lines of `LENGTH KEY=VALUE`.
fn find_field(list: &[u8], key: &str) -> Option<String> {
    let text = String::from_utf8_lossy(list);
    text.lines().find_map(|line| {
        let (name, value) = line.split_once(' ')?.1.split_once('=')?;
        (name == key).then(|| value.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use crate::capture::{Capture, split_file};

    /// An archive of files.
    fn pack(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut out = Vec::new();
        for (name, content) in files {
            let mut head = [0_u8; 512];
            head[..name.len().min(100)].copy_from_slice(&name.as_bytes()[..name.len().min(100)]);
            head[124..135].copy_from_slice(format!("{:011o}", content.len()).as_bytes());
            head[156] = b'0';
            head[257..262].copy_from_slice(b"ustar");
            head[148..156].copy_from_slice(b"        ");
            let sum: usize = head.iter().map(|&b| usize::from(b)).sum();
            head[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
            out.extend(head);
            out.extend_from_slice(content);
            out.resize(out.len().next_multiple_of(512), 0);
        }
        out.extend([0; 1024]);
        out
    }

    fn names(bytes: &[u8]) -> Vec<String> {
        let show = |capture: Capture| format!("{} {}", capture.name, capture.text);
        split_file("a.tar", bytes, 1 << 24).expect("small").into_iter().map(show).collect()
    }

    #[test]
    fn pages_of_an_archive_are_read() {
        let files: [(&str, &[u8]); 4] = [
            ("./a.html", b"<p>One"),
            ("a_files/x.js", b"code"),
            ("b/c.html", b"<p>Two"),
            ("d.png", b"\x89PNG"),
        ];
        let whole = pack(&files);
        assert_eq!(names(&whole), ["a.tar › a.html <p>One", "a.tar › b/c.html <p>Two"]);
        // A damaged head costs its file and no other.
        let mut damaged = whole.clone();
        damaged[512 * 4 + 3] ^= 0xff;
        assert_eq!(names(&damaged), ["a.tar › a.html <p>One"]);
        assert_eq!(names(&whole[..512 + 3]), ["a.tar › a.html <p>"]);
    }
}
