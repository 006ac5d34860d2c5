//! `tearsheet compare`: many files side by side.

use std::io::{self, Write};

use tearsheet::export;
use tearsheet::model::{Collection, Document};

use crate::args::{CompareOptions, TimelineFormat};
use crate::read::for_each_input;
use crate::{Outcome, complain};

/// Runs the command.
pub(crate) fn run(options: &CompareOptions) -> io::Result<Outcome> {
    let mut documents: Vec<Document> = Vec::new();
    let failed = for_each_input(
        &options.inputs,
        |read| read.to_vec(),
        |read: Vec<Document>| {
            documents.extend(read);
            Ok(())
        },
    )?;
    let collection = tearsheet::collect(&documents);
    let text = match options.timeline {
        Some(TimelineFormat::Ics) => export::timeline_ics(&collection),
        Some(TimelineFormat::Csv) => export::timeline_csv(&collection),
        None if options.json => serde_json::to_string_pretty(&collection).map_err(io::Error::other)? + "\n",
        None => summary(&collection),
    };
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    if documents.is_empty() {
        complain("", &"nothing to compare");
    }
    Ok(Outcome::of(failed))
}

/// What there is, for a person.
fn summary(collection: &Collection) -> String {
    let copies: usize = collection.copies.iter().map(|copies| copies.documents.len() - 1).sum();
    let mut out = format!(
        "{} documents, {} stories, {copies} copies, {} shared quotations, {} conflicting figures\n",
        collection.documents.len(),
        collection.stories.len(),
        collection.shared_quotations.len(),
        collection.conflicts.len(),
    );
    let name =
        |number: &u32| collection.documents.get(*number as usize).map_or("", |document| &document.name);
    for story in collection.stories.iter().filter(|story| story.documents.len() > 1) {
        let names: Vec<&str> = story.documents.iter().map(name).collect();
        out.push_str(&format!("story: {}\n", names.join(", ")));
    }
    for conflict in &collection.conflicts {
        let values: Vec<String> = conflict
            .values
            .iter()
            .map(|value| format!("  {}: {} ({})\n", name(&value.document), value.value, value.text))
            .collect();
        out.push_str(&format!("conflict: {}\n{}", conflict.what, values.concat()));
    }
    out
}
