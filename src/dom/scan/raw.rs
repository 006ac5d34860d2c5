//! Where comments and the raw text of scripts, styles, titles and text areas end.

use super::is_space;

/// Where the comment ends whose text begins here.
pub(super) fn find_comment_end(bytes: &[u8], from: usize) -> usize {
    let text = bytes.get(from..).unwrap_or_default();
    if text.starts_with(b">") {
        return from + 1;
    }
    if text.starts_with(b"->") {
        return from + 2;
    }
    for at in memchr::memchr_iter(b'>', text) {
        let before = text.get(..at).unwrap_or_default();
        if before.ends_with(b"--") || before.ends_with(b"--!") {
            return from + at + 1;
        }
    }
    bytes.len()
}

/// Where the end tag of this name begins, or the end of the page.
pub(super) fn find_raw_end(bytes: &[u8], from: usize, name: &str) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    memchr::memchr_iter(b'<', rest)
        .map(|at| from + at)
        .find(|&at| is_end_tag(bytes, at, name))
        .unwrap_or(bytes.len())
}

/// As [`find_raw_end`], of a script: inside `<!--` a whole `<script>` with its end tag is text.
pub(super) fn find_script_end(bytes: &[u8], from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(found) = memchr::memchr(b'<', bytes.get(at..).unwrap_or_default()) {
        at += found;
        if is_end_tag(bytes, at, name) {
            return at;
        }
        if bytes.get(at..).is_some_and(|rest| rest.starts_with(b"<!--")) {
            match leave_escape(bytes, at + 4, name) {
                Left::Script(end) => return end,
                Left::Escape(end) => at = end,
            }
        } else {
            at += 1;
        }
    }
    bytes.len()
}

/// How a `<!--` in a script ends.
enum Left {
    /// With the script.
    Script(usize),
    /// With `-->`, behind which the script goes on.
    Escape(usize),
}

fn leave_escape(bytes: &[u8], from: usize, name: &str) -> Left {
    let mut at = from;
    // Those right before `at`.
    let mut dashes = 2;
    let mut nested = false;
    loop {
        match bytes.get(at) {
            None => return Left::Script(bytes.len()),
            Some(b'-') => dashes += 1,
            Some(b'>') if dashes >= 2 => return Left::Escape(at + 1),
            Some(b'>') => dashes = 0,
            Some(b'<') => {
                dashes = 0;
                if nested {
                    nested = !is_end_tag(bytes, at, "script");
                } else if is_end_tag(bytes, at, name) {
                    return Left::Script(at);
                } else {
                    nested = is_word(bytes, at + 1, "script");
                }
            }
            Some(_) => {
                dashes = 0;
                let rest = bytes.get(at..).unwrap_or_default();
                at += memchr::memchr3(b'-', b'<', b'>', rest).unwrap_or(rest.len());
                continue;
            }
        }
        at += 1;
    }
}

/// Whether the end tag of this name begins here.
fn is_end_tag(bytes: &[u8], at: usize, name: &str) -> bool {
    bytes.get(at + 1) == Some(&b'/') && is_word(bytes, at + 2, name)
}

/// Whether the name stands here as a whole.
fn is_word(bytes: &[u8], at: usize, name: &str) -> bool {
    let end = at + name.len();
    bytes.get(at..end).is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
        && bytes.get(end).is_some_and(|&b| is_space(b) || matches!(b, b'/' | b'>'))
}

#[cfg(test)]
mod tests {
    use super::{find_comment_end, find_script_end};

    #[test]
    fn scripts_end_where_browsers_end_them() {
        for (script, text) in [
            ("a</script>", "a"),
            ("a</scripts></SCRIPT >", "a</scripts>"),
            ("<!--<script></script>--></script>", "<!--<script></script>-->"),
            ("<!--<script></script></script>", "<!--<script></script>"),
            ("<!--></script>-->", "<!-->"),
            ("<!--->x</script>", "<!--->x"),
            ("<!-- <scripted></script>", "<!-- <scripted>"),
            ("<!--<script>--></script>", "<!--<script>-->"),
            ("<!--<script></script", "<!--<script></script"),
        ] {
            let end = find_script_end(script.as_bytes(), 0, "script");
            assert_eq!(&script[..end], text, "{script}");
        }
    }

    #[test]
    fn comments_end_where_browsers_end_them() {
        for (comment, text) in [
            (" a -->b", " a -->"),
            (">b", ">"),
            ("->b", "->"),
            ("-->b", "-->"),
            ("--!>b", "--!>"),
            (" > -> --a> ---->b", " > -> --a> ---->"),
            ("!>b-->", "!>b-->"),
            ("-!>b", "-!>b"),
        ] {
            assert_eq!(&comment[..find_comment_end(comment.as_bytes(), 0)], text, "{comment}");
        }
    }
}
