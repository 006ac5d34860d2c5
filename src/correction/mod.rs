//! What a reader puts right: `apply(document, corrections)`. Pure: the document as it was found stays as it is, and the
//! same corrections give the same document.
//!
//! A corrected value has the rule `reader` and is certain; what was found stays beside it among the candidates that lost.
//! What the program concluded from the words of a block (statements, times) is not concluded anew where a block joins the
//! content; where one leaves it, what was concluded from it leaves, too.

mod comments;
mod field;
mod json;
mod statements;
mod target;
#[cfg(test)]
mod tests;
mod zones;

pub use comments::{begins_comment, comment_parts, set_comment};
pub use field::{FieldName, Sort};
pub use json::{from_json, to_json};
pub use statements::known_speakers;
pub use target::Target;

use std::collections::BTreeSet;

use crate::model::{Corrected, Correction, Document, Evidence, Zone};

/// The rule of what a reader says, and the word for who says it.
pub const BY_READER: &str = "reader";

/// Why a candidate lost that a reader replaced.
pub const REPLACED: &str = "replaced by the reader";

/// Characters of a block by which it is found again.
const KEPT_TEXT: usize = 120;

/// The document with the corrections. Those that do not fit any more (their block is gone, say) change nothing, and stay
/// in the list.
#[must_use]
pub fn apply(found: &Document, corrections: &[Correction]) -> Document {
    let mut document = found.clone();
    // A document that was saved as JSON has some in it already: they stay, but for those that are made anew.
    let paths: BTreeSet<&str> = corrections.iter().map(|correction| correction.path.as_str()).collect();
    document.corrections.retain(|own| !paths.contains(own.path.as_str()));
    document.corrections.extend_from_slice(corrections);
    let fitting: Vec<(Target, &Correction)> = corrections
        .iter()
        .filter_map(|correction| Some((target::find(found, correction)?, correction)))
        .collect();
    statements::correct(&mut document, &fitting);
    let zones: Vec<(u32, Zone)> = fitting
        .iter()
        .filter_map(|(target, correction)| match target {
            Target::Zone(block) => Some((*block, zone_of(correction)?)),
            _ => None,
        })
        .collect();
    zones::rezone(&mut document, &zones);
    comments::correct(&mut document, &fitting);
    for (block, _) in zones.iter().filter(|(_, zone)| *zone == Zone::Title) {
        name_by_block(&mut document, *block);
    }
    for (target, correction) in &fitting {
        if let Target::Field(name) = target {
            let values = correction.value.as_ref().map(Corrected::values);
            field::correct(&mut document.metadata, *name, values);
        }
    }
    document
}

/// Whether a correction still has what it corrects.
pub fn fits(found: &Document, correction: &Correction) -> bool {
    target::find(found, correction).is_some()
}

/// A list of corrections with one more: it takes the place of the one of the same path. One that says what was found
/// anyway takes the other back.
#[must_use]
pub fn with(corrections: &[Correction], correction: Correction) -> Vec<Correction> {
    let others = corrections.iter().filter(|other| other.path != correction.path).cloned();
    let mut all: Vec<Correction> = others.collect();
    if correction.value != correction.found {
        all.push(correction);
    }
    all
}

/// The reader's value of a field; none where there is none.
pub fn set_field(found: &Document, name: FieldName, value: Option<Vec<String>>) -> Correction {
    let form = |values: Vec<String>| match name.sort() {
        Sort::List => Corrected::List(values),
        _ => Corrected::Text(values.into_iter().next().unwrap_or_default()),
    };
    make(Target::Field(name), value.map(form), field::values(&found.metadata, name).map(form), None)
}

/// The reader's zone of a block.
pub fn set_zone(found: &Document, block: u32, zone: Zone) -> Option<Correction> {
    let block = found.blocks.get(block as usize)?;
    let name = |zone: Zone| Some(Corrected::Text(zone.name().to_owned()));
    Some(make(Target::Zone(block.i), name(zone), name(block.zone), Some(target::kept_text(&block.text))))
}

/// The reader's zone of all blocks from one to another.
pub fn set_zones(found: &Document, [first, last]: [u32; 2], zone: Zone) -> Vec<Correction> {
    (first..=last.min(found.blocks.len() as u32)).filter_map(|block| set_zone(found, block, zone)).collect()
}

/// A statement that is none.
pub fn reject_statement(found: &Document, at: usize) -> Option<Correction> {
    let statement = found.reading.statements.get(at)?;
    let text = target::kept_text(&statement.content);
    let said = Some(Corrected::Text(statement.content.clone()));
    Some(make(Target::Statement(at as u32), None, said, Some(text)))
}

/// The reader's speaker of a statement; none where the reader says that it can't be told.
pub fn set_speaker(found: &Document, at: usize, speaker: Option<String>) -> Option<Correction> {
    let statement = found.reading.statements.get(at)?;
    let text = target::kept_text(&statement.content);
    let before = statement.speaker.clone().map(Corrected::Text);
    Some(make(Target::Speaker(at as u32), speaker.map(Corrected::Text), before, Some(text)))
}

/// The place of a statement of a corrected document in the document as it was found.
pub fn place_of_statement(found: &Document, statement: &crate::model::Statement) -> Option<usize> {
    found.reading.statements.iter().position(|other| {
        other.block == statement.block && other.span == statement.span && other.content == statement.content
    })
}

fn make(
    target: Target,
    value: Option<Corrected>,
    found: Option<Corrected>,
    text: Option<String>,
) -> Correction {
    Correction { path: target.path(), value, found, text, by: BY_READER.to_owned() }
}

fn zone_of(correction: &Correction) -> Option<Zone> {
    let name = correction.value.as_ref()?.values().first()?;
    Zone::ALL.into_iter().find(|zone| zone.name() == name)
}

/// A block that the reader calls the title gives it.
fn name_by_block(document: &mut Document, block: u32) {
    let Some(text) = document.blocks.get(block as usize).map(|block| block.text.clone()) else { return };
    field::correct(&mut document.metadata, FieldName::Title, Some(&[text]));
    if let Some(title) = &mut document.metadata.title
        && let Some(first) = title.evidence.first_mut().filter(|first| first.rule == BY_READER)
    {
        *first = Evidence { block: Some(block), ..std::mem::take(first) };
    }
}
