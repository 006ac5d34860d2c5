use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;

use crate::capture::{Capture, split_file};

/// An archive of deflated files.
pub(in crate::capture) fn pack(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(content).expect("memory takes it");
        let packed = encoder.finish().expect("memory takes it");
        let mut crc = flate2::Crc::new();
        crc.update(content);
        let mut fields = Vec::new();
        for number in [20_u16, 0, 8, 0, 0] {
            fields.extend(number.to_le_bytes());
        }
        for number in [crc.sum(), packed.len() as u32, content.len() as u32] {
            fields.extend(number.to_le_bytes());
        }
        fields.extend((name.len() as u16).to_le_bytes());
        fields.extend([0; 2]);
        list.extend(b"PK\x01\x02\x14\x00");
        list.extend(&fields);
        list.extend([0; 10]);
        list.extend((out.len() as u32).to_le_bytes());
        list.extend(name.as_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&fields);
        out.extend(name.as_bytes());
        out.extend(packed);
    }
    let (start, size) = (out.len() as u32, list.len() as u32);
    out.extend(list);
    out.extend(b"PK\x05\x06\0\0\0\0");
    for _ in 0..2 {
        out.extend((files.len() as u16).to_le_bytes());
    }
    out.extend(size.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    out
}

fn read(bytes: &[u8]) -> Vec<Capture> {
    split_file("a.zip", bytes, 1 << 26).expect("small enough")
}

fn shape(bytes: &[u8]) -> Vec<(String, String, Vec<String>)> {
    let codes = |capture: &Capture| capture.warnings.iter().map(|warning| warning.code.clone()).collect();
    read(bytes)
        .into_iter()
        .map(|capture| (capture.name.clone(), capture.text.clone(), codes(&capture)))
        .collect()
}

fn entry(name: &str, text: &str, codes: &[&str]) -> (String, String, Vec<String>) {
    (format!("a.zip{name}"), text.to_owned(), codes.iter().map(|code| (*code).to_owned()).collect())
}

const PAGE: &[u8] = b"<h1>Ferries</h1><p>The ferry sails at noon.</p>";

#[test]
fn pages_with_their_parts_are_read() {
    let frame = format!("<p>{}</p>", "A reply to the story. ".repeat(60));
    let archive = pack(&[
        ("saved/page.html", PAGE),
        ("saved/page_files/app.js", b"code()"),
        ("saved/page_files/advert.html", b"<a href=x>Buy"),
        ("saved/page_files/replies.html", frame.as_bytes()),
        ("saved/", b""),
        ("__MACOSX/saved/._page.html", b"\0\x05"),
    ]);
    let page = String::from_utf8_lossy(PAGE).into_owned();
    assert_eq!(
        shape(&archive),
        [entry(" › saved/page.html", &page, &[]), entry(" › saved/page_files/replies.html", &frame, &[]),]
    );
    let first = &read(&archive)[0];
    assert_eq!((first.bytes, first.sha256.len(), first.container), (PAGE.len() as u64, 64, Some("zip")));
}

#[test]
fn an_archive_in_an_archive_is_opened_and_too_many_are_not() {
    let mut archive = pack(&[("a.html", b"<p>Deep")]);
    for depth in 0..6 {
        let found = shape(&archive);
        assert_eq!(found.len(), 1);
        let limited = found[0].2.contains(&"archive-limit".to_owned());
        assert_eq!(limited, depth >= super::super::budget::MAX_DEPTH, "{depth}: {found:?}");
        archive = pack(&[("inner.zip", &archive)]);
    }
    // Without any page.
    assert_eq!(shape(&pack(&[("a.png", b"\x89PNG")])), [entry("", "", &["archive-empty"])]);
}

#[test]
fn a_broken_entry_costs_itself() {
    let mut archive = pack(&[("a.html", PAGE), ("b.html", PAGE), ("c.html", PAGE)]);
    let page = String::from_utf8_lossy(PAGE).into_owned();
    let second = memchr::memmem::find_iter(&archive, b"b.html").next().expect("it is there");
    // Damaged content: what comes out does not fit its checksum, or nothing comes out.
    archive[second + 12] ^= 0xff;
    let found = shape(&archive);
    assert_eq!((&found[0], &found[2]), (&entry(" › a.html", &page, &[]), &entry(" › c.html", &page, &[])));
    assert!(found[1].2.contains(&"entry-damaged".to_owned()), "{found:?}");
    // Cut off: no list of entries, and half of the last.
    let whole = pack(&[("a.html", PAGE), ("b.html", PAGE)]);
    let second = memchr::memmem::find(&whole, b"b.html").expect("it is there");
    let found = shape(&whole[..second + 30]);
    assert_eq!(found[0], entry(" › a.html", &page, &["archive-damaged"]));
    assert!(found[1].2.iter().any(|code| code.starts_with("entry-")), "{found:?}");
    // Encrypted, and packed by another method: flags and method of both heads.
    for (flags, method, code) in [(1, 8, "encrypted"), (0, 93, "packing-unknown"), (0, 99, "encrypted")] {
        let mut archive = pack(&[("a.html", PAGE), ("b.html", PAGE)]);
        let list = memchr::memmem::find(&archive, b"PK\x01\x02").expect("it is there");
        (archive[6], archive[8]) = (flags, method);
        (archive[list + 8], archive[list + 10]) = (flags, method);
        let found = shape(&archive);
        assert_eq!(found, [entry(" › a.html", "", &[code]), entry(" › b.html", &page, &[])]);
    }
}

#[test]
fn a_page_that_carries_its_archive_is_one_page() {
    let mut page = b"<!doctype html><html><body>Please wait<script>unpack()</script><!--".to_vec();
    page.extend(pack(&[("index.html", PAGE), ("images/a.png", b"\x89PNG")]));
    assert_eq!(shape(&page), [entry("", &String::from_utf8_lossy(PAGE), &[])]);
}

#[test]
fn bombs_are_bounded() {
    let zeros = vec![b' '; 40 << 20];
    let archive = pack(&[("a.txt", &zeros), ("b.html", PAGE)]);
    let found = shape(&archive);
    assert_eq!(found[0], entry(" › a.txt", "", &["archive-limit"]));
    assert_eq!(found.len(), 2);
    // More entries than pages are given.
    let names: Vec<String> = (0..21_000).map(|i| format!("{i}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    let found = read(&pack(&files));
    assert_eq!(found.len(), 20_000);
    assert_eq!(found.last().map(|capture| capture.warnings[0].code.as_str()), Some("archive-limit"));
}
