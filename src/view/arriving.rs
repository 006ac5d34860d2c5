//! Documents of a file on their way into the list. Each becomes a page by itself, which is most of the work that the page has
//! with it: of ten thousand documents out of one file whoever brings them can stop in between.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::early::pending;
use super::page::PageRef;
use crate::model::Document;

/// The pages of a file, as far as they are made.
#[derive(Debug)]
pub struct Arriving {
    name: Rc<str>,
    /// Whether they lack what they tell, which follows.
    early: bool,
    /// How many there are of each source, so that each has its own corrections.
    counts: BTreeMap<String, usize>,
    pages: Vec<PageRef>,
}

impl Arriving {
    /// None yet, out of the file called `name`.
    pub fn new(name: Rc<str>, early: bool) -> Self {
        Self { name, early, counts: BTreeMap::new(), pages: Vec::new() }
    }

    /// One more document, with the decoded text that its offsets point into.
    pub fn add(&mut self, document: Document, text: String) {
        let document = if self.early { pending(document) } else { document };
        let count = self.counts.entry(document.source.sha256.clone()).or_default();
        let key = format!("{}#{count}", document.source.sha256);
        *count += 1;
        self.pages.push(PageRef::with_key(self.name.clone(), key.into(), document, text));
    }

    /// All of them.
    pub fn pages(self) -> Vec<PageRef> {
        self.pages
    }
}

/// The pages of a file that was read, for tests.
#[cfg(test)]
pub(super) fn pages(name: &str, results: Vec<(Document, String)>) -> Vec<PageRef> {
    made(name, false, results)
}

/// The same before it is read what they tell.
#[cfg(test)]
pub(super) fn early_pages(name: &str, results: Vec<(Document, String)>) -> Vec<PageRef> {
    made(name, true, results)
}

#[cfg(test)]
fn made(name: &str, early: bool, results: Vec<(Document, String)>) -> Vec<PageRef> {
    let mut arriving = Arriving::new(name.into(), early);
    for (document, text) in results {
        arriving.add(document, text);
    }
    arriving.pages()
}

#[cfg(test)]
mod tests {
    use super::pages;
    use crate::model::Zone;
    use crate::view::specimen::document;

    #[test]
    fn documents_of_one_source_are_told_apart() {
        let results = ["a", "b", "a"].map(|sha| {
            let mut document = document(&[(Zone::Paragraph, "en")]);
            document.source.sha256 = sha.to_owned();
            (document, String::new())
        });
        let keys: Vec<String> =
            pages("a.jsonl", results.into()).iter().map(|page| page.key().to_string()).collect();
        assert_eq!(keys, ["a#0", "b#0", "a#1"]);
    }
}
