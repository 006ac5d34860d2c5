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
fn finds_chinese_names_in_both_scripts() {
    for (text, expect) in [
        (
            "本报记者林小满、周一鸣从北港市公安局获悉，渡口昨日重开。",
            vec!["P:林小满", "P:周一鸣", "B:北港市公安局"],
        ),
        (
            "外交部发言人陈大同昨天在北京会见了德国总理默克尔。",
            vec!["B:外交部", "P:陈大同", "L:北京", "L:德国", "P:默克尔"],
        ),
        (
            "記者林小滿／台北報導，行政院長蘇建明表示，台灣與日本將簽署協議。",
            vec!["P:林小滿", "L:台北", "P:蘇建明", "L:台灣", "L:日本"],
        ),
        // The title is no part of the name, and a surname is one.
        ("王外长和李教授都去了上海。", vec!["P:王", "P:李", "L:上海"]),
        ("约翰·林德接受新华社记者采访时说", vec!["P:约翰·林德", "B:新华社"]),
        // Full width, half width, and none of the Latin words.
        ("文/林小满 图/周一鸣", vec!["P:林小满", "P:周一鸣"]),
        ("（记者\u{3000}林小满）", vec!["P:林小满"]),
        ("渡口昨日重开。", vec![]),
    ] {
        assert_eq!(names(text), expect, "{text}");
    }
}

#[test]
fn both_scripts_are_read_alike() {
    for (simple, traditional) in [
        ("记者周一鸣从台湾发回的报道", "記者周一鳴從臺灣發回的報道"),
        ("陈丽华会见了欧阳国强", "陳麗華會見了歐陽國強"),
    ] {
        let spans = |text: &str| -> Vec<(Kind, usize, usize, u32)> {
            tag(text).iter().map(|name| (name.kind, name.from, name.to, name.confidence.to_bits())).collect()
        };
        assert_eq!(spans(simple), spans(traditional), "{simple}");
    }
}

#[test]
fn short_texts_are_judged() {
    for (text, expect) in [
        ("林小满", Some(Kind::Person)),
        ("陳麗華", Some(Kind::Person)),
        ("欧阳国强", Some(Kind::Person)),
        ("约翰·林德", Some(Kind::Person)),
        ("北京大学", Some(Kind::Body)),
        ("外交部", Some(Kind::Body)),
        ("四川省", Some(Kind::Place)),
        ("最新文章", None),
        ("股市行情", None),
        ("保留权利", None),
        ("即時", None),
        ("返回首页", None),
    ] {
        assert_eq!(judge(text).kind(), expect, "{text}: {:?}", judge(text));
    }
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
