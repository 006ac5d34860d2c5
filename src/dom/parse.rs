//! Markup to a tree, piece by piece, so that every token's place is known.

use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};

use super::Dom;
use super::cap::CapSink;
use super::flatten::flatten;
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
    let mut from = 0;
    while from < bytes.len() {
        let rest = bytes.get(from..).unwrap_or_default();
        let bracket = rest.first() == Some(&b'<');
        let length = if tokenizer.sink.is_raw() {
            find_raw_end(rest)
        } else if bracket {
            let inner = rest.get(1..).unwrap_or_default();
            memchr::memchr2(b'<', b'>', inner)
                .map_or(rest.len(), |at| at + 1 + usize::from(inner.get(at) == Some(&b'>')))
        } else {
            memchr::memchr2(b'<', b'>', rest)
                .map_or(rest.len(), |at| at + usize::from(rest.get(at) == Some(&b'>')))
        };
        let piece = [start + from as u32, start + (from + length) as u32];
        tokenizer.sink.set_piece(piece, bracket);
        queue.push_back(whole.subtendril(from as u32, length as u32));
        // The tokenizer stops early behind a script, which a browser would now run.
        while !queue.is_empty() {
            let _ = tokenizer.feed(&queue);
        }
        from += length;
    }
}

/// Raw text goes on until the next `</` (not counting one at the very start).
fn find_raw_end(rest: &[u8]) -> usize {
    if rest.starts_with(b"</") {
        return memchr::memchr(b'>', rest).map_or(rest.len(), |at| at + 1);
    }
    memchr::memmem::find(rest, b"</").unwrap_or(rest.len())
}
