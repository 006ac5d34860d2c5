//! What the words of a page's title and of its heading say about its kind.

use super::lexicon::Lexicon;
use super::row::{Row, log};
use crate::order::sort_and_dedup;
use crate::text::search::holds;
use std::sync::OnceLock;

/// Words of titles, by the kind of page that bears them. The same word may point two ways: the trees
/// weigh it together with the rest.
const WORDS: [(&str, &str); 7] = [
    (
        "forum",
        "forum forums thread discussion topic community question reddit answers page solved ask foro форум 论坛 论壇 論壇 贴吧 讨论",
    ),
    (
        "product",
        "buy price shop sale online free shipping pack review reviews specs black white size men women kaufen acheter comprar купить 价格 购买",
    ),
    (
        "category",
        "shop collection collections all men mens women womens products accessories shoes furniture clothing sale kids buy produkte productos produits",
    ),
    (
        "list",
        "best top list rankings ranking news latest archives jobs events blog topics archiv archive 排行 榜 大全",
    ),
    (
        "docs",
        "documentation docs api reference guide manual tutorial introduction getting started quickstart module install overview python javascript class function developer mdn developers dokumentation documentación handbuch 文档 手册 教程",
    ),
    (
        "service",
        "services service agency company solutions software platform consulting pricing firm experts professional leistungen servicios 服务",
    ),
    (
        "article",
        "how why what is the to vs tips guide review says things ways wie warum comment pourquoi 如何 为什么",
    ),
];

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
    let lower = line.to_lowercase();
    let mut known: Vec<&str> = words(&lower).collect();
    sort_and_dedup(&mut known);
    let mut counts = [0_u8; WORDS.len()];
    let mut add = |groups: u32| {
        for (bit, count) in counts.iter_mut().enumerate() {
            *count = count.saturating_add((groups >> bit & 1) as u8);
        }
    };
    for word in known {
        add(title_words().find(word));
    }
    for (word, bit) in unparted() {
        if holds(&lower, word) {
            add(1 << bit);
        }
    }
    for ((name, _), count) in WORDS.iter().zip(counts) {
        row.put_in(prefix, name, count.into());
    }
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn title_words() -> &'static Lexicon {
    static TABLE: OnceLock<Lexicon> = OnceLock::new();
    TABLE.get_or_init(|| Lexicon::new(&WORDS))
}

/// The words of scripts that do not part them, each with its group.
fn unparted() -> impl Iterator<Item = (&'static str, usize)> {
    let han = |word: &str| word.chars().all(super::facts::is_cjk);
    WORDS.iter().enumerate().flat_map(move |(bit, (_, list))| {
        list.split_whitespace().filter(move |word| han(word)).map(move |word| (word, bit))
    })
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
