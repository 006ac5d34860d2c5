//! The lines of the list.

use tearsheet::view::messages::Message;
use tearsheet::view::page::{PageRef, Trust, trust};
use tearsheet::view::picked::Pick;
use tearsheet::view::search::Snippet;
use tearsheet::view::state::{Action, Entry, Row, Selected, Status};
use tearsheet::view::times::shown_time;
use tearsheet::view::words;
use yew::prelude::*;

use crate::components::confidence::Confidence;
use crate::components::glyph::{Glyph, Icon};
use crate::store::Ui;

/// How a line stands in the list.
#[derive(Clone, Copy)]
pub(super) struct Stand<'a> {
    /// The line of the document that is shown.
    pub(super) selected: Option<Selected>,
    /// The line that the Tab key stops at.
    pub(super) stop: Option<Selected>,
    /// What the list is searched for.
    pub(super) terms: &'a [String],
    /// Whether a click picks the line instead of opening it.
    pub(super) picking: bool,
    /// Whether it is picked; none where nothing is, and it has no box to tick.
    pub(super) picked: Option<bool>,
}

/// A line: a document, or a file that has none.
pub(super) fn draw_row(ui: &Ui, row: &Row<'_>, stand: Stand<'_>) -> Html {
    let place = row.place();
    let terms = stand.terms;
    let current = stand.selected == Some(place) && row.page.is_some();
    let stop = if stand.stop == Some(place) { "0" } else { "-1" };
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
                <button type="button" class="row-open" onclick={on_click(ui, place, stand.picking)} title={name.clone()}
                    tabindex={stop} aria-current={current.then_some("true")}>
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
                            if let Some((same, _)) = row.same {
                                <span class="chip">{ ui.fill(Message::SameFile, &[same]) }</span>
                            }
                        </span>
                    }
                </button>
            }
        }
        None => draw_unread(ui, row.entry),
    };
    let class = classes!(
        "row",
        current.then_some("row-current"),
        (stand.picked == Some(true)).then_some("row-picked")
    );
    // By the keyboard a document is removed with the Delete key.
    let close = if row.page.is_some() { "-1" } else { "0" };
    html! {
        <li {class} key={format!("{}.{}", place.id, place.part)}>
            if let Some(picked) = stand.picked {
                { draw_box(ui, row, picked) }
            }
            { body }
            { draw_close(ui, row.entry, close) }
        </li>
    }
}

/// Opens a line, or picks it: alone with Ctrl (on a Mac, the command key), up to it with Shift, by a tap after *Select*.
fn on_click(ui: &Ui, place: Selected, picking: bool) -> Callback<MouseEvent> {
    let dispatch = ui.dispatch.clone();
    Callback::from(move |event: MouseEvent| {
        dispatch.dispatch(if event.shift_key() {
            Action::Picked(Pick::To(place))
        } else if picking || event.ctrl_key() || event.meta_key() {
            Action::Picked(Pick::One(place))
        } else {
            Action::Selected(place)
        });
    })
}

/// The box to tick beside a line.
fn draw_box(ui: &Ui, row: &Row<'_>, picked: bool) -> Html {
    let name = row.page.and_then(|page| page.title()).unwrap_or(&row.entry.name);
    let onchange = ui.on::<Event>(Action::Picked(Pick::One(row.place())));
    html! {
        <label class="row-pick">
            <input type="checkbox" tabindex="-1" checked={picked} {onchange} aria-label={ui.fill(Message::PickOne, &[name])} />
        </label>
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
fn draw_close(ui: &Ui, entry: &Entry, tabindex: &'static str) -> Html {
    let id = entry.id;
    let (label, onclick) = if entry.status.is_final() {
        (ui.fill(Message::Remove, &[&entry.name]), ui.on(Action::Removed(id)))
    } else {
        let intake = ui.intake.clone();
        (ui.say(Message::Cancel).to_owned(), Callback::from(move |_: MouseEvent| intake.cancel(id)))
    };
    html! {
        <button type="button" class="row-close" {tabindex} title={label.clone()} aria-label={label} {onclick}>
            <Glyph icon={Icon::Close} />
        </button>
    }
}
