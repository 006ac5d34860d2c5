//! The figure that is promised: pages a second of the full document against dom_smoothie's article,
//! in one run, page by page in turn, so that whatever else the machine does hits both alike.
//!
//! `TEARSHEET_PAGES=DIR cargo bench -p tearsheet-benches --bench ratio`

use std::hint::black_box;

use cpu_time::ThreadTime;

/// Rounds over all pages; of each page the fastest counts.
const ROUNDS: usize = 3;

fn main() {
    let pages = tearsheet_benches::load_pages();
    let options = tearsheet::Options::default();
    let bytes: usize = pages.iter().map(Vec::len).sum();
    let (mut ours, mut theirs, mut parse) = (0.0, 0.0, 0.0);
    for page in &pages {
        let text = String::from_utf8_lossy(page);
        let mut best = [f64::MAX; 3];
        for _ in 0..ROUNDS {
            best[0] = best[0].min(seconds(|| drop(black_box(tearsheet::read("page.html", page, &options)))));
            best[1] = best[1].min(seconds(|| {
                if let Ok(mut readability) = dom_smoothie::Readability::new(&*text, None, None) {
                    let _ = black_box(readability.parse());
                }
            }));
            best[2] = best[2].min(seconds(|| drop(black_box(scraper::Html::parse_document(&text)))));
        }
        ours += best[0];
        theirs += best[1];
        parse += best[2];
    }
    let count = pages.len() as f64;
    let megabytes = bytes as f64 / 1e6;
    println!("{} pages, {megabytes:.1} MB", pages.len());
    for (name, time) in [("tearsheet::read", ours), ("dom_smoothie", theirs), ("scraper, parse only", parse)]
    {
        println!("{name:20} {:8.1} pages/s {:8.1} MB/s", count / time, megabytes / time);
    }
    println!("tearsheet / dom_smoothie: {:.2}", theirs / ours);
}

/// How long a call takes, in seconds of this thread's processor time.
fn seconds(call: impl FnOnce()) -> f64 {
    let start = ThreadTime::now();
    call();
    start.elapsed().as_secs_f64()
}
