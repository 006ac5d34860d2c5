//! The zones of the page with their counts; some can be chosen alone.

use std::rc::Rc;

use tearsheet::model::Zone;
use tearsheet::view::messages::Message;
use tearsheet::view::page::PageRef;
use tearsheet::view::state::Action;
use yew::prelude::*;

use crate::components::glyph::ZoneBadge;
use crate::store::use_ui;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct FilterProps {
    pub(crate) page: PageRef,
    pub(crate) filter: Rc<[Zone]>,
}

/// One button for each zone that the page has.
#[component]
pub(crate) fn Filter(props: &FilterProps) -> Html {
    let ui = use_ui();
    let counts = use_memo(props.page.clone(), |page| {
        let mut counts = Zone::ALL.map(|zone| (zone, 0_usize));
        for block in &page.document.blocks {
            if let Some(count) = counts.iter_mut().find(|(zone, _)| *zone == block.zone) {
                count.1 += 1;
            }
        }
        counts
    });
    let button = |(zone, count): (Zone, usize)| {
        let chosen = props.filter.contains(&zone);
        html! {
            <button type="button" class={classes!("filter", chosen.then_some("filter-chosen"))}
                aria-pressed={chosen.to_string()} onclick={ui.on(Action::Filtered(Some(zone)))}>
                <ZoneBadge {zone} /><span class="filter-count">{ count }</span>
            </button>
        }
    };
    let all = props.filter.is_empty();
    html! {
        <div class="filters" role="group" aria-label={ui.say(Message::FilterZones)}>
            <button type="button" class={classes!("filter", all.then_some("filter-chosen"))}
                aria-pressed={all.to_string()} onclick={ui.on(Action::Filtered(None))}>
                { ui.say(Message::AllZones) }
                <span class="filter-count">{ props.page.document.blocks.len() }</span>
            </button>
            { for counts.iter().copied().filter(|(_, count)| *count > 0).map(button) }
        </div>
    }
}
