//! Sightings of a possible name are added up; what they come to together decides.

use rustc_hash::FxHashMap;

use super::weights::{PERSON_HAN, PERSON_LATIN};
use super::{Entity, Kind};

/// What speaks for a name at one place of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// The tagger takes it for somebody, by how sure it is.
    TaggedPerson,
    /// The tagger takes it for a place.
    TaggedPlace,
    /// The tagger takes it for a body.
    TaggedBody,
    /// An office or a calling stands before it.
    Title,
    /// A word stands before it that stands before other things, too.
    WeakTitle,
    /// A word of saying stands beside it.
    Cue,
    /// The same form in Latin letters follows in brackets.
    Brackets,
    /// The point between parts of a transliterated name stands in it.
    Point,
    /// An office stands behind it.
    TitleBehind,
    /// The tagger parts the characters otherwise.
    Apart,
    /// Its first word is a given name.
    Given,
    /// An age or an office follows between commas.
    Apposition,
    /// A word that ends names of bodies, or a known place, stands in it.
    Else,
    /// Capitals, and nothing else.
    Capitals,
    /// A surname behind an office begins it, and no character of a word follows.
    Closed,
}

/// Number of signs.
const SIGNS: usize = 15;
/// Number of features of a possible name.
pub(super) const FEATURES: usize = 25;

/// A place where the text speaks for a name.
#[derive(Clone, Debug)]
pub(super) struct Sighting {
    /// The name as written.
    pub(super) text: String,
    /// Another form that stands beside it, in another script.
    pub(super) also: Option<String>,
    /// What speaks for it.
    pub(super) sign: Sign,
    /// How much, 0–1.
    pub(super) amount: f32,
    /// Whether the text is in Latin script.
    pub(super) latin: bool,
    /// Whether it begins with a surname and is no longer than surnames with a given name are.
    pub(super) surname: bool,
}

/// What is known of a possible name.
#[derive(Clone, Debug)]
pub(super) struct Candidate<'a> {
    /// The name as written.
    pub(super) text: &'a str,
    /// Other forms.
    pub(super) also: Vec<&'a str>,
    /// Whether the text is in Latin script.
    pub(super) latin: bool,
    surname: bool,
    /// Sums and greatest amounts of the signs.
    sums: [f32; SIGNS],
    most: [f32; SIGNS],
}

/// Adds sightings up, a candidate for each string, in order of first sighting.
pub(super) fn add_up(sightings: &[Sighting]) -> Vec<Candidate<'_>> {
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    let mut candidates: Vec<Candidate<'_>> = Vec::new();
    for sighting in sightings {
        let place = *places.entry(&sighting.text).or_insert_with(|| {
            candidates.push(Candidate {
                text: &sighting.text,
                also: Vec::new(),
                latin: sighting.latin,
                surname: sighting.surname,
                sums: [0.0; SIGNS],
                most: [0.0; SIGNS],
            });
            candidates.len() - 1
        });
        let Some(candidate) = candidates.get_mut(place) else { continue };
        let sign = sighting.sign as usize;
        if let Some(sum) = candidate.sums.get_mut(sign) {
            *sum += sighting.amount;
        }
        if let Some(most) = candidate.most.get_mut(sign) {
            *most = most.max(sighting.amount);
        }
        let also = sighting.also.as_deref().filter(|form| !form.is_empty() && !candidate.also.contains(form));
        candidate.also.extend(also);
    }
    candidates
}

/// How sure the tagger is of what it is nearly always right about.
const SURE: f32 = 0.9;
/// How likely a name is somebody's that stands with its form in Latin letters.
const NAMED: f32 = 0.8;
/// Likelihood from which a name is somebody's: who is left out is missed in every statement of theirs.
const PERSON: f32 = 0.5;
/// Likelihood from which a name is a place's or a body's.
const NAME: f32 = 0.5;

/// The names among the candidates.
pub(super) fn gather(candidates: &[Candidate<'_>]) -> Vec<Entity> {
    candidates.iter().filter_map(decide).collect()
}

impl Candidate<'_> {
    fn sum(&self, sign: Sign) -> f32 {
        self.sums.get(sign as usize).copied().unwrap_or_default()
    }

    fn most(&self, sign: Sign) -> f32 {
        self.most.get(sign as usize).copied().unwrap_or_default()
    }

    /// What tells of it whether it is somebody's name.
    pub(super) fn features(&self) -> [f32; FEATURES] {
        let flag = |is: bool| if is { 1.0 } else { 0.0 };
        let has = |sign: Sign| flag(self.sum(sign) > 0.0);
        let several = |sign: Sign| flag(self.sum(sign) > 1.0);
        let tagged = self.most(Sign::TaggedPerson);
        let other = self.most(Sign::TaggedPlace).max(self.most(Sign::TaggedBody));
        let length = self.text.chars().count();
        let untagged = flag(tagged == 0.0);
        [
            1.0,
            tagged,
            (self.sum(Sign::TaggedPerson)).min(3.0),
            other,
            (self.sum(Sign::TaggedPlace) + self.sum(Sign::TaggedBody)).min(3.0),
            has(Sign::Title),
            several(Sign::Title),
            has(Sign::WeakTitle),
            has(Sign::Cue),
            several(Sign::Cue),
            has(Sign::Brackets),
            has(Sign::Point),
            has(Sign::TitleBehind),
            (self.sum(Sign::Apart)).min(3.0),
            flag(self.surname),
            flag(length > 3 && self.sum(Sign::Point) == 0.0),
            has(Sign::Title) * untagged,
            has(Sign::Cue) * untagged,
            has(Sign::Title) * has(Sign::Cue),
            has(Sign::Given),
            has(Sign::Apposition),
            has(Sign::Else),
            flag(if self.latin { self.text.contains(' ') } else { tagged >= SURE }),
            untagged,
            has(Sign::Closed),
        ]
    }

    /// How likely it is somebody, 0–1.
    fn person(&self) -> f32 {
        let weights = if self.latin { &PERSON_LATIN } else { &PERSON_HAN };
        let sum: f32 = self.features().iter().zip(weights).map(|(value, weight)| value * weight).sum();
        1.0 / (1.0 + libm::expf(-sum))
    }
}

/// An office by itself (国务卿) is neither a body nor a place, whatever the tagger takes it for.
fn is_office(text: &str) -> bool {
    crate::lexicon::prose_value(crate::lexicon::Role::SpeechTitle, text).is_some()
}

fn decide(candidate: &Candidate<'_>) -> Option<Entity> {
    // A form in another script beside it names somebody, whatever else is seen in the characters.
    // So does the point between ideographs where the text beside it names somebody: an office, a word of saying.
    let beside = [Sign::Title, Sign::TitleBehind, Sign::Cue].iter().any(|&sign| candidate.sum(sign) > 0.0);
    let plain = candidate.sum(Sign::Brackets) > 0.0 || (candidate.sum(Sign::Point) > 0.0 && beside);
    let person = if plain { candidate.person().max(NAMED) } else { candidate.person() };
    let place = candidate.most(Sign::TaggedPlace);
    let body = candidate.most(Sign::TaggedBody).max(candidate.most(Sign::Else) * NAME);
    let (kind, confidence) = if person >= PERSON {
        (Kind::Person, person)
    } else if place.max(body) >= NAME && candidate.text.chars().count() > 1 && !is_office(candidate.text) {
        if place > body { (Kind::Place, place) } else { (Kind::Body, body) }
    } else {
        return None;
    };
    let also = candidate.also.iter().filter(|form| **form != candidate.text).map(|form| (*form).to_owned());
    let forms = std::iter::once(candidate.text.to_owned()).chain(also).collect();
    let name = candidate.text.to_owned();
    Some(Entity { kind, name, forms, titles: Vec::new(), confidence, surname_only: false })
}
