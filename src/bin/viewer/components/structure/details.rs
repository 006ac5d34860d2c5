//! The details of the block that was chosen.

use tearsheet::model::Block;
use tearsheet::view::messages::Message;
use tearsheet::view::page::PageRef;
use tearsheet::view::state::Action;
use yew::prelude::*;

use crate::components::confidence::Confidence;
use crate::components::glyph::{Glyph, Icon, ZoneBadge};
use crate::store::{Ui, use_ui};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct DetailsProps {
    pub(crate) page: PageRef,
    pub(crate) block: Option<u32>,
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
                { draw_block(&ui, block) }
            } else {
                <p class="details-empty">{ ui.say(Message::NoBlockChosen) }</p>
            }
        </aside>
    }
}

fn draw_block(ui: &Ui, block: &Block) -> Html {
    let fact = |name: Message, value: Html| html! { <><dt>{ ui.say(name) }</dt><dd>{ value }</dd></> };
    let bytes = block.source.bytes.map(|[start, end]| format!("{start}–{end}"));
    html! {
        <>
            <div class="details-head">
                <h3>{ ui.fill(Message::Block, &[&block.i.to_string()]) }</h3>
                <button type="button" class="button button-icon" onclick={ui.on(Action::BlockChosen(None))}
                    aria-label={ui.say(Message::Close)} title={ui.say(Message::Close)}>
                    <Glyph icon={Icon::Close} />
                </button>
            </div>
            <dl class="facts">
                { fact(Message::Zone, html! { <ZoneBadge zone={block.zone} /> }) }
                { fact(Message::Sureness, html! { <Confidence value={block.confidence} full=true /> }) }
                { for block.lang.clone().map(|lang| fact(Message::Language, html! { lang })) }
                { for block.level.map(|level| fact(Message::Level, html! { level })) }
                { for bytes.map(|bytes| fact(Message::Bytes, html! { bytes })) }
                { for block.source.path.clone().map(|path| fact(Message::Path, html! { <code class="path">{ path }</code> })) }
            </dl>
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
