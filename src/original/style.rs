//! Inline styles, without what could load or cover anything.

/// Properties that may stay, by how they begin: how a text looks and where boxes stand in the flow. Not among them is what
/// takes a box out of the flow or draws what is not there (`position`, `z-index`, `content`, `filter`, `cursor` …).
const PROPERTIES: [&str; 44] = [
    "align-content",
    "align-items",
    "align-self",
    "background",
    "background-color",
    "border",
    "border-",
    "caption-side",
    "clear",
    "color",
    "column-",
    "columns",
    "direction",
    "display",
    "flex",
    "flex-",
    "float",
    "font",
    "font-",
    "gap",
    "grid",
    "grid-",
    "height",
    "hyphens",
    "justify-",
    "letter-spacing",
    "line-height",
    "list-style",
    "list-style-type",
    "margin",
    "margin-",
    "max-",
    "min-",
    "opacity",
    "overflow-wrap",
    "padding",
    "padding-",
    "row-gap",
    "text-",
    "unicode-bidi",
    "vertical-align",
    "white-space",
    "width",
    "word-",
];

/// Functions that reach out of the style, or whose value is not seen in it. What `var` stands for is a declaration that was
/// looked at itself.
const REACHING: [&str; 9] =
    ["url", "image", "src", "element", "attr", "env", "expression", "paint", "cross-fade"];

/// The declarations of a style that may stay, parted by `;`. Each stands by itself: where the cut is made elsewhere than
/// browsers make it, what is written is still nothing but this declaration.
pub(super) fn kept_declarations(style: &str) -> String {
    let mut kept = String::new();
    for declaration in parts(style) {
        let Some((property, value)) = declaration.split_once(':') else { continue };
        let (property, value) = (property.trim().to_ascii_lowercase(), value.trim());
        if is_kept(&property) && is_plain(value) && !hides(declaration) {
            if !kept.is_empty() {
                kept.push(';');
            }
            kept.push_str(&property);
            kept.push(':');
            kept.push_str(value);
        }
    }
    kept
}

/// Whether a declaration could be another than it seems: an escape, a comment and a bracket are ways to that.
fn hides(declaration: &str) -> bool {
    declaration.contains(['\\', '<', '>', '@', '{', '}', '`', '\0'])
        || declaration.contains("/*")
        || declaration.contains(['"', '\'']) && declaration.trim().contains('\n')
}

/// A property of the list, or one of the page's own (`--accent`), whose value is looked at like any other.
fn is_kept(property: &str) -> bool {
    let own = property.strip_prefix("--").is_some_and(|name| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
    });
    own || PROPERTIES.iter().any(|known| match known.strip_suffix('-') {
        Some(_) => property.starts_with(known),
        None => property == *known,
    }) && !property.ends_with("-image")
        && !property.ends_with("-source")
}

/// Whether a value holds no function that reaches out, no address and no script.
fn is_plain(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let calls = lower.match_indices('(').all(|(at, _)| {
        let before = lower.get(..at).unwrap_or_default();
        let name = before.rfind(|c: char| !c.is_ascii_alphanumeric() && c != '-').map_or(0, |at| at + 1);
        let name = before.get(name..).unwrap_or_default();
        !REACHING.iter().any(|reaching| name.contains(reaching))
    });
    calls
        && !lower.is_empty()
        && !lower.contains("//")
        && !lower.contains("script")
        && !lower.contains("data:")
}

/// A style cut at its semicolons, those in quotation marks and brackets left alone.
fn parts(style: &str) -> Vec<&str> {
    let (mut parts, mut from, mut depth, mut quote) = (Vec::new(), 0, 0_u32, None);
    for (at, c) in style.char_indices() {
        match (c, quote) {
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            ('(', None) => depth += 1,
            (')', None) => depth = depth.saturating_sub(1),
            (';', None) if depth == 0 => {
                parts.extend(style.get(from..at));
                from = at + 1;
            }
            _ => {}
        }
    }
    // What is still open at the end would swallow what is written behind it.
    if quote.is_none() && depth == 0 {
        parts.extend(style.get(from..));
    }
    parts
}
