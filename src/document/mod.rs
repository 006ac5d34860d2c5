//! Zones to document: metadata, sections, comments, lists, media, renderings, alignment.

mod comments;
mod metadata;

use crate::block::{Page, Place, RawBlock};
use crate::capture::Capture;
use crate::model::{Block, Document, Origin, Reading, SCHEMA, SourceInfo};
use crate::thread::Thread;
use crate::zone::Zoning;

/// Builds the document.
pub(crate) fn assemble(capture: &Capture, page: &Page, threads: &[Thread], zoning: &Zoning) -> Document {
    let blocks = page
        .blocks
        .iter()
        .zip(&zoning.decisions)
        .enumerate()
        .map(|(i, (raw, decision))| Block {
            i: i as u32,
            text: raw.text.clone(),
            zone: decision.zone,
            confidence: decision.confidence,
            lang: None,
            level: raw.level,
            hidden: raw.hidden,
            source: origin(raw),
        })
        .collect();
    Document {
        schema: SCHEMA,
        source: SourceInfo {
            name: capture.name.clone(),
            format: capture.format.name().to_owned(),
            bytes: capture.bytes,
            sha256: capture.sha256.clone(),
            charset: capture.charset.clone(),
            charset_from: capture.charset_from.to_owned(),
            languages: Vec::new(),
        },
        kind: zoning.kind,
        metadata: metadata::find_metadata(capture, page, threads, zoning),
        blocks,
        sections: Vec::new(),
        text: String::new(),
        text_confidence: zoning.text_confidence,
        comments: comments::assemble_comments(threads),
        lists: Vec::new(),
        media: Vec::new(),
        tables: Vec::new(),
        product: None,
        renderings: Vec::new(),
        alignment: Vec::new(),
        reading: Reading {},
        warnings: capture.warnings.clone(),
    }
}

fn origin(raw: &RawBlock) -> Origin {
    let path = match raw.place {
        Place::Dom { .. } | Place::Line { .. } => None,
    };
    Origin { bytes: Some(raw.bytes), path }
}
