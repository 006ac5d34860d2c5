//! Pieces of a line with a meaning of their own: formulas, and marks that lead to a note.

use crate::dom::{Dom, Element, NodeId, Tag};
use crate::lexicon::{Role, is};
use crate::text::address::decode_percent;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Formula,
    /// The number or sign in a line that leads to a note.
    NoteMark,
}

/// Attributes that hold a formula as LaTeX, of the elements that show it.
const LATEX: [&str; 3] = ["data-math", "data-latex", "data-tex"];

/// Most nodes of an element that such an attribute makes a formula; formulas of pages are smaller.
const MOST_NODES: usize = 1000;

/// The piece that an element is, as far as can be told where it opens.
pub(super) fn piece_of(dom: &Dom, id: NodeId, element: &Element) -> Option<Piece> {
    match element.tag {
        Tag::Math => Some(Piece::Formula),
        Tag::A => is_note_mark(dom, id, element).then_some(Piece::NoteMark),
        Tag::Span | Tag::Div | Tag::Code => {
            (stated_latex(element).is_some() && is_small(dom, id)).then_some(Piece::Formula)
        }
        Tag::Other => (element.name() == "mjx-container").then_some(Piece::Formula),
        _ => None,
    }
}

/// The LaTeX that an attribute of an element states.
pub(crate) fn stated_latex<'a>(element: &Element<'a>) -> Option<&'a str> {
    LATEX.iter().find_map(|name| element.attribute(name)).filter(|latex| !latex.trim().is_empty())
}

fn is_small(dom: &Dom, id: NodeId) -> bool {
    dom.subtree(id).take(MOST_NODES + 1).count() <= MOST_NODES && dom.find_all(id, Tag::P).next().is_none()
}

/// Whether a link leads to a note: it is raised, or says so, and its target is a place on the page.
fn is_note_mark(dom: &Dom, id: NodeId, element: &Element) -> bool {
    /// Elements around the link that may raise it.
    const AROUND: usize = 2;
    let Some((_, place)) = element.attribute("href").and_then(|href| href.split_once('#')) else {
        return false;
    };
    let raised = || {
        dom.ancestors(id).take(AROUND).any(|above| dom.tag(above) == Some(Tag::Sup))
            || dom.children(id).find(|&child| dom.tag(child).is_some()).map(|child| dom.tag(child))
                == Some(Some(Tag::Sup))
    };
    let named = || {
        element.attribute("role") == Some("doc-noteref")
            || element.attribute("class").is_some_and(|names| {
                names.split_ascii_whitespace().any(|name| is(Role::NoteMark, &name.to_ascii_lowercase()))
            })
    };
    !place.is_empty() && (raised() || named())
}

/// The formula that a picture shows: its alternative text or its address is LaTeX, or its class says that the
/// text is.
pub(crate) fn pictured_latex(element: &Element) -> Option<String> {
    let alt = element.attribute("alt").map(str::trim).filter(|alt| !alt.is_empty());
    if let Some(alt) = alt.filter(|alt| is_latex(alt) || is_named_formula(element)) {
        return Some(alt.to_owned());
    }
    let address = ["src", "data-src"].iter().find_map(|name| element.attribute(name))?;
    // Only where a backslash stands in it, written in hexadecimal; a path has none.
    if address.starts_with("data:") || !(address.contains("%5C") || address.contains("%5c")) {
        return None;
    }
    let part = match address.split_once('?') {
        Some((_, query)) => query.split('&').find(|value| value.contains("%5C") || value.contains("%5c"))?,
        None => address.rsplit('/').next()?,
    };
    let value = part.split_once('=').filter(|(key, _)| key.bytes().all(|b| b.is_ascii_alphanumeric()));
    let latex = decode_percent(&value.map_or(part, |(_, value)| value).replace('+', "%20"))?;
    is_latex(&latex).then_some(latex)
}

/// Whether a text is LaTeX: it has a command.
fn is_latex(text: &str) -> bool {
    /// Letters of a command, at least; a path of some systems has backslashes too, and then no braces or signs.
    const COMMAND: usize = 2;
    let command = |at: usize| {
        text.get(at + 1..)
            .is_some_and(|rest| rest.bytes().take_while(u8::is_ascii_alphabetic).count() >= COMMAND)
    };
    text.match_indices('\\').any(|(at, _)| command(at)) && !text.contains(":\\")
}

fn is_named_formula(element: &Element) -> bool {
    element.attribute("class").is_some_and(|names| {
        names.split_ascii_whitespace().any(|name| is(Role::FormulaPicture, &name.to_ascii_lowercase()))
    })
}
