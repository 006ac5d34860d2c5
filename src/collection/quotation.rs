//! Words that several reports of one event credit to the same speaker: printed directly in one and indirectly in another,
//! in either script, with whatever punctuation.

use std::collections::{BTreeMap, BTreeSet};

use super::prose::{Prose, Unit, runs_of};
use super::story::Groups;
use crate::model::{Document, QuotationPlace, SharedQuotation, Statement, Story};
use crate::text::simplify::simplify;

/// Least weight of words that are a quotation by themselves: ten characters, or five words.
const LEAST_WEIGHT: u32 = 10;

/// Share of the shorter wording that has to stand in the other, piece by piece in its order.
const SAME: f32 = 0.6;

/// Places at which a run is looked at: one that stands in more is a phrase.
const MOST_PLACES: usize = 128;

/// Words that somebody is credited with, or that stand in another report as they do there.
struct Quote {
    document: u32,
    piece: usize,
    /// Units of the passage, half-open.
    from: usize,
    to: usize,
    direct: bool,
    speaker: Option<String>,
    /// It is one sentence of the quote with this number: other reports have it alone, or in another place.
    whole: Option<usize>,
}

/// The documents of a story, laid out for looking words up.
struct Shelf {
    /// Runs with where they stand: document, passage, unit; sorted.
    runs: Vec<(u64, u32, u32, u32)>,
    /// The text of each document without all that parts words, for looking names up.
    texts: BTreeMap<u32, String>,
}

/// The shared quotations of all stories.
pub(super) fn find_shared(
    documents: &[Document],
    prose: &[Prose<'_>],
    stories: &[Story],
) -> Vec<SharedQuotation> {
    let mut shared = Vec::new();
    for story in stories.iter().filter(|story| story.documents.len() > 1) {
        shared_in(documents, prose, &story.documents, &mut shared);
    }
    shared
}

fn shared_in(
    documents: &[Document],
    prose: &[Prose<'_>],
    numbers: &[u32],
    shared: &mut Vec<SharedQuotation>,
) {
    let mut quotes = Vec::new();
    let mut shelf = Shelf { runs: Vec::new(), texts: BTreeMap::new() };
    for &number in numbers {
        let at = number as usize;
        if let (Some(document), Some(prose)) = (documents.get(at), prose.get(at)) {
            quotes_of(document, number, prose, &mut quotes);
            shelve(number, prose, &mut shelf);
            shelf.texts.insert(number, fold(&document.text));
        }
    }
    shelf.runs.sort_unstable();
    let own = quotes.len();
    let mut places: BTreeMap<(u32, usize), Vec<usize>> = BTreeMap::new();
    for (at, quote) in quotes.iter().enumerate() {
        places.entry((quote.document, quote.piece)).or_default().push(at);
    }
    let mut links: Vec<(usize, usize)> = Vec::new();
    for at in 0..own {
        let found = quotes.get(at).map_or_else(Vec::new, |quote| find_matches(prose, quote, &shelf));
        for found in found {
            let here = places.entry((found.document, found.piece)).or_default();
            let fits = here.iter().copied().filter(|&known| {
                quotes.get(known).is_some_and(|known| overlaps(known, &found) && is_as_long(known, &found))
            });
            // A sentence of a longer quote is nearer to what is one sentence than the whole.
            let length = |quote: &Quote| quote.to - quote.from;
            let known = fits.min_by_key(|&known| {
                quotes.get(known).map_or(usize::MAX, |known| length(known).abs_diff(length(&found)))
            });
            let place = known.unwrap_or_else(|| {
                here.push(quotes.len());
                quotes.push(found);
                quotes.len() - 1
            });
            if let (Some(a), Some(b)) = (quotes.get(at), quotes.get(place))
                && same_speaker(documents, &shelf, a, b)
            {
                links.push((at, place));
            }
        }
    }
    let groups = gather(&quotes, &links);
    let told = groups.iter().filter(|group| !is_part(&quotes, &groups, group));
    shared.extend(told.filter_map(|group| describe(prose, &quotes, group)));
}

/// Whether a group is of sentences of longer quotes alone, and stands in no other documents than those do.
fn is_part(quotes: &[Quote], groups: &[Vec<u32>], group: &[u32]) -> bool {
    let quote = |at: &u32| quotes.get(*at as usize);
    let own = || group.iter().filter_map(quote).filter(|quote| quote.direct && quote.speaker.is_some());
    let wholes: BTreeSet<u32> = own().filter_map(|quote| quote.whole).map(|whole| whole as u32).collect();
    if own().any(|quote| quote.whole.is_none()) {
        return false;
    }
    let around = groups.iter().filter(|other| other.iter().any(|at| wholes.contains(at)));
    let documents: BTreeSet<u32> = around.flatten().filter_map(quote).map(|quote| quote.document).collect();
    group.iter().filter_map(quote).all(|quote| documents.contains(&quote.document))
}

/// Places by the quotation that they are: each around one that is printed directly. Where a report retells many words at
/// length, it belongs to all of them and joins none.
fn gather(quotes: &[Quote], links: &[(usize, usize)]) -> Vec<Vec<u32>> {
    let direct = |at: usize| quotes.get(at).is_some_and(|quote| quote.direct);
    let mut groups = Groups::new(quotes.len());
    for &(a, b) in links.iter().filter(|(a, b)| direct(*a) && direct(*b)) {
        groups.join(a as u32, b as u32);
    }
    let mut members: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for &(a, b) in links {
        for (center, other) in [(a, b), (b, a)] {
            if direct(center) {
                let root = groups.root(center as u32);
                members.entry(root).or_default().extend([center as u32, other as u32]);
            }
        }
    }
    members.into_values().map(|group| group.into_iter().collect()).collect()
}

fn shelve(number: u32, prose: &Prose<'_>, shelf: &mut Shelf) {
    for (at, piece) in (0..).zip(&prose.pieces) {
        shelf.runs.extend(piece.runs().map(|(unit, run)| (run, number, at, unit as u32)));
    }
}

/// The words that a document credits to speakers, long enough to be told from phrases.
fn quotes_of(document: &Document, number: u32, prose: &Prose<'_>, quotes: &mut Vec<Quote>) {
    for statement in document.reading.statements.iter().filter(|statement| statement.speaker.is_some()) {
        for place in &statement.quotes_at {
            push_quote(number, prose, *place, true, statement, quotes);
        }
        if statement.quotes_at.is_empty()
            && let Some(block) = document.blocks.get(statement.block as usize)
            && let Some(at) = block.text.find(&statement.content)
        {
            let place = [statement.block, at as u32, (at + statement.content.len()) as u32];
            push_quote(number, prose, place, false, statement, quotes);
        }
    }
}

fn push_quote(
    document: u32,
    prose: &Prose<'_>,
    [block, from, to]: [u32; 3],
    direct: bool,
    statement: &Statement,
    quotes: &mut Vec<Quote>,
) {
    let Some((piece, text)) = prose.piece(block) else { return };
    let mut push = |from: u32, to: u32, whole: Option<usize>| {
        let (from, to) = text.units_within(from, to);
        if weight_of(text.units.get(from..to).unwrap_or_default()) < LEAST_WEIGHT {
            return None;
        }
        quotes.push(Quote { document, piece, from, to, direct, speaker: statement.speaker.clone(), whole });
        Some(quotes.len() - 1)
    };
    let Some(whole) = push(from, to, None).filter(|_| direct) else { return };
    let words = text.text.get(from as usize..to as usize).unwrap_or_default();
    let mut begin = from;
    let ends = words.match_indices(['。', '！', '？', '!', '?']);
    let ends: Vec<u32> = ends.map(|(at, mark)| from + (at + mark.len()) as u32).collect();
    if ends.iter().any(|&end| end < to) {
        for end in ends.into_iter().chain([to]) {
            push(begin, end, Some(whole));
            begin = end;
        }
    }
}

fn weight_of(units: &[Unit]) -> u32 {
    units.iter().map(|unit| u32::from(unit.weight)).sum()
}

/// The units of a quote.
fn units_at<'a>(prose: &'a [Prose<'_>], quote: &Quote) -> &'a [Unit] {
    let piece = prose.get(quote.document as usize).and_then(|prose| prose.pieces.get(quote.piece));
    piece.and_then(|piece| piece.units.get(quote.from..quote.to)).unwrap_or_default()
}

/// What a passage of another document has of a quote.
#[derive(Clone, Copy, Default)]
struct Match {
    /// Weight of all pieces of the quote that stand there, in its order.
    weight: u32,
    /// Weight of the longest of them.
    longest: u32,
    /// Units of the passage, half-open.
    from: usize,
    to: usize,
    /// Units of the quote that are dealt with.
    covered: usize,
}

/// Where other documents print the same words: in each the passage that has most of them, if that is most of all.
fn find_matches(prose: &[Prose<'_>], quote: &Quote, shelf: &Shelf) -> Vec<Quote> {
    let own = units_at(prose, quote);
    let mut found: BTreeMap<(u32, u32), Match> = BTreeMap::new();
    for (at, run) in runs_of(own) {
        let first = shelf.runs.partition_point(|entry| entry.0 < run);
        let same = shelf.runs.get(first..).unwrap_or_default().iter().take_while(|entry| entry.0 == run);
        for &(_, document, piece, unit) in same.take(MOST_PLACES).filter(|entry| entry.1 != quote.document) {
            let known = found.entry((document, piece)).or_default();
            let unit = unit as usize;
            // What a piece has covered is not begun anew, and pieces stand close by and in order.
            let follows = known.weight == 0 || (unit >= known.to && unit - known.to <= own.len());
            if at < known.covered || !follows {
                continue;
            }
            let there = prose.get(document as usize).and_then(|prose| prose.pieces.get(piece as usize));
            let there = there.and_then(|piece| piece.units.get(unit..)).unwrap_or_default();
            let here = own.get(at..).unwrap_or_default();
            let length = here.iter().zip(there).take_while(|(a, b)| a.hash == b.hash).count();
            let weight = weight_of(here.get(..length).unwrap_or_default());
            let from = if known.weight == 0 { unit } else { known.from };
            let (all, longest) = (known.weight + weight, known.longest.max(weight));
            *known = Match { weight: all, longest, from, to: unit + length, covered: at + length };
        }
    }
    let mut best: BTreeMap<u32, (u32, Match)> = BTreeMap::new();
    for ((document, piece), found) in found {
        if best.get(&document).is_none_or(|(_, best)| found.weight > best.weight) {
            best.insert(document, (piece, found));
        }
    }
    let enough = SAME * weight_of(own).min(LONG) as f32;
    let most = best
        .into_iter()
        .filter(|(_, (_, found))| found.longest >= LEAST_WEIGHT && found.weight as f32 >= enough);
    most.map(|(document, (piece, found))| {
        let there = prose.get(document as usize).and_then(|prose| prose.pieces.get(piece as usize));
        let direct = there.is_some_and(|piece| in_marks(piece, found.from));
        Quote {
            document,
            piece: piece as usize,
            from: found.from,
            to: found.to,
            direct,
            speaker: None,
            whole: None,
        }
    })
    .collect()
}

/// Weight from which on a piece of a longer quotation is enough: reports cut what is long.
const LONG: u32 = 40;

/// Whether a unit stands inside quotation marks.
fn in_marks(piece: &super::prose::Piece<'_>, unit: usize) -> bool {
    let Some(unit) = piece.units.get(unit) else { return false };
    let before = piece.text.get(..unit.from as usize).unwrap_or_default();
    let last = before.rfind(['“', '”', '「', '」', '"', '『', '』']);
    last.is_some_and(|at| before.get(at..).is_some_and(|rest| rest.starts_with(['“', '「', '『'])))
}

/// Whether two stretches of one passage are the same words.
fn overlaps(quote: &Quote, found: &Quote) -> bool {
    let (from, to) = (quote.from.max(found.from), quote.to.min(found.to));
    let least = (quote.to - quote.from).min(found.to - found.from);
    from < to && (to - from) as f32 >= SAME * least as f32
}

/// Whether what is known of a place is not much more than what was found there: more is a passage that retells many words.
fn is_as_long(known: &Quote, found: &Quote) -> bool {
    known.direct || 2 * (known.to - known.from) <= 3 * (found.to - found.from)
}

/// Whether two places may have one speaker: by name, or because one names none and the document knows the other's.
fn same_speaker(documents: &[Document], shelf: &Shelf, a: &Quote, b: &Quote) -> bool {
    match (&a.speaker, &b.speaker) {
        (Some(one), Some(other)) => {
            same_name(one, other) || knows(documents, b, one, other) || knows(documents, a, other, one)
        }
        (Some(name), None) => is_named(shelf, b, name),
        (None, Some(name)) => is_named(shelf, a, name),
        (None, None) => false,
    }
}

fn fold(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(|c| simplify(c).to_lowercase()).collect()
}

fn same_name(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    a.chars().count() > 1 && b.chars().count() > 1 && (a.contains(&b) || b.contains(&a))
}

/// Whether the document of a quote joins both names in one person.
fn knows(documents: &[Document], quote: &Quote, one: &str, other: &str) -> bool {
    let Some(document) = documents.get(quote.document as usize) else { return false };
    document.reading.people.iter().any(|person| {
        let is = |name: &str| {
            same_name(&person.name, name) || person.aliases.iter().any(|alias| same_name(alias, name))
        };
        is(one) && is(other)
    })
}

/// Whether the document of a quote names somebody at all.
fn is_named(shelf: &Shelf, quote: &Quote, name: &str) -> bool {
    let name = fold(name);
    !name.is_empty() && shelf.texts.get(&quote.document).is_some_and(|text| text.contains(&name))
}

/// A group of places as one shared quotation; none where all are of one document.
fn describe(prose: &[Prose<'_>], quotes: &[Quote], group: &[u32]) -> Option<SharedQuotation> {
    let members: Vec<&Quote> = group.iter().filter_map(|&at| quotes.get(at as usize)).collect();
    let first = members.first()?.document;
    if members.iter().all(|quote| quote.document == first) {
        return None;
    }
    let leading = members.iter().find(|quote| quote.direct && quote.speaker.is_some()).or(members.first())?;
    let names = members.iter().filter_map(|quote| quote.speaker.as_ref());
    let speaker = names.reduce(|best, name| if name.len() > best.len() { name } else { best })?.clone();
    let mut places: Vec<QuotationPlace> = members.iter().filter_map(|quote| place_of(prose, quote)).collect();
    crate::order::sort_by_key(&mut places, |place| (place.document, place.block, place.span));
    Some(SharedQuotation { speaker, text: text_of(prose, leading)?.to_owned(), places })
}

fn bytes_of(prose: &[Prose<'_>], quote: &Quote) -> Option<(u32, u32)> {
    let units = units_at(prose, quote);
    Some((units.first()?.from, units.last()?.to))
}

fn text_of<'a>(prose: &[Prose<'a>], quote: &Quote) -> Option<&'a str> {
    let piece = prose.get(quote.document as usize)?.pieces.get(quote.piece)?;
    let (from, to) = bytes_of(prose, quote)?;
    piece.text.get(from as usize..to as usize)
}

fn place_of(prose: &[Prose<'_>], quote: &Quote) -> Option<QuotationPlace> {
    let piece = prose.get(quote.document as usize)?.pieces.get(quote.piece)?;
    let (from, to) = bytes_of(prose, quote)?;
    Some(QuotationPlace {
        document: quote.document,
        block: piece.block,
        span: [from, to],
        direct: quote.direct,
    })
}
