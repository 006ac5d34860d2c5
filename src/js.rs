//! The library for JavaScript: `read(bytes, name)`, with TypeScript declarations.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::model::Document;
use crate::{Error, Options};

/// Generated from the Rust types by `cargo xtask types`, and held to them by `tests/typescript.rs`.
#[wasm_bindgen(typescript_custom_section)]
const DOCUMENT: &str = include_str!("document.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const ERROR: &str = r#"
/** What `read` throws. */
export interface TearsheetError extends Error {
    name: "TearsheetError";
    /** Stable, kebab-case: `too-large`. */
    code: string;
}
"#;

/// Reads one file: its bytes as the user has them, in any character encoding, and its name.
///
/// Returns a document for each page found inside, at least one, as plain objects. Any content gives
/// documents, if need be with warnings.
///
/// # Errors
///
/// Only a file above the size limit throws, a `TearsheetError`.
#[wasm_bindgen(unchecked_return_type = "Document[]")]
pub fn read(bytes: &[u8], name: &str) -> Result<JsValue, JsValue> {
    let documents = crate::read(name, bytes, &Options::default()).map_err(|error| thrown(&error))?;
    plain(&documents)
}

/// Plain objects and arrays, `null` for what is unknown, as in the JSON.
fn plain(documents: &[Document]) -> Result<JsValue, JsValue> {
    documents.serialize(&Serializer::json_compatible()).or_else(|_| {
        // A count beyond 2^53 has no exact number in JavaScript; JSON rounds it instead of refusing.
        let json = serde_json::to_string(documents).map_err(|error| JsValue::from(error.to_string()))?;
        js_sys::JSON::parse(&json)
    })
}

/// The one conversion of errors at this edge: an `Error` with `code` and `message`.
fn thrown(error: &Error) -> JsValue {
    let exception = js_sys::Error::new(&error.to_string());
    exception.set_name("TearsheetError");
    // Setting a property of a fresh object cannot fail.
    let _ = js_sys::Reflect::set(&exception, &"code".into(), &error.code().into());
    exception.into()
}
