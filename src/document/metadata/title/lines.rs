//! Titles by their place among the lines of a page.

use super::clean;
use crate::document::metadata::candidate::{Candidate, Clue, Group};
use crate::document::metadata::context::Context;
use crate::document::metadata::title_parts::split_parts;
use crate::lexicon::fold::fold_start;
use crate::lexicon::{Role, begin};
use crate::model::Zone;
use crate::text::byline::holds_sign;
use crate::text::date::is_han;

/// Titles of a text capture: the lines that the zones' own choice finds likely, those that say the same together.
pub(super) fn line_titles(context: &Context<'_>) -> Vec<Group<String>> {
    let mut groups: Vec<(&str, Group<String>)> = Vec::new();
    for title in &context.zoning.titles {
        let place = Clue::rule(title.rule).block(title.line as u32);
        let candidate = Candidate::new(clean(&title.text), title.probability, place);
        match groups.iter_mut().find(|(key, _)| *key == title.key) {
            Some((_, group)) => group.members.push(candidate),
            None => {
                groups.push((&title.key, Group { members: vec![candidate], score: title.probability }));
            }
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The short block directly above a line with a date and a label (or another clear byline), and what
/// a label calls the title.
pub(super) fn push_above_byline(context: &Context<'_>, candidates: &mut Vec<Candidate<String>>) {
    // A headline stands in the upper part of the page.
    const REACH: usize = 400;
    const SHORTEST_TITLE: usize = 6;
    // Characters that hold any label of a title.
    const LONGEST_LEAD: usize = 16;
    let blocks = context.blocks();
    for (i, block) in
        blocks.iter().enumerate().take(REACH).skip(1).filter(|(_, b)| !b.hidden && b.text.len() <= 300)
    {
        let folded = fold_start(&block.text, LONGEST_LEAD);
        let lead = begin(Role::TitleLead, &folded).and_then(|lead| folded.get(lead.span));
        if let Some(rest) = lead
            .and_then(|lead| block.text.char_indices().nth(lead.chars().count()))
            .and_then(|(at, _)| block.text.get(at..))
            // Without a colon the words may begin a sentence.
            .filter(|rest| lead.is_some_and(|lead| lead.ends_with(':')) || !rest.starts_with(is_han))
            .filter(|rest| rest.chars().count() >= 4)
        {
            candidates.push(Candidate::new(rest.to_owned(), 0.5, Clue::rule("title-label").block(i as u32)));
        }
        // Without a sign no label is signed.
        if !holds_sign(&block.text) {
            continue;
        }
        let parts = context.byline_parts(i);
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
