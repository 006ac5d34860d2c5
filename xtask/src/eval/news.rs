//! News pages of some thirty languages: body, title, date, authors.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde_json::Value;

use super::calibration::Calibration;
use super::day::parse_day;
use super::figures::Figures;
use super::output::{Document, Documents};
use super::tokens::{compare, fold, letters, news_tokens, plain};
use super::{files_in, id_of, load_json};

/// One page and what is true of it.
pub(super) struct Page {
    pub(super) path: PathBuf,
    truth: Value,
}

/// The pages whose publisher has exactly one labelled version of each.
///
/// A publisher's pages are `COUNTRY/Publisher_DATE.html.gz`, its truths the values of
/// `COUNTRY/Publisher.json`, both in the order of their dates (the keys sort like the dates).
pub(super) fn pages(corpus: &Path) -> Result<Vec<Page>> {
    let mut pages = Vec::new();
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir(corpus)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    folders.sort();
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        let files = files_in(folder)?;
        for file in files.iter().filter(|file| is_page(file)) {
            let stem = id_of(file);
            let Some((publisher, _)) = split_date(&stem) else { continue };
            let prefix = format!("{publisher}_");
            let truth_path = folder.join(format!("{publisher}.json"));
            let dates: Vec<&PathBuf> =
                files.iter().filter(|f| is_page(f) && id_of(f).starts_with(&prefix)).collect();
            if !truth_path.exists() {
                continue;
            }
            let truths = load_json(&truth_path)?;
            let Some(versions) = truths.as_object().filter(|versions| versions.len() == dates.len()) else {
                continue;
            };
            let at = dates.iter().position(|page| *page == file);
            let truth = at.and_then(|at| versions.values().nth(at)).cloned();
            pages.extend(truth.map(|truth| Page { path: file.clone(), truth }));
        }
    }
    Ok(pages)
}

fn is_page(path: &Path) -> bool {
    path.to_string_lossy().ends_with(".html.gz")
}

/// `Publisher_2024_04_22` to its two parts.
fn split_date(stem: &str) -> Option<(&str, &str)> {
    let at = stem.len().checked_sub(11)?;
    let (publisher, date) = (stem.get(..at)?, stem.get(at..)?);
    let right = date
        .bytes()
        .enumerate()
        .all(|(i, b)| if [0, 5, 8].contains(&i) { b == b'_' } else { b.is_ascii_digit() });
    right.then_some((publisher, date))
}

/// Adds the corpus's figures.
pub(super) fn score(corpus: &Path, documents: &Documents, figures: &mut Figures) -> Result<()> {
    let (mut body, mut title, mut date, mut authors, mut none) = (vec![], vec![], vec![], vec![], vec![]);
    let mut calibration = Calibration::default();
    for page in pages(corpus)? {
        let document = documents.get(&id_of(&page.path));
        let truth = &page.truth;
        let said = |name: &str| document.map_or(&Value::Null, |document| document.field(name));
        if truth["body"].is_object() {
            let wanted = news_tokens(&truth_text(&truth["body"]));
            // A truth with an empty body says nothing about a page.
            if !wanted.is_empty() {
                body.push(
                    compare(&news_tokens(document.map(Document::text).unwrap_or_default()), &wanted).f1,
                );
            }
        }
        if !fold(&truth["title"]).is_empty() {
            let right = fold(said("title")) == fold(&truth["title"]);
            title.push(flag(right));
            let likewise = letters(said("title")) == letters(&truth["title"]);
            calibration.add("title", document, right || likewise);
        }
        if !truth["publishing_date"].is_null() {
            let wanted: String = plain(&truth["publishing_date"]).chars().take(10).collect();
            let right = parse_day(said("published")) == Some(wanted);
            date.push(flag(right));
            calibration.add("published", document, right);
        }
        let (ours, theirs) = (names(said("authors")), names(&truth["authors"]));
        calibration.add("authors", document, !theirs.is_empty() && ours == theirs);
        if theirs.is_empty() {
            none.push(flag(ours.is_empty()));
        } else {
            authors.push(flag(ours == theirs));
        }
    }
    figures.mean("body", body);
    figures.mean("title", title);
    figures.mean("date", date);
    figures.mean("authors", authors);
    figures.mean("no author where none is", none);
    calibration.add_to(figures);
    calibration.print();
    Ok(())
}

fn flag(right: bool) -> f64 {
    f64::from(u8::from(right))
}

fn names(value: &Value) -> BTreeSet<String> {
    value.as_array().into_iter().flatten().map(fold).collect()
}

fn truth_text(body: &Value) -> String {
    let strings = |value: &Value| value.as_array().into_iter().flatten().map(plain).collect::<Vec<_>>();
    let mut parts = strings(&body["summary"]);
    for section in body["sections"].as_array().into_iter().flatten() {
        parts.extend(strings(&section["headline"]));
        parts.extend(strings(&section["paragraphs"]));
    }
    parts.join("\n")
}
