//! The main event of a report: what happened, who took part, when, where and how long, told by its first sentences.
//!
//! Only where the page plainly reports one: a word for the event in the first two passages, with a day in the same
//! passage. Reactions and features, which lead with a person or a question, give none.

mod lead;
mod place;
mod two;

use super::passage::Passage;
use crate::model::{Document, Event, Mention, Person, Reading, TimeExpression};
use crate::text::sentence::sentence_span;
use lead::{Lead, find_lead, find_words};

/// Sorts of events by the numbers that the lexicon gives their words, from 1.
const SORTS: [&str; 24] = [
    "meeting",
    "visit",
    "press conference",
    "attack",
    "explosion",
    "collapse",
    "arrest",
    "accident",
    "earthquake",
    "storm",
    "fire",
    "flood",
    "election",
    "protest",
    "speech",
    "award",
    "trial",
    "signing",
    "resignation",
    "death",
    "launch",
    "summons",
    "threat",
    "strike",
];

/// The number of the sort in which people come together, of which two parties are named.
const MEETING: i32 = 1;

/// Most participants that are told: a longer list is a list of guests.
const MOST_PARTICIPANTS: usize = 6;

/// The main event, or nothing.
pub(super) fn find_events(document: &Document, passages: &[Passage<'_>], reading: &Reading) -> Vec<Event> {
    let title = document.metadata.title.as_ref().map_or("", |title| title.value.as_str());
    let Some(lead) = find_lead(title, passages) else { return Vec::new() };
    let Some(date) = date_of(&lead, reading) else { return Vec::new() };
    let mut blocks = vec![lead.block];
    let (participants, in_sentence) = participants(&lead, title, passages, reading);
    let (duration, told_by) = duration(&lead, passages, reading);
    blocks.extend(told_by.filter(|&block| block != lead.block));
    let place = place::find_place(&lead, title, reading);
    // Of a meeting with one party, or with parties from elsewhere in the text, the other may be somebody else.
    let least = if lead.sort == MEETING { 2 } else { 1 };
    let met = in_sentence && participants.len() >= least;
    let known = [met, place.is_some(), lead.in_title];
    let confidence = 0.5 + 0.12 * known.iter().filter(|&&known| known).count() as f32;
    vec![Event {
        sort: usize::try_from(lead.sort - 1)
            .ok()
            .and_then(|at| SORTS.get(at))
            .map_or("", |sort| sort)
            .to_owned(),
        participants,
        date: Some(date),
        place,
        duration,
        blocks,
        confidence,
    }]
}

/// Whether a mention stands inside a stretch of a block.
fn is_within(mention: &Mention, block: u32, from: usize, to: usize) -> bool {
    mention[0] == block && mention[1] as usize >= from && mention[2] as usize <= to
}

/// The day of the event: that of its sentence nearest to its word, else the nearest in the passage.
fn date_of(lead: &Lead<'_>, reading: &Reading) -> Option<String> {
    let is_day = |time: &&TimeExpression| {
        time.block == lead.block
            && matches!(time.kind.as_str(), "point" | "range")
            && time
                .value
                .split('/')
                .all(|part| part.len() >= "2023-06-18".len() && part.get(5..7) != Some("XX"))
    };
    let days = || reading.times.iter().filter(is_day);
    let distance = |time: &&TimeExpression| {
        let at = time.span[0] as usize;
        let outside = usize::from(!(lead.from..lead.to).contains(&at));
        (outside, at.abs_diff(lead.word))
    };
    let day = days().min_by_key(distance)?;
    let part = |part: &str| part.get(.."2023-06-18".len()).unwrap_or(part).to_owned();
    Some(day.value.split('/').map(part).collect::<Vec<_>>().join("/"))
}

/// Persons of the sentence; of a meeting with one, those of the passage; without any, bodies. Also whether the sentence
/// names them itself.
fn participants(
    lead: &Lead<'_>,
    title: &str,
    passages: &[Passage<'_>],
    reading: &Reading,
) -> (Vec<String>, bool) {
    let people = |from: usize, to: usize| {
        let named = |person: &&Person| person.mentions.iter().any(|at| is_within(at, lead.block, from, to));
        let mut found: Vec<(u32, &str)> = reading
            .people
            .iter()
            .filter(named)
            .map(|person| {
                let first = person.mentions.iter().find(|at| is_within(at, lead.block, from, to));
                (first.map_or(0, |at| at[1]), person.name.as_str())
            })
            .collect();
        crate::order::sort(&mut found);
        found.into_iter().map(|(_, name)| name.to_owned()).take(MOST_PARTICIPANTS).collect::<Vec<_>>()
    };
    let mut found = people(lead.from, lead.to);
    let in_sentence = lead.sort != MEETING || found.len() >= 2;
    if lead.sort == MEETING && found.len() < 2 {
        let length = passages.iter().find(|passage| passage.block == lead.block).map_or(0, |p| p.text.len());
        found = people(0, length);
    }
    if lead.sort == MEETING
        && let [one] = found.as_slice()
        && let Some(other) = two::met_with(one, passages, reading)
    {
        found.push(other);
    }
    if lead.sort == MEETING && found.len() < 2 {
        for person in reading.people.iter().filter(|person| is_in_title(person, title)) {
            if !found.contains(&person.name) && found.len() < MOST_PARTICIPANTS {
                found.push(person.name.clone());
            }
        }
    }
    if found.is_empty() {
        let bodies = reading.organisations.iter();
        let named = bodies
            .filter(|body| body.mentions.iter().any(|at| is_within(at, lead.block, lead.from, lead.to)));
        found = named.map(|body| body.name.clone()).take(MOST_PARTICIPANTS).collect();
    }
    (found, in_sentence)
}

/// Whether the title names a person, in any form of the name.
fn is_in_title(person: &Person, title: &str) -> bool {
    let mut forms = std::iter::once(&person.name).chain(&person.aliases);
    forms.any(|form| form.chars().count() > 1 && title.contains(form))
}

/// How long it took: hours and minutes in a sentence with a word for the same sort of event.
fn duration(lead: &Lead<'_>, passages: &[Passage<'_>], reading: &Reading) -> (Option<String>, Option<u32>) {
    let lasting = |time: &&TimeExpression| time.kind == "duration" && time.value.starts_with("PT");
    let mut times = reading.times.iter().filter(lasting).peekable();
    for passage in passages {
        // Both are in page order.
        let mut here = Vec::new();
        while let Some(time) = times.next_if(|time| time.block == passage.block) {
            here.push(time);
        }
        if here.is_empty() {
            continue;
        }
        let words = find_words(passage.text);
        for time in here {
            let (from, to) = sentence_span(passage.text, time.span[0] as usize);
            let first = words.partition_point(|word| word.from < from);
            let inside = words.iter().skip(first).take_while(|word| word.from < to);
            if inside.into_iter().any(|word| word.sort == lead.sort) {
                return (Some(time.value.clone()), Some(passage.block));
            }
        }
    }
    (None, None)
}

#[cfg(test)]
mod tests;
