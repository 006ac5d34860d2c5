//! What the container of a page says of it: the address and time of a capture, the title of a feed's entry.
//!
//! None of it stands in the text of the capture, so its evidence names the container's own field instead of a place.

/// Which field of the document is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StatedField {
    Title,
    Site,
    Author,
    Published,
    Modified,
    Captured,
    Url,
    Description,
    Keyword,
    LeadImage,
}

/// One statement of a container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stated {
    pub(crate) field: StatedField,
    /// The value as written, white space trimmed; never empty.
    pub(crate) value: String,
    /// The rule's name in the evidence: `mime-header`, `feed-entry` …
    pub(crate) rule: &'static str,
    /// The field's name there: `Subject`, `dc:creator` …
    pub(crate) key: String,
    /// Whether it is of this page and written for readers of just that: then it stands above what the page says.
    pub(crate) sure: bool,
}

/// Statements of one container about one page; those of tags are the most.
const MOST: usize = 256;

/// Statements of one container, all under one rule.
#[derive(Clone, Debug)]
pub(super) struct Statements {
    rule: &'static str,
    list: Vec<Stated>,
}

impl Statements {
    pub(super) const fn of(rule: &'static str) -> Self {
        Self { rule, list: Vec::new() }
    }

    /// Adds a statement, if it says anything.
    pub(super) fn say(&mut self, field: StatedField, key: &str, value: &str, sure: bool) {
        let value = value.trim();
        if !value.is_empty() && self.list.len() < MOST {
            let statement =
                Stated { field, value: value.to_owned(), rule: self.rule, key: key.to_owned(), sure };
            self.list.push(statement);
        }
    }

    /// Whether something was said of a field.
    pub(super) fn has(&self, field: StatedField) -> bool {
        self.list.iter().any(|stated| stated.field == field)
    }

    pub(super) fn into_list(self) -> Vec<Stated> {
        self.list
    }
}
