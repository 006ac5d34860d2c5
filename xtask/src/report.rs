//! Sizes of what is shipped, and the limit they must keep.

use std::io::Write;

use anyhow::{Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

/// Bytes that the compressed module is meant to stay under: what a reader on a slow line loads once.
const WASM_GZIP_AIM: usize = 900_000;

/// Most bytes the compressed module may have, a little above the 1.24 MB it has now: it must not grow unseen.
const WASM_GZIP_LIMIT: usize = 1_250_000;

/// The module as the page carries it.
pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn brotli_size(bytes: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &brotli::enc::BrotliEncoderParams::default())?;
    Ok(packed.len())
}

/// Prints one line of sizes per part, and fails where the module is too large.
pub(crate) fn report(wasm: &[u8], wasm_gzip: usize, glue: &str, page: &str) -> Result<()> {
    println!("{:<24}{:>12}{:>12}{:>12}", "bytes", "raw", "gzip", "brotli");
    for (name, bytes) in [("wasm", wasm), ("glue", glue.as_bytes()), ("page, all in one", page.as_bytes())] {
        let gzip = gzip(bytes)?.len();
        println!("{name:<24}{:>12}{gzip:>12}{:>12}", bytes.len(), brotli_size(bytes)?);
    }
    if wasm_gzip > WASM_GZIP_LIMIT {
        bail!("the wasm has {wasm_gzip} bytes compressed, the limit is {WASM_GZIP_LIMIT}");
    }
    println!("wasm, gzip: {wasm_gzip} bytes of at most {WASM_GZIP_LIMIT}; aimed at: {WASM_GZIP_AIM}");
    Ok(())
}
