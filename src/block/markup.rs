//! A parsed page to blocks: each inline run of one block-level element is a block.

use super::run::{Inside, Pushed, Run};
use super::visibility::{is_hidden, is_silent, is_silent_name, style_blocks, style_preserves};
use super::{Marks, Place, RawBlock};
use crate::dom::{Dom, Element, NodeId, Tag};
use crate::model::Span;

/// Cuts a parsed page into blocks, in page order.
///
/// Text that an element hides inside a visible run becomes a block of its own behind that run.
pub(super) fn split_markup(dom: &Dom) -> Vec<RawBlock> {
    let mut splitter = Splitter::new(dom);
    let mut id: NodeId = 0;
    while let Some(node) = dom.node(id) {
        splitter.leave_until(id);
        match (dom.element(id), dom.text(id)) {
            (Some(element), _) if is_silent(element.tag) || is_silent_other(&element) => {
                id = node.end;
                continue;
            }
            (Some(element), _) => splitter.enter(id, node.end, &element),
            (None, Some(text)) => splitter.push_text(id, text, node.bytes),
            (None, None) => {}
        }
        id += 1;
    }
    splitter.leave_until(NodeId::MAX);
    splitter.flush();
    splitter.blocks.shrink_to_fit();
    splitter.blocks
}

fn is_silent_other(element: &Element) -> bool {
    element.tag == Tag::Other && is_silent_name(element.name())
}

/// An open element and what it means for the text in it; all but the first three are inherited.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is inherited by itself; they form no states")]
struct Frame {
    end: NodeId,
    block: bool,
    tag: Tag,
    container: NodeId,
    inside: Inside,
    hidden: bool,
    noscript: bool,
    level: Option<u8>,
    list_item: bool,
    control: bool,
    lang: Option<NodeId>,
}

struct Splitter<'a> {
    dom: &'a Dom,
    open: Vec<Frame>,
    /// The run of visible and the run of hidden text.
    runs: [Run; 2],
    /// The last inline element that closed, if nothing came since.
    closed: Option<Tag>,
    blocks: Vec<RawBlock>,
}

impl<'a> Splitter<'a> {
    fn new(dom: &'a Dom) -> Self {
        let blocks = Vec::with_capacity(dom.nodes().len() / 8);
        Self { dom, open: Vec::new(), runs: Default::default(), closed: None, blocks }
    }

    fn top(&self) -> Frame {
        self.open.last().copied().unwrap_or(Frame {
            end: NodeId::MAX,
            block: true,
            tag: Tag::Html,
            container: 0,
            inside: Inside::default(),
            hidden: false,
            noscript: false,
            level: None,
            list_item: false,
            control: false,
            lang: None,
        })
    }

    /// Closes the elements that end before node `id`.
    fn leave_until(&mut self, id: NodeId) {
        while let Some(&frame) = self.open.last().filter(|frame| frame.end <= id) {
            if frame.block {
                self.flush();
            } else {
                self.closed = Some(frame.tag);
            }
            self.open.pop();
        }
    }

    fn enter(&mut self, id: NodeId, end: NodeId, element: &Element) {
        let tag = element.tag;
        match tag {
            Tag::Br => return self.runs.iter_mut().for_each(Run::push_break),
            Tag::Input => return self.push_input(id, element),
            _ => {}
        }
        let style = element.attribute("style").unwrap_or_default();
        let block = tag.is_block() || style_blocks(style);
        if block {
            self.flush();
        }
        let above = self.top();
        let link = tag == Tag::A && element.attribute("href").is_some();
        let frame = Frame {
            end,
            block,
            tag,
            container: if block { id } else { above.container },
            inside: Inside {
                link: above.inside.link || link,
                strong: above.inside.strong || matches!(tag, Tag::B | Tag::Strong),
                preformatted: above.inside.preformatted
                    || matches!(tag, Tag::Pre | Tag::Textarea)
                    || style_preserves(style),
            },
            hidden: above.hidden || is_hidden(element),
            noscript: above.noscript || tag == Tag::Noscript,
            level: tag.heading_level().or_else(|| aria_level(element)).or(above.level),
            list_item: above.list_item && !block || matches!(tag, Tag::Li | Tag::Dd | Tag::Dt),
            control: above.control || is_control(tag),
            lang: if declares_language(element) { Some(id) } else { above.lang },
        };
        self.open.push(frame);
        if link {
            self.begin_link(frame.hidden);
        } else {
            self.separate(tag, frame.hidden);
        }
        self.closed = None;
    }

    fn begin_link(&mut self, hidden: bool) {
        self.separate(Tag::A, hidden);
        if let Some(run) = self.runs.get_mut(usize::from(hidden)) {
            run.links += 1;
        }
    }

    /// Two links side by side are shown apart by margins that only the style sheet knows.
    fn separate(&mut self, opened: Tag, hidden: bool) {
        if opened == Tag::A
            && self.closed == Some(Tag::A)
            && let Some(run) = self.runs.get_mut(usize::from(hidden))
        {
            run.push_border();
        }
    }

    fn push_text(&mut self, id: NodeId, text: &str, bytes: Span) {
        self.closed = None;
        let frame = self.top();
        let mut rest = text;
        loop {
            let Some(run) = self.runs.get_mut(usize::from(frame.hidden)) else { return };
            match run.push_text(rest, id, bytes, frame.inside) {
                Pushed::All => return,
                Pushed::Until(at) => rest = rest.get(at..).unwrap_or_default(),
            }
            self.flush();
        }
    }

    /// The label of a button, or what stands in a field.
    fn push_input(&mut self, id: NodeId, element: &Element) {
        let kind = element.attribute("type").unwrap_or("text");
        let shows = ["button", "submit", "reset", "text", "search", "email", "url", "tel", "number", "date"]
            .iter()
            .any(|shown| kind.eq_ignore_ascii_case(shown));
        let value = element.attribute("value").unwrap_or_default();
        if !shows || value.trim().is_empty() {
            return;
        }
        self.flush();
        let above = self.top();
        let bytes = self.dom.node(id).map_or([0, 0], |node| node.bytes);
        let frame = Frame {
            container: id,
            hidden: above.hidden || is_hidden(element),
            control: true,
            inside: Inside { preformatted: false, ..above.inside },
            ..above
        };
        let Some(run) = self.runs.get_mut(usize::from(frame.hidden)) else { return };
        run.push_text(value, id, bytes, frame.inside);
        self.flush_into(frame);
    }

    /// Ends the current runs.
    fn flush(&mut self) {
        self.closed = None;
        self.flush_into(self.top());
    }

    fn flush_into(&mut self, frame: Frame) {
        for (hidden, run) in self.runs.iter_mut().enumerate() {
            let Some(run) = run.take() else { continue };
            let Some((first, last)) = run.nodes else { continue };
            let mut text = run.text;
            text.truncate(text.trim_end().len());
            text.shrink_to_fit();
            self.blocks.push(RawBlock {
                text,
                bytes: run.bytes,
                level: frame.level,
                hidden: hidden == 1,
                place: Place::Dom { container: frame.container, first, last },
                marks: Marks {
                    chars: run.chars,
                    link_chars: run.link_chars,
                    strong_chars: run.strong_chars,
                    // A link around the whole block opened before the block did.
                    links: run.links.max(u32::from(run.link_chars > 0)),
                    list_item: frame.list_item,
                    control: frame.control,
                    noscript: frame.noscript,
                    lang: frame.lang,
                },
            });
        }
    }
}

fn declares_language(element: &Element) -> bool {
    element
        .attribute("lang")
        .or_else(|| element.attribute("xml:lang"))
        .is_some_and(|lang| !lang.trim().is_empty())
}

/// Elements that are operated, not read.
const fn is_control(tag: Tag) -> bool {
    matches!(tag, Tag::Button | Tag::Option | Tag::Optgroup | Tag::Select | Tag::Textarea)
}

/// `role="heading"` with its level; 2 where none is stated, as the ARIA specification has it.
fn aria_level(element: &Element) -> Option<u8> {
    (element.attribute("role")? == "heading").then(|| {
        element
            .attribute("aria-level")
            .and_then(|level| level.trim().parse().ok())
            .map_or(2, |level: u8| level.clamp(1, 6))
    })
}
