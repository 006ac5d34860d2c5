//! *Original*: the page as it was laid out, without anything that runs or loads, in a frame that may do neither.

use tearsheet::view::messages::Message;
use tearsheet::view::page::PageRef;
use yew::prelude::*;

use crate::browser::original::{Question, ask};
use crate::store::use_ui;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct OriginalProps {
    pub(crate) page: PageRef,
}

/// How far it is.
#[derive(Clone, PartialEq)]
enum Stage {
    Waiting,
    Failed,
    Ready(AttrValue),
}

#[component]
pub(crate) fn Original(props: &OriginalProps) -> Html {
    let ui = use_ui();
    let stage = use_state_eq(|| Stage::Waiting);
    let question = use_mut_ref(|| None::<Question>);
    {
        let (stage, question) = (stage.setter(), question.clone());
        use_effect_with(props.page.key().clone(), {
            let markup = props.page.text.clone();
            move |_| {
                let failed = stage.clone();
                let asked = ask(markup, move |page| {
                    stage.set(page.map_or(Stage::Failed, |page| Stage::Ready(page.into())));
                });
                if asked.is_none() {
                    failed.set(Stage::Failed);
                }
                *question.borrow_mut() = asked;
                // What was asked for a page that is no longer shown is not waited for.
                move || drop(question.borrow_mut().take())
            }
        });
    }
    let title = props.page.title().unwrap_or_else(|| ui.say(Message::Untitled));
    let title = format!("{}: {title}", ui.say(Message::TabOriginal));
    html! {
        <div class="original">
            <p class="original-note">{ ui.say(Message::OriginalNote) }</p>
            { match &*stage {
                Stage::Waiting => html! { <p class="original-state" role="status">{ ui.say(Message::OriginalWaits) }</p> },
                Stage::Failed => html! { <p class="original-state" role="alert">{ ui.say(Message::OriginalFailed) }</p> },
                Stage::Ready(page) => html! {
                    <iframe class="original-page" sandbox="" referrerpolicy="no-referrer" srcdoc={page.clone()} {title} tabindex="0"></iframe>
                },
            } }
        </div>
    }
}
