//! Links that desktops save: the address of a page, and not the page.

use super::open::{Entry, Opener};
use super::stated::{StatedField, Statements};

/// The address in a shortcut of Windows or of a Linux desktop.
pub(super) fn find_link(text: &str) -> Option<&str> {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if !["[InternetShortcut]", "[Desktop Entry]"].iter().any(|head| start.starts_with(head)) {
        return None;
    }
    let mut lines = start.lines().take(100);
    lines
        .find_map(|line| line.trim().strip_prefix("URL="))
        .map(str::trim)
        .filter(|address| !address.is_empty())
}

/// A document that says that the page is not in the file.
pub(super) fn refuse_link(opener: &mut Opener<'_>, entry: &Entry<'_>, address: &str) {
    let mut inner = entry.unwrapped("link", entry.bytes);
    let mut said = Statements::of("link-file");
    said.say(StatedField::Url, "URL", address, true);
    inner.stated.extend(said.into_list());
    let message = "The file is a link; the page itself is not in it. Open the link and save the page.";
    opener.refuse(&inner, "link-only", message);
}
