//! Pictures out of the files that were dropped, as addresses that this page alone knows. Nothing is loaded.

use js_sys::{Array, Function, Reflect, Uint8Array};
use tearsheet::model::Enclosure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, Url};

/// Bytes of a picture that are unpacked: a picture is packed already, and does not grow.
const LARGEST: u32 = 64 << 20;

/// A picture's address, as long as it is shown.
#[derive(Debug, PartialEq)]
pub(crate) struct Picture {
    /// What `src` takes.
    pub(crate) address: String,
}

impl Picture {
    /// One whose address holds the picture itself.
    pub(crate) const fn within(address: String) -> Self {
        Self { address }
    }

    /// The content of a file or of a part of one.
    pub(crate) fn of_blob(blob: &Blob) -> Option<Self> {
        Some(Self { address: Url::create_object_url_with_blob(blob).ok()? })
    }
}

impl Drop for Picture {
    fn drop(&mut self) {
        if self.address.starts_with("blob:") {
            let _ = Url::revoke_object_url(&self.address);
        }
    }
}

/// The picture that stands somewhere in a file; none where it can't be read.
pub(crate) async fn open(file: &File, place: &Enclosure) -> Option<Picture> {
    let [from, to] = place.bytes.map(f64::from);
    let piece = file.slice_with_f64_and_f64_and_content_type(from, to, &place.format).ok()?;
    match place.packing.as_deref() {
        None => Picture::of_blob(&piece),
        Some("base64") => {
            let text = JsFuture::from(piece.text()).await.ok()?.as_string()?;
            let digits: String = text.split_ascii_whitespace().collect();
            Some(Picture::within(format!("data:{};base64,{digits}", place.format)))
        }
        Some(_) => Picture::of_blob(&inflate(&piece, &place.format).await.ok()??),
    }
}

/// Unpacks bare deflate, as ZIP holds it; none where more comes out than a picture has.
async fn inflate(piece: &Blob, format: &str) -> Result<Option<Blob>, JsValue> {
    let make: Function = Reflect::get(&js_sys::global(), &"DecompressionStream".into())?.dyn_into()?;
    let inflater = Reflect::construct(&make, &Array::of1(&"deflate-raw".into()))?;
    let stream = call(piece, "stream", &[])?;
    let reader = call(&call(&stream, "pipeThrough", &[inflater])?, "getReader", &[])?;
    let parts = Array::new();
    let mut total = 0_u32;
    loop {
        let step = JsFuture::from(call(&reader, "read", &[])?.dyn_into::<js_sys::Promise>()?).await?;
        if Reflect::get(&step, &"done".into())?.is_truthy() {
            break;
        }
        let part: Uint8Array = Reflect::get(&step, &"value".into())?.dyn_into()?;
        total = total.saturating_add(part.length());
        if total > LARGEST {
            call(&reader, "cancel", &[])?;
            return Ok(None);
        }
        parts.push(&part);
    }
    let options = BlobPropertyBag::new();
    options.set_type(format);
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).map(Some)
}

/// Calls a method that the bindings don't know.
fn call(of: &JsValue, name: &str, with: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(of, &name.into())?.dyn_into()?;
    method.apply(of, &with.iter().collect())
}
