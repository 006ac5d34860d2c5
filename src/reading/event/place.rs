//! Where an event took place.

use super::lead::Lead;
use crate::lexicon::{Role, visit_common_at};
use crate::model::Reading;
use crate::text::date::is_han;
use crate::text::simplify::simplify;

/// Fewest and most characters of a place behind 在.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=12;

/// The place in the sentence of the event, else in the title.
pub(super) fn find_place(lead: &Lead<'_>, title: &str, reading: &Reading) -> Option<String> {
    let sentence = lead.text.get(lead.from..lead.to)?;
    // Of both the shorter is what is meant where it begins the other: Munich, not the conference there.
    let in_sentence = behind_in(sentence).filter(|place| !is_time(lead, place, reading));
    let told = match (in_sentence, behind_in(title)) {
        (Some(place), Some(titled)) if place.starts_with(&titled) => Some(titled),
        (place, titled) => place.or(titled),
    };
    told.or_else(|| {
        let named = reading.places.iter();
        let mut here = named.filter_map(|place| {
            let at = place.mentions.iter().find(|at| super::is_within(at, lead.block, lead.from, lead.to))?;
            Some((at[1], &place.name))
        });
        // English has no word of its own here: the only place of the sentence.
        let first = here.next()?;
        here.next().is_none().then(|| first.1.clone())
    })
}

/// Whether what stands behind 在 is a time, or begins with one.
fn is_time(lead: &Lead<'_>, place: &str, reading: &Reading) -> bool {
    let mut here = reading.times.iter().filter(|time| time.block == lead.block);
    here.any(|time| place.starts_with(&time.text) || time.text.contains(place))
}

/// What stands behind 在 and before what happened there: 在北京举行.
fn behind_in(text: &str) -> Option<String> {
    let folded: String = text.chars().map(simplify).collect();
    let starts = folded.char_indices().filter(|&(at, _)| is_entry(&folded, at, Role::EventAt).is_some());
    starts.map(|(at, _)| at).find_map(|at| {
        let from = is_entry(&folded, at, Role::EventAt)?;
        // 终于在: the place stands behind the second.
        if is_entry(&folded, from, Role::EventAt).is_some() {
            return None;
        }
        let mut length = 0;
        for (offset, c) in folded.get(from..)?.char_indices() {
            let here = from + offset;
            if is_entry(&folded, here, Role::EventHappens).is_some() {
                return LENGTH
                    .contains(&length)
                    .then(|| text.get(from..here).map(ToOwned::to_owned))
                    .flatten();
            }
            if !is_han(c) {
                // 印尼20国集团: a figure begins another name.
                let figure = c.is_ascii_digit() && LENGTH.contains(&length);
                return figure.then(|| text.get(from..here).map(ToOwned::to_owned)).flatten();
            }
            length += 1;
            if length > *LENGTH.end() {
                return None;
            }
        }
        None
    })
}

/// Where the longest entry of a role that begins at a place ends.
fn is_entry(folded: &str, at: usize, role: Role) -> Option<usize> {
    let mut end = None;
    visit_common_at(folded, at, |to, entry| {
        if entry.has(role) {
            end = Some(to);
        }
    });
    end
}
