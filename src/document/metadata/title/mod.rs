//! The title: headings, machine-readable titles and their parts, and the choice between them.

mod candidates;
mod choice;
mod features;
mod lines;
mod look;
mod machine;
mod weights;
mod words;

use super::calibration::temper_title;
use super::candidate::{Candidate, Clue, group};
use super::context::Context;
use super::decision::decide;
use super::key::key_of;
use crate::capture::Format;
use crate::model::Field;
use crate::text::space::fold_space;

/// Longest title, in characters.
const LONGEST: usize = 300;

/// Score below which nothing on the page looks like a title at all.
const THRESHOLD: f32 = 0.1;

/// Finds the title.
pub(super) fn find_title(context: &Context<'_>, sites: &[String]) -> Option<Field<String>> {
    let candidates = match &context.capture.format {
        Format::FeedItem(item) => {
            let (title, span) = item.title.as_ref()?;
            let place = Clue { rule: "feed-item-head", bytes: Some(*span), ..Clue::default() };
            vec![Candidate::new(title.clone(), 0.99, place)]
        }
        // No line is proposed that is not likely.
        Format::TextCapture => return decide(context, lines::line_titles(context), 0.0),
        Format::Html => {
            let candidates = clean_all(candidates::markup_titles(context, sites));
            let groups = choice::choose(features::measure(context, sites, candidates));
            let mut field = decide(context, groups, THRESHOLD);
            field.iter_mut().for_each(temper_title);
            return field;
        }
        Format::Unreadable => return None,
    };
    decide(context, group(clean_all(candidates), |title| key_of(title)), THRESHOLD)
}

/// For training: every spelling that was proposed as a title, with what speaks for it.
#[cfg(feature = "training")]
pub(super) fn title_rows(context: &Context<'_>, sites: &[String]) -> Vec<(String, Vec<(String, f32)>)> {
    let candidates = clean_all(candidates::markup_titles(context, sites));
    let options = features::measure(context, sites, candidates);
    options.into_iter().map(|option| (option.value, option.features.named())).collect()
}

fn clean_all(mut candidates: Vec<Candidate<String>>) -> Vec<Candidate<String>> {
    for candidate in &mut candidates {
        candidate.value = clean(&candidate.value);
    }
    candidates.retain(|c| !c.value.is_empty() && c.value.chars().count() <= LONGEST);
    candidates
}

fn clean(title: &str) -> String {
    let folded = fold_space(title);
    folded.trim_matches(|c: char| matches!(c, '|' | '\u{200b}' | '\u{feff}' | '¶')).trim().to_owned()
}

/// The block of a title: the heading (or any visible block) that says it.
pub(super) fn find_title_block(context: &Context<'_>, field: &Field<String>) -> Option<usize> {
    if let Some(block) = field.evidence.iter().find_map(|evidence| evidence.block) {
        return Some(block as usize);
    }
    let key = key_of(&field.value);
    let blocks = context.blocks();
    let equal = |level: bool| {
        blocks.iter().position(|b| {
            !b.hidden
                && (b.level.is_some() || !level)
                && b.text.len() <= 4 * LONGEST
                && key_of(&b.text) == key
        })
    };
    equal(true)
        .or_else(|| equal(false))
        .or_else(|| blocks.iter().position(|b| b.level == Some(1) && !b.hidden))
}
