//! Taking documents away: one as a file or a citation, all of the list as one file.

use tearsheet::export::{Format, Style, citation};
use tearsheet::view::messages::Message;
use tearsheet::view::names::saved_name;
use tearsheet::view::page::PageRef;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::browser::{clipboard, download};
use crate::store::{Ui, use_ui};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct SaveProps {
    pub(crate) page: PageRef,
}

/// The formats that most people want, a button each.
const COMMON: [Format; 3] = [Format::Clipping, Format::Text, Format::Json];

/// The others, and those that are worth having for many documents at once.
const OTHERS: [Format; 8] = [
    Format::JsonLd,
    Format::CslJson,
    Format::Ris,
    Format::Bibtex,
    Format::Tei,
    Format::Documents,
    Format::Columns,
    Format::Tmx,
];

/// The formats of one file for all documents.
const TOGETHER: [Format; 12] = [
    Format::Documents,
    Format::Clipping,
    Format::JsonLines,
    Format::CslJson,
    Format::Ris,
    Format::Bibtex,
    Format::JsonLd,
    Format::Tei,
    Format::Comments,
    Format::Statements,
    Format::Times,
    Format::Tmx,
];

/// What a format is called. Names of formats are the same in all languages.
fn name_of(ui: &Ui, format: Format) -> &'static str {
    match format {
        Format::Text => ui.say(Message::SaveText),
        Format::Markdown | Format::Clipping => "Markdown",
        Format::Json => "JSON",
        Format::JsonLines => "JSONL",
        Format::JsonLd => "JSON-LD",
        Format::CslJson => "CSL-JSON (Zotero)",
        Format::Ris => "RIS",
        Format::Bibtex => "BibTeX",
        Format::Tei => "TEI",
        Format::Annotations => "W3C Web Annotations",
        Format::Columns => ui.say(Message::SaveColumns),
        Format::Tmx => "TMX",
        Format::Documents => ui.say(Message::TableDocuments),
        Format::Comments => ui.say(Message::TableComments),
        Format::Statements => ui.say(Message::TableStatements),
        Format::Times => ui.say(Message::TableTimes),
    }
}

/// Whether a document has anything of what a format holds.
fn has(page: &PageRef, format: Format) -> bool {
    match format {
        Format::Comments => !page.document.comments.is_empty(),
        Format::Statements | Format::Annotations => !page.document.reading.statements.is_empty(),
        Format::Times => !page.document.reading.times.is_empty(),
        Format::Columns | Format::Tmx => page.document.translation.is_some(),
        _ => true,
    }
}

/// A button for each of the common formats, and the others folded.
#[component]
pub(crate) fn Save(props: &SaveProps) -> Html {
    let ui = use_ui();
    let button = |format: Format| {
        let page = props.page.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            let text = format.write_one(&page.document);
            download::save(&saved_name(&page, format.ending()), format.mime(), &text);
        });
        html! { <button type="button" class="button button-small" {onclick}>{ name_of(&ui, format) }</button> }
    };
    let tables = [Format::Comments, Format::Statements, Format::Times, Format::Annotations];
    let others = OTHERS.into_iter().chain(tables).filter(|format| has(&props.page, *format));
    html! {
        <div class="save" role="group" aria-label={ui.say(Message::Save)}>
            <span class="save-label" aria-hidden="true">{ ui.say(Message::Save) }</span>
            { for COMMON.into_iter().map(button) }
            <details class="save-more">
                <summary class="button button-small">{ ui.say(Message::SaveMore) }</summary>
                <div class="save-formats">{ for others.map(button) }</div>
            </details>
        </div>
    }
}

/// The citations of a document, each with a button that copies it.
#[component]
pub(crate) fn Cite(props: &SaveProps) -> Html {
    let ui = use_ui();
    let copied = use_state_eq(|| None::<usize>);
    let line = |(at, style): (usize, Style)| {
        let text = citation(&props.page.document, style);
        let onclick = {
            let (text, copied) = (text.clone(), copied.clone());
            Callback::from(move |_: MouseEvent| {
                if clipboard::copy(&text) {
                    copied.set(Some(at));
                }
            })
        };
        html! {
            <li>
                <span class="citation">{ text }</span>
                <button type="button" class="link" {onclick}>{ ui.fill(Message::CopyCitation, &[style.name()]) }</button>
                if *copied == Some(at) {
                    <span class="card-kind" role="status">{ ui.say(Message::Copied) }</span>
                }
            </li>
        }
    };
    html! {
        <details class="card">
            <summary>{ ui.say(Message::Cite) }</summary>
            <ul class="citations">{ for Style::ALL.into_iter().enumerate().map(line) }</ul>
        </details>
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct SaveAllProps {
    pub(crate) pages: Vec<PageRef>,
}

/// All documents of the list as one file.
#[component]
pub(crate) fn SaveAll(props: &SaveAllProps) -> Html {
    let ui = use_ui();
    let pages = props.pages.clone();
    let onchange = Callback::from(move |event: Event| {
        let field: HtmlSelectElement = event.target_unchecked_into();
        if let Some(format) = Format::of(&field.value()) {
            let text = format.write_all(pages.iter().map(|page| &page.document));
            download::save(&format!("tearsheet-{}.{}", format.name(), format.ending()), format.mime(), &text);
        }
        // The next choice of the same format is a choice again.
        field.set_selected_index(0);
    });
    let offered = TOGETHER.into_iter().filter(|format| props.pages.iter().any(|page| has(page, *format)));
    let option = |format: Format| html! { <option value={format.name()}>{ name_of(&ui, format) }</option> };
    let count = props.pages.len().to_string();
    html! {
        <select class="select" aria-label={ui.say(Message::SaveAllLabel)} title={ui.say(Message::SaveAllLabel)} {onchange}>
            <option value="" selected=true>{ ui.fill(Message::SaveAll, &[&count]) }</option>
            { for offered.map(option) }
        </select>
    }
}
