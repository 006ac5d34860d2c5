//! Input made to hurt: the reader answers, keeps the text, and does not take quadratic time.
//!
//! Sizes here are scaled to an unoptimised build. The full ones (50,000 nested elements, a million
//! formatting elements, 100 MB of text, a 20 MB attribute):
//! `cargo test --release --test suite -- hostile --include-ignored`.
//! Time decides nothing: quadratic code would not finish within any patience at these sizes.

use crate::read_first;
use tearsheet::model::Document;

/// Times what an unoptimised build reads in a second or so.
fn scale(full: usize) -> usize {
    if cfg!(debug_assertions) { full / 50 } else { full / 5 }
}

fn read(html: &str) -> Document {
    let (document, text) = read_first("hostile.html", html.as_bytes());
    for block in &document.blocks {
        let [start, end] = block.source.bytes.expect("every block has a place");
        assert!(text.get(start as usize..end as usize).is_some(), "a place lies in the text");
    }
    document
}

fn has_text(document: &Document, text: &str) -> bool {
    document.blocks.iter().any(|block| block.text.contains(text))
}

fn warns(document: &Document, code: &str) -> bool {
    document.warnings.iter().any(|warning| warning.code == code)
}

/// Element after element inside the other, with text in the innermost and behind all.
fn check_nesting(open: &str, close: &str, count: usize) {
    let html = format!("<body>{}innermost{}<p>behind", open.repeat(count), close.repeat(count));
    let document = read(&html);
    assert!(has_text(&document, "innermost") && has_text(&document, "behind"), "{open}");
}

#[test]
fn deep_nesting() {
    for (open, close) in [
        ("<div>", "</div>"),
        ("<div>", ""),
        ("<b>", "</b>"),
        ("<b>", ""),
        ("<font color=red>", ""),
        ("<a href=x>", ""),
        ("<span>", "</span>"),
        ("<ul><li>", "</ul>"),
        ("<table><tr><td>", "</table>"),
        ("<div><span><b><i>", ""),
        ("<blockquote>", "</blockquote>"),
        ("<svg><g>", ""),
    ] {
        check_nesting(open, close, scale(50_000));
    }
    let document = read(&"<div>x".repeat(scale(50_000)));
    assert!(warns(&document, "nesting-capped"));
}

#[test]
#[ignore = "full size, for an optimised build"]
fn deep_nesting_at_full_size() {
    check_nesting("<div>", "</div>", 50_000);
    check_nesting("<div>", "", 1_000_000);
    check_nesting("<b>", "", 1_000_000);
    check_nesting("<a href=x>", "", 1_000_000);
    check_nesting("<table><tr><td>", "", 200_000);
}

#[test]
fn formatting_that_is_never_closed() {
    let count = scale(50_000);
    let differing: String = (0..count).map(|i| format!("<p><font size={i}>word{i}")).collect();
    let document = read(&differing);
    assert!(has_text(&document, &format!("word{}", count - 1)));
    let crossed = "<b><i><div>x</b>".repeat(count);
    assert!(has_text(&read(&crossed), "x"));
}

#[test]
fn a_million_siblings() {
    for piece in [
        "<p>word",
        "<li>word",
        "<br>word",
        "<a href=x>word</a>",
        "<td>word",
        "<option>word",
        "<div>word</div>",
    ] {
        let html = format!("<body>{}", piece.repeat(scale(200_000)));
        assert!(has_text(&read(&html), "word"), "{piece}");
    }
}

#[test]
#[ignore = "full size, for an optimised build"]
fn a_million_siblings_at_full_size() {
    for piece in ["<p>word", "<li>word", "<br>word"] {
        assert!(has_text(&read(&format!("<body>{}", piece.repeat(1_000_000))), "word"), "{piece}");
    }
}

#[test]
fn attributes_without_end() {
    let long = "x".repeat(scale(20_000_000));
    assert!(has_text(&read(&format!("<p title=\"{long}\">text")), "text"));
    assert!(has_text(&read(&format!("<p title=\"<{}\">text", "<a>".repeat(scale(1_000_000)))), "text"));
    let many: String = (0..scale(1_000_000)).map(|i| format!(" a{i}='>'")).collect();
    assert!(has_text(&read(&format!("<body><p{many}>text</p>")), "text"));
    let bodies: String = (0..scale(200_000)).map(|i| format!("<body a{i}=1>")).collect();
    assert!(has_text(&read(&format!("{bodies}text")), "text"));
}

#[test]
#[ignore = "full size, for an optimised build"]
fn an_attribute_of_20_mb() {
    assert!(has_text(&read(&format!("<p title=\"{}\">text", "x".repeat(20_000_000))), "text"));
}

#[test]
fn one_endless_line() {
    let text = "the quick brown fox jumps over it. ".repeat(scale(3_000_000));
    assert_eq!(read(&format!("<p>{text}")).blocks.len(), 1);
    let (document, _) = read_first("line.txt", text.as_bytes());
    assert_eq!(document.blocks.len(), 1);
    let lines = "这是一行文字。\n".repeat(scale(1_000_000));
    let (document, _) = read_first("lines.txt", lines.as_bytes());
    assert!(document.blocks.len() > 1);
}

#[test]
#[ignore = "full size, for an optimised build"]
fn text_of_100_mb() {
    let text = "the quick brown fox jumps over it. ".repeat(3_000_000);
    assert_eq!(read(&format!("<p>{text}")).blocks.len(), 1);
    let lines = "the quick brown fox jumps over it.\n".repeat(3_000_000);
    let (document, _) = read_first("lines.txt", lines.as_bytes());
    assert!(document.blocks.len() > 1);
}

#[test]
fn unfinished_markup() {
    let many = scale(1_000_000);
    for html in [
        "<".repeat(many),
        "<p>".to_owned() + &"&".repeat(many),
        "<p><!--".to_owned() + &"<!--".repeat(many),
        "<p><script>".to_owned() + &"</".repeat(many),
        "<p><textarea>".to_owned() + &"</textare".repeat(many),
        "<p title='".to_owned() + &"</p>".repeat(many),
        "<p>&#".to_owned() + &"9".repeat(many),
        "<noscript>".to_owned() + &"<li>".repeat(many) + &"</b>".repeat(many),
        "<noscript>".repeat(many),
    ] {
        read(&html);
    }
}

#[test]
fn bytes_of_no_kind() {
    // A linear congruential generator: the same bytes everywhere.
    let mut state = 1_u32;
    let mut random = |count: usize| -> Vec<u8> {
        (0..count)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            })
            .collect()
    };
    for size in [0, 1, 2, 3, 10, 1000, 100_000] {
        let bytes = random(size);
        let (document, _) = read_first("random.bin", &bytes);
        assert!(!document.warnings.is_empty() || size < 10, "{size} random bytes are no document");
        let mut page = b"<html><body><p>before</p>".to_vec();
        page.extend(random(size / 50));
        page.extend(b"<p>after");
        read_first("page.html", &page);
        for head in [
            &b"\x1f\x8b\x08"[..],
            b"\xff\xfe",
            b"\xfe\xff",
            b"\xef\xbb\xbf",
            b"PK\x03\x04",
            b"<?xml encoding='",
        ] {
            let mut file = head.to_vec();
            file.extend(&bytes);
            let _ = tearsheet::read("file", &file, &tearsheet::Options::default());
        }
    }
}

#[test]
fn text_cut_inside_a_character() {
    let page = "<meta charset=utf-8><p>港口周一重新开放，修理两周之后。";
    for cut in 1..4 {
        let (document, _) = read_first("cut.html", &page.as_bytes()[..page.len() - cut]);
        assert!(has_text(&document, "港口周一重新开放"), "{cut}");
        assert_eq!(document.source.charset, "utf-8");
    }
    let gbk = b"<meta charset=gbk><p>\xb8\xdb\xbf\xda\xd6\xd8\xd0\xc2\xbf\xaa\xb7";
    let (document, _) = read_first("cut.html", gbk);
    assert!(has_text(&document, "港口重新开"));
    assert!(warns(&document, "charset-replaced"));
}

#[test]
fn zeros_inside_text() {
    let (document, _) = read_first("zeros.html", b"<p>one\0two</p><p title='\0'>three</p>\0");
    assert!(has_text(&document, "onetwo") && has_text(&document, "three"));
    let (document, _) = read_first("zeros.txt", "one line\nanother\0 line\r\nlast\rone".as_bytes());
    assert!(has_text(&document, "last"));
}
