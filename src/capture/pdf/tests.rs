//! Small files written by hand; real ones are as large as their fonts.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::{read_date, read_text};
use crate::capture::{Capture, Format, StatedField, split_file};

const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory takes it");
    encoder.finish().expect("memory takes it")
}

fn stream(about: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("<<{about}/Length {}>>\nstream\n", bytes.len());
    [head.as_bytes(), bytes, b"\nendstream"].concat()
}

/// A file of objects, the first of which is its catalogue, with no table of them.
fn file(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    for (at, object) in objects.iter().enumerate() {
        out.extend(format!("{} 0 obj\n", at + 1).as_bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    out.extend(format!("trailer <</Root 1 0 R {trailer}>>\n%%EOF").as_bytes());
    out
}

/// A file of pages with these contents, all in one font.
fn pages(contents: &[&str], font: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..contents.len()).map(|at| format!("{} 0 R", 5 + 2 * at)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{}]/Resources 3 0 R/MediaBox[0 0 600 800]>>", kids.join(" "))
            .into_bytes(),
        b"<</Font<</F 4 0 R>>>>".to_vec(),
        font.as_bytes().to_vec(),
    ];
    for (at, content) in contents.iter().enumerate() {
        objects.push(format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R>>", 6 + 2 * at).into_bytes());
        objects.push(stream("/Filter/FlateDecode", &zlib(content.as_bytes())));
    }
    file(&objects, "")
}

fn one(bytes: &[u8]) -> Capture {
    let mut read = split_file("a.pdf", bytes, 1 << 28).expect("small enough");
    assert_eq!(read.len(), 1);
    read.remove(0)
}

fn text(bytes: &[u8]) -> String {
    one(bytes).text
}

fn refusal(bytes: &[u8]) -> String {
    let capture = one(bytes);
    assert_eq!((&capture.format, capture.text.as_str()), (&Format::Unreadable, ""));
    capture.warnings.last().expect("it says why").code.clone()
}

/// Lines of text of one size, as an operator each.
fn lines(x: u32, top: u32, lines: &[&str]) -> String {
    let shown: Vec<String> = lines.iter().map(|line| format!("({line}) Tj T*")).collect();
    format!("BT /F 10 Tf 12 TL {x} {top} Td {} ET\n", shown.join(" "))
}

#[test]
fn lines_become_paragraphs_where_the_next_word_had_no_room() {
    let long = [
        "The ferry to the north island left at noon with two",
        "hundred people on board, most of them island-",
        "ers who had waited.",
    ];
    let page = format!(
        "{}{}{}{}",
        lines(50, 700, &["Harbour"]),
        lines(50, 660, &long),
        // A new paragraph by its indent, a list, and a menu of short words.
        lines(
            50,
            600,
            &["Nobody was hurt, said the master of the harbour to us,", "and the next one sails at one."]
        ),
        lines(50, 500, &["Home", "News and more", "Sport"]),
    );
    assert_eq!(
        text(&pages(&[&page], FONT)),
        "Harbour\n\nThe ferry to the north island left at noon with two hundred people on board, most of them islanders who \
         had waited.\n\nNobody was hurt, said the master of the harbour to us, and the next one sails at one.\n\nHome\nNews and \
         more\nSport"
    );
}

#[test]
fn pages_are_joined_and_what_is_printed_on_all_stands_once() {
    let first = format!(
        "{}{}",
        lines(50, 790, &["Ferry news"]),
        lines(
            50,
            700,
            &[
                "The ferry to the north island left at noon today with",
                "two hundred people on board, most of them those"
            ]
        )
    );
    let second = format!(
        "{}{}{}",
        lines(50, 790, &["Ferry news"]),
        lines(50, 700, &["islanders who had waited since spring."]),
        lines(500, 12, &["2"])
    );
    assert_eq!(
        text(&pages(&[&first, &second], FONT)),
        "The ferry to the north island left at noon today with two hundred people on board, most of them those islanders who had \
         waited since spring.\n\nFerry news\n\n2"
    );
}

#[test]
fn words_are_told_by_gaps_and_doubles_are_dropped() {
    for (content, expect) in [
        ("BT /F 10 Tf 50 700 Td [(Fer) 20 (ry) -300 (leaves)] TJ ET", "Ferry leaves"),
        ("BT /F 10 Tf 50 700 Td (One) Tj 200 0 Td (Two) Tj ET", "One\n\nTwo"),
        ("BT /F 10 Tf 50 700 Td (Bold) Tj 0.2 0 Td (Bold) Tj ET", "Bold"),
        ("q 1 0 0 -1 0 800 cm BT /F 10 Tf 1 0 0 -1 50 100 Tm (Turned) Tj ET Q", "Turned"),
        ("BT /F 10 Tf 50 700 Td (a\\(b\\)\\101\\\n) Tj <42 43> Tj ET", "a(b)ABC"),
        ("BI /W 1 /H 1 ID (((\x01 EI BT /F 10 Tf 50 700 Td (After) ' ET", "After"),
        ("BT /F 10 Tf 50 700 Td (caf\\351 \\223x\\224) Tj ET", "café “x”"),
    ] {
        assert_eq!(text(&pages(&[content], FONT)), expect, "{content}");
    }
}

#[test]
fn ideographs_are_read_by_maps_and_by_encodings() {
    let shown = "BT /F 10 Tf 50 700 Td <6e2f53e3> Tj ET";
    let unicode =
        "<</Type/Font/Subtype/Type0/Encoding/UniGB-UCS2-H/DescendantFonts[<</Subtype/CIDFontType0>>]>>";
    assert_eq!(text(&pages(&[shown], unicode)), "港口");
    let gbk = unicode.replace("UniGB-UCS2-H", "GBK-EUC-H");
    assert_eq!(text(&pages(&["BT /F 10 Tf 50 700 Td <b8dbbfda41> Tj ET"], &gbk)), "港口A");
    // By a map that stands as an object of its own; numbers without one mean nothing.
    let map = "1 begincodespacerange<0000><ffff>endcodespacerange 2 beginbfrange<0001><0001><6e2f><0002><0002><2f1d>endbfrange";
    let mut mapped = pages(
        &["BT /F 10 Tf 50 700 Td <00010002> Tj ET"],
        &unicode.replace("UniGB-UCS2-H", "Identity-H/ToUnicode 9 0 R"),
    );
    assert_eq!(refusal(&mapped), "pdf-no-text");
    mapped.extend([b"\n9 0 obj\n", &*stream("", map.as_bytes()), b"\nendobj"].concat());
    assert_eq!(text(&mapped), "港口");
}

#[test]
fn objects_in_streams_are_found() {
    let inner = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[5 0 R]>>",
        FONT,
        "<</Title(\u{feff})>>",
        "<</Type/Page/Contents 6 0 R/Resources<</Font<</F 3 0 R>>>>>>",
    ];
    let (mut head, mut body) = (String::new(), String::new());
    for (at, object) in inner.iter().enumerate() {
        let number = at + 1;
        head += &[number.to_string(), body.len().to_string(), String::new()].join(" ");
        body.push_str(object);
        body.push(' ');
    }
    let packed = zlib(format!("{head}{body}").as_bytes());
    let about = format!("/Type/ObjStm/N 5/First {}/Filter/FlateDecode", head.len());
    let mut out = b"%PDF-1.5\n6 0 obj".to_vec();
    out.extend(stream("", b"BT /F 10 Tf 9 9 Td (Inside) Tj ET"));
    out.extend(b"endobj 7 0 obj");
    out.extend(stream(&about, &packed));
    out.extend(b"endobj 8 0 obj");
    out.extend(stream("/Type/XRef/Root 1 0 R/Info 4 0 R", b""));
    assert_eq!(text(&out), "Inside");
}

#[test]
fn what_has_no_text_says_why() {
    assert_eq!(refusal(&pages(&["q 100 0 0 100 0 0 cm /Im Do Q"], FONT)), "pdf-no-text");
    assert_eq!(refusal(b"%PDF-1.4\n1 0 obj <</Type/Ca"), "pdf-no-text");
    let locked = file(&[b"<</Type/Catalog>>".to_vec()], "/Encrypt 7 0 R");
    assert_eq!(refusal(&locked), "pdf-encrypted");
    // Without the list of pages the pages are found.
    let whole = pages(&["BT /F 10 Tf 50 700 Td (Found) Tj ET"], &FONT.replace("/Type", "/Kind"));
    let torn = String::from_utf8_lossy(&whole).contains("Catalog");
    assert!(torn);
    let at = memchr::memmem::find(&whole, b"/Kids").expect("there");
    let mut torn = whole.clone();
    torn[at + 1] = b'k';
    torn.extend(b"\n5 0 obj <</Type/Page/Contents 6 0 R/Resources 3 0 R>>");
    assert_eq!(text(&torn), "Found");
}

#[test]
fn what_the_file_says_of_itself_is_evidence() {
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Kids[3 0 R]>>".to_vec(),
        [b"<</Contents 4 0 R/Resources<</Font<</F ", FONT.as_bytes(), b">>>>>>"].concat(),
        stream("", b"BT /F 10 Tf 50 700 Td (By K\\344the \\220) Tj ET"),
    ];
    objects.push(
        b"<</Title<feff004b00e4007400680065>/Author(K\\344the)/Producer(Skia/PDF m120)/CreationDate(D:20240304073000+01'00')>>".to_vec(),
    );
    let read = one(&file(&objects, "/Info 5 0 R"));
    let said: Vec<(StatedField, &str)> = read.stated.iter().map(|s| (s.field, s.value.as_str())).collect();
    assert_eq!(
        said,
        [
            (StatedField::Title, "Käthe"),
            (StatedField::Author, "Käthe"),
            (StatedField::Captured, "2024-03-04T07:30:00+01:00"),
        ]
    );
    assert_eq!((read.container, read.warnings[0].code.as_str()), (Some("pdf"), "pdf-text-layer"));
    for (text, expect) in
        [("D:2024", ""), ("20240304", "2024-03-04"), ("D:202403040730Z", "2024-03-04T07:30:00Z"), ("", "")]
    {
        assert_eq!(read_date(text), expect);
    }
    assert_eq!(read_text(b"\xef\xbb\xbfF\xc3\xa4hre"), "Fähre");
}

#[test]
fn bombs_are_bounded() {
    // Drawings that draw each other, lists in lists, pages that are their own, one page over and over.
    let form = |to: usize| {
        stream(
            &format!("/Subtype/Form/Resources<</XObject<</X {to} 0 R>>>>"),
            "/X Do ".repeat(500).as_bytes(),
        )
    };
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Kids[2 0 R {}]>>", "3 0 R 4 0 R ".repeat(9000)).into_bytes(),
        b"<</Contents 5 0 R/Resources<</XObject<</X 5 0 R>>>>>>".to_vec(),
        ["<</Kids[".repeat(5000).as_bytes(), &b"]>>".repeat(5000)].concat(),
    ];
    objects.extend((6..15).map(form));
    objects.push(form(5));
    let start = std::time::Instant::now();
    assert_eq!(refusal(&file(&objects, "")), "pdf-no-text");
    let open = "1 0 obj (".repeat(40_000) + &"2 0 obj [".repeat(40_000) + &"3 0 obj <<".repeat(40_000);
    assert_eq!(refusal(format!("%PDF-1.4 {open}").as_bytes()), "pdf-no-text");
    let zeros = stream("/Filter[/FlateDecode/FlateDecode]", &zlib(&zlib(&vec![b' '; 100 << 20])));
    let page = b"<</Type/Page/Contents 2 0 R>>".to_vec();
    assert_eq!(refusal(&file(&[page, zeros], "")), "pdf-no-text");
    // No limit of the test, which runs on busy machines: a bomb takes hours.
    assert!(start.elapsed().as_secs() < 120);
}
