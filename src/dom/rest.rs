//! What becomes of a page beyond the nodes that are kept: text in a few big pieces.
//!
//! A node, with the block that it mostly becomes, costs some hundred bytes on its way to the document, and
//! needs only three of the page. So their number is bounded by the page's size; what is beyond goes on as
//! plain text without any element but breaks. The text of scripts and styles stays left out.

use std::cell::Cell;

use ego_tree::NodeId;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSinkResult};
use html5ever::{LocalName, local_name};

use super::tag::Tag as Known;

/// Nodes that any page may have. At some 450 bytes each these take 60 MB.
const NODE_FLOOR: usize = 1 << 17;

/// Bytes of the page that allow for one more node. Of the pages in our corpora none has fewer than 30 bytes a
/// node on its average; 450 bytes a node then are fourteen times the page.
const BYTES_A_NODE: usize = 32;

/// Nodes that no page may exceed: the HTML standard in one page has about as many. They take half a gigabyte,
/// of the four that a browser's program can have.
const NODE_CEILING: usize = 1 << 20;

/// Bytes of text that one piece has at least.
const PIECE: usize = 1 << 14;

/// The end of a page, read as text.
pub(super) struct Rest {
    /// Nodes that the page may have.
    most: usize,
    on: Cell<bool>,
    /// The raw text that comes is not shown.
    silent: Cell<bool>,
    /// Bytes since the last break.
    bytes: Cell<usize>,
    /// The last thing passed on parts what comes from what was.
    parted: Cell<bool>,
}

/// What the tree builder gets.
pub(super) enum Part {
    /// A `<br>`.
    Break,
    Token(Token),
}

impl Rest {
    pub(super) fn of_page(bytes: usize) -> Self {
        Self {
            most: (NODE_FLOOR + bytes / BYTES_A_NODE).min(NODE_CEILING),
            on: Cell::default(),
            silent: Cell::default(),
            bytes: Cell::default(),
            parted: Cell::default(),
        }
    }

    pub(super) fn is_on(&self) -> bool {
        self.on.get()
    }

    /// Whether it is to begin at so many nodes.
    pub(super) fn is_due(&self, nodes: usize) -> bool {
        nodes >= self.most && !self.on.get()
    }

    pub(super) fn begin(&self) {
        self.on.set(true);
        // What came before ends with a piece of its own.
        self.bytes.set(PIECE);
    }

    /// What the tree builder gets for a token, and what the tokenizer is to do next.
    pub(super) fn take(&self, token: Token) -> (Vec<Part>, TokenSinkResult<NodeId>) {
        let parts = match token {
            Token::CharacterTokens(_) if self.silent.get() => Vec::new(),
            Token::CharacterTokens(text) => {
                self.parted.set(false);
                self.bytes.set(self.bytes.get() + text.len());
                vec![Part::Token(Token::CharacterTokens(text))]
            }
            Token::EOFToken => vec![Part::Token(token)],
            Token::TagToken(tag) => {
                self.silent.set(false);
                let parts = self.part(&tag);
                if tag.kind == TagKind::StartTag
                    && let Some(result) = raw_text(&tag.name)
                {
                    self.silent.set(is_silent(&tag.name));
                    return (parts, result);
                }
                parts
            }
            _ => Vec::new(),
        };
        (parts, TokenSinkResult::Continue)
    }

    /// What parts the text before a tag from that behind it.
    fn part(&self, tag: &Tag) -> Vec<Part> {
        let parts = tag.name == local_name!("br") || Known::from_local(&tag.name).is_block();
        if !parts || self.parted.get() {
            return Vec::new();
        }
        self.parted.set(true);
        if self.bytes.get() < PIECE {
            return vec![Part::Token(Token::CharacterTokens("\n".into()))];
        }
        self.bytes.set(0);
        vec![Part::Break, Part::Break]
    }
}

/// How the tokenizer reads on behind the start tag of an element that holds raw text.
fn raw_text(name: &LocalName) -> Option<TokenSinkResult<NodeId>> {
    let kind = match *name {
        local_name!("script") => RawKind::ScriptData,
        local_name!("title") | local_name!("textarea") => RawKind::Rcdata,
        local_name!("plaintext") => return Some(TokenSinkResult::Plaintext),
        local_name!("style")
        | local_name!("iframe")
        | local_name!("noembed")
        | local_name!("noframes")
        | local_name!("xmp") => RawKind::Rawtext,
        _ => return None,
    };
    Some(TokenSinkResult::RawData(kind))
}

/// Whether browsers show none of the raw text.
fn is_silent(name: &LocalName) -> bool {
    !matches!(*name, local_name!("textarea") | local_name!("xmp") | local_name!("plaintext"))
}
