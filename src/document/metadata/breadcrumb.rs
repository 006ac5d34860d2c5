//! The way from the site's start to the page.

use super::candidate::{Candidate, Clue, group};
use super::context::Context;
use super::decision::decide;
use super::key::key_of;
use crate::dom::{NodeId, Tag};
use crate::lexicon::fold::{fold_name, fold_phrase, fold_start};
use crate::lexicon::{Role, begin, holds, is};
use crate::model::{Field, Zone};
use crate::order::sort_by_key;
use crate::text::letter::is_alphanumeric;
use crate::text::space::fold_space;

/// Most steps of a breadcrumb; longer lists are menus.
const MOST_STEPS: usize = 10;

/// The breadcrumb, the page's own title left out; asked for once the title is known.
pub(super) fn breadcrumb_of<'a>(context: &'a Context<'_>) -> Option<&'a Field<Vec<String>>> {
    context.found.breadcrumb.get_or_init(|| find_breadcrumb(context)).as_ref()
}

fn find_breadcrumb(context: &Context<'_>) -> Option<Field<Vec<String>>> {
    let mut candidates = Vec::new();
    push_structured(context, &mut candidates);
    push_markup(context, &mut candidates);
    push_lines(context, &mut candidates);
    let title = context.title.as_deref().map(key_of).unwrap_or_default();
    for candidate in &mut candidates {
        candidate.value.retain(|step| !step.is_empty());
        if candidate.value.last().is_some_and(|last| is_page_itself(&key_of(last), &title)) {
            candidate.value.pop();
        }
        candidate.value.dedup();
    }
    candidates.retain(|c| {
        !c.value.is_empty()
            && c.value.len() <= MOST_STEPS
            && c.value.iter().all(|step| step.chars().count() <= 60)
    });
    let groups = group(candidates, Clone::clone);
    decide(context, groups, 0.3)
}

/// The last step is the page when it says its title (perhaps cut off), or 正文.
fn is_page_itself(step: &str, title: &str) -> bool {
    let bare = step.trim_end_matches(['.', '…']);
    is(Role::PageItself, &fold_phrase(step))
        || (!title.is_empty()
            && (step == title
                || (bare.chars().count() >= 6 && title.starts_with(bare))
                || (title.chars().count() >= 6 && step.contains(title))))
}

fn push_structured(context: &Context<'_>, candidates: &mut Vec<Candidate<Vec<String>>>) {
    for list in context.structured.entities.iter().filter(|e| e.is(|kind| kind == "BreadcrumbList")).take(4) {
        let mut steps: Vec<(u64, String)> = context
            .structured
            .nested(list, "itemListElement")
            .enumerate()
            .filter_map(|(n, item)| {
                let position =
                    item.text("position").and_then(|(text, _)| text.parse().ok()).unwrap_or(n as u64 + 1);
                let name = item.name().map(|(name, _)| name).or_else(|| {
                    context.structured.texts(item, "item").into_iter().next().map(|(name, _)| name)
                })?;
                (!name.contains("://")).then_some((position, name))
            })
            .collect();
        sort_by_key(&mut steps, |(position, _)| *position);
        let steps: Vec<String> = steps.into_iter().map(|(_, name)| name).collect();
        let place = Clue::rule(list.syntax.rule()).key("BreadcrumbList").node(list.node);
        candidates.push(Candidate::new(steps, 0.8, place));
    }
}

/// Elements that call themselves a breadcrumb.
fn push_markup(context: &Context<'_>, candidates: &mut Vec<Candidate<Vec<String>>>) {
    let dom = &context.page.dom;
    let named = |id: NodeId| {
        context.class_names(id).breadcrumb
            || ["id", "aria-label", "role", "data-testid"]
                .iter()
                .filter_map(|name| dom.attribute(id, name))
                .any(|name| holds(Role::BreadcrumbName, &fold_name(name)))
    };
    let found = (0..dom.nodes().len() as NodeId).find(|&id| {
        matches!(
            dom.tag(id),
            Some(
                Tag::Nav
                    | Tag::Div
                    | Tag::Ul
                    | Tag::Ol
                    | Tag::P
                    | Tag::Section
                    | Tag::Span
                    | Tag::Dl
                    | Tag::Td
            )
        ) && named(id)
    });
    let Some(id) = found else { return };
    let links: Vec<String> = dom
        .find_all(id, Tag::A)
        .take(MOST_STEPS + 1)
        .map(|a| super::structured::text_of(dom, a, 200))
        .collect();
    let links: Vec<String> = links.into_iter().filter(|text| text.chars().any(is_alphanumeric)).collect();
    candidates.push(Candidate::new(links, 0.6, Clue::rule("breadcrumb-element").node(id)));
}

/// Lines that read as a breadcrumb (A » B » C), or that the zones call one.
fn push_lines(context: &Context<'_>, candidates: &mut Vec<Candidate<Vec<String>>>) {
    for (i, block) in context.blocks().iter().enumerate().take(300) {
        let zone = context.zone(i) == Zone::Breadcrumb;
        if block.text.len() > 600 {
            continue;
        }
        let (led, text) = strip_lead(&block.text);
        if !zone && !led {
            continue;
        }
        let steps: Vec<String> = text
            .split(['»', '>', '›', '→', '＞', '»', '|'])
            .flat_map(|part| part.split(" / "))
            .map(|step| fold_space(step).trim_matches([':', '：', ' ']).to_owned())
            .filter(|step| !step.is_empty())
            .collect();
        if steps.len() > 1 {
            candidates.push(Candidate::new(
                steps,
                if zone && led { 0.8 } else { 0.5 },
                Clue::rule("breadcrumb-line").block(i as u32),
            ));
        }
    }
}

/// Whether a line begins with words that lead in a breadcrumb, and what stands behind them.
fn strip_lead(text: &str) -> (bool, &str) {
    /// Characters that hold any of the words.
    const LONGEST_LEAD: usize = 24;
    let folded = fold_start(text, LONGEST_LEAD);
    let Some(lead) = begin(Role::PathLead, &folded) else { return (false, text) };
    let chars = folded.get(lead.span).map_or(0, |lead| lead.chars().count());
    let rest = text.char_indices().nth(chars).and_then(|(at, _)| text.get(at..)).unwrap_or_default();
    let rest = rest.trim_start();
    if rest.starts_with([':', '：', '>', '»', '›', '是']) {
        (true, rest.trim_start_matches([':', '：', ' ', '>', '»', '是']))
    } else {
        (false, text)
    }
}
