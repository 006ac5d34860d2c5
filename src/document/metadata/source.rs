//! The outlet that a page credits.

use super::account::Account;
use super::area::{AreaBlock, Side};
use super::authors::Credit;
use super::bylines;
use super::calibration::temper_source;
use super::candidate::{Candidate, Clue, group};
use super::context::Context;
use super::decision::decide;
use super::key::key_of;
use crate::dom::{NodeId, Tag};
use crate::lexicon::fold::{fold_name, fold_phrase};
use crate::lexicon::{self, Role, begin, is};
use crate::model::{Field, Zone};
use crate::text::byline::{Label, find_bare_label};
use crate::text::date::is_han;
use crate::text::names::{Kind, judge};
use crate::text::search::holds;

/// The outlet that the page credits.
pub(super) fn find_source(
    context: &Context<'_>,
    area: &[AreaBlock],
    sites: &[String],
    account: Option<&Account>,
    agency: Option<Credit>,
) -> Option<Field<String>> {
    let mut candidates = Vec::new();
    if let Some((name, place)) = agency {
        candidates.push(Candidate::new(name, 0.5, place));
    }
    if let Some(account) = account {
        let place = Clue::rule("official-account").block(account.block as u32);
        candidates.push(Candidate::new(account.name.clone(), 0.7, place));
    }
    for block in area {
        let decay = if block.side == Side::Tail { 0.7 } else { 1.0 };
        for part in block.parts.iter().filter(|p| p.label == Label::Source) {
            let value = clean_source(&part.value);
            if is_outlet(&value) {
                let place = Clue { rule: "source-label", block: Some(block.block as u32), ..Clue::default() };
                candidates.push(Candidate::new(value, if part.signed { 0.85 } else { 0.6 } * decay, place));
            }
        }
        push_beside_date(context, block, sites, &mut candidates);
    }
    push_elements(context, &mut candidates);
    for tag in context.structured.metas(&[
        "source",
        "mediaid",
        "article:source",
        "og:article:source",
        "contentsource",
    ]) {
        let value = clean_source(&tag.value);
        if is_outlet(&value) && !sites.contains(&key_of(&value)) && value.chars().any(is_han) {
            candidates.push(Candidate::new(value, 0.5, Clue::rule("meta").key(&tag.key).node(tag.node)));
        }
    }
    push_entity_outlet(context, sites, &mut candidates);
    let groups = group(candidates, |value| key_of(value));
    let mut source = decide(context, groups, 0.45);
    if let Some(field) = &mut source {
        temper_source(field);
    }
    source
}

/// A Chinese outlet that structured data names as the author, on another's site.
fn push_entity_outlet(context: &Context<'_>, sites: &[String], out: &mut Vec<Candidate<String>>) {
    let Some(main) = context.main_entity() else { return };
    for key in ["author", "creator", "sourceOrganization"] {
        for (name, node) in context.structured.texts(main, key) {
            if name.chars().any(is_han) && bylines::is_outlet_name(&name) && !sites.contains(&key_of(&name)) {
                out.push(Candidate::new(name, 0.55, Clue::rule(main.syntax.rule()).key(key).node(node)));
            }
        }
    }
}

/// `2023年10月30日 04:43   某某网` and `某某社 2023-06-18 21:49`: an outlet beside the date; or alone on
/// a line under the title.
fn push_beside_date(
    context: &Context<'_>,
    block: &AreaBlock,
    sites: &[String],
    out: &mut Vec<Candidate<String>>,
) {
    let Some(raw) = context.block(block.block) else { return };
    if block.side == Side::Tail || block.distance > 12 {
        return;
    }
    let mut push = |value: &str, score: f32, rule: &'static str| {
        let value = value.trim_matches(is_edge);
        // The site's own name is no credit, unless the page prints it there itself as one of several parts.
        let own = sites.contains(&key_of(value)) && rule == "outlet-alone";
        if is_outlet(value) && !own {
            out.push(Candidate::new(value.to_owned(), score, Clue::rule(rule).block(block.block as u32)));
        }
    };
    // A heading is over something: a list of other pages, say.
    let heads = raw.level.is_some() || context.zone(block.block) == Zone::Masthead;
    let named = bylines::is_outlet_name(&raw.text) && !bylines::is_section_name(&raw.text);
    if !heads && bylines::stands_alone(context, block) && named {
        // On a page of markup menus hold such words too: there the block must be part of the byline.
        let byline = matches!(context.zone(block.block), Zone::Byline | Zone::Attribution);
        push(&raw.text, if byline || !context.is_markup() { 0.5 } else { 0.35 }, "outlet-alone");
    }
    // 某某热点58573人阅读: the outlet before the count.
    let digits = raw.text.find(|c: char| c.is_ascii_digit());
    let name = digits.and_then(|at| raw.text.get(..at)).map(str::trim).unwrap_or_default();
    let counted =
        context.counts(block.block).reads.is_some() && block.side == Side::Below && block.distance <= 4;
    if counted
        && name.chars().all(is_han)
        && (2..=10).contains(&name.chars().count())
        && !lexicon::holds(Role::ReadCount, &fold_phrase(name))
        // 甲 点阅 58: who wrote stands there as often.
        && judge(name).kind() != Some(Kind::Person)
    {
        push(name, 0.55, "before-read-count");
    }
    let [part] = block.dates.as_slice() else { return };
    if block.parts.iter().any(|part| part.label == Label::Source) {
        return;
    }
    let before = raw.text.get(..part.date.span.start).unwrap_or_default();
    let after = raw.text.get(part.date.span.end..).unwrap_or_default();
    for side in [after, before] {
        if let Some(outlet) = bylines::outlet_beside_date(side) {
            push(&outlet, 0.6, "beside-date");
        }
    }
}

/// Elements near the title whose class says "source".
fn push_elements(context: &Context<'_>, out: &mut Vec<Candidate<String>>) {
    const REACH: usize = 15;
    let Some(title) = context.title_block else { return };
    let dom = &context.page.dom;
    for i in title + 1..(title + REACH).min(context.blocks().len()) {
        let Some(container) = context.container(i) else { continue };
        let Some(crate::block::Place::Dom { first, last, .. }) = context.block(i).map(|b| b.place.clone())
        else {
            continue;
        };
        let marked = (container..=last)
            .filter(|&id| dom.tag(id) != Some(Tag::Body) && dom.element(id).is_some())
            .take(20)
            .find(|&id| {
                (id >= first || id == container) && has_source_class(context, id)
                    || dom.ancestors(first).take(2).any(|a| a == id && has_source_class(context, a))
            });
        let Some(id) = marked else { continue };
        let text = super::structured::text_of(dom, id, 80);
        let value = clean_source(&text);
        let han = value.chars().any(is_han);
        if han
            && is_outlet(&value)
            && value.chars().count() <= 20
            && !value.contains(|c: char| c.is_ascii_digit() || c == '：' || c == ':')
        {
            out.push(Candidate::new(
                value,
                0.5,
                Clue { rule: "source-class", block: Some(i as u32), node: Some(id), ..Clue::default() },
            ));
        }
    }
}

fn has_source_class(context: &Context<'_>, id: NodeId) -> bool {
    ["class", "id"]
        .iter()
        .filter_map(|name| context.page.dom.attribute(id, name))
        .any(|value| fold_name(value).split([' ', '_', '-']).any(|word| is(Role::SourceName, word)))
}

fn clean_source(value: &str) -> String {
    let value = value.trim().trim_matches(is_edge);
    let folded = fold_phrase(value);
    let chars = begin(Role::SourceLead, &folded)
        .and_then(|lead| folded.get(lead.span))
        .map_or(0, |lead| lead.chars().count());
    let value = value.char_indices().nth(chars).map_or("", |(at, _)| value.get(at..).unwrap_or_default());
    // 某某日报（记者 …: who is named in brackets behind an outlet works for it.
    let staffed =
        |at: &usize| lexicon::holds(Role::ReporterTitle, &fold_phrase(value.get(*at..).unwrap_or_default()));
    let bracket = value.find(['（', '(']).filter(staffed);
    let value = value.get(..bracket.unwrap_or(value.len())).unwrap_or(value).trim_matches(is_edge);
    cut_labels(value).to_owned()
}

/// Takes off the labels and buttons that stand behind an outlet: 某某网 举报.
fn cut_labels(value: &str) -> &str {
    let mut value = value;
    while let Some((before, last)) = value.rsplit_once(char::is_whitespace)
        && (find_bare_label(last).is_some() || is(Role::Control, &fold_phrase(last)))
    {
        value = before.trim_end();
    }
    value
}

fn is_outlet(value: &str) -> bool {
    let length = value.chars().count();
    (2..=40).contains(&length)
        && value.chars().any(char::is_alphabetic)
        && !holds(value, "://")
        // The address of a station with the line it was written from: `某站 bbs.example·[FROM: 10.0.0.*]`.
        && (value.contains(']') || !value.contains('['))
        && !is(Role::NoOutlet, &fold_phrase(value))
}

fn is_edge(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ':' | '：'
                | '|'
                | '｜'
                | '-'
                | '—'
                | '·'
                | '['
                | ']'
                | '【'
                | '】'
                | '('
                | ')'
                | '（'
                | '）'
                | '《'
                | '》'
                | '/'
                | ','
                | '，'
        )
}
