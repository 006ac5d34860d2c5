//! The text of a block with what is marked in it.

use std::ops::{Range, RangeInclusive};
use std::rc::Rc;

use tearsheet::model::{Document, Span};
use tearsheet::view::marks::{Marked, Marks, Stretch, What, cut, has_marks, marked};
use tearsheet::view::messages::Message;
use tearsheet::view::page::PageRef;
use tearsheet::view::pane::Spot;
use tearsheet::view::state::Action;
use tearsheet::view::times::{machine_time, shown_time};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::article::text_of;
use crate::browser::listen::document;
use crate::browser::marks::show;
use crate::components::roving::{STOP, tab_index};
use crate::store::{Ui, use_ui};

/// What is to be marked in the text of a document.
#[derive(Clone, PartialEq)]
pub(crate) struct Marking {
    pub(crate) page: PageRef,
    pub(crate) marks: Marks,
    /// The first quotation of the document, by block and place: the tab stop.
    pub(crate) first: Option<(u32, Span)>,
    /// The place that was asked for.
    pub(crate) spot: Option<Spot>,
}

/// A part of a text with what is marked in it.
pub(super) struct Part<'a> {
    pub(super) marking: &'a Marking,
    /// The stretches of each of its blocks.
    pub(super) marked: Rc<Marked>,
}

/// The stretches of some blocks, found once as long as they stay the same.
#[hook]
pub(super) fn use_marked(marking: &Marking, blocks: RangeInclusive<u32>) -> Rc<Marked> {
    use_memo((marking.page.clone(), marking.marks, blocks), |(page, marks, blocks)| {
        marked(&page.document, *marks, blocks)
    })
}

/// The text of a block; quotations tell their speakers on hover and on focus.
pub(super) fn draw_text(ui: &Ui, part: &Part<'_>, block: u32) -> Html {
    let marking = part.marking;
    let document = &marking.page.document;
    let text = text_of(document, block);
    let stretches = part.marked.get(&block).map(Vec::as_slice).unwrap_or_default();
    let spot = marking.spot.filter(|spot| spot.block == block).map(|spot| spot.span);
    if stretches.is_empty() && spot.is_none() {
        return html! { text };
    }
    let (quotations, others): (Vec<&Stretch>, Vec<&Stretch>) =
        stretches.iter().partition(|stretch| matches!(stretch.what, What::Quotation(_)));
    let inside = |range: Range<usize>| draw_inside(ui, document, &text, range, &others, spot);
    let mut pieces = Vec::new();
    let mut at = 0;
    for stretch in quotations {
        let [from, to] = stretch.span.map(|at| at as usize);
        // One inside another is the other's.
        if from < at || text.get(from..to).is_none_or(str::is_empty) {
            continue;
        }
        pieces.extend(inside(at..from));
        let is_first = marking.first == Some((block, stretch.span));
        pieces.push(draw_quotation(ui, document, (block, stretch), is_first, inside(from..to)));
        at = to;
    }
    pieces.extend(inside(at..text.len()));
    html! { <>{ for pieces }</> }
}

/// Brings the place that was asked for into sight as soon as it is drawn.
#[hook]
pub(super) fn use_spot(spot: Option<Spot>, drawn: bool) {
    use_effect_with((spot, drawn), |(spot, drawn)| {
        let place = spot.filter(|_| *drawn).and_then(|_| document()?.query_selector(".spot").ok().flatten());
        if let Some(place) = place {
            show(&place);
        }
    });
}

fn draw_quotation(
    ui: &Ui,
    document: &Document,
    (block, stretch): (u32, &Stretch),
    first: bool,
    words: Vec<Html>,
) -> Html {
    let What::Quotation(number) = stretch.what else { return Html::default() };
    let statement = document.reading.statements.get(number);
    let id = format!("who-{block}-{}", stretch.span[0]);
    let name = statement.and_then(|statement| statement.speaker.clone());
    let title = statement.and_then(|statement| statement.title.clone()).filter(|_| name.is_some());
    let name = name.unwrap_or_else(|| ui.say(Message::SpeakerUnknown).to_owned());
    html! {
        <q class={classes!("quoted", STOP, doubtful(stretch))} tabindex={tab_index(first)} aria-describedby={id.clone()}>
            <span class="quoted-who" role="tooltip" {id} lang={ui.lang.tag()}>
                <strong>{ name }</strong>
                if let Some(title) = title {
                    <span>{ title }</span>
                }
                if let Some(via) = statement.and_then(|statement| statement.via.as_ref()) {
                    <span>{ ui.fill(Message::Via, &[via]) }</span>
                }
                if stretch.uncertain {
                    <span class="doubt">{ "? " }{ ui.say(Message::Uncertain) }</span>
                }
            </span>
            { for words }
        </q>
    }
}

fn doubtful(stretch: &Stretch) -> Option<&'static str> {
    stretch.uncertain.then_some("doubtful")
}

/// People, times and the place that was asked for inside a range of the text.
fn draw_inside(
    ui: &Ui,
    document: &Document,
    text: &str,
    range: Range<usize>,
    others: &[&Stretch],
    spot: Option<Span>,
) -> Vec<Html> {
    let mut spans: Vec<Span> = others.iter().map(|stretch| stretch.span).collect();
    spans.extend(spot);
    let piece = |(range, over): (Range<usize>, Vec<usize>)| {
        let words = text.get(range).unwrap_or_default().to_owned();
        let marked = over.iter().find_map(|at| others.get(*at));
        let drawn = marked
            .map_or_else(|| html! { words.clone() }, |stretch| draw_mark(ui, document, stretch, &words));
        if over.contains(&others.len()) {
            html! { <mark class="spot">{ drawn }</mark> }
        } else {
            drawn
        }
    };
    cut(text, range, &spans).into_iter().map(piece).collect()
}

fn draw_mark(ui: &Ui, document: &Document, stretch: &Stretch, words: &str) -> Html {
    let words = words.to_owned();
    let doubt = doubtful(stretch);
    match stretch.what {
        What::Person(number) => {
            let person = document.reading.people.get(number);
            let title = person.map(|person| {
                let parts: Vec<&str> = std::iter::once(person.name.as_str())
                    .chain(person.titles.iter().map(String::as_str))
                    .collect();
                parts.join(" · ")
            });
            html! { <span class={classes!("person", doubt)} {title}>{ words }</span> }
        }
        What::Time(number) => {
            let time = document.reading.times.get(number);
            let title = time.map(|time| {
                let shown = shown_time(&time.value, ui.lang);
                if time.inferred { format!("{shown} · {}", ui.say(Message::Inferred)) } else { shown }
            });
            let datetime = time.and_then(|time| machine_time(&time.value));
            html! { <time class={classes!("when", doubt)} {datetime} {title}>{ words }</time> }
        }
        What::Quotation(_) => html! { words },
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct MarksProps {
    pub(super) page: PageRef,
    pub(super) marks: Marks,
}

/// What is marked in the text; nothing where there is nothing to mark.
#[component]
pub(super) fn MarksSwitch(props: &MarksProps) -> Html {
    let ui = use_ui();
    if !has_marks(&props.page.document) {
        return Html::default();
    }
    let reading = &props.page.document.reading;
    let marks = props.marks;
    let switch = |there: bool, label: Message, on: bool, set: fn(&mut Marks, bool)| {
        if !there {
            return Html::default();
        }
        let dispatch = ui.dispatch.clone();
        let onchange = Callback::from(move |event: Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            let mut next = marks;
            set(&mut next, field.checked());
            dispatch.dispatch(Action::MarksChosen(next));
        });
        html! { <label class="choice"><input type="checkbox" checked={on} {onchange} />{ ui.say(label) }</label> }
    };
    let quoted = reading.statements.iter().any(|statement| !statement.quotes_at.is_empty());
    html! {
        <details class="marks" lang={ui.lang.tag()}>
            <summary>{ ui.say(Message::MarksLabel) }</summary>
            <div class="said-choices">
                { switch(quoted, Message::MarkQuotations, marks.quotations, |marks, on| marks.quotations = on) }
                { switch(!reading.people.is_empty(), Message::MarkPeople, marks.people, |marks, on| marks.people = on) }
                { switch(!reading.times.is_empty(), Message::MarkTimes, marks.times, |marks, on| marks.times = on) }
                { switch(true, Message::MarkUncertain, marks.uncertain, |marks, on| marks.uncertain = on) }
            </div>
        </details>
    }
}
