//! *Times*: the times a document speaks of, in the order of time, as a table.

use tearsheet::model::TimeExpression;
use tearsheet::view::messages::Message;
use tearsheet::view::page::PageRef;
use tearsheet::view::said::place;
use tearsheet::view::state::Action;
use tearsheet::view::times::{in_order, machine_time, shown_time};
use yew::prelude::*;

use crate::components::confidence::DoubtMark;
use crate::store::use_ui;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct TimelineProps {
    pub(crate) page: PageRef,
}

/// The times of a document.
#[component]
pub(crate) fn Timeline(props: &TimelineProps) -> Html {
    let ui = use_ui();
    let document = &props.page.document;
    let row = |time: &&TimeExpression| {
        let block = document.blocks.get(time.block as usize);
        let lang = block.and_then(|block| block.lang.clone());
        let [before, text, after] = block.map(|block| around(&block.text, time.span)).unwrap_or_default();
        let span = place(document, time.block);
        html! {
            <tr>
                <td>
                    <time datetime={machine_time(&time.value)} title={time.value.clone()}>{ shown_time(&time.value, ui.lang) }</time>
                    if time.inferred {
                        <span class="doubt">{ ui.say(Message::Inferred) }</span>
                    }
                    <DoubtMark value={time.confidence} />
                </td>
                <td {lang}>{ before }<strong>{ text }</strong>{ after }</td>
                <td>
                    if let Some(span) = span {
                        <button type="button" class="link" onclick={ui.on(Action::SourceShown(span))}>{ ui.say(Message::ShowInSource) }</button>
                    }
                </td>
            </tr>
        }
    };
    html! {
        <div class="fields">
            <div class="table-scroll" tabindex="0">
                <table class="times">
                    <thead><tr>
                        <th scope="col">{ ui.say(Message::TimeColumn) }</th>
                        <th scope="col">{ ui.say(Message::PassageColumn) }</th>
                        <th scope="col"><span class="visually-hidden">{ ui.say(Message::ShowInSource) }</span></th>
                    </tr></thead>
                    <tbody>{ for in_order(&document.reading.times).iter().map(row) }</tbody>
                </table>
            </div>
        </div>
    }
}

/// A passage and some characters of what stands around it.
fn around(text: &str, [from, to]: [u32; 2]) -> [String; 3] {
    /// Characters shown on each side.
    const AROUND: usize = 24;
    let (from, to) = (from as usize, to as usize);
    let before: Vec<char> = text.get(..from).unwrap_or_default().chars().rev().take(AROUND).collect();
    let after: String = text.get(to..).unwrap_or_default().chars().take(AROUND).collect();
    [before.into_iter().rev().collect(), text.get(from..to).unwrap_or_default().to_owned(), after]
}
