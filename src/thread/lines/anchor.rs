//! Anchors: the lines that every post of a thread has, with its floor or its time.

use crate::block::Reading;
use crate::lexicon::fold::fold_phrase;
use crate::lexicon::role::Manner;
use crate::lexicon::{Mark, Role, begin, begins, end, holds, is, value_of};
use crate::text::marked::Marked;
use crate::text::marked::place_in;
use crate::text::phrases::Cue;
use crate::thread::floor::{ALONE, WANTS_UNIT, named_floor};
use crate::thread::moment::{find_short_year, find_time};

use super::buttons::{is_buttons, trim_count};
use super::cards::is_card;
use super::furniture::{is_beside, is_edited};
use super::naming::{before_handle, behind_lead, behind_number};

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
    /// A button stands beside its time.
    pub(super) pressed: bool,
    /// None of the words of a post that it stands in.
    pub(super) beside: bool,
    /// Says that a post was edited, and who wrote it at most.
    pub(super) edited: bool,
    /// Of the box about who wrote a post: a rank, a count, a place.
    pub(super) card: bool,
    /// Told for such a line only by standing beside most posts in the same words.
    pub(super) shared: bool,
    /// A blank line stands above it.
    pub(super) parted: bool,
    /// Begins with a label for the one who wrote a post that says it was posted, and a name follows.
    pub(super) poster: bool,
    /// Begins with a label for the one who wrote a post, and states a time.
    pub(super) labelled: bool,
    /// Characters.
    pub(super) chars: usize,
}

/// Longest line that can be an anchor or a name, in bytes.
const LONGEST: usize = 160;

/// Longest name of a user with its address behind it, in characters.
const LONGEST_HANDLED: usize = 60;

/// Longest name of a user, in characters.
const LONGEST_NAME: usize = 30;

/// Reads what a line may be to a thread.
pub(super) fn read_sign(text: &str, reading: &Reading) -> Sign {
    if text.len() > LONGEST {
        return Sign { cue: reading.wording(text).cue, chars: text.chars().count(), ..Sign::default() };
    }
    let line = Marked::new(text);
    let cue = reading.wording_of(&line).cue;
    let chars = text.chars().count();
    let floor = find_line_floor(text, &line.folded);
    let when = find_line_time(text, &line, floor, reading)
        .filter(|span| beside(text, *span) <= MOST_BESIDE && states_post_time(&line, text, *span));
    let buttons = is_buttons(&line.folded);
    let pressed = when.is_some_and(|span| holds_button(text, span));
    let posting = line.holds(Role::Posting);
    // "Mira wrote:" in a line of its own.
    let named = behind_number(text.trim_end().trim_end_matches([':', '：']));
    Sign {
        floor,
        storey: line.holds(Role::Storey)
            || line.begin(Role::Storey, 0).is_some()
            || named_floor(&line.folded).is_some(),
        when,
        clock: when.is_some_and(|[from, to]| {
            let time = text.get(from..to).unwrap_or_default();
            time.contains(':') || holds(Role::ClockWord, &fold_phrase(time)) || !time.contains("20")
        }),
        name: (is_name(text, chars) || posting && is_name(named, named.chars().count())) && cue.is_none(),
        cue,
        posting,
        buttons,
        answers: buttons && !is(Role::PageControl, trim_count(&line.folded)) || pressed,
        pressed,
        beside: is_beside(&line, chars),
        edited: is_edited(&line, chars),
        card: floor.is_none()
            && (when.is_none() || line.begin(Role::CardLabel, 0).is_some())
            && is_card(&line, chars),
        shared: false,
        parted: false,
        poster: when.is_none() && posting && is_poster(&line, chars),
        labelled: when.is_some() && is_labelled(&line),
        chars,
    }
}

/// Whether a line begins with a label for the one who wrote a post; a colon follows, but for a label that ends as
/// a sentence would go on ("posted by").
fn is_labelled(line: &Marked) -> bool {
    let label =
        line.marks.iter().rev().find(|mark| mark.is(Role::PosterLabel, Manner::Begin) && mark.start == 0);
    label.is_some_and(|mark| {
        let (label, rest) = line.folded.split_at(mark.end as usize);
        label.is_ascii() || rest.starts_with(':')
    })
}

/// Whether a line is a label for the one who wrote a post, one that ends as a sentence would go on, and a name: a label
/// that needs a colon stands above articles as often.
fn is_poster(line: &Marked, chars: usize) -> bool {
    let end = line.begin(Role::PosterLabel, 0).filter(|_| chars <= LONGEST_NAME + 12);
    end.and_then(|end| line.folded.split_at_checked(end)).is_some_and(|(label, rest)| {
        label.is_ascii()
            && rest.starts_with([' ', ':'])
            && rest.chars().any(char::is_alphanumeric)
            && !rest.ends_with(['.', '?', '!'])
    })
}

/// Where a line states a time. Weeks, months and years before now date posts, too, though they give no
/// day.
fn find_line_time(
    text: &str,
    line: &Marked,
    floor: Option<(u32, [usize; 2])>,
    reading: &Reading,
) -> Option<[usize; 2]> {
    let counts = text.bytes().any(|b| b.is_ascii_digit());
    if !counts && !line.holds(Role::PostedDay) {
        return None;
    }
    let found = reading.when(text).or_else(|| find_short_year(text)).or_else(|| {
        // "3h" alone is as often a length as a time, and "Vor 75 Jahren" begins a sentence.
        let reckoned = |mark: &Mark| {
            let small = text.as_bytes().get(mark.start as usize).is_some_and(u8::is_ascii_lowercase);
            mark.is(Role::Reckoned, Manner::Inside) && small
        };
        if text.is_ascii() && !line.marks.iter().any(reckoned) {
            return None;
        }
        let at = floor.map_or(0, |(_, [_, end])| end);
        find_time(text.get(at..)?).map(|(from, to)| (at + from, at + to))
    });
    let (from, to) = found?;
    // "ada88 2 years ago", "ada88: 3:21pm": the first figures are those of the name.
    let named = text.get(..from)?.ends_with(char::is_alphabetic);
    let space = text.get(from..to)?.find(' ').filter(|_| named);
    let figures = |space: &usize| {
        text.get(from + space + 1..to).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    Some([from + space.filter(figures).map_or(0, |space| space + 1), to])
}

/// Whether the time of a line may be that of a post: it holds a figure or is nearly all of the line.
fn states_post_time(line: &Marked, text: &str, [from, to]: [usize; 2]) -> bool {
    let time = text.get(from..to).unwrap_or_default();
    time.chars().any(|c| c.is_ascii_digit()) || line.holds(Role::PostedDay)
}

/// Characters beside a span, without counts and what they count, and without the subject before the word that leads to a
/// name.
fn beside(text: &str, span: [usize; 2]) -> usize {
    let subject = text.get(..span[0]).map_or(0, |before| before.len() - behind_lead(before).len());
    let (text, span) = (text.get(subject..).unwrap_or_default(), span.map(|at| at - subject));
    let part = |part: Option<&str>| {
        let (mut chars, mut counted) = (0, false);
        for word in part.unwrap_or_default().split_whitespace() {
            let counts = word.bytes().any(|b| b.is_ascii_digit());
            if !counts && !counted {
                chars += word.chars().count() + 1;
            }
            counted = counts && (counted || word.ends_with(|c: char| c.is_ascii_digit()));
        }
        chars
    };
    let plain = |part: Option<&str>| part.unwrap_or_default().chars().count();
    let all = plain(text.get(..span[0])) + plain(text.get(span[1]..));
    if all <= MOST_BESIDE { all } else { part(text.get(..span[0])) + part(text.get(span[1]..)) }
}

/// Most characters beside the time in the head of a post.
const MOST_BESIDE: usize = 40;

fn is_name(text: &str, chars: usize) -> bool {
    // "ada:" in a line of its own.
    let (text, chars) = match text.strip_suffix([':', '：']) {
        Some(name) if !name.contains(' ') && is_user(name) => (name, chars - 1),
        _ => (text, chars),
    };
    let name = before_handle(text);
    let (text, chars) = if name.len() < text.len() && chars <= LONGEST_HANDLED {
        (name, name.chars().count())
    } else {
        (text, chars)
    };
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

/// Whether a word is written as names of users are and labels are not: in small letters, or with figures or signs.
fn is_user(word: &str) -> bool {
    let small = word.starts_with(|c: char| c.is_lowercase());
    small && word.is_ascii() || word.contains(['_', '-', '.']) || word.bytes().any(|b| b.is_ascii_digit())
}

/// Longest name before the button and the time of an answer, in characters.
const LONGEST_ANSWERER: usize = 24;

/// Whether a line with a time is the head of an answer: a short name first, and a button.
pub(super) fn is_answer_head(text: &str, sign: &Sign) -> bool {
    let name = text.split(['：', ':', ' ']).next().unwrap_or_default();
    sign.pressed && (1..=LONGEST_ANSWERER).contains(&name.chars().count())
}

/// Whether a button stands beside the time of a line.
fn holds_button(text: &str, [from, to]: [usize; 2]) -> bool {
    let pressed = |part: Option<&str>| {
        let folded = fold_phrase(part.unwrap_or_default());
        folded.split([' ', '|', '·', ':']).any(|word| is(Role::ReplyControl, trim_count(word)))
    };
    pressed(text.get(..from)) || pressed(text.get(to..))
}

/// The floor that a line states, at its start, at its end or as a whole.
pub(super) fn find_line_floor(text: &str, folded: &str) -> Option<(u32, [usize; 2])> {
    if let Some(floor) = named_floor(folded.trim()) {
        return Some((floor, [0, text.len()]));
    }
    // What answers a floor is no floor.
    if !text.bytes().any(|b| b.is_ascii_digit()) || begins(Role::Answering, folded) {
        return None;
    }
    floor_at_start(text, folded).or_else(|| floor_at_end(text)).or_else(|| floor_between(text))
}

/// A floor inside a short line: `Ada #3 two days ago`, `举报 | 3楼 | 回复`.
fn floor_between(text: &str) -> Option<(u32, [usize; 2])> {
    if text.chars().count() > 80 {
        return None;
    }
    let mut at = 0;
    for piece in text.split_inclusive([' ', '|', '·', '\u{3000}']) {
        let word = piece.trim_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '·'));
        let digits = word.trim_start_matches(['#', '＃']);
        let digits = digits.get(..digits.len() - unit_at_end(digits)).unwrap_or_default();
        let marked = digits.len() < word.len();
        if marked && !digits.is_empty() && digits.len() <= 6 && digits.bytes().all(|b| b.is_ascii_digit()) {
            return Some((digits.parse().ok()?, [at, at + piece.len()]));
        }
        at += piece.len();
    }
    None
}

fn floor_at_start(text: &str, folded: &str) -> Option<(u32, [usize; 2])> {
    let digits = folded.find(|c: char| c.is_ascii_digit())?;
    let (before, rest) = (folded.get(..digits)?.trim(), folded.get(digits..)?);
    let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (number, tail) = rest.split_at(length);
    let unit = begin(Role::FloorAfter, tail.trim_start()).map(|hit| hit.span.end);
    let marked = match value_of(Role::FloorBefore, before) {
        Some(WANTS_UNIT) => unit.is_some(),
        kind => kind.is_some_and(|kind| kind != ALONE) || before.is_empty() && unit.is_some(),
    };
    if !marked || number.len() > 6 {
        return None;
    }
    // "3楼的窗户…" is prose; a floor stands alone or before a name and a time.
    let gap = tail.len() - tail.trim_start().len();
    let end = digits + length + unit.map_or(0, |unit| gap + unit);
    let after = folded.get(end..).unwrap_or_default();
    let parted = after.is_empty() || after.starts_with(|c: char| !c.is_alphanumeric());
    let stands = parted && after.chars().count() <= 60;
    stands.then_some((number.parse().ok()?, [0, place_in(text, folded, end)]))
}

fn floor_at_end(text: &str) -> Option<(u32, [usize; 2])> {
    if text.chars().count() > 70 {
        return None;
    }
    let trimmed = text.trim_end_matches([']', ')', '）', ' ']);
    let unit = unit_at_end(trimmed);
    let body = trimmed.get(..trimmed.len() - unit).unwrap_or_default().trim_end();
    let start = body.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (before, number) = body.split_at(start);
    if number.is_empty() || number.len() > 6 {
        return None;
    }
    let hash = before.ends_with(['#', '＃']);
    let parted = before.is_empty() || before.ends_with([' ', '\u{3000}', '[', '(', '（', '第', '|', '·']);
    let marked = (unit > 0 && parted) || (unit == 0 && hash && before.len() > 1);
    let from = before.trim_end_matches(['#', '＃', '第']).len();
    marked.then_some((number.parse().ok()?, [from, text.len()]))
}

/// Bytes of the unit of floors that a text ends with, behind something else; 0 where there is none.
fn unit_at_end(text: &str) -> usize {
    /// Longest unit, in characters.
    const LONGEST: usize = 4;
    let from = text.char_indices().rev().nth(LONGEST).map_or(0, |(at, _)| at);
    let tail = text.get(from..).unwrap_or_default();
    let folded = fold_phrase(tail);
    let start = end(Role::FloorAfter, &folded).map(|hit| place_in(tail, &folded, hit.span.start));
    start.filter(|&start| from + start > 0).map_or(0, |start| tail.len() - start)
}

#[cfg(test)]
mod tests {
    use super::{find_line_floor, is_buttons};
    use crate::lexicon::fold::fold_phrase;

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
            assert_eq!(find_line_floor(text, &fold_phrase(text)).map(|(floor, _)| floor), expect, "{text}");
        }
    }

    #[test]
    fn buttons_under_posts() {
        for (text, expect) in [
            ("回复 赞(3)", true),
            ("举报顶(2)踩回复", true),
            ("赞 5踩回复 1", true),
            ("공감1비공감0", true),
            ("顶踩", false),
            ("支持你", false),
            ("Reply", true),
            ("Like · Reply · Report", true),
            ("Reply Back to top · Report post", true),
            ("reply to this nonsense", false),
            ("12", false),
        ] {
            assert_eq!(is_buttons(&fold_phrase(text)), expect, "{text}");
        }
    }
}
