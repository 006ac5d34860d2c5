//! Markup to a tree, piece by piece, so that every token's place is known.

use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};

use super::Dom;
use super::cap::CapSink;
use super::flatten::flatten;
use super::oversized::{LONG_TAG, find_excess};
use super::sink::SpanSink;

impl Dom {
    /// Parses a page. `start` is added to every offset: where `html` stands in the decoded text.
    ///
    /// Scripting counts as off, so that `<noscript>` holds elements.
    pub(crate) fn parse(html: &str, start: u32) -> Self {
        let tree_options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
        let sink = CapSink::new(TreeBuilder::new(SpanSink::new(), tree_options));
        let tokenizer = Tokenizer::new(sink, options);
        feed(&tokenizer, html, start);
        tokenizer.end();
        let capped = tokenizer.sink.is_capped();
        let (tree, spans) = tokenizer.sink.builder.sink.finish();
        Self { nodes: flatten(tree, &spans), capped }
    }
}

/// Feeds the page in pieces: each begins at a `<` or behind a `>`. The pieces share the page's one
/// buffer, so cutting copies nothing.
fn feed(tokenizer: &Tokenizer<CapSink>, html: &str, start: u32) {
    let whole = StrTendril::from_slice(html);
    let queue = BufferQueue::default();
    let bytes = html.as_bytes();
    let sink = &tokenizer.sink;
    // Up to where long tags have been looked through.
    let mut looked = 0;
    let mut from = 0;
    while from < bytes.len() {
        let rest = bytes.get(from..).unwrap_or_default();
        let mut length = find_piece_end(rest, sink.is_raw());
        let mut next = from + length;
        let tag = sink.open_bracket().map_or(from, |bracket| (bracket - start) as usize);
        if next - tag > LONG_TAG && tag >= looked && !sink.is_raw() && is_start_tag(bytes, tag) {
            looked = next;
            let excess = find_excess(bytes.get(tag..).unwrap_or_default(), from - tag);
            if let Some((cut, end)) = excess.filter(|&(cut, _)| tag + cut > from) {
                length = tag + cut - from;
                next = tag + end;
                looked = next;
            }
        }
        let piece = [start + from as u32, start + (from + length) as u32];
        sink.set_piece(piece, rest.first() == Some(&b'<'));
        queue.push_back(whole.subtendril(from as u32, length as u32));
        // The tokenizer stops early behind a script, which a browser would now run.
        while !queue.is_empty() {
            let _ = tokenizer.feed(&queue);
        }
        from = next;
    }
}

/// Where the piece that begins here ends.
fn find_piece_end(rest: &[u8], raw: bool) -> usize {
    if raw {
        return find_raw_end(rest);
    }
    let inner = rest.get(1..).unwrap_or_default();
    memchr::memchr2(b'<', b'>', inner)
        .map_or(rest.len(), |at| at + 1 + usize::from(inner.get(at) == Some(&b'>')))
}

fn is_start_tag(bytes: &[u8], at: usize) -> bool {
    bytes.get(at) == Some(&b'<') && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic)
}

/// Raw text goes on until the next `</` (not counting one at the very start).
fn find_raw_end(rest: &[u8]) -> usize {
    if rest.starts_with(b"</") {
        return memchr::memchr(b'>', rest).map_or(rest.len(), |at| at + 1);
    }
    memchr::memmem::find(rest, b"</").unwrap_or(rest.len())
}
