//! Long content in portions: a dump of a hundred thousand paragraphs must not freeze the page.

use tearsheet::view::messages::Message;
use yew::prelude::*;

use crate::store::use_ui;

/// Pieces that are drawn by themselves, and added by each request. A long feature has some two hundred paragraphs; with a
/// hundred thousand the browser itself would be slow.
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
    /// Whether a sentence says what it means that they are not shown.
    #[prop_or_default]
    pub(crate) says: bool,
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
    let lang = ui.lang.tag();
    html! {
        <>
            if props.says {
                <p class="more-note" {lang}>{ ui.fill(Message::NotDrawn, &[&left.to_string()]) }</p>
            }
            <button type="button" class="button more" {lang} {onclick}>{ label }</button>
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct BeforeProps {
    /// How many stand before what is shown.
    pub(crate) start: UseStateHandle<usize>,
    /// How many a request adds.
    pub(crate) portion: usize,
}

/// The button that shows the portion before; nothing where the beginning is shown.
#[component]
pub(crate) fn Before(props: &BeforeProps) -> Html {
    let ui = use_ui();
    let (start, portion) = (props.start.clone(), props.portion);
    if *start == 0 {
        return Html::default();
    }
    let label = ui.fill(Message::ShowBefore, &[&portion.min(*start).to_string(), &start.to_string()]);
    let onclick = Callback::from(move |_: MouseEvent| start.set(start.saturating_sub(portion)));
    html! { <button type="button" class="button more" lang={ui.lang.tag()} {onclick}>{ label }</button> }
}
