//! The fields of a document in one order and one shape, whatever their type.

pub use crate::correction::FieldName;
use crate::model::{Document, Evidence, Field};

/// A field with its value as text.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldView<'a> {
    /// Which.
    pub name: FieldName,
    /// Its values; more than one only where the field is a list.
    pub values: Vec<String>,
    /// How sure.
    pub confidence: f32,
    /// Whether it is concluded, not stated.
    pub inferred: bool,
    /// Why it is believed.
    pub evidence: &'a [Evidence],
    /// The candidates that lost.
    pub rejected: Vec<RejectedView<'a>>,
}

/// A candidate that lost.
#[derive(Clone, Debug, PartialEq)]
pub struct RejectedView<'a> {
    /// Its values; more than one only where the field is a list.
    pub values: Vec<String>,
    /// Where it came from.
    pub evidence: &'a Evidence,
    /// Why it lost.
    pub why: &'a str,
}

/// The fields that are known, in reading order, and the names of those that are not.
pub fn fields(document: &Document) -> (Vec<FieldView<'_>>, Vec<FieldName>) {
    let data = &document.metadata;
    let all = [
        (FieldName::Title, text(data.title.as_ref())),
        (FieldName::Site, text(data.site.as_ref())),
        (FieldName::Source, text(data.source.as_ref())),
        (FieldName::Authors, list(data.authors.as_ref())),
        (FieldName::Reporters, list(data.reporters.as_ref())),
        (FieldName::Editors, list(data.editors.as_ref())),
        (FieldName::Published, text(data.published.as_ref())),
        (FieldName::Modified, text(data.modified.as_ref())),
        (FieldName::LastReply, text(data.last_reply.as_ref())),
        (FieldName::Issued, text(data.issued.as_ref())),
        (FieldName::Captured, text(data.captured.as_ref())),
        (FieldName::Url, text(data.url.as_ref())),
        (FieldName::Breadcrumb, list(data.breadcrumb.as_ref())),
        (FieldName::Description, text(data.description.as_ref())),
        (FieldName::LeadImage, text(data.lead_image.as_ref())),
        (FieldName::ReadCount, number(data.read_count.as_ref())),
        (FieldName::CommentCount, number(data.comment_count.as_ref())),
        (FieldName::Keywords, list(data.keywords.as_ref())),
        (FieldName::Licence, text(data.licence.as_ref())),
        (FieldName::Disclaimer, text(data.disclaimer.as_ref())),
    ];
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for (name, view) in all {
        match view {
            Some(view) => known.push(FieldView { name, ..view }),
            None => unknown.push(name),
        }
    }
    (known, unknown)
}

fn text(field: Option<&Field<String>>) -> Option<FieldView<'_>> {
    field.map(|field| view(field, |value| vec![value.clone()]))
}

fn list(field: Option<&Field<Vec<String>>>) -> Option<FieldView<'_>> {
    field.map(|field| view(field, Clone::clone))
}

fn number(field: Option<&Field<u64>>) -> Option<FieldView<'_>> {
    field.map(|field| view(field, |value| vec![value.to_string()]))
}

fn view<T>(field: &Field<T>, show: impl Fn(&T) -> Vec<String>) -> FieldView<'_> {
    let rejected = field.rejected.iter().map(|rejected| RejectedView {
        values: show(&rejected.value),
        evidence: &rejected.evidence,
        why: &rejected.why,
    });
    FieldView {
        name: FieldName::Title,
        values: show(&field.value),
        confidence: field.confidence,
        inferred: field.inferred,
        evidence: &field.evidence,
        rejected: rejected.collect(),
    }
}
