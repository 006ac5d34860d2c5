//! Bytes that are no text: what they look like instead.

/// How files that people drop beside pages begin, and what to call them.
const SIGNATURES: [(&[u8], &str); 23] = [
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh91AY", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\0asm", "a WebAssembly module"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"ID3\x03", "an MP3 recording"),
    (b"ID3\x04", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"fLaC", "a FLAC recording"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\0\0\x01\0", "an icon"),
];

/// What to do instead of reading a file of this kind.
pub(super) fn advise(kind: &str) -> &'static str {
    match kind {
        _ if kind.ends_with("image") => {
            "A picture holds no text that can be read; save the page that it is on."
        }
        _ if kind.ends_with("archive") || kind.ends_with("file") => {
            "Unpack it first, or pack the pages as ZIP."
        }
        "an old Office document" => "Save it as DOCX, as a web page or as text.",
        _ => "Save the page that it came from as a web page.",
    }
}

/// Control characters above this share make bytes binary. Text has none but white space, bytes at
/// random have a tenth.
const MAX_CONTROL_SHARE: f32 = 0.05;

/// Bytes looked at to measure the share.
const SAMPLE: usize = 1 << 16;

/// What the bytes look like, if they are no text.
pub(super) fn find_binary(bytes: &[u8]) -> Option<&'static str> {
    if let Some((_, kind)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Some(kind);
    }
    match (bytes.get(..4), bytes.get(4..8), bytes.get(8..12)) {
        (Some(b"RIFF"), _, Some(b"WEBP")) => return Some("a WebP image"),
        (Some(b"RIFF"), _, _) => return Some("a recording"),
        (_, Some(b"ftyp"), _) => return Some("a video or an HEIC image"),
        _ => {}
    }
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let controls: usize = sample.chunks(COUNTED).map(count_controls).sum();
    (controls as f32 > sample.len() as f32 * MAX_CONTROL_SHARE).then_some("binary data")
}

/// Bytes that are looked at side by side.
const LANES: usize = 16;

/// Bytes whose control characters are counted in one byte a lane.
const COUNTED: usize = 255 * LANES;

fn count_controls(bytes: &[u8]) -> usize {
    let (rows, rest) = bytes.as_chunks::<LANES>();
    let mut counts = [0_u8; LANES];
    for row in rows {
        for (count, &byte) in counts.iter_mut().zip(row) {
            *count += u8::from(is_control(byte));
        }
    }
    let counted: usize = counts.iter().map(|&count| usize::from(count)).sum();
    counted + rest.iter().filter(|&&byte| is_control(byte)).count()
}

/// Escape belongs to ISO-2022-JP, form feed and vertical tab to old text files.
#[expect(clippy::needless_bitwise_bool, reason = "without branches many bytes are looked at at once")]
const fn is_control(byte: u8) -> bool {
    (byte < 9) | ((byte > 13) & (byte < 32) & (byte != 27)) | (byte == 127)
}
