//! The parser's tree as text, in the notation of html5lib's tests.

use ego_tree::iter::Edge;
use html5ever::{QualName, ns};
use scraper::Node;

use super::parse::parse_tree;

/// A line for each element, attribute and text, two spaces a level.
pub(crate) fn outline(html: &str) -> String {
    let mut lines = String::new();
    let mut depth = 0_usize;
    for edge in parse_tree(html, 0).tree.tree.root().traverse() {
        // The document and what holds the contents of a template are no level of their own.
        let is_level = |node: &Node| !matches!(node, Node::Document | Node::Fragment);
        let node = match edge {
            Edge::Open(node) => node,
            Edge::Close(node) => {
                depth = depth.saturating_sub(usize::from(is_level(node.value())));
                continue;
            }
        };
        let indent = "  ".repeat(depth);
        depth += usize::from(is_level(node.value()));
        match node.value() {
            Node::Text(text) => lines.extend([&*indent, "\"", text, "\"\n"]),
            Node::Element(element) => {
                lines.extend([&*indent, "<", &write_name(&element.name), ">\n"]);
                let mut attributes: Vec<_> =
                    element.attrs.iter().map(|(name, value)| (write_name(name), value)).collect();
                attributes.sort();
                for (name, value) in attributes {
                    lines.extend([&*indent, "  ", &name, "=\"", value, "\"\n"]);
                }
            }
            _ => {}
        }
    }
    lines
}

/// The name, behind the word for its namespace.
fn write_name(name: &QualName) -> String {
    let space = match name.ns {
        ns!(svg) => "svg ",
        ns!(mathml) => "math ",
        ns!(xlink) => "xlink ",
        ns!(xml) => "xml ",
        ns!(xmlns) => "xmlns ",
        _ => "",
    };
    format!("{space}{}", name.local)
}
