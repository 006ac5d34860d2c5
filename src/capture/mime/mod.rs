//! MIME messages: pages with their parts as browsers save them (MHTML), and mails.

mod head;
mod parts;
mod transfer;

pub(super) use head::{Head, find_head, read_head};
pub(super) use transfer::decode_base64;

use encoding_rs::Encoding;

use super::open::{Entry, Opener};
use super::pictures::{Gathered, Pictures};
use super::sniff::{count_shown, least_of_frame};
use super::stated::{StatedField, Statements};
use super::warning;
use crate::model::Warning;
use parts::{Part, find_parts};

/// Opens a message whose head was found.
pub(super) fn open_message(opener: &mut Opener<'_>, entry: &Entry<'_>, head: &Head) {
    let parts = find_parts(entry.bytes, head);
    let saved = is_saved_page(head, &parts);
    let Some(main) = find_main(head, &parts, saved) else { return };
    let mut page = Statements::of("mime-header");
    page.say(StatedField::Title, "Subject", &head.words("subject"), !saved);
    let when = if saved { StatedField::Captured } else { StatedField::Published };
    page.say(when, "Date", &head.words("date"), true);
    if !saved {
        page.say(StatedField::Site, "From", &sender_name(&head.words("from")), false);
    }
    let (bytes, cut) = parts.get(main).map(Part::decode).unwrap_or_default();
    for (key, part) in
        [("Snapshot-Content-Location", Some(head)), ("Content-Location", parts.get(main).map(|p| &p.head))]
    {
        if let Some(address) = part.and_then(|part| part.text(&key.to_ascii_lowercase()))
            && !page.has(StatedField::Url)
            && address.contains("://")
        {
            page.say(StatedField::Url, key, address, saved);
        }
    }
    let container = if saved { "mhtml" } else { "eml" };
    let mut inner = entry.unwrapped(container, &bytes);
    inner.charset = parts.get(main).and_then(charset_of);
    inner.stated.extend(page.into_list());
    inner.warnings.extend(cut.then(warn_of_line));
    let least = if saved { least_of_frame(&bytes) } else { 0 };
    let pictures = find_pictures(opener, &parts);
    let seen = |part: Option<&Part<'_>>| {
        let located = part.and_then(|part| part.head.text("content-location"));
        pictures.seen_from(located.or_else(|| head.text("snapshot-content-location")).unwrap_or_default())
    };
    inner.pictures = Some(seen(parts.get(main)));
    opener.read(&inner);
    for (i, part) in parts.iter().enumerate().filter(|(i, _)| *i != main) {
        open_part(opener, entry, container, part, (i + 1, least), seen(Some(part)));
    }
}

/// The pictures among the parts: pages call them by their addresses, mails by their numbers.
fn find_pictures(opener: &Opener<'_>, parts: &[Part<'_>]) -> Pictures {
    let mut found = Gathered::default();
    for part in parts {
        let location = part.head.text("content-location").unwrap_or_default();
        let id = part.head.text("content-id").map(|id| format!("cid:{}", id.trim_matches(['<', '>'])));
        let packing = match &*part.head.plain("content-transfer-encoding") {
            "base64" => Some("base64"),
            // Nobody packs pictures like that.
            "quoted-printable" => continue,
            _ => None,
        };
        let names = [location, id.as_deref().unwrap_or_default()];
        found.add(opener, names, &part.kind(), part.raw(), packing);
    }
    found.finish()
}

/// Other parts: frames with text of their own, and what is attached to a mail. A part is told by its number, where it
/// has no name; a frame shows so many bytes of text at least.
fn open_part(
    opener: &mut Opener<'_>,
    entry: &Entry<'_>,
    container: &'static str,
    part: &Part<'_>,
    (number, least): (usize, usize),
    pictures: Pictures,
) {
    let kind = part.kind();
    let frame = container == "mhtml" && kind == "text/html";
    let attached =
        container == "eml" && part.is_attached() && (kind.starts_with("text/") || kind == "message/rfc822");
    if !frame && !attached {
        return;
    }
    let (bytes, cut) = part.decode();
    if frame && count_shown(&bytes, least) < least {
        return;
    }
    let location = part.head.text("content-location").filter(|address| address.contains("://"));
    let name = part.file_name().or_else(|| location.map(str::to_owned));
    let name = name.unwrap_or_else(|| number.to_string());
    let mut inner = entry.inside(container, &name, &bytes);
    inner.charset = charset_of(part);
    let mut said = Statements::of("mime-header");
    said.say(StatedField::Url, "Content-Location", location.unwrap_or_default(), true);
    inner.stated = said.into_list();
    inner.warnings.extend(cut.then(warn_of_line));
    inner.pictures = Some(pictures);
    if attached {
        opener.open(&inner);
    } else {
        opener.read(&inner);
    }
}

fn warn_of_line() -> Warning {
    warning(
        "archive-limit",
        "A line of the message is longer than any that is read; what follows was left out.",
    )
}

/// Whether a browser saved it: mails are sent to somebody.
fn is_saved_page(head: &Head, parts: &[Part<'_>]) -> bool {
    let sent = ["to", "received", "message-id", "return-path", "delivered-to", "list-unsubscribe"];
    let located = parts.iter().any(|part| part.head.text("content-location").is_some());
    head.text("snapshot-content-location").is_some()
        || (located || head.text("from").is_none_or(|from| from.starts_with("<Saved by")))
            && sent.iter().all(|name| head.text(name).is_none())
}

/// The part that is the page: the one the head points at, else the first page, else the first text.
fn find_main(head: &Head, parts: &[Part<'_>], saved: bool) -> Option<usize> {
    let start = head.parameter("content-type", "start");
    let location = head.text("snapshot-content-location");
    let pointed = |part: &Part<'_>| {
        let id = part.head.text("content-id");
        let named = start.as_deref().is_some_and(|start| id == Some(start));
        named || (location.is_some() && part.head.text("content-location") == location)
    };
    let shown = |part: &&Part<'_>| saved || !part.is_attached();
    let find = |fits: &dyn Fn(&Part<'_>) -> bool| parts.iter().position(|part| shown(&part) && fits(part));
    let page = |part: &Part<'_>| matches!(&*part.kind(), "text/html" | "application/xhtml+xml");
    find(&|part| page(part) && pointed(part))
        .or_else(|| find(&page))
        .or_else(|| find(&|part| part.kind().starts_with("text/") && part.kind() != "text/css"))
}

fn charset_of(part: &Part<'_>) -> Option<&'static Encoding> {
    let label = part.head.parameter("content-type", "charset")?;
    super::declared::for_label(label.as_bytes())
}

/// Who sent a mail: the name before the address.
fn sender_name(from: &str) -> String {
    let name = from.split('<').next().unwrap_or_default().trim();
    let name = name.trim_matches('"').trim();
    if name.contains('@') { String::new() } else { name.to_owned() }
}

#[cfg(test)]
mod tests;
