//! The pane beside the list: the overview, documents side by side, or one document.

use std::cell::Cell;
use std::rc::Rc;

use tearsheet::view::pane::Pane as Shown;
use yew::prelude::*;

use crate::app::StoreRef;
use crate::components::compare::Compare;
use crate::components::document::DocumentPane;
use crate::components::overview::Overview;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PaneProps {
    pub(crate) store: StoreRef,
}

/// What the pane shows.
#[component]
pub(crate) fn Pane(props: &PaneProps) -> Html {
    let top = use_memo((), |()| Cell::new(0_i32));
    let store = props.store.clone();
    match store.shown() {
        Shown::Overview(story) => html! { <Overview {store} {story} top={Rc::clone(&top)} /> },
        Shown::Compare(documents) => html! { <Compare {store} {documents} /> },
        Shown::Landing | Shown::Document => html! { <DocumentPane {store} /> },
    }
}
