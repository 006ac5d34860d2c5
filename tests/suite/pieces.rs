//! Texts of blocks as other texts hold them: formulas and marks of notes are written in several ways.

use tearsheet::model::{Block, ZoneGroup};

use crate::{bytes_of, fixtures, name_of, read_first, squeeze};

/// The text of a block without the formulas that pictures show: those are LaTeX as they stand.
pub(crate) fn without_pictures(block: &Block) -> String {
    let mut text = block.text.clone();
    for formula in block.formulas().iter().rev() {
        let span = formula.span[0] as usize..formula.span[1] as usize;
        if text.get(span.clone()).is_some_and(|shown| shown.contains('\\') && shown.contains(&formula.latex))
        {
            text.replace_range(span, "");
        }
    }
    text
}

/// What stands between the formulas and the marks of notes.
fn parts_beside_pieces(block: &Block) -> impl Iterator<Item = &str> {
    let formulas = block.formulas().iter().map(|formula| formula.span);
    let mut spans: Vec<_> = formulas.chain(block.note_marks().iter().map(|mark| mark.span)).collect();
    spans.sort_unstable();
    let starts = std::iter::once(0).chain(spans.clone().into_iter().map(|span| span[1] as usize));
    let ends = spans.into_iter().map(|span| span[0] as usize).chain([block.text.len()]);
    starts.zip(ends).filter_map(|(from, to)| block.text.get(from..to))
}

#[test]
fn body_text_comes_from_content_and_conversation_only() {
    for path in fixtures() {
        let name = name_of(&path);
        let (document, _) = read_first(&name, &bytes_of(&path));
        let text = squeeze(&document.text);
        let strange: Vec<&str> = document
            .sections
            .iter()
            .flat_map(|section| &section.blocks)
            .filter_map(|&i| document.blocks.get(i as usize))
            .filter(|block| block.zone.group() == ZoneGroup::Around)
            .map(|block| block.text.as_str())
            .collect();
        assert!(strange.is_empty(), "{name}: sections hold what stands around: {strange:?}");
        for section in &document.sections {
            for block in section.blocks.iter().filter_map(|&i| document.blocks.get(i as usize)) {
                let said = || parts_beside_pieces(block).all(|part| text.contains(&squeeze(part)));
                assert!(
                    !block.zone.is_body() || said(),
                    "{name}: the text lacks block {}: {}",
                    block.i,
                    block.text
                );
            }
        }
    }
}
