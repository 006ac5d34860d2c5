//! The head of the article: where it stands, what it is called, who wrote it and when.

use tearsheet::model::{Document, Evidence, Field};
use tearsheet::view::messages::Message;
use tearsheet::view::names::shown_address;
use tearsheet::view::page::{PageRef, Trust, trust};
use tearsheet::view::times::{machine_time, shown_time};
use yew::prelude::*;

use crate::components::confidence::DoubtMark;
use crate::components::corrections::ByYou;
use crate::store::{Ui, use_ui};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct HeadProps {
    pub(crate) page: PageRef,
}

/// Kicker, title and byline.
#[component]
pub(crate) fn Head(props: &HeadProps) -> Html {
    let ui = use_ui();
    let document = &props.page.document;
    let data = &document.metadata;
    // Who wrote it is not named twice.
    let reporters = data
        .reporters
        .as_ref()
        .filter(|reporters| data.authors.as_ref().is_none_or(|authors| authors.value != reporters.value));
    let title = match &data.title {
        Some(title) => {
            html! { <>{ title.value.clone() }<DoubtMark value={title.confidence} /><ByYou evidence={title.evidence.clone()} /></> }
        }
        None => html! { <span class="untitled" lang={ui.lang.tag()}>{ ui.say(Message::Untitled) }</span> },
    };
    html! {
        <header class="head">
            { draw_kicker(&props.page) }
            <h2 class="title" lang={props.page.title_lang().map(str::to_owned)} data-block={title_block(document)}>{ title }</h2>
            <div class="byline" lang={ui.lang.tag()}>
                { credit(&ui, Message::SourceCredit, data.source.as_ref().map(single)) }
                { credit(&ui, Message::AuthorCredit, joined(document, data.authors.as_ref())) }
                { credit(&ui, Message::ReporterCredit, joined(document, reporters)) }
                { credit(&ui, Message::EditorCredit, joined(document, data.editors.as_ref())) }
                { draw_times(&ui, &props.page) }
                { credit(&ui, Message::ReadTimes, data.read_count.as_ref().map(|field| (field.value.to_string(), field.confidence, field.evidence.clone()))) }
            </div>
            { draw_address(&ui, document) }
        </header>
    }
}

/// The number of the block that gives the title.
fn title_block(document: &Document) -> Option<String> {
    let title = document.metadata.title.as_ref()?;
    title.evidence.iter().find_map(|evidence| evidence.block).map(|block| block.to_string())
}

fn single(field: &Field<String>) -> Credit {
    (field.value.clone(), field.confidence, field.evidence.clone())
}

/// Names, parted as the language of the document parts them.
fn joined(document: &Document, field: Option<&Field<Vec<String>>>) -> Option<Credit> {
    let field = field?;
    let chinese = document.source.languages.first().is_some_and(|tag| tag.starts_with("zh"));
    Some((field.value.join(if chinese { "、" } else { ", " }), field.confidence, field.evidence.clone()))
}

/// Where the page came from and when it was saved. The address is followed only by a click, and shown before.
fn draw_address(ui: &Ui, document: &Document) -> Html {
    let data = &document.metadata;
    let saved = data.captured.as_ref().map(|field| {
        let shown = shown_time(&field.value, ui.lang);
        html! { <span title={field.value.clone()}>{ ui.fill(Message::SavedOn, &[&shown]) }</span> }
    });
    let address = data.url.as_ref().map(|field| {
        let web = field.value.starts_with("https://") || field.value.starts_with("http://");
        let value = field.value.clone();
        html! {
            <>
                if web {
                    <a href={value.clone()} target="_blank" rel="noopener noreferrer" title={value.clone()}>{ shown_address(&value) }</a>
                } else {
                    <span>{ value }</span>
                }
                <DoubtMark value={field.confidence} />
            </>
        }
    });
    if saved.is_none() && address.is_none() {
        return Html::default();
    }
    html! { <p class="address" lang={ui.lang.tag()}>{ for address }{ for saved }</p> }
}

/// What is credited, how sure it is, and why.
type Credit = (String, f32, Vec<Evidence>);

fn credit(ui: &Ui, message: Message, value: Option<Credit>) -> Html {
    let Some((value, confidence, evidence)) = value.filter(|(value, ..)| !value.is_empty()) else {
        return Html::default();
    };
    html! { <span class="credit">{ ui.fill(message, &[&value]) }<DoubtMark value={confidence} /><ByYou {evidence} /></span> }
}

/// Site and breadcrumb over the title.
fn draw_kicker(page: &PageRef) -> Html {
    let data = &page.document.metadata;
    let site = data.site.iter().map(|field| field.value.clone());
    // A breadcrumb that may be none would stand over the headline as if it were the page's own.
    let sure = data.breadcrumb.iter().filter(|field| trust(field.confidence) != Trust::Uncertain);
    let crumbs = sure.flat_map(|field| field.value.iter().cloned());
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
        let shown = shown_time(&field.value, ui.lang);
        let shown = message.map_or(shown.clone(), |message| ui.fill(message, &[&shown]));
        html! {
            <span class="credit">
                <time datetime={machine_time(&field.value)} title={field.value.clone()}>{ shown }</time>
                if field.inferred {
                    <span class="doubt">{ ui.say(Message::Inferred) }</span>
                }
                <DoubtMark value={field.confidence} />
                <ByYou evidence={field.evidence.clone()} />
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
