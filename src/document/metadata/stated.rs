//! What the container of a page says of it, against what the page says itself.
//!
//! A feed's entry, a mail's head or a file's front matter was written for its readers, and stands above the page;
//! what a browser or a crawler noted only fills in what the page leaves open.

use super::candidate::{Candidate, Clue};
use super::context::Context;
use super::key::key_of;
use crate::capture::{Stated, StatedField};
use crate::model::{Evidence, Field, Metadata, Rejected};
use crate::text::date::{Moment, parse_machine_date};

/// Of what was written for readers, and of what a program noted.
const SURE: f32 = 0.95;
const NOTED: f32 = 0.6;

/// An address that a browser or crawler noted, against a canonical link: pages know better what they are called.
const ADDRESS: f32 = 0.75;

fn of<'a>(context: &Context<'a>, field: StatedField) -> impl Iterator<Item = &'a Stated> + use<'a> {
    context.capture.stated.iter().filter(move |stated| stated.field == field)
}

/// When the container says that the page was captured.
pub(super) fn captures(context: &Context<'_>) -> Vec<Candidate<Moment>> {
    let read = |stated: &Stated| {
        let moment = parse_machine_date(&stated.value).filter(|moment| moment.ymd().is_some())?;
        Some(Candidate::new(moment, SURE, Clue::rule(stated.rule).key(&stated.key)))
    };
    of(context, StatedField::Captured).filter_map(read).collect()
}

/// The addresses that the container gives: the value, how sure, where from.
pub(super) fn addresses<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a str, f32, Clue)> + use<'a> {
    let stated = context.capture.stated.iter().filter(|stated| stated.field == StatedField::Url);
    stated.map(|stated| {
        let score = if stated.sure { ADDRESS } else { NOTED };
        (stated.value.as_str(), score, Clue::rule(stated.rule).key(&stated.key))
    })
}

/// The title, with what the container says of it.
pub(super) fn settle_title(context: &Context<'_>, title: Option<Field<String>>) -> Option<Field<String>> {
    settle_text(context, StatedField::Title, title)
}

/// The other fields, with what the container says of them.
pub(super) fn settle(context: &Context<'_>, metadata: &mut Metadata) {
    if context.capture.stated.is_empty() {
        return;
    }
    let text = |field, found: &mut Option<Field<String>>| *found = settle_text(context, field, found.take());
    text(StatedField::Site, &mut metadata.site);
    text(StatedField::Description, &mut metadata.description);
    text(StatedField::LeadImage, &mut metadata.lead_image);
    let date = |field, found: &mut Option<Field<String>>| *found = settle_date(context, field, found.take());
    date(StatedField::Published, &mut metadata.published);
    date(StatedField::Modified, &mut metadata.modified);
    let names =
        |field, found: &mut Option<Field<Vec<String>>>| *found = settle_names(context, field, found.take());
    names(StatedField::Author, &mut metadata.authors);
    names(StatedField::Keyword, &mut metadata.keywords);
}

fn settle_text(
    context: &Context<'_>,
    field: StatedField,
    found: Option<Field<String>>,
) -> Option<Field<String>> {
    let Some(stated) = of(context, field).next() else { return found };
    Some(weigh(found, stated.value.clone(), stated, |a, b| key_of(a) == key_of(b)))
}

fn settle_date(
    context: &Context<'_>,
    field: StatedField,
    found: Option<Field<String>>,
) -> Option<Field<String>> {
    let read = |stated: &&Stated| parse_machine_date(&stated.value).filter(|moment| moment.year.is_some());
    let Some(stated) = of(context, field).find(|stated| read(stated).is_some()) else { return found };
    let Some(moment) = read(&stated) else { return found };
    let notation = moment.notation();
    // The same moment, or the same day where one of the two says no more.
    let same = |a: &String, b: &String| a.starts_with(b.as_str()) || b.starts_with(a.as_str());
    let longer = found.as_ref().is_some_and(|found| found.value.starts_with(&notation));
    let value = found.as_ref().filter(|_| longer).map_or(notation, |found| found.value.clone());
    Some(weigh(found, value, stated, same))
}

fn settle_names(
    context: &Context<'_>,
    field: StatedField,
    found: Option<Field<Vec<String>>>,
) -> Option<Field<Vec<String>>> {
    let mut names: Vec<String> = Vec::new();
    for stated in of(context, field) {
        let split = if field == StatedField::Author {
            context.split_names(&stated.value)
        } else {
            vec![stated.value.clone()]
        };
        for name in split {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    let Some(stated) = of(context, field).next().filter(|_| !names.is_empty()) else { return found };
    Some(weigh(found, names, stated, |a, b| a == b))
}

/// Puts a stated value beside the one that was found.
fn weigh<T: Clone>(
    found: Option<Field<T>>,
    value: T,
    stated: &Stated,
    same: impl Fn(&T, &T) -> bool,
) -> Field<T> {
    let score = if stated.sure { SURE } else { NOTED };
    let evidence =
        Evidence { rule: stated.rule.to_owned(), key: Some(stated.key.clone()), ..Evidence::default() };
    let lost = |value: T, evidence: Evidence, why: &str| Rejected { value, evidence, why: why.to_owned() };
    let Some(mut found) = found else {
        return Field {
            value,
            confidence: score,
            inferred: false,
            evidence: vec![evidence],
            rejected: Vec::new(),
        };
    };
    if same(&found.value, &value) {
        if stated.sure {
            found.value = value;
            found.inferred = false;
        }
        // Two that say the same are as sure as the surer one: a container often repeats the page.
        found.confidence = found.confidence.max(score);
        found.evidence.push(evidence);
    } else if stated.sure {
        let before = found.evidence.into_iter().next().unwrap_or_default();
        let mut rejected = vec![lost(found.value, before, "the container states another value")];
        rejected.append(&mut found.rejected);
        found = Field { value, confidence: score, inferred: false, evidence: vec![evidence], rejected };
    } else {
        found.rejected.push(lost(value, evidence, "noted by the program that saved the page"));
    }
    found
}
