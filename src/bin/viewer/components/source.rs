//! *Source*: the decoded text with the place that was asked for.

use std::rc::Rc;

use tearsheet::model::Span;
use tearsheet::view::messages::Message;
use tearsheet::view::page::PageRef;
use tearsheet::view::source::{Look, Piece, SourceRows, find_all, pieces};
use tearsheet::view::state::Mark;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::glyph::{Glyph, Icon};
use crate::components::virtual_list::VirtualList;
use crate::store::use_ui;

/// Height of a row in rem. Kept in step with the style sheet.
const ROW_REM: f64 = 1.375;

/// Width of one column of the monospaced font in rem, at its size of .8125 rem: 0.602 em in the common
/// ones.
const COLUMN_REM: f64 = 0.49;

/// Width of the line numbers and the margins in rem, and where there is little room. Kept in step with the style sheet.
const GUTTER_REM: f64 = 6.0;
const NARROW_GUTTER_REM: f64 = 4.0;

/// Below this width in rem there is little room.
const NARROW_REM: f64 = 40.0;

/// Columns are counted in steps, so that a window being resized does not cut the text anew each time.
const COLUMN_STEP: u32 = 8;

/// Most matches that are kept; finding them all in a large text is not what a reader wants.
const MOST_MATCHES: usize = 5_000;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct SourceProps {
    pub(crate) page: PageRef,
    pub(crate) mark: Option<Mark>,
    /// Beside another view: nothing moves that is in sight, and what was pointed at here is marked where it is.
    #[prop_or_default]
    pub(crate) gentle: bool,
    #[prop_or_default]
    pub(crate) still: bool,
}

/// The search and the text.
#[component]
pub(crate) fn Source(props: &SourceProps) -> Html {
    let ui = use_ui();
    let columns = use_state_eq(|| 0_u32);
    let query = use_state_eq(String::new);
    // Which match is shown, and how often one was asked for.
    let at = use_state_eq(|| (0_usize, 0_u32));
    let rows = use_memo((props.page.clone(), *columns), |(page, columns)| match columns {
        0 => SourceRows::default(),
        columns => SourceRows::cut(&page.text, *columns),
    });
    let found = use_memo((props.page.clone(), (*query).clone()), |(page, query)| {
        find_all(&page.text, query, MOST_MATCHES)
    });
    let hit = if query.is_empty() { None } else { found.get(at.0).copied() };
    let marked = hit.or(props.mark.map(|mark| mark.span));
    let draw = use_callback(
        (props.page.clone(), Rc::clone(&rows), Rc::clone(&found), marked),
        |row: usize, (page, rows, found, marked)| draw_row(page, rows, found, row, *marked),
    );
    let onwidth = {
        let columns = columns.setter();
        use_callback((), move |width: f64, ()| {
            // A phone is not resized: there every column counts.
            let (gutter, step) =
                if width < NARROW_REM { (NARROW_GUTTER_REM, 1) } else { (GUTTER_REM, COLUMN_STEP) };
            let fit = ((width - gutter) / COLUMN_REM).max(f64::from(COLUMN_STEP)) as u32;
            columns.set(fit / step * step);
        })
    };
    let serial = at.1 + props.mark.map_or(0, |mark| mark.serial + 1);
    let target = marked
        .filter(|_| !(rows.is_empty() || props.still && hit.is_none()))
        .map(|span| (rows.row_at(span[0]), serial));
    let onquery = {
        let (query, at) = (query.clone(), at.clone());
        Callback::from(move |text: String| {
            query.set(text);
            at.set((0, at.1 + 1));
        })
    };
    let onstep = {
        let (at, count) = (at.clone(), found.len());
        Callback::from(move |forward: bool| {
            let step = if forward { 1 } else { count.saturating_sub(1) };
            at.set(((at.0 + step).checked_rem(count).unwrap_or(0), at.1 + 1));
        })
    };
    if !props.page.has_source() {
        return html! { <p class="original-state">{ ui.say(Message::SourceElsewhere) }</p> };
    }
    html! {
        <div class="source">
            <SearchBar count={found.len()} at={at.0} lines={rows.lines()} {onquery} {onstep} />
            <VirtualList class="source-text" count={rows.len()} row_rem={ROW_REM} {draw} {target} gentle={props.gentle} {onwidth}
                label={ui.say(Message::SourceText)} />
        </div>
    }
}

fn draw_row(page: &PageRef, rows: &SourceRows, found: &[Span], row: usize, marked: Option<Span>) -> Html {
    let Some(start) = rows.get(row) else { return Html::default() };
    let piece = |piece: Piece| {
        let text = page.text.get(piece.bytes).unwrap_or_default().trim_end_matches(['\n', '\r']).to_owned();
        match piece.look {
            Look::Plain => html! { text },
            Look::Found => html! { <mark class="found">{ text }</mark> },
            Look::Marked => html! { <mark class="marked">{ text }</mark> },
        }
    };
    let bytes = rows.bytes_of(row);
    html! {
        <div class="line" role="listitem" key={row} data-from={bytes.start.to_string()} data-to={bytes.end.to_string()}>
            <span class="line-number" aria-hidden="true">
                { if start.first { start.line.to_string() } else { String::new() } }
            </span>
            <code>{ for pieces(bytes, found, marked).into_iter().map(piece) }</code>
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SearchBarProps {
    count: usize,
    at: usize,
    lines: u32,
    onquery: Callback<String>,
    /// Told whether to go forward.
    onstep: Callback<bool>,
}

#[component]
fn SearchBar(props: &SearchBarProps) -> Html {
    let ui = use_ui();
    let query = use_state(String::new);
    let oninput = {
        let (query, onquery) = (query.clone(), props.onquery.clone());
        Callback::from(move |event: InputEvent| {
            let field: HtmlInputElement = event.target_unchecked_into();
            query.set(field.value());
            onquery.emit(field.value());
        })
    };
    let onkeydown = {
        let onstep = props.onstep.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && !event.is_composing() {
                onstep.emit(!event.shift_key());
            }
        })
    };
    let note = match (query.is_empty(), props.count) {
        (true, _) => ui.fill(Message::LineCount, &[&props.lines.to_string()]),
        (false, 0) => ui.say(Message::NoMatches).to_owned(),
        (false, count) => ui.fill(Message::Matches, &[&(props.at + 1).to_string(), &count.to_string()]),
    };
    let step = |forward: bool, icon: Icon, label: Message| {
        let onstep = props.onstep.clone();
        html! {
            <button type="button" class="button button-icon" disabled={props.count == 0 || query.is_empty()}
                onclick={Callback::from(move |_: MouseEvent| onstep.emit(forward))}
                aria-label={ui.say(label)} title={ui.say(label)}><Glyph {icon} /></button>
        }
    };
    html! {
        <div class="source-bar" role="search">
            <label class="search">
                <Glyph icon={Icon::Search} />
                <input type="search" placeholder={ui.say(Message::SearchSource)} aria-label={ui.say(Message::SearchSource)}
                    {oninput} {onkeydown} />
            </label>
            { step(false, Icon::Up, Message::PreviousMatch) }
            { step(true, Icon::Down, Message::NextMatch) }
            <span class="source-note" role="status">{ note }</span>
        </div>
    }
}
