//! What the pane shows, and the way back.

use super::Pane;
use crate::model::{Collection, Corrected, Correction, Document, Member, Zone};
use crate::view::arriving::pages;
use crate::view::gathered::Gathering;
use crate::view::specimen::document;
use crate::view::state::{Action, Incoming, Selected, State, Tab};

fn at(id: u32) -> Selected {
    Selected { id, part: 0 }
}

fn read(zone: Zone) -> Vec<(Document, String)> {
    let mut document = document(&[(zone, "en")]);
    document.blocks[0].source.bytes = Some([0, 9]);
    let text = document.text.clone();
    vec![(document, text)]
}

/// So many files, of which the first are read.
fn state(files: u32, done: u32) -> State {
    let incoming = (0..files).map(|id| Incoming { id, name: format!("{id}.html"), bytes: 9 }).collect();
    let mut state = State::default().reduced(Action::Added(incoming));
    for id in 0..done {
        state = state.reduced(Action::Done { id, pages: pages("a.html", read(Zone::Paragraph)) });
    }
    state
}

#[test]
fn the_overview_is_what_one_lands_on() {
    assert_eq!(state(1, 1).shown(), Pane::Document);
    assert_eq!(state(3, 0).shown(), Pane::Overview(None));
    let landed = state(3, 3);
    assert_eq!(landed.shown(), Pane::Overview(None));
    assert!(!landed.document_in_front, "on a narrow window the list comes first");
    let opened = landed.reduced(Action::Selected(at(1)));
    assert_eq!(opened.shown(), Pane::Document);
    let more = opened.reduced(Action::Added(vec![Incoming { id: 9, name: "9".to_owned(), bytes: 1 }]));
    assert_eq!(more.shown(), Pane::Document, "what is read is not taken away");
    let one = state(2, 2).reduced(Action::Removed(0));
    assert_eq!(one.shown(), Pane::Document);
}

#[test]
fn the_first_step_from_the_overview_is_the_first_document() {
    let state = state(3, 3).reduced(Action::Stepped(1));
    assert_eq!((state.selected, state.shown()), (Some(at(0)), Pane::Document));
}

#[test]
fn the_way_back_is_the_way_there() {
    let both = vec![at(0), at(1)];
    let state = state(3, 3).reduced(Action::Compared(both.clone())).reduced(Action::PlaceShown {
        document: at(1),
        block: 0,
        span: [0, 3],
    });
    assert_eq!((state.shown(), state.selected, state.depth()), (Pane::Document, Some(at(1)), 3));
    assert_eq!((state.tab, state.spot.map(|spot| spot.span)), (Tab::Read, Some([0, 3])));
    let state = state.reduced(Action::BackToList);
    assert_eq!(state.shown(), Pane::Compare(both));
    let state = state.reduced(Action::BackToList);
    assert_eq!((state.shown(), state.depth()), (Pane::Overview(None), 1));
    assert_eq!(state.reduced(Action::BackToList).depth(), 0);
}

#[test]
fn what_read_does_not_set_is_shown_in_the_source() {
    let files = vec![
        Incoming { id: 0, name: "0".to_owned(), bytes: 1 },
        Incoming { id: 1, name: "1".to_owned(), bytes: 1 },
    ];
    let state = State::default()
        .reduced(Action::Added(files))
        .reduced(Action::Done { id: 0, pages: pages("a.html", read(Zone::Table)) })
        .reduced(Action::PlaceShown { document: at(0), block: 0, span: [0, 3] });
    assert_eq!((state.tab, state.mark.map(|mark| mark.span)), (Tab::Source, Some([0, 9])));
}

#[test]
fn documents_that_are_gone_are_not_compared() {
    let state = state(3, 3).reduced(Action::Compared(vec![at(0), at(1)])).reduced(Action::Removed(0));
    assert_eq!(state.shown(), Pane::Document);
}

fn gathered(state: &State, files: Vec<u32>, collection: Option<Collection>) -> Action {
    Action::Gathered { files, corrections: state.corrections.clone(), collection }
}

#[test]
fn stale_answers_are_dropped() {
    let collection = |count: usize| {
        Some(Collection { documents: vec![Member::default(); count], ..Collection::default() })
    };
    let state = state(2, 2);
    let other = state.clone().reduced(gathered(&state, vec![0], collection(1)));
    assert_eq!(other.gathering, Gathering::None);
    let answer = gathered(&state, vec![0, 1], collection(2));
    let good = state.reduced(answer);
    assert!(good.is_gathered());
    assert_eq!(good.gathered().and_then(|gathered| gathered.number_of(at(1))), Some(1));
    let title = Some(Corrected::Text("Another".to_owned()));
    let correction = Correction { path: "metadata.title".to_owned(), value: title, ..Correction::default() };
    let corrected = good.clone().reduced(Action::Corrected { key: "x#0".into(), correction });
    assert!(!corrected.is_gathered(), "what was corrected is put side by side anew");
    let fewer = good.clone().reduced(Action::Removed(1));
    assert!(!fewer.is_gathered() && fewer.gathered().is_some());
    let answer = gathered(&good, vec![0, 1], None);
    let failed = good.reduced(answer);
    assert_eq!(failed.gathering, Gathering::Failed);
}
