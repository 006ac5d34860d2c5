//! The way back, as the browser's own Back and the phone's gesture have it: a document that covers the list is a step of
//! its own, and so is one that was opened from the overview. What is closed within the page takes its steps with it.

use std::cell::Cell;
use std::rc::Rc;

use tearsheet::view::state::Action;
use wasm_bindgen::JsValue;
use web_sys::History;
use yew::prelude::*;

use crate::browser::listen::Listener;
use crate::store::Ui;

/// What is known of the browser's steps.
#[derive(Default)]
struct Steps {
    /// How many lead back to the list.
    taken: Cell<u32>,
    /// Whether the page itself went back: what the browser tells of it is no news.
    own: Cell<bool>,
}

/// Keeps the browser's steps as many as the page's own.
#[hook]
pub(crate) fn use_way_back(ui: &Ui, depth: usize) {
    let steps = use_memo((), |()| Steps { taken: Cell::new(step_now()), own: Cell::new(false) });
    let listened = steps.clone();
    let dispatch = ui.dispatch.clone();
    use_effect_with((), move |()| {
        let listener = web_sys::window().map(|window| {
            Listener::new(&window, "popstate", move |_| {
                went(&listened, || dispatch.dispatch(Action::BackToList));
            })
        });
        move || drop(listener)
    });
    use_effect_with(depth as u32, move |depth| keep_up(&steps, *depth));
}

/// The browser went to another of its steps.
fn went(steps: &Rc<Steps>, back: impl Fn()) {
    let (before, now) = (steps.taken.get(), step_now());
    steps.taken.set(now);
    if steps.own.replace(false) {
        return;
    }
    // Where the way leads forward again there is nothing any more: the page stays, and the step is taken back.
    if now > before {
        go_back(steps, now - before);
    }
    for _ in now..before {
        back();
    }
}

/// Takes steps until there are as many as the page has, or goes back.
fn keep_up(steps: &Rc<Steps>, depth: u32) {
    let taken = steps.taken.get();
    if depth < taken {
        go_back(steps, taken - depth);
    }
    for step in taken + 1..=depth {
        // Where the browser refuses, Back leaves the page, and the question before it is asked.
        let pushed = history().map(|history| history.push_state_with_url(&JsValue::from(step), "", None));
        if !matches!(pushed, Some(Ok(()))) {
            return;
        }
        steps.taken.set(step);
    }
}

fn go_back(steps: &Rc<Steps>, by: u32) {
    steps.taken.set(steps.taken.get() - by);
    steps.own.set(true);
    if let Some(history) = history() {
        let _ = history.go_with_delta(-by.cast_signed());
    }
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

/// Which step the browser is at. A page that was loaded again is still at the one where it was.
fn step_now() -> u32 {
    history().and_then(|history| history.state().ok()?.as_f64()).map_or(0, |step| step as u32)
}
