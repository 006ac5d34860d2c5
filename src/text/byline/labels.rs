//! What the labels of a byline say, and how they stand before their values; the words are the lexicon's.

use crate::lexicon::{Entry, Role};

/// What a labelled part of a byline says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Label {
    Author,
    Editor,
    Reporter,
    /// The outlet that is credited (来源, via).
    Source,
    Published,
    Modified,
    LastReply,
    Licence,
    /// A role that is none of the fields (photographer, reviewer, proof reader): it only ends the part before it.
    OtherRole,
}

/// How a label stands before its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Only with a colon, a slash or an equals sign.
    Colon,
    /// The sign may be missing.
    Free,
    /// A bare preposition: first in its part, with a capital letter or an ideograph after it.
    Preposition,
}

/// What the roles of labels say, in the order of the roles.
const LABELS: [(Role, Label, Form); 15] = [
    (Role::AuthorLabelSigned, Label::Author, Form::Colon),
    (Role::AuthorLabel, Label::Author, Form::Free),
    (Role::AuthorPreposition, Label::Author, Form::Preposition),
    (Role::EditorLabel, Label::Editor, Form::Free),
    (Role::EditorLabelSigned, Label::Editor, Form::Colon),
    (Role::ReporterLabel, Label::Reporter, Form::Free),
    (Role::ReporterLabelSigned, Label::Reporter, Form::Colon),
    (Role::SourceLabel, Label::Source, Form::Free),
    (Role::SourceLabelSigned, Label::Source, Form::Colon),
    (Role::PublishedLabel, Label::Published, Form::Free),
    (Role::PublishedLabelSigned, Label::Published, Form::Colon),
    (Role::ModifiedLabel, Label::Modified, Form::Free),
    (Role::LastReplyLabel, Label::LastReply, Form::Free),
    (Role::LicenceLabelSigned, Label::Licence, Form::Colon),
    (Role::OtherLabel, Label::OtherRole, Form::Free),
];

/// The label that an entry of the lexicon is.
pub(super) fn label_of(entry: Entry) -> Option<(Label, Form)> {
    let role = entry.role()?;
    let at = (role as usize).checked_sub(Role::AuthorLabelSigned as usize)?;
    LABELS.get(at).map(|&(_, label, form)| (label, form))
}

#[cfg(test)]
mod tests {
    use super::{LABELS, Label, label_of};
    use crate::lexicon::Role;
    use crate::lexicon::role::Manner;

    #[test]
    fn labels_stand_by_their_roles() {
        for (role, label, form) in LABELS {
            let found = label_of(crate::lexicon::pack(role, Manner::Begin, 0));
            assert_eq!(found, Some((label, form)), "{role:?}");
        }
        assert_eq!(label_of(crate::lexicon::pack(Role::Control, Manner::Whole, 0)), None);
        assert_eq!(
            label_of(crate::lexicon::pack(Role::ReadCount, Manner::Word, 0)).map(|found| found.0),
            None::<Label>
        );
    }
}
