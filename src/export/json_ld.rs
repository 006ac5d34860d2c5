//! JSON-LD: a `NewsArticle` (a `DiscussionForumPosting`, a `WebPage`) of schema.org with its comments.

use serde_json::{Map, Value, json};

use super::record::{Genre, Record};
use crate::model::{Comment, Document, Field};

/// A document in the vocabulary of schema.org.
pub fn json_ld(document: &Document) -> Value {
    let record = Record::of(document);
    let metadata = &document.metadata;
    let mut item = Map::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            item.insert(key.to_owned(), value);
        }
    };
    let text = |value: Option<&str>| value.map(Value::from);
    put("@context", Some("https://schema.org".into()));
    put("@type", Some(kind(record.genre).into()));
    put("headline", text(record.title));
    put("url", text(record.url));
    let authors = metadata.authors.as_ref().map_or(&[][..], |field| &field.value);
    put("author", (!authors.is_empty()).then(|| authors.iter().map(|name| person(name)).collect()));
    put("publisher", record.outlet.map(|name| json!({ "@type": "Organization", "name": name })));
    put("datePublished", stated_time(metadata.published.as_ref()));
    put("dateModified", stated_time(metadata.modified.as_ref()));
    put("inLanguage", text(record.language));
    put("description", text(record.summary));
    put("image", metadata.lead_image.as_ref().map(|field| field.value.as_str().into()));
    put("keywords", (!record.keywords.is_empty()).then(|| record.keywords.join(", ").into()));
    put("license", metadata.licence.as_ref().map(|field| field.value.as_str().into()));
    put("articleBody", (!document.text.is_empty()).then(|| body(document, record.genre).into()));
    put("commentCount", (!document.comments.is_empty()).then(|| document.comments.len().into()));
    put("comment", (!document.comments.is_empty()).then(|| document.comments.iter().map(comment).collect()));
    Value::Object(item)
}

/// A time that schema.org knows: one with its year.
fn stated_time(field: Option<&Field<String>>) -> Option<Value> {
    let value = &field?.value;
    value.starts_with(|c: char| c.is_ascii_digit()).then(|| value.as_str().into())
}

/// The text of an article; of a thread the opening post alone, for the others are its comments.
fn body(document: &Document, genre: Genre) -> String {
    if genre != Genre::Post {
        return document.text.clone();
    }
    let blocks = document.sections.iter().flat_map(|section| section.heading.iter().chain(&section.blocks));
    let texts: Vec<&str> = blocks
        .filter_map(|&block| document.blocks.get(block as usize))
        .map(|block| block.text.as_str())
        .collect();
    texts.join("\n\n")
}

fn kind(genre: Genre) -> &'static str {
    match genre {
        Genre::Article => "NewsArticle",
        Genre::Post => "DiscussionForumPosting",
        Genre::Page => "WebPage",
    }
}

fn person(name: &str) -> Value {
    json!({ "@type": "Person", "name": name })
}

fn comment(comment: &Comment) -> Value {
    let mut item = json!({ "@type": "Comment", "text": comment.text });
    if let Some(item) = item.as_object_mut() {
        item.extend(comment.author.as_deref().map(|name| ("author".to_owned(), person(name))));
        let posted = comment.posted.as_deref().filter(|time| time.starts_with(|c: char| c.is_ascii_digit()));
        item.extend(posted.map(|time| ("dateCreated".to_owned(), time.into())));
        item.extend(comment.likes.map(|likes| ("upvoteCount".to_owned(), likes.into())));
    }
    item
}
