//! Gzip and deflate, bounded.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use super::budget::is_bomb;
use super::warning;
use crate::error::Error;
use crate::model::Warning;

/// How many layers of compression are taken off: servers and archives sometimes compress twice.
const MAX_LAYERS: usize = 2;

/// Bytes unpacked between two looks at the ratio.
const STEP: u64 = 1 << 20;

/// How unpacking ended.
#[derive(Debug)]
pub(super) enum End {
    Complete,
    /// The packed bytes are damaged or cut off.
    Broken(String),
    /// More would come out than is allowed.
    TooMuch,
}

/// Whether bytes are packed by gzip.
pub(super) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b, 8])
}

/// Takes gzip off, if there is any. A file that breaks off gives what could be read, and a warning.
pub(super) fn unpack_gzip<'a>(
    bytes: &'a [u8],
    limit: u64,
    warnings: &mut Vec<Warning>,
) -> Result<Cow<'a, [u8]>, Error> {
    let mut unpacked = Cow::Borrowed(bytes);
    for _ in 0..MAX_LAYERS {
        if !is_gzip(&unpacked) {
            break;
        }
        let (out, end) = gunzip(&unpacked, limit);
        match end {
            End::Complete => {}
            End::TooMuch => {
                return Err(Error::TooLarge {
                    bytes: (out.len() as u64).max(limit.saturating_add(1)),
                    limit,
                });
            }
            End::Broken(error) => warnings.push(warning(
                "gzip-broken",
                format!(
                    "The compressed file is damaged or cut off ({error}); {} bytes were read.",
                    out.len()
                ),
            )),
        }
        unpacked = Cow::Owned(out);
    }
    Ok(unpacked)
}

/// Unpacks members of gzip, at most `limit` bytes.
pub(super) fn gunzip(packed: &[u8], limit: u64) -> (Vec<u8>, End) {
    drain(Counted::of(packed), MultiGzDecoder::new, |decoder| decoder.get_ref().taken, limit)
}

/// Unpacks bare deflate, as ZIP holds it.
pub(super) fn inflate(packed: &[u8], limit: u64) -> (Vec<u8>, End) {
    drain(Counted::of(packed), DeflateDecoder::new, |decoder| decoder.get_ref().taken, limit)
}

/// Unpacks deflate in its own frame, as HTTP means it; servers send it bare, too.
pub(super) fn unpack_zlib(packed: &[u8], limit: u64) -> (Vec<u8>, End) {
    match drain(Counted::of(packed), ZlibDecoder::new, |decoder| decoder.get_ref().taken, limit) {
        (out, End::Broken(_)) if out.is_empty() => inflate(packed, limit),
        done => done,
    }
}

/// Unpacks Brotli (RFC 7932), which has no mark at its beginning.
#[cfg(feature = "packings")]
pub(super) fn unpack_brotli(packed: &[u8], limit: u64) -> (Vec<u8>, End) {
    /// Bytes that the decoder takes at once.
    const PIECE: usize = 4096;
    let open = |packed| brotli_decompressor::Decompressor::new(packed, PIECE);
    drain(Counted::of(packed), open, |decoder| decoder.get_ref().taken, limit)
}

/// Whether bytes are packed by Zstandard.
#[cfg(feature = "packings")]
pub(super) fn is_zstd(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x28, 0xb5, 0x2f, 0xfd])
}

/// Unpacks frames of Zstandard (RFC 8878) one after the other.
#[cfg(feature = "packings")]
pub(super) fn unpack_zstd(packed: &[u8], limit: u64) -> (Vec<u8>, End) {
    let mut out = Vec::new();
    let mut rest = Counted::of(packed);
    loop {
        let left = limit.saturating_sub(out.len() as u64);
        let decoder = match ruzstd::decoding::StreamingDecoder::new(&mut rest) {
            Ok(decoder) => decoder,
            Err(error) => return (out, End::Broken(error.to_string())),
        };
        let (more, end) = drain_from(decoder, |decoder| decoder.get_ref().taken, left);
        out.extend(more);
        if !matches!(end, End::Complete) || !is_zstd(rest.rest) {
            return (out, end);
        }
    }
}

/// Bytes, and how many of them were taken.
struct Counted<'a> {
    rest: &'a [u8],
    taken: u64,
}

impl<'a> Counted<'a> {
    const fn of(rest: &'a [u8]) -> Self {
        Self { rest, taken: 0 }
    }
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.rest.read(buffer)?;
        self.taken += read as u64;
        Ok(read)
    }
}

/// Reads a decoder to its end or to a limit.
fn drain<'a, D: Read>(
    packed: Counted<'a>,
    open: impl Fn(Counted<'a>) -> D,
    taken: impl Fn(&D) -> u64,
    limit: u64,
) -> (Vec<u8>, End) {
    drain_from(open(packed), taken, limit)
}

fn drain_from<D: Read>(mut decoder: D, taken: impl Fn(&D) -> u64, limit: u64) -> (Vec<u8>, End) {
    let mut out = Vec::new();
    loop {
        let before = out.len() as u64;
        // One byte over the limit tells "too large" from "just fits".
        let step = STEP.min(limit.saturating_add(1).saturating_sub(before));
        let end = match decoder.by_ref().take(step).read_to_end(&mut out) {
            Err(error) => Some(End::Broken(error.to_string())),
            Ok(0) => Some(End::Complete),
            Ok(_) if out.len() as u64 > limit => Some(End::TooMuch),
            Ok(_) if is_bomb(taken(&decoder), out.len() as u64) => Some(End::TooMuch),
            Ok(_) => None,
        };
        if let Some(end) = end {
            return (out, end);
        }
    }
}
