//! One document as the page holds it: the document, its decoded text, and what is derived once.

use std::ops::Deref;
use std::rc::Rc;

use super::fold::fold;
use crate::model::{Document, Warning};
use crate::text::border::floor;

/// Most bytes of a document's text that the list's search looks at: a long report in full, and no
/// second copy of a hundred-megabyte dump. Picked by hand.
const SEARCHED_BYTES: usize = 1 << 20;

/// A document that has been read.
#[derive(Debug)]
pub struct Page {
    /// The document.
    pub document: Document,
    /// The decoded text of its capture: what every span points into.
    pub text: String,
    key: String,
}

impl Page {
    /// A page from what was read out of the file called `name`.
    pub(super) fn new(name: &str, document: Document, text: String) -> Self {
        let mut key = fold(name);
        for part in [title_of(&document).unwrap_or_default(), prefix(&document.text, SEARCHED_BYTES)] {
            key.push('\n');
            key.push_str(&fold(part));
        }
        if document.text.is_empty() {
            for block in &document.blocks {
                if key.len() > SEARCHED_BYTES {
                    break;
                }
                key.push('\n');
                key.push_str(&fold(&block.text));
            }
        }
        Self { document, text, key }
    }

    /// The title, where the document has one.
    pub fn title(&self) -> Option<&str> {
        title_of(&self.document)
    }

    /// The language most of its text is in.
    pub fn lang(&self) -> Option<&str> {
        self.document.source.languages.first().map(String::as_str)
    }

    /// The outlet that is credited, else the site.
    pub fn outlet(&self) -> Option<&str> {
        let metadata = &self.document.metadata;
        metadata.source.as_ref().or(metadata.site.as_ref()).map(|field| field.value.as_str())
    }

    /// The day of publication, `2024-03-12` or less; none where not even its year is known.
    pub fn day(&self) -> Option<&str> {
        let value = &self.document.metadata.published.as_ref()?.value;
        let day = value.split('T').next()?;
        day.starts_with(|c: char| c.is_ascii_digit()).then_some(day)
    }

    /// Why there is nothing to read: a picture, a PDF, an empty file or archive.
    pub fn refusal(&self) -> Option<&Warning> {
        let nothing = self.document.source.format == "unreadable" || self.document.text.is_empty();
        let mut reasons = self.document.warnings.iter().filter(|warning| !is_of_reading(&warning.code));
        reasons.next().filter(|_| nothing && self.document.blocks.is_empty())
    }

    /// Whether every one of the folded terms stands in the name, the title or the text.
    pub fn matches(&self, terms: &[String]) -> bool {
        terms.iter().all(|term| self.key.contains(term.as_str()))
    }

    /// The confidence that the reading as a whole deserves.
    pub fn confidence(&self) -> f32 {
        self.document.text_confidence
    }
}

/// Whether a warning tells how a page was read, which is no reason for finding nothing in it.
fn is_of_reading(code: &str) -> bool {
    code.ends_with("-capped") || code.starts_with("charset-")
}

/// A shared page, compared by pointer: two are equal when they are the same one.
#[derive(Clone, Debug)]
pub struct PageRef(Rc<Page>);

impl PageRef {
    /// A page from what was read out of the file called `name`.
    pub fn new(name: &str, document: Document, text: String) -> Self {
        Self(Rc::new(Page::new(name, document, text)))
    }
}

impl PartialEq for PageRef {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for PageRef {
    type Target = Page;

    fn deref(&self) -> &Page {
        &self.0
    }
}

/// Confidence in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Rely on it.
    Sure,
    /// Probably right.
    Fair,
    /// Look before you use it.
    Uncertain,
}

/// The word for a confidence. At .9 the expected F1 is met by a real mean above .95, below .6 more than
/// one answer in three is wrong on the development pages. The percentage decides, so that the word never
/// contradicts the figure beside it.
pub fn trust(confidence: f32) -> Trust {
    match percent(confidence) {
        90.. => Trust::Sure,
        60.. => Trust::Fair,
        _ => Trust::Uncertain,
    }
}

/// A confidence in whole percent; a hundred is kept for certainty.
pub fn percent(confidence: f32) -> u32 {
    let percent = (confidence.clamp(0.0, 1.0) * 100.0).round() as u32;
    if confidence < 1.0 { percent.min(99) } else { percent }
}

fn title_of(document: &Document) -> Option<&str> {
    document.metadata.title.as_ref().map(|field| field.value.trim()).filter(|title| !title.is_empty())
}

fn prefix(text: &str, bytes: usize) -> &str {
    text.get(..floor(text, bytes)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{percent, prefix};

    #[test]
    fn certainty_is_not_rounded_into() {
        assert_eq!((percent(0.998), percent(1.0), percent(0.004), percent(-1.0)), (99, 100, 0, 0));
    }

    #[test]
    fn prefixes_end_between_characters() {
        assert_eq!(prefix("海港", 4), "海");
        assert_eq!(prefix("abc", 10), "abc");
    }
}
