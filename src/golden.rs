//! The documents that stand beside the tests, for those that walk all of them.

use crate::model::Document;
use crate::{Options, read};

/// Name and pages of every golden document and every sample.
pub(crate) fn golden_documents() -> impl Iterator<Item = (String, Vec<Document>)> {
    let entries =
        ["tests/golden", "www/samples"].into_iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let files = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    files.map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let documents = read(&name, &std::fs::read(&path).unwrap(), &Options::default()).unwrap();
        (name, documents)
    })
}
