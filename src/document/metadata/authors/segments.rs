//! Names as the elements part them: where only the layout stands between a name and what follows, the text
//! runs them together (a name and a title, two names in two boxes).

use super::super::context::Context;
use super::Names;
use crate::block::Place;
use crate::dom::{NodeId, Tag};
use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{Role, is};
use crate::text::byline::{NameKind, classify_name};

/// Most nodes that are looked at.
const MOST_NODES: usize = 200;

/// Replaces each name that begins with the whole text of an element by what that element says.
pub(super) fn part_by_elements(
    context: &Context<'_>,
    nodes: impl Iterator<Item = NodeId>,
    names: Names,
) -> Names {
    let dom = &context.page.dom;
    let mut skip = 0;
    let mut people: Names = Vec::new();
    for id in nodes.take(MOST_NODES) {
        if id >= skip && matches!(dom.tag(id), Some(Tag::Script | Tag::Style | Tag::Svg)) {
            skip = dom.subtree(id).end;
        }
        let Some(text) = dom.text(id).filter(|text| id >= skip && text.len() <= 120) else { continue };
        for name in context.split_names(text) {
            if classify_name(&name) == NameKind::Person && !people.contains(&name) {
                people.push(name);
            }
        }
    }
    let mut out: Names = Vec::new();
    for name in names {
        let longer = |part: &&String| name.len() > part.len() && name.contains(part.as_str());
        let parts: Vec<&String> = people.iter().filter(longer).collect();
        if !parts.iter().any(|part| name.starts_with(part.as_str())) {
            out.push(name);
            continue;
        }
        for part in parts {
            if !out.contains(part) && !is_agency(part) {
                out.push(part.clone());
            }
        }
    }
    out
}

/// The same for the names of a block.
pub(super) fn part_block(context: &Context<'_>, block: usize, names: Names) -> Names {
    match context.block(block).map(|raw| &raw.place) {
        Some(&Place::Dom { first, last, .. }) => part_by_elements(context, first..=last, names),
        _ => names,
    }
}

/// Whether a name is that of an agency that stands beside its reporters on pages of all countries.
pub(super) fn is_agency(name: &str) -> bool {
    is(Role::Agency, &fold_phrase(name))
}
