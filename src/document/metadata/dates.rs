//! When the page was published and changed.

use super::area::{AreaBlock, Side};
use super::candidate::{Candidate, Clue, Group, decide, group};
use super::choice_model;
use super::context::Context;
use super::structured::Entity;
use crate::capture::Format;
use crate::dom::{NodeId, Tag};
use crate::model::Field;
use crate::order::sort_by;
use crate::text::byline::Label;
use crate::text::date::{Moment, epoch_moment, find_path_date, parse_machine_date};

/// The dates of a page.
#[derive(Debug, Default)]
pub(super) struct Dates {
    pub(super) published: Option<Field<String>>,
    pub(super) modified: Option<Field<String>>,
    pub(super) last_reply: Option<Field<String>>,
    pub(super) issued: Option<Field<String>>,
}

/// Names of `<meta>` that state when a page was published, with how far they are trusted.
const PUBLISHED_KEYS: &[(&str, f32)] = &[
    ("article:published_time", 0.85),
    ("og:article:published_time", 0.85),
    ("og:published_time", 0.8),
    ("article:published", 0.8),
    ("datepublished", 0.8),
    ("date_published", 0.8),
    ("pubdate", 0.8),
    ("publishdate", 0.8),
    ("publish_date", 0.8),
    ("publish-date", 0.8),
    ("published_time", 0.8),
    ("published-date", 0.8),
    ("publication_date", 0.75),
    ("article.published", 0.8),
    ("sailthru.date", 0.75),
    ("parsely-pub-date", 0.8),
    ("cxenseparse:recs:publishtime", 0.8),
    ("cxenseparse:publishtime", 0.8),
    ("dc.date.issued", 0.75),
    ("dcterms.issued", 0.7),
    ("dcterms.created", 0.6),
    ("dc.date.created", 0.6),
    ("dcterms.date", 0.65),
    ("dc.date", 0.65),
    ("dc:date", 0.65),
    ("article_date_original", 0.75),
    ("citation_publication_date", 0.7),
    ("citation_date", 0.7),
    ("weibo:article:create_at", 0.8),
    ("bt:pubdate", 0.75),
    ("apub:time", 0.75),
    ("ptime", 0.7),
    ("publish_time", 0.75),
    ("release_date", 0.5),
    ("og:regdate", 0.7),
    ("firstcreatetime", 0.7),
    ("originalpublicationdate", 0.75),
    ("date.created", 0.6),
    ("created", 0.5),
    ("date", 0.6),
    ("time", 0.4),
    ("og:release_date", 0.5),
    ("rnews:datepublished", 0.75),
    ("dateline", 0.4),
];

const MODIFIED_KEYS: &[(&str, f32)] = &[
    ("article:modified_time", 0.85),
    ("og:updated_time", 0.7),
    ("og:article:modified_time", 0.8),
    ("datemodified", 0.8),
    ("lastmod", 0.7),
    ("last-modified", 0.5),
    ("revised", 0.5),
    ("dcterms.modified", 0.7),
    ("dc.date.modified", 0.7),
    ("article:updated", 0.7),
    ("date.modified", 0.6),
    ("cxenseparse:modifiedtime", 0.6),
];

/// Finds the dates.
pub(super) fn find_dates_of_page(context: &Context<'_>, area: &[AreaBlock], url: Option<&str>) -> Dates {
    let mut published = Vec::new();
    let mut modified = Vec::new();
    let mut last_reply = Vec::new();
    push_feed(context, &mut published);
    push_metas(context, &mut published, &mut modified);
    push_entities(context, &mut published, &mut modified);
    push_thread(context, &mut published);
    push_area(area, &mut published, &mut modified, &mut last_reply);
    push_time_elements(context, &mut published, &mut modified);
    if let Some(moment) = url.and_then(find_path_date) {
        published.push(Candidate::new(moment, 0.6, Clue::rule("date-in-address")));
    }
    // A change is no publication, but where nothing else is known the day it names is the best there is.
    for change in &modified {
        let rule = match change.place.rule {
            "labelled-change" => "labelled-change",
            "meta" => "meta-of-change",
            "time-element-by-title" => "time-element-of-change",
            _ => "entity-of-change",
        };
        published.push(Candidate {
            score: 0.2,
            place: Clue { rule, ..change.place.clone() },
            ..change.clone()
        });
    }
    let modified_field = decide_date(context, modified, 0.45, None);
    let change = modified_field.as_ref().and_then(|field| parse_machine_date(&field.value));
    Dates {
        published: decide_date(context, published, 0.45, Some(LastChange(change))),
        modified: modified_field,
        last_reply: decide_date(context, last_reply, 0.4, None),
        issued: None,
    }
}

/// The day of the last change, if that is known.
struct LastChange(Option<Moment>);

/// Groups by day; within a day the most precise statement is the value.
///
/// `publication` is given for the day of publication, which the learned choice decides: it holds the day of
/// the last change, if that is known.
fn decide_date(
    context: &Context<'_>,
    candidates: Vec<Candidate<Moment>>,
    mut threshold: f32,
    publication: Option<LastChange>,
) -> Option<Field<String>> {
    let mut groups = group(candidates, |a, b| a == b || a.same_day(b));
    for group in &mut groups {
        prefer_precise(group);
    }
    if let (Some(LastChange(change)), true) = (publication, context.is_markup()) {
        threshold = choice_model::score_dates(context, &mut groups, change.as_ref());
    }
    decide(context, groups, threshold).map(noted)
}

/// A moment in the document's notation.
pub(super) fn noted(field: Field<Moment>) -> Field<String> {
    Field {
        value: field.value.notation(),
        confidence: field.confidence,
        inferred: field.inferred,
        evidence: field.evidence,
        rejected: field
            .rejected
            .into_iter()
            .map(|r| crate::model::Rejected { value: r.value.notation(), evidence: r.evidence, why: r.why })
            .collect(),
    }
}

fn prefer_precise(group: &mut Group<Moment>) {
    let precision = |moment: &Moment| match moment.clock {
        // Midnight stands for "no time known".
        Some(clock) if clock.hour == 0 && clock.minute == 0 && clock.second.unwrap_or(0) == 0 => 1_u8,
        Some(clock) => 2 + u8::from(clock.offset.is_some()) + u8::from(clock.second.is_some()),
        None => 0,
    };
    sort_by(&mut group.members, |a, b| {
        a.refused
            .is_some()
            .cmp(&b.refused.is_some())
            .then(precision(&b.value).cmp(&precision(&a.value)))
            .then(b.score.total_cmp(&a.score))
    });
}

fn push_feed(context: &Context<'_>, published: &mut Vec<Candidate<Moment>>) {
    if let Format::FeedItem(item) = &context.capture.format
        && let Some((moment, span)) = item.epoch_ms.and_then(|(ms, span)| Some((epoch_moment(ms)?, span)))
    {
        let place = Clue { rule: "feed-item-head", bytes: Some(span), ..Clue::default() };
        published.push(Candidate::new(moment, 0.99, place));
    }
}

fn push_metas(
    context: &Context<'_>,
    published: &mut Vec<Candidate<Moment>>,
    modified: &mut Vec<Candidate<Moment>>,
) {
    for (keys, out) in [(PUBLISHED_KEYS, published), (MODIFIED_KEYS, modified)] {
        for (key, score) in keys {
            for tag in context.structured.metas(&[key]).take(2) {
                if let Some(moment) = parse_machine_date(&tag.value).filter(|m| m.day.is_some()) {
                    out.push(Candidate::new(moment, *score, Clue::rule("meta").key(*key).node(tag.node)));
                }
            }
        }
    }
}

fn push_entities(
    context: &Context<'_>,
    published: &mut Vec<Candidate<Moment>>,
    modified: &mut Vec<Candidate<Moment>>,
) {
    let main = context.main_entity();
    let pages = context
        .structured
        .entities
        .iter()
        .filter(|e| e.is_page() || e.types.is_empty())
        .filter(|e| e.holder.is_none())
        .take(3);
    let push = |entity: &Entity, key: &str, score: f32, out: &mut Vec<Candidate<Moment>>| {
        let Some((text, node)) = entity.text(key) else { return };
        let Some(moment) = parse_machine_date(text).filter(|m| m.day.is_some()) else { return };
        let kind = entity.types.first().cloned().unwrap_or_default();
        out.push(Candidate::new(
            moment,
            score,
            Clue::rule(entity.syntax.rule()).key(format!("{kind}.{key}")).node(node),
        ));
    };
    if let Some(main) = main {
        push(main, "datePublished", 0.85, published);
        push(main, "dateCreated", 0.5, published);
        push(main, "uploadDate", 0.5, published);
        push(main, "dateModified", 0.8, modified);
    }
    for page in pages {
        push(page, "datePublished", 0.5, published);
        push(page, "dateModified", 0.5, modified);
    }
}

fn push_thread(context: &Context<'_>, published: &mut Vec<Candidate<Moment>>) {
    let Some(post) = context.threads.iter().find(|t| t.opens_page).and_then(|t| t.posts.first()) else {
        return;
    };
    let Some(moment) = post.posted.as_deref().and_then(parse_machine_date).filter(|m| m.day.is_some()) else {
        return;
    };
    let place = Clue { rule: "opening-post", block: post.blocks.first().copied(), ..Clue::default() };
    published.push(Candidate::new(moment, 0.9, place));
}

fn push_area(
    area: &[AreaBlock],
    published: &mut Vec<Candidate<Moment>>,
    modified: &mut Vec<Candidate<Moment>>,
    last_reply: &mut Vec<Candidate<Moment>>,
) {
    for block in area {
        for part in &block.dates {
            let moment = part.date.moment;
            if moment.day.is_none() || moment.year.is_none() {
                continue;
            }
            let near = block.side == Side::Below && block.distance <= NEAR;
            let (rule, score, out) = match (part.label, block.side) {
                (Some(Label::Modified), _) => ("labelled-change", 0.6, &mut *modified),
                (Some(Label::LastReply), _) => ("labelled-last-reply", 0.8, &mut *last_reply),
                (Some(_), Side::Tail) => ("labelled-date-behind-body", 0.5, &mut *published),
                (Some(_), _) if near || block.side == Side::Above => ("labelled-date", 0.75, &mut *published),
                (Some(_), _) => ("labelled-date-further-down", 0.5, &mut *published),
                (None, Side::Above) => ("date-above-title", 0.5, &mut *published),
                (None, Side::Tail) => ("date-behind-body", 0.3, &mut *published),
                (None, Side::Below) if !near => ("date-further-down", 0.2, &mut *published),
                (None, Side::Below) if part.alone && moment.clock.is_some() => {
                    ("date-and-time-alone", 0.65, &mut *published)
                }
                (None, Side::Below) if part.alone => ("date-alone", 0.5, &mut *published),
                (None, Side::Below) if moment.clock.is_some() => {
                    ("date-and-time-in-byline", 0.55, &mut *published)
                }
                (None, Side::Below) => ("date-in-byline", 0.35, &mut *published),
            };
            let open = if part.date.swapped.is_some() { 0.5 } else { 1.0 };
            let place = Clue { rule, block: Some(block.block as u32), ..Clue::default() };
            let mut candidate = Candidate::new(moment, score * open, place);
            candidate.inferred = part.date.relative;
            out.push(candidate);
        }
    }
}

/// Blocks below the title within which a date is the byline's.
const NEAR: usize = 8;

/// `<time>` elements near the title, and any that is marked as the time of publication.
fn push_time_elements(
    context: &Context<'_>,
    published: &mut Vec<Candidate<Moment>>,
    modified: &mut Vec<Candidate<Moment>>,
) {
    // Elements looked at: a listing has thousands.
    const MOST: usize = 60;
    let dom = &context.page.dom;
    let title = context.title_block;
    for id in dom.find_all(0, Tag::Time).take(MOST) {
        let Some(moment) = time_of(context, id).filter(|m| m.day.is_some() && m.year.is_some()) else {
            continue;
        };
        let class = dom.attribute(id, "class").unwrap_or_default().to_lowercase();
        let marked = dom.attribute(id, "pubdate").is_some()
            || class.contains("publish")
            || class.contains("entry-date");
        let changed = class.contains("updated") && !class.contains("publish") || class.contains("modif");
        let block = context.block_of(id);
        let near = match (title, block) {
            (Some(title), Some(block)) => block + NEAR > title && block < title + 2 * NEAR,
            _ => false,
        };
        let (rule, score) = match (near, marked) {
            (true, _) => ("time-element-by-title", 0.55),
            (false, true) => ("time-element-marked", 0.4),
            (false, false) => ("time-element", 0.1),
        };
        let out = if changed { &mut *modified } else { &mut *published };
        out.push(Candidate::new(
            moment,
            score,
            Clue { rule, node: Some(id), block: block.map(|b| b as u32), ..Clue::default() },
        ));
    }
}

fn time_of(context: &Context<'_>, id: NodeId) -> Option<Moment> {
    let dom = &context.page.dom;
    dom.attribute(id, "datetime").and_then(parse_machine_date).or_else(|| {
        let text = super::structured::text_of(dom, id, 120);
        crate::text::date::find_date(&text, &context.hints).map(|found| found.moment)
    })
}
