//! Bounds on nesting and on nodes, before the tree builder.
//!
//! html5ever walks its stack of open elements for many tags, so its time is quadratic in the depth:
//! 30,000 nested `<div>` take seconds, 100,000 minutes. Browsers cap the depth at 512; so does this
//! sink, which leaves out the tags that would nest deeper. Their text stays. How many nodes there may be
//! is the matter of [`Rest`].

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use ego_tree::NodeId;
use html5ever::interface::Tracer;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, local_name};

use super::balance::{Balance, Step};
use super::rest::{Part, Rest};
use super::sink::{Made, SpanSink};
use super::tag::Tag as Known;
use crate::model::Span;

/// Open elements and active formatting elements together. Chromium, `WebKit` and Gecko cap at 512.
const MAX_OPEN: u32 = 512;

/// html5ever counts lines for its error messages, which nobody reads.
const LINE: u64 = 1;

/// How many start tags may pass between two looks at the tree builder's stack.
const LOOK_EVERY: u32 = 32;

/// Hands tokens to the tree builder, with their place, as long as the nesting and the number of nodes allow.
pub(super) struct CapSink {
    pub(super) builder: TreeBuilder<NodeId, SpanSink>,
    /// Open elements at the last look.
    open: Cell<u32>,
    /// Start tags passed on since.
    passed: Cell<u32>,
    /// The last thing passed on was a break in place of a tag that was left out.
    broke: Cell<bool>,
    /// The element whose raw text the tree builder waits for.
    raw: RefCell<Option<LocalName>>,
    noscript: Balance,
    /// Tags left out and not yet closed.
    left_out: RefCell<BTreeMap<LocalName, u32>>,
    capped: Cell<bool>,
    rest: Rest,
}

impl CapSink {
    /// For a page of so many bytes.
    pub(super) fn new(builder: TreeBuilder<NodeId, SpanSink>, bytes: usize) -> Self {
        Self {
            builder,
            open: Cell::default(),
            passed: Cell::default(),
            broke: Cell::default(),
            raw: RefCell::default(),
            noscript: Balance::default(),
            left_out: RefCell::default(),
            capped: Cell::default(),
            rest: Rest::of_page(bytes),
        }
    }

    /// Whether elements were left out for their depth.
    pub(super) fn is_capped(&self) -> bool {
        self.capped.get()
    }

    /// Whether the page has more nodes than are kept.
    pub(super) fn is_full(&self) -> bool {
        self.rest.is_on()
    }

    /// Whether the `<noscript>` whose start tag was just taken holds what comes.
    pub(super) fn is_in_noscript(&self) -> bool {
        self.noscript.is_inside() || self.rest.is_on()
    }

    /// Takes a token that stands at `span`.
    pub(super) fn take(&self, token: Token, span: Span) -> TokenSinkResult<NodeId> {
        let sink = &self.builder.sink;
        if self.raw.borrow().is_some() {
            return self.take_raw(token, span);
        }
        if self.rest.is_due(sink.count()) && !matches!(token, Token::EOFToken) {
            self.begin_rest(span);
        }
        if self.rest.is_on() {
            return self.take_rest(token, span);
        }
        let Token::TagToken(tag) = token else {
            sink.set_token(span, None);
            return self.pass(token);
        };
        match tag.kind {
            TagKind::StartTag => self.take_start(tag, span),
            TagKind::EndTag => self.take_end(tag, span),
        }
    }

    fn take_start(&self, tag: Tag, span: Span) -> TokenSinkResult<NodeId> {
        let sink = &self.builder.sink;
        sink.set_token(span, Some(tag.name.clone()));
        let inside = self.noscript.is_inside();
        if self.leaves_out(&tag) {
            if inside {
                self.noscript.open(tag.name.clone());
            }
            return self.pass_break(&tag);
        }
        let (name, closed) = (tag.name.clone(), tag.self_closing);
        let result = self.pass(Token::TagToken(tag));
        if matches!(result, TokenSinkResult::RawData(_)) {
            *self.raw.borrow_mut() = Some(name.clone());
        }
        // Only in SVG and MathML does a tag close itself.
        match sink.made() {
            Some(Made::Html) if inside && !is_void(&name) => self.noscript.open(name),
            Some(Made::Html) if name == local_name!("noscript") => self.noscript.enter(),
            Some(Made::Foreign) if inside && !closed => self.noscript.open(name),
            _ => {}
        }
        result
    }

    fn take_end(&self, tag: Tag, span: Span) -> TokenSinkResult<NodeId> {
        self.builder.sink.set_token(span, None);
        match self.noscript.close(&tag) {
            Step::Pass => {}
            Step::Drop => return TokenSinkResult::Continue,
            Step::CloseFirst(open) => self.close(open),
        }
        if self.leaves_out(&tag) {
            return self.pass_break(&tag);
        }
        self.pass(Token::TagToken(tag))
    }

    /// Takes a token while the tree builder waits for raw text and its end tag. It knows of no other, and panics:
    /// whatever else comes closes the element first.
    fn take_raw(&self, token: Token, span: Span) -> TokenSinkResult<NodeId> {
        self.builder.sink.set_token(span, None);
        match token {
            Token::CharacterTokens(_) | Token::EOFToken => return self.pass(token),
            _ => {}
        }
        let Some(name) = self.raw.take() else { return TokenSinkResult::Continue };
        let own = matches!(&token, Token::TagToken(tag) if tag.kind == TagKind::EndTag && tag.name == name);
        let end = bare_tag(TagKind::EndTag, name);
        let _ = self.noscript.close(&end);
        let result = self.pass(Token::TagToken(end));
        if own { result } else { self.take(token, span) }
    }

    /// From here on the page is read as text: closes what is open, so that it stands in the body.
    fn begin_rest(&self, span: Span) {
        let handles = Handles::default();
        self.builder.trace_handles(&handles);
        self.builder.sink.set_token([span[0], span[0]], None);
        self.noscript.leave();
        for name in self.builder.sink.names(&handles.0.take()).into_iter().rev() {
            if !matches!(name, local_name!("html") | local_name!("body")) {
                // An end tag has small letters, whatever the element's name.
                let _ = self.pass(Token::TagToken(bare_tag(TagKind::EndTag, name.to_ascii_lowercase())));
            }
        }
        self.rest.begin();
    }

    fn take_rest(&self, token: Token, span: Span) -> TokenSinkResult<NodeId> {
        let (parts, result) = self.rest.take(token);
        for part in parts {
            self.builder.sink.set_token(span, None);
            let _ = self.pass(match part {
                Part::Break => Token::TagToken(bare_tag(TagKind::StartTag, local_name!("br"))),
                Part::Token(token) => token,
            });
        }
        result
    }

    /// Whether one more element may be opened.
    fn has_room(&self) -> bool {
        let full = self.open.get() >= MAX_OPEN;
        if self.passed.get() >= LOOK_EVERY || (full && self.passed.get() > 0) {
            let handles = Handles::default();
            self.builder.trace_handles(&handles);
            self.open.set(handles.0.take().len() as u32);
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
    fn pass_break(&self, tag: &Tag) -> TokenSinkResult<NodeId> {
        if self.broke.get() || !Known::from_local(&tag.name).is_block() {
            return TokenSinkResult::Continue;
        }
        let tag = bare_tag(TagKind::StartTag, local_name!("br"));
        let _ = self.pass(Token::TagToken(tag.clone()));
        let result = self.pass(Token::TagToken(tag));
        self.broke.set(true);
        result
    }

    fn close(&self, open: Vec<LocalName>) {
        for name in open {
            let tag = bare_tag(TagKind::EndTag, name);
            if !self.leaves_out(&tag) {
                let _ = self.pass(Token::TagToken(tag));
            }
        }
    }

    fn pass(&self, token: Token) -> TokenSinkResult<NodeId> {
        self.broke.set(false);
        self.builder.process_token(token, LINE)
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

/// What the tree builder holds on to: its open elements and what else.
#[derive(Default)]
struct Handles(RefCell<Vec<NodeId>>);

impl Tracer for Handles {
    type Handle = NodeId;

    fn trace_handle(&self, handle: &NodeId) {
        self.0.borrow_mut().push(*handle);
    }
}

fn bare_tag(kind: TagKind, name: LocalName) -> Tag {
    Tag { kind, name, self_closing: false, attrs: Vec::new(), had_duplicate_attributes: false }
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
