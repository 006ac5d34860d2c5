//! All commands by their names: type, choose with the arrow keys, Enter.

use tearsheet::view::commands::{Command, Deed};
use tearsheet::view::messages::Message;
use tearsheet::view::state::Action;
use web_sys::{HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use crate::app::StoreRef;
use crate::browser::listen::document;
use crate::components::dialogs::use_modal;
use crate::components::glyph::{Glyph, Icon};
use crate::components::save::take_away;
use crate::hooks::composed::use_composed;
use crate::hooks::keys::{act, focus, press_element};
use crate::store::{Ui, use_ui};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct CommandsProps {
    pub(crate) store: StoreRef,
    pub(crate) open: bool,
}

/// The dialog; its list is made while it is open.
#[component]
pub(crate) fn Commands(props: &CommandsProps) -> Html {
    let ui = use_ui();
    let (node, onclose) = use_modal(&ui, props.open);
    html! {
        <dialog class="dialog commands" ref={node} {onclose} aria-label={ui.say(Message::Commands)}>
            if props.open {
                <Finder store={props.store.clone()} />
            }
        </dialog>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct FinderProps {
    store: StoreRef,
}

#[component]
fn Finder(props: &FinderProps) -> Html {
    let ui = use_ui();
    let query = use_state_eq(String::new);
    let at = use_state_eq(|| 0_usize);
    let found = use_memo(((*query).clone(), props.store.clone()), |(query, store)| store.commands(query));
    let chosen = (*at).min(found.len().saturating_sub(1));
    let field = use_node_ref();
    let look = {
        let (query, at) = (query.setter(), at.setter());
        Callback::from(move |text: String| {
            query.set(text);
            at.set(0);
        })
    };
    use_composed(&field, look.clone());
    let oninput = Callback::from(move |event: InputEvent| {
        if !event.is_composing() {
            let field: HtmlInputElement = event.target_unchecked_into();
            look.emit(field.value());
        }
    });
    let focused = field.clone();
    use_effect_with((), move |()| {
        if let Some(field) = focused.cast::<HtmlInputElement>() {
            let _ = field.focus();
        }
    });
    use_effect_with(chosen, |_| keep_in_sight());
    let run = {
        let (ui, store) = (ui.clone(), props.store.clone());
        Callback::from(move |command: Command| run(&ui, &store, command.deed))
    };
    let onkeydown = {
        let (run, found, at) = (run.clone(), found.clone(), at.setter());
        Callback::from(move |event: KeyboardEvent| {
            // While an input method composes, its keys choose words.
            if event.is_composing() {
                return;
            }
            let last = found.len().saturating_sub(1);
            let next = match event.key().as_str() {
                "ArrowDown" => {
                    if chosen == last {
                        0
                    } else {
                        chosen + 1
                    }
                }
                "ArrowUp" => chosen.checked_sub(1).unwrap_or(last),
                "PageDown" => (chosen + 10).min(last),
                "PageUp" => chosen.saturating_sub(10),
                "Enter" => {
                    event.prevent_default();
                    if let Some(command) = found.get(chosen) {
                        run.emit(command.clone());
                    }
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            at.set(next);
        })
    };
    let label = ui.say(Message::CommandsHint);
    let current = found.get(chosen).map(|_| option_id(chosen));
    html! {
        <>
            <label class="search commands-search">
                <Glyph icon={Icon::Search} />
                <input ref={field} type="text" role="combobox" aria-expanded="true" aria-controls="commands" aria-autocomplete="list"
                    aria-activedescendant={current} aria-label={label} placeholder={label} autocomplete="off" spellcheck="false"
                    {oninput} {onkeydown} />
            </label>
            <ul id="commands" class="commands-list" role="listbox" aria-label={ui.say(Message::Commands)}>
                { for found.iter().enumerate().map(|(place, command)| draw(place, command, place == chosen, &run)) }
            </ul>
            <p class="visually-hidden" role="status">
                { if found.is_empty() { ui.say(Message::NoMatches).to_owned() } else { found.len().to_string() } }
            </p>
            if found.is_empty() {
                <p class="commands-none" aria-hidden="true">{ ui.say(Message::NoMatches) }</p>
            }
        </>
    }
}

fn option_id(place: usize) -> String {
    format!("command-{place}")
}

fn draw(place: usize, command: &Command, chosen: bool, run: &Callback<Command>) -> Html {
    let onclick = {
        let (run, command) = (run.clone(), command.clone());
        Callback::from(move |_: MouseEvent| run.emit(command.clone()))
    };
    html! {
        <li key={place} id={option_id(place)} class={classes!("command", chosen.then_some("command-chosen"))} role="option"
            aria-selected={chosen.to_string()} {onclick}>
            if command.lang.is_some() {
                <Glyph icon={Icon::File} />
            }
            <span class="command-name" lang={command.lang.clone()}>{ command.name.clone() }</span>
            if !command.hint.is_empty() {
                if command.lang.is_some() {
                    <span class="command-hint">{ command.hint.clone() }</span>
                } else {
                    <kbd>{ command.hint.clone() }</kbd>
                }
            }
        </li>
    }
}

fn keep_in_sight() {
    let chosen = document().and_then(|page| page.query_selector(".command-chosen").ok().flatten());
    if let Some(chosen) = chosen {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        chosen.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Closes the dialog, and does it once the focus is back where it was.
fn run(ui: &Ui, store: &StoreRef, deed: Deed) {
    ui.dispatch.dispatch(Action::DialogClosed);
    let (ui, store) = (ui.clone(), store.clone());
    gloo_timers::callback::Timeout::new(0, move || match deed {
        Deed::Act(action) => ui.dispatch.dispatch(action),
        Deed::Press(shortcut) => act(&ui, shortcut),
        Deed::BrowseFolder => press_element("#browse-folder"),
        Deed::Tag => focus(".tag-field"),
        Deed::Clear => {
            ui.intake.cancel_all();
            ui.dispatch.dispatch(Action::Cleared);
        }
        deed => take_away(&ui, &store, &deed),
    })
    .forget();
}
