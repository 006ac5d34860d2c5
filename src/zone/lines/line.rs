//! What can be said of one line without looking at the others.

use crate::block::{Page, Place, RawBlock, Reading};
use crate::text::letter::is_alphanumeric;
use crate::text::mass::{WORD_MASS, is_unspaced, mass as text_mass};
use crate::text::phrases::Cue;

use super::byline::{Byline, is_caption, judge_byline};

/// Amount of text from which a line with sentence punctuation counts as prose. One Chinese
/// character is 1, one word of a language that parts words [`WORD_MASS`]. Picked by hand on the
/// development corpora: shorter lines are as often headings, captions and buttons.
const PROSE_MASS: f32 = 20.0;

/// Amount of text from which a line is prose without any punctuation (chat, forum posts).
const UNPUNCTUATED_MASS: f32 = 60.0;

/// Marks that end a sentence.
const ENDS: [char; 12] = ['。', '！', '？', '.', '!', '?', '…', '．', '｡', '।', '؟', '։'];

/// Marks that may close behind the end of a sentence.
const CLOSERS: [char; 14] = ['"', '\'', '”', '’', '」', '』', '）', ')', '】', '»', ']', '》', '*', '“'];

/// One line with its facts.
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each read by itself")]
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    /// Amount of text, see [`PROSE_MASS`].
    pub(super) mass: f32,
    /// Written without spaces between words, for the most part.
    pub(super) han: bool,
    /// Marks that end sentences, the last one included.
    pub(super) marks: u32,
    /// Commas, semicolons and their like.
    pub(super) commas: u32,
    /// Ends as a sentence does.
    pub(super) ends: bool,
    /// Ends with a colon.
    pub(super) colon: bool,
    pub(super) bullet: bool,
    pub(super) blank_before: u32,
    pub(super) blank_after: u32,
    pub(super) cue: Option<Cue>,
    /// Where it states a time, in bytes.
    pub(super) when: Option<(u8, u8)>,
    /// States a time with little beside it.
    pub(super) time: bool,
    /// How much it looks like part of a byline.
    pub(super) byline: Byline,
    /// Is the caption of a picture, by its wording.
    pub(super) caption: bool,
    /// Begins with what stands before the way through a site.
    pub(super) way: bool,
    /// Characters of the label of a title that it begins with.
    pub(super) title_label: u8,
    /// Different words that sell.
    pub(super) selling: u8,
    /// Says whose words follow: it ends with a colon.
    pub(super) attribution: bool,
    /// Speaks of the controls of a list.
    pub(super) listing: bool,
    /// Is an address and nothing else.
    pub(super) address: bool,
    /// Reads as running text.
    pub(super) prose: bool,
    /// Is a row of a table: tabs part it, and the lines beside it alike.
    pub(super) row: bool,
}

/// The facts of all lines of a page.
pub(super) fn read_lines(page: &Page) -> Vec<Line<'_>> {
    let mut lines: Vec<Line> = page
        .blocks
        .iter()
        .zip(page.readings())
        .map(|(block, reading)| {
            let (bullet, blank_before) = match block.place {
                Place::Line { bullet, blank_before, .. } => (bullet, blank_before),
                Place::Dom { .. } => (false, 0),
            };
            read_line(&block.text, bullet, blank_before, reading)
        })
        .collect();
    for i in 1..lines.len() {
        lines[i - 1].blank_after = lines[i].blank_before;
    }
    let columns: Vec<u16> = page.blocks.iter().map(columns_of).collect();
    for (i, line) in lines.iter_mut().enumerate() {
        line.row = columns.get(i).is_some_and(|&own| {
            let same = |at: usize| columns.get(at) == Some(&own);
            let (above, below) = (i > 0 && same(i - 1), same(i + 1));
            own > 1 && ((above && below) || (above && i > 1 && same(i - 2)) || (below && same(i + 2)))
        });
    }
    lines
}

/// The cells of a line that tabs part.
const fn columns_of(block: &RawBlock) -> u16 {
    match block.place {
        Place::Line { columns, .. } => columns,
        Place::Dom { .. } => 0,
    }
}

/// The facts of one line.
pub(super) fn read_line<'a>(text: &'a str, bullet: bool, blank_before: u32, reading: &Reading) -> Line<'a> {
    let count = count_marks(text);
    let mass = count.han as f32 + count.words as f32 * WORD_MASS;
    let closed = text.trim_end_matches(CLOSERS).trim_end();
    let ends = closed.ends_with(ENDS);
    let address = is_address(text);
    let wording = reading.wording(text);
    let sentence = count.marks > 0 || count.commas > 1;
    // Below twice the least amount, only a line that ends as sentences do: others are headings.
    let prose = !address
        && (mass >= UNPUNCTUATED_MASS
            || (mass >= PROSE_MASS && sentence && (ends || mass >= 2.0 * PROSE_MASS)));
    let when = reading.when(text);
    let colon = closed.ends_with([':', '：']);
    let mut line = Line {
        text,
        mass,
        han: count.han as f32 >= count.words as f32,
        marks: count.marks,
        commas: count.commas,
        ends,
        colon,
        bullet,
        blank_before,
        blank_after: 0,
        cue: wording.cue,
        // Longer lines than that state none.
        when: when.and_then(|(from, to)| Some((u8::try_from(from).ok()?, u8::try_from(to).ok()?))),
        time: when.is_some_and(|span| is_most_of(text, span)),
        byline: Byline::No,
        caption: false,
        way: wording.way,
        title_label: wording.title_label,
        selling: wording.selling,
        attribution: colon && mass <= LONGEST_ATTRIBUTION && wording.attribution,
        listing: mass <= LONGEST_CONTROL && wording.listing,
        address,
        prose,
        row: false,
    };
    line.byline = judge_byline(&line, wording);
    line.caption = is_caption(&line, wording);
    line
}

/// Longest line that says whose words follow, and longest control of a list, in units of [`Line::mass`].
const LONGEST_ATTRIBUTION: f32 = 40.0;
const LONGEST_CONTROL: f32 = 12.0;

/// Most text beside a time that still makes the line a statement of time.
const BESIDE_TIME: f32 = 12.0;

/// Whether there is little text beside the time of a line.
fn is_most_of(text: &str, (from, to): (usize, usize)) -> bool {
    let rest = |part: Option<&str>| text_mass(part.unwrap_or_default());
    rest(text.get(..from)) + rest(text.get(to..)) <= BESIDE_TIME
}

/// Counts of one line.
#[derive(Default)]
struct Counts {
    han: u32,
    words: u32,
    marks: u32,
    commas: u32,
}

fn count_marks(text: &str) -> Counts {
    if text.is_ascii() {
        return count_ascii_marks(text.as_bytes());
    }
    let mut count = Counts::default();
    let mut in_word = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii_alphanumeric() {
            count.words += u32::from(!in_word);
            in_word = true;
            continue;
        }
        if c == ' ' {
            in_word = false;
            continue;
        }
        if is_unspaced(c) {
            count.han += 1;
            in_word = false;
            continue;
        }
        if is_alphanumeric(c) {
            count.words += u32::from(!in_word);
            in_word = true;
            continue;
        }
        // An apostrophe or a hyphen joins words, a point inside a number ends nothing.
        let next = chars.peek().copied();
        let joins = in_word && next.is_some_and(is_alphanumeric) && matches!(c, '\'' | '’' | '-' | '.' | ',');
        if joins {
            continue;
        }
        in_word = false;
        if ENDS.contains(&c) {
            count.marks += 1;
        } else if matches!(c, ',' | '，' | '、' | ';' | '；' | '،') {
            count.commas += 1;
        }
    }
    count
}

/// The same of a text of ASCII, most of which are letters.
fn count_ascii_marks(text: &[u8]) -> Counts {
    let mut count = Counts::default();
    let mut in_word = false;
    for (at, &byte) in text.iter().enumerate() {
        if byte.is_ascii_alphanumeric() {
            count.words += u32::from(!in_word);
            in_word = true;
            continue;
        }
        let joins = in_word
            && matches!(byte, b'\'' | b'-' | b'.' | b',')
            && text.get(at + 1).is_some_and(u8::is_ascii_alphanumeric);
        if joins {
            continue;
        }
        in_word = false;
        match byte {
            b'.' | b'!' | b'?' => count.marks += 1,
            b',' | b';' => count.commas += 1,
            _ => {}
        }
    }
    count
}

/// Whether a line is an address and nothing else.
fn is_address(text: &str) -> bool {
    let begins = |with: &str| text.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with));
    (begins("http://") || begins("https://") || begins("www."))
        && !text.contains(char::is_whitespace)
        && text.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::{count_marks, read_line};
    use crate::block::Reading;

    #[test]
    fn marks_of_ascii_are_counted_alike() {
        for text in
            ["It rose 7.5 per cent, to 1,024!", "don't -- a-b; c?", "", "Wait... (no).", "3.", "x,y , z"]
        {
            // An ideograph behind a space changes nothing before it.
            let (plain, other) = (count_marks(text), count_marks(&format!("{text} 港")));
            assert_eq!(
                (plain.han + 1, plain.words, plain.marks, plain.commas),
                (other.han, other.words, other.marks, other.commas),
                "{text}"
            );
        }
    }

    #[test]
    fn tells_prose_from_headings() {
        for (text, prose) in [
            ("林德比市港口办公室星期一表示，港口在维修两周之后重新开放，渡轮恢复通航。", true),
            ("港口重新开放之后", false),
            (
                "The harbour of Lindby reopened on Monday after two weeks of repairs, the port office said.",
                true,
            ),
            ("Harbour reopens after two weeks of repairs", false),
            ("https://lindby.example/a?b=c.d,e", false),
            ("Price: $3.50", false),
        ] {
            assert_eq!(read_line(text, false, 1, &Reading::default()).prose, prose, "{text}");
        }
    }

    #[test]
    fn points_inside_numbers_end_nothing() {
        let line = read_line("It rose 7.5 per cent to 1,024", false, 0, &Reading::default());
        assert_eq!((line.marks, line.commas, line.ends), (0, 0, false));
    }
}
