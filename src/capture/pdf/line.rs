//! Lines: glyphs that stand side by side, as they were drawn.

/// Where a glyph stands, seen along its line: all lengths in points, bases grow upwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) page: usize,
    /// Of the line.
    pub(super) direction: (f64, f64),
    pub(super) base: f64,
    pub(super) start: f64,
    pub(super) end: f64,
    pub(super) size: f64,
}

impl Spot {
    /// Whether it stands anywhere.
    pub(super) fn is_sound(&self) -> bool {
        let numbers = [self.base, self.start, self.end, self.size, self.direction.0, self.direction.1];
        numbers.iter().all(|number| number.is_finite()) && self.size > 0.0
    }
}

/// A gap of so many times the size parts words, if no space was drawn; between ideographs, which are often set apart
/// to fill a line, of so many.
const WORD_GAP: f64 = 0.17;
const IDEOGRAPH_GAP: f64 = 0.7;

/// A gap of so many times the size parts columns.
const COLUMN_GAP: f64 = 1.5;

/// Glyphs step back so far, by their sizes, where they are drawn closely.
const STEP_BACK: f64 = 0.6;

/// One line as drawn.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) at: Spot,
    pub(super) text: String,
    /// Glyphs, and those that nobody can say the character of.
    pub(super) glyphs: usize,
    pub(super) unknown: usize,
}

impl Line {
    pub(super) fn begin(spot: Spot, text: Option<&str>) -> Self {
        let mut line = Self { at: spot, text: String::new(), glyphs: 0, unknown: 0 };
        line.push(&spot, text);
        line
    }

    /// Whether a glyph belongs to this line.
    pub(super) fn continues(&self, spot: &Spot, text: Option<&str>) -> bool {
        let at = &self.at;
        let straight = at.direction.0 * spot.direction.0 + at.direction.1 * spot.direction.1 > 0.99;
        if at.page != spot.page || !straight {
            return false;
        }
        let (size, gap) = (at.size.max(spot.size), spot.start - at.end);
        let off = (spot.base - at.base).abs();
        let near = off < 0.2 * size && gap < COLUMN_GAP * size || off < 0.6 * size && gap < 0.4 * size;
        // Spaces of any width are drawn at the ends of lines.
        let space = text.is_some_and(|text| text.trim().is_empty());
        near && (gap > -STEP_BACK * size || space && gap > -COLUMN_GAP * size)
    }

    /// Adds a glyph that belongs to it.
    pub(super) fn push(&mut self, spot: &Spot, text: Option<&str>) {
        let gap = spot.start - self.at.end;
        self.glyphs += 1;
        self.unknown += usize::from(text.is_none());
        let text = text.unwrap_or("\u{fffd}");
        let before = self.text.chars().next_back();
        let tight = before.is_some_and(is_wide) || text.starts_with(is_wide);
        let wide = if tight { IDEOGRAPH_GAP } else { WORD_GAP };
        let size = self.at.size.min(spot.size);
        if before.is_some_and(|before| !before.is_whitespace()) && gap > wide * size && !text.starts_with(' ')
        {
            self.text.push(' ');
        }
        // What is small in a line is raised or lowered.
        if spot.size > self.at.size * 1.2 {
            (self.at.base, self.at.size) = (spot.base, spot.size);
        }
        self.at.end = self.at.end.max(spot.end);
        let blank = |c: char| c.is_whitespace() || c.is_control();
        for c in text.chars() {
            match c {
                c if blank(c) && self.text.ends_with(' ') || blank(c) && self.text.is_empty() => {}
                c if blank(c) => self.text.push(' '),
                c => self.text.push(c),
            }
        }
    }
}

/// Whether a character is as wide as high, and needs no space beside it: ideographs, kana, and their signs.
pub(super) const fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff60}'
        | '\u{20000}'..='\u{3ffff}')
}
