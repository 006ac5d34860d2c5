//! The keys.

use tearsheet::view::shortcut::{COMMANDS_KEY, Change, Shortcut, change_key, shortcut};
use tearsheet::view::state::{Action, Dialog};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use crate::browser::listen::{Listener, document};
use crate::store::Ui;

/// Listens to the keys of the page; while a dialog is open, the dialog has them.
#[hook]
pub(crate) fn use_keys(ui: &Ui, dialog: bool) {
    use_effect_with((ui.clone(), dialog), move |(ui, dialog)| {
        let (ui, dialog) = (ui.clone(), *dialog);
        let listener = document().map(|page| {
            Listener::new(&page, "keydown", move |event| {
                if !dialog {
                    press(&ui, event.unchecked_ref());
                }
            })
        });
        move || drop(listener)
    });
}

/// Keys belong to the field while one is typed in, and to the input method while it composes.
fn press(ui: &Ui, event: &KeyboardEvent) {
    let with = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.is_composing();
    if with && !event.shift_key() && event.key().eq_ignore_ascii_case(COMMANDS_KEY) {
        event.prevent_default();
        ui.dispatch.dispatch(Action::DialogOpened(Dialog::Commands));
        return;
    }
    if with && !in_text(event) {
        if let Some(change) = change_key(&event.key(), event.shift_key()) {
            event.prevent_default();
            ui.dispatch.dispatch(match change {
                Change::Undo => Action::Undone,
                Change::Redo => Action::Redone,
            });
        }
        return;
    }
    if event.is_composing() || event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    if in_field(event) {
        if event.key() == "Escape" {
            leave_field(event);
        }
        return;
    }
    let Some(shortcut) = shortcut(&event.key()) else { return };
    // Escape closes the settings, too, which the browser does.
    if shortcut != Shortcut::Back {
        event.prevent_default();
    }
    act(ui, shortcut);
}

/// Does what a key asks for.
pub(crate) fn act(ui: &Ui, shortcut: Shortcut) {
    match shortcut {
        Shortcut::Next => ui.dispatch.dispatch(Action::Stepped(1)),
        Shortcut::Previous => ui.dispatch.dispatch(Action::Stepped(-1)),
        Shortcut::Tab(tab) => ui.dispatch.dispatch(Action::TabChosen(tab)),
        Shortcut::Star => ui.dispatch.dispatch(Action::Starred),
        Shortcut::Help => ui.dispatch.dispatch(Action::DialogOpened(Dialog::Help)),
        Shortcut::Paste => ui.dispatch.dispatch(Action::DialogOpened(Dialog::Paste)),
        Shortcut::Search => {
            if !focus_search() {
                // On a narrow window the list stands behind the document: it is drawn after this turn.
                ui.dispatch.dispatch(Action::BackToList);
                gloo_timers::callback::Timeout::new(0, || {
                    focus_search();
                })
                .forget();
            }
        }
        Shortcut::Back => {
            ui.dispatch.dispatch(Action::BlockChosen(None));
            ui.dispatch.dispatch(Action::BackToList);
        }
        Shortcut::Browse => press_element("#browse-files"),
    }
}

/// Whether the event comes from something that is typed in.
pub(crate) fn in_field(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| {
        element.closest("input, textarea, select, [contenteditable]").ok().flatten().is_some()
    })
}

/// Whether the event comes from a text that is being written, which has an undo of its own.
fn in_text(event: &web_sys::Event) -> bool {
    let text = "input:not([type=checkbox], [type=radio], [type=file]), textarea, [contenteditable]";
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| element.closest(text).ok().flatten().is_some())
}

fn leave_field(event: &web_sys::Event) {
    if let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        let _ = field.blur();
    }
}

/// Presses what a selector finds, as a click does.
pub(crate) fn press_element(selector: &str) {
    with_element(selector, HtmlElement::click);
}

/// Puts the focus on what a selector finds.
pub(crate) fn focus(selector: &str) {
    with_element(selector, |element| {
        let _ = element.focus();
    });
}

/// Puts the focus into the list's search field; false where it cannot take it now.
fn focus_search() -> bool {
    focus(".search-input");
    let focused = document().and_then(|page| page.active_element());
    focused.is_some_and(|element| element.class_name() == "search-input")
}

fn with_element(selector: &str, act: impl Fn(&HtmlElement)) {
    let element = document().and_then(|page| page.query_selector(selector).ok().flatten());
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        act(&element);
    }
}
