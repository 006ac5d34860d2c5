//! Days of publication that stand only in a page's scripts, where the page shows them by running those.
//!
//! A variable is weak evidence: nobody reads it, and templates carry old ones along. It counts where nothing else on
//! the page speaks of a day, and is marked as inferred.

use super::candidate::{Candidate, Clue};
use super::context::Context;
use crate::dom::Tag;
use crate::text::date::{Moment, epoch_moment, parse_machine_date};

/// Names of variables and properties that hold the time of publication.
const NAMES: [&str; 12] = [
    "createTime",
    "publish_time",
    "publishTime",
    "pubTime",
    "pubtime",
    "pubDate",
    "publishDate",
    "publish_date",
    "publishedAt",
    "published_at",
    "datePublished",
    "published_time",
];

/// Longest script that is read, in bytes: larger ones are programs and the data of whole sites.
const LONGEST_SCRIPT: usize = 100 << 10;

/// Scripts that are read.
const MOST_SCRIPTS: usize = 60;

/// The one day that the scripts state; none where they state several, which are those of other pages.
pub(super) fn find_script_day(context: &Context<'_>) -> Option<Candidate<Moment>> {
    let dom = &context.page.dom;
    let mut found: Option<Candidate<Moment>> = None;
    for script in dom.find_all(0, Tag::Script).take(MOST_SCRIPTS) {
        let texts = dom.children(script).filter_map(|child| dom.text(child));
        for text in texts.filter(|text| text.len() <= LONGEST_SCRIPT) {
            for name in NAMES {
                for moment in values_of(text, name) {
                    match &found {
                        Some(known) if !known.value.same_day(&moment) => return None,
                        Some(_) => {}
                        None => {
                            let place = Clue::rule("script-variable").key(name).node(script);
                            let candidate = Candidate::new(moment, 0.5, place);
                            found = Some(Candidate { inferred: true, ..candidate });
                        }
                    }
                }
            }
        }
    }
    found
}

/// The moments that are assigned to a name (`createTime = '2024-03-04 22:38'`, `"pubDate":"2024-03-04"`).
fn values_of<'t>(script: &'t str, name: &'t str) -> impl Iterator<Item = Moment> + 't {
    script.match_indices(name).filter_map(move |(at, _)| {
        let before = script.get(..at).and_then(|head| head.chars().next_back());
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            return None;
        }
        let rest = script.get(at + name.len()..)?.trim_start_matches(['"', '\'', '\\']).trim_start();
        let value = rest.strip_prefix(['=', ':'])?.trim_start().trim_start_matches('\\');
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let value =
            value.get(1..)?.split(quote).next().filter(|value| value.len() <= 40)?.trim_end_matches('\\');
        moment_of(value).filter(|moment| moment.day.is_some())
    })
}

fn moment_of(value: &str) -> Option<Moment> {
    if value.bytes().all(|b| b.is_ascii_digit()) {
        let number: i64 = value.parse().ok()?;
        return match value.len() {
            10 => epoch_moment(number * 1000),
            13 => epoch_moment(number),
            _ => None,
        };
    }
    parse_machine_date(value)
}

#[cfg(test)]
mod tests {
    use super::values_of;

    #[test]
    fn variables_hold_moments() {
        for (script, name, want) in [
            ("var createTime = '2024-03-04 22:38';", "createTime", "2024-03-04T22:38"),
            (r#"{"publishedAt":"2024-03-04T22:38:00Z"}"#, "publishedAt", "2024-03-04T22:38:00Z"),
            (r#"{\"publishedAt\":\"2024-03-04\"}"#, "publishedAt", "2024-03-04"),
            (r#"publish_time = "1709591880""#, "publish_time", "2024-03-04T22:38:00Z"),
            ("var recreateTime = '2024-03-04';", "createTime", ""),
            ("createTime = now();", "createTime", ""),
            ("createTime: ''", "createTime", ""),
        ] {
            let found = values_of(script, name).next().map(|moment| moment.notation()).unwrap_or_default();
            assert_eq!(found, want, "{script}");
        }
    }
}
