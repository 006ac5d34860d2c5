//! What reading allocates, counted: memory stays within a multiple of the input, and work grows as the input does.
//!
//! A test binary of its own, since it brings its own allocator; nothing in it depends on time. With `--nocapture`
//! it prints its table.
#![expect(clippy::expect_used, reason = "a test may fail")]
#![expect(clippy::print_stdout, reason = "printing is what it is asked to")]

mod meter;
mod shapes;

use std::sync::LazyLock;

use meter::{Use, measure};
use shapes::{SHAPES, Shape};

/// Sizes at which a page's constant costs are small beside it, in bytes.
const SMALL: usize = 64 << 10;
const LARGE: usize = 16 * SMALL;

/// How many times its own size a page may take at most while it is read, itself not counted: its document included.
const MOST: f64 = 20.0;

/// Shapes that take more, as measured and a little: where an element or a line has a word or two, what is known of it
/// outweighs it. Of markup that is the parser's tree, then the facts of blocks, then the
/// sentences that are read; of lines the passes over lines.
const MORE: [(&str, f64); 13] = [
    ("h1 and byline", 30.0),
    ("li", 39.0),
    ("links", 20.5),
    ("link cards", 23.5),
    ("table", 37.0),
    ("nested text", 48.5),
    ("nested divs", 20.5),
    ("unclosed divs", 55.0),
    ("forum lines", 38.0),
    ("short lines", 31.0),
    ("paragraphs", 28.0),
    ("classes", 24.5),
    ("bare paragraphs", 67.0),
];

/// How many times as much may be allocated for a byte of the large page as for one of the small.
const GROWTH: f64 = 1.3;

struct Measured {
    name: &'static str,
    small: Costs,
    large: Costs,
}

/// What reading takes for each byte of a page.
struct Costs {
    allocated: f64,
    peak: f64,
}

static MEASURED: LazyLock<Vec<Measured>> = LazyLock::new(|| {
    let measured: Vec<Measured> = SHAPES.iter().map(measure_shape).collect();
    println!(
        "{:18} {:>8} {:>8} {:>10} {:>6}   bytes for each of the input",
        "", "peak", "allocated", "small", "times"
    );
    for Measured { name, small, large } in &measured {
        let times = large.allocated / small.allocated;
        println!("{name:18} {:8.1} {:8.0} {:10.0} {times:6.2}", large.peak, large.allocated, small.allocated);
    }
    measured
});

fn measure_shape(shape: &Shape) -> Measured {
    let cost = |bytes: usize| {
        let page = shape.build(bytes);
        let Use { allocated, peak } = measure(|| {
            tearsheet::read_with_text(shape.file, page.as_bytes(), &tearsheet::Options::default())
                .expect("content never fails")
        });
        let bytes = page.len() as f64;
        Costs { allocated: allocated as f64 / bytes, peak: peak as f64 / bytes }
    };
    // What is made once for all pages is no part of the first one.
    let _ = cost(0);
    Measured { name: shape.name, small: cost(SMALL), large: cost(LARGE) }
}

#[test]
fn memory_stays_within_a_multiple_of_the_input() {
    let most = |name: &str| MORE.iter().find(|(known, _)| *known == name).map_or(MOST, |(_, most)| *most);
    let broken: Vec<String> = MEASURED
        .iter()
        .filter(|shape| shape.large.peak > most(shape.name))
        .map(|shape| format!("{}: {:.1} times, not {}", shape.name, shape.large.peak, most(shape.name)))
        .collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn what_is_allocated_grows_with_the_input() {
    let broken: Vec<String> = MEASURED
        .iter()
        .map(|shape| (shape.name, shape.large.allocated / shape.small.allocated))
        .filter(|(_, times)| *times > GROWTH)
        .map(|(name, times)| format!("{name}: {times:.2} times as much for a byte of the large page"))
        .collect();
    assert!(broken.is_empty(), "{broken:#?}");
}
