//! Linked data in a page's scripts (JSON-LD), parsed once for all who read it.

use serde_json::Value;

use super::{Dom, NodeId, Tag};

/// One script of linked data, and what it holds; none where it is not JSON to the letter.
pub(super) type LinkedData = (NodeId, Option<Value>);

impl Dom {
    /// What a script of linked data holds.
    pub(crate) fn linked_data(&self, script: NodeId) -> Option<&Value> {
        let all = self.linked_data.get_or_init(|| self.find_linked_data());
        let at = all.binary_search_by_key(&script, |(node, _)| *node).ok()?;
        all.get(at)?.1.as_ref()
    }

    fn find_linked_data(&self) -> Vec<LinkedData> {
        let states = |&id: &NodeId| {
            self.tag(id) == Some(Tag::Script)
                && self
                    .attribute(id, "type")
                    .is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"))
        };
        let read = |id| {
            let source: String = self.children(id).filter_map(|child| self.text(child)).collect();
            (id, serde_json::from_str(source.trim()).ok())
        };
        (0..self.nodes.len() as NodeId).filter(states).map(read).collect()
    }
}
