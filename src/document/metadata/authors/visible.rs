//! Names in the visible byline: behind a label, beside the date, alone on a line, in brackets.

use std::collections::HashSet;

use super::super::area::{AreaBlock, Side, is_paragraph};
use super::super::bylines;
use super::super::candidate::{Candidate, Clue};
use super::super::context::Context;
use super::Names;
use super::segments::part_block;
use crate::block::RawBlock;
use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{Role, begin, holds};
use crate::model::Zone;
use crate::text::byline::{Label, NameKind, classify_name};

/// Blocks below the title within which a label is the byline's.
const NEAR: usize = 10;

/// Labelled names around the title and behind the body.
pub(super) fn find_labelled(
    context: &Context<'_>,
    area: &[AreaBlock],
    label: Label,
    rules: [&'static str; 3],
) -> Vec<Candidate<Names>> {
    let mut out = Vec::new();
    for block in area {
        for part in block.parts.iter().filter(|p| p.label == label) {
            let names = part_block(context, block.block, context.split_names(&part.value));
            let people = names.iter().filter(|name| classify_name(name) == NameKind::Person).count();
            if names.is_empty()
                || names.len() > 8
                || (part.bare && people == 0 && !is_signature(context, block))
            {
                continue;
            }
            let score = match (part.signed, people == names.len()) {
                (true, true) => 0.75,
                (false, true) => 0.65,
                (true, false) => 0.6,
                (false, false) => 0.5,
            };
            let (rule, decay) = match block.side {
                Side::Below if block.distance <= NEAR => (rules[0], 1.0),
                Side::Above => (rules[0], 0.8),
                Side::Below => (rules[1], 0.8),
                Side::Tail => (rules[2], 0.8),
            };
            let sponsored = context.block(block.block).is_some_and(|b| is_sponsored(&b.text));
            let place = Clue { rule, block: Some(block.block as u32), ..Clue::default() };
            let candidate = Candidate::new(names, score * decay, place);
            out.push(if sponsored { candidate.refuse("sponsored") } else { candidate });
        }
    }
    out
}

/// Whether a block near the title is short enough for a signature under a pen name ("by harbourcat").
fn is_signature(context: &Context<'_>, block: &AreaBlock) -> bool {
    /// Words of a preposition, a short name and a date.
    const MOST_WORDS: usize = 7;
    let words = context.block(block.block).map_or(usize::MAX, |raw| raw.text.split_whitespace().count());
    block.side == Side::Below && block.distance <= NEAR && words <= MOST_WORDS
}

/// Longest label and longest name in a block of its own, in bytes.
const LONGEST_LABEL: usize = 30;
const LONGEST_NAME: usize = 80;

/// Who is named outside the byline: in a block behind one that is only a label, in a block that begins with a
/// label, and in a box that introduces the author.
pub(super) fn push_boxes(context: &Context<'_>, area: &[AreaBlock], out: &mut Vec<Candidate<Names>>) {
    /// Most candidates.
    const MOST: usize = 6;
    let title = context.title_block.unwrap_or(0);
    let read: HashSet<usize> = area.iter().map(|block| block.block).collect();
    let short = context.blocks().iter().enumerate().filter(|(_, raw)| raw.text.len() <= LONGEST_NAME);
    let mut found = 0;
    for (i, raw) in short {
        let near = i >= title && i <= title + NEAR;
        let (names, place, label) =
            if raw.text.len() <= LONGEST_LABEL && context.bare_label(i) == Some(Label::Author) {
                (names_behind_label(context, i), i + 1, true)
            } else if i < title || found >= MOST {
                continue;
            } else if !read.contains(&i) && context.leading_label(i) == Some(Label::Author) {
                (part_block(context, i, context.split_names(labelled_part(context, i))), i, true)
            } else if introduces(context, i) {
                (context.split_names(&raw.text), i, false)
            } else {
                continue;
            };
        if names.is_empty() || is_sponsored(&raw.text) {
            continue;
        }
        let (rule, score) = match (label, near) {
            (true, true) => ("author-label", 0.65),
            (true, false) => ("author-label-further-down", 0.5),
            (false, _) => ("author-box", 0.45),
        };
        out.push(Candidate::new(names, score, Clue::rule(rule).block(place as u32)));
        found += 1;
    }
}

/// What stands behind the author's label that a block begins with.
fn labelled_part<'a>(context: &'a Context<'_>, i: usize) -> &'a str {
    let part = context.byline_parts(i).iter().find(|part| part.label == Label::Author);
    part.map_or("", |part| &part.value)
}

/// The names in the blocks behind one that is only a label.
fn names_behind_label(context: &Context<'_>, label: usize) -> Names {
    /// Most names in blocks of their own.
    const MOST: usize = 6;
    let mut names: Names = Vec::new();
    for next in label + 1..=label + MOST {
        let Some(raw) = context.block(next).filter(|raw| raw.text.len() <= LONGEST_NAME) else { break };
        let split = part_block(context, next, context.split_names(&raw.text));
        let people = !split.is_empty() && split.iter().all(|name| classify_name(name) == NameKind::Person);
        // The first one is labelled; those behind it must look like names and stand in a list.
        if split.is_empty() || split.len() > MOST || next > label + 1 && !(people && raw.marks.list_item) {
            break;
        }
        names.extend(split);
    }
    names
}

/// Whether a block is a person's name and the next one says who that is ("Mara Lindqvist writes about …").
fn introduces(context: &Context<'_>, i: usize) -> bool {
    /// What makes the next block more than the name, in bytes.
    const MORE: usize = 40;
    let Some(name) = context.block(i).map(|raw| raw.text.trim()) else { return false };
    let next = context.block(i + 1).map(|raw| raw.text.trim_start()).unwrap_or_default();
    next.len() > name.len() + MORE
        && next.starts_with(name)
        && next.get(name.len()..).is_some_and(|rest| rest.starts_with([' ', ',']))
        && bylines::is_person_alone(context, name)
}

/// Advertising networks and builders sign with "by" too.
fn is_sponsored(text: &str) -> bool {
    holds(Role::NoSignature, &fold_phrase(text))
}

/// Names without a label: beside the date, alone on a line under the title, in brackets at the head or
/// the end of the body.
pub(super) fn push_unlabelled(context: &Context<'_>, area: &[AreaBlock], out: &mut Vec<Candidate<Names>>) {
    let title = context.title_block.map_or(0, |title| title + 1);
    let text = context.blocks().iter().skip(title).position(is_paragraph).map(|at| at + title);
    for block in area {
        let Some(raw) = context.block(block.block) else { continue };
        // What heads a section of the text is no byline, whatever it looks like.
        if block.side == Side::Below && raw.level.is_some() && text.is_some_and(|text| text < block.block) {
            continue;
        }
        let push = |out: &mut Vec<Candidate<Names>>, names: Names, score: f32, rule: &'static str| {
            if !names.is_empty() && names.len() <= 6 {
                out.push(Candidate::new(
                    names,
                    score,
                    Clue { rule, block: Some(block.block as u32), ..Clue::default() },
                ));
            }
        };
        if let (Some(beside), true) =
            (beside_date(raw, block), block.side != Side::Tail && block.distance <= 8)
        {
            for (names, rule, score) in bylines::names_beside_date(beside) {
                push(out, names, score, rule);
            }
        }
        if let Some(name) = signature(raw, block) {
            push(out, vec![name.to_owned()], 0.5, "author-label");
        }
        let person = raw.text.trim();
        if block.side == Side::Below
            && block.distance <= 4
            && let Some(people) = list_of_people(context, person)
        {
            push(out, people, 0.35, "person-alone-by-title");
        }
        if block.side != Side::Tail && block.distance <= 10 && bylines::is_person_alone(context, person) {
            let byline = matches!(context.zone(block.block), Zone::Byline | Zone::Attribution);
            let close = block.side == Side::Below && block.distance <= 4;
            let rule = match (byline, close) {
                (true, true) => "person-alone-in-byline",
                (true, false) => "person-in-byline-further-down",
                (false, true) => "person-alone-by-title",
                (false, false) if block.side == Side::Above => "person-above-title",
                (false, false) => "person-alone",
            };
            push(out, part_block(context, block.block, context.split_names(person)), 0.35, rule);
        }
        if block.side == Side::Below
            && bylines::stands_alone(context, block)
            && !bylines::is_outlet_name(&raw.text)
        {
            let zone = matches!(context.zone(block.block), Zone::Byline | Zone::Attribution);
            push(out, vec![raw.text.trim().to_owned()], if zone { 0.5 } else { 0.3 }, "name-alone");
        }
        if block.side == Side::Tail
            && (is_paragraph(raw) || raw.text.chars().count() > 30)
            && let Some(names) = bylines::names_at_end(&raw.text)
        {
            push(out, names, 0.55, "name-in-brackets-at-end");
        }
    }
}

/// The pen name in "by harbourcat" and "By 3rd Pier" close under the title.
fn signature<'t>(raw: &'t RawBlock, block: &AreaBlock) -> Option<&'t str> {
    /// Blocks from the title, and words of the name.
    const CLOSE: usize = 4;
    const MOST_WORDS: usize = 3;
    let (by, name) = raw.text.trim().split_once(' ')?;
    let by = fold_phrase(by);
    let by = begin(Role::AuthorPreposition, &by).is_some_and(|hit| hit.span.end == by.len());
    let name = name.trim();
    let plain = name.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.' | '\''));
    (by && plain
        && block.side == Side::Below
        && block.distance <= CLOSE
        && block.dates.is_empty()
        && name.split_whitespace().count() <= MOST_WORDS)
        .then_some(name)
}

/// Several people and nothing else, parted by commas.
fn list_of_people(context: &Context<'_>, text: &str) -> Option<Names> {
    const MOST: usize = 8;
    if text.len() > 240 || !text.contains(',') {
        return None;
    }
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    (parts.len() <= MOST && parts.iter().all(|part| bylines::is_person_alone(context, part)))
        .then(|| context.split_names(text))
}

/// What stands in a block before its first date and behind its only one.
fn beside_date<'t>(raw: &'t RawBlock, block: &AreaBlock) -> Option<[&'t str; 2]> {
    let (first, last) = (block.dates.first()?, block.dates.last()?);
    let before = raw.text.get(..first.date.span.start)?;
    // Between two dates stand labels.
    let after = if block.dates.len() == 1 { raw.text.get(last.date.span.end..)? } else { "" };
    Some([before, after])
}

#[cfg(test)]
mod tests {
    use crate::{Options, read};

    /// The authors of a page with this between its title and the end of its text.
    fn authors(between: &str) -> String {
        let text = "<p>The ferry between Lindby and Oster sails again, the harbour office said on Monday, after two weeks.</p>";
        let page = format!(
            "<title>Ferry sails again</title><article><h1>Ferry sails again</h1>{between}{text}{text}</article>"
        );
        let found = read("a.html", page.as_bytes(), &Options::default()).unwrap();
        found[0].metadata.authors.as_ref().map(|authors| authors.value.join("|")).unwrap_or_default()
    }

    #[test]
    fn a_heading_inside_the_text_is_no_byline() {
        let text = "<p>Nobody was on board when the storm took the old quay of Lindby, as far as anybody \
                    knows today: the harbour office had closed it in the afternoon, and sent everybody home who was there.</p>";
        for heading in ["First Section", "Monday Morning", "Harbour Lindby", "Mara Lindqvist"] {
            assert_eq!(authors(&format!("{text}<h2>{heading}</h2>")), "", "{heading}");
        }
        for byline in ["<h3>Mara Lindqvist</h3>", "<h4>By Mara Lindqvist</h4>", "<p>Mara Lindqvist</p>"] {
            assert_eq!(authors(byline), "Mara Lindqvist", "{byline}");
        }
    }
}
