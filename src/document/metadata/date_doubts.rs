//! Why a day that stands on a page does not date it: what it says of itself, and where it stands.
//!
//! A date in a sentence is one of the story; one in a caption dates a picture; one before which a thing "comes out"
//! dates the thing. Zero of a clock and a day that no reader lives to see are the want of a date.

use std::ops::Range;

use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{Role, ends};
use crate::model::Zone;
use crate::text::border::floor;
use crate::text::date::{Clock, Moment, is_han};
use crate::text::letter::is_alphabetic;

/// Years in which nobody can have published what is read here: content managers write days "for ever" so. The
/// program knows no clock; a page that was saved later than this makes the constant too small.
const FIRST_YEAR_TO_COME: i32 = 2060;

/// Days that clocks, spreadsheets and databases begin with.
const ZEROS: [(i32, u8, u8); 5] = [(1970, 1, 1), (1969, 12, 31), (1900, 1, 1), (1899, 12, 30), (1601, 1, 1)];

/// Why a moment is no day of publication, whatever states it; `captured` is when the page was saved.
pub(super) fn doubt_moment(moment: &Moment, captured: Option<&Moment>) -> Option<&'static str> {
    let day = moment.ymd()?;
    let (year, ..) = day;
    let on_the_hour = |clock: Clock| clock.minute.unwrap_or(0) == 0 && clock.second.unwrap_or(0) == 0;
    if ZEROS.contains(&day) && moment.clock.is_none_or(on_the_hour) {
        return Some("where clocks begin to count");
    }
    // A day more: the page's own zone may be ahead of the reader's.
    let saved_before = captured.and_then(Moment::ymd).is_some_and(|saved| days(day) > days(saved) + 1);
    (year >= FIRST_YEAR_TO_COME || saved_before).then_some("a day to come")
}

/// Days since some day, near enough to compare neighbours: months count 31 days.
fn days((year, month, day): (i32, u8, u8)) -> i32 {
    (year * 12 + i32::from(month)) * 31 + i32::from(day)
}

/// Why a date in a text, without a label, is no day of publication.
pub(super) fn doubt_place(text: &str, date: &Range<usize>, zone: Zone) -> Option<&'static str> {
    if stands_in_sentence(text, date) {
        return Some("stands in a sentence");
    }
    match zone {
        Zone::Caption => Some("dates a picture"),
        Zone::Quotation => Some("stands in a quotation"),
        _ => None,
    }
}

/// Why a date is that of something else, as the words before it say, be it labelled or not.
pub(super) fn doubt_words(before: &str) -> Option<&'static str> {
    ends_with_release(before).then_some("day on which something comes out")
}

/// Words outside a date with which a text that ends like a sentence is one, and with which any text is; in scripts
/// without capitals, where names count as words, the second stands for both.
const WORDS_OF_SENTENCE: usize = 4;
const WORDS_OF_ANY_SENTENCE: usize = 8;

/// Ideographs outside a date that make a sentence of a text with a stop.
const IDEOGRAPHS_OF_SENTENCE: usize = 8;

/// Whether a text is a sentence around a date, not a line that gives it.
fn stands_in_sentence(text: &str, date: &Range<usize>) -> bool {
    let around = [text.get(..date.start), text.get(date.end..)].map(Option::unwrap_or_default);
    let closed = |c: char| c.is_whitespace() || matches!(c, '"' | '”' | '’' | '»' | '」' | ')' | '）');
    let stopped =
        text.trim_end_matches(closed).ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।']);
    let ideographs = around.iter().flat_map(|part| part.chars()).filter(|c| is_han(*c)).count();
    if ideographs > 0 {
        let comma = around.iter().any(|part| part.contains('，'));
        return ideographs >= IDEOGRAPHS_OF_SENTENCE
            && (stopped && text.ends_with(['。', '！', '？', '”', '」'])
                || comma && ideographs >= 2 * IDEOGRAPHS_OF_SENTENCE);
    }
    let words = || around.iter().flat_map(|part| part.split_whitespace());
    let lower = words().filter(|word| word.chars().next().is_some_and(char::is_lowercase)).count();
    let uncased = |word: &&str| {
        word.chars().next().is_some_and(|c| is_alphabetic(c) && !c.is_lowercase() && !c.is_uppercase())
    };
    let uncased = words().filter(uncased).count();
    stopped && lower >= WORDS_OF_SENTENCE || lower.max(uncased) >= WORDS_OF_ANY_SENTENCE
}

/// Whether the text before a date says that something comes out then, or can be bought. Shops, reviews and catalogues
/// print such days beside the thing; they are no days of publication of the page.
fn ends_with_release(before: &str) -> bool {
    // Enough of a line to hold the longest of the words.
    const REACH: usize = 40;
    let bare = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    let from = floor(bare, bare.len().saturating_sub(REACH));
    ends(Role::ReleaseDate, &fold_phrase(bare.get(from..).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::{doubt_moment, doubt_place, ends_with_release};
    use crate::model::Zone;
    use crate::text::date::{DateHints, find_date, parse_machine_date};

    #[test]
    fn words_before_a_release() {
        for (text, expect) in [
            ("Release date: ", true),
            ("Lindby Lamp · Ships ", true),
            ("上市时间：", true),
            ("Erhältlich ab ", true),
            ("Published ", false),
            ("Press releases, ", false),
            ("friendships ", false),
            ("", false),
        ] {
            assert_eq!(ends_with_release(text), expect, "{text}");
        }
    }

    #[test]
    fn days_of_the_story_stand_in_sentences() {
        for (text, expect) in [
            ("The pier was lost in the storm of 4 March 1987.", true),
            ("The fair opens on 2 May 2031 at noon.", true),
            ("“We have waited since 4 March 1987,” she said.", true),
            ("How the town lost its pier in the great storm of 4 March 1987 and never built it again", true),
            ("Der Steg wurde bei der Sturmflut vom 4. März 1987 zerstört.", true),
            ("旧粮仓建于1961年4月8日，停用多年。", true),
            ("4 March 2024", false),
            ("4 March 2024 · Ingrid Holm", false),
            ("Ingrid Holm, Lindby, 4 March 2024.", false),
            ("Von Ingrid Holm am 4. März 2024", false),
            ("by Ingrid Holm on 4 March 2024 in harbours", false),
            ("2024年3月4日 北港日报 记者 林小满", false),
        ] {
            let date = find_date(text, &DateHints::default()).unwrap();
            assert_eq!(doubt_place(text, &date.span, Zone::Other).is_some(), expect, "{text}");
        }
        let date = find_date("4 March 1987", &DateHints::default()).unwrap();
        assert_eq!(doubt_place("4 March 1987", &date.span, Zone::Caption), Some("dates a picture"));
    }

    #[test]
    fn zeros_and_days_to_come_are_no_days() {
        let saved = parse_machine_date("2024-03-04T10:00:00Z").unwrap();
        for (day, expect) in [
            ("1970-01-01T00:00:00Z", true),
            ("1970-01-01T01:00:00+01:00", true),
            ("1969-12-31T19:00:00-05:00", true),
            ("1970-01-01T10:31:00Z", false),
            ("2099-12-31", true),
            ("2024-03-04", false),
            ("2024-03-05", false),
            ("2024-03-09", true),
        ] {
            let moment = parse_machine_date(day).unwrap();
            assert_eq!(doubt_moment(&moment, Some(&saved)).is_some(), expect, "{day}");
        }
    }
}
