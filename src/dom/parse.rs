//! Markup to a tree.

use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};

use super::cap::CapSink;
use super::classes::number_classes;
use super::flatten::flatten;
use super::scan::scan;
use super::sink::SpanSink;
use super::{Dom, Node, NodeData};

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
        let sink = CapSink::new(TreeBuilder::new(SpanSink::new(nodes), options), html.len());
        scan(html, start, &sink);
        let (capped, cut) = (sink.is_capped(), sink.is_full());
        let (tree, spans) = sink.builder.sink.finish();
        let mut nodes = flatten(tree, &spans);
        let classes = number_classes(&mut nodes);
        let element = |node: &Node| match &node.data {
            NodeData::Element(element) => (Some(element.tag), element.names),
            NodeData::Text(_) => (None, 0),
        };
        let (tags, names) = nodes.iter().map(element).unzip();
        Self { nodes, tags, names, classes, capped, cut }
    }
}
