//! The months of every language file, read in a sentence of dates.

use std::collections::BTreeMap;

use super::{DateHints, find_dates};
use crate::lexicon::entry::Language;
use crate::lexicon::testing::shipped;

/// Names of months in a language file and what they are, by the role of their section.
fn months_of(text: &str, role: &str) -> Vec<(String, u8)> {
    let mut ours = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if line.starts_with('[') {
            ours = line.starts_with(&format!("[{role} whole]"));
        } else if ours {
            let entries = line.split(" | ").filter_map(|entry| entry.split_once(" = "));
            found.extend(entries.map(|(name, month)| (name.to_owned(), month.parse().expect("a number"))));
        }
    }
    found
}

fn first(text: &str, language: &str) -> String {
    let hints = DateHints { language: Language::of(language), ..DateHints::default() };
    find_dates(text, &hints).first().map(|found| found.moment.notation()).unwrap_or_default()
}

#[test]
fn every_month_of_every_language_is_read() {
    let mut whole: BTreeMap<String, u16> = BTreeMap::new();
    for (language, text) in shipped() {
        for role in ["month", "month-short", "ambiguous-month", "ambiguous-month-short"] {
            for (name, month) in months_of(&text, role) {
                let want = format!("2021-{month:02}-12");
                assert_eq!(first(&format!("12 {name} 2021"), &language), want, "{language}: {name}");
                if role == "month" || role == "ambiguous-month" {
                    *whole.entry(language.clone()).or_default() |= 1 << month;
                }
            }
        }
    }
    // Chinese, Japanese, Korean and Vietnamese number theirs.
    assert!(whole.len() >= 70, "{}", whole.len());
    for (language, months) in whole {
        assert_eq!(months, 0b1_1111_1111_1110, "{language} lacks months");
    }
}

#[test]
fn a_name_of_two_months_is_told_by_the_language() {
    let listopad = "12 listopada 2021";
    assert_eq!(first(listopad, "hr"), "2021-10-12");
    assert_eq!(first(listopad, "pl"), "2021-11-12");
    let open = find_dates(listopad, &DateHints::default());
    let swapped = open.first().and_then(|found| found.swapped).map(|moment| moment.notation());
    assert_eq!(swapped.as_deref(), Some("2021-10-12"), "the other reading is kept");
}

#[test]
fn other_calendars_are_converted() {
    for (text, want) in [
        ("۲۶ فروردین ۱۴۰۳", "2024-04-14"),
        ("۱۴۰۳/۰۱/۲۶", "2024-04-14"),
        ("14 เมษายน 2566", "2023-04-14"),
        ("14 เม.ย. 2566", "2023-04-14"),
        ("14 เมษายน พ.ศ. 2566", "2023-04-14"),
        ("令和元年7月27日", "2019-07-27"),
        ("令和五年六月十八日", "2023-06-18"),
        ("平成30年6月18日", "2018-06-18"),
        ("民國一百一十二年六月十八日", "2023-06-18"),
        ("二○二三年六月十八日", "2023-06-18"),
        ("14 تشرين الأول 2023", "2023-10-14"),
        ("14 كانون الثاني 2023", "2023-01-14"),
        ("14. Jänner 2023", "2023-01-14"),
        ("14 अप्रैल 2023", "2023-04-14"),
    ] {
        assert_eq!(first(text, "xx"), want, "{text}");
    }
}
