//! Times that date posts, and the headings over comments.

use std::collections::BTreeSet;

use crate::block::Page;
use crate::lexicon::fold::{fold_phrase, fold_start};
use crate::lexicon::{Role, begins, holds};
use crate::text::byline::states_joining;
use crate::text::mass::is_unspaced;
use crate::text::phrases::{Cue, starts_with_label};

use super::FEWEST;
use super::anchor::Sign;
use super::naming::name_beside;
use super::regular::are_regular;
use crate::thread::heading::heads_comments;

/// Prose, in characters, above a heading over comments that makes a time above it the article's own.
const ARTICLE_CHARS: usize = 400;

/// Lines that state the times of posts, if something else shows that these are posts: buttons to
/// reply, words like "wrote", a heading over comments with sentences below it, or that all are built alike. The parts
/// that headings over other pages begin are looked at by themselves.
pub(super) fn time_anchors(page: &Page, signs: &[Sign]) -> Option<Vec<usize>> {
    let heading = find_heading(page, signs);
    let below = anchors_below(page, signs, heading);
    // The heading may be one over a box beside the posts ("latest comments").
    let all = heading.and_then(|_| anchors_below(page, signs, None));
    let more = |all: &Vec<usize>| {
        below.as_ref().is_none_or(|below| {
            let first = below.first().and_then(|i| kind_of(page, signs, *i));
            let alike = |i: &&usize| first.is_none_or(|first| !is_other(first, kind_of(page, signs, **i)));
            let frames: BTreeSet<String> = below.iter().filter_map(|i| frame_of(page, signs, *i)).collect();
            // Posts may count their answers each ("2 replies").
            let inside = || {
                let above = all.iter().filter(|i| below.first().is_some_and(|below| *i < below));
                let same =
                    |i: &&usize| frame_of(page, signs, **i).is_some_and(|frame| frames.contains(&frame));
                above.filter(same).count() >= FEWEST
            };
            inside() && all.len() > below.len()
                || all.len() > below.len() * MANY_MORE && all.iter().filter(alike).count() * 2 > all.len()
        })
    };
    all.filter(more).or(below)
}

/// How many times as many posts the page must hold as stand below the heading over comments for it to be none.
const MANY_MORE: usize = 3;

/// The same of the lines below a heading over comments.
fn anchors_below(page: &Page, signs: &[Sign], heading: Option<usize>) -> Option<Vec<usize>> {
    let start = heading.map_or(0, |at| at + 1);
    let parts = split_parts(signs, start);
    let found: Vec<Option<Vec<usize>>> = parts
        .iter()
        .map(|part| {
            let headed = heading.is_some() && !part.elsewhere;
            let anchors = find_anchors(page, signs, part.lines.clone(), headed);
            are_posts(page, signs, &anchors, part, headed).then_some(anchors)
        })
        .collect();
    // Parts without any time, as a note in the middle of a thread, part nothing.
    let told = found.iter().zip(&parts).filter(|(found, part)| {
        found.is_some() || part.lines.clone().any(|i| signs.get(i).is_some_and(|sign| sign.when.is_some()))
    });
    let told: Vec<&Option<Vec<usize>>> = told.map(|(found, _)| found).collect();
    let runs = told.split(|found| found.is_none());
    let runs = runs.map(|run| run.iter().filter_map(|found| found.as_deref()).flatten().copied().collect());
    runs.filter(|run: &Vec<usize>| !run.is_empty()).fold(None, |best: Option<Vec<usize>>, run| match best {
        Some(best) if best.len() >= run.len() => Some(best),
        _ => Some(run),
    })
}

/// A part of a page between headings.
struct Part {
    lines: std::ops::Range<usize>,
    /// Its heading is one over other pages.
    elsewhere: bool,
}

/// The lines from one on, in parts: those under headings over other pages, and those before and between.
fn split_parts(signs: &[Sign], start: usize) -> Vec<Part> {
    let mut parts = vec![Part { lines: start..signs.len(), elsewhere: false }];
    for (i, sign) in signs.iter().enumerate().skip(start).filter(|(_, sign)| sign.when.is_none()) {
        let elsewhere = match sign.cue {
            Some(Cue::RecommendationHead | Cue::RankingHead) => true,
            Some(Cue::CommentsHead) => false,
            _ => continue,
        };
        if let Some(last) = parts.last_mut()
            && (elsewhere || last.elsewhere)
        {
            last.lines.end = i;
            parts.push(Part { lines: i..signs.len(), elsewhere });
        }
    }
    parts
}

/// The lines of a part that may state the times of posts.
fn find_anchors(page: &Page, signs: &[Sign], lines: std::ops::Range<usize>, headed: bool) -> Vec<usize> {
    let usable = |sign: &Sign| {
        sign.when.is_some() && !sign.card && !matches!(sign.cue, Some(Cue::Legal | Cue::Disclaimer))
    };
    let text = |i: usize| page.blocks.get(i).map_or("", |block| block.text.as_str());
    // Since when somebody is a member is no time of a post.
    let mut anchors: Vec<usize> =
        lines.filter(|&i| signs.get(i).is_some_and(usable) && !states_joining(text(i))).collect();
    drop_of_others(page, &mut anchors);
    let first = anchors.iter().position(|&i| answers_subject(page, i)).unwrap_or(0);
    // Right above the first answer stands what it answers; what stands above that has another subject, if any.
    if first > 1 && anchors.iter().filter(|&&i| answers_subject(page, i)).count() * 2 > anchors.len() {
        anchors.drain(..first - 1);
    }
    // The bylines above an article are no posts; they are one or two.
    let labelled = anchors.iter().filter(|&&i| starts_with_label(text(i))).count();
    if !headed && labelled < FEWEST {
        anchors.retain(|&i| !starts_with_label(text(i)));
    }
    if headed {
        anchors.truncate(first_of_a_kind(page, signs, &anchors));
    }
    anchors
}

/// Drops lines that say when the thread was answered last, and, where they are few, those that say when a post was edited
/// or that lead to the words of another ("On 3 May, Ada said:").
fn drop_of_others(page: &Page, anchors: &mut Vec<usize>) {
    /// Most bytes of such a line that tell.
    const START: usize = 48;
    let text = |i: usize| page.blocks.get(i).map_or("", |block| block.text.as_str());
    anchors.retain(|&i| !begins(Role::LastReplyLabel, &fold_start(text(i), START)));
    let leads = |i: usize| {
        let text = text(i);
        text.trim_end().ends_with(':') && holds(Role::Posting, &fold_phrase(text))
    };
    let edited = |i: usize| begins(Role::EditNote, &fold_start(text(i), START));
    for other in [&leads as &dyn Fn(usize) -> bool, &edited] {
        let count = anchors.iter().filter(|&&i| other(i)).count();
        if count * 2 < anchors.len() {
            anchors.retain(|&i| !other(i));
        }
    }
}

/// How many lines with times below a heading are built like the first: behind the comments stand teasers of other
/// pages, whose dates have no name beside, or stand in figures where the posts count back from now.
fn first_of_a_kind(page: &Page, signs: &[Sign], anchors: &[usize]) -> usize {
    let Some(first) = anchors.first().and_then(|&i| kind_of(page, signs, i)) else { return anchors.len() };
    let other = |i: &usize| is_other(first, kind_of(page, signs, *i));
    // Where the teasers begin, nearly all are of the other kind.
    if let Some(from) = anchors.iter().position(other).filter(|&from| from >= 2) {
        let behind = anchors.len() - from;
        let others = anchors.iter().skip(from).filter(|i| other(i)).count();
        if behind >= FEWEST && others as f32 >= behind as f32 * OTHERS {
            return from;
        }
    }
    // One of another kind among the posts is an old one, or one whose name is left out.
    let last = anchors.iter().rposition(|i| !other(i)).map_or(anchors.len(), |at| at + 1);
    let same = anchors.iter().filter(|i| !other(i)).count();
    if same >= 2 && same == last { last } else { anchors.len() }
}

/// Share of the lines behind the posts that must be of the other kind.
const OTHERS: f32 = 0.7;

/// Whether a line names a day and a year, and whether it has a name beside.
fn kind_of(page: &Page, signs: &[Sign], i: usize) -> Option<(bool, bool)> {
    let (text, sign) = page.blocks.get(i).map(|block| block.text.as_str()).zip(signs.get(i))?;
    let [from, to] = sign.when?;
    let dated = text.get(from..to)?.bytes().filter(u8::is_ascii_digit).count() >= DAY_FIGURES;
    Some((dated, name_beside(text, sign).is_some()))
}

/// What a line states beside its time and the name: the frame that all heads of a thread share.
fn frame_of(page: &Page, signs: &[Sign], i: usize) -> Option<String> {
    let (text, sign) = page.blocks.get(i).map(|block| block.text.as_str()).zip(signs.get(i))?;
    let [from, to] = sign.when?;
    let name = name_beside(text, sign)?;
    let rest = [text.get(..from)?, text.get(to..)?].join("|");
    Some(rest.replacen(name, "", 1).chars().filter(|c| !c.is_ascii_digit()).collect())
}

/// Whether two lines differ in both.
fn is_other(first: (bool, bool), kind: Option<(bool, bool)>) -> bool {
    kind.is_some_and(|kind| kind.0 != first.0 && kind.1 != first.1)
}

/// Fewest figures of a time that names a day and a year.
const DAY_FIGURES: usize = 6;

/// Lines above the head of a post that may be the box about its author, and the longest of them, in characters.
const LINES_OF_A_BOX: usize = 4;
const LONGEST_OF_A_BOX: usize = 60;

/// Whether lines with times are the heads of posts.
fn are_posts(page: &Page, signs: &[Sign], anchors: &[usize], part: &Part, headed: bool) -> bool {
    let needed = if headed { 1 } else { FEWEST };
    if anchors.len() < needed {
        return false;
    }
    let share = |shown: &dyn Fn(usize, &[Sign]) -> bool| {
        let count = (0..anchors.len()).filter(|&n| {
            let from = anchors[n].saturating_sub(2);
            let to = anchors.get(n + 1).copied().unwrap_or(anchors[n] + 6).min(part.lines.end);
            shown(from, signs.get(from..to).unwrap_or_default())
        });
        count.count() * 2 >= anchors.len()
    };
    let answered = share(&|_, span| span.iter().any(|sign| sign.answers));
    let posting = anchors.iter().filter(|&&i| signs[i].posting || (i > 0 && signs[i - 1].posting)).count();
    let subjects = anchors.iter().filter(|&&i| answers_subject(page, i)).count();
    if answered
        || posting * 2 >= anchors.len()
        || subjects * 2 >= anchors.len()
        || are_numbered(page, signs, anchors)
    {
        return true;
    }
    if part.elsewhere {
        return false;
    }
    // Boxes about those who wrote stand beside posts alone.
    let boxed = |from: usize, span: &[Sign]| {
        let lines = from.saturating_sub(LINES_OF_A_BOX)..from + span.len();
        lines
            .filter_map(|i| page.blocks.get(i).zip(signs.get(i)))
            .any(|(block, sign)| sign.chars <= LONGEST_OF_A_BOX && states_joining(&block.text))
    };
    if share(&boxed) {
        return true;
    }
    // Without buttons, a listing of titles with dates looks like a thread: posts say something.
    let clocks = anchors.iter().filter(|&&i| signs[i].clock).count() * 2 >= anchors.len();
    let says = || share(&|from, span| (from..from + span.len()).any(|i| is_sentence(&page.blocks[i].text)));
    headed && clocks && says() || are_regular(page, signs, anchors, part.lines.end)
}

/// Whether the first head of a thread states a subject, says something below it, and the others state those of answers to
/// it. What signs an article above its comments has nothing below.
pub(super) fn opens_subject(page: &Page, anchors: &[usize]) -> bool {
    let [first, second, ..] = *anchors else { return false };
    let rest = anchors.get(1..).unwrap_or_default();
    let answers = rest.iter().filter(|&&i| answers_subject(page, i)).count();
    let said = page.blocks.get(first + 1..second).unwrap_or_default();
    !answers_subject(page, first)
        && answers * 5 >= rest.len() * 4
        && said.iter().any(|block| is_sentence(&block.text))
}

/// Whether a line begins with the subject of an answer.
fn answers_subject(page: &Page, i: usize) -> bool {
    /// Characters that tell.
    const START: usize = 12;
    page.blocks.get(i).is_some_and(|block| begins(Role::AnswerSubject, &fold_start(&block.text, START)))
}

/// Shortest number that a site counts its posts with, in figures.
const LONG_NUMBER: usize = 5;

/// Whether the lines with times hold numbers that rise from one to the next, as imageboards number their posts.
fn are_numbered(page: &Page, signs: &[Sign], anchors: &[usize]) -> bool {
    let number = |&i: &usize| {
        let [_, to] = signs.get(i)?.when?;
        let rest = page.blocks.get(i)?.text.get(to..)?;
        let number = |word: &str| {
            let figures = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
            let number = word.get(..figures).filter(|number| number.len() >= LONG_NUMBER)?;
            number.parse::<u64>().ok()
        };
        // Buttons may follow it.
        rest.rsplit(['.', '#', ' ']).find_map(number)
    };
    let numbers: Vec<u64> = anchors.iter().filter_map(number).collect();
    let rising = numbers.windows(2).filter(|pair| pair[0] < pair[1]).count();
    numbers.len() * 5 >= anchors.len() * 4 && rising * 5 >= numbers.len().saturating_sub(1) * 4
}

/// The heading over the comments: the first that is plainly one, or, below an article, a line that counts
/// comments.
fn find_heading(page: &Page, signs: &[Sign]) -> Option<usize> {
    if let Some(plain) = signs.iter().position(|sign| sign.cue == Some(Cue::CommentsHead) && !sign.beside) {
        return Some(plain);
    }
    let mut prose = 0;
    for (i, (block, sign)) in page.blocks.iter().zip(signs).enumerate() {
        if prose >= ARTICLE_CHARS && heads_comments(&block.text, sign.cue, sign.when.is_some()) {
            return signs.get(i..)?.iter().any(|sign| sign.when.is_some()).then_some(i);
        }
        if sign.chars >= 60 {
            prose += sign.chars;
        }
    }
    None
}

/// Whether a line says something: it ends as a sentence, or is too long for a title.
fn is_sentence(text: &str) -> bool {
    let ends = text
        .trim_end_matches(['"', '”', '」', ')', '）'])
        .ends_with(['.', '!', '?', '。', '！', '？', '…', '~', '～']);
    let chars = text.chars().take(200).count();
    // A character of a script without spaces says as much as several of others.
    let dense = || text.chars().take(200).filter(|&c| is_unspaced(c)).count();
    (ends && chars >= 8) || chars >= 160 || dense() >= 40
}
