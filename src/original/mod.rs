//! The page as it was laid out, made safe to show: from our own tree, by what may stay.
//!
//! What comes out holds nothing but elements and attributes of [`allowed`], written anew: no script, no form, no frame, no
//! foreign markup (vector graphics, formulas), no comment, and no address at all. A tag in it can only be one that was written here,
//! since every text is escaped and no element that browsers read by other rules (`textarea`, `noscript` …) is among them
//! but one: `style` in the head, whose text [`sheet`] wrote without a `<`. However it is parsed again, nothing else can come
//! of it. It is shown in a frame that may do nothing, under a policy that loads nothing; any one of the three would be
//! enough.

mod allowed;
mod sheet;
mod style;
#[cfg(test)]
mod tests;

use crate::dom::{Dom, NodeId, Tag};
use crate::text::border::floor;
use allowed::{Fate, fate_of, kept_attribute, kept_picture};
use sheet::kept_rules;
use style::kept_declarations;

/// Most bytes that are written: a frame with more takes seconds to lay out. Picked by hand.
const MOST_BYTES: usize = 12 << 20;

/// What the frame may load, in its own words: nothing.
const POLICY: &str = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/// How the page stands where it says nothing else: as browsers show a page without styles, with air around it.
const GROUND: &str = "margin:1rem 1.5rem;font:1rem/1.6 system-ui,sans-serif;overflow-wrap:anywhere";

/// How a picture is shown that was not saved with the page: its text in a frame.
const EMPTY_PICTURE: &str =
    "display:inline-block;padding:0.25rem 0.5rem;border:1px dotted;font-size:0.875em;opacity:0.7";

/// What the page's own style sheets stand between, for who wants to see the page without them. The policy of the page
/// around (`xtask/src/policy.rs`), which the frame is under, lets style sheets in by this name alone; what a saved page
/// calls its own by it is not written.
pub const OWN_STYLES: [&str; 2] = ["<style nonce=\"original\" class=\"own\">", "</style>"];

/// A page of markup as a whole document that can be shown.
pub(crate) fn original(markup: &str) -> String {
    let dom = Dom::parse(markup, 0);
    let mut page =
        Page { dom: &dom, out: String::with_capacity(markup.len().min(MOST_BYTES) / 2), open: Vec::new() };
    page.write();
    page.out
}

/// The page while it is written.
struct Page<'a> {
    dom: &'a Dom,
    out: String,
    /// What is open: the name, and the first node that does not belong to it any more.
    open: Vec<(&'static str, NodeId)>,
}

impl Page<'_> {
    fn write(&mut self) {
        self.out.push_str("<!doctype html><html");
        for root in self.dom.find_all(0, Tag::Html).take(1).collect::<Vec<_>>() {
            self.attributes(root, Tag::Html);
        }
        self.out.push_str(
            "><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"",
        );
        self.out.push_str(POLICY);
        self.out.push_str("\"><style nonce=\"original\">body{");
        self.out.push_str(GROUND);
        self.out.push_str("}</style>");
        self.styles();
        self.out.push_str("</head><body");
        if let Some(body) = self.dom.find_all(0, Tag::Body).next() {
            for name in ["class", "id"] {
                if let Some(value) =
                    self.dom.attribute(body, name).filter(|it| kept_attribute(Tag::Body, name, it))
                {
                    self.attribute(name, value);
                }
            }
            let own = self.dom.attribute(body, "style").map(kept_declarations).filter(|own| !own.is_empty());
            if let Some(own) = own {
                self.attribute("style", &own);
            }
        }
        self.out.push('>');
        let count = self.dom.nodes().len() as NodeId;
        let mut at = 0;
        while at < count && self.out.len() < MOST_BYTES {
            self.close(at);
            at = self.node(at);
        }
        self.close(NodeId::MAX);
        self.out.push_str("</body></html>");
    }

    /// Writes what may stay of the page's own style sheets.
    fn styles(&mut self) {
        let mut kept = String::new();
        let mut room = sheet::room();
        for style in self.dom.find_all(0, Tag::Style) {
            let text: String = self.dom.subtree(style).filter_map(|node| self.dom.text(node)).collect();
            kept += &match self.dom.attribute(style, "media") {
                Some(media) => kept_rules(&format!("@media {media}{{{text}}}"), &mut room),
                None => kept_rules(&text, &mut room),
            };
        }
        if !kept.is_empty() {
            let [open, close] = OWN_STYLES;
            self.out.push_str(open);
            self.out.push_str(&kept);
            self.out.push_str(close);
        }
    }

    /// Writes a node; the next to be written.
    fn node(&mut self, at: NodeId) -> NodeId {
        let Some(element) = self.dom.element(at) else {
            // The end of a page with too many elements is one text.
            let text = self.dom.text(at).unwrap_or_default();
            let room = floor(text, MOST_BYTES.saturating_sub(self.out.len()));
            escape(text.get(..room).unwrap_or_default(), &mut self.out);
            return at + 1;
        };
        let end = self.dom.subtree(at).end;
        match fate_of(element.tag, element.name()) {
            Fate::Drop => end,
            Fate::Open => at + 1,
            Fate::Picture => {
                self.picture(at);
                end
            }
            Fate::Keep(name) => {
                self.out.push('<');
                self.out.push_str(name);
                self.attributes(at, element.tag);
                self.out.push('>');
                if matches!(element.tag, Tag::Br | Tag::Hr | Tag::Wbr | Tag::Col) {
                    return end;
                }
                // The parser drops a line break here.
                if element.tag == Tag::Pre {
                    self.out.push('\n');
                }
                self.open.push((name, end));
                at + 1
            }
        }
    }

    /// Closes what ends before a node.
    fn close(&mut self, at: NodeId) {
        while let Some((name, _)) = self.open.pop_if(|(_, end)| *end <= at) {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
    }

    /// A picture that the page carries; of any other its text, which says where it was.
    fn picture(&mut self, at: NodeId) {
        let text = self.dom.attribute(at, "alt").unwrap_or_default().trim();
        match self.dom.attribute(at, "src").filter(|source| kept_picture(source)) {
            Some(source) => {
                self.out.push_str("<img");
                self.attribute("src", source.trim());
                self.attributes(at, Tag::Img);
                self.out.push('>');
            }
            None if !text.is_empty() => {
                self.out.push_str("<span");
                self.attribute("style", EMPTY_PICTURE);
                self.out.push('>');
                escape(text, &mut self.out);
                self.out.push_str("</span>");
            }
            None => {}
        }
    }

    /// The attributes that may stay. Where a link led is told, and leads nowhere.
    fn attributes(&mut self, at: NodeId, tag: Tag) {
        let Some(element) = self.dom.element(at) else { return };
        let mut named = false;
        for (name, value) in element.attributes() {
            if name == "style" {
                let kept = kept_declarations(value);
                if !kept.is_empty() {
                    self.attribute(name, &kept);
                }
            } else if kept_attribute(tag, name, value) {
                named |= name == "title";
                self.attribute(name, value);
            }
        }
        let link = element.attribute("href").filter(|_| tag == Tag::A && !named);
        if let Some(link) = link {
            self.attribute("title", link.trim());
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape(value, &mut self.out);
        self.out.push('"');
    }
}

/// Appends a text as markup that is nothing but this text, inside an element and inside a quoted attribute.
fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'', '`', '\0']) {
        let (before, behind) = rest.split_at(at);
        out.push_str(before);
        let mut chars = behind.chars();
        out.push_str(match chars.next() {
            Some('&') => "&amp;",
            Some('<') => "&lt;",
            Some('>') => "&gt;",
            Some('"') => "&quot;",
            Some('\'') => "&#39;",
            Some('`') => "&#96;",
            _ => "\u{fffd}",
        });
        rest = chars.as_str();
    }
    out.push_str(rest);
}
