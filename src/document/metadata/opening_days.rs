//! The day of the opening post: when the page was published that is a thread.

use super::candidate::{Candidate, Clue};
use super::context::Context;
use crate::text::date::{DateHints, DayOrder, Moment, find_date, parse_machine_date};
use crate::thread::{Stated, find_order};

/// Most that is said of a date such as 3/4/2023 on a page where nothing tells the day from the month.
pub(super) const MOST_OF_OPEN: f32 = 0.5;

/// Why the other reading of such a date is refused.
pub(super) const fn other_way() -> &'static str {
    "day and month may be the other way round"
}

/// What the opening post says of its day; where that can be read in two ways, the other one, refused, comes first.
pub(super) fn opening_days(context: &Context<'_>) -> Vec<Candidate<Moment>> {
    let Some(post) = context.threads.iter().find(|t| t.opens_page).and_then(|t| t.posts.first()) else {
        return Vec::new();
    };
    let Some(moment) = post.posted.as_deref().and_then(parse_machine_date).filter(|m| m.day.is_some()) else {
        return Vec::new();
    };
    let stated = post.posted_at;
    let place = Clue {
        rule: "opening-post",
        key: stated.and_then(|stated| stated.key).map(str::to_owned),
        block: stated.and_then(|stated| stated.block).or_else(|| post.blocks.first().copied()),
        node: stated.and_then(|stated| stated.node),
        ..Clue::default()
    };
    let mut days = Vec::new();
    let mut candidate = Candidate::new(moment, 0.9, place);
    if let Some(other) = stated.and_then(|stated| other_reading(context, stated, &moment)) {
        candidate.score = MOST_OF_OPEN;
        candidate.open = true;
        days.push(Candidate { value: other, ..candidate.clone() }.refuse(other_way()));
    }
    days.push(candidate);
    days
}

/// How else the time of a post can be read, if it is printed so that day and month may change places, and no time of its
/// thread tells which they are.
fn other_reading(context: &Context<'_>, stated: Stated, moment: &Moment) -> Option<Moment> {
    let text = |stated: Stated| {
        let block = stated.block.filter(|_| stated.key.is_none())?;
        Some(context.block(block as usize)?.text.as_str())
    };
    let posts = context.threads.iter().find(|thread| thread.opens_page)?.posts.iter();
    let order = find_order(posts.filter_map(|post| text(post.posted_at?)));
    let date = find_date(text(stated)?, &DateHints::default()).filter(|_| order == DayOrder::Open)?;
    date.swapped.filter(|_| date.moment.same_day(moment))
}
