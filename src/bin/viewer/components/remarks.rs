//! What the reader notes of a document: a star, tags and a note.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use tearsheet::view::messages::Message;
use tearsheet::view::page::PageRef;
use tearsheet::view::remarks::{Edit, tags_of};
use tearsheet::view::state::Action;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::components::glyph::{Glyph, Icon};
use crate::store::{Ui, use_ui};

/// How long nothing may be typed before a note is kept, in milliseconds: shorter than it takes to reach for another tab.
const QUIET: u32 = 600;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct RemarksProps {
    pub(crate) page: PageRef,
    /// The tags of all documents, to choose from.
    pub(crate) known: Vec<String>,
}

/// One line: the star, the tags with a field for another, and the note where there is one or it was asked for.
#[component]
pub(crate) fn Remarks(props: &RemarksProps) -> Html {
    let ui = use_ui();
    let writing = use_state_eq(|| false);
    let noted = &props.page.document.remarks;
    let open = *writing || !noted.note.is_empty();
    let write = {
        let writing = writing.setter();
        Callback::from(move |_: MouseEvent| writing.set(true))
    };
    let star = ui.say(Message::Star);
    html! {
        <div class="remarks" role="group" aria-label={ui.say(Message::YourRemarks)}>
            <button type="button" class={classes!("star", noted.starred.then_some("star-given"))} title={star} aria-label={star}
                aria-pressed={noted.starred.to_string()} onclick={ui.on(Action::Starred)}>
                <Glyph icon={Icon::Star} />
            </button>
            { for noted.tags.iter().map(|tag| draw_tag(&ui, &props.page, tag)) }
            <TagField page={props.page.clone()} known={props.known.clone()} />
            if open {
                <Note page={props.page.clone()} fresh={*writing && noted.note.is_empty()} />
            } else {
                <button type="button" class="link" onclick={write}>{ ui.say(Message::AddNote) }</button>
            }
        </div>
    }
}

fn draw_tag(ui: &Ui, page: &PageRef, tag: &str) -> Html {
    let label = ui.fill(Message::RemoveTag, &[tag]);
    let away = ui.on(edited(page, Edit::Untagged(tag.to_owned())));
    html! {
        <span class="tag" key={tag.to_owned()}>
            { tag.to_owned() }
            <button type="button" class="tag-away" title={label.clone()} aria-label={label} onclick={away}>
                <Glyph icon={Icon::Close} />
            </button>
        </span>
    }
}

/// A field for tags: Enter gives them, and so does leaving it.
#[component]
fn TagField(props: &RemarksProps) -> Html {
    let ui = use_ui();
    let field = use_node_ref();
    let give = {
        let (ui, field, page) = (ui.clone(), field.clone(), props.page.clone());
        move || {
            let Some(field) = field.cast::<HtmlInputElement>() else { return };
            let tags = tags_of(&field.value());
            field.set_value("");
            // Enter comes here twice: the field changes, and its form is sent.
            if !tags.is_empty() {
                ui.dispatch.dispatch(edited(&page, Edit::Tagged(tags)));
            }
        }
    };
    let onchange = {
        let give = give.clone();
        Callback::from(move |_: Event| give())
    };
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        give();
    });
    let label = ui.say(Message::AddTag);
    html! {
        <form class="tag-form" {onsubmit}>
            <input ref={field} class="tag-field" type="text" list="known-tags" autocomplete="off" placeholder={label}
                aria-label={label} {onchange} />
            <datalist id="known-tags">{ for props.known.iter().map(|tag| html! { <option value={tag.clone()} /> }) }</datalist>
        </form>
    }
}

fn edited(page: &PageRef, edit: Edit) -> Action {
    Action::RemarksEdited { key: Rc::clone(page.key()), edit }
}

#[derive(Clone, PartialEq, Properties)]
struct NoteProps {
    page: PageRef,
    /// Whether it was just asked for.
    fresh: bool,
}

/// The note. It is kept a moment after the last key, and when the field is left.
#[component]
fn Note(props: &NoteProps) -> Html {
    let ui = use_ui();
    let field = use_node_ref();
    let timer = use_mut_ref(|| None::<Timeout>);
    let note = props.page.document.remarks.note.clone();
    // The field is the reader's while it is written in: it only follows what is undone elsewhere.
    let shown = field.clone();
    use_effect_with(note, move |note| {
        if let Some(field) = shown.cast::<HtmlTextAreaElement>().filter(|field| field.value() != *note) {
            field.set_value(note);
        }
    });
    let focused = field.clone();
    use_effect_with(props.fresh, move |fresh| {
        if let Some(field) = focused.cast::<HtmlTextAreaElement>().filter(|_| *fresh) {
            let _ = field.focus();
        }
    });
    let keep = {
        let (ui, field, page) = (ui.clone(), field.clone(), props.page.clone());
        move || {
            let Some(field) = field.cast::<HtmlTextAreaElement>() else { return };
            ui.dispatch.dispatch(edited(&page, Edit::Noted(field.value())));
        }
    };
    let onchange = {
        let (keep, timer) = (keep.clone(), timer.clone());
        Callback::from(move |_: Event| {
            timer.borrow_mut().take();
            keep();
        })
    };
    let oninput = Callback::from(move |_: InputEvent| {
        let keep = keep.clone();
        *timer.borrow_mut() = Some(Timeout::new(QUIET, keep));
    });
    let label = ui.say(Message::Note);
    html! {
        <textarea ref={field} class="note" rows="1" placeholder={label} aria-label={label} {oninput} {onchange} />
    }
}
