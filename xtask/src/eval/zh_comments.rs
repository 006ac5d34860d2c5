//! Comments of Chinese pages: a greedy one-to-one match by what they say.

use serde_json::Value;

use super::figures::Figures;
use super::tokens::{bigrams, compare, fold_compatible, squeeze};
use super::zh::plain_or_empty;

/// Least bigram F1 of a match.
const MATCH: f64 = 0.8;

/// Counts over all pages.
#[derive(Debug, Default)]
pub(super) struct CommentScore {
    /// Top-level comments of the truth, and how many were found.
    top: usize,
    top_hit: usize,
    /// The same with nested ones.
    all: usize,
    all_hit: usize,
    predicted: usize,
    author_right: usize,
    floor_right: usize,
    floors: usize,
    /// Of pages with nested comments: those found, and those of them that are nested where the truth nests them.
    placed: usize,
    depth_right: usize,
    /// Nested comments found whose truth names the floor that they answer, and those that name it, too.
    answers: usize,
    parent_right: usize,
    /// Share found of each page with comments.
    pages: Vec<f64>,
}

impl CommentScore {
    pub(super) fn add_page(&mut self, truth: Option<&Vec<Value>>, said: &[Value]) {
        let all = said;
        let says = |comment: &&Value| !squeeze(&plain_or_empty(&comment["text"])).is_empty();
        let truth: Vec<&Value> = truth.into_iter().flatten().filter(says).collect();
        let said: Vec<&Value> = said.iter().filter(says).collect();
        let nested = |comment: &Value| comment["nested"].as_bool().unwrap_or(false);
        let matches = match_comments(&said, &truth);
        if !truth.is_empty() {
            self.pages.push(matches.len() as f64 / truth.len() as f64);
        }
        let nests = truth.iter().any(|comment| nested(comment));
        self.top += truth.iter().filter(|comment| !nested(comment)).count();
        self.all += truth.len();
        self.predicted += said.len();
        self.all_hit += matches.len();
        for (ours, theirs) in matches {
            self.top_hit += usize::from(!nested(theirs));
            self.author_right += usize::from(same_author(ours, theirs));
            if !theirs["floor"].is_null() {
                self.floors += 1;
                self.floor_right += usize::from(same_floor(ours, theirs));
            }
            if nests {
                self.placed += 1;
                let deep = ours["depth"].as_u64().is_some_and(|depth| depth > 0);
                self.depth_right += usize::from(deep == nested(theirs));
            }
            if nested(theirs) && !theirs["parent_floor"].is_null() {
                self.answers += 1;
                self.parent_right += usize::from(answers_floor(all, ours, &theirs["parent_floor"]));
            }
        }
    }

    pub(super) fn add_to(&self, figures: &mut Figures) {
        figures.share("comment recall", self.top_hit, self.top);
        figures.share("comment recall nested", self.all_hit, self.all);
        figures.share("comment precision", self.all_hit, self.predicted);
        figures.share("comment author", self.author_right, self.all_hit);
        figures.share("comment floor", self.floor_right, self.floors);
        figures.share("comment depth", self.depth_right, self.placed);
        figures.share("comment parent", self.parent_right, self.answers);
        figures.mean("comment recall by page", self.pages.iter().copied());
    }
}

fn same_author(ours: &Value, theirs: &Value) -> bool {
    is_set(&theirs["author"])
        && fold_compatible(&plain_or_empty(&ours["author"]))
            == fold_compatible(&plain_or_empty(&theirs["author"]))
}

fn same_floor(ours: &Value, theirs: &Value) -> bool {
    // A floor that neither has counts as the same, as in the corpus's script.
    ours["floor"].to_string().trim_matches('"') == theirs["floor"].to_string().trim_matches('"')
}

/// Whether a comment answers the one of a floor, as it says itself or by the comment that it stands under.
fn answers_floor(all: &[Value], ours: &Value, floor: &Value) -> bool {
    let number = |value: &Value| value.to_string().trim_matches('"').to_owned();
    let parent = ours["parent"].as_u64().and_then(|at| all.get(usize::try_from(at).ok()?));
    number(&ours["reply_to"]) == number(floor)
        || parent.is_some_and(|parent| number(&parent["floor"]) == number(floor))
}

fn is_set(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !text.is_empty())
}

/// Pairs, the surest first: same author and floor, then likeness, then nearness in order.
fn match_comments<'a>(said: &[&'a Value], truth: &[&'a Value]) -> Vec<(&'a Value, &'a Value)> {
    let mut candidates: Vec<(u8, f64, i64, usize, usize)> = Vec::new();
    for (i, ours) in said.iter().enumerate() {
        let text = squeeze(&plain_or_empty(&ours["text"]));
        for (j, theirs) in truth.iter().enumerate() {
            let best = likeness(&text, theirs);
            if best >= MATCH {
                let author = is_set(&ours["author"])
                    && fold_compatible(&plain_or_empty(&ours["author"]))
                        == fold_compatible(&plain_or_empty(&theirs["author"]));
                let same = u8::from(author) + u8::from(!ours["floor"].is_null() && same_floor(ours, theirs));
                candidates.push((same, best, -(i as i64 - j as i64).abs(), i, j));
            }
        }
    }
    candidates
        .sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then((b.2, b.3, b.4).cmp(&(a.2, a.3, a.4))));
    let mut used = (vec![false; said.len()], vec![false; truth.len()]);
    let mut pairs = Vec::new();
    for (_, _, _, i, j) in candidates {
        if !used.0[i] && !used.1[j] {
            used.0[i] = true;
            used.1[j] = true;
            pairs.push((said[i], truth[j]));
        }
    }
    pairs
}

/// How well a prediction fits a comment, with or without the words it quotes.
fn likeness(text: &str, theirs: &Value) -> f64 {
    let own = plain_or_empty(&theirs["text"]);
    let quote = plain_or_empty(&theirs["quote"]);
    let mut forms = vec![squeeze(&own)];
    if !quote.is_empty() {
        forms.push(squeeze(&format!("{quote}{own}")));
    }
    forms.iter().map(|form| one_likeness(text, form)).fold(0.0, f64::max)
}

fn one_likeness(ours: &str, theirs: &str) -> f64 {
    let (a, b) = (ours.chars().count(), theirs.chars().count());
    if a == 0 || b == 0 {
        0.0
    } else if ours == theirs {
        1.0
    } else if a.min(b) < 2 || a > 2 * b + 10 || b > 2 * a + 10 {
        0.0
    } else {
        compare(&bigrams(ours), &bigrams(theirs)).f1
    }
}
