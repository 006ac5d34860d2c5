//! The page. Its workers are another program (`src/bin/reader.rs`), so that the page stands before the
//! reader is compiled.

mod app;
mod arrivals;
mod browser;
mod collector;
mod components;
mod hooks;
mod intake;
mod pool;
mod slice;
mod store;

use js_sys::ArrayBuffer;
use tearsheet::protocol::{Answer, Request};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    app::start();
}

/// The message that asks a worker to read a file, for `cargo xtask bench-browser`.
///
/// # Errors
///
/// Where JavaScript refuses to build it.
#[wasm_bindgen]
pub fn pack(id: u32, name: String, bytes: ArrayBuffer) -> Result<JsValue, JsValue> {
    Request { id, name, bytes }.pack().map(|envelope| envelope.message)
}

/// How many documents a worker's reply holds, all of them unpacked: what the page does with each reply, for
/// `cargo xtask bench-browser`.
#[wasm_bindgen]
pub async fn unpack(reply: JsValue) -> usize {
    let Ok(packed) = Answer::unpack(&reply).outcome else { return 0 };
    let mut count = 0;
    let unpacked = arrivals::unpack(packed, &mut slice::Slice::new(), &mut |_, _| count += 1).await;
    unpacked.map_or(0, |()| count)
}
