//! The short notice at the foot of the page.

use tearsheet::view::messages::Message;
use tearsheet::view::state::{Action, Notice};
use yew::prelude::*;

use crate::components::glyph::{Glyph, Icon};
use crate::store::use_ui;

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
        Notice::NothingToRead => ui.say(Message::NothingNotice).to_owned(),
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
