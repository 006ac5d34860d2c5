//! What the wording of a line tells, whatever stands around it.

use crate::lexicon::{Role, is};
use crate::text::marked::Marked;
use crate::text::phrases::{Cue, cue_of, labels_folded};
use crate::text::when::find_when;

/// What a line says by its words alone.
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each read by itself")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wording {
    /// What it says as furniture of a page.
    pub(crate) cue: Option<Cue>,
    /// Begins with what stands before the way through a site.
    pub(crate) way: bool,
    /// Characters of the label of a title that it begins with.
    pub(crate) title_label: u8,
    /// Different words that sell, nine at most.
    pub(crate) selling: u8,
    /// Holds a word for saying, behind which a statement may follow.
    pub(crate) attribution: bool,
    /// Speaks of the controls of a list.
    pub(crate) listing: bool,
    /// Begins with the label of a part of a byline.
    pub(crate) labelled: bool,
    /// Is one count, or ends with one.
    pub(crate) counted: bool,
    /// Begins as bylines do.
    pub(crate) opens_byline: bool,
    /// Begins or ends with what captions do, and whether a bracket closes it; ends with a date in brackets.
    pub(crate) caption: bool,
    pub(crate) ends_caption: bool,
    pub(crate) closed: bool,
    pub(crate) dated: bool,
}

impl Wording {
    /// Characters of a line that are read; longer ones are prose.
    pub(crate) const READ: usize = 320;

    /// Reads a line that is marked, its first [`Wording::READ`] characters at least.
    pub(crate) fn read(line: &Marked) -> Self {
        let folded = line.folded.as_str();
        let begins = |role: Role, trimmed: &str| line.begin(role, folded.len() - trimmed.len()).is_some();
        let label = line.begin(Role::TitleLabel, 0).and_then(|end| folded.get(..end));
        let end = folded.trim_end_matches([')', ']', '】', '）', '〕', '。', '.', ' ']);
        Self {
            cue: cue_of(folded, &line.marks),
            way: begins(Role::WayLabel, folded.trim_start()),
            title_label: label.map_or(0, |label| label.chars().count().min(u8::MAX.into())) as u8,
            selling: line.inside(Role::Selling).len().min(9) as u8,
            attribution: line.holds(Role::Attribution),
            listing: line.holds(Role::ListControl),
            labelled: labels_folded(folded),
            counted: is_count(line),
            opens_byline: begins(
                Role::BylineOpener,
                folded.trim_start_matches(|c: char| !c.is_alphanumeric()),
            ),
            caption: begins(Role::Caption, folded.trim_start_matches(['(', '[', '【', '（', '〔', ' '])),
            ends_caption: line.end(Role::Caption, end.len()).is_some(),
            closed: folded.ends_with([')', ']', '】', '）', '〕']),
            dated: ends_with_date(folded),
        }
    }
}

/// Whether the line is one count: `71005 阅读`, `评论 26`, `12 comments`, `5 min read`; or ends with a number and a
/// unit that pages count reads with ("outlet 58573人阅读").
fn is_count(line: &Marked) -> bool {
    let text = line.folded.trim_matches(|c: char| !c.is_alphanumeric());
    let number = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '万' | ' ' | ':' | '(' | '+' | 'k');
    let counts = |unit: &str| unit.len() < text.len() && is(Role::CountedThing, unit.trim());
    counts(text.trim_start_matches(number)) || counts(text.trim_end_matches(number)) || {
        let head = line.folded.trim_end_matches(|c: char| !c.is_alphanumeric());
        let rest = line.end(Role::CountedThing, head.len()).and_then(|start| head.get(..start));
        rest.is_some_and(|rest| {
            rest.trim_end_matches(['万', ' ', '+']).ends_with(|c: char| c.is_ascii_digit())
        })
    }
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
    use super::Wording;
    use crate::text::marked::Marked;

    #[test]
    fn lines_tell_by_their_words() {
        let read = |text: &str| Wording::read(&Marked::new(text));
        assert!(read("71005 阅读").counted && read("林间热点58573人阅读").counted && !read("港口").counted);
        assert!(read("責任編輯：林小雨").labelled && read("By Ada Lindqvist").opens_byline);
        assert!(read("图为林德比港。林小雨 摄").caption && read("图为林德比港。林小雨 摄").ends_caption);
        assert!(read("港口开放当天的渡轮。(2024年2月16日)").dated);
        assert_eq!(read("限时 优惠, 优惠!").selling, 2);
        assert_eq!(read("The harbour of Lindby"), Wording::default());
    }
}
