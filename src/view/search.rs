//! Searching documents: which hold all terms, and where a hit stands.
//!
//! A document is folded once, when it is read. Beside its folded text stands a small table of the runs of three and four
//! bytes that it holds: a term with a run that is not there is not there either, and the text need not be looked at. Of
//! ten thousand documents a term of four letters or two ideographs leaves a few to look at.

use std::ops::Range;

use super::fold::{fold, fold_onto};
use crate::model::{Document, PageKind};
use crate::text::border::floor;

/// Most bytes of a document that the list's search looks at: a long report in full, and no second copy of a
/// hundred-megabyte dump. Picked by hand.
const SEARCHED_BYTES: usize = 1 << 20;

/// Bits of the table for each byte of the folded text: with two runs a byte a third of them is set, and a term of two
/// ideographs (seven runs) passes by chance in one document of two thousand.
const BITS_A_BYTE: usize = 4;

/// Fewest and most bits of the table. Beyond the most the table is full, and every text is looked at.
const LEAST_BITS: usize = 1 << 8;
const MOST_BITS: usize = 1 << 17;

/// Characters of a snippet before the hit, and behind it.
const BEFORE: usize = 18;
const BEHIND: usize = 60;

/// What a document is searched by.
#[derive(Debug, Default)]
pub struct Index {
    /// All that is searched, folded, a line for each part.
    key: String,
    /// Where the parts begin that are not seen in the list.
    inside: usize,
    runs: Box<[u64]>,
}

/// A place of a text with a hit, for a line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// What stands before the hit.
    pub before: String,
    /// The hit, as it is written.
    pub hit: String,
    /// What stands behind.
    pub behind: String,
}

/// What is searched for: folded words, and phrases in quotation marks of any style. An open quotation mark begins a
/// phrase, since it is still being typed.
pub fn terms(query: &str) -> Vec<String> {
    let folded = fold(query);
    let mut terms = Vec::new();
    for (at, part) in folded.split('"').enumerate() {
        if at % 2 == 1 {
            terms.push(part.trim().to_owned());
        } else {
            terms.extend(part.split(' ').map(str::to_owned));
        }
    }
    terms.retain(|term| !term.is_empty());
    terms
}

impl Index {
    /// The index of a document out of the file called `name`.
    pub(super) fn of(name: &str, document: &Document) -> Self {
        let mut key = String::new();
        let mut inside = 0;
        for (seen, part) in parts(name, document) {
            if key.len() > 2 * SEARCHED_BYTES {
                break;
            }
            fold_onto(cut(part), &mut key);
            key.push('\n');
            if seen {
                inside = key.len();
            }
        }
        let runs = table_of(&key);
        Self { key, inside, runs }
    }

    /// Whether every term stands in it.
    pub fn holds(&self, terms: &[String]) -> bool {
        terms.iter().all(|term| self.may_hold(term) && self.key.contains(term.as_str()))
    }

    /// Whether the text has to be looked at for a term.
    pub fn may_hold(&self, term: &str) -> bool {
        let mut all = true;
        each_run(term, |run| all &= is_set(&self.runs, run));
        all
    }

    /// How many bytes are looked at for a term at the most.
    pub fn bytes(&self) -> usize {
        self.key.len()
    }

    /// Where a term stands in what the list does not show: in the text, a comment, or who speaks.
    pub(super) fn snippet(&self, name: &str, document: &Document, terms: &[String]) -> Option<Snippet> {
        let inside = self.key.get(self.inside..)?;
        let (term, at) = terms.iter().find_map(|term| Some((term, inside.find(term.as_str())?)))?;
        let at = self.inside + at;
        // The folded parts stand one behind the other, as they were put together.
        let mut end = 0;
        for (_, part) in parts(name, document) {
            let part = cut(part);
            let begin = end;
            end = begin + folded_length(part) + 1;
            if at < end {
                return hits(part, std::slice::from_ref(term)).first().map(|hit| around(part, hit.clone()));
            }
        }
        None
    }
}

/// What is searched, in order; `true` for what stands in the list anyway.
fn parts<'a>(name: &'a str, document: &'a Document) -> impl Iterator<Item = (bool, &'a str)> {
    let data = &document.metadata;
    let seen = [
        Some(name),
        data.title.as_ref().map(|field| field.value.trim()),
        data.source.as_ref().map(|field| field.value.as_str()),
        data.site.as_ref().map(|field| field.value.as_str()),
    ];
    let authors = data.authors.iter().flat_map(|field| &field.value);
    let people = authors.chain(data.reporters.iter().flat_map(|field| &field.value)).map(String::as_str);
    let bare = document.text.is_empty();
    let blocks = document.blocks.iter().filter(move |_| bare).map(|block| block.text.as_str());
    // The posts of a thread are its text.
    let apart = document.kind.value != PageKind::Thread;
    let comments = document.comments.iter().flat_map(move |comment| {
        let text = apart.then_some(comment.text.as_str());
        comment.author.as_deref().into_iter().chain(text)
    });
    let speakers = document.reading.statements.iter().filter_map(|statement| statement.speaker.as_deref());
    let tags = document.remarks.tags.iter().map(String::as_str);
    let seen = seen.into_iter().flatten().chain(tags).map(|part| (true, part));
    let note = std::iter::once(document.remarks.note.as_str());
    let inside = std::iter::once(document.text.as_str())
        .chain(note)
        .chain(blocks)
        .chain(people)
        .chain(comments)
        .chain(speakers);
    seen.chain(inside.map(|part| (false, part)))
}

fn cut(text: &str) -> &str {
    text.get(..floor(text, SEARCHED_BYTES)).unwrap_or(text)
}

fn folded_length(text: &str) -> usize {
    fold(text).len()
}

/// Where folded terms stand in a text as it is written, in bytes; each place once, in order.
pub fn hits(text: &str, terms: &[String]) -> Vec<Range<usize>> {
    let mut folded = String::with_capacity(text.len());
    // Where each byte of the folded text comes from.
    let mut from: Vec<u32> = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        fold_onto(c.encode_utf8(&mut [0; 4]), &mut folded);
        // A space that was folded away belongs to the one before.
        from.resize(folded.len(), at as u32);
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for term in terms.iter().filter(|term| !term.is_empty()) {
        for (at, _) in folded.match_indices(term.as_str()) {
            let (Some(&begin), Some(&last)) = (from.get(at), from.get(at + term.len() - 1)) else { continue };
            let last = last as usize;
            let width = text.get(last..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            found.push(begin as usize..last + width);
        }
    }
    crate::order::sort_by_key(&mut found, |place| (place.start, place.end));
    found.dedup_by(|next, place| {
        let within = next.start < place.end;
        if within {
            place.end = place.end.max(next.end);
        }
        within
    });
    found
}

/// A hit with what stands around it, in whole words where the script has them.
fn around(text: &str, hit: Range<usize>) -> Snippet {
    let (before, rest) = text.split_at_checked(hit.start).unwrap_or_default();
    let (hit, behind) = rest.split_at_checked(hit.len()).unwrap_or_default();
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let space = |text: &str, at_end: bool| {
        let edge = if at_end { text.chars().next_back() } else { text.chars().next() };
        edge.is_some_and(char::is_whitespace)
    };
    let start = before.char_indices().rev().take(BEFORE).last().map_or(before.len(), |(at, _)| at);
    let mut lead = before.get(start..).unwrap_or_default();
    if start > 0 {
        // A word that was cut is left out.
        let cut_word =
            before.get(..start).is_some_and(|head| head.ends_with(|c: char| c.is_ascii_alphanumeric()));
        if let Some((_, whole)) = lead.split_once(' ').filter(|_| cut_word) {
            lead = whole;
        }
    }
    let tail: String = behind.chars().take(BEHIND).collect();
    let mut snippet = Snippet { before: line(lead), hit: line(hit), behind: line(&tail) };
    if space(before, true) && !snippet.before.is_empty() {
        snippet.before.push(' ');
    }
    if start > 0 {
        snippet.before.insert(0, '…');
    }
    if space(&tail, false) {
        snippet.behind.insert(0, ' ');
    }
    snippet
}

/// The table of the runs of a text.
fn table_of(key: &str) -> Box<[u64]> {
    let bits = (key.len() * BITS_A_BYTE).next_power_of_two().clamp(LEAST_BITS, MOST_BITS);
    let mut table = vec![0_u64; bits / 64];
    each_run(key, |run| {
        let (word, bit) = place_of(run, bits);
        if let Some(word) = table.get_mut(word) {
            *word |= bit;
        }
    });
    table.into_boxed_slice()
}

fn is_set(table: &[u64], run: u32) -> bool {
    let (word, bit) = place_of(run, table.len() * 64);
    table.get(word).is_none_or(|word| word & bit != 0)
}

fn place_of(run: u32, bits: usize) -> (usize, u64) {
    // Multiplied by the golden ratio (Knuth, 6.4), whose upper bits are the well mixed ones.
    let hash = (run.wrapping_mul(0x9e37_79b1) >> 8) as usize & (bits - 1);
    (hash / 64, 1 << (hash % 64))
}

/// The runs of three and of four bytes. An ideograph is three bytes: a run of three is one of them or the seam of two.
fn each_run(text: &str, mut take: impl FnMut(u32)) {
    let mut last = 0_u32;
    for (at, byte) in text.bytes().enumerate() {
        last = last << 8 | u32::from(byte);
        if at >= 2 {
            take(last & 0x00ff_ffff);
        }
        // No text holds a byte of 0, so that no run of three looks like one of four.
        if at >= 3 {
            take(last);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Index, hits, terms};
    use crate::model::{Comment, Zone};
    use crate::view::specimen::document;

    #[test]
    fn queries_are_words_and_phrases() {
        for (query, expect) in [
            ("Lindby  ferry", vec!["lindby", "ferry"]),
            ("\"opens on Monday\" ferry", vec!["opens on monday", "ferry"]),
            ("「重新開放」", vec!["重新开放"]),
            ("“open at", vec!["open at"]),
            (" \" \" ", vec![]),
        ] {
            assert_eq!(terms(query), expect, "{query}");
        }
    }

    #[test]
    fn hits_stand_where_they_are_written() {
        for (text, query, expect) in [
            ("The Ferry, the FERRY", "ferry", vec!["Ferry", "FERRY"]),
            ("港灣開放，灣區", "湾", vec!["灣", "灣"]),
            ("ＡＢＣ公司", "abc", vec!["ＡＢＣ"]),
            ("reopened\n  on Monday", "\"reopened on\"", vec!["reopened\n  on"]),
            ("he said “no”", "\"said\" no", vec!["said", "no"]),
            ("abab", "aba bab", vec!["abab"]),
            ("none", "ferry", vec![]),
        ] {
            let found = hits(text, &terms(query));
            let words: Vec<&str> = found.into_iter().map(|place| &text[place]).collect();
            assert_eq!(words, expect, "{text} / {query}");
        }
    }

    #[test]
    fn comments_and_speakers_are_searched_and_shown() {
        let mut found = document(&[(Zone::Paragraph, "en")]);
        found.comments = vec![Comment {
            text: "It was the 渡輪 that I missed most of all".to_owned(),
            ..Comment::default()
        }];
        let index = Index::of("a.html", &found);
        let query = terms("渡轮");
        assert!(index.holds(&query));
        let snippet = index.snippet("a.html", &found, &query).unwrap();
        assert_eq!((snippet.before.as_str(), snippet.hit.as_str()), ("It was the ", "渡輪"));
        assert!(snippet.behind.starts_with(" that I missed"));
        assert!(!index.holds(&terms("\"渡轮 missed\"")));
        assert_eq!(index.snippet("a.html", &found, &terms("a.html")), None, "the list shows the name");
        let cut = index.snippet("a.html", &found, &terms("block")).unwrap();
        assert_eq!(cut.before, "…Lindby reopened, ", "no half words");
    }

    /// Ten thousand documents: a term leaves few to look at. What remains is scanned at some hundred megabytes a second
    /// even in wasm, so that 2 MB are far below 100 ms.
    #[test]
    fn few_of_ten_thousand_documents_are_looked_at() {
        let words =
            ["harbour", "council", "ferry", "inn", "quay", "mill", "storm", "bridge", "market", "school"];
        let mut blank = document(&[(Zone::Paragraph, "en")]);
        let mut looked = [0_usize; 3];
        let mut hit = [0_usize; 3];
        for number in 0..10_000_usize {
            let line = |at: usize| {
                let word = |n: usize| words[(number * 7 + at * n + n) % words.len()];
                format!("On day {at} the {} of the {} spoke to the {}. ", word(1), word(3), word(7))
            };
            blank.text = (0..30).map(line).collect();
            if number % 500 == 0 {
                blank.text.push_str("The lighthouse keeper 灯塔 wept.");
            }
            let index = Index::of("a.html", &blank);
            for (at, query) in ["lighthouse", "灯塔", "\"keeper wept\""].into_iter().enumerate() {
                let terms = terms(query);
                if terms.iter().all(|term| index.may_hold(term)) {
                    looked[at] += index.bytes();
                    hit[at] += usize::from(index.holds(&terms));
                }
            }
        }
        assert_eq!(hit, [20, 20, 0]);
        assert!(looked.iter().all(|bytes| *bytes < 2 << 20), "{looked:?}");
    }
}
