//! Handing a file to the user without a server.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::listen::document;

/// Time until the address of a download is given back, in milliseconds: the browser has long begun to
/// read it by then.
const RELEASE_AFTER: u32 = 10_000;

/// Saves `text` as a file; does nothing where the browser refuses.
pub(crate) fn save(name: &str, mime: &str, text: &str) {
    save_bytes(name, mime, text.as_bytes());
}

/// Saves bytes as a file; does nothing where the browser refuses.
pub(crate) fn save_bytes(name: &str, mime: &str, bytes: &[u8]) {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    if let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) {
        save_blob(name, &blob);
    }
}

/// Saves what the browser holds as a file; does nothing where it refuses.
pub(crate) fn save_blob(name: &str, blob: &Blob) {
    let _ = try_save(name, blob);
}

fn try_save(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let page = document().ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = page.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    gloo_timers::callback::Timeout::new(RELEASE_AFTER, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}
