//! Names of authors: splitting lists, and taking off what is said of a person beside the name.

use super::edges::is_edge;
use super::is_han;
use super::kinds::{NameKind, classify_name, is_role, is_title};

/// Words between names, in lower case.
const CONJUNCTIONS: [&str; 20] = [
    "and", "und", "et", "og", "och", "ja", "ve", "и", "та", "й", "dan", "và", "i", "y", "e", "en", "és",
    "și", "with", "mit",
];

/// Small words inside names, in lower case.
const PARTICLES: [&str; 16] = [
    "de", "da", "di", "del", "della", "la", "le", "van", "von", "der", "den", "el", "al", "bin", "ter", "zu",
];

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
        if person && is_description(entry, described) {
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
                let name = name.trim_matches(is_edge).trim().to_owned();
                if classify_name(&name) != NameKind::Junk && !is_role(&name) && !names.contains(&name) {
                    names.push(name);
                }
            }
        }
    }
    names
}

/// Takes off the place behind the reporter: `林小滿／北港報導` was written by one person, in a place.
fn drop_dateline(value: &str) -> &str {
    /// Ideographs of the longest place with the word behind it; a name before it has two.
    const LONGEST_PLACE: usize = 8;
    const SHORTEST_NAME: usize = 2;
    let reports = ["報導", "報道", "报道", "报导"].iter().any(|word| value.trim_end().ends_with(word));
    let Some((before, place)) = value.rsplit_once(['／', '/']).filter(|_| reports) else { return value };
    let place = place.trim();
    let named = before.chars().filter(|c| is_han(*c)).count() >= SHORTEST_NAME;
    if named && place.chars().all(is_han) && place.chars().count() <= LONGEST_PLACE { before } else { value }
}

/// Splits at commas, semicolons, bars and the like.
fn split_entries(value: &str) -> impl Iterator<Item = &str> {
    value
        .split(['、', '，', ',', ';', '；', '|', '｜', '&', '\n', '\t', '＆', '／', '+', '•', '»'])
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
        [first, rest @ ..] if CONJUNCTIONS.contains(first) => rest,
        all => all,
    };
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return true };
    let small = first.chars().next().is_some_and(char::is_lowercase) && !PARTICLES.contains(first);
    let degree = described
        && words.len() == 1
        && first.len() <= LONGEST_DEGREE
        && !first.chars().any(char::is_lowercase);
    let place =
        words.iter().any(|word| matches!(*word, "at" | "of")) && words.iter().any(|word| is_title(word));
    small || degree || place || words.len() > 1 && is_title(last)
}

/// Splits at the words for "and".
fn split_conjunctions(entry: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut current = String::new();
    for word in entry.split(' ').filter(|word| !word.is_empty()) {
        // The short ones are initials or parts of names when capitalised, and first in an entry.
        let first = pieces.is_empty() && current.is_empty();
        if CONJUNCTIONS.contains(&word) && (!first || word.len() > 1) {
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

/// A slash splits two names, but not initials of an agency (`srf/abc`) and not `w/o`.
fn split_slash(piece: &str) -> Vec<&str> {
    let parts: Vec<&str> = piece.split('/').collect();
    let long = parts.iter().all(|part| part.trim().contains(' ') || part.chars().any(is_han));
    if parts.len() > 1 && long { parts } else { vec![piece] }
}

/// Several Chinese names parted by spaces only (王小明 李晓红); other scripts stay whole.
fn split_han(piece: &str, spaces: Spaces) -> Vec<String> {
    // 某报记者: for whom they write.
    let outlet = |word: &&str| word.ends_with("记者") || word.ends_with("記者");
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

/// Labels and roles before a name, longer ones before their own beginnings.
#[rustfmt::skip]
const ROLES_BEFORE: &[&str] = &[
    "medically reviewed by ", "written by ", "reviewed by ", "posted by ", "published by ", "words by ", "story by ", "text by ",
    "guest post by ", "beitrag von ", "kommentar von ", "interview von ", "eine analyse von ", "by: ", "by ", "author: ", "authors: ", "von ", "par ", "por ",
    "door ", "oleh ", "автор: ", "text: ", "autor: ", "autor:in ", "本报记者", "本报",
    "特约记者", "实习记者", "记者", "記者", "作者：", "作者:", "作者", "文/",
    "文／", "文｜", "文丨", "编辑/", "撰文", "特约撰稿人", "特派记者", "特派員",
    "通讯员", "通訊員", "編譯", "编译", "綜合報導／", "採訪", "采写", "整理",
];

/// Labels and roles after a name.
#[rustfmt::skip]
const ROLES_AFTER: &[&str] = &[
    " 기자", "기자", " 특파원", " 記者", "記者", " 记者", "记者", "／綜合報導",
    "/綜合報導", "／報導", "/報導", "報導", "综合报道", "綜合報導", "报道", "编译",
    "編譯", " 編輯", "编辑", "撰文", "(撰文)", "编写", "执笔", " 撰",
    " 文", "／文", "/文", " | ", " -", " –",
];

/// Takes off the labels and roles at both ends of one name.
fn strip_roles(piece: &str) -> String {
    let mut name = piece.trim().trim_matches(is_edge).trim().to_owned();
    loop {
        let lower = name.to_lowercase();
        let before = ROLES_BEFORE
            .iter()
            .find(|role| lower.starts_with(*role) && lower.len() > role.len() && lower.len() == name.len());
        if let Some(role) = before {
            let bare = role.trim_end();
            // 记者站 and the like stay whole; a Han role is only cut from something longer than a name's rest.
            name = name.get(bare.len()..).unwrap_or_default().trim_matches(is_edge).trim().to_owned();
            continue;
        }
        if let Some(signed) = behind_by(&name) {
            name = signed.trim_matches(is_edge).trim().to_owned();
            continue;
        }
        let after = ROLES_AFTER.iter().find(|role| name.ends_with(*role) && name.len() > role.len() + 3);
        let Some(role) = after else { break };
        name =
            name.get(..name.len() - role.len()).unwrap_or_default().trim_matches(is_edge).trim().to_owned();
    }
    name
}

/// "Guide by …", "All articles by …", and a "By" that the page's layout alone parts from the name.
fn behind_by(name: &str) -> Option<&str> {
    /// Words before "by": what was written, not a sentence.
    const MOST_BEFORE: usize = 3;
    if let Some((before, signed)) = name.split_once(" by ") {
        return (before.split_whitespace().count() <= MOST_BEFORE && !signed.trim().is_empty())
            .then_some(signed);
    }
    let glued = ["By", "by", "Written by"].iter().find_map(|by| name.strip_prefix(by))?;
    (glued.starts_with(char::is_uppercase) && glued.contains(' ')).then_some(glued)
}

/// Words that pages put behind a name without a sign between them.
const BEHIND: [&str; 14] = [
    "published",
    "updated",
    "posted",
    "twitter",
    "follow",
    "email",
    "e-mail",
    "linkedin",
    "facebook",
    "instagram",
    "share",
    "bio",
    "contact",
    "profile",
];

/// Takes off the title or control that stands behind a name of at least two words, glued to it or not
/// ("… Senior Writer", "…Korrespondent", "… Twitter"), and the second of two like halves.
fn cut_behind(name: &str) -> String {
    let name = name.split_once(" on behalf of ").map_or(name, |(name, _)| name);
    let spaced = part_glued_title(name);
    let mut words: Vec<&str> = spaced.split_whitespace().collect();
    let half = words.len() / 2;
    if half >= 2 && words.len().is_multiple_of(2) && words.get(..half) == words.get(half..) {
        words.truncate(half);
    }
    while words.len() > 2
        && words.last().is_some_and(|last| BEHIND.iter().any(|word| last.eq_ignore_ascii_case(word)))
    {
        words.pop();
    }
    if words.len() > 2 && words.last().is_some_and(|last| is_title(last)) {
        // "The" stands before what is no person.
        let article = words.first().is_some_and(|first| first.eq_ignore_ascii_case("the"));
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
