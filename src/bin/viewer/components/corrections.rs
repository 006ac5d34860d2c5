//! What the reader put right in a document, each with the way back.

use tearsheet::correction::{BY_READER, Target, begins_comment, fits};
use tearsheet::model::{Corrected, Correction, Evidence, Zone};
use tearsheet::view::messages::Message;
use tearsheet::view::page::PageRef;
use tearsheet::view::state::Action;
use tearsheet::view::words;
use yew::prelude::*;

use crate::app::StoreRef;
use crate::components::glyph::{Glyph, Icon};
use crate::store::{Ui, use_ui};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct CorrectionsProps {
    pub(crate) page: PageRef,
    pub(crate) store: StoreRef,
}

/// The list of corrections, folded; nothing where there are none.
#[component]
pub(crate) fn Corrections(props: &CorrectionsProps) -> Html {
    let ui = use_ui();
    let page = &props.page;
    let all = &page.document.corrections;
    if all.is_empty() {
        return Html::default();
    }
    let back_all = ui.on(Action::TakenBack { key: page.key().clone(), path: None });
    html! {
        <div class="corrections">
        if let Some(last) = all.last() {
            { draw_offer(&ui, page, last, &props.store) }
        }
        <details>
            <summary><Glyph icon={Icon::Pen} />{ ui.fill(Message::YourCorrections, &[&all.len().to_string()]) }</summary>
            <ul>{ for all.iter().map(|correction| draw_correction(&ui, page, correction, &props.store)) }</ul>
            if own_corrections(&props.store, page).len() > 1 {
                <button type="button" class="link" onclick={back_all}>{ ui.say(Message::TakeAllBack) }</button>
            }
        </details>
        </div>
    }
}

/// The corrections that can be taken back: those that came with a saved document cannot, for what it was before is not known.
fn own_corrections<'a>(store: &'a StoreRef, page: &PageRef) -> &'a [Correction] {
    store.corrections.get(page.key()).map_or(&[], Vec::as_slice)
}

/// Offers a correction for the other documents that it fits; nothing where it fits none.
fn draw_offer(ui: &Ui, page: &PageRef, correction: &Correction, store: &StoreRef) -> Html {
    let count = store.offers(page.key(), &correction.path).len();
    if count == 0 {
        return Html::default();
    }
    let open = Action::OfferOpened { key: page.key().clone(), path: correction.path.clone() };
    html! {
        <button type="button" class="link correction-offer" onclick={ui.on(open)}>
            { ui.fill(Message::ApplyMore, &[&count.to_string()]) }
        </button>
    }
}

fn draw_correction(ui: &Ui, page: &PageRef, correction: &Correction, store: &StoreRef) -> Html {
    let target = Target::of(&correction.path);
    let what = match target {
        Some(Target::Field(name)) => words::field(name, ui.lang).to_owned(),
        Some(Target::Zone(block)) => ui.fill(Message::Block, &[&block.to_string()]),
        Some(Target::Comment(_)) => ui.say(Message::Comment).to_owned(),
        Some(Target::Statement(_)) => ui.say(Message::Statement).to_owned(),
        Some(Target::Speaker(_)) => ui.say(Message::Speaker).to_owned(),
        None => correction.path.clone(),
    };
    // A passage by which to know what it is about; a statement that was taken out says it by itself.
    let passage = correction.text.clone().filter(|_| !matches!(target, Some(Target::Statement(_))));
    let back = Action::TakenBack { key: page.key().clone(), path: Some(correction.path.clone()) };
    let label = format!("{}: {what}", ui.say(Message::TakeBack));
    html! {
        <li key={correction.path.clone()}>
            <span class="correction-what">{ what }</span>
            <span class="correction-change">
                <del>{ shown(ui, target, correction.found.as_ref()) }</del>{ " → " }<ins>{ shown(ui, target, correction.value.as_ref()) }</ins>
                if let Some(passage) = passage {
                    <span class="correction-passage" lang={page.lang().map(str::to_owned)}>{ passage }</span>
                }
                if !fits(page.found(), correction) {
                    <span class="doubt">{ ui.say(Message::NoLongerFits) }</span>
                }
            </span>
            <span class="correction-acts">
            { draw_offer(ui, page, correction, store) }
            if own_corrections(store, page).iter().any(|own| own.path == correction.path) {
                <button type="button" class="link" onclick={ui.on(back)} aria-label={label}>{ ui.say(Message::TakeBack) }</button>
            }
            </span>
        </li>
    }
}

/// A value of a correction as it is shown.
pub(crate) fn shown(ui: &Ui, target: Option<Target>, value: Option<&Corrected>) -> String {
    match (value, target) {
        (None, Some(Target::Speaker(_))) => ui.say(Message::SpeakerUnknown).to_owned(),
        (None, Some(Target::Statement(_))) => ui.say(Message::TakenOut).to_owned(),
        (None, _) => ui.say(Message::FoundNothing).to_owned(),
        (Some(value), Some(Target::Zone(_))) => zone_word(ui, value),
        (Some(value), Some(Target::Comment(_))) => {
            let begins = begins_comment(value);
            ui.say(if begins { Message::BeginsComment } else { Message::ContinuesComment }).to_owned()
        }
        (Some(value), _) => value.values().join(", "),
    }
}

fn zone_word(ui: &Ui, value: &Corrected) -> String {
    let name = value.values().first().map(String::as_str).unwrap_or_default();
    let zone = Zone::ALL.into_iter().find(|zone| zone.name() == name);
    zone.map_or_else(|| name.to_owned(), |zone| words::zone(zone, ui.lang).to_owned())
}

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ByYouProps {
    pub(crate) evidence: Vec<Evidence>,
}

/// A mark behind a value that the reader put right; nothing behind any other.
#[component]
pub(crate) fn ByYou(props: &ByYouProps) -> Html {
    let ui = use_ui();
    if props.evidence.first().is_none_or(|evidence| evidence.rule != BY_READER) {
        return Html::default();
    }
    let title = ui.say(Message::ByYou);
    html! { <span class="by-you by-you-mark" {title}><Glyph icon={Icon::Pen} /><span class="visually-hidden">{ title }</span></span> }
}
