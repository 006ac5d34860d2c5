//! What the page and the worker that puts documents side by side say to each other.

use js_sys::{Array, ArrayBuffer, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};

use super::{Envelope, buffer_of, bytes_of, get, id_of, message, set};
use crate::model::Collection;
use crate::wire;

/// What a page asks: what do the documents of these files tell together?
#[derive(Debug)]
pub struct Gather {
    /// The page's number for the question; comes back in the answer.
    pub id: u32,
    /// The files, in their order.
    pub order: Vec<u32>,
    /// Digests of the files that the worker has not been sent before, copied: should the worker stop, the next one gets
    /// them again.
    pub digests: Vec<(u32, ArrayBuffer)>,
}

/// What the worker answers.
#[derive(Debug)]
pub struct Gathered {
    /// The number from the [`Gather`].
    pub id: u32,
    /// What the documents tell together; none where something is wrong with the message.
    pub collection: Option<Collection>,
}

impl Gather {
    /// Packs the question.
    ///
    /// # Errors
    ///
    /// Where JavaScript refuses to build the message.
    pub fn pack(&self) -> Result<Envelope, JsValue> {
        let message = message(self.id)?;
        set(&message, "order", Uint32Array::from(self.order.as_slice()))?;
        let files: Vec<u32> = self.digests.iter().map(|(file, _)| *file).collect();
        set(&message, "files", Uint32Array::from(files.as_slice()))?;
        set(&message, "digests", self.digests.iter().map(|(_, digest)| digest).collect::<Array>())?;
        Ok(Envelope { message: message.into(), transfer: Array::new() })
    }

    /// Unpacks a question; none where the message is another one.
    pub fn unpack(message: &JsValue) -> Option<Self> {
        let numbers = |key| Some(get(message, key)?.dyn_into::<Uint32Array>().ok()?.to_vec());
        let order = numbers("order")?;
        let buffers = get(message, "digests")?.dyn_into::<Array>().ok()?;
        let buffers = buffers.iter().map(|digest| digest.dyn_into::<ArrayBuffer>().ok());
        let digests = numbers("files")?.into_iter().zip(buffers);
        let digests = digests.map(|(file, digest)| Some((file, digest?))).collect::<Option<_>>()?;
        Some(Self { id: id_of(message)?, order, digests })
    }
}

impl Gathered {
    /// Packs an answer that is written already.
    ///
    /// # Errors
    ///
    /// Where JavaScript refuses to build the message.
    pub fn pack(id: u32, collection: Option<&[u8]>) -> Result<Envelope, JsValue> {
        let message = message(id)?;
        let transfer = Array::new();
        if let Some(collection) = collection {
            let collection = buffer_of(collection);
            set(&message, "collection", &collection)?;
            transfer.push(&collection);
        }
        Ok(Envelope { message: message.into(), transfer })
    }

    /// Unpacks an answer; one of another version is an answer to nothing.
    pub fn unpack(message: &JsValue) -> Self {
        let collection = || {
            get(message, "collection").and_then(|it| bytes_of(&it)).and_then(|it| wire::read_collection(&it))
        };
        Self { id: id_of(message).unwrap_or(0), collection: collection() }
    }
}
