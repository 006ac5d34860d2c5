//! Lines of text become blocks in order, apart, whose text stands where they say.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let options = tearsheet::Options { max_bytes: 1 << 20 };
    let Ok(pages) = tearsheet::read_with_text("fuzz.txt", text.as_bytes(), &options) else { return };
    for (document, text) in pages.iter().filter(|(document, _)| document.source.format == "text-capture") {
        let mut end = 0;
        for block in &document.blocks {
            let Some([from, to]) = block.source.bytes else { continue };
            assert!(from >= end && text.get(from as usize..to as usize).is_some());
            end = to;
        }
    }
});
