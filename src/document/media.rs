//! Images, videos and sounds of the content, with their captions.

use rustc_hash::FxHashSet;

use crate::block::{Page, Place};
use crate::capture::Pictures;
use crate::dom::{Dom, NodeId, Tag};
use crate::lexicon::{Role, begins, holds};
use crate::model::{Block, Media, Zone, ZoneGroup};
use crate::text::count::parse_count;
use crate::text::hash::hash_parts;

/// Attributes that hold the address of an image that is loaded late, surest first.
const LAZY: &[&str] = &[
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-actualsrc",
    "data-echo",
    "data-url",
    "data-original-src",
    "data-lazy",
    "data-hi-res-src",
    "data-image-src",
    "data-full-src",
    "data-large-file",
    "zoomfile",
    "file",
    "original",
    "lazy-src",
    "lazyload",
    "_src",
];

/// Widths and heights, in pixels, up to which an image is an icon or counts visits.
const ICON: u32 = 64;

/// Blocks between an image and its caption at most.
const NEAR: usize = 2;

/// The media of the content, in page order. In a text capture only captions are left of them.
pub(super) fn find_media(page: &Page, blocks: &[Block], pictures: Option<&Pictures>) -> Vec<Media> {
    let mut media = Vec::new();
    let mut taken: FxHashSet<u32> = FxHashSet::default();
    let dom = &page.dom;
    let ends = content_ends(page, blocks);
    let mut seen: FxHashSet<u64> = FxHashSet::default();
    // The first block at or after the node that is looked at.
    let mut next = 0;
    for id in 0..dom.nodes().len() as NodeId {
        while block_start(page, next).is_some_and(|start| start < id) {
            next += 1;
        }
        // Where it stands first: most pictures of a page are not the content's.
        let within = ends.is_some_and(|(first, last)| (first..=last).contains(&next));
        let Some(tag) = media_tag(dom, id).filter(|_| within && is_content(blocks, next)) else { continue };
        let Some(mut item) = read_media(dom, id, tag, pictures) else { continue };
        if !item.url.iter().all(|url| seen.insert(hash_parts(&[url]))) {
            continue;
        }
        let figure = dom.ancestors(id).take(6).find(|&above| dom.tag(above) == Some(Tag::Figure));
        item.caption = find_caption(page, blocks, next, figure).filter(|&caption| taken.insert(caption));
        media.push(item);
    }
    if dom.nodes().is_empty() {
        media.extend(blocks.iter().filter(|block| block.zone == Zone::Caption).map(|block| Media {
            kind: "image".to_owned(),
            caption: Some(block.i),
            ..Media::default()
        }));
    }
    media
}

/// The tag; of the elements that accelerated pages have for pictures that of the picture.
fn media_tag(dom: &Dom, id: NodeId) -> Option<Tag> {
    let tag = dom.tag(id)?;
    let accelerated = |name: &str| match name {
        "amp-img" | "amp-anim" => Tag::Img,
        "amp-video" => Tag::Video,
        "amp-audio" => Tag::Audio,
        _ => Tag::Other,
    };
    Some(if tag == Tag::Other {
        dom.element(id).map_or(tag, |element| accelerated(element.name()))
    } else {
        tag
    })
}

fn block_start(page: &Page, block: usize) -> Option<NodeId> {
    match page.blocks.get(block)?.place {
        Place::Dom { first, .. } => Some(first),
        Place::Line { .. } => None,
    }
}

/// First and last block of the content, and one block after it (an image may end the article).
fn content_ends(page: &Page, blocks: &[Block]) -> Option<(usize, usize)> {
    let content = |block: &&Block| block.zone.group() == ZoneGroup::Content;
    let first = blocks.iter().find(content)?.i as usize;
    let last = blocks.iter().rfind(content)?.i as usize;
    Some((first, (last + 1).min(page.blocks.len())))
}

/// Whether the blocks around a place are content: one of the two before and one of the two after, or the one before.
fn is_content(blocks: &[Block], next: usize) -> bool {
    let content = |at: usize| blocks.get(at).is_some_and(|block| block.zone.group() == ZoneGroup::Content);
    let before = next.checked_sub(1).is_some_and(content) || next.checked_sub(2).is_some_and(content);
    let after = content(next) || content(next + 1);
    (before && after) || next.checked_sub(1).is_some_and(content)
}

/// What an element shows; `None` for icons, portraits, counters and other elements.
fn read_media(dom: &Dom, id: NodeId, tag: Tag, pictures: Option<&Pictures>) -> Option<Media> {
    let attribute = |name: &str| dom.attribute(id, name).map(str::trim).filter(|value| !value.is_empty());
    let kind = match tag {
        Tag::Img => "image",
        Tag::Video => "video",
        Tag::Audio => "audio",
        Tag::Iframe => {
            let source = attribute("src").or_else(|| attribute("data-src"))?;
            let player = holds(Role::PlayerAddress, source);
            return player.then(|| Media {
                kind: "video".to_owned(),
                url: Some(source.to_owned()),
                ..Media::default()
            });
        }
        _ => return None,
    };
    if tag == Tag::Img && is_small_print(dom, id) {
        return None;
    }
    let url = LAZY
        .iter()
        .filter_map(|name| attribute(name))
        .find(|value| is_address(value))
        .or_else(|| attribute("src").filter(|value| is_address(value)))
        .map(str::to_owned)
        .or_else(|| largest_source(dom, id))
        .or_else(|| attribute("src").filter(|value| is_enclosed(value)).map(str::to_owned));
    // Browsers that save a page write the name of what they saved beside it here.
    let enclosed = attribute("src").and_then(|src| pictures?.find(src));
    let enclosed = enclosed.or_else(|| pictures?.find(url.as_deref()?)).filter(|_| kind == "image");
    let url = url.or_else(|| attribute("src").filter(|_| enclosed.is_some()).map(str::to_owned))?;
    Some(Media {
        kind: kind.to_owned(),
        url: Some(url),
        alt: attribute("alt").map(str::to_owned),
        caption: None,
        enclosed: enclosed.cloned(),
    })
}

/// Whether a value is an address of something to show, not a placeholder.
fn is_address(value: &str) -> bool {
    value.len() > 3
        && !value.starts_with("data:")
        && !value.starts_with("about:")
        && value.contains(['/', '.'])
        && !holds(Role::PlaceholderPicture, value)
}

/// Whether an address holds the picture itself, as pages have it that are saved as one file. What keeps a place
/// until the picture is loaded is shorter.
fn is_enclosed(value: &str) -> bool {
    /// Bytes, as written; a photograph has tens of thousands.
    const SHORTEST: usize = 2000;
    value.starts_with("data:image/") && value.len() >= SHORTEST
}

/// The largest of the sources in `srcset` of an image, its `<source>` siblings or its own `<source>` children.
fn largest_source(dom: &Dom, id: NodeId) -> Option<String> {
    let own = ["srcset", "data-srcset", "data-lazy-srcset"].iter().find_map(|name| dom.attribute(id, name));
    let picture = dom.parent(id).filter(|&above| dom.tag(above) == Some(Tag::Picture));
    let sources = dom.find_all(picture.unwrap_or(id), Tag::Source).take(20).find_map(|source| {
        ["srcset", "data-srcset", "src", "data-src"].iter().find_map(|name| dom.attribute(source, name))
    });
    let candidates = own.or(sources)?;
    let size = |candidate: &str| {
        let stated = candidate.split_whitespace().nth(1).map(|size| size.trim_end_matches(['w', 'x']));
        // In hundredths: `1.5x`, `640w`.
        stated.and_then(|size| parse_count(size, 100)).unwrap_or(0)
    };
    let best = candidates.split(", ").take(40).max_by_key(|candidate| size(candidate))?;
    best.split_whitespace()
        .next()
        .filter(|address| is_address(address))
        .map(|address| address.trim_end_matches(',').to_owned())
}

/// Icons, portraits of writers, emoji, counters: by stated size or by name.
fn is_small_print(dom: &Dom, id: NodeId) -> bool {
    let side = |name: &str| {
        dom.attribute(id, name).and_then(|value| value.trim().trim_end_matches("px").parse::<u32>().ok())
    };
    let small = [side("width"), side("height")].into_iter().flatten().any(|side| side <= ICON);
    let named =
        ["class", "id", "src", "alt"].iter().filter_map(|name| dom.attribute(id, name)).any(|value| {
            // Only the file's name of an address counts, not the folders.
            let name = value
                .rsplit('/')
                .next()
                .unwrap_or("")
                .get(..80)
                .unwrap_or(value.rsplit('/').next().unwrap_or(""));
            let lower = name.to_ascii_lowercase();
            lower.len() <= 300
                && lower
                    .split(|c: char| !c.is_ascii_alphabetic())
                    .any(|word| begins(Role::SmallPicture, word))
        });
    small || named
}

/// The block that captions an image: in the same `<figure>`, or a caption right after or before it.
fn find_caption(page: &Page, blocks: &[Block], next: usize, figure: Option<NodeId>) -> Option<u32> {
    if let Some(range) = figure.map(|figure| page.dom.subtree(figure)) {
        let from = next.saturating_sub(NEAR);
        let inside =
            |block: &&Block| block_start(page, block.i as usize).is_some_and(|start| range.contains(&start));
        let found =
            blocks.iter().skip(from).take(2 * NEAR + 4).filter(inside).find(|block| !block.text.is_empty());
        return found.map(|block| block.i);
    }
    let captions = |block: &&Block| block.zone == Zone::Caption;
    let after = blocks.iter().skip(next).take(NEAR).find(captions);
    after
        .or_else(|| next.checked_sub(1).and_then(|before| blocks.get(before)).filter(captions))
        .map(|block| block.i)
}

#[cfg(test)]
mod tests {
    use super::{is_address, read_media};
    use crate::dom::{Dom, Tag};

    #[test]
    fn addresses_of_late_images() {
        for (html, expected) in [
            (
                r#"<img src="data:image/gif;base64,R0" data-src="/photo/harbour.jpg">"#,
                Some("/photo/harbour.jpg"),
            ),
            (
                r#"<img src="blank.gif" data-original="https://img.example/1.jpg">"#,
                Some("https://img.example/1.jpg"),
            ),
            (r#"<img srcset="/s.jpg 320w, /l.jpg 1280w">"#, Some("/l.jpg")),
            (r#"<picture><source srcset="/p.webp 2x"><img alt=x></picture>"#, Some("/p.webp")),
            (r#"<img src="/harbour.jpg">"#, Some("/harbour.jpg")),
            (r#"<img class="avatar" src="/u/3.jpg">"#, None),
            (r#"<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">"#, None),
            (r#"<img src="/pixel.png" width=1 height=1>"#, None),
        ] {
            let dom = Dom::parse(html, 0);
            let image = (0..dom.nodes().len() as u32).find(|&id| dom.tag(id) == Some(Tag::Img)).unwrap();
            assert_eq!(
                read_media(&dom, image, Tag::Img, None).and_then(|media| media.url).as_deref(),
                expected,
                "{html}"
            );
        }
    }

    #[test]
    fn pictures_within_the_page_are_listed() {
        let picture = format!("data:image/jpeg;base64,{}", "/9j4".repeat(1000));
        let dom = Dom::parse(&format!("<img alt=Quay src='{picture}'>"), 0);
        let image = (0..dom.nodes().len() as u32).find(|&id| dom.tag(id) == Some(Tag::Img)).unwrap();
        assert_eq!(read_media(&dom, image, Tag::Img, None).and_then(|media| media.url), Some(picture));
    }

    #[test]
    fn placeholders_are_no_addresses() {
        assert!(!is_address("about:blank"));
        assert!(is_address("//img.example/a.png"));
    }
}
