//! Whatever stands behind the beginning of a container is opened without a panic, and gives at least one document.

#![no_main]

/// How containers begin; the first byte of the input chooses one.
const HEADS: [&[u8]; 10] = [
    b"PK\x03\x04\x14\0\0\0\x08\0",
    b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n",
    b"bplist00",
    b"<?xml version=\"1.0\"?><!DOCTYPE plist><plist><dict><key>WebMainResource</key>",
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: ",
    b"<rss><channel><title>x</title><item>",
    b"<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>",
    b"{\"log\": {\"entries\": [",
    b"url,html\n1,\"",
    b"---\ntitle: x\n---\n",
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((&choice, rest)) = bytes.split_first() else { return };
    let head = HEADS[usize::from(choice) % HEADS.len()];
    let options = tearsheet::Options { max_bytes: 1 << 20 };
    let read = tearsheet::read("fuzz", &[head, rest].concat(), &options);
    assert!(read.is_ok_and(|documents| !documents.is_empty()));
});
