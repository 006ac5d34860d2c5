//! What sort of page the lines make, and how sure the text is.

use rustc_hash::FxHashSet;

use super::Draft;
use super::line::Line;
use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{Role, holds, is};
use crate::model::{Kind, PageKind, Zone};
use crate::text::marked::Marked;
use crate::text::wording::Wording;
use crate::thread::Thread;

/// Least prose of an article, in units of the mass of a line: two paragraphs.
const ARTICLE_MASS: f32 = 120.0;

/// Decides the kind of page.
pub(super) fn classify_kind(draft: &Draft, threads: &[Thread]) -> Kind {
    if threads.iter().any(|thread| thread.opens_page) {
        return Kind { value: PageKind::Thread, confidence: 0.85 };
    }
    // The opening post of some forums is laid out unlike the others, and stands above the thread.
    let posts: usize = threads.iter().map(|thread| thread.posts.len()).sum();
    if posts >= 2 && is_forum(draft) {
        return Kind { value: PageKind::Thread, confidence: 0.7 };
    }
    if is_readout(draft) {
        return Kind { value: PageKind::Readout, confidence: 0.8 };
    }
    let body = body_mass(draft);
    let (mut titles, mut all) = (0_usize, 0.0_f32);
    for (line, zone) in draft.lines.iter().zip(&draft.zones) {
        all += line.mass;
        titles += usize::from(
            matches!(zone, Some((Zone::Recommendation | Zone::Ranking | Zone::Other, _)))
                && line.mass >= 6.0
                && !line.prose,
        );
    }
    if body < ARTICLE_MASS && titles >= 10 {
        return Kind { value: PageKind::Listing, confidence: 0.6 };
    }
    let share = if all > 0.0 { body / all } else { 0.0 };
    let confidence = (0.5 + 0.5 * share).min(if body < ARTICLE_MASS { 0.5 } else { 0.95 });
    Kind { value: PageKind::Article, confidence }
}

/// Mean probability of the replies below which a thread is the comments of an article, and from which the
/// posts of a page that looks like an article are what it says. Picked on the development pages.
const COMMENTS_BELOW: f32 = 0.35;
const POSTS_FROM: f32 = 0.5;

/// Fewest posts that make a page of unclear kind a thread.
const FEWEST_POSTS: usize = 3;

/// Decides between a thread and an article with comments, once it is known how likely the replies are
/// content: the rules alone take long discussions below articles for forums, and the other way round.
pub(super) fn settle_thread(threads: &[Thread], kind: Kind, likely: Option<f32>) -> Kind {
    let Some(likely) = likely else { return kind };
    let posts: usize = threads.iter().map(|thread| thread.posts.len()).sum();
    let stated = threads.iter().any(|thread| thread.opens_page && thread.stated);
    match kind.value {
        PageKind::Thread if likely < COMMENTS_BELOW && !stated => {
            Kind { value: PageKind::Article, confidence: 0.6 }
        }
        PageKind::Article if likely >= POSTS_FROM && posts >= FEWEST_POSTS => {
            Kind { value: PageKind::Thread, confidence: 0.6 }
        }
        _ => kind,
    }
}

/// Fewest different words that forums use, and comment sections do not, that make a page one of a forum.
const FORUM_WORDS: usize = 3;

fn is_forum(draft: &Draft) -> bool {
    let short = draft.lines.iter().filter(|line| line.text.len() <= 120 && !line.prose);
    let mut found: FxHashSet<String> = FxHashSet::default();
    for line in short {
        found.extend(
            Marked::of_start(line.text, Wording::READ).inside(Role::ForumWord).into_iter().map(str::to_owned),
        );
    }
    found.len() >= FORUM_WORDS
}

/// Whether the page says whose official words follow.
fn is_readout(draft: &Draft) -> bool {
    let start = draft.body_start();
    let attributed = draft.zones.iter().any(|zone| matches!(zone, Some((Zone::Attribution, _))));
    let named = |line: &Line| line.mass <= 12.0 && holds(Role::Readout, &fold_phrase(line.text));
    let readout = |line: &Line| line.text.is_ascii() && is(Role::Readout, &fold_phrase(line.text));
    attributed && (draft.lines.iter().take(start + 1).any(named) || draft.lines.iter().any(readout))
}

fn body_mass(draft: &Draft) -> f32 {
    draft
        .lines
        .iter()
        .zip(&draft.zones)
        .filter(|(_, zone)| zone.is_some_and(|(zone, _)| zone.is_body()))
        .map(|(line, _)| line.mass)
        .sum()
}

/// Expected F1 of the text: more prose in one stretch is surer. A rough guess, until a model says.
pub(super) fn score_text(draft: &Draft, kind: PageKind) -> f32 {
    let body = body_mass(draft);
    if body <= 0.0 {
        return 0.1;
    }
    let size = (body / (body + ARTICLE_MASS)).min(1.0);
    let base = match kind {
        PageKind::Article | PageKind::Readout => 0.95,
        PageKind::Thread => 0.85,
        _ => 0.5,
    };
    base * size
}
