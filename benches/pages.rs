//! Pages a second, single-threaded: the full document against dom_smoothie's article, and what of
//! it parsing takes.
//!
//! `TEARSHEET_PAGES=DIR cargo bench -p tearsheet-benches` reads every `.html` file below DIR. The
//! column `items/s` is pages a second.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use std::sync::LazyLock;

static PAGES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(tearsheet_benches::load_pages);

/// The pages as text, for contenders that read no bytes.
static TEXTS: LazyLock<Vec<String>> =
    LazyLock::new(|| PAGES.iter().map(|page| String::from_utf8_lossy(page).into_owned()).collect());

fn main() {
    LazyLock::force(&TEXTS);
    divan::main();
}

#[divan::bench(sample_count = 5)]
fn tearsheet_read(bencher: Bencher) {
    let options = tearsheet::Options::default();
    bencher.counter(ItemsCount::new(PAGES.len())).bench(|| {
        for page in PAGES.iter() {
            let _ = black_box(tearsheet::read("page.html", page, &options));
        }
    });
}

#[divan::bench(sample_count = 5)]
fn dom_smoothie_parse(bencher: Bencher) {
    bencher.counter(ItemsCount::new(TEXTS.len())).bench(|| {
        for text in TEXTS.iter() {
            // Pages it finds no article on are errors; they cost the same.
            if let Ok(mut readability) = dom_smoothie::Readability::new(text.as_str(), None, None) {
                let _ = black_box(readability.parse());
            }
        }
    });
}

#[divan::bench(sample_count = 5)]
fn scraper_parse_only(bencher: Bencher) {
    bencher.counter(ItemsCount::new(TEXTS.len())).bench(|| {
        for text in TEXTS.iter() {
            black_box(scraper::Html::parse_document(text));
        }
    });
}
