//! Quotation marks and sentences, in small texts.

use super::{Prose, prepare};
use crate::reading::passage::Passage;

fn passages(text: &str) -> Vec<Passage<'_>> {
    (0..).zip(text.split('\n')).map(|(block, text)| Passage { block, text, heading: false }).collect()
}

/// Quotations, with `>` before what goes on from the paragraph before and `<` behind what is left open.
fn quotations(prose: &[Prose<'_>]) -> Vec<String> {
    let all = prose.iter().flat_map(|prose| prose.quotations.iter().map(move |quotation| (prose, quotation)));
    all.map(|(prose, quotation)| {
        let (on, open) = (if quotation.goes_on { ">" } else { "" }, if quotation.open { "<" } else { "" });
        format!("{on}{}{open}", quotation.inner.of(prose.text))
    })
    .collect()
}

#[test]
fn marks_belong_together() {
    let cases: [(&str, &[&str]); 29] = [
        ("他说：“好。”", &["好。"]),
        ("他說：「好。」", &["好。"]),
        ("他說：『好。』", &["好。"]),
        ("他说：\"好。\"", &["好。"]),
        ("他说:'好。'", &["好。"]),
        ("他说：‘好。’", &["好。"]),
        ("“坦诚” 和“建设性” 会谈", &["坦诚", "建设性"]),
        ("“一”“二”", &["一", "二"]),
        ("“他喊：‘走！’就走了。”", &["他喊：‘走！’就走了。"]),
        ("「他喊：『走！』就走了。」", &["他喊：『走！』就走了。"]),
        ("“所谓的\"经理\"来了。”", &["所谓的\"经理\"来了。"]),
        ("“没有说完的话", &["没有说完的话<"]),
        ("“第一段。\n“第二段。”", &["第一段。<", ">第二段。"]),
        ("「第一段。\n第二段。」", &["第一段。<", ">第二段。"]),
        ("“第一段。\n没有关系。", &["第一段。<"]),
        ("没有开始的话”", &[]),
        ("他说“一“二”", &["二"]),
        ("“It is so,” he said.", &["It is so,"]),
        ("\"It is so,\" he said.", &["It is so,"]),
        ("'It is so,' he said.", &["It is so,"]),
        ("‘It is so,’ he said.", &["It is so,"]),
        ("It’s the workers’ day.", &[]),
        ("It's the workers' day.", &[]),
        ("“He said ‘no’ to me,” she said.", &["He said ‘no’ to me,"]),
        ("“It’s so,” he said.", &["It’s so,"]),
        ("\"One,\" he said, \"two.\"", &["One,", "two."]),
        ("“One.\n“Two.\n“Three.”", &["One.<", ">Two.<", ">Three."]),
        ("He called it (\"the thing\") so.", &["the thing"]),
        ("no marks at all", &[]),
    ];
    for (text, expect) in cases {
        assert_eq!(quotations(&prepare(&passages(text))), expect, "{text}");
    }
}

#[test]
fn sentences_end_at_their_stops() {
    let cases: [(&str, &[&str]); 17] = [
        ("一。二！三？四", &["一。", "二！", "三？", "四"]),
        ("他说：“一。二。”他走了。", &["他说：“一。二。”", "他走了。"]),
        ("“一。”他说。二。", &["“一。”他说。", "二。"]),
        ("“一。”二三四五。", &["“一。”", "二三四五。"]),
        ("他说“一”，又说“二。”三。", &["他说“一”，又说“二。”", "三。"]),
        ("他（在。）来了。", &["他（在。）来了。"]),
        ("《一。二》三。", &["《一。二》三。"]),
        ("好……走。", &["好……走。"]),
        ("One. Two! Three? Four", &["One.", " Two!", " Three?", " Four"]),
        ("Mr. Hale met Sen. Brook. He left.", &["Mr. Hale met Sen. Brook.", " He left."]),
        (
            "The U.S. bridge is 3.5 miles long. It is old.",
            &["The U.S. bridge is 3.5 miles long.", " It is old."],
        ),
        ("J. Hale left. So did I.", &["J. Hale left.", " So did I."]),
        ("“One,” he said. “Two.” Three.", &["“One,” he said.", " “Two.”", " Three."]),
        ("“One?” he asked. Two.", &["“One?” he asked.", " Two."]),
        ("“One?” Tom Hale asked. Two.", &["“One?” Tom Hale asked.", " Two."]),
        ("He came at 3 p.m. on Monday. Two.", &["He came at 3 p.m. on Monday.", " Two."]),
        ("One (in brackets. Yes.) goes on. Two.", &["One (in brackets. Yes.) goes on.", " Two."]),
    ];
    for (text, expect) in cases {
        let prepared = prepare(&passages(text));
        let found: Vec<&str> = prepared
            .iter()
            .flat_map(|prose| prose.sentences.iter().map(|sentence| sentence.span.of(prose.text)))
            .collect();
        assert_eq!(found, expect, "{text}");
    }
}

#[test]
fn headlines_are_no_sentences() {
    for (text, expect) in [
        ("桥塌之后", true),
        ("学生惊呼“不能相信”", true),
        ("何远山说，桥没有问题。", false),
        ("“桥没有问题”", false),
        ("What comes next", true),
        ("He said so.", false),
        ("“It is so”", false),
        ("以下是问答全文：", false),
    ] {
        let prepared = prepare(&passages(text));
        assert_eq!(prepared.first().is_some_and(|prose| prose.heading), expect, "{text}");
    }
}
