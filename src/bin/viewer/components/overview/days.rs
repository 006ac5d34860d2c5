//! The timeline of all documents: a small picture, and a table.

use tearsheet::export::{timeline_csv, timeline_ics};
use tearsheet::view::days::{Bar, Day, Picture, days, is_dated, picture};
use tearsheet::view::messages::Message;
use tearsheet::view::overview::counted;
use tearsheet::view::times::{machine_time, shown_time};
use yew::prelude::*;

use super::Cx;
use crate::app::StoreRef;
use crate::browser::download;
use crate::components::read::More;
use crate::components::roving::{Keys, STOP, on_arrows, tab_index};
use crate::store::{Ui, use_ui};

/// Rows that are drawn at first.
const FIRST_ROWS: usize = 12;

/// Width of a bar of the picture in its own units, the gap included.
const BAR: usize = 10;

/// Height of the picture in its own units.
const HEIGHT: usize = 40;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct DaysProps {
    pub(super) store: StoreRef,
}

/// The timeline; nothing where no document speaks of a day.
#[component]
pub(super) fn Days(props: &DaysProps) -> Html {
    let ui = use_ui();
    let shown = use_state(|| FIRST_ROWS);
    let gathered = props.store.gathered().cloned();
    let found = use_memo(gathered.clone(), |gathered| {
        let gathered = gathered.as_ref()?;
        Some((days(&gathered.collection, &gathered.overview), picture(&gathered.collection)))
    });
    let (Some((rows, picture)), Some(gathered)) = (found.as_ref(), gathered) else { return Html::default() };
    if rows.is_empty() {
        return Html::default();
    }
    let cx = Cx { ui: &ui, store: &props.store, gathered: &gathered };
    html! {
        <section class="days" aria-labelledby="days-title">
            <h3 id="days-title">{ ui.say(Message::DaysTitle) }</h3>
            { for picture.iter().map(|picture| draw_picture(&ui, picture)) }
            <div class="table-scroll" tabindex="0">
                <table class="times">
                    <thead><tr>
                        <th scope="col">{ ui.say(Message::TimeColumn) }</th>
                        <th scope="col">{ ui.say(Message::PassageColumn) }</th>
                        <th scope="col">{ ui.say(Message::DocumentColumn) }</th>
                    </tr></thead>
                    <tbody class="roving" onkeydown={on_arrows(Keys::All)}>
                        { for rows.iter().take(*shown).enumerate().map(|(at, day)| draw_row(&cx, at, day)) }
                    </tbody>
                </table>
            </div>
            <More all={rows.len()} {shown} />
            { draw_save(&cx) }
        </section>
    }
}

fn draw_row(cx: &Cx<'_>, at: usize, day: &Day) -> Html {
    let Some(moment) = cx.gathered.collection.timeline.get(day.moment) else { return Html::default() };
    let ui = cx.ui;
    let lang = cx.block(moment.document, moment.block).and_then(|block| block.1);
    let others = day.documents.saturating_sub(1);
    html! {
        <tr>
            <td>
                <time datetime={machine_time(&moment.value)} title={moment.value.clone()}>{ shown_days(&moment.value, ui) }</time>
                if day.event {
                    <span class="chip">{ ui.say(Message::EventDay) }</span>
                }
                if !is_dated(moment) {
                    <span class="doubt">{ ui.say(Message::YearUnknown) }</span>
                } else if moment.inferred {
                    <span class="doubt">{ ui.say(Message::Inferred) }</span>
                }
            </td>
            <td {lang}>{ moment.text.clone() }</td>
            <td>
                <button type="button" class={classes!("link", STOP)} tabindex={tab_index(at == 0)}
                    onclick={cx.open_at(moment.document, moment.block, moment.span)}>{ cx.outlet(moment.document) }</button>
                if others > 0 {
                    <span class="days-others">{ format!("+{others}") }
                        <span class="visually-hidden">{ counted(others, Message::OneOtherReport, Message::OtherReports, ui.lang) }</span>
                    </span>
                }
            </td>
        </tr>
    }
}

/// A day, or the first and the last one of a range.
fn shown_days(value: &str, ui: &Ui) -> String {
    match value.split_once('/') {
        Some((first, last)) => format!("{} – {}", shown_time(first, ui.lang), shown_time(last, ui.lang)),
        None => shown_time(value, ui.lang),
    }
}

fn draw_picture(ui: &Ui, picture: &Picture) -> Html {
    let (first, last) = (shown_time(&picture.first, ui.lang), shown_time(&picture.last, ui.lang));
    let label = ui.fill(Message::DaysPicture, &[&first, &last]);
    let bar = |(at, bar): (usize, &Bar)| {
        if bar.count == 0 {
            return Html::default();
        }
        // The lowest bar can still be seen.
        let height = 6 + (HEIGHT - 8) * bar.count / picture.most.max(1);
        let class = if bar.events > 0 { "day-event" } else { "day-spoken" };
        html! {
            <rect {class} x={(at * BAR + 1).to_string()} y={(HEIGHT - height).to_string()}
                width={(BAR - 2).to_string()} height={height.to_string()}>
                <title>{ format!("{} · {}", shown_time(&bar.first, ui.lang), bar.count) }</title>
            </rect>
        }
    };
    let view_box = format!("0 0 {} {HEIGHT}", picture.bars.len() * BAR);
    let beyond =
        |count: usize, message: Message| (count > 0).then(|| ui.fill(message, &[&count.to_string()]));
    html! {
        <figure class="days-picture">
            <svg viewBox={view_box} preserveAspectRatio="none" role="img" aria-label={label}>
                <line class="days-ground" x1="0" x2={(picture.bars.len() * BAR).to_string()} y1={HEIGHT.to_string()} y2={HEIGHT.to_string()} />
                { for picture.bars.iter().enumerate().map(bar) }
            </svg>
            <figcaption>
                <span>{ first }{ for beyond(picture.earlier, Message::DaysEarlier).map(|text| html! { <small>{ text }</small> }) }</span>
                <span class="days-legend">{ ui.say(Message::DaysLegend) }</span>
                <span>{ for beyond(picture.later, Message::DaysLater).map(|text| html! { <small>{ text }</small> }) }{ last }</span>
            </figcaption>
        </figure>
    }
}

fn draw_save(cx: &Cx<'_>) -> Html {
    let ui = cx.ui;
    let button = |message: Message, ending: &'static str, mime: &'static str| {
        let store = cx.store.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            let Some(gathered) = store.gathered() else { return };
            let collection = &gathered.collection;
            let text = if ending == "ics" { timeline_ics(collection) } else { timeline_csv(collection) };
            download::save(&format!("tearsheet-timeline.{ending}"), mime, &text);
        });
        html! { <button type="button" class="button button-small" {onclick}>{ ui.say(message) }</button> }
    };
    html! {
        <p class="days-save" role="group" aria-label={ui.say(Message::SaveTimeline)}>
            <span class="save-label">{ ui.say(Message::SaveTimeline) }</span>
            { button(Message::SaveCalendar, "ics", "text/calendar") }
            { button(Message::SaveTable, "csv", "text/csv") }
        </p>
    }
}
