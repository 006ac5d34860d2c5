//! Menus, breadcrumbs, mastheads and the rest of what stands around an article.

use super::Draft;
use super::byline::Byline;
use super::line::Line;
use crate::block::Reading;
use crate::model::Zone;
use crate::text::phrases::{Cue, find_cue};

/// The zone that the wording of a line alone gives it.
pub(super) const fn cue_zone(cue: Cue) -> Option<Zone> {
    match cue {
        Cue::Control => Some(Zone::Control),
        Cue::Share => Some(Zone::Share),
        Cue::Advertisement => Some(Zone::Advertisement),
        Cue::Promotion => Some(Zone::Promotion),
        Cue::CommentForm => Some(Zone::CommentForm),
        Cue::CommentsHead => Some(Zone::Comment),
        Cue::RankingHead => Some(Zone::Ranking),
        Cue::RecommendationHead => Some(Zone::Recommendation),
        Cue::Legal => Some(Zone::Legal),
        Cue::Disclaimer => Some(Zone::Disclaimer),
        Cue::Home | Cue::Section => Some(Zone::Navigation),
        Cue::FormPart => None,
    }
}

/// Signs between the steps of the way.
const STEPS: [char; 9] = ['»', '›', '>', '→', '＞', '▸', '❯', '〉', '»'];

/// Longest step, in characters; the last may be a title.
const LONGEST_STEP: usize = 40;

/// Finds lines that show the way from the site's start to this page, and the site's name in them.
pub(super) fn mark_breadcrumbs(draft: &mut Draft) {
    for i in 0..draft.lines.len() {
        let line = &draft.lines[i];
        if line.mass > 90.0 || line.text.len() > 600 || !draft.is_open(i) {
            continue;
        }
        let Some(steps) = find_steps(line.text, line.way) else { continue };
        if let Some(first) =
            steps.first().filter(|first| find_cue(first).is_none_or(|cue| cue == Cue::Section))
        {
            draft.sites.push((*first).to_owned());
        }
        draft.set(i, Zone::Breadcrumb, 0.9);
    }
    mark_stacked_steps(draft);
}

/// The steps of a way in one line, before which a label may say so; none where the line is no way.
pub(super) fn find_steps(text: &str, labelled: bool) -> Option<Vec<&str>> {
    let signs = memchr::memchr2(b'>', b'/', text.as_bytes()).is_some();
    if !labelled && !signs && (text.is_ascii() || !text.contains(STEPS)) {
        return None;
    }
    let body = if labelled { text.split_once([':', '：']).map_or(text, |(_, rest)| rest) } else { text };
    let mut steps: Vec<&str> = body.split(STEPS).map(str::trim).filter(|step| !step.is_empty()).collect();
    if steps.len() < 3 {
        // A slash parts steps only behind the word for the start page.
        let slashed: Vec<&str> =
            body.split(['/', '|']).map(str::trim).filter(|step| !step.is_empty()).collect();
        let home = slashed.first().and_then(|first| find_cue(first)) == Some(Cue::Home);
        if slashed.len() >= 2 && (home || labelled) && body.contains('/') {
            steps = slashed;
        }
    }
    let (_, way) = steps.split_last()?;
    let short = way.iter().all(|step| step.chars().count() <= LONGEST_STEP);
    let home = way.first().and_then(|first| find_cue(first)) == Some(Cue::Home);
    let needed = if labelled {
        1
    } else if home {
        2
    } else {
        3
    };
    let arrows = text.trim_start().starts_with(STEPS) || text.trim_end().ends_with(STEPS);
    (short && steps.len() >= needed && (labelled || !arrows)).then_some(steps)
}

/// Steps on lines of their own, the signs between them on others.
fn mark_stacked_steps(draft: &mut Draft) {
    let is_sign = |line: &Line| {
        line.text.chars().count() <= 2 && line.text.chars().all(|c| STEPS.contains(&c) || c == '/')
    };
    let mut i = 1;
    while i + 1 < draft.lines.len() {
        if !is_sign(&draft.lines[i]) || draft.lines[i - 1].mass > 20.0 {
            i += 1;
            continue;
        }
        let first = i - 1;
        let mut last = i;
        while last + 2 < draft.lines.len()
            && is_sign(&draft.lines[last])
            && draft.lines[last + 1].mass <= 20.0
        {
            last += 1;
            if is_sign(&draft.lines[last + 1]) {
                last += 1;
            }
        }
        // The step behind the last sign is the page itself where it is long.
        for at in first..=last {
            draft.set(at, Zone::Breadcrumb, 0.8);
        }
        i = last + 2;
    }
}

/// Most text of a masthead beside the site's name, in units of [`Line::mass`].
const BESIDE_NAME: f32 = 4.0;

/// Lines that hold a name of the site and little else.
pub(super) fn mark_mastheads(draft: &mut Draft) {
    for i in 0..draft.lines.len() {
        let line = &draft.lines[i];
        if line.bullet || line.mass > 14.0 || line.cue.is_some() {
            continue;
        }
        let named = draft.sites.iter().any(|site| {
            let own = super::line::read_line(site, false, 0, &Reading::default()).mass;
            line.text.starts_with(site.as_str()) && own >= 2.0 && line.mass <= own + BESIDE_NAME
        });
        if named && line.byline != Byline::Sure {
            draft.set(i, Zone::Masthead, 0.8);
        }
    }
}

/// Decides what is left: furniture by its wording, short lines by their neighbours and their place.
pub(super) fn mark_rest(draft: &mut Draft) {
    let start = draft.body_start();
    for i in 0..draft.lines.len() {
        if !draft.is_open(i) {
            continue;
        }
        let line = &draft.lines[i];
        if let Some(zone) =
            line.cue.and_then(cue_zone).filter(|_| !line.prose || line.cue != Some(Cue::Control))
        {
            draft.set(i, zone, 0.85);
            continue;
        }
        let (zone, confidence) = zone_of_rest(draft, i, i < start);
        draft.set(i, zone, confidence);
    }
}

fn zone_of_rest(draft: &Draft, i: usize, above: bool) -> (Zone, f32) {
    let line = &draft.lines[i];
    if line.prose {
        return (Zone::Other, 0.4);
    }
    if line.cue == Some(Cue::FormPart) && near_form(draft, i) {
        return (Zone::CommentForm, 0.7);
    }
    if line.address {
        return (Zone::Other, 0.4);
    }
    if line.mass < 8.0 || (line.bullet && line.mass < 12.0) {
        return (Zone::Navigation, 0.6);
    }
    // Titles of other pages come in rows.
    let titled = |line: &Line| line.mass >= 6.0 && !line.ends && !line.prose && line.cue.is_none();
    let row = (i.saturating_sub(2)..=i + 2).filter(|&j| draft.lines.get(j).is_some_and(titled)).count();
    if row >= 3 {
        return (Zone::Recommendation, 0.5);
    }
    if above { (Zone::Navigation, 0.4) } else { (Zone::Other, 0.4) }
}

/// Whether a field or button stands near the line that asks for comments.
fn near_form(draft: &Draft, i: usize) -> bool {
    (i.saturating_sub(6)..=i + 6).any(|j| {
        matches!(draft.zones.get(j), Some(Some((Zone::CommentForm, _))))
            || draft.lines.get(j).is_some_and(|line| line.cue == Some(Cue::CommentForm))
    })
}

#[cfg(test)]
mod tests {
    use super::find_steps;
    use crate::block::Reading;
    use crate::zone::lines::line::read_line;

    #[test]
    fn ways_through_a_site() {
        for (text, expect) in [
            ("您的位置: 林德比网 » 新闻 » 焦点 » 港口开放", Some(4)),
            ("当前位置：首页 > 新闻中心", Some(2)),
            ("首页 > 新闻 > 港口开放", Some(3)),
            ("Home › News › Harbour reopens after two weeks", Some(3)),
            ("Home / News / Harbour", Some(3)),
            ("林德比网 > 财经 > 正文", Some(3)),
            ("Read the full story >", None),
            ("a > b", None),
            ("他说：渡轮/火车都停了", None),
        ] {
            let line = read_line(text, false, 0, &Reading::default());
            assert_eq!(find_steps(text, line.way).map(|steps| steps.len()), expect, "{text}");
        }
    }
}
