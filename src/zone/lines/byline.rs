//! Lines that say who, when, from where and how often read; and captions.

use crate::lexicon::{Role, is};
use crate::text::phrases::labels_folded;
use crate::text::when::find_when;

use super::line::Line;
use super::wording::Wording;

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
    if labels_folded(wording.folded()) || is_count(wording) || opens_byline(wording, line) {
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

fn opens_byline(wording: &Wording, line: &Line) -> bool {
    let limit = if line.han { 30.0 } else { 24.0 };
    line.mass <= limit && !line.ends && {
        let folded = wording.folded();
        let text = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
        wording.begin(Role::BylineOpener, folded.len() - text.len()).is_some()
    }
}

/// Whether the line is one count: `71005 阅读`, `评论 26`, `12 comments`, `5 min read`; or ends with a number and a
/// unit that pages count reads with ("outlet 58573人阅读").
fn is_count(wording: &Wording) -> bool {
    let text = wording.folded().trim_matches(|c: char| !c.is_alphanumeric());
    let number = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '万' | ' ' | ':' | '(' | '+' | 'k');
    let counts = |unit: &str| unit.len() < text.len() && is(Role::CountedThing, unit.trim());
    counts(text.trim_start_matches(number)) || counts(text.trim_end_matches(number)) || {
        let head = wording.folded().trim_end_matches(|c: char| !c.is_alphanumeric());
        let rest = wording.end(Role::CountedThing, head.len()).and_then(|start| head.get(..start));
        rest.is_some_and(|rest| {
            rest.trim_end_matches(['万', ' ', '+']).ends_with(|c: char| c.is_ascii_digit())
        })
    }
}

/// Longest caption, in units of [`Line::mass`].
const LONGEST_CAPTION: f32 = 90.0;

/// Whether a line is the caption of a picture, by its wording.
pub(super) fn is_caption(line: &Line, wording: &Wording) -> bool {
    if line.mass > LONGEST_CAPTION {
        return false;
    }
    let folded = wording.folded();
    let text = folded.trim_start_matches(['(', '[', '【', '（', '〔', ' ']);
    if wording.begin(Role::Caption, folded.len() - text.len()).is_some() {
        return true;
    }
    let closed = folded.ends_with([')', ']', '】', '）', '〕']);
    let short = line.mass <= 30.0 && !line.ends;
    let end = folded.trim_end_matches([')', ']', '】', '）', '〕', '。', '.', ' ']);
    ((closed || short) && wording.end(Role::Caption, end.len()).is_some()) || ends_with_date(folded)
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
    use super::Byline;
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
            assert_eq!(read_line(text, false, 1).byline, expect, "{text}");
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
            assert_eq!(read_line(text, false, 1).caption, expect, "{text}");
        }
    }
}
