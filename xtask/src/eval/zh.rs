//! Chinese pages: body by character bigrams, fields, comments, boilerplate probes.

use std::path::Path;

use anyhow::Result;
use serde_json::Value;

use super::calibration::Calibration;
use super::figures::Figures;
use super::output::{Document, Documents};
use super::tokens::{bigrams, compare, fold_compatible, plain, squeeze};
use super::zh_comments::CommentScore;
use super::zh_fields::{author_right, date_of, days_right, source_right};
use super::{files_in, load_json};

#[derive(Default)]
struct Tally {
    body: Vec<f64>,
    title: Vec<f64>,
    /// For source, author and date: right among pages with a value; said among pages without.
    hit: [Vec<f64>; 3],
    wrong: [Vec<f64>; 3],
    comments: CommentScore,
    probes_left: usize,
    calibration: Calibration,
}

/// Adds the corpus's figures.
pub(super) fn score(corpus: &Path, documents: &Documents, figures: &mut Figures) -> Result<()> {
    let mut tally = Tally::default();
    for path in
        files_in(&corpus.join("truth"))?.iter().filter(|path| path.extension().is_some_and(|e| e == "json"))
    {
        let truth = load_json(path)?;
        let document = documents.get(truth["id"].as_str().unwrap_or_default());
        score_page(&truth, document, &mut tally);
    }
    figures.mean("body", tally.body);
    figures.mean("title", tally.title);
    for (at, name) in ["source", "author", "date"].iter().enumerate() {
        figures.mean(*name, tally.hit[at].clone());
        figures.mean(format!("{name} where none is"), tally.wrong[at].clone());
    }
    tally.comments.add_to(figures);
    figures.push("probes left in", tally.probes_left as f64);
    tally.calibration.add_to(figures);
    tally.calibration.print();
    Ok(())
}

fn score_page(truth: &Value, document: Option<&Document>, tally: &mut Tally) {
    let text = document.map(Document::body).unwrap_or_default();
    let strings = |name: &str| truth[name].as_array().into_iter().flatten().map(plain).collect::<Vec<_>>();
    let body = strings("body");
    if !body.is_empty() {
        let gold = body.concat();
        let mut free = strings("captions");
        free.extend(strings("optional"));
        tally.body.push(compare(&bigrams(&cut(&text, &free, &gold)), &bigrams(&gold)).f1);
    }
    let said = |name: &str| document.map_or(&Value::Null, |document| document.field(name));
    if let Some(title) = truth["title"].as_str().filter(|title| !title.is_empty()) {
        let right = fold_compatible(&plain_or_empty(said("title"))) == fold_compatible(title);
        tally.title.push(flag(right));
        tally.calibration.add("title", document, right);
    }
    let outcomes = [
        (source_right(said("source"), &truth["source"]), is_set(&truth["source"]), is_set(said("source"))),
        (author_right(said("authors"), &truth["author"]), is_set(&truth["author"]), is_set(said("authors"))),
        {
            let (right, has_truth) = days_right(said("published"), truth);
            (right, has_truth, date_of(&plain_or_empty(said("published"))).is_some())
        },
    ];
    for (at, (right, has_truth, answered)) in outcomes.into_iter().enumerate() {
        tally.calibration.add(["source", "authors", "published"][at], document, has_truth && right);
        if has_truth {
            tally.hit[at].push(flag(right));
        } else {
            tally.wrong[at].push(flag(answered));
        }
    }
    let squeezed = squeeze(&text);
    tally.probes_left += strings("boilerplate_probes")
        .iter()
        .map(|probe| squeeze(probe))
        .filter(|probe| !probe.is_empty() && squeezed.contains(probe))
        .count();
    tally
        .comments
        .add_page(truth["comments"].as_array(), document.map(|d| d.list("comments")).unwrap_or_default());
}

/// Cuts what neither helps nor hurts (captions, optional leads and credits) where it stands verbatim,
/// as often as the prediction has it beyond the truth.
fn cut(text: &str, free: &[String], gold: &str) -> String {
    let (mut text, gold) = (squeeze(text), squeeze(gold));
    let mut free: Vec<String> = free.iter().map(|part| squeeze(part)).collect();
    free.sort();
    free.dedup();
    free.sort_by_key(|part| std::cmp::Reverse(part.chars().count()));
    for part in free.iter().filter(|part| part.chars().count() >= 4) {
        let in_gold = gold.matches(part.as_str()).count();
        for _ in in_gold..text.matches(part.as_str()).count().max(in_gold) {
            let at = if in_gold > 0 { text.rfind(part.as_str()) } else { text.find(part.as_str()) };
            if let Some(at) = at {
                text.replace_range(at..at + part.len(), "");
            }
        }
    }
    text
}

fn flag(right: bool) -> f64 {
    f64::from(u8::from(right))
}

fn is_set(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        _ => true,
    }
}

pub(super) fn plain_or_empty(value: &Value) -> String {
    if value.is_null() { String::new() } else { plain(value) }
}
