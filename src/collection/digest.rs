//! What [`collect`](super::collect) reads of a document, and nothing else: what a page sends to the worker that holds all
//! documents side by side.

use std::collections::BTreeSet;

use crate::model::{
    Block, Document, Event, Field, Kind, Metadata, Origin, Person, Reading, Remarks, Section, SourceInfo,
    Statement,
};

/// A document of which only that is left. It gives the same collection as the whole one; blocks keep their numbers.
pub(crate) fn digest(document: &Document) -> Document {
    let metadata = &document.metadata;
    Document {
        schema: document.schema,
        source: SourceInfo {
            name: document.source.name.clone(),
            container: None,
            format: String::new(),
            bytes: 0,
            sha256: String::new(),
            charset: String::new(),
            charset_from: String::new(),
            languages: Vec::new(),
        },
        kind: Kind { value: document.kind.value, confidence: 0.0 },
        metadata: Metadata {
            title: value_of(metadata.title.as_ref()),
            published: value_of(metadata.published.as_ref()),
            issued: value_of(metadata.issued.as_ref()),
            modified: value_of(metadata.modified.as_ref()),
            last_reply: value_of(metadata.last_reply.as_ref()),
            ..Metadata::default()
        },
        blocks: blocks_of(document),
        sections: document
            .sections
            .iter()
            .map(|section| Section { heading: None, blocks: section.blocks.clone() })
            .collect(),
        text: document.text.clone(),
        text_confidence: 0.0,
        comments: Vec::new(),
        lists: Vec::new(),
        media: Vec::new(),
        tables: Vec::new(),
        product: None,
        renderings: Vec::new(),
        alignment: Vec::new(),
        translation: None,
        reading: reading_of(&document.reading),
        warnings: Vec::new(),
        corrections: Vec::new(),
        remarks: Remarks::default(),
    }
}

/// A field without how it was found.
fn value_of(field: Option<&Field<String>>) -> Option<Field<String>> {
    field.map(|field| Field {
        value: field.value.clone(),
        confidence: field.confidence,
        inferred: field.inferred,
        evidence: Vec::new(),
        rejected: Vec::new(),
    })
}

/// The blocks up to the last one that is needed, with the text of those that are.
fn blocks_of(document: &Document) -> Vec<Block> {
    let reading = &document.reading;
    let needed: BTreeSet<u32> = document
        .sections
        .iter()
        .flat_map(|section| section.blocks.iter().copied())
        .chain(reading.times.iter().map(|time| time.block))
        .chain(reading.statements.iter().map(|statement| statement.block))
        .collect();
    let count = needed.last().map_or(0, |last| *last as usize + 1);
    let blocks = document.blocks.iter().take(count);
    blocks
        .map(|block| Block {
            i: block.i,
            text: if needed.contains(&block.i) { block.text.clone() } else { String::new() },
            zone: block.zone,
            confidence: 0.0,
            lang: None,
            level: None,
            hidden: block.hidden,
            source: Origin::default(),
            item: None,
            extra: None,
        })
        .collect()
}

fn reading_of(reading: &Reading) -> Reading {
    let statement = |statement: &Statement| Statement {
        block: statement.block,
        speaker: statement.speaker.clone(),
        quotes_at: statement.quotes_at.clone(),
        // Only what is not quoted is looked for by its words.
        content: if statement.quotes_at.is_empty() { statement.content.clone() } else { String::new() },
        ..Statement::default()
    };
    let person = |person: &Person| Person {
        name: person.name.clone(),
        aliases: person.aliases.clone(),
        ..Person::default()
    };
    let events: Vec<Event> = reading.events.iter().take(1).cloned().collect();
    Reading {
        statements: reading.statements.iter().map(statement).collect(),
        times: reading.times.clone(),
        people: reading.people.iter().map(person).collect(),
        events,
        ..Reading::default()
    }
}

#[cfg(test)]
mod tests {
    use super::digest;
    use crate::collection::collect;
    use crate::golden::{documents_in, golden_documents};
    use crate::model::Document;

    #[test]
    fn digests_give_the_same_collection() {
        let files = documents_in("tests/collection").chain(golden_documents());
        let documents: Vec<Document> = files.flat_map(|(_, documents)| documents).collect();
        let digests: Vec<Document> = documents.iter().map(digest).collect();
        let collection = collect(&digests);
        assert_eq!(collection, collect(&documents));
        assert!(collection.copies.len() > 1 && !collection.conflicts.is_empty());
    }
}
