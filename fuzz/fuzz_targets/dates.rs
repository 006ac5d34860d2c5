//! Dates found in a text are parts of it, in order.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let mut end = 0;
    for span in tearsheet::inside::date_spans(text) {
        assert!(span.start >= end && text.get(span.clone()).is_some_and(|date| !date.is_empty()));
        end = span.end;
    }
});
