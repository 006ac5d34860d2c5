//! *Fields*: each value with its evidence and the candidates that lost, and the ways to put it right.

mod edit;

use tearsheet::correction::{self, BY_READER, REPLACED, Sort, Target};
use tearsheet::model::{Document, Evidence};
use tearsheet::view::fields::{FieldName, FieldView, RejectedView, fields};
use tearsheet::view::messages::Message;
use tearsheet::view::page::PageRef;
use tearsheet::view::places::{path_of, span_of};
use tearsheet::view::state::Action;
use tearsheet::view::times::{machine_time, shown_time};
use tearsheet::view::{reasons, rules, words};
use yew::prelude::*;

use crate::components::confidence::Confidence;
use crate::store::{Ui, use_ui};
use edit::{Edit, Editing, opener_id};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct FieldsProps {
    pub(crate) page: PageRef,
}

/// All fields: those that are known as cards, the others by name.
#[component]
pub(crate) fn Fields(props: &FieldsProps) -> Html {
    let ui = use_ui();
    let editing = use_state_eq(|| None::<FieldName>);
    let page = &props.page;
    let (known, unknown) = fields(&page.document);
    let edit = |name: FieldName| Editing { page: page.clone(), name, open: editing.clone() };
    let name = |name: &FieldName| {
        let word = words::field(*name, ui.lang);
        let label = ui.fill(Message::EditField, &[word]);
        let onclick = edit(*name).opener();
        html! {
            <li>
                <button type="button" class="chip chip-button" id={opener_id(*name)} {onclick} title={label.clone()} aria-label={label}>{ word }</button>
            </li>
        }
    };
    let opened = editing.filter(|name| unknown.contains(name));
    html! {
        <div class="fields">
            <p class="fields-lede">{ ui.say(Message::FieldsLede) }</p>
            { for known.iter().map(|field| draw_field(&ui, page, field, &edit(field.name))) }
            if !unknown.is_empty() {
                <section class="unknown">
                    <h3>{ ui.say(Message::NotFound) }</h3>
                    <ul>{ for unknown.iter().map(name) }</ul>
                    if let Some(name) = opened {
                        <section class="field">
                            <div class="field-head"><h3>{ words::field(name, ui.lang) }</h3></div>
                            <Edit key={name.key()} editing={edit(name)} values={Vec::<String>::new()} />
                        </section>
                    }
                </section>
            }
        </div>
    }
}

fn draw_field(ui: &Ui, page: &PageRef, field: &FieldView<'_>, editing: &Editing) -> Html {
    let document = &page.document;
    let lang = page.lang().map(str::to_owned);
    let word = words::field(field.name, ui.lang);
    let by_reader = field.evidence.first().is_some_and(|evidence| evidence.rule == BY_READER);
    html! {
        <section class={classes!("field", by_reader.then_some("field-corrected"))}>
            <div class="field-head">
                <h3>{ word }</h3>
                if by_reader {
                    <span class="by-you">{ ui.say(Message::ByYou) }</span>
                } else {
                    <Confidence value={field.confidence} full=true />
                }
                if field.inferred {
                    <span class="doubt">{ ui.say(Message::Inferred) }</span>
                }
                if !editing.is_open() {
                    <button type="button" class="link field-edit" id={opener_id(field.name)} onclick={editing.opener()}
                        aria-label={ui.fill(Message::EditField, &[word])}>{ ui.say(Message::Edit) }</button>
                }
            </div>
            if editing.is_open() {
                <Edit key={field.name.key()} editing={editing.clone()} values={field.values.clone()} />
            } else {
                <ul class="field-values" {lang}>
                    { for field.values.iter().map(|value| html! { <li>{ draw_value(ui, field.name, value) }</li> }) }
                </ul>
            }
            if by_reader {
                { draw_found(ui, page, field) }
            }
            <ul class="evidence" aria-label={ui.say(Message::Evidence)}>
                { for field.evidence.iter().map(|evidence| html! { <li>{ draw_evidence(ui, document, evidence) }</li> }) }
            </ul>
            if !field.rejected.is_empty() {
                <details class="rejected">
                    <summary>{ ui.fill(Message::Rejected, &[&field.rejected.len().to_string()]) }</summary>
                    <ul>{ for field.rejected.iter().map(|rejected| draw_rejected(ui, page, field, rejected)) }</ul>
                </details>
            }
        </section>
    }
}

/// A value as readers write it: of a time the document's own form is its title.
fn draw_value(ui: &Ui, name: FieldName, value: &str) -> Html {
    if name.sort() != Sort::Time {
        return html! { { value.to_owned() } };
    }
    html! { <time datetime={machine_time(value)} title={value.to_owned()}>{ shown_time(value, ui.lang) }</time> }
}

/// What was found before the reader's value, one click away.
fn draw_found(ui: &Ui, page: &PageRef, field: &FieldView<'_>) -> Html {
    let found = field.rejected.iter().find(|rejected| rejected.why == REPLACED);
    let value =
        found.map_or_else(|| ui.say(Message::FoundNothing).to_owned(), |found| found.values.join(", "));
    let path = Target::Field(field.name).path();
    // A title that a block gave is taken back with the block's zone.
    let own = page.document.corrections.iter().any(|correction| correction.path == path);
    let back = ui.on(Action::TakenBack { key: page.key().clone(), path: Some(path) });
    html! {
        <p class="field-found">
            <span>{ ui.fill(Message::FoundValue, &[&value]) }</span>
            if own {
                <button type="button" class="link" onclick={back}>{ ui.say(Message::TakeBack) }</button>
            }
        </p>
    }
}

fn draw_rejected(ui: &Ui, page: &PageRef, field: &FieldView<'_>, rejected: &RejectedView<'_>) -> Html {
    let why = reasons::reason(field, rejected, ui.lang);
    let correction = correction::set_field(page.found(), field.name, Some(rejected.values.clone()));
    let value = rejected.values.join(", ");
    let label = format!("{}: {value}", ui.say(Message::UseThis));
    let take = ui.on(Action::Corrected { key: page.key().clone(), correction });
    html! {
        <li>
            <span class="rejected-value">{ draw_value(ui, field.name, &value) }</span>
            <span class="rejected-why">{ why }</span>
            <button type="button" class="link" onclick={take} aria-label={label}>{ ui.say(Message::UseThis) }</button>
            { draw_evidence(ui, &page.document, rejected.evidence) }
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
