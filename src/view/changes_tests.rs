use std::collections::BTreeMap;
use std::rc::Rc;

use super::Corrections;
use crate::correction::{FieldName, set_field};
use crate::model::Zone;
use crate::view::arriving::pages;
use crate::view::specimen::document;
use crate::view::state::{Action, Incoming, Selected, State};

const FIRST: Selected = Selected { id: 0, part: 0 };

fn read(state: State, id: u32, sha: &str) -> State {
    let mut document = document(&[(Zone::Paragraph, "en")]);
    document.source.sha256 = sha.to_owned();
    let added = state.reduced(Action::Added(vec![Incoming { id, name: format!("{id}.html"), bytes: 9 }]));
    added.reduced(Action::Done { id, pages: pages("a.html", vec![(document, String::new())]) })
}

fn titled(state: &State, at: Selected, title: &str) -> Action {
    let page = &state.entry(at.id).unwrap().status.pages()[at.part];
    let correction = set_field(page.found(), FieldName::Title, Some(vec![title.to_owned()]));
    Action::Corrected { key: page.key().clone(), correction }
}

fn title(state: &State, id: u32) -> Option<String> {
    state.entry(id)?.status.pages().first()?.title().map(str::to_owned)
}

#[test]
fn corrections_are_undone_and_done_again() {
    let state = read(State::default(), 0, "a");
    let before = title(&state, 0);
    let one = titled(&state, FIRST, "One");
    let two = titled(&state, FIRST, "Two");
    let state = state.reduced(one).reduced(two);
    assert_eq!(title(&state, 0).as_deref(), Some("Two"));
    let state = state.reduced(Action::Undone);
    assert_eq!(title(&state, 0).as_deref(), Some("One"));
    let state = state.reduced(Action::Undone).reduced(Action::Undone);
    assert_eq!(title(&state, 0), before);
    assert!(state.corrections.is_empty());
    let state = state.reduced(Action::Redone).reduced(Action::Redone).reduced(Action::Redone);
    assert_eq!(title(&state, 0).as_deref(), Some("Two"));
    let back = state.reduced(Action::TakenBack { key: "a#0".into(), path: None });
    assert_eq!(title(&back, 0), before);
    assert_eq!(title(&back.reduced(Action::Undone), 0).as_deref(), Some("Two"));
}

#[test]
fn the_same_source_is_corrected_wherever_it_stands() {
    let state = read(read(State::default(), 0, "a"), 1, "b");
    let fix = titled(&state, FIRST, "Fixed");
    let state = read(state.reduced(fix), 2, "a");
    assert_eq!(title(&state, 2).as_deref(), Some("Fixed"), "read later");
    assert_ne!(title(&state, 1).as_deref(), Some("Fixed"));
}

#[test]
fn removals_and_corrections_are_undone_in_their_order() {
    let state = read(State::default(), 0, "a");
    let fix = titled(&state, FIRST, "Fixed");
    let state = state.reduced(fix).reduced(Action::Removed(0));
    assert!(state.kept_corrections().is_empty(), "they go with their file");
    let state = state.reduced(Action::Undone);
    assert_eq!(title(&state, 0).as_deref(), Some("Fixed"));
    assert_eq!(state.kept_corrections().len(), 1);
    let state = state.reduced(Action::Redone);
    assert!(state.entries.is_empty());
    let state = state.reduced(Action::Undone).reduced(Action::Undone);
    assert_ne!(title(&state, 0).as_deref(), Some("Fixed"));
    assert!(state.leaving().is_empty(), "nothing goes for good");
    let leaving = state.reduced(Action::Redone).reduced(Action::Removed(0));
    assert_eq!(leaving.leaving().len(), 1);
    let gone = leaving.reduced(Action::NoticeClosed);
    assert!(gone.corrections.is_empty() && gone.held().is_empty());
}

#[test]
fn a_file_that_another_tab_put_back_is_listed_once() {
    let ids = |state: &State| state.entries.iter().map(|entry| entry.id).collect::<Vec<_>>();
    let three = read(read(read(State::default(), 0, "a"), 1, "b"), 2, "c");
    let state = three.clone().reduced(Action::Removed(1)).reduced(Action::CameBack(vec![1]));
    assert_eq!((ids(&state), state.notice), (vec![0, 1, 2], None));
    assert!(!state.history.can_undo(), "the removal was undone there");
    assert_eq!(ids(&state.reduced(Action::Undone)), [0, 1, 2]);
    // Of several that were removed together the others can still be put back.
    let state = three.clone().reduced(Action::Cleared).reduced(Action::CameBack(vec![2]));
    assert_eq!((ids(&state), state.selected), (vec![2], Some(Selected { id: 2, part: 0 })));
    assert!(state.notice.is_some());
    assert_eq!(ids(&state.reduced(Action::Undone)), [0, 1, 2]);
    // What can't come back by itself, or is there already, stays as it is.
    let state =
        three.reduced(Action::Removed(1)).reduced(Action::Undone).reduced(Action::CameBack(vec![1, 7]));
    assert_eq!(ids(&state), [0, 1, 2]);
}

#[test]
fn corrections_of_the_last_visit_wait_for_their_documents() {
    let state = read(State::default(), 0, "a");
    let Action::Corrected { correction, .. } = titled(&state, FIRST, "Kept") else { unreachable!() };
    let kept = || Corrections::from([(Rc::from("a#0"), vec![correction.clone()])]);
    let early = read(State::default().reduced(Action::CorrectionsKept(kept())), 0, "a");
    let late = state.clone().reduced(Action::CorrectionsKept(kept()));
    for state in [early, late] {
        assert_eq!(title(&state, 0).as_deref(), Some("Kept"));
        assert!(!state.history.can_undo(), "it was no change of this visit");
    }
    let project = state.reduced(Action::ProjectOpened {
        corrections: kept(),
        remarks: BTreeMap::default(),
        newer: false,
    });
    assert!(project.history.can_undo());
}

#[test]
fn nothing_is_changed_in_a_project_of_a_newer_program() {
    let state = read(State::default(), 0, "a");
    let state = state.reduced(Action::ProjectOpened {
        corrections: Corrections::new(),
        remarks: BTreeMap::default(),
        newer: true,
    });
    let before = title(&state, 0);
    let fix = titled(&state, FIRST, "Fixed");
    let state = state.reduced(fix);
    assert_eq!(title(&state, 0), before);
    let free = state.reduced(Action::Cleared).reduced(Action::NoticeClosed);
    assert!(!free.read_only);
}
