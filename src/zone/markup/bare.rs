//! Pages that are a text and nothing else: written by a converter, saved by a reader, exported from a program for
//! notes.

use rustc_hash::FxHashSet;

use crate::block::{Page, Place, RawBlock};
use crate::dom::{NodeId, Tag};
use crate::model::{PageKind, Zone};
use crate::zone::Decision;
use crate::zone::features::{InPost, Survey};

/// Of a page on which nothing is a frame, the blocks that no rule names and that are shown: they are text, as what
/// stands around them. The model has seen only pages of sites, on which three in four of such blocks are not.
pub(super) fn find_bare_text(survey: &Survey, kind: PageKind, decisions: &[Decision]) -> Vec<usize> {
    let small = || decisions.len() <= FEW_BLOCKS && is_still(survey.page);
    let Some(first) = decisions.iter().position(|decision| decision.in_text).or_else(|| small().then_some(0))
    else {
        return Vec::new();
    };
    if kind == PageKind::Thread || decisions.iter().any(|decision| is_frame(decision.zone)) {
        return Vec::new();
    }
    let title = decisions.iter().position(|decision| decision.zone == Zone::Title);
    let from = title.map_or(first, |title| first.min(title));
    let rest = decisions.iter().zip(survey.page.blocks.iter().zip(&survey.blocks)).enumerate().skip(from);
    rest.filter(|(_, (decision, (raw, facts)))| {
        decision.zone == Zone::Other
            && !decision.in_text
            && !raw.hidden
            && !raw.marks.inset
            && !raw.marks.control
            && facts.post == InPost::No
            // Another title, and a count of something.
            && facts.level != 1
            && (facts.text.digits == 0 || facts.text.words() > COUNT_WORDS || facts.tag == Some(Tag::Td))
    })
    .map(|(i, _)| i)
    .collect()
}

/// Blocks of a page that is shown whole where the model takes none of them for text and no script could bring more: a
/// note of a line or two.
const FEW_BLOCKS: usize = 3;

/// Words up to which a piece with a number in it is a count ("9 likes").
const COUNT_WORDS: u32 = 3;

/// What stands around the text of a site's page.
const fn is_frame(zone: Zone) -> bool {
    !matches!(
        zone,
        Zone::Title
            | Zone::Byline
            | Zone::Attribution
            | Zone::Standfirst
            | Zone::Heading
            | Zone::Paragraph
            | Zone::Quotation
            | Zone::ListItem
            | Zone::Table
            | Zone::Code
            | Zone::Caption
            | Zone::SourceLink
            | Zone::Other
    )
}

/// The hidden blocks that stay so: nothing on the page could show them, and nothing names them as what belongs to it.
pub(super) fn find_unseen(page: &Page, keep: &[bool]) -> Vec<usize> {
    let hidden = page.blocks.iter().zip(keep).enumerate().filter(|(_, (raw, keep))| **keep && raw.hidden);
    let mut hidden: Vec<(usize, Vec<&str>)> = hidden
        .filter(|(_, (raw, _))| !raw.marks.noscript)
        .map(|(i, (raw, _))| (i, names_around(page, raw)))
        .collect();
    if hidden.is_empty() || !is_still(page) {
        return Vec::new();
    }
    let named: FxHashSet<&str> = hidden.iter().flat_map(|(_, names)| names.iter().copied()).collect();
    let mut called: FxHashSet<&str> = FxHashSet::default();
    for id in 0..page.dom.nodes().len() as NodeId {
        let attributes =
            page.dom.element(id).into_iter().flat_map(|element| element.attributes().collect::<Vec<_>>());
        let values =
            attributes.filter(|(key, _)| *key != "id").map(|(_, value)| value.trim_start_matches('#'));
        called.extend(values.filter(|value| named.contains(value)));
    }
    hidden.retain(|(_, names)| !names.iter().any(|name| called.contains(name)));
    hidden.into_iter().map(|(i, _)| i).collect()
}

/// The names of the elements around a block, the nearest few.
fn names_around<'a>(page: &'a Page, raw: &RawBlock) -> Vec<&'a str> {
    const NEAR: usize = 4;
    let Place::Dom { container, .. } = raw.place else { return Vec::new() };
    let near = std::iter::once(container).chain(page.dom.ancestors(container)).take(NEAR);
    near.filter_map(|id| page.dom.attribute(id, "id")).collect()
}

/// Whether nothing on the page could bring to sight what it hides: no script, nothing to press or to choose.
fn is_still(page: &Page) -> bool {
    let dom = &page.dom;
    (0..dom.nodes().len() as NodeId).all(|id| match dom.tag(id) {
        Some(Tag::Script) => {
            dom.attribute(id, "type").is_some_and(|kind| kind.ends_with("json") || kind.starts_with("math/"))
        }
        Some(Tag::Button | Tag::Select | Tag::Input | Tag::Label | Tag::Details | Tag::Noscript) => false,
        _ => true,
    })
}
