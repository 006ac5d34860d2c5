//! The list of a ZIP archive's entries: its central directory, ZIP64 included, or where that is damaged the heads
//! of the entries themselves. (APPNOTE.TXT, PKWARE, 6.3)

use std::ops::Range;

use memchr::memmem;

use super::names::{RawName, decode_names};
use crate::capture::budget::MAX_ENTRIES;

const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
const END_64: &[u8] = b"PK\x06\x06";
const LOCATOR_64: &[u8] = b"PK\x06\x07";

/// Bytes of the end record and of the longest comment behind it.
const TAIL: usize = 22 + 65_535;

/// Method by which AES is told.
const AES: u16 = 99;

/// One entry.
#[derive(Clone, Debug)]
pub(in crate::capture) struct Item {
    pub(in crate::capture) name: String,
    pub(super) method: u16,
    pub(super) encrypted: bool,
    /// Where its packed bytes stand.
    pub(super) packed: Range<usize>,
    /// Whether the file ends before they do.
    pub(super) is_cut: bool,
    /// CRC-32 of its content, where the archive tells it.
    pub(super) check: Option<u32>,
}

/// The entries of an archive, folders left out.
#[derive(Debug, Default)]
pub(in crate::capture) struct Listing {
    pub(in crate::capture) items: Vec<Item>,
    pub(super) damaged: bool,
    pub(super) cut: bool,
}

/// Whether bytes begin as an archive does.
pub(in crate::capture) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(LOCAL) || bytes.starts_with(END)
}

/// Whether a page of markup carries an archive behind it, as self-extracting pages do.
pub(in crate::capture) fn has_archive(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"<")
        && read_directory(bytes).is_some_and(|(raw, _)| !raw.is_empty())
}

/// All entries of an archive.
pub(in crate::capture) fn find_items(bytes: &[u8]) -> Listing {
    let directory = read_directory(bytes);
    let damaged = directory.is_none();
    let (raw, cut) = directory.unwrap_or_else(|| scan_entries(bytes));
    let names = decode_names(raw.iter().map(|(name, _)| name));
    let items = raw.into_iter().zip(names).map(|((_, item), name)| Item { name, ..item });
    Listing { items: items.filter(|item| !item.name.ends_with('/')).collect(), damaged, cut }
}

type Raw = Vec<(RawName, Item)>;

/// Entries by the central directory, and whether there are more; none where it is damaged.
fn read_directory(bytes: &[u8]) -> Option<(Raw, bool)> {
    let from = bytes.len().saturating_sub(TAIL);
    let end = from + memmem::rfind(bytes.get(from..)?, END)?;
    let record = bytes.get(end..)?;
    let (mut size, mut offset) = (u64::from(u32_at(record, 12)?), u64::from(u32_at(record, 16)?));
    let mut behind = end as u64;
    if let Some((size_64, offset_64, at)) = read_end_64(bytes, end) {
        (size, offset, behind) = (size_64, offset_64, at);
    }
    // What stands before the archive, a page or a program, is not counted by all writers.
    let start = behind.checked_sub(size)?;
    let shift = start.checked_sub(offset)?;
    let mut raw = Raw::new();
    let mut at = usize::try_from(start).ok()?;
    while at < usize::try_from(behind).ok()? {
        if raw.len() >= MAX_ENTRIES {
            return Some((raw, true));
        }
        let (entry, length) = read_central(bytes, at, shift)?;
        raw.extend(entry);
        at += length;
    }
    Some((raw, false))
}

/// Size and place of the directory, and where the record stands, as ZIP64 tells them.
fn read_end_64(bytes: &[u8], end: usize) -> Option<(u64, u64, u64)> {
    let locator = bytes.get(end.checked_sub(20)?..end)?;
    if !locator.starts_with(LOCATOR_64) {
        return None;
    }
    // The record stands directly before its locator; what lies before the archive moves it from where it says.
    let told = usize::try_from(u64_at(locator, 8)?).ok()?;
    let at = [told, end - 20 - 56]
        .into_iter()
        .find(|&at| bytes.get(at..).is_some_and(|r| r.starts_with(END_64)))?;
    let record = bytes.get(at..)?;
    Some((u64_at(record, 40)?, u64_at(record, 48)?, at as u64))
}

/// One entry of the central directory, and how long it is. An entry whose head is not where it should be is left
/// out, but no reason to give up on the others.
fn read_central(bytes: &[u8], at: usize, shift: u64) -> Option<(Option<(RawName, Item)>, usize)> {
    let head = bytes.get(at..).filter(|head| head.starts_with(CENTRAL))?;
    let [name, extra, comment] = [28, 30, 32].map(|at| u16_at(head, at).map(usize::from));
    let (name, extra, comment) = (name?, extra?, comment?);
    let raw_name = head.get(46..46 + name)?;
    let extra_bytes = head.get(46 + name..46 + name + extra)?;
    let mut packed = u64::from(u32_at(head, 20)?);
    let mut offset = u64::from(u32_at(head, 42)?);
    // In ZIP64's field stand only those of the numbers that did not fit, in this order.
    let mut wide = find_extra(extra_bytes, 1).unwrap_or_default();
    let mut widen = |value: &mut u64| {
        if *value == u64::from(u32::MAX)
            && let (Some(number), Some(rest)) = (u64_at(wide, 0), wide.get(8..))
        {
            (*value, wide) = (number, rest);
        }
    };
    let mut unpacked = u64::from(u32_at(head, 24)?);
    widen(&mut unpacked);
    widen(&mut packed);
    widen(&mut offset);
    let flags = u16_at(head, 8)?;
    let raw = RawName::new(raw_name, flags, find_extra(extra_bytes, 0x7075));
    let item = locate(bytes, offset.checked_add(shift), packed).map(|(packed, is_cut)| Item {
        name: String::new(),
        method: u16_at(head, 10).unwrap_or_default(),
        encrypted: flags & 1 != 0 || u16_at(head, 10) == Some(AES),
        packed,
        is_cut,
        check: u32_at(head, 16),
    });
    Some((item.map(|item| (raw, item)), 46 + name + extra + comment))
}

/// Where the packed bytes of an entry stand whose head is told, and whether the file ends before they do.
fn locate(bytes: &[u8], head: Option<u64>, packed: u64) -> Option<(Range<usize>, bool)> {
    let at = usize::try_from(head?).ok()?;
    let head = bytes.get(at..).filter(|head| head.starts_with(LOCAL))?;
    let start = at + 30 + usize::from(u16_at(head, 26)?) + usize::from(u16_at(head, 28)?);
    let end = usize::try_from(packed).ok().and_then(|packed| start.checked_add(packed))?;
    Some((start.min(bytes.len())..end.min(bytes.len()), end > bytes.len()))
}

/// Entries by their own heads: of an archive that was cut off, or lost its directory.
fn scan_entries(bytes: &[u8]) -> (Raw, bool) {
    let mut raw = Raw::new();
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| memmem::find(rest, LOCAL)) {
        if raw.len() >= MAX_ENTRIES {
            return (raw, true);
        }
        at += found;
        match read_local(bytes, at) {
            Some((entry, end)) => {
                raw.push(entry);
                at = end.max(at + LOCAL.len());
            }
            None => at += LOCAL.len(),
        }
    }
    (raw, false)
}

/// An entry by its own head, and where it ends.
fn read_local(bytes: &[u8], at: usize) -> Option<((RawName, Item), usize)> {
    let head = bytes.get(at..)?;
    let flags = u16_at(head, 6)?;
    let (name, extra) = (usize::from(u16_at(head, 26)?), usize::from(u16_at(head, 28)?));
    let raw = RawName::new(
        head.get(30..30 + name)?,
        flags,
        find_extra(head.get(30 + name..30 + name + extra)?, 0x7075),
    );
    let start = at + 30 + name + extra;
    let told = u32_at(head, 18)? as usize;
    // A writer that did not know the size before says 0, and tells it behind: the next head ends the entry.
    let streamed = flags & 8 != 0 || told == u32::MAX as usize;
    let end = if streamed {
        let rest = bytes.get(start..)?;
        let next = [LOCAL, CENTRAL].into_iter().filter_map(|mark| memmem::find(rest, mark)).min();
        next.map_or(bytes.len(), |next| start + next)
    } else {
        start + told
    };
    let item = Item {
        name: String::new(),
        method: u16_at(head, 8)?,
        encrypted: flags & 1 != 0,
        packed: start.min(bytes.len())..end.min(bytes.len()),
        is_cut: end > bytes.len(),
        check: if streamed { None } else { u32_at(head, 14) },
    };
    Some(((raw, item), end))
}

/// The content of one of the extra fields.
fn find_extra(mut extra: &[u8], wanted: u16) -> Option<&[u8]> {
    loop {
        let (kind, length) = (u16_at(extra, 0)?, usize::from(u16_at(extra, 2)?));
        let content = extra.get(4..4 + length)?;
        if kind == wanted {
            return Some(content);
        }
        extra = extra.get(4 + length..)?;
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..at + 8)?.try_into().ok().map(u64::from_le_bytes)
}
