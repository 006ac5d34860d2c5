//! The sample documents that the page carries.

use js_sys::{Array, JSON, Reflect};
use tearsheet::view::lang::Lang;
use wasm_bindgen::{JsCast, JsValue};

use super::listen::document;

/// A sample.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sample {
    /// Its file name.
    pub(crate) name: String,
    /// What it shows, by language.
    title: JsValue,
    base64: String,
}

impl Sample {
    fn from(entry: &JsValue) -> Option<Self> {
        let title = Reflect::get(entry, &"title".into()).unwrap_or_default();
        Some(Self { name: words(entry, "name")?, title, base64: words(entry, "base64")? })
    }

    /// What it shows.
    pub(crate) fn title(&self, lang: Lang) -> String {
        let keys: &[&str] = match lang {
            Lang::En => &["en"],
            Lang::ZhHans => &["zh-Hans", "zh", "en"],
            Lang::ZhHant => &["zh-Hant", "zh", "en"],
        };
        keys.iter().find_map(|key| words(&self.title, key)).unwrap_or_else(|| self.name.clone())
    }

    /// Its bytes; none where the page was damaged.
    pub(crate) fn bytes(&self) -> Option<Vec<u8>> {
        let binary = web_sys::window()?.atob(&self.base64).ok()?;
        // `atob` gives one character for each byte.
        Some(binary.chars().map(|c| c as u8).collect())
    }
}

fn words(object: &JsValue, key: &str) -> Option<String> {
    Reflect::get(object, &key.into()).ok()?.as_string()
}

/// The samples; empty where the page carries none.
pub(crate) fn samples() -> Vec<Sample> {
    let text =
        document().and_then(|page| page.get_element_by_id("samples")).and_then(|node| node.text_content());
    let list = text.and_then(|text| JSON::parse(&text).ok()?.dyn_into::<Array>().ok());
    list.map_or_else(Vec::new, |list| list.iter().filter_map(|entry| Sample::from(&entry)).collect())
}
