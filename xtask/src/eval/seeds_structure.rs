//! The seed documents: lists and their items, renderings, alignment.

use std::collections::BTreeSet;

use serde_json::Value;

use super::output::Document;
use super::seeds::{Line, array, block_at, flag, squeezed};

/// Lists by title and length, and recommendations by title, outlet and read count.
pub(super) fn lists(truth: &Value, document: &Document) -> Vec<(&'static str, f64)> {
    let mut rows = Vec::new();
    let got = document.list("lists");
    let want = array(&truth["lists"]);
    if !want.is_empty() {
        let found = want.iter().filter(|want| {
            got.iter().any(|list| {
                squeezed(&list["title"]) == squeezed(&want["title"])
                    && want["items"].as_u64() == Some(array(&list["items"]).len() as u64)
            })
        });
        rows.push(("lists", found.count() as f64 / want.len() as f64));
    }
    let want = array(&truth["recommendations"]);
    if !want.is_empty() {
        let items: Vec<&Value> = got.iter().flat_map(|list| array(&list["items"])).collect();
        let found = want.iter().filter(|want| {
            items.iter().any(|item| {
                squeezed(&item["title"]) == squeezed(&want["title"])
                    && squeezed(&item["source"]) == squeezed(&want["source"])
                    && item["read_count"] == want["read_count"]
            })
        });
        rows.push(("recommendations", found.count() as f64 / want.len() as f64));
    }
    rows
}

/// How many renderings there are, and which lines are aligned.
pub(super) fn structure(truth: &Value, document: &Document, lines: &[Line<'_>]) -> Vec<(&'static str, f64)> {
    let mut rows = Vec::new();
    if let Some(count) = truth["variants"]["count"].as_u64() {
        rows.push(("renderings", flag(document.list("renderings").len() as u64 == count)));
    }
    let want = array(&truth["alignment"]);
    if !want.is_empty() {
        let mut pairs = BTreeSet::new();
        for pair in document.list("alignment") {
            for a in array(&pair["a"]).iter().filter_map(Value::as_u64) {
                pairs.extend(array(&pair["b"]).iter().filter_map(Value::as_u64).map(|b| (a, b)));
            }
        }
        let block = |line: Option<&Value>| block_at(document, lines, line?.as_u64()?)?["i"].as_u64();
        let found = want.iter().filter(|lines| {
            let lines = array(lines);
            block(lines.first()).zip(block(lines.get(1))).is_some_and(|pair| pairs.contains(&pair))
        });
        rows.push(("alignment", found.count() as f64 / want.len().max(pairs.len()) as f64));
    }
    rows
}
