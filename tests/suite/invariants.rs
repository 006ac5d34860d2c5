//! What holds of every document, whatever was read: ARCHITECTURE.md lists these invariants.

use scraper::{Html, Node, Selector};
use serde_json::Value;
use tearsheet::model::{Block, Document};

use crate::pieces::without_pictures;
use crate::{bytes_of, fixtures, name_of, read_first, spoken, squeeze};

/// Every invariant that can be checked from outside, as a list of what is broken.
pub(crate) fn broken(document: &Document, text: &str) -> Vec<String> {
    let mut problems = Vec::new();
    indices_are_sound(document, &mut problems);
    match document.source.format.as_str() {
        "text-capture" => lines_are_covered(document, text, &mut problems),
        "html" => markup_is_covered(document, text, &mut problems),
        _ => {}
    }
    places_reselect(document, text, &mut problems);
    values_reselect(document, text, &mut problems);
    spoken::readings_reselect(document, &mut problems);
    times_reselect(document, &mut problems);
    tables_are_exported(document, &mut problems);
    round_trips(document, &mut problems);
    problems
}

/// The first cell of a table that does not stand in the Markdown is the problem.
fn tables_are_exported(document: &Document, problems: &mut Vec<String>) {
    let plain = |text: &str| squeeze(text).replace('\\', "");
    let markdown = plain(&tearsheet::export::markdown(document));
    let mut cells = document.tables.iter().flat_map(|table| table.rows.iter().flatten());
    problems.extend(cells.find(|cell| !markdown.contains(&plain(cell))).cloned());
}

#[test]
fn golden_documents_keep_every_invariant() {
    let mut problems = Vec::new();
    for path in fixtures() {
        let name = name_of(&path);
        let (document, text) = read_first(&name, &bytes_of(&path));
        problems.extend(broken(&document, &text).into_iter().map(|problem| format!("{name}: {problem}")));
    }
    assert!(problems.is_empty(), "{} broken:\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn the_same_bytes_give_the_same_document() {
    for path in fixtures() {
        let bytes = bytes_of(&path);
        assert_eq!(read_first("a", &bytes), read_first("a", &bytes), "{}", path.display());
    }
}

#[test]
fn a_name_changes_nothing_but_the_name() {
    for path in fixtures() {
        let bytes = bytes_of(&path);
        let (mut first, _) = read_first("one.html", &bytes);
        let (second, _) = read_first("two.txt", &bytes);
        first.source.name.clone_from(&second.source.name);
        assert_eq!(first, second, "{}", path.display());
    }
}

/// Blocks are numbered in order, every index points at one, confidences lie in 0–1.
fn indices_are_sound(document: &Document, problems: &mut Vec<String>) {
    let count = document.blocks.len() as u32;
    for (number, block) in document.blocks.iter().enumerate() {
        if block.i as usize != number {
            problems.push(format!("block {number} calls itself {}", block.i));
        }
        if !(0.0..=1.0).contains(&block.confidence) {
            problems.push(format!("block {number}: confidence {}", block.confidence));
        }
        if block.text.trim().is_empty() {
            problems.push(format!("block {number} is empty"));
        }
    }
    let sections = document.sections.iter().flat_map(|section| section.blocks.iter().chain(&section.heading));
    let comments = document.comments.iter().flat_map(|comment| &comment.blocks);
    let lists = document.lists.iter().flat_map(|list| list.items.iter().map(|item| &item.block));
    let captions = document.media.iter().filter_map(|media| media.caption.as_ref());
    let pairs = document.alignment.iter().flat_map(|pair| pair.a.iter().chain(&pair.b));
    let renderings = document.renderings.iter().flat_map(|rendering| &rendering.blocks);
    let tables = document.tables.iter().flat_map(|table| &table.blocks);
    let all =
        sections.chain(comments).chain(lists).chain(captions).chain(pairs).chain(renderings).chain(tables);
    problems.extend(all.filter(|&&i| i >= count).map(|i| format!("index {i} of {count} blocks")));
    if document.renderings.len() == 1 {
        problems.push("a single rendering".to_owned());
    }
    // An article never swallows its comments: a block is told once.
    let in_sections: Vec<u32> = document.sections.iter().flat_map(|section| section.blocks.clone()).collect();
    let swallowed =
        document.comments.iter().flat_map(|comment| &comment.blocks).filter(|i| in_sections.contains(i));
    problems.extend(swallowed.map(|i| format!("block {i} is in a section and in a comment")));
}

/// Of a text capture: spans in order, apart, and nothing but space and bullets outside them.
fn lines_are_covered(document: &Document, text: &str, problems: &mut Vec<String>) {
    let mut outside = String::new();
    let mut end = 0;
    for block in &document.blocks {
        let Some([from, to]) = block.source.bytes else {
            problems.push(format!("block {} has no span", block.i));
            continue;
        };
        let (from, to) = (from as usize, to as usize);
        match (text.get(end..from), text.get(from..to)) {
            (Some(gap), Some(line)) => {
                outside.push_str(gap);
                if squeeze(line) != squeeze(&block.text) {
                    problems.push(format!("block {}: {:?} stands at {line:?}", block.i, block.text));
                }
            }
            _ => problems.push(format!("block {}: span {from}..{to} behind {end} does not fit", block.i)),
        }
        end = to;
    }
    outside.push_str(text.get(end..).unwrap_or_default());
    let lost: String = squeeze(&outside).chars().filter(|c| !c.is_control()).collect();
    if lost.chars().any(char::is_alphanumeric) {
        problems.push(format!("text in no block: {lost:?}"));
    }
}

/// Of markup: the blocks hold the characters of all text nodes, each once.
///
/// Compared as multisets: text hidden inside a visible run stands behind it as a block of its own.
fn markup_is_covered(document: &Document, text: &str, problems: &mut Vec<String>) {
    if document.warnings.iter().any(|warning| warning.code.ends_with("-capped")) {
        return;
    }
    // The other way, scraper's own tree, does not know that markup inside these is HTML again, and ends them early.
    if text.to_ascii_lowercase().contains("<annotation-xml") {
        return;
    }
    let sorted = |text: &str| {
        let mut chars: Vec<char> = squeeze(text).chars().collect();
        chars.sort_unstable();
        chars
    };
    let held = sorted(&document.blocks.iter().map(without_pictures).collect::<String>());
    let whole = sorted(&document.blocks.iter().map(|block| block.text.as_str()).collect::<String>());
    let shown = sorted(&text_of_markup(text));
    let is_held = |shown: &[char]| shown == held.as_slice() || shown == whole.as_slice();
    if !is_held(&shown) && !is_held(&sorted(&text_of(&parse(text), false))) {
        let lost = difference(&shown, &held);
        let added = difference(&held, &shown);
        problems.push(format!("characters in no block: {lost:?}; in a block but not on the page: {added:?}"));
    }
}

/// What the first sorted list has beyond the second.
fn difference(a: &[char], b: &[char]) -> String {
    let mut rest = b.iter().peekable();
    let mut out = String::new();
    for c in a {
        while rest.peek().is_some_and(|other| *other < c) {
            rest.next();
        }
        if rest.peek() == Some(&c) {
            rest.next();
        } else {
            out.push(*c);
        }
    }
    out
}

/// All text of a page but code and data, by another way than the reader's own: as a browser that runs scripts, to
/// which `<noscript>` is raw text, and then each of those as a page of its own.
fn text_of_markup(markup: &str) -> String {
    let page = parse_scripted(markup);
    let mut out = text_of(&page, true);
    for element in page.tree.root().descendants().filter(is_raw_noscript) {
        let inside: String = element.children().filter_map(|node| Some(&**node.value().as_text()?)).collect();
        out.push_str(&text_of(&parse(&inside), false));
    }
    out
}

/// Whether `<noscript>` holds raw text here; in SVG and `MathML` it does not.
fn is_raw_noscript(node: &ego_tree::NodeRef<'_, Node>) -> bool {
    let html = |element: &scraper::node::Element| &*element.name.ns == "http://www.w3.org/1999/xhtml";
    node.value().as_element().is_some_and(|element| element.name() == "noscript" && html(element))
}

fn text_of(page: &Html, noscript_is_raw: bool) -> String {
    let mut out = String::new();
    let silent = [
        "script",
        "style",
        "title",
        "head",
        "iframe",
        "embed",
        "link",
        "meta",
        "noembed",
        "noframes",
        "desc",
        "metadata",
        "annotation",
        "annotation-xml",
    ];
    for node in page.tree.nodes() {
        let quiet = |node: ego_tree::NodeRef<'_, Node>| {
            node.value().as_element().is_some_and(|element| silent.contains(&element.name()))
                || (noscript_is_raw && is_raw_noscript(&node))
        };
        if quiet(node) || node.ancestors().any(quiet) {
            continue;
        }
        match node.value() {
            Node::Text(text) => out.push_str(text),
            Node::Element(element) if element.name() == "input" => {
                let kind = element.attr("type").unwrap_or("text").to_ascii_lowercase();
                let shows =
                    ["button", "submit", "reset", "text", "search", "email", "url", "tel", "number", "date"];
                if shows.contains(&kind.as_str()) {
                    out.push_str(element.attr("value").unwrap_or_default());
                }
            }
            _ => {}
        }
    }
    out
}

/// Parsed with scripting off, as the reader does: `<noscript>` holds elements.
fn parse(markup: &str) -> Html {
    parse_as(markup, false)
}

/// As a browser parses: `<noscript>` holds raw text.
fn parse_scripted(markup: &str) -> Html {
    parse_as(markup, true)
}

fn parse_as(markup: &str, scripting_enabled: bool) -> Html {
    use html5ever::tendril::TendrilSink;
    let sink = scraper::HtmlTreeSink::new(Html::new_document());
    let mut options = html5ever::ParseOpts::default();
    options.tree_builder.scripting_enabled = scripting_enabled;
    options.tokenizer.discard_bom = false;
    html5ever::parse_document(sink, options).one(markup)
}

/// A block's path selects one element whose text holds it; its span is a part of the source.
///
/// The page is built with and without scripting, and the path must fit one of the two: only without it
/// `<noscript>` holds elements, and only with it can markup that is unbalanced inside stay there. The
/// reader keeps such markup inside, as no browser does, so paths into `<noscript>` are left out.
fn places_reselect(document: &Document, text: &str, problems: &mut Vec<String>) {
    let html = document.source.format == "html";
    let pages = if html { vec![parse(text), parse_scripted(text)] } else { Vec::new() };
    for block in &document.blocks {
        if block.source.bytes.is_none() && block.source.path.is_none() {
            problems.push(format!("block {} has no place", block.i));
        }
        if let Some([from, to]) = block.source.bytes
            && text.get(from as usize..to as usize).is_none()
        {
            problems.push(format!("block {}: span {from}..{to} is no part of the text", block.i));
        }
        if let Some(path) = block.source.path.as_ref().filter(|path| !path.contains("noscript:")) {
            let found: Vec<Option<String>> =
                pages.iter().map(|page| path_problem(page, path, block)).collect();
            if !found.contains(&None) {
                problems.extend(found.into_iter().flatten().next());
            }
        }
    }
}

fn path_problem(page: &Html, path: &str, block: &Block) -> Option<String> {
    let Ok(selector) = Selector::parse(path) else { return Some(format!("{path} is no selector")) };
    let found: Vec<_> = page.select(&selector).collect();
    let [element] = found.as_slice() else {
        return Some(format!("block {}: {path} selects {} elements", block.i, found.len()));
    };
    let mut held: String = squeeze(&element.text().collect::<String>());
    held.push_str(&squeeze(element.attr("value").unwrap_or_default()));
    // Hidden text may stand between the words of a visible run, so characters are looked up in order.
    let mut rest = held.chars();
    let inside = squeeze(&without_pictures(block)).chars().all(|wanted| rest.any(|c| c == wanted));
    (!inside).then(|| format!("block {}: {path} does not hold {:?}", block.i, block.text))
}

/// Each value's evidence points at text that says it.
/// Each expression of time is the text of its span, in order and without overlap, and events stand in blocks.
fn times_reselect(document: &Document, problems: &mut Vec<String>) {
    let text = |block: u32, [from, to]: [u32; 2]| {
        let block = document.blocks.get(block as usize)?;
        block.text.get(from as usize..to as usize)
    };
    let mut end = (0, 0);
    for time in &document.reading.times {
        if text(time.block, time.span) != Some(time.text.as_str()) || time.value.is_empty() {
            problems.push(format!("time {:?} is not at {} {:?}", time.text, time.block, time.span));
        }
        if end.0 == time.block && time.span[0] < end.1 {
            problems.push(format!("time {:?} overlaps the one before", time.text));
        }
        end = (time.block, time.span[1]);
    }
    for block in document.reading.events.iter().flat_map(|event| &event.blocks) {
        if document.blocks.get(*block as usize).is_none() {
            problems.push(format!("an event stands in block {block}, which is none"));
        }
    }
}

fn values_reselect(document: &Document, text: &str, problems: &mut Vec<String>) {
    let json = serde_json::to_value(&document.metadata).expect("metadata is JSON");
    for (name, field) in json.as_object().into_iter().flatten() {
        if field.is_null() {
            continue;
        }
        let evidence = field["evidence"].as_array().cloned().unwrap_or_default();
        if evidence.is_empty() {
            problems.push(format!("{name}: no evidence"));
        }
        if !(0.0..=1.0).contains(&field["confidence"].as_f64().unwrap_or(-1.0)) {
            problems.push(format!("{name}: confidence {}", field["confidence"]));
        }
        let value = &field["value"];
        if value.as_str().is_some_and(str::is_empty) || value.as_array().is_some_and(Vec::is_empty) {
            problems.push(format!("{name}: an empty guess"));
        }
        for item in &evidence {
            problems.extend(evidence_problem(name, value, item, document, text));
        }
    }
    for comment in &document.comments {
        match (&comment.posted, &comment.posted_from) {
            (Some(posted), Some(from)) => {
                let from = serde_json::to_value(from).expect("evidence is JSON");
                problems.extend(evidence_problem(
                    "posted",
                    &Value::from(posted.as_str()),
                    &from,
                    document,
                    text,
                ));
            }
            (None, None) => {}
            (posted, from) => problems.push(format!("posted: {posted:?} from {from:?}")),
        }
    }
}

fn evidence_problem(
    name: &str,
    value: &Value,
    evidence: &Value,
    document: &Document,
    text: &str,
) -> Option<String> {
    if evidence["rule"].as_str().is_none_or(str::is_empty) {
        return Some(format!("{name}: evidence without a rule"));
    }
    let block = match evidence["block"].as_u64() {
        Some(i) => match document.blocks.get(i as usize) {
            Some(block) => Some(block),
            None => return Some(format!("{name}: evidence in block {i}, which is none")),
        },
        None => None,
    };
    let span = evidence["source"]["bytes"].as_array().map(|span| {
        let at = |i: usize| span.get(i).and_then(Value::as_u64).unwrap_or(u64::MAX) as usize;
        text.get(at(0)..at(1))
    });
    if span == Some(None) {
        return Some(format!("{name}: {} is no part of the text", evidence["source"]["bytes"]));
    }
    // Values that are printed as they are; times, counts and addresses are written anew.
    let printed = ["title", "site", "source", "authors", "editors", "reporters", "licence"];
    if !printed.contains(&name) || evidence["key"].is_string() {
        return None;
    }
    let block = block?;
    // Values drop the control characters that a wrongly declared charset leaves behind.
    let visible = |text: &str| squeeze(text).to_lowercase().replace(char::is_control, "");
    // A value of an element that holds several blocks stands in its source.
    let held = visible(&block.text) + &visible(span.flatten().unwrap_or_default());
    let words = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
    let missing: Vec<&str> = words
        .iter()
        .filter_map(Value::as_str)
        .filter(|name| !name.split_whitespace().all(|word| held.contains(&visible(word))))
        .collect();
    // Several authors may stand in several blocks: each of these must hold at least one.
    (missing.len() == words.len())
        .then(|| format!("{name}: block {} does not say {value}: {:?}", block.i, block.text))
}

fn round_trips(document: &Document, problems: &mut Vec<String>) {
    let json = serde_json::to_string(document).expect("a document is JSON");
    let back: Document = serde_json::from_str(&json).expect("and comes back");
    // Printed again rather than compared: a float that JSON rounds is rounded for good.
    if serde_json::to_string(&back).expect("a document is JSON") != json {
        problems.push("JSON does not round-trip".to_owned());
    }
}
