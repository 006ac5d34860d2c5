//! The band around the diagonal in which pairs are looked for, so that time and memory stay linear.

/// Half its width, in units.
const HALF: usize = 48;

/// Half the width of a band around a path that is known, beside what the path leaves out at once.
const NEAR: usize = 4;

/// The cells of one row of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'t, T> {
    cells: &'t [T],
    /// Half the width of the band, and the place in its middle.
    half: usize,
    center: usize,
}

impl<T: Copy> Row<'_, T> {
    /// What stands at a place of the second side; nothing outside the band.
    pub(super) fn get(&self, column: usize) -> Option<T> {
        self.cells.get((column + self.half).wrapping_sub(self.center)).copied()
    }
}

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

    /// The band around a path, given by places on it that are in order; between them it goes straight.
    pub(super) fn along(rows: usize, columns: usize, places: impl Iterator<Item = (usize, usize)>) -> Self {
        let mut centers = Vec::with_capacity(rows + 1);
        let (mut last, mut widest) = ((0, 0), 0);
        for place in places.chain(std::iter::once((rows, columns))) {
            let (from, to) = (place.0 - last.0.min(place.0), place.1.saturating_sub(last.1));
            centers.extend((0..from).map(|row| last.1 + row * to / from.max(1)));
            widest = widest.max(to.saturating_sub(from));
            last = place;
        }
        centers.push(columns);
        let width = 2 * (NEAR + widest).min(HALF) + 1;
        Self { width, centers, columns }
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

    /// The cells that a table has for a row.
    pub(super) fn row<'t, T>(&self, table: &'t [T], row: usize) -> Row<'t, T> {
        let center = self.centers.get(row).copied().unwrap_or(0);
        let cells = table.get(row * self.width..(row + 1) * self.width).unwrap_or_default();
        Row { cells, half: self.width / 2, center }
    }

    /// Where the cells of a row begin in a table.
    pub(super) const fn start(&self, row: usize) -> usize {
        row * self.width
    }

    /// The cell of two places; none outside the band.
    pub(super) fn cell(&self, row: usize, column: usize) -> Option<usize> {
        let at = (column + self.width / 2).checked_sub(*self.centers.get(row)?)?;
        (at < self.width).then_some(row * self.width + at)
    }
}

#[cfg(test)]
mod tests {
    use super::Band;

    #[test]
    fn a_row_has_the_cells_of_the_table() {
        for band in [Band::new(300, 200), Band::along(9, 6, [(2, 1), (3, 5)].into_iter())] {
            let table: Vec<usize> = (0..band.len()).collect();
            for row in 0..9 {
                for column in 0..210 {
                    assert_eq!(band.row(&table, row).get(column), band.cell(row, column), "{row} {column}");
                }
            }
        }
    }
}
