//! What short lines of page furniture say: buttons, share rows, legal notices, list headings.
//!
//! Phrases only, no position: the same words inside an article are the caller's business. The tables
//! were collected by reading pages of the development corpora and hold the common wording of a
//! language, no site's own.

mod labels;

use crate::lexicon::fold::fold_start;
use crate::lexicon::role::Manner;
use crate::lexicon::{Mark, Role, find_marks};
use crate::text::letter::is_alphanumeric;

pub(crate) use labels::{labels_folded, starts_with_label};

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
    if phrase_key(&folded).is_empty() {
        return None;
    }
    cue_of(&folded, &find_marks(text, &folded))
}

/// The same of a line that is folded and marked.
pub(crate) fn cue_of(folded: &str, marks: &[Mark]) -> Option<Cue> {
    let key = phrase_key(folded);
    if key.is_empty() {
        return None;
    }
    let chars = folded.chars().count();
    let from = key.as_ptr() as usize - folded.as_ptr() as usize;
    let held = Held::of(marks);
    let line = Line { text: folded, chars, from, key, marks, held };
    line.whole().or_else(|| line.notice()).or_else(|| {
        (chars <= LONGEST)
            .then(|| line.row().or_else(|| line.beginning()).or_else(|| line.heading()))
            .flatten()
    })
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

/// Roles whose whole entries name a cue; of a phrase with several the first counts.
const WHOLE: [(Role, Cue); 12] = [
    (Role::Control, Cue::Control),
    (Role::Share, Cue::Share),
    (Role::Advertisement, Cue::Advertisement),
    (Role::Promotion, Cue::Promotion),
    (Role::CommentForm, Cue::CommentForm),
    (Role::FormPart, Cue::FormPart),
    (Role::CommentsHead, Cue::CommentsHead),
    (Role::RankingHead, Cue::RankingHead),
    (Role::RecommendationHead, Cue::RecommendationHead),
    (Role::Legal, Cue::Legal),
    (Role::Home, Cue::Home),
    (Role::Section, Cue::Section),
];

/// Roles of beginnings of lines, in the order in which they are asked.
const BEGINNINGS: [(Role, Cue); 8] = [
    (Role::CommentForm, Cue::CommentForm),
    (Role::Share, Cue::Share),
    (Role::Control, Cue::Control),
    (Role::Promotion, Cue::Promotion),
    (Role::RecommendationHead, Cue::RecommendationHead),
    (Role::Advertisement, Cue::Advertisement),
    (Role::Disclaimer, Cue::Disclaimer),
    (Role::CommentsHead, Cue::CommentsHead),
];

/// Roles of words that make a short line the heading of a list.
const HEADINGS: [(Role, Cue); 3] = [
    (Role::RankingHead, Cue::RankingHead),
    (Role::RecommendationHead, Cue::RecommendationHead),
    (Role::CommentsHead, Cue::CommentsHead),
];

/// A folded line with its marks.
struct Line<'a> {
    text: &'a str,
    /// Its characters.
    chars: usize,
    /// The part that is a phrase, and where it begins.
    key: &'a str,
    from: usize,
    marks: &'a [Mark],
    held: Held,
}

/// What the marks of a line hold of the roles that count wherever they stand, found in one look at each.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is found by itself; they form no states")]
struct Held {
    disclaimer: bool,
    legal: bool,
    legal_weak: bool,
    disclaimer_weak: bool,
    /// Phrases that may be all of a line.
    phrases: usize,
    /// A word that heads a list.
    heading: bool,
}

impl Held {
    fn of(marks: &[Mark]) -> Self {
        let mut held = Self::default();
        for mark in marks {
            match mark.entry.manner() {
                Manner::Whole => held.phrases += usize::from(is_phrase(*mark)),
                Manner::Inside => {
                    held.disclaimer |= mark.entry.has(Role::Disclaimer);
                    held.legal |= mark.entry.has(Role::Legal);
                    held.legal_weak |= mark.entry.has(Role::LegalWeak);
                    held.disclaimer_weak |= mark.entry.has(Role::DisclaimerWeak);
                    held.heading |= HEADINGS.iter().any(|&(role, _)| mark.entry.has(role));
                }
                _ => {}
            }
        }
        held
    }
}

/// Whether a mark is a phrase of [`WHOLE`].
fn is_phrase(mark: Mark) -> bool {
    WHOLE.iter().any(|&(role, _)| mark.is(role, Manner::Whole))
}

impl Line<'_> {
    /// The line is one phrase.
    fn whole(&self) -> Option<Cue> {
        self.whole_at(self.key)
    }

    /// What a part of the line is as a whole; it begins where a word does.
    fn whole_at(&self, part: &str) -> Option<Cue> {
        let from = part.as_ptr() as usize - self.text.as_ptr() as usize;
        let spans = |mark: &&Mark| mark.end as usize == from + part.len();
        let place = |mark: &Mark| WHOLE.iter().position(|&(role, _)| mark.is(role, Manner::Whole));
        self.marks_at(from)
            .filter(spans)
            .filter_map(place)
            .min()
            .and_then(|at| WHOLE.get(at))
            .map(|&(_, cue)| cue)
    }

    /// The marks that begin at a place.
    fn marks_at(&self, from: usize) -> impl Iterator<Item = &Mark> {
        let first = self.marks.partition_point(|mark| (mark.start as usize) < from);
        self.marks.iter().skip(first).take_while(move |mark| mark.start as usize == from)
    }

    /// Legal notices and disclaimers: told by terms that stand anywhere in the line.
    fn notice(&self) -> Option<Cue> {
        if self.held.disclaimer {
            return Some(Cue::Disclaimer);
        }
        if self.held.legal || self.text.contains('©') {
            return Some(Cue::Legal);
        }
        let chars = self.chars;
        if self.held.disclaimer_weak && chars <= LONGEST && self.holds_weak_terms() {
            return Some(Cue::Disclaimer);
        }
        (chars <= 60 && self.held.legal_weak).then_some(Cue::Legal)
    }

    /// Whether two different terms stand in the line that disclaimers hold.
    fn holds_weak_terms(&self) -> bool {
        let weak = self.marks.iter().filter(|mark| mark.is(Role::DisclaimerWeak, Manner::Inside));
        let mut terms = weak.map(|mark| self.term(mark));
        let first = terms.next();
        terms.any(|term| Some(term) != first)
    }

    fn term(&self, mark: &Mark) -> &str {
        self.text.get(mark.start as usize..mark.end as usize).unwrap_or_default()
    }

    /// A row of several phrases of one kind: "简体 | 繁体", "share tweet email".
    fn row(&self) -> Option<Cue> {
        /// Most phrases of a row.
        const MOST: usize = 20;
        if self.held.phrases < 2 {
            return None;
        }
        let separators: [&[char]; 2] =
            [&['|', '/', '·', '•', ',', '、', '»', '\t'], &[' ', '|', '/', '·', '、']];
        separators.into_iter().find_map(|separators| {
            let mut parts = self.text.split(separators).map(phrase_key).filter(|part| !part.is_empty());
            let first = self.whole_at(parts.next()?)?;
            let mut count = 1;
            let alike = parts.all(|part| {
                count += 1;
                count <= MOST && self.whole_at(part) == Some(first)
            });
            (alike && count > 1).then_some(first)
        })
    }

    /// Phrases that go on: "分享到：…", "Share this article with your friends". The number of an entry is the
    /// longest line, in characters, that it may begin.
    fn beginning(&self) -> Option<Cue> {
        let chars = i32::try_from(self.chars).unwrap_or(i32::MAX);
        let from = self.text.len() - self.text.trim_start_matches(|c: char| !is_alphanumeric(c)).len();
        let begins = |role: Role| {
            let fits = |mark: &Mark| mark.is(role, Manner::Begin) && chars <= mark.entry.value();
            self.marks_at(from).any(fits)
        };
        BEGINNINGS.into_iter().find(|&(role, _)| begins(role)).map(|(_, cue)| cue)
    }

    /// Short headings of lists that hold one of the words which only such headings hold.
    fn heading(&self) -> Option<Cue> {
        if !self.held.heading || self.key.chars().count() > if self.key.is_ascii() { 40 } else { 14 } {
            return None;
        }
        let inside = |mark: &&Mark| {
            mark.start as usize >= self.from && mark.end as usize <= self.from + self.key.len()
        };
        let holds = |role: Role| self.marks.iter().filter(inside).any(|mark| mark.is(role, Manner::Inside));
        HEADINGS.into_iter().find(|&(role, _)| holds(role)).map(|(_, cue)| cue)
    }
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
