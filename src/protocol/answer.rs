//! What a worker answered, as the page has it.

use std::ops::Range;

use js_sys::{ArrayBuffer, Uint8Array, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};

use super::{Failure, get, id_of, other_version, words};
use crate::model::Document;
use crate::wire;

/// A reply.
#[derive(Debug)]
pub struct Answer {
    /// The number from the request.
    pub id: u32,
    /// The documents found, or why there are none.
    pub outcome: Result<Packed, Failure>,
    /// What the worker that puts documents side by side needs of them: the page only hands it on.
    pub digest: Option<ArrayBuffer>,
}

impl Answer {
    /// Unpacks a reply but for its documents; a message of another version gives an answer that says so.
    pub fn unpack(message: &JsValue) -> Self {
        let Some(id) = id_of(message) else {
            return Self { id: 0, outcome: Err(other_version()), digest: None };
        };
        let outcome = match (words(message, "code"), words(message, "message")) {
            (Some(code), Some(message)) => Err(Failure { code, message }),
            _ => Packed::of(message).ok_or_else(other_version),
        };
        Self { id, outcome, digest: buffer(message, "digest") }
    }

    /// Whether another reply follows this one.
    pub fn is_early(message: &JsValue) -> bool {
        get(message, "early").is_some_and(|early| early.is_truthy())
    }
}

/// Bytes that are copied between two pauses: some thousandths of a second.
const AT_ONCE: u32 = 4 << 20;

/// Documents that are still packed, each with its capture's decoded text. They are unpacked one after the other: of ten
/// thousand the page takes a few at a time, and a very large one in parts.
#[derive(Debug)]
pub struct Packed {
    documents: ArrayBuffer,
    texts: ArrayBuffer,
    /// How many bytes each document and each text has.
    sizes: std::vec::IntoIter<u32>,
    /// Where the next document and the next text begin.
    at: [u32; 2],
}

impl Packed {
    fn of(message: &JsValue) -> Option<Self> {
        let sizes = Uint32Array::new(&buffer(message, "sizes")?.into()).to_vec();
        let (documents, texts) = (buffer(message, "documents")?, buffer(message, "texts")?);
        Some(Self { documents, texts, sizes: sizes.into_iter(), at: [0; 2] })
    }

    /// The next document and its text, or why it can't be unpacked. `pause` is called every now and then, and may let others
    /// work.
    pub async fn next(
        &mut self,
        pause: &mut impl AsyncFnMut(),
    ) -> Option<Result<(Document, String), Failure>> {
        let sizes = [self.sizes.next()?, self.sizes.next()?];
        let [document, text] = self.at;
        self.at = [document + sizes[0], text + sizes[1]];
        let bytes = copy(&self.documents, document..self.at[0], pause).await;
        let read = wire::read_slowly(&bytes, pause).await;
        drop(bytes);
        let text = String::from_utf8(copy(&self.texts, text..self.at[1], pause).await);
        Some(read.zip(text.ok()).ok_or_else(other_version))
    }
}

/// Copies a part of a buffer.
async fn copy(buffer: &ArrayBuffer, part: Range<u32>, pause: &mut impl AsyncFnMut()) -> Vec<u8> {
    let view = Uint8Array::new_with_byte_offset_and_length(buffer, part.start, part.len() as u32);
    let mut bytes = Vec::with_capacity(part.len());
    for from in (0..view.length()).step_by(AT_ONCE as usize) {
        let to = from.saturating_add(AT_ONCE).min(view.length());
        bytes.append(&mut view.subarray(from, to).to_vec());
        if to < view.length() {
            pause().await;
        }
    }
    bytes
}

fn buffer(message: &JsValue, key: &str) -> Option<ArrayBuffer> {
    get(message, key)?.dyn_into().ok()
}
