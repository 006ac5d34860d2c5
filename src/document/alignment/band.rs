//! The band around the diagonal in which pairs are looked for, so that time and memory stay linear.

/// Half its width, in units.
const HALF: usize = 48;

/// Cells of a table with a row for each place of the first side, each with the places of the second around it.
#[derive(Debug, Default)]
pub(super) struct Band {
    width: usize,
    centers: Vec<usize>,
    columns: usize,
}

impl Band {
    /// The band for so many units of both sides; places are those before and behind units, one more than units.
    pub(super) fn new(rows: usize, columns: usize) -> Self {
        let width = 2 * HALF.min(columns.max(1)) + 1;
        Self { width, centers: (0..=rows).map(|i| i * columns / rows.max(1)).collect(), columns }
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        self.centers.len() * self.width
    }

    /// The places of the second side that a row has.
    pub(super) fn columns(&self, row: usize) -> std::ops::RangeInclusive<usize> {
        let (center, half) = (self.centers.get(row).copied().unwrap_or(0), self.width / 2);
        center.saturating_sub(half)..=(center + half).min(self.columns)
    }

    /// The cell of two places; none outside the band.
    pub(super) fn cell(&self, row: usize, column: usize) -> Option<usize> {
        let at = (column + self.width / 2).checked_sub(*self.centers.get(row)?)?;
        (at < self.width).then_some(row * self.width + at)
    }
}
