//! Names of authors: splitting lists, and taking off what is said of a person beside the name.

use super::edges::is_edge;
use super::is_han;
use super::kinds::{NameKind, classify_name, is_role, is_title};
use crate::lexicon::fold::{fold_phrase, fold_start, fold_word};
use crate::lexicon::{Role, begin, end, ends, find, is};

/// What a space between short words of ideographs means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spaces {
    /// It parts two names, as on Chinese pages.
    BetweenNames,
    /// It parts surname and given name, as on Japanese pages.
    InNames,
}

/// Names beyond which no list is read on: nobody's byline is longer, and fields take fewer.
const MOST_NAMES: usize = 100;

/// The names of a list, without roles, addresses and duplicates.
pub(crate) fn split_names(value: &str) -> Vec<String> {
    split_names_spaced(value, Spaces::BetweenNames)
}

/// The names of a list of a page whose habit with spaces is known.
pub(crate) fn split_names_spaced(value: &str, spaces: Spaces) -> Vec<String> {
    let value = drop_brackets(value);
    let value = drop_dateline(&value);
    let mut names: Vec<String> = Vec::new();
    // The entry before was a role or a degree: what is short and in capitals behind it is another one.
    let mut described = false;
    for entry in split_entries(value) {
        if names.len() > MOST_NAMES {
            break;
        }
        let person = names.last().is_some_and(|name| classify_name(name) == NameKind::Person);
        let after_one = person && names.len() == 1;
        if person && (is_description(entry, described) || entry.contains('&'))
            || after_one && is_place(entry, names.last())
        {
            described = true;
            continue;
        }
        described = false;
        for piece in split_conjunctions(entry) {
            if is_role(piece.trim()) {
                described = true;
                continue;
            }
            for name in split_han(&cut_behind(&strip_roles(&piece)), spaces) {
                let name = cut_full_stop(name.trim_matches(is_edge).trim()).to_owned();
                if classify_name(&name) != NameKind::Junk && !is_role(&name) && !names.contains(&name) {
                    names.push(name);
                }
            }
        }
    }
    names
}

/// Takes off the full stop of a sentence ("Words by Mara Lindqvist."), not that of an initial or a short form.
fn cut_full_stop(name: &str) -> &str {
    /// Letters of a last word that is no short form ("Jr.", "Ph.D.", "Prof.").
    const FULL: usize = 5;
    let Some(bare) = name.strip_suffix('.') else { return name };
    let last = bare.rsplit(' ').next().unwrap_or(bare);
    let full = last.len() < bare.len() && last.chars().count() >= FULL && !last.contains('.');
    if full { bare } else { name }
}

/// Takes off the place behind the reporter: `林小滿／北港報導` was written by one person, in a place.
fn drop_dateline(value: &str) -> &str {
    /// Ideographs of the longest place with the word behind it; a name before it has two.
    const LONGEST_PLACE: usize = 8;
    const SHORTEST_NAME: usize = 2;
    let reports = ends(Role::ReportWord, &fold_phrase(value.trim_end()));
    let Some((before, place)) = value.rsplit_once(['／', '/']).filter(|_| reports) else { return value };
    let place = place.trim();
    let named = before.chars().filter(|c| is_han(*c)).count() >= SHORTEST_NAME;
    if named && place.chars().all(is_han) && place.chars().count() <= LONGEST_PLACE { before } else { value }
}

/// Whether an entry behind a name of several words is the place where it was written ("Mara Lindqvist, Oster"): one
/// word with a capital, neither in capitals throughout, which agencies are, nor a pen name.
fn is_place(entry: &str, before: Option<&String>) -> bool {
    /// Shortest name of a place, in characters.
    const SHORTEST: usize = 3;
    let word = entry.trim();
    let mut chars = word.chars();
    before.is_some_and(|name| name.contains(' '))
        && chars.next().is_some_and(char::is_uppercase)
        && chars.clone().count() + 1 >= SHORTEST
        && chars.all(char::is_lowercase)
}

/// Splits at commas, semicolons, bars and the like.
fn split_entries(value: &str) -> impl Iterator<Item = &str> {
    value
        .split(['、', '，', ',', ';', '；', '|', '｜', '\n', '\t', '／', '+', '•', '»'])
        .flat_map(split_ampersand)
        .flat_map(split_slash)
        .filter(|entry| !entry.trim().is_empty())
}

/// Whether an entry behind a name says what that person is: "Director of Operations", "gastroenterologist",
/// "Home and Digital Security Expert", and "FACP" behind "MD".
fn is_description(entry: &str, described: bool) -> bool {
    /// Longest degree or membership, in bytes.
    const LONGEST_DEGREE: usize = 9;
    let words: Vec<&str> = entry.split_whitespace().collect();
    let words = match words.as_slice() {
        [first, rest @ ..] if is(Role::NameConjunction, first) => rest,
        all => all,
    };
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return true };
    let small = first.chars().next().is_some_and(char::is_lowercase) && !is(Role::NameParticle, first);
    let degree = described
        && words.len() == 1
        && first.len() <= LONGEST_DEGREE
        && !first.chars().any(char::is_lowercase);
    let place =
        words.iter().any(|word| is(Role::OfficePreposition, word)) && words.iter().any(|word| is_title(word));
    small || degree || place || words.len() > 1 && is_title(last)
}

/// Splits at the words for "and".
fn split_conjunctions(entry: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut current = String::new();
    for word in entry.split(' ').filter(|word| !word.is_empty()) {
        // The short ones are initials or parts of names when capitalised, and first in an entry.
        let first = pieces.is_empty() && current.is_empty();
        if is(Role::NameConjunction, word) && (!first || word.len() > 1) {
            pieces.push(std::mem::take(&mut current));
        } else {
            if !current.is_empty() {
                current.push(' ');
            }
            current.push_str(word);
        }
    }
    pieces.push(current);
    pieces.retain(|piece| !piece.trim().is_empty());
    pieces
}

/// An ampersand splits two names, but not a firm that is called after two words (`Field & Glass`).
fn split_ampersand(piece: &str) -> Vec<&str> {
    let parts: Vec<&str> = piece.split(['&', '＆']).collect();
    let word = |part: &&str| {
        let part = part.trim();
        !part.contains(char::is_whitespace) && part.chars().next().is_some_and(char::is_uppercase)
    };
    if parts.len() == 2 && parts.iter().all(word) { vec![piece] } else { parts }
}

/// A slash splits two names, but not initials of an agency (`srf/abc`) and not `w/o`.
fn split_slash(piece: &str) -> Vec<&str> {
    let parts: Vec<&str> = piece.split('/').collect();
    let long = parts.iter().all(|part| part.trim().contains(' ') || part.chars().any(is_han));
    if parts.len() > 1 && long { parts } else { vec![piece] }
}

/// Several Chinese names parted by spaces only (王小明 李晓红); other scripts stay whole.
fn split_han(piece: &str, spaces: Spaces) -> Vec<String> {
    // 某报记者: for whom they write.
    let outlet = |word: &&str| ends(Role::ReporterTitle, &fold_phrase(word));
    let words: Vec<&str> = piece.split_whitespace().skip_while(outlet).collect();
    let han = |word: &str| word.chars().all(|c| is_han(c) || c == '·');
    let full = words.iter().all(|word| han(word) && (2..=4).contains(&word.chars().count()));
    if words.len() > 1 && full && spaces == Spaces::BetweenNames {
        return words.into_iter().filter(|word| !is_role(word)).map(str::to_owned).collect();
    }
    // 王 明: a name of two ideographs spread over the width of three.
    if words.len() == 2 && words.iter().all(|word| han(word) && word.chars().count() == 1) {
        return vec![words.concat()];
    }
    vec![words.join(" ")]
}

/// Takes off the labels and roles at both ends of one name.
fn strip_roles(piece: &str) -> String {
    /// Bytes of a name that must be left where a role is taken off its end: one ideograph is none.
    const SHORTEST: usize = 4;
    let bare = |name: &str| name.trim_matches(is_edge).trim().to_owned();
    let mut name = bare(piece.trim());
    loop {
        let folded = fold_phrase(&name);
        if let Some(lead) = begin(Role::NameLead, &folded).filter(|lead| lead.span.end < folded.len()) {
            let chars = folded.get(lead.span).map_or(0, |lead| lead.trim_end().chars().count());
            name = bare(split_behind(&name, chars).1);
            continue;
        }
        if let Some(signed) = behind_by(&name) {
            name = bare(signed);
            continue;
        }
        let Some(rest) = tail_of(&folded).map(|tail| split_behind(&name, folded.chars().count() - tail).0)
        else {
            break;
        };
        let rest = bare(rest);
        if rest.len() < SHORTEST {
            break;
        }
        name = rest;
    }
    name
}

/// Characters of the role at the end of a folded name.
fn tail_of(folded: &str) -> Option<usize> {
    let apart = || {
        let hit = end(Role::NameTailApart, folded)?;
        folded.get(..hit.span.start)?.ends_with([' ', '/']).then_some(hit)
    };
    let tail = end(Role::NameTail, folded).or_else(apart)?;
    folded.get(tail.span).map(|tail| tail.chars().count())
}

/// Splits a text behind so many characters.
fn split_behind(text: &str, chars: usize) -> (&str, &str) {
    let at = text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at);
    text.split_at(at)
}

/// "Guide by …", "All articles by …", and a "By" that the page's layout alone parts from the name.
fn behind_by(name: &str) -> Option<&str> {
    /// Words before "by": what was written, not a sentence.
    const MOST_BEFORE: usize = 3;
    // As it is written: in capitals it is no preposition.
    if let Some(by) = find(Role::By, name)
        && let (Some(before), Some(signed)) = (name.get(..by.span.start), name.get(by.span.end..))
        && before.ends_with(' ')
        && signed.starts_with(' ')
    {
        return (before.split_whitespace().count() <= MOST_BEFORE && !signed.trim().is_empty())
            .then_some(signed.trim_start());
    }
    let by = begin(Role::By, &fold_start(name, LONGEST_BY))?;
    let (by, glued) = name.split_at_checked(by.span.end)?;
    (by.ends_with(char::is_lowercase) && glued.starts_with(char::is_uppercase) && glued.contains(' '))
        .then_some(glued)
}

/// Characters that hold any word for "by".
const LONGEST_BY: usize = 40;

/// The number of an entry of [`Role::OnBehalf`] that parts a person's whole name from what stands behind, and nothing else.
const OF_A_PERSON: i32 = 1;

/// Takes off the title or control that stands behind a name of at least two words, glued to it or not
/// ("… Senior Writer", "…Korrespondent", "… Twitter"), and the second of two like halves.
fn cut_behind(name: &str) -> String {
    let behalf = || {
        let hit = find(Role::OnBehalf, name)?;
        let before = name.get(..hit.span.start)?.trim_end();
        (hit.value != OF_A_PERSON || classify_name(before) == NameKind::Person).then_some(before)
    };
    let name = behalf().unwrap_or(name);
    let spaced = part_glued_title(name);
    let mut words: Vec<&str> = spaced.split_whitespace().collect();
    let half = words.len() / 2;
    if half >= 2 && words.len().is_multiple_of(2) && words.get(..half) == words.get(half..) {
        words.truncate(half);
    }
    while words.len() > 2 && words.last().is_some_and(|last| is(Role::BehindName, &fold_word(last))) {
        words.pop();
    }
    if words.len() > 2 && words.last().is_some_and(|last| is_title(last)) {
        // "The" stands before what is no person.
        let article = words.first().is_some_and(|first| is(Role::ArticleWord, &fold_word(first)));
        while !article && words.len() > 1 && words.last().is_some_and(|last| is_role(last)) {
            words.pop();
        }
    }
    words.join(" ")
}

/// A space between a name and the title that the page's layout alone parts from it.
fn part_glued_title(name: &str) -> String {
    let mut before = ' ';
    for (at, c) in name.char_indices() {
        if before.is_lowercase() && c.is_uppercase() {
            let (own, title) = name.split_at(at);
            let ends_in_title = title.split_whitespace().next_back().is_some_and(is_title);
            if own.contains(' ') && ends_in_title && is_role(title) {
                return format!("{own} {title}");
            }
        }
        before = c;
    }
    name.to_owned()
}

/// Takes out brackets and what they hold (agency, city, role).
fn drop_brackets(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut depth = 0_u32;
    for c in value.chars() {
        match c {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    // Brackets around everything: keep what they hold.
    if out.trim().is_empty() { value.trim_matches(is_edge).to_owned() } else { out }
}
