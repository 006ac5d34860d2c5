//! The bar over the page.

use tearsheet::view::lang::Lang;
use tearsheet::view::messages::Message;
use tearsheet::view::state::{Action, Dialog, Theme};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::components::browse::BrowseButton;
use crate::components::glyph::{Glyph, Icon};
use crate::hooks::preferences::theme_name;
use crate::store::use_ui;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct HeaderProps {
    pub(crate) theme: Theme,
    /// Before anything was dropped: the first screen has the buttons then.
    pub(crate) empty: bool,
}

/// Name, ways to add documents, settings.
#[component]
pub(crate) fn Header(props: &HeaderProps) -> Html {
    let ui = use_ui();
    let help = ui.on(Action::DialogOpened(Dialog::Help));
    let paste = ui.on(Action::DialogOpened(Dialog::Paste));
    html! {
        <header class="bar">
            <h1 class="brand">{ "Tearsheet" }</h1>
            if !props.empty {
                <div class="bar-actions">
                    <BrowseButton />
                    <BrowseButton folder=true />
                    <button type="button" class="button" onclick={paste}>
                        <Glyph icon={Icon::Paste} /><span class="button-text">{ ui.say(Message::Paste) }</span>
                    </button>
                </div>
            }
            // On a narrow window they are behind a button; where there is room the style sheet shows them as they are.
            <button type="button" class="button button-icon bar-more" popovertarget="settings"
                aria-label={ui.say(Message::Settings)} title={ui.say(Message::Settings)}>
                <Glyph icon={Icon::More} />
            </button>
            <div class="bar-settings" id="settings" popover="auto">
                <LangSwitch />
                <ThemeSwitch theme={props.theme} />
                <button type="button" class="button button-icon" onclick={help} title={ui.say(Message::Help)}
                    aria-label={ui.say(Message::Help)}>
                    <Glyph icon={Icon::Help} />
                </button>
            </div>
        </header>
    }
}

#[component]
fn LangSwitch() -> Html {
    let ui = use_ui();
    let dispatch = ui.dispatch.clone();
    let onchange = Callback::from(move |event: web_sys::Event| {
        let field: HtmlSelectElement = event.target_unchecked_into();
        if let Some(lang) = Lang::from_tag(&field.value()) {
            dispatch.dispatch(Action::LangChosen(lang));
        }
    });
    let option = |lang: Lang| {
        html! {
            <option value={lang.tag()} lang={lang.tag()} selected={lang == ui.lang}>{ lang.own_name() }</option>
        }
    };
    html! {
        <select class="select" aria-label={ui.say(Message::LangLabel)} title={ui.say(Message::LangLabel)} {onchange}>
            { for Lang::ALL.into_iter().map(option) }
        </select>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ThemeProps {
    theme: Theme,
}

#[component]
fn ThemeSwitch(props: &ThemeProps) -> Html {
    let ui = use_ui();
    let dispatch = ui.dispatch.clone();
    let themes = [
        (Theme::Auto, Message::ThemeAuto),
        (Theme::Light, Message::ThemeLight),
        (Theme::Dark, Message::ThemeDark),
    ];
    let onchange = Callback::from(move |event: web_sys::Event| {
        let field: HtmlSelectElement = event.target_unchecked_into();
        if let Some((theme, _)) = themes.iter().find(|(theme, _)| theme_name(*theme) == field.value()) {
            dispatch.dispatch(Action::ThemeChosen(*theme));
        }
    });
    let option = |(theme, name): (Theme, Message)| {
        html! {
            <option value={theme_name(theme)} selected={theme == props.theme}>{ ui.say(name) }</option>
        }
    };
    html! {
        <select class="select" aria-label={ui.say(Message::ThemeLabel)} title={ui.say(Message::ThemeLabel)} {onchange}>
            { for themes.into_iter().map(option) }
        </select>
    }
}
