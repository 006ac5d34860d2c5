//! What a citation needs of a document, in one form for all formats of citation.

use std::fmt::Write as _;

use crate::model::{Document, Field, PageKind};

/// A confidence below this is told beside the citation: what the program says with more is wrong in at most
/// 3 of 100 cases, which is the bound the project holds itself to.
const DOUBTFUL: f32 = 0.8;

/// A document as bibliographies see it.
pub(super) struct Record<'a> {
    pub(super) title: Option<&'a str>,
    /// The outlet: the one that is credited, else the site.
    pub(super) outlet: Option<&'a str>,
    pub(super) authors: Vec<Name<'a>>,
    pub(super) published: Option<Day>,
    /// The day of publication is concluded, not stated.
    pub(super) about: bool,
    pub(super) captured: Option<Day>,
    pub(super) url: Option<&'a str>,
    pub(super) language: Option<&'a str>,
    pub(super) summary: Option<&'a str>,
    /// The reader's tags, then what the page says of itself; each once.
    pub(super) keywords: Vec<&'a str>,
    pub(super) genre: Genre,
    /// Fields that the program is not sure of, by their names in the document JSON, with their confidences.
    pub(super) doubts: Vec<(&'static str, f32)>,
    pub(super) sha256: &'a str,
    /// What the reader noted; empty where nothing was.
    remark: &'a str,
}

/// What is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Genre {
    /// An article of an outlet.
    Article,
    /// A post with its replies.
    Post,
    /// Any other page.
    Page,
}

/// The name of a person or a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Name<'a> {
    /// Given name and family name, in that order.
    Parts(&'a str, &'a str),
    /// A name that is not taken apart: of a body, of one word, or in a script that writes the family name first.
    Whole(&'a str),
}

/// A day, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) year: u16,
    pub(super) month: Option<u8>,
    pub(super) of_month: Option<u8>,
}

impl Day {
    /// The day of a time of the document JSON; none where the year is not known.
    pub(super) fn of(value: &str) -> Option<Self> {
        let date = value.split(['T', '/']).next()?;
        let mut parts = date.split('-');
        let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let month = parts.next().and_then(|part| part.parse().ok()).filter(|month| (1..=12).contains(month));
        let day = parts.next().and_then(|part| part.parse().ok()).filter(|day| (1..=31).contains(day));
        Some(Self { year, month, of_month: day.filter(|_| month.is_some()) })
    }

    /// `2023`, `2023-06` or `2023-06-18`.
    pub(super) fn iso(self) -> String {
        let mut out = format!("{:04}", self.year);
        for part in [self.month, self.of_month].into_iter().flatten() {
            let _ = write!(out, "-{part:02}");
        }
        out
    }
}

impl<'a> Record<'a> {
    /// Reads it from a document.
    pub(super) fn of(document: &'a Document) -> Self {
        let metadata = &document.metadata;
        let text = |field: &'a Option<Field<String>>| field.as_ref().map(|field| field.value.as_str());
        let outlet = text(&metadata.source).or_else(|| text(&metadata.site));
        let authors = metadata.authors.as_ref().map_or(&[][..], |field| &field.value);
        let mut doubts = Vec::new();
        let mut doubt = |name, confidence: Option<f32>| {
            doubts.extend(confidence.filter(|confidence| *confidence < DOUBTFUL).map(|it| (name, it)));
        };
        doubt("title", metadata.title.as_ref().map(|field| field.confidence));
        doubt("authors", metadata.authors.as_ref().map(|field| field.confidence));
        doubt("source", metadata.source.as_ref().map(|field| field.confidence));
        doubt("published", metadata.published.as_ref().map(|field| field.confidence));
        Self {
            title: text(&metadata.title),
            outlet,
            authors: authors.iter().map(|name| split_name(name, outlet)).collect(),
            published: text(&metadata.published).and_then(Day::of),
            about: metadata.published.as_ref().is_some_and(|field| field.inferred),
            captured: text(&metadata.captured).and_then(Day::of),
            url: text(&metadata.url),
            language: document.source.languages.first().map(String::as_str),
            summary: text(&metadata.description),
            keywords: keywords(document),
            genre: match document.kind.value {
                // What names no outlet is a page of its own.
                PageKind::Article | PageKind::Readout if outlet.is_some() => Genre::Article,
                PageKind::Thread => Genre::Post,
                _ => Genre::Page,
            },
            doubts,
            sha256: &document.source.sha256,
            remark: document.remarks.note.trim(),
        }
    }

    /// A key for the record, of letters and figures: who, when, the first word of the title, and the file's hash.
    pub(super) fn key(&self) -> String {
        /// Digits of the hash: among a thousand pages that share all else, two seldom share these.
        const KEY_HASH: usize = 6;
        let who = self.authors.first().map(|name| match name {
            Name::Parts(_, family) => *family,
            Name::Whole(name) => name,
        });
        let when = self.published.map(|day| day.year.to_string());
        let what = self.title.and_then(|title| title.split_whitespace().next());
        let parts = [who.or(self.outlet), when.as_deref(), what];
        let words = parts.into_iter().flatten().map(|part| {
            part.chars().filter(char::is_ascii_alphanumeric).flat_map(char::to_lowercase).collect::<String>()
        });
        let key = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
        // A page in another script has few letters to be called by, and two pages may share all of them: the hash of
        // the file tells them apart.
        let hash = self.sha256.get(..KEY_HASH).unwrap_or("page");
        [key.as_str(), hash].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
    }

    /// What a bibliography has room for in a note: the reader's own words, and what is not sure; none where there is
    /// neither.
    pub(super) fn note(&self) -> Option<String> {
        let own = (!self.remark.is_empty()).then(|| self.remark.to_owned());
        let parts: Vec<String> = own.into_iter().chain(self.doubt_note()).collect();
        (!parts.is_empty()).then(|| parts.join("\n"))
    }

    /// One sentence on what is not sure; none where all is.
    pub(super) fn doubt_note(&self) -> Option<String> {
        if self.doubts.is_empty() {
            return None;
        }
        let parts: Vec<String> = self
            .doubts
            .iter()
            .map(|(name, confidence)| format!("{name} {}%", (confidence * 100.0).round()))
            .collect();
        Some(format!("Uncertain: {}", parts.join(", ")))
    }
}

fn keywords(document: &Document) -> Vec<&str> {
    let stated = document.metadata.keywords.iter().flat_map(|field| &field.value);
    let mut words: Vec<&str> = Vec::new();
    for word in document.remarks.tags.iter().chain(stated) {
        if !words.contains(&word.as_str()) {
            words.push(word);
        }
    }
    words
}

/// Takes a name apart where it is of the form "Given Family" or "Family, Given" in a script that parts its words.
///
/// Fails on family names of several words that no particle begins ("García Márquez" without a comma), as all do
/// that know the name alone; suffixes ("Jr.") keep a name whole.
fn split_name<'a>(name: &'a str, outlet: Option<&str>) -> Name<'a> {
    /// More words than this are a body, or several persons.
    const MOST_WORDS: usize = 5;
    let name = name.trim();
    let spaced =
        name.chars().all(|c| c.is_ascii() || c.is_alphabetic() && c < '\u{2E80}' || "’‐·".contains(c));
    let words = name.split_whitespace().count();
    if !spaced || outlet == Some(name) || !(2..=MOST_WORDS).contains(&words) {
        return Name::Whole(name);
    }
    if let Some((family, given)) = name.split_once(',') {
        let (family, given) = (family.trim(), given.trim());
        let whole = family.is_empty() || given.is_empty() || given.ends_with('.') && given.len() <= 3;
        return if whole { Name::Whole(name) } else { Name::Parts(given, family) };
    }
    let starts: Vec<usize> = word_starts(name);
    let Some((&last, before)) = starts.split_last() else { return Name::Whole(name) };
    let suffix =
        name.get(last..).is_some_and(|word| word.ends_with('.') || word.bytes().all(|b| b"IVX".contains(&b)));
    if suffix {
        return Name::Whole(name);
    }
    // Particles belong to the family name, and small letters tell them: "Ursula von der Leyen".
    let mut at = last;
    for &start in before.iter().skip(1).rev() {
        let word = name.get(start..at).unwrap_or_default().trim();
        if !word.starts_with(char::is_lowercase) {
            break;
        }
        at = start;
    }
    match name.split_at_checked(at) {
        Some((given, family)) if !given.trim().is_empty() => Name::Parts(given.trim(), family),
        _ => Name::Whole(name),
    }
}

/// Where the words of a text begin.
fn word_starts(text: &str) -> Vec<usize> {
    let mut before = true;
    let starts = text.char_indices().filter(|(_, c)| {
        let space = c.is_whitespace();
        !space && std::mem::replace(&mut before, space)
            || space && {
                before = true;
                false
            }
    });
    starts.map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::{Day, Name, split_name};

    #[test]
    fn names_are_taken_apart() {
        for (name, expect) in [
            ("Mira Holt", Name::Parts("Mira", "Holt")),
            ("Mira B. Holt", Name::Parts("Mira B.", "Holt")),
            ("Holt, Mira", Name::Parts("Mira", "Holt")),
            ("Jan van der Velde", Name::Parts("Jan", "van der Velde")),
            ("Léa Dûment", Name::Parts("Léa", "Dûment")),
            ("王小雨", Name::Whole("王小雨")),
            ("安娜·霍尔特", Name::Whole("安娜·霍尔特")),
            ("Mira", Name::Whole("Mira")),
            ("Holt, Jr.", Name::Whole("Holt, Jr.")),
            ("Sam Holt Jr.", Name::Whole("Sam Holt Jr.")),
            ("Lindby Post", Name::Whole("Lindby Post")),
            ("The Office of the Mayor of Lindby", Name::Whole("The Office of the Mayor of Lindby")),
        ] {
            assert_eq!(split_name(name, Some("Lindby Post")), expect, "{name}");
        }
    }

    #[test]
    fn days_hold_what_is_known() {
        for (value, expect) in [
            ("2023-06-18T21:49:05+08:00", Some("2023-06-18")),
            ("2023-06", Some("2023-06")),
            ("2023", Some("2023")),
            ("2024-01-26/2024-01-27", Some("2024-01-26")),
            ("XXXX-11-14", None),
            ("3 hours ago", None),
            ("2024-SP", Some("2024")),
        ] {
            assert_eq!(Day::of(value).map(Day::iso).as_deref(), expect, "{value}");
        }
    }
}
