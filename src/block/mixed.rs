//! Blocks that hold two languages: where one ends and the other begins, and the blocks cut there.
//!
//! Pages in two languages put both into one paragraph, parted by a `<br>`, a slash or a bracket. Each part becomes a
//! block of its own, so that it can have a language and a partner. One such block is a quotation or a name; a page is
//! cut where several are alike.

use super::cut::cut;
use super::parting::{find_border, find_parts, is_balanced};
use super::{Place, RawBlock};
use crate::dom::{Dom, Tag};
use crate::text::language::{base_code, find_language, is_one_script, share_script};
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

/// Fewest short parts of which a page in two languages may consist.
const LABELS: usize = 6;

/// Blocks with line breaks that are looked at before it is clear that a page has none in two languages.
const LOOKED_AT: usize = 12;

/// Cuts the blocks of a page that hold two languages each; `text` is that of the capture.
pub(super) fn split_mixed(text: &str, dom: &Dom, blocks: &mut Vec<RawBlock>) {
    let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut short: Vec<(usize, Vec<usize>)> = Vec::new();
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
            let border = find_border(&block.text);
            borders.extend(border.filter(|&at| parts_sentences(&block.text, at)));
            let item = border.filter(|&at| borders.is_empty() && is_balanced(&block.text, at));
            short.extend(item.map(|at| (number, vec![at])));
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
    let bytes = |number: &usize| blocks.get(*number).map_or(0, |block| block.text.len());
    let bytes_of =
        |found: &[(usize, Vec<usize>)]| found.iter().map(|(number, _)| bytes(number)).sum::<usize>();
    let all: usize = (0..blocks.len()).map(|number| bytes(&number)).sum();
    // A list of labels in both languages is no page's furniture where it is all that the page says.
    if short.len() >= LABELS && bytes_of(&short) * 2 > all {
        found = short;
    }
    let borders = found.iter().map(|(_, borders)| borders.len()).sum::<usize>();
    let of_found = bytes_of(&found);
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
        let amount = mass(words);
        if amount >= LINE && is_one_script(words) {
            // Latin script tells no language by itself, and is another than that of one that is told by its letters.
            let language = find_language(words, None);
            let now = (language.map_or_else(String::new, |tag| base_code(&tag).to_owned()), amount);
            let untold = before.as_ref().is_none_or(|before| before.0.is_empty() || now.0.is_empty());
            if before.as_ref().is_some_and(|before| parts_lines(before, &now)) {
                borders.push(at);
            }
            let follows = before.as_ref().is_some_and(|before| share_script(&before.0, &now.0));
            if !(untold && follows && now.0.is_empty()) {
                before = Some(now);
            }
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
    let untold = |line: &(String, f32)| line.0.is_empty() && line.1 < WORDED;
    let known = !one.is_empty() && !other.is_empty() || !share_script(one, other);
    one != other && long && known && !untold(before) && !untold(now)
}

/// Whether the words of two parts tell that they are in different languages.
fn parts_words(text: &str, at: usize) -> bool {
    let [one, other] = [text.get(..at), text.get(at..)].map(|part| part.unwrap_or_default().trim());
    let language = |part: &str| find_language(part, None).map(|tag| base_code(&tag).to_owned());
    let long = mass(one) >= WORDED && mass(other) >= WORDED && is_balanced(text, at);
    long && matches!((language(one), language(other)), (Some(one), Some(other)) if one != other)
}

fn parts_sentences(text: &str, at: usize) -> bool {
    let long = |part: Option<&str>| part.is_some_and(|part| mass(part) >= SENTENCE);
    long(text.get(..at)) && long(text.get(at..)) && is_balanced(text, at)
}

#[cfg(test)]
mod tests {
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
    fn lists_of_labels_and_lines_of_an_untold_language_are_cut() {
        let labels = [
            ("Купаться запрещено", "No swimming"),
            ("Ночью закрыто", "Closed at night"),
            ("Прокат лодок", "Boats for hire"),
            ("Дорога к озеру", "Way to the lake"),
            ("Первая помощь", "First aid"),
            ("Выход", "Exit"),
        ];
        let list = |labels: &[(&str, &str)]| {
            let items: Vec<String> = labels.iter().map(|(a, b)| format!("<li>{a} / {b}</li>")).collect();
            blocks("a.html", &format!("<html><body><ul>{}</ul></body></html>", items.concat())).len()
        };
        assert_eq!((list(&labels), list(&labels[..4])), (12, 4));
        let lines = [
            ("Okuma salonunu herkes kullanabilir; karta gerek yoktur.", "כל אדם רשאי להשתמש באולם הקריאה"),
            ("Paltolar girişteki dolaplarda bırakılır, lütfen unutmayın.", "מעילים נשארים בתאים שבכניסה"),
            ("Kopyalar", "העתקים"),
        ];
        let page: Vec<String> = lines.iter().map(|(a, b)| format!("<p>{a}<br>{b}</p>")).collect();
        assert_eq!(blocks("a.html", &format!("<html><body>{}</body></html>", page.concat())).len(), 6);
        // Names in Latin script are no second language.
        let names = [("Lindby Band", "港口乐队"), ("Olvik Trio", "灯塔三人组"), ("Varn Duo", "渡轮二重唱")];
        let page: Vec<String> = names.iter().map(|(a, b)| format!("<p>{a}<br>{b}</p>")).collect();
        assert_eq!(blocks("a.html", &format!("<html><body>{}</body></html>", page.concat())).len(), 3);
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
}
