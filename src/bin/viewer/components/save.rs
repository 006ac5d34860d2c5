//! Taking a document away.

use tearsheet::export;
use tearsheet::view::messages::Message;
use tearsheet::view::names::saved_name;
use tearsheet::view::page::PageRef;
use yew::prelude::*;

use crate::browser::download;
use crate::store::use_ui;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct SaveProps {
    pub(crate) page: PageRef,
}

/// One button for each format.
#[component]
pub(crate) fn Save(props: &SaveProps) -> Html {
    let ui = use_ui();
    let button = |format: Format, label: Message| {
        let page = props.page.clone();
        let onclick = Callback::from(move |_: MouseEvent| save(&page, format));
        html! { <button type="button" class="button button-small" {onclick}>{ ui.say(label) }</button> }
    };
    html! {
        <div class="save" role="group" aria-label={ui.say(Message::Save)}>
            <span class="save-label" aria-hidden="true">{ ui.say(Message::Save) }</span>
            { button(Format::Markdown, Message::SaveMarkdown) }
            { button(Format::Text, Message::SaveText) }
            { button(Format::Json, Message::SaveJson) }
        </div>
    }
}

#[derive(Clone, Copy)]
enum Format {
    Json,
    Markdown,
    Text,
}

fn save(page: &PageRef, format: Format) {
    let document = &page.document;
    let (ending, mime, text) = match format {
        // A document is plain data: writing it fails only where memory ends.
        Format::Json => {
            ("json", "application/json", serde_json::to_string_pretty(document).unwrap_or_default())
        }
        Format::Markdown => ("md", "text/markdown", export::markdown(document)),
        Format::Text => ("txt", "text/plain", export::text(document)),
    };
    download::save(&saved_name(page.title(), &document.source.name, ending), mime, &text);
}
