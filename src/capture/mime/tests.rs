use super::head::decode_words;
use super::transfer::{decode_base64, decode_quoted};
use super::{find_head, sender_name};
use crate::capture::{Capture, StatedField, split_file};

fn captures(name: &str, text: &str) -> Vec<Capture> {
    split_file(name, text.as_bytes(), 1 << 24).expect("small enough")
}

fn stated(capture: &Capture, field: StatedField) -> Option<&str> {
    capture.stated.iter().find(|stated| stated.field == field).map(|stated| stated.value.as_str())
}

#[test]
fn transfer_encodings_are_taken_off() {
    for (coded, plain) in [
        ("l=C3=A4uft", "läuft"),
        ("l=c3=a4uft", "läuft"),
        ("a=\r\nb=\nc", "abc"),
        ("a= \t\r\nb", "ab"),
        ("1 = 2, =X, =", "1 = 2, =X, "),
        ("3D", "3D"),
        ("", ""),
    ] {
        assert_eq!(String::from_utf8_lossy(&decode_quoted(coded.as_bytes())), plain, "{coded}");
    }
    for (coded, plain) in [
        ("SGFyYm91cg==", "Harbour"),
        ("SGFy\r\nYm91\r\ncg==", "Harbour"),
        ("SGFyYm91cg", "Harbour"),
        ("SGE=cmJvdXI=", "Harbour"),
        ("-_-_", "\u{fffd}\u{fffd}"),
        ("!", ""),
    ] {
        let decoded = decode_base64(coded.as_bytes());
        assert!(coded == "-_-_" || decoded == plain.as_bytes(), "{coded}");
    }
}

#[test]
fn words_in_other_charsets_are_decoded() {
    for (coded, plain) in [
        ("Plain words", "Plain words"),
        ("=?utf-8?Q?Der=20Hafen=20=C3=B6ffnet?=", "Der Hafen öffnet"),
        ("=?UTF-8?B?5riv5Y+j?= =?utf-8?B?6YeN5byA?=", "港口重开"),
        // One character in two words.
        ("=?utf-8?B?5riv5Y8=?= =?utf-8?B?ow==?=", "港口"),
        ("=?gb2312?B?uNu/2g==?= 2024", "港口 2024"),
        ("=?utf-8?q?a_b?= c =?iso-8859-1?q?=E9?=", "a b c é"),
        ("=?utf-8?X?a?=", "=?utf-8?X?a?="),
        ("1 =? 2", "1 =? 2"),
    ] {
        assert_eq!(decode_words(coded), plain, "{coded}");
    }
}

#[test]
fn messages_are_told_from_text_about_messages() {
    for (text, message) in [
        ("From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>x", true),
        ("\r\nFrom: a\r\nDate: b\r\nContent-Type: text/plain\r\n\r\nx", true),
        ("From lindby Mon Mar  4\nFrom: a\nContent-Type: text/plain\n\nx", true),
        ("From: Mara\nDate: Monday\nSubject: Ferry\n\nThe ferry sails.", false),
        ("Content-Type: text/html\n\n<p>x", false),
        ("From: Mara\nThe ferry sails. Content-Type: x", false),
        ("<p>From: x\nContent-Type: y", false),
        ("", false),
    ] {
        assert_eq!(find_head(text.as_bytes()).is_some(), message, "{text}");
    }
    assert_eq!(sender_name("\"The Lindby Letter\" <letter@lindby.example>"), "The Lindby Letter");
    assert_eq!(sender_name("letter@lindby.example"), "");
}

/// A page with a picture and two frames, as Chromium writes it.
fn saved_page(prose: &str) -> String {
    let part = |kind: &str, place: &str, coding: &str, body: &str| {
        format!(
            "------B--\r\nContent-Type: {kind}\r\nContent-Location: {place}\r\n\
             Content-Transfer-Encoding: {coding}\r\n\r\n{body}\r\n"
        )
    };
    let parts = [
        part(
            "text/html",
            "https://lindby.example/frame",
            "quoted-printable",
            &format!("<p>Replies=2E {prose}</p>"),
        ),
        part("text/html", "https://lindby.example/advert", "8bit", "<a href=x>Buy</a>"),
        part(
            "text/html; charset=utf-8",
            "https://lindby.example/a",
            "base64",
            "PGgxPkhhZmVuIMO2ZmZuZXQ8L2gxPg==",
        ),
        part("text/css", "https://lindby.example/a.css", "8bit", &"p { margin: 0 }\n".repeat(60)),
    ];
    format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://lindby.example/a\r\n\
         Subject: =?utf-8?Q?Hafen_=C3=B6ffnet?=\r\nDate: Wed, 4 May 2022 09:00:00 -0000\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----B--\"\r\n\r\n{}------B----\r\n",
        parts.concat()
    )
}

#[test]
fn a_saved_page_is_its_main_part_and_frames_with_text() {
    let read = captures("a.mhtml", &saved_page(&"The ferry sails at noon. ".repeat(40)));
    let names: Vec<&str> = read.iter().map(|capture| capture.name.as_str()).collect();
    assert_eq!(names, ["a.mhtml", "a.mhtml › https://lindby.example/frame"]);
    assert_eq!(read[0].text, "<h1>Hafen öffnet</h1>");
    assert_eq!(
        (read[0].charset.as_str(), read[0].charset_from, read[0].container),
        ("utf-8", "header", Some("mhtml"))
    );
    assert_eq!(stated(&read[0], StatedField::Url), Some("https://lindby.example/a"));
    assert_eq!(stated(&read[0], StatedField::Captured), Some("Wed, 4 May 2022 09:00:00 -0000"));
    assert_eq!(stated(&read[0], StatedField::Title), Some("Hafen öffnet"));
    assert!(read[1].text.starts_with("<p>Replies. The ferry"));
}

#[test]
fn parts_with_a_sign_between_them_are_a_message_without_sender() {
    let page = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>Ferry =41</p>\r\n--b--\r\n";
    assert_eq!(captures("a.mht", page)[0].text, "<p>Ferry A</p>");
    let told = "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\nis how such a head begins.";
    assert_eq!(captures("a.txt", told)[0].container, None);
}

#[test]
fn a_damaged_page_loses_what_is_damaged() {
    let whole = saved_page("short");
    // Cut off inside the page, without its last boundary, with a boundary that the head does not tell.
    let cut = whole.split("w6ZmZ").next().unwrap_or_default().to_owned();
    let cut = cut.get(..cut.find("PGgx").map_or(0, |at| at + 24)).unwrap_or_default();
    assert!(captures("a.mhtml", cut)[0].text.starts_with("<h1>Hafen"), "{cut}");
    assert_eq!(captures("a.mhtml", &whole.replace("------B----", ""))[0].text, "<h1>Hafen öffnet</h1>");
    let unnamed = whole.replace(";\r\n\tboundary=\"----B--\"", "");
    assert_eq!(captures("a.mhtml", &unnamed)[0].text, "<h1>Hafen öffnet</h1>");
    // Without any page in it.
    let empty = whole.replace("text/html", "image/png");
    let read = captures("a.mhtml", &empty);
    assert_eq!((read.len(), read[0].warnings[0].code.as_str()), (1, "archive-empty"));
}

#[test]
fn a_mail_is_its_richest_text_and_what_is_attached() {
    let mail = "Return-Path: <x@lindby.example>\nFrom: The Lindby Letter <x@lindby.example>\nTo: y@z.example\n\
        Subject: Ferries this week\nDate: Mon, 4 Mar 2024 07:30:00 +0100\nMIME-Version: 1.0\n\
        Content-Type: multipart/mixed; boundary=outer\n\nFor readers without MIME.\n\n--outer\n\
        Content-Type: multipart/alternative; boundary=inner\n\n--inner\nContent-Type: text/plain\n\nPlain ferries\n\
        --inner\nContent-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n\
        <p>Rich f=E9rries</p>\n--inner--\n\n--outer\nContent-Type: text/html; name=\"more.html\"\n\
        Content-Disposition: attachment; filename=\"more.html\"\n\n<p>Attached</p>\n--outer\n\
        Content-Type: message/rfc822\nContent-Disposition: attachment; filename=old.eml\n\n\
        From: a\nSubject: Old\nContent-Type: text/plain\nTo: b\n\nOld ferries\n--outer--\n";
    let read = captures("letter.eml", mail);
    let texts: Vec<(&str, &str)> =
        read.iter().map(|capture| (capture.name.as_str(), capture.text.as_str())).collect();
    assert_eq!(
        texts,
        [
            ("letter.eml", "<p>Rich férries</p>"),
            ("letter.eml › more.html", "<p>Attached</p>"),
            ("letter.eml › old.eml", "Old ferries"),
        ]
    );
    assert_eq!(read[0].container, Some("eml"));
    assert_eq!(stated(&read[0], StatedField::Published), Some("Mon, 4 Mar 2024 07:30:00 +0100"));
    assert_eq!(stated(&read[0], StatedField::Site), Some("The Lindby Letter"));
    assert_eq!(stated(&read[2], StatedField::Title), Some("Old"));
}

#[test]
fn a_line_without_end_is_cut_off() {
    let head = "MIME-Version: 1.0\nContent-Type: text/plain\nSubject: Ferry\nContent-Transfer-Encoding: ";
    for (encoding, line, shown) in [("quoted-printable", "=41", "A"), ("base64", "QUFB", "AAA")] {
        let short = captures("a.eml", &format!("{head}{encoding}\n\n{line}\n"));
        assert!(short[0].text.starts_with(shown) && short[0].warnings.is_empty(), "{encoding}");
        let long = captures("a.eml", &format!("{head}{encoding}\n\n{}\n", line.repeat(3 << 20)));
        assert_eq!(long[0].warnings[0].code, "archive-limit", "{encoding}");
        assert!(long[0].text.len() <= 4 << 20, "{encoding}: {}", long[0].text.len());
    }
}
