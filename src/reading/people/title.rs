//! Titles: what is written before or behind a name, as it is written.

use super::Names;
use crate::lexicon::Role;
use crate::reading::prose::{Prose, Script, Span};
use crate::text::border::{ceil, floor};

/// Bytes of the shortest title that needs nothing before it: four ideographs.
const SHORT: usize = 12;
/// Most titles of one person that are kept.
const MOST: usize = 4;
/// Bytes of the longest title.
const LONGEST: usize = 150;

/// Finds the titles of all persons.
pub(super) fn find_titles(passages: &[Prose<'_>], names: &mut Names) {
    for (number, prose) in passages.iter().enumerate() {
        let here = names.appearances.get(number).cloned().unwrap_or_default();
        let mut from = 0;
        for appearance in here {
            if names.is_person(appearance.entity) {
                let title = match prose.script {
                    Script::Han => han_title(prose, from, appearance.span),
                    _ => latin_title(prose, from, appearance.span),
                };
                // 目击者刘先生: of somebody with a surname alone the title behind it is a part of the name.
                if prose.script == Script::Han && is_surname_only(names, appearance.entity) {
                    let behind = behind_han(prose, appearance.span);
                    add(names, appearance.entity, behind.map(|span| span.of(prose.text)));
                }
                add(names, appearance.entity, title.map(|span| span.of(prose.text)));
                from = appearance.span.to;
            }
        }
    }
}

fn is_surname_only(names: &Names, entity: usize) -> bool {
    names.entity(entity).is_some_and(|entity| entity.surname_only)
}

fn add(names: &mut Names, entity: usize, title: Option<&str>) {
    let (Some(title), Some(entity)) = (title, names.entities.get_mut(entity)) else { return };
    let known = entity.titles.iter().any(|known| known.contains(title));
    if !known && !title.is_empty() && entity.titles.len() < MOST {
        entity.titles.push(title.to_owned());
    }
}

/// What stands between the border before a name and the name, where it ends with an office or a calling. `from` is
/// where the name before ends.
fn han_title(prose: &Prose<'_>, from: usize, name: Span) -> Option<Span> {
    let text = prose.text;
    let title_before = prose.words.end(Role::SpeechTitle, from, name.from);
    if title_before.is_none() {
        return behind_han(prose, name);
    }
    let least = ceil(text, from.max(name.from.saturating_sub(LONGEST)));
    let start = border_before(prose, least, name.from);
    // 兼任代表的副市长: what belongs to an office stands before it, and is none; a title of some length is enough.
    let marks = prose.words.within(start, name.from).iter().rev();
    let mut marks = marks.filter(|word| word.entry.has(Role::SpeechOfMark) && !prose.is_aside(word.from));
    let start = marks
        .next()
        .filter(|mark| name.from - mark.to >= SHORT || is_clause(prose, Span::new(start, mark.from)))
        .map_or(start, |mark| mark.to);
    // A mark that closes what stands before the title is of that.
    let closed = text.get(start..name.from).is_some_and(|title| title.starts_with(['”', '」', '』']));
    let start = if closed { start + '”'.len_utf8() } else { start };
    Some(Span::new(start, name.from).trim(text)).filter(|span| !span.is_empty())
}

/// Whether what belongs to an office is a clause (正在为新桥奔波的市长): no part of it, however short the office.
fn is_clause(prose: &Prose<'_>, span: Span) -> bool {
    let words = prose.words.within(span.from, span.to);
    words.iter().any(|word| {
        let frame = word.entry.has(Role::SpeechFrame) && word.entry.value() != 3;
        let verb = word.entry.has(Role::SpeechVerb) && word.to - word.from > 3;
        (frame || verb) && word.to <= span.to && !inside_title(prose, word.from, word.to)
    })
}

/// The last border in a stretch: a pause, a stop, a word that leads over, stands between or says.
fn border_before(prose: &Prose<'_>, from: usize, to: usize) -> usize {
    let text = prose.text;
    let stretch = text.get(from..to).unwrap_or_default();
    let mut start = from;
    for (at, c) in stretch.char_indices() {
        let end = from + at + c.len_utf8();
        if is_named_in_marks(prose, from, end) {
            continue;
        }
        if matches!(
            c,
            '”' | '」'
                | '〕'
                | '】'
                | ']'
                | ' '
                | '，'
                | ','
                | '。'
                | '；'
                | '：'
                | ':'
                | ';'
                | '！'
                | '？'
                | '\u{3000}'
        ) {
            start = from + at + c.len_utf8();
        }
        // An enumeration of offices goes on, one of persons does not.
        if c == '、' && prose.words.end(Role::SpeechTitle, from, from + at).is_none() {
            start = from + at + c.len_utf8();
        }
    }
    // A dateline ends with a bracket that names reporters.
    let reporter = |aside: &&Span| {
        prose.words.within(aside.from, aside.to).iter().any(|word| word.entry.has(Role::SpeechReporter))
    };
    let first = prose.asides.partition_point(|aside| aside.from < start);
    let inside = prose.asides.iter().skip(first).take_while(|aside| aside.to <= to);
    let aside = inside.filter(reporter).last();
    start = aside.map_or(start, |aside| aside.to);
    for word in prose.words.within(start, to) {
        let at_start = word.from == start;
        // 对此 leads over, though 对 stands between names.
        let led = prose.words.begin(Role::SpeechOpening, word.from).is_some_and(|(end, _)| end > word.to);
        let joins = word.entry.has(Role::SpeechFrame) && parts_names(prose, word.from, word.to) && !led;
        let leads = at_start
            && [Role::SpeechOpening, Role::SpeechAdverb, Role::SpeechTime]
                .iter()
                .any(|&role| word.entry.has(role));
        let parts = joins || leads || word.entry.has(Role::SpeechSource);
        if parts && word.from >= start && word.to < to && !inside_title(prose, word.from, word.to) {
            // 会晤了某局局长
            let done = prose.words.begin(Role::SpeechAspect, word.to);
            let done = done.filter(|&(end, _)| joins && end < to);
            start = done.map_or(word.to, |(end, _)| end);
        }
    }
    // 某人的夫人: the office is what she is.
    prose.words.begin(Role::SpeechOfMark, start).map_or(start, |(end, _)| end.min(to))
}

/// Characters of a name in quotation marks that is a part of a title: “一带一路”共策会会长.
const MARKED: usize = 8;

/// Whether the marks that close at a place hold a short name.
fn is_named_in_marks(prose: &Prose<'_>, from: usize, end: usize) -> bool {
    let at = end.saturating_sub(1);
    let quotation = prose.quotation_at(at).and_then(|number| prose.quotations.get(number));
    quotation.is_some_and(|quotation| {
        let inner = quotation.inner.of(prose.text);
        quotation.outer.to == end
            && quotation.outer.from >= from
            && inner.chars().count() <= MARKED
            && inner.chars().all(crate::lexicon::fold::is_ideograph)
    })
}

/// Whether a word stands between names: of those of one character few do, the others are parts of words (自由, 经济).
fn parts_names(prose: &Prose<'_>, from: usize, to: usize) -> bool {
    let long = prose.text.get(from..to).is_some_and(|word| word.chars().nth(1).is_some());
    long || prose.words.begins(Role::PersonBorder, from)
}

/// Bytes before a place in which a known office or body begins that holds it: 中华人民共和国.
const INSIDE: usize = 24;

/// Whether a place belongs to a longer known office or body.
fn inside_title(prose: &Prose<'_>, from: usize, to: usize) -> bool {
    let around = prose.words.within(from.saturating_sub(INSIDE), to);
    around.iter().any(|word| {
        (word.entry.has(Role::SpeechTitle) || word.entry.has(Role::PlaceName))
            && word.from <= from
            && to <= word.to
            && word.to - word.from > to - from
    })
}

/// "…是某院教授": what a sentence says somebody is, or an office right behind the name.
fn behind_han(prose: &Prose<'_>, name: Span) -> Option<Span> {
    let text = prose.text;
    // 布兰德总统: an office right behind the name, and no part of a longer word.
    if let Some((to, _)) = prose.words.begin(Role::SpeechTitle, name.to)
        && super::pieces::ends_name(prose, to)
    {
        return Some(Span::new(name.to, to));
    }
    let (from, _) = prose.words.begin(Role::PersonIs, name.to)?;
    let length = window(text, from).find(['，', '。', ',', '；'])?;
    if length > LONGEST {
        return None;
    }
    let span = Span::new(from, from + length);
    prose.words.end(Role::SpeechTitle, span.from, span.to).map(|_| span)
}

/// So much of a text behind a place as a title may take.
pub(super) fn window(text: &str, from: usize) -> &str {
    let rest = text.get(from..).unwrap_or_default();
    rest.get(..floor(rest, LONGEST * 2)).unwrap_or_default()
}

/// Titles in Latin script: capitals and known offices before the name, or what follows it between commas.
fn latin_title(prose: &Prose<'_>, from: usize, name: Span) -> Option<Span> {
    before_latin(prose, from, name).or_else(|| behind_latin(prose, name))
}

fn before_latin(prose: &Prose<'_>, from: usize, name: Span) -> Option<Span> {
    let text = prose.text;
    let head = text.get(from..name.from)?;
    prose.words.end(Role::SpeechTitle, from, from + head.trim_end().len())?;
    let mut start = name.from;
    // Back over capitals and offices, not over a comma or a stop.
    for word in head.split_inclusive(' ').rev() {
        let bare = word.trim();
        let at = start - word.len();
        let known = prose.words.begin(Role::SpeechTitle, at).is_some();
        let capital = bare.chars().next().is_some_and(char::is_uppercase);
        let parted = bare.ends_with([',', ';', ':', '”', '"', '—', ')']);
        let stop = bare.ends_with('.')
            && prose.words.end(Role::Abbreviation, at, at + bare.len().saturating_sub(1)).is_none();
        if parted || stop || !(known || capital || bare == "of" || bare == "former") {
            break;
        }
        start = at;
    }
    let span = Span::new(start, name.from).trim(text);
    Some(without_lead(prose, span)).filter(|span| !span.is_empty())
}

fn behind_latin(prose: &Prose<'_>, name: Span) -> Option<Span> {
    let text = prose.text;
    let rest = window(text, name.to).strip_prefix(", ")?;
    let mut from = name.to + 2;
    let mut part = rest;
    // An age stands between.
    if let Some((age, behind)) = rest.split_once(", ")
        && age.bytes().all(|b| b.is_ascii_digit())
    {
        from += age.len() + 2;
        part = behind;
    }
    let length = part.find([',', '.', ';', '—']).unwrap_or(part.len());
    let length = part.get(..length)?.find(" who ").unwrap_or(length);
    if length > LONGEST {
        return None;
    }
    let span = Span::new(from, from + length);
    let office = prose.words.within(span.from, span.to).iter().any(|word| word.entry.has(Role::SpeechTitle));
    office.then(|| without_lead(prose, span))
}

/// Without an article or what else leads into a phrase.
fn without_lead(prose: &Prose<'_>, span: Span) -> Span {
    let lead =
        [Role::SpeechLead, Role::SpeechOpening].iter().find_map(|&role| prose.words.begin(role, span.from));
    let to =
        lead.map(|(to, _)| to).filter(|&to| prose.text.get(to..).is_some_and(|rest| rest.starts_with(' ')));
    to.map_or(span, |to| Span::new(to, span.to).trim(prose.text))
}
