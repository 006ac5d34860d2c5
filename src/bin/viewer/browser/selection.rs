//! What the reader has selected with the pointer.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;

/// Whether text is selected: a click that ends a selection opens nothing.
pub(crate) fn is_selecting() -> bool {
    let collapsed = || {
        let window = web_sys::window()?;
        let get: Function = Reflect::get(&window, &"getSelection".into()).ok()?.dyn_into().ok()?;
        let selection = get.call0(&window).ok()?;
        Reflect::get(&selection, &"isCollapsed".into()).ok()?.as_bool()
    };
    collapsed() == Some(false)
}
