//! Figures of one event that can't all be right, with their sentences in full.

use tearsheet::model::{Conflict, Figure};
use tearsheet::view::messages::Message;
use tearsheet::view::times::{shown_duration, shown_time};
use yew::prelude::*;

use super::Cx;

pub(crate) fn draw_conflict(cx: &Cx<'_>, conflict: &Conflict) -> Html {
    let what = match conflict.what.as_str() {
        "duration" => cx.ui.say(Message::ConflictOfDuration).to_owned(),
        "time" => cx.ui.say(Message::ConflictOfTime).to_owned(),
        "day" => cx.ui.say(Message::ConflictOfDay).to_owned(),
        counted => cx.ui.fill(Message::ConflictOfCount, &[counted]),
    };
    let mut by_value: Vec<Vec<&Figure>> = Vec::new();
    for figure in &conflict.values {
        let same = |known: &&mut Vec<&Figure>| known.first().is_some_and(|other| other.value == figure.value);
        match by_value.iter_mut().find(same) {
            Some(known) => known.push(figure),
            None => by_value.push(vec![figure]),
        }
    }
    html! {
        <div class="conflict">
            <p class="conflict-what">{ what }</p>
            <ul class="conflict-values">{ for by_value.iter().map(|figures| draw_value(cx, &conflict.what, figures)) }</ul>
        </div>
    }
}

/// A value, the sentence of the first report that has it, and who else has it.
fn draw_value(cx: &Cx<'_>, what: &str, figures: &[&Figure]) -> Html {
    let Some((first, others)) = figures.split_first() else { return Html::default() };
    let block = cx.block(first.document, first.block);
    let [from, to] = first.span.map(|at| at as usize);
    // As it is printed: what is counted stands with its number.
    let printed = block.as_ref().and_then(|(text, _)| text.get(from..to));
    let lang = block.as_ref().and_then(|block| block.1.clone());
    let value = match what {
        "duration" => shown_duration(&first.value, cx.ui.lang),
        "time" | "day" => shown_time(&first.value, cx.ui.lang),
        _ => printed.unwrap_or(&first.value).to_owned(),
    };
    let source = |figure: &Figure| {
        let onclick = cx.open_at(figure.document, figure.block, figure.span);
        html! { <button type="button" class="link" {onclick}>{ cx.outlet(figure.document) }</button> }
    };
    html! {
        <li>
            <strong class="conflict-value" title={first.value.clone()}>{ value }</strong>
            <p class="conflict-sentence" {lang}>{ first.text.clone() }</p>
            <p class="conflict-source">{ source(first) }{ for others.iter().map(|figure| source(figure)) }</p>
        </li>
    }
}
