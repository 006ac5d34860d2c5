//! Pictures that lie beside a page in its container: where each stands in the file, by the names that the page has for it.
//!
//! Nothing is unpacked here. Whoever shows a picture takes its bytes out of the file: a page with a hundred of them
//! takes no more memory than one without.

use std::rc::Rc;

use rustc_hash::FxHashMap;
use url::Url;

use super::open::Opener;
use crate::model::Enclosure;

/// Kinds of pictures that are shown, by their media types and the endings of their names. SVG is markup, which is not.
const KINDS: [(&str, &[&str]); 5] = [
    ("image/png", &["png"]),
    ("image/jpeg", &["jpg", "jpeg"]),
    ("image/gif", &["gif"]),
    ("image/webp", &["webp"]),
    ("image/avif", &["avif"]),
];

/// The pictures beside one page.
#[derive(Clone, Debug)]
pub(crate) struct Pictures {
    all: Rc<FxHashMap<String, Enclosure>>,
    /// What the page's addresses are relative to: its own address, or its name in an archive.
    base: String,
}

impl Pictures {
    /// The picture that an address of the page leads to.
    pub(crate) fn find(&self, address: &str) -> Option<&Enclosure> {
        let plain = address.trim().split('#').next().unwrap_or_default();
        if self.all.is_empty() || plain.is_empty() {
            return None;
        }
        if let Some(found) = self.all.get(plain) {
            return Some(found);
        }
        if let Ok(base) = Url::parse(&self.base) {
            let resolved = base.join(plain).ok()?;
            return self.all.get(resolved.as_str());
        }
        let name = plain.split('?').next().unwrap_or_default();
        let folder = self.base.rsplit_once('/').map_or("", |(folder, _)| folder);
        let path = super::epub::join(folder, name);
        self.all.get(&path)
    }
}

/// Pictures of a container under way.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    all: FxHashMap<String, Enclosure>,
}

impl Gathered {
    /// Adds a picture under its names. What is none that is shown, and what was unpacked on the way here, is left out.
    pub(super) fn add<'n>(
        &mut self,
        opener: &Opener<'_>,
        names: impl IntoIterator<Item = &'n str>,
        kind: &str,
        bytes: &[u8],
        packing: Option<&str>,
    ) {
        let Some((format, _)) = KINDS.iter().find(|(known, _)| *known == kind) else { return };
        let Some(bytes) = opener.place_of(bytes) else { return };
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            let packing = packing.map(str::to_owned);
            self.all.entry(name.to_owned()).or_insert(Enclosure {
                format: (*format).to_owned(),
                bytes,
                packing,
            });
        }
    }

    /// What a page finds there, whose addresses are relative to a base.
    pub(super) fn finish(self) -> Pictures {
        Pictures { all: Rc::new(self.all), base: String::new() }
    }
}

impl Pictures {
    /// The same for a page of that name or address.
    pub(super) fn seen_from(&self, base: &str) -> Self {
        Self { all: Rc::clone(&self.all), base: base.to_owned() }
    }
}

/// The media type of a picture by the ending of its name; nothing of what is none.
pub(super) fn kind_of_name(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let fits = |endings: &[&str]| endings.iter().any(|known| known.eq_ignore_ascii_case(ending));
    KINDS.iter().find(|(_, endings)| fits(endings)).map_or("", |(kind, _)| kind)
}

#[cfg(test)]
mod tests {
    use crate::capture::split_file;
    use crate::capture::unpack::inflate;
    use crate::capture::zip::tests::pack;

    #[test]
    fn pictures_of_an_archive_are_found_by_the_names_that_pages_have_for_them() {
        let file = pack(&[
            ("news/a.html", b"<p>One"),
            ("news/a_files/quay one.png", b"PNG!"),
            ("news/a_files/x.svg", b"<svg/>"),
            ("logo.JPG", b"JPEG"),
        ]);
        let read = split_file("a.zip", &file, 1 << 20).expect("small");
        let pictures = read[0].pictures.as_ref().expect("there are some");
        let content = |address: &str| {
            let found = pictures.find(address)?;
            let bytes = file.get(found.bytes[0] as usize..found.bytes[1] as usize).expect("inside");
            assert_eq!(found.packing.as_deref(), Some("deflate"));
            Some(String::from_utf8_lossy(&inflate(bytes, 100).0).into_owned())
        };
        for (address, expect) in [
            ("a_files/quay%20one.png", Some("PNG!")),
            ("./a_files/quay one.png?w=3#x", Some("PNG!")),
            ("../logo.JPG", Some("JPEG")),
            ("a_files/x.svg", None),
            ("https://lindby.example/logo.JPG", None),
            ("", None),
        ] {
            assert_eq!(content(address).as_deref(), expect, "{address}");
        }
    }
}
