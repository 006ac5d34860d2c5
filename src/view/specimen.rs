//! Documents made by hand for the tests of this module, so that none depends on how pages are read.

use crate::model::{Block, Document, Origin, Section, Zone};

/// A document of blocks with these zones and languages, all of them content.
pub(crate) fn document(zones: &[(Zone, &str)]) -> Document {
    let mut document = crate::read("a.html", b"", &crate::Options::default()).unwrap().remove(0);
    let block = |(i, (zone, lang)): (usize, &(Zone, &str))| Block {
        i: i as u32,
        text: format!("The harbour of Lindby reopened, block {i}."),
        zone: *zone,
        confidence: 1.0,
        lang: Some((*lang).to_owned()),
        level: None,
        hidden: false,
        source: Origin::default(),
        item: None,
        extra: None,
    };
    document.blocks = zones.iter().enumerate().map(block).collect();
    document.text = document.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n\n");
    document.sections = vec![Section { heading: None, blocks: (0..zones.len() as u32).collect() }];
    document
}
