//! ZIP archives: what lies in them, read one entry at a time within the budget.

mod directory;
mod names;

pub(super) use directory::{Item, find_items, has_archive, is_zip};

use rustc_hash::FxHashMap;

use super::budget::Budget;
use super::open::{Entry, Opener};
use super::pages::{Role, is_named_page, roles_of};
use super::pictures::{Gathered, Pictures, kind_of_name};
use super::sniff::{FRAME_TEXT, count_shown};
use super::unpack::{End, inflate};
use super::{epub, office, warc};

/// An archive, its entries listed.
#[derive(Debug)]
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    pub(super) items: Vec<Item>,
    /// The place of each name among them.
    places: FxHashMap<String, usize>,
    /// Whether the list of its entries is damaged, and what was found without it.
    damaged: bool,
    /// Whether it has more entries than are looked at.
    cut: bool,
}

/// Why an entry was not read, or only in part: a code and a sentence.
#[derive(Debug)]
pub(super) struct Trouble {
    pub(super) code: &'static str,
    pub(super) message: String,
}

impl<'a> Archive<'a> {
    /// Lists an archive.
    pub(super) fn list(bytes: &'a [u8]) -> Self {
        let listing = find_items(bytes);
        let places = listing.items.iter().enumerate().map(|(at, item)| (item.name.clone(), at)).collect();
        Self { bytes, items: listing.items, places, damaged: listing.damaged, cut: listing.cut }
    }

    /// The entry of a name.
    pub(super) fn find(&self, name: &str) -> Option<&Item> {
        self.places.get(name).and_then(|&at| self.items.get(at))
    }

    /// Its pictures, by their names.
    pub(super) fn pictures(&self, opener: &Opener<'_>) -> Pictures {
        let mut found = Gathered::default();
        for item in self.items.iter().filter(|item| !item.encrypted && !item.is_cut) {
            let packing = match item.method {
                0 => None,
                8 => Some("deflate"),
                _ => continue,
            };
            let bytes = self.bytes.get(item.packed.clone()).unwrap_or_default();
            found.add(opener, [item.name.as_str()], kind_of_name(&item.name), bytes, packing);
        }
        found.finish()
    }

    /// The content of the entry of a name; none where it is missing or damaged.
    pub(super) fn text(&self, name: &str, budget: &mut Budget) -> Option<String> {
        let (bytes, trouble) = self.read(self.find(name)?, budget);
        if trouble.is_some() {
            return None;
        }
        Some(super::charset::decode(&bytes, None).text)
    }

    /// The content of an entry, or as much of it as can be read, and what was wrong.
    pub(super) fn read(&self, item: &Item, budget: &mut Budget) -> (Vec<u8>, Option<Trouble>) {
        let trouble = |code, message: String| Some(Trouble { code, message });
        if item.encrypted {
            let message = "The entry is encrypted; unpack it with its password first.".to_owned();
            return (Vec::new(), trouble("encrypted", message));
        }
        let packed = self.bytes.get(item.packed.clone()).unwrap_or_default();
        let (out, end) = match item.method {
            0 if packed.len() as u64 <= budget.bytes => (packed.to_vec(), End::Complete),
            0 => (Vec::new(), End::TooMuch),
            8 => inflate(packed, budget.bytes),
            other => {
                let message = format!("The entry is packed in a way that is not read (method {other}).");
                return (Vec::new(), trouble("packing-unknown", message));
            }
        };
        budget.spend(out.len());
        let message = match end {
            End::TooMuch => {
                let message = "The entry unpacks to more than is read.".to_owned();
                return (Vec::new(), trouble("archive-limit", message));
            }
            End::Broken(error) => format!("The entry is damaged ({error}); {} bytes were read.", out.len()),
            End::Complete if item.is_cut => "The archive ends inside this entry.".to_owned(),
            End::Complete if item.check.is_some_and(|check| check != checksum(&out)) => {
                "The entry's checksum does not fit: some of it is damaged.".to_owned()
            }
            End::Complete => return (out, None),
        };
        (out, trouble("entry-damaged", message))
    }
}

fn checksum(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// Opens an archive: books and documents as such, else all pages in it.
pub(super) fn open_archive(opener: &mut Opener<'_>, entry: &Entry<'_>) {
    let archive = Archive::list(entry.bytes);
    let kind = archive.text("mimetype", &mut opener.budget).unwrap_or_default();
    if kind.trim() == "application/epub+zip" || archive.find("META-INF/container.xml").is_some() {
        epub::open_book(opener, entry, &archive);
    } else if office::open_document(opener, entry, &archive) {
        // It was one.
    } else if archive.find("datapackage.json").is_some() && warc::open_packed_crawl(opener, entry, &archive) {
        // Its pages were given.
    } else {
        open_pages(opener, entry, &archive);
    }
}

/// All pages of an archive, in its order.
fn open_pages(opener: &mut Opener<'_>, entry: &Entry<'_>, archive: &Archive<'_>) {
    let names: Vec<&str> = archive.items.iter().map(|item| item.name.as_str()).collect();
    let mut outside = entry.clone();
    if archive.damaged {
        let message = "The archive is damaged; what could be found in it was read.";
        outside.warnings.push(super::warning("archive-damaged", message));
    }
    // A page that carries its own archive (SingleFile) is one page.
    let own = !is_zip(entry.bytes);
    let pictures = archive.pictures(opener);
    for (item, role) in archive.items.iter().zip(roles_of(&names)) {
        if opener.budget.pages == 0 {
            return;
        }
        if role == Role::Part || own && !is_named_page(&item.name) {
            continue;
        }
        let (bytes, trouble) = archive.read(item, &mut opener.budget);
        if role == Role::Frame && count_shown(&bytes, FRAME_TEXT) < FRAME_TEXT {
            continue;
        }
        let mut inner =
            if own { entry.unwrapped("zip", &bytes) } else { entry.inside("zip", &item.name, &bytes) };
        inner.warnings.clone_from(&outside.warnings);
        inner.pictures = Some(pictures.seen_from(&item.name));
        match trouble {
            Some(trouble) if bytes.is_empty() => opener.refuse(&inner, trouble.code, &trouble.message),
            Some(trouble) => {
                inner.warnings.push(super::warning(trouble.code, trouble.message));
                opener.open(&inner);
            }
            None => opener.open(&inner),
        }
    }
    if archive.cut {
        opener.refuse(entry, "archive-limit", "The archive has more entries than are read.");
    }
}

#[cfg(test)]
pub(super) mod tests;
