//! Names in dates: what the lexicon says of the word, or the few words, that begin at a token.

use super::token::Token;
use crate::lexicon::entry::Language;
use crate::lexicon::role::Manner;
use crate::lexicon::{Entry, Role, begin, entries_of, value_of};

/// Most words of a name.
const MOST_WORDS: usize = 3;

/// Most letters that an inflected name may add to its stem.
const LONGEST_ENDING: usize = 5;

/// Whether a token is a word of a role.
pub(super) fn is(token: Option<&Token<'_>>, role: Role) -> bool {
    value(token, role).is_some()
}

/// The number of a token that is a word of a role.
pub(super) fn value(token: Option<&Token<'_>>, role: Role) -> Option<i32> {
    let word = token?.word();
    if word.is_empty() { None } else { value_of(role, &word) }
}

/// The longest entry of a role that a text without spaces begins with at a token, and the token behind it.
pub(super) fn begin_at(tokens: &[Token<'_>], i: usize, role: Role) -> Option<(i32, usize)> {
    let first = tokens.get(i)?;
    let hit = begin(role, first.rest)?;
    let end = first.start + hit.span.end;
    let last = (i..).zip(tokens.get(i..)?).take_while(|(_, token)| token.start < end).last()?;
    (last.1.end == end).then_some((hit.value, last.0 + 1))
}

/// The longest name that begins at a token and for which a test finds something: that, and the token behind it.
fn find_name<T>(
    tokens: &[Token<'_>],
    i: usize,
    test: impl Fn(&str, &'static [u32]) -> Option<T>,
) -> Option<(T, usize)> {
    let first = tokens.get(i).filter(|token| token.is_word())?;
    let word = first.word();
    let entries = entries_of(Role::Month, &word);
    let alone = || test(&word, entries).map(|found| (found, i + 1));
    let leads = entries.iter().any(|&entry| Entry(entry).has(Role::CalendarLead));
    let dotted = |at: usize| {
        let stop = tokens.get(at).is_some_and(|token| !token.spaced && token.sign() == Some('.'));
        let next = tokens.get(at + 1).filter(|token| token.is_word());
        stop && next.is_some_and(|next| !next.spaced || word.chars().count() == 1)
    };
    if !leads && !dotted(i + 1) {
        return alone();
    }
    let mut joined = word.clone().into_owned();
    let (mut at, mut found) = (i + 1, None);
    for _ in 1..MOST_WORDS {
        if dotted(at) {
            at += 1;
        } else if tokens.get(at).is_some_and(|token| token.spaced) {
            joined.push(' ');
        }
        let Some(next) = tokens.get(at).filter(|token| token.is_word()) else { break };
        joined.push_str(&next.word());
        at += 1;
        if let Some(hit) = test(&joined, entries_of(Role::Month, &joined)) {
            found = Some((hit, at));
        }
    }
    found.or_else(alone)
}

/// The number of a name that begins at a token, and the token behind it.
pub(super) fn name_at(tokens: &[Token<'_>], i: usize, role: Role) -> Option<(i32, usize)> {
    find_name(tokens, i, |_, entries| whole(entries, role))
}

fn whole(entries: &[u32], role: Role) -> Option<i32> {
    entries.iter().map(|&entry| Entry(entry)).find(|entry| entry.is(role, Manner::Whole)).map(Entry::value)
}

/// A month by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Month {
    /// 1–12.
    pub(crate) number: u8,
    /// What it is in another language, where nothing says which it is.
    pub(crate) other: Option<u8>,
    /// It is a word, too: a year has to follow, or a capital to begin it.
    pub(crate) doubtful: bool,
    /// An abbreviation that may be any word: day and year have to stand beside it.
    pub(crate) short: bool,
    /// How the years beside it are counted.
    pub(crate) years: Years,
}

/// From when the years beside a month are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Years {
    Common,
    /// The solar Hijri calendar's.
    Persian,
    /// From the Buddha, beside a month in Thai letters; others may count from him or not.
    Thai,
}

/// The month that is named at a token, and the token behind it.
pub(crate) fn month_at(tokens: &[Token<'_>], i: usize, language: Option<Language>) -> Option<(Month, usize)> {
    find_name(tokens, i, |word, entries| {
        read_month(word, entries, language).or_else(|| {
            let prefix = if word.is_ascii() { None } else { begin(Role::MonthPrefix, word) }?;
            let bare = word.get(prefix.span.end..)?;
            read_month(bare, entries_of(Role::Month, bare), language)
        })
    })
}

fn read_month(word: &str, entries: &[u32], language: Option<Language>) -> Option<Month> {
    // Nearly all words are none that the lexicon knows as a whole.
    if entries.is_empty() {
        return inflected_month(word).map(|number| month_of(word, number, false));
    }
    let doubtful = whole(entries, Role::DoubtfulMonth).is_some();
    let month = |number: i32| month_of(word, number, doubtful);
    if let Some(number) = whole(entries, Role::Month) {
        return Some(month(number));
    }
    if let Some(number) = whole(entries, Role::MonthShort) {
        return Some(Month { short: true, ..month(number) });
    }
    for (role, short) in [(Role::AmbiguousMonth, false), (Role::AmbiguousMonthShort, true)] {
        if let Some((number, other)) = choose_month(entries, role, language) {
            return Some(Month { other, short, ..month(number) });
        }
    }
    if let Some(number) = whole(entries, Role::PersianMonth) {
        return Some(Month { years: Years::Persian, ..month(number) });
    }
    inflected_month(word).map(month)
}

/// The month of a number that a word names.
fn month_of(word: &str, number: i32, doubtful: bool) -> Month {
    let thai = word.chars().next().is_some_and(|c| ('\u{e00}'..='\u{e7f}').contains(&c));
    Month {
        number: number as u8,
        other: None,
        doubtful,
        short: false,
        years: if thai { Years::Thai } else { Years::Common },
    }
}

/// The number of the month whose name a word begins with, a short ending added.
fn inflected_month(word: &str) -> Option<i32> {
    let stem = begin(Role::Month, word)?;
    let ending = word.get(stem.span.end..)?;
    (ending.chars().count() <= LONGEST_ENDING).then_some(stem.value)
}

/// Of a name that means different months the one of the page's language; else that of most languages, and the other.
fn choose_month(entries: &[u32], role: Role, language: Option<Language>) -> Option<(i32, Option<u8>)> {
    let all = || {
        let entries = entries.iter().map(|&entry| Entry(entry)).filter(|entry| entry.is(role, Manner::Whole));
        entries.map(|entry| Language::split(entry.value()))
    };
    if let Some((_, number)) = all().find(|&(known, _)| Some(known) == language) {
        return Some((number, None));
    }
    let mut counts = [0_u8; 13];
    for (_, number) in all() {
        if let Some(count) = counts.get_mut(number as usize) {
            *count += 1;
        }
    }
    let most = |not: usize| {
        let found =
            (1..=12).filter(|&month| month != not && counts.get(month).is_some_and(|&count| count > 0));
        // Of equals the later: Croatian, whose names stand earlier in the year, has fewer pages than Polish and Czech.
        found.max_by_key(|&month| (counts.get(month).copied().unwrap_or(0), month))
    };
    let first = most(0)?;
    Some((i32::try_from(first).ok()?, most(first).map(|other| other as u8)))
}
