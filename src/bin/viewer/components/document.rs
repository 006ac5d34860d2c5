//! The document pane: its bar, its tabs and the view that was chosen.

use tearsheet::view::messages::Message;
use tearsheet::view::page::{PageRef, Trust, percent, trust};
use tearsheet::view::state::{Action, Selected, Tab};
use tearsheet::view::words;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::app::StoreRef;
use crate::components::fields::Fields;
use crate::components::glyph::{Glyph, Icon};
use crate::components::notes::Notes;
use crate::components::read::Read;
use crate::components::save::Save;
use crate::components::source::Source;
use crate::components::structure::Structure;
use crate::store::{Ui, use_ui};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct DocumentProps {
    pub(crate) store: StoreRef,
}

/// The document that was chosen.
#[component]
pub(crate) fn DocumentPane(props: &DocumentProps) -> Html {
    let ui = use_ui();
    let state = &props.store;
    let Some(page) = state.page().cloned() else {
        return html! { <main class="pane" id="document" tabindex="-1"></main> };
    };
    // Another document or view is another panel: nothing is left scrolled or half chosen.
    let at = state.selected.unwrap_or(Selected { id: 0, part: 0 });
    let key = format!("{}.{}.{}", at.id, at.part, state.tab as usize);
    let view = match state.tab {
        Tab::Read => html! {
            <Read page={page.clone()} rendering={state.rendering} single_column={state.single_column} />
        },
        Tab::Structure => html! {
            <Structure page={page.clone()} filter={state.filter} block={state.block} />
        },
        Tab::Fields => html! { <Fields page={page.clone()} /> },
        Tab::Source => html! { <Source page={page.clone()} mark={state.mark} /> },
    };
    html! {
        <main class="pane" id="document" tabindex="-1">
            <div class="pane-head">
                <button type="button" class="link pane-back" onclick={ui.on(Action::BackToList)}>
                    <Glyph icon={Icon::Back} />{ ui.say(Message::BackToList) }
                </button>
                <Tabs tab={state.tab} />
                { draw_chips(&ui, &page) }
                <Save page={page.clone()} />
            </div>
            <Notes page={page.clone()} />
            if state.tab != Tab::Read {
                <h2 class="visually-hidden">{ page.title().unwrap_or_else(|| ui.say(Message::Untitled)).to_owned() }</h2>
            }
            <div {key} class={classes!("panel", panel_class(state.tab))} role="tabpanel" id="panel" tabindex="0"
                aria-labelledby={tab_id(state.tab)}>
                { view }
            </div>
        </main>
    }
}

/// Kind of page and the confidence of the reading, with a plain word.
fn draw_chips(ui: &Ui, page: &PageRef) -> Html {
    let word = match trust(page.confidence()) {
        Trust::Sure => Message::Sure,
        Trust::Fair => Message::Fair,
        Trust::Uncertain => Message::Uncertain,
    };
    let reading = ui.fill(Message::ReadingConfidence, &[&percent(page.confidence()).to_string()]);
    html! {
        <p class="chips">
            <span class="chip">{ words::what(&page.document, ui.lang) }</span>
            <span class="chips-confidence">{ reading }{ " · " }{ ui.say(word) }</span>
        </p>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct TabsProps {
    tab: Tab,
}

/// The four tabs; the arrow keys move between them.
#[component]
fn Tabs(props: &TabsProps) -> Html {
    let ui = use_ui();
    let list = use_node_ref();
    let onkeydown = {
        let (dispatch, list, tab) = (ui.dispatch.clone(), list.clone(), props.tab);
        Callback::from(move |event: KeyboardEvent| {
            let step = match event.key().as_str() {
                "ArrowRight" => 1,
                "ArrowLeft" => Tab::ALL.len() - 1,
                _ => return,
            };
            event.prevent_default();
            let next = (tab as usize + step) % Tab::ALL.len();
            if let Some(tab) = Tab::ALL.get(next) {
                dispatch.dispatch(Action::TabChosen(*tab));
            }
            let child = list.cast::<HtmlElement>().and_then(|list| list.children().item(next as u32));
            if let Some(tab) = child {
                let _ = wasm_bindgen::JsCast::unchecked_ref::<HtmlElement>(&tab).focus();
            }
        })
    };
    let tab = |tab: Tab| {
        let chosen = tab == props.tab;
        html! {
            <button type="button" role="tab" class={classes!("tab", chosen.then_some("tab-chosen"))} id={tab_id(tab)}
                aria-selected={chosen.to_string()} aria-controls="panel" tabindex={if chosen { "0" } else { "-1" }}
                onclick={ui.on(Action::TabChosen(tab))}>
                { ui.say(tab_name(tab)) }
            </button>
        }
    };
    html! {
        <div class="tabs" role="tablist" aria-label={ui.say(Message::Views)} ref={list} {onkeydown}>
            { for Tab::ALL.into_iter().map(tab) }
        </div>
    }
}

const fn tab_name(tab: Tab) -> Message {
    match tab {
        Tab::Read => Message::TabRead,
        Tab::Structure => Message::TabStructure,
        Tab::Fields => Message::TabFields,
        Tab::Source => Message::TabSource,
    }
}

const fn tab_id(tab: Tab) -> &'static str {
    match tab {
        Tab::Read => "tab-read",
        Tab::Structure => "tab-structure",
        Tab::Fields => "tab-fields",
        Tab::Source => "tab-source",
    }
}

/// Lists with rows of one height scroll by themselves; the two other views scroll the panel.
const fn panel_class(tab: Tab) -> &'static str {
    match tab {
        Tab::Read | Tab::Fields => "panel-scroll",
        Tab::Structure | Tab::Source => "panel-fixed",
    }
}
