//! The seed documents: zones by line, fields, sections, comments; see `seeds_structure` for lists,
//! renderings and alignment.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use serde_json::Value;

use super::figures::Figures;
use super::output::{Document, Documents};
use super::seeds_structure::{lists, structure};
use super::{files_in, id_of, load_json};

/// Where the truth of a folder of seeds lies: `../truth/seeds`.
pub(super) fn truth_folder(corpus: &Path) -> Option<PathBuf> {
    let folder = corpus.parent()?.join("truth/seeds");
    folder.is_dir().then_some(folder)
}

/// Adds the figures: each the mean over the documents whose truth has it.
pub(super) fn score(corpus: &Path, documents: &Documents, figures: &mut Figures) -> Result<()> {
    let Some(folder) = truth_folder(corpus) else { bail!("{}: no truth beside it", corpus.display()) };
    let mut rows: Vec<(&str, f64)> = Vec::new();
    for path in files_in(&folder)?.iter().filter(|path| id_of(path).starts_with('0')) {
        let truth = load_json(path)?;
        let name = truth["file"].as_str().unwrap_or_default();
        let Some(document) = documents.get(&id_of(Path::new(name))) else {
            bail!("{name}: not in the output")
        };
        let text = std::fs::read_to_string(corpus.join(name))?;
        let lines = line_spans(&text);
        if truth["zones"].is_array() {
            rows.extend(zones(&truth, document, &lines));
        }
        rows.push(("fields", fields(&truth, document)));
        rows.push(("sections", sections(&truth, document)));
        rows.push(("comments", comments(&truth, document)));
        rows.extend(lists(&truth, document));
        rows.extend(structure(&truth, document, &lines));
        if truth["standfirst"].is_string() {
            let text = document.text();
            let clean =
                !text.is_empty() && !array(&truth["not_body"]).iter().any(|part| text.contains(string(part)));
            rows.push(("no boilerplate", flag(clean)));
        }
    }
    let names = [
        "zones",
        "zones coarse",
        "fields",
        "sections",
        "comments",
        "lists",
        "recommendations",
        "renderings",
        "alignment",
        "no boilerplate",
    ];
    for name in names {
        figures.mean(name, rows.iter().filter(|(row, _)| *row == name).map(|(_, value)| *value));
    }
    for name in ["zones", "zones coarse"] {
        let lowest = rows.iter().filter(|(row, _)| *row == name).map(|(_, value)| *value).fold(1.0, f64::min);
        figures.push(format!("{name} lowest"), lowest);
    }
    Ok(())
}

/// One line of a seed: its text and its bytes.
pub(super) struct Line<'a> {
    text: &'a str,
    start: u64,
    end: u64,
}

fn line_spans(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let spans = text.split('\n').map(|line| {
        let end = start + line.len() as u64;
        let span = Line { text: line, start, end };
        start = end + 1;
        span
    });
    spans.collect()
}

/// The block that covers most of a line, counted from 1.
pub(super) fn block_at<'a>(document: &'a Document, lines: &[Line<'_>], number: u64) -> Option<&'a Value> {
    let line = lines.get((number as usize).checked_sub(1)?)?;
    let mut best = (None, 0);
    for block in document.blocks() {
        let span = array(&block["source"]["bytes"]);
        let (Some(from), Some(to)) =
            (span.first().and_then(Value::as_u64), span.get(1).and_then(Value::as_u64))
        else {
            continue;
        };
        let common = line.end.min(to).saturating_sub(line.start.max(from));
        if common > best.1 {
            best = (Some(block), common);
        }
    }
    best.0
}

fn zones(truth: &Value, document: &Document, lines: &[Line<'_>]) -> [(&'static str, f64); 2] {
    let (mut fine, mut rough, mut total) = (0, 0, 0);
    for (at, line) in lines.iter().enumerate() {
        let number = at as u64 + 1;
        let inside = |zone: &&Value| {
            zone["from"].as_u64().is_some_and(|from| from <= number)
                && zone["to"].as_u64().is_some_and(|to| number <= to)
        };
        let Some(want) = array(&truth["zones"]).iter().find(inside).filter(|_| !line.text.trim().is_empty())
        else {
            continue;
        };
        let want = match string(&want["zone"]) {
            "comment-link" => "control",
            zone => zone,
        };
        let got = block_at(document, lines, number).map_or("(uncovered)", |block| string(&block["zone"]));
        total += 1;
        fine += usize::from(got == want);
        rough += usize::from(family(got) == family(want));
    }
    let share = |hit: usize| hit as f64 / total.max(1) as f64;
    [("zones", share(fine)), ("zones coarse", share(rough))]
}

fn family(zone: &str) -> u8 {
    match zone {
        "title" | "byline" | "attribution" | "standfirst" | "heading" | "paragraph" | "quotation"
        | "list-item" | "table" | "code" | "caption" | "source-link" => 0,
        "comment" | "comment-form" => 1,
        _ => 2,
    }
}

fn fields(truth: &Value, document: &Document) -> f64 {
    let names = ["title", "site", "source", "published", "read_count", "comment_count", "breadcrumb", "url"];
    let truth = &truth["fields"];
    let (mut right, mut all) = (0, 0);
    for name in names.iter().filter(|name| truth.get(**name).is_some()) {
        let want = &truth[*name];
        let mut got = document.field(name).clone();
        // A truth that states less of the time asks for no more.
        if let (true, Some(full), Some(part)) = (*name == "published", got.as_str(), want.as_str())
            && full.starts_with(part)
        {
            got = Value::from(part);
        }
        let mut others: Vec<&Value> = array(&truth[format!("{name}_alt")]).iter().collect();
        if *name == "site" && !truth["site_domain"].is_null() {
            others.push(&truth["site_domain"]);
        }
        all += 1;
        right += u32::from(same(want, &got) || others.iter().any(|other| same(other, &got)));
    }
    f64::from(right) / f64::from(all.max(1_u32))
}

/// Equal but for white space and percent encoding; lists entry by entry.
fn same(want: &Value, got: &Value) -> bool {
    match (want, got) {
        (Value::Null, got) => got.is_null() || got.as_array().is_some_and(Vec::is_empty) || got == "",
        (Value::Array(want), Value::Array(got)) => {
            want.len() == got.len() && want.iter().zip(got).all(|(a, b)| squeezed(a) == squeezed(b))
        }
        (Value::Array(_), _) => false,
        (Value::Number(_), got) => want == got,
        (want, Value::Array(got)) => {
            let joined = got.iter().map(squeezed).collect::<Vec<_>>().join("|");
            percent_decoded(&squeezed(want)) == percent_decoded(&joined)
        }
        (want, got) => percent_decoded(&squeezed(want)) == percent_decoded(&squeezed(got)),
    }
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let code = hex.filter(|_| first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(code.unwrap_or(first));
        rest = if code.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn sections(truth: &Value, document: &Document) -> f64 {
    let block = |index: Option<u64>| document.blocks().get(index? as usize);
    let got: Vec<(String, u64)> = document
        .list("sections")
        .iter()
        .map(|section| {
            let heading = block(section["heading"].as_u64()).map(|block| squeezed(&block["text"]));
            let paragraphs = array(&section["blocks"])
                .iter()
                .filter(|index| block(index.as_u64()).is_some_and(|block| block["zone"] == "paragraph"));
            (heading.unwrap_or_default(), paragraphs.count() as u64)
        })
        .collect();
    let want = array(&truth["sections"]);
    let right = want.iter().zip(&got).filter(|(want, (heading, paragraphs))| {
        let counts = [&want["paragraphs"], &want["paragraphs_alt"]];
        squeezed(&want["heading"]) == *heading
            && counts.iter().any(|count| count.as_u64() == Some(*paragraphs))
    });
    right.count() as f64 / want.len().max(got.len()).max(1) as f64
}

fn comments(truth: &Value, document: &Document) -> f64 {
    let (want, got) = (array(&truth["comments"]), document.list("comments"));
    if want.is_empty() {
        return flag(got.is_empty());
    }
    let right = want.iter().filter(|want| {
        let found = got.iter().find(|comment| comment["floor"] == want["floor"]);
        found.is_some_and(|found| {
            ["author", "text", "reply_to", "reply_count"]
                .iter()
                .all(|part| squeezed(&found[*part]) == squeezed(&want[*part]))
        })
    });
    right.count() as f64 / want.len().max(got.len()) as f64
}

pub(super) fn array(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

pub(super) fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// As text without white space; empty for null.
pub(super) fn squeezed(value: &Value) -> String {
    super::zh::plain_or_empty(value).split_whitespace().collect()
}

pub(super) fn flag(right: bool) -> f64 {
    f64::from(u8::from(right))
}
