//! A parsed page to blocks: each inline run of one block-level element is a block.

use super::beside::{
    is_gutter, is_heading_tool, is_in_sentence, is_line, repeats_formula, repeats_picture, stands_for_picture,
};
use super::piece::{Piece, pictured_latex, piece_of};
use super::run::{Inside, Pushed, Run};
use super::visibility::{
    hides_leaf, is_hidden, is_silent, is_silent_name, is_text_only, style_blocks, style_preserves,
};
use super::{Marks, Place, RawBlock};
use crate::dom::{Dom, Element, NodeId, Tag};
use crate::model::Span;

/// Cuts a parsed page into blocks, in page order.
///
/// Text that an element hides inside a visible run becomes a block of its own behind that run, and so does
/// what stands beside the words of a run: readings over them, numbers of lines, second copies of formulas.
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
    /// Stands beside the words of the run: a reading, a number of a line, a copy of a formula.
    beside: bool,
    /// A line of code by itself.
    line: bool,
    /// The piece that it is or stands in, and whether it is that itself.
    piece: Option<(Piece, bool)>,
    noscript: bool,
    level: Option<u8>,
    list_item: bool,
    control: bool,
    lang: Option<NodeId>,
}

/// Places of the second and the third run of [`Splitter`].
const HIDDEN: usize = 1;
const BESIDE: usize = 2;

impl Frame {
    /// The run that takes its text.
    const fn run(&self) -> usize {
        match (self.beside, self.hidden) {
            (true, _) => BESIDE,
            (false, true) => HIDDEN,
            (false, false) => 0,
        }
    }
}

struct Splitter<'a> {
    dom: &'a Dom,
    open: Vec<Frame>,
    /// The run of visible text, that of hidden text, and that of what stands beside.
    runs: [Run; 3],
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
            beside: false,
            line: false,
            piece: None,
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
            if matches!(frame.piece, Some((_, true))) {
                self.runs.iter_mut().skip(frame.run()).take(1).for_each(Run::end_piece);
            }
            if frame.block {
                self.flush();
            } else if frame.line {
                self.push_line(frame, true);
            } else {
                self.closed = Some(frame.tag);
            }
            self.open.pop();
        }
    }

    fn enter(&mut self, id: NodeId, end: NodeId, element: &Element) {
        let tag = element.tag;
        match tag {
            Tag::Br => {
                let inside = self.top().inside;
                return self.runs.iter_mut().for_each(|run| run.push_break(inside));
            }
            Tag::Input => return self.push_input(id, element),
            Tag::Img => {
                if let Some(latex) = self.find_pictured(id, element) {
                    return self.push_picture(id, end, element, &latex);
                }
            }
            _ => {}
        }
        let above = self.top();
        let frame = self.frame_of(id, end, element, above);
        if frame.block {
            self.flush();
        }
        if frame.line {
            self.push_line(frame, false);
        }
        self.open.push(frame);
        if frame.beside && !above.beside {
            self.runs.iter_mut().skip(BESIDE).for_each(Run::push_border);
        }
        if tag == Tag::A && element.attribute("href").is_some() {
            self.begin_link(frame);
        } else {
            self.separate(frame);
        }
        if matches!(frame.piece, Some((_, true)))
            && let Some(run) = self.runs.get_mut(frame.run())
        {
            run.begin_piece(id);
        }
        self.closed = None;
    }

    /// What an element means for the text in it.
    fn frame_of(&self, id: NodeId, end: NodeId, element: &Element, above: Frame) -> Frame {
        let tag = element.tag;
        let style = element.attribute("style").unwrap_or_default();
        let spoken = tag == Tag::Button && is_in_sentence(self.dom, id);
        let block = tag.is_block() && !spoken || style_blocks(style);
        // Whatever lays out code inside `<pre>` makes lines of it, not paragraphs.
        let line = above.inside.code && (block && lays_out(tag) || is_line(element));
        let piece = match above.piece {
            Some((piece, _)) => Some((piece, false)),
            None => piece_of(self.dom, id, element).map(|piece| (piece, true)),
        };
        // A formula is one thing, whatever lays out its parts.
        let block = block && !line && !matches!(piece, Some((Piece::Formula, false)));
        let level = tag.heading_level().or_else(|| aria_level(element)).or(above.level);
        let shown = || !block && stands_for_picture(self.dom, id);
        let leaf = || hides_leaf(style) && is_text_only(self.dom, id);
        Frame {
            end,
            block,
            tag,
            container: if block { id } else { above.container },
            inside: Inside {
                link: above.inside.link || tag == Tag::A && element.attribute("href").is_some(),
                strong: above.inside.strong || matches!(tag, Tag::B | Tag::Strong),
                preformatted: above.inside.preformatted
                    || matches!(tag, Tag::Pre | Tag::Textarea)
                    || style_preserves(style),
                code: above.inside.code || tag == Tag::Pre,
                heading: level.is_some(),
            },
            hidden: above.hidden || is_hidden(element) && !shown() || leaf(),
            beside: above.beside
                || matches!(tag, Tag::Rt | Tag::Rp)
                || (above.inside.code || tag == Tag::Td) && is_gutter(self.dom, id, element)
                || !block && repeats_formula(self.dom, id, element)
                || !block && level.is_some() && is_heading_tool(self.dom, id, element),
            line,
            piece,
            noscript: above.noscript || tag == Tag::Noscript,
            level,
            list_item: above.list_item && !block || matches!(tag, Tag::Li | Tag::Dd | Tag::Dt) && !line,
            control: above.control || is_control(tag) && !spoken,
            lang: if declares_language(element) { Some(id) } else { above.lang },
        }
    }

    fn begin_link(&mut self, frame: Frame) {
        self.separate(frame);
        if let Some(run) = self.runs.get_mut(frame.run()) {
            run.links += 1;
        }
    }

    /// Two links side by side are shown apart by margins that only the style sheet knows, and two pieces of
    /// code inside `<pre>` are two lines.
    fn separate(&mut self, opened: Frame) {
        if self.closed != Some(opened.tag) {
            return;
        }
        match opened.tag {
            Tag::A => self.runs.iter_mut().skip(opened.run()).take(1).for_each(Run::push_border),
            Tag::Code if opened.inside.code => self.push_line(opened, false),
            _ => {}
        }
    }

    /// Lines of code, where an element is one.
    fn push_line(&mut self, frame: Frame, ends: bool) {
        self.closed = None;
        if let Some(run) = self.runs.get_mut(frame.run()) {
            run.push_line(ends);
        }
    }

    fn push_text(&mut self, id: NodeId, text: &str, bytes: Span) {
        self.closed = None;
        let frame = self.top();
        let mut rest = text;
        loop {
            let Some(run) = self.runs.get_mut(frame.run()) else { return };
            match run.push_text(rest, id, bytes, frame.inside) {
                Pushed::All => return,
                Pushed::Until(at) => rest = rest.get(at..).unwrap_or_default(),
            }
            self.flush();
        }
    }

    /// The formula that a picture shows, unless the page holds it beside the picture, too.
    fn find_pictured(&self, id: NodeId, element: &Element) -> Option<String> {
        let stands_alone = self.top().piece.is_none() && !repeats_picture(self.dom, id);
        if stands_alone { pictured_latex(element) } else { None }
    }

    /// A picture of a formula, as what it shows.
    fn push_picture(&mut self, id: NodeId, end: NodeId, element: &Element, latex: &str) {
        self.closed = None;
        let frame = self.frame_of(id, end, element, self.top());
        let bytes = self.dom.node(id).map_or([0, 0], |node| node.bytes);
        // The second time where it begins a paragraph.
        for _ in 0..2 {
            let Some(run) = self.runs.get_mut(frame.run()) else { return };
            run.begin_piece(id);
            if run.push_text(latex, id, bytes, Inside { preformatted: false, ..frame.inside }) == Pushed::All
            {
                return run.end_piece();
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
        let Some(run) = self.runs.get_mut(frame.run()) else { return };
        run.push_text(value, id, bytes, frame.inside);
        self.flush_into(frame);
    }

    /// Ends the current runs.
    fn flush(&mut self) {
        self.closed = None;
        self.flush_into(self.top());
    }

    fn flush_into(&mut self, frame: Frame) {
        let mut shown = None;
        for (at, run) in self.runs.iter_mut().enumerate() {
            let Some(run) = run.take() else { continue };
            let Some((first, last)) = run.nodes else { continue };
            let chars = *shown.get_or_insert(if at == 0 { run.chars } else { 0 });
            let mut text = run.text;
            text.truncate(text.trim_end().len());
            text.shrink_to_fit();
            self.blocks.push(RawBlock {
                text,
                pieces: run.pieces.into_boxed_slice(),
                bytes: run.bytes,
                // A tool or a reading in a heading is no heading of its own.
                level: frame.level.filter(|_| at != BESIDE),
                hidden: at == HIDDEN || at == BESIDE && frame.hidden,
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
                    // More than the line shows is the rest of it, one click away.
                    inset: at == BESIDE || at == HIDDEN && run.chars <= chars,
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

/// Elements that lay code out in lines; a button among it stays one.
const fn lays_out(tag: Tag) -> bool {
    !matches!(
        tag,
        Tag::Button
            | Tag::Option
            | Tag::Optgroup
            | Tag::Select
            | Tag::Textarea
            | Tag::Noscript
            | Tag::Template
    )
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
