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
    feature: u16,
    right: u16,
}

/// Values that are compared at once.
const LANES: usize = 8;

/// Rows that go through a tree side by side: the way of one is waited for while the others go on.
pub(crate) const ABREAST: usize = 4;

/// Values that a row can have.
pub(crate) const WIDEST: usize = 1024;

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
    /// What trees say that are left with a single leaf, in a forest of one class.
    constant: i32,
    /// Hash of the names of the row it was trained on.
    #[cfg_attr(not(test), expect(dead_code, reason = "a test holds it to the rows"))]
    pub(crate) layout: u32,
}

/// The least and the greatest of each value of some rows.
#[derive(Clone, Debug)]
pub(crate) struct Bounds {
    least: [f32; WIDEST],
    most: [f32; WIDEST],
    /// A value was no number; such bounds decide nothing.
    odd: bool,
}

impl Bounds {
    /// Those of no row.
    pub(crate) const fn new() -> Self {
        Self { least: [f32::INFINITY; WIDEST], most: [f32::NEG_INFINITY; WIDEST], odd: false }
    }

    /// Widens them for one more row, of which only the first `length` values are looked at.
    pub(crate) fn add(&mut self, row: &[f32; WIDEST], length: usize) {
        // Whole groups of values at once: what lies behind the row is zeros, as in every row.
        let (rows, _) = row.as_chunks::<LANES>();
        let (least, _) = self.least.as_chunks_mut::<LANES>();
        let (most, _) = self.most.as_chunks_mut::<LANES>();
        // Zero times anything but a finite number is none.
        let mut odd = [0.0_f32; LANES];
        for ((least, most), row) in least.iter_mut().zip(most).zip(rows).take(length.div_ceil(LANES)) {
            for at in 0..LANES {
                let value = row[at];
                least[at] = if value < least[at] { value } else { least[at] };
                most[at] = if value > most[at] { value } else { most[at] };
                odd[at] += value * 0.0;
            }
        }
        self.odd |= odd.iter().any(|sum| sum.is_nan());
    }

    /// Whether a split sends all rows left (true) or right (false), if it sends them one way. A value
    /// that no row has counts as zero.
    fn side(&self, node: Node) -> Option<bool> {
        let at = node.feature as usize % WIDEST;
        let (least, most) = (self.least[at], self.most[at]);
        if self.odd || least > most {
            None
        } else if most <= node.value {
            Some(true)
        } else {
            (least > node.value).then_some(false)
        }
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
        let mut forest = Self { nodes: Vec::new(), roots: Vec::new(), base, scale, constant: 0, layout };
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
        let mut sums = vec![self.constant; self.base.len()];
        for (tree, &root) in self.roots.iter().enumerate() {
            if let Some(sum) = sums.get_mut(tree % self.base.len().max(1)) {
                *sum += self.walk(root as usize, row);
            }
        }
        sums.iter().zip(&self.base).map(|(&sum, base)| base + sum as f32 * self.scale).collect()
    }

    /// The probability that a row belongs to the one class of a binary forest.
    pub(crate) fn probability(&self, row: &[f32; WIDEST]) -> f32 {
        let sum = self.roots.iter().fold(self.constant, |sum, &root| sum + self.walk(root as usize, row));
        logistic(self.base.first().copied().unwrap_or(0.0) + sum as f32 * self.scale)
    }

    /// The same of several rows.
    pub(crate) fn probabilities_abreast(&self, rows: [&[f32; WIDEST]; ABREAST]) -> [f32; ABREAST] {
        let mut sums = [self.constant; ABREAST];
        for &root in &self.roots {
            for (sum, leaf) in sums.iter_mut().zip(self.walk_abreast(root as usize, rows)) {
                *sum += leaf;
            }
        }
        let base = self.base.first().copied().unwrap_or(0.0);
        sums.map(|sum| logistic(base + sum as f32 * self.scale))
    }

    /// The probability of each class of a forest of several.
    pub(crate) fn probabilities(&self, row: &[f32; WIDEST]) -> Vec<f32> {
        let scores = self.score(row);
        let most = scores.iter().copied().fold(f32::MIN, f32::max);
        let powers: Vec<f32> = scores.iter().map(|score| libm::expf(score - most)).collect();
        let whole: f32 = powers.iter().sum();
        powers.iter().map(|power| power / whole).collect()
    }

    /// Writes into `narrow` the forest as it is for rows within the bounds: a split that sends all of
    /// them one way is left out, and so is what lies behind its other way.
    pub(crate) fn narrow(&self, bounds: &Bounds, narrow: &mut Self) {
        narrow.base.clone_from(&self.base);
        narrow.scale = self.scale;
        narrow.nodes.clear();
        narrow.roots.clear();
        narrow.constant = 0;
        // Splits whose right way is still to come: where they went, and where that way begins.
        let mut open: Vec<(usize, usize)> = Vec::new();
        for &root in &self.roots {
            narrow.roots.push(narrow.nodes.len() as u32);
            let mut at = root as usize;
            while let Some(&node) = self.nodes.get(at) {
                if node.feature == LEAF {
                    narrow.nodes.push(node);
                    let Some((split, right)) = open.pop() else { break };
                    let distance = narrow.nodes.len() - split;
                    if let Some(split) = narrow.nodes.get_mut(split) {
                        split.right = distance as u16;
                    }
                    at = right;
                    continue;
                }
                let right = at + node.right as usize;
                at = match bounds.side(node) {
                    Some(true) => at + 1,
                    Some(false) => right,
                    None => {
                        open.push((narrow.nodes.len(), right));
                        narrow.nodes.push(node);
                        at + 1
                    }
                };
            }
            open.clear();
            if self.base.len() == 1 {
                narrow.fold_leaf();
            }
        }
    }

    /// Takes a last tree away that is a single leaf, and keeps what it says.
    fn fold_leaf(&mut self) {
        if let Some(&root) = self.roots.last()
            && let [leaf] = self.nodes.get(root as usize..).unwrap_or_default()
        {
            self.constant += leaf.value.to_bits().cast_signed();
            self.nodes.pop();
            self.roots.pop();
        }
    }

    /// What [`Forest::walk`] says of each row. Without branches: a leaf steps onto itself.
    fn walk_abreast(&self, root: usize, rows: [&[f32; WIDEST]; ABREAST]) -> [i32; ABREAST] {
        let mut at = [root; ABREAST];
        loop {
            let mut moved = 0;
            let mut leaves = [0; ABREAST];
            for lane in 0..ABREAST {
                let Some(node) = self.nodes.get(at[lane]) else { return [0; ABREAST] };
                let left = usize::from(node.feature != LEAF);
                let value = rows[lane][node.feature as usize % WIDEST];
                let step = if value <= node.value { left } else { node.right as usize };
                at[lane] += step;
                moved |= step;
                leaves[lane] = node.value.to_bits().cast_signed();
            }
            if moved == 0 {
                return leaves;
            }
        }
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
        return Some(Node { value: f32::from_bits(leaf.cast_unsigned()), feature: LEAF, right: 0 });
    }
    let (place, thresholds) = features.get(feature as usize)?;
    let value = *thresholds.get(reader.byte()? as usize)?;
    // A step of at least one ends every walk.
    let right = u16::from(reader.byte()?.max(1));
    Some(Node { value, feature: *place, right })
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
    fn a_narrow_forest_scores_rows_within_its_bounds_alike() {
        let forest = Forest::unpack(&packed()).unwrap();
        let rows =
            [[0.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 1.0], [0.0, 9.0, 0.0, 1.0], [0.0, f32::NAN, 0.0, 1.0]];
        let mut narrow = Forest::default();
        for from in 0..rows.len() {
            for to in from + 1..=rows.len() {
                let mut bounds = Bounds::new();
                rows[from..to].iter().for_each(|row| bounds.add(&pad(row), row.len()));
                forest.narrow(&bounds, &mut narrow);
                for row in &rows[from..to] {
                    assert_eq!(narrow.score(&pad(row)), forest.score(&pad(row)), "{from}..{to} {row:?}");
                }
                let padded = [0, 1, 2, 3].map(|i| pad(&rows[i]));
                let abreast = forest.probabilities_abreast(padded.each_ref());
                assert_eq!(abreast, padded.map(|row| forest.probability(&row)));
                if to == from + 1 && from < 3 {
                    assert_eq!(narrow.nodes.len(), 0, "one row takes one way");
                }
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
