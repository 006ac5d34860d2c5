//! The warnings of a document.

use tearsheet::model::Warning;
use tearsheet::view::messages::Message;
use tearsheet::view::page::PageRef;
use tearsheet::view::words;
use yew::prelude::*;

use crate::components::glyph::{Glyph, Icon};
use crate::store::use_ui;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct NotesProps {
    pub(crate) page: PageRef,
}

/// What the reader should know about how the document was read.
#[component]
pub(crate) fn Notes(props: &NotesProps) -> Html {
    let ui = use_ui();
    let warnings = &props.page.document.warnings;
    if warnings.is_empty() {
        return Html::default();
    }
    let note = |warning: &Warning| {
        let translated = words::warning(&warning.code, ui.lang).map(str::to_owned);
        let lang = translated.is_none().then_some("en");
        html! { <li {lang}>{ translated.unwrap_or_else(|| warning.message.clone()) }</li> }
    };
    html! {
        <section class="notes" aria-label={ui.say(Message::Warnings)}>
            <Glyph icon={Icon::Warning} />
            <ul>{ for warnings.iter().map(note) }</ul>
        </section>
    }
}
