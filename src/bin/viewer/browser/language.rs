//! Names of languages, as the browser knows them.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type DisplayNames;

    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &JsValue) -> Result<DisplayNames, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn of(this: &DisplayNames, code: &str) -> Result<Option<String>, JsValue>;
}

/// What a language calls itself, by its tag; the tag where the browser does not know it.
pub(crate) fn name_of(tag: &str) -> String {
    let options = js_sys::Object::new();
    let named = js_sys::Reflect::set(&options, &"type".into(), &"language".into())
        .and_then(|_| DisplayNames::new(tag, &options))
        .and_then(|names| names.of(tag));
    named.ok().flatten().unwrap_or_else(|| tag.to_owned())
}
