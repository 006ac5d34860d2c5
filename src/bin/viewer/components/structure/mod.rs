//! *Structure*: every block of the page in page order, each with its zone.

mod details;
mod filter;
mod map;

use std::collections::BTreeSet;
use std::rc::Rc;

use tearsheet::model::{Block, Zone};
use tearsheet::view::messages::Message;
use tearsheet::view::page::{PageRef, Trust, trust};
use tearsheet::view::runs::{Line, Run, lines};
use tearsheet::view::state::Action;
use yew::prelude::*;

use crate::components::beside::Link;
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
    pub(crate) filter: Rc<[Zone]>,
    pub(crate) block: Option<u32>,
    /// The blocks that are chosen, from the first to the last.
    pub(crate) range: Option<[u32; 2]>,
    /// The block that is pointed at here or in the source beside.
    #[prop_or_default]
    pub(crate) link: Option<Link>,
}

/// The filter, the list, the map and the details.
#[component]
pub(crate) fn Structure(props: &StructureProps) -> Html {
    let ui = use_ui();
    let seen = use_state_eq(|| (0_usize, 0_usize));
    // A block that was already chosen on arrival is brought into sight.
    let target = use_state(|| props.block.map(|block| (block, 0_u32)));
    // The link that a jump on the map left behind.
    let left = use_state_eq(|| None::<u32>);
    let open = use_state_eq(BTreeSet::<u32>::new);
    let rows = use_memo(
        (props.page.clone(), Rc::clone(&props.filter), (*open).clone(), props.block),
        |(page, filter, open, chosen)| lines(&page.document, filter, open, *chosen),
    );
    let toggle = {
        let open = open.clone();
        Callback::from(move |first: u32| {
            let mut runs = (*open).clone();
            if !runs.remove(&first) {
                runs.insert(first);
            }
            open.set(runs);
        })
    };
    let draw = use_callback(
        (
            ui.clone(),
            props.page.clone(),
            Rc::clone(&rows),
            props.range,
            toggle,
            props.link.map(|link| link.block),
        ),
        |row: usize, (ui, page, rows, range, toggle, linked)| match rows.get(row) {
            Some(Line::Block(block)) => {
                let block = page.document.blocks.get(*block as usize);
                let is_in = |at: u32| range.is_some_and(|[first, last]| (first..=last).contains(&at));
                block
                    .map(|block| draw_block(ui, block, is_in(block.i), *linked == Some(block.i)))
                    .unwrap_or_default()
            }
            Some(Line::Run(run)) => draw_run(ui, page, run, toggle),
            None => Html::default(),
        },
    );
    let onseen = {
        let seen = seen.setter();
        use_callback((), move |range: (usize, usize), ()| seen.set(range))
    };
    let onjump = {
        let (target, left, link) = (target.clone(), left.setter(), props.link);
        Callback::from(move |block: u32| {
            left.set(link.map(|link| link.serial));
            target.set(Some((block, target.map_or(0, |(_, serial)| serial + 1))));
        })
    };
    // What is pointed at in the source is brought into sight, if it is not.
    let linked = props
        .link
        .filter(|link| link.from_source && Some(link.serial) != *left)
        .map(|link| (link.block, link.serial));
    let gentle = linked.is_some();
    let row_target =
        linked.or(*target).map(|(block, serial)| (rows.partition_point(|line| line.last() < block), serial));
    let line_at = |row: usize| rows.get(row).or(rows.last());
    let seen = (line_at(seen.0).map_or(0, Line::first), line_at(seen.1).map_or(0, Line::last));
    html! {
        <div class="structure">
            <Filter page={props.page.clone()} filter={Rc::clone(&props.filter)} />
            <div class="structure-body">
                <VirtualList class="blocks" count={rows.len()} row_rem={ROW_REM} {draw} target={row_target} {gentle} {onseen}
                    label={ui.say(Message::Blocks)} />
                <Map page={props.page.clone()} filter={Rc::clone(&props.filter)} {onjump}
                    {seen} chosen={props.block} />
                <Details page={props.page.clone()} block={props.block} range={props.range} />
            </div>
        </div>
    }
}

/// The head of a run, which opens it and folds it.
fn draw_run(ui: &Ui, page: &PageRef, run: &Run, toggle: &Callback<u32>) -> Html {
    let (toggle, first) = (toggle.clone(), run.first);
    let lang = page.document.blocks.get(first as usize).and_then(|block| block.lang.clone());
    html! {
        <div role="listitem" key={format!("run-{first}")}>
            <button type="button" class={classes!("block", "block-run", zone_class(run.zone))} aria-expanded={run.open.to_string()}
                onclick={Callback::from(move |_: MouseEvent| toggle.emit(first))}>
                <span class="block-zone"><ZoneBadge zone={run.zone} /></span>
                <span class="block-text" {lang}>{ if run.open { String::new() } else { run.text(&page.document) } }</span>
                <span class="block-count">{ ui.fill(Message::BlockCount, &[&run.count().to_string()]) }</span>
            </button>
        </div>
    }
}

fn draw_block(ui: &Ui, block: &Block, chosen: bool, linked: bool) -> Html {
    // With Shift a click chooses all blocks up to this one.
    let onclick = {
        let (dispatch, at) = (ui.dispatch.clone(), Some(block.i));
        Callback::from(move |event: MouseEvent| {
            dispatch.dispatch(if event.shift_key() {
                Action::RangeChosen(at)
            } else {
                Action::BlockChosen(at)
            });
        })
    };
    let class = classes!(
        "block",
        zone_class(block.zone),
        chosen.then_some("block-chosen"),
        linked.then_some("linked"),
        block.hidden.then_some("block-hidden"),
        (trust(block.confidence) == Trust::Uncertain).then_some("block-uncertain"),
    );
    html! {
        <div role="listitem" key={block.i}>
            <button type="button" {class} {onclick} data-block={block.i.to_string()}
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
