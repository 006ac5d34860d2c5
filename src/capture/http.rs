//! Answers of servers as crawlers keep them: status, head, and a body that may be cut into chunks and packed.

use std::borrow::Cow;

use super::mime::read_head;
use super::unpack::{End, gunzip, is_gzip, unpack_zlib};
#[cfg(feature = "packings")]
use super::unpack::{is_zstd, unpack_brotli, unpack_zstd};

/// A page out of an answer.
#[derive(Debug)]
pub(super) struct Answer<'a> {
    pub(super) body: Cow<'a, [u8]>,
    /// The charset that its head names.
    pub(super) charset: Option<String>,
    /// Why the body could not be read.
    pub(super) trouble: Option<String>,
}

/// Reads an answer; none where it holds no page: a redirection, an error, a picture.
pub(super) fn read_answer(bytes: &[u8], limit: u64) -> Option<Answer<'_>> {
    let line = memchr::memchr(b'\n', bytes)? + 1;
    let status = bytes.get(..line)?.split(|&b| b == b' ').nth(1)?;
    let rest = bytes.get(line..)?;
    let head = read_head(rest, false)?;
    let raw = rest.get(head.length()..)?;
    if status.first() != Some(&b'2') || !is_page(&head.plain("content-type")) {
        return None;
    }
    let mut body =
        match head.plain("transfer-encoding").contains("chunked").then(|| join_chunks(raw)).flatten() {
            Some(joined) => Cow::Owned(joined),
            // Some crawlers take the chunks apart and leave the head as it was.
            None => Cow::Borrowed(raw),
        };
    let mut trouble = None;
    let packing = head.plain("content-encoding");
    let unpacked = match packing.as_str() {
        "gzip" | "x-gzip" if is_gzip(&body) => Some(gunzip(&body, limit)),
        "deflate" => Some(unpack_zlib(&body, limit)),
        #[cfg(feature = "packings")]
        "br" if !looks_plain(&body) => Some(unpack_brotli(&body, limit)),
        #[cfg(feature = "packings")]
        "zstd" if is_zstd(&body) => Some(unpack_zstd(&body, limit)),
        #[cfg(not(feature = "packings"))]
        "br" | "zstd" if !looks_plain(&body) => {
            trouble = Some(format!("The page is packed in a way that is not read ({packing})."));
            None
        }
        _ => None,
    };
    if let Some((out, end)) = unpacked {
        match end {
            End::Complete => {}
            End::Broken(error) => trouble = Some(format!("The packed page is damaged ({error}).")),
            End::TooMuch => trouble = Some("The page unpacks to more than is read.".to_owned()),
        }
        body = Cow::Owned(out);
    }
    Some(Answer { body, charset: head.parameter("content-type", "charset"), trouble })
}

/// Whether a media type is one of pages or text.
pub(super) fn is_page(kind: &str) -> bool {
    matches!(
        kind,
        "text/html" | "application/xhtml+xml" | "text/plain" | "message/rfc822" | "multipart/related"
    )
}

/// Whether a body that is said to be packed is plain markup all the same.
fn looks_plain(body: &[u8]) -> bool {
    body.trim_ascii_start().first() == Some(&b'<')
}

/// A body without its chunks; none where there are none. What is cut off ends the body.
fn join_chunks(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    let mut any = false;
    while let Some(end) = memchr::memchr(b'\n', rest.get(..64.min(rest.len()))?) {
        let line = rest.get(..end)?.split(|&b| b == b';').next()?.trim_ascii();
        let digits = std::str::from_utf8(line).ok().and_then(|line| usize::from_str_radix(line, 16).ok());
        let Some(size) = digits else { break };
        any = true;
        let from = rest.get(end + 1..)?;
        out.extend_from_slice(from.get(..size.min(from.len()))?);
        if size == 0 {
            break;
        }
        rest = from.get(size..).unwrap_or_default();
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
    any.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::read_answer;

    /// Packed by the programs `brotli` and `zstd`.
    #[cfg(feature = "packings")]
    #[test]
    fn bodies_are_unpacked_as_servers_pack_them() {
        let brotli = [b"\x8b\x0c\x80".as_slice(), b"<p>The ferry left at noon.", b"\x03"].concat();
        let zstd = [b"\x28\xb5\x2f\xfd\x20\x1a\xd1\0\0".as_slice(), b"<p>The ferry left at noon."].concat();
        for (packing, packed) in [("br", brotli), ("zstd", zstd)] {
            let answer = |body: &[u8]| {
                let head = format!(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {packing}\r\n\r\n"
                );
                let bytes = [head.as_bytes(), body].concat();
                let answer = read_answer(&bytes, 1 << 20).expect("a page");
                (String::from_utf8_lossy(&answer.body).into_owned(), answer.trouble.is_some())
            };
            assert_eq!(answer(&packed), ("<p>The ferry left at noon.".to_owned(), false), "{packing}");
            let cut = packed.get(..packed.len() - 4).expect("longer");
            assert!(answer(cut).1, "{packing}");
        }
    }

    #[test]
    fn bodies_are_put_together_and_unpacked() {
        let answer = |head: &str, body: &[u8]| {
            let bytes = [format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n").as_bytes(), body].concat();
            read_answer(&bytes, 1 << 20).map(|answer| {
                (String::from_utf8_lossy(&answer.body).into_owned(), answer.charset, answer.trouble.is_some())
            })
        };
        let html = "Content-Type: text/html; charset=GBK";
        let plain = |text: &str, trouble| Some((text.to_owned(), Some("GBK".to_owned()), trouble));
        assert_eq!(answer(html, b"<p>x"), plain("<p>x", false));
        let chunked = format!("{html}\r\nTransfer-Encoding: chunked");
        assert_eq!(answer(&chunked, b"3\r\n<p>\r\n2;x=y\r\nab\r\n0\r\n\r\n"), plain("<p>ab", false));
        assert_eq!(answer(&chunked, b"3\r\n<p>\r\nff\r\ncut"), plain("<p>cut", false));
        assert_eq!(answer(&chunked, b"<p>put together before"), plain("<p>put together before", false));
        let packed = format!("{html}\r\nContent-Encoding: br");
        assert_eq!(answer(&packed, b"<p>x"), plain("<p>x", false));
        assert_eq!(answer("Content-Type: image/png", b"x"), None);
        assert!(read_answer(b"HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\nx", 9).is_none());
        assert!(read_answer(b"HTTP/1.1", 9).is_none());
    }
}
