//! Who signs a text, and for what: 本报记者 甲 乙, 文/甲 图/乙, 甲／某地報導, 记者 甲 编辑 乙 校对 丙.
//!
//! The words for what somebody did part the line; names stand behind their word, or all before it. What names are,
//! where no space parts them from a place or an outlet, the name model says. A line that holds much else is prose.

use std::ops::Range;

use crate::lexicon::role::Manner;
use crate::lexicon::{Role, is};
use crate::text::date::is_han;
use crate::text::letter::is_alphanumeric;
use crate::text::marked::Marked;
use crate::text::names::{Kind, judge, tag};

/// What somebody did for a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// Wrote or reported it.
    Wrote,
    /// Edited it.
    Edited,
    /// Took or drew its pictures.
    Pictured,
    /// Translated it.
    Translated,
    /// Read proofs, produced, planned.
    Helped,
}

impl Part {
    /// The part of an entry's number.
    const fn of(number: i32) -> Option<Self> {
        Some(match number {
            1 => Self::Wrote,
            2 => Self::Edited,
            3 => Self::Pictured,
            4 => Self::Translated,
            5 => Self::Helped,
            _ => return None,
        })
    }
}

/// Somebody who signs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Signer {
    pub(crate) name: String,
    pub(crate) part: Part,
    /// How likely these characters are a person's name, 0 to 1.
    pub(crate) likely: f32,
}

/// Longest line of signatures, in characters.
const LONGEST_LINE: usize = 70;
/// Characters of a line that may be none of words, names, outlets and places.
const MOST_OTHER: usize = 3;
/// The least likelihood of a piece between signs to be taken for a name.
const NAMED: f32 = 0.5;
/// The same of what stands right at the word for what it did.
const NAMED_BESIDE: f32 = 0.25;

/// The signers of a line that holds nothing but signatures.
pub(crate) fn read_line(text: &str) -> Vec<Signer> {
    let line = text.trim().trim_end_matches('。');
    if line.chars().count() > LONGEST_LINE || line.contains(['。', '！', '？', '；', '\n']) {
        return Vec::new();
    }
    read_stretch(line.trim_matches(is_bracket))
}

/// The signers at the head of a paragraph: in brackets, or before a colon or the word that says they report.
pub(crate) fn read_head(text: &str) -> Vec<Signer> {
    /// The bracket opens within the first characters and is short.
    const OPENS: usize = 24;
    /// Characters before the colon.
    const LEAD: usize = 40;
    let opens =
        text.char_indices().take(OPENS).find(|(_, c)| matches!(c, '（' | '(' | '【' | '[' | '〔' | '［'));
    if let Some((at, open)) = opens
        && let Some(inside) = text.get(at + open.len_utf8()..)
        && let Some((end, _)) = inside
            .char_indices()
            .take(LONGEST_LINE)
            .find(|(_, c)| matches!(c, '）' | ')' | '】' | ']' | '〕' | '］'))
    {
        return inside.get(..end).map(read_stretch).unwrap_or_default();
    }
    let lead = text.char_indices().take(LEAD).find(|(_, c)| matches!(c, '：' | ':' | '，' | '。'));
    match lead {
        Some((end, '：' | ':')) => text.get(..end).map(read_stretch).unwrap_or_default(),
        _ => read_report(text),
    }
}

/// The signers before the word that says they report, where what they report follows behind a space: 某报记者 甲 报道 ….
fn read_report(text: &str) -> Vec<Signer> {
    /// Characters up to the end of the word.
    const LEAD: usize = 28;
    let lead = text.char_indices().nth(LEAD).map_or(text, |(at, _)| text.get(..at).unwrap_or_default());
    if !lead.chars().next().is_some_and(is_han) {
        return Vec::new();
    }
    let marked = Marked::new(lead);
    let end = marked.marks.iter().find_map(|mark| {
        let end = marked.place(lead, mark.end);
        let parted = text.get(end..).is_some_and(|rest| rest.starts_with([' ', '\u{3000}']));
        (parted && mark.is(Role::ReportWord, Manner::End)).then_some(end)
    });
    let Some(head) = end.and_then(|end| text.get(..end)) else { return Vec::new() };
    if head.contains(['。', '，', '！', '？', '、']) { Vec::new() } else { read_stretch(head) }
}

/// The signers in brackets behind the last sentence of a paragraph.
pub(crate) fn read_end(text: &str) -> Vec<Signer> {
    let Some(inside) = text.trim_end().strip_suffix(['）', ')', '】', ']']) else { return Vec::new() };
    let Some(at) = inside.rfind(['（', '(', '【', '[']) else { return Vec::new() };
    let ended = inside.get(..at).is_some_and(|before| {
        before.trim_end().ends_with(['。', '！', '？', '”', '」', '.', '）', ')', '】'])
            || before.trim().is_empty()
    });
    let inside = inside.get(at..).unwrap_or_default().trim_start_matches(is_bracket);
    if ended && inside.chars().count() <= LONGEST_LINE { read_stretch(inside) } else { Vec::new() }
}

const fn is_bracket(c: char) -> bool {
    matches!(c, '（' | '(' | '【' | '[' | '）' | ')' | '】' | ']')
}

/// A part of a stretch.
#[derive(Clone, Debug, PartialEq)]
enum Token {
    /// A word for what somebody did, and what stands behind it.
    Word(Part, Sign),
    Name(String, f32),
}

/// What stands behind a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    None,
    Slash,
    Colon,
}

fn read_stretch(text: &str) -> Vec<Signer> {
    let words = words_of(text);
    if words.is_empty() {
        return Vec::new();
    }
    let (tokens, other) = tokens_of(text, &words);
    if other > MOST_OTHER { Vec::new() } else { assign(&tokens) }
}

/// The words for what somebody did, longest first at each place.
fn words_of(text: &str) -> Vec<(Range<usize>, Part)> {
    let marked = Marked::new(text);
    let mut words: Vec<(Range<usize>, Part)> = Vec::new();
    for marks in marked.by_start() {
        let longest = marks.iter().rev().find(|mark| mark.entry.has(Role::SignerPart));
        let Some((mark, part)) = longest.and_then(|mark| Some((mark, Part::of(mark.entry.value())?))) else {
            continue;
        };
        let span = marked.place(text, mark.start)..marked.place(text, mark.end);
        let free = words.last().is_none_or(|(before, _)| before.end <= span.start);
        if free && stands_apart(text, &span, part) {
            words.push((span, part));
        }
    }
    words
}

/// Whether a word is not a part of another one: those of one character (文, 图, 摄) need signs around them, or an end
/// where what is before them may be a name.
fn stands_apart(text: &str, span: &Range<usize>, part: Part) -> bool {
    let one = text.get(span.clone()).is_some_and(|word| word.chars().count() == 1);
    let before = text.get(..span.start).and_then(|head| head.chars().next_back());
    let behind = text.get(span.end..).and_then(|rest| rest.chars().next());
    let open = |c: Option<char>| c.is_none_or(|c| !is_alphanumeric(c));
    !one || is_slash(before)
        || open(before) && (is_slash(behind) || open(behind))
        || part >= Part::Pictured && open(behind)
}

const fn is_slash(c: Option<char>) -> bool {
    matches!(c, Some('/' | '／' | '|' | '｜' | '丨' | '︱' | '∕'))
}

/// The tokens of a stretch, and how many characters are none.
fn tokens_of(text: &str, words: &[(Range<usize>, Part)]) -> (Vec<Token>, usize) {
    let (mut tokens, mut other) = (Vec::new(), 0);
    let names = tag(text);
    let mut at = 0;
    let behind = |at: usize| text.get(at..).and_then(|rest| rest.trim_start().chars().next());
    for n in 0..=words.len() {
        let word = words.get(n);
        let to = word.map_or(text.len(), |(span, _)| span.start);
        let writes = word.is_some_and(|(_, part)| *part == Part::Wrote);
        let found = names.iter().filter(|name| name.from >= at && name.to <= to);
        let mut from = at;
        for name in found {
            // The name before has grown into this one.
            if name.from < from {
                from = from.max(name.to);
                continue;
            }
            other += push_pieces(text.get(from..name.from).unwrap_or_default(), false, n > 0, &mut tokens);
            from = name.to;
            // 新华社北京, 某报: where, and for whom, is nothing that signs.
            if name.kind == Kind::Person {
                from = whole_name(text, name.from..name.to, to);
                let person = text.get(name.from..from).unwrap_or_default();
                push_name(person, name.confidence, n > 0, &mut tokens, &mut other);
            }
        }
        other += push_pieces(text.get(from..to).unwrap_or_default(), writes, n > 0, &mut tokens);
        if let Some((span, part)) = word {
            let sign = match behind(span.end) {
                Some(':' | '：') => Sign::Colon,
                c if is_slash(c) => Sign::Slash,
                _ => Sign::None,
            };
            tokens.push(Token::Word(*part, sign));
            at = span.end;
        }
    }
    (tokens, other)
}

/// Where a name ends of which the last character was taken for a part of the place behind it (甲乙丙某地): two characters
/// found, and a place behind the third.
fn whole_name(text: &str, found: Range<usize>, to: usize) -> usize {
    /// Characters of the longest place, with the one before it.
    const LONGEST: usize = 5;
    /// Most characters of a name without a point in it.
    const LONGEST_NAME: usize = 4;
    let end = found.end;
    let run: String = text.get(end..to).unwrap_or_default().chars().take_while(|c| is_han(*c)).collect();
    let mut rest = run.chars();
    let Some(first) = rest.next() else { return end };
    // A family name of two characters, and a given name of two: one character cannot stand alone.
    let chars = text.get(found.clone()).map_or(0, |name| name.chars().count());
    if chars == LONGEST_NAME - 1 && run.chars().count() == 1 {
        return end + first.len_utf8();
    }
    let short = text.get(found).is_some_and(|name| name.chars().count() == 2);
    let place = judge(rest.as_str()).place;
    let parts = (3..=LONGEST).contains(&run.chars().count()) && place >= NAMED && place > judge(&run).place;
    if short && parts { end + first.len_utf8() } else { end }
}

/// A name that the tagger found, if what it looks like by itself does not speak against it.
fn push_name(name: &str, confidence: f32, beside: bool, tokens: &mut Vec<Token>, other: &mut usize) {
    let name = name.trim_matches(|c: char| !is_alphanumeric(c) || is_slash(Some(c)));
    let likely = f32::midpoint(judge(name).person, confidence);
    let enough = if beside { NAMED_BESIDE } else { NAMED };
    if likely >= enough && name.chars().filter(|c| is_han(*c)).count() >= 2 || name.contains(' ') {
        tokens.push(Token::Name(name.to_owned(), likely));
    } else {
        *other += name.chars().count();
    }
}

/// Names in a part of the text that holds no word and nothing that the tagger found; returns how many characters are
/// something else. Before a word for reporting stands for whom they report.
fn push_pieces(text: &str, before_writer: bool, beside: bool, tokens: &mut Vec<Token>) -> usize {
    let parts = |c: char| {
        c.is_whitespace()
            || is_slash(Some(c))
            || !(is_alphanumeric(c) || matches!(c, '·' | '•' | '‧' | '.' | '-'))
    };
    let mut other = 0;
    let pieces: Vec<&str> = text.split(parts).filter(|piece| piece.chars().any(is_alphanumeric)).collect();
    for (n, piece) in pieces.iter().enumerate() {
        let last = n + 1 == pieces.len();
        let han = piece.chars().filter(|c| is_han(*c)).count();
        let glued = text.ends_with(piece);
        if before_writer && last && glued
            || piece.chars().any(|c| c.is_ascii_digit())
            || is(Role::NameConjunction, piece)
        {
            continue;
        }
        let told = judge(piece);
        let enough = if beside { NAMED_BESIDE } else { NAMED };
        if told.person >= enough && told.person >= told.body.max(told.place) && han >= 2 {
            tokens.push(Token::Name((*piece).to_owned(), told.person));
        } else if told.body + told.place < NAMED {
            other += piece.chars().count();
        }
    }
    other
}

/// Gives the names their parts.
fn assign(tokens: &[Token]) -> Vec<Signer> {
    let first = tokens.iter().position(|token| matches!(token, Token::Word(..)));
    let Some(first) = first else { return Vec::new() };
    // 甲／某地報導, 甲/文 乙/图: the word stands behind, and no sign leads on from it to another name.
    let led = matches!(tokens.get(first), Some(Token::Word(_, Sign::Slash | Sign::Colon)))
        && matches!(tokens.get(first + 1), Some(Token::Name(..)));
    if first > 0 && !led {
        assign_before(tokens)
    } else {
        assign_behind(tokens.get(first..).unwrap_or_default())
    }
}

/// Names stand before their words.
fn assign_before(tokens: &[Token]) -> Vec<Signer> {
    let mut signers: Vec<Signer> = Vec::new();
    let mut waiting: Vec<(&String, f32)> = Vec::new();
    for token in tokens {
        match token {
            Token::Name(name, likely) => waiting.push((name, *likely)),
            Token::Word(part, _) => {
                let signer =
                    |(name, likely): (&String, f32)| Signer { name: name.clone(), part: *part, likely };
                signers.extend(waiting.drain(..).map(signer));
            }
        }
    }
    signers
}

/// Names stand behind their words; what a line ends with was done by whom it names last: 记者 甲 摄.
fn assign_behind(tokens: &[Token]) -> Vec<Signer> {
    let mut signers: Vec<Signer> = Vec::new();
    let mut parts: Vec<Part> = Vec::new();
    // Where the names of the words at hand begin, and those before.
    let (mut first, mut before) = (0, 0);
    // A label whose name does not follow has none: 作者： 责任编辑：甲.
    let mut label = false;
    for token in tokens {
        match token {
            Token::Word(part, sign) => {
                if std::mem::replace(&mut label, *sign == Sign::Colon) && signers.len() == first {
                    parts.clear();
                }
                if signers.len() > first {
                    parts.clear();
                    (before, first) = (first, signers.len());
                }
                parts.push(*part);
            }
            Token::Name(name, likely) => {
                // Who wrote and took the pictures wrote.
                let Some(&part) = parts.iter().min() else { continue };
                signers.push(Signer { name: name.clone(), part, likely: *likely });
            }
        }
    }
    let last = parts.iter().min().copied().filter(|_| signers.len() == first);
    if let Some(last @ (Part::Pictured | Part::Translated)) = last {
        signers.iter_mut().skip(before).for_each(|signer| signer.part = last);
    }
    signers
}
