//! The short notice at the foot of the page.

use tearsheet::view::messages::Message;
use tearsheet::view::state::{Action, Notice};
use yew::prelude::*;

use crate::components::glyph::{Glyph, Icon};
use crate::store::use_ui;

/// How long a notice stands, in milliseconds: two sentences are read in half of it.
const SHOWN_FOR: u32 = 10_000;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ToastProps {
    pub(crate) notice: Option<Notice>,
    /// Whether it can be undone.
    pub(crate) undo: bool,
}

/// A notice with its undo; the live region stays in place so that it is heard.
#[component]
pub(crate) fn Toast(props: &ToastProps) -> Html {
    let ui = use_ui();
    let text = props.notice.map(|notice| match notice {
        Notice::Skipped(count) => ui.fill(Message::SkippedNotice, &[&count.to_string()]),
        Notice::Removed(count) => ui.fill(Message::RemovedNotice, &[&count.to_string()]),
        Notice::FolderRefused => ui.say(Message::RefusedNotice).to_owned(),
        Notice::NotKept => ui.say(Message::NotKeptNotice).to_owned(),
        Notice::Copied => ui.say(Message::Copied).to_owned(),
        Notice::NoRoom => ui.say(Message::NoRoomNotice).to_owned(),
        Notice::Undone => ui.say(Message::UndoneNotice).to_owned(),
        Notice::Redone => ui.say(Message::RedoneNotice).to_owned(),
        Notice::ProjectOpened(count) => ui.fill(Message::ProjectOpenedNotice, &[&count.to_string()]),
        Notice::ProjectNewer => ui.say(Message::ProjectNewerNotice).to_owned(),
        Notice::ProjectDamaged => ui.say(Message::ProjectDamagedNotice).to_owned(),
        Notice::NotSaved => ui.say(Message::NotSavedNotice).to_owned(),
        Notice::NothingToRead => ui.say(Message::NothingNotice).to_owned(),
    });
    // What is told and can't be undone goes by itself; what can be undone stays while it can.
    let dispatch = ui.dispatch.clone();
    use_effect_with(props.notice, move |notice| {
        let told = notice.is_some_and(|notice| !matches!(notice, Notice::Removed(_)));
        let timer = told.then(|| {
            gloo_timers::callback::Timeout::new(SHOWN_FOR, move || dispatch.dispatch(Action::NoticeClosed))
        });
        move || drop(timer)
    });
    let undoable = props.undo && matches!(props.notice, Some(Notice::Removed(_)));
    html! {
        <div class="toast-place" role="status" aria-live="polite">
            if let Some(text) = text {
                <div class="toast">
                    <span>{ text }</span>
                    if undoable {
                        <button type="button" class="toast-button" onclick={ui.on(Action::Undone)}>
                            { ui.say(Message::Undo) }
                        </button>
                    }
                    <button type="button" class="toast-button" onclick={ui.on(Action::NoticeClosed)}
                        aria-label={ui.say(Message::Close)} title={ui.say(Message::Close)}>
                        <Glyph icon={Icon::Close} />
                    </button>
                </div>
            }
        </div>
    }
}
