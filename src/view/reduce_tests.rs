use crate::model::{Warning, Zone};
use crate::view::arriving::pages;
use crate::view::specimen::document;
use crate::view::state::{Action, Failure, Incoming, Notice, Selected, State, Status, Tab};

fn file(id: u32, name: &str) -> Incoming {
    Incoming { id, name: name.to_owned(), bytes: 10 }
}

fn after(actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(State::default(), State::reduced)
}

fn done(id: u32) -> Action {
    let document = document(&[(Zone::Paragraph, "en")]);
    Action::Done { id, pages: pages("港灣.html", vec![(document, String::new())]) }
}

fn ids(state: &State) -> Vec<u32> {
    state.entries.iter().map(|entry| entry.id).collect()
}

fn files(count: u32) -> Action {
    Action::Added((0..count).map(|id| file(id, "a.html")).collect())
}

#[test]
fn the_same_name_twice_stays_two() {
    let state = after([files(2), done(0), done(1)]);
    assert_eq!(state.rows().len(), 2);
    assert_eq!(state.documents(), 2);
    assert_eq!(state.progress(), None);
}

#[test]
fn progress_counts_failures_too() {
    let failure = Failure { code: "too-large".into(), message: "large".into() };
    let state = after([files(3), Action::Started(0), done(0), Action::Failed { id: 1, failure }]);
    assert_eq!(state.progress(), Some((2, 3)));
}

#[test]
fn stale_replies_are_dropped() {
    let state = after([files(1), Action::Removed(0), done(0), Action::Started(0)]);
    assert!(state.entries.is_empty());
    let cancelled = Action::Failed { id: 0, failure: Failure::cancelled() };
    let state = after([files(1), Action::Started(0), cancelled, done(0)]);
    assert!(matches!(state.entries[0].status, Status::Failed(_)));
}

#[test]
fn a_failed_file_can_be_read_again_and_a_read_one_stays() {
    let cancelled = Action::Failed { id: 0, failure: Failure::cancelled() };
    let state = after([files(2), done(1), cancelled, Action::Retried(0), Action::Retried(1)]);
    assert_eq!(state.entries[0].status, Status::Waiting);
    assert_eq!(state.progress(), Some((1, 2)));
    assert!(state.reduced(done(0)).progress().is_none());
}

#[test]
fn the_first_document_is_shown_and_later_ones_do_not_take_over() {
    let state = after([files(2), done(1), done(0)]);
    assert_eq!(state.selected, Some(Selected { id: 1, part: 0 }));
    assert!(!state.document_in_front);
    assert!(after([files(1), done(0)]).document_in_front);
}

#[test]
fn removing_can_be_undone_and_keeps_the_order() {
    let state = after([files(3), done(0), done(1), done(2), Action::Removed(1)]);
    assert_eq!(ids(&state), [0, 2]);
    assert_eq!(state.notice, Some(Notice::Removed(1)));
    let state = state.reduced(Action::Undone);
    assert_eq!(ids(&state), [0, 1, 2]);
    let state = state.reduced(Action::Cleared);
    assert_eq!((ids(&state), state.selected), (vec![], None));
    let state = state.reduced(Action::Undone);
    assert_eq!(ids(&state), [0, 1, 2]);
    assert!(state.page().is_some());
}

#[test]
fn a_removed_document_hands_over_to_its_neighbour() {
    let state = after([files(2), done(0), done(1), Action::Removed(0)]);
    assert_eq!(state.selected, Some(Selected { id: 1, part: 0 }));
}

#[test]
fn undoing_a_file_under_way_marks_it_cancelled() {
    let state = after([files(1), Action::Started(0), Action::Removed(0), Action::Undone]);
    assert_eq!(state.entries[0].status, Status::Failed(Failure::cancelled()));
}

#[test]
fn stepping_stays_inside_the_list() {
    let state = after([files(2), done(0), done(1), Action::Stepped(-1)]);
    assert_eq!(state.selected.map(|selected| selected.id), Some(0));
    let state = state.reduced(Action::Stepped(1)).reduced(Action::Stepped(1));
    assert_eq!(state.selected.map(|selected| selected.id), Some(1));
}

#[test]
fn search_looks_at_names_and_text() {
    let added = Action::Added(vec![file(0, "港灣.html"), file(1, "b.html")]);
    for (query, hits) in [("港湾", 1), ("LINDBY reopened", 1), ("nothing", 0), ("", 2), ("b.html", 1)] {
        let state = after([added.clone(), done(0), Action::Searched(query.to_owned())]);
        assert_eq!(state.rows().len(), hits, "{query}");
    }
}

#[test]
fn a_place_is_marked_again_on_a_second_click() {
    let first = after([Action::SourceShown([0, 4])]);
    let second = first.clone().reduced(Action::SourceShown([0, 4]));
    assert_eq!(second.tab, Tab::Source);
    assert_ne!(first.mark, second.mark);
}

#[test]
fn a_file_without_a_page_is_not_read_and_a_page_without_text_is() {
    let settled = |code: &str| {
        let mut document = document(&[]);
        document.warnings = vec![Warning { code: code.to_owned(), message: String::new() }];
        let pages = pages("a.html", vec![(document, String::new())]);
        let state = after([files(1), Action::Done { id: 0, pages }]);
        matches!(state.entries[0].status, Status::Done(_))
    };
    assert!(!settled("unreadable"));
    assert!(settled("nesting-capped"));
    assert!(settled("charset-guessed"));
}
