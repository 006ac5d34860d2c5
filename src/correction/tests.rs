use super::{
    BY_READER, FieldName, REPLACED, apply, comment_parts, fits, from_json, reject_statement, set_comment,
    set_field, set_speaker, set_zone, set_zones, to_json, with,
};
use crate::golden::golden_documents;
use crate::model::{Block, Comment, Corrected, Document, Origin, Zone};
use crate::{Options, read};

const PAGE: &str = "<html lang=en><title>Ferry returns – Lindby Post</title><meta name=author content='Mira Holt'>\
    <nav><a href=/>Home</a> <a href=/news>News</a></nav><article><h1>Ferry returns</h1>\
    <p>The ferry between Lindby and Ostholm sails again from Monday, the harbour office said on Friday.</p>\
    <p>“We have waited long enough for this day,” said Mira Holt, who runs the inn on the quay of Ostholm.</p>\
    <h2>What it cost</h2>\
    <p>Repairs of the pier took two weeks longer than planned, and cost twice as much as the council had set aside.</p>\
    </article></html>";

fn page() -> Document {
    read("a.html", PAGE.as_bytes(), &Options::default()).unwrap().remove(0)
}

fn block_of(document: &Document, text: &str) -> u32 {
    document.blocks.iter().find(|block| block.text.starts_with(text)).unwrap().i
}

#[test]
fn a_field_gets_the_readers_value_and_keeps_what_was_found() {
    let found = page();
    let correction = set_field(&found, FieldName::Title, Some(vec!["The ferry is back".to_owned()]));
    let fixed = apply(&found, std::slice::from_ref(&correction));
    let title = fixed.metadata.title.unwrap();
    assert_eq!((title.value.as_str(), title.confidence), ("The ferry is back", 1.0));
    assert_eq!(title.evidence[0].rule, BY_READER);
    let lost = &title.rejected[0];
    assert_eq!((lost.value.as_str(), lost.why.as_str()), ("Ferry returns", REPLACED));
    assert_eq!(fixed.corrections, [correction]);
    assert_eq!(found, page(), "what was found stays as it is");
}

#[test]
fn a_rejected_candidate_keeps_its_place_when_it_is_used() {
    let mut found = page();
    let title = found.metadata.title.as_mut().unwrap();
    let mut lost = crate::model::Rejected {
        value: "Ferry returns – Lindby Post".to_owned(),
        evidence: crate::model::Evidence { rule: "title-element".to_owned(), ..Default::default() },
        why: "site suffix".to_owned(),
    };
    title.rejected = vec![lost.clone()];
    let fixed = apply(&found, &[set_field(&found, FieldName::Title, Some(vec![lost.value.clone()]))]);
    let title = fixed.metadata.title.unwrap();
    let rules: Vec<&str> = title.evidence.iter().map(|evidence| evidence.rule.as_str()).collect();
    assert_eq!(rules, [BY_READER, "title-element"]);
    lost.value = "Ferry returns".to_owned();
    assert_eq!(title.rejected.iter().map(|it| &it.value).collect::<Vec<_>>(), [&lost.value]);
}

#[test]
fn what_was_found_again_is_no_correction() {
    let found = page();
    let other = set_field(&found, FieldName::Authors, Some(vec!["Sam Oster".to_owned()]));
    let back = set_field(&found, FieldName::Authors, Some(vec!["Mira Holt".to_owned()]));
    let all = with(&[], other);
    assert_eq!(all.len(), 1);
    assert!(with(&all, back).is_empty());
    let gone = apply(&found, &with(&all, set_field(&found, FieldName::Authors, None)));
    assert_eq!(gone.metadata.authors, None);
}

#[test]
fn a_block_leaves_the_content_and_another_joins_it() {
    let found = page();
    let said = block_of(&found, "“We have");
    let fixed = apply(&found, &[set_zone(&found, said, Zone::Advertisement).unwrap()]);
    assert!(!fixed.text.contains("waited long enough"));
    assert!(fixed.text.contains("sails again") && fixed.text.contains("What it cost"));
    assert!(fixed.sections.iter().all(|section| !section.blocks.contains(&said)));
    assert!(fixed.reading.statements.iter().all(|statement| statement.block != said));
    let home = block_of(&found, "Home");
    let fixed = apply(&found, &[set_zone(&found, home, Zone::Paragraph).unwrap()]);
    assert!(fixed.text.starts_with("Home"), "{}", fixed.text);
    assert_eq!(fixed.sections[0].blocks[0], home);
    let heading = apply(&found, &[set_zone(&found, said, Zone::Heading).unwrap()]);
    assert_eq!(heading.sections.len(), found.sections.len() + 1);
}

#[test]
fn a_block_called_title_gives_the_title() {
    let found = page();
    let block = block_of(&found, "What it cost");
    let fixed = apply(&found, &[set_zone(&found, block, Zone::Title).unwrap()]);
    let title = fixed.metadata.title.unwrap();
    assert_eq!((title.value.as_str(), title.evidence[0].block), ("What it cost", Some(block)));
}

#[test]
fn a_comment_comes_and_goes_with_its_block() {
    let found = page();
    let block = block_of(&found, "Repairs");
    let fixed = apply(&found, &[set_zone(&found, block, Zone::Comment).unwrap()]);
    assert_eq!(fixed.comments.len(), 1);
    assert!(fixed.comments[0].text.starts_with("Repairs") && !fixed.text.contains("Repairs"));
    let mut thread = fixed.clone();
    thread.corrections = Vec::new();
    let back = apply(&thread, &[set_zone(&thread, block, Zone::Legal).unwrap()]);
    assert!(back.comments.is_empty());
}

#[test]
fn statements_are_taken_out_or_given_to_somebody_else() {
    let found = page();
    let count = found.reading.statements.len();
    assert!(count > 0);
    let fixed = apply(&found, &[reject_statement(&found, 0).unwrap()]);
    assert_eq!(fixed.reading.statements.len(), count - 1);
    let given = apply(&found, &[set_speaker(&found, 0, Some("Sam Oster".to_owned())).unwrap()]);
    let statement = &given.reading.statements[0];
    assert_eq!((statement.speaker.as_deref(), statement.rule.as_str()), (Some("Sam Oster"), BY_READER));
    assert_eq!(super::place_of_statement(&found, statement), Some(0));
}

#[test]
fn a_place_is_found_again_by_its_words() {
    let found = page();
    let block = block_of(&found, "Repairs");
    let mut correction = set_zone(&found, block, Zone::Legal).unwrap();
    correction.path = "blocks[0].zone".to_owned();
    assert!(!apply(&found, std::slice::from_ref(&correction)).text.contains("Repairs"));
    correction.text = Some("Nobody wrote this.".to_owned());
    assert!(!fits(&found, &correction));
    let same = apply(&found, std::slice::from_ref(&correction));
    assert_eq!((same.text, same.sections), (found.text, found.sections));
    assert_eq!(same.corrections, [correction]);
}

#[test]
fn corrections_are_written_and_read() {
    let found = page();
    let all = [
        set_field(&found, FieldName::Authors, Some(vec!["Sam Oster".to_owned(), "王小雨".to_owned()])),
        set_field(&found, FieldName::Published, None),
        set_zone(&found, 1, Zone::Legal).unwrap(),
        reject_statement(&found, 0).unwrap(),
    ];
    let json = to_json(&all);
    assert_eq!(from_json(&json), all);
    assert_eq!(json, serde_json::to_value(&all).unwrap(), "as serde has it");
    assert!(from_json(&serde_json::json!({ "path": 3 })).is_empty());
    assert_eq!(from_json(&serde_json::json!([{ "path": 3 }, 7, { "path": "x", "value": 2 }])).len(), 1);
}

/// A zone that is given again changes nothing, on every golden document: the text is put together as it was.
#[test]
fn nothing_changes_where_nothing_is_changed() {
    for (name, documents) in golden_documents() {
        for found in documents {
            let spare = found.blocks.iter().find(|block| {
                matches!(block.zone, Zone::Navigation | Zone::Control | Zone::Legal | Zone::Other)
                    && found.comments.iter().all(|comment| !comment.blocks.contains(&block.i))
            });
            let Some(block) = spare else { continue };
            let mut correction = set_zone(&found, block.i, block.zone).unwrap();
            correction.value = Some(Corrected::Text("share".to_owned()));
            let fixed = apply(&found, &[correction]);
            assert_eq!(fixed.text, found.text, "{name}");
            assert_eq!(fixed.sections, found.sections, "{name}");
            assert_eq!(fixed.comments, found.comments, "{name}");
        }
    }
}

/// A document of comments alone: for each its blocks, the first of which is its head where there are several.
fn thread(comments: &[&[&str]]) -> Document {
    let mut document = read("a.html", b"", &Options::default()).unwrap().remove(0);
    document.comments.clear();
    for texts in comments {
        let first = document.blocks.len() as u32;
        for text in *texts {
            document.blocks.push(Block {
                i: document.blocks.len() as u32,
                text: (*text).to_owned(),
                zone: Zone::Comment,
                confidence: 1.0,
                lang: None,
                level: None,
                hidden: false,
                source: Origin::default(),
                item: None,
                extra: None,
            });
        }
        let next = document.blocks.len() as u32;
        let told = if texts.len() > 1 { &texts[1..] } else { texts };
        document.comments.push(Comment {
            author: (texts.len() > 1).then(|| texts[0].to_owned()),
            text: told.join("\n"),
            blocks: (first..next).collect(),
            ..Comment::default()
        });
    }
    document
}

fn told(document: &Document) -> Vec<(Option<&str>, &str, Option<u32>)> {
    let comments = document.comments.iter();
    comments.map(|comment| (comment.author.as_deref(), comment.text.as_str(), comment.parent)).collect()
}

#[test]
fn comments_are_joined_and_parted() {
    let mut found = thread(&[&["Ada", "Good news.", "At last."], &["Ben", "Too late."], &["Cy", "Why?"]]);
    found.comments[2].parent = Some(1);
    // The second continues the first; what answered it answers the first.
    let join = set_comment(&found, 3, false).unwrap();
    let fixed = apply(&found, std::slice::from_ref(&join));
    assert_eq!(
        told(&fixed),
        [(Some("Ada"), "Good news.\nAt last.\nToo late.", None), (Some("Cy"), "Why?", Some(0))]
    );
    assert_eq!(fixed.comments[0].blocks, [0, 1, 2, 3, 4]);
    // A block of the first begins a comment of its own, and nobody knows whose.
    assert_eq!(comment_parts(&found, &found.comments[0]), [(2, 11)]);
    let part = set_comment(&found, 2, true).unwrap();
    let fixed = apply(&found, std::slice::from_ref(&part));
    let expect = [
        (Some("Ada"), "Good news.", None),
        (None, "At last.", None),
        (Some("Ben"), "Too late.", None),
        (Some("Cy"), "Why?", Some(2)),
    ];
    assert_eq!(told(&fixed), expect);
    // Both, in either order.
    for both in [[join.clone(), part.clone()], [part.clone(), join.clone()]] {
        let fixed = apply(&found, &both);
        assert_eq!(fixed.comments.iter().map(|it| it.blocks.len()).collect::<Vec<_>>(), [2, 3, 2]);
    }
    assert!(with(&[part], set_comment(&found, 2, false).unwrap()).is_empty(), "as it was found");
    assert_eq!(from_json(&to_json(std::slice::from_ref(&join))), [join]);
}

#[test]
fn comments_that_cannot_be_joined_or_parted_stay() {
    let found = thread(&[&["Ada", "Good news."], &["Ben", "Too late."]]);
    for correction in
        [set_comment(&found, 0, false), set_comment(&found, 1, true), set_comment(&found, 2, true)]
    {
        assert_eq!(told(&apply(&found, &[correction.unwrap()])), told(&found));
    }
    assert_eq!(set_comment(&found, 9, true), None);
    let repeated = thread(&[&["Ada", "Yes.", "No.", "Yes."]]);
    let fixed = apply(&repeated, &[set_comment(&repeated, 3, true).unwrap()]);
    assert_eq!(told(&fixed), [(Some("Ada"), "Yes.\nNo.", None), (None, "Yes.", None)]);
}

#[test]
fn comments_of_golden_documents_are_parted_and_joined_again() {
    for (name, documents) in golden_documents() {
        for found in documents {
            for comment in found.comments.iter().take(20) {
                for (block, from) in comment_parts(&found, comment) {
                    let fixed = apply(&found, &[set_comment(&found, block, true).unwrap()]);
                    assert_eq!(fixed.comments.len(), found.comments.len() + 1, "{name}");
                    let at = found.comments.iter().position(|it| it.blocks.contains(&block)).unwrap();
                    assert_eq!(fixed.comments[at + 1].text, comment.text[from..], "{name}");
                    let words = |text: &str| text.split_whitespace().collect::<String>();
                    let both = format!("{}{}", fixed.comments[at].text, fixed.comments[at + 1].text);
                    assert_eq!(words(&both), words(&comment.text), "{name}");
                }
            }
        }
    }
}

#[test]
fn a_range_of_blocks_gets_a_zone() {
    let found = page();
    let first = block_of(&found, "The ferry between");
    let all = set_zones(&found, [first, first + 1], Zone::Legal);
    assert_eq!(all.len(), 2);
    let fixed = apply(&found, &all);
    assert!(fixed.text.starts_with("What it cost"), "{}", fixed.text);
    assert!(set_zones(&found, [3, u32::MAX], Zone::Legal).len() < found.blocks.len());
}
