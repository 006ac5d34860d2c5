//! Whom the words of a post address: a floor, a name, the author of a quoted post.

/// The floor that a post says it answers, at its start: `回复9楼`, `Reply to #9`, `引用 3楼`, `>>5`.
pub(super) fn reply_target(text: &str) -> Option<u32> {
    const OPENERS: [&str; 13] = [
        "回复",
        "回覆",
        "引用",
        "答复",
        "回應",
        "回应",
        "reply to",
        "replying to",
        "in reply to",
        "re:",
        "@",
        ">>",
        "quote:",
    ];
    let head: String = text.chars().take(24).collect::<String>().to_lowercase();
    let rest = OPENERS.iter().filter_map(|opener| head.strip_prefix(opener)).min_by_key(|rest| rest.len())?;
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '第' | ':' | '：'));
    let (marked, rest) = match rest.strip_prefix(['#', '＃']) {
        Some(rest) => (true, rest),
        None => (head.starts_with(">>"), rest),
    };
    let rest = ["post ", "floor ", "no."].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (number, unit) = rest.split_at(digits);
    let unit = unit.trim_start();
    (marked || unit.starts_with(['楼', '樓', '层', '層', '#']) || unit.starts_with("f "))
        .then(|| number.parse().ok())
        .flatten()
}

/// The name after an `@` or `回复` at the start of a post, up to the first space or colon.
pub(super) fn addressee(text: &str) -> Option<&str> {
    const OPENERS: [&str; 11] = [
        "回复@",
        "回复 @",
        "回覆 @",
        "@",
        "回复 ",
        "回覆 ",
        "回复：",
        "回复:",
        "Reply to ",
        "In reply to ",
        "Replying to ",
    ];
    let rest = OPENERS.iter().find_map(|opener| text.strip_prefix(opener))?.trim_start();
    let end =
        rest.find(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | ',' | '，')).unwrap_or(rest.len());
    rest.get(..end).filter(|name| !name.is_empty())
}

/// What stands between the name of a quoted author and the quoted words, in the languages of the forum
/// software that was looked at.
const WROTE: [&str; 23] = [
    " said",
    " wrote",
    " posted",
    " schrieb",
    " sagte",
    " a écrit",
    " a dit",
    " escribió",
    " dijo",
    " escreveu",
    " disse",
    " ha scritto",
    " написал",
    " писал",
    " napisał",
    " skrev",
    " schreef",
    " 发表于",
    " 發表於",
    "发表于",
    " 写道",
    " 说",
    "さん",
];

/// The same where none of these stands: signs that dates and words have, too.
const WEAK: [&str; 3] = [" on ", ":", "："];

/// What stands before the name of a quoted author.
const QUOTING: [&str; 12] = [
    "originally posted by",
    "quote from:",
    "quote from",
    "quote:",
    "quoting",
    "zitat von",
    "citation de",
    "cita de",
    "引用:",
    "引用：",
    "引用",
    "回复",
];

/// Longest name of a quoted author, in bytes.
const LONGEST_NAME: usize = 60;

/// The author that the head of a quoted post names, and where the quoted words begin.
pub(super) fn quoted_author(quote: &str) -> Option<(&str, usize)> {
    let lead = |c: char| c.is_whitespace() || matches!(c, '@' | '>' | '“' | '"' | '↑');
    let mut rest = quote.trim_start_matches(lead);
    // "Quote:" may stand over "Originally posted by".
    for _ in 0..2 {
        let opens =
            |opener: &&&str| rest.get(..opener.len()).is_some_and(|head| head.eq_ignore_ascii_case(opener));
        let opener = QUOTING.iter().find(opens).map_or(0, |opener| opener.len());
        rest = rest.get(opener..)?.trim_start_matches(lead);
    }
    let line = rest.find('\n').unwrap_or(rest.len());
    let head = rest.get(..line)?;
    let first = |words: &[&str]| words.iter().filter_map(|word| head.find(word)).min();
    let end = first(&WROTE).or_else(|| first(&WEAK)).unwrap_or(line);
    let name = head.get(..end)?.trim();
    // "On 5 March at 7:29, Mira said", "16 minutes ago, Mira said".
    let dated = |head: &str| head.starts_with("On ") || head.ends_with(" ago") || head.ends_with("yesterday");
    let name = name.rsplit_once(", ").filter(|(head, _)| dated(head)).map_or(name, |(_, name)| name);
    let name = name.trim_start_matches('@');
    let begins = quote.len() - rest.len() + line;
    (!name.is_empty() && name.len() <= LONGEST_NAME).then_some((name, begins))
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
