//! Sizes of what is shipped, and the limit they must keep.

use std::io::Write;

use anyhow::{Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use lzma_rust2::{LzmaOptions, LzmaWriter};

use crate::program::{Programs, Speed};

/// Most bytes the two packed modules may have together, a little above what they have now: what a reader on a
/// slow line loads once must not grow unseen. Raised for remarks, the list of commands, corrections for a whole site,
/// the page as it was laid out, PDF files and pictures that travel along; for several lines at once, the source beside,
/// comments put right, style sheets of the page as it was laid out and what other tabs do; for boxes, letters and wrapped
/// lines of dumped threads, frames inside pages, and whom something is said to; for saved documents, early replies, more ways
/// to narrow the list, questions and answers in dumps, and languages that few words tell; for drawing and taking in long pages in portions, and
/// names and heads of posts in dumps.
const WASM_LIMIT: usize = 2_215_000;

/// The two modules as the page carries them.
pub(crate) struct Packed {
    pub(crate) viewer: Vec<u8>,
    pub(crate) reader: Vec<u8>,
}

/// The page's own program, in gzip, which every browser inflates by itself and at once. As shipped by Zopfli,
/// which takes some seconds for a twentieth less.
pub(crate) fn pack_viewer(bytes: &[u8], speed: Speed) -> Result<Vec<u8>> {
    if speed == Speed::Fast {
        return gzip(bytes);
    }
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes, &mut packed)?;
    Ok(packed)
}

/// The reader, in LZMA: a fifth less than the best gzip, and the page stands while `www/unpack.js` unpacks it.
pub(crate) fn pack_reader(bytes: &[u8], speed: Speed) -> Result<Vec<u8>> {
    let mut options = LzmaOptions::with_preset(if speed == Speed::Fast { 1 } else { 9 });
    // What the preset takes, 64 MiB, is far more than the program has, and wants ten times that of memory.
    options.dict_size = options.dict_size.min(4 << 20);
    let mut encoder = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64))?;
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn brotli_size(bytes: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &brotli::enc::BrotliEncoderParams::default())?;
    Ok(packed.len())
}

/// Prints one line of sizes per part, and fails where the modules are too large.
pub(crate) fn report(programs: &Programs, packed: &Packed, page: &str) -> Result<()> {
    println!("{:<24}{:>12}{:>12}{:>12}{:>12}", "bytes", "raw", "gzip", "as packed", "brotli");
    let parts = [
        ("viewer, wasm", programs.viewer.wasm.as_slice(), Some(&packed.viewer)),
        ("reader, wasm", &programs.reader.wasm, Some(&packed.reader)),
        ("viewer, glue", programs.viewer.glue.as_bytes(), None),
        ("reader, glue", programs.reader.glue.as_bytes(), None),
        ("page, all in one", page.as_bytes(), None),
    ];
    for (name, bytes, packed) in parts {
        let packed = packed.map_or_else(String::new, |packed| packed.len().to_string());
        println!(
            "{name:<24}{:>12}{:>12}{packed:>12}{:>12}",
            bytes.len(),
            gzip(bytes)?.len(),
            brotli_size(bytes)?
        );
    }
    let both = packed.viewer.len() + packed.reader.len();
    if both > WASM_LIMIT {
        bail!("the wasm has {both} bytes packed, the limit is {WASM_LIMIT}");
    }
    println!("wasm, packed: {both} bytes of at most {WASM_LIMIT}");
    Ok(())
}
