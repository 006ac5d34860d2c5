//! Taking documents away: one as a file or a citation, all of the list as one file.

use std::collections::BTreeSet;

use tearsheet::export::project::Written;
use tearsheet::export::{Format, Style, archive, citation, free_name};
use tearsheet::view::messages::Message;
use tearsheet::view::names::saved_name;
use tearsheet::view::page::PageRef;
use tearsheet::view::state::{Action, Entry, Notice, State};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::app::StoreRef;
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

/// The formats of a file for each document, all in one archive.
const EACH: [Format; 4] = [Format::Clipping, Format::Text, Format::Json, Format::Tei];

/// The formats of one file for all documents.
const TOGETHER: [Format; 13] = [
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
    Format::Corrections,
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
        Format::Corrections => ui.say(Message::TableCorrections),
    }
}

/// Whether a document has anything of what a format holds.
fn has(page: &PageRef, format: Format) -> bool {
    match format {
        Format::Comments => !page.document.comments.is_empty(),
        Format::Statements | Format::Annotations => !page.document.reading.statements.is_empty(),
        Format::Times => !page.document.reading.times.is_empty(),
        Format::Corrections => !page.document.corrections.is_empty(),
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
    let tables =
        [Format::Comments, Format::Statements, Format::Times, Format::Corrections, Format::Annotations];
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
    /// The documents of the list.
    pub(crate) pages: Vec<PageRef>,
    pub(crate) store: StoreRef,
}

/// What chooses the project, and what stands before a format of which each document is a file of its own.
const PROJECT: &str = "project";
const IN_ARCHIVE: &str = "zip:";

/// All documents of the list as one file, or everything as a project.
#[component]
pub(crate) fn SaveAll(props: &SaveAllProps) -> Html {
    let ui = use_ui();
    let (pages, store, saving) = (props.pages.clone(), props.store.clone(), ui.clone());
    let onchange = Callback::from(move |event: Event| {
        let field: HtmlSelectElement = event.target_unchecked_into();
        let value = field.value();
        if value == PROJECT {
            saving.intake.save_project(written(&store), store.kept_corrections());
        } else if let Some(format) = value.strip_prefix(IN_ARCHIVE).and_then(Format::of) {
            save_each(&saving, format, &pages);
        } else if let Some(format) = Format::of(&value) {
            let text = format.write_all(pages.iter().map(|page| &page.document));
            download::save(&format!("tearsheet-{}.{}", format.name(), format.ending()), format.mime(), &text);
        }
        // The next choice of the same format is a choice again.
        field.set_selected_index(0);
    });
    let offered = |formats: &[Format]| -> Vec<Format> {
        let some = |format: &Format| props.pages.iter().any(|page| has(page, *format));
        formats.iter().copied().filter(some).collect()
    };
    let option = |value: String, format: Format| html! { <option {value}>{ name_of(&ui, format) }</option> };
    let each = |format: Format| option(format!("{IN_ARCHIVE}{}", format.name()), format);
    let together = |format: Format| option(format.name().to_owned(), format);
    let count = props.pages.len().to_string();
    html! {
        <select class="select" aria-label={ui.say(Message::SaveAllLabel)} title={ui.say(Message::SaveAllLabel)} {onchange}>
            <option value="" selected=true>{ ui.fill(Message::SaveAll, &[&count]) }</option>
            // What a newer program knows of its project would be missing from ours.
            <option value={PROJECT} disabled={props.store.read_only}>{ ui.say(Message::SaveProject) }</option>
            <optgroup label={ui.say(Message::SaveEach)}>{ for offered(&EACH).into_iter().map(each) }</optgroup>
            <optgroup label={ui.say(Message::SaveTogether)}>{ for offered(&TOGETHER).into_iter().map(together) }</optgroup>
        </select>
    }
}

/// All files of the list as a project notes them. The hash of a file is known where it is one page by itself.
fn written(state: &State) -> Vec<(u32, Written)> {
    let file = |entry: &Entry| {
        let sources = entry.status.pages().iter().map(|page| &page.document.source);
        let own = sources.into_iter().find(|source| source.container.is_none());
        let sha256 = own.map(|source| source.sha256.clone()).unwrap_or_default();
        (entry.id, Written { name: entry.name.to_string(), bytes: entry.bytes, sha256 })
    };
    state.entries.iter().map(file).collect()
}

/// Each document as a file named by day, outlet and title, all in one archive.
fn save_each(ui: &Ui, format: Format, pages: &[PageRef]) {
    let mut taken = BTreeSet::new();
    let named = |page: &PageRef| {
        (free_name(&saved_name(page, format.ending()), &mut taken), format.write_one(&page.document))
    };
    let files: Vec<(String, String)> = pages.iter().map(named).collect();
    match archive(files.iter().map(|(name, text)| (name.as_str(), text.as_bytes()))) {
        Some(bytes) => {
            download::save_bytes(&format!("tearsheet-{}.zip", format.name()), "application/zip", &bytes);
        }
        None => ui.dispatch.dispatch(Action::Noticed(Notice::NotSaved)),
    }
}
