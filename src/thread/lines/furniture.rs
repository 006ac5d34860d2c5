//! Lines inside a post that are not what it says: where it was written from, what is left out, who answered
//! it, when it was changed, pages of answers.

use crate::lexicon::role::Manner;
use crate::lexicon::{Mark, Role, holds, is};
use crate::text::letter::is_alphanumeric;
use crate::text::marked::Marked;

/// Longest such line, in characters.
const LONGEST: usize = 48;

/// Longest note of a place or a program, in characters: longer ones are sentences.
const LONGEST_ORIGIN: usize = 28;

/// Whether a line inside a post is none of its words.
pub(super) fn is_beside(line: &Marked, chars: usize) -> bool {
    let text = line.folded.as_str();
    if chars > LONGEST {
        return is_references(text);
    }
    let counts = text.bytes().any(|b| b.is_ascii_digit());
    line.end(Role::Reaction, text.trim_end_matches('.').len()).is_some()
        || counts && line.marks.iter().any(|mark| mark.is(Role::EditNote, Manner::Inside))
        || offers_more(line, counts)
        || is_origin(line, chars)
        || is_paging(text)
        || is_attachment(text)
        || is_references(text)
}

/// Whether a line begins with the words that a post was edited, or with those and the one that says that it was posted:
/// `last edited by`, `wrote on last edited by Ada`, as forums leave it that show times in no text.
pub(super) fn is_edited(line: &Marked, chars: usize) -> bool {
    let text = line.folded.as_str();
    let begins = |mark: &&Mark| {
        let before = text.get(..mark.start as usize).unwrap_or_default();
        before.is_empty() || before.len() <= LONGEST_POSTED && holds(Role::Posting, before)
    };
    let edited =
        || line.marks.iter().filter(|mark| mark.is(Role::EditNote, Manner::Inside)).any(|mark| begins(&mark));
    chars <= LONGEST && !text.ends_with(['.', '!', '?', ':']) && edited()
}

/// Longest words before those that a post was edited, in bytes.
const LONGEST_POSTED: usize = 16;

/// The same of a part of a line.
pub(super) fn is_part_beside(part: &str) -> bool {
    let chars = part.chars().count();
    chars <= LONGEST && is_beside(&Marked::new(part), chars)
}

/// Whether a line says where a post was written.
fn is_origin(line: &Marked, chars: usize) -> bool {
    let text = line.folded.as_str();
    let from = text.len() - text.trim_start_matches(['-', '—', ' ', '[', '(']).len();
    chars <= LONGEST_ORIGIN
        && line.begin(Role::Origin, from).is_some()
        && !line.holds(Role::NoOrigin)
        && !text.contains(['。', ',', '!', '?'])
}

/// Whether a line offers answers that are left out ("剩余 3 条评论 点击查看"): a number stands behind or before.
fn offers_more(line: &Marked, counts: bool) -> bool {
    let text = line.folded.as_str();
    let from =
        text.len() - text.trim_start_matches(|c: char| !is_alphanumeric(c) || c.is_ascii_digit()).len();
    line.begin(Role::OffersMore, from).is_some()
        && (counts || line.holds(Role::OffersMore))
        && line.marks.iter().any(|mark| mark.is(Role::ReplyCount, Manner::Inside))
        && !text.contains(['。', ',', '!', '?'])
}

/// Endings of files that hang on posts.
const FILES: [&str; 9] = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".webm", ".mp4", ".pdf", ".zip"];

/// Units of the sizes of files.
const SIZES: [&str; 4] = ["kb", "mb", "kib", "mib"];

/// Whether a folded line names a file that hangs on a post, with its size: `檔名：1638.png-(648 kb, 1235x950)`.
fn is_attachment(folded: &str) -> bool {
    let named = FILES.iter().any(|ending| {
        folded.split_once(ending).is_some_and(|(_, behind)| !behind.starts_with(is_alphanumeric))
    });
    let parts = || folded.split(|c: char| !is_alphanumeric(c)).filter(|part| !part.is_empty());
    let sized = |part: &str| {
        let unit = part.trim_start_matches(|c: char| c.is_ascii_digit());
        SIZES.contains(&unit)
    };
    named && folded.bytes().any(|b| b.is_ascii_digit()) && parts().any(sized)
}

/// Whether a folded line points to as many posts as it says, and holds nothing else: `replies(2):>>25208073>>25208137`.
fn is_references(folded: &str) -> bool {
    const POINTER: &str = ">>";
    let Some((label, pointers)) = folded.split_once(POINTER) else { return false };
    let numbers = || pointers.split(POINTER).map(str::trim);
    let figures = |number: &str| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    let counted: String = label.chars().filter(char::is_ascii_digit).collect();
    numbers().all(figures) && counted.parse() == Ok(numbers().count())
}

/// Whether a folded line holds numbers of pages and steps between them, and nothing else.
fn is_paging(folded: &str) -> bool {
    let mut words = folded
        .split(|c: char| c.is_whitespace() || matches!(c, '|' | '«' | '»' | '<' | '>' | '.' | ','))
        .filter(|word| !word.is_empty());
    let mut steps = 0;
    let all = words.all(|word| {
        word.bytes().all(|b| b.is_ascii_digit()) || {
            steps += 1;
            is(Role::Paging, word)
        }
    });
    all && steps > 0
}

#[cfg(test)]
mod tests {
    use super::is_part_beside;

    #[test]
    fn lines_beside_the_words_of_a_post() {
        for (text, expect) in [
            ("来自 林间客户端", true),
            ("来自的人都说好", false),
            ("IP属地：北屿", true),
            ("Sent from my Lindphone", true),
            ("剩余 15 条评论 点击查看 我要评论", true),
            ("View 3 more replies", true),
            ("还有3个人没来", false),
            ("渔夫 回复了此帖", true),
            ("Ada and 3 others like this.", true),
            ("I like this harbour", false),
            ("本帖最后由 渔夫 于 2024-1-2 12:00 编辑", true),
            ("首页 上一页 1 2 下一页 尾页", true),
            ("1 2 3", false),
            ("来自南岛，明天到", false),
            ("檔名：1638512732656.png-(648 KB, 1235x950)", true),
            ("harbour.jpg (1.2 MB)", true),
            ("I lost harbour.jpg on my way", false),
            ("Replies(2):>>25208073>>25208137", true),
            ("Replies(3):>>25208073", false),
            (">>25208073", false),
        ] {
            assert_eq!(is_part_beside(text), expect, "{text}");
        }
    }
}
