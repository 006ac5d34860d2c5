//! Rows: small parts of a page that hold both languages, a row of a table or the box of a paragraph and its
//! translation.

use rustc_hash::FxHashMap;

use super::sides::{Sides, Unit};
use crate::block::{Page, Place};
use crate::dom::NodeId;

/// Elements around a block that may be its row: cells and boxes are nested a few deep.
const CLIMB: usize = 10;

/// Most units of a row; more are a column.
const MOST: u32 = 10;

/// What stands in an element: bits of the sides, and how many units.
type Held = (u8, u32);

/// Gives the units of a page of markup their rows.
pub(super) fn find_rows(page: &Page, sides: &mut Sides) {
    if page.dom.nodes().is_empty() {
        return;
    }
    let mut held: FxHashMap<NodeId, Held> = FxHashMap::default();
    for (units, bit) in [(&sides.a, 1), (&sides.b, 2)] {
        for unit in units {
            for id in around(page, unit) {
                let known = held.entry(id).or_default();
                *known = (known.0 | bit, known.1 + 1);
            }
        }
    }
    let total = (sides.a.len() + sides.b.len()) as u32;
    for unit in sides.a.iter_mut().chain(&mut sides.b) {
        let row = around(page, unit).find(|id| held.get(id).is_some_and(|held| held.0 == 3));
        unit.row =
            row.filter(|id| held.get(id).is_some_and(|held| held.1 <= MOST && held.1 * 3 <= total * 2));
    }
}

fn around<'a>(page: &'a Page, unit: &Unit) -> impl Iterator<Item = NodeId> + 'a {
    let place = unit.blocks.first().and_then(|&block| page.blocks.get(block as usize)).map(|raw| &raw.place);
    let container = match place {
        Some(Place::Dom { container, .. }) => Some(*container),
        _ => None,
    };
    container.into_iter().flat_map(|id| std::iter::once(id).chain(page.dom.ancestors(id)).take(CLIMB))
}
