//! The overview of the six invented reports of two events, and of what hand-made collections hold.

use super::{Overview, Report};
use crate::model::{Collection, Conflict, Copies, Document, Figure, Member, OnlyHere, Story, Zone};
use crate::view::lang::Lang;
use crate::view::page::PageRef;
use crate::view::specimen::document;
use crate::{Options, collect, read};

fn page(document: Document) -> PageRef {
    let text = document.text.clone();
    PageRef::new("a.html", document, text)
}

#[test]
fn six_reports_are_two_stories() {
    let names = [
        "ferry-evening-news",
        "ferry-reprint",
        "ferry-radio",
        "talks-agency",
        "talks-correspondent",
        "talks-copy",
    ];
    let documents: Vec<Document> = names
        .iter()
        .map(|name| {
            let bytes = std::fs::read(format!("tests/collection/{name}.html")).unwrap();
            read(&format!("{name}.html"), &bytes, &Options::default()).unwrap().remove(0)
        })
        .collect();
    let collection = collect(&documents);
    let pages: Vec<PageRef> = documents.into_iter().map(page).collect();
    let overview = Overview::new(&collection, &pages.iter().collect::<Vec<_>>());
    assert_eq!((overview.figures.documents, overview.figures.stories, overview.figures.alone), (6, 2, 0));
    assert!(overview.figures.conflicts > 0 && overview.figures.quotations > 0);
    let members: Vec<Vec<u32>> = overview
        .stories
        .iter()
        .map(|card| {
            let mut all: Vec<u32> = card.members().collect();
            all.sort_unstable();
            all
        })
        .collect();
    assert!(members.contains(&vec![0, 1, 2]) && members.contains(&vec![3, 4, 5]));
    assert_eq!(overview.story_of(5), members.iter().position(|all| all.contains(&5)));
    // A copy stands beneath what it copies, the report of another beside it.
    for card in &overview.stories {
        assert_eq!(card.reports.iter().map(|report| report.copies.len()).sum::<usize>(), 1);
        assert_eq!(card.reports.len(), 2);
    }
    let words = overview.figures.words(Lang::En);
    assert_eq!(words[..2], ["6 documents".to_owned(), "2 stories".to_owned()]);
    assert_eq!(overview.figures.words(Lang::ZhHans)[0], "6 份文档");
}

#[test]
fn what_differs_stands_with_the_copy() {
    let pages: Vec<PageRef> = (0..4).map(|_| page(document(&[(Zone::Paragraph, "en")]))).collect();
    let pages: Vec<&PageRef> = pages.iter().collect();
    let only = |document: u32, blocks: &[u32]| OnlyHere { document, blocks: blocks.to_vec() };
    let collection = Collection {
        documents: vec![Member::default(); 4],
        stories: [vec![0, 1], vec![2], vec![3]].map(|documents| Story { documents, event: None }).to_vec(),
        copies: vec![
            Copies {
                documents: vec![0, 1],
                kind: "near".to_owned(),
                similarity: 0.8,
                only: vec![only(0, &[4]), only(1, &[7, 8])],
            },
            // Printed again much later: no report of the same days, but the same text.
            Copies { documents: vec![0, 2], kind: "verbatim".to_owned(), similarity: 1.0, only: Vec::new() },
        ],
        conflicts: vec![Conflict {
            values: vec![Figure { document: 1, ..Figure::default() }],
            ..Conflict::default()
        }],
        ..Collection::default()
    };
    let overview = Overview::new(&collection, &pages);
    assert_eq!(overview.alone, [3]);
    let [card] = &overview.stories[..] else { panic!("one story") };
    let [Report { document: 0, copies }] = &card.reports[..] else { panic!("one report") };
    assert_eq!((copies[0].document, copies[0].verbatim), (1, false));
    assert_eq!((copies[0].added.as_slice(), copies[0].left_out.as_slice()), (&[7, 8][..], &[4][..]));
    assert!(copies[1].verbatim);
    assert_eq!(card.conflicts, [0]);
    let figures = overview.figures;
    assert_eq!((figures.copies, figures.near_copies, figures.alone), (1, 1, 1));
}
