//! Files that hold pages: what comes out of one of each kind, by the library and on the command line, and what of it
//! when the file is cut off anywhere. (Each kind's own tests stand beside its reader in `src/capture`.)

use std::io::Write;
use std::process::{Command, Stdio};

use flate2::Compression;
use flate2::write::GzEncoder;
use tearsheet::Options;

const PROSE: &str = "The ferry to the north island left at noon with two hundred people on board, most of them islanders \
    who had waited in the town since spring and had found rooms with friends.";

/// A page with a title.
fn page(title: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><title>{title}</title></head><body><article><h1>{title}</h1>\n\
         <p>{PROSE}</p>\n<p>{PROSE}</p>\n</article></body></html>\n"
    )
}

/// An archive whose files are stored as they are.
fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let mut crc = flate2::Crc::new();
        crc.update(content.as_bytes());
        let mut fields = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        for number in [crc.sum(), content.len() as u32, content.len() as u32, name.len() as u32] {
            fields.extend(number.to_le_bytes());
        }
        list.extend(b"PK\x01\x02\x14\0");
        list.extend(&fields);
        list.extend([0; 10]);
        list.extend((out.len() as u32).to_le_bytes());
        list.extend(name.as_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&fields);
        out.extend(name.as_bytes());
        out.extend(content.as_bytes());
    }
    let (start, size) = (out.len() as u32, list.len() as u32);
    out.extend(list);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([(files.len() as u16).to_le_bytes(); 2].concat());
    out.extend([size.to_le_bytes(), start.to_le_bytes()].concat());
    out.extend([0; 2]);
    out
}

fn tar(files: &[(&str, &str)]) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, content) in files {
        let mut head = [0_u8; 512];
        head[..name.len()].copy_from_slice(name.as_bytes());
        head[124..135].copy_from_slice(format!("{:011o}", content.len()).as_bytes());
        head[148..157].copy_from_slice(b"        0");
        head[257..262].copy_from_slice(b"ustar");
        let sum: u32 = head.iter().map(|&b| u32::from(b)).sum();
        head[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
        out.extend(head);
        out.extend(content.as_bytes());
        out.resize(out.len().next_multiple_of(512), 0);
    }
    out.resize(out.len() + 1024, 0);
    out
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory takes it");
    encoder.finish().expect("memory takes it")
}

fn record(address: &str, title: &str) -> Vec<u8> {
    let body = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{}", page(title));
    let length = body.len();
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-03-04T07:30:00Z\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n{body}\r\n\r\n"
    )
    .into_bytes()
}

fn crawl() -> Vec<u8> {
    let records = [record("https://lindby.example/1", "First"), record("https://lindby.example/2", "Second")];
    records.iter().flat_map(|record| gzip(record)).collect()
}

fn exchange(address: &str, title: &str) -> serde_json::Value {
    serde_json::json!({
        "startedDateTime": "2024-03-04T07:30:00Z",
        "request": { "url": address },
        "response": { "status": 200, "content": { "mimeType": "text/html", "text": page(title) } },
    })
}

fn row(address: &str, title: &str) -> serde_json::Value {
    serde_json::json!({ "url": address, "title": title, "html": page(title) })
}

/// One file of each kind that is made of parts; those that are text by nature are golden documents.
pub(crate) fn samples() -> Vec<(String, Vec<u8>)> {
    let [first, second] = ["First", "Second"].map(page);
    let address = ["https://lindby.example/1", "https://lindby.example/2"];
    let package = "<package><metadata><dc:title>Ferries</dc:title></metadata><manifest><item id=\"a\" href=\"1.xhtml\"/>\
        <item id=\"b\" href=\"2.xhtml\"/></manifest><spine><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>";
    let word = format!(
        "<w:document><w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:t>First</w:t></w:p><w:p><w:t>{PROSE}</w:t></w:p>\
         </w:document>"
    );
    let open_text = format!("<office:text><text:h>First</text:h><text:p>{PROSE}</text:p></office:text>");
    let safari = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE plist><plist><dict><key>WebMainResource</key><dict><key>WebResourceMIMEType</key>\
         <string>text/html</string><key>WebResourceURL</key><string>https://lindby.example/1</string>\
         <key>WebResourceData</key><data>{}</data></dict></dict></plist>",
        base64(first.as_bytes())
    );
    let har = serde_json::json!({ "log": { "entries": [exchange(address[0], "First"), exchange(address[1], "Second")] } });
    let quoted = |text: &str| text.replace('"', "\"\"");
    let csv =
        format!("url,html\n{},\"{}\"\n{},\"{}\"\n", address[0], quoted(&first), address[1], quoted(&second));
    let lines = format!("{}\n{}\n", row(address[0], "First"), row(address[1], "Second"));
    let container = "<container><rootfile full-path=\"book.opf\"/></container>";
    [
        ("a.zip", zip(&[("1.html", &first), ("1_files/a.js", "code()"), ("new/2.html", &second)])),
        ("a.tar", tar(&[("1.html", &first), ("2.html", &second)])),
        ("a.tar.gz", gzip(&tar(&[("1.html", &first), ("2.html", &second)]))),
        (
            "a.epub",
            zip(&[
                ("mimetype", "application/epub+zip"),
                ("META-INF/container.xml", container),
                ("book.opf", package),
                ("1.xhtml", &first),
                ("2.xhtml", &second),
            ]),
        ),
        ("a.docx", zip(&[("word/document.xml", &word)])),
        (
            "a.odt",
            zip(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &open_text)]),
        ),
        ("a.warc.gz", crawl()),
        ("a.webarchive", safari.into_bytes()),
        ("a.har", har.to_string().into_bytes()),
        ("a.csv", csv.into_bytes()),
        ("a.jsonl", lines.into_bytes()),
        ("a.pdf", pdf()),
    ]
    .map(|(name, bytes)| (name.to_owned(), bytes))
    .to_vec()
}

/// A page of a heading and two lines, its content packed, its objects partly in a stream of them.
fn pdf() -> Vec<u8> {
    let content = format!(
        "BT /F 24 Tf 50 700 Td (First ferry) Tj /F 10 Tf 12 TL 0 -40 Td ({}) Tj T* ({}) Tj ET",
        &PROSE[..99],
        &PROSE[100..]
    );
    let zlib = |bytes: &[u8]| {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).expect("memory takes it");
        encoder.finish().expect("memory takes it")
    };
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
    let page = "<</Type/Page/Contents 5 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 4 0 R>>>>>>";
    let head = format!("3 0 4 {} ", page.len());
    let streams = [
        (5, "/Filter/FlateDecode".to_owned(), zlib(content.as_bytes())),
        (
            6,
            format!("/Type/ObjStm/N 2/First {}/Filter/FlateDecode", head.len()),
            zlib(format!("{head}{page}{font}").as_bytes()),
        ),
    ];
    let mut out =
        b"%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Kids[3 0 R]>>\nendobj\n"
            .to_vec();
    for (number, about, bytes) in streams {
        out.extend(format!("{number} 0 obj\n<<{about}/Length {}>>\nstream\n", bytes.len()).as_bytes());
        out.extend(bytes);
        out.extend(b"\nendstream\nendobj\n");
    }
    out.extend(b"7 0 obj\n<</Title(First ferry)>>\nendobj\ntrailer\n<</Root 1 0 R/Info 7 0 R>>\n%%EOF\n");
    out
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let number = (0..3).fold(0_u32, |sum, at| sum << 8 | u32::from(chunk.get(at).copied().unwrap_or(0)));
        for at in 0..=chunk.len() {
            out.push(char::from(DIGITS[(number >> (18 - 6 * at) & 63) as usize]));
        }
    }
    out.push_str(&"=".repeat((3 - bytes.len() % 3) % 3));
    out
}

/// Name, container and title of every document in a file.
fn documents(name: &str, bytes: &[u8]) -> Vec<(String, String, String)> {
    let read = tearsheet::read(name, bytes, &Options::default()).expect("content never fails");
    let shape = |document: tearsheet::model::Document| {
        let title = document.metadata.title.map(|field| field.value).unwrap_or_default();
        (document.source.name, document.source.container.unwrap_or_default(), title)
    };
    read.into_iter().map(shape).collect()
}

#[test]
fn every_container_gives_its_pages() {
    let kinds = [
        ("a.zip", "zip", vec!["1.html", "new/2.html"]),
        ("a.tar", "tar", vec!["1.html", "2.html"]),
        ("a.tar.gz", "tar", vec!["1.html", "2.html"]),
        ("a.epub", "epub", vec!["1.xhtml", "2.xhtml"]),
        ("a.docx", "docx", vec![""]),
        ("a.odt", "odt", vec![""]),
        ("a.warc.gz", "warc", vec!["https://lindby.example/1", "https://lindby.example/2"]),
        ("a.webarchive", "webarchive", vec![""]),
        ("a.har", "har", vec!["https://lindby.example/1", "https://lindby.example/2"]),
        ("a.csv", "table", vec!["https://lindby.example/1", "https://lindby.example/2"]),
        ("a.jsonl", "table", vec!["https://lindby.example/1", "https://lindby.example/2"]),
        ("a.pdf", "pdf", vec![""]),
    ];
    let samples = samples();
    assert_eq!(samples.len(), kinds.len());
    for ((name, bytes), (known, container, entries)) in samples.iter().zip(&kinds) {
        assert_eq!(name, known);
        // What a PDF says of itself counts where its text says the same, and in more than a few letters.
        let titles = if *container == "pdf" { ["First ferry", ""] } else { ["First", "Second"] };
        let expect: Vec<(String, String, String)> = entries
            .iter()
            .zip(titles)
            .map(|(entry, title)| {
                let inside = if entry.is_empty() { String::new() } else { format!(" › {entry}") };
                (format!("{name}{inside}"), (*container).to_owned(), title.to_owned())
            })
            .collect();
        assert_eq!(documents(name, bytes), expect, "{name}");
    }
}

#[test]
fn whatever_is_cut_off_the_rest_is_read() {
    for (name, bytes) in samples() {
        for part in 1..40 {
            let end = bytes.len() * part / 40;
            assert!(!documents(&name, &bytes[..end]).is_empty(), "{name} cut at {end}");
        }
    }
}

#[test]
fn what_a_container_states_is_evidence() {
    let read = tearsheet::read("a.warc.gz", &crawl(), &Options::default()).expect("content never fails");
    let metadata = &read[0].metadata;
    let captured = metadata.captured.as_ref().expect("the record says when");
    assert_eq!(
        (captured.value.as_str(), captured.evidence[0].rule.as_str()),
        ("2024-03-04T07:30:00Z", "crawl-record")
    );
    assert_eq!(captured.evidence[0].key.as_deref(), Some("WARC-Date"));
    assert_eq!(metadata.url.as_ref().map(|url| url.value.as_str()), Some("https://lindby.example/1"));
    // Each page says its own size and hash.
    assert_ne!(read[0].source.sha256, read[1].source.sha256);
    assert_eq!(read[0].source.bytes, page("First").len() as u64);
}

#[test]
fn documents_that_were_read_before_come_back_as_they_were() {
    let read = |name: &str, bytes: &[u8]| {
        tearsheet::read(name, bytes, &Options::default()).expect("content never fails")
    };
    let first = read("a.warc.gz", &crawl());
    let lines: String = first.iter().map(|d| serde_json::to_string(d).expect("JSON") + "\n").collect();
    let list = serde_json::to_string_pretty(&first).expect("JSON");
    let json = |documents: &[tearsheet::model::Document]| serde_json::to_string(documents).expect("JSON");
    assert_eq!(json(&read("all.jsonl", lines.as_bytes())), json(&first));
    assert_eq!(json(&read("all.json", list.as_bytes())), json(&first));
    assert_eq!(
        json(&read("one.json", json(&first[..1]).trim_matches(['[', ']']).as_bytes())),
        json(&first[..1])
    );
}

#[test]
fn reading_ends_where_nobody_wants_more() {
    let mut taken = 0;
    let mut take = |_, _| {
        taken += 1;
        std::ops::ControlFlow::Break(())
    };
    tearsheet::read_each("a.warc.gz", &crawl(), &Options::default(), &mut take).expect("content never fails");
    assert_eq!(taken, 1);
}

#[test]
fn the_command_line_reads_containers_and_streams_crawls() {
    let folder = std::env::temp_dir().join(format!("tearsheet-containers-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the folder is made");
    let mut expect: Vec<String> = Vec::new();
    let mut files = samples();
    files.sort();
    for (name, bytes) in &files {
        let path = folder.join(name);
        std::fs::write(&path, bytes).expect("the file is written");
        expect.extend(documents(&path.display().to_string(), bytes).into_iter().map(|(name, ..)| name));
    }
    // A limit below the crawl's size is none for a stream.
    let output = Command::new(env!("CARGO_BIN_EXE_tearsheet"))
        .args(["read", "--jsonl"])
        .arg(&folder)
        .stdin(Stdio::null())
        .output()
        .expect("the program starts");
    let small = Command::new(env!("CARGO_BIN_EXE_tearsheet"))
        .args(["read", "--jsonl", "--max-size", "0"])
        .arg(folder.join("a.warc.gz"))
        .output()
        .expect("the program starts");
    std::fs::remove_dir_all(&folder).expect("the folder is removed");
    let names: Vec<String> = String::from_utf8(output.stdout)
        .expect("output is UTF-8")
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("each line is JSON"))
        .map(|document| document["source"]["name"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(names, expect);
    assert_eq!(String::from_utf8_lossy(&small.stdout).lines().count(), 2);
}
