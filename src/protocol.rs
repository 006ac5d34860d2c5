//! What the page and its workers say to each other.
//!
//! Both ends are the same program, so the version guards against one thing only: a page that was
//! left open while the files it came from were replaced.
//!
//! A document crosses as UTF-8 JSON in a transferred buffer: writing and parsing JSON costs less than
//! building the same object graph in JavaScript, copying it by structured clone and walking it again.
//! The decoded text crosses as plain UTF-8 beside it, and is never escaped.

use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};

use crate::model::Document;

/// Version of the messages.
pub const PROTOCOL: u32 = 1;

/// What a page asks a worker to do: read one file.
#[derive(Debug)]
pub struct Request {
    /// The page's number for the file; comes back in the [`Reply`].
    pub id: u32,
    /// The file's name.
    pub name: String,
    /// The file's content; moved, not copied.
    pub bytes: ArrayBuffer,
}

/// What a worker answers.
#[derive(Debug)]
pub struct Reply {
    /// The number from the [`Request`].
    pub id: u32,
    /// The documents found, each with its capture's decoded text; or why there are none.
    pub outcome: Result<Vec<(Document, String)>, Failure>,
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// Stable, kebab-case: those of [`crate::Error`] and [`Failure`]'s constants.
    pub code: String,
    /// One English sentence; the page translates by `code`.
    pub message: String,
}

impl Failure {
    /// The two ends are of different versions: the page must be loaded again.
    pub const VERSION: &str = "other-version";
    /// The browser could not hand over the file's content.
    pub const UNREADABLE: &str = "unreadable-file";
    /// The worker stopped in the middle of the file.
    pub const DIED: &str = "worker-died";
    /// The worker took longer than the limit.
    pub const TIMEOUT: &str = "time-limit";
    /// The user asked to stop.
    pub const CANCELLED: &str = "cancelled";

    /// A failure with a code and a sentence.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into() }
    }
}

/// The first part of every message, small enough for plain JSON.
#[derive(Serialize, Deserialize)]
struct Head {
    v: u32,
    id: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    failure: Option<Failure>,
}

/// A message, and the buffers that move with it.
#[derive(Debug)]
pub struct Envelope {
    /// What goes into `postMessage`.
    pub message: JsValue,
    /// Its list of transferred objects.
    pub transfer: Array,
}

impl Request {
    /// Packs the request.
    ///
    /// # Errors
    ///
    /// Where JavaScript refuses to build the message.
    pub fn pack(&self) -> Result<Envelope, JsValue> {
        let head = Head { v: PROTOCOL, id: self.id, name: Some(self.name.clone()), failure: None };
        let message = object_with_head(&head)?;
        Reflect::set(&message, &"bytes".into(), &self.bytes)?;
        Ok(Envelope { message: message.into(), transfer: Array::of1(&self.bytes) })
    }

    /// Unpacks a request.
    ///
    /// # Errors
    ///
    /// The reply to send instead, where the message is none of this version.
    pub fn unpack(message: &JsValue) -> Result<Self, Reply> {
        let head = head_of(message);
        let id = head.as_ref().map_or(0, |head| head.id);
        let bytes = get(message, "bytes").and_then(|bytes| bytes.dyn_into::<ArrayBuffer>().ok());
        match (head, bytes) {
            (Some(Head { v: PROTOCOL, id, name: Some(name), .. }), Some(bytes)) => {
                Ok(Self { id, name, bytes })
            }
            _ => Err(Reply { id, outcome: Err(other_version()) }),
        }
    }
}

impl Reply {
    /// Packs the reply.
    ///
    /// # Errors
    ///
    /// Where JavaScript refuses to build the message.
    pub fn pack(&self) -> Result<Envelope, JsValue> {
        let failure = self.outcome.as_ref().err().cloned();
        let message = object_with_head(&Head { v: PROTOCOL, id: self.id, name: None, failure })?;
        let transfer = Array::new();
        if let Ok(results) = &self.outcome {
            let documents: Vec<&Document> = results.iter().map(|(document, _)| document).collect();
            let json = serde_json::to_vec(&documents).map_err(|error| JsValue::from(error.to_string()))?;
            let json = buffer_of(&json);
            Reflect::set(&message, &"documents".into(), &json)?;
            transfer.push(&json);
            let texts = Array::new();
            for (_, text) in results {
                let text = buffer_of(text.as_bytes());
                texts.push(&text);
                transfer.push(&text);
            }
            Reflect::set(&message, &"texts".into(), &texts)?;
        }
        Ok(Envelope { message: message.into(), transfer })
    }

    /// Unpacks a reply; a message of another version gives a reply that says so.
    pub fn unpack(message: &JsValue) -> Self {
        let Some(head) = head_of(message) else {
            return Self { id: 0, outcome: Err(other_version()) };
        };
        let outcome = match head.failure {
            Some(failure) => Err(failure),
            None if head.v != PROTOCOL => Err(other_version()),
            None => results_of(message).ok_or_else(other_version),
        };
        Self { id: head.id, outcome }
    }
}

fn other_version() -> Failure {
    Failure::new(Failure::VERSION, "The page and its worker are of different versions; load the page again.")
}

fn object_with_head(head: &Head) -> Result<Object, JsValue> {
    let json = serde_json::to_string(head).map_err(|error| JsValue::from(error.to_string()))?;
    let message = Object::new();
    Reflect::set(&message, &"head".into(), &json.into())?;
    Ok(message)
}

fn head_of(message: &JsValue) -> Option<Head> {
    serde_json::from_str(&get(message, "head")?.as_string()?).ok()
}

fn results_of(message: &JsValue) -> Option<Vec<(Document, String)>> {
    let json = bytes_of(&get(message, "documents")?)?;
    let documents: Vec<Document> = serde_json::from_slice(&json).ok()?;
    let texts = get(message, "texts")?.dyn_into::<Array>().ok()?;
    if texts.length() as usize != documents.len() {
        return None;
    }
    let texts = texts.iter().map(|text| String::from_utf8(bytes_of(&text)?).ok());
    documents.into_iter().zip(texts).map(|(document, text)| Some((document, text?))).collect()
}

fn get(message: &JsValue, key: &str) -> Option<JsValue> {
    Reflect::get(message, &key.into()).ok().filter(|value| !value.is_undefined())
}

fn buffer_of(bytes: &[u8]) -> ArrayBuffer {
    Uint8Array::from(bytes).buffer()
}

fn bytes_of(buffer: &JsValue) -> Option<Vec<u8>> {
    buffer.dyn_ref::<ArrayBuffer>().map(|buffer| Uint8Array::new(buffer).to_vec())
}
