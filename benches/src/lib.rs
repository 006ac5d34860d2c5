//! The pages that the benchmarks read.

use std::io::Read;
use std::path::{Path, PathBuf};

/// Pages of markup below the folder that `TEARSHEET_PAGES` names, unpacked; without it those among
/// our own golden documents. `TEARSHEET_EVERY=8` takes every eighth.
///
/// # Panics
///
/// Where there is none: a figure over no pages means nothing.
pub fn load_pages() -> Vec<Vec<u8>> {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/golden");
    let folder = std::env::var_os("TEARSHEET_PAGES").map_or_else(|| PathBuf::from(own), PathBuf::from);
    let every = std::env::var("TEARSHEET_EVERY").ok().and_then(|every| every.parse().ok()).unwrap_or(1);
    let mut paths = Vec::new();
    collect(&folder, &mut paths);
    paths.sort();
    let pages: Vec<_> = paths.iter().step_by(every).filter_map(|path| load(path)).collect();
    assert!(!pages.is_empty(), "no page below {}", folder.display());
    pages
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

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            collect(&path, paths);
        } else if [".html", ".htm", ".html.gz"].iter().any(|ending| name.ends_with(ending)) {
            paths.push(path);
        }
    }
}
