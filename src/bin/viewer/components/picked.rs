//! What can be done with the lines of the list that are picked.

use tearsheet::view::messages::Message;
use tearsheet::view::picked::Pick;
use tearsheet::view::remarks::tags_of;
use tearsheet::view::state::Action;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::StoreRef;
use crate::components::glyph::{Glyph, Icon};
use crate::store::use_ui;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PickedProps {
    pub(crate) store: StoreRef,
}

/// How many are picked; a star, a tag, removal for all of them as one change. They are saved where all are.
#[component]
pub(crate) fn PickedBar(props: &PickedProps) -> Html {
    let ui = use_ui();
    let state = &props.store;
    let count = state.picked_rows().len();
    let files = state.picked_files();
    let none = count == 0;
    let star = {
        let (dispatch, store) = (ui.dispatch.clone(), props.store.clone());
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Remarked(store.starred_together())))
    };
    let field = use_node_ref();
    let onsubmit = {
        let (dispatch, store, field) = (ui.dispatch.clone(), props.store.clone(), field.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(field) = field.cast::<HtmlInputElement>() else { return };
            let tags = tags_of(&field.value());
            field.set_value("");
            dispatch.dispatch(Action::Remarked(store.tagged_together(&tags)));
        })
    };
    let label = ui.say(Message::AddTag);
    let button = |name: Message, pick: Pick| {
        html! { <button type="button" class="link" onclick={ui.on(Action::Picked(pick))}>{ ui.say(name) }</button> }
    };
    html! {
        <div class="picked" role="group" aria-label={ui.say(Message::PickSome)}>
            <span class="picked-count" role="status">{ ui.fill(Message::PickedCount, &[&count.to_string()]) }</span>
            { button(Message::PickAll, Pick::All) }
            { button(Message::PickDone, Pick::Nothing) }
            <div class="picked-acts">
                <button type="button" class="button button-small" disabled={none} onclick={star}>
                    <Glyph icon={Icon::Star} />{ ui.say(Message::Star) }
                </button>
                <button type="button" class="button button-small" disabled={none} onclick={ui.on(Action::RemovedAll(files.clone()))}>
                    { ui.fill(Message::RemovePicked, &[&files.len().to_string()]) }
                </button>
                <form class="tag-form" {onsubmit}>
                    <input ref={field} class="tag-field" type="text" list="known-tags" autocomplete="off" disabled={none}
                        placeholder={label} aria-label={ui.say(Message::TagPicked)} />
                </form>
            </div>
        </div>
    }
}
