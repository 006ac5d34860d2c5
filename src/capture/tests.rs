//! Files of every kind to captures.

use std::io::Write as _;

use super::{Capture, Format, split_file};

fn capture(name: &str, bytes: &[u8]) -> Capture {
    split_file(name, bytes, 1 << 24).expect("within the limit").swap_remove(0)
}

fn codes(capture: &Capture) -> Vec<&str> {
    capture.warnings.iter().map(|warning| warning.code.as_str()).collect()
}

/// Charset, how it was found, and whether the text holds what it must.
fn check_charset(bytes: &[u8], charset: &str, from: &str, text: &str, warnings: &[&str]) {
    let capture = capture("a", bytes);
    let found = (capture.charset.as_str(), capture.charset_from);
    assert_eq!(found, (charset, from), "{:?}", capture.text);
    assert!(capture.text.contains(text), "{:?}", capture.text);
    assert_eq!(codes(&capture), warnings, "{:?}", capture.text);
}

fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GBK.encode(text).0.into_owned()
}

fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

#[test]
fn charsets_are_found() {
    let text = "港口在修理两周之后于周一重新开放，港务局的一位发言人说。";
    let page = format!("<p>{text}</p>");
    check_charset(b"<p>plain</p>", "utf-8", "default", "plain", &[]);
    check_charset(page.as_bytes(), "utf-8", "detected", text, &[]);
    check_charset(&[b"\xef\xbb\xbf", page.as_bytes()].concat(), "utf-8", "bom", text, &[]);
    check_charset(&gbk(&format!("<meta charset=gb2312>{page}")), "gbk", "meta", text, &[]);
    check_charset(
        &gbk(&format!("<META http-equiv=Content-Type content='text/html; charset=gb18030'>{page}")),
        "gb18030",
        "meta",
        text,
        &[],
    );
    check_charset(&gbk(&format!("<?xml version='1.0' encoding='GBK'?>{page}")), "gbk", "meta", text, &[]);
    check_charset(&gbk(&page), "gbk", "detected", text, &["charset-guessed"]);
}

#[test]
fn a_wrong_declaration_is_overruled() {
    let text = "港口在修理两周之后于周一重新开放，港务局的一位发言人说。";
    let said = |charset: &str| format!("<meta charset={charset}><p>{text}</p>");
    check_charset(said("gbk").as_bytes(), "utf-8", "detected", text, &["charset-guessed"]);
    check_charset(&gbk(&said("utf-8")), "gbk", "detected", text, &["charset-guessed"]);
    check_charset(said("no-such-charset").as_bytes(), "utf-8", "detected", text, &[]);
    // A declaration in a comment declares nothing.
    check_charset(format!("<!-- {} -->{text}", said("gbk")).as_bytes(), "utf-8", "detected", text, &[]);
}

#[test]
fn broken_places_are_counted() {
    let mut page = "<meta charset=utf-8><p>".to_owned().into_bytes();
    page.extend("港口在修理两周之后于周一重新开放".as_bytes());
    page.extend(b"\xff\xfe and on");
    let capture = capture("a", &page);
    assert_eq!(codes(&capture), ["charset-guessed"], "a file of that many errors is no UTF-8");
    page.extend("港口在修理两周之后于周一重新开放".repeat(5).as_bytes());
    check_charset(&page, "utf-8", "meta", "周一重新开放", &["charset-replaced"]);
}

#[test]
fn utf16_needs_no_mark() {
    let page = "<html><body><p>港口 reopens</p></body></html>";
    check_charset(&utf16(page, u16::to_le_bytes), "utf-16le", "detected", "港口", &["charset-guessed"]);
    check_charset(&utf16(page, u16::to_be_bytes), "utf-16be", "detected", "港口", &["charset-guessed"]);
    let marked = utf16(&format!("\u{feff}{page}"), u16::to_le_bytes);
    check_charset(&marked, "utf-16le", "bom", "港口", &[]);
}

#[test]
fn formats_are_told_apart() {
    for (name, text, format) in [
        ("a.txt", "<!DOCTYPE html><p>x", "html"),
        ("a", "\u{feff} <!-- saved --> <html>", "html"),
        ("a", "HTTP/1.1 200 OK\r\n\r\n<html><body>x", "html"),
        ("a", "Words first.<p>One</p><p>Two</p><div>Three</div>", "html"),
        ("a.html", "Words first, <br>then more", "html"),
        ("a", "To set a paragraph, write <p> before it.\nThat is all.", "text-capture"),
        ("a", "Home\n\n• News\n• Sport\n", "text-capture"),
        ("a", "{\"json\": true}", "text-capture"),
        ("a", "# A heading of Markdown\n\nText.", "text-capture"),
        ("a", "[Title](https://lindby.example/a)\n------\n<p>Body", "feed-item"),
    ] {
        assert_eq!(capture(name, text.as_bytes()).format.name(), format, "{text}");
    }
}

#[test]
fn the_head_of_a_feed_item_is_read() {
    let link = "[Harbour [again] open](https://lindby.example/a(1))";
    for (text, epoch) in [
        (format!("<!--1687126501000-->\n{link}\n------\n\n<div>Body</div>"), true),
        (format!("# {link}\n<!-- 1687126501000 -->\n<div>Body</div>"), true),
        (format!("\r\n{link}\r\n====\r\n<div>Body</div>"), false),
    ] {
        let capture = capture("a", text.as_bytes());
        let Format::FeedItem(item) = &capture.format else { panic!("{text}: {:?}", capture.format) };
        let at = |[start, end]: [u32; 2]| &capture.text[start as usize..end as usize];
        let (title, span) = item.title.as_ref().unwrap();
        assert_eq!((title.as_str(), at(*span)), ("Harbour [again] open", "Harbour [again] open"));
        let (url, span) = item.url.as_ref().unwrap();
        assert_eq!((url.as_str(), at(*span)), ("https://lindby.example/a(1)", "https://lindby.example/a(1)"));
        assert_eq!(
            item.epoch_ms.as_ref().map(|&(ms, span)| (ms, at(span))),
            epoch.then_some((1_687_126_501_000, "1687126501000"))
        );
        assert_eq!(&capture.text[item.body as usize..], "<div>Body</div>");
    }
    for text in ["[Title](https://lindby.example)\nText of Markdown", "<!--1687126501000-->\n<p>x"] {
        assert!(!matches!(capture("a", text.as_bytes()).format, Format::FeedItem(_)), "{text}");
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn gzip_is_taken_off() {
    let page = "<p>".to_owned() + &"words of a page ".repeat(500);
    let packed = gzip(page.as_bytes());
    let read = capture("a.html.gz", &packed);
    assert_eq!((read.text.as_str(), read.bytes), (page.as_str(), packed.len() as u64));
    assert_eq!(capture("a", &gzip(&packed)).text, page);
    let two = [gzip(b"<p>one "), gzip(b"two")].concat();
    assert_eq!(capture("a", &two).text, "<p>one two");
    let cut = capture("a", &packed[..packed.len() - 9]);
    assert_eq!(codes(&cut), ["gzip-broken"]);
    assert!(page.starts_with(&cut.text) && cut.text.len() > 10);
    assert!(split_file("a", &gzip(&vec![b' '; 3000]), 2000).is_err());
}

#[test]
fn bytes_that_are_no_text_are_named() {
    for (bytes, kind) in [
        (&b"PK\x03\x04\x14\0\0\0"[..], "ZIP"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\0\x01\x02\x03\x04\x05text", "binary"),
    ] {
        let capture = capture("a", bytes);
        assert_eq!((&capture.format, codes(&capture)), (&Format::Unreadable, vec!["unreadable"]), "{kind}");
        assert!(capture.warnings[0].message.contains(kind), "{}", capture.warnings[0].message);
        assert_eq!(capture.text, "");
    }
    assert_eq!(codes(&capture("a", b"")), ["empty"]);
    assert_eq!(codes(&capture("a", b" \n ")), ["empty"]);
}

#[test]
fn the_file_as_given_is_identified() {
    let digest = capture("a", b"abc").sha256;
    assert_eq!(digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
