//! When the page was published and changed.

use super::area::{AreaBlock, Side};
use super::calibration::{temper_captured_day, temper_day};
use super::candidate::{Candidate, Clue, Group, group};
use super::choice_model::{self, states_publication};
use super::context::Context;
use super::date_doubts::doubt_moment;
use super::date_metas::push_metas;
use super::decision::decide;
use super::opening_days::{MOST_OF_OPEN, opening_days, other_way};
use super::script_days::find_script_day;
use super::structured::Entity;
use super::teaser::{TEASED, belongs_to_teaser};
use crate::capture::Format;
use crate::dom::{NodeId, Tag};
use crate::lexicon::fold::fold_name;
use crate::lexicon::{Role, holds};
use crate::model::{Field, PageKind};
use crate::order::sort_by;
use crate::text::byline::Label;
use crate::text::date::{FoundDate, Moment, epoch_moment, find_date, find_path_date, parse_machine_date};

/// The dates of a page.
#[derive(Debug, Default)]
pub(super) struct Dates {
    pub(super) published: Option<Field<String>>,
    pub(super) modified: Option<Field<String>>,
    pub(super) last_reply: Option<Field<String>>,
    pub(super) issued: Option<Field<String>>,
}

/// Finds the dates.
pub(super) fn find_dates_of_page(context: &Context<'_>, area: &[AreaBlock], url: Option<&str>) -> Dates {
    let mut published = Vec::new();
    let mut modified = Vec::new();
    let mut last_reply = Vec::new();
    push_feed(context, &mut published);
    push_metas(context, &mut published, &mut modified);
    push_entities(context, &mut published, &mut modified);
    published.extend(opening_days(context));
    push_area(area, &mut published, &mut modified, &mut last_reply);
    push_time_elements(context, area, &mut published, &mut modified);
    if let Some(moment) = url.and_then(find_path_date) {
        published.push(Candidate::new(moment, 0.6, Clue::rule("date-in-address")));
    }
    if published.iter().all(|candidate| candidate.refused.is_some()) {
        published.extend(find_script_day(context));
    }
    if !published.iter().any(|candidate| states_publication(&candidate.place)) {
        push_changes(&modified, &mut published);
    }
    if context.kind() == PageKind::Product {
        published.iter_mut().filter(|candidate| is_of_thing(&candidate.place)).for_each(|candidate| {
            candidate.refused = Some("date of what the page sells");
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

/// A change is no publication, but where a page states nothing else the day of its change is the best there is:
/// concluded, and marked so. (On WCXB the truth is that day on 16 of 31 such pages; without it dates are right on
/// .837 of the pages that have one, cross-validated, not on .86.)
fn push_changes(modified: &[Candidate<Moment>], published: &mut Vec<Candidate<Moment>>) {
    for change in modified {
        let rule = match change.place.rule {
            "labelled-change" => "labelled-change",
            "meta" => "meta-of-change",
            "time-element-by-title" => "time-element-of-change",
            _ => "entity-of-change",
        };
        published.push(Candidate {
            // The time of day is the change's own.
            value: Moment { clock: None, ..change.value },
            score: 0.2,
            inferred: true,
            place: Clue { rule, ..change.place.clone() },
            ..change.clone()
        });
    }
}

/// Whether a candidate of a product's page is more likely the product's: all that stands on the page itself
/// (releases, deliveries, reviews). None of the 92 product pages of WCXB has a day of publication.
fn is_of_thing(place: &Clue) -> bool {
    !matches!(place.rule, "meta" | "json-ld" | "json-ld-salvaged" | "microdata" | "rdfa")
        || place.key.as_deref().is_some_and(|key| key.ends_with("release_date"))
}

/// The day of the last change, if that is known.
struct LastChange(Option<Moment>);

/// Groups by day; within a day the most precise statement is the value.
///
/// `publication` is given for the day of publication, which the learned choice decides: it holds the day of
/// the last change, if that is known.
fn decide_date(
    context: &Context<'_>,
    mut candidates: Vec<Candidate<Moment>>,
    mut threshold: f32,
    publication: Option<LastChange>,
) -> Option<Field<String>> {
    for candidate in candidates.iter_mut().filter(|candidate| candidate.refused.is_none()) {
        candidate.refused = doubt_moment(&candidate.value, context.hints.captured.as_ref());
    }
    // Without a year or a day only the same words say the same.
    let mut groups = group(candidates, |moment| (moment.ymd(), moment.ymd().is_none().then_some(*moment)));
    for group in &mut groups {
        prefer_precise(group);
    }
    let learned = publication.is_some() && context.is_markup();
    if let (Some(LastChange(change)), true) = (publication, context.is_markup()) {
        threshold = choice_model::score_dates(context, &mut groups, change.as_ref());
        // A page that says for machines when it was published was, however little else it holds.
        let stated = |group: &Group<Moment>| {
            group.score >= LEAST_STATED && group.members.iter().any(states_for_machines)
        };
        threshold = groups
            .iter()
            .filter(|group| stated(group))
            .fold(threshold, |least, group| least.min(group.score));
    }
    for group in &mut groups {
        let mut live = group.members.iter().filter(|member| member.refused.is_none());
        if live.all(|member| member.open) {
            group.score = group.score.min(MOST_OF_OPEN);
        }
    }
    let mut field = decide(context, groups, threshold).map(noted);
    match field.as_mut() {
        Some(field) if learned => temper_day(field),
        Some(field) if matches!(context.capture.format, Format::TextCapture) => temper_captured_day(field),
        _ => {}
    }
    field
}

/// Least probability of a stated day that is given although "no date" is more likely.
const LEAST_STATED: f32 = 0.3;

/// Whether a candidate is the page's own statement of its publication in the way of networks and search engines.
fn states_for_machines(candidate: &Candidate<Moment>) -> bool {
    candidate.refused.is_none() && candidate.place.key.as_deref() == Some("article:published_time")
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
        Some(clock) if clock.hour == 0 && clock.minute == Some(0) && clock.second.unwrap_or(0) == 0 => 1_u8,
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

fn push_area(
    area: &[AreaBlock],
    published: &mut Vec<Candidate<Moment>>,
    modified: &mut Vec<Candidate<Moment>>,
    last_reply: &mut Vec<Candidate<Moment>>,
) {
    for block in area {
        for part in &block.dates {
            let (moment, other) = choose_reading(&part.date, published.iter().chain(&*modified));
            // "3 months ago" names no day; only where little else stands does it date the page.
            let coarse = part.date.relative && part.alone;
            if (moment.day.is_none() && !coarse) || moment.year.is_none() {
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
            let share = if other.is_some() { MOST_OF_OPEN } else { 1.0 };
            let place = Clue { rule, block: Some(block.block as u32), ..Clue::default() };
            let mut candidate = Candidate::new(moment, score * share, place);
            candidate.inferred = part.date.relative;
            candidate.open = other.is_some();
            if let Some(other) = other {
                out.push(Candidate { value: other, ..candidate.clone() }.refuse(other_way()));
            }
            candidate.refused = part.doubt;
            out.push(candidate);
        }
    }
}

/// How a date is read: where day and month could be the other way round, as another date of the page says. With
/// the other reading where none does.
fn choose_reading<'a>(
    date: &FoundDate,
    stated: impl Iterator<Item = &'a Candidate<Moment>>,
) -> (Moment, Option<Moment>) {
    let Some(other) = date.swapped else { return (date.moment, None) };
    let mut says_other = false;
    for candidate in stated.filter(|candidate| candidate.refused.is_none() && !candidate.open) {
        if candidate.value.same_day(&date.moment) {
            return (date.moment, None);
        }
        says_other |= candidate.value.same_day(&other);
    }
    if says_other { (other, None) } else { (date.moment, Some(other)) }
}

/// Blocks below the title within which a date is the byline's.
const NEAR: usize = 8;

/// `<time>` elements near the title, and any that is marked as the time of publication.
fn push_time_elements(
    context: &Context<'_>,
    area: &[AreaBlock],
    published: &mut Vec<Candidate<Moment>>,
    modified: &mut Vec<Candidate<Moment>>,
) {
    // Elements looked at: a listing has thousands.
    const MOST: usize = 60;
    let dom = &context.page.dom;
    let title = context.title_block;
    for id in dom.find_all(0, Tag::Time).take(MOST) {
        let Some(date) =
            time_of(context, id).filter(|date| date.moment.day.is_some() && date.moment.year.is_some())
        else {
            continue;
        };
        let (moment, other) = choose_reading(&date, published.iter().chain(&*modified));
        let class = fold_name(dom.attribute(id, "class").unwrap_or_default());
        let names_publication = holds(Role::PublishedName, &class);
        let marked =
            dom.attribute(id, "pubdate").is_some() || names_publication || holds(Role::EntryDateName, &class);
        let block = context.block_of(id);
        // The words around it say what it dates, if they date nothing else.
        let dates = area.iter().find(|near| Some(near.block) == block).map_or(&[][..], |near| &near.dates);
        let labelled = matches!(dates, [date] if date.label == Some(Label::Modified));
        let changed = holds(Role::ModifiedName, &class) && !names_publication || labelled;
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
        let place = Clue { rule, node: Some(id), block: block.map(|b| b as u32), ..Clue::default() };
        let mut candidate = Candidate::new(moment, score, place);
        candidate.inferred = date.relative;
        candidate.open = other.is_some();
        candidate.refused = dates.iter().find_map(|part| part.doubt);
        if candidate.refused.is_none() && belongs_to_teaser(context, block, Some(id)) {
            candidate.refused = Some(TEASED);
        }
        out.push(candidate);
    }
}

/// The time that a `<time>` states, for machines or else for readers.
fn time_of(context: &Context<'_>, id: NodeId) -> Option<FoundDate> {
    let dom = &context.page.dom;
    let stated = dom.attribute(id, "datetime").and_then(parse_machine_date);
    stated.map(|moment| FoundDate { span: 0..0, moment, swapped: None, relative: false }).or_else(|| {
        let text = super::structured::text_of(dom, id, 120);
        find_date(&text, &context.hints)
    })
}

#[cfg(test)]
mod tests {
    use crate::{Options, read};

    #[test]
    fn what_may_be_day_or_month_is_never_sure() {
        let line = "The ferry between Lindby and Oster sails again, the port office said. ".repeat(4);
        for (head, date, value, sure) in [
            ("", "3/4/2023", "2023-04-03", false),
            ("", "3/14/2023", "2023-03-14", true),
            (r#"<meta name="date" content="2023-03-04">"#, "3/4/2023", "2023-03-04", true),
            (r#"<meta name="date" content="2023-04-03">"#, "3/4/2023", "2023-04-03", true),
        ] {
            let page = format!(
                "<html lang=en><head>{head}</head><body><article><h1>Ferry back in service</h1>\
                <p>Published on {date}</p><p>{line}</p><p>{line}</p></article></body></html>"
            );
            let documents = read("a.html", page.as_bytes(), &Options::default()).unwrap();
            let published = documents[0].metadata.published.as_ref().unwrap();
            assert_eq!(published.value, value, "{head} {date}");
            assert_eq!(published.confidence > super::MOST_OF_OPEN, sure, "{head} {date} {published:?}");
            let other = published.rejected.iter().any(|rejected| rejected.why.contains("other way round"));
            assert_eq!(other, !sure, "{head} {date}");
        }
    }
}
