//! *Fields*: each value with its evidence and the candidates that lost.

use tearsheet::model::{Document, Evidence};
use tearsheet::view::fields::{FieldName, FieldView, RejectedView, fields};
use tearsheet::view::messages::Message;
use tearsheet::view::page::PageRef;
use tearsheet::view::places::{path_of, span_of};
use tearsheet::view::state::Action;
use tearsheet::view::{rules, words};
use yew::prelude::*;

use crate::components::confidence::Confidence;
use crate::store::{Ui, use_ui};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct FieldsProps {
    pub(crate) page: PageRef,
}

/// All fields: those that are known as cards, the others by name.
#[component]
pub(crate) fn Fields(props: &FieldsProps) -> Html {
    let ui = use_ui();
    let document = &props.page.document;
    let (known, unknown) = fields(document);
    let name = |name: &FieldName| html! { <li class="chip">{ words::field(*name, ui.lang) }</li> };
    html! {
        <div class="fields">
            <p class="fields-lede">{ ui.say(Message::FieldsLede) }</p>
            { for known.iter().map(|field| draw_field(&ui, &props.page, field)) }
            if !unknown.is_empty() {
                <section class="unknown">
                    <h3>{ ui.say(Message::NotFound) }</h3>
                    <ul>{ for unknown.iter().map(name) }</ul>
                </section>
            }
        </div>
    }
}

fn draw_field(ui: &Ui, page: &PageRef, field: &FieldView<'_>) -> Html {
    let document = &page.document;
    let lang = page.lang().map(str::to_owned);
    html! {
        <section class="field">
            <div class="field-head">
                <h3>{ words::field(field.name, ui.lang) }</h3>
                <Confidence value={field.confidence} full=true />
                if field.inferred {
                    <span class="doubt">{ ui.say(Message::Inferred) }</span>
                }
            </div>
            <ul class="field-values" {lang}>
                { for field.values.iter().map(|value| html! { <li>{ value.clone() }</li> }) }
            </ul>
            <ul class="evidence" aria-label={ui.say(Message::Evidence)}>
                { for field.evidence.iter().map(|evidence| html! { <li>{ draw_evidence(ui, document, evidence) }</li> }) }
            </ul>
            if !field.rejected.is_empty() {
                <details class="rejected">
                    <summary>{ ui.fill(Message::Rejected, &[&field.rejected.len().to_string()]) }</summary>
                    <ul>{ for field.rejected.iter().map(|rejected| draw_rejected(ui, document, rejected)) }</ul>
                </details>
            }
        </section>
    }
}

fn draw_rejected(ui: &Ui, document: &Document, rejected: &RejectedView<'_>) -> Html {
    let why = rules::reason(rejected.why, ui.lang).unwrap_or_else(|| rejected.why.to_owned());
    html! {
        <li>
            <span class="rejected-value">{ rejected.value.clone() }</span>
            <span class="rejected-why">{ why }</span>
            { draw_evidence(ui, document, rejected.evidence) }
        </li>
    }
}

/// The rule in words, its own name, and the way to its place.
fn draw_evidence(ui: &Ui, document: &Document, evidence: &Evidence) -> Html {
    let words = rules::rule(&evidence.rule, ui.lang);
    let name = match &evidence.key {
        Some(key) => format!("{} · {key}", evidence.rule),
        None => evidence.rule.clone(),
    };
    let span = span_of(document, evidence);
    html! {
        <div class="evidence-line">
            if let Some(words) = words {
                <span class="evidence-words">{ words }</span>
            }
            <code class="evidence-rule">{ name }</code>
            if let Some(span) = span {
                <button type="button" class="link" onclick={ui.on(Action::SourceShown(span))}>
                    { ui.say(Message::ShowInSource) }
                </button>
            } else if let Some(path) = path_of(document, evidence) {
                <code class="path">{ path.to_owned() }</code>
            }
        </div>
    }
}
