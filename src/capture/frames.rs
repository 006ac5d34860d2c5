//! Pages inside pages: what an `<iframe srcdoc="…">` holds is put in its place, as a browser shows it.

/// Shortest inner page, in bytes: advertisements and counters are shorter.
const SHORTEST: usize = 300;

/// Most inner pages.
const MOST: usize = 50;

/// The markup with the pages of its frames in place; `None` where no frame holds one.
pub(super) fn inline_frames(html: &str) -> Option<String> {
    let mut out = String::new();
    let mut at = 0;
    let mut found = 0;
    let mut from = 0;
    while let Some(open) = find_frame(html, from).filter(|_| found < MOST) {
        // A tag that nothing closes takes all that follows, as it does for browsers.
        let Some((end, inner)) = read_tag(html, open) else { break };
        from = end;
        let Some(inner) = inner.filter(|inner| inner.len() >= SHORTEST) else { continue };
        found += 1;
        out.push_str(html.get(at..open)?);
        out.push_str("<div>");
        out.push_str(body_of(&inner));
        out.push_str("</div>");
        at = end;
    }
    out.push_str(html.get(at..)?);
    (found > 0).then_some(out)
}

/// Where the next frame begins.
fn find_frame(html: &str, from: usize) -> Option<usize> {
    const TAG: &str = "<iframe";
    let bytes = html.as_bytes();
    memchr::memchr_iter(b'<', bytes.get(from..)?)
        .map(|at| from + at)
        .find(|&at| bytes.get(at..at + TAG.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(TAG.as_bytes())))
}

/// Where the tag at a place ends, and the page that its `srcdoc` holds.
fn read_tag(html: &str, open: usize) -> Option<(usize, Option<String>)> {
    const NAME: &str = "srcdoc";
    let mut inner = None;
    let mut rest = html.get(open + 1..)?;
    loop {
        let next = rest.find(['=', '>'])?;
        let (name, value) = rest.split_at(next);
        if value.starts_with('>') {
            return Some((html.len() - value.len() + 1, inner));
        }
        let named = name.rsplit(|c: char| c.is_ascii_whitespace()).find(|word| !word.is_empty());
        let value = value.get(1..)?.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (text, behind) = match quote {
            Some(quote) => value.get(1..)?.split_once(quote)?,
            None => value.split_at(value.find(|c: char| c.is_ascii_whitespace() || c == '>')?),
        };
        if named.is_some_and(|name| name.eq_ignore_ascii_case(NAME)) && inner.is_none() {
            inner = Some(decode(text));
        }
        rest = behind;
    }
}

/// The value of an attribute, its references decoded: those that markup in an attribute needs.
fn decode(text: &str) -> String {
    const NAMED: [(&str, char); 5] =
        [("amp;", '&'), ("lt;", '<'), ("gt;", '>'), ("quot;", '"'), ("apos;", '\'')];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        let number = behind.strip_prefix('#').and_then(|number| {
            let (digits, behind) = number.split_once(';').filter(|(digits, _)| digits.len() <= 8)?;
            let value = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            Some((char::from_u32(value)?, behind))
        });
        let named = || NAMED.iter().find_map(|(name, sign)| Some((*sign, behind.strip_prefix(name)?)));
        let (sign, behind) = number.or_else(named).unwrap_or(('&', behind));
        out.push(sign);
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// What a page shows: the inside of its body; all of a page without one.
fn body_of(page: &str) -> &str {
    let find = |tag: &str, from: usize| {
        let bytes = page.as_bytes().get(from..)?;
        memchr::memchr_iter(b'<', bytes).map(|at| from + at).find(|&at| {
            page.as_bytes().get(at..at + tag.len()).is_some_and(|b| b.eq_ignore_ascii_case(tag.as_bytes()))
        })
    };
    let start = find("<body", 0)
        .or_else(|| find("</head", 0))
        .and_then(|at| Some(at + page.get(at..)?.find('>')? + 1))
        .unwrap_or(0);
    let end = find("</body", start).unwrap_or(page.len());
    page.get(start..end).unwrap_or(page)
}

#[cfg(test)]
mod tests {
    use super::{body_of, decode, inline_frames};

    #[test]
    fn frames_are_read_in_place() {
        let text = "The ferry sails again. ".repeat(20);
        let page = format!(
            "<nav>Home</nav><IFRAME width=1 srcdoc=\"&lt;body class=&quot;a&quot;&gt;&lt;p&gt;{text}\"></iframe><p>End"
        );
        let expect = format!("<nav>Home</nav><div><p>{text}</div></iframe><p>End");
        assert_eq!(inline_frames(&page).as_deref(), Some(expect.as_str()));
        for none in [
            "<p>no frame</p>",
            "<iframe srcdoc='short'></iframe>",
            "<iframe srcdoc=\"",
            "<iframe",
            "<iframe src=x>",
        ] {
            assert_eq!(inline_frames(none), None, "{none}");
        }
        // Read over and over to its end, this would take hours.
        assert_eq!(inline_frames(&"<iframe a='".repeat(1 << 20)), None);
    }

    #[test]
    fn attributes_and_bodies() {
        assert_eq!(decode("&lt;a b=&#39;&amp;nbsp;&#x22;&x &"), "<a b='&nbsp;\"&x &");
        for (page, expect) in [
            ("<html><head><title>x</title></head><BODY a>y</BODY></html>", "y"),
            ("<title>x</title></head><p>y", "<p>y"),
            ("<p>y", "<p>y"),
        ] {
            assert_eq!(body_of(page), expect, "{page}");
        }
    }
}
