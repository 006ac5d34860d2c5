//! A bilingual document in two columns, what says the same side by side.

use tearsheet::model::{Document, Zone};
use tearsheet::view::article::{AlignedRow, aligned_rows};
use tearsheet::view::page::PageRef;
use yew::prelude::*;

use super::article::{lang_of, text_of};
use super::more::{More, PORTION};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ColumnsProps {
    pub(crate) page: PageRef,
}

/// The aligned rows.
#[component]
pub(crate) fn Columns(props: &ColumnsProps) -> Html {
    let shown = use_state(|| PORTION);
    let rows = use_memo(props.page.clone(), |page| aligned_rows(&page.document));
    let document = &props.page.document;
    html! {
        <div class="columns">
            { for rows.iter().take(*shown).map(|row| draw_row(document, row)) }
            <More all={rows.len()} {shown} />
        </div>
    }
}

fn draw_row(document: &Document, row: &AlignedRow) -> Html {
    html! {
        <div class="columns-row">
            <div class="columns-cell">{ for row.a.iter().map(|block| draw_block(document, *block)) }</div>
            <div class="columns-cell">{ for row.b.iter().map(|block| draw_block(document, *block)) }</div>
        </div>
    }
}

fn draw_block(document: &Document, block: u32) -> Html {
    let (text, lang) = (text_of(document, block), lang_of(document, block));
    match document.blocks.get(block as usize).map(|block| block.zone) {
        Some(Zone::Title) => html! { <p class="columns-title" {lang}>{ text }</p> },
        Some(Zone::Heading) => html! { <h3 {lang}>{ text }</h3> },
        Some(Zone::Quotation) => html! { <blockquote {lang}><p>{ text }</p></blockquote> },
        Some(Zone::Standfirst) => html! { <p class="standfirst" {lang}>{ text }</p> },
        Some(zone) if !zone.is_body() => html! { <p class="small-print" {lang}>{ text }</p> },
        _ => html! { <p {lang}>{ text }</p> },
    }
}
