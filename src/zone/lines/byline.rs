//! Lines that say who, when, from where and how often read; and captions.

use crate::text::wording::Wording;

use super::line::Line;

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
pub(super) fn judge_byline(line: &Line, wording: &Wording) -> Byline {
    if line.mass > LONGEST || line.address {
        return Byline::No;
    }
    let opens = line.mass <= if line.han { 30.0 } else { 24.0 } && !line.ends && wording.opens_byline;
    if wording.labelled || wording.counted || opens {
        return Byline::Sure;
    }
    if line.time && (line.mass <= 14.0 || line.when.is_some_and(|(at, _)| at == 0)) {
        return Byline::Sure;
    }
    let name = !line.ends
        && line.commas == 0
        && !line.colon
        && (1.0..=if line.han { 14.0 } else { 10.0 }).contains(&line.mass);
    if name { Byline::Name } else { Byline::No }
}

/// Longest caption, in units of [`Line::mass`].
const LONGEST_CAPTION: f32 = 90.0;

/// Whether a line is the caption of a picture, by its wording.
pub(super) fn is_caption(line: &Line, wording: &Wording) -> bool {
    if line.mass > LONGEST_CAPTION {
        return false;
    }
    let short = line.mass <= 30.0 && !line.ends;
    wording.caption || ((wording.closed || short) && wording.ends_caption) || wording.dated
}

#[cfg(test)]
mod tests {
    use super::Byline;
    use crate::block::Reading;
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
            assert_eq!(read_line(text, false, 1, &Reading::default()).byline, expect, "{text}");
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
            assert_eq!(read_line(text, false, 1, &Reading::default()).caption, expect, "{text}");
        }
    }
}
