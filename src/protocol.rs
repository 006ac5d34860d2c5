//! What the page and its workers say to each other.
//!
//! Both ends are the same program, so the version guards against one thing only: a page that was
//! left open while the files it came from were replaced.
//!
//! Documents cross as bytes (`src/wire.rs`) in a transferred buffer: that costs less than building the same
//! object graph in JavaScript, copying it by structured clone and walking it again. The decoded texts cross
//! as UTF-8 beside them, and the sizes of each, so that the page can unpack one after the other. What is short stands in
//! the message itself.

use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::gather::write_digests;
use crate::model::Document;
use crate::wire;

mod answer;
mod collected;
mod original;

pub use answer::{Answer, Packed};
pub use collected::{Gather, Gathered};
pub use original::{Show, Shown};

/// Version of the messages.
pub const PROTOCOL: u32 = 6;

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

/// What a worker answers; the page has it as an [`Answer`].
#[derive(Debug)]
pub struct Reply {
    /// The number from the [`Request`].
    pub id: u32,
    /// The documents found, each with its capture's decoded text; or why there are none.
    pub outcome: Result<Vec<(Document, String)>, Failure>,
    /// What the worker that puts documents side by side needs of them, for a [`Gather`]. Made where the reply is packed:
    /// the page only hands it on.
    pub digest: Option<ArrayBuffer>,
    /// Whether the documents lack what they tell, and a reply that has it follows. There is no digest of them.
    pub early: bool,
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
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
        let message = message(self.id)?;
        set(&message, "name", &self.name)?;
        set(&message, "bytes", &self.bytes)?;
        Ok(Envelope { message: message.into(), transfer: Array::of1(&self.bytes) })
    }

    /// Unpacks a request.
    ///
    /// # Errors
    ///
    /// The reply to send instead, where the message is none of this version.
    pub fn unpack(message: &JsValue) -> Result<Self, Reply> {
        let request = || {
            let name = words(message, "name")?;
            let bytes = get(message, "bytes")?.dyn_into::<ArrayBuffer>().ok()?;
            Some(Self { id: id_of(message)?, name, bytes })
        };
        request().ok_or_else(|| Reply { id: 0, outcome: Err(other_version()), digest: None, early: false })
    }
}

impl Reply {
    /// Packs the reply.
    ///
    /// # Errors
    ///
    /// Where JavaScript refuses to build the message.
    pub fn pack(&self) -> Result<Envelope, JsValue> {
        let message = message(self.id)?;
        set(&message, "early", self.early)?;
        let transfer = Array::new();
        match &self.outcome {
            Ok(results) => {
                pack_documents(results, &message, &transfer)?;
                if !self.early {
                    let digest = digest_of(results.iter().map(|(document, _)| document));
                    set(&message, "digest", &digest)?;
                    transfer.push(&digest);
                }
            }
            Err(failure) => {
                set(&message, "code", &failure.code)?;
                set(&message, "message", &failure.message)?;
            }
        }
        Ok(Envelope { message: message.into(), transfer })
    }
}

/// Packs documents and their texts, one behind the other, and how many bytes each has.
fn pack_documents(results: &[(Document, String)], message: &Object, transfer: &Array) -> Result<(), JsValue> {
    let (mut documents, mut sizes) = (Vec::new(), Vec::with_capacity(2 * results.len()));
    for (document, text) in results {
        let before = documents.len();
        documents.append(&mut wire::write(std::iter::once(document)));
        sizes.extend([(documents.len() - before) as u32, text.len() as u32]);
    }
    // Texts are as large as their file: they are not put together in here first.
    let texts = Uint8Array::new_with_length(results.iter().map(|(_, text)| text.len() as u32).sum());
    let mut at = 0;
    for (_, text) in results {
        let end = at + text.len() as u32;
        texts.subarray(at, end).copy_from(text.as_bytes());
        at = end;
    }
    let sizes = Uint32Array::from(sizes.as_slice()).buffer();
    for (key, buffer) in [("documents", buffer_of(&documents)), ("texts", texts.buffer()), ("sizes", sizes)] {
        set(message, key, &buffer)?;
        transfer.push(&buffer);
    }
    Ok(())
}

/// What the worker that puts documents side by side needs of the documents of a file, for a [`Gather`].
pub fn digest_of<'a>(documents: impl Iterator<Item = &'a Document>) -> ArrayBuffer {
    buffer_of(&write_digests(documents))
}

fn other_version() -> Failure {
    Failure::new(Failure::VERSION, "The page and its worker are of different versions; load the page again.")
}

fn message(id: u32) -> Result<Object, JsValue> {
    let message = Object::new();
    set(&message, "v", PROTOCOL)?;
    set(&message, "id", id)?;
    Ok(message)
}

/// The number of a message's file; none where the message is of another version.
fn id_of(message: &JsValue) -> Option<u32> {
    let number = |key| Some(get(message, key)?.as_f64()? as u32);
    (number("v")? == PROTOCOL).then(|| number("id"))?
}

fn get(message: &JsValue, key: &str) -> Option<JsValue> {
    Reflect::get(message, &key.into()).ok().filter(|value| !value.is_undefined())
}

fn words(message: &JsValue, key: &str) -> Option<String> {
    get(message, key)?.as_string()
}

fn set(message: &Object, key: &str, value: impl Into<JsValue>) -> Result<(), JsValue> {
    Reflect::set(message, &key.into(), &value.into()).map(drop)
}

fn buffer_of(bytes: &[u8]) -> ArrayBuffer {
    Uint8Array::from(bytes).buffer()
}

fn bytes_of(buffer: &JsValue) -> Option<Vec<u8>> {
    buffer.dyn_ref::<ArrayBuffer>().map(|buffer| Uint8Array::new(buffer).to_vec())
}
