//! *Structure*: every block of the page in page order, each with its zone.

mod details;
mod filter;
mod map;

use std::rc::Rc;

use tearsheet::model::{Block, Zone};
use tearsheet::view::messages::Message;
use tearsheet::view::page::{PageRef, Trust, trust};
use tearsheet::view::state::Action;
use yew::prelude::*;

use crate::components::confidence::Confidence;
use crate::components::glyph::{ZoneBadge, zone_class};
use crate::components::virtual_list::VirtualList;
use crate::store::{Ui, use_ui};
use details::Details;
use filter::Filter;
use map::Map;

/// Height of a row in rem: two lines of text and their air. Kept in step with the style sheet.
const ROW_REM: f64 = 3.0;

/// Most characters of a block drawn in its row; two lines hold fewer.
const SHOWN_CHARS: usize = 240;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct StructureProps {
    pub(crate) page: PageRef,
    pub(crate) filter: Option<Zone>,
    pub(crate) block: Option<u32>,
}

/// The filter, the list, the map and the details.
#[component]
pub(crate) fn Structure(props: &StructureProps) -> Html {
    let ui = use_ui();
    let seen = use_state_eq(|| (0_usize, 0_usize));
    // A block that was already chosen on arrival is brought into sight.
    let target = use_state(|| props.block.map(|block| (block, 0_u32)));
    let rows = use_memo((props.page.clone(), props.filter), |(page, filter)| {
        let blocks = page.document.blocks.iter();
        blocks
            .filter(|block| filter.is_none_or(|zone| block.zone == zone))
            .map(|block| block.i)
            .collect::<Vec<u32>>()
    });
    let draw = use_callback(
        (ui.clone(), props.page.clone(), Rc::clone(&rows), props.block),
        |row: usize, (ui, page, rows, chosen)| {
            let block = rows.get(row).and_then(|block| page.document.blocks.get(*block as usize));
            block.map(|block| draw_block(ui, block, *chosen == Some(block.i))).unwrap_or_default()
        },
    );
    let onseen = {
        let seen = seen.setter();
        use_callback((), move |range: (usize, usize), ()| seen.set(range))
    };
    let onjump = {
        let target = target.clone();
        Callback::from(move |block: u32| {
            target.set(Some((block, target.map_or(0, |(_, serial)| serial + 1))));
        })
    };
    let row_target = target.map(|(block, serial)| (rows.partition_point(|row| *row < block), serial));
    let block_at = |row: usize| rows.get(row).or(rows.last()).copied().unwrap_or(0);
    html! {
        <div class="structure">
            <Filter page={props.page.clone()} filter={props.filter} />
            <div class="structure-body">
                <VirtualList class="blocks" count={rows.len()} row_rem={ROW_REM} {draw} target={row_target} {onseen}
                    label={ui.say(Message::Blocks)} />
                <Map page={props.page.clone()} filter={props.filter} {onjump}
                    seen={(block_at(seen.0), block_at(seen.1))} chosen={props.block} />
                <Details page={props.page.clone()} block={props.block} />
            </div>
        </div>
    }
}

fn draw_block(ui: &Ui, block: &Block, chosen: bool) -> Html {
    let class = classes!(
        "block",
        zone_class(block.zone),
        chosen.then_some("block-chosen"),
        block.hidden.then_some("block-hidden"),
        (trust(block.confidence) == Trust::Uncertain).then_some("block-uncertain"),
    );
    html! {
        <div role="listitem" key={block.i}>
            <button type="button" {class} onclick={ui.on(Action::BlockChosen(Some(block.i)))}
                aria-current={chosen.then_some("true")}>
                <span class="block-zone">
                    <ZoneBadge zone={block.zone} />
                    if block.hidden {
                        <span class="block-mark">{ ui.say(Message::Hidden) }</span>
                    }
                </span>
                <span class="block-text" lang={block.lang.clone()}>
                    { block.text.chars().take(SHOWN_CHARS).collect::<String>() }
                </span>
                <Confidence value={block.confidence} />
            </button>
        </div>
    }
}
