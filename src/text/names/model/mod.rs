//! Weights by features, few of many: packed in a file, found by a bit and a count in memory.
//!
//! File, little endian: `TSN1`; u8 labels; u8 bits of a feature's place; u32 rows; the weights of one label behind
//! another (labels × labels, i16); the gaps between the places of the rows as base-128 numbers, low digits first; of
//! each row u16, a bit for each label that has a weight; these weights, i8. Each part stands by itself, so that the
//! file compresses well.

use std::sync::OnceLock;

/// Labels that a row has room for.
pub(super) const WIDEST: usize = 16;

/// The weights of a feature for each label.
pub(super) type Row = [i8; WIDEST];

const MAGIC: &[u8] = b"TSN1";

/// A model: without rows it says nothing of anything.
#[derive(Debug, Default)]
pub(super) struct Model {
    /// Bits by which a feature's hash is shifted to its place.
    shift: u32,
    /// Of each 64 places a bit for those that have a row, and the rows before them.
    places: Vec<(u64, u32)>,
    rows: Vec<Row>,
    labels: usize,
    /// The weight of label `b` behind label `a` at `a * labels + b`.
    behind: Vec<i16>,
}

impl Model {
    /// Unpacks a file; `None` where it is not one.
    pub(super) fn unpack(file: &[u8]) -> Option<Self> {
        let (&[labels, bits], rest) = file.strip_prefix(MAGIC)?.split_first_chunk()?;
        let (&count, mut rest) = rest.split_first_chunk()?;
        let (labels, count) = (usize::from(labels), u32::from_le_bytes(count) as usize);
        if labels > WIDEST || !(6..=26).contains(&bits) || count > 1 << bits {
            return None;
        }
        let (behind, after) = rest.split_at_checked(2 * labels * labels)?;
        let behind = behind.as_chunks::<2>().0.iter().map(|&two| i16::from_le_bytes(two)).collect();
        rest = after;
        let mut known: Vec<u64> = vec![0; 1 << (bits - 6)];
        let mut place = 0;
        for row in 0..count {
            place += read_gap(&mut rest)? + usize::from(row > 0);
            *known.get_mut(place / 64)? |= 1 << (place % 64);
        }
        let (masks, mut weights) = rest.split_at_checked(2 * count)?;
        let mut rows = Vec::with_capacity(count);
        for &mask in masks.as_chunks::<2>().0 {
            let mask = u16::from_le_bytes(mask);
            let mut row = [0; WIDEST];
            for (_, weight) in row.iter_mut().enumerate().filter(|(label, _)| mask >> label & 1 == 1) {
                let (&first, others) = weights.split_first()?;
                *weight = first.cast_signed();
                weights = others;
            }
            rows.push(row);
        }
        let mut sum = 0;
        let places = known
            .into_iter()
            .map(|word| {
                let before = sum;
                sum += word.count_ones();
                (word, before)
            })
            .collect();
        Some(Self { shift: 32 - u32::from(bits), places, rows, labels, behind })
    }

    /// The weights of a feature, if it has some.
    #[inline]
    pub(super) fn row(&self, feature: u32) -> Option<&Row> {
        let place = feature >> self.shift;
        let (word, bit) = ((place / 64) as usize, place % 64);
        let &(known, before) = self.places.get(word)?;
        if known >> bit & 1 == 0 {
            return None;
        }
        let below = (known & ((1 << bit) - 1)).count_ones();
        self.rows.get((before + below) as usize)
    }

    /// The weight of a label behind another.
    pub(super) fn behind(&self, before: usize, label: usize) -> i32 {
        let within = before < self.labels && label < self.labels;
        let weight = self.behind.get(before * self.labels + label).filter(|_| within);
        weight.copied().unwrap_or(0).into()
    }
}

fn read_gap(rest: &mut &[u8]) -> Option<usize> {
    let mut gap = 0;
    for digit in 0..4 {
        let (&byte, others) = rest.split_first()?;
        *rest = others;
        gap |= usize::from(byte & 0x7f) << (7 * digit);
        if byte < 0x80 {
            return Some(gap);
        }
    }
    None
}

/// Packs a model: what [`Model::unpack`] reads. Rows are sorted by place and have weights.
#[cfg(any(test, feature = "training"))]
pub(super) fn pack(labels: usize, bits: u8, behind: &[i16], rows: &[(u32, Row)]) -> Vec<u8> {
    let mut file = MAGIC.to_vec();
    file.extend([labels as u8, bits]);
    file.extend((rows.len() as u32).to_le_bytes());
    file.extend(behind.iter().flat_map(|weight| weight.to_le_bytes()));
    let mut next = 0;
    for &(place, _) in rows {
        let mut gap = place - next;
        while gap >= 0x80 {
            file.push(gap as u8 | 0x80);
            gap >>= 7;
        }
        file.push(gap as u8);
        next = place + 1;
    }
    for (_, row) in rows {
        let bit = |(label, &weight): (usize, &i8)| u16::from(weight != 0) << label;
        file.extend(row.iter().enumerate().map(bit).sum::<u16>().to_le_bytes());
    }
    file.extend(rows.iter().flat_map(|(_, row)| row.iter().filter(|&&w| w != 0).map(|w| w.cast_unsigned())));
    file
}

/// The chain's weights.
pub(super) fn tagger() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| Model::unpack(include_bytes!("tagger.names")).unwrap_or_default())
}

/// The weights of whole texts.
pub(super) fn judge() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| Model::unpack(include_bytes!("judge.names")).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{Model, Row, WIDEST, pack};

    fn row(weights: &[(usize, i8)]) -> Row {
        let mut row = [0; WIDEST];
        for &(label, weight) in weights {
            row[label] = weight;
        }
        row
    }

    #[test]
    fn what_is_packed_is_found() {
        let rows = [
            (0, row(&[(0, 5)])),
            (1, row(&[(12, -128)])),
            (63, row(&[(3, 1), (4, -1)])),
            (64, row(&[(1, 127)])),
            (70_000, row(&[(2, 9)])),
        ];
        let behind: Vec<i16> = (0..169).map(|weight| weight - 80).collect();
        let model = Model::unpack(&pack(13, 20, &behind, &rows)).unwrap();
        for (place, row) in rows {
            assert_eq!(model.row(place << 12 | 0x4d), Some(&row), "{place}");
            assert!([1, 63, 64].contains(&(place + 1)) || model.row((place + 1) << 12).is_none());
        }
        assert_eq!(model.behind(2, 3), -51);
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        let file = pack(4, 16, &[0; 16], &[(9, row(&[(0, 5), (1, 3)])), (300, row(&[(2, 1)]))]);
        assert!(Model::unpack(&file).is_some());
        for end in 0..file.len() {
            assert!(Model::unpack(&file[..end]).is_none(), "{end}");
        }
    }

    #[test]
    fn the_shipped_models_unpack() {
        assert!(!super::tagger().rows.is_empty());
        assert!(!super::judge().rows.is_empty());
    }
}
