//! The comments as a thread.

use tearsheet::correction::{Target, comment_parts, set_comment};
use tearsheet::model::{Comment, Document, PageKind};
use tearsheet::view::messages::Message;
use tearsheet::view::page::PageRef;
use tearsheet::view::rules;
use tearsheet::view::state::Action;
use tearsheet::view::times::{machine_time, shown_time};
use web_sys::Element;
use yew::prelude::*;

use super::article::lang_of;
use super::more::More;
use crate::components::glyph::{Glyph, Icon};
use crate::hooks::portions::use_portions;
use crate::store::{Ui, use_ui};

/// Characters of the words that a part begins with.
const SHOWN_WORDS: usize = 24;

/// Deepest indentation: beyond it, on a narrow window, no room is left for the words.
const DEEPEST: u32 = 6;

/// Comments that are drawn by themselves: long threads have some thousands. Those out of sight cost no layout (the style sheet
/// sees to that).
const MOST: usize = 5_000;

/// Comments drawn in one turn: more than a screen, and a twentieth of a second at most.
const AT_ONCE: usize = 40;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct CommentsProps {
    pub(crate) page: PageRef,
    /// Told when all that is to be drawn is there.
    pub(crate) ondrawn: Callback<()>,
}

/// All comments, replies indented below what they answer.
#[component]
pub(crate) fn Comments(props: &CommentsProps) -> Html {
    let ui = use_ui();
    let shown = use_state(|| MOST);
    let document = &props.page.document;
    let comments = &document.comments;
    let all = comments.len().min(*shown);
    let portions = use_portions(&props.page, AT_ONCE, all);
    let done = portions.drawn() >= all;
    use_effect_with((props.page.clone(), done), {
        let ondrawn = props.ondrawn.clone();
        move |(_, done)| {
            if *done {
                ondrawn.emit(());
            }
        }
    });
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
                { for portions.pieces().map(|(from, to, page)| html! { <Portion key={from} {page} {from} {to} /> }) }
            </ol>
            if done {
                <More all={comments.len()} {shown} says={true} />
            }
        </section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PortionProps {
    page: PageRef,
    from: usize,
    to: usize,
}

/// Some of the comments.
#[component]
fn Portion(props: &PortionProps) -> Html {
    let ui = use_ui();
    let comments = props.page.document.comments.iter().enumerate().take(props.to).skip(props.from);
    html! { <>{ for comments.map(|(at, comment)| draw_comment(&ui, &props.page, at, comment)) }</> }
}

fn draw_comment(ui: &Ui, page: &PageRef, at: usize, comment: &Comment) -> Html {
    let document = &page.document;
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
        <li key={comment.blocks.first().copied().unwrap_or_default()} class={classes!("comment", format!("depth-{depth}"))} id={anchor} data-block={comment.blocks.first().map(u32::to_string)}>
            <div class="comment-head">
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
                if is_corrected(document, comment) {
                    <span class="by-you">{ ui.say(Message::ByYou) }</span>
                }
                <CommentMenu page={page.clone()} {at} />
            </div>
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

/// Whether the reader joined or parted it.
fn is_corrected(document: &Document, comment: &Comment) -> bool {
    document.corrections.iter().any(|correction| {
        matches!(Target::of(&correction.path), Some(Target::Comment(block)) if comment.blocks.contains(&block))
    })
}

#[derive(Clone, PartialEq, Properties)]
struct MenuProps {
    page: PageRef,
    /// Its place among the comments.
    at: usize,
}

/// Joins a comment to the one before, or parts it. What can be done is looked up when it is opened.
#[component]
fn CommentMenu(props: &MenuProps) -> Html {
    let ui = use_ui();
    let opened = use_state_eq(|| false);
    let document = &props.page.document;
    // The first of one block can neither be joined nor parted.
    let Some(comment) = document.comments.get(props.at).filter(|it| props.at > 0 || it.blocks.len() > 1)
    else {
        return Html::default();
    };
    let ontoggle = {
        let opened = opened.setter();
        Callback::from(move |event: Event| {
            let field: Element = event.target_unchecked_into();
            opened.set(field.has_attribute("open"));
        })
    };
    let act = |block: u32, begins: bool, name: String| {
        let (ui, page) = (ui.clone(), props.page.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(correction) = set_comment(page.found(), block, begins) {
                ui.dispatch.dispatch(Action::Corrected { key: page.key().clone(), correction });
            }
        });
        html! { <button type="button" class="link" {onclick}>{ name }</button> }
    };
    let join = comment.blocks.first().filter(|_| props.at > 0);
    let join = join.map(|block| act(*block, false, ui.say(Message::JoinComment).to_owned()));
    let parts = if *opened { comment_parts(document, comment) } else { Vec::new() };
    let part = |(block, from): (u32, usize)| {
        let words =
            comment.text.get(from..).unwrap_or_default().chars().take_while(|c| *c != '\n').take(SHOWN_WORDS);
        act(block, true, ui.fill(Message::PartComment, &[&words.collect::<String>()]))
    };
    let label = ui.say(Message::CommentMore);
    html! {
        <details class="said-more" {ontoggle}>
            <summary aria-label={label} title={label}><Glyph icon={Icon::More} /></summary>
            <span class="said-acts">
                if *opened {
                    { for join }
                    { for parts.into_iter().map(part) }
                }
            </span>
        </details>
    }
}
