//! How sure a value is, as a bar and a word.

use tearsheet::view::messages::Message;
use tearsheet::view::page::{Trust, percent, trust};
use yew::prelude::*;

use crate::store::use_ui;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ConfidenceProps {
    pub(crate) value: f32,
    /// With the word and the figure written out.
    #[prop_or_default]
    pub(crate) full: bool,
}

/// A confidence: a meter of ten steps, its percentage, and the word for it.
#[component]
pub(crate) fn Confidence(props: &ConfidenceProps) -> Html {
    let ui = use_ui();
    let percent = percent(props.value);
    let figure = percent.to_string();
    let label = ui.fill(Message::Confidence, &[&figure]);
    let (class, word) = match trust(props.value) {
        Trust::Sure => ("trust-sure", Message::Sure),
        Trust::Fair => ("trust-fair", Message::Fair),
        Trust::Uncertain => ("trust-uncertain", Message::Uncertain),
    };
    let width = figure.clone();
    html! {
        <span class={classes!("confidence", class)} title={label.clone()}>
            <svg class="meter" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class="meter-track" width="100" height="10" />
                <rect class="meter-fill" width={width} height="10" />
            </svg>
            if props.full {
                <span class="confidence-figure">{ format!("{figure} % {}", ui.say(word)) }</span>
            } else {
                <span class="visually-hidden">{ label }</span>
                <span class="confidence-figure" aria-hidden="true">{ figure }</span>
            }
        </span>
    }
}

/// A mark behind a value that is not sure; nothing where it is.
#[component]
pub(crate) fn DoubtMark(props: &ConfidenceProps) -> Html {
    let ui = use_ui();
    if trust(props.value) != Trust::Uncertain {
        return Html::default();
    }
    let title = ui.fill(Message::Confidence, &[&percent(props.value).to_string()]);
    html! { <span class="doubt" {title}>{ "? " }{ ui.say(Message::Uncertain) }</span> }
}
