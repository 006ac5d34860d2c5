//! The two dialogs: help, and pasting a page.

use tearsheet::model::Zone;
use tearsheet::view::messages::Message;
use tearsheet::view::names::looks_like_markup;
use tearsheet::view::shortcut::{KEYS, Shortcut, key_cap};
use tearsheet::view::state::Action;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlDialogElement, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::components::glyph::{Glyph, Icon, ZoneBadge};
use crate::hooks::drop::flavour;
use crate::store::{Ui, use_ui};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct DialogProps {
    pub(crate) open: bool,
    pub(crate) title: Message,
    pub(crate) children: Children,
}

/// Opens and closes a modal dialog as the page's state says; gives its element and what to do when the browser closes it.
#[hook]
pub(super) fn use_modal(ui: &Ui, open: bool) -> (NodeRef, Callback<Event>) {
    let node = use_node_ref();
    let shown = node.clone();
    use_effect_with(open, move |open| {
        if let Some(dialog) = shown.cast::<HtmlDialogElement>() {
            if *open && !dialog.open() {
                let _ = dialog.show_modal();
            } else if !open && dialog.open() {
                dialog.close();
            }
        }
    });
    // What the page closed itself may have made way for another dialog.
    let onclose = if open { ui.on(Action::DialogClosed) } else { Callback::noop() };
    (node, onclose)
}

/// A modal dialog: the browser keeps the focus inside and closes it on Escape.
#[component]
pub(crate) fn Dialog(props: &DialogProps) -> Html {
    let ui = use_ui();
    let (node, onclose) = use_modal(&ui, props.open);
    html! {
        <dialog class="dialog" ref={node} {onclose} aria-label={ui.say(props.title)}>
            <div class="dialog-head">
                <h2>{ ui.say(props.title) }</h2>
                <button type="button" class="button button-icon" onclick={ui.on(Action::DialogClosed)}
                    aria-label={ui.say(Message::Close)} title={ui.say(Message::Close)}>
                    <Glyph icon={Icon::Close} />
                </button>
            </div>
            if props.open {
                { props.children.clone() }
            }
        </dialog>
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct OpenProps {
    pub(crate) open: bool,
}

/// Keys, marks and zones.
#[component]
pub(crate) fn HelpDialog(props: &OpenProps) -> Html {
    let ui = use_ui();
    let key = |key: &'static str, text: &'static str| {
        html! { <><dt><kbd>{ key }</kbd></dt><dd>{ text }</dd></> }
    };
    html! {
        <Dialog open={props.open} title={Message::Help}>
            <h3>{ ui.say(Message::KeysTitle) }</h3>
            <dl class="keys">
                { for KEYS.iter().map(|(name, shortcut)| key(key_cap(name), meaning(&ui, *shortcut))) }
                { key("Ctrl K", ui.say(Message::Commands)) }
                { key("⇧ ↑ ↓", ui.say(Message::KeyPick)) }
                { key("Ctrl A", ui.say(Message::PickAll)) }
                { key("Del", ui.say(Message::KeyRemove)) }
                { key("Ctrl Z", ui.say(Message::KeyUndo)) }
                { key("Ctrl ⇧ Z", ui.say(Message::KeyRedo)) }
            </dl>
            <h3>{ ui.say(Message::AboutTitle) }</h3>
            <p>{ ui.say(Message::AboutConfidence) }</p>
            <p>{ ui.say(Message::AboutZones) }</p>
            <ul class="zone-legend">
                { for Zone::ALL.into_iter().map(|zone| html! { <li><ZoneBadge {zone} /></li> }) }
            </ul>
            <p class="first-privacy">{ ui.say(Message::Privacy) }</p>
            <p>{ ui.say(Message::KeptHere) }</p>
        </Dialog>
    }
}

fn meaning(ui: &Ui, shortcut: Shortcut) -> &'static str {
    ui.say(match shortcut {
        Shortcut::Next => Message::KeyNext,
        Shortcut::Previous => Message::KeyPrevious,
        Shortcut::Tab(tab) => tab.name(),
        Shortcut::Search => Message::KeySearch,
        Shortcut::Star => Message::Star,
        Shortcut::Help => Message::KeyHelp,
        Shortcut::Paste => Message::Paste,
        Shortcut::Browse => Message::BrowseFiles,
        Shortcut::Back => Message::KeyEscape,
    })
}

/// A field to paste into. What the clipboard holds formatted is offered as HTML.
#[component]
pub(crate) fn PasteDialog(props: &OpenProps) -> Html {
    let ui = use_ui();
    let field = use_node_ref();
    let markup = use_state_eq(|| false);
    let text_of = {
        let field = field.clone();
        move || field.cast::<HtmlTextAreaElement>().map(|field| field.value()).unwrap_or_default()
    };
    let guess = {
        let (markup, text_of) = (markup.clone(), text_of.clone());
        Callback::from(move |_: InputEvent| markup.set(looks_like_markup(&text_of())))
    };
    let onpaste = {
        let (field, markup) = (field.clone(), markup.clone());
        Callback::from(move |event: Event| {
            let data = event.unchecked_ref::<ClipboardEvent>().clipboard_data();
            let formatted = data.and_then(|data| flavour(&data, "text/html"));
            if let (Some(formatted), Some(field)) = (formatted, field.cast::<HtmlTextAreaElement>())
                && field.value().trim().is_empty()
            {
                event.prevent_default();
                field.set_value(&formatted);
                markup.set(true);
            }
        })
    };
    let read = {
        let (ui, markup) = (ui.clone(), *markup);
        Callback::from(move |_: MouseEvent| {
            let text = text_of();
            if !text.trim().is_empty() {
                ui.intake.pasted(|number| ui.fill(Message::PastedName, &[number]), text, markup);
                ui.dispatch.dispatch(Action::DialogClosed);
            }
        })
    };
    let choice = |value: bool, label: Message| {
        let setter = markup.setter();
        let onchange = Callback::from(move |event: Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            setter.set(if field.checked() { value } else { !value });
        });
        html! {
            <label class="choice">
                <input type="radio" name="paste-as" checked={*markup == value} {onchange} />
                { ui.say(label) }
            </label>
        }
    };
    html! {
        <Dialog open={props.open} title={Message::PasteTitle}>
            <label class="paste-label" for="paste-field">{ ui.say(Message::PasteHint) }</label>
            <textarea id="paste-field" class="paste-field" rows="12" autofocus=true ref={field} oninput={guess} {onpaste} />
            <div class="paste-foot">
                <fieldset class="choices">
                    <legend>{ ui.say(Message::PasteAs) }</legend>
                    { choice(false, Message::PasteText) }
                    { choice(true, Message::PasteHtml) }
                </fieldset>
                <button type="button" class="button button-primary" onclick={read}>
                    { ui.say(Message::PasteRead) }
                </button>
            </div>
        </Dialog>
    }
}
