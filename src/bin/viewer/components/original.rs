//! *Original*: the page as it was laid out, without anything that runs or loads, in a frame that may do neither.

use tearsheet::OWN_STYLES;
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
    let styled = use_state_eq(|| true);
    let onchange = {
        let styled = styled.clone();
        Callback::from(move |_: Event| styled.set(!*styled))
    };
    let title = props.page.title().unwrap_or_else(|| ui.say(Message::Untitled));
    let title = format!("{}: {title}", ui.say(Message::TabOriginal));
    html! {
        <div class="original">
            <div class="original-note">
                <span>{ ui.say(Message::OriginalNote) }</span>
                if matches!(&*stage, Stage::Ready(page) if plain(page).is_some()) {
                    <label class="choice">
                        <input type="checkbox" checked={*styled} {onchange} />{ ui.say(Message::OwnStyles) }
                    </label>
                }
            </div>
            { match &*stage {
                Stage::Waiting => html! { <p class="original-state" role="status">{ ui.say(Message::OriginalWaits) }</p> },
                Stage::Failed => html! { <p class="original-state" role="alert">{ ui.say(Message::OriginalFailed) }</p> },
                Stage::Ready(page) => html! {
                    <iframe class="original-page" sandbox="" referrerpolicy="no-referrer" srcdoc={if *styled { page.clone() } else { plain(page).map_or_else(|| page.clone(), AttrValue::from) }} {title} tabindex="0"></iframe>
                },
            } }
        </div>
    }
}

/// The page without its own style sheets; none where it has none.
fn plain(page: &str) -> Option<String> {
    let [open, close] = OWN_STYLES;
    let (before, behind) = page.split_once(open)?;
    let (_, behind) = behind.split_once(close)?;
    Some(format!("{before}{behind}"))
}
