//! The list of documents.

use tearsheet::view::messages::Message;
use tearsheet::view::names::size;
use tearsheet::view::page::{PageRef, Trust, trust};
use tearsheet::view::pane::Pane;
use tearsheet::view::rows::{Facet, Order};
use tearsheet::view::search::{Snippet, terms};
use tearsheet::view::state::{Action, Entry, Keeping, Row, Selected, Status};
use tearsheet::view::times::shown_time;
use tearsheet::view::words;
use wasm_bindgen::JsCast;
use web_sys::{
    HtmlElement, HtmlInputElement, HtmlSelectElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};
use yew::prelude::*;

use crate::app::StoreRef;
use crate::browser::listen::document;
use crate::components::confidence::Confidence;
use crate::components::glyph::{Glyph, Icon};
use crate::components::overview_row::OverviewRow;
use crate::components::read::more::More;
use crate::components::save::SaveAll;
use crate::hooks::composed::use_composed;
use crate::store::{Ui, use_ui};

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
        let dispatch = ui.dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            let step = match event.key().as_str() {
                "ArrowDown" => 1,
                "ArrowUp" => -1,
                _ => return,
            };
            event.prevent_default();
            dispatch.dispatch(Action::Stepped(step));
        })
    };
    let rows = state.rows();
    let onenter = {
        let dispatch = ui.dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            // While an input method composes, Enter belongs to it.
            if event.key() == "Enter" && !event.is_composing() {
                dispatch.dispatch(Action::FirstChosen);
            }
        })
    };
    let pages: Vec<PageRef> = rows.iter().filter_map(|row| row.page.cloned()).collect();
    let found = (pages.len() < state.documents()).then_some(pages.len());
    let terms = terms(&state.query);
    let shown = use_state(|| PORTION);
    // The document that is shown has its line, too.
    let selected = state.selected.filter(|_| state.shown() == Pane::Document);
    let is_shown = |row: &Row<'_>| selected == Some(Selected { id: row.entry.id, part: row.part });
    let drawn = (*shown).max(rows.iter().position(is_shown).map_or(0, |at| at + 1)).min(rows.len());
    use_effect_with(selected, |_| keep_in_sight());
    html! {
        <nav class="rail" aria-label={ui.say(Message::Documents)}>
            <div class="rail-head">
                <Progress progress={state.progress()} documents={state.documents()} shown={found} files={state.entries.len()} />
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
            </div>
            <OverviewRow store={props.store.clone()} />
            if rows.is_empty() {
                <p class="rail-empty">{ ui.say(Message::NoMatch) }</p>
            }
            <ul class="rows" {onkeydown}>
                { for rows.iter().take(drawn).map(|row| draw_row(&ui, row, selected, &terms)) }
                if drawn < rows.len() {
                    <li><More all={rows.len()} {shown} portion={PORTION} /></li>
                }
            </ul>
            <Kept store={props.store.clone()} />
        </nav>
    }
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

/// Lines drawn at first, and added by each request: a longer list would take longer to draw than a key may.
const PORTION: usize = 400;

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
                <button type="button" class="link" onclick={clear_all}>{ ui.say(Message::ClearAll) }</button>
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
    let facets = props.store.facets();
    let named = |facet: fn(String) -> Facet, all: Vec<(String, usize)>| -> Vec<(Facet, String)> {
        all.into_iter().map(|(name, count)| (facet(name.clone()), format!("{name} · {count}"))).collect()
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
    let groups = [
        (Message::FacetTags, named(Facet::Tag, facets.tags)),
        (Message::FacetOutlets, named(Facet::Outlet, facets.outlets)),
        (Message::FacetLanguages, named(Facet::Language, facets.languages)),
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

fn draw_row(ui: &Ui, row: &Row<'_>, selected: Option<Selected>, terms: &[String]) -> Html {
    let place = Selected { id: row.entry.id, part: row.part };
    let current = selected == Some(place) && row.page.is_some();
    let body = match row.page {
        Some(page) => {
            let kind = words::kind(page.document.kind.value, ui.lang);
            let title = page.title().unwrap_or_else(|| ui.say(Message::Untitled)).to_owned();
            // What tells one page from another: outlet and day. A file's name only where the page tells neither.
            let day = page.day().map(|day| shown_time(day, ui.lang));
            let facts: Vec<String> = page.outlet().map(str::to_owned).into_iter().chain(day).collect();
            let name = row.entry.name.to_string();
            let noted = &page.document.remarks;
            let sure = trust(page.confidence()) == Trust::Sure;
            html! {
                <button type="button" class="row-open" onclick={ui.on(Action::Selected(place))} title={name.clone()}
                    aria-current={current.then_some("true")}>
                    <span class="row-title" lang={page.title_lang().map(str::to_owned)}>
                        if noted.starred {
                            <span class="row-star"><Glyph icon={Icon::Star} /><span class="visually-hidden">{ ui.say(Message::Starred) }</span></span>
                        }
                        { title }
                    </span>
                    if facts.is_empty() {
                        <span class="row-name">{ name }</span>
                    } else {
                        <span class="row-name">{ facts.join(" · ") }<span class="visually-hidden">{ format!(" {name}") }</span></span>
                    }
                    if !terms.is_empty() {
                        <Hit page={page.clone()} terms={terms.to_vec()} />
                    }
                    if row.same.is_some() || !sure || !noted.tags.is_empty() {
                        <span class="row-facts">
                            if !sure {
                                <span class="chip">{ kind }</span>
                                <Confidence value={page.confidence()} />
                            }
                            { for noted.tags.iter().map(|tag| html! { <span class="tag">{ tag.clone() }</span> }) }
                            if let Some(same) = row.same {
                                <span class="chip">{ ui.fill(Message::SameFile, &[same]) }</span>
                            }
                        </span>
                    }
                </button>
            }
        }
        None => draw_unread(ui, row.entry),
    };
    let class = classes!("row", current.then_some("row-current"));
    html! {
        <li {class} key={format!("{}.{}", place.id, place.part)}>
            { body }
            { draw_close(ui, row.entry) }
        </li>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct HitProps {
    page: PageRef,
    terms: Vec<String>,
}

/// Where the search finds something in a document.
#[component]
fn Hit(props: &HitProps) -> Html {
    let Some(Snippet { before, hit, behind }) = props.page.snippet(&props.terms) else {
        return Html::default();
    };
    html! { <span class="row-hit" lang={props.page.lang().map(str::to_owned)}>{ before }<mark>{ hit }</mark>{ behind }</span> }
}

/// A file that has no document: what it waits for, or what is wrong with it.
fn draw_unread(ui: &Ui, entry: &Entry) -> Html {
    let (class, word) = match &entry.status {
        Status::Waiting => ("state-waiting", Message::Waiting),
        Status::Failed(_) => ("state-failed", Message::Failed),
        _ => ("state-reading", Message::Reading),
    };
    let why = match &entry.status {
        Status::Failed(failure) => match Message::of_failure(&failure.code) {
            Some(message) => ui.say(message).to_owned(),
            None => words::warning(&failure.code, ui.lang)
                .map_or_else(|| failure.message.to_string(), str::to_owned),
        },
        _ => String::new(),
    };
    html! {
        <div class="row-unread">
            <span class="row-title">{ entry.name.to_string() }</span>
            <span class={classes!("state", class)}>{ ui.say(word) }</span>
            if !why.is_empty() {
                <span class="row-why">{ why }</span>
            }
            if matches!(&entry.status, Status::Failed(failure) if failure.is_worth_another_try()) {
                { draw_again(ui, entry.id) }
            }
        </div>
    }
}

/// Reads a file again that failed or was stopped.
fn draw_again(ui: &Ui, id: u32) -> Html {
    let intake = ui.intake.clone();
    let again = Callback::from(move |_: MouseEvent| intake.again(id));
    html! {
        <button type="button" class="link row-again" onclick={again}>{ ui.say(Message::ReadAgain) }</button>
    }
}

/// Cancels what is under way, removes what is finished.
fn draw_close(ui: &Ui, entry: &Entry) -> Html {
    let id = entry.id;
    let (label, onclick) = if entry.status.is_final() {
        (ui.fill(Message::Remove, &[&entry.name]), ui.on(Action::Removed(id)))
    } else {
        let intake = ui.intake.clone();
        (ui.say(Message::Cancel).to_owned(), Callback::from(move |_: MouseEvent| intake.cancel(id)))
    };
    html! {
        <button type="button" class="row-close" title={label.clone()} aria-label={label} {onclick}>
            <Glyph icon={Icon::Close} />
        </button>
    }
}
