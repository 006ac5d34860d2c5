//! Blocks that hold two languages: where one ends and the other begins, and the blocks cut there.
//!
//! Pages in two languages put both into one paragraph, parted by a `<br>`, a slash or a bracket. Each part becomes a
//! block of its own, so that it can have a language and a partner. One such block is a quotation or a name; a page is
//! cut where several are alike.

use super::cut::cut;
use super::{Place, RawBlock};
use crate::dom::{Dom, Tag};
use crate::text::language::{base_code, differ_in_script, find_language, is_one_script, share_script};
use crate::text::mass::mass;

/// Fewest borders on a page that make it one in two languages.
const FEWEST: usize = 3;

/// The blocks that are cut are at least one in so many parts of the page.
const PARTS: usize = 6;

/// Least mass of a part that a slash or a bracket cuts off: shorter ones are labels and names, which readers of both
/// languages take in at once.
const SENTENCE: f32 = 10.0;

/// Least mass of a line that a `<br>` cuts off, and of one in a script that others share, which is told by its words.
const LINE: f32 = 2.0;
const WORDED: f32 = 8.0;

/// Blocks with line breaks that are looked at before it is clear that a page has none in two languages.
const LOOKED_AT: usize = 12;

/// Cuts the blocks of a page that hold two languages each; `text` is that of the capture.
pub(super) fn split_mixed(text: &str, dom: &Dom, blocks: &mut Vec<RawBlock>) {
    let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
    let (mut broken, mut fruitless) = (0, true);
    let (mut slashed, mut slash_fruitless) = (0, true);
    for (number, block) in blocks.iter().enumerate() {
        if block.hidden || block.marks.control || !block.pieces.is_empty() || is_code(dom, block) {
            continue;
        }
        let mut borders = Vec::new();
        if block.text.contains('\n') && (broken < LOOKED_AT || !fruitless) {
            broken += 1;
            borders = line_borders(&block.text);
            fruitless &= borders.is_empty();
        }
        if borders.is_empty() && block.level.is_none() && !block.text.is_ascii() {
            borders.extend(find_border(&block.text).filter(|&at| parts_sentences(&block.text, at)));
        }
        if borders.is_empty() && block.level.is_none() && (slashed < LOOKED_AT || !slash_fruitless) {
            let parts = find_parts(&block.text);
            slashed += usize::from(parts.is_some());
            borders.extend(parts.filter(|&at| parts_words(&block.text, at)));
            slash_fruitless &= borders.is_empty();
        }
        if !borders.is_empty() {
            found.push((number, borders));
        }
    }
    let borders = found.iter().map(|(_, borders)| borders.len()).sum::<usize>();
    let bytes = |number: &usize| blocks.get(*number).map_or(0, |block| block.text.len());
    let of_found: usize = found.iter().map(|(number, _)| bytes(number)).sum();
    let all: usize = (0..blocks.len()).map(|number| bytes(&number)).sum();
    if borders < 2 || of_found * PARTS < all || borders < FEWEST && of_found * 3 < all {
        return;
    }
    add_alike(blocks, &mut found);
    let old = std::mem::take(blocks);
    let mut cuts = found.into_iter().peekable();
    for (number, block) in old.into_iter().enumerate() {
        let borders = cuts.next_if(|(at, _)| *at == number).map(|(_, borders)| borders);
        match borders.and_then(|borders| cut(text, dom, &block, &borders)) {
            Some(parts) => blocks.extend(parts),
            None => blocks.push(block),
        }
    }
}

/// Where most of the blocks that are cut have two lines, all blocks of two lines are cut: short ones do not tell their
/// language. So are all of two parts with a slash or a bracket between them, where most are.
fn add_alike(blocks: &[RawBlock], found: &mut Vec<(usize, Vec<usize>)>) {
    let lines = |text: &str| {
        let at = text.find('\n').map(|at| at + 1)?;
        (!text.get(at..)?.contains('\n')).then_some(at)
    };
    let parts =
        |text: &str| find_border(text).or_else(|| find_parts(text)).filter(|&at| is_balanced(text, at));
    add_like(blocks, found, &lines);
    add_like(blocks, found, &parts);
}

fn add_like(
    blocks: &[RawBlock],
    found: &mut Vec<(usize, Vec<usize>)>,
    border: &dyn Fn(&str) -> Option<usize>,
) {
    let cut_at = |block: &RawBlock, borders: &[usize]| border(&block.text).is_some_and(|at| borders == [at]);
    let alike = found
        .iter()
        .filter(|(number, borders)| blocks.get(*number).is_some_and(|block| cut_at(block, borders)));
    let fewest = alike.count() * 3;
    // Two of three of what is cut, and of what would be.
    if fewest < found.len() * 2 {
        return;
    }
    let all: Vec<(usize, usize)> = blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| !block.hidden && !block.marks.control && block.pieces.is_empty())
        .filter_map(|(number, block)| Some((number, border(&block.text)?)))
        .collect();
    if fewest < all.len() {
        return;
    }
    for (number, at) in all {
        let place = found.partition_point(|(known, _)| *known < number);
        if found.get(place).is_none_or(|(known, _)| *known != number) {
            found.insert(place, (number, vec![at]));
        }
    }
}

fn is_code(dom: &Dom, block: &RawBlock) -> bool {
    let Place::Dom { container, .. } = block.place else { return false };
    std::iter::once(container).chain(dom.ancestors(container)).take(3).any(|id| dom.tag(id) == Some(Tag::Pre))
}

/// The places where lines of one language end and those of another begin.
fn line_borders(text: &str) -> Vec<usize> {
    let mut borders = Vec::new();
    let mut before: Option<(String, f32)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let language = find_language(words, None).filter(|_| mass(words) >= LINE && is_one_script(words));
        let language = language.map(|tag| base_code(&tag).to_owned());
        if let Some(language) = language {
            let now = (language, mass(words));
            if before.as_ref().is_some_and(|before| parts_lines(before, &now)) {
                borders.push(at);
            }
            before = Some(now);
        }
        at += line.len();
    }
    borders
}

/// Whether a line of a language and mass parts from one of another: by its script, or by enough words. Short lines of
/// ideographs are Chinese or Japanese.
fn parts_lines(before: &(String, f32), now: &(String, f32)) -> bool {
    let ideographs = |language: &str| matches!(language, "zh" | "ja");
    let (one, other) = (before.0.as_str(), now.0.as_str());
    let long = if ideographs(one) && ideographs(other) {
        before.1.min(now.1) >= WORDED
    } else {
        !share_script(one, other) || now.1 >= WORDED
    };
    one != other && long
}

/// Where a slash or a bracket parts two languages of different scripts: behind the slash, before the bracket.
fn find_border(text: &str) -> Option<usize> {
    if text.is_ascii() {
        return None;
    }
    let differ = |at: &usize| {
        let (one, other) = (text.get(..*at).unwrap_or_default(), text.get(*at..).unwrap_or_default());
        differ_in_script(one, other)
    };
    let slash = text
        .char_indices()
        .filter(|&(at, c)| matches!(c, '/' | '／' | '|' | '｜' | '–' | '—') && stands_between(text, at, c))
        .map(|(at, c)| at + c.len_utf8())
        .take(LOOKED_AT_SLASHES);
    slash.chain(find_bracket(text)).find(differ)
}

/// Where the only slash or bar between spaces in a text ends, or the bracket begins that ends it.
fn find_parts(text: &str) -> Option<usize> {
    find_slash(text).or_else(|| find_bracket(text))
}

/// Where the bracket begins that a text ends with.
fn find_bracket(text: &str) -> Option<usize> {
    let trimmed = text.trim_end_matches(['。', '.']);
    let at = match trimmed.chars().next_back() {
        Some(')') => trimmed.rfind('('),
        Some('）') => trimmed.rfind('（'),
        _ => None,
    };
    at.filter(|at| *at > 0)
}

/// Where the only slash or bar between spaces in a text ends.
fn find_slash(text: &str) -> Option<usize> {
    let mut found = text.match_indices([' ']).filter_map(|(at, _)| {
        let sign = text.get(at + 1..)?;
        (sign.starts_with("/ ") || sign.starts_with("| ")).then_some(at + 2)
    });
    let at = found.next()?;
    found.next().is_none().then_some(at)
}

/// Whether the words of two parts tell that they are in different languages.
fn parts_words(text: &str, at: usize) -> bool {
    let [one, other] = [text.get(..at), text.get(at..)].map(|part| part.unwrap_or_default().trim());
    let language = |part: &str| find_language(part, None).map(|tag| base_code(&tag).to_owned());
    let long = mass(one) >= WORDED && mass(other) >= WORDED && is_balanced(text, at);
    long && matches!((language(one), language(other)), (Some(one), Some(other)) if one != other)
}

/// Whether a text says the same in two languages of different scripts.
pub(crate) fn holds_both(text: &str) -> bool {
    find_border(text).is_some_and(|at| is_balanced(text, at))
}

/// Slashes of a text that are tried.
const LOOKED_AT_SLASHES: usize = 3;

/// Whether a sign stands between spaces, or between letters of which one alone is ASCII: not inside a path or a name.
fn stands_between(text: &str, at: usize, c: char) -> bool {
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    let behind = text.get(at + c.len_utf8()..).and_then(|text| text.chars().next());
    match (before, behind) {
        (Some(before), Some(behind)) => {
            before.is_whitespace() && behind.is_whitespace() || before.is_ascii() != behind.is_ascii()
        }
        _ => false,
    }
}

fn parts_sentences(text: &str, at: usize) -> bool {
    let long = |part: Option<&str>| part.is_some_and(|part| mass(part) >= SENTENCE);
    long(text.get(..at)) && long(text.get(at..)) && is_balanced(text, at)
}

/// How much longer one part may be than the other, by what it says: translations are about as long as each other, and
/// a remark is not.
const BALANCE: f32 = 2.5;

fn is_balanced(text: &str, at: usize) -> bool {
    let [one, other] = [text.get(..at), text.get(at..)].map(|part| part.map_or(0.0, mass));
    one <= other * BALANCE && other <= one * BALANCE
}

#[cfg(test)]
mod tests {
    use super::find_border;
    use crate::block::{Place, RawBlock, split_capture};
    use crate::capture::split_file;

    fn blocks(name: &str, text: &str) -> Vec<RawBlock> {
        split_capture(&split_file(name, text.as_bytes(), 1 << 20).unwrap()[0]).blocks
    }

    fn texts(blocks: &[RawBlock]) -> Vec<&str> {
        blocks.iter().map(|block| block.text.as_str()).collect()
    }

    const PAIRS: [(&str, &str); 3] = [
        (
            "港口将于周一重新开放，维修用了两个星期。",
            "The port reopens on Monday after two weeks of repairs.",
        ),
        (
            "第一班渡轮中午出发，船上有两百名乘客。",
            "The first ferry leaves at noon with two hundred passengers.",
        ),
        (
            "市长感谢所有等待的人，并表示将建设大桥。",
            "The mayor thanked all who waited and promised a bridge.",
        ),
    ];

    #[test]
    fn breaks_slashes_and_brackets_part_languages() {
        for (between, behind) in [("<br>", ""), (" / ", ""), ("（", "）")] {
            let parts = PAIRS.map(|(a, b)| format!("<p>{a}{between}<a href=/x>{b}</a>{behind}</p>"));
            let page = parts.concat();
            let found = blocks("a.html", &format!("<html><body>{page}</body></html>"));
            assert_eq!(found.len(), 6, "{between} {:?}", texts(&found));
            for (pair, (a, b)) in found.chunks(2).zip(PAIRS) {
                assert!(pair[0].text.starts_with(a) && pair[1].text.contains(b), "{between}");
                // What a part holds is counted for it alone, and it stands at its own place.
                assert_eq!(pair[0].marks.link_chars, 0, "{between}");
                assert_eq!(pair[1].marks.link_chars as usize, b.chars().filter(|c| *c != ' ').count());
                assert!(pair[0].bytes[1] <= pair[1].bytes[0], "{between}");
                let Place::Dom { first, last, .. } = pair[0].place else { unreachable!("markup") };
                assert!(first <= last);
            }
        }
    }

    #[test]
    fn words_part_languages_of_one_script() {
        let pairs = [
            (
                "Der Hafen wird am Montag nach der Reparatur geöffnet.",
                "The port reopens on Monday after the repairs.",
            ),
            (
                "Die Fähre fährt mittags mit zweihundert Fahrgästen ab.",
                "The ferry leaves with two hundred of the passengers.",
            ),
            (
                "Der Bürgermeister dankte allen, die gewartet hatten.",
                "The mayor thanked all who had waited for it.",
            ),
            // Too short to tell, and cut as the others are.
            ("Gute Fahrt!", "Safe journey!"),
        ];
        for (between, behind) in [(" / ", ""), (" (", ")")] {
            let page = pairs.map(|(a, b)| format!("<p>{a}{between}{b}{behind}</p>")).concat();
            let found = blocks("a.html", &format!("<html><body>{page}</body></html>"));
            assert_eq!(found.len(), 8, "{between} {:?}", texts(&found));
        }
        // A remark in brackets, of the same language.
        let page = pairs.map(|(a, _)| {
            format!("<p>{a} (Das sagte der Sprecher der Stadt, als er die Zahlen vorlegte.)</p>")
        });
        assert_eq!(blocks("a.html", &format!("<html><body>{}</body></html>", page.concat())).len(), 4);
    }

    #[test]
    fn lines_are_cut_at_their_bytes() {
        let text = PAIRS.map(|(a, b)| format!("- {a} / {b}\n\n")).concat();
        let found = blocks("a.txt", &text);
        assert_eq!(found.len(), 6);
        for block in &found {
            let [from, to] = block.bytes.map(|at| at as usize);
            assert_eq!(&text[from..to], block.text);
        }
        assert!(matches!(found[0].place, Place::Line { bullet: true, .. }));
        assert!(matches!(found[1].place, Place::Line { bullet: false, blank_before: 0, .. }));
    }

    #[test]
    fn one_block_of_two_languages_stays_whole() {
        let (a, b) = PAIRS[0];
        let page = format!("<p>{a}<br>{b}</p><p>{}</p><p>{}</p>", PAIRS[1].0.repeat(9), PAIRS[2].0.repeat(9));
        assert_eq!(blocks("a.html", &page).len(), 3);
    }

    #[test]
    fn borders_part_scripts() {
        for (text, border) in [
            ("范围说明 / Scope Note", Some("范围说明 /".len())),
            ("第1章 天皇（The Emperor）", Some("第1章 天皇".len())),
            ("港口（重新开放）", None),
            ("24/7 service", None),
            ("使用 TCP/IP 协议的网络", None),
            ("", None),
        ] {
            assert_eq!(find_border(text), border, "{text}");
        }
    }
}
