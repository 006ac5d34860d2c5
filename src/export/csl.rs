//! CSL-JSON: what Zotero, Mendeley, pandoc and citation processors read (schema 1.0.2).

use serde_json::{Map, Value, json};

use super::record::{Day, Genre, Name, Record};
use crate::model::Document;

/// A document as one item of CSL-JSON.
pub fn csl_json(document: &Document) -> Value {
    let record = Record::of(document);
    let mut item = Map::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            item.insert(key.to_owned(), value);
        }
    };
    put("id", Some(record.key().into()));
    put("type", Some(kind(record.genre).into()));
    put("title", record.title.map(Into::into));
    put("container-title", record.outlet.map(Into::into));
    put("author", (!record.authors.is_empty()).then(|| record.authors.iter().map(name).collect()));
    put("issued", record.published.map(|day| date(day, record.about)));
    put("accessed", record.captured.map(|day| date(day, false)));
    put("URL", record.url.map(Into::into));
    put("language", record.language.map(Into::into));
    put("abstract", record.summary.map(Into::into));
    put("keyword", (!record.keywords.is_empty()).then(|| record.keywords.join(", ").into()));
    put("note", record.note().map(Into::into));
    Value::Object(item)
}

fn kind(genre: Genre) -> &'static str {
    match genre {
        Genre::Article => "article-newspaper",
        Genre::Post => "post",
        Genre::Page => "webpage",
    }
}

fn name(name: &Name) -> Value {
    match name {
        Name::Parts(given, family) => json!({ "given": given, "family": family }),
        Name::Whole(name) => json!({ "literal": name }),
    }
}

fn date(day: Day, about: bool) -> Value {
    let mut parts = vec![Value::from(day.year)];
    parts.extend([day.month, day.of_month].into_iter().flatten().map(Value::from));
    let mut date = json!({ "date-parts": [parts] });
    if about && let Some(date) = date.as_object_mut() {
        date.insert("circa".to_owned(), true.into());
    }
    date
}
