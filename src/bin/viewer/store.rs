//! The state inside Yew, and what every component is given.

use std::rc::Rc;

use tearsheet::view::changes::Corrections;
use tearsheet::view::lang::Lang;
use tearsheet::view::messages::Message;
use tearsheet::view::state::{Action, State};
use yew::prelude::*;

use crate::intake::Intake;
use crate::slice::let_go;

/// The page's state as Yew's reducer.
#[derive(Default)]
pub(crate) struct Store(pub(crate) State);

/// Compared by pointer: it holds ten thousand documents, and whether it is another one is asked at every drawing.
impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        if matches!(action, Action::NoticeClosed) {
            let_go(self.0.leaving());
        }
        Rc::new(Self(self.0.clone().reduced(action)))
    }
}

/// What was corrected, compared by pointer: whether it is another one is asked at every drawing.
#[derive(Clone)]
pub(crate) struct Corrected(pub(crate) Rc<Corrections>);

impl PartialEq for Corrected {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What every component is given: the language it speaks, and the ways to act.
#[derive(Clone, PartialEq)]
pub(crate) struct Ui {
    /// Language of the interface.
    pub(crate) lang: Lang,
    /// Changes the state.
    pub(crate) dispatch: UseReducerDispatcher<Store>,
    /// Takes in files.
    pub(crate) intake: Intake,
}

impl Ui {
    /// A sentence of the interface.
    pub(crate) fn say(&self, message: Message) -> &'static str {
        message.text(self.lang)
    }

    /// A sentence with its places filled.
    pub(crate) fn fill(&self, message: Message, values: &[&str]) -> String {
        message.with(self.lang, values)
    }

    /// A callback that does the same whatever the event.
    pub(crate) fn on<E>(&self, action: Action) -> Callback<E> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(action.clone()))
    }
}

/// What every component is given. The context is provided by the outermost component, around all
/// others; without it there is no page to draw.
#[hook]
#[expect(clippy::expect_used, reason = "components are only ever drawn inside the provider")]
pub(crate) fn use_ui() -> Ui {
    use_context::<Ui>().expect("the outermost component provides this context")
}
