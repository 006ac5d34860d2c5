//! Files of JSON that hold pages: archives of HTTP traffic (HAR), JSON Feed, records one a line.

use serde_json::Value;

use super::har::each_exchange;
use super::http::is_page;
use super::keys::say_pair;
use super::mime::decode_base64;
use super::open::{Entry, Opener};
use super::stated::{StatedField, Statements};
use super::stored::{give_document, is_document};
use super::syndication::give_entry;
use super::{Capture, declared, sniff, table};

/// Opens a text of JSON; false where it is none, or holds no pages.
pub(super) fn open_json(opener: &mut Opener<'_>, entry: &Entry<'_>, outer: &Capture, text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if !start.starts_with(['{', '[']) {
        return false;
    }
    let mut exchange = |item: &Value| {
        open_exchange(opener, entry, item);
        opener.budget.pages > 0
    };
    if each_exchange(start, &mut exchange) {
        return true;
    }
    let Ok(value) = serde_json::from_str::<Value>(start) else {
        return open_lines(opener, entry, outer, start);
    };
    if text_of(&value, "version").contains("jsonfeed.org") {
        open_feed(opener, entry, outer, &value);
        true
    } else if is_document(&value) {
        give_document(opener, entry, &value)
    } else if let Value::Array(records) = value {
        give_records(opener, entry, outer, &records)
    } else {
        false
    }
}

/// Documents that were read before, or pages by their fields.
fn give_records(opener: &mut Opener<'_>, entry: &Entry<'_>, outer: &Capture, records: &[Value]) -> bool {
    if records.first().is_some_and(is_document) {
        let mut any = false;
        for record in records {
            any |= give_document(opener, entry, record);
        }
        return any;
    }
    table::open_records(opener, entry, outer, &fields_of(records))
}

/// Records, one object a line.
fn open_lines(opener: &mut Opener<'_>, entry: &Entry<'_>, outer: &Capture, text: &str) -> bool {
    /// A line that is none costs itself; but a text whose first ones are none is something else.
    const FIRST: usize = 2;
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let read = |line: &str| serde_json::from_str::<Value>(line).ok().filter(Value::is_object);
    if !lines.clone().take(FIRST).all(|line| read(line).is_some()) || lines.clone().nth(1).is_none() {
        return false;
    }
    let records: Vec<Value> = lines.by_ref().filter_map(read).collect();
    give_records(opener, entry, outer, &records)
}

/// The names and texts of each record.
fn fields_of(records: &[Value]) -> Vec<Vec<(String, String)>> {
    let plain = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(list) => {
            let texts: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            (!texts.is_empty()).then(|| texts.join(", "))
        }
        _ => None,
    };
    let fields = |record: &Value| {
        let object = record.as_object().into_iter().flatten();
        object.filter_map(|(key, value)| Some((key.clone(), plain(value)?))).collect()
    };
    records.iter().map(fields).collect()
}

fn text_of<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// One request and its answer.
fn open_exchange(opener: &mut Opener<'_>, entry: &Entry<'_>, item: &Value) {
    let content = item.pointer("/response/content").unwrap_or(&Value::Null);
    let kind = text_of(content, "mimeType");
    let media = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let status = item.pointer("/response/status").and_then(Value::as_u64);
    let text = text_of(content, "text");
    if !is_page(&media)
        || status.is_some_and(|status| !(200..300).contains(&status))
        || text.trim().is_empty()
    {
        return;
    }
    // What the browser decoded is text; other bodies come as bytes.
    let packed = text_of(content, "encoding") == "base64";
    let bytes = if packed { decode_base64(text.as_bytes()) } else { text.as_bytes().to_vec() };
    let address = item.pointer("/request/url").and_then(Value::as_str).unwrap_or_default();
    let mut inner = entry.inside("har", address, &bytes);
    let label = if packed { kind.split_once("charset=").map_or("", |(_, label)| label) } else { "utf-8" };
    inner.charset = declared::for_label(label.trim_matches(['"', ' ', ';']).as_bytes());
    let mut said = Statements::of("http-archive");
    said.say(StatedField::Url, "request.url", address, true);
    said.say(StatedField::Captured, "startedDateTime", text_of(item, "startedDateTime"), true);
    inner.stated = said.into_list();
    // Traffic of a page holds scraps of markup that scripts asked for.
    if media != "text/plain" && sniff::has_tag(text) || packed {
        opener.read(&inner);
    }
}

/// The entries of a JSON Feed (version 1.1 of its specification).
fn open_feed(opener: &mut Opener<'_>, entry: &Entry<'_>, outer: &Capture, feed: &Value) {
    let items = feed.get("items").and_then(Value::as_array);
    for (count, item) in items.into_iter().flatten().enumerate() {
        let mut said = Statements::of("feed-entry");
        for (key, known) in [
            ("title", "title"),
            ("url", "url"),
            ("external_url", "url"),
            ("date_published", "published"),
            ("date_modified", "modified"),
            ("summary", "summary"),
            ("image", "image"),
            ("banner_image", "image"),
        ] {
            say_pair(&mut said, known, text_of(item, key));
        }
        let people = item.get("authors").and_then(Value::as_array).into_iter().flatten();
        for person in people.chain(item.get("author")) {
            said.say(StatedField::Author, "authors.name", text_of(person, "name"), true);
        }
        for tag in item.get("tags").and_then(Value::as_array).into_iter().flatten() {
            said.say(StatedField::Keyword, "tags", tag.as_str().unwrap_or_default(), true);
        }
        said.say(StatedField::Site, "title", text_of(feed, "title"), true);
        let bodies = ["content_html", "content_text", "summary"].map(|key| text_of(item, key));
        let text = bodies.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default();
        give_entry(opener, entry, outer, text, said, count + 1);
    }
}

#[cfg(test)]
mod tests {
    use crate::capture::split_file;

    #[test]
    fn pages_of_traffic_are_read() {
        let entry = |kind: &str, status: u16, content: &str| {
            format!(
                "{{\"startedDateTime\": \"2024-03-04T07:30:00Z\", \"request\": {{\"url\": \"https://lindby.example/{status}\"}}, \
                 \"response\": {{\"status\": {status}, \"content\": {{\"mimeType\": \"{kind}\", {content}}}}}}}"
            )
        };
        let har = |entries: &[String]| format!("{{\"log\": {{\"entries\": [{}]}}}}", entries.join(","));
        let read = |text: &str| split_file("a.har", text.as_bytes(), 1 << 24).expect("small enough");
        let found = read(&har(&[
            entry("text/javascript", 200, "\"text\": \"<p>code\""),
            entry("text/html", 404, "\"text\": \"<p>gone\""),
            entry("text/html; charset=utf-8", 200, "\"text\": \"<p>Fähre\""),
            entry("text/html; charset=gbk", 203, "\"encoding\": \"base64\", \"text\": \"PHA+uNu/2jwvcD4=\""),
            entry("text/html", 204, "\"text\": \"\""),
        ]));
        let texts: Vec<&str> = found.iter().map(|capture| capture.text.as_str()).collect();
        assert_eq!(texts, ["<p>Fähre", "<p>港口</p>"]);
        // What stands before a damage is read.
        let whole = har(&[
            entry("text/html", 200, "\"text\": \"<p>One\""),
            entry("text/html", 200, "\"text\": \"<p>Two\""),
        ]);
        assert_eq!(read(whole.get(..whole.len() - 9).expect("longer"))[0].text, "<p>One");
        let none = read(&har(&[entry("image/png", 200, "\"text\": \"\"")]));
        assert_eq!((none.len(), none[0].warnings[0].code.as_str()), (1, "archive-empty"));
    }
}
