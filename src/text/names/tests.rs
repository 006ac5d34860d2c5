//! What stands in sentences, and what short texts are.

use super::{Kind, judge, tag};

/// The names of a text as `kind:name`, in order.
fn names(text: &str) -> Vec<String> {
    let letter = |kind: Kind| match kind {
        Kind::Person => 'P',
        Kind::Place => 'L',
        Kind::Body => 'B',
    };
    tag(text).iter().map(|name| format!("{}:{}", letter(name.kind), &text[name.from..name.to])).collect()
}

#[test]
fn finds_latin_names() {
    for (text, expect) in [
        (
            "Mr. Lindqvist met Mara van der Oster in Lindby.",
            vec!["P:Lindqvist", "P:Mara van der Oster", "L:Lindby"],
        ),
        ("The University of Lindby said on Monday", vec!["B:University of Lindby"]),
        (
            "President Anna K. Holm spoke at the Ministry of Fisheries.",
            vec!["P:Anna K. Holm", "B:Ministry of Fisheries"],
        ),
        ("They crossed the Oster River, and the OSCE was there.", vec!["L:Oster River", "B:OSCE"]),
        ("It was cold. Nobody came, said the mayor’s office.", vec![]),
        ("In March the King was ill.", vec![]),
        ("Holm’s daughter", vec![]),
        ("ALL CAPITALS ARE NO NAMES", vec![]),
    ] {
        assert_eq!(names(text), expect, "{text}");
    }
}

#[test]
fn spans_are_of_the_text_and_apart() {
    for text in [
        "",
        "a",
        "·",
        "王",
        "（记者\u{3000}",
        "A.B.C. d'E’ F- ",
        "é́́ Ünïted 王明 Ky\u{301}iv",
        "。。！\n\n王小明。",
    ] {
        let mut end = 0;
        for name in tag(text) {
            assert!(text.get(name.from..name.to).is_some_and(|name| !name.is_empty()), "{text}");
            assert!(name.from >= end && (0.0..=1.0).contains(&name.confidence), "{text}");
            end = name.to;
        }
    }
}

#[test]
fn no_length_costs_more_than_its_share() {
    // Not a single pause: pieces are cut all the same.
    let text = "王".repeat(20_000);
    assert!(tag(&text).iter().all(|name| name.to - name.from <= 3 * super::pieces::MOST));
}

#[test]
fn probabilities_are_whole() {
    for text in ["", "王小明", "最新文章", "Mara Lindqvist", "12345"] {
        let told = judge(text);
        let all = [told.person, told.place, told.body, told.none()];
        assert!(all.iter().all(|share| (-1e-5..=1.0 + 1e-5).contains(share)), "{text}: {told:?}");
    }
}
