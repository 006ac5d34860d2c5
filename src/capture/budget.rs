//! How much a file may turn into: entries, depth, size and ratio. Bombs are bounded by it, real archives are not.

/// Containers inside containers that are opened: a mail in a mail in a ZIP in a ZIP.
pub(super) const MAX_DEPTH: usize = 4;

/// Pages that one file gives at most. Sixty thousand pages of a crawl are read from the command line by parts.
const MAX_PAGES: usize = 20_000;

/// Entries of a container that are looked at, pages or not.
pub(super) const MAX_ENTRIES: usize = 200_000;

/// An entry that unpacks to this often its packed size is no page: markup shrinks to a tenth, a page of one table
/// row over and over to a hundredth.
const MAX_RATIO: u64 = 200;

/// Bytes that may be unpacked whatever the ratio.
const RATIO_FREE: u64 = 16 << 20;

/// What is left of what a file may turn into.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    /// Bytes that may still be unpacked.
    pub(super) bytes: u64,
    /// Pages that may still be given.
    pub(super) pages: usize,
}

impl Budget {
    pub(super) const fn new(bytes: u64) -> Self {
        Self { bytes, pages: MAX_PAGES }
    }

    /// Takes bytes that were unpacked.
    pub(super) const fn spend(&mut self, bytes: usize) {
        self.bytes = self.bytes.saturating_sub(bytes as u64);
    }
}

/// Whether so many bytes came out of so few.
pub(super) const fn is_bomb(packed: u64, unpacked: u64) -> bool {
    unpacked > RATIO_FREE && unpacked / MAX_RATIO > packed
}
