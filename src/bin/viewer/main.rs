//! The page. Its workers are another program (`src/bin/reader.rs`), so that the page stands before the
//! reader is compiled.

mod app;
mod browser;
mod collector;
mod components;
mod hooks;
mod intake;
mod pool;
mod store;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    app::start();
}

/// How many documents a worker's reply holds, all of them unpacked: what the page does with each reply, for
/// `cargo xtask bench-browser`.
#[wasm_bindgen]
pub fn unpack(reply: &JsValue) -> usize {
    tearsheet::protocol::Reply::unpack(reply).outcome.map_or(0, |results| results.len())
}
