//! A correction offered for other documents of the site: each is shown, with what it has and what it would get.

use std::collections::BTreeSet;

use tearsheet::correction::Target;
use tearsheet::view::messages::Message;
use tearsheet::view::offers::Offer;
use tearsheet::view::state::{Action, State};
use tearsheet::view::words;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::StoreRef;
use crate::components::corrections::shown;
use crate::components::dialogs::Dialog;
use crate::store::{Ui, use_ui};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct OffersProps {
    pub(crate) store: StoreRef,
    pub(crate) open: bool,
}

/// The dialog. What is chosen becomes one change, which can be undone as one.
#[component]
pub(crate) fn Offers(props: &OffersProps) -> Html {
    html! {
        <Dialog open={props.open} title={Message::ApplyTitle}>
            <Choice store={props.store.clone()} />
        </Dialog>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ChoiceProps {
    store: StoreRef,
}

#[component]
fn Choice(props: &ChoiceProps) -> Html {
    let ui = use_ui();
    let left_out = use_state_eq(BTreeSet::<usize>::new);
    let state: &State = &props.store;
    let offers = match &state.offer {
        Some((key, path)) => state.offers(key, path),
        None => Vec::new(),
    };
    let chosen: Vec<_> = offers.iter().enumerate().filter(|(at, _)| !left_out.contains(at)).collect();
    let count = chosen.len();
    let apply = {
        let all = chosen.iter().map(|(_, offer)| (offer.key.clone(), offer.correction.clone())).collect();
        let (dispatch, action) = (ui.dispatch.clone(), Action::CorrectedAll(all));
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(action.clone());
            dispatch.dispatch(Action::DialogClosed);
        })
    };
    html! {
        <>
            <p>{ ui.say(Message::ApplyLede) }</p>
            <ul class="offers">
                { for offers.iter().enumerate().map(|(at, offer)| draw_offer(&ui, state, at, offer, &left_out)) }
            </ul>
            <div class="offers-foot">
                <button type="button" class="button" onclick={ui.on(Action::DialogClosed)}>{ ui.say(Message::Cancel) }</button>
                <button type="button" class="button button-primary" disabled={count == 0} onclick={apply}>
                    { ui.fill(Message::ApplyTo, &[&count.to_string()]) }
                </button>
            </div>
        </>
    }
}

fn draw_offer(
    ui: &Ui,
    state: &State,
    at: usize,
    offer: &Offer,
    left_out: &UseStateHandle<BTreeSet<usize>>,
) -> Html {
    let Some(page) = state.page_at(offer.document) else { return Html::default() };
    let onchange = {
        let left_out = left_out.clone();
        Callback::from(move |event: Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            let mut all = (*left_out).clone();
            if field.checked() {
                all.remove(&at)
            } else {
                all.insert(at)
            };
            left_out.set(all);
        })
    };
    let target = Target::of(&offer.correction.path);
    let passage = offer.correction.text.clone().filter(|_| matches!(target, Some(Target::Zone(_))));
    let lang = page.lang().map(str::to_owned);
    let what = match target {
        Some(Target::Field(name)) => words::field(name, ui.lang).to_owned(),
        _ => String::new(),
    };
    html! {
        <li key={at}>
            <label class="offer">
                <input type="checkbox" checked={!left_out.contains(&at)} {onchange} />
                <span>
                    <span class="offer-title" lang={lang.clone()}>{ page.title().unwrap_or_else(|| ui.say(Message::Untitled)).to_owned() }</span>
                    <span class="correction-change">
                        if !what.is_empty() {
                            <span class="correction-what">{ what }{ " " }</span>
                        }
                        <del>{ shown(ui, target, offer.correction.found.as_ref()) }</del>{ " → " }
                        <ins>{ shown(ui, target, offer.correction.value.as_ref()) }</ins>
                    </span>
                    if let Some(passage) = passage {
                        <span class="correction-passage" {lang}>{ passage }</span>
                    }
                </span>
            </label>
        </li>
    }
}
