//! Lists of other pages under a heading that says so: rankings and recommendations.

use super::Draft;
use super::line::Line;
use crate::model::Zone;
use crate::text::phrases::Cue;

/// Gives the lines under the heading of a list the list's zone, up to where something else begins.
pub(super) fn mark_lists(draft: &mut Draft) {
    let mut list: Option<Zone> = None;
    for i in 0..draft.lines.len() {
        let line = &draft.lines[i];
        if let Some(zone) = heading_zone(line) {
            if draft.is_open(i) {
                draft.set(i, zone, 0.9);
            }
            list = (draft.zones[i].map(|(zone, _)| zone) == Some(zone)).then_some(zone);
            continue;
        }
        if !draft.is_open(i) || ends_list(line) {
            // A button or a share row inside a list does not end it; what others decided does.
            let inside =
                matches!(draft.zones[i], None | Some((Zone::Control | Zone::Share | Zone::Advertisement, _)));
            if !inside || ends_list(line) {
                list = None;
            }
            continue;
        }
        let Some(zone) = list else { continue };
        if line.cue.is_none_or(|cue| cue == Cue::FormPart) {
            draft.set(i, zone, 0.8);
        }
    }
}

fn heading_zone(line: &Line) -> Option<Zone> {
    match line.cue {
        Some(Cue::RankingHead) => Some(Zone::Ranking),
        Some(Cue::RecommendationHead) => Some(Zone::Recommendation),
        _ => None,
    }
}

/// Whether a line cannot be part of a list of pages.
fn ends_list(line: &Line) -> bool {
    matches!(
        line.cue,
        Some(
            Cue::Legal | Cue::Disclaimer | Cue::CommentForm | Cue::CommentsHead | Cue::Home | Cue::Promotion
        )
    )
}
