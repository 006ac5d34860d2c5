//! Formulas of a block as LaTeX.

use crate::dom::{Dom, NodeId, Tag};
use crate::model::{Formula, Span};

/// The formulas for which the page gives LaTeX: as an annotation, or as the alternative text.
pub(super) fn read_formulas(dom: &Dom, formulas: &[(Span, NodeId)]) -> Vec<Formula> {
    formulas
        .iter()
        .filter(|(span, _)| span[0] < span[1])
        .filter_map(|&(span, math)| Some(Formula { span, latex: find_latex(dom, math)? }))
        .collect()
}

fn find_latex(dom: &Dom, math: NodeId) -> Option<String> {
    let annotation = dom.subtree(math).rev().find(|&id| {
        dom.element(id).is_some_and(|element| {
            element.name() == "annotation"
                && element
                    .attribute("encoding")
                    .is_some_and(|name| name.eq_ignore_ascii_case("application/x-tex"))
        })
    });
    let latex = match annotation {
        Some(id) => dom.subtree(id).filter_map(|id| dom.text(id)).collect(),
        None => match dom.attribute(math, "alttext") {
            Some(text) => text.to_owned(),
            None => script_behind(dom, math)?,
        },
    };
    let latex = latex.trim();
    (!latex.is_empty()).then(|| latex.to_owned())
}

/// The script from which a page's own program drew the formula, right behind what it drew.
fn script_behind(dom: &Dom, math: NodeId) -> Option<String> {
    /// Elements around a formula behind which its script stands.
    const WRAPPERS: usize = 4;
    let behind = dom.ancestors(math).take(WRAPPERS).map(|around| dom.subtree(around).end);
    let script = behind
        .filter(|&next| dom.tag(next) == Some(Tag::Script))
        .find(|&next| dom.attribute(next, "type").is_some_and(|kind| kind.starts_with("math/tex")))?;
    Some(dom.subtree(script).filter_map(|id| dom.text(id)).collect())
}

#[cfg(test)]
mod tests {
    use crate::{Options, read};

    #[test]
    fn latex_is_read_once() {
        let math = "<math><semantics><mi>n</mi><annotation encoding='application/x-tex'>n_1</annotation></semantics></math>";
        for (formula, text) in [
            (math.to_owned(), "n"),
            (
                format!(
                    "<span class=katex><span>{math}</span><span class=katex-html aria-hidden=true>n</span></span>"
                ),
                "n",
            ),
            // Hidden for the picture that shows it.
            (
                format!("<span><span style='display: none'>{math}</span><img alt='n_1' src='/n.svg'></span>"),
                "n",
            ),
            (
                "<span class=MathJax><nobr aria-hidden=true>n</nobr><span><math><mi>n</mi></math></span></span>\
                 <script type='math/tex'>n_1</script>"
                    .to_owned(),
                "n",
            ),
            ("<math alttext='n_1'><mi>n</mi></math>".to_owned(), "n"),
        ] {
            let page = format!("<p>The number {formula} of boats is written on the door.</p>");
            let document = read("a.html", page.as_bytes(), &Options::default()).unwrap().remove(0);
            let block = &document.blocks[0];
            assert_eq!(block.text, format!("The number {text} of boats is written on the door."), "{page}");
            let found: Vec<_> = block
                .formulas
                .iter()
                .map(|formula| (&block.text[formula.span[0] as usize..formula.span[1] as usize], &*formula.latex))
                .collect();
            assert_eq!(found, [(text, "n_1")], "{page}");
        }
    }
}
