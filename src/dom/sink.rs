//! scraper's tree, with the place in the source of every node.
//!
//! Whatever the tree builder creates while a token is in work stands where that token stands.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use ego_tree::{NodeId, Tree};
use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, LocalName, QualName, local_name, ns};
use scraper::{Html, HtmlTreeSink, Node};

use crate::model::Span;

/// [`HtmlTreeSink`] that notes a span for each node it creates.
pub(super) struct SpanSink {
    tree: HtmlTreeSink,
    /// One span a node of the tree, in the order of creation (which is the tree's own order).
    spans: RefCell<Vec<Span>>,
    /// Text nodes and their index in `spans`, in the order of creation.
    texts: RefCell<Vec<(NodeId, u32)>>,
    /// Where the token in work stands.
    token: Cell<Span>,
    /// The name of the start tag in work until its element is created.
    start_tag: RefCell<Option<LocalName>>,
    /// What the start tag in work has made.
    made: Cell<Option<Made>>,
    /// How often `<html>` and `<body>` were given attributes later.
    added: Cell<u32>,
}

/// Which sort of element a start tag made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Made {
    Html,
    /// One of SVG or `MathML`, where a tag may close itself.
    Foreign,
}

/// Repeated `<html>` and `<body>` tags add their attributes to the first, in time quadratic in their
/// number; a page has one or two.
const MAX_ADDED: u32 = 64;

impl SpanSink {
    /// For a page of about so many nodes.
    pub(super) fn new(nodes: usize) -> Self {
        let mut html = Html::new_document();
        html.tree = Tree::with_capacity(Node::Document, nodes);
        let sink = Self {
            tree: HtmlTreeSink::new(html),
            spans: RefCell::new(Vec::with_capacity(nodes)),
            texts: RefCell::default(),
            token: Cell::default(),
            start_tag: RefCell::default(),
            made: Cell::default(),
            added: Cell::default(),
        };
        sink.note([0, 0]);
        sink
    }

    /// Says which token comes next.
    pub(super) fn set_token(&self, span: Span, start_tag: Option<LocalName>) {
        self.token.set(span);
        *self.start_tag.borrow_mut() = start_tag;
        self.made.set(None);
    }

    /// What the last start tag made; nothing if the tree builder ignored it.
    pub(super) fn made(&self) -> Option<Made> {
        self.made.get()
    }

    /// How many nodes the tree has by now.
    pub(super) fn count(&self) -> usize {
        self.spans.borrow().len()
    }

    /// Names of those handles that are elements.
    pub(super) fn names(&self, handles: &[NodeId]) -> Vec<LocalName> {
        let html = self.tree.0.borrow();
        let name = |handle: &NodeId| Some(html.tree.get(*handle)?.value().as_element()?.name.local.clone());
        handles.iter().filter_map(name).collect()
    }

    /// Gives the span to every node created since the last call.
    fn note(&self, span: Span) -> bool {
        let count = self.tree.0.borrow().tree.nodes().len();
        let mut spans = self.spans.borrow_mut();
        let grew = count > spans.len();
        spans.resize(count, span);
        grew
    }

    /// An implied element has no source of its own: it stands where the token begins.
    fn element_span(&self, name: &QualName) -> Span {
        let [start, end] = self.token.get();
        let mut tag = self.start_tag.borrow_mut();
        // Some names of SVG have capitals, which no tag keeps.
        let same = |tag: &LocalName| *tag == name.local || tag.eq_ignore_ascii_case(&name.local);
        if tag.as_ref().is_some_and(same) {
            *tag = None;
            self.made.set(Some(if name.ns == ns!(html) { Made::Html } else { Made::Foreign }));
            return [start, end];
        }
        [start, start]
    }

    /// A text node was made or lengthened.
    fn note_text(&self, text: Option<NodeId>) {
        let span = self.token.get();
        let Some(text) = text else { return };
        if self.note(span) {
            let index = self.spans.borrow().len().saturating_sub(1);
            self.texts.borrow_mut().push((text, index as u32));
            return;
        }
        let texts = self.texts.borrow();
        let index = match texts.last() {
            Some(&(last, index)) if last == text => Some(index),
            _ => texts
                .binary_search_by_key(&text, |&(id, _)| id)
                .ok()
                .and_then(|at| texts.get(at))
                .map(|&(_, index)| index),
        };
        let mut spans = self.spans.borrow_mut();
        if let Some(known) = index.and_then(|index| spans.get_mut(index as usize)) {
            known[1] = known[1].max(span[1]);
        }
    }
}

impl TreeSink for SpanSink {
    type Output = (Html, Vec<Span>);
    type Handle = NodeId;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Self::Output {
        (self.tree.finish(), self.spans.into_inner())
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        self.tree.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Ref<'a, QualName> {
        self.tree.elem_name(target)
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        let span = self.element_span(&name);
        let id = self.tree.create_element(name, attributes, flags);
        self.note(span);
        id
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        let id = self.tree.create_comment(text);
        self.note(self.token.get());
        id
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        let id = self.tree.create_pi(target, data);
        self.note(self.token.get());
        id
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let is_text = matches!(child, NodeOrText::AppendText(_));
        self.tree.append(parent, child);
        if is_text {
            let text = {
                let html = self.tree.0.borrow();
                html.tree.get(*parent).and_then(|node| node.last_child()).map(|node| node.id())
            };
            self.note_text(text);
        }
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let is_text = matches!(child, NodeOrText::AppendText(_));
        self.tree.append_before_sibling(sibling, child);
        if is_text {
            let text = {
                let html = self.tree.0.borrow();
                html.tree.get(*sibling).and_then(|node| node.prev_sibling()).map(|node| node.id())
            };
            self.note_text(text);
        }
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        let has_parent = self.tree.0.borrow().tree.get(*element).is_some_and(|node| node.parent().is_some());
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.tree.append_doctype_to_document(name, public, system);
        self.note(self.token.get());
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.tree.get_template_contents(target)
    }

    fn same_node(&self, a: &NodeId, b: &NodeId) -> bool {
        a == b
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.tree.set_quirks_mode(mode);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        if self.added.get() < MAX_ADDED {
            self.added.set(self.added.get() + 1);
            self.tree.add_attrs_if_missing(target, attributes);
        }
    }

    /// Inside `<annotation-xml encoding="text/html">` markup is HTML again.
    fn is_mathml_annotation_xml_integration_point(&self, handle: &NodeId) -> bool {
        let html = self.tree.0.borrow();
        let element = html.tree.get(*handle).and_then(|node| node.value().as_element());
        let encoding = element.and_then(|element| {
            element
                .attrs
                .iter()
                .find(|(name, _)| name.local == local_name!("encoding"))
                .map(|(_, value)| value)
        });
        encoding.is_some_and(|encoding| {
            encoding.eq_ignore_ascii_case("text/html")
                || encoding.eq_ignore_ascii_case("application/xhtml+xml")
        })
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.tree.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.tree.reparent_children(node, new_parent);
    }
}
