//! How reading grows with its input: instructions for each byte of pages of one thing, small and large.
//!
//! Instructions are what valgrind's callgrind counts: the same on any machine, however busy.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command::{cargo, program, root, run};

#[path = "../../tests/growth/shapes.rs"]
mod shapes;

use shapes::{SHAPES, Shape};

/// Size of the small page; the large one is [`TIMES`] as large.
const SMALL: usize = 30_000;
const TIMES: usize = 16;

/// How many times as much a byte of the large page may cost.
const MOST: f64 = 1.3;

/// Prints the table; fails where a shape grows faster than [`MOST`]. `only` names one shape.
pub(crate) fn growth(only: Option<&str>) -> Result<()> {
    if program("valgrind", &["--version"]).output().is_err() {
        bail!("growth counts instructions with valgrind; on Debian: apt-get install valgrind");
    }
    run(&mut cargo(&["build", "--quiet", "--profile", "fast", "--bin", "tearsheet"]))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), Into::into);
    let reader = target.join("fast/tearsheet");
    let folder = target.join("growth");
    fs::create_dir_all(&folder)?;
    println!("{:18} {:>10} {:>10} {:>6}   instructions a byte", "", "small", "large", "times");
    let mut broken = Vec::new();
    for shape in SHAPES.iter().filter(|shape| only.is_none_or(|name| shape.name == name)) {
        let cost = |bytes: usize| -> Result<f64> {
            Ok(count(&reader, &folder, shape, bytes)?.saturating_sub(count(&reader, &folder, shape, 0)?)
                as f64
                / bytes as f64)
        };
        let (small, large) = (cost(SMALL)?, cost(SMALL * TIMES)?);
        let times = large / small;
        println!("{:18} {small:10.0} {large:10.0} {times:6.2}", shape.name);
        if times > MOST {
            broken.push(shape.name);
        }
    }
    if !broken.is_empty() {
        bail!("more than {MOST} times as much for each byte of the large page: {}", broken.join(", "));
    }
    Ok(())
}

/// The instructions of reading a page of so many bytes, the start of the program included.
fn count(reader: &Path, folder: &Path, shape: &Shape, bytes: usize) -> Result<u64> {
    let page = folder.join(shape.file);
    fs::write(&page, shape.build(bytes))?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(reader)
        .args(["read", "--jsonl"])
        .arg(&page)
        .env("RAYON_NUM_THREADS", "1")
        .output()?;
    let told = String::from_utf8_lossy(&output.stderr);
    let collected =
        told.lines().find_map(|line| line.split_once("Collected :")).map(|(_, count)| count.trim());
    collected.and_then(|count| count.parse().ok()).context("callgrind counted nothing")
}
