//! What speaks for a title by itself: its looks, its spelling, the rule that found it.

use super::features::Proposal;
use crate::document::metadata::candidate::Clue;
use crate::zone::choice::Features;

/// What the title looks like.
pub(super) fn look(value: &str, features: &mut Features) {
    let length = value.chars().count();
    let words = value.split_whitespace().count();
    features.add("length", length.min(150) as f32 / 50.0);
    features.flag("short", length < 12);
    features.flag("long", length > 110);
    features.flag("one-word", words == 1);
    features.flag("few-words", (2..=3).contains(&words));
    let separated = [" - ", " – ", " — ", " :: ", "|", "_"].iter().any(|s| value.contains(s));
    features.flag("has-separator", separated);
    features.flag("has-bar", value.contains('|'));
    features.flag("full-stop", value.ends_with(['.', '。']));
    features.flag("open-end", value.ends_with(['…', ':', ',']) || value.ends_with("..."));
    features.flag("lower-start", value.chars().next().is_some_and(char::is_lowercase));
    features.flag(
        "all-capitals",
        value.chars().any(char::is_uppercase) && !value.chars().any(char::is_lowercase),
    );
    features.flag("question", value.ends_with(['?', '？']));
    features.flag("colon", value.contains(": "));
    features.flag("figure-first", value.starts_with(|c: char| c.is_ascii_digit()));
    let opened = value.matches(['(', '[', '“', '„', '«']).count();
    let closed = value.matches([')', ']', '”', '»']).count();
    features.flag("unbalanced", opened != closed);
}

/// Which of several spellings it is.
pub(super) fn spelling(proposal: &Proposal, features: &mut Features) {
    let from = |rule: &str| proposal.members.iter().any(|m| rule_name(&m.place) == Some(rule));
    let heading = proposal.members.iter().any(|m| m.place.rule == "heading-1");
    let quotes = proposal.value.contains(['\'', '"', '’', '‘', '“', '”']);
    features.flag("spelled by heading", heading);
    features.flag("spelled by heading, no quotes", heading && !quotes);
    features.flag("spelled by og", from("og:title"));
    features.flag("spelled by element", from("title-element"));
    features.flag("spelled by headline", from("entity headline"));
    features.flag("spelled straight", proposal.value.contains(['\'', '"']));
    features.flag("spelled curly", proposal.value.contains(['’', '‘', '“', '”']));
    features.flag("spelled unseen", proposal.value.contains(['\u{ad}', '\u{200b}']));
}

/// The feature that a rule stands for.
pub(super) fn rule_name(place: &Clue) -> Option<&'static str> {
    let key = place.key.as_deref().unwrap_or_default();
    Some(match place.rule {
        "heading-1" => match key.split_once('/') {
            Some(("1", "1")) => "heading only",
            Some(("1", of)) if of.len() > 1 || of > "4" => "heading first of many",
            Some(("1", _)) => "heading first",
            Some(("2", _)) => "heading second",
            _ => "heading later",
        },
        "meta" => match key {
            "og:title" => "og:title",
            "twitter:title" => "twitter:title",
            _ => "other meta",
        },
        "json-ld" | "json-ld-salvaged" | "microdata" | "rdfa" => {
            let (kind, name) = key.rsplit_once('.').unwrap_or_default();
            match (kind.ends_with("Page"), kind == "Product", name) {
                (true, _, _) => "page entity",
                (_, true, _) => "name of product",
                (_, _, "headline") => "entity headline",
                _ => "entity name",
            }
        }
        "meta-part" | "title-element-part" | "meta-whole" | "title-element-whole" => return None,
        other => other,
    })
}
