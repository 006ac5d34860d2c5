//! Any bytes are read without a panic, and every offset points into the decoded text.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let options = tearsheet::Options { max_bytes: 1 << 20 };
    let Ok(pages) = tearsheet::read_with_text("fuzz", bytes, &options) else { return };
    for (document, text) in pages {
        for block in &document.blocks {
            if let Some([start, end]) = block.source.bytes {
                assert!(text.get(start as usize..end as usize).is_some());
            }
        }
    }
});
