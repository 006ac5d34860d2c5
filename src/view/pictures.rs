//! Which pictures travel with a page: those that it holds itself, and those of the folder that it lies in.

use crate::text::address::decode_percent;

/// Kinds that are shown, by the ends of their media types and names. SVG is markup, and no markup of others is shown.
const KINDS: [&str; 6] = ["png", "jpeg", "jpg", "gif", "webp", "avif"];

/// Whether an address holds a picture itself.
pub fn holds_picture(address: &str) -> bool {
    let kind = address.strip_prefix("data:image/").and_then(|rest| rest.split([';', ',']).next());
    kind.is_some_and(|kind| KINDS.contains(&kind))
}

/// Whether a file is a picture, by its name.
pub fn is_picture(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| KINDS.contains(&ending.as_str()))
}

/// Paths of what a page in a folder means by an address, the likeliest first. Addresses were resolved against that of
/// the page, if it says one: what the browser wrote (`page_files/quay.png`) is the end of them.
pub fn paths_beside<'a>(page: &'a str, address: &'a str) -> impl Iterator<Item = String> + 'a {
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let (whole, path) = match address.split_once("://") {
        Some((_, rest)) => (false, rest.split_once('/').map_or("", |(_, path)| path)),
        None => (true, address),
    };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    // A name alone may be that of any file.
    let fewest = if whole { 1 } else { 2 };
    let last = (parts.len() + 1).saturating_sub(fewest);
    let ends = (0..if whole { last.min(1) } else { last }).filter_map(move |from| {
        let mut found: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        for part in parts.get(from..)? {
            if *part == ".." {
                found.pop();
            } else {
                found.push(part);
            }
        }
        Some(found.join("/"))
    });
    ends.flat_map(|path| [decode_percent(&path).unwrap_or_default(), path])
}

#[cfg(test)]
mod tests {
    use super::{holds_picture, is_picture, paths_beside};

    #[test]
    fn pictures_are_found_beside_their_page() {
        for (page, address, expect) in [
            ("news/a.html", "./a_files/quay%20one.png?w=2", "news/a_files/quay one.png"),
            ("news/a.html", "../b.png", "b.png"),
            ("news/a.html", "https://lindby.example/2024/a_files/b.png", "news/a_files/b.png"),
            ("a.html", "x.png", "x.png"),
        ] {
            assert!(paths_beside(page, address).any(|path| path == expect), "{address}");
        }
        assert!(paths_beside("news/a.html", "https://lindby.example/b.png").next().is_none());
        assert!(paths_beside("news/a.html", "").next().is_none());
    }

    #[test]
    fn only_pictures_are_shown() {
        assert!(holds_picture("data:image/png;base64,iVBO") && holds_picture("data:image/webp,x"));
        assert!(
            !holds_picture("data:image/svg+xml,<svg/>") && !holds_picture("https://lindby.example/a.png")
        );
        assert!(is_picture("a_files/B.JPG") && !is_picture("a.svg") && !is_picture("png"));
    }
}
