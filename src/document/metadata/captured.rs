//! When the page was saved, as the program that saved it wrote into the file.

use std::ops::Range;

use super::candidate::{Candidate, Clue, group};
use super::context::Context;
use super::decision::decide;
use super::stated;
use crate::model::Field;
use crate::text::address::read_archived;
use crate::text::border::floor;
use crate::text::date::{DateHints, DayOrder, Moment, find_date, parse_machine_date};

/// How far from either end of a file a note of the saving program is looked for, in bytes: such notes stand
/// in front of the page's own markup or behind it.
const MARGIN: usize = 8 << 10;

/// Bytes after the announcing words in which the time is looked for; a comment's end stops it earlier.
const NEAR: usize = 100;

/// What saving programs write before the time, lower case, and the rule's name: `SingleFile`; `HTTrack`;
/// the Wayback Machine. All write it inside a comment.
const NOTES: &[(&str, &str)] = &[
    ("saved date:", "note-of-saving-program"),
    ("by httrack website copier/", "note-of-mirroring-program"),
    ("file archived on", "note-of-archive"),
];

/// Names of `<meta>` that saving programs add: Save Page WE.
const METAS: &[&str] = &["savepage-date"];

/// The file says it itself, and nothing else writes such notes.
const SCORE: f32 = 0.95;

/// When the page was captured, where the file states it. Nothing else tells: the file's own dates are not
/// known here, and the newest date on the page only says that it was captured later.
pub(super) fn find_captured(context: &Context<'_>) -> Option<Field<Moment>> {
    let mut candidates = stated::captures(context);
    if !context.is_markup() {
        return decide(context, group(candidates, Moment::ymd), 0.5);
    }
    for tag in context.structured.metas(METAS) {
        if let Some(moment) = parse_machine_date(&tag.value).filter(|moment| moment.ymd().is_some()) {
            let place = Clue::rule("meta-of-saving-program").key(METAS.concat()).node(tag.node);
            candidates.push(Candidate::new(moment, SCORE, place));
        }
    }
    let structured = &context.structured;
    for tag in structured.link("canonical").into_iter().chain(structured.metas(&["og:url"])) {
        let copy = read_archived(&tag.value).and_then(|copy| read_stamp(copy.stamp));
        if let Some(moment) = copy {
            let place = Clue::rule("address-of-archive").key(tag.key.clone()).node(tag.node);
            candidates.push(Candidate::new(moment, SCORE, place));
        }
    }
    for (moment, rule, span) in find_notes(&context.capture.text) {
        let bytes = Some([span.start as u32, span.end as u32]);
        candidates.push(Candidate::new(moment, SCORE, Clue { rule, bytes, ..Clue::default() }));
    }
    decide(context, group(candidates, Moment::ymd), 0.5)
}

/// The time in the address of an archived copy; archives count in UTC.
fn read_stamp(stamp: &str) -> Option<Moment> {
    let part = |from: usize, to: usize| stamp.get(from..to);
    let date = format!("{}-{}-{}", part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let time = part(8, 10).zip(part(10, 12)).zip(part(12, 14));
    let time =
        time.map_or_else(String::new, |((hour, minute), second)| format!("T{hour}:{minute}:{second}Z"));
    parse_machine_date(&(date + &time)).filter(|moment| moment.ymd().is_some())
}

/// The notes near both ends of a file: the time, the rule, the bytes of the time.
fn find_notes(text: &str) -> Vec<(Moment, &'static str, Range<usize>)> {
    let head = floor(text, MARGIN);
    let tail = floor(text, text.len().saturating_sub(MARGIN)).max(head);
    let mut found = Vec::new();
    for range in [0..head, tail..text.len()] {
        let part = text.get(range.clone()).unwrap_or_default();
        for (comment, at) in comments(part) {
            found.extend(read_note(comment).map(|(moment, rule, span)| {
                (moment, rule, range.start + at + span.start..range.start + at + span.end)
            }));
        }
    }
    found
}

/// The comments of a piece of markup, with the byte at which each begins.
fn comments(markup: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + markup.get(from..)?.find("<!--")? + 4;
        let rest = markup.get(start..)?;
        let comment = rest.get(..rest.find("-->").unwrap_or(rest.len()))?;
        from = start + comment.len();
        Some((comment, start))
    })
}

fn read_note(comment: &str) -> Option<(Moment, &'static str, Range<usize>)> {
    // Letters outside ASCII keep their length this way, so that offsets stay true.
    let lower = comment.to_ascii_lowercase();
    NOTES.iter().find_map(|(words, rule)| {
        let start = lower.find(words)? + words.len();
        let end = floor(comment, start + NEAR);
        let near = comment.get(start..end)?;
        // Programs write English dates, and their digits are no open question.
        let hints = DateHints { order: DayOrder::MonthFirst, ..DateHints::default() };
        let date = find_date(near, &hints).filter(|date| date.moment.ymd().is_some())?;
        Some((date.moment, *rule, start + date.span.start..start + date.span.end))
    })
}

#[cfg(test)]
mod tests {
    use super::find_notes;

    #[test]
    fn reads_what_saving_programs_write() {
        let table = [
            (
                "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://lindby.example/ \n \
                 saved date: Sat Nov 21 2026 10:11:12 GMT+0800 (China Standard Time)\n--><head>",
                Some("2026-11-21T10:11:12+08:00"),
            ),
            (
                "<p>x</p><!-- Mirrored from lindby.example/a.html by HTTrack Website Copier/3.x [XR&CO'2014], \
                 Sat, 21 Nov 2026 02:11:12 GMT -->",
                Some("2026-11-21T02:11:12Z"),
            ),
            (
                "</html>\n<!--\n     FILE ARCHIVED ON 08:31:53 Mar 14, 2019 AND RETRIEVED FROM THE\n     \
                 INTERNET ARCHIVE ON 12:02:11 Nov 21, 2026.\n-->",
                Some("2019-03-14T08:31:53"),
            ),
            ("<!-- saved from url=(0022)https://lindby.example/ --><p>21 Nov 2026</p>", None),
            ("<p>saved date: 21 Nov 2026</p>", None),
            ("<!-- saved date: ", None),
        ];
        for (markup, expect) in table {
            let found = find_notes(markup);
            let first = found.first().map(|(moment, ..)| moment.notation());
            assert_eq!(first.as_deref(), expect, "{markup}");
            for (.., span) in found {
                assert!(markup.get(span).is_some_and(|date| date.contains("20")), "{markup}");
            }
        }
    }
}
