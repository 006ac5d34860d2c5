//! Markup becomes a tree and a document; inside a `<noscript>` it swallows nothing of what follows.

#![no_main]

libfuzzer_sys::fuzz_target!(|markup: &str| {
    let page = format!("<!doctype html><noscript>{markup}</noscript><p>tail");
    // A page of frames has no text.
    let frames = markup.to_ascii_lowercase().contains("frameset");
    assert!(frames || tearsheet::inside::outline(&page).contains("tail"));
    let _ = tearsheet::inside::outline(markup);
    let options = tearsheet::Options { max_bytes: 1 << 20 };
    let _ = tearsheet::read("fuzz.html", page.as_bytes(), &options);
});
