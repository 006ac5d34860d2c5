//! Pictures that travel with the page: within it, beside it in its archive, or in the folder that was dropped with it.

use std::rc::Rc;

use tearsheet::model::Media;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::pictures;
use crate::store::use_ui;

/// The file that the document was read from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct FromFile(pub(crate) u32);

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PictureProps {
    pub(crate) media: Media,
    /// What stands in its place where it did not travel with the page.
    pub(crate) children: Html,
}

/// A picture, or what stands in its place.
#[component]
pub(crate) fn Picture(props: &PictureProps) -> Html {
    let ui = use_ui();
    let file = use_context::<FromFile>();
    let shown = use_state(|| None::<Rc<pictures::Picture>>);
    let found = shown.clone();
    use_effect_with((file, props.media.clone()), move |(file, media)| {
        found.set(None);
        if let Some(FromFile(file)) = *file {
            let media = media.clone();
            spawn_local(async move {
                if let Some(picture) = ui.intake.picture(file, &media).await {
                    found.set(Some(Rc::new(picture)));
                }
            });
        }
    });
    let Some(picture) = shown.as_ref() else { return props.children.clone() };
    let alt = props.media.alt.clone().unwrap_or_default();
    let failed = {
        let shown = shown.clone();
        Callback::from(move |_: Event| shown.set(None))
    };
    html! { <img class="picture-shown" src={picture.address.clone()} {alt} decoding="async" onerror={failed} /> }
}
