//! The window onto a long list: how tall it is, how far it is scrolled.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{HtmlElement, ResizeObserver};
use yew::prelude::*;

/// What was measured of a scrolled element, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Measure {
    /// Scrolled by.
    pub(crate) top: f64,
    /// Height in sight.
    pub(crate) height: f64,
    /// Width in sight.
    pub(crate) width: f64,
}

/// Measures an element now and whenever it scrolls or changes its size.
#[hook]
pub(crate) fn use_measure(node: &NodeRef) -> (Measure, Callback<web_sys::Event>) {
    let measure = use_state_eq(Measure::default);
    let observed = node.clone();
    let setter = measure.setter();
    use_effect_with((), move |()| {
        let element = observed.cast::<HtmlElement>();
        let inner = element.clone();
        let act = Closure::<dyn Fn()>::new(move || {
            if let Some(element) = &inner {
                setter.set(measure_of(element));
            }
        });
        let observer = ResizeObserver::new(act.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, &element) {
            observer.observe(element);
        }
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            drop(act);
        }
    });
    let node = node.clone();
    let setter = measure.setter();
    let onscroll = use_callback((), move |_: web_sys::Event, ()| {
        if let Some(element) = node.cast::<HtmlElement>() {
            setter.set(measure_of(&element));
        }
    });
    (*measure, onscroll)
}

fn measure_of(element: &HtmlElement) -> Measure {
    Measure {
        top: f64::from(element.scroll_top()),
        height: f64::from(element.client_height()),
        width: f64::from(element.client_width()),
    }
}

/// Sets a CSS property of an element: the policy refuses `style` attributes, not this.
pub(crate) fn set_property(node: &NodeRef, property: &str, value: &str) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let _ = element.style().set_property(property, value);
    }
}
