//! What the page does around itself: its title, the focus, the way back, and the question before it is left.

use tearsheet::view::messages::Message;
use tearsheet::view::pane::Pane;
use tearsheet::view::state::State;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::browser::listen::{Listener, document};
use crate::store::Ui;

/// Puts the title of the document that is shown into the window's title, and the focus on it where it is nowhere.
/// Returns what a live region says of it.
#[hook]
pub(crate) fn use_title(ui: &Ui, state: &State) -> String {
    let named = |message: Message| (ui.say(message).to_owned(), ui.say(message).to_owned());
    let opened = state.page().map(|page| {
        let title = page.title().unwrap_or_else(|| ui.say(Message::Untitled)).to_owned();
        let (at, of) = state.place();
        (title.clone(), ui.fill(Message::Showing, &[&at.to_string(), &of.to_string(), &title]))
    });
    let said = match state.shown() {
        _ if state.entries.is_empty() => None,
        Pane::Overview(_) => Some(named(Message::Overview)),
        Pane::Compare(_) => Some(named(Message::CompareTitle)),
        _ => opened,
    };
    let title = said.as_ref().map(|(title, _)| title.clone());
    use_effect_with(title, |title| {
        let Some(page) = document() else { return };
        page.set_title(
            &title.as_ref().map_or("Tearsheet".to_owned(), |title| format!("{title} – Tearsheet")),
        );
        if title.is_some() {
            rescue_focus();
        }
    });
    said.map(|(_, said)| said).unwrap_or_default()
}

/// Puts a focus that is nowhere onto the document: there it would leave the keyboard and the screen reader at the top of
/// the page.
fn rescue_focus() {
    let Some(page) = document() else { return };
    let lost = page.active_element().is_none_or(|element| element.tag_name() == "BODY");
    let place = page.get_element_by_id("document").and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(place) = place.filter(|_| lost) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = place.focus_with_options(&options);
    }
}

/// Brings back the files of the last visit, takes off the shelf what was removed for good, and asks before the page is
/// left while it holds files that nothing else does.
#[hook]
pub(crate) fn use_shelf(ui: &Ui, state: &State) {
    let intake = ui.intake.clone();
    use_effect_with((), move |()| {
        intake.restore();
        let window = web_sys::window();
        let listener = window.map(|window| {
            Listener::new(&window, "beforeunload", move |event| {
                if intake.is_behind() {
                    event.prevent_default();
                }
            })
        });
        move || drop(listener)
    });
    let intake = ui.intake.clone();
    let shown: Vec<u32> = state.entries.iter().map(|entry| entry.id).collect();
    use_effect_with((shown, state.held()), move |(shown, held)| intake.retain(shown, held));
    let intake = ui.intake.clone();
    // A correction, and a file that goes or comes back with its own.
    use_effect_with(state.kept_corrections(), move |corrections| {
        intake.keep_corrections(corrections);
        // What was pressed to take a correction back goes with it.
        gloo_timers::callback::Timeout::new(0, rescue_focus).forget();
    });
    let intake = ui.intake.clone();
    use_effect_with(state.kept_remarks(), move |remarks| intake.keep_remarks(remarks));
}
