//! What reading allocates, counted: memory stays within a multiple of the input, and work grows with it.
//!
//! A test binary of its own, since it brings its own allocator. Nothing here depends on time.
#![expect(clippy::expect_used, reason = "the functions that tests share may fail like the tests")]

mod meter;
mod shapes;

use meter::measure;
use shapes::SHAPES;

#[test]
fn table() {
    for shape in &SHAPES {
        let small = shape.build(SMALL);
        let large = shape.build(SMALL * 16);
        let read = |page: &str| {
            measure(|| tearsheet::read_with_text(shape.file, page.as_bytes(), &tearsheet::Options::default()).expect("read"))
        };
        let (a, b) = (read(&small), read(&large));
        println!(
            "{:16} peak {:6.1} -> {:6.1}  allocated {:8.1} -> {:8.1} ({:.2})",
            shape.name,
            a.peak as f64 / small.len() as f64,
            b.peak as f64 / large.len() as f64,
            a.allocated as f64 / small.len() as f64,
            b.allocated as f64 / large.len() as f64,
            b.allocated as f64 / large.len() as f64 / (a.allocated as f64 / small.len() as f64)
        );
    }
}

const SMALL: usize = 128 << 10;
