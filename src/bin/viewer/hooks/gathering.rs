//! When the documents are put side by side: once all files are read, and a moment after the last one came or went.

use gloo_timers::callback::Timeout;
use tearsheet::view::state::State;
use yew::prelude::*;

use crate::store::Ui;

/// How long nothing may change before the documents are put side by side, in milliseconds: a restored list, a removal
/// that is undone at once.
const QUIET: u32 = 250;

/// Has the documents put side by side whenever they are others than before.
#[hook]
pub(crate) fn use_gathering(ui: &Ui, state: &State) {
    let files = (state.documents() > 1 && state.progress().is_none()).then(|| state.files_read());
    let files = files.filter(|_| !state.is_gathered());
    let intake = ui.intake.clone();
    use_effect_with(files, move |files| {
        let timer = files.clone().map(|files| Timeout::new(QUIET, move || intake.gather(files)));
        move || drop(timer)
    });
}
