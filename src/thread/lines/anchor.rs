//! Anchors: the lines that every post of a thread has, with its floor or its time.

use crate::text::phrases::{Cue, find_cue};
use crate::text::search::holds;
use crate::text::when::find_when;
use crate::thread::floor::{AFTER, BEFORE, NAMED};
use crate::thread::moment::{find_short_year, find_time};

use super::words::{BUTTONS, FIGURELESS, POSTING, SHARING, SINGLE_BUTTONS, WRITER};

/// What one line may be to a thread.
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each read by itself")]
#[derive(Clone, Debug, Default)]
pub(super) struct Sign {
    /// The floor it states, and the bytes it states it in.
    pub(super) floor: Option<(u32, [usize; 2])>,
    /// The floor is named by a word that only posts are counted with (楼, "Post").
    pub(super) storey: bool,
    /// Where it states a time.
    pub(super) when: Option<[usize; 2]>,
    /// The time is one of the clock, or reckoned back from now: how posts are dated.
    pub(super) clock: bool,
    /// Short, without the marks of a sentence: may be a name.
    pub(super) name: bool,
    pub(super) cue: Option<Cue>,
    /// Holds a word that only lines above posts hold ("says", "发表于").
    pub(super) posting: bool,
    /// Buttons under a post: reply, like, quote, report.
    pub(super) buttons: bool,
    /// Buttons that only posts have: reply, quote, report; not those to share a page.
    pub(super) answers: bool,
    /// Begins with a label for the one who wrote a post, and states a time.
    pub(super) labelled: bool,
    /// Characters.
    pub(super) chars: usize,
}

/// Longest line that can be an anchor or a name, in bytes.
const LONGEST: usize = 160;

/// Longest name of a user, in characters.
const LONGEST_NAME: usize = 30;

/// Reads what a line may be to a thread.
pub(super) fn read_sign(text: &str) -> Sign {
    let cue = find_cue(text);
    if text.len() > LONGEST {
        return Sign { cue, chars: text.chars().count(), ..Sign::default() };
    }
    let lower = text.to_lowercase();
    let chars = text.chars().count();
    let floor = find_line_floor(text);
    let when = find_line_time(text, floor)
        .filter(|span| beside(text, *span) <= 40 && states_post_time(&lower, text, *span));
    Sign {
        floor,
        storey: text.contains(['楼', '樓']) || lower.starts_with("post ") || named_floor(text).is_some(),
        when,
        clock: when.is_some_and(|[from, to]| {
            let time = text.get(from..to).unwrap_or_default();
            time.contains(':') || time.contains(['前', '时', '時', '昨', '刚']) || !holds(time, "20")
        }),
        name: is_name(text, chars) && cue.is_none(),
        cue,
        posting: POSTING.iter().any(|word| holds(&lower, word)),
        buttons: is_buttons(&lower),
        answers: is_buttons(&lower) && SHARING.iter().all(|word| *word != trim_count(&lower))
            || when.is_some_and(|span| holds_button(&lower, text, span)),
        labelled: when.is_some() && WRITER.iter().any(|label| lower.starts_with(label)),
        chars,
    }
}

/// Where a line states a time. Weeks, months and years before now date posts, too, though they give no
/// day.
fn find_line_time(text: &str, floor: Option<(u32, [usize; 2])>) -> Option<[usize; 2]> {
    let (from, to) = find_when(text).or_else(|| find_short_year(text)).or_else(|| {
        // "3h" alone is as often a length as a time.
        if text.is_ascii() && !["ago", "vor ", "hace ", "il y a "].iter().any(|word| holds(text, word)) {
            return None;
        }
        let at = floor.map_or(0, |(_, [_, end])| end);
        let (from, to) = find_time(text.get(at..)?)?;
        Some((at + from, at + to))
    })?;
    Some([from, to])
}

/// Whether the time of a line may be that of a post: it holds a figure or is nearly all of the line.
fn states_post_time(lower: &str, text: &str, [from, to]: [usize; 2]) -> bool {
    let time = text.get(from..to).unwrap_or_default();
    time.chars().any(|c| c.is_ascii_digit()) || FIGURELESS.iter().any(|word| holds(lower, word))
}

/// Characters beside a span.
fn beside(text: &str, span: [usize; 2]) -> usize {
    let part = |part: Option<&str>| part.unwrap_or_default().chars().count();
    part(text.get(..span[0])) + part(text.get(span[1]..))
}

fn is_name(text: &str, chars: usize) -> bool {
    let sentence = |c: char| {
        matches!(
            c,
            '。' | '，' | '！' | '？' | '；' | '…' | '!' | '?' | ';' | '“' | '”' | '"' | ':' | '：' | '、'
        )
    };
    (1..=LONGEST_NAME).contains(&chars)
        && !text.contains(sentence)
        && !text.ends_with('.')
        && text.split_whitespace().count() <= 4
        && text.chars().any(char::is_alphanumeric)
}

/// Whether the line consists of buttons under a post, counts aside.
pub(super) fn is_buttons(lower: &str) -> bool {
    let whole = trim_count(lower);
    if BUTTONS.contains(&whole) {
        return true;
    }
    let mut parts = lower
        .split(['|', '·', ' ', '/', '\u{3000}', '(', ')', '（', '）'])
        .map(trim_count)
        .filter(|part| !part.is_empty())
        .peekable();
    parts.peek().is_some() && parts.all(|part| BUTTONS.contains(&part))
}

/// Longest name before the button and the time of an answer, in characters.
const LONGEST_ANSWERER: usize = 24;

/// Whether a line with a time is the head of an answer: a short name first, and a button.
pub(super) fn is_answer_head(text: &str, sign: &Sign) -> bool {
    let Some(span) = sign.when else { return false };
    let name = text.split(['：', ':', ' ']).next().unwrap_or_default();
    holds_button(&text.to_lowercase(), text, span) && (1..=LONGEST_ANSWERER).contains(&name.chars().count())
}

/// Whether a button stands beside the time of a line.
fn holds_button(lower: &str, text: &str, [from, to]: [usize; 2]) -> bool {
    let part = |range: std::ops::Range<usize>| lower.get(range).unwrap_or_default();
    let pressed = |part: &str| {
        part.split([' ', '|', '·', '\u{3000}', ':', '：'])
            .any(|word| SINGLE_BUTTONS.contains(&trim_count(word)))
    };
    lower.len() == text.len() && (pressed(part(0..from)) || pressed(part(to..lower.len())))
}

fn trim_count(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric() || c.is_ascii_digit())
}

/// The opening post, where a line names it and nothing else. On pages of markup the word is a badge that all
/// posts of the one who opened the thread bear.
const OPENING: &[&str] = &["楼主", "樓主"];

/// The floor that a line names by a word.
fn named_floor(text: &str) -> Option<u32> {
    let opening = OPENING.contains(&text).then_some(1);
    opening.or_else(|| NAMED.iter().find(|(word, _)| *word == text).map(|&(_, floor)| floor))
}

/// The floor that a line states, at its start, at its end or as a whole.
pub(super) fn find_line_floor(text: &str) -> Option<(u32, [usize; 2])> {
    if let Some(floor) = named_floor(text.trim()) {
        return Some((floor, [0, text.len()]));
    }
    // What answers a floor is no floor.
    let answers = ["reply to", "replying to", "in reply to", "quote"];
    let head = text.get(..12).unwrap_or(text).to_ascii_lowercase();
    if text.starts_with(['回', '引', '@', '对', '對']) || answers.iter().any(|word| head.starts_with(word))
    {
        return None;
    }
    floor_at_start(text).or_else(|| floor_at_end(text)).or_else(|| floor_between(text))
}

/// A floor inside a short line: `Ada #3 two days ago`, `举报 | 3楼 | 回复`.
fn floor_between(text: &str) -> Option<(u32, [usize; 2])> {
    if text.chars().count() > 80 {
        return None;
    }
    let mut at = 0;
    for piece in text.split_inclusive([' ', '|', '·', '\u{3000}']) {
        let word = piece.trim_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '·'));
        let digits = word.trim_start_matches(['#', '＃']).trim_end_matches(['楼', '樓']);
        let marked = digits.len() < word.len();
        if marked && !digits.is_empty() && digits.len() <= 6 && digits.bytes().all(|b| b.is_ascii_digit()) {
            return Some((digits.parse().ok()?, [at, at + piece.len()]));
        }
        at += piece.len();
    }
    None
}

fn floor_at_start(text: &str) -> Option<(u32, [usize; 2])> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let before = text.get(..digits)?.trim().to_lowercase();
    let rest = text.get(digits..)?;
    let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (number, tail) = rest.split_at(length);
    let unit = AFTER.iter().find(|unit| starts_with_unit(tail.trim_start(), unit));
    let marked = BEFORE.contains(&before.as_str()) && (unit.is_some() || before != "第");
    if !(marked || (before.is_empty() && unit.is_some())) || number.len() > 6 {
        return None;
    }
    // "3楼的窗户…" is prose; a floor stands alone or before a name and a time.
    let gap = tail.len() - tail.trim_start().len();
    let end = digits + length + unit.map_or(0, |unit| gap + unit.len());
    let after = text.get(end..).unwrap_or_default();
    let parted = after.is_empty() || after.starts_with(|c: char| !c.is_alphanumeric());
    (parted && after.chars().count() <= 60).then_some((number.parse().ok()?, [0, end]))
}

fn starts_with_unit(tail: &str, unit: &str) -> bool {
    let Some(head) = tail.get(..unit.len()) else { return false };
    head.eq_ignore_ascii_case(unit)
}

fn floor_at_end(text: &str) -> Option<(u32, [usize; 2])> {
    let trimmed = text.trim_end_matches([']', ')', '）', ' ']);
    let unit = AFTER.iter().find(|unit| {
        trimmed.len() > unit.len() && trimmed.ends_with(*unit) && **unit != "f" && **unit != "#"
    });
    let body = unit.map_or(trimmed, |unit| trimmed.trim_end_matches(unit).trim_end());
    let start = body
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + body[at..].chars().next().map_or(1, char::len_utf8));
    let number = body.get(start..)?;
    let before = body.get(..start)?;
    if number.is_empty() || number.len() > 6 || text.chars().count() > 70 {
        return None;
    }
    let hash = before.ends_with(['#', '＃']);
    let parted = before.is_empty() || before.ends_with([' ', '\u{3000}', '[', '(', '（', '第', '|', '·']);
    let marked = (unit.is_some() && parted) || (unit.is_none() && hash && before.len() > 1);
    let from = before.trim_end_matches(['#', '＃', '第']).len();
    marked.then_some((number.parse().ok()?, [from, text.len()]))
}

#[cfg(test)]
mod tests {
    use super::{find_line_floor, is_buttons};

    #[test]
    fn floors_of_lines() {
        for (text, expect) in [
            ("1 楼", Some(1)),
            ("26楼", Some(26)),
            ("第3樓", Some(3)),
            ("#12", Some(12)),
            ("12#", Some(12)),
            ("Post #4", Some(4)),
            ("Post 4", Some(4)),
            ("沙发", Some(2)),
            ("7F", Some(7)),
            ("林小雨 发表于 2024-01-02 10:00 5楼", Some(5)),
            ("#3 Ada Lindqvist, 2 January 2020", Some(3)),
            ("Ada Lindqvist · 2 January 2020 #3", Some(3)),
            ("回复9楼这个", None),
            ("对 gazeldx #3 回复", None),
            ("In reply to #3", None),
            ("gazeldx #2 1 月前", Some(2)),
            ("来自客户端 | 举报 | 7楼 | 打赏", Some(7)),
            ("3楼的窗户开着", None),
            ("他住在3楼。", None),
            ("2024-01-02", None),
            ("100 层楼高的大厦", None),
        ] {
            assert_eq!(find_line_floor(text).map(|(floor, _)| floor), expect, "{text}");
        }
    }

    #[test]
    fn buttons_under_posts() {
        for (text, expect) in [
            ("回复 赞(3)", true),
            ("Reply", true),
            ("Like · Reply · Report", true),
            ("reply to this nonsense", false),
            ("12", false),
        ] {
            assert_eq!(is_buttons(&text.to_lowercase()), expect, "{text}");
        }
    }
}
