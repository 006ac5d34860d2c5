//! What a page as saved does not show.

use crate::dom::{Dom, Element, NodeId, Tag};

/// Elements whose text is code or data, never text of the page.
pub(super) const fn is_silent(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Script | Tag::Style | Tag::Title | Tag::Head | Tag::Iframe | Tag::Embed | Tag::Link | Tag::Meta
    )
}

/// As [`is_silent`], for elements without a tag of their own: their content is raw text or belongs to
/// no rendering.
pub(super) fn is_silent_name(name: &str) -> bool {
    matches!(name, "noembed" | "noframes" | "desc" | "metadata" | "annotation" | "annotation-xml")
}

/// Whether an element itself hides what it holds: `hidden`, inline style, a template, a closed
/// dialog, a data list, or what players show only where they cannot play.
///
/// `aria-hidden` hides from screen readers, not from sight, and a closed `<details>` is one click
/// away: neither counts. Style sheets are not read: text that only they hide counts as visible.
pub(super) fn is_hidden(element: &Element) -> bool {
    match element.tag {
        // A shadow root that the page declares is what it shows.
        Tag::Template if element.attribute("shadowrootmode").is_some() => return false,
        Tag::Template | Tag::Noscript | Tag::Video | Tag::Audio => return true,
        Tag::Dialog if element.attribute("open").is_none() => return true,
        Tag::Other if matches!(element.name(), "datalist" | "canvas") => return true,
        _ => {}
    }
    element.attribute("hidden").is_some() || element.attribute("style").is_some_and(style_hides)
}

fn style_hides(style: &str) -> bool {
    declarations(style).any(|(name, value)| {
        (name.eq_ignore_ascii_case("display") && has_keyword(value, "none"))
            || (name.eq_ignore_ascii_case("visibility")
                && (has_keyword(value, "hidden") || has_keyword(value, "collapse")))
    })
}

/// Whether the inline style takes text out of sight by making it tiny or moving it off the page. Wrappers do
/// the first to close gaps between what they hold, so it counts only where an element holds but text.
pub(super) fn hides_leaf(style: &str) -> bool {
    /// Digits of a length, in pixels, that moves text off any page.
    const FAR: usize = 4;
    let zero = |value: &str| value.starts_with('0') && value.trim_end_matches(char::is_alphabetic) == "0";
    let far = |value: &str| {
        value.strip_prefix('-').is_some_and(|length| {
            length.ends_with("px") && length.bytes().take_while(u8::is_ascii_digit).count() >= FAR
        })
    };
    declarations(style).any(|(name, value)| {
        (name.eq_ignore_ascii_case("font-size") && zero(value))
            || ((name.eq_ignore_ascii_case("left") || name.eq_ignore_ascii_case("top")) && far(value))
    })
}

/// Whether an element holds text and no other element.
pub(super) fn is_text_only(dom: &Dom, id: NodeId) -> bool {
    dom.children(id).all(|child| dom.tag(child).is_none())
}

/// Whether the inline style makes a block of an inline element.
pub(super) fn style_blocks(style: &str) -> bool {
    declarations(style).any(|(name, value)| {
        name.eq_ignore_ascii_case("display")
            && ["block", "flex", "grid", "table", "list-item", "table-cell"]
                .iter()
                .any(|keyword| has_keyword(value, keyword))
    })
}

/// Whether the inline style keeps the line ends of the source.
pub(super) fn style_preserves(style: &str) -> bool {
    declarations(style).any(|(name, value)| {
        name.eq_ignore_ascii_case("white-space")
            && ["pre", "pre-wrap", "pre-line", "break-spaces"]
                .iter()
                .any(|keyword| has_keyword(value, keyword))
    })
}

fn declarations(style: &str) -> impl Iterator<Item = (&str, &str)> {
    style
        .split(';')
        .filter_map(|declaration| declaration.split_once(':'))
        .map(|(name, value)| (name.trim(), value.trim()))
}

fn has_keyword(value: &str, keyword: &str) -> bool {
    value.split([' ', '!']).next().is_some_and(|first| first.eq_ignore_ascii_case(keyword))
}
