//! `dist/`: the page as one file, and the site to serve.

use std::fs;
use std::path::Path;

use anyhow::Result;
use sha2::{Digest, Sha256};

use crate::command::root;
use crate::page::Parts;
use crate::program::{self, Speed};
use crate::report::{Packed, pack_reader, pack_viewer, report};

/// Files of the served site that are shipped as they are, below `www/`.
const STATIC: [&str; 4] =
    ["manifest.webmanifest", "icons/icon.svg", "icons/icon-192.png", "icons/icon-512.png"];

/// Builds `dist/tearsheet.html` and `dist/site/`.
pub(crate) fn build(speed: Speed) -> Result<()> {
    let programs = program::build(speed)?;
    let packed = Packed {
        viewer: pack_viewer(&programs.viewer.wasm, speed)?,
        reader: pack_reader(&programs.reader.wasm, speed)?,
    };
    let parts = Parts::gather(&programs, &packed)?;
    let dist = root().join("dist");
    let alone = parts.page(false)?;
    fs::create_dir_all(dist.join("site/icons"))?;
    fs::write(dist.join("tearsheet.html"), &alone)?;
    write_site(&dist.join("site"), &parts.page(true)?)?;
    if speed == Speed::Shipped {
        report(&programs, &packed, &alone)?;
    }
    println!("dist/tearsheet.html  one file, to open or to send");
    println!("dist/site/           to serve");
    Ok(())
}

fn write_site(site: &Path, page: &str) -> Result<()> {
    let www = root().join("www");
    let mut version = Sha256::new();
    fs::write(site.join("index.html"), page)?;
    version.update(page);
    for name in STATIC {
        let bytes = fs::read(www.join(name))?;
        fs::write(site.join(name), &bytes)?;
        version.update(&bytes);
    }
    let version: String = version.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let files = serde_json::to_string(&[&["./"], &STATIC[..]].concat())?;
    let script = fs::read_to_string(www.join("sw.js"))?;
    fs::write(site.join("sw.js"), script.replace("BUILD_VERSION", &version).replace("BUILD_FILES", &files))?;
    Ok(())
}
