//! What must be true of a golden document, kept beside it in `NAME.expect.toml`.
//!
//! The file always states the truth. Where the reader is known to be wrong, the name of that check
//! stands in `known_wrong` under a `FIXME` comment; a check that unexpectedly holds fails the test
//! too, so that the list never outlives the defect.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use tearsheet::model::{Comment, Document, List, Statement};

use crate::squeeze;

/// One expectations file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Expectations {
    /// The document, from the package's folder.
    pub(crate) document: String,
    pub(crate) known_wrong: Vec<String>,
    kind: Option<String>,
    format: Option<String>,
    charset: Option<String>,
    languages: Option<Vec<String>>,
    /// Metadata by name; strings, numbers or lists of strings.
    fields: BTreeMap<String, toml::Value>,
    /// Metadata that must be null.
    absent: Vec<String>,
    /// A losing candidate that must be kept: field, value.
    rejected: Vec<[String; 2]>,
    /// Start of a block's text and its zone (`a|b` where either is right).
    zones: Vec<[String; 2]>,
    text_has: Vec<String>,
    text_lacks: Vec<String>,
    sections: Option<Vec<SectionTruth>>,
    comments: Option<Vec<CommentTruth>>,
    lists: Vec<ListTruth>,
    renderings: Option<usize>,
    /// Starts of two blocks that must be aligned.
    alignment: Vec<[String; 2]>,
    /// Starts of all blocks that stand in one of two languages only; an empty list where nothing is aligned, too.
    alone: Option<Vec<String>>,
    captions: Option<usize>,
    tables: Option<Vec<Vec<Vec<String>>>>,
    product: BTreeMap<String, toml::Value>,
    /// Who said what: the speaker, and a part of what is told or quoted.
    statements: Vec<[String; 2]>,
    /// Who is named in the text, and nobody else.
    people: Option<Vec<String>>,
    warnings: Option<Vec<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct SectionTruth {
    heading: Option<String>,
    paragraphs: usize,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct CommentTruth {
    floor: Option<u32>,
    author: Option<String>,
    posted: Option<String>,
    text: String,
    reply_to: Option<u32>,
    parent: Option<u32>,
    reply_count: Option<u32>,
    likes: Option<u32>,
    depth: Option<u32>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ListTruth {
    title: Option<String>,
    /// Any order of lists, any list that holds them.
    items: Vec<ItemTruth>,
    /// How many items a list of that title has.
    count: Option<usize>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ItemTruth {
    title: String,
    source: Option<String>,
    read_count: Option<u64>,
    price: Option<String>,
}

/// The result of one comparison.
#[derive(Debug)]
pub(crate) struct Check {
    /// `AREA.detail`: the area is what the floors count by.
    pub(crate) name: String,
    pub(crate) holds: bool,
    pub(crate) got: String,
}

/// Compares a document with what must be true of it.
pub(crate) fn check(expected: &Expectations, document: &Document) -> Vec<Check> {
    let json = serde_json::to_value(document).expect("a document is JSON");
    let mut checks = Checks(Vec::new());
    checks.source(expected, document, &json);
    checks.fields(expected, &json);
    checks.zones(expected, document);
    checks.text(expected, document);
    if let Some(truth) = &expected.comments {
        checks.comments(truth, &document.comments);
    }
    for truth in &expected.lists {
        checks.list(truth, &document.lists);
    }
    checks.structure(expected, document, &json);
    checks.reading(expected, document);
    checks.0
}

struct Checks(Vec<Check>);

impl Checks {
    fn push(&mut self, name: impl Into<String>, holds: bool, got: impl std::fmt::Debug) {
        self.0.push(Check { name: name.into(), holds, got: format!("{got:?}") });
    }

    fn equal(&mut self, name: impl Into<String>, expected: &Value, got: &Value) {
        self.push(name, same(expected, got), got);
    }

    fn source(&mut self, expected: &Expectations, document: &Document, json: &Value) {
        if let Some(kind) = &expected.kind {
            let got = json["kind"]["value"].as_str().unwrap_or_default();
            self.push("kind", kind.split('|').any(|kind| kind == got), got);
        }
        if let Some(format) = &expected.format {
            self.push("source.format", *format == document.source.format, &document.source.format);
        }
        if let Some(charset) = &expected.charset {
            self.push("source.charset", *charset == document.source.charset, &document.source.charset);
        }
        if let Some(languages) = &expected.languages {
            self.push(
                "source.languages",
                *languages == document.source.languages,
                &document.source.languages,
            );
        }
        if let Some(warnings) = &expected.warnings {
            let got: Vec<&String> = document.warnings.iter().map(|warning| &warning.code).collect();
            self.push("source.warnings", warnings.iter().collect::<Vec<_>>() == got, got);
        }
    }

    fn reading(&mut self, expected: &Expectations, document: &Document) {
        let statements = &document.reading.statements;
        for [speaker, part] in &expected.statements {
            let said = |statement: &&Statement| {
                statement.content.contains(part.as_str())
                    || statement.quotes.iter().any(|quote| quote.contains(part))
            };
            let speakers: Vec<_> =
                statements.iter().filter(said).map(|statement| &statement.speaker).collect();
            let right = speakers.iter().any(|found| found.as_ref() == Some(speaker));
            self.push(format!("statement.{speaker}"), right, speakers);
        }
        if let Some(people) = &expected.people {
            let got: Vec<&String> = document.reading.people.iter().map(|person| &person.name).collect();
            self.push("people", people.iter().collect::<Vec<_>>() == got, got);
        }
    }

    fn fields(&mut self, expected: &Expectations, json: &Value) {
        let metadata = &json["metadata"];
        for (name, value) in &expected.fields {
            let truth = serde_json::to_value(value).expect("TOML is JSON here");
            self.equal(format!("field.{name}"), &truth, &metadata[name]["value"]);
        }
        for name in &expected.absent {
            self.push(format!("absent.{name}"), metadata[name].is_null(), &metadata[name]["value"]);
        }
        for [name, value] in &expected.rejected {
            let rejected = metadata[name]["rejected"].as_array().cloned().unwrap_or_default();
            let kept =
                rejected.iter().any(|candidate| candidate["value"].to_string().contains(value.as_str()));
            self.push(format!("rejected.{name}"), kept, rejected);
        }
    }

    fn zones(&mut self, expected: &Expectations, document: &Document) {
        for [start, zone] in &expected.zones {
            let start = squeeze(start);
            let mut blocks: Vec<_> =
                document.blocks.iter().filter(|block| squeeze(&block.text).starts_with(&start)).collect();
            if blocks.is_empty() {
                blocks.extend(document.blocks.iter().find(|block| squeeze(&block.text).contains(&start)));
            }
            let got: Vec<&str> = blocks.iter().map(|block| block.zone.name()).collect();
            let right = |got: &&str| zone.split('|').any(|zone| zone == *got);
            self.push(format!("zone.{start}"), !got.is_empty() && got.iter().all(right), got);
        }
    }

    fn text(&mut self, expected: &Expectations, document: &Document) {
        let text = squeeze(&document.text);
        for part in &expected.text_has {
            self.push(format!("text.has.{part}"), text.contains(&squeeze(part)), "not in the text");
        }
        for part in &expected.text_lacks {
            self.push(format!("text.lacks.{part}"), !text.contains(&squeeze(part)), "in the text");
        }
        let Some(sections) = &expected.sections else { return };
        let truth: Vec<_> = sections
            .iter()
            .map(|section| (section.heading.as_deref().map(squeeze), section.paragraphs))
            .collect();
        let text_of = |i: u32| document.blocks.get(i as usize).map(|block| squeeze(&block.text));
        let paragraph = |i: &&u32| {
            document.blocks.get(**i as usize).is_some_and(|block| {
                matches!(block.zone.name(), "paragraph" | "quotation" | "standfirst" | "list-item")
            })
        };
        let got: Vec<_> = document
            .sections
            .iter()
            .map(|section| {
                (section.heading.and_then(text_of), section.blocks.iter().filter(paragraph).count())
            })
            .collect();
        self.push("sections", truth == got, got);
    }

    fn comments(&mut self, truth: &[CommentTruth], got: &[Comment]) {
        self.push("comment.count", truth.len() == got.len(), got.len());
        for (number, want) in truth.iter().enumerate() {
            let found = got.get(number).cloned().unwrap_or_default();
            let name = |part: &str| format!("comment.{number}.{part}");
            self.push(name("text"), squeeze(&found.text) == squeeze(&want.text), &found.text);
            self.push(name("author"), found.author == want.author, &found.author);
            self.push(name("floor"), found.floor == want.floor, found.floor);
            self.push(name("reply_to"), found.reply_to == want.reply_to, found.reply_to);
            for (part, want, found) in [
                ("reply_count", want.reply_count, found.reply_count),
                ("likes", want.likes, found.likes),
                ("depth", want.depth, Some(found.depth)),
            ] {
                if want.is_some() {
                    self.push(name(part), found == want, found);
                }
            }
            if want.parent.is_some() || want.depth == Some(0) {
                self.push(name("parent"), found.parent == want.parent, found.parent);
            }
            if want.posted.is_some() {
                self.push(name("posted"), found.posted == want.posted, &found.posted);
            }
        }
    }

    fn list(&mut self, truth: &ListTruth, lists: &[List]) {
        if let Some(title) = &truth.title {
            let found =
                lists.iter().find(|list| list.title.as_deref().is_some_and(|t| squeeze(t) == squeeze(title)));
            let titles: Vec<_> = lists.iter().map(|list| (list.title.clone(), list.items.len())).collect();
            self.push(
                format!("list.{title}"),
                found.is_some_and(|list| truth.count.is_none_or(|count| count == list.items.len())),
                titles,
            );
        }
        for item in &truth.items {
            let mut all = lists.iter().flat_map(|list| &list.items);
            let found = all.find(|found| squeeze(&found.title) == squeeze(&item.title));
            let right = found.is_some_and(|found| {
                found.source == item.source
                    && found.read_count == item.read_count
                    && found.price == item.price
            });
            self.push(format!("list.item.{}", item.title), right, found);
        }
    }

    fn structure(&mut self, expected: &Expectations, document: &Document, json: &Value) {
        if let Some(renderings) = expected.renderings {
            self.push("renderings", renderings == document.renderings.len(), &document.renderings);
        }
        let starting = |start: &str| -> Vec<u32> {
            let start = squeeze(start);
            document
                .blocks
                .iter()
                .filter(|block| squeeze(&block.text).starts_with(&start))
                .map(|b| b.i)
                .collect()
        };
        for [a, b] in &expected.alignment {
            let (left, right) = (starting(a), starting(b));
            let holds = document.alignment.iter().any(|pair| {
                pair.a.iter().any(|i| left.contains(i)) && pair.b.iter().any(|i| right.contains(i))
            });
            self.push(format!("alignment.{a}"), holds, &document.alignment);
        }
        if let Some(alone) = &expected.alone {
            let found: Vec<u32> =
                document.translation.iter().flat_map(|translation| translation.alone.clone()).collect();
            let wanted: Vec<u32> = alone.iter().flat_map(|start| starting(start)).collect();
            self.push("alone", found == wanted, &found);
            // Nothing but what is listed is aligned.
            let pairs = document.alignment.len();
            self.push("alignment", pairs == expected.alignment.len(), pairs);
        }
        if let Some(captions) = expected.captions {
            let got = document.blocks.iter().filter(|block| block.zone.name() == "caption").count();
            self.push("captions", captions == got, got);
        }
        if let Some(tables) = &expected.tables {
            let got: Vec<_> = document.tables.iter().map(|table| table.rows.clone()).collect();
            self.push("tables", *tables == got, got);
        }
        for (name, value) in &expected.product {
            let truth = serde_json::to_value(value).expect("TOML is JSON here");
            self.equal(format!("product.{name}"), &truth, &json["product"][name]);
        }
    }
}

/// Equal but for white space.
fn same(expected: &Value, got: &Value) -> bool {
    match (expected, got) {
        (Value::String(a), Value::String(b)) => squeeze(a) == squeeze(b),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        _ => expected == got,
    }
}
