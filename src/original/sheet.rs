//! The page's own style sheets: what of them may stay, written anew.
//!
//! A rule stays where its selector and its declarations are made of plain signs; of the rules with an `@` only those for
//! media do. Nothing that is written can end the element it stands in (`<`), reach out of it (`url`, `@import`) or hide
//! what it says (escapes, comments). What a page draws with scripts would stay invisible without them: of what hides or
//! shrinks, nothing stays but `display`.

use super::style::kept_declarations;
use crate::text::border::floor;

/// Most bytes of all style sheets of a page that are looked at. Picked by hand: large sites have half of it.
const MOST_BYTES: usize = 1 << 20;

/// Deepest nesting of rules for media.
const DEEPEST: usize = 4;

/// Declarations that hide or shrink what a script would show again.
const HIDING: [&str; 5] = ["opacity:", "height:", "max-height:", "width:0", "max-width:0"];

/// The rules of a style sheet that may stay. `room` is how much may still be looked at, and becomes less.
pub(super) fn kept_rules(sheet: &str, room: &mut usize) -> String {
    let fits = sheet.get(..floor(sheet, *room)).unwrap_or_default();
    // A sheet that is too long ends with a whole rule.
    let fits =
        if fits.len() < sheet.len() { fits.rsplit_once('}').map_or("", |(whole, _)| whole) } else { fits };
    *room = room.saturating_sub(sheet.len());
    let mut kept = String::new();
    write_rules(&without_comments(fits), 0, &mut kept);
    kept
}

/// How much of all style sheets of a page is looked at.
pub(super) const fn room() -> usize {
    MOST_BYTES
}

fn write_rules(sheet: &str, depth: usize, out: &mut String) {
    let mut rest = sheet;
    while let Some((head, end)) = head_of(rest) {
        let behind = rest.get(end..).unwrap_or_default();
        if !behind.starts_with('{') {
            rest = behind.get(1..).unwrap_or_default();
            continue;
        }
        let inside_end = closing(behind);
        let inside = behind.get(1..inside_end).unwrap_or_default();
        rest = behind.get(inside_end + 1..).unwrap_or_default();
        write_rule(head.trim(), inside, depth, out);
    }
}

fn write_rule(head: &str, inside: &str, depth: usize, out: &mut String) {
    if let Some(media) = head.strip_prefix("@media") {
        if depth < DEEPEST && is_plain(media, " \t\r\n:,()-.>=/") {
            let at = out.len();
            out.push_str("@media");
            out.push_str(media);
            out.push('{');
            let empty = out.len();
            write_rules(inside, depth + 1, out);
            if out.len() == empty {
                out.truncate(at);
            } else {
                out.push('}');
            }
        }
        return;
    }
    if !is_plain(head, " \t\r\n-_.#*>+~,:()[]=\"'^$|") {
        return;
    }
    let declarations = kept_declarations(inside);
    let shown = declarations.split(';').filter(|one| !HIDING.iter().any(|hiding| one.starts_with(hiding)));
    let shown = shown.collect::<Vec<_>>().join(";");
    if !shown.is_empty() {
        out.push_str(head);
        out.push('{');
        out.push_str(&shown);
        out.push('}');
    }
}

/// Whether a head is made of letters, digits and these signs, with every bracket and quotation mark closed.
fn is_plain(head: &str, signs: &str) -> bool {
    let mut open = Vec::new();
    let mut quote = None;
    for c in head.chars() {
        if !(c.is_alphanumeric() || signs.contains(c)) {
            return false;
        }
        match (c, quote) {
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(mark)) if c == mark => quote = None,
            ('(', None) => open.push(')'),
            ('[', None) => open.push(']'),
            (')' | ']', None) if open.pop() != Some(c) => return false,
            _ => {}
        }
    }
    quote.is_none() && open.is_empty() && !head.is_empty()
}

/// What stands before the next `{`, `}` or `;`, and where that is.
fn head_of(sheet: &str) -> Option<(&str, usize)> {
    let at = find_outside(sheet, |c| matches!(c, '{' | '}' | ';'))?;
    Some((sheet.get(..at)?, at))
}

/// Where what opens at the start is closed; the end, where it is not.
fn closing(sheet: &str) -> usize {
    let mut depth = 0_usize;
    find_outside(sheet, |c| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        depth == 0
    })
    .unwrap_or(sheet.len())
}

/// The first sign outside quotation marks that is wanted. A line break ends a quotation, as it does for browsers.
fn find_outside(sheet: &str, mut wanted: impl FnMut(char) -> bool) -> Option<usize> {
    let (mut quote, mut escaped) = (None, false);
    for (at, c) in sheet.char_indices() {
        if std::mem::take(&mut escaped) {
            continue;
        }
        match (c, quote) {
            ('\\', _) => escaped = true,
            ('"' | '\'', None) => quote = Some(c),
            ('\n', Some(_)) => quote = None,
            (c, Some(mark)) if c == mark => quote = None,
            (c, None) if wanted(c) => return Some(at),
            _ => {}
        }
    }
    None
}

/// A style sheet without its comments, and without the marks that hide it from browsers of the nineties.
fn without_comments(sheet: &str) -> String {
    let mut clean = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, behind)) = rest.split_once("/*") {
        clean.push_str(before);
        clean.push(' ');
        rest = behind.split_once("*/").map_or("", |(_, behind)| behind);
    }
    clean.push_str(rest);
    clean.replace("<!--", " ").replace("-->", " ")
}
