//! RIS: the tagged lines that reference managers import.

use super::record::{Genre, Name, Record};
use crate::model::Document;

/// A document as one RIS record, lines ended as the format wants them.
pub fn ris(document: &Document) -> String {
    let record = Record::of(document);
    let mut lines = Vec::new();
    let mut put = |tag: &str, value: &str| {
        // A line break would begin another field.
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.is_empty() {
            lines.push(format!("{tag}  - {value}"));
        }
    };
    put("TY", kind(record.genre));
    for name in &record.authors {
        match name {
            Name::Parts(given, family) => put("AU", &format!("{family}, {given}")),
            Name::Whole(name) => put("AU", name),
        }
    }
    put("TI", record.title.unwrap_or_default());
    put("T2", record.outlet.unwrap_or_default());
    if let Some(day) = record.published {
        put("PY", &format!("{:04}", day.year));
        put("DA", &day.iso().replace('-', "/"));
    }
    put("Y2", &record.captured.map(|day| day.iso().replace('-', "/")).unwrap_or_default());
    put("UR", record.url.unwrap_or_default());
    put("LA", record.language.unwrap_or_default());
    put("AB", record.summary.unwrap_or_default());
    for word in &record.keywords {
        put("KW", word);
    }
    put("N1", &record.note().unwrap_or_default());
    // The last tag has no value, and must be there.
    lines.push("ER  - ".to_owned());
    lines.join("\r\n") + "\r\n"
}

fn kind(genre: Genre) -> &'static str {
    match genre {
        Genre::Article => "NEWS",
        Genre::Post => "BLOG",
        Genre::Page => "ELEC",
    }
}
