//! Crawls: WARC files, plain or packed record by record, and WACZ, which is a ZIP of them.
//!
//! A crawl is larger than memory, so it is read as a stream: one record is held at a time.

use std::io::{BufRead, BufReader, Read, copy, sink};

use flate2::bufread::{GzDecoder, MultiGzDecoder};
use memchr::memmem;

use super::budget::is_bomb;
use super::http::{is_page, read_answer};
use super::mime::{Head, read_head};
use super::open::{Entry, Opener};
use super::stated::{StatedField, Statements};
use super::zip::Archive;
use super::{declared, warning};

/// How a record begins.
const MARK: &[u8] = b"WARC/";

/// Bytes of the largest record that is read: no page is larger.
const LARGEST: u64 = 64 << 20;

/// Bytes of the largest record that is passed over: films are that large, and bombs larger.
const LONGEST_SKIP: u64 = 4 << 30;

/// Bytes of the longest line of a head, and of the head as a whole.
const LONGEST_HEAD: u64 = 1 << 18;

/// Whether bytes begin with the line that begins a record, `WARC/1.0`: pages speak of crawls, too.
pub(super) fn is_warc(bytes: &[u8]) -> bool {
    /// Bytes of the longest such line.
    const LONGEST: usize = 16;
    let line = bytes.get(..LONGEST).unwrap_or(bytes).split(|&b| b == b'\n').next().unwrap_or_default();
    let version = line.trim_ascii_end().strip_prefix(MARK);
    line.len() < LONGEST
        && version.is_some_and(|version| {
            !version.is_empty() && version.iter().all(|&b| b.is_ascii_digit() || b == b'.')
        })
}

/// Whether packed bytes are a crawl.
pub(super) fn is_packed_warc(bytes: &[u8]) -> bool {
    let mut start = [0_u8; 12];
    super::unpack::is_gzip(bytes) && GzDecoder::new(bytes).read_exact(&mut start).is_ok() && is_warc(&start)
}

/// Opens a packed crawl. Where a record is damaged, reading goes on with the next one that begins whole.
pub(super) fn open_packed(opener: &mut Opener<'_>, entry: &Entry<'_>) {
    let mut rest = entry.bytes;
    loop {
        let mut members = Members::of(rest);
        open_records(opener, entry, &mut BufReader::new(&mut members));
        if members.too_much {
            return opener.refuse(entry, "archive-limit", "The crawl unpacks to more than is read.");
        }
        let Some(broken) = members.broken else { return };
        let behind = broken.get(1..).unwrap_or_default();
        let next = memmem::find(behind, &[0x1f, 0x8b, 8]).and_then(|at| behind.get(at..));
        match next.filter(|_| opener.budget.pages > 0) {
            Some(next) => rest = next,
            None => return,
        }
    }
}

/// Opens a crawl that comes as a stream.
pub(super) fn open_stream(opener: &mut Opener<'_>, entry: &Entry<'_>, stream: &mut dyn BufRead) {
    let packed = stream.fill_buf().is_ok_and(super::unpack::is_gzip);
    if packed {
        open_records(opener, entry, &mut BufReader::new(MultiGzDecoder::new(stream)));
    } else {
        open_records(opener, entry, stream);
    }
}

/// Opens a ZIP of crawls; false where there is none in it.
pub(super) fn open_packed_crawl(opener: &mut Opener<'_>, entry: &Entry<'_>, archive: &Archive<'_>) -> bool {
    let crawl = |name: &str| name.rsplit('/').next().is_some_and(|file| file.contains(".warc"));
    let mut any = false;
    for item in archive.items.iter().filter(|item| crawl(&item.name)) {
        any = true;
        let (bytes, trouble) = archive.read(item, &mut opener.budget);
        let mut inner = entry.inside("wacz", &item.name, &bytes);
        inner.warnings.extend(trouble.map(|trouble| warning(trouble.code, trouble.message)));
        opener.open(&inner);
    }
    any
}

/// Members of gzip one after the other. Damage ends the stream and is remembered.
struct Members<'a> {
    all: usize,
    decoder: GzDecoder<&'a [u8]>,
    /// Where the damaged member begins.
    broken: Option<&'a [u8]>,
    start: &'a [u8],
    given: u64,
    too_much: bool,
}

impl<'a> Members<'a> {
    fn of(bytes: &'a [u8]) -> Self {
        let decoder = GzDecoder::new(bytes);
        Self { all: bytes.len(), decoder, broken: None, start: bytes, given: 0, too_much: false }
    }
}

impl Read for Members<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.broken.is_some() || self.too_much || buffer.is_empty() {
            return Ok(0);
        }
        loop {
            match self.decoder.read(buffer) {
                Ok(0) => {
                    let rest: &[u8] = self.decoder.get_ref();
                    if !super::unpack::is_gzip(rest) {
                        return Ok(0);
                    }
                    self.start = rest;
                    self.decoder = GzDecoder::new(rest);
                }
                Ok(read) => {
                    self.given += read as u64;
                    let taken = (self.all - self.decoder.get_ref().len()) as u64;
                    self.too_much = is_bomb(taken, self.given);
                    return Ok(read);
                }
                Err(_) => {
                    self.broken = Some(self.start);
                    return Ok(0);
                }
            }
        }
    }
}

/// Reads all records of a stream and gives their pages.
pub(super) fn open_records(opener: &mut Opener<'_>, entry: &Entry<'_>, stream: &mut dyn BufRead) {
    while opener.budget.pages > 0 && skip_to_record(stream) {
        let Some(head) = read_record_head(stream) else { return };
        let size =
            head.text("content-length").and_then(|size| size.trim().parse::<u64>().ok()).unwrap_or_default();
        let wanted = matches!(&*head.plain("warc-type"), "response" | "resource" | "conversion");
        if size > LONGEST_SKIP {
            return opener.refuse(
                entry,
                "archive-limit",
                "The crawl has a record that is larger than is read.",
            );
        }
        if !wanted || size > LARGEST {
            if copy(&mut stream.take(size), &mut sink()).is_err() {
                return;
            }
            continue;
        }
        let mut body = Vec::new();
        let complete = stream.take(size).read_to_end(&mut body).is_ok() && body.len() as u64 == size;
        open_record(opener, entry, &head, &body, complete);
    }
}

/// Reads on to the line that begins a record; false at the end.
fn skip_to_record(stream: &mut dyn BufRead) -> bool {
    let mut line = Vec::new();
    loop {
        line.clear();
        match stream.take(LONGEST_HEAD).read_until(b'\n', &mut line) {
            Ok(0) | Err(_) => return false,
            Ok(_) if is_warc(&line) => return true,
            Ok(_) => {}
        }
    }
}

fn read_record_head(stream: &mut dyn BufRead) -> Option<Head> {
    let mut head = Vec::new();
    loop {
        let before = head.len();
        let read = stream.take(LONGEST_HEAD).read_until(b'\n', &mut head).ok()?;
        let line = head.get(before..).unwrap_or_default();
        if read == 0 || line.trim_ascii().is_empty() {
            return read_head(&head, false);
        }
        if head.len() as u64 > LONGEST_HEAD {
            return None;
        }
    }
}

/// Gives the page of one record, if it holds one.
fn open_record(opener: &mut Opener<'_>, entry: &Entry<'_>, head: &Head, body: &[u8], complete: bool) {
    let kind = head.plain("content-type");
    let address = head.text("warc-target-uri").unwrap_or_default().trim_matches(['<', '>']);
    // What crawlers note of themselves: their options and their log.
    if address.starts_with("metadata:") {
        return;
    }
    let (bytes, charset, trouble) = if kind == "application/http" {
        let Some(answer) = read_answer(body, LARGEST) else { return };
        (answer.body, answer.charset, answer.trouble)
    } else if is_page(&kind) {
        (body.into(), head.parameter("content-type", "charset"), None)
    } else {
        return;
    };
    let mut inner = entry.inside("warc", address, &bytes);
    inner.charset = charset.and_then(|label| declared::for_label(label.as_bytes()));
    let mut said = Statements::of("crawl-record");
    said.say(StatedField::Url, "WARC-Target-URI", address, true);
    said.say(StatedField::Captured, "WARC-Date", head.text("warc-date").unwrap_or_default(), true);
    inner.stated = said.into_list();
    if !complete {
        inner.warnings.push(warning("entry-damaged", "The file ends or is damaged inside this record."));
    }
    match trouble {
        Some(trouble) if bytes.is_empty() || trouble.contains("not read") => {
            opener.refuse(&inner, "packing-unknown", &trouble);
        }
        trouble => {
            inner.warnings.extend(trouble.map(|trouble| warning("entry-damaged", trouble)));
            opener.open(&inner);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use crate::capture::zip::tests::pack;
    use crate::capture::{Capture, StatedField, split_file};

    fn record(kind: &str, address: &str, content: &str, body: &str) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-03-04T07:30:00Z\r\n\
             Content-Type: {content}\r\nContent-Length: {}\r\n\r\n{body}\r\n\r\n",
            body.len()
        )
    }

    fn records() -> Vec<String> {
        let http = "application/http; msgtype=response";
        let page = |text: &str| format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>{text}");
        vec![
            record("warcinfo", "", "application/warc-fields", "software: x"),
            record(
                "request",
                "https://lindby.example/a",
                "application/http; msgtype=request",
                "GET / HTTP/1.1\r\n\r\n",
            ),
            record("response", "https://lindby.example/a", http, &page("One")),
            record(
                "response",
                "https://lindby.example/gone",
                http,
                "HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\nx",
            ),
            record("revisit", "https://lindby.example/a", http, "HTTP/1.1 200 OK\r\n\r\n"),
            record("resource", "metadata://gnu.org/software/wget/warc/wget.log", "text/plain", "Fetched."),
            record("resource", "<https://lindby.example/b>", "text/plain", "WARC/1.0 is spoken of here."),
            record("response", "https://lindby.example/c", http, &page("Three")),
        ]
    }

    fn read(bytes: &[u8]) -> Vec<Capture> {
        split_file("a.warc", bytes, 1 << 24).expect("small enough")
    }

    fn texts(bytes: &[u8]) -> Vec<String> {
        read(bytes).into_iter().map(|capture| capture.text).collect()
    }

    fn gzip(text: &str) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text.as_bytes()).expect("memory takes it");
        encoder.finish().expect("memory takes it")
    }

    #[test]
    fn pages_of_a_crawl_are_read() {
        let expect = ["<p>One", "WARC/1.0 is spoken of here.", "<p>Three"];
        let plain = records().concat();
        assert_eq!(texts(plain.as_bytes()), expect);
        let packed: Vec<u8> = records().iter().flat_map(|record| gzip(record)).collect();
        assert_eq!(texts(&packed), expect);
        assert_eq!(texts(&gzip(&plain)), expect);
        let zipped = pack(&[("datapackage.json", b"{}"), ("archive/data.warc.gz", &packed)]);
        assert_eq!(texts(&zipped), expect);
        let first = &read(&packed)[0];
        assert_eq!(
            (first.name.as_str(), first.container),
            ("a.warc › https://lindby.example/a", Some("warc"))
        );
        let stated = |field| first.stated.iter().find(|s| s.field == field).map(|s| s.value.as_str());
        assert_eq!(stated(StatedField::Url), Some("https://lindby.example/a"));
        assert_eq!(stated(StatedField::Captured), Some("2024-03-04T07:30:00Z"));
    }

    #[test]
    fn a_damaged_record_costs_itself() {
        let mut packed: Vec<Vec<u8>> = records().iter().map(|record| gzip(record)).collect();
        let damaged = &mut packed[2];
        damaged[40] ^= 0xff;
        let found = texts(&packed.concat());
        assert_eq!(found[found.len() - 2..], ["WARC/1.0 is spoken of here.", "<p>Three"]);
        // Cut off inside the last one.
        let plain = records().concat();
        let read = read(plain.get(..plain.len() - 7).expect("longer").as_bytes());
        let last = read.last().expect("three");
        assert_eq!((last.text.as_str(), last.warnings[0].code.as_str()), ("<p>Th", "entry-damaged"));
        // Bytes between the records.
        let torn = plain.replace("\r\n\r\nWARC", "\r\n\r\nrubbish\n\nWARC");
        assert_eq!(texts(torn.as_bytes()).len(), 3);
    }
}
