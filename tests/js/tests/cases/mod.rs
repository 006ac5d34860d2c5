//! What a stranger may expect of the package, run in the page and in a worker.

use js_sys::{Array, JSON, Object, Reflect};
use tearsheet::js::read;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

const PAGE: &str = "<!doctype html><html lang=en><title>Harbour reopens - Lindby Post</title>\
    <article><h1>Harbour reopens</h1><p>The harbour of Lindby reopened on Monday after two weeks of \
    repairs, the port office said, and the first ferry left at noon.</p></article>";

fn get(value: &JsValue, path: &[&str]) -> JsValue {
    path.iter().fold(value.clone(), |value, key| Reflect::get(&value, &(*key).into()).unwrap())
}

fn first(bytes: &[u8], name: &str) -> JsValue {
    let documents: Array = read(bytes, name).unwrap().dyn_into().unwrap();
    assert!(documents.length() >= 1);
    documents.get(0)
}

#[wasm_bindgen_test]
fn a_page_gives_plain_objects() {
    let document = first(PAGE.as_bytes(), "harbour.html");
    assert_eq!(get(&document, &["schema"]), 1);
    assert_eq!(get(&document, &["source", "name"]), "harbour.html");
    assert_eq!(get(&document, &["metadata", "title", "value"]), "Harbour reopens");
    assert!(get(&document, &["metadata", "published"]).is_null(), "unknown is null, not undefined");
    let prototype = Object::get_prototype_of(&get(&document, &["metadata"]));
    assert_eq!(prototype, Object::get_prototype_of(&Object::new().into()), "an object, not a Map");
}

#[wasm_bindgen_test]
fn objects_say_what_the_json_says() {
    for (name, text) in [("a.html", PAGE), ("b.txt", "一段文字。\n\n又一段文字，𠮷野家。\n"), ("c", "")]
    {
        let objects = read(text.as_bytes(), name).unwrap();
        let documents = tearsheet::read(name, text.as_bytes(), &tearsheet::Options::default()).unwrap();
        let json = JSON::parse(&serde_json::to_string(&documents).unwrap()).unwrap();
        assert_eq!(JSON::stringify(&objects).unwrap(), JSON::stringify(&json).unwrap());
    }
}

#[wasm_bindgen_test]
fn no_bytes_throw() {
    for bytes in [&b""[..], b"\xff\xfe\x00", b"\x1f\x8b\x08broken", &[0; 4096], b"<", "\u{feff}".as_bytes()] {
        let document = first(bytes, "odd");
        assert!(get(&document, &["blocks"]).is_array());
    }
}

#[wasm_bindgen_test]
fn other_charsets_are_decoded() {
    let page = b"<meta charset=gbk><title>\xc4\xe3\xba\xc3</title><h1>\xc4\xe3\xba\xc3</h1>";
    let document = first(page, "gbk.html");
    assert_eq!(get(&document, &["source", "charset"]), "gbk");
    assert!(JSON::stringify(&document).unwrap().includes("你好", 0));
}
