//! Pages as trees: takes JSON strings of markup, one a line, and prints each one's tree as a JSON string.
//! `cargo xtask eval --html5lib` compares them with what html5lib's tests expect.
#![expect(clippy::print_stdout, reason = "printing is what it does")]

use std::io::BufRead;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for line in std::io::stdin().lock().lines() {
        let markup: String = serde_json::from_str(&line?)?;
        println!("{}", serde_json::to_string(&tearsheet::inside::outline(&markup))?);
    }
    Ok(())
}
