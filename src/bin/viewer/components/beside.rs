//! The source beside another view: what is pointed at on one side is marked on both.

use tearsheet::view::page::PageRef;
use tearsheet::view::source::block_between;
use tearsheet::view::state::Mark;
use wasm_bindgen::JsCast;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use crate::browser::listen::document;
use crate::components::source::Source;
use crate::components::structure::{Structure, StructureProps};

/// A block that is pointed at.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Link {
    pub(crate) block: u32,
    /// Whether it was pointed at in the source.
    pub(crate) from_source: bool,
    /// Grows with every link.
    pub(crate) serial: u32,
}

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct BesideProps {
    pub(crate) page: PageRef,
    pub(crate) mark: Option<Mark>,
    /// *Structure*, where that is shown: it draws its rows itself.
    pub(crate) structure: Option<StructureProps>,
    /// The view, where it is another.
    pub(crate) children: Html,
}

/// The view and the source. Blocks of the view bear their numbers, lines of the source their bytes.
#[component]
pub(crate) fn Beside(props: &BesideProps) -> Html {
    let link = use_state_eq(|| None::<Link>);
    let point = {
        let (link, page) = (link.clone(), props.page.clone());
        Callback::from(move |event: Event| {
            let Some((block, from_source)) = pointed_at(&event, &page) else { return };
            if link.is_none_or(|link| (link.block, link.from_source) != (block, from_source)) {
                link.set(Some(Link { block, from_source, serial: link.map_or(0, |link| link.serial + 1) }));
            }
        })
    };
    let onmouseover = point.reform(|event: MouseEvent| event.into());
    let onfocusin = point.reform(|event: FocusEvent| event.into());
    use_effect_with((*link, props.structure.is_none()), |(link, prose)| {
        if let Some(link) = link.filter(|_| *prose) {
            mark_block(link);
        }
    });
    let span = link.and_then(|link| props.page.document.blocks.get(link.block as usize)?.source.bytes);
    let mark = match (span, *link) {
        (Some(span), Some(link)) => Some(Mark { span, serial: link.serial }),
        _ => props.mark,
    };
    html! {
        <div class="beside" {onmouseover} {onfocusin}>
            if let Some(structure) = &props.structure {
                <div class="beside-view beside-fixed"><Structure link={*link} ..structure.clone() /></div>
            } else {
                <div class="beside-view" tabindex="0">{ props.children.clone() }</div>
            }
            <div class="beside-source">
                <Source page={props.page.clone()} {mark} gentle=true still={link.is_some_and(|link| link.from_source)} />
            </div>
        </div>
    }
}

/// The block that an event is about, and whether it comes from the source.
fn pointed_at(event: &Event, page: &PageRef) -> Option<(u32, bool)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let number = |element: &Element, name: &str| element.get_attribute(name)?.parse::<u32>().ok();
    if let Some(element) = target.closest("[data-block]").ok().flatten() {
        return Some((number(&element, "data-block")?, false));
    }
    let line = target.closest("[data-from]").ok().flatten()?;
    let block = block_between(&page.document, number(&line, "data-from")?, number(&line, "data-to")?)?;
    Some((block, true))
}

/// Marks a block in a view that is drawn whole; one that was pointed at in the source is brought into sight.
fn mark_block(link: Link) {
    let Some(page) = document() else { return };
    let find = |selector: &str| page.query_selector(selector).ok().flatten();
    if let Some(old) = find(".beside-view .linked") {
        let _ = old.class_list().remove_1("linked");
    }
    let Some(new) = find(&format!(".beside-view [data-block=\"{}\"]", link.block)) else { return };
    let _ = new.class_list().add_1("linked");
    if link.from_source {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        new.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
