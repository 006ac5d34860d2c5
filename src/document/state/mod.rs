//! Text that a page keeps only in its scripts: the state that a framework draws the page from.
//!
//! Asked only where the markup gives (nearly) no text, so that nothing shown is ever displaced: what is
//! found here is added behind it, and a warning says where it comes from.

mod gather;
mod payload;

use rustc_hash::FxHashSet;

use crate::block::{Page, split_fragment};
use crate::dom::NodeId;
use crate::model::{Block, Document, Origin, Section, Warning, Zone};
use crate::text::space::fold_space;
use gather::{Gathered, Line, count_prose};
pub(super) use payload::read_payloads;

/// With so many words in its text a page needs no script. Picked by hand: the shortest articles and posts
/// of the development pages are as long.
const ENOUGH_WORDS: usize = 50;

/// Fewest words of a text that is taken from a script: labels and notices of the program are shorter.
const FEWEST_WORDS: usize = 60;

/// A text of which the reader is surer than this is one, however short. Picked by hand on the development pages.
const SURE: f32 = 0.35;

/// Letters from which on a word of the title names its subject; ideographs come in pairs.
const SUBJECT_LETTERS: usize = 4;

/// How sure text from a script is the page's content: nothing that is shown says so.
const CONFIDENCE: f32 = 0.5;

/// Adds the text that only the page's scripts hold to a document that has (nearly) none.
pub(super) fn add_state_text(page: &Page, document: &mut Document) {
    if document.text_confidence > SURE || shows_text(document) {
        return;
    }
    let Some((node, lines)) = find_state_text(page, &document.blocks) else { return };
    if !is_about(document, &lines) {
        return;
    }
    let source = Origin { bytes: page.dom.node(node).map(|node| node.bytes), path: page.dom.path(node) };
    let mut section = Section::default();
    for line in lines {
        let i = document.blocks.len() as u32;
        if line.level.is_some() {
            document
                .sections
                .push(std::mem::replace(&mut section, Section { heading: Some(i), blocks: vec![] }));
        } else {
            section.blocks.push(i);
        }
        if !document.text.is_empty() {
            document.text.push_str("\n\n");
        }
        document.text.push_str(&line.text);
        document.blocks.push(Block {
            i,
            text: line.text,
            zone: if line.level.is_some() { Zone::Heading } else { Zone::Paragraph },
            confidence: CONFIDENCE,
            lang: None,
            level: line.level,
            hidden: true,
            source: source.clone(),
            item: None,
            extra: None,
        });
    }
    document.sections.push(section);
    document.sections.retain(|section| section.heading.is_some() || !section.blocks.is_empty());
    document.text_confidence = CONFIDENCE;
    document.warnings.push(Warning {
        code: "text-from-script".to_owned(),
        message: "The page shows (nearly) no text; what is given was read from one of its scripts."
            .to_owned(),
    });
}

/// Whether the markup holds text worth reading, taken for content or not.
fn shows_text(document: &Document) -> bool {
    let prose = document.blocks.iter().filter(|block| !block.hidden).map(|block| count_prose(&block.text));
    let words: usize = prose.filter(gather::Prose::is_running).map(|prose| prose.words).sum();
    words.max(count_prose(&document.text).words) >= ENOUGH_WORDS
}

/// Whether the lines speak of what the page's title names: half of its words at least.
fn is_about(document: &Document, lines: &[Line]) -> bool {
    let Some(title) = &document.metadata.title else { return false };
    let text: String = lines.iter().map(|line| line.text.to_lowercase() + "\n").collect();
    let title = title.value.to_lowercase();
    let long = |word: &&str| word.chars().count() >= if word.is_ascii() { SUBJECT_LETTERS } else { 2 };
    let words: Vec<&str> = title.split(|c: char| !c.is_alphanumeric()).filter(long).collect();
    // A script that does not part words: its title is compared two signs at a time.
    let pairs: Vec<String> = words
        .iter()
        .flat_map(|word| {
            let signs: Vec<char> = word.chars().collect();
            let size = if word.is_ascii() { signs.len() } else { 2 };
            signs.chunks(size.max(1)).map(String::from_iter).collect::<Vec<_>>()
        })
        .collect();
    let known = pairs.iter().filter(|pair| text.contains(pair.as_str())).count();
    !pairs.is_empty() && known * 2 >= pairs.len()
}

/// The longest text that a script holds and the markup does not, and the element that holds it.
fn find_state_text(page: &Page, blocks: &[Block]) -> Option<(NodeId, Vec<Line>)> {
    let mut best: Option<Gathered> = None;
    for (node, values) in read_payloads(&page.dom) {
        if let Some(found) = gather::gather_text(node, &values)
            && best.as_ref().is_none_or(|best| found.weight > best.weight)
        {
            best = Some(found);
        }
    }
    let best = best?;
    let shown: FxHashSet<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
    let mut lines: Vec<Line> = best.lines.iter().flat_map(show).collect();
    let all = lines.len();
    lines.retain(|line| !shown.contains(line.text.as_str()));
    let words: usize = lines.iter().map(|line| count_prose(&line.text).words).sum();
    (lines.len() * 2 > all && words >= FEWEST_WORDS).then_some((best.node, lines))
}

/// A string as a reader would see it: markup cut into blocks, plain text into lines.
fn show(line: &Line) -> Vec<Line> {
    let markup = line.text.contains("</") || line.text.contains("<br") || line.text.contains("<p>");
    let shown: Vec<Line> = if markup {
        let blocks = split_fragment(&line.text);
        blocks.into_iter().map(|block| Line { text: block.text, level: block.level.or(line.level) }).collect()
    } else {
        line.text.lines().map(|text| Line { text: fold_space(text), level: line.level }).collect()
    };
    shown.into_iter().filter(|line| !line.text.is_empty()).collect()
}

#[cfg(test)]
mod tests;
