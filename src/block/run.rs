//! One inline run of text as a browser would lay it out: white space folded, line breaks counted.

use crate::dom::NodeId;
use crate::model::Span;

/// What a run of text is inside of.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is known by itself; they form no states")]
pub(super) struct Inside {
    pub(super) link: bool,
    pub(super) strong: bool,
    pub(super) preformatted: bool,
    /// In `<pre>`, where the spaces before the first word belong to it.
    pub(super) code: bool,
    /// In a heading, which stays one whatever breaks its lines.
    pub(super) heading: bool,
}

/// An inline run being collected.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) bytes: Span,
    /// First and last node that put something visible into the run.
    pub(super) nodes: Option<(NodeId, NodeId)>,
    pub(super) chars: u32,
    pub(super) link_chars: u32,
    pub(super) strong_chars: u32,
    pub(super) links: u32,
    /// Spaces before the first word of code.
    lead: String,
    /// Formulas and marks of notes: where they begin and end in the text, and the element.
    pub(super) pieces: Vec<(Span, NodeId)>,
    gap: Gap,
}

/// What separates the next visible character from the last one.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is known by itself; they form no states")]
struct Gap {
    /// Any white space.
    space: bool,
    /// A line end of the source is part of it.
    line_end: bool,
    /// It touches the border of an element, or is more than a line end.
    hard: bool,
    /// `<br>` elements.
    breaks: u8,
    /// Columns of no-break or ideographic space behind the last `<br>`.
    indent: u8,
    /// An element of code that is a line by itself begins or ends here.
    line: bool,
    /// One has ended, and the line end behind it in the source is its own.
    line_ended: bool,
}

/// Where pushing text had to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pushed {
    All,
    /// The text from this byte on belongs to a new run.
    Until(usize),
}

/// Bytes of a heading from which on two breaks part it: some pages put their whole text into one.
const LONGEST_HEADING: usize = 200;

/// Indentation that begins a paragraph behind a single `<br>`: Chinese pages indent by two
/// ideographs, often written as four no-break spaces. Two columns are the least seen in use.
const PARAGRAPH_INDENT: u8 = 2;

impl Run {
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Takes what was collected, if anything shows, and begins anew.
    pub(super) fn take(&mut self) -> Option<Self> {
        if self.nodes.is_none() {
            self.links = 0;
            self.lead.clear();
            self.pieces.clear();
            self.gap = Gap::default();
            return None;
        }
        Some(std::mem::take(self))
    }

    /// A `<br>`.
    pub(super) fn push_break(&mut self, inside: Inside) {
        if inside.code {
            self.push_preformatted('\n', inside);
        } else if inside.heading && self.text.len() < LONGEST_HEADING {
            // Two make no paragraph of it either.
            self.gap.breaks = u8::from(!self.is_empty());
            self.gap.indent = 0;
        } else if !self.is_empty() {
            self.gap.breaks = self.gap.breaks.saturating_add(1);
            self.gap.indent = 0;
        }
    }

    /// A piece begins.
    pub(super) fn begin_piece(&mut self, node: NodeId) {
        let at = self.text.len() as u32;
        self.pieces.push(([at, at], node));
    }

    /// It ends.
    pub(super) fn end_piece(&mut self) {
        let end = self.text.len() as u32;
        if let Some((span, _)) = self.pieces.last_mut() {
            // The space before it is none of it.
            let text = self.text.get(span[0] as usize..).unwrap_or_default();
            span[0] += (text.len() - text.trim_start().len()) as u32;
            span[1] = end;
        }
    }

    /// The border of an element of code that is a line by itself; `ends` where it ends.
    pub(super) fn push_line(&mut self, ends: bool) {
        self.gap.line |= !self.is_empty();
        self.gap.line_ended = ends && !self.is_empty();
    }

    /// A border between inline elements that a page shows apart although no white space is there.
    pub(super) fn push_border(&mut self) {
        self.gap.space = true;
        self.gap.hard = true;
    }

    /// Text of one node. Stops before the character that begins a new paragraph; the caller then
    /// takes this run away and pushes the rest into a new one.
    pub(super) fn push_text(&mut self, text: &str, node: NodeId, bytes: Span, inside: Inside) -> Pushed {
        if !inside.preformatted && !text.is_empty() && text.bytes().all(|b| b.is_ascii_whitespace()) {
            // What stands between two tags, mostly.
            self.gap.space = true;
            self.gap.hard = true;
            self.gap.line_end |= text.contains(['\n', '\r']);
            return Pushed::All;
        }
        self.gap.hard |= text.starts_with(is_space);
        let mut chars = text.char_indices();
        // Where `chars` began.
        let mut start = 0;
        while let Some((at, c)) = chars.next() {
            if inside.preformatted && matches!(c, '\n' | '\t' | ' ' | '\u{a0}') {
                self.push_preformatted(c, inside);
                continue;
            }
            if is_ignored(c) {
                continue;
            }
            if is_space(c) {
                self.push_space(c);
                continue;
            }
            if self.begins_paragraph(inside) {
                return Pushed::Until(start + at);
            }
            self.fill_gap(c);
            // Words of ASCII with one space between them stay as they stand.
            let rest = chars.as_str();
            let (length, spaces) = measure_words(rest.as_bytes(), inside.preformatted);
            let (words, behind) = rest.split_at(length);
            self.text.reserve(c.len_utf8() + words.len());
            self.text.push(c);
            self.text.push_str(words);
            let count = (length - spaces) as u32 + 1;
            self.chars += count;
            self.link_chars += if inside.link { count } else { 0 };
            self.strong_chars += if inside.strong { count } else { 0 };
            self.touch(node, bytes);
            start = text.len() - behind.len();
            chars = behind.char_indices();
        }
        self.gap.hard |= self.gap.space;
        Pushed::All
    }

    fn touch(&mut self, node: NodeId, bytes: Span) {
        match &mut self.nodes {
            Some((_, last)) if *last == node => {}
            Some((_, last)) => {
                *last = node;
                self.bytes[1] = self.bytes[1].max(bytes[1]);
                self.bytes[0] = self.bytes[0].min(bytes[0]);
            }
            None => {
                self.nodes = Some((node, node));
                self.bytes = bytes;
            }
        }
    }

    fn push_preformatted(&mut self, c: char, inside: Inside) {
        let c = if c == '\u{a0}' { ' ' } else { c };
        if !self.is_empty() {
            let own = std::mem::take(&mut self.gap.line_ended) && c == '\n';
            self.fill_gap(' ');
            if !(own && self.text.ends_with('\n')) {
                self.text.push(c);
            }
        } else if c == '\n' {
            self.lead.clear();
        } else if inside.code {
            self.lead.push(c);
        }
    }

    fn push_space(&mut self, c: char) {
        if self.gap.breaks > 0 {
            match c {
                '\u{3000}' | '\u{2003}' => self.gap.indent = self.gap.indent.saturating_add(2),
                '\u{a0}' => self.gap.indent = self.gap.indent.saturating_add(1),
                _ => {}
            }
        }
        self.gap.space = true;
        match c {
            '\n' | '\r' => self.gap.line_end = true,
            ' ' | '\t' | '\x0c' => {}
            _ => self.gap.hard = true,
        }
    }

    fn begins_paragraph(&self, inside: Inside) -> bool {
        !(self.is_empty() || inside.heading && self.gap.breaks == 1)
            && (self.gap.breaks > 1 || (self.gap.breaks == 1 && self.gap.indent >= PARAGRAPH_INDENT))
    }

    /// Writes what separates `next` from the text so far.
    fn fill_gap(&mut self, next: char) {
        let gap = std::mem::take(&mut self.gap);
        if self.is_empty() {
            self.text.push_str(&std::mem::take(&mut self.lead));
            return;
        }
        if gap.line {
            if !self.text.ends_with('\n') {
                self.text.push('\n');
            }
        } else if gap.breaks > 0 {
            self.text.push('\n');
        } else if gap.space {
            // East Asian text is wrapped in the source without meaning a space.
            let wrapped = gap.line_end && !gap.hard && is_wide(next);
            if !(wrapped && self.text.chars().next_back().is_some_and(is_wide)) {
                self.text.push(' ');
            }
        }
    }
}

/// How many bytes from the start are words of ASCII with one space between them, and how many of those are spaces.
/// Preformatted spaces are none.
fn measure_words(bytes: &[u8], preformatted: bool) -> (usize, usize) {
    let (mut length, mut spaces) = (0, 0);
    loop {
        match bytes.get(length) {
            Some(byte) if byte.is_ascii_graphic() => {}
            Some(b' ') if !preformatted && bytes.get(length + 1).is_some_and(u8::is_ascii_graphic) => {
                spaces += 1;
            }
            _ => return (length, spaces),
        }
        length += 1;
    }
}

/// White space that folds, the no-break and ideographic kinds included: pages use them to indent.
fn is_space(c: char) -> bool {
    c.is_whitespace()
}

/// Characters that show nothing and separate nothing: zero-width space and no-break space, word
/// joiner, soft hyphen. The zero-width joiners stay, as they shape Arabic, Indic text and emoji.
fn is_ignored(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{ad}' | '\0')
}

/// Characters of scripts that put no space between words and fill a square: Han, kana, their
/// punctuation and full-width forms.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}
