//! Under the head of an article: that others report the same event, and the ways to them.

use tearsheet::view::messages::Message;
use tearsheet::view::overview::counted;
use tearsheet::view::state::{Action, Selected};
use yew::prelude::*;

use crate::store::use_ui;

/// Other reports of an event.
#[derive(Clone, PartialEq)]
pub(crate) struct Others {
    /// The story, by its place in the overview.
    pub(crate) story: usize,
    /// How many others there are.
    pub(crate) count: usize,
    /// The document itself and others, as they are compared.
    pub(crate) sides: Vec<Selected>,
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct StoryLineProps {
    pub(super) others: Others,
}

/// The line.
#[component]
pub(super) fn StoryLine(props: &StoryLineProps) -> Html {
    let ui = use_ui();
    let others = &props.others;
    let text = counted(others.count, Message::OneOtherReport, Message::OtherReports, ui.lang);
    html! {
        <p class="story-line" lang={ui.lang.tag()}>
            <button type="button" class="link" onclick={ui.on(Action::OverviewShown(Some(others.story)))}>{ text }</button>
            <button type="button" class="link" onclick={ui.on(Action::Compared(others.sides.clone()))}>{ ui.say(Message::Compare) }</button>
        </p>
    }
}
