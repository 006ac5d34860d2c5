//! Event listeners that end with their owner.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Event, EventTarget};

/// A listener; dropping it removes it.
pub(crate) struct Listener {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn Fn(Event)>,
}

impl Listener {
    /// Listens to `event` on `target`.
    pub(crate) fn new(target: &EventTarget, event: &'static str, act: impl Fn(Event) + 'static) -> Self {
        let closure = Closure::<dyn Fn(Event)>::new(act);
        // Adding a listener fails in no browser; without it the page only lacks a convenience.
        let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        Self { target: target.clone(), event, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.closure.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.event, callback);
    }
}

/// The page's document.
pub(crate) fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}
