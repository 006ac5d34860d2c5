//! Headings over comments, in pages of markup as in text captures.

use rustc_hash::FxHashMap;

use super::marks::{Mark, Marks};
use crate::block::Page;
use crate::dom::NodeId;
use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{Role, is};
use crate::text::letter::is_alphanumeric;
use crate::text::marked::Marked;
use crate::text::phrases::Cue;

/// Longest heading over comments, in words.
const LONGEST_HEADING: usize = 4;

/// Whether a line heads comments: `COMMENTS`, `124 Reader Comments`, `评论(12)`, `15 Replies to “…”`.
pub(super) fn heads_comments(text: &str, cue: Option<Cue>, dated: bool) -> bool {
    /// Longest heading that counts what people say of a headline, in characters.
    const LONGEST: usize = 150;
    // "0 comments" heads none.
    let none = text.bytes().filter(u8::is_ascii_digit).all(|b| b == b'0');
    if none && text.contains('0') {
        return false;
    }
    if cue == Some(Cue::CommentsHead) {
        return true;
    }
    let long = text.len() > LONGEST && text.chars().count() > LONGEST;
    if dated || long || text.ends_with(['.', '。', '?', '？']) {
        return false;
    }
    let counted = text.starts_with(|c: char| c.is_ascii_digit());
    let words = || {
        text.split(|c: char| !is_alphanumeric(c))
            .filter(|word| !word.is_empty() && !word.bytes().all(|b| b.is_ascii_digit()))
    };
    let short = words().nth(LONGEST_HEADING).is_none();
    if !short && !counted {
        return false;
    }
    let is_any = |role: Role, word: Option<&str>| word.is_some_and(|word| is(role, &fold_phrase(word)));
    if short
        && is_any(Role::CommentsWord, words().next_back())
        && !words().any(|word| is_any(Role::CommentsVerb, Some(word)))
    {
        return true;
    }
    counted && is_any(Role::CountedReply, words().next()) && is_any(Role::AboutPage, words().nth(1))
}

/// The blocks of a page of markup that were asked whether they head comments.
#[derive(Debug)]
pub(super) struct Headings<'a> {
    page: &'a Page,
    known: FxHashMap<u32, bool>,
}

impl<'a> Headings<'a> {
    pub(super) fn new(page: &'a Page) -> Self {
        Self { page, known: FxHashMap::default() }
    }

    /// Whether a heading over comments stands right above a node: nothing but a count, a note or a choice of their
    /// order between the two.
    pub(super) fn stand_above(&mut self, marks: &Marks<'_>, node: NodeId) -> bool {
        /// Texts that are looked at, and most characters that stand between.
        const LOOKED_AT: usize = 8;
        const MOST_BETWEEN: u32 = 40;
        let mut between = 0;
        let mut last = None;
        for text in marks.texts_in(0, node).iter().rev().filter(|text| text.chars > 0).take(LOOKED_AT) {
            // A count that leads to the comments is no heading over them.
            if last != Some(text.block) && !text.linked && self.heads(text.block) {
                return true;
            }
            last = Some(text.block);
            between += text.chars;
            if between > MOST_BETWEEN || matches!(text.mark, Mark::Time | Mark::Author) {
                return false;
            }
        }
        false
    }

    /// Whether such a heading stands between two nodes.
    pub(super) fn stand_between(&mut self, marks: &Marks<'_>, from: NodeId, to: NodeId) -> bool {
        const LOOKED_AT: usize = 8;
        let texts = marks.texts_in(from, to).iter().filter(|text| text.chars > 0 && !text.linked);
        texts.take(LOOKED_AT).any(|text| self.heads(text.block) || self.counts_replies(text.block))
    }

    /// Whether a heading counts answers: "3 Answers".
    fn counts_replies(&self, block: u32) -> bool {
        /// Longest such heading, in bytes.
        const LONGEST: usize = 40;
        let Some(block) = self.page.blocks.get(block as usize) else { return false };
        let text = block.text.trim();
        let counted = text.starts_with(|c: char| c.is_ascii_digit()) || text.ends_with([')', '）']);
        counted
            && text.len() <= LONGEST
            && text.bytes().any(|b| (b'1'..=b'9').contains(&b))
            && Marked::new(text).holds(Role::ReplyCount)
    }

    fn heads(&mut self, block: u32) -> bool {
        let page = self.page;
        *self.known.entry(block).or_insert_with(|| {
            let at = block as usize;
            page.blocks.get(at).zip(page.readings().get(at)).is_some_and(|(block, reading)| {
                let text = block.text.trim();
                let dated = || reading.when(text).is_some();
                let cue = reading.cue(&block.text);
                heads_comments(text, cue, dated())
                    || lead(text).is_some_and(|lead| heads_comments(lead, None, false))
            })
        })
    }
}

/// What stands before the note on what comments are, which follows many a heading over them in its own line.
fn lead(text: &str) -> Option<&str> {
    /// Longest lead, in bytes.
    const LONGEST: usize = 40;
    let end = text.find(['(', '（', ':', '：'])?;
    text.get(..end).map(str::trim).filter(|lead| !lead.is_empty() && lead.len() <= LONGEST)
}

#[cfg(test)]
mod tests {
    use super::heads_comments;
    use crate::text::phrases::find_cue;

    #[test]
    fn headings_over_comments() {
        for (text, expect) in [
            ("COMMENTS", true),
            ("124 Reader Comments", true),
            ("评论(12)", true),
            ("留言列表 (42)", true),
            ("15 Replies to “Harbour reopens after the storm”", true),
            ("3 Kommentare", true),
            ("Add comments", false),
            ("The harbour office comments on the ferries and on much else", false),
            ("0 Kommentare", false),
            ("100 comments", true),
            ("Reply", false),
            ("76 new ferries to the island", false),
        ] {
            assert_eq!(heads_comments(text, find_cue(text), false), expect, "{text}");
        }
    }
}
