//! Formulas of a block as LaTeX.

use super::mathml;
use crate::block::{pictured_latex, stated_latex};
use crate::dom::{Dom, NodeId, Tag};
use crate::model::{Formula, Span};

/// The formulas among the pieces of a line: as LaTeX where the page gives it, else as what `MathML` comes to.
pub(super) fn read_formulas(dom: &Dom, pieces: &[(Span, NodeId)]) -> Vec<Formula> {
    pieces
        .iter()
        .filter(|(span, node)| span[0] < span[1] && dom.tag(*node) != Some(Tag::A))
        .filter_map(|&(span, math)| Some(Formula { span, latex: find_latex(dom, math)? }))
        .collect()
}

fn find_latex(dom: &Dom, formula: NodeId) -> Option<String> {
    let element = dom.element(formula)?;
    if element.tag == Tag::Img {
        return pictured_latex(&element).map(|latex| strip_style(&latex).to_owned());
    }
    if let Some(stated) = stated_latex(&element) {
        return Some(stated.trim().to_owned());
    }
    let math = dom.find_all(formula, Tag::Math).next().unwrap_or(formula);
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
            None => script_behind(dom, math).or_else(|| mathml::write_latex(dom, math))?,
        },
    };
    let latex = strip_style(&latex);
    (!latex.is_empty()).then(|| latex.to_owned())
}

/// A formula without the braces and the style that say but how large it is set.
fn strip_style(latex: &str) -> &str {
    let latex = latex.trim();
    let inside = latex.strip_prefix('{').and_then(|latex| latex.strip_suffix('}'));
    let style = |latex: &str| -> Option<usize> {
        let styled =
            ["\\displaystyle", "\\textstyle", "\\inline"].iter().find(|style| latex.starts_with(**style))?;
        Some(styled.len())
    };
    if let Some(inside) = inside.filter(|inside| is_one_group(inside))
        && let Some(behind) = style(inside)
    {
        return inside.get(behind..).unwrap_or(inside).trim();
    }
    style(latex).and_then(|behind| latex.get(behind..)).unwrap_or(latex).trim()
}

/// Whether no brace closes that was not opened: else the outer ones are not of one pair.
fn is_one_group(latex: &str) -> bool {
    let mut depth = 0_i32;
    latex.chars().all(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        depth >= 0
    })
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
                .formulas()
                .iter()
                .map(|formula| (&block.text[formula.span[0] as usize..formula.span[1] as usize], &*formula.latex))
                .collect();
            assert_eq!(found, [(text, "n_1")], "{page}");
        }
    }
}
