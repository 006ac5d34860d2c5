//! One row of a feature matrix, written value by value, with names where somebody wants them.

use crate::zone::model::WIDEST;

/// Collects the values of one row; training also takes the names.
#[derive(Debug)]
pub(crate) struct Row {
    /// Those written so far, zeros behind them; what there is no room for is left out.
    values: Box<[f32; WIDEST]>,
    len: usize,
    /// Left out where nobody could ask: a page has hundreds of thousands of values.
    #[cfg(any(test, feature = "training"))]
    names: Option<Vec<String>>,
}

impl Default for Row {
    fn default() -> Self {
        Self {
            values: Box::new([0.0; WIDEST]),
            len: 0,
            #[cfg(any(test, feature = "training"))]
            names: None,
        }
    }
}

impl Row {
    /// A row that keeps the names of its values.
    #[cfg(any(test, feature = "training"))]
    pub(crate) fn named() -> Self {
        Self { names: Some(Vec::new()), ..Self::default() }
    }

    /// Adds a value.
    pub(crate) fn put(&mut self, name: &str, value: f32) {
        self.put_in("", name, value);
    }

    /// Adds a value whose name is `prefix` and `name` together.
    #[inline]
    pub(crate) fn put_in(&mut self, prefix: &str, name: &str, value: f32) {
        self.name(|| format!("{prefix}{name}"));
        self.push(value);
    }

    #[cfg(any(test, feature = "training"))]
    fn name(&mut self, name: impl FnOnce() -> String) {
        if let Some(names) = &mut self.names {
            names.push(name());
        }
    }

    #[cfg(not(any(test, feature = "training")))]
    #[expect(clippy::unused_self, reason = "names are kept only for training")]
    fn name(&mut self, _: impl FnOnce() -> String) {}

    fn push(&mut self, value: f32) {
        if let Some(slot) = self.values.get_mut(self.len) {
            *slot = value;
            self.len += 1;
        }
    }

    /// Adds several values at once, which is what a row is mostly made of; the names are `prefix` and what `name` gives.
    pub(crate) fn put_all<const N: usize>(
        &mut self,
        prefix: &str,
        name: impl Fn(usize) -> &'static str,
        values: [f32; N],
    ) {
        for at in 0..N {
            self.name(|| format!("{prefix}{}", name(at)));
        }
        match self.values.get_mut(self.len..).and_then(<[f32]>::first_chunk_mut) {
            Some(slots) => {
                *slots = values;
                self.len += N;
            }
            None => values.into_iter().for_each(|value| self.push(value)),
        }
    }

    /// Adds 1 for each bit that is set, 0 for the others, the lowest first.
    pub(crate) fn put_bits<const N: usize>(
        &mut self,
        prefix: &str,
        name: impl Fn(usize) -> &'static str,
        bits: u32,
    ) {
        self.put_all::<N>(prefix, name, std::array::from_fn(|bit| (bits >> bit & 1) as f32));
    }

    /// Adds a value whose name is `prefix` and a number.
    pub(crate) fn put_indexed(&mut self, prefix: &str, index: usize, value: f32) {
        self.name(|| format!("{prefix}{index}"));
        self.push(value);
    }

    /// Adds 1 for true, 0 for false.
    pub(crate) fn flag(&mut self, prefix: &str, name: &str, value: bool) {
        self.put_in(prefix, name, if value { 1.0 } else { 0.0 });
    }

    /// The values so far.
    pub(crate) fn values(&self) -> &[f32] {
        self.values.get(..self.len).unwrap_or_default()
    }

    /// The values with zeros behind them: its fixed width spares every step of a forest a look at its length.
    pub(crate) const fn padded(&self) -> &[f32; WIDEST] {
        &self.values
    }

    /// The names so far; empty unless the row is [`Row::named`].
    #[cfg(any(test, feature = "training"))]
    pub(crate) fn names(&self) -> &[String] {
        self.names.as_deref().unwrap_or_default()
    }

    /// Empties the row for the next one.
    pub(crate) fn clear(&mut self) {
        if let Some(written) = self.values.get_mut(..self.len) {
            written.fill(0.0);
        }
        self.len = 0;
        #[cfg(any(test, feature = "training"))]
        if let Some(names) = &mut self.names {
            names.clear();
        }
    }
}

/// FNV-1a over the names of a row, joined by line ends, its low half: a forest carries the hash of
/// the rows it was trained on.
#[cfg(test)]
pub(crate) fn layout_hash(names: &[String]) -> u32 {
    super::groups::hash_bytes(names.join("\n").bytes()) as u32
}

/// A share of two counts; 0 where there is nothing to divide by.
pub(crate) fn share(part: u32, whole: u32) -> f32 {
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}

/// Counts below this are looked up: they are most of those on a page.
const SMALL_COUNTS: u32 = 2048;

/// The natural logarithm of 1 + a count, the same bits on every platform.
pub(crate) fn log(count: u32) -> f32 {
    static SMALL: std::sync::LazyLock<Vec<f32>> =
        std::sync::LazyLock::new(|| (0..SMALL_COUNTS).map(|count| libm::logf(1.0 + count as f32)).collect());
    SMALL.get(count as usize).copied().unwrap_or_else(|| libm::logf(1.0 + count as f32))
}
