//! Official accounts: articles that stand under the mark of an original, who wrote them, and the account that
//! published them, each in an element of its own on one line.

use super::context::Context;
use crate::block::Place;
use crate::lexicon::fold::{fold_name, fold_phrase};
use crate::lexicon::{Role, is};
use crate::model::PageKind;
use crate::text::byline::{NameKind, classify_name};

/// The line of an official account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Account {
    /// Who wrote, where the line says it beside the account.
    pub(super) author: Option<String>,
    /// The account, which is the article's source.
    pub(super) name: String,
    /// The block that holds them.
    pub(super) block: usize,
}

/// Blocks behind the title within which the line stands.
const REACH: usize = 6;

/// Longest line, in bytes.
const LONGEST: usize = 120;

/// Steps up from a name to the element that says it is an account's.
const STEPS: usize = 2;

/// Finds the line under the title.
pub(super) fn find_account(context: &Context<'_>) -> Option<Account> {
    let title = context.title_block?;
    if context.kind() == PageKind::Thread {
        return None;
    }
    (title..=title + REACH).find_map(|block| read_line(context, block))
}

fn read_line(context: &Context<'_>, block: usize) -> Option<Account> {
    let dom = &context.page.dom;
    let raw = context.block(block).filter(|raw| raw.text.len() <= LONGEST)?;
    let Place::Dom { first, last, .. } = raw.place else { return read_words(&raw.text, block) };
    let mut original = false;
    let mut names: Vec<(String, bool)> = Vec::new();
    for node in first..=last {
        let Some(text) = dom.text(node).map(str::trim).filter(|text| !text.is_empty()) else { continue };
        if is(Role::AccountOriginal, &fold_phrase(text)) {
            original = true;
        } else if matches!(classify_name(text), NameKind::Person | NameKind::Other)
            && !text.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | '：'))
        {
            let marked = dom.ancestors(node).take(STEPS).any(|id| {
                ["id", "class"].iter().filter_map(|name| dom.attribute(id, name)).any(|names| {
                    fold_name(names).split([' ', '_', '-']).any(|word| is(Role::AccountName, word))
                })
            });
            names.push((text.to_owned(), marked));
        }
    }
    let at = names.iter().position(|(_, marked)| *marked)?;
    let name = names.get(at).map(|(name, _)| name.clone())?;
    let author = at.checked_sub(1).and_then(|before| names.get(before)).map(|(author, _)| author.clone());
    (original || author.is_some()).then_some(Account { author, name, block })
}

/// The line as a text capture shows it: the mark, who wrote, the account, then the day: `原创 林小满 北港旧事 2031年5月4日`.
fn read_words(text: &str, block: usize) -> Option<Account> {
    let (mark, rest) = text.split_once(' ')?;
    let undated = |word: &&str| !word.contains(|c: char| c.is_ascii_digit());
    let names: Vec<&str> = rest.split(' ').take_while(undated).collect();
    let dated = names.len() < rest.split(' ').count();
    let name = |name: &str| matches!(classify_name(name), NameKind::Person | NameKind::Other);
    if !is(Role::AccountOriginal, &fold_phrase(mark)) || !dated || !names.iter().all(|part| name(part)) {
        return None;
    }
    match names.as_slice() {
        [author, account] => {
            Some(Account { author: Some((*author).to_owned()), name: (*account).to_owned(), block })
        }
        [account] => Some(Account { author: None, name: (*account).to_owned(), block }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::{Options, read};

    #[test]
    fn the_author_and_the_account_are_told_apart() {
        let text =
            "<p>渡口的老船工每天清晨都要擦一遍船板，三十年没有断过，直到大桥通车的那个春天。</p>".repeat(6);
        for (line, author, source) in [
            (
                "<span>原创</span> <span>林小满</span> <span id=\"profileBt\" class=\"meta_nickname\"><a href=\"#\">北港旧事</a></span>",
                "林小满",
                "北港旧事",
            ),
            (
                "<span>林小满</span> <span class=\"meta_nickname\"><a href=\"#\">北港旧事</a></span>",
                "林小满",
                "北港旧事",
            ),
            (
                "<span>原创</span> <span class=\"meta_nickname\"><a href=\"#\">北港旧事</a></span>",
                "",
                "北港旧事",
            ),
        ] {
            let page = format!("<h1>老渡口的最后一位船工</h1><div>{line}</div><div>{text}</div>");
            let document = read("a.html", page.as_bytes(), &Options::default()).unwrap().remove(0);
            let names = document.metadata.authors.map(|field| field.value.join("|")).unwrap_or_default();
            let outlet = document.metadata.source.map(|field| field.value).unwrap_or_default();
            assert_eq!((names.as_str(), outlet.as_str()), (author, source), "{line}");
        }
    }

    #[test]
    fn lines_of_text_captures_are_read_as_well() {
        for (line, expect) in [
            ("原创 林小满 北港旧事 2031年05月04日 09:12 北屿", Some((Some("林小满"), "北港旧事"))),
            ("原创 北港旧事 2031年05月04日", Some((None, "北港旧事"))),
            ("原创 林小满 北港旧事", None),
            ("林小满 北港旧事 2031年05月04日", None),
            ("原创 音乐 新人 大赛 2031年05月04日", None),
        ] {
            let found = super::read_words(line, 0);
            let told = found.as_ref().map(|found| (found.author.as_deref(), found.name.as_str()));
            assert_eq!(told, expect, "{line}");
        }
    }
}
