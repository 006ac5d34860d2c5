//! JSON in scripts and attributes: `__NEXT_DATA__`, `window.__INITIAL_STATE__ = {…}`, `JSON.parse("…")`,
//! `data-page="{…}"`, and the rows that React streams.
//!
//! No list of names: whatever parses as JSON is read, what does not is skipped. All of it is bounded.

use serde_json::{Deserializer, Value};

use crate::dom::{Dom, NodeId, Tag};
use crate::text::border::ceil;

/// Bytes that may be parsed for one page, failed attempts included.
const MOST_BYTES: usize = 32 << 20;
/// Attempts at one script that is no JSON as a whole.
const MOST_ATTEMPTS: usize = 24;
/// Shorter values hold no text worth having.
const SHORTEST: usize = 200;
/// JSON inside strings of JSON, inside strings.
const DEEPEST: usize = 2;

/// The JSON values of a page, each with the element that holds it.
pub(in crate::document) fn read_payloads(dom: &Dom) -> Vec<(NodeId, Vec<Value>)> {
    let mut budget = MOST_BYTES;
    let mut found: Vec<(NodeId, Vec<Value>)> = Vec::new();
    let mut stream: Option<(NodeId, String)> = None;
    for id in 0..dom.nodes().len() as NodeId {
        let Some(element) = dom.element(id) else { continue };
        let mut values = Vec::new();
        if element.tag == Tag::Script {
            let source: String = dom.children(id).filter_map(|child| dom.text(child)).collect();
            values = read_script(&source, &mut budget);
            if source.contains("__next_f") {
                let rows = &mut stream.get_or_insert((id, String::new())).1;
                values.iter().filter_map(streamed).for_each(|row| rows.push_str(row));
                continue;
            }
        } else {
            for (_, value) in element.attributes().filter(|(name, _)| name.starts_with("data-")) {
                values.extend(parse(value, &mut budget));
            }
        }
        unfold(&mut values, &mut budget);
        if !values.is_empty() {
            found.push((id, values));
        }
    }
    found.extend(stream.map(|(id, rows)| (id, read_rows(&rows, &mut budget))));
    found
}

/// One value of JSON, where the whole text is that.
fn parse(text: &str, budget: &mut usize) -> Option<Value> {
    let text = text.trim();
    if text.len() < SHORTEST || text.len() > *budget || !text.starts_with(['{', '[']) {
        return None;
    }
    *budget -= text.len();
    serde_json::from_str(text).ok()
}

/// What a script assigns, or hands to a function, as JSON.
fn read_script(source: &str, budget: &mut usize) -> Vec<Value> {
    if source.trim_start().starts_with(['{', '[']) {
        return parse(source, budget).into_iter().collect();
    }
    let mut values = Vec::new();
    let mut at = 0;
    for _ in 0..MOST_ATTEMPTS {
        let Some(rest) = source.get(at..).filter(|rest| rest.len() >= SHORTEST && rest.len() <= *budget)
        else {
            break;
        };
        let Some((start, quoted)) = find_start(rest) else { break };
        let tail = rest.get(start..).unwrap_or_default();
        *budget -= tail.len();
        let mut values_here = Deserializer::from_str(tail).into_iter::<Value>();
        let value = values_here.next().and_then(Result::ok);
        at += start + value.as_ref().map_or(1, |_| values_here.byte_offset().max(1));
        match value {
            Some(Value::String(text)) if quoted => values.extend(parse(&text, budget)),
            Some(value) if !quoted => values.push(value),
            _ => {}
        }
    }
    values
}

/// Where the next object, array or string of JSON may begin: behind `=` or `(`.
fn find_start(text: &str) -> Option<(usize, bool)> {
    let mut behind = false;
    let mut call = "";
    for (at, c) in text.char_indices() {
        match c {
            '=' => (behind, call) = (true, ""),
            '(' => (behind, call) = (true, text.get(..at).unwrap_or_default()),
            '{' | '[' if behind => return Some((at, false)),
            '"' if behind && call.ends_with("JSON.parse") => return Some((at, true)),
            _ if c.is_whitespace() => {}
            _ => behind = false,
        }
    }
    None
}

/// The text of `self.__next_f.push([1, "…"])`.
fn streamed(value: &Value) -> Option<&str> {
    value.as_array().filter(|items| items.len() == 2)?.get(1)?.as_str()
}

/// The rows that React streams: an id, then JSON to the end of the line, or `T`, a length and text.
fn read_rows(rows: &str, budget: &mut usize) -> Vec<Value> {
    let mut values = Vec::new();
    let mut rest = rows;
    while let Some((id, row)) = rest.split_once(':') {
        // A row that breaks the form ends the reading of its line, not of the stream.
        let known = id.len() <= 8 && id.trim().bytes().all(|byte| byte.is_ascii_hexdigit());
        let text = row.strip_prefix('T').and_then(|row| row.split_once(','));
        if let Some((length, text)) = text.filter(|_| known)
            && let Ok(length) = usize::from_str_radix(length, 16)
        {
            let end = ceil(text, length);
            let (text, behind) = text.split_at(end);
            values.push(Value::String(text.to_owned()));
            rest = behind;
            continue;
        }
        let line_end = row.find('\n').unwrap_or(row.len());
        let (line, behind) = row.split_at(line_end);
        if known {
            values.extend(parse(line, budget));
        }
        rest = behind.trim_start_matches('\n');
    }
    values
}

/// Adds the values that stand as JSON in strings.
fn unfold(values: &mut Vec<Value>, budget: &mut usize) {
    let mut from = 0;
    for _ in 0..DEEPEST {
        let until = values.len();
        let mut inner = Vec::new();
        let mut open: Vec<&Value> = values.get(from..).unwrap_or_default().iter().collect();
        while let Some(value) = open.pop() {
            match value {
                Value::String(text) => inner.extend(parse(text, budget)),
                Value::Array(items) => open.extend(items),
                Value::Object(map) => open.extend(map.values()),
                _ => {}
            }
        }
        values.extend(inner);
        from = until;
    }
}
