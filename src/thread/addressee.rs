//! Whom the words of a post address: a floor, a name, the author of a quoted post.

use super::openers::strip_opening;
use crate::lexicon::fold::{fold_phrase, fold_start};
use crate::lexicon::role::Manner;
use crate::lexicon::{Role, begin, begins, end};
use crate::text::marked::Marked;
use crate::text::marked::place_in;

/// The number of an opener ([`Role::ReplyOpener`]) that a name may follow, and of one that it follows at once.
const NAMING: i32 = 1;
const AT: i32 = 2;

/// The floor that a post says it answers, at its start: `回复9楼`, `Reply to #9`, `引用 3楼`, `>>5`.
pub(super) fn reply_target(text: &str) -> Option<u32> {
    let head = fold_start(text, 24);
    let rest = head.get(begin(Role::ReplyOpener, &head)?.span.end..)?;
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '第' | ':'));
    let (marked, rest) = match rest.strip_prefix('#') {
        Some(rest) => (true, rest),
        None => (head.starts_with(">>"), rest),
    };
    let rest = begin(Role::FloorBefore, rest).map_or(rest, |hit| rest.get(hit.span.end..).unwrap_or(rest));
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (number, unit) = rest.split_at(digits);
    let unit = unit.trim_start();
    // "f" is a floor, "for" is none.
    let parted = |end: usize| {
        !unit.starts_with(|c: char| c.is_ascii_alphabetic())
            || unit.get(end..).is_some_and(|behind| behind.starts_with(' '))
    };
    let counted = || begin(Role::FloorAfter, unit).is_some_and(|hit| parted(hit.span.end));
    (marked || counted()).then(|| number.parse().ok()).flatten()
}

/// The name after an `@` or `回复` at the start of a post, up to the first space or colon.
pub(super) fn addressee(text: &str) -> Option<&str> {
    let (rest, kind) = strip_opening(text, Role::ReplyOpener)?;
    let rest = match kind {
        AT => rest,
        NAMING => {
            let spaced = rest.trim_start_matches(' ');
            match spaced.strip_prefix(['@', ':', '：']) {
                Some(name) => name,
                None if spaced.len() < rest.len() => spaced,
                None => return None,
            }
        }
        _ => return None,
    };
    let rest = rest.trim_start();
    let end =
        rest.find(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | ',' | '，')).unwrap_or(rest.len());
    rest.get(..end).filter(|name| !name.is_empty())
}

/// Longest name of a quoted author, in bytes.
const LONGEST_NAME: usize = 60;

/// The author that the head of a quoted post names, and where the quoted words begin.
pub(super) fn quoted_author(quote: &str) -> Option<(&str, usize)> {
    let lead = |c: char| c.is_whitespace() || matches!(c, '@' | '>' | '“' | '"' | '↑');
    let mut rest = quote.trim_start_matches(lead);
    // "Quote:" may stand over "Originally posted by".
    for _ in 0..2 {
        let behind = strip_opening(rest, Role::Quoting).map_or(rest, |(behind, _)| behind);
        rest = behind.trim_start_matches(lead);
    }
    let line = rest.find('\n').unwrap_or(rest.len());
    let head = rest.get(..line)?;
    let name = head.get(..name_end(head))?.trim();
    // "On 5 March at 7:29, Mira said", "16 minutes ago, Mira said".
    let dated = |head: &str| {
        let folded = fold_phrase(head);
        begins(Role::SaidWhen, &folded) || end(Role::SaidWhen, &folded).is_some()
    };
    let name = name.rsplit_once(", ").filter(|(head, _)| dated(head)).map_or(name, |(_, name)| name);
    let name = name.trim_start_matches('@');
    let begins = quote.len() - rest.len() + line;
    (!name.is_empty() && name.len() <= LONGEST_NAME).then_some((name, begins))
}

/// Where the name ends that the head of a quotation begins with: before the word for writing, else before a sign or
/// a word that dates and words have, too.
fn name_end(head: &str) -> usize {
    let line = Marked::new(head);
    let spaced = |at: usize| line.folded.get(..at).is_some_and(|before| before.ends_with(' '));
    let wrote = line.marks.iter().find(|mark| {
        let at = mark.start as usize;
        mark.is(Role::Wrote, Manner::Inside) && at > 0 && (mark.entry.value() == 0 || spaced(at))
    });
    let on =
        || line.marks.iter().find(|mark| mark.is(Role::WroteOn, Manner::Word) && spaced(mark.start as usize));
    if let Some(mark) = wrote {
        return place_in(head, &line.folded, mark.start as usize);
    }
    let on = on().map(|mark| place_in(head, &line.folded, mark.start as usize));
    head.find([':', '：']).into_iter().chain(on).min().unwrap_or(head.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floors_that_are_answered() {
        for (text, expected) in [
            ("回复9楼：对的", Some(9)),
            ("引用 3楼 的话", Some(3)),
            (">>5 yes", Some(5)),
            ("Reply to #9: no", Some(9)),
            ("回复第12楼", Some(12)),
            ("12 boats", None),
        ] {
            assert_eq!(reply_target(text), expected, "{text}");
        }
    }

    #[test]
    fn names_that_are_answered() {
        for (text, expected) in
            [("@mira77 thank you", Some("mira77")), ("回复 米拉：谢谢", Some("米拉")), ("Thank you", None)]
        {
            assert_eq!(addressee(text), expected, "{text}");
        }
    }

    #[test]
    fn quoted_authors() {
        for (text, expected) in [
            ("Mira Lind said:\nThe ferry is late.", "Mira Lind"),
            ("Mira wrote: ↑\nThe ferry is late.", "Mira"),
            ("米拉 发表于 2024-6-2 09:51\n渡轮又晚点了", "米拉"),
            ("Quote from: mira77 on June 2, 2024\nThe ferry", "mira77"),
            ("Originally Posted by mira77\nThe ferry", "mira77"),
            ("Quote:\nOriginally Posted by mira77\nThe ferry", "mira77"),
            ("On 3/5/2024 at 7:29 PM, Mira-in-Lindby said:\nThe ferry", "Mira-in-Lindby"),
            ("16 minutes ago, Mira said:\nThe ferry", "Mira"),
        ] {
            assert_eq!(quoted_author(text).map(|(name, _)| name), Some(expected), "{text}");
        }
    }
}
