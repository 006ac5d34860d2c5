//! The project file: a whole collection as one ZIP that other programs can read.
//!
//! ```text
//! tearsheet.json     what is in it, first in the archive and not packed
//! sources/…          the files as they were dropped, byte for byte
//! ```
//!
//! `tearsheet.json` is `{"tearsheet": "project", "version": 1, "sources": [{"name", "path", "bytes", "sha256"}],
//! "corrections": {"SHA-256#0": […]},
//! "remarks": {"SHA-256#0": {"starred", "tags", "note"}}}`. `name` is the name that the list shows, with its folders; `path` is the entry.
//! Corrections and remarks stand under the SHA-256 of their page and its place among the pages of that.
//!
//! Version 2 added the remarks.
//!
//! An archive is opened by its directory alone, without its sources in memory: those are pieces of the file.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde_json::{Map, Value, json};

use super::archive::{checksum, free_name};
use super::remarks;
use crate::correction::{from_json, to_json};
use crate::model::{Correction, PROJECT_MANIFEST, Remarks};

/// The version of what is written. A program opens what has a higher one read-only.
pub const VERSION: u64 = 2;

/// The entry that tells what a project holds.
pub const MANIFEST: &str = PROJECT_MANIFEST;

/// Bytes at the end of a file in which its directory's end is looked for: its length, and the longest comment.
pub const TAIL: usize = 22 + u16::MAX as usize;

/// Bytes at the beginning of a file that tell whether it may be a project.
pub const LEAD: usize = 30 + MANIFEST.len();

/// Length of the fixed part of an entry's own head.
pub const LOCAL_HEAD: usize = 30;

/// A file of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name, with its folders.
    pub name: String,
    /// The entry of the archive.
    pub path: String,
}

/// What a project holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Project {
    /// The version it was written in.
    pub version: u64,
    /// Its files.
    pub sources: Vec<Source>,
    /// Corrections by the documents that they are of.
    pub corrections: BTreeMap<Rc<str>, Vec<Correction>>,
    /// Remarks by the documents that they are of.
    pub remarks: BTreeMap<Rc<str>, Remarks>,
}

/// A file to be written: name, size, and the SHA-256 where it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The name that the list shows.
    pub name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256, hexadecimal; empty where it is not known.
    pub sha256: String,
}

/// The manifest of these files, and the entry for each of them.
pub fn manifest(
    files: &[Written],
    corrections: &BTreeMap<Rc<str>, Vec<Correction>>,
    remarks: &BTreeMap<Rc<str>, Remarks>,
) -> (String, Vec<String>) {
    let mut taken = BTreeSet::new();
    let mut paths = Vec::with_capacity(files.len());
    let mut sources = Vec::with_capacity(files.len());
    for file in files {
        let path = free_name(&format!("sources/{}", entry_name(&file.name)), &mut taken);
        sources.push(json!({ "name": file.name, "path": path, "bytes": file.bytes, "sha256": file.sha256 }));
        paths.push(path);
    }
    let corrections: Map<String, Value> =
        corrections.iter().map(|(key, list)| (key.to_string(), to_json(list))).collect();
    let remarks: Map<String, Value> =
        remarks.iter().map(|(key, own)| (key.to_string(), remarks::to_json(own))).collect();
    let all = json!({
        "tearsheet": "project",
        "version": VERSION,
        "program": env!("CARGO_PKG_VERSION"),
        "sources": sources,
        "corrections": corrections,
        "remarks": remarks,
    });
    (format!("{all:#}\n"), paths)
}

/// A name that every program unpacks: no steps up, no drive, no root.
fn entry_name(name: &str) -> String {
    let kept = |c: char| if c.is_control() || "\\:*?\"<>|".contains(c) { '_' } else { c };
    let clean: String = name.chars().map(kept).collect();
    let parts: Vec<&str> = clean.split('/').filter(|part| !matches!(*part, "" | "." | "..")).collect();
    if parts.is_empty() { "file".to_owned() } else { parts.join("/") }
}

/// The checksum of a file, as the archive wants it.
pub fn check(bytes: &[u8]) -> u32 {
    checksum(bytes)
}

/// Whether a file that begins so may be a project.
pub fn may_be_project(lead: &[u8]) -> bool {
    lead.starts_with(b"PK\x03\x04") && lead.get(LOCAL_HEAD..) == Some(MANIFEST.as_bytes())
}

/// What a manifest says; none where it is none.
pub fn read_manifest(bytes: &[u8]) -> Option<Project> {
    let all: Value = serde_json::from_slice(bytes).ok()?;
    if all.get("tearsheet").and_then(Value::as_str) != Some("project") {
        return None;
    }
    let version = all.get("version")?.as_u64()?;
    let text = |item: &Value, key: &str| item.get(key)?.as_str().map(str::to_owned);
    let source = |item: &Value| Some(Source { name: text(item, "name")?, path: text(item, "path")? });
    let sources = all.get("sources").and_then(Value::as_array);
    let corrections = all.get("corrections").and_then(Value::as_object);
    let remarks = all.get("remarks").and_then(Value::as_object);
    Some(Project {
        version,
        sources: sources.map_or_else(Vec::new, |all| all.iter().filter_map(source).collect()),
        corrections: corrections
            .map(|all| all.iter().map(|(key, list)| (Rc::from(key.as_str()), from_json(list))).collect())
            .unwrap_or_default(),
        remarks: remarks
            .map(|all| {
                all.iter().map(|(key, own)| (Rc::from(key.as_str()), remarks::from_json(own))).collect()
            })
            .unwrap_or_default(),
    })
}

/// Where the directory of an archive stands, by the last bytes of the file: place and length.
pub fn find_directory(tail: &[u8], file: u64) -> Option<(u64, u64)> {
    let starts = |at: &usize| tail.get(*at..).is_some_and(|rest| rest.starts_with(b"PK\x05\x06"));
    let at = (0..=tail.len().checked_sub(22)?).rev().find(starts)?;
    let end = tail.get(at..)?;
    let (length, begin) = (u64::from(u32_at(end, 12)?), u64::from(u32_at(end, 16)?));
    let ends = file.checked_sub((tail.len() - at) as u64)?;
    (begin.checked_add(length) == Some(ends)).then_some((begin, length))
}

/// The entries that are not packed, by their names: where their heads stand, and how many bytes they have. None where
/// the directory is damaged.
pub fn read_directory(mut directory: &[u8]) -> Option<BTreeMap<String, (u64, u64)>> {
    let mut entries = BTreeMap::new();
    while !directory.is_empty() {
        if !directory.starts_with(b"PK\x01\x02") {
            return None;
        }
        let [name, extra, comment] = [28, 30, 32].map(|at| u16_at(directory, at).map(usize::from));
        let (name, behind) = (name?, extra? + comment?);
        let stored = u16_at(directory, 10)? == 0 && u16_at(directory, 8)? & 1 == 0;
        let text = String::from_utf8_lossy(directory.get(46..46 + name)?).into_owned();
        if stored {
            entries.insert(text, (u64::from(u32_at(directory, 42)?), u64::from(u32_at(directory, 20)?)));
        }
        directory = directory.get(46 + name + behind..)?;
    }
    Some(entries)
}

/// How long the whole head of an entry is, by its fixed part.
pub fn head_length(head: &[u8]) -> Option<u64> {
    let fits = head.starts_with(b"PK\x03\x04");
    let [name, extra] = [26, 28].map(|at| u16_at(head, at).map(u64::from));
    fits.then_some(LOCAL_HEAD as u64 + name? + extra?)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::rc::Rc;

    use proptest::prelude::*;

    use super::*;
    use crate::export::archive;
    use crate::model::Corrected;

    fn files() -> Vec<Written> {
        let file = |name: &str| Written { name: name.to_owned(), bytes: 3, sha256: "ab".to_owned() };
        vec![file("news/港口.html"), file("../../a:b.html"), file("a_b.html"), file("/")]
    }

    fn corrections() -> BTreeMap<Rc<str>, Vec<Correction>> {
        let correction = Correction {
            path: "metadata.title".to_owned(),
            value: Some(Corrected::Text("Ferry".to_owned())),
            found: None,
            text: None,
            by: "reader".to_owned(),
        };
        BTreeMap::from([(Rc::from("ab#0"), vec![correction])])
    }

    fn noted() -> BTreeMap<Rc<str>, Remarks> {
        let remarks =
            Remarks { starred: true, tags: vec!["渡輪".to_owned()], note: "Ask\nagain".to_owned() };
        BTreeMap::from([(Rc::from("ab#0"), remarks)])
    }

    fn written() -> Vec<u8> {
        let (text, paths) = manifest(&files(), &corrections(), &noted());
        let sources = paths.iter().map(|path| (path.as_str(), &b"abc"[..]));
        archive(std::iter::once((MANIFEST, text.as_bytes())).chain(sources)).unwrap()
    }

    /// Opens an archive as the page does, piece by piece.
    fn open(bytes: &[u8]) -> Option<(Project, Vec<Vec<u8>>)> {
        let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
        let (at, length) = find_directory(tail, bytes.len() as u64)?;
        let entries = read_directory(bytes.get(at as usize..(at + length) as usize)?)?;
        let content = |name: &str| {
            let (head, length) = *entries.get(name)?;
            let from = head + head_length(bytes.get(head as usize..)?)?;
            Some(bytes.get(from as usize..(from + length) as usize)?.to_vec())
        };
        let project = read_manifest(&content(MANIFEST)?)?;
        let sources = project.sources.iter().filter_map(|source| content(&source.path)).collect();
        Some((project, sources))
    }

    #[test]
    fn a_project_is_opened_as_it_was_saved() {
        let bytes = written();
        assert!(may_be_project(&bytes[..LEAD]));
        let (project, sources) = open(&bytes).unwrap();
        assert_eq!((project.version, project.corrections), (VERSION, corrections()));
        assert_eq!(project.remarks, noted());
        let names: Vec<&str> = project.sources.iter().map(|source| source.name.as_str()).collect();
        assert_eq!(names, ["news/港口.html", "../../a:b.html", "a_b.html", "/"]);
        let paths: Vec<&str> = project.sources.iter().map(|source| source.path.as_str()).collect();
        assert_eq!(
            paths,
            ["sources/news/港口.html", "sources/a_b.html", "sources/a_b (2).html", "sources/file"]
        );
        assert_eq!(sources, vec![b"abc".to_vec(); 4]);
    }

    #[test]
    fn what_is_no_project_is_none() {
        for bytes in [&b""[..], b"PK\x03\x04", b"PK\x05\x06", b"<html>"] {
            assert!(!may_be_project(bytes) && open(bytes).is_none(), "{bytes:?}");
        }
        for text in
            ["{}", "[]", "{\"version\":1}", "{\"tearsheet\":\"project\"}", "{\"tearsheet\":1,\"version\":1}"]
        {
            assert_eq!(read_manifest(text.as_bytes()), None, "{text}");
        }
        let newer = read_manifest(b"{\"tearsheet\":\"project\",\"version\":7,\"stars\":[]}").unwrap();
        assert_eq!((newer.version, newer.sources.len()), (7, 0));
    }

    proptest! {
        #[test]
        fn a_damaged_project_is_refused_or_opened(at in 0_usize..2000, byte: u8, cut in 0_usize..2000) {
            let mut bytes = written();
            let place = at % bytes.len();
            bytes[place] = byte;
            let _ = open(&bytes);
            bytes.truncate(bytes.len() - cut % bytes.len());
            let _ = open(&bytes);
        }
    }
}
