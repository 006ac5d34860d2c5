//! A document as people read it, and the snapshots of all golden documents.

use std::fmt::Write;

use serde_json::Value;
use tearsheet::model::{Block, Document};

use crate::{bytes_of, fixtures, name_of, read_first, root};

/// Characters of a block shown.
const SHOWN: usize = 64;

#[test]
fn golden_documents_are_as_in_their_snapshots() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("tests/golden/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for path in fixtures() {
            let name = name_of(&path);
            let (document, _) = read_first(&name, &bytes_of(&path));
            insta::assert_snapshot!(name.clone(), dump(&document));
        }
    });
}

/// Everything a document says, in a form whose changes are easy to judge.
///
/// Confidences are rounded to tenths: a snapshot tells of decisions, not of the third digit.
pub(crate) fn dump(document: &Document) -> String {
    let mut out = String::new();
    head(&mut out, document);
    fields(&mut out, document);
    let _ = writeln!(out, "\nblocks:");
    for block in &document.blocks {
        let _ = writeln!(out, "{}", line(block));
    }
    structure(&mut out, document);
    reading(&mut out, document);
    out
}

/// Who said what, and who is named.
fn reading(out: &mut String, document: &Document) {
    for said in &document.reading.statements {
        let who = said.speaker.as_deref().unwrap_or("?");
        let via = said.via.as_deref().map(|via| format!(" via {via}")).unwrap_or_default();
        let denied = if said.denied { " (denied)" } else { "" };
        let what = shorten(&said.content);
        let _ = writeln!(
            out,
            "said [{}] {who}{via} {:?}{denied} {:.1} {}: {what}",
            said.block, said.cue, said.confidence, said.rule
        );
        for quote in &said.quotes {
            let _ = writeln!(out, "  “{}”", shorten(quote));
        }
    }
    for person in &document.reading.people {
        let _ = writeln!(
            out,
            "person {} {:?} {:?} x{}",
            person.name,
            person.aliases,
            person.titles,
            person.mentions.len()
        );
    }
}

fn head(out: &mut String, document: &Document) {
    let source = &document.source;
    let kind = serde_json::to_value(document.kind.value).unwrap_or_default();
    let _ = writeln!(
        out,
        "{} {} ({}) {:?}\n{} {:.1}, text {:.1}",
        source.format,
        source.charset,
        source.charset_from,
        source.languages,
        kind.as_str().unwrap_or_default(),
        document.kind.confidence,
        document.text_confidence,
    );
    for warning in &document.warnings {
        let _ = writeln!(out, "! {}: {}", warning.code, warning.message);
    }
}

fn fields(out: &mut String, document: &Document) {
    let metadata = serde_json::to_value(&document.metadata).unwrap_or_default();
    let _ = writeln!(out, "\nfields:");
    for (name, field) in metadata.as_object().into_iter().flatten().filter(|(_, field)| !field.is_null()) {
        let inferred = if field["inferred"] == true { " inferred" } else { "" };
        let rules: Vec<String> = field["evidence"].as_array().into_iter().flatten().map(evidence).collect();
        let confidence = field["confidence"].as_f64().unwrap_or_default();
        let _ =
            writeln!(out, "  {name}: {} {confidence:.1}{inferred} [{}]", field["value"], rules.join(", "));
        for lost in field["rejected"].as_array().into_iter().flatten() {
            let _ = writeln!(
                out,
                "    not {} [{}]: {}",
                lost["value"],
                evidence(lost),
                lost["why"].as_str().unwrap_or_default()
            );
        }
    }
}

fn evidence(value: &Value) -> String {
    let mut out = value["rule"].as_str().unwrap_or_default().to_owned();
    if let Some(key) = value["key"].as_str() {
        let _ = write!(out, " {key}");
    }
    if let Some(block) = value["block"].as_u64() {
        let _ = write!(out, " #{block}");
    }
    out
}

fn line(block: &Block) -> String {
    let hidden = if block.hidden { "~" } else { "" };
    let level = block.level.map_or_else(String::new, |level| format!(" h{level}"));
    let lang = block.lang.as_deref().unwrap_or("-");
    format!("  {:>3} {hidden}{:<14} {lang}{level}  {}", block.i, block.zone.name(), shorten(&block.text))
}

fn shorten(text: &str) -> String {
    let text = text.replace('\n', "⏎");
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

fn structure(out: &mut String, document: &Document) {
    if !document.sections.is_empty() {
        let _ = writeln!(out, "\nsections:");
    }
    for section in &document.sections {
        let _ = writeln!(
            out,
            "  {} {:?}",
            section.heading.map_or_else(|| "-".to_owned(), |i| i.to_string()),
            section.blocks
        );
    }
    if !document.comments.is_empty() {
        let _ = writeln!(out, "\ncomments:");
    }
    for comment in &document.comments {
        let mut about = Vec::new();
        about.extend(comment.floor.map(|floor| format!("#{floor}")));
        about.extend(comment.author.clone());
        about.extend(comment.posted.clone());
        about.extend(comment.reply_to.map(|floor| format!("to #{floor}")));
        about.extend(comment.parent.map(|parent| format!("to comment {parent}")));
        about.extend(comment.likes.map(|likes| format!("{likes} likes")));
        about.extend(comment.reply_count.map(|count| format!("{count} replies")));
        let indent = "  ".repeat(comment.depth as usize + 1);
        let _ = writeln!(
            out,
            "{indent}{} {:?}\n{indent}  {}",
            about.join(" · "),
            comment.blocks,
            shorten(&comment.text)
        );
    }
    for list in &document.lists {
        let _ = writeln!(out, "\n{} list: {}", list.zone.name(), list.title.as_deref().unwrap_or("-"));
        for item in &list.items {
            let mut about = vec![shorten(&item.title)];
            about.extend(item.source.clone());
            about.extend(item.read_count.map(|count| format!("{count} read")));
            about.extend(item.price.clone());
            about.extend(item.url.clone());
            let _ = writeln!(out, "  #{} {}", item.block, about.join(" · "));
        }
    }
    for media in &document.media {
        let _ = writeln!(
            out,
            "\n{}: {} alt {:?} caption {:?}",
            media.kind,
            media.url.as_deref().unwrap_or("-"),
            media.alt,
            media.caption
        );
    }
    for table in &document.tables {
        let _ = writeln!(out, "\ntable {:?}: {:?}", table.blocks, table.rows);
    }
    if let Some(product) = &document.product {
        let _ = writeln!(out, "\nproduct: {product:?}");
    }
    if !document.renderings.is_empty() {
        let _ = writeln!(
            out,
            "\nrenderings: {:?}",
            document.renderings.iter().map(|r| r.blocks).collect::<Vec<_>>()
        );
    }
    if let Some(translation) = &document.translation {
        let [a, b] = &translation.languages;
        let _ = writeln!(
            out,
            "\ntranslation {a} {b} {:.1}, alone {:?}",
            translation.confidence, translation.alone
        );
    }
    for pair in &document.alignment {
        let _ = writeln!(out, "aligned {:?} {:?} {:.1}", pair.a, pair.b, pair.score);
    }
    let _ = writeln!(out, "\ntext:\n{}", document.text);
}
