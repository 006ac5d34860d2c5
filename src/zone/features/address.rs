//! What a page's own address says about its kind: the words of its path and of its host.
//!
//! A whole step of the path says more than a word in it (`/docs/` and `/where-to-find-the-docs`).

use super::lexicon::{Groups, Lexicon};
use super::row::Row;
use crate::text::search::holds;
use std::sync::OnceLock;

/// Words of a path, by the kind of page that is kept there.
const STEPS: [(&str, &str); 7] = [
    (
        "forum",
        "forum forums foro foros foren thread threads topic topics viewtopic showthread viewforum forumdisplay bbs t discussion discussions discuss community question questions q comments talk board boards tieba luntan",
    ),
    (
        "product",
        "product products p dp item itm shop store pd sku prod buy produkt produkte produit producto tovar goods app bundle",
    ),
    (
        "category",
        "category categories collection collections c cat catalog catalogue shop browse department departments brand brands sale all tag s b plp kategorie categorie categoria catalogo lists",
    ),
    (
        "list",
        "list lists listing listings search archive archives top best ranking rankings directory topics tag tags job jobs events author latest trending page explore find results index",
    ),
    (
        "docs",
        "docs doc documentation manual reference guide guides api wiki tutorial tutorials learn handbook stable latest en v1 v2 v3 sdk quickstart install installation library man developer developers stdlib",
    ),
    (
        "service",
        "service services solution solutions about pricing features feature platform company industries agency contact home consulting leistungen servicios",
    ),
    (
        "news",
        "news article articles blog blogs story stories post posts press insights magazine opinion resources",
    ),
];

/// Labels of a host.
const LABELS: [(&str, &str); 4] = [
    ("forum", "forum forums community discuss bbs talk boards answers stackexchange discourse"),
    ("shop", "shop store"),
    ("docs", "docs doc developer developers dev api help support learn wiki readthedocs manual"),
    ("news", "blog news magazine"),
];

/// A step of more words than this is a title, whose words say what the page is about, not what it is.
const NAME_WORDS: usize = 3;

/// Writes the shape of a path, and which strings it holds anywhere.
pub(super) fn write_path(full: &str, has_url: bool, row: &mut Row) {
    let path = full.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or_default();
    let depth = if path.is_empty() { 0 } else { path.matches('/').count() + 1 };
    row.put("path depth", if has_url { depth as f32 } else { -1.0 });
    row.put("slug words", last.split(['-', '_']).count() as f32);
    row.put("slug digits", last.bytes().filter(u8::is_ascii_digit).count() as f32);
    row.flag("", "path has query", full.contains('?'));
    row.flag("", "path says page", holds(last, ".htm") || holds(last, ".php") || holds(last, ".asp"));
    for (name, words) in [
        (
            "forum",
            &["forum", "thread", "topic", "viewtopic", "bbs", "/t/", "discussion", "community", "question"][..],
        ),
        ("shop", &["product", "/p/", "shop", "/dp/", "item", "store"]),
        ("list", &["category", "categories", "collection", "tag/", "search", "archive", "list", "browse"]),
        ("docs", &["docs", "documentation", "manual", "reference", "guide", "api", "wiki", "tutorial"]),
        ("service", &["service", "solution", "about", "pricing", "feature"]),
        ("news", &["news", "article", "blog", "story", "/20"]),
    ] {
        let lower = full.to_ascii_lowercase();
        row.flag("path says ", name, words.iter().any(|word| holds(&lower, word)));
    }
}

/// Writes what the address says; without an address every value is -1.
pub(super) fn write_address(url: Option<(&str, &str)>, row: &mut Row) {
    let (host, path) = url.unwrap_or_default();
    let lower = path.split(['?', '#']).next().unwrap_or_default().to_lowercase();
    let steps: Vec<&str> = lower.split('/').filter(|step| !step.is_empty()).collect();
    let known = |value: f32| if url.is_some() { value } else { -1.0 };
    let (mut whole, mut part): (Groups, Groups) = (0, 0);
    for step in &steps {
        whole |= step_words().find(step);
        if words(step).count() <= NAME_WORDS {
            part |= words(step).fold(0, |groups, word| groups | step_words().find(word));
        }
    }
    for (bit, (name, _)) in STEPS.iter().enumerate() {
        let value = if whole >> bit & 1 == 1 { 2.0 } else { f32::from((part >> bit & 1) as u8) };
        row.put_in("step ", name, known(value));
    }
    let labels = host.split(['.', '-']).fold(0, |groups, label| groups | label_words().find(label));
    for (bit, (name, _)) in LABELS.iter().enumerate() {
        let value = f32::from((labels >> bit & 1) as u8);
        row.put_in("host ", name, if host.is_empty() { -1.0 } else { value });
    }
    let start = steps.is_empty() || matches!(steps[..], ["en" | "us" | "de" | "zh" | "fr" | "es"]);
    row.put("start page", known(f32::from(u8::from(start))));
    let last = steps.last().copied().unwrap_or_default();
    let named = last.split(['-', '_']).filter(|word| word.chars().all(char::is_alphabetic)).count();
    row.put("last step words", known(named as f32));
    let digits = lower.split(|c: char| !c.is_ascii_digit()).map(str::len);
    row.put("number in path", digits.max().unwrap_or(0) as f32);
    row.flag("", "date in path", holds_date(&steps));
}

/// A year, and a number behind it.
fn holds_date(steps: &[&str]) -> bool {
    steps.windows(2).any(|pair| {
        let [year, next] = pair else { return false };
        let dated = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
        dated && year.bytes().all(|b| b.is_ascii_digit()) && next.starts_with(|c: char| c.is_ascii_digit())
    })
}

fn words(step: &str) -> impl Iterator<Item = &str> {
    step.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn step_words() -> &'static Lexicon {
    static TABLE: OnceLock<Lexicon> = OnceLock::new();
    TABLE.get_or_init(|| Lexicon::new(&STEPS))
}

fn label_words() -> &'static Lexicon {
    static TABLE: OnceLock<Lexicon> = OnceLock::new();
    TABLE.get_or_init(|| Lexicon::new(&LABELS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_the_kind_of_its_page() {
        let value = |url: Option<(&str, &str)>, name: &str| {
            let mut row = Row::named();
            write_address(url, &mut row);
            row.names().iter().position(|known| known == name).map(|at| row.values()[at])
        };
        for (host, path, name, wanted) in [
            ("lindby.example", "docs/install/linux", "step docs", 2.0),
            ("lindby.example", "api-guide.html", "step docs", 1.0),
            ("lindby.example", "where-to-find-the-docs-today", "step docs", 0.0),
            ("lindby.example", "rapid-listening", "step docs", 0.0),
            ("forum.lindby.example", "t/ferry/1234", "host forum", 1.0),
            ("forum.lindby.example", "t/ferry/1234", "number in path", 4.0),
            ("lindby.example", "", "start page", 1.0),
            ("lindby.example", "2024/05/ferry-sails-again", "date in path", 1.0),
            ("lindby.example", "2024/05/ferry-sails-again", "last step words", 3.0),
        ] {
            assert_eq!(value(Some((host, path)), name), Some(wanted), "{host} {path} {name}");
        }
        assert_eq!(value(None, "step docs"), Some(-1.0));
    }
}
