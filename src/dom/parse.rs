//! Markup to a tree.

use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};

use super::cap::CapSink;
use super::flatten::flatten;
use super::scan::scan;
use super::sink::SpanSink;
use super::Dom;

/// Nodes that room is made for in advance; real pages have fewer.
const MOST_FORESEEN: usize = 1 << 16;

impl Dom {
    /// Parses a page. `start` is added to every offset: where `html` stands in the decoded text.
    ///
    /// Scripting counts as off, so that `<noscript>` holds elements.
    pub(crate) fn parse(html: &str, start: u32) -> Self {
        let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        // A start tag makes an element and an end tag mostly follows a text: a good guess, bounded where
        // the page is odd.
        let nodes = memchr::memchr_iter(b'<', html.as_bytes()).count().min(MOST_FORESEEN);
        let sink = CapSink::new(TreeBuilder::new(SpanSink::new(nodes), options));
        scan(html, start, &sink);
        let capped = sink.is_capped();
        let (tree, spans) = sink.builder.sink.finish();
        let mut dom = flatten(tree, spans);
        dom.number_classes();
        dom.capped = capped;
        dom
    }
}
