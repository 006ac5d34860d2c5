//! Which line of a text capture is its title: a conditional logit over the lines of its upper part, with
//! "none of them" among the choices.
//!
//! The weights come from `train/line_titles.py`: the pages of all development corpora dumped as text, the
//! features that the reader itself writes, and the true titles.

mod features;
mod kin;
mod look;
mod options;
mod steps;
mod survey;
mod weights;
mod words;

use rustc_hash::FxHashMap;

use super::Draft;
use crate::thread::Thread;
use crate::zone::choice::{Features, Scorer, Weights, probabilities};
use options::{Said, find_options};

static WEIGHTS: Weights = Weights::new(weights::WEIGHTS);

/// A line that may be the title.
#[derive(Clone, Debug)]
pub(crate) struct TitleLine {
    pub(crate) line: usize,
    /// The title: the line, or what follows its label, or the last step of the way it shows.
    pub(crate) text: String,
    /// Equal where two lines say the same.
    pub(crate) key: String,
    /// Which rule proposes it.
    pub(crate) rule: &'static str,
    /// How likely this is the page's title, all lines that say it taken together.
    pub(crate) probability: f32,
}

/// A line is taken for the title if it is at least this likely to be it: most pages whose best line is less
/// likely show no title at all, or one that nothing tells from their other lines.
const LIKELY: f32 = 0.25;

/// Least text of a body that makes an article, in units of the mass of a line: two paragraphs.
const ARTICLE: f32 = 120.0;

/// From this probability on, what is said of a title is only so much surer for every bit that its choice is: of
/// those chosen with .88 and .98, .82 and .88 were right letter for letter, as pages word some titles in two ways.
const BOLD: f32 = 0.5;
const SOBERED: f32 = 0.8;

/// Most lines that are kept, the losers included, and how likely they must be.
const MOST: usize = 12;
const WORTH_NOTING: f32 = 0.01;

/// The likeliest titles, best first; none where none is likely.
pub(super) fn choose_titles(draft: &Draft, threads: &[Thread]) -> Vec<TitleLine> {
    let mut scorer = Scorer::new(&WEIGHTS);
    let rows = measure(draft, threads, |features| features.logit(&mut scorer));
    let logits: Vec<f32> = rows.iter().map(|&(_, logit)| logit).collect();
    let shares = probabilities(&logits);
    let mut groups: FxHashMap<&str, f32> = FxHashMap::default();
    for ((said, _), share) in rows.iter().zip(&shares) {
        if let Some(said) = said {
            *groups.entry(said.key.as_str()).or_insert(0.0) += share;
        }
    }
    let mut titles: Vec<(f32, f32, &Said)> = rows
        .iter()
        .zip(&shares)
        .filter_map(|((said, _), share)| said.as_ref().map(|said| (said, share)))
        .map(|(said, share)| (groups.get(said.key.as_str()).copied().unwrap_or(0.0), *share, said))
        .collect();
    // A stable sort: of equal ones the first on the page.
    crate::order::sort_by(&mut titles, |a, b| b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1)));
    if titles.first().is_none_or(|best| best.0 < LIKELY) {
        return Vec::new();
    }
    titles
        .into_iter()
        .take(MOST)
        .take_while(|(probability, ..)| *probability >= WORTH_NOTING)
        .map(|(probability, _, said)| TitleLine {
            line: said.line,
            text: said.text.to_owned(),
            key: said.key.clone(),
            rule: said.rule,
            probability: probability.min(BOLD + SOBERED * (probability - BOLD)),
        })
        .collect()
}

/// The first line of the content, or the end of the page.
fn first_of_content(draft: &Draft, threads: &[Thread]) -> usize {
    let opening = threads.iter().find(|thread| thread.opens_page).and_then(|thread| thread.posts.first());
    match opening.and_then(|post| post.blocks.first()) {
        Some(&first) => first as usize,
        None => draft.body_start(),
    }
}

/// Every line that may be the title with what is made of all that speaks for it, and "none" first.
fn measure<'a, T>(
    draft: &'a Draft,
    threads: &[Thread],
    mut judge: impl FnMut(&Features) -> T,
) -> Vec<(Option<Said<'a>>, T)> {
    let first = first_of_content(draft, threads);
    let body = draft.body.iter().cloned().flatten().filter_map(|i| draft.lines.get(i));
    let article = body.map(|line| line.mass).sum::<f32>() >= ARTICLE;
    let options = find_options(draft, article.then_some(first));
    let page = survey::HeadSurvey::new(draft, threads, &options, first, article);
    // A candidate has some two hundred: they live until it is judged.
    let mut features = Features::default();
    page.write_none(options.len(), &mut features);
    let mut rows = vec![(None, judge(&features))];
    for said in options {
        features.clear();
        page.write_line(&said, &mut features);
        let judged = judge(&features);
        rows.push((Some(said), judged));
    }
    rows
}

/// For training: what may be the title, with what speaks for it; "none" is the empty one.
#[cfg(feature = "training")]
pub(super) fn title_rows(draft: &Draft, threads: &[Thread]) -> Vec<(String, Vec<(String, f32)>)> {
    measure(draft, threads, Features::named)
        .into_iter()
        .map(|(said, features)| (said.map_or_else(String::new, |said| said.text.to_owned()), features))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::weights::WEIGHTS;

    #[test]
    fn weights_are_sorted() {
        assert!(WEIGHTS.windows(2).all(|pair| (pair[0].0, pair[0].1) < (pair[1].0, pair[1].1)));
    }
}
