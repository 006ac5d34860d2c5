//! The details of the block that was chosen.

use tearsheet::correction::{Target, set_zones};
use tearsheet::model::{Block, Zone};
use tearsheet::view::messages::Message;
use tearsheet::view::page::PageRef;
use tearsheet::view::state::Action;
use tearsheet::view::words;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::components::confidence::Confidence;
use crate::components::glyph::{Glyph, Icon, ZoneBadge};
use crate::store::{Ui, use_ui};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct DetailsProps {
    pub(crate) page: PageRef,
    pub(crate) block: Option<u32>,
    /// The blocks that are chosen, from the first to the last.
    pub(crate) range: Option<[u32; 2]>,
}

/// Zone, confidence, language and place of a block, with its whole text.
#[component]
pub(crate) fn Details(props: &DetailsProps) -> Html {
    let ui = use_ui();
    let block = props.block.and_then(|block| props.page.document.blocks.get(block as usize));
    html! {
        <aside class={classes!("details", block.is_some().then_some("details-open"))}
            aria-label={ui.say(Message::Details)}>
            if let Some(block) = block {
                { draw_block(&ui, &props.page, block, props.range.unwrap_or([block.i; 2])) }
            } else {
                <p class="details-empty">{ ui.say(Message::NoBlockChosen) }</p>
            }
        </aside>
    }
}

fn draw_block(ui: &Ui, page: &PageRef, block: &Block, range: [u32; 2]) -> Html {
    let [first, last] = range.map(|at| at.to_string());
    let several = first != last;
    let name = if several {
        ui.fill(Message::BlockRange, &[&first, &last])
    } else {
        ui.fill(Message::Block, &[&first])
    };
    let fact = |name: Message, value: Html| html! { <><dt>{ ui.say(name) }</dt><dd>{ value }</dd></> };
    let bytes = block.source.bytes.map(|[start, end]| format!("{start}–{end}"));
    html! {
        <>
            <div class="details-head">
                <h3>{ name }</h3>
                <button type="button" class="button button-icon" onclick={ui.on(Action::BlockChosen(None))}
                    aria-label={ui.say(Message::Close)} title={ui.say(Message::Close)}>
                    <Glyph icon={Icon::Close} />
                </button>
            </div>
            if !several {
            <dl class="facts">
                { fact(Message::Zone, html! { <ZoneBadge zone={block.zone} /> }) }
                { fact(Message::Sureness, html! { <Confidence value={block.confidence} full=true /> }) }
                { for block.lang.clone().map(|lang| fact(Message::Language, html! { lang })) }
                { for block.level.map(|level| fact(Message::Level, html! { level })) }
                { for bytes.map(|bytes| fact(Message::Bytes, html! { bytes })) }
                { for block.source.path.clone().map(|path| fact(Message::Path, html! { <code class="path">{ path }</code> })) }
            </dl>
            }
            { draw_zones(ui, page, block, range) }
            { draw_through(ui, page, block, range) }
            if block.hidden {
                <p class="block-mark">{ ui.say(Message::Hidden) }</p>
            }
            if let Some(span) = block.source.bytes {
                <button type="button" class="button" onclick={ui.on(Action::SourceShown(span))}>
                    { ui.say(Message::ShowInSource) }
                </button>
            }
            <p class="details-text" lang={block.lang.clone()}>{ block.text.clone() }</p>
        </>
    }
}

/// The choice of a zone, and what was found where the reader chose another.
fn draw_zones(ui: &Ui, page: &PageRef, block: &Block, range: [u32; 2]) -> Html {
    let onchange = {
        let (ui, page) = (ui.clone(), page.clone());
        Callback::from(move |event: Event| {
            let field: HtmlSelectElement = event.target_unchecked_into();
            let zone = Zone::ALL.into_iter().find(|zone| zone.name() == field.value());
            let all = zone.map(|zone| set_zones(page.found(), range, zone)).unwrap_or_default();
            let all = all.into_iter().map(|correction| (page.key().clone(), correction)).collect();
            ui.dispatch.dispatch(Action::CorrectedAll(all));
        })
    };
    // The zone that all of them have, if they do.
    let blocks = page.document.blocks.get(range[0] as usize..=range[1] as usize).unwrap_or_default();
    let now = Some(block.zone).filter(|zone| blocks.iter().all(|block| block.zone == *zone));
    let option = |zone: Zone| {
        html! { <option value={zone.name()} selected={Some(zone) == now}>{ words::zone(zone, ui.lang) }</option> }
    };
    let path = Target::Zone(block.i).path();
    let corrected = page.document.corrections.iter().any(|correction| correction.path == path);
    let found = page
        .found()
        .blocks
        .get(block.i as usize)
        .filter(|_| corrected && range[0] == range[1])
        .map(|found| found.zone);
    let back = ui.on(Action::TakenBack { key: page.key().clone(), path: Some(path) });
    html! {
        <>
            <label class="zone-choice">
                <span>{ ui.say(Message::ChangeZone) }</span>
                <select class="select" {onchange}>
                    if now.is_none() {
                        <option selected=true disabled=true value="">{ "…" }</option>
                    }
                    { for Zone::ALL.into_iter().map(option) }
                </select>
            </label>
            if let Some(found) = found {
                <p class="field-found">
                    <span class="by-you">{ ui.say(Message::ByYou) }</span>
                    <span>{ ui.fill(Message::FoundValue, &[words::zone(found, ui.lang)]) }</span>
                    <button type="button" class="link" onclick={back}>{ ui.say(Message::TakeBack) }</button>
                </p>
            }
        </>
    }
}

/// The field that chooses all blocks up to another, as a click with Shift does.
fn draw_through(ui: &Ui, page: &PageRef, block: &Block, range: [u32; 2]) -> Html {
    let through = if range[0] == block.i { range[1] } else { range[0] };
    let most = page.document.blocks.len().saturating_sub(1) as u32;
    let dispatch = ui.dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        let through = field.value().parse::<u32>().ok().map(|through| through.min(most));
        dispatch.dispatch(Action::RangeChosen(through));
    });
    html! {
        <label class="zone-choice">
            <span>{ ui.say(Message::ThroughBlock) }</span>
            <input class="through" type="number" min="0" max={most.to_string()} value={through.to_string()} {onchange} />
        </label>
    }
}
