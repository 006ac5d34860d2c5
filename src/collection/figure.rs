//! Figures in running text: numbers with what they count, and times, each with the words around it.

use std::collections::BTreeMap;

use super::prose::{Piece, Prose, Unit};
use crate::lexicon::{Role, visit_common_at};
use crate::model::{Document, TimeExpression};
use crate::text::border::floor;
use crate::text::sentence::sentence_span;
use crate::text::simplify::simplify;

/// What a figure is of; only alike ones are compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// So many of what is counted with this word.
    Count(String),
    /// A time of day.
    Clock,
    /// A day.
    Day,
    /// How long.
    Duration,
}

/// How exactly a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bound {
    Exact,
    About,
    AtLeast,
    AtMost,
}

/// A figure where it stands.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) document: u32,
    pub(super) piece: usize,
    pub(super) block: u32,
    /// Bytes of the figure, what it counts included.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Its sentence.
    pub(super) sentence: (usize, usize),
    pub(super) class: Class,
    /// The number, or the time.
    pub(super) value: String,
    /// The number; of times none.
    pub(super) number: Option<f64>,
    pub(super) bound: Bound,
    /// A sum that later reports raise.
    pub(super) so_far: bool,
    /// Sorts of events of which a word stands in the sentence, a bit for each.
    pub(super) events: u64,
}

/// All figures of a document, in order.
pub(super) fn figures_of(document: &Document, number: u32, prose: &Prose<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut times: BTreeMap<u32, Vec<&TimeExpression>> = BTreeMap::new();
    for time in &document.reading.times {
        times.entry(time.block).or_default().push(time);
    }
    for (at, piece) in prose.pieces.iter().enumerate() {
        let folded: String = piece.text.chars().map(|c| simplify(c).to_ascii_lowercase()).collect();
        let times = times.get(&piece.block).map(Vec::as_slice).unwrap_or_default();
        let mut base = Vec::new();
        counts(piece, &folded, times, &mut base);
        base.extend(times.iter().flat_map(|time| figures_of_time(time, &folded)));
        base.sort_by_key(|figure| figure.from);
        found.extend(base.into_iter().map(|figure| {
            let sentence = sentence_span(piece.text, figure.from);
            let own = folded.get(sentence.0..sentence.1).unwrap_or_default();
            Found {
                document: number,
                piece: at,
                block: piece.block,
                sentence,
                so_far: is_so_far(&folded, own, &figure),
                events: events_of(own),
                from: figure.from,
                to: figure.to,
                class: figure.class,
                value: figure.value,
                number: figure.number,
                bound: figure.bound,
            }
        }));
    }
    found
}

/// A figure without its surroundings.
struct Bare {
    from: usize,
    to: usize,
    class: Class,
    value: String,
    number: Option<f64>,
    bound: Bound,
}

/// A time as a figure: its day, and its time of day.
fn figures_of_time(time: &TimeExpression, folded: &str) -> Vec<Bare> {
    let [from, to] = time.span.map(|at| at as usize);
    let bare = |class, value: &str| Bare {
        from,
        to,
        class,
        value: value.to_owned(),
        number: None,
        bound: bound_before(folded, from).unwrap_or(Bound::Exact),
    };
    match time.kind.as_str() {
        "duration" if time.value.starts_with("PT") => vec![bare(Class::Duration, &time.value)],
        "point" => match time.value.split_once('T') {
            // Both are told apart: a report may be wrong about one of them.
            Some((day, clock)) if is_stated_day(time) => {
                vec![bare(Class::Day, day), bare(Class::Clock, clock)]
            }
            Some((_, clock)) => vec![bare(Class::Clock, clock)],
            None if is_stated_day(time) => vec![bare(Class::Day, &time.value)],
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// Whether an expression states a day by its number: "yesterday" says no more than when a report was written.
fn is_stated_day(time: &TimeExpression) -> bool {
    matches!(time.rule.as_str(), "date" | "date-without-year" | "day-of-month")
        && time.value.len() >= "2023-06-18".len()
}

/// The numbers of a passage with what they count, those of times left out.
fn counts(piece: &Piece<'_>, folded: &str, times: &[&TimeExpression], found: &mut Vec<Bare>) {
    let mut end = 0;
    for (at, c) in folded.char_indices() {
        if at < end || !(c.is_ascii_digit() || is_numeral(folded, at)) {
            continue;
        }
        let Some((number, behind)) = number_at(folded, at) else { continue };
        end = behind.max(at + c.len_utf8());
        // Times are in order and never overlap: the first that ends behind here is the one that may hold it.
        let next = times.partition_point(|time| time.span[1] as usize <= at);
        if times.get(next).is_some_and(|time| (time.span[0] as usize) < end) {
            continue;
        }
        let (after, bound) = match entry_at(folded, behind, Role::CountBound) {
            Some((to, bound)) => (to, Some(bound_of(bound))),
            None => (behind, None),
        };
        let gap = folded.get(after..).map_or(0, |rest| rest.len() - rest.trim_start_matches(' ').len());
        let Some((to, _)) = entry_at(folded, after + gap, Role::CountedBy) else { continue };
        let Some(counted) = piece.text.get(after + gap..to) else { continue };
        if number < FEWEST {
            continue;
        }
        let bound = bound.or_else(|| bound_before(folded, at)).unwrap_or(Bound::Exact);
        let counted = counted.chars().map(simplify).collect();
        let value = if number.fract() == 0.0 { format!("{number:.0}") } else { format!("{number}") };
        found.push(Bare { from: at, to, class: Class::Count(counted), value, number: Some(number), bound });
        end = to;
    }
}

/// Numbers below are articles.
const FEWEST: f64 = 2.0;

const fn bound_of(value: i32) -> Bound {
    match value {
        1 => Bound::AtLeast,
        2 => Bound::AtMost,
        _ => Bound::About,
    }
}

/// The word right before a figure that says how exactly it is meant.
fn bound_before(folded: &str, at: usize) -> Option<Bound> {
    /// Bytes of the longest such word.
    const REACH: usize = 16;
    let least = floor(folded, at.saturating_sub(REACH));
    let before = folded.get(least..at)?;
    let trimmed = before.trim_end_matches(' ').len();
    before.char_indices().find_map(|(offset, _)| {
        let (to, bound) = entry_at(folded, least + offset, Role::CountBound)?;
        (to == least + trimmed).then(|| bound_of(bound))
    })
}

fn is_numeral(folded: &str, at: usize) -> bool {
    entry_at(folded, at, Role::TimeNumeral).is_some()
}

/// A number in figures or numerals, with powers behind it: 2千, 1.5万, 三千, 2,300.
fn number_at(folded: &str, at: usize) -> Option<(f64, usize)> {
    let (mut total, mut section, mut open) = (0.0, 0.0, None);
    let mut next = at;
    loop {
        let rest = folded.get(next..)?;
        if let Some((value, length)) = figures(rest) {
            if open.is_some() {
                break;
            }
            (open, next) = (Some(value), next + length);
        } else if let Some((to, power)) = entry_at(folded, next, Role::CountPower) {
            let factor = POWERS.get(usize::try_from(power).ok()?).copied()?;
            if power >= 4 {
                let below = section + open.unwrap_or(0.0);
                total += if below == 0.0 { factor } else { below * factor };
                section = 0.0;
            } else {
                section += open.unwrap_or(1.0) * factor;
            }
            (open, next) = (None, to);
        } else if let Some((to, value)) =
            entry_at(folded, next, Role::TimeNumeral).filter(|entry| entry.1 < 10)
        {
            open = Some(open.unwrap_or(0.0) * 10.0 + f64::from(value));
            next = to;
        } else {
            break;
        }
    }
    (next > at).then_some((total + section + open.unwrap_or(0.0), next))
}

/// Powers of ten by their exponent.
const POWERS: [f64; 9] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8];

/// Figures with their separators: the number, and their bytes.
fn figures(text: &str) -> Option<(f64, usize)> {
    let bytes = text.as_bytes();
    let mut length = 0;
    while let Some(&byte) = bytes.get(length) {
        let inside = matches!(byte, b',' | b'.') && bytes.get(length + 1).is_some_and(u8::is_ascii_digit);
        if !byte.is_ascii_digit() && (!inside || length == 0) {
            break;
        }
        length += 1;
    }
    let plain: String = text.get(..length)?.chars().filter(|&c| c != ',').collect();
    Some((plain.parse().ok()?, length))
}

/// The longest entry of a role that begins at a place: where it ends, and its number.
fn entry_at(folded: &str, at: usize, role: Role) -> Option<(usize, i32)> {
    let mut longest = None;
    let latin = |c: char| c.is_ascii_alphabetic();
    visit_common_at(folded, at, |to, entry| {
        let goes_on = folded.get(..to).is_some_and(|text| text.ends_with(latin))
            && folded.get(to..).is_some_and(|rest| rest.starts_with(latin));
        if entry.has(role) && !goes_on {
            longest = Some((to, entry.value()));
        }
    });
    longest
}

/// Whether a figure is a sum so far: a count whose sentence says so, or the time up to which was counted.
fn is_so_far(folded: &str, sentence: &str, figure: &Bare) -> bool {
    /// Bytes before a time in which the word for it stands.
    const REACH: usize = 12;
    if figure.number.is_some() {
        return holds(sentence, Role::CountSoFar);
    }
    let least = floor(folded, figure.from.saturating_sub(REACH));
    holds(folded.get(least..figure.from).unwrap_or_default(), Role::CountSoFar)
}

/// Sorts of the events that a sentence has words for, a bit for each.
fn events_of(folded: &str) -> u64 {
    let mut end = 0;
    folded.char_indices().fold(0, |all, (at, _)| match entry_at(folded, at, Role::EventWord) {
        Some((to, sort)) if at >= end => {
            end = to;
            all | u64::try_from(sort).ok().and_then(|sort| 1_u64.checked_shl(sort as u32)).unwrap_or(0) & !1
        }
        _ => all,
    })
}

/// Whether a word of a role stands in a text.
fn holds(folded: &str, role: Role) -> bool {
    folded.char_indices().any(|(at, _)| entry_at(folded, at, role).is_some())
}

/// The units around a figure: those before it from the nearest back, those behind it
/// from the nearest on.
pub(super) fn around<'a>(piece: &'a Piece<'_>, figure: &Found) -> (Vec<&'a Unit>, &'a [Unit]) {
    /// Units on either side that are compared.
    const REACH: usize = 16;
    let (first, _) = piece.units_within(figure.from as u32, figure.to as u32);
    let last = piece.units.partition_point(|unit| (unit.from as usize) < figure.to);
    let before = piece.units.get(first.saturating_sub(REACH)..first).unwrap_or_default();
    let behind = piece.units.get(last..).unwrap_or_default();
    (before.iter().rev().collect(), behind.get(..REACH.min(behind.len())).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::number_at;

    #[test]
    fn numbers_are_read() {
        for (text, want) in [
            ("2千名", Some(2000.0)),
            ("三千名", Some(3000.0)),
            ("1.5万人", Some(15_000.0)),
            ("2,300万人", Some(23_000_000.0)),
            ("十三亿", Some(1_300_000_000.0)),
            ("一百二十人", Some(120.0)),
            ("十七人", Some(17.0)),
            ("350 people", Some(350.0)),
            ("人", None),
        ] {
            assert_eq!(number_at(text, 0).map(|found| found.0), want, "{text}");
        }
    }
}
