//! Markup to a tree.

use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};

use super::Dom;
use super::cap::CapSink;
use super::flatten::flatten;
use super::scan::scan;
use super::sink::SpanSink;

/// Fewest bytes of markup for each node that room is made for in advance: real pages have twenty.
const FEWEST_BYTES: usize = 5;

/// About how many nodes a page will have, and a few more: making room again for the parser's tree when it is full
/// would double it.
fn foresee_nodes(html: &[u8]) -> usize {
    let mut nodes = 0;
    for at in memchr::memchr_iter(b'<', html) {
        let starts = html.get(at + 1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'!');
        let behind_text = at.checked_sub(1).and_then(|before| html.get(before)).is_some_and(|b| *b != b'>');
        nodes += usize::from(starts) + usize::from(behind_text);
    }
    (nodes + nodes / 64).min(html.len() / FEWEST_BYTES) + 16
}

impl Dom {
    /// Parses a page. `start` is added to every offset: where `html` stands in the decoded text.
    ///
    /// Scripting counts as off, so that `<noscript>` holds elements.
    pub(crate) fn parse(html: &str, start: u32) -> Self {
        let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        let sink = SpanSink::new(foresee_nodes(html.as_bytes()));
        let sink = CapSink::new(TreeBuilder::new(sink, options));
        scan(html, start, &sink);
        let capped = sink.is_capped();
        let (tree, spans) = sink.builder.sink.finish();
        let mut dom = flatten(tree, spans);
        dom.number_classes();
        dom.capped = capped;
        dom
    }
}
