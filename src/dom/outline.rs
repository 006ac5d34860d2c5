//! A tree as text, in the notation of html5lib's tests.

use html5ever::{QualName, ns};

use super::{Dom, NodeData};

impl Dom {
    /// A line for each element, attribute and text, two spaces a level.
    pub(crate) fn outline(&self) -> String {
        let mut lines = String::new();
        for node in self.nodes() {
            let indent = "  ".repeat(node.depth as usize);
            match &node.data {
                NodeData::Text(text) => lines.extend([&*indent, "\"", text, "\"\n"]),
                NodeData::Element(element) => {
                    lines.extend([&*indent, "<", &write_name(&element.name), ">\n"]);
                    let mut attributes: Vec<_> =
                        element.attributes.iter().map(|(name, value)| (write_name(name), value)).collect();
                    attributes.sort();
                    for (name, value) in attributes {
                        lines.extend([&*indent, "  ", &name, "=\"", value, "\"\n"]);
                    }
                }
            }
        }
        lines
    }
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
