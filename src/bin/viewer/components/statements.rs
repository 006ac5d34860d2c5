//! *Statements*: who said what, by speaker.

use tearsheet::correction::{BY_READER, known_speakers, place_of_statement, reject_statement, set_speaker};
use tearsheet::model::{Document, Statement};
use tearsheet::view::messages::Message;
use tearsheet::view::page::PageRef;
use tearsheet::view::said::{Choice, Speaker, place, speakers};
use tearsheet::view::state::Action;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::components::confidence::DoubtMark;
use crate::components::glyph::{Glyph, Icon};
use crate::store::{Ui, use_ui};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct StatementsProps {
    pub(crate) page: PageRef,
}

/// The statements of a document, grouped by speaker.
#[component]
pub(crate) fn Statements(props: &StatementsProps) -> Html {
    let ui = use_ui();
    let choice = use_state_eq(Choice::default);
    let document = &props.page.document;
    let switch = |label: Message, on: bool, set: fn(&mut Choice, bool)| {
        let choice = choice.clone();
        let onchange = Callback::from(move |event: Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            let mut next = *choice;
            set(&mut next, field.checked());
            choice.set(next);
        });
        html! { <label class="choice"><input type="checkbox" checked={on} {onchange} />{ ui.say(label) }</label> }
    };
    let listed = speakers(document, *choice);
    let names = use_memo(props.page.clone(), |page| known_speakers(page.found()));
    html! {
        <div class="fields">
            <div class="said-choices">
                { switch(Message::OnlyDirect, choice.direct, |choice, on| choice.direct = on) }
                { switch(Message::HideUncertain, choice.sure, |choice, on| choice.sure = on) }
            </div>
            if listed.is_empty() {
                <p class="fields-lede">{ ui.say(Message::NoStatement) }</p>
            }
            { for listed.iter().map(|speaker| draw_speaker(&ui, &props.page, &names, speaker)) }
        </div>
    }
}

fn draw_speaker(ui: &Ui, page: &PageRef, names: &[String], speaker: &Speaker<'_>) -> Html {
    let name = speaker.name.map_or_else(|| ui.say(Message::SpeakerUnknown).to_owned(), str::to_owned);
    html! {
        <section class="field">
            <div class="field-head">
                <h3 class={speaker.name.is_none().then_some("untitled")}>{ name }</h3>
                if let Some(title) = speaker.title {
                    <span class="card-kind">{ title.to_owned() }</span>
                }
            </div>
            <ul class="said">
                { for speaker.statements.iter().map(|statement| draw_statement(ui, page, names, statement)) }
            </ul>
        </section>
    }
}

fn draw_statement(ui: &Ui, page: &PageRef, names: &[String], statement: &Statement) -> Html {
    let document: &Document = &page.document;
    let lang = document.blocks.get(statement.block as usize).and_then(|block| block.lang.clone());
    let how = if statement.direct { Message::DirectSpeech } else { Message::IndirectSpeech };
    let span = place(document, statement.block);
    html! {
        <li key={format!("{}-{}", statement.block, statement.span[0])}>
            <p class={classes!("said-content", statement.direct.then_some("said-direct"))} {lang}>{ statement.content.clone() }</p>
            <div class="said-foot">
                <span>{ ui.say(how) }</span>
                if statement.denied {
                    <span class="doubt">{ ui.say(Message::Denied) }</span>
                }
                if !statement.cue.is_empty() {
                    <span>{ format!("{} {}", statement.speaker_surface, statement.cue).trim().to_owned() }</span>
                }
                if let Some(via) = &statement.via {
                    <span>{ ui.fill(Message::Via, &[via]) }</span>
                }
                <DoubtMark value={statement.confidence} />
                if statement.rule == BY_READER {
                    <span class="by-you">{ ui.say(Message::ByYou) }</span>
                }
                // What can be done with a statement is not said with each: it is one key or one tap away.
                <details class="said-more">
                    <summary aria-label={ui.say(Message::SaidMore)} title={ui.say(Message::SaidMore)}><Glyph icon={Icon::More} /></summary>
                    <span class="said-acts">
                        if let Some(span) = span {
                            <button type="button" class="link" onclick={ui.on(Action::SourceShown(span))}>{ ui.say(Message::ShowInSource) }</button>
                        }
                        { draw_corrections(ui, page, names, statement) }
                    </span>
                </details>
            </div>
        </li>
    }
}

/// The ways to say that somebody else spoke, or nobody.
fn draw_corrections(ui: &Ui, page: &PageRef, names: &[String], statement: &Statement) -> Html {
    let Some(at) = place_of_statement(page.found(), statement) else { return Html::default() };
    let key = page.key().clone();
    let reject = reject_statement(page.found(), at)
        .map(|correction| ui.on::<MouseEvent>(Action::Corrected { key: key.clone(), correction }));
    let onchange = {
        let (ui, page, names) = (ui.clone(), page.clone(), names.to_vec());
        Callback::from(move |event: Event| {
            let field: HtmlSelectElement = event.target_unchecked_into();
            // Before the names stand the word for the choice and the one for nobody.
            let name = (field.selected_index() as usize).checked_sub(2).and_then(|at| names.get(at).cloned());
            // The next choice is made from the start.
            field.set_selected_index(0);
            if let Some(correction) = set_speaker(page.found(), at, name) {
                ui.dispatch.dispatch(Action::Corrected { key: page.key().clone(), correction });
            }
        })
    };
    let label = ui.say(Message::OtherSpeaker);
    html! {
        <>
            <select class="select said-speaker" aria-label={label} {onchange}>
                <option selected=true disabled=true>{ label }</option>
                <option>{ ui.say(Message::SpeakerUnknown) }</option>
                { for names.iter().map(|name| html! { <option>{ name.clone() }</option> }) }
            </select>
            <button type="button" class="link" onclick={reject}>{ ui.say(Message::RejectStatement) }</button>
        </>
    }
}
