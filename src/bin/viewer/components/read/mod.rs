//! *Read*: the article as a newspaper would set it.

mod article;
mod aside;
mod columns;
mod comments;
mod head;
pub(crate) mod more;
mod picture;
mod story_line;
mod text;

use std::cell::Cell;
use std::rc::Rc;

use tearsheet::view::marks::{Marks, first_quotation};
use tearsheet::view::messages::Message;
use tearsheet::view::page::PageRef;
use tearsheet::view::pane::Spot;
use tearsheet::view::search::terms;
use tearsheet::view::state::{Action, SIZES, Setting};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use crate::browser::language::name_of;
use crate::browser::marks;
use crate::components::roving::{Keys, on_arrows};
use crate::store::{Ui, use_ui};
use article::Article;
use aside::{Aside, draw_list, is_content};
use columns::Columns;
use comments::Comments;
use head::Head;
pub(crate) use more::{More, PORTION};
use picture::FromFile;
pub(crate) use story_line::Others;
use story_line::StoryLine;
use text::{Marking, MarksSwitch};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ReadProps {
    pub(crate) page: PageRef,
    /// How large it is set, in steps from the usual size.
    pub(crate) size: i8,
    /// The file that the document was read from.
    pub(crate) file: u32,
    pub(crate) rendering: usize,
    pub(crate) setting: Setting,
    /// What the list is searched for: marked in the text.
    pub(crate) query: AttrValue,
    /// What is marked in the text.
    pub(crate) marks: Marks,
    /// The place that was asked for.
    pub(crate) spot: Option<Spot>,
    /// Other reports of the same event.
    pub(crate) others: Option<Others>,
}

/// The article with its head, its comments, and beside it what else the page offers.
#[component]
pub(crate) fn Read(props: &ReadProps) -> Html {
    let ui = use_ui();
    let page = &props.page;
    let languages = page.document.translation.as_ref().map(|translation| &translation.languages);
    let columns = languages.is_some() && props.setting == Setting::Columns;
    let only = match (languages, props.setting) {
        (Some(languages), Setting::Only(side)) => languages.get(side).cloned(),
        _ => None,
    };
    let sheet = use_node_ref();
    // What is drawn later is marked, too.
    let drawn = use_state(|| 0_u32);
    use_found(&sheet, props, *drawn);
    let ondrawn = {
        let drawn = drawn.clone();
        use_callback(*drawn, move |(), at| drawn.set(at + 1))
    };
    let first =
        use_memo((page.clone(), props.marks), |(page, marks)| first_quotation(&page.document, *marks));
    let marking = Marking { page: page.clone(), marks: props.marks, first: *first, spot: props.spot };
    html! {
        <ContextProvider<FromFile> context={FromFile(props.file)}>
        <div class="read">
            <article ref={sheet} class={classes!("sheet", columns.then_some("sheet-wide"))} lang={page.lang().map(str::to_owned)}>
                <Head page={page.clone()} />
                if let Some(others) = &props.others {
                    <StoryLine others={others.clone()} />
                }
                <div class="sheet-tools" lang={ui.lang.tag()}>
                    <MarksSwitch page={page.clone()} marks={props.marks} />
                    { draw_sizes(&ui, props.size) }
                </div>
                { draw_renderings(&ui, props) }
                if let Some(languages) = languages {
                    { draw_settings(&ui, languages, props.setting) }
                }
                <div class="roving" onkeydown={on_arrows(Keys::Sideways)}>
                    if columns {
                        <Columns {marking} />
                    } else {
                        <Article {marking} rendering={props.rendering} {only} ondrawn={ondrawn.clone()} />
                    }
                </div>
                { for page.document.lists.iter().filter(|list| is_content(list)).map(|list| draw_list(&ui, list)) }
                <Comments page={page.clone()} {ondrawn} />
                { draw_print_foot(page) }
            </article>
            <Aside page={page.clone()} />
        </div>
        </ContextProvider<FromFile>>
    }
}

/// Marks in the text what the list is searched for, and shows the first hit of a document that was opened from it. `drawn`
/// grows when more of the text is there.
#[hook]
fn use_found(sheet: &NodeRef, props: &ReadProps, drawn: u32) {
    // What was searched for when the document was opened, until its first hit was shown.
    let opened = use_mut_ref(|| Some(props.query.clone()));
    let sheet = sheet.clone();
    use_effect_with((props.clone(), drawn), move |(props, _)| {
        let marking = Rc::new(Cell::new(true));
        if let Some(sheet) = sheet.cast::<Element>() {
            let (query, marking) = (props.query.clone(), Rc::clone(&marking));
            spawn_local(async move {
                let first = marks::mark(&sheet, &terms(&query), &marking).await;
                let mut opened = opened.borrow_mut();
                opened.take_if(|opened| *opened != query);
                if let Some(first) = first
                    && opened.take().is_some()
                {
                    marks::show(&first);
                }
            });
        }
        // What is searched for next is marked instead.
        move || marking.set(false)
    });
}

/// The buttons that set the text smaller and larger.
fn draw_sizes(ui: &Ui, size: i8) -> Html {
    let button = |by: i8, class: &'static str, name: Message| {
        let label = ui.say(name);
        html! {
            <button type="button" class={classes!("size", class)} disabled={!SIZES.contains(&(size + by))} title={label}
                aria-label={label} onclick={ui.on(Action::Resized(by))}><span aria-hidden="true">{ "A" }</span></button>
        }
    };
    html! {
        <span class="sizes">
            { button(-1, "size-smaller", Message::TextSmaller) }
            { button(1, "size-larger", Message::TextLarger) }
        </span>
    }
}

/// What stands under the sheet on paper: where the page came from, when it was saved, and the file's hash.
fn draw_print_foot(page: &PageRef) -> Html {
    let (data, source) = (&page.document.metadata, &page.document.source);
    let parts = [
        data.url.as_ref().map(|field| field.value.clone()),
        data.captured.as_ref().map(|field| field.value.clone()),
        Some(source.name.clone()),
        Some(format!("SHA-256 {}", source.sha256)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    html! { <p class="print-foot">{ parts.join(" · ") }</p> }
}

/// The switch between the copies of the article; nothing where there is one.
fn draw_renderings(ui: &Ui, props: &ReadProps) -> Html {
    let count = props.page.document.renderings.len();
    if count < 2 {
        return Html::default();
    }
    let choice = |at: usize| {
        let chosen = at == props.rendering;
        let name = ui.fill(Message::RenderingNumber, &[&(at + 1).to_string()]);
        html! {
            <button type="button" class={classes!("segment", chosen.then_some("segment-chosen"))}
                aria-pressed={chosen.to_string()} onclick={ui.on(Action::RenderingChosen(at))}>{ name }</button>
        }
    };
    html! {
        <div class="switch" lang={ui.lang.tag()}>
            <span>{ ui.fill(Message::Renderings, &[&count.to_string()]) }</span>
            <span class="segments">{ for (0..count).map(choice) }</span>
        </div>
    }
}

/// The ways to set a document in two languages: both, or one of them under its own name.
fn draw_settings(ui: &Ui, languages: &[String; 2], now: Setting) -> Html {
    let choice = |setting: Setting, label: String, lang: Option<String>| {
        let chosen = setting == now;
        html! {
            <button type="button" class={classes!("segment", chosen.then_some("segment-chosen"))} {lang}
                aria-pressed={chosen.to_string()} onclick={ui.on(Action::SettingChosen(setting))}>{ label }</button>
        }
    };
    let both = [(Setting::Columns, Message::TwoColumns), (Setting::Mixed, Message::OneColumn)];
    html! {
        <div class="switch" lang={ui.lang.tag()}>
            <span class="segments">
                { for both.map(|(setting, label)| choice(setting, ui.say(label).to_owned(), None)) }
                { for languages.iter().enumerate().map(|(side, language)| {
                    choice(Setting::Only(side), name_of(language), Some(language.clone()))
                }) }
            </span>
        </div>
    }
}
