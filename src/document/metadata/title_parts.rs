//! A machine-readable title in parts: where separators cut it, and which cuts are worth proposing.

use super::context::Context;
use super::key::key_of;
use super::structured::text_of;
use crate::dom::{NodeId, Tag};
use crate::text::letter::is_alphanumeric;

/// Longest machine-readable title that is read, in bytes: it may hold the site's whole way to the page.
pub(super) const LONGEST_MACHINE: usize = 2000;

/// The page's `<title>`; drawings have titles of their own.
pub(super) fn title_element(context: &Context<'_>) -> Option<(String, NodeId)> {
    let dom = &context.page.dom;
    let id =
        dom.find_all(0, Tag::Title).find(|&id| !dom.ancestors(id).any(|a| dom.tag(a) == Some(Tag::Svg)))?;
    let text = text_of(dom, id, LONGEST_MACHINE);
    (text.len() <= LONGEST_MACHINE).then_some((text, id))
}

/// The cuts of one machine-readable title.
#[derive(Debug, Default)]
pub(super) struct Cuts {
    pub(super) whole: String,
    /// Without the site's names at its ends.
    pub(super) bare: String,
    /// Without what stands behind the last separator, unless that leaves too little.
    pub(super) readable: String,
    /// The longest part.
    pub(super) longest: String,
    /// Without the first part.
    pub(super) rest: String,
    /// The beginnings that end at a separator, shortest first.
    pub(super) beginnings: Vec<String>,
    /// What came off in front as the site's name: of a site's own pages it may be the title.
    pub(super) front: String,
    /// How the site's names came off, where any did.
    pub(super) off: Option<Off>,
}

/// What was taken for the site's name.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Off {
    /// It stood in front of the title.
    pub(super) front: bool,
    /// It is no name of the site letter for letter: a longer or shorter form of one.
    pub(super) guessed: bool,
}

/// Most beginnings of one title that are proposed.
const MOST_BEGINNINGS: usize = 6;

/// Cuts a title; `sites` are keys (see [`key_of`]) of the site's names.
pub(super) fn cut_title(text: &str, sites: &[String]) -> Cuts {
    let parts = split_parts(text);
    let whole = text.trim().to_owned();
    let readable = cut_readably(&whole).to_owned();
    if parts.len() < 2 {
        return Cuts { bare: whole.clone(), longest: whole.clone(), readable, whole, ..Cuts::default() };
    }
    // Site names at either end come off.
    let (mut from, mut to) = (0, parts.len());
    let mut off: Option<Off> = None;
    let mut takes = |(_, part): &(usize, &str)| {
        let found = likeness(part, sites);
        if let Some(exact) = found {
            off.get_or_insert_default().guessed |= !exact;
        }
        found.is_some()
    };
    while to - from > 1 && parts.get(to - 1).is_some_and(&mut takes) {
        to -= 1;
    }
    while to - from > 1 && parts.get(from).is_some_and(&mut takes) {
        from += 1;
    }
    if let Some(off) = &mut off {
        off.front = from > 0;
    }
    let join = |from: usize, to: usize| -> String {
        let start = parts.get(from).map_or(0, |(at, _)| *at);
        let end = parts.get(to.saturating_sub(1)).map_or(text.len(), |(at, part)| at + part.len());
        text.get(start..end).unwrap_or(text).trim().to_owned()
    };
    // Of equal lengths the first.
    let longest = parts.iter().rev().max_by_key(|(_, part)| part.chars().count());
    Cuts {
        bare: if from == 0 && to == parts.len() { whole.clone() } else { join(from, to) },
        readable,
        longest: longest.map_or_else(String::new, |(_, part)| (*part).to_owned()),
        rest: join(1, parts.len()),
        beginnings: (from + 1..parts.len()).take(MOST_BEGINNINGS).map(|end| join(from, end)).collect(),
        front: if from > 0 { join(0, from) } else { String::new() },
        off,
        whole,
    }
}

/// Whether a part names the site: letter for letter or nearly.
fn likeness(part: &str, sites: &[String]) -> Option<bool> {
    let key = key_of(part);
    if key.is_empty() {
        return None;
    }
    if sites.contains(&key) {
        return Some(true);
    }
    let near = |site: &String| {
        key.chars().count() >= 3
            && (site.contains(&key) || key.contains(site.as_str()))
            && key.len() < 3 * site.len() + 8
    };
    sites.iter().any(near).then_some(false)
}

/// What Mozilla's Readability makes of a `<title>`: everything before the last separator, or, where that
/// is less than three words, everything behind the first one; of a title without separators what stands behind its colon.
/// Four words or fewer are not trusted: then the title stays whole. (Its comparison with the headings
/// is left to the features.)
fn cut_readably(text: &str) -> &str {
    const SEPARATORS: [char; 8] = ['|', '-', '–', '—', '\\', '/', '>', '»'];
    let words = |text: &str| text.split_whitespace().count();
    let mut spaced = text.char_indices().filter(|&(at, c)| {
        let around = (text.get(..at), text.get(at + c.len_utf8()..));
        SEPARATORS.contains(&c)
            && matches!(around, (Some(l), Some(r)) if l.ends_with(' ') && r.starts_with(' '))
    });
    let first = spaced.next();
    let cut = if let Some((first, c)) = first {
        let last = spaced.next_back().map_or(first, |(at, _)| at);
        let before = text.get(..last).unwrap_or(text);
        if words(before) < 3 { text.get(first + c.len_utf8()..).unwrap_or(text) } else { before }
    } else if text.contains(": ") {
        let behind = |at: Option<usize>| at.and_then(|at| text.get(at + 1..)).unwrap_or(text);
        let last = behind(text.rfind(':'));
        if words(last) < 3 {
            behind(text.find(':'))
        } else if text.find(':').and_then(|at| text.get(..at)).is_some_and(|lead| words(lead) > 5) {
            text
        } else {
            last
        }
    } else {
        text
    };
    if words(cut) <= 4 { text } else { cut.trim() }
}

/// Splits at the separators that sites put between title, section and name: start and text of each part.
pub(in crate::document::metadata) fn split_parts(text: &str) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut before = ' ';
    // Chinese and Korean pages set no spaces around their separators.
    let cjk = text.chars().any(|c| crate::text::date::is_han(c) || matches!(c, '\u{ac00}'..='\u{d7af}'));
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, c)| *c);
        let spaced = before.is_whitespace() && after.is_whitespace();
        let cut = match c {
            '|' | '｜' | '丨' | '│' | '┃' | 'ㅣ' | '‹' | '›' => true,
            '_' | '-' | '－' | '—' | '–' => spaced || cjk || (c == '-' && before == '-'),
            // A bracket behind the title names the board or the column.
            '【' => cjk && at > start,
            // "Title: Site" cuts less often than "Title : Site"; two colons always do.
            ':' => spaced || (before == ':' && !after.is_alphanumeric()),
            // Blogs put their name behind an `@`.
            '»' | '«' | '·' | '•' | '/' | '>' | '<' | '~' | '★' | '●' | '@' => spaced,
            _ => false,
        };
        if cut {
            parts.push((start, text.get(start..at).unwrap_or_default()));
            start = at + c.len_utf8();
        }
        before = c;
    }
    parts.push((start, text.get(start..).unwrap_or_default()));
    parts
        .into_iter()
        .map(|(at, part)| (at + part.len() - part.trim_start().len(), part.trim().trim_end_matches(" :")))
        .filter(|(_, part)| part.chars().any(is_alphanumeric))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_at_separators_only() {
        for (text, want) in [
            ("Harbour reopens - The Lindby Post", "Harbour reopens|The Lindby Post"),
            ("Harbour re-opens", "Harbour re-opens"),
            ("港口重开_北港新闻_北港网", "港口重开|北港新闻|北港网"),
            ("港口重开-北港网", "港口重开|北港网"),
            ("A-1 pilot | Lindby", "A-1 pilot|Lindby"),
            ("【公告】港口重开【北港吧】_北港网", "【公告】港口重开|北港吧】|北港网"),
            ("Reading lines :: Lindby Docs", "Reading lines|Lindby Docs"),
            ("Reader in harbour::tide", "Reader in harbour::tide"),
            ("港口重开_下 (2) @ 潮汐日记", "港口重开|下 (2)|潮汐日记"),
            ("mail@lindby.example", "mail@lindby.example"),
        ] {
            let parts: Vec<&str> = split_parts(text).into_iter().map(|(_, part)| part).collect();
            assert_eq!(parts.join("|"), want, "{text}");
        }
    }

    #[test]
    fn keeps_what_came_off_in_front() {
        let cuts = cut_title("Lindby Post - Everything about our harbour", &["lindbypost".to_owned()]);
        assert_eq!(
            (cuts.front.as_str(), cuts.bare.as_str()),
            ("Lindby Post", "Everything about our harbour")
        );
        let cuts = cut_title("Everything about our harbour - Lindby Post", &["lindbypost".to_owned()]);
        assert_eq!((cuts.front.as_str(), cuts.bare.as_str()), ("", "Everything about our harbour"));
    }

    #[test]
    fn cuts_readably() {
        for (text, want) in [
            (
                "Harbour reopens after storm - The Lindby Post",
                "Harbour reopens after storm - The Lindby Post",
            ),
            ("Harbour reopens after a storm - The Lindby Post", "Harbour reopens after a storm"),
            ("Lindby | Everything about our small harbour", "Everything about our small harbour"),
            ("Tides", "Tides"),
            ("Lindby: where the harbour opens at five", "where the harbour opens at five"),
        ] {
            assert_eq!(cut_readably(text), want, "{text}");
        }
    }
}
