//! The files that the benchmarks read.

use std::io::Read;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// What sort of file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Pages of markup.
    Markup,
    /// Text captures.
    Text,
}

impl Sort {
    /// As the floors and the figures call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Markup => "markup",
            Self::Text => "text",
        }
    }

    /// The name under which such a file is read.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Markup => "page.html",
            Self::Text => "page.txt",
        }
    }

    const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Markup => &[".html", ".htm", ".html.gz"],
            Self::Text => &[".txt"],
        }
    }
}

/// Pages of markup below the folder that `TEARSHEET_PAGES` names, unpacked; without it those among
/// our own golden documents. `TEARSHEET_EVERY=8` takes every eighth.
///
/// # Panics
///
/// Where there is none: a figure over no pages means nothing.
pub fn load_pages() -> Vec<Vec<u8>> {
    let pages = load_inputs(Sort::Markup);
    assert!(!pages.is_empty(), "no page below {}", folder().display());
    pages
}

/// All files of a sort, chosen as [`load_pages`] does; may be none.
pub fn load_inputs(sort: Sort) -> Vec<Vec<u8>> {
    let every = std::env::var("TEARSHEET_EVERY").ok().and_then(|every| every.parse().ok()).unwrap_or(1);
    let mut paths = Vec::new();
    collect(&folder(), sort, &mut paths);
    paths.sort();
    paths.iter().step_by(every).filter_map(|path| load(path)).collect()
}

/// The most instructions a byte that `tests/floors.toml` allows for our own documents.
pub fn ceiling(sort: Sort) -> Option<f64> {
    let floors = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/floors.toml");
    let floors: toml::Table = std::fs::read_to_string(floors).ok()?.parse().ok()?;
    floors.get("instructions")?.get(sort.name())?.get("most")?.as_float()
}

/// What the library spends on a file's SHA-256.
pub fn hash(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

fn folder() -> PathBuf {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/golden");
    std::env::var_os("TEARSHEET_PAGES").map_or_else(|| PathBuf::from(own), PathBuf::from)
}

fn load(path: &Path) -> Option<Vec<u8>> {
    let bytes = std::fs::read(path).ok()?;
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Some(bytes);
    }
    let mut unpacked = Vec::new();
    flate2::read::MultiGzDecoder::new(&*bytes).read_to_end(&mut unpacked).ok()?;
    Some(unpacked)
}

fn collect(folder: &Path, sort: Sort, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            collect(&path, sort, paths);
        } else if sort.endings().iter().any(|ending| name.ends_with(ending)) {
            paths.push(path);
        }
    }
}
