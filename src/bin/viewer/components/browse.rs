//! The buttons that open the browser's own file dialogs.

use tearsheet::view::messages::Message;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::glyph::{Glyph, Icon};
use crate::store::use_ui;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct BrowseProps {
    /// A whole folder instead of files.
    #[prop_or_default]
    pub(crate) folder: bool,
    /// Drawn as the first thing to do.
    #[prop_or_default]
    pub(crate) primary: bool,
}

/// A label around the browser's file field: clicked and focused like a button.
#[component]
pub(crate) fn BrowseButton(props: &BrowseProps) -> Html {
    let ui = use_ui();
    let intake = ui.intake.clone();
    let onchange = Callback::from(move |event: web_sys::Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        if let Some(files) = field.files() {
            intake.chosen(&files);
        }
        // The same file may be chosen again.
        field.set_value("");
    });
    let class = classes!("button", props.primary.then_some("button-primary"));
    let (icon, text) = if props.folder {
        (Icon::Folder, ui.say(Message::BrowseFolder))
    } else {
        (Icon::File, ui.say(Message::BrowseFiles))
    };
    html! {
        <label {class}>
            if props.folder {
                <input id="browse-folder" class="hidden-field" type="file" multiple=true webkitdirectory=true
                    {onchange} />
            } else {
                <input id="browse-files" class="hidden-field" type="file" multiple=true {onchange} />
            }
            <Glyph {icon} /><span class="button-text">{ text }</span>
        </label>
    }
}
