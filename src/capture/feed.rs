//! Feed items as readers save them: an epoch-millisecond comment, a Markdown heading with a link, an
//! HTML body. Each part may be missing but the heading, and the comment may follow it.

use super::FeedItem;
use super::sniff::has_tag;
use crate::model::Span;

/// Reads the head of a feed item; `None` where the text is something else.
pub(super) fn parse_feed_item(text: &str) -> Option<FeedItem> {
    let mut item = FeedItem::default();
    let mut marked = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at as u32;
        let trimmed = line.trim();
        let lead = (line.len() - line.trim_start().len()) as u32;
        if trimmed.is_empty() {
            // An empty line only parts; the body begins with what is no part of the head.
        } else if let Some((value, span)) = parse_epoch(trimmed, start + lead) {
            item.epoch_ms = Some((value, span));
            marked = true;
        } else if item.title.is_some() && is_rule(trimmed) {
            marked = true;
        } else if item.title.is_none() {
            let hashes = trimmed.bytes().take_while(|&b| b == b'#').count();
            let heading = trimmed.get(hashes..).unwrap_or_default();
            let body = heading.trim_start();
            let (title, url) = parse_link(body)?;
            let base = start + lead + (trimmed.len() - body.len()) as u32;
            item.title = Some((title.trim().to_owned(), shift(span_in(body, title.trim()), base)));
            item.url = Some((url.to_owned(), shift(span_in(body, url), base)));
            marked |= hashes > 0;
        } else {
            break;
        }
        at += line.len();
    }
    item.body = at as u32;
    let body = text.get(at..).unwrap_or_default();
    (item.title.is_some() && marked && (has_tag(body) || body.is_empty())).then_some(item)
}

/// `<!--1687126501000-->`: milliseconds since 1970, at least eleven digits (after February 1973).
fn parse_epoch(line: &str, start: u32) -> Option<(i64, Span)> {
    let inner = line.strip_prefix("<!--")?.strip_suffix("-->")?;
    let digits = inner.trim();
    if digits.len() < 11 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some((digits.parse().ok()?, shift(span_in(line, digits), start)))
}

/// `[title](url)` filling the line; brackets and parentheses inside either are allowed.
fn parse_link(line: &str) -> Option<(&str, &str)> {
    let inner = line.strip_prefix('[')?.strip_suffix(')')?;
    let (title, url) = inner.split_once("](")?;
    let url = url.trim();
    (!title.trim().is_empty() && !url.is_empty() && !url.contains(char::is_whitespace))
        .then_some((title, url))
}

/// The line under a Markdown heading.
fn is_rule(line: &str) -> bool {
    line.len() >= 3 && (line.bytes().all(|b| b == b'-') || line.bytes().all(|b| b == b'='))
}

/// Where a slice of `outer` stands in it.
fn span_in(outer: &str, inner: &str) -> Span {
    let start = (inner.as_ptr() as usize).saturating_sub(outer.as_ptr() as usize);
    [start as u32, (start + inner.len()) as u32]
}

fn shift(span: Span, by: u32) -> Span {
    [span[0] + by, span[1] + by]
}
