//! What is written of a page in two languages.

use super::{Format, aligned_rows, columns, markdown, tmx};
use crate::model::{AlignedPair, Document, Section, Translation};
use crate::{Options, read};

/// A page of a heading and two paragraphs in both languages, of which one stands alone.
fn page() -> Document {
    let mut document =
        read("a <b>.txt", "甲 | 乙\n\n丙\n\nOne & <two>\n\nThree\n\nFour".as_bytes(), &Options::default())
            .expect("any text is read")
            .remove(0);
    for (block, lang) in document.blocks.iter_mut().zip(["zh", "zh", "en", "en", "en"]) {
        block.lang = Some(lang.to_owned());
    }
    let pair = |a, b: &[u32]| AlignedPair { a: vec![a], b: b.to_vec(), score: 0.875 };
    document.alignment = vec![pair(0, &[2]), pair(1, &[4])];
    document.sections = vec![Section { heading: None, blocks: vec![0, 1] }];
    document.translation =
        Some(Translation { languages: ["zh".to_owned(), "en".to_owned()], confidence: 0.9, alone: vec![3] });
    document
}

#[test]
fn rows_hold_all_content_once() {
    let rows = aligned_rows(&page());
    let found: Vec<(&[u32], &[u32])> = rows.iter().map(|row| (row.a.as_slice(), row.b.as_slice())).collect();
    assert_eq!(found, [(&[0][..], &[2][..]), (&[], &[3]), (&[1], &[4])]);
}

#[test]
fn columns_are_a_table() {
    let mut document = page();
    document.metadata.title = None;
    let table =
        "| zh | en |\n| --- | --- |\n| 甲 \\| 乙 | One \\& \\<two\\> |\n| – | Three |\n| 丙 | Four |\n";
    assert_eq!(columns(&document), table);
    document.translation = None;
    assert_eq!(columns(&document), markdown(&document));
}

#[test]
fn a_memory_holds_the_pairs() {
    let (document, mut other) = (page(), page());
    other.translation = None;
    assert_eq!(tmx(&other), "");
    let memory = Format::Tmx.write_all([&document, &other]);
    assert_eq!(memory.matches("<tu>").count(), 2);
    assert!(memory.contains("<tuv xml:lang=\"zh\"><seg>甲 | 乙</seg></tuv>\n<tuv xml:lang=\"en\"><seg>One &amp; &lt;two&gt;</seg></tuv>"));
    assert!(memory.contains("<prop type=\"file\">a &lt;b&gt;.txt</prop>\n<prop type=\"score\">0.88</prop>"));
    assert!(memory.starts_with("<?xml") && memory.ends_with("</tmx>\n"));
}
