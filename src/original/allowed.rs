//! What of a page may stay.

use crate::dom::Tag;

/// What becomes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is written, under this name.
    Keep(&'static str),
    /// It goes, and what is in it stays.
    Open,
    /// It goes with all that is in it.
    Drop,
    /// It is a picture.
    Picture,
}

/// Elements whose content is no content, or is read by other rules than the rest, of those that have no [`Tag`].
const DROPPED: [&str; 14] = [
    "applet",
    "base",
    "basefont",
    "bgsound",
    "canvas",
    "datalist",
    "fencedframe",
    "isindex",
    "noembed",
    "noframes",
    "param",
    "plaintext",
    "portal",
    "xmp",
];

/// What becomes of an element. Those that are not known are taken off what is in them.
pub(super) fn fate_of(tag: Tag, name: &str) -> Fate {
    match tag {
        Tag::Img => Fate::Picture,
        Tag::Head
        | Tag::Script
        | Tag::Style
        | Tag::Template
        | Tag::Svg
        | Tag::Math
        | Tag::Iframe
        | Tag::Frame
        | Tag::Frameset
        | Tag::Object
        | Tag::Embed
        | Tag::Audio
        | Tag::Video
        | Tag::Source
        | Tag::Track
        | Tag::Input
        | Tag::Select
        | Tag::Option
        | Tag::Optgroup
        | Tag::Textarea
        | Tag::Progress
        | Tag::Link
        | Tag::Meta
        | Tag::Title => Fate::Drop,
        // The page is shown without scripts, which is what `noscript` is for.
        Tag::Html
        | Tag::Body
        | Tag::Noscript
        | Tag::Picture
        | Tag::Form
        | Tag::Fieldset
        | Tag::Legend
        | Tag::Label
        | Tag::Button
        | Tag::Output
        | Tag::Dialog
        | Tag::Search => Fate::Open,
        Tag::Other => {
            if DROPPED.contains(&name) {
                Fate::Drop
            } else {
                Fate::Open
            }
        }
        known => Fate::Keep(known.name()),
    }
}

/// Whether an attribute may stay: it says how something looks or reads, and no value of it is an address or a script.
/// `style` is looked at by itself.
pub(super) fn kept_attribute(tag: Tag, name: &str, value: &str) -> bool {
    match name {
        "lang" | "dir" | "title" | "datetime" | "abbr" | "hidden" | "reversed" => true,
        // What the page's own style sheets choose by.
        "class" | "id" => is_names(value),
        "alt" => tag == Tag::Img,
        "colspan" | "rowspan" | "start" | "value" | "span" | "width" | "height" | "border"
        | "cellpadding" | "cellspacing" | "hspace" | "vspace" => is_measure(value),
        "align" | "valign" | "bgcolor" | "color" | "face" | "size" | "scope" | "type" | "clear"
        | "nowrap" => is_word(value),
        "open" => tag == Tag::Details,
        _ => false,
    }
}

/// A number, with `%` or `px`.
fn is_measure(value: &str) -> bool {
    let number = value.trim().trim_end_matches(['%', '*']).trim_end_matches("px");
    !number.is_empty()
        && number.len() <= 5
        && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// Words, a colour, a number: nothing that could be an address.
fn is_word(value: &str) -> bool {
    value.len() <= 60
        && value.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | ',' | '#' | '+' | '-'))
}

/// Names as style sheets write them.
fn is_names(value: &str) -> bool {
    value.len() <= 400
        && value.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '\n' | '\t'))
}

/// Pictures that stand in the page itself. A vector picture may hold other pictures and styles: it is not among them.
const PICTURES: [&str; 6] = ["png", "jpeg", "jpg", "gif", "webp", "avif"];

/// Whether a picture is one that stands in the page itself, as base64.
pub(super) fn kept_picture(source: &str) -> bool {
    let source = source.trim();
    let Some((kind, data)) = source.split_once(',') else { return false };
    let kind = kind.to_ascii_lowercase();
    let kind = kind.strip_prefix("data:image/").and_then(|kind| kind.strip_suffix(";base64"));
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'\n' | b'\r');
    kind.is_some_and(|kind| PICTURES.contains(&kind)) && !data.is_empty() && data.bytes().all(plain)
}
