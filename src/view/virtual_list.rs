//! The arithmetic of long lists: which rows are in sight, and where they stand.

use std::ops::Range;

/// Tallest element that all browsers lay out exactly, in CSS pixels. Firefox stops below 17.9 million,
/// Chromium at 33.5 million; a list that would be taller is scrolled in proportion.
const MAX_HEIGHT: f64 = 8_000_000.0;

/// Rows drawn beyond either edge, so that scrolling does not show empty paper.
const OVERSCAN: usize = 12;

/// A list of rows that all have the same height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rows {
    /// How many.
    pub count: usize,
    /// Height of one row in CSS pixels.
    pub height: f64,
    /// Height of the window that the list is seen through.
    pub window: f64,
}

impl Rows {
    /// Height of the scrolled element.
    pub fn total(self) -> f64 {
        self.natural().min(MAX_HEIGHT)
    }

    /// The rows to draw at a scroll position.
    pub fn drawn(self, scroll: f64) -> Range<usize> {
        let seen = self.seen(scroll);
        seen.start.saturating_sub(OVERSCAN)..(seen.end + OVERSCAN).min(self.count)
    }

    /// The rows in sight at a scroll position.
    pub fn seen(self, scroll: f64) -> Range<usize> {
        if self.height <= 0.0 {
            return 0..0;
        }
        let top = self.to_natural(scroll);
        let start = ((top / self.height).floor().max(0.0) as usize).min(self.count);
        let end = (((top + self.window) / self.height).ceil().max(0.0) as usize).min(self.count);
        start..end.max(start)
    }

    /// Where a row's upper edge stands inside the scrolled element at a scroll position.
    pub fn top_of(self, row: usize, scroll: f64) -> f64 {
        row as f64 * self.height - self.to_natural(scroll) + scroll
    }

    /// The scroll position that brings a row to a third of the window's height.
    pub fn scroll_to(self, row: usize) -> f64 {
        let wanted = (row as f64 * self.height - self.window / 3.0).max(0.0);
        let (room, natural_room) = self.rooms();
        if natural_room <= 0.0 { 0.0 } else { (wanted * (room / natural_room)).min(room) }
    }

    fn natural(self) -> f64 {
        self.count as f64 * self.height
    }

    fn rooms(self) -> (f64, f64) {
        ((self.total() - self.window).max(0.0), (self.natural() - self.window).max(0.0))
    }

    fn to_natural(self, scroll: f64) -> f64 {
        let (room, natural_room) = self.rooms();
        let scroll = scroll.clamp(0.0, room);
        if room <= 0.0 { 0.0 } else { scroll * (natural_room / room) }
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_HEIGHT, Rows};

    #[test]
    fn draws_what_is_in_sight() {
        let rows = Rows { count: 1_000, height: 20.0, window: 100.0 };
        assert_eq!(rows.seen(0.0), 0..5);
        assert_eq!(rows.drawn(400.0), 8..37);
        assert_eq!(rows.seen(1e9), 995..1_000);
        assert!((rows.top_of(20, 400.0) - 400.0).abs() < 1e-9);
    }

    #[test]
    fn every_row_of_an_enormous_list_can_be_reached() {
        let rows = Rows { count: 5_000_000, height: 20.0, window: 600.0 };
        assert!((rows.total() - MAX_HEIGHT).abs() < 1e-9);
        for row in [0, 1, 77, 2_500_000, 4_999_999] {
            let scroll = rows.scroll_to(row);
            assert!(rows.seen(scroll).contains(&row), "{row}");
            let top = rows.top_of(row, scroll) - scroll;
            assert!((0.0..600.0).contains(&top), "{row} at {top}");
        }
    }

    #[test]
    fn nothing_breaks_without_rows_or_window() {
        for rows in [
            Rows { count: 0, height: 20.0, window: 100.0 },
            Rows { count: 3, height: 0.0, window: 0.0 },
            Rows { count: 3, height: 20.0, window: 0.0 },
        ] {
            assert!(rows.drawn(0.0).end <= rows.count);
            assert!(rows.scroll_to(1).is_finite());
        }
    }
}
