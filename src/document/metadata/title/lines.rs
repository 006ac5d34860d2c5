//! Titles by their place among the lines of a page.

use super::parts::split_parts;
use crate::document::metadata::candidate::{Candidate, Clue};
use crate::document::metadata::context::Context;
use crate::model::Zone;
use crate::text::byline::holds_sign;

/// How sure the longest line is: right on none of seven pages dumped as text, so only better than nothing.
const LAST_RESORT: f32 = 0.12;

/// Titles of a text capture: what the zones say, and the line above the byline.
pub(super) fn line_titles(context: &Context<'_>) -> Vec<Candidate<String>> {
    let mut candidates = Vec::new();
    // Of two heads, as of a readout in two languages, the first is the page's.
    let mut most = 1.0_f32;
    for (i, block) in context.blocks().iter().enumerate() {
        if context.zone(i) == Zone::Title {
            let sure = context.zoning.decisions.get(i).map_or(0.0, |decision| decision.confidence).min(most);
            most = sure - 0.01;
            candidates.push(Candidate::new(
                block.text.clone(),
                sure,
                Clue::rule("title-zone").block(i as u32),
            ));
        }
    }
    push_above_byline(context, &mut candidates);
    // A capture's lines have no marks by which a name or a menu entry above a byline is told from a title.
    for candidate in candidates.iter_mut().filter(|candidate| candidate.place.rule == "above-byline") {
        candidate.score = LAST_RESORT;
    }
    // The longest short line near the top, as a last resort.
    let top = context.blocks().iter().enumerate().take(40).filter(|(_, b)| {
        let length = b.text.chars().count();
        (8..=120).contains(&length) && !b.text.ends_with(['。', '.', '；', ';'])
    });
    let top = top.filter(|(i, _)| {
        !matches!(context.zone(*i), Zone::Breadcrumb | Zone::Byline | Zone::Disclaimer | Zone::Legal)
    });
    if let Some((i, block)) = top.max_by_key(|(i, b)| (b.text.chars().count(), usize::MAX - i)) {
        candidates.push(Candidate::new(
            block.text.clone(),
            LAST_RESORT,
            Clue::rule("longest-line-at-top").block(i as u32),
        ));
    }
    candidates
}

/// The short block directly above a line with a date and a label (or another clear byline), and what
/// a label calls the title.
pub(super) fn push_above_byline(context: &Context<'_>, candidates: &mut Vec<Candidate<String>>) {
    // A headline stands in the upper part of the page.
    const REACH: usize = 400;
    const SHORTEST_TITLE: usize = 6;
    let blocks = context.blocks();
    for (i, block) in
        blocks.iter().enumerate().take(REACH).skip(1).filter(|(_, b)| !b.hidden && b.text.len() <= 300)
    {
        for lead in ["主题：", "主题:", "標題：", "标题：", "标题:", "標題:", "標題"] {
            if let Some(rest) = block.text.strip_prefix(lead).filter(|rest| rest.chars().count() >= 4) {
                candidates.push(Candidate::new(
                    rest.to_owned(),
                    0.5,
                    Clue::rule("title-label").block(i as u32),
                ));
            }
        }
        // Without a sign no label is signed.
        if !holds_sign(&block.text) {
            continue;
        }
        let parts = crate::text::byline::find_byline_parts(&block.text);
        let labelled = parts.iter().filter(|p| p.signed).count();
        let dated = || crate::text::date::find_date(&block.text, &context.hints).is_some();
        if labelled == 0 || !(labelled > 1 || dated()) {
            continue;
        }
        let Some((above, title)) =
            (i.saturating_sub(2)..i).rev().filter_map(|n| Some((n, blocks.get(n)?))).find(|(_, b)| {
                let length = b.text.chars().count();
                !b.hidden
                    && (SHORTEST_TITLE..=150).contains(&length)
                    && b.marks.link_chars * 2 < b.marks.chars.max(1)
                    && !b.text.ends_with(['。', '；'])
            })
        else {
            continue;
        };
        // Where the headline's own line is missing, the path to the page often ends with it.
        let path = context.zone(above) == Zone::Breadcrumb;
        let (value, rule) = if path {
            (split_parts(&title.text).last().map_or("", |(_, part)| *part), "end-of-breadcrumb")
        } else {
            (title.text.as_str(), "above-byline")
        };
        if value.chars().count() >= SHORTEST_TITLE {
            candidates.push(Candidate::new(value.to_owned(), 0.5, Clue::rule(rule).block(above as u32)));
        }
        break;
    }
}
