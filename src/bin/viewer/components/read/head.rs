//! The head of the article: where it stands, what it is called, who wrote it and when.

use tearsheet::model::Field;
use tearsheet::view::messages::Message;
use tearsheet::view::page::PageRef;
use tearsheet::view::times::{machine_time, readable_time};
use yew::prelude::*;

use crate::components::confidence::DoubtMark;
use crate::store::{Ui, use_ui};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct HeadProps {
    pub(crate) page: PageRef,
}

/// Kicker, title and byline.
#[component]
pub(crate) fn Head(props: &HeadProps) -> Html {
    let ui = use_ui();
    let data = &props.page.document.metadata;
    let title = match &data.title {
        Some(title) => html! { <>{ title.value.clone() }<DoubtMark value={title.confidence} /></> },
        None => html! { <span class="untitled" lang={ui.lang.tag()}>{ ui.say(Message::Untitled) }</span> },
    };
    html! {
        <header class="head">
            { draw_kicker(&props.page) }
            <h2 class="title" lang={props.page.lang().map(str::to_owned)}>{ title }</h2>
            <div class="byline" lang={ui.lang.tag()}>
                { credit(&ui, Message::SourceCredit, data.source.as_ref().map(single)) }
                { credit(&ui, Message::AuthorCredit, data.authors.as_ref().map(joined)) }
                { credit(&ui, Message::ReporterCredit, data.reporters.as_ref().map(joined)) }
                { credit(&ui, Message::EditorCredit, data.editors.as_ref().map(joined)) }
                { draw_times(&ui, &props.page) }
                { credit(&ui, Message::ReadTimes, data.read_count.as_ref().map(|field| (field.value.to_string(), field.confidence))) }
            </div>
        </header>
    }
}

fn single(field: &Field<String>) -> (String, f32) {
    (field.value.clone(), field.confidence)
}

fn joined(field: &Field<Vec<String>>) -> (String, f32) {
    (field.value.join(", "), field.confidence)
}

fn credit(ui: &Ui, message: Message, value: Option<(String, f32)>) -> Html {
    let Some((value, confidence)) = value.filter(|(value, _)| !value.is_empty()) else {
        return Html::default();
    };
    html! { <span class="credit">{ ui.fill(message, &[&value]) }<DoubtMark value={confidence} /></span> }
}

/// Site and breadcrumb over the title.
fn draw_kicker(page: &PageRef) -> Html {
    let data = &page.document.metadata;
    let site = data.site.iter().map(|field| field.value.clone());
    let crumbs = data.breadcrumb.iter().flat_map(|field| field.value.iter().cloned());
    let mut parts: Vec<String> = site.chain(crumbs).collect();
    parts.dedup();
    if parts.is_empty() {
        return Html::default();
    }
    html! { <p class="kicker">{ parts.join(" › ") }</p> }
}

fn draw_times(ui: &Ui, page: &PageRef) -> Html {
    let data = &page.document.metadata;
    let time = |field: Option<&Field<String>>, message: Option<Message>| {
        let Some(field) = field else { return Html::default() };
        let shown = readable_time(&field.value);
        let shown = message.map_or(shown.clone(), |message| ui.fill(message, &[&shown]));
        html! {
            <span class="credit">
                <time datetime={machine_time(&field.value)}>{ shown }</time>
                if field.inferred {
                    <span class="doubt">{ ui.say(Message::Inferred) }</span>
                }
                <DoubtMark value={field.confidence} />
            </span>
        }
    };
    let modified = data
        .modified
        .as_ref()
        .filter(|modified| data.published.as_ref().is_none_or(|published| published.value != modified.value));
    html! {
        <>
            { time(data.published.as_ref(), None) }
            { time(modified, Some(Message::ModifiedAt)) }
            { time(data.last_reply.as_ref(), Some(Message::LastReplyAt)) }
        </>
    }
}
