//! Colours and language: taken from the browser, kept between visits, put on the page's root.

use tearsheet::view::lang::Lang;
use tearsheet::view::marks::Marks;
use tearsheet::view::state::{SIZES, State, Theme};
use yew::prelude::*;

use crate::browser::listen::document;
use crate::browser::storage;

const THEME_KEY: &str = "tearsheet.theme";
const LANG_KEY: &str = "tearsheet.lang";
const MARKS_KEY: &str = "tearsheet.marks";
const SIZE_KEY: &str = "tearsheet.size";
const BESIDE_KEY: &str = "tearsheet.beside";

/// What is kept for something that is switched on.
const ON: &str = "on";

/// The state on arrival: as kept, else as the browser asks.
pub(crate) fn initial_state() -> State {
    let kept = storage::load(LANG_KEY).and_then(|tag| Lang::from_tag(&tag));
    let theme = match storage::load(THEME_KEY).as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::Auto,
    };
    let marks = storage::load(MARKS_KEY).map(|word| Marks::from_word(&word)).unwrap_or_default();
    let size = storage::load(SIZE_KEY).and_then(|size| size.parse().ok()).filter(|size| SIZES.contains(size));
    let beside = storage::load(BESIDE_KEY).is_some_and(|word| word == ON);
    State {
        lang: kept.unwrap_or_else(browser_lang),
        theme,
        marks,
        size: size.unwrap_or_default(),
        beside,
        ..State::default()
    }
}

fn browser_lang() -> Lang {
    let wanted = web_sys::window().map(|window| window.navigator().languages()).unwrap_or_default();
    let wanted: Vec<String> = wanted.iter().filter_map(|tag| tag.as_string()).collect();
    Lang::negotiate(wanted.iter().map(String::as_str))
}

/// The theme's name in the attribute and in storage.
pub(crate) fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::Auto => "auto",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

/// Puts colours and language on the root and keeps what was chosen, what *Read* marks included.
#[hook]
pub(crate) fn use_preferences(state: &State) {
    let (theme, lang) = (state.theme, state.lang);
    use_effect_with(state.marks, |marks| keep(MARKS_KEY, &marks.to_word(), *marks == Marks::default()));
    use_effect_with(state.beside, |beside| keep(BESIDE_KEY, if *beside { ON } else { "" }, !*beside));
    use_effect_with(state.size, |size| {
        if let Some(root) = document().and_then(|page| page.document_element()) {
            let _ = root.set_attribute("data-size", &size.to_string());
        }
        keep(SIZE_KEY, &size.to_string(), *size == 0);
    });
    use_effect_with((theme, lang), move |(theme, lang)| {
        if let Some(root) = document().and_then(|page| page.document_element()) {
            let _ = root.set_attribute("data-theme", theme_name(*theme));
            let _ = root.set_attribute("lang", lang.tag());
        }
        keep(THEME_KEY, theme_name(*theme), *theme == Theme::Auto);
        keep(LANG_KEY, lang.tag(), *lang == browser_lang());
    });
}

/// What the browser would give anyway is not kept, so that the page goes on following it.
fn keep(key: &str, value: &str, default: bool) {
    if !default || storage::load(key).is_some() {
        storage::keep(key, value);
    }
}
