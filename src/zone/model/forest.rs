//! A forest of decision trees: packed in a file, flat in memory.
//!
//! File, little endian: `TSF1`; u32 hash of the row's layout; u8 classes; f32 scale; f32 base for
//! each class; u8 number of features used; for each of them u16 its place in the row, u8 number of
//! thresholds, f32 each; u16 trees (a multiple of the classes); for each tree u16 nodes, then the
//! nodes in preorder: u8 feature, u8 threshold, u8 distance to the right child (the left one is
//! next), or `0xFF` and an i16 leaf. A value at or below the threshold goes left.

/// One step of a tree, or its end.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The threshold of a split; the bits of the leaf's whole number where `feature` is [`LEAF`].
    value: f32,
    /// The value's place in the row.
    feature: u16,
    /// The value's place among those that the forest looks at.
    column: u8,
    right: u8,
}

/// Values that a row can have.
pub(crate) const WIDEST: usize = 1024;

/// Rows that go through the trees side by side.
pub(crate) const ABREAST: usize = 64;

const LEAF: u16 = u16::MAX;
const PACKED_LEAF: u8 = u8::MAX;
const MAGIC: &[u8] = b"TSF1";

/// A trained forest.
#[derive(Clone, Debug, Default)]
pub(crate) struct Forest {
    nodes: Vec<Node>,
    /// First node of each tree; tree t belongs to class t modulo the number of classes.
    roots: Vec<u32>,
    base: Vec<f32>,
    scale: f32,
    /// Places in the row of the values that it looks at.
    columns: Vec<u16>,
    /// Hash of the names of the row it was trained on.
    #[cfg_attr(not(test), expect(dead_code, reason = "a test holds it to the rows"))]
    pub(crate) layout: u32,
}

/// Some rows, by value: what a forest looks at of each.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    values: Vec<[f32; ABREAST]>,
    rows: usize,
    /// The row in work, and the least and the greatest of each value so far: one behind the other for all columns, so
    /// that several are compared at once.
    row: Vec<f32>,
    least: Vec<f32>,
    most: Vec<f32>,
    /// Of each value the sum of its products with zero: no number where one was none, or had no end.
    odd: Vec<f32>,
}

/// One number a row that is all ones or zeros: whether the row takes part.
type Mask = [i32; ABREAST];

impl Columns {
    /// Room for rows of a forest.
    pub(crate) fn new(forest: &Forest) -> Self {
        let count = forest.columns.len();
        let line = vec![0.0; count];
        Self {
            values: vec![[0.0; ABREAST]; count],
            rows: 0,
            row: line.clone(),
            least: line.clone(),
            most: line.clone(),
            odd: line,
        }
    }

    /// Takes all rows away.
    pub(crate) const fn clear(&mut self) {
        self.rows = 0;
    }

    /// Adds a row, of which there may be [`ABREAST`].
    pub(crate) fn add(&mut self, forest: &Forest, row: &[f32; WIDEST]) {
        let at = self.rows % ABREAST;
        for (value, &place) in self.row.iter_mut().zip(&forest.columns) {
            *value = row[place as usize % WIDEST];
        }
        self.rows = at + 1;
        if at == 0 {
            // Rows that never come are like the first.
            for (column, &value) in self.values.iter_mut().zip(&self.row) {
                *column = [value; ABREAST];
            }
            self.least.clone_from(&self.row);
            self.most.clone_from(&self.row);
            self.odd.iter_mut().zip(&self.row).for_each(|(odd, value)| *odd = value * 0.0);
            return;
        }
        for (column, &value) in self.values.iter_mut().zip(&self.row) {
            column[at] = value;
        }
        for (least, &value) in self.least.iter_mut().zip(&self.row) {
            *least = if value < *least { value } else { *least };
        }
        for (most, &value) in self.most.iter_mut().zip(&self.row) {
            *most = if value > *most { value } else { *most };
        }
        for (odd, &value) in self.odd.iter_mut().zip(&self.row) {
            *odd += value * 0.0;
        }
    }

    /// The least and the greatest of each value.
    fn bounds(&self) -> Vec<[f32; 2]> {
        let bounds = self.least.iter().zip(&self.most).zip(&self.odd);
        // Zero times anything but a finite number is none, and such bounds decide nothing.
        let sure = |((&least, &most), odd): ((&f32, &f32), &f32)| {
            if odd.is_nan() { [f32::NEG_INFINITY, f32::INFINITY] } else { [least, most] }
        };
        bounds.map(sure).collect()
    }
}

/// Reads numbers off the front of a slice.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest): (&'a [u8; N], _) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*head)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take().map(u8::from_le_bytes)
    }

    fn short(&mut self) -> Option<u16> {
        self.take().map(u16::from_le_bytes)
    }

    fn float(&mut self) -> Option<f32> {
        self.take().map(f32::from_le_bytes)
    }
}

impl Forest {
    /// Unpacks a file; `None` where it is not one.
    pub(crate) fn unpack(file: &[u8]) -> Option<Self> {
        let mut reader = Reader(file.strip_prefix(MAGIC)?);
        let layout = reader.take().map(u32::from_le_bytes)?;
        let classes = reader.byte()?;
        let scale = reader.float()?;
        let base = (0..classes).map(|_| reader.float()).collect::<Option<Vec<_>>>()?;
        let mut features = Vec::new();
        for _ in 0..reader.byte()? {
            let place = reader.short().filter(|&place| (place as usize) < WIDEST)?;
            let thresholds = (0..reader.byte()?).map(|_| reader.float()).collect::<Option<Vec<_>>>()?;
            features.push((place, thresholds));
        }
        let columns = features.iter().map(|&(place, _)| place).collect();
        let mut forest = Self { nodes: Vec::new(), roots: Vec::new(), base, scale, columns, layout };
        for _ in 0..reader.short()? {
            forest.roots.push(forest.nodes.len() as u32);
            for _ in 0..reader.short()? {
                forest.nodes.push(read_node(&mut reader, &features)?);
            }
        }
        Some(forest)
    }

    /// Whether it scores nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.roots.is_empty()
    }

    /// The raw score of each class for a row.
    pub(crate) fn score(&self, row: &[f32; WIDEST]) -> Vec<f32> {
        let mut sums = vec![0_i32; self.base.len()];
        for (tree, &root) in self.roots.iter().enumerate() {
            if let Some(sum) = sums.get_mut(tree % self.base.len().max(1)) {
                *sum += self.walk(root as usize, row);
            }
        }
        sums.iter().zip(&self.base).map(|(&sum, base)| base + sum as f32 * self.scale).collect()
    }

    /// The probability that a row belongs to the one class of a binary forest.
    #[cfg(test)]
    pub(crate) fn probability(&self, row: &[f32; WIDEST]) -> f32 {
        let sum: i32 = self.roots.iter().map(|&root| self.walk(root as usize, row)).sum();
        logistic(self.base.first().copied().unwrap_or(0.0) + sum as f32 * self.scale)
    }

    /// The same of several rows, in their order.
    ///
    /// All rows go through a tree together: neighbours have many values in common, so that most splits send all of
    /// them one way, and what lies behind the other way is never seen.
    pub(crate) fn probabilities_abreast(&self, columns: &Columns) -> impl Iterator<Item = f32> {
        let bounds = columns.bounds();
        let mut sums = [0_i32; ABREAST];
        let mut open: Vec<(usize, Mask)> = Vec::new();
        for &root in &self.roots {
            open.push((root as usize, [-1; ABREAST]));
            self.walk_abreast(columns, &bounds, &mut open, &mut sums);
        }
        let (base, scale) = (self.base.first().copied().unwrap_or(0.0), self.scale);
        sums.into_iter().take(columns.rows).map(move |sum| logistic(base + sum as f32 * scale))
    }

    /// Adds what the leaves below the open nodes say to the sums of the rows that come there.
    fn walk_abreast(
        &self,
        columns: &Columns,
        bounds: &[[f32; 2]],
        open: &mut Vec<(usize, Mask)>,
        sums: &mut [i32; ABREAST],
    ) {
        while let Some((at, rows)) = open.last_mut() {
            let Some(&node) = self.nodes.get(*at) else { return open.clear() };
            if node.feature == LEAF {
                let leaf = node.value.to_bits().cast_signed();
                for (sum, row) in sums.iter_mut().zip(rows.iter()) {
                    *sum += row & leaf;
                }
                open.pop();
                continue;
            }
            let column = usize::from(node.column);
            let (Some(&[least, most]), Some(values)) = (bounds.get(column), columns.values.get(column))
            else {
                return open.clear();
            };
            let right = *at + usize::from(node.right);
            if most <= node.value {
                *at += 1;
                continue;
            }
            if least > node.value {
                *at = right;
                continue;
            }
            let mut left: Mask = [0; ABREAST];
            let (mut any_left, mut any_right) = (0, 0);
            for ((left, row), value) in left.iter_mut().zip(rows.iter_mut()).zip(values) {
                let goes = -i32::from(*value <= node.value);
                *left = *row & goes;
                *row &= !goes;
                any_left |= *left;
                any_right |= *row;
            }
            let next = *at + 1;
            if any_right == 0 {
                (*at, *rows) = (next, left);
            } else {
                *at = right;
                if any_left != 0 {
                    open.push((next, left));
                }
            }
        }
    }

    /// The probability of each class of a forest of several.
    pub(crate) fn probabilities(&self, row: &[f32; WIDEST]) -> Vec<f32> {
        let scores = self.score(row);
        let most = scores.iter().copied().fold(f32::MIN, f32::max);
        let powers: Vec<f32> = scores.iter().map(|score| libm::expf(score - most)).collect();
        let whole: f32 = powers.iter().sum();
        powers.iter().map(|power| power / whole).collect()
    }

    fn walk(&self, root: usize, row: &[f32; WIDEST]) -> i32 {
        let mut at = root;
        while let Some(node) = self.nodes.get(at) {
            if node.feature == LEAF {
                return node.value.to_bits().cast_signed();
            }
            let value = row[node.feature as usize % WIDEST];
            at += if value <= node.value { 1 } else { node.right as usize };
        }
        0
    }
}

fn read_node(reader: &mut Reader, features: &[(u16, Vec<f32>)]) -> Option<Node> {
    let feature = reader.byte()?;
    if feature == PACKED_LEAF {
        let leaf = i32::from(reader.take().map(i16::from_le_bytes)?);
        return Some(Node {
            value: f32::from_bits(leaf.cast_unsigned()),
            feature: LEAF,
            column: 0,
            right: 0,
        });
    }
    let (place, thresholds) = features.get(feature as usize)?;
    let value = *thresholds.get(reader.byte()? as usize)?;
    // A step of at least one ends every walk.
    let right = reader.byte()?.max(1);
    Some(Node { value, feature: *place, column: feature, right })
}

/// The logistic function, the same bits on every platform.
fn logistic(score: f32) -> f32 {
    1.0 / (1.0 + libm::expf(-score))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two trees on two features: `a <= 0.5 ? -100 : (b <= 2 ? 50 : 200)`, and a lone leaf of 7.
    fn packed() -> Vec<u8> {
        let mut file = MAGIC.to_vec();
        file.extend(9_u32.to_le_bytes());
        file.push(1);
        file.extend(0.01_f32.to_le_bytes());
        file.extend(0.25_f32.to_le_bytes());
        file.push(2);
        for (place, threshold) in [(3_u16, 0.5_f32), (1, 2.0)] {
            file.extend(place.to_le_bytes());
            file.push(1);
            file.extend(threshold.to_le_bytes());
        }
        file.extend(2_u16.to_le_bytes());
        file.extend(5_u16.to_le_bytes());
        let leaf = |value: i16| [&[PACKED_LEAF][..], &value.to_le_bytes()].concat();
        for node in [vec![0, 0, 2], leaf(-100), vec![1, 0, 2], leaf(50), leaf(200)] {
            file.extend(node);
        }
        file.extend(1_u16.to_le_bytes());
        file.extend(leaf(7));
        file
    }

    fn pad(row: &[f32]) -> [f32; WIDEST] {
        std::array::from_fn(|at| row.get(at).copied().unwrap_or(0.0))
    }

    #[test]
    fn walks_the_trees() {
        let forest = Forest::unpack(&packed()).unwrap();
        assert_eq!(forest.layout, 9);
        for (row, bits) in [
            ([0.0, 0.0, 0.0, 0.0], (0.25_f32 + -93.0 * 0.01).to_bits()),
            ([0.0, 1.0, 0.0, 1.0], (0.25_f32 + 57.0 * 0.01).to_bits()),
            ([0.0, 9.0, 0.0, 1.0], (0.25_f32 + 207.0 * 0.01).to_bits()),
        ] {
            assert_eq!(forest.score(&pad(&row)).first().unwrap().to_bits(), bits, "{row:?}");
        }
    }

    #[test]
    fn rows_abreast_score_as_alone() {
        let forest = Forest::unpack(&packed()).unwrap();
        let rows =
            [[0.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 1.0], [0.0, 9.0, 0.0, 1.0], [0.0, f32::NAN, 0.0, 1.0]];
        let mut columns = Columns::new(&forest);
        for from in 0..rows.len() {
            for to in from + 1..=rows.len() {
                columns.clear();
                rows[from..to].iter().for_each(|row| columns.add(&forest, &pad(row)));
                let alone: Vec<f32> =
                    rows[from..to].iter().map(|row| forest.probability(&pad(row))).collect();
                assert_eq!(forest.probabilities_abreast(&columns).collect::<Vec<_>>(), alone, "{from}..{to}");
            }
        }
    }

    #[test]
    fn refuses_what_is_no_forest() {
        let file = packed();
        for end in 0..file.len() {
            assert!(Forest::unpack(&file[..end]).is_none(), "{end}");
        }
        assert!(Forest::unpack(b"something else").is_none());
    }
}
