//! Where bylines stand: the blocks around the title, and those behind the body.

use super::context::Context;
use super::date_doubts::{doubt_place, doubt_words};
use super::teaser::{TEASED, belongs_to_teaser};
use crate::block::RawBlock;
use crate::model::Zone;
use crate::order::sort_by_key;
use crate::text::byline::{BylinePart, Label, states_joining};
use crate::text::date::{Clock, FoundDate, find_dates};
use crate::text::letter::is_alphanumeric;

/// One block that may hold a part of the byline.
#[derive(Debug)]
pub(super) struct AreaBlock {
    pub(super) block: usize,
    /// Blocks from the title, 0 where the title's own place is not known.
    pub(super) distance: usize,
    pub(super) side: Side,
    pub(super) parts: Vec<BylinePart>,
    pub(super) dates: Vec<DatedPart>,
}

/// Where a block stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Above,
    Below,
    /// Behind the last paragraph.
    Tail,
}

/// A date and the label it stands behind.
#[derive(Clone, Debug)]
pub(super) struct DatedPart {
    pub(super) date: FoundDate,
    pub(super) label: Option<Label>,
    /// Nearly nothing but the date stands in the block.
    pub(super) alone: bool,
    /// Why it does not date the page, as the words around it or its place say.
    pub(super) doubt: Option<&'static str>,
}

/// Blocks above the title that are looked at (dates over the headline, sections).
const ABOVE: usize = 6;
/// Blocks below the title that are looked at, whatever they hold.
const BELOW: usize = 30;
/// A block with this much text outside links is a paragraph, not a byline (half of it in Chinese).
const PARAGRAPH_CHARS: usize = 140;
/// Paragraphs that are passed: the standfirst may stand above the byline.
const PARAGRAPHS: usize = 2;
/// Blocks behind the last paragraph that may hold editors and times.
const TAIL: usize = 6;
/// Blocks before the last paragraph that may: who wrote stands above who edited.
const SIGNED: usize = 2;

/// Whether a block is long enough for running text.
pub(super) fn is_paragraph(block: &RawBlock) -> bool {
    // Enough to decide on.
    const ENOUGH: usize = 4 * PARAGRAPH_CHARS;
    let weight: usize =
        block.text.chars().take(ENOUGH).map(|c| if crate::text::date::is_han(c) { 2 } else { 1 }).sum();
    weight >= PARAGRAPH_CHARS && block.marks.link_chars * 2 < block.marks.chars.max(1)
}

/// The blocks that may hold the byline, those nearest the title first.
pub(super) fn find_area(context: &Context<'_>) -> Vec<AreaBlock> {
    let blocks = context.blocks();
    let mut area: Vec<AreaBlock> = Vec::new();
    let anchor = context.title_block;
    let start = anchor.map_or(0, |title| title + 1);
    let mut paragraphs = 0;
    for (n, i) in (start..blocks.len()).enumerate() {
        if n >= BELOW || paragraphs >= PARAGRAPHS {
            break;
        }
        if blocks.get(i).is_some_and(is_paragraph) {
            paragraphs += 1;
        }
        area.extend(read_block(context, i, if anchor.is_some() { n + 1 } else { 0 }, Side::Below));
    }
    if let Some(title) = anchor {
        // The title's own block may hold the byline after a line break.
        for (n, i) in (title.saturating_sub(ABOVE)..title).rev().enumerate() {
            area.extend(read_block(context, i, n + 2, Side::Above));
        }
    }
    let seen: Vec<usize> = area.iter().map(|a| a.block).collect();
    for i in 0..blocks.len() {
        let byline = matches!(context.zone(i), Zone::Byline | Zone::Attribution) && !seen.contains(&i);
        if byline {
            let distance = anchor.map_or(0, |title| i.abs_diff(title)).min(BELOW);
            area.extend(read_block(
                context,
                i,
                distance,
                if distance < BELOW { Side::Below } else { Side::Tail },
            ));
        }
    }
    sort_by_key(&mut area, |a| a.distance);
    if let Some(i) = labelled_block(context).filter(|i| area.iter().all(|a| a.block != *i)) {
        area.extend(read_block(context, i, BELOW, Side::Below));
    }
    let seen: Vec<usize> = area.iter().map(|a| a.block).collect();
    for i in tail_blocks(context, start) {
        if !seen.contains(&i) {
            area.extend(read_block(context, i, BELOW, Side::Tail));
        }
    }
    area
}

/// The block behind the page's only block that is the word for publication and nothing else ("Published", 发布时间),
/// wherever it stands: a column beside the text, a box below it.
fn labelled_block(context: &Context<'_>) -> Option<usize> {
    let is_label = |(i, block): &(usize, &RawBlock)| {
        !block.hidden && block.text.len() <= LONGEST_LABEL && context.bare_label(*i) == Some(Label::Published)
    };
    let mut labels = context.blocks().iter().enumerate().filter(is_label);
    let (at, _) = labels.next()?;
    labels.next().is_none().then_some(at + 1)
}

/// The last paragraph of the body and the blocks behind it.
fn tail_blocks(context: &Context<'_>, start: usize) -> std::ops::Range<usize> {
    let blocks = context.blocks();
    let body = |i: usize| {
        let decision = context.zoning.decisions.get(i);
        decision.is_some_and(|d| d.in_text && d.zone == Zone::Paragraph)
    };
    let last = (start..blocks.len()).rev().find(|&i| body(i));
    let last = last.or_else(|| {
        // Without zones: the last paragraph of the first run of them.
        let mut last = None;
        let mut gap = 0;
        for i in start..blocks.len() {
            if blocks.get(i).is_some_and(is_paragraph) {
                (last, gap) = (Some(i), 0);
            } else {
                gap += 1;
            }
            if last.is_some() && gap > 12 {
                break;
            }
        }
        last
    });
    last.map_or(0..0, |last| last.saturating_sub(SIGNED).max(start)..(last + TAIL).min(blocks.len()))
}

/// Longer blocks (bytes) are prose: their dates are those of events.
const LONGEST_DATED: usize = 300;
/// Longest block that is the label of a date in the next one, in bytes.
const LONGEST_LABEL: usize = 60;
/// Longest line that dates a member of a forum and nothing else, in bytes.
const LONGEST_JOINED: usize = 60;

fn read_block(context: &Context<'_>, i: usize, distance: usize, side: Side) -> Option<AreaBlock> {
    let block = context.block(i)?;
    if block.hidden && !block.marks.noscript && side != Side::Below {
        return None;
    }
    let parts = context.byline_parts(i).to_vec();
    let may_date = block.text.len() <= LONGEST_DATED
        && !(block.text.len() <= LONGEST_JOINED && states_joining(&block.text));
    let mut dates = if may_date { read_dates(context, &block.text, &parts) } else { Vec::new() };
    let teased = !dates.is_empty() && belongs_to_teaser(context, Some(i), None);
    for date in &mut dates {
        // What begins like a byline is one, however much it goes on to say.
        let signed = parts.iter().any(|part| part.span.start < date.date.span.start);
        let placed = || {
            let zone = if date.alone { Zone::Other } else { context.zone(i) };
            doubt_place(&block.text, &date.date.span, zone).filter(|_| date.label.is_none() && !signed)
        };
        date.doubt = date.doubt.or_else(placed).or(teased.then_some(TEASED));
    }
    if let [date] = dates.as_mut_slice()
        && date.alone
        && date.date.moment.clock.is_none()
        && let Some(clock) =
            context.block(i + 1).and_then(|next| clock_behind(context, &block.text, &next.text))
    {
        date.date.moment.clock = Some(clock);
    }
    if let [date] = dates.as_mut_slice()
        && date.alone
        && date.label.is_none()
        && let Some((at, before)) = i.checked_sub(1).and_then(|at| Some((at, context.block(at)?)))
        && before.text.len() <= LONGEST_LABEL
    {
        date.label = context
            .bare_label(at)
            .filter(|label| matches!(label, Label::Published | Label::Modified | Label::LastReply));
        date.doubt = date.doubt.or_else(|| doubt_words(&before.text));
    }
    Some(AreaBlock { block: i, distance, side, parts, dates })
}

/// The time of day that is all of the block behind a date ("2021/12/03(五)", "14:05").
fn clock_behind(context: &Context<'_>, date: &str, next: &str) -> Option<Clock> {
    /// Longest time of day, in bytes.
    const LONGEST: usize = 24;
    if next.len() > LONGEST
        || !next.contains(|c: char| c.is_ascii_digit())
        || !find_dates(next, &context.hints).is_empty()
    {
        return None;
    }
    let whole = format!("{} {}", date.trim(), next.trim());
    match find_dates(&whole, &context.hints).as_slice() {
        [found] if found.span.end == whole.len() => found.moment.clock,
        _ => None,
    }
}

fn read_dates(context: &Context<'_>, text: &str, parts: &[BylinePart]) -> Vec<DatedPart> {
    let dates = find_dates(text, &context.hints);
    let letters: usize = text.chars().filter(|&c| is_alphanumeric(c)).count();
    let covered: usize = dates
        .iter()
        .filter_map(|d| text.get(d.span.clone()))
        .map(|d| d.chars().filter(|&c| is_alphanumeric(c)).count())
        .sum();
    dates
        .into_iter()
        .map(|date| {
            let label = parts
                .iter()
                .find(|part| {
                    matches!(part.label, Label::Published | Label::Modified | Label::LastReply)
                        && part.span.start <= date.span.start
                        && date.span.start < part.span.end
                        // The label must stand close before the date.
                        && date.span.start - part.span.start <= 30
                })
                .map(|part| part.label);
            let doubt = doubt_words(text.get(..date.span.start).unwrap_or_default());
            DatedPart { date, label, alone: covered + 12 >= letters, doubt }
        })
        .collect()
}
