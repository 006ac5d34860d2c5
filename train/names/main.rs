//! Trains the name models of `src/text/names/model`.
//!
//! ```text
//! names chain OUT ROWS FILE...   learns the chain from sentences, keeps the best ROWS features
//! names judge OUT ROWS FILE...   learns the choice of short texts
//! names score MODEL FILE...      exact spans found by a model in sentences, by kind
//! ```
//!
//! A file of sentences has one a line: weight, text and tags, parted by tabs. A tag stands for a character: `P`, `L`, `O`
//! begin a person, a place, a body; `p`, `l`, `o` go on with it; all else is no name. A file of short texts has weight, text
//! and class (`none`, `person`, `place`, `body`).

#![allow(missing_docs, reason = "a tool, no library")]

mod chain;
mod judge;
mod prune;
mod score;
mod sentences;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["chain", out, rows, files @ ..] => chain::train(out, rows.parse()?, files),
        ["judge", out, rows, files @ ..] => judge::train(out, rows.parse()?, files),
        ["score", model, files @ ..] => score::score(model, files),
        _ => Err("usage: names chain OUT ROWS FILE... | judge OUT ROWS FILE... | score MODEL FILE...".into()),
    }
}
