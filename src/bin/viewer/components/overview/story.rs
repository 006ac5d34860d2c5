//! A story: its reports, copies beneath with what differs, figures that conflict, and words that several reports quote.

use tearsheet::model::SharedQuotation;
use tearsheet::view::compare::MOST_SIDES;
use tearsheet::view::messages::Message;
use tearsheet::view::overview::{Card, Copy, Report, counted};
use tearsheet::view::state::{Action, Selected};
use tearsheet::view::times::shown_time;
use yew::prelude::*;

use super::{Cx, draw_conflict};
use crate::components::roving::{Keys, STOP, on_arrows, tab_index};

/// Quotations that are shown at once.
const FIRST_QUOTATIONS: usize = 2;

pub(super) fn draw_story(cx: &Cx<'_>, place: usize, card: &Card) -> Html {
    let ui = cx.ui;
    let id = format!("story-{place}");
    let title_id = format!("story-title-{place}");
    let mut first = true;
    let reports: Vec<Html> =
        card.reports.iter().map(|report| draw_report(cx, report, std::mem::take(&mut first))).collect();
    html! {
        <section class="story" {id} aria-labelledby={title_id.clone()}>
            <h3 class="story-title" id={title_id} lang={cx.lang(card.lead)}>
                <button type="button" onclick={cx.open(card.lead)}>{ cx.title(card.lead) }</button>
            </h3>
            <p class="story-facts">
                <span>{ facts(cx, card) }</span>
                { draw_compare(cx, card) }
            </p>
            <ul class="reports roving" aria-label={ui.say(Message::Reports)} onkeydown={on_arrows(Keys::All)}>{ for reports }</ul>
            if !card.conflicts.is_empty() {
                <h4 class="story-part">{ ui.say(Message::Conflicts) }</h4>
                { for card.conflicts.iter().filter_map(|at| cx.gathered.collection.conflicts.get(*at)).map(|it| draw_conflict(cx, it)) }
            }
            { draw_quotations(cx, card) }
        </section>
    }
}

/// How many reports, of which days and outlets.
fn facts(cx: &Cx<'_>, card: &Card) -> String {
    let lang = cx.ui.lang;
    let mut facts = vec![counted(card.documents, Message::OneDocument, Message::ReportCount, lang)];
    if let Some((first, last)) = &card.days {
        let (from, to) = (shown_time(first, lang), shown_time(last, lang));
        facts.push(if first == last { from } else { format!("{from} – {to}") });
    }
    facts.join(" · ")
}

/// The way to see the reports side by side: those that are no verbatim copies, where there are two.
fn draw_compare(cx: &Cx<'_>, card: &Card) -> Html {
    let differing = card.reports.iter().flat_map(|report| {
        let near = report.copies.iter().filter(|copy| !copy.verbatim).map(|copy| copy.document);
        std::iter::once(report.document).chain(near)
    });
    let mut sides: Vec<Selected> = differing.filter_map(|document| cx.place(document)).collect();
    if sides.len() < 2 {
        return Html::default();
    }
    sides.truncate(MOST_SIDES);
    html! {
        <button type="button" class="link" onclick={cx.ui.on(Action::Compared(sides))}>
            { cx.ui.say(Message::Compare) }
            <span class="visually-hidden">{ format!(": {}", cx.title(card.lead)) }</span>
        </button>
    }
}

fn draw_report(cx: &Cx<'_>, report: &Report, first: bool) -> Html {
    html! {
        <li class="report">
            { draw_open(cx, report.document, first) }
            if !report.copies.is_empty() {
                <ul class="copies">{ for report.copies.iter().map(|copy| draw_copy(cx, report.document, copy)) }</ul>
            }
        </li>
    }
}

/// The button that opens a document: where it appeared, and its title.
pub(super) fn draw_open(cx: &Cx<'_>, document: u32, first: bool) -> Html {
    html! {
        <button type="button" class={classes!("report-open", STOP)} tabindex={tab_index(first)} onclick={cx.open(document)}>
            <span class="report-outlet">{ cx.outlet_and_day(document) }</span>
            <span class="report-title" lang={cx.lang(document)}>{ cx.title(document) }</span>
        </button>
    }
}

fn draw_copy(cx: &Cx<'_>, report: u32, copy: &Copy) -> Html {
    let ui = cx.ui;
    let how = if copy.verbatim { Message::VerbatimCopy } else { Message::NearCopy };
    let passages = |message: Message, document: u32, blocks: &[u32]| {
        if blocks.is_empty() {
            return Html::default();
        }
        let passage = |block: &u32| {
            let Some((text, lang)) = cx.block(document, *block) else { return Html::default() };
            let onclick = cx.open_at(document, *block, [0, text.len() as u32]);
            html! { <li><button type="button" class="passage" {lang} {onclick}>{ text.to_owned() }</button></li> }
        };
        html! {
            <details class="differs">
                <summary>{ ui.fill(message, &[&blocks.len().to_string()]) }</summary>
                <ul>{ for blocks.iter().map(passage) }</ul>
            </details>
        }
    };
    html! {
        <li>
            { draw_open(cx, copy.document, false) }
            <span class="chip">{ ui.say(how) }</span>
            { passages(Message::OnlyInCopy, copy.document, &copy.added) }
            { passages(Message::LeftOutOfCopy, report, &copy.left_out) }
        </li>
    }
}

fn draw_quotations(cx: &Cx<'_>, card: &Card) -> Html {
    let quotations: Vec<&SharedQuotation> =
        card.quotations.iter().filter_map(|at| cx.gathered.collection.shared_quotations.get(*at)).collect();
    if quotations.is_empty() {
        return Html::default();
    }
    let (first, others) = quotations.split_at(FIRST_QUOTATIONS.min(quotations.len()));
    html! {
        <>
            <h4 class="story-part">{ cx.ui.say(Message::SharedQuotations) }</h4>
            { for first.iter().map(|quotation| draw_quotation(cx, quotation)) }
            if !others.is_empty() {
                <details class="differs">
                    <summary>{ format!("+ {}", others.len()) }<span class="visually-hidden">{ " " }{ cx.ui.say(Message::SharedQuotations) }</span></summary>
                    { for others.iter().map(|quotation| draw_quotation(cx, quotation)) }
                </details>
            }
        </>
    }
}

fn draw_quotation(cx: &Cx<'_>, quotation: &SharedQuotation) -> Html {
    let lang =
        quotation.places.first().and_then(|place| cx.block(place.document, place.block)).and_then(|it| it.1);
    let (open, close) = if lang.as_deref() == Some("zh-Hant") { ("「", "」") } else { ("“", "”") };
    let places = |direct: bool, message: Message| {
        let mut outlets: Vec<Html> = Vec::new();
        for place in quotation.places.iter().filter(|place| place.direct == direct) {
            let onclick = cx.open_at(place.document, place.block, place.span);
            let outlet = cx.outlet(place.document);
            outlets.push(html! { <button type="button" class="link" {onclick}>{ outlet }</button> });
        }
        if outlets.is_empty() {
            return Html::default();
        }
        html! { <span>{ cx.ui.fill(message, &[""]).trim().to_owned() }{ " " }{ for outlets }</span> }
    };
    html! {
        <figure class="shared-quote">
            <blockquote {lang}><p>{ format!("{open}{}{close}", quotation.text) }</p></blockquote>
            <figcaption>
                <strong>{ quotation.speaker.clone() }</strong>
                { places(true, Message::InOwnWords) }
                { places(false, Message::Retold) }
            </figcaption>
        </figure>
    }
}
