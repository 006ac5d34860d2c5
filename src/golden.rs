//! The documents that stand beside the tests, for those that walk all of them.

use crate::model::Document;
use crate::{Options, read};

/// Name and pages of every golden document and every sample.
pub(crate) fn golden_documents() -> impl Iterator<Item = (String, Vec<Document>)> {
    ["tests/golden", "www/samples"].into_iter().flat_map(documents_in)
}

/// Name and pages of every file in a folder of the repository, by name.
pub(crate) fn documents_in(folder: &str) -> impl Iterator<Item = (String, Vec<Document>)> + use<> {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.is_file());
    files.sort();
    files.into_iter().map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let documents = read(&name, &std::fs::read(&path).unwrap(), &Options::default()).unwrap();
        (name, documents)
    })
}
