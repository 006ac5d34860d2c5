//! Dropping files anywhere on the page, and pasting outside of fields.

use tearsheet::view::messages::Message;
use tearsheet::view::names::looks_like_markup;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent};
use yew::prelude::*;

use crate::browser::folder::Dropped;
use crate::browser::listen::{Listener, document};
use crate::hooks::keys::in_field;
use crate::store::Ui;

/// Takes in what is dropped or pasted; true while files are being dragged over the page.
#[hook]
pub(crate) fn use_drop(ui: &Ui) -> bool {
    let dragging = use_state_eq(|| false);
    let state = dragging.clone();
    use_effect_with(ui.clone(), move |ui| {
        let page = document();
        let listeners = page.map(|page| {
            let over = state.clone();
            let left = state.clone();
            let intake = ui.intake.clone();
            let pasting = ui.clone();
            [
                Listener::new(&page, "dragover", move |event| {
                    if carries_files(&event) {
                        event.prevent_default();
                        over.set(true);
                    }
                }),
                Listener::new(&page, "dragleave", move |event| {
                    // Only the leave that has no element to go to leaves the window.
                    if event.unchecked_ref::<DragEvent>().related_target().is_none() {
                        left.set(false);
                    }
                }),
                Listener::new(&page, "drop", move |event| {
                    state.set(false);
                    let Some(data) = event.unchecked_ref::<DragEvent>().data_transfer() else { return };
                    let dropped = Dropped::take(&data);
                    if !dropped.is_empty() {
                        event.prevent_default();
                        intake.dropped(dropped);
                    }
                }),
                Listener::new(&page, "paste", move |event| paste(&pasting, &event)),
            ]
        });
        move || drop(listeners)
    });
    *dragging
}

fn carries_files(event: &web_sys::Event) -> bool {
    let data = event.unchecked_ref::<DragEvent>().data_transfer();
    data.is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

/// A paste outside of fields: files as files, the formatted version of text where there is one.
fn paste(ui: &Ui, event: &web_sys::Event) {
    let data = event.unchecked_ref::<ClipboardEvent>().clipboard_data();
    let Some(data) = data.filter(|_| !in_field(event)) else { return };
    let files = Dropped::take(&data);
    if !files.is_empty() {
        ui.intake.dropped(files);
    } else if let Some(text) = flavour(&data, "text/html").or_else(|| flavour(&data, "text/plain")) {
        let markup = looks_like_markup(&text);
        ui.intake.pasted(|number| ui.fill(Message::PastedName, &[number]), text, markup);
    }
}

/// What the clipboard holds of a type; none where that is empty.
pub(crate) fn flavour(data: &DataTransfer, kind: &str) -> Option<String> {
    data.get_data(kind).ok().filter(|text| !text.trim().is_empty())
}
