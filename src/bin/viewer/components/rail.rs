//! The list of documents.

use tearsheet::view::facets::Facet;
use tearsheet::view::messages::Message;
use tearsheet::view::names::size;
use tearsheet::view::pane::Pane;
use tearsheet::view::picked::Pick;
use tearsheet::view::rows::Order;
use tearsheet::view::search::terms;
use tearsheet::view::state::{Action, Keeping, Row, State};
use tearsheet::view::words;
use wasm_bindgen::JsCast;
use web_sys::{
    HtmlElement, HtmlInputElement, HtmlSelectElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};
use yew::prelude::*;

use crate::app::StoreRef;
use crate::browser::listen::document;
use crate::components::glyph::{Glyph, Icon};
use crate::components::overview_row::OverviewRow;
use crate::components::picked::PickedBar;
use crate::components::read::more::More;
use crate::components::rows::{Stand, draw_row};
use crate::components::save::SaveAll;
use crate::hooks::composed::use_composed;
use crate::hooks::keys::focus;
use crate::hooks::portions::use_portions;
use crate::store::{Corrected, use_ui};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct RailProps {
    pub(crate) store: StoreRef,
}

/// Progress, search and the list.
#[component]
pub(crate) fn Rail(props: &RailProps) -> Html {
    let ui = use_ui();
    let state = &props.store;
    let dispatch = ui.dispatch.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        // What an input method composes is no word yet.
        if !event.is_composing() {
            let field: HtmlInputElement = event.target_unchecked_into();
            dispatch.dispatch(Action::Searched(field.value()));
        }
    });
    let field = use_node_ref();
    let dispatch = ui.dispatch.clone();
    use_composed(&field, Callback::from(move |text| dispatch.dispatch(Action::Searched(text))));
    let onkeydown = {
        let (ui, store) = (ui.clone(), props.store.clone());
        Callback::from(move |event: KeyboardEvent| {
            if let Some(action) = action_of(&event, &store) {
                event.prevent_default();
                event.stop_propagation();
                ui.dispatch.dispatch(action);
            }
        })
    };
    // The lines are drawn in portions, but looked up once.
    let placed =
        use_memo(props.store.clone(), |state| state.rows().iter().map(Row::placed).collect::<Vec<_>>());
    let rows: Vec<Row<'_>> = placed.iter().filter_map(|placed| state.row_at(placed)).collect();
    let onenter = {
        let dispatch = ui.dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            // While an input method composes, Enter belongs to it.
            if event.key() == "Enter" && !event.is_composing() {
                dispatch.dispatch(Action::FirstChosen);
            }
        })
    };
    let pages = state.pages_to_take_of(&rows);
    let count = rows.iter().filter(|row| row.page.is_some()).count();
    let found = (count < state.documents()).then_some(count);
    let terms = terms(&state.query);
    let shown = use_state(|| PORTION);
    let selected = state.selected.filter(|_| state.shown() == Pane::Document);
    let is_shown = |row: &Row<'_>| selected == Some(row.place());
    // Another list is drawn from its beginning.
    let list = (state.query.clone(), state.order, state.facet.clone());
    let all = (*shown).min(rows.len());
    let drawn = use_portions(&list, AT_ONCE, all).drawn();
    // The document that is shown has its line, too, with those around it.
    let around = rows
        .iter()
        .position(is_shown)
        .filter(|at| *at >= drawn)
        .map_or(0..0, |at| at.saturating_sub(AROUND).max(drawn)..(at + AROUND + 1).min(rows.len()));
    // What its turn comes to by itself is not asked for.
    let more = (drawn == all && drawn < rows.len()).then(|| {
        html! {
            <li key="more"><More all={rows.len()} {shown} portion={PORTION} /></li>
        }
    });
    use_effect_with(selected, |_| keep_in_sight());
    let stop = rows.iter().find(|row| is_shown(row)).or_else(|| rows.iter().find(|row| row.page.is_some()));
    let stop = stop.map(Row::place);
    let picking = state.is_picking();
    let stand = |row: &Row<'_>| Stand {
        selected,
        stop,
        terms: &terms,
        picking: state.picked.picking,
        picked: picking.then(|| state.is_picked(row.place())),
    };
    html! {
        <nav class="rail" aria-label={ui.say(Message::Documents)}>
            <div class="rail-head">
                <Progress progress={state.progress()} picking={state.is_picking()} documents={state.documents()} shown={found} files={state.entries.len()} />
                <label class="search">
                    <Glyph icon={Icon::Search} />
                    <input ref={field} class="search-input" type="search" placeholder={ui.say(Message::Search)}
                        aria-label={ui.say(Message::Search)} value={state.query.clone()} {oninput} onkeydown={onenter} />
                </label>
                if state.documents() > 0 {
                    <div class="rail-tools">
                        if state.documents() > 1 {
                            <OrderSwitch order={state.order} />
                            <FacetSwitch store={props.store.clone()} />
                        }
                        <SaveAll {pages} store={props.store.clone()} />
                    </div>
                }
                if picking {
                    <PickedBar store={props.store.clone()} />
                }
            </div>
            <OverviewRow store={props.store.clone()} />
            if rows.is_empty() {
                <p class="rail-empty">{ ui.say(Message::NoMatch) }</p>
            }
            <ul class={classes!("rows", picking.then_some("rows-picking"))} {onkeydown}>
                { for rows.iter().take(drawn).map(|row| draw_row(&ui, row, stand(row))) }
                { for more }
                { for rows.get(around).unwrap_or_default().iter().map(|row| draw_row(&ui, row, stand(row))) }
            </ul>
            <Kept store={props.store.clone()} />
        </nav>
    }
}

/// What a key does in the list: with Shift the arrow keys pick lines on their way.
fn action_of(event: &KeyboardEvent, state: &State) -> Option<Action> {
    let with = event.ctrl_key() || event.meta_key();
    let step = |by: i32| {
        if event.shift_key() { Action::Picked(Pick::Step(by)) } else { Action::Stepped(by) }
    };
    Some(match event.key().as_str() {
        "ArrowDown" => step(1),
        "ArrowUp" => step(-1),
        "a" | "A" if with => Action::Picked(Pick::All),
        "Escape" if state.is_picking() => Action::Picked(Pick::Nothing),
        "Delete" => {
            // The line that takes its place has the focus then.
            gloo_timers::callback::Timeout::new(0, || focus(".row-current .row-open")).forget();
            let files = state.picked_files();
            match state.selected {
                Some(selected) if files.is_empty() => Action::Removed(selected.id),
                _ => Action::RemovedAll(files),
            }
        }
        _ => return None,
    })
}

/// How much the browser keeps, or that it does not.
#[component]
fn Kept(props: &RailProps) -> Html {
    let ui = use_ui();
    let state = &props.store;
    let bytes = state.entries.iter().map(|entry| entry.bytes).sum();
    let (class, text) = match state.keeping {
        Keeping::All if state.read_only => return Html::default(),
        Keeping::All => (None, ui.fill(Message::KeptSize, &[&size(bytes)])),
        Keeping::Full => (Some("rail-kept-not"), ui.say(Message::NoRoom).to_owned()),
        Keeping::Refused => (Some("rail-kept-not"), ui.say(Message::NothingKept).to_owned()),
    };
    html! { <p class={classes!("rail-kept", class)}>{ text }</p> }
}

/// Lines of a list that are drawn by themselves, and added by each request.
const PORTION: usize = 400;

/// Lines that are drawn at once, a screen and more, and in each turn after that: together they take longer than a key may.
const AT_ONCE: usize = 40;

/// Lines drawn on each side of the one that is shown, where that stands further below: as far as the arrow keys go until the
/// next ones are there.
const AROUND: usize = 10;

/// Scrolls the list as little as needed to show the line of the document, and moves the focus along
/// where it is in the list.
fn keep_in_sight() {
    let Some(page) = document() else { return };
    let Some(row) = page.query_selector(".row-current .row-open").ok().flatten() else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    row.scroll_into_view_with_scroll_into_view_options(&options);
    let focus = page.active_element().and_then(|element| element.closest(".rows").ok().flatten());
    if let (Some(_), Some(row)) = (focus, row.dyn_ref::<HtmlElement>()) {
        let _ = row.focus();
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ProgressProps {
    progress: Option<(usize, usize)>,
    /// Whether lines are picked already.
    picking: bool,
    documents: usize,
    /// How many of them the list shows; none where it shows all.
    shown: Option<usize>,
    files: usize,
}

/// How far the reading is, spoken politely, and the ways to stop or to clear.
#[component]
fn Progress(props: &ProgressProps) -> Html {
    let ui = use_ui();
    let text = match props.progress {
        Some((finished, all)) => ui.fill(Message::Progress, &[&finished.to_string(), &all.to_string()]),
        None if props.shown.is_some() => {
            let shown = props.shown.unwrap_or_default().to_string();
            ui.fill(Message::DocumentsShown, &[&shown, &props.documents.to_string()])
        }
        None if props.documents == 1 => ui.say(Message::OneDocument).to_owned(),
        None => ui.fill(Message::DocumentCount, &[&props.documents.to_string()]),
    };
    let intake = ui.intake.clone();
    let cancel_all = Callback::from(move |_: MouseEvent| intake.cancel_all());
    let intake = ui.intake.clone();
    let clear = ui.on::<()>(Action::Cleared);
    let clear_all = Callback::from(move |_: MouseEvent| {
        intake.cancel_all();
        clear.emit(());
    });
    html! {
        <div class="rail-progress">
            <p class="rail-count" role="status" aria-live="polite">{ text }</p>
            if let Some((finished, all)) = props.progress {
                <progress class="rail-bar" value={finished.to_string()} max={all.to_string()}
                    aria-label={ui.say(Message::Reading)} />
                <button type="button" class="link" onclick={cancel_all}>{ ui.say(Message::CancelAll) }</button>
            } else {
                <span class="rail-acts">
                    if !props.picking && props.documents > 1 {
                        <button type="button" class="link" onclick={ui.on(Action::Picked(Pick::Begin))}>{ ui.say(Message::PickSome) }</button>
                    }
                    <button type="button" class="link" onclick={clear_all}>{ ui.say(Message::ClearAll) }</button>
                </span>
            }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct OrderProps {
    order: Order,
}

/// In which order the list stands.
#[component]
fn OrderSwitch(props: &OrderProps) -> Html {
    let ui = use_ui();
    let dispatch = ui.dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let field: HtmlSelectElement = event.target_unchecked_into();
        if let Some(order) = Order::ALL.get(field.selected_index().max(0) as usize) {
            dispatch.dispatch(Action::Ordered(*order));
        }
    });
    let option = |order: Order| {
        html! { <option selected={order == props.order}>{ ui.say(order.name()) }</option> }
    };
    html! {
        <select class="select" aria-label={ui.say(Message::OrderLabel)} title={ui.say(Message::OrderLabel)} {onchange}>
            { for Order::ALL.into_iter().map(option) }
        </select>
    }
}

/// Which documents the list shows.
#[component]
fn FacetSwitch(props: &RailProps) -> Html {
    let ui = use_ui();
    let store = props.store.clone();
    // What all documents are is asked for when others came or some were corrected, not at each key of the search.
    let known = (store.files_read(), Corrected(store.corrections.clone()));
    let facets = use_memo(known, |_| store.facets());
    let named = |facet: fn(String) -> Facet, all: &[(String, usize)]| -> Vec<(Facet, String)> {
        all.iter().map(|(name, count)| (facet(name.clone()), format!("{name} · {count}"))).collect()
    };
    let plain: Vec<(Facet, String)> = [
        (Facet::All, Message::FacetAll),
        (Facet::Starred, Message::FacetStarred),
        (Facet::Uncertain, Message::FacetUncertain),
        (Facet::Failed, Message::FacetFailed),
    ]
    .into_iter()
    .map(|(facet, name)| (facet, ui.say(name).to_owned()))
    .collect();
    let kinds = facets
        .kinds
        .iter()
        .map(|(kind, count)| (Facet::Kind(*kind), format!("{} · {count}", words::kind(*kind, ui.lang))));
    let groups = [
        (Message::FacetTags, named(Facet::Tag, &props.store.tags())),
        (Message::FacetOutlets, named(Facet::Outlet, &facets.outlets)),
        (Message::FacetSites, named(Facet::Site, &facets.sites)),
        (Message::FacetTimes, named(Facet::Time, &facets.times)),
        (Message::FacetKinds, kinds.collect()),
        (Message::FacetPeople, named(Facet::Person, &facets.people)),
        (Message::FacetLanguages, named(Facet::Language, &facets.languages)),
    ];
    let all = plain.iter().chain(groups.iter().flat_map(|(_, facets)| facets));
    let offered: Vec<Facet> = all.map(|(facet, _)| facet.clone()).collect();
    let dispatch = ui.dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let field: HtmlSelectElement = event.target_unchecked_into();
        if let Some(facet) = offered.get(field.selected_index().max(0) as usize) {
            dispatch.dispatch(Action::Narrowed(facet.clone()));
        }
    });
    let chosen = &props.store.facet;
    let option = |(facet, name): &(Facet, String)| html! { <option selected={facet == chosen}>{ name.clone() }</option> };
    let group = |(name, facets): &(Message, Vec<(Facet, String)>)| html! { <optgroup label={ui.say(*name)}>{ for facets.iter().map(option) }</optgroup> };
    html! {
        <select class="select" aria-label={ui.say(Message::FacetLabel)} title={ui.say(Message::FacetLabel)} {onchange}>
            { for plain.iter().map(option) }
            { for groups.iter().filter(|(_, facets)| !facets.is_empty()).map(group) }
        </select>
    }
}
