//! A bound on nesting, before the tree builder.
//!
//! html5ever walks its stack of open elements for many tags, so its time is quadratic in the depth:
//! 30,000 nested `<div>` take seconds, 100,000 minutes. Browsers cap the depth at 512; so does this
//! sink, which leaves out the tags that would nest deeper. Their text stays.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use ego_tree::NodeId;
use html5ever::interface::Tracer;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, local_name};

use super::balance::{Balance, Step};
use super::sink::SpanSink;
use super::tag::Tag as Known;
use crate::model::Span;

/// Open elements and active formatting elements together. Chromium, `WebKit` and Gecko cap at 512.
const MAX_OPEN: u32 = 512;

/// html5ever counts lines for its error messages, which nobody reads.
const LINE: u64 = 1;

/// How many start tags may pass between two looks at the tree builder's stack.
const LOOK_EVERY: u32 = 32;

/// Hands tokens to the tree builder, with their place, as long as the nesting allows.
pub(super) struct CapSink {
    pub(super) builder: TreeBuilder<NodeId, SpanSink>,
    /// Open elements at the last look.
    open: Cell<u32>,
    /// Start tags passed on since.
    passed: Cell<u32>,
    /// The last thing passed on was a break in place of a tag that was left out.
    broke: Cell<bool>,
    noscript: Balance,
    /// Tags left out and not yet closed.
    left_out: RefCell<BTreeMap<LocalName, u32>>,
    capped: Cell<bool>,
}

impl CapSink {
    pub(super) fn new(builder: TreeBuilder<NodeId, SpanSink>) -> Self {
        Self {
            builder,
            open: Cell::default(),
            passed: Cell::default(),
            broke: Cell::default(),
            noscript: Balance::default(),
            left_out: RefCell::default(),
            capped: Cell::default(),
        }
    }

    pub(super) fn is_capped(&self) -> bool {
        self.capped.get()
    }

    /// Whether one more element may be opened.
    fn has_room(&self) -> bool {
        let full = self.open.get() >= MAX_OPEN;
        if self.passed.get() >= LOOK_EVERY || (full && self.passed.get() > 0) {
            let count = Count::default();
            self.builder.trace_handles(&count);
            self.open.set(count.0.get());
            self.passed.set(0);
        }
        self.open.get() < MAX_OPEN
    }

    /// Whether the tag is to be left out.
    fn leaves_out(&self, tag: &Tag) -> bool {
        match tag.kind {
            TagKind::StartTag => {
                if is_void(&tag.name) || self.has_room() || switches_tokenizer(&tag.name) {
                    self.passed.set(self.passed.get() + 1);
                    return false;
                }
                self.capped.set(true);
                *self.left_out.borrow_mut().entry(tag.name.clone()).or_default() += 1;
                true
            }
            TagKind::EndTag => {
                self.passed.set(self.passed.get() + 1);
                if !self.capped.get() {
                    return false;
                }
                let mut left_out = self.left_out.borrow_mut();
                let Some(count) = left_out.get_mut(&tag.name) else { return false };
                *count -= 1;
                if *count == 0 {
                    left_out.remove(&tag.name);
                }
                true
            }
        }
    }

    /// Keeps apart what a tag that is left out would have kept apart, by two line breaks.
    fn pass_break(&self, mut tag: Tag) -> TokenSinkResult<NodeId> {
        if self.broke.get() || !Known::from_local(&tag.name).is_block() {
            return TokenSinkResult::Continue;
        }
        tag.kind = TagKind::StartTag;
        tag.name = local_name!("br");
        tag.attrs.clear();
        let _ = self.pass(Token::TagToken(tag.clone()));
        let result = self.pass(Token::TagToken(tag));
        self.broke.set(true);
        result
    }

    fn close(&self, open: Vec<LocalName>, pattern: &Tag) {
        for name in open {
            let tag = Tag { name, ..pattern.clone() };
            if !self.leaves_out(&tag) {
                let _ = self.pass(Token::TagToken(tag));
            }
        }
    }

    fn pass(&self, token: Token) -> TokenSinkResult<NodeId> {
        self.broke.set(false);
        self.builder.process_token(token, LINE)
    }

    /// Takes a token that stands at `span`.
    pub(super) fn take(&self, token: Token, span: Span) -> TokenSinkResult<NodeId> {
        let sink = &self.builder.sink;
        let Token::TagToken(tag) = token else {
            sink.set_token(span, None);
            return self.pass(token);
        };
        let starts = tag.kind == TagKind::StartTag;
        sink.set_token(span, starts.then(|| tag.name.clone()));
        match self.noscript.step(&tag) {
            Step::Pass => {}
            Step::Drop => return TokenSinkResult::Continue,
            Step::CloseFirst(open) => self.close(open, &tag),
        }
        if self.leaves_out(&tag) {
            return self.pass_break(tag);
        }
        self.pass(Token::TagToken(tag))
    }

    /// No token follows.
    pub(super) fn end(&self) {
        self.builder.end();
    }

    /// Whether the tree builder is inside SVG or `MathML`, where CDATA sections are text.
    pub(super) fn is_foreign(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Counts what the tree builder holds on to.
#[derive(Default)]
struct Count(Cell<u32>);

impl Tracer for Count {
    type Handle = NodeId;

    fn trace_handle(&self, _: &NodeId) {
        self.0.set(self.0.get() + 1);
    }
}

/// Elements that never stay open.
pub(super) fn is_void(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("area")
            | local_name!("base")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("hr")
            | local_name!("img")
            | local_name!("input")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("param")
            | local_name!("source")
            | local_name!("track")
            | local_name!("wbr")
    )
}

/// Elements whose start tag makes the tokenizer read raw text up to their end tag; without it the
/// code of a script would become text.
fn switches_tokenizer(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("script")
            | local_name!("style")
            | local_name!("textarea")
            | local_name!("title")
            | local_name!("iframe")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("xmp")
            | local_name!("plaintext")
    )
}
