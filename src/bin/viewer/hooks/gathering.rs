//! When the documents are put side by side: once all files are read, and a moment after the last one came or went.

use gloo_timers::callback::Timeout;
use tearsheet::view::state::State;
use yew::prelude::*;

use crate::store::{Corrected, Ui};

/// How long nothing may change before the documents are put side by side, in milliseconds: a restored list, a removal
/// that is undone at once.
const QUIET: u32 = 250;

/// Has the documents put side by side whenever they are others than before.
#[hook]
pub(crate) fn use_gathering(ui: &Ui, state: &State) {
    let asked = state.documents() > 1 && state.progress().is_none() && !state.is_gathered();
    let files = asked.then(|| (state.files_read(), Corrected(state.corrections.clone())));
    let intake = ui.intake.clone();
    let pages = if files.is_some() { state.pages_read() } else { Vec::new() };
    use_effect_with(files, move |files| {
        let corrections = files.as_ref().map(|(_, Corrected(corrections))| corrections.clone());
        let timer =
            corrections.map(|corrections| Timeout::new(QUIET, move || intake.gather(&pages, &corrections)));
        move || drop(timer)
    });
}
