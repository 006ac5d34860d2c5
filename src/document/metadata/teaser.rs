//! Whether an element belongs to the teaser of another page: its author and its day are not this page's.
//!
//! Cards of other pages stand above, beside and below an article, in `<article>` elements like its own, and zones
//! cannot tell all of them. Their structure does: a small box with a linked headline that does not hold the title.

use super::context::Context;
use crate::block::Place;
use crate::dom::{Dom, NodeId, Tag};
use crate::model::Zone;

/// Steps up from an element in which the box of a teaser is looked for.
const STEPS: usize = 6;

/// Nodes of the largest box: an article that begins with linked headings has more.
const MOST_NODES: u32 = 80;

/// Why such a value is refused.
pub(super) const TEASED: &str = "of another page that this one recommends";

/// Whether what stands in a block (and, where it is known, in an element) belongs to another page.
pub(super) fn belongs_to_teaser(context: &Context<'_>, block: Option<usize>, node: Option<NodeId>) -> bool {
    let elsewhere = |zone| matches!(zone, Zone::Recommendation | Zone::Ranking);
    if block.is_some_and(|block| elsewhere(context.zone(block))) {
        return true;
    }
    let inside = block.and_then(|block| match context.block(block)?.place {
        Place::Dom { first, .. } => Some(first),
        Place::Line { .. } => None,
    });
    node.or(inside).is_some_and(|node| stands_in_card(context, node))
}

/// Whether one of the boxes around an element is a card with a linked headline that is not the page's title.
fn stands_in_card(context: &Context<'_>, node: NodeId) -> bool {
    let dom = &context.page.dom;
    let Some(Place::Dom { first: title, .. }) =
        context.title_block.and_then(|title| context.block(title)).map(|raw| raw.place.clone())
    else {
        return false;
    };
    let boxes = dom.ancestors(node).take(STEPS);
    for id in boxes {
        let all = dom.subtree(id);
        let size = all.end - id;
        if all.contains(&title) || size > MOST_NODES || matches!(dom.tag(id), Some(Tag::Body | Tag::Main)) {
            return false;
        }
        if matches!(dom.tag(id), Some(Tag::Article | Tag::Li)) && has_linked_heading(dom, id) {
            return true;
        }
    }
    false
}

/// Whether a box has a heading that is a link, or a link around a heading.
fn has_linked_heading(dom: &Dom, id: NodeId) -> bool {
    let heading = |id: NodeId| matches!(dom.tag(id), Some(Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6));
    dom.subtree(id).filter(|&inner| heading(inner)).any(|inner| {
        let leads = |link: NodeId| dom.attribute(link, "href").is_some_and(|href| !href.starts_with('#'));
        dom.find_all(inner, Tag::A).any(leads)
            || dom
                .ancestors(inner)
                .take_while(|&outer| outer > id)
                .any(|outer| dom.tag(outer) == Some(Tag::A) && leads(outer))
    })
}

#[cfg(test)]
mod tests {
    use crate::{Options, read};

    #[test]
    fn cards_of_other_pages_are_told_by_their_linked_headlines() {
        let card = |head: &str| {
            format!(
                "<article>{head}<time datetime=\"2026-03-05\">Mar 5, 2026</time> \
                 <span class=\"author\">Ingrid Holm</span></article>"
            )
        };
        let text =
            "<p>The ferry between Lindby and Oster, out of service since spring, sails again from Monday, \
                    the harbour office said, and takes twice as many cars as before the repairs.</p>"
                .repeat(4);
        for head in [
            "<a href=\"/x\"><h3>Lamps for every desk</h3></a>",
            "<h3><a href=\"/x\">Lamps for every desk</a></h3>",
        ] {
            let card = card(head);
            for html in [
                format!("<main>{card}<article><h1>Ferry sails again</h1>{text}</article></main>"),
                format!("<main><article><h1>Ferry sails again</h1>{text}</article>{card}</main>"),
            ] {
                let page = format!("<title>Ferry sails again</title><body>{html}</body>");
                let document = read("a.html", page.as_bytes(), &Options::default()).unwrap().remove(0);
                assert!(document.metadata.published.is_none(), "{page}");
                assert!(document.metadata.authors.is_none(), "{page}");
            }
        }
    }
}
