//! What follows the body: the last parts of the byline, the source, advertisements, notices.

use super::Draft;
use super::byline::Byline;
use super::line::Line;
use crate::lexicon::fold::{fold_phrase, fold_start};
use crate::lexicon::{self, Role, begins};
use crate::model::Zone;
use crate::text::phrases::Cue;
use crate::text::search::holds;

/// How many lines behind the body belong to its end.
const REACH: usize = 6;

/// Decides the lines right behind the body, and the notices of the foot.
pub(super) fn mark_tail(draft: &mut Draft) {
    let end = draft.body_end();
    mark_end_of_article(draft, end);
    mark_forms(draft);
    mark_notices(draft);
}

fn mark_end_of_article(draft: &mut Draft, end: usize) {
    if end == 0 {
        return;
    }
    for i in end..(end + REACH).min(draft.lines.len()) {
        if !draft.is_open(i) {
            break;
        }
        let line = &draft.lines[i];
        if line.address {
            draft.set(i, Zone::SourceLink, 0.85);
        } else if is_source_link(line) {
            draft.set(i, Zone::SourceLink, 0.8);
        } else if line.cue.is_none() && line.byline == Byline::Sure && line.mass <= 30.0 {
            draft.set(i, Zone::Byline, 0.75);
        } else if is_selling(line) {
            draft.set(i, Zone::Advertisement, 0.7);
        } else if matches!(
            line.cue,
            Some(Cue::RankingHead | Cue::RecommendationHead | Cue::CommentsHead | Cue::Legal)
        ) {
            break;
        }
    }
}

/// Whether a line gives the address of its original.
fn is_source_link(line: &Line) -> bool {
    line.mass <= 60.0 && {
        let folded = fold_phrase(line.text);
        begins(Role::OriginalLabel, &folded)
            && ["http://", "https://", "www."].iter().any(|address| holds(&folded, address))
    }
}

/// Whether a line offers something for sale: it holds two words that sell, and shouts.
pub(super) fn is_selling(line: &Line) -> bool {
    let loud = line.bullet || line.text.contains(['!', '！', '【', '★', '☆', '¥', '$', '￥']);
    line.mass <= 80.0 && (line.selling >= 3 || (line.selling >= 2 && loud))
}

/// Fields and buttons next to the line that asks for comments.
fn mark_forms(draft: &mut Draft) {
    for i in 0..draft.lines.len() {
        if draft.lines[i].cue != Some(Cue::CommentForm) || !draft.is_open(i) {
            continue;
        }
        draft.set(i, Zone::CommentForm, 0.9);
        for j in i + 1..(i + 8).min(draft.lines.len()) {
            if !matches!(draft.lines[j].cue, Some(Cue::FormPart | Cue::CommentForm)) {
                break;
            }
            draft.set(j, Zone::CommentForm, 0.8);
        }
    }
}

/// Notices of rights and of responsibility. A disclaimer that stands with the notices of rights at
/// the foot, and is not announced as one, belongs to them.
fn mark_notices(draft: &mut Draft) {
    let legal = |draft: &Draft, i: usize| draft.lines.get(i).is_some_and(|line| line.cue == Some(Cue::Legal));
    for i in draft.body_end()..draft.lines.len() {
        if draft.lines[i].cue != Some(Cue::Disclaimer) {
            continue;
        }
        let beside = legal(draft, i + 1) || (i > 0 && legal(draft, i - 1));
        let announced = is_announced(draft.lines[i].text);
        draft.set(i, if beside && !announced { Zone::Legal } else { Zone::Disclaimer }, 0.85);
    }
}

/// Whether a line begins with the word for a disclaimer.
fn is_announced(text: &str) -> bool {
    lexicon::holds(Role::DisclaimerHead, &fold_start(text, 12))
}
