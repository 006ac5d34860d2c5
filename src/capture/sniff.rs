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

/// Elements that only the outermost markup begins with.
const OUTERMOST: [&str; 7] = ["!doctype", "html", "head", "body", "frameset", "rss", "feed"];

/// Whether the text is markup. A page that speaks about markup, saved as text, holds tags too, even
/// at its very start: what tells it is the text that stands in no line with a tag.
pub(super) fn is_markup(text: &str) -> bool {
    let sample = super::prefix(text, SAMPLE);
    let start = skip_prologue(sample);
    let begins = |names: &[&str]| {
        start.strip_prefix('<').is_some_and(|rest| names.iter().any(|name| is_tag(rest, name)))
    };
    if begins(&OUTERMOST) {
        return !has_text_behind(sample);
    }
    let seen = survey_tags(sample);
    if begins(&OPENINGS) {
        return seen.lines_in(5) || seen.bytes_in(20) || ends_with_tag(text);
    }
    // What stands before the first tag may be the head of a reply or a warning of the server.
    let late = sample.match_indices('<').take_while(|(at, _)| *at < 4096).any(|(at, _)| {
        sample.get(at + 1..).is_some_and(|rest| ["!doctype", "html"].iter().any(|name| is_tag(rest, name)))
    });
    let closed = seen.ends >= 3 && seen.ends * 4 >= seen.starts;
    closed && (seen.bytes_in(30) || (late && seen.lines_in(2)) || seen.lines_in(3))
}

/// Tags of a text, and what of it they take.
#[derive(Debug, Default)]
struct Tags {
    starts: usize,
    ends: usize,
    /// Lines that show anything, and those of them that hold a tag or stand inside one.
    lines: usize,
    tagged: usize,
    /// Bytes of the text, and those inside tags, scripts, styles and comments.
    bytes: usize,
    inside: usize,
}

impl Tags {
    /// Whether one line in so many holds a tag.
    const fn lines_in(&self, lines: usize) -> bool {
        self.tagged * lines >= self.lines
    }

    /// Whether so many bytes of a hundred stand inside tags.
    const fn bytes_in(&self, percent: usize) -> bool {
        self.inside * 100 >= self.bytes * percent
    }
}

/// Counts the tags of a text in one pass.
fn survey_tags(text: &str) -> Tags {
    let mut tags = Tags { bytes: text.len(), ..Tags::default() };
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('<')) {
        let from = at + found;
        let rest = text.get(from + 1..).unwrap_or_default();
        let behind = |mark: &str| rest.find(mark).map(|end| from + 1 + end + mark.len());
        let until = |mark: &str| behind(mark).unwrap_or(text.len());
        let known = |rest: &str| OPENINGS.iter().chain(&CLOSINGS).any(|name| is_tag(rest, name));
        let end = if rest.starts_with("!--") {
            until("-->")
        } else if rest.strip_prefix('/').is_some_and(known) {
            tags.ends += 1;
            until(">")
        } else if known(rest) {
            tags.starts += 1;
            match ["script", "style"].iter().find(|name| is_tag(rest, name)) {
                Some(&"script") => behind("</script"),
                Some(_) => behind("</style"),
                None => None,
            }
            // Where a text only speaks of scripts, none ends.
            .unwrap_or_else(|| until(">"))
        } else {
            at = from + 1;
            continue;
        };
        tags.inside += end - from;
        ranges.push((from, end));
        at = end;
    }
    let mut next = ranges.iter().peekable();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let (from, to) = (offset, offset + line.len());
        offset = to;
        while next.next_if(|(_, end)| *end <= from).is_some() {}
        if !line.trim().is_empty() {
            tags.lines += 1;
            tags.tagged += usize::from(next.peek().is_some_and(|(start, _)| *start < to));
        }
    }
    tags
}

/// Lines without a tag behind the end of a page from which the page is a sample of code in a text.
const LINES_BEHIND: usize = 5;

/// Whether a text goes on, without tags, behind the page that it begins with.
fn has_text_behind(sample: &str) -> bool {
    let end = ["</html>", "</HTML>", "</rss>", "</feed>"]
        .iter()
        .filter_map(|end| memchr::memmem::find(sample.as_bytes(), end.as_bytes()))
        .min();
    let Some(behind) = end.and_then(|at| sample.get(at..)).and_then(|rest| rest.split_once('>')) else {
        return false;
    };
    let tags = survey_tags(behind.1);
    tags.lines >= LINES_BEHIND && !tags.lines_in(3)
}

/// Whether the last thing in a text is an end tag: a fragment of a page, however long its lines.
fn ends_with_tag(text: &str) -> bool {
    let Some(body) = text.trim_end().strip_suffix('>') else { return false };
    let name = body.rfind("</").and_then(|at| body.get(at + 2..));
    name.is_some_and(|name| OPENINGS.iter().chain(&CLOSINGS).any(|known| known.eq_ignore_ascii_case(name)))
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
pub(super) fn skip_prologue(text: &str) -> &str {
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

/// A frame of a page with less text than this many bytes is an advertisement, a button or a counter, and no page.
pub(super) const FRAME_TEXT: usize = 600;

/// Bytes of text that a frame needs: less where the page around it shows hardly any itself.
pub(super) fn least_of_frame(page: &[u8]) -> usize {
    /// Of the shortest notice that somebody put into a frame.
    const FEWEST: usize = 200;
    count_shown(page, FRAME_TEXT).clamp(FEWEST, FRAME_TEXT)
}

/// Bytes of text, white space aside, that a page shows; counted on the bytes as they are, and only as far as `enough`.
pub(super) fn count_shown(markup: &[u8], enough: usize) -> usize {
    let (mut shown, mut rest) = (0, markup);
    while shown < enough {
        let at = memchr::memchr(b'<', rest).unwrap_or(rest.len());
        let (text, from) = rest.split_at(at);
        shown += text.iter().filter(|b| !b.is_ascii_whitespace()).count();
        let silent = [&b"script"[..], b"style"]
            .into_iter()
            .find(|name| from.get(1..=name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)));
        let end = match silent {
            // `</script`: its name in any case is as good as never anything else.
            Some(name) => memchr::memmem::find(from, &[b"</", name].concat()).map(|at| at + 2),
            None => memchr::memchr(b'>', from),
        };
        match end.and_then(|end| from.get(end + 1..)) {
            Some(behind) => rest = behind,
            None => break,
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::is_markup;

    #[test]
    fn tells_markup_from_text_about_markup() {
        let prose = "The ferry leaves at noon.\nTickets are sold on board.\nBicycles travel free.\n";
        let code = "<!DOCTYPE html>\n<html>\n<body>\n<p>Hello</p>\n</body>\n</html>\n";
        for (text, expect) in [
            ("<!doctype html><title>Ferry</title><p>Noon".to_owned(), true),
            (format!("<html><body><pre>{}</pre></body></html>", prose.repeat(40)), true),
            (format!("<p>{}</p>", prose.repeat(40)), true),
            (format!("<p>{prose}<p>{prose}"), true),
            ("<b>Ferry</b> leaves at noon".to_owned(), true),
            (format!("HTTP/1.1 200 OK\nServer: x\n\n{code}"), true),
            ("\u{feff}\n<!-- saved -->\n<html><p>Noon</html>".to_owned(), true),
            // A page as text that begins with code, or is full of it.
            (format!("{code}\n{}", prose.repeat(3)), false),
            (format!("<img src=\"count.gif\" alt=\"\">\n{}", prose.repeat(10)), false),
            (format!("<div>\n{}Menu\nHome", prose.repeat(10)), false),
            (format!("{}{code}{}", prose.repeat(4), prose.repeat(6)), false),
            ("Elements\n<a>\n<b>\n<body>\n<p>\n<ul>\nAll of them".to_owned(), false),
            ("a < b and b > c".to_owned(), false),
            (prose.to_owned(), false),
        ] {
            assert_eq!(is_markup(&text), expect, "{text}");
        }
    }
}
