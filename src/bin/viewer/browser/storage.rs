//! Preferences that outlive a visit. Storage may be refused (private windows, policies): the page then
//! works with its defaults.

use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Storage, StorageManager};

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// What was kept under a key.
pub(crate) fn load(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a value.
pub(crate) fn keep(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Where the browser keeps files; none where the page was not served safely.
fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let there = Reflect::has(&navigator, &"storage".into()).unwrap_or(false);
    there.then(|| navigator.storage())
}

/// Asks the browser not to clear away what is kept when it runs out of room. From a file there is nobody to ask for.
pub(crate) async fn persist() {
    let served = web_sys::window().and_then(|window| window.location().protocol().ok());
    if !served.is_some_and(|protocol| protocol.starts_with("http")) {
        return;
    }
    let Some(manager) = manager() else { return };
    let asked = match manager.persisted() {
        Ok(persisted) => JsFuture::from(persisted).await.ok().and_then(|it| it.as_bool()),
        Err(_) => return,
    };
    if asked == Some(false)
        && let Ok(answer) = manager.persist()
    {
        let _ = JsFuture::from(answer).await;
    }
}
