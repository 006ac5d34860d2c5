//! The comments as a thread.

use tearsheet::model::{Comment, Document, PageKind};
use tearsheet::view::messages::Message;
use tearsheet::view::page::PageRef;
use tearsheet::view::rules;
use tearsheet::view::times::{machine_time, shown_time};
use yew::prelude::*;

use super::article::lang_of;
use super::more::{More, PORTION};
use crate::store::{Ui, use_ui};

/// Deepest indentation: beyond it, on a narrow window, no room is left for the words.
const DEEPEST: u32 = 6;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct CommentsProps {
    pub(crate) page: PageRef,
}

/// All comments, replies indented below what they answer.
#[component]
pub(crate) fn Comments(props: &CommentsProps) -> Html {
    let ui = use_ui();
    let shown = use_state(|| PORTION);
    let document = &props.page.document;
    let comments = &document.comments;
    if comments.is_empty() {
        return Html::default();
    }
    let heading = if document.kind.value == PageKind::Thread { Message::Replies } else { Message::Comments };
    let stated = document.metadata.comment_count.as_ref().map(|field| field.value);
    let count = comments.len().to_string();
    let note = match stated {
        Some(stated) if stated != comments.len() as u64 => {
            ui.fill(Message::CommentsHeld, &[&count, &stated.to_string()])
        }
        _ => count,
    };
    html! {
        <section class="comments" aria-labelledby="comments-heading" lang={ui.lang.tag()}>
            <h3 id="comments-heading">{ ui.say(heading) }<span class="comments-count">{ note }</span></h3>
            <ol class="thread">
                { for comments.iter().take(*shown).map(|comment| draw_comment(&ui, document, comment)) }
            </ol>
            <More all={comments.len()} {shown} />
        </section>
    }
}

fn draw_comment(ui: &Ui, document: &Document, comment: &Comment) -> Html {
    let depth = comment.depth.min(DEEPEST);
    let fill =
        |message: Message, count: Option<u32>| count.map(|count| ui.fill(message, &[&count.to_string()]));
    let author = comment.author.clone();
    let rule = comment.posted_from.as_ref().and_then(|from| rules::rule(&from.rule, ui.lang));
    let stated = comment.posted.as_ref().map(|posted| match rule {
        Some(rule) => format!("{posted} · {rule}"),
        None => posted.clone(),
    });
    let lang = comment.blocks.last().and_then(|block| lang_of(document, *block));
    let anchor = comment.floor.map(|floor| format!("floor-{floor}"));
    html! {
        <li class={classes!("comment", format!("depth-{depth}"))} id={anchor}>
            <p class="comment-head">
                if let Some(floor) = fill(Message::Floor, comment.floor) {
                    <span class="comment-floor">{ floor }</span>
                }
                <span class={classes!("comment-author", author.is_none().then_some("untitled"))}>
                    { author.unwrap_or_else(|| ui.say(Message::Anonymous).to_owned()) }
                </span>
                if let Some(posted) = &comment.posted {
                    <time class="comment-time" datetime={machine_time(posted)} title={stated}>{ shown_time(posted, ui.lang) }</time>
                }
                if let Some(floor) = comment.reply_to {
                    <a class="comment-reply" href={format!("#floor-{floor}")}>
                        { ui.fill(Message::ReplyTo, &[&floor.to_string()]) }
                    </a>
                }
            </p>
            <div class="comment-text" {lang}>
                { for comment.text.split('\n').filter(|line| !line.trim().is_empty()).map(|line| html! { <p>{ line.to_owned() }</p> }) }
            </div>
            if comment.likes.is_some() || comment.reply_count.is_some() {
                <p class="comment-foot">
                    { for fill(Message::Likes, comment.likes).map(|text| html! { <span>{ text }</span> }) }
                    { for fill(Message::ReplyCount, comment.reply_count).map(|text| html! { <span>{ text }</span> }) }
                </p>
            }
        </li>
    }
}
