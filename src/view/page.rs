//! One document as the page holds it: the document, its decoded text, and what is derived once.

use std::ops::Deref;
use std::rc::Rc;

use super::fold::fold;
use super::search::{Index, Snippet};
use crate::correction::apply;
use crate::model::{Block, Correction, Document, Remarks, Warning};

/// A document that has been read.
#[derive(Debug)]
pub struct Page {
    /// The document.
    pub document: Document,
    /// The decoded text of its capture: what every span points into.
    pub text: String,
    /// What was found, where the reader corrected some of it.
    corrected: Option<Box<Document>>,
    name: Rc<str>,
    /// What corrections of it are kept under: the SHA-256 of its source and its place among the documents of that.
    key: Rc<str>,
    index: Index,
    order: [Option<String>; 2],
}

impl Page {
    /// A page from what was read out of the file called `name`.
    pub(super) fn new(name: &str, document: Document, text: String) -> Self {
        let key = format!("{}#0", document.source.sha256);
        Self::with_key(name.into(), key.into(), document, text)
    }

    fn with_key(name: Rc<str>, key: Rc<str>, document: Document, text: String) -> Self {
        let mut page =
            Self { document, text, corrected: None, name, key, index: Index::default(), order: [None, None] };
        page.note();
        page
    }

    /// Derives what the list and its search ask of it.
    fn note(&mut self) {
        self.index = Index::of(&self.name, &self.document);
        self.order = [self.outlet().map(fold), self.title().map(fold)];
    }

    /// The same page with these corrections and remarks, and no others.
    fn changed(&self, corrections: &[Correction], remarks: &Remarks) -> Self {
        let found = self.found();
        let (mut document, corrected) = if corrections.is_empty() {
            (found.clone(), None)
        } else {
            (apply(found, corrections), Some(Box::new(found.clone())))
        };
        document.remarks = remarks.clone();
        let (name, key) = (self.name.clone(), self.key.clone());
        Self { corrected, ..Self::with_key(name, key, document, self.text.clone()) }
    }

    /// The document as it was found.
    pub fn found(&self) -> &Document {
        self.corrected.as_deref().unwrap_or(&self.document)
    }

    /// What corrections of it are kept under.
    pub fn key(&self) -> &Rc<str> {
        &self.key
    }

    /// Outlet and title as the list is ordered by them.
    pub(super) fn order(&self) -> &[Option<String>; 2] {
        &self.order
    }

    /// Where the terms of a search stand in it; none where the list shows it anyway.
    pub fn snippet(&self, terms: &[String]) -> Option<Snippet> {
        self.index.snippet(&self.name, &self.document, terms)
    }

    /// The title, where the document has one.
    pub fn title(&self) -> Option<&str> {
        title_of(&self.document)
    }

    /// The language most of its text is in.
    pub fn lang(&self) -> Option<&str> {
        self.document.source.languages.first().map(String::as_str)
    }

    /// The language that its title is in: that of the block where it stands, else that of the page.
    pub fn title_lang(&self) -> Option<&str> {
        let mut evidence = self.document.metadata.title.iter().flat_map(|title| &title.evidence);
        let block = evidence.find_map(|evidence| evidence.block);
        let block = block.and_then(|block| self.document.blocks.get(block as usize));
        block.and_then(|block| block.lang.as_deref()).or_else(|| self.lang())
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

    /// Whether its source is there: of a document that was saved as JSON and opened again it is not.
    pub fn has_source(&self) -> bool {
        !self.text.is_empty() || self.document.blocks.is_empty()
    }

    /// Why there is nothing to read: a picture, a PDF, an empty file or archive.
    pub fn refusal(&self) -> Option<&Warning> {
        let nothing = self.document.source.format == "unreadable" || self.document.text.is_empty();
        let mut reasons = self.document.warnings.iter().filter(|warning| !is_of_reading(&warning.code));
        reasons.next().filter(|_| nothing && self.document.blocks.is_empty())
    }

    /// Whether every one of the folded terms stands in the name, the title or the text.
    pub fn matches(&self, terms: &[String]) -> bool {
        self.index.holds(terms)
    }

    /// The confidence that the reading as a whole deserves.
    pub fn confidence(&self) -> f32 {
        self.document.text_confidence
    }
}

/// Whether a warning tells how a page was read, which is no reason for finding nothing in it.
fn is_of_reading(code: &str) -> bool {
    code.ends_with("-capped") || code.starts_with("charset-") || code.starts_with("reading-")
}

/// A shared page, compared by pointer: two are equal when they are the same one.
#[derive(Clone, Debug)]
pub struct PageRef(Rc<Page>);

impl PageRef {
    /// A page from what was read out of the file called `name`.
    pub fn new(name: &str, document: Document, text: String) -> Self {
        Self(Rc::new(Page::new(name, document, text)))
    }

    /// The same with what its corrections are kept under.
    pub(super) fn with_key(name: Rc<str>, key: Rc<str>, document: Document, text: String) -> Self {
        Self(Rc::new(Page::with_key(name, key, document, text)))
    }

    /// The same page where what was found is something else; what the reader corrected and noted stays.
    pub(super) fn found_anew(&self, change: impl FnOnce(Document) -> Document) -> Self {
        let (corrections, remarks) = (&self.document.corrections, &self.document.remarks);
        let (name, key) = (self.name.clone(), self.key.clone());
        let page = Page::with_key(name, key, change(self.found().clone()), self.text.clone());
        let untouched = self.corrected.is_none() && remarks.is_empty();
        Self(Rc::new(if untouched { page } else { page.changed(corrections, remarks) }))
    }

    /// Whether nobody else holds it.
    pub fn is_last(&self) -> bool {
        Rc::strong_count(&self.0) == 1
    }

    /// Takes it apart, so that whoever lets go of it can stop in between; nothing where somebody else still holds it.
    pub fn into_parts(self) -> impl Iterator<Item = Vec<Block>> {
        /// Blocks of a part: some thousandths of a second.
        const PART: usize = 2_000;
        let mut document = Rc::into_inner(self.0).map(|page| page.document);
        std::iter::from_fn(move || {
            let document = document.as_mut()?;
            let blocks = &mut document.blocks;
            let statements = &mut document.reading.statements;
            statements.truncate(statements.len().saturating_sub(PART));
            let part = blocks.split_off(blocks.len().saturating_sub(PART));
            (!part.is_empty()).then_some(part)
        })
    }

    /// The same page with these corrections and remarks, and no others.
    pub(super) fn with(&self, corrections: &[Correction], remarks: &Remarks) -> Self {
        Self(Rc::new(self.changed(corrections, remarks)))
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

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn certainty_is_not_rounded_into() {
        assert_eq!((percent(0.998), percent(1.0), percent(0.004), percent(-1.0)), (99, 100, 0, 0));
    }
}
