//! Names as a thread states them: what all of them share, and what layouts run together with them, is none of the names.

use std::collections::{BTreeMap, BTreeSet};

use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{Role, holds, is};
use crate::text::when::find_when;
use crate::thread::Post;

use super::buttons::is_buttons;
use super::naming::{behind_number, trim_name};

/// Fewest names that tell what they share, the share of them that must have it, and fewest different names that must be
/// left without it: a family may talk.
const FEWEST: usize = 3;
const SHARED: f32 = 0.6;
const DIFFERENT: usize = 3;

/// Fewest posts that one and the same name on all of them makes no name: nobody talks so long to himself.
const ALONE: usize = 4;

/// Most words around the names that are taken off.
const MOST_SHARED: usize = 4;

/// Cleans the names of the posts of a thread.
pub(super) fn clean_names(posts: &mut [Post]) {
    for post in posts.iter_mut() {
        post.author = post.author.take().map(|name| behind_number(&name).to_owned());
    }
    for _ in 0..MOST_SHARED {
        if !(drop_shared(posts, first_word) | drop_shared(posts, last_word)) {
            break;
        }
    }
    drop_initials(posts);
    for post in posts.iter_mut() {
        let name = post.author.take().map(|name| closed(trim_name(strip_elements(&name))));
        post.author = name.filter(|name| names_somebody(name));
    }
    drop_same(posts);
}

/// Whether a text may be a name at all: it has a letter or a figure, states no time, and is no button.
fn names_somebody(name: &str) -> bool {
    let folded = fold_phrase(name);
    let counted = folded.split_once(' ').is_some_and(|(first, rest)| {
        first.bytes().all(|b| b.is_ascii_digit()) && holds(Role::ReplyCount, rest)
    });
    name.contains(char::is_alphanumeric)
        && !counted
        && !is_buttons(&folded)
        && !is(Role::PosterLabel, &folded)
        && find_when(name).is_none_or(|(from, to)| to - from < SHORTEST_TIME)
}

/// Shortest time that a name cannot hold, in bytes: "may" and "3d" are parts of names.
const SHORTEST_TIME: usize = 6;

/// A name whose last bracket is closed again, where what was cut around it took that sign.
fn closed(name: &str) -> String {
    let open =
        name.rfind(['(', '（']).and_then(|at| name.get(at..)).filter(|rest| !rest.contains([')', '）']));
    match open {
        Some(rest) => format!("{name}{}", if rest.starts_with('(') { ')' } else { '）' }),
        None => name.to_owned(),
    }
}

/// A name without the tags of markup that was escaped twice: `<span>Ada</span>`.
fn strip_elements(name: &str) -> &str {
    let inside = name.strip_prefix('<').and_then(|rest| rest.split_once('>')).map(|(_, inside)| inside);
    inside.map_or(name, |inside| inside.split('<').next().unwrap_or(inside))
}

fn first_word(name: &str) -> Option<(&str, &str)> {
    name.split_once(' ')
}

fn last_word(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once(' ').map(|(rest, word)| (word, rest))
}

/// Takes a word off one end of the names where most of them have it there, all numbers being one word and all days of the
/// week another; says whether it did.
fn drop_shared(posts: &mut [Post], part: fn(&str) -> Option<(&str, &str)>) -> bool {
    let kind = |word: &str| {
        let folded = fold_phrase(word.trim_matches(['.', ',']));
        if word.bytes().all(|b| b.is_ascii_digit()) {
            "0".to_owned()
        } else if is(Role::Weekday, &folded) {
            "weekday".to_owned()
        } else {
            folded
        }
    };
    let names = || posts.iter().filter_map(|post| post.author.as_deref());
    let mut counts: BTreeMap<String, (usize, BTreeSet<&str>)> = BTreeMap::new();
    for (word, rest) in names().filter_map(part) {
        let entry = counts.entry(kind(word)).or_default();
        entry.0 += 1;
        entry.1.insert(rest);
    }
    let all = names().count();
    let shared = counts.into_iter().max_by_key(|(_, (count, _))| *count).filter(|(_, (count, rests))| {
        *count >= FEWEST && *count as f32 >= all as f32 * SHARED && rests.len() >= DIFFERENT
    });
    let Some((shared, _)) = shared else { return false };
    for post in posts.iter_mut() {
        let rest = post.author.as_deref().and_then(part).filter(|(word, _)| kind(word) == shared);
        if let Some(rest) = rest.map(|(_, rest)| rest.trim().to_owned()).filter(|rest| !rest.is_empty()) {
            post.author = Some(rest);
        }
    }
    true
}

/// Takes the initial off that stands for a picture and ran together with the name, where most names begin so: `AAda`.
fn drop_initials(posts: &mut [Post]) {
    let doubled = |name: &str| {
        let mut chars = name.chars();
        let (first, second) = (chars.next(), chars.next());
        first.is_some_and(|first| second.is_some_and(|second| first.to_lowercase().eq(second.to_lowercase())))
            && chars.next().is_some()
    };
    let names = || posts.iter().filter_map(|post| post.author.as_deref());
    let count = names().filter(|name| doubled(name)).count();
    let different: BTreeSet<&str> = names().collect();
    if count >= FEWEST && count as f32 >= names().count() as f32 * SHARED && different.len() > 1 {
        for name in posts.iter_mut().filter_map(|post| post.author.as_mut()).filter(|name| doubled(name)) {
            let first = name.chars().next().map_or(0, char::len_utf8);
            name.drain(..first);
        }
    }
}

/// Drops a name that all posts have, and one of several words that many have of which one is written small: it stands
/// beside posts, and is nobody's ("Report post to moderator").
fn drop_same(posts: &mut [Post]) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in posts.iter().filter_map(|post| post.author.as_deref()) {
        *counts.entry(name).or_default() += 1;
    }
    let all: usize = counts.values().sum();
    let phrase = |name: &str| {
        let small = |word: &str| word.len() > PARTICLE && word.starts_with(|c: char| c.is_ascii_lowercase());
        name.split(' ').skip(1).any(small)
    };
    let nobody = |(name, &count): (&&str, &usize)| {
        // Boards without accounts call everybody the same, in a word of their own.
        let template = name.bytes().any(|b| b.is_ascii_alphabetic());
        count >= ALONE && count == all && template
            || count >= FEWEST && count as f32 >= all as f32 * MANY && phrase(name)
    };
    let dropped: BTreeSet<String> =
        counts.iter().filter(|&pair| nobody(pair)).map(|(name, _)| (*name).to_owned()).collect();
    for post in
        posts.iter_mut().filter(|post| post.author.as_ref().is_some_and(|name| dropped.contains(name)))
    {
        post.author = None;
    }
}

/// Share of the posts that have such a phrase, and the longest small word inside names, in bytes.
const MANY: f32 = 0.4;
const PARTICLE: usize = 3;

#[cfg(test)]
mod tests {
    use super::clean_names;
    use crate::thread::Post;

    #[test]
    fn what_all_names_share_is_none_of_them() {
        for (names, expect) in [
            (
                &["1. ● Ada", "2. ● Bo Lund", "10. ● Cleo"][..],
                &[Some("Ada"), Some("Bo Lund"), Some("Cleo")][..],
            ),
            (&["1. [5e6f24] Ada", "Bo"], &[Some("Ada"), Some("Bo")]),
            (
                &["5254 有用 米拉 看过", "12 有用 林 看过", "3 有用 雨田 看过"],
                &[Some("米拉"), Some("林"), Some("雨田")],
            ),
            (&["Ada Wed", "Bo Fri", "Cleo Mon"], &[Some("Ada"), Some("Bo"), Some("Cleo")]),
            (&["Ada Lund", "Bo Lund", "Ada Lund"], &[Some("Ada Lund"), Some("Bo Lund"), Some("Ada Lund")]),
            (
                &["Ada(157", "Bo (left", "Cleo (she)"],
                &[Some("Ada(157)"), Some("Bo (left)"), Some("Cleo (she)")],
            ),
            (&["AAda", "BBo", "CCleo"], &[Some("Ada"), Some("Bo"), Some("Cleo")]),
            (&["Aaron", "Bo", "Cleo"], &[Some("Aaron"), Some("Bo"), Some("Cleo")]),
            (&["<span>Ada</span>", "Bo"], &[Some("Ada"), Some("Bo")]),
            (&["Report", "13 answers /", "Feb 14, 2031"], &[None, None, None]),
            (&["Old", "Old", "Old", "Old"], &[None, None, None, None]),
            (
                &["Send", "Report post to them", "Report post to them", "Report post to them", "Ada"],
                &[Some("Send"), None, None, None, Some("Ada")],
            ),
        ] {
            let mut posts: Vec<Post> = names
                .iter()
                .map(|name| Post { author: Some((*name).to_owned()), ..Post::default() })
                .collect();
            clean_names(&mut posts);
            let found: Vec<Option<&str>> = posts.iter().map(|post| post.author.as_deref()).collect();
            assert_eq!(found, expect, "{names:?}");
        }
    }
}
