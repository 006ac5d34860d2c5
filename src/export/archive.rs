//! ZIP archives, written: entries as they are, not packed. What is told of an entry (its head, and its line in the
//! directory at the end) is made apart from its bytes, so that large files need not stand in memory together.

/// The signatures of a local head, of a line of the directory, and of its end.
const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;

/// Version 2.0 of the format, which has folders; and the flag that names are UTF-8.
const VERSION: u16 = 20;
const UTF_8: u16 = 1 << 11;

/// The first of January 1980, the earliest day that the format knows: the core has no clock.
const DAY: u16 = 1 << 5 | 1;

/// What is told of the entries of an archive.
#[derive(Clone, Debug, Default)]
pub struct Archive {
    directory: Vec<u8>,
    count: u16,
    /// Bytes so far.
    length: u32,
}

/// The head of an entry: its bytes follow.
pub type Head = Vec<u8>;

impl Archive {
    /// The head of one more entry, whose bytes have this checksum and length; none where the format has no place left
    /// (4 GiB, 65,535 entries).
    pub fn entry(&mut self, name: &str, check: u32, length: u64) -> Option<Head> {
        let length = u32::try_from(length).ok()?;
        let named = u16::try_from(name.len()).ok()?;
        let count = self.count.checked_add(1).filter(|count| *count < u16::MAX)?;
        let mut told = Vec::new();
        for part in [VERSION, UTF_8, 0, 0, DAY] {
            told.extend(part.to_le_bytes());
        }
        for part in [check, length, length] {
            told.extend(part.to_le_bytes());
        }
        told.extend(named.to_le_bytes());
        told.extend(0_u16.to_le_bytes());
        let mut head = LOCAL.to_le_bytes().to_vec();
        head.extend(&told);
        head.extend(name.as_bytes());
        let end = self.length.checked_add(u32::try_from(head.len()).ok()?)?.checked_add(length)?;
        self.directory.extend(CENTRAL.to_le_bytes());
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&told);
        // Comment, disk, attributes inside and outside, and where the head stands.
        self.directory.extend([0; 10]);
        self.directory.extend(self.length.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.count = count;
        self.length = end;
        Some(head)
    }

    /// What stands at the end.
    pub fn end(self) -> Vec<u8> {
        let mut out = self.directory;
        let length = out.len() as u32;
        out.extend(END.to_le_bytes());
        out.extend([0; 4]);
        out.extend(self.count.to_le_bytes());
        out.extend(self.count.to_le_bytes());
        out.extend(length.to_le_bytes());
        out.extend(self.length.to_le_bytes());
        out.extend([0; 2]);
        out
    }
}

/// The checksum of an entry.
pub(super) fn checksum(bytes: &[u8]) -> u32 {
    let mut check = flate2::Crc::new();
    check.update(bytes);
    check.sum()
}

/// Small files as one archive; none where they are too many or too large for one.
pub fn archive<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Option<Vec<u8>> {
    let mut archive = Archive::default();
    let mut out = Vec::new();
    for (name, bytes) in files {
        out.extend(archive.entry(name, checksum(bytes), bytes.len() as u64)?);
        out.extend(bytes);
    }
    out.extend(archive.end());
    Some(out)
}

/// A name that none of these has yet, however their letters are written: `a.md`, else `a (2).md`.
pub fn free_name(name: &str, taken: &mut std::collections::BTreeSet<String>) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let dot = if ending.is_empty() { "" } else { "." };
    let mut free = name.to_owned();
    let mut number = 2;
    while !taken.insert(free.to_lowercase()) {
        free = format!("{stem} ({number}){dot}{ending}");
        number += 1;
    }
    free
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{archive, free_name};
    use crate::{Options, read};

    #[test]
    fn archives_are_read_again() {
        let page =
            |title: &str| format!("<title>{title}</title><h1>{title}</h1><p>The ferry sails again.</p>");
        let (a, b) = (page("港口"), page("Ferry"));
        let files = [("港口.html", a.as_bytes()), ("b/Ferry.html", b.as_bytes())];
        let bytes = archive(files).unwrap();
        let read = read("all.zip", &bytes, &Options::default()).unwrap();
        let names: Vec<&str> = read.iter().map(|document| document.source.name.as_str()).collect();
        assert_eq!(names, ["all.zip › 港口.html", "all.zip › b/Ferry.html"]);
        assert!(read.iter().all(|document| document.warnings.is_empty()), "{:?}", read[0].warnings);
        assert_eq!(read[1].source.bytes, b.len() as u64);
        assert_eq!(archive([]).unwrap().len(), 22);
    }

    #[test]
    fn names_are_given_once() {
        let mut taken = BTreeSet::new();
        let names = ["a.md", "A.md", "a.md", "b", "b"].map(|name| free_name(name, &mut taken));
        assert_eq!(names, ["a.md", "A (2).md", "a (3).md", "b", "b (2)"]);
    }
}
