//! What a page's own address says about its kind: the words of its path and of its host.
//!
//! A whole step of the path says more than a word in it (`/docs/` and `/where-to-find-the-docs`).

use super::groups::{Groups, groups_of_page_word, page_groups};
use super::row::Row;
use crate::lexicon::role::Manner;
use crate::lexicon::{Role, find_name_marks, is};
use crate::text::search::holds;

/// Words of a path, by the kind of page that is kept there.
const STEPS: ([&str; 7], u32) = page_groups(Role::StepForum, "step-");

/// Labels of a host.
const LABELS: ([&str; 4], u32) = page_groups(Role::HostForum, "host-");

/// Parts of a path, wherever they stand in it, with their names.
const PARTS: [(&str, Role); 6] = [
    ("forum", Role::PathForum),
    ("shop", Role::PathShop),
    ("list", Role::PathList),
    ("docs", Role::PathDocs),
    ("service", Role::PathService),
    ("news", Role::PathNews),
];

/// A step of more words than this is a title, whose words say what the page is about, not what it is.
const NAME_WORDS: usize = 3;

/// Writes the shape of a path, and which strings it holds anywhere.
pub(super) fn write_path(full: &str, has_url: bool, row: &mut Row) {
    let path = full.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or_default();
    let depth = if path.is_empty() { 0 } else { path.matches('/').count() + 1 };
    row.put("path depth", if has_url { depth as f32 } else { -1.0 });
    row.put("slug words", last.split(['-', '_']).count() as f32);
    row.put("slug digits", last.bytes().filter(u8::is_ascii_digit).count() as f32);
    row.flag("", "path has query", full.contains('?'));
    row.flag("", "path says page", holds(last, ".htm") || holds(last, ".php") || holds(last, ".asp"));
    let marks = find_name_marks(full);
    for (name, role) in PARTS {
        row.flag("path says ", name, marks.iter().any(|mark| mark.is(role, Manner::Inside)));
    }
}

/// Writes what the address says; without an address every value is -1.
pub(super) fn write_address(url: Option<(&str, &str)>, row: &mut Row) {
    let (host, path) = url.unwrap_or_default();
    let lower = path.split(['?', '#']).next().unwrap_or_default().to_lowercase();
    let steps: Vec<&str> = lower.split('/').filter(|step| !step.is_empty()).collect();
    let known = |value: f32| if url.is_some() { value } else { -1.0 };
    let (mut whole, mut part): (Groups, Groups) = (0, 0);
    for step in &steps {
        whole |= groups_of_page_word(step);
        if words(step).count() <= NAME_WORDS {
            part |= words(step).fold(0, |groups, word| groups | groups_of_page_word(word));
        }
    }
    let (names, first) = STEPS;
    for (bit, name) in (first..).zip(names) {
        let value = if whole >> bit & 1 == 1 { 2.0 } else { f32::from((part >> bit & 1) as u8) };
        row.put_in("step ", name, known(value));
    }
    let labels = host.split(['.', '-']).fold(0, |groups, label| groups | groups_of_page_word(label));
    let (names, first) = LABELS;
    for (bit, name) in (first..).zip(names) {
        let value = f32::from((labels >> bit & 1) as u8);
        row.put_in("host ", name, if host.is_empty() { -1.0 } else { value });
    }
    let start = steps.is_empty() || matches!(steps[..], [step] if is(Role::LanguageStep, step));
    row.put("start page", known(f32::from(u8::from(start))));
    let last = steps.last().copied().unwrap_or_default();
    let spelled = last.split(['-', '_']).filter(|word| word.chars().all(char::is_alphabetic)).count();
    row.put("last step words", known(spelled as f32));
    let digits = lower.split(|c: char| !c.is_ascii_digit()).map(str::len);
    row.put("number in path", digits.max().unwrap_or(0) as f32);
    row.flag("", "date in path", holds_date(&steps));
}

/// A year, and a number behind it.
fn holds_date(steps: &[&str]) -> bool {
    steps.windows(2).any(|pair| {
        let [year, next] = pair else { return false };
        let dated = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
        dated && year.bytes().all(|b| b.is_ascii_digit()) && next.starts_with(|c: char| c.is_ascii_digit())
    })
}

fn words(step: &str) -> impl Iterator<Item = &str> {
    step.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_the_kind_of_its_page() {
        let value = |url: Option<(&str, &str)>, name: &str| {
            let mut row = Row::named();
            write_address(url, &mut row);
            row.names().iter().position(|known| known == name).map(|at| row.values()[at])
        };
        for (host, path, name, wanted) in [
            ("lindby.example", "docs/install/linux", "step docs", 2.0),
            ("lindby.example", "api-guide.html", "step docs", 1.0),
            ("lindby.example", "where-to-find-the-docs-today", "step docs", 0.0),
            ("lindby.example", "rapid-listening", "step docs", 0.0),
            ("forum.lindby.example", "t/ferry/1234", "host forum", 1.0),
            ("forum.lindby.example", "t/ferry/1234", "number in path", 4.0),
            ("lindby.example", "", "start page", 1.0),
            ("lindby.example", "2024/05/ferry-sails-again", "date in path", 1.0),
            ("lindby.example", "2024/05/ferry-sails-again", "last step words", 3.0),
        ] {
            assert_eq!(value(Some((host, path)), name), Some(wanted), "{host} {path} {name}");
        }
        assert_eq!(value(None, "step docs"), Some(-1.0));
    }
}
