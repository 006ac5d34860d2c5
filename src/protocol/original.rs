//! What the page and the worker that makes a page safe to show say to each other.

use js_sys::{Array, ArrayBuffer};
use wasm_bindgen::{JsCast, JsValue};

use super::{Envelope, buffer_of, bytes_of, get, id_of, message, set};

/// What a page asks: how does this markup look, made safe?
#[derive(Debug)]
pub struct Show {
    /// The page's number for the question; comes back in the answer.
    pub id: u32,
    /// The markup.
    pub markup: String,
}

/// What the worker answers: a whole document of markup.
#[derive(Debug)]
pub struct Shown {
    /// The number from the [`Show`].
    pub id: u32,
    /// What can be shown.
    pub page: String,
}

impl Show {
    /// Packs the question.
    ///
    /// # Errors
    ///
    /// Where JavaScript refuses to build the message.
    pub fn pack(&self) -> Result<Envelope, JsValue> {
        pack(self.id, "markup", &self.markup)
    }

    /// Unpacks a question; none where the message is another one.
    pub fn unpack(message: &JsValue) -> Option<Self> {
        let (id, markup) = unpack(message, "markup")?;
        Some(Self { id, markup })
    }
}

impl Shown {
    /// Packs the answer.
    ///
    /// # Errors
    ///
    /// Where JavaScript refuses to build the message.
    pub fn pack(&self) -> Result<Envelope, JsValue> {
        pack(self.id, "page", &self.page)
    }

    /// Unpacks an answer; none where the message is another one.
    pub fn unpack(message: &JsValue) -> Option<Self> {
        let (id, page) = unpack(message, "page")?;
        Some(Self { id, page })
    }
}

fn pack(id: u32, key: &str, text: &str) -> Result<Envelope, JsValue> {
    let message = message(id)?;
    let buffer = buffer_of(text.as_bytes());
    set(&message, key, &buffer)?;
    Ok(Envelope { message: message.into(), transfer: Array::of1(&buffer) })
}

fn unpack(message: &JsValue, key: &str) -> Option<(u32, String)> {
    let buffer = get(message, key)?;
    let bytes = buffer.is_instance_of::<ArrayBuffer>().then(|| bytes_of(&buffer))??;
    Some((id_of(message)?, String::from_utf8(bytes).ok()?))
}
