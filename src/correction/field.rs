//! The fields of a document: their names, what values they take, and how a corrected one looks.

use super::{BY_READER, REPLACED};
use crate::model::{Evidence, Field, Metadata, Rejected};

/// A field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields of `Metadata`")]
pub enum FieldName {
    Title,
    Site,
    Source,
    Authors,
    Reporters,
    Editors,
    Published,
    Modified,
    LastReply,
    Issued,
    Captured,
    Url,
    Breadcrumb,
    Description,
    LeadImage,
    ReadCount,
    CommentCount,
    Keywords,
    Licence,
    Disclaimer,
}

/// What values a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// One text.
    Text,
    /// Several names or words.
    List,
    /// A day, or a day with the time of day.
    Time,
    /// A number.
    Number,
}

impl FieldName {
    /// All fields, in reading order.
    pub const ALL: [Self; 20] = [
        Self::Title,
        Self::Site,
        Self::Source,
        Self::Authors,
        Self::Reporters,
        Self::Editors,
        Self::Published,
        Self::Modified,
        Self::LastReply,
        Self::Issued,
        Self::Captured,
        Self::Url,
        Self::Breadcrumb,
        Self::Description,
        Self::LeadImage,
        Self::ReadCount,
        Self::CommentCount,
        Self::Keywords,
        Self::Licence,
        Self::Disclaimer,
    ];

    /// Its name in the document JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Site => "site",
            Self::Source => "source",
            Self::Authors => "authors",
            Self::Reporters => "reporters",
            Self::Editors => "editors",
            Self::Published => "published",
            Self::Modified => "modified",
            Self::LastReply => "last_reply",
            Self::Issued => "issued",
            Self::Captured => "captured",
            Self::Url => "url",
            Self::Breadcrumb => "breadcrumb",
            Self::Description => "description",
            Self::LeadImage => "lead_image",
            Self::ReadCount => "read_count",
            Self::CommentCount => "comment_count",
            Self::Keywords => "keywords",
            Self::Licence => "licence",
            Self::Disclaimer => "disclaimer",
        }
    }

    /// The field of a name.
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.key() == key)
    }

    /// What values it takes.
    pub const fn sort(self) -> Sort {
        match self {
            Self::Authors | Self::Reporters | Self::Editors | Self::Breadcrumb | Self::Keywords => Sort::List,
            Self::Published | Self::Modified | Self::LastReply | Self::Issued | Self::Captured => Sort::Time,
            Self::ReadCount | Self::CommentCount => Sort::Number,
            _ => Sort::Text,
        }
    }
}

/// The values of a field; none where it is not known.
pub(super) fn values(data: &Metadata, name: FieldName) -> Option<Vec<String>> {
    let text = |field: &Option<Field<String>>| field.as_ref().map(|field| vec![field.value.clone()]);
    let list = |field: &Option<Field<Vec<String>>>| field.as_ref().map(|field| field.value.clone());
    let number = |field: &Option<Field<u64>>| field.as_ref().map(|field| vec![field.value.to_string()]);
    match name {
        FieldName::Title => text(&data.title),
        FieldName::Site => text(&data.site),
        FieldName::Source => text(&data.source),
        FieldName::Authors => list(&data.authors),
        FieldName::Reporters => list(&data.reporters),
        FieldName::Editors => list(&data.editors),
        FieldName::Published => text(&data.published),
        FieldName::Modified => text(&data.modified),
        FieldName::LastReply => text(&data.last_reply),
        FieldName::Issued => text(&data.issued),
        FieldName::Captured => text(&data.captured),
        FieldName::Url => text(&data.url),
        FieldName::Breadcrumb => list(&data.breadcrumb),
        FieldName::Description => text(&data.description),
        FieldName::LeadImage => text(&data.lead_image),
        FieldName::ReadCount => number(&data.read_count),
        FieldName::CommentCount => number(&data.comment_count),
        FieldName::Keywords => list(&data.keywords),
        FieldName::Licence => text(&data.licence),
        FieldName::Disclaimer => text(&data.disclaimer),
    }
}

/// Gives a field the reader's values; without any, the field is not known.
pub(super) fn correct(data: &mut Metadata, name: FieldName, values: Option<&[String]>) {
    let one = values.and_then(|values| values.first().cloned());
    let all = values.map(<[String]>::to_vec);
    let count = one.as_ref().and_then(|value| value.parse().ok());
    match name {
        FieldName::Title => set(&mut data.title, one),
        FieldName::Site => set(&mut data.site, one),
        FieldName::Source => set(&mut data.source, one),
        FieldName::Authors => set(&mut data.authors, all),
        FieldName::Reporters => set(&mut data.reporters, all),
        FieldName::Editors => set(&mut data.editors, all),
        FieldName::Published => set(&mut data.published, one),
        FieldName::Modified => set(&mut data.modified, one),
        FieldName::LastReply => set(&mut data.last_reply, one),
        FieldName::Issued => set(&mut data.issued, one),
        FieldName::Captured => set(&mut data.captured, one),
        FieldName::Url => set(&mut data.url, one),
        FieldName::Breadcrumb => set(&mut data.breadcrumb, all),
        FieldName::Description => set(&mut data.description, one),
        FieldName::LeadImage => set(&mut data.lead_image, one),
        FieldName::ReadCount => set(&mut data.read_count, count),
        FieldName::CommentCount => set(&mut data.comment_count, count),
        FieldName::Keywords => set(&mut data.keywords, all),
        FieldName::Licence => set(&mut data.licence, one),
        FieldName::Disclaimer => set(&mut data.disclaimer, one),
    }
}

/// The reader's value in place of the one that was found, which stays among those that lost. A candidate that the reader
/// chose keeps its place in the source.
fn set<T: PartialEq>(slot: &mut Option<Field<T>>, value: Option<T>) {
    let found = slot.take();
    let Some(value) = value else { return };
    if found.as_ref().is_some_and(|found| found.value == value) {
        *slot = found;
        return;
    }
    let mut evidence = vec![Evidence { rule: BY_READER.to_owned(), ..Evidence::default() }];
    let mut rejected = Vec::new();
    if let Some(found) = found {
        let why = REPLACED.to_owned();
        let first = found.evidence.into_iter().next().unwrap_or_default();
        rejected.push(Rejected { value: found.value, evidence: first, why });
        for candidate in found.rejected {
            if candidate.value == value {
                evidence.push(candidate.evidence);
            } else {
                rejected.push(candidate);
            }
        }
    }
    *slot = Some(Field { value, confidence: 1.0, inferred: false, evidence, rejected });
}

#[cfg(test)]
mod tests {
    use super::FieldName;

    #[test]
    fn names_are_found_by_their_keys() {
        for name in FieldName::ALL {
            assert_eq!(FieldName::of(name.key()), Some(name));
        }
        assert_eq!(FieldName::of("blocks"), None);
    }
}
