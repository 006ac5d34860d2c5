//! Markup to a tree.

use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};

use super::Dom;
use super::cap::CapSink;
use super::classes::number_classes;
use super::flatten::flatten;
use super::scan::scan;
use super::sink::SpanSink;

impl Dom {
    /// Parses a page. `start` is added to every offset: where `html` stands in the decoded text.
    ///
    /// Scripting counts as off, so that `<noscript>` holds elements.
    pub(crate) fn parse(html: &str, start: u32) -> Self {
        let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        let sink = CapSink::new(TreeBuilder::new(SpanSink::new(), options));
        scan(html, start, &sink);
        let capped = sink.is_capped();
        let (tree, spans) = sink.builder.sink.finish();
        let mut nodes = flatten(tree, &spans);
        let classes = number_classes(&mut nodes);
        Self { nodes, classes, capped }
    }
}
