//! Text to format: markup or lines of text.

/// Characters in which markup is looked for.
const SAMPLE: usize = 1 << 16;

/// Elements that a page, a fragment of one or a feed begins with.
const OPENINGS: [&str; 62] = [
    "!doctype",
    "a",
    "address",
    "article",
    "aside",
    "b",
    "base",
    "blockquote",
    "body",
    "br",
    "button",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "em",
    "feed",
    "fieldset",
    "figure",
    "font",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "noscript",
    "ol",
    "p",
    "pre",
    "rss",
    "script",
    "section",
    "select",
    "small",
    "span",
    "strong",
    "style",
    "svg",
    "table",
    "template",
    "title",
    "u",
    "ul",
    "video",
];

/// Elements whose end tags make text a fragment of markup.
const CLOSINGS: [&str; 14] =
    ["p", "div", "a", "span", "li", "ul", "td", "tr", "h2", "h3", "section", "article", "figure", "strong"];

/// End tags that a text needs to count as markup without an opening: one per this many characters.
const CHARS_PER_END_TAG: usize = 1000;

/// Whether the text is markup. A text that speaks about markup has few end tags for its length.
pub(super) fn is_markup(text: &str) -> bool {
    let sample = super::prefix(text, SAMPLE);
    let start = skip_prologue(sample);
    if start.strip_prefix('<').is_some_and(|rest| OPENINGS.iter().any(|name| is_tag(rest, name))) {
        return true;
    }
    let mut ends = 0;
    for (at, _) in sample.match_indices('<') {
        let rest = sample.get(at + 1..).unwrap_or_default();
        if at < 4096 && ["!doctype", "html", "body"].iter().any(|name| is_tag(rest, name)) {
            return true;
        }
        if let Some(rest) = rest.strip_prefix('/') {
            ends += usize::from(CLOSINGS.iter().any(|name| is_tag(rest, name)));
        }
    }
    ends >= 3 && ends * CHARS_PER_END_TAG >= sample.len()
}

/// Whether the text holds any tag of a page.
pub(super) fn has_tag(text: &str) -> bool {
    let sample = super::prefix(text, SAMPLE);
    sample.match_indices('<').any(|(at, _)| {
        let rest = sample.get(at + 1..).unwrap_or_default();
        OPENINGS.iter().chain(&CLOSINGS).any(|name| is_tag(rest, name))
    })
}

/// Skips white space, comments and XML declarations.
fn skip_prologue(text: &str) -> &str {
    let mut rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    loop {
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else if rest.starts_with("<?") {
            rest.find('>').map(|at| at + 1)
        } else {
            None
        };
        match end.and_then(|end| rest.get(end..)) {
            Some(after) => rest = after.trim_start(),
            None => return rest,
        }
    }
}

/// Whether `rest` begins with the name and then ends it as a tag does.
fn is_tag(rest: &str, name: &str) -> bool {
    rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        && matches!(rest.as_bytes().get(name.len()), Some(b' ' | b'>' | b'/' | b'\t' | b'\n' | b'\r'))
}
