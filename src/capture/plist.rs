//! Property lists: Safari's web archives, binary and XML, and the links that the Finder saves.

use std::borrow::Cow;

use super::mime::decode_base64;
use super::open::{Entry, Opener};
use super::pictures::{Gathered, Pictures};
use super::sniff::{count_shown, least_of_frame};
use super::stated::{StatedField, Statements};
use super::xml::{Piece, Pieces};

/// How a binary list begins.
const BINARY: &[u8] = b"bplist00";

/// Frames of one page that are looked at.
const MOST_FRAMES: usize = 500;

/// Parts of one page or frame that are looked at for pictures.
const MOST_PARTS: usize = 1000;

/// Keys of a dictionary that are looked at.
const MOST_KEYS: usize = 64;

/// One page or frame of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Resource<'a> {
    data: Cow<'a, [u8]>,
    address: String,
    kind: String,
    charset: String,
}

/// Whether bytes are a property list.
pub(super) fn is_plist(bytes: &[u8]) -> bool {
    let head = bytes.get(..512).unwrap_or(bytes);
    bytes.starts_with(BINARY)
        || (head.trim_ascii_start().starts_with(b"<?xml")
            && memchr::memmem::find(head, b"<!DOCTYPE plist").is_some())
}

/// Opens an archive; of a link says so.
pub(super) fn open_plist(opener: &mut Opener<'_>, entry: &Entry<'_>) {
    let binary = Binary::of(entry.bytes);
    let pictures = binary.as_ref().map(|binary| binary.pictures(opener));
    let (resources, link) = match &binary {
        Some(binary) => (binary.resources(), binary.link()),
        None => read_xml(&String::from_utf8_lossy(entry.bytes)),
    };
    let least = resources.first().map_or(0, |page| least_of_frame(&page.data));
    for (place, resource) in resources.iter().enumerate() {
        let page =
            resource.kind.is_empty() || resource.kind.contains("html") || resource.kind.starts_with("text/");
        let small = place > 0 && count_shown(&resource.data, least) < least;
        if !page || small {
            continue;
        }
        let mut inner = if place == 0 {
            entry.unwrapped("webarchive", &resource.data)
        } else {
            entry.inside("webarchive", &resource.address, &resource.data)
        };
        inner.charset = super::declared::for_label(resource.charset.as_bytes());
        let mut said = Statements::of("web-archive");
        said.say(StatedField::Url, "WebResourceURL", &resource.address, true);
        inner.stated.extend(said.into_list());
        inner.pictures = pictures.as_ref().map(|pictures| pictures.seen_from(&resource.address));
        opener.read(&inner);
    }
    if let Some(link) = link.filter(|_| resources.is_empty()) {
        super::link::refuse_link(opener, entry, &link);
    }
}

/// Sets a field of a resource by the name that it has in the list.
fn set<'a>(resource: &mut Resource<'a>, key: &str, data: Cow<'a, [u8]>) {
    let text = || String::from_utf8_lossy(&data).trim().to_owned();
    match key {
        "WebResourceURL" => resource.address = text(),
        "WebResourceMIMEType" => resource.kind = text(),
        "WebResourceTextEncodingName" => resource.charset = text(),
        "WebResourceData" => resource.data = data,
        _ => {}
    }
}

/// The pages of an archive as XML, its own first, and the link that it is.
fn read_xml(text: &str) -> (Vec<Resource<'static>>, Option<String>) {
    let mut found = Vec::new();
    let mut link = None;
    // The keys of the dictionaries that are open.
    let mut path: Vec<String> = Vec::new();
    let (mut key, mut value, mut open) = (String::new(), String::new(), String::new());
    let mut resource = Resource::default();
    for piece in Pieces::of(text) {
        match piece {
            Piece::Start { name, closed: false, .. } => {
                value.clear();
                name.clone_into(&mut open);
                if name == "dict" {
                    path.push(std::mem::take(&mut key));
                    if path.last().is_some_and(|key| key == "WebMainResource") {
                        resource = Resource::default();
                    }
                }
            }
            Piece::Text(text) if !open.is_empty() => value.push_str(&text),
            Piece::End { name: "key" } => key = std::mem::take(&mut value),
            Piece::End { name: "dict" } => {
                let main = path.pop().is_some_and(|key| key == "WebMainResource");
                if main && found.len() < MOST_FRAMES {
                    found.push(std::mem::take(&mut resource));
                }
            }
            Piece::End { name } => {
                open.clear();
                if path.last().is_some_and(|key| key == "WebMainResource") {
                    let data = if name == "data" {
                        decode_base64(value.as_bytes())
                    } else {
                        value.clone().into_bytes()
                    };
                    set(&mut resource, &key, Cow::Owned(data));
                } else if key == "URL" && name == "string" && path.len() == 1 {
                    link = Some(value.trim().to_owned());
                }
            }
            _ => {}
        }
    }
    // An archive that breaks off inside its page.
    if found.is_empty() && !resource.address.is_empty() {
        if open == "data" {
            resource.data = Cow::Owned(decode_base64(value.as_bytes()));
        }
        found.push(resource);
    }
    (found, link)
}

/// A binary list: objects, and a table of where they stand.
#[derive(Debug)]
struct Binary<'a> {
    bytes: &'a [u8],
    table: &'a [u8],
    /// Bytes of a place in the table, and of the number of an object.
    place_size: usize,
    number_size: usize,
    top: usize,
}

impl<'a> Binary<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        if !bytes.starts_with(BINARY) {
            return None;
        }
        let trailer = bytes.get(bytes.len().checked_sub(32)?..)?;
        let table = usize::try_from(number(trailer.get(24..32)?)).ok()?;
        Some(Self {
            bytes,
            table: bytes.get(table..bytes.len() - 32)?,
            place_size: usize::from(*trailer.get(6)?).clamp(1, 8),
            number_size: usize::from(*trailer.get(7)?).clamp(1, 8),
            top: usize::try_from(number(trailer.get(16..24)?)).ok()?,
        })
    }

    /// The kind of an object, how many things it holds, and its content.
    fn object(&self, at: usize) -> Option<(u8, usize, &'a [u8])> {
        let from = at.checked_mul(self.place_size)?;
        let place =
            usize::try_from(number(self.table.get(from..from.checked_add(self.place_size)?)?)).ok()?;
        let (&marker, mut content) = self.bytes.get(place..)?.split_first()?;
        let mut count = usize::from(marker & 15);
        if count == 15 {
            let size = 1_usize << (content.first()? & 7);
            count = usize::try_from(number(content.get(1..=size)?)).ok()?;
            content = content.get(size + 1..)?;
        }
        Some((marker >> 4, count, content))
    }

    /// The numbers of the objects in a list of them.
    fn numbers(&self, content: &[u8], from: usize, count: usize) -> Vec<usize> {
        let start = from.saturating_mul(self.number_size);
        let list = content.get(start..).unwrap_or_default().chunks_exact(self.number_size);
        list.take(count).map(|chunk| number(chunk) as usize).collect()
    }

    /// The value of a key in a dictionary.
    fn get(&self, dictionary: usize, key: &str) -> Option<usize> {
        let (13, count, content) = self.object(dictionary)? else { return None };
        // Those of archives have five.
        let keys = self.numbers(content, 0, count.min(MOST_KEYS));
        let place = keys.iter().position(|&at| self.text(at).as_deref() == Some(key))?;
        self.numbers(content, count.checked_add(place)?, 1).first().copied()
    }

    fn text(&self, at: usize) -> Option<String> {
        match self.object(at)? {
            (5, count, content) => Some(String::from_utf8_lossy(content.get(..count)?).into_owned()),
            (6, count, content) => {
                let bytes = content.get(..count.checked_mul(2)?)?;
                Some(encoding_rs::UTF_16BE.decode_without_bom_handling(bytes).0.into_owned())
            }
            _ => None,
        }
    }

    fn data(&self, at: usize) -> Option<&'a [u8]> {
        let (4, count, content) = self.object(at)? else { return None };
        Some(content.get(..count).unwrap_or(content))
    }

    /// Archives of the page and of its frames. A list may lead in circles, so that the number of frames ends the walk.
    fn archives(&self) -> Vec<usize> {
        let mut found = vec![self.top];
        let mut next = 0;
        while let Some(&archive) = found.get(next) {
            next += 1;
            found.extend(self.list(
                archive,
                "WebSubframeArchives",
                MOST_FRAMES - found.len().min(MOST_FRAMES),
            ));
        }
        found
    }

    /// The first things that a list in a dictionary holds.
    fn list(&self, dictionary: usize, key: &str, most: usize) -> Vec<usize> {
        match self.get(dictionary, key).and_then(|at| self.object(at)) {
            Some((10, count, content)) => self.numbers(content, 0, count.min(most)),
            _ => Vec::new(),
        }
    }

    fn resource(&self, at: usize) -> Resource<'a> {
        let text = |key| self.get(at, key).and_then(|at| self.text(at)).unwrap_or_default();
        let data = self.get(at, "WebResourceData").and_then(|at| self.data(at));
        Resource {
            data: Cow::Borrowed(data.unwrap_or_default()),
            address: text("WebResourceURL"),
            kind: text("WebResourceMIMEType"),
            charset: text("WebResourceTextEncodingName"),
        }
    }

    /// The page and its frames.
    fn resources(&self) -> Vec<Resource<'a>> {
        let pages = self.archives().into_iter().filter_map(|archive| self.get(archive, "WebMainResource"));
        pages.map(|page| self.resource(page)).collect()
    }

    fn pictures(&self, opener: &Opener<'_>) -> Pictures {
        let mut found = Gathered::default();
        for archive in self.archives() {
            for part in self.list(archive, "WebSubresources", MOST_PARTS) {
                let resource = self.resource(part);
                found.add(opener, [resource.address.as_str()], &resource.kind, &resource.data, None);
            }
        }
        found.finish()
    }

    fn link(&self) -> Option<String> {
        self.text(self.get(self.top, "URL")?)
    }
}

/// A number, its first byte the highest.
fn number(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |sum, &byte| sum << 8 | u64::from(byte))
}

#[cfg(test)]
mod tests;
