//! Names under which files of many kinds state the fields of a page: front matter, columns of tables, records.

use super::stated::{StatedField, Statements};

/// The field that a name stands for, whatever its case and signs (`Published_Date`, `datePublished`).
pub(super) fn field_of_key(key: &str) -> Option<StatedField> {
    let plain: String = key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    Some(match plain.as_str() {
        "title" | "headline" | "name" => StatedField::Title,
        "url" | "link" | "source" | "sourceurl" | "address" | "href" | "permalink" | "canonical" | "uri"
        | "originalurl" => StatedField::Url,
        "author" | "authors" | "creator" | "byline" | "by" | "writer" => StatedField::Author,
        "published" | "date" | "datepublished" | "publisheddate" | "publishdate" | "publicationdate"
        | "pubdate" | "publishedat" | "publishedtime" | "time" => StatedField::Published,
        "modified" | "updated" | "lastmod" | "datemodified" | "updatedat" => StatedField::Modified,
        "captured" | "clipped" | "saved" | "retrieved" | "accessed" | "fetched" | "crawled" | "savedat"
        | "dateclipped" | "datesaved" | "crawldate" | "fetchedat" => StatedField::Captured,
        "site" | "sitename" | "publisher" | "outlet" | "publication" | "website" => StatedField::Site,
        "description" | "summary" | "excerpt" | "abstract" => StatedField::Description,
        "tags" | "tag" | "keywords" | "categories" | "category" | "topics" => StatedField::Keyword,
        "image" | "cover" | "thumbnail" | "banner" | "leadimage" => StatedField::LeadImage,
        _ => return None,
    })
}

/// Says what a name and a value state. The name of a source may be an outlet or an address.
pub(super) fn say_pair(said: &mut Statements, key: &str, value: &str) {
    let Some(mut field) = field_of_key(key) else { return };
    let value = value.trim();
    let is_address = value.contains("://");
    if field == StatedField::Url && !is_address {
        field = StatedField::Site;
    }
    if field == StatedField::Site && is_address {
        field = StatedField::Url;
    }
    let many = matches!(field, StatedField::Author | StatedField::Keyword);
    if many || !said.has(field) {
        said.say(field, key, value, true);
    }
}
