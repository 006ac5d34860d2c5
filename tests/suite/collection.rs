//! Six invented reports of two invented events, side by side: a ferry that collides with a barge, told by a paper, by a
//! reprint in the other script with a paragraph in front, and by a radio station; and the talks of two ministers, told by
//! an agency, by a copy of it in the other script, and by a correspondent.

use tearsheet::model::{Collection, Document};
use tearsheet::{Options, collect};

use crate::root;

const FILES: [&str; 6] = [
    "ferry-evening-news",
    "ferry-reprint",
    "ferry-radio",
    "talks-agency",
    "talks-correspondent",
    "talks-copy",
];

fn read(names: &[&str]) -> Vec<Document> {
    let read = |name: &&str| {
        let file = format!("{name}.html");
        let bytes = std::fs::read(root().join("tests/collection").join(&file)).expect("readable");
        tearsheet::read(&file, &bytes, &Options::default()).expect("within the limit").remove(0)
    };
    names.iter().map(read).collect()
}

fn six() -> (Vec<Document>, Collection) {
    let documents = read(&FILES);
    let collection = collect(&documents);
    (documents, collection)
}

#[test]
fn reports_of_one_event_are_a_story() {
    let (_, collection) = six();
    let stories: Vec<_> = collection.stories.iter().map(|story| story.documents.clone()).collect();
    assert_eq!(stories, [vec![0, 1, 2], vec![3, 4, 5]]);
    let event = collection.stories[1].event.as_ref().expect("an event");
    assert_eq!((event.sort.as_str(), event.date.as_deref()), ("meeting", Some("2023-05-11")));
}

#[test]
fn copies_are_told_with_what_differs() {
    let (documents, collection) = six();
    let kinds: Vec<_> =
        collection.copies.iter().map(|copies| (copies.documents.clone(), copies.kind.as_str())).collect();
    assert_eq!(kinds, [(vec![0, 1], "near"), (vec![3, 5], "verbatim")]);
    let only = &collection.copies[0].only;
    assert_eq!(only.len(), 1);
    let added = &documents[only[0].document as usize].blocks[only[0].blocks[0] as usize];
    assert!(added.text.contains("快船售票處"), "{}", added.text);
}

#[test]
fn quotations_are_shared_direct_or_not() {
    let (_, collection) = six();
    let about = |part: &str| {
        let mut found = collection.shared_quotations.iter().filter(|quotation| quotation.text.contains(part));
        found.next().unwrap_or_else(|| panic!("{part}: {:?}", collection.shared_quotations))
    };
    let hull = about("水密门及时关上");
    assert_eq!(hull.speaker, "林岱");
    let places: Vec<_> = hull.places.iter().map(|place| (place.document, place.direct)).collect();
    assert_eq!(places, [(0, true), (1, true), (2, false)]);
    assert_eq!(about("渔业争端不应当").speaker, "欧阳岚");
    assert!(collection.shared_quotations.iter().all(|quotation| quotation.speaker != "郑若兰"));
}

#[test]
fn figures_conflict_only_of_one_quantity() {
    let (_, collection) = six();
    let values: Vec<Vec<_>> = collection
        .conflicts
        .iter()
        .map(|conflict| conflict.values.iter().map(|value| (value.document, value.value.as_str())).collect())
        .collect();
    assert!(
        values.iter().any(|values| values.contains(&(0, "37")) && values.contains(&(2, "35"))),
        "{values:?}"
    );
    assert!(
        values.iter().any(|values| values.contains(&(3, "PT7H30M")) && values.contains(&(4, "PT5H30M"))),
        "{values:?}"
    );
    assert_eq!(values.len(), 2, "{values:?}");
}

#[test]
fn every_place_reselects_its_text() {
    let (documents, collection) = six();
    let text = |document: u32, block: u32, [from, to]: [u32; 2]| {
        let block = &documents[document as usize].blocks[block as usize];
        block.text.get(from as usize..to as usize).expect("a span of the block").to_owned()
    };
    for place in collection.shared_quotations.iter().flat_map(|quotation| &quotation.places) {
        assert!(!text(place.document, place.block, place.span).is_empty());
    }
    for value in collection.conflicts.iter().flat_map(|conflict| &conflict.values) {
        assert!(value.text.contains(&text(value.document, value.block, value.span)));
    }
    for moment in &collection.timeline {
        assert!(moment.text.contains(&text(moment.document, moment.block, moment.span)));
    }
    assert!(collection.timeline.is_sorted_by(|a, b| a.value <= b.value));
}

#[test]
fn the_order_of_documents_changes_numbers_alone() {
    let (_, collection) = six();
    let mut names = FILES;
    names.reverse();
    let turned = collect(&read(&names));
    let sizes = |collection: &Collection| {
        let mut stories: Vec<Vec<String>> = collection
            .stories
            .iter()
            .map(|story| {
                let mut names: Vec<_> = story
                    .documents
                    .iter()
                    .map(|&at| collection.documents[at as usize].name.clone())
                    .collect();
                names.sort();
                names
            })
            .collect();
        stories.sort();
        stories
    };
    assert_eq!(sizes(&collection), sizes(&turned));
    assert_eq!(collection.copies.len(), turned.copies.len());
    assert_eq!(collection.conflicts.len(), turned.conflicts.len());
    assert_eq!(collection.timeline.len(), turned.timeline.len());
}

#[test]
fn none_and_one_are_collections() {
    assert!(collect(&[]).stories.is_empty());
    let one = collect(&read(&FILES[..1]));
    assert_eq!((one.stories.len(), one.copies.len(), one.conflicts.len()), (1, 0, 0));
    assert!(!one.timeline.is_empty());
}
