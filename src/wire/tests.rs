//! What crosses comes back.

use std::cell::Cell;
use std::future::Future;
use std::task::{Context, Poll, Waker};

use proptest::prelude::*;

use super::*;
use crate::golden::golden_documents;

#[test]
fn choices_are_in_their_place() {
    for (place, zone) in Zone::ALL.iter().enumerate() {
        assert_eq!(*zone as usize, place);
    }
    for (place, kind) in PageKind::ALL.iter().enumerate() {
        assert_eq!(*kind as usize, place);
    }
}

#[test]
fn what_is_no_document_is_refused() {
    for bytes in [&b""[..], b"\x01", b"\x00\x00", b"[{\"schema\":1}]", &[0xff; 12]] {
        assert_eq!(read(bytes), None, "{bytes:?}");
    }
    assert_eq!(read(b"\x00"), Some(Vec::new()));
}

#[test]
fn documents_cross() {
    for (name, documents) in golden_documents() {
        let written = write(documents.iter());
        assert_eq!(read(&written).as_ref(), Some(&documents), "{name}");
        let cut = written.len() - 1;
        assert_eq!(read(&written[..cut]), None, "{name}, cut short");
    }
}

#[test]
fn documents_cross_with_pauses() {
    let now = |bytes: &[u8]| {
        let pauses = Cell::new(0);
        let mut pause = async || pauses.set(pauses.get() + 1);
        let read = std::pin::pin!(read_slowly(bytes, &mut pause));
        let Poll::Ready(read) = read.poll(&mut Context::from_waker(Waker::noop())) else {
            panic!("it waits")
        };
        (read, pauses.get())
    };
    for (name, documents) in golden_documents() {
        for document in &documents {
            let written = write(std::iter::once(document));
            let (read, pauses) = now(&written);
            assert_eq!(read.as_ref(), Some(document), "{name}");
            assert!(pauses > 0, "{name}");
            assert_eq!(now(&written[..written.len() - 1]).0, None, "{name}, cut short");
        }
    }
}

#[test]
fn saved_documents_come_back() {
    for (name, documents) in golden_documents() {
        for document in documents {
            let saved = serde_json::to_value(&document).unwrap();
            let expect: Document = serde_json::from_value(saved.clone()).unwrap();
            assert_eq!(from_json(&saved), Some(expect), "{name}");
        }
    }
}

#[test]
fn what_only_looks_like_a_saved_document_is_refused() {
    let (_, documents) = golden_documents().next().unwrap();
    let saved = serde_json::to_value(&documents[0]).unwrap();
    for place in ["/schema", "/source", "/source/sha256", "/blocks/0/zone", "/metadata", "/reading"] {
        let mut damaged = saved.clone();
        *damaged.pointer_mut(place).unwrap() = serde_json::json!(-7);
        assert_eq!(from_json(&damaged), None, "{place}");
    }
    // What a newer program added is passed over; what an older one did not know is as good as empty.
    let mut other = saved.clone();
    other["weather"] = serde_json::json!({ "wind": 4 });
    other.as_object_mut().unwrap().remove("translation");
    assert!(from_json(&other).is_some());
}

proptest! {
    #[test]
    fn numbers_cross(number: u64, small: u32) {
        let mut bytes = Vec::new();
        number.put(&mut bytes);
        small.put(&mut bytes);
        let mut rest = bytes.as_slice();
        prop_assert_eq!(u64::take(&mut rest), Some(number));
        prop_assert_eq!(u32::take(&mut rest), Some(small));
        prop_assert!(rest.is_empty());
    }

    #[test]
    fn any_bytes_are_refused_or_read(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        if let Some(documents) = read(&bytes) {
            prop_assert_eq!(read(&write(documents.iter())), Some(documents));
        }
    }
}
