//! Writing a field anew.

use tearsheet::correction::{FieldName, Sort, set_field};
use tearsheet::view::messages::Message;
use tearsheet::view::page::PageRef;
use tearsheet::view::state::Action;
use tearsheet::view::typed::typed;
use tearsheet::view::words;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::browser::listen::document;
use crate::store::use_ui;

/// Which field is being written, of those that can be.
#[derive(Clone, PartialEq)]
pub(crate) struct Editing {
    pub(crate) page: PageRef,
    pub(crate) name: FieldName,
    /// The field whose editor is open.
    pub(crate) open: UseStateHandle<Option<FieldName>>,
}

impl Editing {
    /// Whether this field is the one.
    pub(crate) fn is_open(&self) -> bool {
        *self.open == Some(self.name)
    }

    /// Opens the editor of this field; that of another closes.
    pub(crate) fn opener(&self) -> Callback<MouseEvent> {
        let (open, name) = (self.open.setter(), self.name);
        Callback::from(move |_| open.set(Some(name)))
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct EditProps {
    pub(crate) editing: Editing,
    /// The values it has.
    pub(crate) values: Vec<String>,
}

/// A field to write in, which says what it takes. Enter applies, Escape leaves.
#[component]
pub(crate) fn Edit(props: &EditProps) -> Html {
    let ui = use_ui();
    let node = use_node_ref();
    let wrong = use_state_eq(|| false);
    let Editing { page, name, open } = props.editing.clone();
    let close = {
        let open = open.setter();
        Callback::from(move |()| {
            open.set(None);
            // Back to what opened it, once that is drawn again.
            gloo_timers::callback::Timeout::new(0, move || {
                let opener = document().and_then(|page| page.get_element_by_id(&opener_id(name)));
                if let Some(opener) = opener.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
                    let _ = opener.focus();
                }
            })
            .forget();
        })
    };
    let focused = node.clone();
    use_effect_with((), move |()| {
        if let Some(field) = focused.cast::<HtmlInputElement>() {
            let _ = field.focus();
            field.select();
        }
    });
    let correct = {
        let (ui, close) = (ui.clone(), close.clone());
        Callback::from(move |values: Option<Vec<String>>| {
            let correction = set_field(page.found(), name, values);
            ui.dispatch.dispatch(Action::Corrected { key: page.key().clone(), correction });
            close.emit(());
        })
    };
    let onsubmit = {
        let (node, wrong, correct) = (node.clone(), wrong.setter(), correct.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let text = node.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            match typed(name, &text) {
                Some(values) => correct.emit(Some(values)),
                None => wrong.set(true),
            }
        })
    };
    let onkeydown = {
        let close = close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.is_composing() {
                event.stop_propagation();
                close.emit(());
            }
        })
    };
    let hint = match name.sort() {
        Sort::Time => Some(Message::WriteTime),
        Sort::List => Some(Message::WriteList),
        Sort::Number => Some(Message::WriteNumber),
        Sort::Text if *wrong => Some(Message::WriteText),
        Sort::Text => None,
    };
    let comma = if page_is_chinese(&props.editing.page) { "、" } else { ", " };
    let id = format!("edit-{}", name.key());
    let none = Callback::from(move |_: MouseEvent| correct.emit(None));
    html! {
        <form class="edit" {onsubmit} {onkeydown}>
            <label class="visually-hidden" for={id.clone()}>{ words::field(name, ui.lang) }</label>
            <input {id} class="edit-field" type="text" ref={node} value={props.values.join(comma)} autocomplete="off"
                aria-invalid={(*wrong).then_some("true")} aria-describedby={hint.is_some().then_some("edit-hint")} />
            <button type="submit" class="button button-primary button-small">{ ui.say(Message::Apply) }</button>
            <button type="button" class="button button-small" onclick={close.reform(|_: MouseEvent| ())}>{ ui.say(Message::Cancel) }</button>
            if !props.values.is_empty() {
                <button type="button" class="link" onclick={none}>{ ui.say(Message::ThereIsNone) }</button>
            }
            if let Some(hint) = hint {
                <p id="edit-hint" class={classes!("edit-hint", wrong.then_some("edit-wrong"))} role={wrong.then_some("alert")}>{ ui.say(hint) }</p>
            }
        </form>
    }
}

/// The id of what opens the editor of a field.
pub(crate) fn opener_id(name: FieldName) -> String {
    format!("open-{}", name.key())
}

fn page_is_chinese(page: &PageRef) -> bool {
    page.lang().is_some_and(|lang| lang.starts_with("zh"))
}
