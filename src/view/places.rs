//! Where a value stands in the decoded text.

use crate::model::{Block, Document, Evidence, Origin, Span};

/// The bytes that a piece of evidence points to: its own place, or that of its block.
pub fn span_of(document: &Document, evidence: &Evidence) -> Option<Span> {
    let own = evidence.source.as_ref().and_then(|origin| origin.bytes);
    own.or_else(|| block_of(document, evidence)?.source.bytes)
}

/// The CSS path that a piece of evidence points to.
pub fn path_of<'a>(document: &'a Document, evidence: &'a Evidence) -> Option<&'a str> {
    let path = |origin: &'a Origin| origin.path.as_deref();
    evidence.source.as_ref().and_then(path).or_else(|| path(&block_of(document, evidence)?.source))
}

fn block_of<'a>(document: &'a Document, evidence: &Evidence) -> Option<&'a Block> {
    document.blocks.get(evidence.block? as usize)
}
