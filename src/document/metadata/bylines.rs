//! Bylines without labels: names and outlets beside a date, alone under the title, in brackets.
//!
//! Chinese pages write them so; in other scripts only a name in the shape of a person's counts.

use super::area::AreaBlock;
use super::context::Context;
use crate::lexicon::fold::{fold_phrase, fold_word};
use crate::lexicon::{Role, begin, end, ends, holds, is};
use crate::text::byline::{NameKind, classify_name, find_bare_label, find_counts, split_names};
use crate::text::date::is_han;

/// Whether a Chinese name is that of an outlet or an office.
pub(super) fn is_outlet_name(name: &str) -> bool {
    let name = name.trim();
    let han = name.chars().filter(|c| is_han(*c)).count();
    if !(2..=14).contains(&han) {
        return false;
    }
    let base = name.split(['-', '－', '·']).next().unwrap_or(name).trim();
    // What the name is made of besides its ending begins with its first character.
    let ends_so = |part: &str| {
        let mut rest = part.chars();
        rest.next().is_some() && ends(Role::OutletEnding, &fold_phrase(rest.as_str()))
    };
    ends_so(name) || base.len() < name.len() && ends(Role::OutletEnding, &fold_phrase(base))
}

/// Whether a Chinese name ends as outlets' names do, but is a section that many have (`娱乐新闻`) or no name (`电台`).
pub(super) fn is_section_name(name: &str) -> bool {
    // Two ideographs are the kind of outlet alone: 电台, 网站.
    const SHORTEST_NAME: usize = 3;
    let name = fold_phrase(name.trim());
    let subject = end(Role::SectionEnding, &name).and_then(|ending| name.get(..ending.span.start));
    name.chars().count() < SHORTEST_NAME
        || subject.is_some_and(|subject| is(Role::OutletSubject, subject) || is(Role::Section, subject))
}

/// Whether a block is nothing but a short Chinese name close under the title.
pub(super) fn stands_alone(context: &Context<'_>, block: &AreaBlock) -> bool {
    // Blocks below the title.
    const NEAR: usize = 8;
    let Some(raw) = context.block(block.block) else { return false };
    let text = raw.text.trim();
    let han = text.chars().filter(|c| is_han(*c)).count();
    let length = text.chars().count();
    let plain =
        text.chars().all(|c| is_han(c) || c.is_alphanumeric() || matches!(c, '-' | '－' | '·' | '_' | ' '));
    block.distance >= 1
        && block.distance <= NEAR
        && block.parts.is_empty()
        && block.dates.is_empty()
        && (2..=10).contains(&han)
        && length <= 14
        && plain
        && !text.chars().any(|c| c.is_ascii_digit())
        && !text.split_whitespace().any(|word| is(Role::AuthorNoName, &fold_phrase(word)))
        && context.counts(block.block) == crate::text::byline::Counts::default()
        && !is_control(text)
}

/// Whether a text is nothing but a name in the shape of a person's, in a script with capitals: two to four
/// words, each with a capital (particles aside), and no word of a menu.
pub(super) fn is_person_alone(context: &Context<'_>, text: &str) -> bool {
    if text.len() > 60
        || text.chars().any(|c| {
            is_han(c)
                || c.is_ascii_digit()
                || matches!(
                    c,
                    ':' | '/'
                        | '|'
                        | '&'
                        | '!'
                        | '?'
                        | ','
                        | '('
                        | '$'
                        | '@'
                        | '#'
                        | '+'
                        | '"'
                        | '%'
                        | '…'
                        | '>'
                        | '»'
                )
        })
    {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let shouting =
        words.iter().filter(|w| w.chars().count() > 2 && w.chars().all(|c| !c.is_lowercase())).count();
    (2..=4).contains(&words.len())
        && words.iter().all(|word| capital(word) || is(Role::NameParticle, word))
        && words.iter().filter(|word| capital(word)).count() >= 2
        && shouting < words.len()
        && !words.iter().any(|word| is(Role::MenuWord, &fold_word(word)))
        && context.title.as_deref() != Some(text)
}

/// Whether a text holds a word of the controls that stand under titles.
fn is_control(text: &str) -> bool {
    holds(Role::BesideTitleControl, &fold_phrase(text))
}

/// Names in the text beside a date: with the rule that found them and its score.
pub(super) fn names_beside_date(sides: [&str; 2]) -> Vec<(Vec<String>, &'static str, f32)> {
    let mut found = Vec::new();
    if sides.iter().any(|side| is_running_text(side)) {
        return found;
    }
    let [before, after] = sides;
    for side in [before, after] {
        let bare = side
            .trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')' | '（' | '）' | '.'))
            .trim();
        // A forum's 来自 names who opened the topic.
        let folded = fold_phrase(bare);
        let led = begin(Role::OpenedBy, &folded).and_then(|lead| {
            let chars = folded.get(lead.span)?.chars().count();
            bare.char_indices().nth(chars).and_then(|(at, _)| bare.get(at..))
        });
        if let Some(name) = led.map(str::trim).filter(|n| (1..=30).contains(&n.chars().count())) {
            found.push((vec![name.to_owned()], "author-label", 0.6));
            continue;
        }
        if bare.is_empty() || bare.contains([':', '：']) {
            continue;
        }
        if bare.chars().any(is_han) {
            found.extend(han_names(bare, side.len() == before.len() && side == before));
        } else if !before.is_empty() || !after.is_empty() {
            let other = if side == before { after } else { before };
            let whole = !other.chars().any(char::is_alphanumeric);
            let names = split_names(bare);
            let people =
                !names.is_empty() && names.iter().all(|name| classify_name(name) == NameKind::Person);
            if whole && people && bare.chars().count() <= 60 {
                found.push((names, "person-beside-date", 0.35));
            }
        }
    }
    found
}

/// Whether a text beside a date is a sentence of the article, which names whom it speaks of, not who wrote.
fn is_running_text(side: &str) -> bool {
    /// Characters from which on a byline has no comma any more.
    const LONG: usize = 40;
    side.contains(['。', '？', '！']) || side.contains('，') && side.chars().count() > LONG
}

/// Chinese names in a text beside a date, reporters before others.
fn han_names(text: &str, before: bool) -> Vec<(Vec<String>, &'static str, f32)> {
    let mut reporters: Vec<String> = Vec::new();
    let mut others: Vec<String> = Vec::new();
    let mut parts: Vec<&str> = text
        .split([' ', '\u{3000}', '／', '/', '|', '｜', '、', '·'])
        .map(str::trim)
        .filter(|p| !p.is_empty() && find_bare_label(p).is_none())
        .collect();
    // 某某／綜合報導: who stands before it reported.
    let all = parts.len();
    // Figures that stand for themselves are counts: 甲 | 455 | a date.
    let count = |part: &&str| part.chars().all(|c| c.is_ascii_digit());
    parts.retain(|part| !ends(Role::ReportWord, &fold_phrase(part)) && !count(part));
    let reported = before && parts.len() == 1 && all == 2;
    for part in &parts {
        let marked = reported || holds(Role::ReporterTitle, &fold_phrase(part));
        let names = split_names(part);
        if marked {
            reporters.extend(names.into_iter().filter(|n| classify_name(n) == NameKind::Person));
        } else if !is_outlet_name(part)
            && !is_control(part)
            && find_counts(part) == crate::text::byline::Counts::default()
        {
            others.extend(
                names.into_iter().filter(|n| {
                    (2..=8).contains(&n.chars().count()) && !n.chars().any(|c| c.is_ascii_digit())
                }),
            );
        }
    }
    if !reporters.is_empty() {
        return vec![(reporters, "reporter-beside-date", 0.7)];
    }
    // Behind the date stand sections and controls as well as names: only a single part counts.
    let clear = if before { parts.len() <= 4 } else { parts.len() == 1 };
    if others.is_empty() || !clear || others.len() != parts.len() {
        return Vec::new();
    }
    let people = others.iter().all(|name| classify_name(name) == NameKind::Person);
    let score = if before { 0.55 } else { 0.35 } * if people { 1.0 } else { 0.9 };
    vec![(others, "name-beside-date", score)]
}

/// The outlet in a text beside a date (`某某报 記者某某／某地報導`).
pub(super) fn outlet_beside_date(text: &str) -> Option<String> {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    if !bare.chars().any(is_han) || bare.chars().count() > 40 {
        return None;
    }
    bare.split([' ', '\u{3000}', '／', '/', '|', '｜', ',', '，'])
        .map(|part| part.trim_matches(|c: char| !c.is_alphanumeric()))
        .take(2)
        .find(|part| {
            is_outlet_name(part) && !is_control(part) && !holds(Role::ReportWord, &fold_phrase(part))
        })
        .map(str::to_owned)
}

/// `…。（甲）` and `采写：某报记者 甲 乙` at the end of the body.
pub(super) fn names_at_end(text: &str) -> Option<Vec<String>> {
    let text = text.trim_end();
    let inside = text.strip_suffix(['）', ')'])?;
    let start = inside.rfind(['（', '('])?;
    let before = inside.get(..start)?.trim_end();
    let inside = inside.get(start..)?.trim_start_matches(['（', '(']);
    let ended = before.ends_with(['。', '！', '？', '”', '」', '.']);
    let han = inside.chars().filter(|c| is_han(*c)).count();
    let plain = inside.chars().all(|c| is_han(c) || c.is_whitespace() || c == '、');
    if !ended
        || !plain
        || !(2..=12).contains(&han)
        || is(Role::EndNote, &fold_phrase(inside))
        || is_outlet_name(inside)
    {
        return None;
    }
    let names: Vec<String> = split_names(inside)
        .into_iter()
        .filter(|n| (2..=3).contains(&n.chars().count()) && classify_name(n) == NameKind::Person)
        .collect();
    (!names.is_empty()).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_brackets() {
        assert_eq!(names_at_end("港口昨日重开。（林小满）").unwrap(), ["林小满"]);
        assert_eq!(names_at_end("港口昨日重开。（完）"), None);
        assert_eq!(names_at_end("港口（北港）"), None);
    }

    #[test]
    fn outlets() {
        for (text, want) in [
            ("  北港晚报  ", Some("北港晚报")),
            ("北港日報 記者林小滿／北港報導", Some("北港日報")),
            ("林小满", None),
            ("分享", None),
        ] {
            assert_eq!(outlet_beside_date(text).as_deref(), want, "{text}");
        }
        assert_eq!(han_names("北港日報 記者林小滿／北港報導", false)[0].0, ["林小滿"]);
        assert_eq!(han_names("林小满", true)[0].0, ["林小满"]);
    }
}
