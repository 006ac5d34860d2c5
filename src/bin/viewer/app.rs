//! The outermost component: the state, the contexts, and the frame of the page.

use tearsheet::view::state::State;
use yew::prelude::*;

use crate::components::commands::Commands;
use crate::components::dialogs::{HelpDialog, PasteDialog};
use crate::components::first_screen::FirstScreen;
use crate::components::header::Header;
use crate::components::offers::Offers;
use crate::components::pane::Pane;
use crate::components::rail::Rail;
use crate::components::toast::Toast;
use crate::hooks::drop::use_drop;
use crate::hooks::gathering::use_gathering;
use crate::hooks::keys::use_keys;
use crate::hooks::preferences::{initial_state, use_preferences};
use crate::hooks::presence::{use_shelf, use_title};
use crate::hooks::way_back::use_way_back;
use crate::intake::Intake;
use crate::store::{Store, Ui};

/// Puts the page into its place.
pub(crate) fn start() {
    let page = web_sys::window().and_then(|window| window.document());
    match page.and_then(|page| page.get_element_by_id("app")) {
        Some(root) => yew::Renderer::<App>::with_root(root).render(),
        None => yew::Renderer::<App>::new().render(),
    };
}

#[component]
fn App() -> Html {
    let store = use_reducer(|| Store(initial_state()));
    let intake = use_memo((), |()| Intake::new(store.dispatcher()));
    let state: &State = &store.0;
    let ui = Ui { lang: state.lang, dispatch: store.dispatcher(), intake: (*intake).clone() };
    let dragging = use_drop(&ui);
    use_keys(&ui, state.dialog.is_some());
    use_preferences(state);
    let empty = state.entries.is_empty();
    let said = use_title(&ui, state);
    use_way_back(&ui, state.depth());
    use_shelf(&ui, state);
    use_gathering(&ui, state);
    let frame = classes!(
        "frame",
        empty.then_some("frame-empty"),
        state.document_in_front.then_some("frame-document"),
        dragging.then_some("frame-dragging"),
    );
    html! {
        <ContextProvider<Ui> context={ui.clone()}>
            <div class={frame}>
                <a class="skip" href="#document">{ ui.say(tearsheet::view::messages::Message::SkipToContent) }</a>
                <Header theme={state.theme} {empty} />
                if empty {
                    <FirstScreen />
                } else {
                    <Rail store={StoreRef(store.clone())} />
                    <Pane store={StoreRef(store.clone())} />
                }
                <p class="visually-hidden" role="status" aria-live="polite">{ said }</p>
                <Toast notice={state.notice} undo={state.history.can_undo()} />
                <HelpDialog open={state.dialog == Some(tearsheet::view::state::Dialog::Help)} />
                <Commands store={StoreRef(store.clone())} open={state.dialog == Some(tearsheet::view::state::Dialog::Commands)} />
                <Offers store={StoreRef(store.clone())} open={state.dialog == Some(tearsheet::view::state::Dialog::Offer)} />
                <PasteDialog open={state.dialog == Some(tearsheet::view::state::Dialog::Paste)} />
                <div class="dropzone" aria-hidden="true">
                    <p>{ ui.say(tearsheet::view::messages::Message::DropNow) }</p>
                </div>
            </div>
        </ContextProvider<Ui>>
    }
}

/// The whole state, for the two panes that show most of it.
#[derive(Clone, PartialEq)]
pub(crate) struct StoreRef(UseReducerHandle<Store>);

impl std::ops::Deref for StoreRef {
    type Target = State;

    fn deref(&self) -> &State {
        &self.0.0
    }
}
