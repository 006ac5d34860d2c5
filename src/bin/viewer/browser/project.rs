//! Project files in the browser: put together and taken apart as pieces of files, so that no source stands in memory for
//! longer than its checksum takes.

use js_sys::{Array, Uint8Array};
use tearsheet::export::Archive;
use tearsheet::export::project::{
    self, LEAD, LOCAL_HEAD, MANIFEST, TAIL, Written, find_directory, head_length, may_be_project,
    read_directory, read_manifest,
};
use tearsheet::view::changes::Corrections;
use tearsheet::view::remarks::Remarked;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File};

/// What a file turned out to be.
pub(crate) enum Opened {
    /// No project.
    Other,
    /// A project that can't be opened as such.
    Damaged,
    /// A project: its files with their names, and its corrections.
    Project {
        /// The files, each a piece of the project's.
        files: Vec<(String, File)>,
        /// What was corrected.
        corrections: Corrections,
        /// What was noted.
        remarks: Remarked,
        /// Whether a newer program wrote it.
        newer: bool,
    },
}

/// Opens a file where it is a project.
pub(crate) async fn open(file: &File) -> Opened {
    let lead = read(file, 0, LEAD as u64).await.unwrap_or_default();
    if !may_be_project(&lead) {
        return Opened::Other;
    }
    try_open(file).await.unwrap_or(Opened::Damaged)
}

async fn try_open(file: &File) -> Option<Opened> {
    let size = file.size() as u64;
    let tail = read(file, size.saturating_sub(TAIL as u64), size).await?;
    let (at, length) = find_directory(&tail, size)?;
    let entries = read_directory(&read(file, at, at + length).await?)?;
    let place = async |name: &str| {
        let (head, length) = *entries.get(name)?;
        let fixed = read(file, head, head + LOCAL_HEAD as u64).await?;
        let from = head + head_length(&fixed)?;
        Some((from, from + length)).filter(|(_, to)| *to <= size)
    };
    let (from, to) = place(MANIFEST).await?;
    let manifest = read_manifest(&read(file, from, to).await?)?;
    let mut files = Vec::with_capacity(manifest.sources.len());
    for source in manifest.sources {
        let (from, to) = place(&source.path).await?;
        let piece = file.slice_with_f64_and_f64(from as f64, to as f64).ok()?;
        let own = source.name.rsplit('/').next().unwrap_or_default();
        files.push((source.name.clone(), File::new_with_blob_sequence(&Array::of1(&piece), own).ok()?));
    }
    Some(Opened::Project {
        files,
        corrections: manifest.corrections,
        remarks: manifest.remarks,
        newer: manifest.version > project::VERSION,
    })
}

async fn read(file: &File, from: u64, to: u64) -> Option<Vec<u8>> {
    let piece = file.slice_with_f64_and_f64(from as f64, to as f64).ok()?;
    bytes_of(&piece).await.ok()
}

async fn bytes_of(piece: &Blob) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(piece.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// A project of these files, corrections and remarks; none where it would be too large, or a file can't be read again.
pub(crate) async fn make(
    files: Vec<(Written, File)>,
    corrections: &Corrections,
    remarks: &Remarked,
) -> Option<Blob> {
    let (written, files): (Vec<Written>, Vec<File>) = files.into_iter().unzip();
    let (manifest, paths) = project::manifest(&written, corrections, remarks);
    let mut archive = Archive::default();
    let parts = Array::new();
    let bytes = manifest.as_bytes();
    let head = archive.entry(MANIFEST, project::check(bytes), bytes.len() as u64)?;
    parts.push(&Uint8Array::from(head.as_slice()));
    parts.push(&Uint8Array::from(bytes));
    for (file, path) in files.iter().zip(&paths) {
        let bytes = bytes_of(file).await.ok()?;
        let head = archive.entry(path, project::check(&bytes), bytes.len() as u64)?;
        parts.push(&Uint8Array::from(head.as_slice()));
        parts.push(file.unchecked_ref::<JsValue>());
    }
    parts.push(&Uint8Array::from(archive.end().as_slice()));
    let options = BlobPropertyBag::new();
    options.set_type("application/zip");
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}
