//! What articles tell, against annotated ones (`articles/ID.json` and `gold/ID.json`): expressions of time here, who
//! said what in [`super::spoken`].
//!
//! The articles become pages of paragraphs; the metrics are those of the corpus's own scorer. An expression is right
//! where its text is (white space left out), and its value too where both say the same time; a gold expression that is
//! optional is neither right nor wrong.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::figures::Figures;
use super::spoken::Spoken;
use super::{files_in, floors, load_json, output};

/// An annotated expression, or one of ours.
struct Time {
    text: String,
    value: String,
    optional: bool,
    confidence: f64,
}

/// Reads all articles and prints the table; an error if a figure is below its floor.
pub(crate) fn run(corpus: &Path, hold: bool) -> Result<()> {
    let articles: Vec<(String, Value)> = files_in(&corpus.join("articles"))?
        .iter()
        .map(|path| {
            let article = load_json(path)?;
            Ok((article["id"].as_str().context("an article without id")?.to_owned(), article))
        })
        .collect::<Result<_>>()?;
    let documents = output::read(&write_pages(&articles)?)?;
    let [mut ours, mut wanted, mut spans, mut values] = [0_usize; 4];
    let [mut sure, mut sure_wrong] = [0_usize; 2];
    let mut spoken = Spoken::default();
    for (id, _) in &articles {
        let gold = load_json(&corpus.join("gold").join(format!("{id}.json")))?;
        spoken.add(&gold, documents.get(id).map_or(&Value::Null, |document| &document.json["reading"]));
        let gold = times(&gold["times"]);
        let found =
            documents.get(id).map_or_else(Vec::new, |document| times(&document.json["reading"]["times"]));
        let pairs = pair(&found, &gold);
        let neutral =
            pairs.iter().filter(|(_, own)| gold.get(*own).is_some_and(|gold| gold.optional)).count();
        ours += found.len() - neutral;
        wanted += gold.iter().filter(|time| !time.optional).count();
        for &(a, b) in &pairs {
            let (Some(found), Some(gold)) = (found.get(a), gold.get(b)) else { continue };
            if !gold.optional {
                let same = found.value == gold.value;
                spans += 1;
                values += usize::from(same);
                sure += usize::from(found.confidence >= 0.8);
                sure_wrong += usize::from(found.confidence >= 0.8 && !same);
            }
        }
    }
    let f1 = |right: usize| 2.0 * right as f64 / (ours + wanted).max(1) as f64;
    let mut figures = Figures::default();
    figures.push("times, span", f1(spans));
    figures.push("times, span and value", f1(values));
    figures.share("times, value sure but wrong", sure_wrong, sure);
    spoken.report(&mut figures);
    println!("{}: {} articles, {wanted} times", corpus.display(), articles.len());
    let below = figures.print(&floors::load("reading")?);
    if hold && !below.is_empty() {
        bail!("below the floor: {}", below.join(", "));
    }
    Ok(())
}

/// The articles as pages of paragraphs, in a folder of their own.
fn write_pages(articles: &[(String, Value)]) -> Result<Vec<PathBuf>> {
    let folder = std::env::temp_dir().join(format!("tearsheet-reading-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    let page = |(id, article): &(String, Value)| {
        let text = |key: &str| escape(article[key].as_str().unwrap_or_default());
        let paragraphs = article["paragraphs"].as_array().map(Vec::as_slice).unwrap_or_default();
        let body: String = paragraphs
            .iter()
            .filter_map(Value::as_str)
            .map(|text| format!("<p>{}</p>\n", escape(text)))
            .collect();
        let markup = format!(
            "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{outlet}</title>\
             <meta property=\"og:site_name\" content=\"{outlet}\">\
             <meta property=\"article:published_time\" content=\"{}\"></head><body><article>\n{body}</article></body></html>\n",
            text("script"),
            text("published"),
            outlet = text("outlet"),
        );
        let path = folder.join(format!("{id}.html"));
        std::fs::write(&path, markup).with_context(|| path.display().to_string())?;
        Ok(path)
    };
    articles.iter().map(page).collect()
}

fn times(list: &Value) -> Vec<Time> {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    let time = |time: &Value| Time {
        text: time["text"].as_str().unwrap_or_default().chars().filter(|c| !c.is_whitespace()).collect(),
        value: plain_value(time["value"].as_str().unwrap_or_default()),
        optional: time["optional"].as_bool().unwrap_or(false),
        confidence: time["confidence"].as_f64().unwrap_or(0.0),
    };
    list.iter().map(time).collect()
}

/// Pairs of the same text, those of the same value first, then those that count, each once.
fn pair(ours: &[Time], gold: &[Time]) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    for (a, own) in ours.iter().enumerate() {
        for (b, gold) in gold.iter().enumerate().filter(|(_, gold)| gold.text == own.text) {
            all.push((own.value != gold.value, gold.optional, a, b));
        }
    }
    all.sort_unstable();
    let (mut used, mut taken, mut pairs) = (vec![false; ours.len()], vec![false; gold.len()], Vec::new());
    for (_, _, a, b) in all {
        if !used[a] && !taken[b] {
            (used[a], taken[b]) = (true, true);
            pairs.push((a, b));
        }
    }
    pairs
}

/// Values that say the same time are written alike: `PT7.5H` and `PT7H30M`, `T10` and `T10:00`, `P1W` and `P7D`.
fn plain_value(value: &str) -> String {
    if value.starts_with('P') {
        return plain_duration(value).unwrap_or_else(|| value.to_owned());
    }
    let mut parts: Vec<String> = value.split('/').map(plain_moment).collect();
    parts.dedup();
    parts.join("/")
}

fn plain_moment(part: &str) -> String {
    match part.split_once('T') {
        Some((day, clock)) if clock.len() == 2 => format!("{day}T{clock}:00"),
        Some((day, clock)) if clock.len() == 8 && clock.ends_with(":00") => format!("{day}T{}", &clock[..5]),
        _ => part.to_owned(),
    }
}

/// Months, days and seconds of a duration.
fn plain_duration(value: &str) -> Option<String> {
    let (mut months, mut days, mut seconds) = (0.0, 0.0, 0.0);
    let (mut number, mut clock) = (String::new(), false);
    for c in value.strip_prefix('P')?.chars() {
        if c.is_ascii_digit() || c == '.' {
            number.push(c);
            continue;
        }
        if c == 'T' {
            clock = true;
            continue;
        }
        let amount: f64 = std::mem::take(&mut number).parse().ok()?;
        match (c, clock) {
            ('Y', false) => months += amount * 12.0,
            ('M', false) => months += amount,
            ('W', false) => days += amount * 7.0,
            ('D', false) => days += amount,
            ('H', true) => seconds += amount * 3600.0,
            ('M', true) => seconds += amount * 60.0,
            ('S', true) => seconds += amount,
            _ => return None,
        }
    }
    number.is_empty().then(|| format!("P{months}/{days}/{seconds}"))
}
