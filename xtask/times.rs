//! Prints the expressions of time of texts: one JSON array a line in (the text, and the day on which it appeared), one
//! array of expressions a line out. A line of three numbers is a day of the Chinese lunar calendar; its answer is
//! that day in ours. For `cargo xtask eval --recognizers`.

use std::io::{self, BufRead, Write};

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let answer = if let Ok((text, published)) = serde_json::from_str::<(String, String)>(&line) {
            serde_json::to_string(&tearsheet::inside::times(&text, &published))
        } else {
            let (year, month, day) = serde_json::from_str(&line)?;
            serde_json::to_string(&tearsheet::inside::lunar_day(year, month, day))
        };
        writeln!(out, "{}", answer?)?;
    }
    Ok(())
}
