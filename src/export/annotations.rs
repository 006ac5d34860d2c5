//! W3C Web Annotations: the statements of a document, each with the passage that it stands in.

use serde_json::{Value, json};

use crate::model::{Block, Document, Statement};

/// Characters of the text around a passage by which it is found again.
const AROUND: usize = 32;

/// The statements of a document as annotations. The target is the page where its address is known, else the file by
/// its SHA-256. Places are told by the words themselves and the path of their element: offsets into a page that
/// others parse would not hold.
pub fn annotations(document: &Document) -> Vec<Value> {
    document
        .reading
        .statements
        .iter()
        .enumerate()
        .map(|(n, statement)| annotate(document, n, statement))
        .collect()
}

fn annotate(document: &Document, number: usize, statement: &Statement) -> Value {
    let hash = &document.source.sha256;
    let source =
        document.metadata.url.as_ref().map_or_else(|| format!("urn:sha256:{hash}"), |url| url.value.clone());
    let speaker = statement.speaker.as_deref().unwrap_or("?");
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("urn:sha256:{hash}#statement-{}", number + 1),
        "type": "Annotation",
        "motivation": "identifying",
        "generator": { "type": "Software", "name": "Tearsheet", "version": env!("CARGO_PKG_VERSION") },
        "body": [
            { "type": "TextualBody", "purpose": "identifying", "value": speaker },
            { "type": "TextualBody", "purpose": "describing",
              "value": format!("{} ({}%)", if statement.direct { "direct" } else { "indirect" },
                               (statement.confidence * 100.0).round()) },
        ],
        "target": {
            "source": source,
            "selector": document.blocks.get(statement.block as usize).map(|block| select(block, statement)),
        },
    })
}

fn select(block: &Block, statement: &Statement) -> Value {
    let [from, to] = statement.span.map(|at| at as usize);
    let cut = |from: usize, to: usize| block.text.get(from..to).unwrap_or_default();
    let before: Vec<char> = cut(0, from).chars().rev().take(AROUND).collect();
    let quote = json!({
        "type": "TextQuoteSelector",
        "exact": cut(from, to),
        "prefix": before.into_iter().rev().collect::<String>(),
        "suffix": block.text.get(to..).unwrap_or_default().chars().take(AROUND).collect::<String>(),
    });
    match &block.source.path {
        Some(path) => json!({ "type": "CssSelector", "value": path, "refinedBy": quote }),
        None => quote,
    }
}
