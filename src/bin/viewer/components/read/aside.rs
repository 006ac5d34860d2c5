//! Beside the article: the product, the lists of other pages, the media, and the facts of the file.

use tearsheet::model::{List, ListItem, Media, Product, Zone};
use tearsheet::view::messages::Message;
use tearsheet::view::names::size;
use tearsheet::view::page::PageRef;
use tearsheet::view::words;
use yew::prelude::*;

use super::article::draw_figure;
use crate::components::save::{Cite, Save};
use crate::store::{Ui, use_ui};

/// Items of a list beside the article that are shown at once.
const FIRST_ITEMS: usize = 10;

/// Most items drawn of one list, and most media.
const MOST_ITEMS: usize = 300;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct AsideProps {
    pub(crate) page: PageRef,
}

/// What stands beside the article.
#[component]
pub(crate) fn Aside(props: &AsideProps) -> Html {
    let ui = use_ui();
    let document = &props.page.document;
    let loose: Vec<&Media> =
        document.media.iter().filter(|media| media.caption.is_none()).take(MOST_ITEMS).collect();
    let opened = use_state(|| false);
    let toggle = {
        let opened = opened.clone();
        Callback::from(move |_: Event| opened.set(true))
    };
    html! {
        <aside class="aside" aria-label={ui.say(Message::Facts)}>
            { for document.product.iter().map(|product| draw_product(&ui, product)) }
            { draw_around(&ui, &document.lists) }
            if !loose.is_empty() {
                <details class="card" ontoggle={toggle}>
                    <summary>{ ui.say(Message::OtherMedia) }{ " · " }{ loose.len() }</summary>
                    // Pictures are unpacked when somebody wants to see them.
                    { for loose.iter().filter(|_| *opened).map(|media| draw_figure(&ui, Some(media), None)) }
                </details>
            }
            { draw_facts(&ui, &props.page) }
            <Cite page={props.page.clone()} />
            <Save page={props.page.clone()} />
        </aside>
    }
}

/// Fewest items of a list beside the article that is drawn: what is shorter is a heading or a button, and *Structure*
/// has it.
const FEWEST_ITEMS: usize = 3;

/// The lists of other pages, folded: they are not what the reader came for.
fn draw_around(ui: &Ui, lists: &[List]) -> Html {
    let around: Vec<&List> =
        lists.iter().filter(|list| !is_content(list) && list.items.len() >= FEWEST_ITEMS).collect();
    if around.is_empty() {
        return Html::default();
    }
    let items: usize = around.iter().map(|list| list.items.len()).sum();
    html! {
        <details class="card around">
            <summary>{ ui.fill(Message::AroundArticle, &[&items.to_string()]) }</summary>
            { for around.iter().map(|list| draw_list(ui, list)) }
        </details>
    }
}

/// Whether a list is what the page consists of, not something beside it.
pub(super) fn is_content(list: &List) -> bool {
    list.zone == Zone::ListItem
}

/// A list of other pages.
pub(super) fn draw_list(ui: &Ui, list: &List) -> Html {
    let name = match list.zone {
        Zone::Ranking => Message::Rankings,
        Zone::Recommendation => Message::Recommendations,
        _ => Message::Items,
    };
    let item = |item: &ListItem| {
        let notes = [
            item.source.clone(),
            item.price.clone(),
            item.read_count.map(|count| ui.fill(Message::ReadTimes, &[&count.to_string()])),
        ];
        let notes: Vec<String> = notes.into_iter().flatten().collect();
        html! {
            <li title={item.url.clone()}>
                <span>{ item.title.clone() }</span>
                if !notes.is_empty() {
                    <span class="item-note">{ notes.join(" · ") }</span>
                }
            </li>
        }
    };
    // What the page consists of is shown at once; beside an article a long list would only be in the way.
    let first = if is_content(list) { MOST_ITEMS } else { FIRST_ITEMS };
    let more = list.items.len().saturating_sub(first);
    html! {
        <section class="card">
            <h3>{ list.title.clone().unwrap_or_else(|| ui.say(name).to_owned()) }</h3>
            if list.title.is_some() {
                <p class="card-kind">{ ui.say(name) }</p>
            }
            { draw_items(list, 0, first, &item) }
            if more > 0 {
                <details>
                    <summary>{ ui.fill(Message::ShowMore, &[&more.min(MOST_ITEMS).to_string(), &more.to_string()]) }</summary>
                    { draw_items(list, first, MOST_ITEMS, &item) }
                </details>
            }
        </section>
    }
}

fn draw_items(list: &List, from: usize, count: usize, item: &dyn Fn(&ListItem) -> Html) -> Html {
    let ranked = list.zone == Zone::Ranking;
    let items = list.items.iter().skip(from).take(count).map(item);
    let start = ranked.then(|| (from + 1).to_string());
    html! { <ol class={classes!("items", ranked.then_some("items-ranked"))} {start}>{ for items }</ol> }
}

fn draw_product(ui: &Ui, product: &Product) -> Html {
    let price = match (&product.price, &product.currency) {
        (Some(price), Some(currency)) => Some(format!("{price} {currency}")),
        (price, _) => price.clone(),
    };
    html! {
        <section class="card">
            <h3>{ product.name.clone().unwrap_or_else(|| ui.say(Message::Product).to_owned()) }</h3>
            <dl class="facts">
                { for price.map(|price| fact(ui.say(Message::Price), html! { price })) }
                { for product.specifications.iter().map(|[name, value]| fact(name, html! { value.clone() })) }
            </dl>
            { for product.description.iter().map(|text| html! { <p>{ text.clone() }</p> }) }
        </section>
    }
}

fn draw_facts(ui: &Ui, page: &PageRef) -> Html {
    let source = &page.document.source;
    let charset = format!("{} ({})", source.charset, words::charset_from(&source.charset_from, ui.lang));
    html! {
        <section class="card">
            <h3>{ ui.say(Message::Facts) }</h3>
            <dl class="facts">
                { fact(ui.say(Message::FactFile), html! { source.name.clone() }) }
                { fact(ui.say(Message::FactFormat), html! { words::format(&source.format, ui.lang).to_owned() }) }
                { fact(ui.say(Message::FactSize), html! { size(source.bytes) }) }
                { fact(ui.say(Message::FactCharset), html! { charset }) }
                if !source.languages.is_empty() {
                    { fact(ui.say(Message::FactLanguages), html! { source.languages.join(", ") }) }
                }
                { fact(ui.say(Message::FactBlocks), html! { page.document.blocks.len() }) }
                { fact(ui.say(Message::FactSha), html! { <code class="hash">{ source.sha256.clone() }</code> }) }
            </dl>
        </section>
    }
}

fn fact(name: &str, value: Html) -> Html {
    html! { <><dt>{ name.to_owned() }</dt><dd>{ value }</dd></> }
}
