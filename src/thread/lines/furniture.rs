//! Lines inside a post that are not what it says: where it was written from, what is left out, who answered
//! it, when it was changed, pages of answers.

use crate::text::search::holds;

/// Longest such line, in characters.
const LONGEST: usize = 48;

/// Longest note of a place or a program, in characters: longer ones are sentences.
const LONGEST_ORIGIN: usize = 28;

/// Beginnings of lines that say where or with what a post was written, lower case.
const ORIGINS: &[&str] = &[
    "来自",
    "來自",
    "发自",
    "發自",
    "来源于",
    "ip属地",
    "ip 属地",
    "ip地址",
    "ip:",
    "ip：",
    "via ",
    "sent from",
    "from my ",
    "posted from",
    "written from",
];

/// Beginnings of lines that offer what is left out, lower case; a number follows or stands before.
const MORE: &[&str] = &[
    "剩余",
    "还有",
    "還有",
    "查看全部",
    "查看更多",
    "查看其余",
    "展开",
    "展開",
    "更多回复",
    "更多评论",
    "共",
    "全部",
    "view",
    "show",
    "load",
    "see",
    "hide",
    "more",
];

/// What such lines count, lower case.
const COUNTED: &[&str] =
    &["回复", "回覆", "回應", "回应", "评论", "評論", "留言", "repl", "comment", "response", "answer"];

/// Ends of lines that say what others did with a post, lower case.
const DONE: &[&str] = &[
    "回复了此帖",
    "回复了这个帖子",
    "回覆了此帖",
    "赞了此帖",
    "觉得很赞",
    "覺得很讚",
    "赞了这条评论",
    "replied to this",
    "replied to this.",
    "like this",
    "likes this",
    "like this.",
    "likes this.",
    "liked this post",
    "likes this post",
    "reacted to this post",
    "found this helpful",
];

/// Parts of lines that say when a post was changed, lower case.
const CHANGED: &[&str] = &[
    "最后由",
    "最後由",
    "最后编辑于",
    "最後編輯於",
    "最后修改于",
    "编辑过此帖",
    "last edited by",
    "edited by",
    "last edited on",
    "zuletzt bearbeitet",
];

/// Steps between pages of answers, lower case.
const PAGES: &[&str] = &[
    "首页",
    "尾页",
    "末页",
    "上一页",
    "下一页",
    "上一頁",
    "下一頁",
    "上页",
    "下页",
    "prev",
    "previous",
    "next",
    "first",
    "last",
    "page",
];

/// Whether a line inside a post is none of its words.
pub(super) fn is_beside(text: &str, chars: usize) -> bool {
    if chars > LONGEST {
        return false;
    }
    let lower = text.to_lowercase();
    DONE.iter().any(|end| lower.ends_with(end))
        || CHANGED.iter().any(|part| holds(&lower, part)) && lower.contains(|c: char| c.is_ascii_digit())
        || offers_more(&lower)
        || is_origin(&lower, chars)
        || is_paging(&lower)
}

/// Whether a line, in lower case, says where a post was written.
fn is_origin(lower: &str, chars: usize) -> bool {
    chars <= LONGEST_ORIGIN
        && !lower.contains(['，', '。', '！', '？', ',', '!', '?', '的'])
        && ORIGINS
            .iter()
            .any(|start| lower.trim_start_matches(['-', '—', ' ', '[', '（', '(']).starts_with(start))
}

/// Whether a line, in lower case, offers answers that are left out: "剩余 3 条评论 点击查看".
fn offers_more(lower: &str) -> bool {
    let counts = lower.contains(|c: char| c.is_ascii_digit()) || holds(lower, "more");
    let bare = lower.trim_start_matches(|c: char| !c.is_alphanumeric() || c.is_ascii_digit());
    counts
        && !lower.contains(['，', '。', '！', '？', ',', '!', '?'])
        && MORE.iter().any(|start| bare.starts_with(start))
        && COUNTED.iter().any(|word| holds(lower, word))
}

/// Whether a line, in lower case, holds numbers of pages and steps between them, and nothing else.
fn is_paging(lower: &str) -> bool {
    let mut words = lower
        .split(|c: char| c.is_whitespace() || matches!(c, '|' | '«' | '»' | '<' | '>' | '.' | ','))
        .filter(|word| !word.is_empty())
        .peekable();
    let mut steps = 0;
    let all = words.all(|word| {
        let step = PAGES.contains(&word);
        steps += usize::from(step);
        step || word.bytes().all(|b| b.is_ascii_digit())
    });
    all && steps > 0
}

#[cfg(test)]
mod tests {
    use super::is_beside;

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
        ] {
            assert_eq!(is_beside(text, text.chars().count()), expect, "{text}");
        }
    }
}
