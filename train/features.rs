//! The core's side of training.
//!
//! ```text
//! features rows OUT FILE...          feature rows of every page to OUT.bin and OUT.jsonl
//! features titles OUT FOLDS FILE...  what every page (markup or text capture) proposes as its title, with features, to OUT
//! features authors OUT FILE...        whom every page proposes as its author, with the features of Chinese names, to OUT
//! features candidates FOLDS FILE...  the same as `read`, with all candidates for author and day of publication
//! features speech OUT FILE...        what tells of the quotations and statements of documents, to OUT
//! features read FOLDS FILE...        documents as JSON lines, each page read by its fold's forests
//! ```
//!
//! `OUT.bin` holds the rows of all pages as little-endian f32, `OUT.jsonl` one line a page in the same
//! order. `FOLDS` is a JSON object: `{"folds": [{"blocks": FILE, "kinds": FILE}], "pages": {ID: FOLD}}`; a
//! page's id is its file name up to the first dot.

#![allow(missing_docs, reason = "a tool, no library")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;

use rayon::prelude::*;
use serde::Deserialize;
use tearsheet::training::reading::{SpeechRow, speech_rows};
use tearsheet::training::{
    PageRows, author_rows, keep_all_candidates, line_rows, markup_rows, title_rows, use_forest,
};

#[derive(Deserialize)]
struct Folds {
    folds: Vec<BTreeMap<String, String>>,
    pages: BTreeMap<String, usize>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.split_first() {
        Some((command, [target, files @ ..])) if command == "rows" => write_rows(target, files),
        Some((command, [target, files @ ..])) if command == "speech" => write_speech(target, files),
        Some((command, [target, folds, files @ ..])) if command == "titles" => {
            write_titles(target, folds, files)
        }
        Some((command, [target, files @ ..])) if command == "authors" => write_authors(target, files),
        Some((command, [folds, files @ ..])) if command == "read" => read_folds(folds, files),
        Some((command, [folds, files @ ..])) if command == "candidates" => {
            keep_all_candidates();
            read_folds(folds, files)
        }
        _ => Err("usage: features rows OUT FILE... | titles OUT FOLDS FILE... | authors OUT FILE... | candidates FOLDS FILE... | read FOLDS FILE...".into()),
    }
}

fn page_id(file: &str) -> String {
    let name =
        Path::new(file).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    name.split('.').next().unwrap_or_default().to_owned()
}

/// Rows of a text capture where the name says so, else of markup.
fn measure(file: &str, bytes: &[u8]) -> Option<PageRows> {
    if file.ends_with(".txt") { line_rows(file, bytes) } else { markup_rows(file, bytes) }
}

/// Pages measured at a time: bounds memory, and keeps the order.
const BATCH: usize = 64;

fn write_rows(target: &str, files: &[String]) -> Result<(), Box<dyn Error>> {
    let mut matrix = BufWriter::new(fs::File::create(format!("{target}.bin"))?);
    let mut pages = BufWriter::new(fs::File::create(format!("{target}.jsonl"))?);
    for batch in files.chunks(BATCH) {
        let measured: Vec<(String, Option<PageRows>)> = batch
            .par_iter()
            .map(|file| (page_id(file), fs::read(file).ok().and_then(|bytes| measure(file, &bytes))))
            .collect();
        for (id, rows) in measured {
            let Some(rows) = rows else {
                writeln!(std::io::stderr(), "{id}: neither markup nor a text capture")?;
                continue;
            };
            for value in rows.rows.iter().flatten() {
                matrix.write_all(&value.to_le_bytes())?;
            }
            let line = serde_json::json!({
                "id": id, "texts": rows.texts, "words": rows.words, "tokens": rows.tokens, "posts": rows.posts,
                "opens_page": rows.opens_page, "names": rows.names, "page_names": rows.page_names, "page_row": rows.page_row,
            });
            writeln!(pages, "{line}")?;
        }
    }
    Ok(())
}

/// A line a page: its quotations, its statements and what may be names.
fn write_speech(target: &str, files: &[String]) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(fs::File::create(target)?);
    let line = |row: &SpeechRow| {
        serde_json::json!({
            "text": row.text, "quotes": row.quotes, "latin": row.latin, "features": row.features,
            "speaker": row.speaker.as_ref().map(|(name, _)| name), "surface": row.speaker.as_ref().map(|(_, surface)| surface),
        })
    };
    for file in files {
        let documents = tearsheet::read(file, &fs::read(file)?, &tearsheet::Options::default())?;
        let Some(document) = documents.first() else { continue };
        let [quotations, statements, names] =
            speech_rows(document).map(|rows| rows.iter().map(line).collect::<Vec<_>>());
        let page = serde_json::json!({
            "id": page_id(file), "quotations": quotations, "statements": statements, "names": names,
        });
        writeln!(out, "{page}")?;
    }
    Ok(())
}

/// Pages as they look to forests that never saw their sites: so they will look where the reader is used.
fn write_titles(target: &str, folds: &str, files: &[String]) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(fs::File::create(target)?);
    by_fold(folds, files, |mine| {
        for batch in mine.chunks(BATCH) {
            let rows: Vec<_> =
                batch.par_iter().map(|file| title_rows(file, &fs::read(file).unwrap_or_default())).collect();
            for (file, options) in batch.iter().zip(rows) {
                let options: Vec<_> = options
                    .unwrap_or_default()
                    .into_iter()
                    .map(|(value, features)| {
                        let features: BTreeMap<String, f32> = features.into_iter().collect();
                        serde_json::json!({ "value": value, "features": features })
                    })
                    .collect();
                writeln!(out, "{}", serde_json::json!({ "id": page_id(file), "options": options }))?;
            }
        }
        Ok(())
    })
}

fn read_folds(folds: &str, files: &[String]) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    by_fold(folds, files, |mine| {
        let lines: Vec<String> = mine
            .par_iter()
            .flat_map(|file| {
                let bytes = fs::read(file).unwrap_or_default();
                tearsheet::read(file, &bytes, &tearsheet::Options::default()).unwrap_or_default()
            })
            .filter_map(|document| serde_json::to_string(&document).ok())
            .collect();
        for line in lines {
            writeln!(out, "{line}")?;
        }
        Ok(())
    })
}

/// Hands over the files of each fold while its forests are the ones that read.
fn by_fold(
    folds: &str,
    files: &[String],
    mut each: impl FnMut(&[&String]) -> Result<(), Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let folds: Folds = serde_json::from_str(&fs::read_to_string(folds)?)?;
    for (fold, forests) in folds.folds.iter().enumerate() {
        for (name, file) in forests {
            if !use_forest(name, &fs::read(file)?) {
                return Err(format!("{file}: not a forest").into());
            }
        }
        let mine: Vec<&String> =
            files.iter().filter(|file| folds.pages.get(&page_id(file)) == Some(&fold)).collect();
        each(&mine)?;
    }
    Ok(())
}

/// A line a page: its id, and for each author proposed the names and the features.
fn write_authors(target: &str, files: &[String]) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(fs::File::create(target)?);
    for file in files {
        let Some(rows) = author_rows(file, &fs::read(file)?) else { continue };
        let options: Vec<_> = rows
            .into_iter()
            .map(|(names, facts)| {
                let facts: BTreeMap<&str, f32> = facts.into_iter().collect();
                serde_json::json!({ "names": names, "features": facts })
            })
            .collect();
        writeln!(out, "{}", serde_json::json!({ "id": page_id(file), "options": options }))?;
    }
    Ok(())
}
