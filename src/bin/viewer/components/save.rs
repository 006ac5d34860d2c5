//! Taking documents away: one as a file or a citation, all of the list as one file.

use std::collections::BTreeSet;

use tearsheet::export::project::Written;
use tearsheet::export::{Format, Style, archive, citation, free_name};
use tearsheet::view::commands::Deed;
use tearsheet::view::formats;
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

/// A button for each of the common formats, and the others folded.
#[component]
pub(crate) fn Save(props: &SaveProps) -> Html {
    let ui = use_ui();
    let button = |format: Format| {
        let page = props.page.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            save_one(&page, format);
        });
        html! { <button type="button" class="button button-small" {onclick}>{ formats::name(format, ui.lang) }</button> }
    };
    let others = formats::OTHERS.into_iter().filter(|format| formats::has(&props.page, *format));
    html! {
        <div class="save" role="group" aria-label={ui.say(Message::Save)}>
            <span class="save-label" aria-hidden="true">{ ui.say(Message::Save) }</span>
            { for formats::COMMON.into_iter().map(button) }
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
    /// The documents of the list, or those of them that are picked.
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
    let (store, saving) = (props.store.clone(), ui.clone());
    let onchange = Callback::from(move |event: Event| {
        let field: HtmlSelectElement = event.target_unchecked_into();
        let value = field.value();
        if value == PROJECT {
            take_away(&saving, &store, &Deed::SaveProject);
        } else if let Some(format) = value.strip_prefix(IN_ARCHIVE).and_then(Format::of) {
            take_away(&saving, &store, &Deed::SaveEach(format));
        } else if let Some(format) = Format::of(&value) {
            take_away(&saving, &store, &Deed::SaveTogether(format));
        }
        // The next choice of the same format is a choice again.
        field.set_selected_index(0);
    });
    let offered = |formats: &[Format]| -> Vec<Format> {
        let some = |format: &Format| props.pages.iter().any(|page| formats::has(page, *format));
        formats.iter().copied().filter(some).collect()
    };
    let option =
        |value: String, format: Format| html! { <option {value}>{ formats::name(format, ui.lang) }</option> };
    let each = |format: Format| option(format!("{IN_ARCHIVE}{}", format.name()), format);
    let together = |format: Format| option(format.name().to_owned(), format);
    let picked = props.store.picked_rows().len();
    let (name, label) = match picked {
        0 => (ui.say(Message::SaveAll).to_owned(), Message::SaveAllLabel),
        picked => (ui.fill(Message::SavePicked, &[&picked.to_string()]), Message::SavePickedLabel),
    };
    html! {
        <select class="select" aria-label={ui.say(label)} title={ui.say(label)} {onchange}>
            <option value="" selected=true>{ name }</option>
            // What a newer program knows of its project would be missing from ours.
            <option value={PROJECT} disabled={props.store.read_only}>{ ui.say(Message::SaveProject) }</option>
            <optgroup label={ui.say(Message::SaveEach)}>{ for offered(&formats::EACH).into_iter().map(each) }</optgroup>
            <optgroup label={ui.say(Message::SaveTogether)}>{ for offered(&formats::TOGETHER).into_iter().map(together) }</optgroup>
        </select>
    }
}

/// Takes documents away as a command says: the one that is shown, or those of the list, of which some may be picked.
pub(crate) fn take_away(ui: &Ui, store: &StoreRef, deed: &Deed) {
    match deed {
        Deed::Save(format) => {
            if let Some(page) = store.page() {
                save_one(page, *format);
            }
        }
        Deed::Cite(style) => {
            if let Some(page) = store.page()
                && clipboard::copy(&citation(&page.document, *style))
            {
                ui.dispatch.dispatch(Action::Noticed(Notice::Copied));
            }
        }
        Deed::SaveTogether(format) => {
            let pages = store.pages_to_take();
            let text = format.write_all(pages.iter().map(|page| &page.document));
            download::save(&format!("tearsheet-{}.{}", format.name(), format.ending()), format.mime(), &text);
        }
        Deed::SaveEach(format) => save_each(ui, *format, &store.pages_to_take()),
        Deed::SaveProject => {
            ui.intake.save_project(written(store), store.kept_corrections(), store.kept_remarks());
        }
        _ => {}
    }
}

fn save_one(page: &PageRef, format: Format) {
    download::save(&saved_name(page, format.ending()), format.mime(), &format.write_one(&page.document));
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
