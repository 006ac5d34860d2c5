//! Lists that are one tab stop: the arrow keys move inside.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// The class of what can have the focus inside such a list.
pub(crate) const STOP: &str = "stop";

/// The `tabindex` of an item: the first one is the stop until another has had the focus.
pub(crate) const fn tab_index(first: bool) -> &'static str {
    if first { "0" } else { "-1" }
}

/// Which keys move.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keys {
    /// All four arrows, Home and End.
    All,
    /// Left and right alone: up and down scroll what is read.
    Sideways,
}

/// What a list with the class `roving` listens with: moves the focus, and the tab stop with it.
pub(crate) fn on_arrows(keys: Keys) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        if !event.ctrl_key() && !event.alt_key() && !event.meta_key() && step(&event, keys).is_some() {
            event.prevent_default();
        }
    })
}

fn step(event: &KeyboardEvent, keys: Keys) -> Option<()> {
    let from: Element = event.target()?.dyn_into().ok()?;
    let list = from.closest(".roving").ok().flatten()?;
    let items = list.get_elements_by_class_name(STOP);
    let at = (0..items.length()).find(|at| items.item(*at).is_some_and(|item| item == from))?;
    let end = items.length().saturating_sub(1);
    let to = match (event.key().as_str(), keys) {
        ("ArrowRight", _) | ("ArrowDown", Keys::All) => (at + 1).min(end),
        ("ArrowLeft", _) | ("ArrowUp", Keys::All) => at.saturating_sub(1),
        ("Home", Keys::All) => 0,
        ("End", Keys::All) => end,
        _ => return None,
    };
    let next: HtmlElement = items.item(to)?.dyn_into().ok()?;
    for item in (0..items.length()).filter_map(|at| items.item(at)) {
        let _ = item.set_attribute("tabindex", "-1");
    }
    let _ = next.set_attribute("tabindex", "0");
    let _ = next.focus();
    Some(())
}
