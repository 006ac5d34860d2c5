//! The format of the language files, and what is asked of them.

use super::compile::{Problem, VALUES, compile, pack};
use super::role::Manner;
use super::testing::{shipped, with_language};
use super::{Role, begin, end, find, is};

fn problems(text: &str) -> Vec<String> {
    match compile(&[("xx", text)]) {
        Ok(_) => Vec::new(),
        Err(problems) => {
            problems.into_iter().map(|Problem { line, what, .. }| format!("{line}: {what}")).collect()
        }
    }
}

#[test]
fn what_is_wrong_with_a_file_is_said() {
    for (text, expect) in [
        ("[control whole]\nmehr laden | weiter", ""),
        ("# a comment\n[control begin = 40] (a source)\nzurück_ | \\[x\\= = 7 # and why\n", ""),
        ("word", "1: an entry before the head of a section"),
        ("[kontrol whole]", "1: there is no role kontrol"),
        ("[control sometimes]", "1: entries do not match by \"sometimes\""),
        ("[control whole]\na = b", "2: no number: b"),
        ("[control whole]\nmehr\nMehr", "3: \"mehr\" stands in line 2 already"),
        ("[control whole]\nmehr = 1\nmehr = 2", "3: \"mehr\" has the number 1 in xx"),
    ] {
        assert_eq!(problems(text).join("; "), expect, "{text}");
    }
}

#[test]
fn the_shipped_files_compile() {
    let files = shipped();
    let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    assert!(compile(&files).is_ok());
}

#[test]
fn entries_match_as_their_section_says() {
    let language = "[control whole]\nzorb plin\n[control begin = 9]\nzorb_\n[share end]\nquax | mo quax\n[legal inside]\nfnord\n[legal word]\nblip";
    with_language(("xx", language), || {
        assert!(
            is(Role::Control, "zorb plin") && !is(Role::Control, "zorb") && !is(Role::Share, "zorb plin")
        );
        let hit = begin(Role::Control, "zorb klop").expect("begins with it");
        assert_eq!((hit.span, hit.value), (0..5, 9));
        assert_eq!(end(Role::Share, "zu mo quax").map(|hit| hit.span), Some(3..10));
        assert_eq!(find(Role::Legal, "the fnords").map(|hit| hit.span), Some(4..9));
        assert!(find(Role::Legal, "afnord").is_none(), "no word begins there");
        assert_eq!(find(Role::Legal, "3blip 在").map(|hit| hit.span), Some(1..5));
        assert!(find(Role::Legal, "blips").is_none());
    });
}

#[test]
fn an_entry_holds_what_is_packed() {
    for value in [0, 1, -1, 12, 400, *VALUES.start(), *VALUES.end()] {
        for &(role, ..) in Role::ALL {
            for manner in Manner::ALL {
                let entry = pack(role, manner, value);
                assert_eq!((entry.role(), entry.manner(), entry.value()), (Some(role), manner, value));
                assert!(entry.is(role, manner));
            }
        }
    }
}
