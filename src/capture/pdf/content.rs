//! The text that pages draw (ISO 32000-1, 9.4): where each glyph stands, put together to lines as they are drawn.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::file::File;
use super::font::Font;
use super::line::{Line, Spot};
use super::object::{Dictionary, Lexer, Object};

/// Drawings in drawings that are looked into, and states that are kept for later.
const DEEPEST: usize = 8;
const MOST_STATES: usize = 64;

/// Fonts that one file may have.
const MOST_FONTS: usize = 1000;

/// Bytes of text that one file gives, and lines.
const MOST_TEXT: usize = 16 << 20;
const MOST_LINES: usize = 200_000;

/// What reading a font costs, in bytes looked at.
const FONT_COST: usize = 2000;

/// The six numbers that move, turn and stretch (8.3.4).
type Matrix = [f64; 6];

const STRAIGHT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First one, then the other.
fn multiply(a: &Matrix, b: &Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

fn matrix_of(numbers: &[f64]) -> Option<Matrix> {
    numbers.get(..6)?.try_into().ok()
}

/// What holds until it is changed.
#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    /// Added behind each glyph, and behind spaces.
    between: f64,
    words: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// Reads the text of pages.
pub(super) struct Reader<'f> {
    file: &'f File<'f>,
    fonts: FxHashMap<u32, Rc<Font>>,
    pub(super) lines: Vec<Line>,
    /// Bytes of text in them.
    written: usize,
    page: usize,
    /// Where text stands: that of the glyph, and of the line.
    text: Matrix,
    start: Matrix,
}

impl<'f> Reader<'f> {
    pub(super) fn of(file: &'f File<'f>) -> Self {
        Self {
            file,
            fonts: FxHashMap::default(),
            lines: Vec::new(),
            written: 0,
            page: 0,
            text: STRAIGHT,
            start: STRAIGHT,
        }
    }

    /// Reads one page's content.
    pub(super) fn read_page(&mut self, page: usize, content: &[u8], resources: &Dictionary<'_>) {
        self.page = page;
        let state = State {
            matrix: STRAIGHT,
            font: None,
            size: 0.0,
            between: 0.0,
            words: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        self.draw(content, resources, state, 0);
    }

    /// Whether more would be read, if there were no bounds.
    pub(super) fn is_full(&self) -> bool {
        self.written >= MOST_TEXT || self.lines.len() >= MOST_LINES
    }

    fn draw(&mut self, content: &[u8], resources: &Dictionary<'_>, mut state: State, depth: usize) {
        let file = self.file;
        let mut lexer = Lexer::of(content, 0, &file.fuel);
        let mut states = Vec::new();
        let mut fonts: FxHashMap<Vec<u8>, Option<Rc<Font>>> = FxHashMap::default();
        let mut said: Vec<Object<'_>> = Vec::new();
        while let Some(object) = lexer.next() {
            let Object::Word(word) = object else {
                // No operator takes so many.
                if said.len() < 64 {
                    said.push(object);
                }
                continue;
            };
            let numbers: Vec<f64> = said.iter().filter_map(Object::number).collect();
            let number = |at: usize| numbers.get(at).copied().unwrap_or_default();
            match word {
                b"q" if states.len() < MOST_STATES => states.push(state.clone()),
                b"Q" => state = states.pop().unwrap_or(state),
                b"cm" => {
                    if let Some(matrix) = matrix_of(&numbers) {
                        state.matrix = multiply(&matrix, &state.matrix);
                    }
                }
                b"Do" => self.draw_form(said.first(), resources, &state, depth),
                b"BI" => skip_picture(&mut lexer, content),
                b"Tf" => {
                    let name = said.first().and_then(Object::name).unwrap_or_default();
                    if !fonts.contains_key(name) {
                        fonts.insert(name.to_vec(), self.find_font(name, resources));
                    }
                    state.font = fonts.get(name).and_then(Option::clone);
                    state.size = number(0);
                }
                b"Tc" => state.between = number(0),
                b"Tw" => state.words = number(0),
                b"Tz" => state.stretch = number(0) / 100.0,
                b"TL" => state.leading = number(0),
                b"Ts" => state.rise = number(0),
                b"BT" => self.begin_line(STRAIGHT),
                b"Tm" => self.begin_line(matrix_of(&numbers).unwrap_or(STRAIGHT)),
                b"Td" => self.next_line(number(0), number(1)),
                b"TD" => {
                    state.leading = -number(1);
                    self.next_line(number(0), number(1));
                }
                b"T*" => self.next_line(0.0, -state.leading),
                b"Tj" | b"TJ" => self.show(&state, said.first()),
                b"'" | b"\"" => {
                    if word == b"\"" {
                        (state.words, state.between) = (number(0), number(1));
                    }
                    self.next_line(0.0, -state.leading);
                    self.show(&state, said.last());
                }
                _ => {}
            }
            said.clear();
            if self.is_full() {
                return;
            }
        }
    }

    fn begin_line(&mut self, matrix: Matrix) {
        (self.text, self.start) = (matrix, matrix);
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.begin_line(multiply(&[1.0, 0.0, 0.0, 1.0, x, y], &self.start));
    }

    /// The font of a name. Fonts that others refer to are read once.
    fn find_font(&mut self, name: &[u8], resources: &Dictionary<'_>) -> Option<Rc<Font>> {
        let name = std::str::from_utf8(name).ok()?;
        let fonts = self.file.dictionary(resources.get("Font"));
        let found = fonts.get(name);
        self.file.burn(FONT_COST);
        let Object::Reference(number) = found else {
            return Some(Rc::new(Font::read(self.file, &self.file.dictionary(found))));
        };
        if let Some(font) = self.fonts.get(number) {
            return Some(Rc::clone(font));
        }
        if self.fonts.len() >= MOST_FONTS {
            return None;
        }
        let font = Rc::new(Font::read(self.file, &self.file.dictionary(found)));
        self.fonts.insert(*number, Rc::clone(&font));
        Some(font)
    }

    /// Draws what is drawn elsewhere.
    fn draw_form(
        &mut self,
        name: Option<&Object<'_>>,
        resources: &Dictionary<'_>,
        state: &State,
        depth: usize,
    ) {
        let file = self.file;
        let name = name.and_then(Object::name).and_then(|name| std::str::from_utf8(name).ok());
        let drawings = file.dictionary(resources.get("XObject"));
        let Some(Object::Reference(number)) = name.map(|name| drawings.get(name)) else { return };
        let Some(stream) = file.stream(*number).filter(|stream| stream.about.is("Subtype", "Form")) else {
            return;
        };
        let Some(content) = file.unpack(&stream).filter(|_| depth < DEEPEST) else { return };
        let numbers: Vec<f64> =
            file.follow(stream.about.get("Matrix")).list().iter().filter_map(Object::number).collect();
        let mut inner = state.clone();
        if let Some(matrix) = matrix_of(&numbers) {
            inner.matrix = multiply(&matrix, &inner.matrix);
        }
        let own = file.dictionary(stream.about.get("Resources"));
        let resources = if own.0.is_empty() { resources } else { &own };
        self.draw(&content, resources, inner, depth + 1);
    }

    /// Shows a string, or several with moves between them.
    fn show(&mut self, state: &State, what: Option<&Object<'_>>) {
        let Some(font) = state.font.clone() else { return };
        let one = what.map(std::slice::from_ref).unwrap_or_default();
        let parts = if let Some(Object::List(parts)) = what { parts } else { one };
        for part in parts {
            match part {
                Object::Number(back) => self.advance(state, &font, -back * 0.001 * state.size),
                Object::Text(bytes) => self.show_string(state, &font, bytes),
                _ => {}
            }
        }
    }

    fn advance(&mut self, state: &State, font: &Font, by: f64) {
        let (x, y) = if font.vertical { (0.0, -by) } else { (by * state.stretch, 0.0) };
        self.text = multiply(&[1.0, 0.0, 0.0, 1.0, x, y], &self.text);
    }

    fn show_string(&mut self, state: &State, font: &Font, bytes: &[u8]) {
        font.show(bytes, &mut |glyph| {
            let by = glyph.width * state.size;
            let spot = self.spot(state, font, by);
            let extra = state.between + if glyph.is_space { state.words } else { 0.0 };
            self.advance(state, font, by + extra);
            let text = glyph.text.as_deref();
            if self.is_full() || !spot.is_sound() {
                return;
            }
            self.written += text.map_or(1, str::len);
            match self.lines.last_mut().filter(|line| line.continues(&spot, text)) {
                Some(line) => line.push(&spot, text),
                None => self.lines.push(Line::begin(spot, text)),
            }
        });
    }

    /// Where the next glyph stands, `by` wide in the space of text.
    fn spot(&self, state: &State, font: &Font, by: f64) -> Spot {
        let all = multiply(&multiply(&[1.0, 0.0, 0.0, 1.0, 0.0, state.rise], &self.text), &state.matrix);
        let (along, up) = ((all[0], all[1]), (all[2], all[3]));
        let along = if font.vertical { (-up.0, -up.1) } else { along };
        let length = along.0.hypot(along.1);
        let size = state.size.abs() * up.0.hypot(up.1);
        let (x, y) = (along.0 / length, along.1 / length);
        let stretch = if font.vertical { 1.0 } else { state.stretch };
        let start = all[4] * x + all[5] * y;
        let end = start + by * stretch * length;
        let base = all[5] * x - all[4] * y;
        Spot { page: self.page, direction: (x, y), base, start, end: end.max(start), size }
    }
}

/// Skips a picture within the content, whose bytes are no words.
fn skip_picture(lexer: &mut Lexer<'_, '_>, content: &[u8]) {
    let rest = content.get(lexer.at..).unwrap_or_default();
    let ends = memchr::memmem::find_iter(rest, "EI");
    let space = |at: usize| rest.get(at).is_none_or(|&byte| super::object::is_space(byte));
    let end = ends.filter(|&at| at > 0).find(|&at| space(at - 1) && space(at + 2));
    lexer.at += end.map_or(rest.len(), |end| end + 2);
}
