//! Reports side by side: what they share word for word, what stands in one alone, and figures that conflict.

use std::rc::Rc;

use tearsheet::model::{Conflict, Document, Span};
use tearsheet::view::compare::{Comparison, MOST_SIDES, Passage, compare};
use tearsheet::view::gathered::Gathered;
use tearsheet::view::marks::cut;
use tearsheet::view::messages::Message;
use tearsheet::view::page::PageRef;
use tearsheet::view::pane::Pane;
use tearsheet::view::state::{Action, Selected};
use tearsheet::view::times::shown_time;
use yew::prelude::*;

use crate::app::StoreRef;
use crate::browser::selection::is_selecting;
use crate::components::glyph::{Glyph, Icon};
use crate::components::overview::{Cx, draw_conflict};
use crate::components::roving::{Keys, STOP, on_arrows, tab_index};
use crate::store::{Ui, use_ui};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct CompareProps {
    pub(crate) store: StoreRef,
    pub(crate) documents: Vec<Selected>,
}

/// A document of the comparison.
struct Side<'a> {
    at: Selected,
    page: &'a PageRef,
    name: String,
    /// Places of figures that conflict: block and bytes.
    conflicts: Vec<(u32, Span)>,
}

/// The documents side by side.
#[component]
pub(crate) fn Compare(props: &CompareProps) -> Html {
    let ui = use_ui();
    let store = &props.store;
    let pages: Vec<PageRef> = props.documents.iter().filter_map(|at| store.page_at(*at).cloned()).collect();
    let comparison = use_memo(pages.clone(), |pages| {
        let documents: Vec<&Document> = pages.iter().map(|page| &page.document).collect();
        compare(&documents)
    });
    let gathered = store.gathered().map(Rc::clone);
    let conflicts = gathered.as_deref().map(|it| conflicts_of(it, &props.documents)).unwrap_or_default();
    let sides: Vec<Side<'_>> = props
        .documents
        .iter()
        .zip(&pages)
        .map(|(at, page)| side(gathered.as_deref(), &conflicts, *at, page))
        .collect();
    let back = match store.came_from() {
        Some(Pane::Overview(_)) => Message::Overview,
        _ => Message::Back,
    };
    html! {
        <main class="pane" id="document" tabindex="-1">
            <div class="pane-head overview-head">
                <button type="button" class="link pane-back pane-trail" onclick={ui.on(Action::BackToList)}>
                    <Glyph icon={Icon::Back} />{ ui.say(back) }
                </button>
                <h2>{ ui.say(Message::CompareTitle) }</h2>
            </div>
            <div class="panel panel-scroll" tabindex="0" role="region" aria-label={ui.say(Message::CompareTitle)}>
                <div class={classes!("compare", format!("compare-{}", sides.len()))}>
                    { for gathered.as_deref().map(|gathered| draw_choice(&ui, props, gathered)) }
                    <p class="overview-note">{ ui.say(Message::CompareLegend) }</p>
                    { for gathered.as_deref().map(|gathered| {
                        let cx = Cx { ui: &ui, store, gathered };
                        html! { <>{ for conflicts.iter().map(|conflict| draw_conflict(&cx, conflict)) }</> }
                    }) }
                    { draw_heads(&ui, &sides) }
                    { draw_rows(&ui, &comparison, &sides) }
                </div>
            </div>
        </main>
    }
}

/// The conflicts between at least two of some documents.
fn conflicts_of<'a>(gathered: &'a Gathered, documents: &[Selected]) -> Vec<&'a Conflict> {
    let numbers: Vec<u32> = documents.iter().filter_map(|at| gathered.number_of(*at)).collect();
    let between = |conflict: &&Conflict| {
        numbers.iter().filter(|n| conflict.values.iter().any(|value| value.document == **n)).count() > 1
    };
    gathered.collection.conflicts.iter().filter(between).collect()
}

fn side<'a>(
    gathered: Option<&Gathered>,
    conflicts: &[&Conflict],
    at: Selected,
    page: &'a PageRef,
) -> Side<'a> {
    let number = gathered.and_then(|gathered| gathered.number_of(at));
    let values = conflicts.iter().flat_map(|conflict| &conflict.values);
    let own = values.filter(|value| Some(value.document) == number);
    let name = page.outlet().unwrap_or(&page.document.source.name).to_owned();
    Side { at, page, name, conflicts: own.map(|value| (value.block, value.span)).collect() }
}

/// Which reports of the story stand side by side; nothing where it has two.
fn draw_choice(ui: &Ui, props: &CompareProps, gathered: &Gathered) -> Html {
    let story = props.documents.iter().find_map(|at| gathered.story_of(*at));
    let Some(card) = story.and_then(|place| gathered.overview.stories.get(place)) else {
        return Html::default();
    };
    let all: Vec<Selected> =
        card.members().filter_map(|number| gathered.members.get(number as usize).copied()).collect();
    if all.len() < 3 {
        return Html::default();
    }
    let choice = |at: &Selected| {
        let Some(page) = props.store.page_at(*at) else { return Html::default() };
        let checked = props.documents.contains(at);
        let mut next: Vec<Selected> = props.documents.clone();
        if checked {
            next.retain(|other| other != at);
        } else {
            next.push(*at);
        }
        let disabled = !(2..=MOST_SIDES).contains(&next.len());
        let name = page.outlet().unwrap_or(&page.document.source.name).to_owned();
        html! {
            <label class="choice">
                <input type="checkbox" {checked} {disabled} onchange={ui.on(Action::SidesChosen(next))} />{ name }
            </label>
        }
    };
    html! {
        <fieldset class="choices">
            <legend>{ ui.say(Message::CompareChoose) }</legend>
            { for all.iter().map(choice) }
        </fieldset>
    }
}

fn draw_heads(ui: &Ui, sides: &[Side<'_>]) -> Html {
    let head = |side: &Side<'_>| {
        let day = side.page.day().map(|day| shown_time(day, ui.lang));
        let facts: Vec<String> = std::iter::once(side.name.clone()).chain(day).collect();
        let title = side.page.title().unwrap_or_else(|| ui.say(Message::Untitled)).to_owned();
        html! {
            <div class="compare-cell">
                <p class="report-outlet">{ facts.join(" · ") }</p>
                <h3 lang={side.page.lang().map(str::to_owned)}>
                    <button type="button" onclick={ui.on(Action::DocumentOpened(side.at))}>{ title }</button>
                </h3>
            </div>
        }
    };
    html! { <div class="compare-row compare-heads">{ for sides.iter().map(head) }</div> }
}

fn draw_rows(ui: &Ui, comparison: &Comparison, sides: &[Side<'_>]) -> Html {
    let mut first = true;
    let mut rows = Vec::new();
    for row in &comparison.rows {
        let mut cells = Vec::new();
        for ((side, range), passages) in sides.iter().zip(row).zip(&comparison.sides) {
            let mut before = false;
            let mut drawn = Vec::new();
            for passage in passages.get(range.clone()).unwrap_or_default() {
                drawn.push(draw_passage(ui, side, passage, std::mem::take(&mut first), before));
                before = passage.is_alone();
            }
            cells.push(html! {
                <div class={classes!("compare-cell", drawn.is_empty().then_some("compare-empty"))}>
                    if !drawn.is_empty() {
                        <p class="compare-name">{ side.name.clone() }</p>
                    }
                    { for drawn }
                </div>
            });
        }
        rows.push(html! { <div class="compare-row">{ for cells }</div> });
    }
    html! { <div class="compare-body roving" onkeydown={on_arrows(Keys::All)}>{ for rows }</div> }
}

/// A passage: what is shared is underlined, a figure that conflicts doubly, what is in no other report has a line at its
/// side and says so.
fn draw_passage(ui: &Ui, side: &Side<'_>, passage: &Passage, first: bool, said: bool) -> Html {
    let Some(block) = side.page.document.blocks.get(passage.block as usize) else { return Html::default() };
    let text = block.text.as_str();
    let mut spans: Vec<Span> = passage.shared.clone();
    let figures = side.conflicts.iter().filter(|(of, _)| *of == passage.block);
    spans.extend(figures.map(|(_, span)| *span));
    let piece = |(range, over): (std::ops::Range<usize>, Vec<usize>)| {
        let text = text.get(range).unwrap_or_default().to_owned();
        let shared = over.iter().any(|at| *at < passage.shared.len());
        if over.iter().any(|at| *at >= passage.shared.len()) {
            html! { <strong class="in-conflict" title={ui.say(Message::Conflicting)}>{ text }</strong> }
        } else if shared {
            html! { <span class="is-shared">{ text }</span> }
        } else {
            html! { text }
        }
    };
    let place = Action::PlaceShown { document: side.at, block: passage.block, span: [0, text.len() as u32] };
    let onclick = {
        let (dispatch, place) = (ui.dispatch.clone(), place.clone());
        Callback::from(move |_: MouseEvent| {
            if !is_selecting() {
                dispatch.dispatch(place.clone());
            }
        })
    };
    let open = {
        let dispatch = ui.dispatch.clone();
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            dispatch.dispatch(place.clone());
        })
    };
    html! {
        <p class={classes!("compare-passage", passage.is_alone().then_some("is-alone"))} lang={block.lang.clone()} {onclick}>
            if passage.is_alone() && !said {
                <span class="alone-label" lang={ui.lang.tag()}>{ ui.say(Message::OnlyHere) }</span>
            }
            { for cut(text, 0..text.len(), &spans).into_iter().map(piece) }
            <button type="button" class={classes!("compare-open", STOP)} tabindex={tab_index(first)} lang={ui.lang.tag()}
                onclick={open} aria-label={format!("{}: {}", ui.say(Message::OpenHere), side.name)} title={ui.say(Message::OpenHere)}>
                <Glyph icon={Icon::File} />
            </button>
        </p>
    }
}
