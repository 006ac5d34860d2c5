//! What training needs to know of statements and quotations.

use super::quoted::Quoted;
use super::{Attribution, bare, find_attributions, speaker, sureness};
use crate::reading::people::{self, Names};
use crate::reading::prose::{Prose, Script};

/// A quotation or a statement with what tells of it.
#[derive(Clone, Debug)]
pub struct SpeechRow {
    /// What is quoted; of a statement all that is told.
    pub text: String,
    /// The quotations of a statement.
    pub quotes: Vec<String>,
    /// Of a statement: who says it, as the reader has it, and as the sentence has it.
    pub speaker: Option<(String, String)>,
    /// Whether it is in Latin script.
    pub latin: bool,
    /// What tells of it.
    pub features: Vec<f32>,
}

/// The rows of all quotations, of all statements, and of all strings that may be names.
pub(in crate::reading) fn rows(passages: &[Prose<'_>], names: &Names) -> [Vec<SpeechRow>; 3] {
    let attributions = find_attributions(passages, names);
    let quoted = Quoted::new(passages);
    let mut quotations = Vec::new();
    for (passage, prose) in passages.iter().enumerate().filter(|(_, prose)| !prose.heading) {
        let here: Vec<&Attribution> = attributions.iter().filter(|told| told.passage == passage).collect();
        for (number, quotation) in prose.quotations.iter().enumerate() {
            let holds = |told: &&&Attribution| {
                told.class > 0 && told.content.iter().any(|span| span.holds(quotation.outer.from))
            };
            let told = here.iter().find(holds).copied();
            quotations.push(SpeechRow {
                text: quotation.inner.of(prose.text).to_owned(),
                quotes: Vec::new(),
                speaker: None,
                latin: prose.script == Script::Latin,
                features: quoted.features(prose, number, told).to_vec(),
            });
        }
    }
    let attributions = bare::add_bare(passages, names, attributions);
    let speakers = speaker::resolve(passages, names, &attributions);
    let written = super::write::write_pairs(passages, names, &attributions, &speakers);
    let statements = written.into_iter().filter_map(|(number, statement)| {
        let (attribution, speaker) = (attributions.get(number)?, speakers.get(number)?);
        let prose = passages.get(attribution.passage)?;
        Some(SpeechRow {
            text: statement.content,
            speaker: Some((statement.speaker?, statement.speaker_surface)),
            latin: prose.script == Script::Latin,
            features: sureness::features(prose, names, attribution, speaker, statement.quotes.len()).to_vec(),
            quotes: statement.quotes,
        })
    });
    let persons = people::rows(passages).into_iter().map(|(text, latin, features)| SpeechRow {
        text,
        quotes: Vec::new(),
        speaker: None,
        latin,
        features,
    });
    [quotations, statements.collect(), persons.collect()]
}
