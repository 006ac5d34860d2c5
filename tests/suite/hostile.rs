//! Pages that no editor writes: more elements or lines than are told apart. The document says so, and holds the
//! text in big pieces. (How deep and how many, `src/dom/tests.rs` and `src/block/lines.rs` hold in full.)

use crate::read_first;

fn codes(document: &tearsheet::model::Document) -> Vec<&str> {
    document.warnings.iter().map(|warning| warning.code.as_str()).collect()
}

#[test]
fn a_page_of_too_many_elements_is_read_to_its_end() {
    // Comments are nodes, too, and cost the least to read on.
    let page = format!(
        "<!doctype html><p>The ferry sails at noon.</p>{}{}<script>x()</script><p>The harbour is closed.</p>",
        "<!-- -->".repeat(200_000),
        "<p>Word</p>".repeat(20_000)
    );
    let (document, _) = read_first("page.html", page.as_bytes());
    assert_eq!(codes(&document), ["elements-capped"]);
    let texts: Vec<&str> = document.blocks.iter().map(|block| block.text.as_str()).collect();
    assert!((2..20).contains(&texts.len()), "{} blocks", texts.len());
    assert_eq!(texts[0], "The ferry sails at noon.");
    assert!(texts.last().is_some_and(|text| text.ends_with("Word The harbour is closed.")));
    assert_eq!(texts.concat().matches("Word").count(), 20_000);
}

#[test]
fn a_text_of_too_many_lines_is_read_to_its_end() {
    let (document, text) = read_first("log.txt", "tick\n".repeat(100_000).as_bytes());
    assert!(codes(&document).contains(&"lines-capped"), "{:?}", document.warnings);
    assert!(document.blocks.len() < 80_000);
    assert_eq!(
        document.blocks.iter().map(|block| block.text.matches("tick").count()).sum::<usize>(),
        100_000
    );
    assert!(crate::invariants::broken(&document, &text).is_empty());
}
