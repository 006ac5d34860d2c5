//! The line over the list that opens the overview, with its figures.

use tearsheet::view::messages::Message;
use tearsheet::view::pane::Pane;
use tearsheet::view::state::Action;
use yew::prelude::*;

use crate::app::StoreRef;
use crate::store::use_ui;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct OverviewRowProps {
    pub(crate) store: StoreRef,
}

/// The line; nothing where there is a single document.
#[component]
pub(crate) fn OverviewRow(props: &OverviewRowProps) -> Html {
    let ui = use_ui();
    let store = &props.store;
    if !store.has_overview() {
        return Html::default();
    }
    let current = matches!(store.shown(), Pane::Overview(_));
    // The number of documents stands right above.
    let figures = store.gathered().filter(|_| store.is_gathered()).map(|gathered| {
        let words = gathered.overview.figures.words(ui.lang);
        words.get(1..).unwrap_or_default().join(" · ")
    });
    let figures = figures.filter(|figures| !figures.is_empty());
    html! {
        <div class={classes!("row", "row-overview", current.then_some("row-current"))}>
            <button type="button" class="row-open" onclick={ui.on(Action::OverviewShown(None))}
                aria-current={current.then_some("true")}>
                <span class="row-title">{ ui.say(Message::Overview) }</span>
                if let Some(figures) = figures {
                    <span class="row-name">{ figures }</span>
                }
            </button>
        </div>
    }
}
