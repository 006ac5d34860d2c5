//! What crosses comes back.

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
