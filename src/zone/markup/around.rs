//! The exact zone of a block outside the text: a list of rules, the first that fits names it.

use std::ops::Range;

use super::caption::is_pointing_caption;
use super::clue::Clue;
use crate::dom::Tag;
use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{Role, holds};
use crate::model::Zone;
use crate::zone::features::{InPost, Survey};

/// A rule: the zone it gives, and when.
type Rule = (Zone, fn(Clue, &Range<usize>) -> bool);

/// In the order in which they are asked; the more specific come first.
const RULES: [Rule; 17] = [
    (Zone::Comment, |clue, _| clue.block.post != InPost::No),
    (Zone::Legal, |clue, _| is_legal(clue)),
    (Zone::Breadcrumb, |clue, _| is_breadcrumb(clue)),
    (Zone::Advertisement, |clue, _| is_advertisement(clue)),
    (Zone::Share, |clue, _| is_share(clue)),
    (Zone::CommentForm, |clue, _| is_comment_form(clue)),
    (Zone::Comment, |clue, _| {
        clue.near("comment") && clue.words() > 3 && clue.block.linked < 0.8 && !clue.inside("button")
    }),
    (Zone::Disclaimer, |clue, _| is_disclaimer(clue)),
    (Zone::Caption, is_caption),
    (Zone::Recommendation, |clue, _| is_list_heading(clue) && !is_rank_heading(clue)),
    (Zone::Byline, is_byline),
    (Zone::Navigation, |clue, _| {
        clue.inside("nav") || (clue.block.linked > 0.7 && clue.is_short() && clue.near("nav"))
    }),
    (Zone::Ranking, |clue, _| is_ranking(clue)),
    (Zone::Recommendation, |clue, _| is_recommendation(clue)),
    (Zone::Promotion, |clue, _| {
        clue.near("form") && !clue.is_short() || clue.says("account") > 0.2 && clue.words() > 4
    }),
    (Zone::Control, |clue, _| is_control(clue)),
    (Zone::Masthead, |clue, extent| clue.inside("header") && clue.i < extent.start),
];

/// Names a block that is not part of the text; `extent` is where the text stands.
pub(super) fn name_around(survey: &Survey, extent: &Range<usize>, i: usize) -> Zone {
    let Some(clue) = Clue::new(survey, i) else { return Zone::Other };
    RULES
        .iter()
        .find(|(_, fits)| fits(clue, extent))
        .map_or_else(|| name_rest(clue, extent), |(zone, _)| *zone)
}

/// What no rule names: links are navigation before the text and recommendations behind it.
fn name_rest(clue: Clue, extent: &Range<usize>) -> Zone {
    /// Words from which on a link is a title rather than a place.
    const TITLE_WORDS: u32 = 5;
    if clue.block.linked > 0.7 {
        return if clue.words() >= TITLE_WORDS && clue.i >= extent.start && !clue.inside("footer") {
            Zone::Recommendation
        } else {
            Zone::Navigation
        };
    }
    if clue.inside("footer") && clue.is_short() { Zone::Navigation } else { Zone::Other }
}

fn is_legal(clue: Clue) -> bool {
    let text = clue.text();
    let marked = || text.contains('©') || clue.survey.notice(clue.i).legal;
    let late = clue.i * 2 > clue.survey.blocks.len();
    ((late || clue.inside("footer")) && marked())
        || ((clue.inside("footer") || clue.near("legal")) && clue.says("legal") > 0.2)
        || (late && clue.is_short() && clue.says("legal") >= 0.5)
}

fn is_breadcrumb(clue: Clue) -> bool {
    let before = clue.survey.h1.is_none_or(|h1| clue.i < h1 + 3);
    clue.near("breadcrumb") && before && clue.words() < 40 && !clue.near("nav")
        || clue.own("breadcrumb") && clue.words() < 40
        || before && clue.is_short() && clue.block.linked > 0.3 && clue.block.text.bars >= 2
}

fn is_advertisement(clue: Clue) -> bool {
    clue.says("ad") >= 0.5 && clue.is_short() || clue.near("ad") && !clue.near("content") && clue.words() < 80
}

fn is_share(clue: Clue) -> bool {
    clue.is_short() && (clue.says("share") >= 0.5 || clue.near("share") && clue.words() < 6)
}

fn is_comment_form(clue: Clue) -> bool {
    let form = clue.inside("form") || clue.inside("button") || clue.inside("label") || clue.near("form");
    (form && clue.any("comment")) || (clue.is_short() && clue.says("comment") >= 0.5)
}

fn is_disclaimer(clue: Clue) -> bool {
    clue.survey.notice(clue.i).disclaimer
}

fn is_caption(clue: Clue, extent: &Range<usize>) -> bool {
    let near = clue.i + 4 >= extent.start && clue.i < extent.end + 2;
    let marked = matches!(clue.block.tag, Some(Tag::Figcaption))
        || clue.inside("figure")
        || clue.own("caption")
        || clue.says("caption") > 0.15
        || is_pointing_caption(clue);
    near && marked && clue.words() > 1 && clue.block.linked < 0.8
}

/// Between the title and the text, or right behind it: who wrote it, and when.
fn is_byline(clue: Clue, extent: &Range<usize>) -> bool {
    /// Blocks before the title and behind the text within which a byline stands.
    const REACH: usize = 4;
    let from = clue.survey.h1.unwrap_or(extent.start).saturating_sub(REACH);
    let near = clue.i >= from && clue.i < extent.end + REACH;
    let digits = clue.block.text.digits;
    let dated =
        digits > 2 && (clue.says("time") > 0.1 || (digits >= 6 && digits * 2 > clue.block.text.chars));
    near && clue.words() < 30
        && (clue.own("byline") || clue.says("byline") > 0.15 || (dated && clue.i < extent.start + REACH))
}

/// A few words over a list of other pages.
fn is_list_heading(clue: Clue) -> bool {
    let next = clue.survey.blocks.get(clue.i + 1);
    let linked = next.is_some_and(|next| next.linked > 0.7);
    clue.is_short()
        && clue.says("related") >= 0.4
        && (linked || clue.block.level > 0)
        && !clue.inside("footer")
}

/// Whether a line names a list that is ordered by how much its entries are read.
fn says_rank(survey: &Survey, i: usize) -> bool {
    /// Longest such line, in bytes.
    const LONGEST: usize = 80;
    let text = survey.page.blocks.get(i).map_or("", |raw| &raw.text);
    text.len() < LONGEST && holds(Role::RankingWord, &fold_phrase(text))
}

fn is_rank_heading(clue: Clue) -> bool {
    is_list_heading(clue) && says_rank(clue.survey, clue.i)
}

fn is_ranking(clue: Clue) -> bool {
    let under = clue.heading_says("related") > 0.0
        && clue.block.heading().is_some_and(|at| says_rank(clue.survey, at as usize));
    let numbered =
        clue.near("rank") && clue.block.text.first.is_some_and(|c| c.is_ascii_digit()) && clue.near("list");
    is_rank_heading(clue) || (clue.block.linked > 0.5 && (under || numbered))
}

fn is_recommendation(clue: Clue) -> bool {
    let listed = clue.block.linked > 0.5 || clue.near("list") || clue.near("card") || clue.block.level > 0;
    let said = clue.heading_says("related") > 0.3;
    listed
        && (clue.near("related") || clue.near("rank") || said)
        && !clue.inside("footer")
        && !clue.inside("nav")
}

fn is_control(clue: Clue) -> bool {
    clue.inside("button")
        || clue.inside("label")
        || clue.inside("form")
        || clue.any("modal")
        || clue.is_short() && clue.near("pager")
}
