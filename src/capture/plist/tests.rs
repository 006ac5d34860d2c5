use crate::capture::{Capture, StatedField, split_file};

fn read(bytes: &[u8]) -> Vec<Capture> {
    split_file("a.webarchive", bytes, 1 << 24).expect("small enough")
}

/// A binary list whose objects are given; places of one byte each.
fn pack(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"bplist00".to_vec();
    let mut places = Vec::new();
    for object in objects {
        places.push(u16::try_from(out.len()).expect("a small list"));
        out.extend(object);
    }
    let table = out.len() as u64;
    out.extend(places.iter().flat_map(|place| place.to_be_bytes()));
    out.extend([0, 0, 0, 0, 0, 0, 2, 1]);
    out.extend((objects.len() as u64).to_be_bytes());
    out.extend(0_u64.to_be_bytes());
    out.extend(table.to_be_bytes());
    out
}

fn text(text: &str) -> Vec<u8> {
    sized(0x50, text.as_bytes())
}

fn sized(kind: u8, content: &[u8]) -> Vec<u8> {
    let mut out = match content.len() {
        short @ 0..15 => vec![kind | short as u8],
        long => [&[kind | 15, 0x11][..], &(long as u16).to_be_bytes()].concat(),
    };
    out.extend(content);
    out
}

fn archive(frames: &[u8]) -> Vec<u8> {
    pack(&[
        [&[0xd2, 1, 2, 3, 4][..]].concat(),
        text("WebMainResource"),
        text("WebSubframeArchives"),
        [&[0xd4, 5, 6, 7, 8, 9, 10, 11, 12][..]].concat(),
        [&[0xa0 | frames.len() as u8][..], frames].concat(),
        text("WebResourceURL"),
        text("WebResourceMIMEType"),
        text("WebResourceTextEncodingName"),
        text("WebResourceData"),
        text("https://lindby.example/a"),
        text("text/html"),
        text("GBK"),
        sized(0x40, &encoding_rs::GBK.encode("<h1>港口重新开放</h1>").0),
    ])
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"x\" \"y\">\n<plist><dict>\
    <key>WebMainResource</key><dict><key>WebResourceData</key><data>\nPGgxPkhhZmVuPC9oMT4=\n</data><key>WebResourceURL</key>\
    <string>https://lindby.example/a?b&amp;c</string><key>WebResourceMIMEType</key><string>text/html</string></dict>\
    <key>WebSubresources</key><array><dict><key>WebResourceData</key><data>AAAA</data></dict></array></dict></plist>";

#[test]
fn archives_are_opened() {
    for (bytes, expect, address) in [
        (archive(&[]), "<h1>港口重新开放</h1>", "https://lindby.example/a"),
        (XML.as_bytes().to_vec(), "<h1>Hafen</h1>", "https://lindby.example/a?b&c"),
    ] {
        let read = read(&bytes);
        assert_eq!((read.len(), read[0].text.as_str(), read[0].container), (1, expect, Some("webarchive")));
        let url = read[0].stated.iter().find(|stated| stated.field == StatedField::Url);
        assert_eq!(url.map(|stated| stated.value.as_str()), Some(address));
    }
}

#[test]
fn damaged_archives_end() {
    // A frame that is its own archive, and cuts anywhere.
    assert_eq!(read(&archive(&[0])).len(), 1);
    let whole = archive(&[0, 0, 0]);
    for end in 0..whole.len() {
        assert!(!read(&whole[..end]).is_empty());
    }
    for end in (0..XML.len()).filter(|&end| XML.is_char_boundary(end)) {
        assert!(!read(&XML.as_bytes()[..end]).is_empty());
    }
}

#[test]
fn a_link_says_that_the_page_is_not_in_it() {
    let link = "<?xml version=\"1.0\"?><!DOCTYPE plist><plist><dict><key>URL</key><string>https://lindby.example/a</string></dict></plist>";
    let binary = pack(&[vec![0xd1, 1, 2], text("URL"), text("https://lindby.example/a")]);
    let shortcut = "[InternetShortcut]\r\nURL=https://lindby.example/a\r\n";
    for bytes in [link.as_bytes(), &binary, shortcut.as_bytes()] {
        let read = read(bytes);
        assert_eq!((read.len(), read[0].warnings[0].code.as_str()), (1, "link-only"));
        assert_eq!(read[0].stated[0].value, "https://lindby.example/a");
    }
}
