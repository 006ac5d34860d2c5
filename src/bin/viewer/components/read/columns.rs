//! A bilingual document in two columns, what says the same side by side.

use tearsheet::model::Zone;
use tearsheet::view::article::{AlignedRow, aligned_rows};
use tearsheet::view::messages::Message;
use yew::prelude::*;

use super::article::lang_of;
use super::more::{More, PORTION};
use super::text::{Marking, Part, draw_text, use_marked, use_spot};
use crate::store::{Ui, use_ui};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ColumnsProps {
    pub(crate) marking: Marking,
}

/// The aligned rows.
#[component]
pub(crate) fn Columns(props: &ColumnsProps) -> Html {
    let ui = use_ui();
    let shown = use_state(|| PORTION);
    let rows = use_memo(props.marking.page.clone(), |page| aligned_rows(&page.document));
    let part = Part { marking: &props.marking, marked: use_marked(&props.marking, 0..=u32::MAX) };
    use_spot(props.marking.spot, true);
    html! {
        <div class="columns">
            { for rows.iter().take(*shown).map(|row| draw_row(&ui, &part, row)) }
            <More all={rows.len()} {shown} />
        </div>
    }
}

/// What stands in one language only says so: what a translation leaves out is news.
fn draw_row(ui: &Ui, part: &Part<'_>, row: &AlignedRow) -> Html {
    let document = &part.marking.page.document;
    let alone = document.translation.as_ref().map_or(&[][..], |translation| &translation.alone);
    let is_alone = row.a.iter().chain(&row.b).any(|block| alone.contains(block));
    let cell = |blocks: &[u32]| {
        html! {
            <div class="columns-cell">
                { for blocks.iter().map(|block| draw_block(ui, part, *block)) }
                if is_alone && !blocks.is_empty() {
                    <span class="doubt" lang={ui.lang.tag()}>{ ui.say(Message::OneLanguageOnly) }</span>
                }
            </div>
        }
    };
    html! { <div class="columns-row">{ cell(&row.a) }{ cell(&row.b) }</div> }
}

fn draw_block(ui: &Ui, part: &Part<'_>, block: u32) -> Html {
    let document = &part.marking.page.document;
    let (text, lang) = (draw_text(ui, part, block), lang_of(document, block));
    match document.blocks.get(block as usize).map(|block| block.zone) {
        Some(Zone::Title) => html! { <p class="columns-title" {lang} dir="auto">{ text }</p> },
        Some(Zone::Heading) => html! { <h3 {lang} dir="auto">{ text }</h3> },
        Some(Zone::Quotation) => html! { <blockquote {lang} dir="auto"><p>{ text }</p></blockquote> },
        Some(Zone::Standfirst) => html! { <p class="standfirst" {lang} dir="auto">{ text }</p> },
        Some(zone) if !zone.is_body() => html! { <p class="small-print" {lang} dir="auto">{ text }</p> },
        _ => html! { <p {lang} dir="auto">{ text }</p> },
    }
}
