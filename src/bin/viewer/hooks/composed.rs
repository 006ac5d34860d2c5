//! What an input method has composed.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::browser::listen::Listener;

/// Tells what a field holds once an input method has composed it; what is being composed is no word yet.
#[hook]
pub(crate) fn use_composed(field: &NodeRef, told: Callback<String>) {
    let field = field.clone();
    use_effect_with((), move |()| {
        let input = field.cast::<HtmlInputElement>();
        let listener = input.map(|input| {
            let target = input.clone();
            Listener::new(&target, "compositionend", move |_| told.emit(input.value()))
        });
        move || drop(listener)
    });
}
