//! Long content in portions: a dump of a hundred thousand paragraphs must not freeze the page.

use tearsheet::view::messages::Message;
use yew::prelude::*;

use crate::store::use_ui;

/// Pieces drawn at first, and added by each request. A long feature has some two hundred paragraphs;
/// drawing a thousand takes a fraction of a second.
pub(crate) const PORTION: usize = 1_000;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct MoreProps {
    /// How many there are.
    pub(crate) all: usize,
    /// How many are shown.
    pub(crate) shown: UseStateHandle<usize>,
    /// How many each request adds.
    #[prop_or(PORTION)]
    pub(crate) portion: usize,
}

/// The button that shows the next portion; nothing where all are shown.
#[component]
pub(crate) fn More(props: &MoreProps) -> Html {
    let ui = use_ui();
    let left = props.all.saturating_sub(*props.shown);
    if left == 0 {
        return Html::default();
    }
    let (shown, portion) = (props.shown.clone(), props.portion);
    let onclick = Callback::from(move |_: MouseEvent| shown.set(*shown + portion));
    let label = ui.fill(Message::ShowMore, &[&left.min(portion).to_string(), &left.to_string()]);
    html! { <button type="button" class="button more" lang={ui.lang.tag()} {onclick}>{ label }</button> }
}
