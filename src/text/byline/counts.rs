//! How often a page says it was read, and how many comments it says it has.

use std::sync::OnceLock;

use crate::text::count::{parse_count, scale_of};
use crate::text::letter::is_alphabetic;

/// Counts found in one text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) reads: Option<u64>,
    pub(crate) comments: Option<u64>,
    pub(crate) likes: Option<u64>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Reads,
    Comments,
    Likes,
}

/// Words that name a count, in lower case; longer ones first.
const WORDS: &[(What, &[&str])] = &[
    (
        What::Reads,
        &[
            "被阅读次数",
            "阅读次数",
            "浏览次数",
            "点击次数",
            "瀏覽次數",
            "點閱次數",
            "点击数",
            "阅读量",
            "浏览量",
            "点击量",
            "阅读数",
            "瀏覽數",
            "閱讀數",
            "次阅读",
            "人阅读",
            "次浏览",
            "人浏览",
            "次点击",
            "次查看",
            "阅读",
            "閱讀",
            "浏览",
            "瀏覽",
            "点击",
            "點擊",
            "點閱",
            "人气",
            "人氣",
            "查看",
            "閲覧数",
            "조회수",
            "조회",
            "page views",
            "pageviews",
            "views",
            "view",
            "reads",
            "hits",
            "aufrufe",
            "vues",
            "lectures",
            "visitas",
            "lecturas",
            "visualizações",
            "visualizzazioni",
            "letture",
            "weergaven",
            "keer gelezen",
            "wyświetleń",
            "wyświetlenia",
            "odsłon",
            "просмотров",
            "просмотра",
            "просмотры",
            "переглядів",
            "görüntülenme",
            "okunma",
            "visningar",
            "visninger",
            "lượt xem",
            "προβολές",
            "dilihat",
        ],
    ),
    (
        What::Comments,
        &[
            "评论数",
            "評論數",
            "条评论",
            "個評論",
            "个评论",
            "则评论",
            "则评論",
            "則評論",
            "則留言",
            "条回复",
            "个回复",
            "則回覆",
            "个回答",
            "回复数",
            "回帖数",
            "查看评论",
            "参与评论",
            "评论",
            "評論",
            "跟帖",
            "跟贴",
            "回复",
            "回覆",
            "留言",
            "回应",
            "回應",
            "コメント",
            "댓글",
            "comments",
            "comment",
            "replies",
            "responses",
            "answers",
            "kommentare",
            "kommentar",
            "commentaires",
            "commentaire",
            "comentarios",
            "comentários",
            "comentario",
            "commenti",
            "reacties",
            "komentarze",
            "komentarzy",
            "комментариев",
            "комментария",
            "комментарии",
            "коментарів",
            "yorum",
            "kommentarer",
            "kommenttia",
            "komentářů",
            "komentar",
            "bình luận",
            "σχόλια",
            "antworten",
            "réponses",
            "respuestas",
        ],
    ),
    (
        What::Likes,
        &[
            "个赞",
            "次赞",
            "人赞",
            "点赞",
            "點讚",
            "按讚",
            "赞",
            "讚",
            "喜欢",
            "いいね",
            "좋아요",
            "likes",
            "like",
            "upvotes",
            "points",
            "gefällt mir",
            "me gusta",
        ],
    ),
];

/// Longest text that is searched, in bytes: counts stand in short texts.
const LONGEST: usize = 400;

/// Finds the counts of a short text (`71005 阅读`, `Comments (15)`, `浏览：1.2万`).
pub(crate) fn find_counts(text: &str) -> Counts {
    let mut counts = Counts::default();
    if text.len() > LONGEST || !text.chars().any(char::is_numeric) {
        return counts;
    }
    let lower = text.to_lowercase();
    let words = find_words(&lower);
    let mut used = 0;
    for (n, &(what, start, end)) in words.iter().enumerate() {
        let next = words.get(n + 1).map_or(lower.len(), |w| w.1);
        let before = lower.get(used..start).and_then(number_before);
        let after = lower.get(end..next).and_then(number_after);
        // A text that begins with the word gives its figure behind, one that begins with a figure before.
        let value = before.or(after.map(|(value, length)| {
            used = end + length;
            value
        }));
        if before.is_some() {
            used = end;
        }
        let slot = match what {
            What::Reads => &mut counts.reads,
            What::Comments => &mut counts.comments,
            What::Likes => &mut counts.likes,
        };
        if slot.is_none() {
            *slot = value;
        }
    }
    counts
}

fn find_words(text: &str) -> Vec<(What, usize, usize)> {
    let mut found = Vec::new();
    let mut floor = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let inside_word = before.is_some_and(|b| b.is_alphabetic() && is_alphabetic(c) && !super::is_han(c));
        before = Some(c);
        if at < floor || inside_word {
            continue;
        }
        let Some(rest) = text.get(at..) else { continue };
        let hit = words_with(rest.as_bytes().first().copied().unwrap_or_default())
            .iter()
            .copied()
            .filter(|(_, word)| rest.starts_with(word))
            .filter(|(_, word)| {
                let next = rest.get(word.len()..).and_then(|r| r.chars().next());
                let last = word.chars().next_back();
                last.is_some_and(super::is_han) || !next.is_some_and(is_alphabetic)
            })
            .max_by_key(|(_, word)| word.len());
        if let Some((what, word)) = hit {
            floor = at + word.len();
            found.push((what, at, floor));
        }
    }
    found
}

/// The words that begin with a byte, in the order of [`WORDS`].
fn words_with(first: u8) -> &'static [(What, &'static str)] {
    static INDEX: OnceLock<Vec<Vec<(What, &'static str)>>> = OnceLock::new();
    let index = INDEX.get_or_init(|| {
        let mut index = vec![Vec::new(); 256];
        for &(what, words) in WORDS {
            for &word in words {
                let first = word.as_bytes().first().copied().unwrap_or_default();
                if let Some(bucket) = index.get_mut(usize::from(first)) {
                    bucket.push((what, word));
                }
            }
        }
        index
    });
    index.get(usize::from(first)).map_or(&[], Vec::as_slice)
}

/// The number that ends the text, with only spaces and measure words behind it.
fn number_before(text: &str) -> Option<u64> {
    let text = text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '次' | '人' | '条' | '個' | '个' | '則' | '则' | '篇' | '名' | '位')
    });
    let unit = text.chars().next_back()?;
    let scale = scale_of(unit);
    let digits = if scale > 1 { text.get(..text.len() - unit.len_utf8())?.trim_end() } else { text };
    let start = digits
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_ascii_digit() || matches!(c, ',' | '.'))
        .last()
        .map(|(at, _)| at)?;
    // 2023-06-18 阅读: the tail of a date or a clock is no count.
    let glued = digits
        .get(..start)
        .and_then(|head| head.chars().next_back())
        .is_some_and(|c| matches!(c, '-' | ':' | '：' | '/' | '#'));
    if glued {
        return None;
    }
    parse_count(digits.get(start..)?, scale)
}

/// The number that begins the text, behind signs and brackets; and how many bytes it takes.
fn number_after(text: &str) -> Option<(u64, usize)> {
    let rest = text.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '：' | '(' | '（' | '[' | '量' | '数' | '數')
    });
    let length: usize = rest.chars().take_while(|c| c.is_ascii_digit() || matches!(c, ',' | '.')).count();
    let digits = rest.get(..length).filter(|d| d.starts_with(|c: char| c.is_ascii_digit()))?;
    let tail = rest.get(length..).unwrap_or_default();
    // A date, a clock or an address behind the word.
    if tail.starts_with(['-', '/', '年', '月']) || tail.starts_with(':') {
        return None;
    }
    let unit = tail.trim_start().chars().next().unwrap_or(' ');
    let value = parse_count(digits.trim_end_matches(['.', ',']), scale_of(unit))?;
    Some((value, text.len() - tail.len()))
}
