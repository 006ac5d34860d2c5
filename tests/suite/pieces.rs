//! Texts of blocks as other texts hold them: formulas and marks of notes are written in several ways.

use tearsheet::model::Block;

/// The text of a block without the formulas that pictures show: those are LaTeX as they stand.
pub(crate) fn without_pictures(block: &Block) -> String {
    let mut text = block.text.clone();
    for formula in block.formulas.iter().rev() {
        let span = formula.span[0] as usize..formula.span[1] as usize;
        if text.get(span.clone()).is_some_and(|shown| shown.contains('\\') && shown.contains(&formula.latex))
        {
            text.replace_range(span, "");
        }
    }
    text
}

/// What stands between the formulas and the marks of notes.
pub(crate) fn parts_beside_pieces(block: &Block) -> impl Iterator<Item = &str> {
    let formulas = block.formulas.iter().map(|formula| formula.span);
    let mut spans: Vec<_> = formulas.chain(block.note_marks.iter().map(|mark| mark.span)).collect();
    spans.sort_unstable();
    let starts = std::iter::once(0).chain(spans.clone().into_iter().map(|span| span[1] as usize));
    let ends = spans.into_iter().map(|span| span[0] as usize).chain([block.text.len()]);
    starts.zip(ends).filter_map(|(from, to)| block.text.get(from..to))
}
