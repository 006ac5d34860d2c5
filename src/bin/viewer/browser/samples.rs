//! The sample documents that the page carries.

use std::collections::BTreeMap;

use serde::Deserialize;
use tearsheet::view::lang::Lang;

use super::listen::document;

/// A sample.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct Sample {
    /// Its file name.
    pub(crate) name: String,
    /// What it shows, by language.
    #[serde(default)]
    title: BTreeMap<String, String>,
    base64: String,
}

impl Sample {
    /// What it shows.
    pub(crate) fn title(&self, lang: Lang) -> &str {
        let keys: &[&str] = match lang {
            Lang::En => &["en"],
            Lang::ZhHans => &["zh-Hans", "zh", "en"],
            Lang::ZhHant => &["zh-Hant", "zh", "en"],
        };
        keys.iter().find_map(|key| self.title.get(*key)).map_or(&self.name, String::as_str)
    }

    /// Its bytes; none where the page was damaged.
    pub(crate) fn bytes(&self) -> Option<Vec<u8>> {
        let binary = web_sys::window()?.atob(&self.base64).ok()?;
        // `atob` gives one character for each byte.
        Some(binary.chars().map(|c| c as u8).collect())
    }
}

/// The samples; empty where the page carries none.
pub(crate) fn samples() -> Vec<Sample> {
    let text =
        document().and_then(|page| page.get_element_by_id("samples")).and_then(|node| node.text_content());
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}
