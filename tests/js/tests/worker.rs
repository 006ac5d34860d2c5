//! The package as JavaScript sees it, in a Web Worker of a real browser; and the messages between
//! the page and its workers.
#![cfg(target_arch = "wasm32")]

use tearsheet::protocol::{Answer, Failure, Gather, Reply, Request};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

mod cases;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[wasm_bindgen_test]
fn the_worker_knows_that_it_is_one() {
    assert!(tearsheet::worker::scope().is_some());
}

#[wasm_bindgen_test]
fn requests_survive_the_crossing() {
    let bytes = js_sys::Uint8Array::from(&b"<p>a</p>"[..]).buffer();
    let packed = Request { id: 7, name: "名.html".to_owned(), bytes }.pack().unwrap();
    assert_eq!(packed.transfer.length(), 1);
    let request = Request::unpack(&packed.message).unwrap();
    assert_eq!((request.id, request.name.as_str(), request.bytes.byte_length()), (7, "名.html", 8));
}

#[wasm_bindgen_test]
async fn replies_survive_the_crossing() {
    let page = "<p>\u{20bb7}</p>".as_bytes();
    let mut results = tearsheet::read_with_text("a.html", page, &tearsheet::Options::default()).unwrap();
    results.extend(results.clone());
    let packed = Reply { id: 3, outcome: Ok(results.clone()), digest: None, early: false }.pack().unwrap();
    let answer = Answer::unpack(&packed.message);
    assert_eq!(answer.id, 3);
    let (mut packed, mut unpacked, mut pauses) = (answer.outcome.unwrap(), Vec::new(), 0);
    while let Some(one) = packed.next(&mut async || pauses += 1).await {
        unpacked.push(one.unwrap());
    }
    assert_eq!(unpacked, results);
    assert!(answer.digest.unwrap().byte_length() > 0);

    let failure = Failure::new("too-large", "the file is too large");
    let packed = Reply { id: 4, outcome: Err(failure.clone()), digest: None, early: false }.pack().unwrap();
    assert_eq!(Answer::unpack(&packed.message).outcome.unwrap_err(), failure);
}

#[wasm_bindgen_test]
fn questions_about_many_files_survive_the_crossing() {
    let digest = js_sys::Uint8Array::from(&b"?"[..]).buffer();
    let packed = Gather { id: 5, order: vec![7, 2], digests: vec![(2, digest)] }.pack().unwrap();
    let gather = Gather::unpack(&packed.message).unwrap();
    assert_eq!((gather.id, gather.order, gather.digests[0].0), (5, vec![7, 2], 2));
    assert!(Gather::unpack(&JsValue::from("?")).is_none());
}

#[wasm_bindgen_test]
fn strange_messages_are_refused() {
    let refused = Request::unpack(&JsValue::from("?")).unwrap_err();
    assert_eq!(refused.outcome.unwrap_err().code, Failure::VERSION);
    assert_eq!(Answer::unpack(&JsValue::NULL).outcome.unwrap_err().code, Failure::VERSION);
}
