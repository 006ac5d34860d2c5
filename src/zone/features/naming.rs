//! What the words of a page's title and of its heading say about its kind.

use super::facts::is_cjk;
use super::groups::{groups_of_page_word, page_groups};
use super::row::{Row, log};
use crate::lexicon::Role;
use crate::order::sort_and_dedup;

/// Words of titles, by the kind of page that bears them. The same word may point two ways: the trees
/// weigh it together with the rest.
const WORDS: ([&str; 7], u32) = page_groups(Role::TitleForum, "title-");

/// Signs of money.
pub(super) const fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '￥' | '₹' | '₽' | '₩')
}

/// Writes what the window's title and the heading say; `shared` is the title for shared links.
pub(super) fn write_naming(title: &str, shared: &str, heading: Option<&str>, row: &mut Row) {
    let title = title.trim();
    write_words("title says ", title, row);
    row.put("title words", words(title).count() as f32);
    row.flag("", "title starts digit", title.starts_with(|c: char| c.is_ascii_digit()));
    row.flag("", "title has price", title.contains(is_currency));
    row.flag("", "title asks", title.contains(['?', '？']));
    let named = title.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    let all = title.split_whitespace().count().max(1);
    row.put("title upper", named as f32 / all as f32);
    let parts =
        title.split_whitespace().filter(|word| matches!(*word, "|" | "-" | "–" | "—" | "·" | ":")).count();
    row.put("title parts", (parts + title.matches(": ").count()) as f32);
    let same = f32::from(u8::from(shared.trim() == title));
    row.put("title is shared", if shared.is_empty() { -1.0 } else { same });
    let heading = heading.unwrap_or_default();
    write_words("heading line says ", heading, row);
    row.put("heading line words", log(words(heading).count() as u32));
}

/// How many different words of each group a line holds.
fn write_words(prefix: &str, line: &str, row: &mut Row) {
    let (names, first) = WORDS;
    let lower = line.to_lowercase();
    let mut known: Vec<&str> = words(&lower).collect();
    sort_and_dedup(&mut known);
    let mut unparted = unparted(&lower);
    sort_and_dedup(&mut unparted);
    let mut counts = [0_u8; WORDS.0.len()];
    for word in known.into_iter().chain(unparted) {
        let groups = groups_of_page_word(word) >> first;
        for (bit, count) in counts.iter_mut().enumerate() {
            *count = count.saturating_add((groups >> bit & 1) as u8);
        }
    }
    for (name, count) in names.iter().zip(counts) {
        row.put_in(prefix, name, count.into());
    }
}

/// What may be a word in a script that does not part them: up to four ideographs in a row.
fn unparted(line: &str) -> Vec<&str> {
    const LONGEST: usize = 4;
    let starts = line.char_indices().filter(|&(_, c)| is_cjk(c));
    starts
        .flat_map(|(from, _)| {
            let rest = line.get(from..).unwrap_or_default();
            let run = rest.char_indices().take(LONGEST).take_while(|&(_, c)| is_cjk(c));
            run.filter_map(move |(at, c)| rest.get(..at + c.len_utf8()))
        })
        .collect()
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_name_the_kind_of_their_page() {
        let value = |title: &str, name: &str| {
            let mut row = Row::named();
            write_naming(title, "", Some("Ferry"), &mut row);
            row.names().iter().position(|known| known == name).map(|at| row.values()[at])
        };
        for (title, name, wanted) in [
            ("Getting started | Lindby API docs", "title says docs", 4.0),
            ("林港论坛 - 渡轮", "title says forum", 1.0),
            ("Ferry tickets from €12", "title has price", 1.0),
            ("How do I board the ferry?", "title asks", 1.0),
            ("Ferry - Harbour - Lindby", "title parts", 2.0),
            ("10 best ferries", "title starts digit", 1.0),
        ] {
            assert_eq!(value(title, name), Some(wanted), "{title} {name}");
        }
    }
}
