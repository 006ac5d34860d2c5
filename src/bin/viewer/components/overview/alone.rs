//! The documents that stand alone.

use tearsheet::view::messages::Message;
use yew::prelude::*;

use super::Cx;
use super::story::draw_open;
use crate::app::StoreRef;
use crate::components::read::More;
use crate::components::roving::{Keys, on_arrows};
use crate::store::use_ui;

/// Documents that are drawn at first.
const FIRST: usize = 100;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct AloneProps {
    pub(super) store: StoreRef,
}

/// The list, folded where there is something else to see.
#[component]
pub(super) fn Alone(props: &AloneProps) -> Html {
    let ui = use_ui();
    let shown = use_state(|| FIRST);
    let Some(gathered) = props.store.gathered() else { return Html::default() };
    let alone = &gathered.overview.alone;
    if alone.is_empty() {
        return Html::default();
    }
    let cx = Cx { ui: &ui, store: &props.store, gathered };
    let item = |(at, document): (usize, &u32)| html! { <li class="report">{ draw_open(&cx, *document, at == 0) }</li> };
    html! {
        <details class="alone" open={gathered.overview.stories.is_empty()}>
            <summary><h3>{ ui.fill(Message::StandAlone, &[&alone.len().to_string()]) }</h3></summary>
            <ul class="reports roving" onkeydown={on_arrows(Keys::All)}>
                { for alone.iter().take(*shown).enumerate().map(item) }
            </ul>
            <More all={alone.len()} {shown} />
        </details>
    }
}
