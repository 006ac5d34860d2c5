//! Lines that say who, when, from where and how often read; and captions.

use crate::lexicon::fold::fold_phrase;
use crate::text::phrases::starts_with_label;
use crate::text::when::find_when;

use super::line::Line;

/// Beginnings that need no colon.
const OPENERS: &[&str] = &[
    "by ",
    "written by ",
    "posted by ",
    "posted on ",
    "published on ",
    "published: ",
    "published ",
    "updated ",
    "updated: ",
    "last updated",
    "reported by ",
    "story by ",
    "edited by ",
    "reporting by ",
    "editing by ",
    "additional reporting by ",
    "发表于",
    "发布于",
    "更新于",
    "来源",
    "作者",
    "记者",
    "责任编辑",
    "责编",
    "编辑",
    "par ",
    "publié le",
    "von ",
    "veröffentlicht am",
    "publicado el",
    "publicado em",
    "por ",
    "pubblicato il",
    "被阅读次数",
    "阅读次数",
    "本报记者",
    "文/",
    "图/文",
    "文 /",
    "撰文/",
    "submitted by",
    "first published",
];

/// Units of a count, folded.
const COUNTED: &[&str] = &[
    "人阅读",
    "次阅读",
    "阅读",
    "次浏览",
    "人浏览",
    "浏览",
    "次播放",
    "播放",
    "评论",
    "条评论",
    "人评论",
    "回复",
    "点击",
    "次点击",
    "人参与",
    "人气",
    "跟帖",
    "赞",
    "点赞",
    "收藏",
    "views",
    "view",
    "reads",
    "comments",
    "comment",
    "replies",
    "likes",
    "shares",
    "min read",
    "minute read",
    "minutes read",
    "mins read",
    "minutes",
    "vues",
    "commentaires",
    "kommentare",
    "lectura",
    "min",
    "min de lectura",
    "min de lecture",
    "минут",
    "просмотров",
];

/// Longest line that is a byline, in units of [`Line::mass`].
const LONGEST: f32 = 70.0;

/// How much a line looks like part of a byline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Byline {
    No,
    /// Short and without any sign: a name, perhaps, where names are expected.
    Name,
    /// States a time, a label or a count.
    Sure,
}

/// How much a line looks like part of a byline.
pub(super) fn judge_byline(line: &Line) -> Byline {
    if line.mass > LONGEST || line.address {
        return Byline::No;
    }
    let folded = fold_phrase(line.text);
    if starts_with_label(&folded) || is_count(&folded) || opens_byline(&folded, line) {
        return Byline::Sure;
    }
    if line.time && (line.mass <= 14.0 || find_when(line.text).is_some_and(|(at, _)| at == 0)) {
        return Byline::Sure;
    }
    let name = !line.ends
        && line.commas == 0
        && !line.colon
        && (1.0..=if line.han { 14.0 } else { 10.0 }).contains(&line.mass);
    if name { Byline::Name } else { Byline::No }
}

fn opens_byline(folded: &str, line: &Line) -> bool {
    let text = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
    let limit = if line.han { 30.0 } else { 24.0 };
    line.mass <= limit && !line.ends && OPENERS.iter().any(|opener| text.starts_with(opener))
}

/// Whether the line is one count: `71005 阅读`, `评论 26`, `12 comments`, `5 min read`.
fn is_count(folded: &str) -> bool {
    let text = folded.trim_matches(|c: char| !c.is_alphanumeric());
    let number = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '万' | ' ' | ':' | '(' | '+' | 'k');
    let after = text.trim_start_matches(number);
    let before = text.trim_end_matches(number);
    if after.len() == text.len() && before.len() == text.len() {
        // "outlet 58573人阅读": the count stands last, its unit included.
        return counted_tail(text);
    }
    COUNTED.contains(&after.trim()) || COUNTED.contains(&before.trim()) || counted_tail(text)
}

/// Whether the line ends with a number and a unit that pages count reads with.
fn counted_tail(text: &str) -> bool {
    ["人阅读", "次阅读", "次浏览", "人浏览", "次播放", "条评论", "人参与"]
        .iter()
        .filter_map(|unit| text.strip_suffix(unit))
        .any(|rest| rest.trim_end_matches(['万', ' ', '+']).ends_with(|c: char| c.is_ascii_digit()))
}

/// Beginnings and ends of captions, folded.
const CAPTION_OPENERS: &[&str] = &[
    "图:",
    "图为",
    "图片来源",
    "图片:",
    "图源",
    "图/",
    "图说",
    "图片说明",
    "图一",
    "图1:",
    "图2:",
    "图3:",
    "▲",
    "△",
    "▼",
    "配图",
    "资料图",
    "资料照",
    "示意图",
    "视频截图",
    "截图自",
    "photo:",
    "photo by",
    "photograph:",
    "photos:",
    "image:",
    "image credit",
    "image source",
    "image courtesy",
    "picture:",
    "pictured:",
    "credit:",
    "file photo",
    "video:",
    "foto:",
    "foto de",
    "fotografía",
    "bild:",
    "crédit",
    "写真:",
    "写真=",
    "写真",
    "фото:",
    "사진",
    "photo credit",
    "photo courtesy",
    "figure 1",
    "figure 2",
    "fig. 1",
    "caption:",
    "(photo",
    "[photo",
];

/// Ends of captions, folded, without closing brackets.
const CAPTION_CLOSERS: &[&str] = &[
    "资料图",
    "资料图片",
    "资料照",
    "资料照片",
    "示意图",
    "视频截图",
    "网络图",
    "供图",
    "getty images",
    "/ap",
    "/afp",
    "/reuters",
    "reuters",
    "file photo",
    "ap photo",
    "afp",
    "epa",
    "图源网络",
    "图片来源网络",
    "shutterstock",
    "unsplash",
    "dpa",
    "/epa",
    "摄",
    "翻摄",
    "提供图片",
];

/// Longest caption, in units of [`Line::mass`].
const LONGEST_CAPTION: f32 = 90.0;

/// Whether a line is the caption of a picture, by its wording.
pub(super) fn is_caption(line: &Line) -> bool {
    if line.mass > LONGEST_CAPTION {
        return false;
    }
    let folded = fold_phrase(line.text);
    let text = folded.trim_start_matches(['(', '[', '【', '（', '〔', ' ']);
    if CAPTION_OPENERS.iter().any(|opener| text.starts_with(opener)) {
        return true;
    }
    let closed = folded.ends_with([')', ']', '】', '）', '〕']);
    let end = folded.trim_end_matches([')', ']', '】', '）', '〕', '。', '.', ' ']);
    let credited = CAPTION_CLOSERS.iter().any(|closer| end.ends_with(closer));
    let short = line.mass <= 30.0 && !line.ends;
    (credited && (closed || short)) || ends_with_date(&folded)
}

/// Whether a line ends with a whole date in brackets, as agencies date their pictures.
fn ends_with_date(folded: &str) -> bool {
    let Some(inner) = folded.trim_end_matches(['。', '.']).strip_suffix([')', '）']) else { return false };
    let Some(open) = inner.rfind(['(', '（']) else { return false };
    let inside = inner.get(open..).unwrap_or_default().trim_start_matches(['(', '（']);
    let digits = inside.chars().filter(char::is_ascii_digit).count();
    digits >= 6 && inside.chars().count() <= 24 && find_when(inside).is_some_and(|(at, _)| at == 0)
}

#[cfg(test)]
mod tests {
    use super::{Byline, is_caption, judge_byline};
    use crate::zone::lines::line::read_line;

    #[test]
    fn bylines() {
        for (text, expect) in [
            ("文章来源: 林德比时报 于 2023-06-18 21:49:05 - 新闻取自各大媒体", Byline::Sure),
            ("被阅读次数", Byline::Sure),
            ("71005 阅读", Byline::Sure),
            ("26 评论", Byline::Sure),
            ("林间热点58573人阅读", Byline::Sure),
            ("最新回复:2024年2月16日 21点1分 PT", Byline::Sure),
            ("2023年10月30日 04:43     林德比网", Byline::Sure),
            ("OCTOBER 27, 2023", Byline::Sure),
            ("By Ada Lindqvist, Staff Writer", Byline::Sure),
            ("Published: 3 March 2020", Byline::Sure),
            ("5 min read", Byline::Sure),
            ("責任編輯：林小雨", Byline::Sure),
            ("林德比之声", Byline::Name),
            ("The harbour reopened on Monday after two weeks of repairs, the port office said.", Byline::No),
        ] {
            assert_eq!(judge_byline(&read_line(text, false, 1)), expect, "{text}");
        }
    }

    #[test]
    fn captions() {
        for (text, expect) in [
            ("资料图", true),
            ("港口开放当天的渡轮。(2024年2月16日)", true),
            ("图为林德比港。林小雨 摄", true),
            ("A ferry leaves Lindby. (Photo: A. Lindqvist/Reuters)", true),
            ("港口在二月十六日开放。", false),
            ("他拍摄了港口。", false),
        ] {
            assert_eq!(is_caption(&read_line(text, false, 1)), expect, "{text}");
        }
    }
}
