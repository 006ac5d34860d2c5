//! WCXB: word F1 of the main content, title, author, date, and the page's kind.

use std::path::Path;

use anyhow::Result;
use serde_json::Value;

use super::calibration::Calibration;
use super::day::parse_day;
use super::figures::Figures;
use super::output::{self, Document, Documents};
use super::tokens::{compare, fold, letters, words};
use super::{files_in, id_of, load_json};

/// The kinds of the corpus, and what the reader calls them.
const KINDS: [(&str, &str); 7] = [
    ("article", "article"),
    ("forum", "thread"),
    ("product", "product"),
    ("collection", "collection"),
    ("listing", "listing"),
    ("documentation", "documentation"),
    ("service", "service"),
];

/// Title, author and date are looked for under these names: ours, the corpus's.
const FIELDS: [(&str, &str, &str); 3] =
    [("title", "title", "title"), ("author", "authors", "author"), ("date", "published", "publish_date")];

struct Page {
    kind: String,
    kind_right: bool,
    f1: f64,
    precision: f64,
    recall: f64,
    /// For each of [`FIELDS`].
    fields: Vec<FieldScore>,
}

#[derive(Clone, Copy)]
struct FieldScore {
    said: bool,
    /// `None` where the truth has no value.
    right: Option<bool>,
}

/// Adds the corpus's figures.
pub(super) fn score(corpus: &Path, documents: &Documents, figures: &mut Figures) -> Result<()> {
    let mut pages = Vec::new();
    let mut calibration = Calibration::default();
    for path in files_in(&corpus.join("ground-truth"))? {
        let page = load_json(&path)?;
        if page["ground_truth"].is_object() {
            let document = documents.get(&id_of(&path));
            let scored = score_page(&page, document);
            for ((_, field, truth), score) in FIELDS.iter().zip(&scored.fields) {
                let truth = &page["ground_truth"][*truth];
                let likewise = |document: &Document| match *field {
                    "authors" => names_among(document.field(field), truth),
                    "title" => letters(document.field(field)) == letters(truth),
                    _ => false,
                };
                let right =
                    score.right == Some(true) || !fold(truth).is_empty() && document.is_some_and(likewise);
                calibration.add(field, document, right);
            }
            pages.push(scored);
        }
    }
    figures.mean("text", pages.iter().map(|page| page.f1));
    figures.mean("text precision", pages.iter().map(|page| page.precision));
    figures.mean("text recall", pages.iter().map(|page| page.recall));
    for (kind, _) in KINDS {
        figures
            .mean(format!("text {kind}"), pages.iter().filter(|page| page.kind == kind).map(|page| page.f1));
    }
    for (at, (name, _, _)) in FIELDS.iter().enumerate() {
        let scores: Vec<FieldScore> = pages.iter().filter_map(|page| page.fields.get(at).copied()).collect();
        let truths: Vec<bool> = scores.iter().filter_map(|score| score.right).collect();
        figures.share(*name, truths.iter().filter(|right| **right).count(), truths.len());
        let absent: Vec<&FieldScore> = scores.iter().filter(|score| score.right.is_none()).collect();
        figures.share(
            format!("{name} where none is"),
            absent.iter().filter(|score| score.said).count(),
            absent.len(),
        );
    }
    calibration.add_to(figures);
    calibration.print();
    let [whole, tables] = count_tables(corpus, documents)?;
    figures.share("tables in Markdown", whole, tables);
    figures.share("kind", pages.iter().filter(|page| page.kind_right).count(), pages.len());
    Ok(())
}

/// How many tables have all their cells in the Markdown, and how many there are.
fn count_tables(corpus: &Path, documents: &Documents) -> Result<[usize; 2]> {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").replace('\\', "");
    let program = output::build()?;
    let (mut whole, mut count) = (0, 0);
    for path in files_in(&corpus.join("html"))? {
        let tables = documents.get(&id_of(&path)).map(|document| document.list("tables")).unwrap_or_default();
        if tables.is_empty() {
            continue;
        }
        let markdown = output::markdown(&program, &path)?.replace('\\', "");
        for table in tables {
            let rows = table["rows"].as_array().into_iter().flatten();
            let mut cells = rows.filter_map(Value::as_array).flatten().filter_map(Value::as_str);
            count += 1;
            whole += usize::from(cells.all(|cell| markdown.contains(&plain(cell))));
        }
    }
    Ok([whole, count])
}

fn score_page(page: &Value, document: Option<&Document>) -> Page {
    let truth = &page["ground_truth"];
    let kind = page["_internal"]["page_type"]["primary"].as_str().unwrap_or("article");
    let kind = if kind == "category" { "collection" } else { kind };
    let text = document.map(Document::text).unwrap_or_default();
    let scores = compare(&words(text), &words(truth["main_content"].as_str().unwrap_or_default()));
    let ours = document.and_then(|document| document.json["kind"]["value"].as_str()).unwrap_or_default();
    Page {
        kind: kind.to_owned(),
        kind_right: KINDS.iter().any(|(theirs, name)| *theirs == kind && *name == ours),
        f1: scores.f1,
        precision: scores.precision,
        recall: scores.recall,
        fields: FIELDS
            .iter()
            .map(|(field, our_name, their_name)| {
                let said = document.map_or(&Value::Null, |document| document.field(our_name));
                score_field(field, said, &truth[*their_name])
            })
            .collect(),
    }
}

fn score_field(field: &str, said: &Value, truth: &Value) -> FieldScore {
    let has_truth = !fold(truth).is_empty();
    if field == "date" {
        let day = parse_day(said);
        return FieldScore {
            said: day.is_some(),
            right: has_truth.then(|| same_date(day.as_deref(), truth)),
        };
    }
    let (ours, theirs) = (fold(said), fold(truth));
    let right = ours == theirs || !ours.is_empty() && contains(field, &ours, &theirs);
    FieldScore { said: !ours.is_empty(), right: has_truth.then_some(right && !ours.is_empty()) }
}

/// Whether the truth, which is one text ("Mara Lindqvist and Tomo Sato"), holds each of the names.
fn names_among(said: &Value, truth: &Value) -> bool {
    let truth = fold(truth);
    let mut names = said.as_array().into_iter().flatten().map(fold).peekable();
    names.peek().is_some() && names.all(|name| !name.is_empty() && truth.contains(&name))
}

/// A truth that names only a month asks for no more.
fn same_date(day: Option<&str>, truth: &Value) -> bool {
    let written = truth.as_str().unwrap_or_default().trim();
    let month_only = written.len() == 7
        && written.bytes().enumerate().all(|(i, b)| if i == 4 { b == b'-' } else { b.is_ascii_digit() });
    if month_only {
        day.is_some_and(|day| day.starts_with(written))
    } else {
        // A truth that is no date is met by no date, as in the corpus's script.
        parse_day(truth).as_deref() == day
    }
}

/// One holds the other; of a title almost all of it.
fn contains(field: &str, ours: &str, theirs: &str) -> bool {
    if field == "author" {
        return ours.contains(theirs) || theirs.contains(ours);
    }
    let (short, long) =
        if ours.chars().count() <= theirs.chars().count() { (ours, theirs) } else { (theirs, ours) };
    long.contains(short) && short.chars().count() as f64 / long.chars().count() as f64 > 0.8
}
