//! The overview: what all documents tell together.

mod alone;
mod conflict;
mod days;
mod story;

use std::cell::Cell;
use std::rc::Rc;

use tearsheet::model::Span;
use tearsheet::view::gathered::{Gathered, Gathering};
use tearsheet::view::messages::Message;
use tearsheet::view::page::PageRef;
use tearsheet::view::state::{Action, Selected};
use tearsheet::view::times::shown_time;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::app::StoreRef;
use crate::browser::listen::document;
use crate::components::glyph::{Glyph, Icon};
use crate::components::read::{More, PORTION};
use crate::store::{Ui, use_ui};
use alone::Alone;
pub(crate) use conflict::draw_conflict;
use days::Days;
use story::draw_story;

/// Stories that are drawn at first: a screen or two.
const FIRST_STORIES: usize = 60;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct OverviewProps {
    pub(crate) store: StoreRef,
    /// The story that was asked for, by its place.
    pub(crate) story: Option<usize>,
    /// How far the overview was scrolled when it was left.
    pub(crate) top: Rc<Cell<i32>>,
}

/// What the parts of the overview are given.
pub(crate) struct Cx<'a> {
    pub(crate) ui: &'a Ui,
    pub(crate) store: &'a StoreRef,
    pub(crate) gathered: &'a Gathered,
}

/// Figures, stories, what stands alone, the timeline.
#[component]
pub(crate) fn Overview(props: &OverviewProps) -> Html {
    let ui = use_ui();
    let panel = use_node_ref();
    let shown = use_state(|| FIRST_STORIES.min(PORTION));
    let gathered = props.store.gathered().cloned();
    use_return(&panel, props, gathered.is_some());
    let onscroll = {
        let (panel, top) = (panel.clone(), Rc::clone(&props.top));
        Callback::from(move |_: Event| top.set(panel.cast::<HtmlElement>().map_or(0, |it| it.scroll_top())))
    };
    let body = gathered.as_deref().map(|gathered| {
        let cx = Cx { ui: &ui, store: &props.store, gathered };
        let stories = &gathered.overview.stories;
        html! {
            <>
                <p class="figures">{ for draw_figures(&cx) }</p>
                if stories.is_empty() {
                    <p class="overview-note">{ ui.say(Message::NoStories) }</p>
                }
                { for stories.iter().take(*shown).enumerate().map(|(place, card)| draw_story(&cx, place, card)) }
                <More all={stories.len()} {shown} />
                <Alone store={props.store.clone()} />
                <Days store={props.store.clone()} />
            </>
        }
    });
    html! {
        <main class="pane" id="document" tabindex="-1">
            <div class="pane-head overview-head">
                <button type="button" class="link pane-back" onclick={ui.on(Action::BackToList)}>
                    <Glyph icon={Icon::Back} />{ ui.say(Message::BackToList) }
                </button>
                <h2>{ ui.say(Message::Overview) }</h2>
            </div>
            <div class="panel panel-scroll" ref={panel} {onscroll} tabindex="0" role="region"
                aria-label={ui.say(Message::Overview)}>
                <div class="overview">
                    { draw_note(&ui, &props.store) }
                    { for body }
                </div>
            </div>
        </main>
    }
}

/// Scrolls to the story that was asked for, else to where the overview was left.
#[hook]
fn use_return(panel: &NodeRef, props: &OverviewProps, ready: bool) {
    let (panel, top) = (panel.clone(), Rc::clone(&props.top));
    use_effect_with((props.story, ready), move |(story, _)| {
        let story = story.and_then(|place| document()?.get_element_by_id(&format!("story-{place}")));
        match (story, panel.cast::<HtmlElement>()) {
            (Some(story), _) => story.scroll_into_view(),
            (None, Some(panel)) => panel.set_scroll_top(top.get()),
            _ => {}
        }
    });
}

/// How far the overview is, where it is not that of all documents.
fn draw_note(ui: &Ui, store: &StoreRef) -> Html {
    let message = match (&store.gathering, store.progress()) {
        (_, Some((finished, all))) => {
            let progress = ui.fill(Message::Progress, &[&finished.to_string(), &all.to_string()]);
            return html! { <p class="overview-note">{ progress }{ " · " }{ ui.say(Message::OverviewLater) }</p> };
        }
        (Gathering::Failed, None) => {
            let (intake, pages) = (ui.intake.clone(), store.pages_read());
            let corrections = store.corrections.clone();
            let again = Callback::from(move |_: MouseEvent| intake.gather(&pages, &corrections));
            return html! {
                <p class="overview-note overview-failed" role="alert">
                    { ui.say(Message::GatheringFailed) }{ " " }
                    <button type="button" class="link" onclick={again}>{ ui.say(Message::TryAgain) }</button>
                </p>
            };
        }
        _ if store.is_gathered() => return Html::default(),
        _ => Message::Gathering,
    };
    html! { <p class="overview-note" role="status">{ ui.say(message) }</p> }
}

/// The figures, each kept together at the end of a line.
fn draw_figures(cx: &Cx<'_>) -> Vec<Html> {
    let words = cx.gathered.overview.figures.words(cx.ui.lang);
    let last = words.len().saturating_sub(1);
    let comma = if cx.ui.lang.tag() == "en" { ", " } else { "，" };
    let word = |(at, word): (usize, String)| {
        let class = if at == 0 { "figure figure-first" } else { "figure" };
        html! { <><span {class}>{ word }</span>{ if at < last { comma } else { "" } }</> }
    };
    words.into_iter().enumerate().map(word).collect()
}

impl Cx<'_> {
    /// Where a document stands in the list.
    pub(super) fn place(&self, document: u32) -> Option<Selected> {
        self.gathered.members.get(document as usize).copied()
    }

    /// A document; none where it was taken away meanwhile.
    pub(super) fn page(&self, document: u32) -> Option<&PageRef> {
        self.store.page_at(self.place(document)?)
    }

    /// The outlet of a document, else the name of its file.
    pub(super) fn outlet(&self, document: u32) -> String {
        let outlet = self.page(document).map(|page| match page.outlet() {
            Some(outlet) => outlet.to_owned(),
            None => page.document.source.name.clone(),
        });
        outlet.unwrap_or_default()
    }

    /// The outlet of a document, and the day on which it was published.
    pub(super) fn outlet_and_day(&self, document: u32) -> String {
        let day = self.page(document).and_then(|page| page.day()).map(|day| shown_time(day, self.ui.lang));
        let parts: Vec<String> = std::iter::once(self.outlet(document)).chain(day).collect();
        parts.join(" · ")
    }

    /// The title of a document.
    pub(super) fn title(&self, document: u32) -> String {
        let title = self.page(document).and_then(|page| page.title());
        title.unwrap_or_else(|| self.ui.say(Message::Untitled)).to_owned()
    }

    /// The language of a document's title.
    pub(super) fn lang(&self, document: u32) -> Option<String> {
        self.page(document).and_then(|page| page.title_lang()).map(str::to_owned)
    }

    /// Opens a document.
    pub(super) fn open(&self, document: u32) -> Callback<MouseEvent> {
        match self.place(document) {
            // From its beginning: the place of a document as a whole is its first letter.
            Some(at) => self.ui.on(Action::DocumentOpened(at)),
            None => Callback::noop(),
        }
    }

    /// Opens a document at a place of its text.
    pub(super) fn open_at(&self, document: u32, block: u32, span: Span) -> Callback<MouseEvent> {
        match self.place(document) {
            Some(at) => self.ui.on(Action::PlaceShown { document: at, block, span }),
            None => Callback::noop(),
        }
    }

    /// The text of a block and its language.
    pub(super) fn block(&self, document: u32, block: u32) -> Option<(&str, Option<String>)> {
        let block = self.page(document)?.document.blocks.get(block as usize)?;
        Some((block.text.as_str(), block.lang.clone()))
    }
}
