//! `BibTeX`: entries of the kind `@online`, as biblatex has it; older styles take them for `@misc`.

use super::record::{Day, Genre, Name, Record};
use crate::model::Document;

/// A document as one entry.
pub fn bibtex(document: &Document) -> String {
    let record = Record::of(document);
    let mut fields: Vec<(&str, String)> = Vec::new();
    let authors: Vec<String> = record
        .authors
        .iter()
        .map(|name| match name {
            Name::Parts(given, family) => format!("{}, {}", escape(family), escape(given)),
            // Braces keep a name whole.
            Name::Whole(name) => format!("{{{}}}", escape(name)),
        })
        .collect();
    let text = |value: Option<&str>| value.map(escape).unwrap_or_default();
    fields.push(("author", authors.join(" and ")));
    // Double braces keep capitals as they are.
    fields.push(("title", record.title.map(|title| format!("{{{}}}", escape(title))).unwrap_or_default()));
    fields.push(("organization", text(record.outlet)));
    fields.push(("date", record.published.map(Day::iso).unwrap_or_default()));
    fields.push(("urldate", record.captured.map(Day::iso).unwrap_or_default()));
    fields.push(("url", record.url.map(address).unwrap_or_default()));
    fields.push(("langid", text(record.language)));
    fields.push(("abstract", text(record.summary)));
    fields.push(("keywords", record.keywords.iter().map(|word| escape(word)).collect::<Vec<_>>().join(", ")));
    fields.push(("note", record.note().as_deref().map(escape).unwrap_or_default()));
    let kind = if record.genre == Genre::Article { "article" } else { "online" };
    let lines: Vec<String> = fields
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| {
            let name = if name == "organization" && kind == "article" { "journaltitle" } else { name };
            format!("  {name} = {{{value}}}")
        })
        .collect();
    format!("@{kind}{{{},\n{}\n}}\n", record.key(), lines.join(",\n"))
}

/// Escapes what TeX would act on; an unmatched brace would end the field.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '%' | '#' | '$' | '&' | '_' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// An address is read word for word, but braces must match.
fn address(url: &str) -> String {
    url.replace('{', "%7B").replace('}', "%7D").replace(char::is_whitespace, "%20")
}
