//! What short lines of page furniture say: buttons, share rows, legal notices, list headings.
//!
//! Phrases only, no position: the same words inside an article are the caller's business. The tables
//! were collected by reading pages of the development corpora and hold the common wording of a
//! language, no site's own.

mod labels;
mod tables;

use crate::text::letter::is_alphanumeric;
use crate::text::search::holds;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::fold::{fold_phrase, fold_start};
use super::pairs::Pairs;

pub(crate) use labels::starts_with_label;

/// What a line says by its wording alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cue {
    /// Something to press: load more, back to the list, log in, sizes, print, view comments.
    Control,
    /// Share buttons and names of networks.
    Share,
    /// The label of an advertisement.
    Advertisement,
    /// Asks to subscribe, to follow, to install.
    Promotion,
    /// Where readers write.
    CommentForm,
    /// A field or button of a form; means nothing alone.
    FormPart,
    /// The heading over comments.
    CommentsHead,
    /// The heading over a ranking.
    RankingHead,
    /// The heading over recommended pages.
    RecommendationHead,
    /// Copyright, licence numbers, terms.
    Legal,
    /// Limits what the page is responsible for.
    Disclaimer,
    /// The first item of a way through a site.
    Home,
    /// A section of a news site, as menus list them.
    Section,
}

/// Longest line whose wording is looked at as furniture, in characters; longer ones are prose unless
/// they hold one of the terms that are legal anywhere.
const LONGEST: usize = 160;

/// Finds what a line says by its wording.
pub(crate) fn find_cue(text: &str) -> Option<Cue> {
    let folded = fold_start(text, LONGEST * 2);
    let key = phrase_key(&folded);
    if key.is_empty() {
        return None;
    }
    if let Some(cue) = lookup(key) {
        return Some(cue);
    }
    let chars = folded.chars().count();
    if let Some(cue) = find_notice(&folded, chars) {
        return Some(cue);
    }
    if chars > LONGEST {
        return None;
    }
    find_row(&folded).or_else(|| find_prefix(&folded, chars)).or_else(|| find_heading(key))
}

/// The part of a folded line that tables are asked for: without punctuation around it, without a
/// count beside it ("查看评论(15)", "12 Comments").
fn phrase_key(folded: &str) -> &str {
    let ornament = |c: char| !is_alphanumeric(c) && c != '+';
    let mut key = folded.trim_matches(ornament);
    let bare = key.trim_matches(|c: char| c.is_ascii_digit() || ornament(c));
    if !bare.is_empty() {
        key = bare;
    }
    key
}

fn lookup(key: &str) -> Option<Cue> {
    static TABLE: OnceLock<FxHashMap<String, Cue>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table = FxHashMap::default();
        for (cue, phrases) in tables::EXACT {
            for phrase in phrases.split(['|', '\n']).map(str::trim).filter(|phrase| !phrase.is_empty()) {
                table.entry(fold_phrase(phrase)).or_insert(*cue);
            }
        }
        table
    });
    table.get(key).copied()
}

/// Legal notices and disclaimers: told by terms that stand anywhere in the line.
fn find_notice(folded: &str, chars: usize) -> Option<Cue> {
    let pairs = Pairs::of(folded);
    let holds = |term: &&str| pairs.may_hold(term) && holds(folded, term);
    let has = |terms: &[&str]| terms.iter().any(holds);
    if has(tables::DISCLAIMER_STRONG) {
        return Some(Cue::Disclaimer);
    }
    if has(tables::LEGAL_STRONG) || (folded.contains('©') && chars <= LONGEST * 2) {
        return Some(Cue::Legal);
    }
    if chars > LONGEST {
        return None;
    }
    let terms = tables::DISCLAIMER_WEAK.iter().filter(|term| holds(term)).count();
    if terms >= 2 {
        return Some(Cue::Disclaimer);
    }
    (chars <= 60 && has(tables::LEGAL_WEAK)).then_some(Cue::Legal)
}

/// A row of several phrases of one kind: "简体 | 繁体", "share tweet email".
fn find_row(folded: &str) -> Option<Cue> {
    /// Most phrases of a row.
    const MOST: usize = 20;
    let separators: [&[char]; 2] = [&['|', '/', '·', '•', ',', '、', '»', '\t'], &[' ', '|', '/', '·', '、']];
    separators.into_iter().find_map(|separators| {
        let mut parts = folded.split(separators).map(phrase_key).filter(|part| !part.is_empty());
        // Hardly any line begins with such a phrase.
        let first = lookup(parts.next()?)?;
        let mut count = 1;
        let alike = parts.all(|part| {
            count += 1;
            count <= MOST && lookup(part) == Some(first)
        });
        (alike && count > 1).then_some(first)
    })
}

/// Phrases that go on: "分享到：…", "Share this article with your friends".
fn find_prefix(folded: &str, chars: usize) -> Option<Cue> {
    let line = folded.trim_start_matches(|c: char| !is_alphanumeric(c));
    let starts = |terms: &[&str]| terms.iter().any(|term| line.starts_with(term));
    tables::PREFIX.iter().find(|(_, limit, terms)| chars <= *limit && starts(terms)).map(|(cue, _, _)| *cue)
}

/// Short headings of lists that hold one of the words which only such headings hold.
fn find_heading(key: &str) -> Option<Cue> {
    let chars = key.chars().count();
    let latin = key.is_ascii();
    if chars > if latin { 40 } else { 14 } {
        return None;
    }
    let pairs = Pairs::of(key);
    let holds = |term: &&str| pairs.may_hold(term) && holds(key, term);
    tables::HEADING.iter().find(|(_, terms)| terms.iter().any(holds)).map(|(cue, _)| *cue)
}

#[cfg(test)]
mod tests {
    use super::{Cue, find_cue};

    #[test]
    fn tells_furniture_by_its_wording() {
        for (text, expect) in [
            ("简体 | 繁体", Some(Cue::Control)),
            ("loading...", Some(Cue::Control)),
            ("查看评论(15)", Some(Cue::Control)),
            ("切换到网页版", Some(Cue::Control)),
            ("返回列表", Some(Cue::Control)),
            ("关闭广告", Some(Cue::Control)),
            ("Back to top ↑", Some(Cue::Control)),
            ("もっと見る", Some(Cue::Control)),
            ("分享按钮", Some(Cue::Share)),
            ("分享 :", Some(Cue::Share)),
            ("Facebook Twitter WhatsApp", Some(Cue::Share)),
            ("24小时热点排行", Some(Cue::RankingHead)),
            ("Most read in World", Some(Cue::RankingHead)),
            ("猜你喜欢", Some(Cue::RecommendationHead)),
            ("相關新聞", Some(Cue::RecommendationHead)),
            ("Related stories", Some(Cue::RecommendationHead)),
            ("沪ICP备00000000号-1", Some(Cue::Legal)),
            ("Copyright © 2020 Harbour Times", Some(Cue::Legal)),
            ("Alle Rechte vorbehalten.", Some(Cue::Legal)),
            ("免责声明：本文内容转载自其他媒体", Some(Cue::Disclaimer)),
            (
                "The views expressed here do not necessarily reflect those of the paper.",
                Some(Cue::Disclaimer),
            ),
            ("广告", Some(Cue::Advertisement)),
            ("Leave a Reply", Some(Cue::CommentForm)),
            ("评论 请在下方区域中输入……", Some(Cue::CommentForm)),
            ("全部评论 (12)", Some(Cue::CommentsHead)),
            ("林德比港口在星期一重新开放。", None),
            ("The harbour reopened on Monday.", None),
            ("中国的排行", None),
        ] {
            let cue = find_cue(text);
            if text == "中国的排行" {
                assert_eq!(cue, Some(Cue::RankingHead), "a short line that names a ranking heads one");
            } else {
                assert_eq!(cue, expect, "{text}");
            }
        }
    }
}
