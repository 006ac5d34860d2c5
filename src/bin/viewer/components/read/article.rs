//! The pieces of the article, in portions: those in sight at once, of a very long one the rest when it is asked for.

use std::ops::Range;
use std::rc::Rc;

use tearsheet::model::{Document, Media};
use tearsheet::view::article::{Piece, in_language, pieces, runs};
use tearsheet::view::messages::Message;
use yew::prelude::*;

use super::more::{Before, More, PORTION};
use super::picture::Picture;
use super::text::{Marking, Part, draw_text, use_marked, use_spot};
use crate::hooks::portions::use_portions;
use crate::store::{Ui, use_ui};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ArticleProps {
    pub(crate) marking: Marking,
    pub(crate) rendering: usize,
    /// The language that alone is shown, of a document in two.
    #[prop_or_default]
    pub(crate) only: Option<String>,
    /// Told when all that is to be drawn is there.
    pub(crate) ondrawn: Callback<()>,
}

/// Blocks drawn in one turn: more than a screen, and a twentieth of a second at most.
const AT_ONCE: usize = 40;

/// Bytes of an address that are shown: some hold a whole picture.
const LONGEST_ADDRESS: usize = 500;

/// The article, in portions where it is very long.
#[component]
pub(crate) fn Article(props: &ArticleProps) -> Html {
    let ui = use_ui();
    let page = &props.marking.page;
    let of = (page.clone(), props.rendering, props.only.clone());
    let pieces = use_memo(of, |(page, at, only)| {
        let pieces = pieces(&page.document, *at);
        match only {
            Some(language) => in_language(&page.document, pieces, language),
            None => pieces,
        }
    });
    // The place that was asked for is among what is drawn: far down, a portion of it is, not all that stands before.
    let place = props.marking.spot.and_then(|spot| pieces.iter().position(|piece| piece.holds(spot.block)));
    let start = use_state_eq(|| 0);
    let shown = use_state_eq(|| PORTION);
    {
        let (start, shown) = (start.clone(), shown.clone());
        use_effect_with((props.marking.spot, place), move |(_, place)| {
            if let Some(place) = place.filter(|place| !(*start..*shown).contains(place)) {
                start.set(place / PORTION * PORTION);
                shown.set(place / PORTION * PORTION + PORTION);
            }
        });
    }
    let known =
        (page.clone(), props.rendering, props.only.clone(), pieces.len(), *start..pieces.len().min(*shown));
    let runs = use_memo(known, |(.., shown)| runs(&pieces, shown.clone(), AT_ONCE));
    let of = Of {
        pieces: Rc::clone(&pieces),
        runs: Rc::clone(&runs),
        start: *start,
        marking: props.marking.clone(),
    };
    let portions = use_portions(&of, 1, runs.len());
    let done = portions.drawn() >= runs.len();
    let drawn = runs.iter().take(portions.drawn());
    use_spot(props.marking.spot, place.is_some_and(|at| drawn.clone().any(|run| run.contains(&at))));
    use_effect_with((of, done), {
        let ondrawn = props.ondrawn.clone();
        move |(_, done)| {
            if *done {
                ondrawn.emit(());
            }
        }
    });
    let document = &page.document;
    if pieces.is_empty() {
        let empty = document.comments.is_empty() && document.lists.is_empty() && document.product.is_none();
        return html! {
            if empty {
                <p class="nothing" lang={ui.lang.tag()}>{ ui.say(Message::NoContent) }</p>
            }
        };
    }
    html! {
        <div class="body">
            <Before {start} portion={PORTION} />
            { for portions.pieces().map(|(at, _, of)| {
                let run = of.runs.get(at).cloned().unwrap_or_default();
                html! { <Portion key={at} {of} {run} /> }
            }) }
            if done {
                <More all={pieces.len()} {shown} says={true} />
            }
        </div>
    }
}

/// What portions are drawn of; pieces are compared by pointer. Where more of them are shown, it is still the same.
#[derive(Clone)]
struct Of {
    pieces: Rc<Vec<Piece>>,
    /// The pieces of each portion.
    runs: Rc<Vec<Range<usize>>>,
    start: usize,
    marking: Marking,
}

impl PartialEq for Of {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.pieces, &other.pieces) && self.start == other.start && self.marking == other.marking
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PortionProps {
    of: Of,
    /// Which of the pieces.
    run: Range<usize>,
}

/// Some pieces of the article.
#[component]
fn Portion(props: &PortionProps) -> Html {
    let ui = use_ui();
    let Of { pieces, marking, .. } = &props.of;
    let pieces = pieces.get(props.run.clone()).unwrap_or_default();
    let edges = |edge: fn(&Piece) -> Option<u32>| pieces.iter().filter_map(edge);
    let first = edges(Piece::first).min().unwrap_or(0);
    let marked = use_marked(marking, first..=edges(Piece::last).max().unwrap_or(0));
    let part = Part { marking, marked };
    html! { <>{ for pieces.iter().map(|piece| draw_piece(&ui, &part, piece)) }</> }
}

fn draw_piece(ui: &Ui, part: &Part<'_>, piece: &Piece) -> Html {
    let document = &part.marking.page.document;
    let text = |block: &u32| text_of(document, *block);
    let prose = |block: &u32| draw_text(ui, part, *block);
    let lang = |block: &u32| lang_of(document, *block);
    let number = |block: &u32| block.to_string();
    match piece {
        Piece::Heading(block, 1) => {
            html! { <h3 lang={lang(block)} data-block={number(block)}>{ prose(block) }</h3> }
        }
        Piece::Heading(block, _) => {
            html! { <h4 lang={lang(block)} data-block={number(block)}>{ prose(block) }</h4> }
        }
        Piece::Paragraph(block) => {
            html! { <p lang={lang(block)} data-block={number(block)}>{ prose(block) }</p> }
        }
        Piece::Standfirst(block) => {
            html! { <p class="standfirst" lang={lang(block)} data-block={number(block)}>{ prose(block) }</p> }
        }
        Piece::Note(block) => {
            html! { <p class="small-print" lang={lang(block)} data-block={number(block)}>{ text(block) }</p> }
        }
        Piece::Quotation(blocks) => html! {
            <blockquote>{ for blocks.iter().map(|block| html! { <p lang={lang(block)} data-block={number(block)}>{ prose(block) }</p> }) }</blockquote>
        },
        Piece::List(blocks) => html! {
            <ul>{ for blocks.iter().map(|block| html! { <li lang={lang(block)} data-block={number(block)}>{ prose(block) }</li> }) }</ul>
        },
        Piece::Code(blocks) => html! {
            <pre tabindex="0"><code>{ blocks.iter().map(text).collect::<Vec<_>>().join("\n") }</code></pre>
        },
        Piece::TableLines(blocks) => html! {
            <div class="table-lines">{ for blocks.iter().map(|block| html! { <p lang={lang(block)} data-block={number(block)}>{ text(block) }</p> }) }</div>
        },
        Piece::Table(at) => document.tables.get(*at).map(|table| draw_table(&table.rows)).unwrap_or_default(),
        Piece::Figure(block, media) => {
            draw_figure(ui, media.and_then(|at| document.media.get(at)), Some((text(block), lang(block))))
        }
    }
}

fn draw_table(rows: &[Vec<String>]) -> Html {
    let row = |row: &Vec<String>| html! { <tr>{ for row.iter().map(|cell| html! { <td>{ cell.clone() }</td> }) }</tr> };
    let head = rows.iter().take(1).map(|row| {
        html! { <tr>{ for row.iter().map(|cell| html! { <th scope="col">{ cell.clone() }</th> }) }</tr> }
    });
    html! {
        <div class="table-scroll" tabindex="0">
            <table><thead>{ for head }</thead><tbody>{ for rows.iter().skip(1).map(row) }</tbody></table>
        </div>
    }
}

/// The image, if it travelled with the page, else a place for it: nothing is ever loaded, its address and its words are
/// shown instead.
pub(crate) fn draw_figure(ui: &Ui, media: Option<&Media>, caption: Option<(String, Option<String>)>) -> Html {
    let message = match media.map(|media| media.kind.as_str()) {
        Some("video") => Message::VideoNotLoaded,
        Some("audio") => Message::AudioNotLoaded,
        _ => Message::ImageNotLoaded,
    };
    let alt = media.and_then(|media| media.alt.clone());
    let alt = alt.filter(|alt| caption.as_ref().is_none_or(|(caption, _)| caption != alt));
    let url = media
        .and_then(|media| media.url.as_deref())
        .map(|url| url.get(..LONGEST_ADDRESS).unwrap_or(url).to_owned());
    let place = html! {
        <div class="picture">
            <span class="picture-note" lang={ui.lang.tag()}>{ ui.say(message) }</span>
            if let Some(alt) = alt {
                <span class="picture-alt">{ alt }</span>
            }
            if let Some(url) = url {
                <span class="picture-url">{ url }</span>
            }
        </div>
    };
    html! {
        <figure>
            if let Some(media) = media.filter(|media| media.kind == "image") {
                <Picture media={media.clone()}>{ place }</Picture>
            } else {
                { place }
            }
            if let Some((text, lang)) = caption {
                <figcaption {lang}>{ text }</figcaption>
            }
        </figure>
    }
}

/// The text of a block.
pub(crate) fn text_of(document: &Document, block: u32) -> String {
    document.blocks.get(block as usize).map(|block| block.text.clone()).unwrap_or_default()
}

/// The language of a block.
pub(crate) fn lang_of(document: &Document, block: u32) -> Option<String> {
    document.blocks.get(block as usize).and_then(|block| block.lang.clone())
}
