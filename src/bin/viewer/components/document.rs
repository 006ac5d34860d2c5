//! The document pane: its bar, its tabs and the view that was chosen.

use tearsheet::view::compare::MOST_SIDES;
use tearsheet::view::messages::Message;
use tearsheet::view::page::{PageRef, Trust, percent, trust};
use tearsheet::view::pane::Pane;
use tearsheet::view::state::{Action, Selected, Tab};
use tearsheet::view::words;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::app::StoreRef;
use crate::components::beside::Beside;
use crate::components::corrections::Corrections;
use crate::components::fields::Fields;
use crate::components::glyph::{Glyph, Icon};
use crate::components::notes::Notes;
use crate::components::original::Original;
use crate::components::read::{Others, Read};
use crate::components::remarks::Remarks;
use crate::components::save::Save;
use crate::components::source::Source;
use crate::components::statements::Statements;
use crate::components::structure::{Structure, StructureProps};
use crate::components::timeline::Timeline;
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
    let tabs = Tab::of(&page);
    let tab = if tabs.contains(&state.tab) { state.tab } else { Tab::Read };
    let known = state.tags().into_iter().map(|(tag, _)| tag).collect::<Vec<_>>();
    let key = format!("{}.{}.{}.{}", at.id, at.part, tab as usize, u8::from(state.beside));
    let structure = StructureProps {
        page: page.clone(),
        filter: state.filter.clone(),
        block: state.block,
        range: state.range(),
        link: None,
    };
    let beside = state.beside && matches!(tab, Tab::Read | Tab::Structure);
    let view = match tab {
        Tab::Read => html! {
            <Read page={page.clone()} size={state.size} file={at.id} rendering={state.rendering} setting={state.setting} query={state.query.clone()}
                marks={state.marks} spot={state.spot} others={others(state, at)} />
        },
        Tab::Statements => html! { <Statements page={page.clone()} /> },
        Tab::Times => html! { <Timeline page={page.clone()} /> },
        Tab::Structure if beside => Html::default(),
        Tab::Structure => html! { <Structure ..structure.clone() /> },
        Tab::Fields => html! { <Fields page={page.clone()} /> },
        Tab::Original => html! { <Original page={page.clone()} /> },
        Tab::Source => html! { <Source page={page.clone()} mark={state.mark} /> },
    };
    let view = if beside {
        let structure = Some(structure).filter(|_| tab == Tab::Structure);
        html! { <Beside page={page.clone()} mark={state.mark} {structure}>{ view }</Beside> }
    } else {
        view
    };
    let class = if beside { "panel-fixed" } else { panel_class(tab) };
    html! {
        <main class="pane pane-document" id="document" tabindex="-1">
            <div class="pane-head">
                <button type="button" class={classes!("link", "pane-back", state.came_from().is_some().then_some("pane-trail"))}
                    onclick={ui.on(Action::BackToList)}>
                    <Glyph icon={Icon::Back} /><span class="pane-back-text">{ ui.say(back_name(state)) }</span>
                </button>
                <Tabs {tab} {tabs} />
                { draw_chips(&ui, &page) }
            </div>
            <div class="pane-tools">
                <Remarks key={page.key().to_string()} page={page.clone()} {known} />
                if matches!(tab, Tab::Read | Tab::Structure) {
                    <button type="button" class="button button-small beside-switch" aria-pressed={state.beside.to_string()}
                        onclick={ui.on(Action::BesideChosen(!state.beside))}>{ ui.say(Message::SourceBeside) }</button>
                }
                <Save page={page.clone()} />
            </div>
            <Notes page={page.clone()} />
            <Corrections page={page.clone()} store={props.store.clone()} />
            if tab != Tab::Read {
                <h2 class="visually-hidden">{ page.title().unwrap_or_else(|| ui.say(Message::Untitled)).to_owned() }</h2>
            }
            <div {key} class={classes!("panel", class)} role="tabpanel" id="panel" tabindex="0"
                aria-labelledby={tab_id(tab)}>
                { view }
            </div>
        </main>
    }
}

/// Where the way back leads to.
fn back_name(state: &StoreRef) -> Message {
    match state.came_from() {
        Some(Pane::Overview(_)) => Message::Overview,
        Some(Pane::Compare(_)) => Message::CompareTitle,
        Some(_) => Message::Back,
        None => Message::BackToList,
    }
}

/// The other reports of the event that a document tells; none where there is none.
fn others(state: &StoreRef, at: Selected) -> Option<Others> {
    let gathered = state.gathered()?;
    let story = gathered.story_of(at)?;
    let card = gathered.overview.stories.get(story)?;
    let members = card.members().filter_map(|number| gathered.members.get(number as usize).copied());
    let others: Vec<Selected> =
        members.filter(|member| *member != at && state.page_at(*member).is_some()).collect();
    let sides = std::iter::once(at).chain(others.iter().copied()).take(MOST_SIDES).collect();
    (!others.is_empty()).then_some(Others { story, count: others.len(), sides })
}

/// Kind of page and the confidence of the reading, with a plain word.
fn draw_chips(ui: &Ui, page: &PageRef) -> Html {
    let word = match trust(page.confidence()) {
        Trust::Sure => Message::Sure,
        Trust::Fair => Message::Fair,
        Trust::Uncertain => Message::Uncertain,
    };
    let figure = percent(page.confidence()).to_string();
    let reading = ui.fill(Message::ReadingConfidence, &[&figure]);
    html! {
        <p class="chips" title={reading.clone()}>
            <span class="chip">{ words::what(&page.document, ui.lang) }</span>
            <span class="chips-confidence">
                <span class="chips-long">{ reading }</span>
                <span class="chips-short" aria-hidden="true">{ ui.fill(Message::Percent, &[&figure]) }</span>
                { " · " }{ ui.say(word) }
            </span>
        </p>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct TabsProps {
    tab: Tab,
    /// Those of this document, in order.
    tabs: Vec<Tab>,
}

/// The tabs; the arrow keys move between them.
#[component]
fn Tabs(props: &TabsProps) -> Html {
    let ui = use_ui();
    let list = use_node_ref();
    let onkeydown = {
        let (dispatch, list, tabs) = (ui.dispatch.clone(), list.clone(), props.tabs.clone());
        let at = tabs.iter().position(|tab| *tab == props.tab).unwrap_or(0);
        Callback::from(move |event: KeyboardEvent| {
            let step = match event.key().as_str() {
                "ArrowRight" => 1,
                "ArrowLeft" => tabs.len() - 1,
                _ => return,
            };
            event.prevent_default();
            let next = (at + step) % tabs.len();
            if let Some(tab) = tabs.get(next) {
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
                { ui.say(tab.name()) }
            </button>
        }
    };
    html! {
        <div class="tabs" role="tablist" aria-label={ui.say(Message::Views)} ref={list} {onkeydown}>
            { for props.tabs.iter().copied().map(tab) }
        </div>
    }
}

const fn tab_id(tab: Tab) -> &'static str {
    match tab {
        Tab::Read => "tab-read",
        Tab::Statements => "tab-statements",
        Tab::Times => "tab-times",
        Tab::Structure => "tab-structure",
        Tab::Fields => "tab-fields",
        Tab::Original => "tab-original",
        Tab::Source => "tab-source",
    }
}

/// Lists with rows of one height scroll by themselves; the two other views scroll the panel.
const fn panel_class(tab: Tab) -> &'static str {
    match tab {
        Tab::Read | Tab::Statements | Tab::Times | Tab::Fields => "panel-scroll",
        Tab::Structure | Tab::Original | Tab::Source => "panel-fixed",
    }
}
