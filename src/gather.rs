//! What the worker holds that puts documents side by side: a digest of each, by its file, so that a file crosses once
//! however often others come and go.

use std::collections::BTreeMap;

use crate::model::Document;
use crate::{collection, wire};

/// The digests of a page's documents.
#[derive(Debug, Default)]
pub(crate) struct Digests {
    files: BTreeMap<u32, Vec<Document>>,
}

/// The digests of a file's documents, to be sent.
pub(crate) fn write_digests<'a>(documents: impl Iterator<Item = &'a Document>) -> Vec<u8> {
    let digests: Vec<Document> = documents.map(collection::digest).collect();
    wire::write(digests.iter())
}

impl Digests {
    /// Takes in the digests of a file; none where they are no digests.
    pub(crate) fn take(&mut self, file: u32, digests: &[u8]) -> Option<()> {
        self.files.insert(file, wire::read(digests)?);
        Some(())
    }

    /// What the documents of these files tell together, as it is sent back. Documents are numbered in the order of the
    /// files; files that are not among them are forgotten. None where a file is not known.
    pub(crate) fn gather(&mut self, order: &[u32]) -> Option<Vec<u8>> {
        let mut held = std::mem::take(&mut self.files);
        let mut documents = Vec::new();
        let mut counts = Vec::new();
        for &file in order {
            let own = held.remove(&file)?;
            counts.push((file, own.len()));
            documents.extend(own);
        }
        let collection = collection::collect(&documents);
        let mut documents = documents.into_iter();
        for (file, count) in counts {
            self.files.insert(file, documents.by_ref().take(count).collect());
        }
        Some(wire::write_collection(&collection))
    }
}

#[cfg(test)]
mod tests {
    use super::{Digests, write_digests};
    use crate::{Options, collect, read, wire};

    #[test]
    fn files_come_and_go() {
        let files = ["ferry-evening-news", "talks-agency", "ferry-reprint"].map(|name| {
            let name = format!("{name}.html");
            let bytes = std::fs::read(format!("tests/collection/{name}")).unwrap();
            read(&name, &bytes, &Options::default()).unwrap()
        });
        let mut digests = Digests::default();
        for (number, documents) in (10..).zip(&files) {
            digests.take(number, &write_digests(documents.iter())).unwrap();
        }
        let mut gather = |order: &[u32]| {
            let gathered = digests.gather(order)?;
            let whole: Vec<_> =
                order.iter().flat_map(|file| files[*file as usize - 10].iter().cloned()).collect();
            let collection = wire::read_collection(&gathered).unwrap();
            assert_eq!(collection, collect(&whole));
            Some(collection.copies.len())
        };
        assert_eq!(gather(&[10, 11, 12]), Some(1));
        assert_eq!(gather(&[12, 10]), Some(1));
        assert_eq!(gather(&[11, 12]), None, "11 was forgotten");
    }

    #[test]
    fn what_is_no_digest_is_refused() {
        assert_eq!(Digests::default().take(1, b"?"), None);
        assert!(Digests::default().gather(&[]).is_some());
    }
}
