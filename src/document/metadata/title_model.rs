//! Which of the candidates is the title: a conditional logit over what speaks for each.
//!
//! The weights come from `train/fields.py`: the pages of all development corpora, their candidates as
//! the reader itself prints them, and the true titles.

use super::candidate::Group;
use super::context::Context;
use super::title::key_of;

/// Features and their weights.
#[rustfmt::skip]
const WEIGHTS: &[(&str, f32)] = &[
    // Too rare to be learned: what a page itself labels as its title.
    ("title-label", 2.5),
    ("has-separator", -1.38), ("slug-recall", 1.08), ("meta og:title", 1.01), ("heading-1 later", -0.93),
    ("entity headline", 0.83), ("title-zone", 0.80), ("above-byline", 0.79), ("prefix-of-element", 0.79),
    ("full-stop", -0.66), ("slug-precision", 0.65), ("short", -0.64), ("entity name", -0.61),
    ("heading-1 first", 0.60), ("meta-part", 0.56), ("overlap-heading", 0.55), ("length", 0.54),
    ("overlap-element", 0.53), ("heading-1 second", 0.45), ("long", -0.41), ("meta other", 0.38),
    ("title-class", 0.38), ("is-site", -0.37), ("heading-1 only", 0.33), ("in-element", 0.29),
    ("repeated-in-title-element", 0.21), ("overlap-og", 0.19), ("prefix-of-og", -0.15), ("in-og", 0.13),
    ("heading-2", -0.13), ("title-element", -0.08), ("meta twitter:title", -0.07), ("title-element-part", -0.04),
];

/// Gives each group its probability of being the title.
pub(super) fn score_titles(context: &Context<'_>, groups: &mut [Group<String>]) {
    let page = PageTitles::new(context, groups);
    let logits: Vec<f32> = groups.iter().map(|group| page.logit(group)).collect();
    let top = logits.iter().copied().fold(f32::MIN, f32::max);
    let weights: Vec<f32> = logits.iter().map(|logit| libm::expf(logit - top)).collect();
    let sum: f32 = weights.iter().sum();
    for (group, weight) in groups.iter_mut().zip(weights) {
        let live = group.members.iter().any(|m| m.refused.is_none());
        group.score = if live && sum > 0.0 { weight / sum } else { 0.0 };
    }
}

/// What a page's titles are compared with.
struct PageTitles {
    element: Vec<String>,
    og: Vec<String>,
    headings: Vec<String>,
    slug: Vec<String>,
    site: String,
}

impl PageTitles {
    fn new(context: &Context<'_>, groups: &[Group<String>]) -> Self {
        let of = |test: &dyn Fn(&super::candidate::Clue) -> bool| -> Vec<String> {
            groups
                .iter()
                .flat_map(|g| &g.members)
                .filter(|m| m.refused.is_none() && test(&m.place))
                .map(|m| m.value.clone())
                .collect()
        };
        let url = super::site::find_url(context);
        let site =
            super::site::find_site(context, url.as_ref()).map(|site| key_of(&site.value)).unwrap_or_default();
        Self {
            element: of(&|place| place.rule == "title-element"),
            og: of(&|place| place.key.as_deref() == Some("og:title")),
            headings: of(&|place| place.rule == "heading-1"),
            slug: url.map(|url| slug_words(&url.value)).unwrap_or_default(),
            site,
        }
    }

    fn logit(&self, group: &Group<String>) -> f32 {
        let Some(value) = group.members.iter().find(|m| m.refused.is_none()).map(|m| m.value.as_str()) else {
            return f32::MIN;
        };
        let mut sum = 0.0;
        let mut add = |name: &str, amount: f32| {
            sum += WEIGHTS
                .iter()
                .find(|(feature, _)| *feature == name)
                .map_or(0.0, |(_, weight)| weight * amount);
        };
        let mut flags: Vec<String> = group
            .members
            .iter()
            .filter(|m| m.refused.is_none())
            .map(|m| flag(m.place.rule, m.place.key.as_deref()))
            .collect();
        flags.sort();
        flags.dedup();
        for flag in flags {
            add(&flag, 1.0);
        }
        let key = key_of(value);
        let words = words_of(value);
        add("overlap-element", overlap(&words, &self.element));
        add("overlap-og", overlap(&words, &self.og));
        add("overlap-heading", overlap(&words, &self.headings));
        let long: Vec<&String> = words.iter().filter(|w| w.chars().count() > 2).collect();
        if !self.slug.is_empty() && !long.is_empty() {
            let shared = long.iter().filter(|w| self.slug.contains(w)).count() as f32;
            add("slug-precision", shared / long.len() as f32);
            add("slug-recall", shared / self.slug.len() as f32);
        }
        let length = value.chars().count();
        add("length", length.min(150) as f32 / 50.0);
        add("short", f32::from(length < 12));
        add("long", f32::from(length > 110));
        add("is-site", f32::from(!self.site.is_empty() && key == self.site));
        let proper_prefix =
            |others: &[String]| others.iter().map(|o| key_of(o)).any(|o| o != key && o.starts_with(&key));
        let inside = |others: &[String]| others.iter().map(|o| key_of(o)).any(|o| o.contains(&key));
        add("prefix-of-element", f32::from(proper_prefix(&self.element)));
        add("prefix-of-og", f32::from(proper_prefix(&self.og)));
        add("in-element", f32::from(inside(&self.element)));
        add("in-og", f32::from(inside(&self.og)));
        add(
            "has-separator",
            f32::from([" - ", " – ", " — ", " :: ", "|", "_"].iter().any(|s| value.contains(s))),
        );
        add("full-stop", f32::from(value.ends_with(['.', '。'])));
        sum
    }
}

/// The name of the feature that a rule stands for.
fn flag(rule: &str, key: Option<&str>) -> String {
    let key = key.unwrap_or_default();
    match rule {
        "heading-1" => {
            let place = match key.split_once('/') {
                Some(("1", "1")) => "only",
                Some(("1", _)) => "first",
                Some(("2", _)) => "second",
                _ => "later",
            };
            format!("heading-1 {place}")
        }
        "meta" if matches!(key, "og:title" | "twitter:title") => format!("meta {key}"),
        "meta" => "meta other".to_owned(),
        "json-ld" | "json-ld-salvaged" | "microdata" | "rdfa" => {
            format!("entity {}", key.rsplit('.').next().unwrap_or_default())
        }
        _ => rule.to_owned(),
    }
}

/// Best Jaccard overlap of a title's words with those of others.
fn overlap(words: &[String], others: &[String]) -> f32 {
    others
        .iter()
        .map(|other| {
            let other = words_of(other);
            let shared = words.iter().filter(|w| other.contains(w)).count();
            let all = words.len() + other.len() - shared;
            if all == 0 { 0.0 } else { shared as f32 / all as f32 }
        })
        .fold(0.0, f32::max)
}

/// Different words in lower case.
fn words_of(text: &str) -> Vec<String> {
    let mut words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    words.sort();
    words.dedup();
    words
}

/// Words of an address' path, longer than two letters.
fn slug_words(url: &str) -> Vec<String> {
    let path = url::Url::parse(url).map(|url| url.path().to_lowercase()).unwrap_or_default();
    let mut words: Vec<String> =
        path.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| w.len() > 2).map(str::to_owned).collect();
    words.sort();
    words.dedup();
    words
}
