//! What a line looks like by itself.

use super::steps::{MASS, step};
use crate::text::phrases::Cue;
use crate::zone::choice::Features;
use crate::zone::features::{TEXT_GROUPS, TextFacts, share};
use crate::zone::lines::byline::Byline;
use crate::zone::lines::line::Line;

/// Shares of a line's words that belong to a group of [`TEXT_GROUPS`], in its order.
const SPEAKS: [&str; TEXT_GROUPS.len()] = [
    "of related",
    "of comments",
    "of sharing",
    "of law",
    "of accounts",
    "of bylines",
    "of captions",
    "of menus",
    "of shops",
    "of reviews",
    "of time",
    "of ads",
    "of forms",
    "of function words",
    "of specifications",
    "of more",
];

/// Which characters of ASCII stand in a line, and whether there are others: most lines hold none of the signs that
/// are looked for.
struct Signs {
    ascii: u128,
    others: bool,
}

impl Signs {
    fn of(text: &str) -> Self {
        let mut signs = Self { ascii: 0, others: false };
        for byte in text.bytes() {
            if byte.is_ascii() {
                signs.ascii |= 1 << byte;
            } else {
                signs.others = true;
            }
        }
        signs
    }

    fn any(&self, wanted: &[u8]) -> bool {
        wanted.iter().any(|&byte| self.ascii >> (byte & 127) & 1 == 1)
    }
}

/// Writes what a line looks like.
pub(super) fn write_look(line: &Line, facts: &TextFacts, scopes: &[&'static str], out: &mut Features) {
    out.scoped(scopes, step(MASS, line.mass), true);
    let text = line.text;
    let signs = Signs::of(text);
    let ellipsis = text.ends_with('…') || text.ends_with("...");
    out.scoped(scopes, "ends with a stop", !ellipsis && text.ends_with(['.', '。', '．']));
    out.flag("ends with a question", text.ends_with(['?', '？']));
    out.flag("ends with an exclamation", text.ends_with(['!', '！']));
    out.flag("is cut off", ellipsis);
    out.flag("ends with a colon", line.colon);
    out.flag("ends with a pause", text.ends_with([',', '，', '、', ';', '；', '|', '-', '/', '>', '»']));
    out.flag("holds sentences", line.marks >= 2);
    out.flag("holds pauses", line.commas >= 2);
    out.scoped(scopes, "prose", line.prose);
    out.flag("starts lower", facts.first.is_some_and(char::is_lowercase));
    out.flag("starts with a figure", facts.first.is_some_and(|c| c.is_ascii_digit()));
    out.flag("starts with a sign", facts.first.is_some_and(|c| !c.is_alphanumeric() && facts.quotes == 0));
    out.flag("holds quotes", facts.quotes > 0);
    let other = signs.others;
    out.flag("holds a bar", signs.any(b"|>/") || (other && text.contains(['›', '»', '→', '｜'])));
    out.flag(
        "holds a colon inside",
        (signs.any(b":") && text.contains(": ")) || (other && text.contains('：')),
    );
    let dashes = || [" – ", " — ", "——"].iter().any(|dash| text.contains(dash));
    out.flag("holds a dash", (signs.any(b"-") && text.contains(" - ")) || (other && dashes()));
    out.flag("holds money", facts.money > 0);
    out.flag("holds a code", signs.any(b"@_") || (signs.any(b":") && text.contains("://")));
    let upper = share(facts.upper, facts.cased);
    let long = facts.cased >= 5;
    out.flag("in capitals", long && upper > 0.8);
    let words = facts.words().max(1) as f32;
    let raised = facts.upper as f32 / words;
    let latin = facts.cased > 0 && upper <= 0.8;
    out.flag("title case", latin && words >= 3.0 && raised > 0.65);
    out.flag("sentence case", latin && words >= 4.0 && raised <= 0.4);
    let digits = share(facts.digits, facts.chars);
    out.flag("mostly figures", digits > 0.35);
    out.flag("some figures", (0.05..=0.35).contains(&digits));
    out.scoped(scopes, "bullet", line.bullet);
    out.flag("section", matches!(line.cue, Some(Cue::Section | Cue::Home)));
    out.flag(
        "heads a list",
        matches!(line.cue, Some(Cue::RankingHead | Cue::RecommendationHead | Cue::CommentsHead)),
    );
    out.flag("furniture", line.cue.is_some_and(|cue| !matches!(cue, Cue::Section | Cue::Home)));
    out.flag("address", line.address);
    out.flag("caption", line.caption);
    out.flag("states a time", line.time);
    let byline = line.byline;
    out.scoped(scopes, "byline", byline == Byline::Sure);
    out.flag("name-like", byline == Byline::Name);
    for (group, name) in SPEAKS.iter().enumerate() {
        out.add(name, facts.hit_share(group));
    }
}
