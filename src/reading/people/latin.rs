//! Signs of names in Latin script: capitals, a title or a given name, words of saying beside them.

use super::gather::{Sighting, Sign};
use crate::lexicon::Role;
use crate::reading::prose::{Prose, Script, Span};
use crate::text::letter::is_alphanumeric;

/// Most words of a name.
const MOST: usize = 6;
/// Bytes of the longest office that is looked for before a name.
const OFFICE: usize = 48;

/// Collects what a passage tells of names.
pub(super) fn sight(prose: &Prose<'_>, sightings: &mut Vec<Sighting>) {
    if prose.script != Script::Latin {
        return;
    }
    for run in runs(prose) {
        sight_run(prose, &run, sightings);
    }
}

/// Capitalised words side by side.
fn runs(prose: &Prose<'_>) -> Vec<Vec<Span>> {
    let text = prose.text;
    let mut runs = Vec::new();
    let mut run: Vec<Span> = Vec::new();
    let mut last = 0;
    for word in words(text) {
        let between = text.get(last..word.from).unwrap_or_default();
        let written = word.of(text);
        let capital = written.chars().next().is_some_and(char::is_uppercase);
        let particle = !run.is_empty() && is_whole(prose, Role::SpeechParticle, word);
        let initial = between == ". " && run.last().is_some_and(|last| last.to - last.from == 1);
        if !(between == " " || initial) || !(capital || particle) {
            flush(&mut run, &mut runs);
        }
        if capital || (particle && !run.is_empty()) {
            run.push(word);
        }
        last = word.to;
    }
    flush(&mut run, &mut runs);
    runs
}

fn flush(run: &mut Vec<Span>, runs: &mut Vec<Vec<Span>>) {
    if !run.is_empty() {
        runs.push(std::mem::take(run));
    }
}

/// Words with the hyphens and apostrophes inside them; a possessive ending is none of them.
fn words(text: &str) -> Vec<Span> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut from = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_ascii_alphanumeric() {
            from.get_or_insert(at);
            continue;
        }
        let inner = matches!(c, '-' | '\'' | '’')
            && from.is_some()
            && text
                .get(at + c.len_utf8()..)
                .and_then(|rest| rest.chars().next())
                .is_some_and(char::is_alphabetic)
            && !possessive(text, at);
        if is_alphanumeric(c) || inner {
            from.get_or_insert(at);
        } else if let Some(start) = from.take() {
            found.push(Span::new(start, at));
        }
    }
    found
}

fn possessive(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    ["'s", "’s"].iter().any(|ending| {
        rest.strip_prefix(ending).is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
    })
}

fn sight_run(prose: &Prose<'_>, run: &[Span], sightings: &mut Vec<Sighting>) {
    let text = prose.text;
    let mut name = run;
    // Titles, openings and days at the beginning are not of the name.
    let mut title = false;
    // Secretary of State Name: the small word parts the office, whose end stands before the name.
    let ends_office = |first: Span| {
        let from = first.from.saturating_sub(OFFICE);
        prose.words.end(Role::SpeechTitle, from, first.to).is_some_and(|(from, _)| from < first.from)
    };
    if run.len() > 1 && run.first().is_some_and(|&first| ends_office(first)) {
        title = true;
        name = name.get(1..).unwrap_or_default();
    }
    while let Some(first) = name.first() {
        let office = prose.words.begin(Role::SpeechTitle, first.from).filter(|&(to, _)| to >= first.to);
        let Some((to, _)) = office else {
            let other = [Role::SpeechOpening, Role::SpeechBorder, Role::SpeechAdverb, Role::SpeechPronoun]
                .iter()
                .any(|&role| prose.words.begin(role, first.from).is_some_and(|(to, _)| to == first.to));
            if !other && !is_whole(prose, Role::SpeechLead, *first) {
                break;
            }
            name = name.get(1..).unwrap_or_default();
            title = false;
            continue;
        };
        title = true;
        let passed = name.iter().take_while(|word| word.from < to).count().max(1);
        name = name.get(passed..).unwrap_or_default();
    }
    let inner_title = name.iter().rposition(|word| {
        prose.words.begin(Role::SpeechTitle, word.from).is_some_and(|(to, _)| to >= word.to)
    });
    if let Some(at) = inner_title {
        title = true;
        name = name.get(at + 1..).unwrap_or_default();
    }
    let (Some(first), Some(last)) = (name.first(), name.last()) else { return };
    let before = text.get(..first.from).unwrap_or_default().trim_end().len();
    title |=
        before > 0 && before + 1 == first.from && prose.words.end(Role::SpeechTitle, 0, before).is_some();
    if name.len() > MOST {
        return;
    }
    let span = Span::new(first.from, last.to);
    let has = |role: Role| name.iter().any(|word| prose.words.begin(role, word.from).is_some());
    if span.of(text).chars().all(char::is_uppercase) {
        return;
    }
    let given = prose.words.begin(Role::GivenName, first.from).is_some_and(|(to, _)| to == first.to);
    let signs = [
        (Sign::Capitals, true),
        (Sign::Title, title),
        (Sign::Given, given && name.len() > 1),
        (Sign::Cue, cue_beside(prose, span)),
        (Sign::Apposition, apposition(prose, span)),
        (Sign::Else, has(Role::BodyEnd) || has(Role::PlaceName)),
    ];
    for (sign, _) in signs.into_iter().filter(|(_, is)| *is) {
        sightings.push(sighting(prose, span, sign));
    }
}

/// Whether a word is one of a role.
fn is_whole(prose: &Prose<'_>, role: Role, word: Span) -> bool {
    prose.words.begin(role, word.from).is_some_and(|(to, _)| to == word.to)
}

fn sighting(prose: &Prose<'_>, span: Span, sign: Sign) -> Sighting {
    Sighting {
        text: span.of(prose.text).to_owned(),
        also: None,
        sign,
        amount: 1.0,
        latin: true,
        surname: false,
    }
}

fn cue_beside(prose: &Prose<'_>, span: Span) -> bool {
    let behind = prose.text.get(span.to..).is_some_and(|rest| rest.starts_with(' '));
    let says =
        |from: usize| prose.words.within(from, from + 1).iter().any(|word| word.entry.has(Role::SpeechVerb));
    let before = span.from.checked_sub(1).is_some_and(|at| {
        prose.words.end(Role::SpeechVerb, 0, at).is_some()
            || prose.words.end(Role::SpeechSource, 0, at).is_some()
    });
    before || (behind && says(span.to + 1))
}

/// "Name, 41," and "Name, director of …".
fn apposition(prose: &Prose<'_>, span: Span) -> bool {
    let Some(rest) = super::title::window(prose.text, span.to).strip_prefix(", ") else { return false };
    let length = rest.find([',', '.']).unwrap_or(rest.len());
    let part = rest.get(..length).unwrap_or_default();
    let age = !part.is_empty() && part.len() < 4 && part.bytes().all(|b| b.is_ascii_digit());
    let from = span.to + 2;
    age || (length < 80
        && prose.words.within(from, from + length).iter().any(|word| word.entry.has(Role::SpeechTitle)))
}
