//! Markup to a tree.

use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};

use scraper::Html;

use super::Dom;
use super::cap::CapSink;
use super::flatten::flatten;
use super::scan::scan;
use super::sink::SpanSink;
use crate::model::Span;

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
        let parsed = parse_tree(html, start);
        let mut dom = flatten(parsed.tree, parsed.spans);
        dom.number_classes();
        (dom.capped, dom.cut) = (parsed.capped, parsed.cut);
        dom
    }
}

/// The parser's tree with where its nodes stand.
pub(super) struct Parsed {
    pub(super) tree: Html,
    /// Of each node, in the order of their creation.
    spans: Vec<Span>,
    capped: bool,
    cut: bool,
}

/// Parses a page to the parser's own tree.
pub(super) fn parse_tree(html: &str, start: u32) -> Parsed {
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let sink = SpanSink::new(foresee_nodes(html.as_bytes()));
    let sink = CapSink::new(TreeBuilder::new(sink, options), html.len());
    scan(html, start, &sink);
    let (capped, cut) = (sink.is_capped(), sink.is_full());
    let (tree, spans) = sink.builder.sink.finish();
    Parsed { tree, spans, capped, cut }
}
