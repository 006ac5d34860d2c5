//! The entry point inside a Web Worker: one file in, its documents out; or digests of many documents in, and what they
//! tell together out; or markup in, and what of it can be shown out.
//!
//! Nothing is caught here. A defect that panics traps the whole instance, the browser reports it to
//! the page as the worker's error, and the page replaces the worker: an instance is never used after
//! a trap.

use js_sys::{ArrayBuffer, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::gather::Digests;
use crate::model::Document;
use crate::original::original;
use crate::pipeline::{Structured, hash_file, read_structure, write_hash};
use crate::protocol::{Envelope, Failure, Gather, Gathered, Reply, Request, Show, Shown};
use crate::{Error, Options};

/// How long a file may take before its documents are shown without what they tell, in milliseconds: what takes less is there
/// at once anyway.
const SOON: f64 = 100.0;

/// The worker's global scope, or none where this program runs in a page.
pub fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// Answers requests until the page ends the worker.
pub fn serve(scope: &DedicatedWorkerGlobalScope) {
    let port = scope.clone();
    let mut digests = Digests::default();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let port = port.clone();
        if let Some(question) = Gather::unpack(&event.data()) {
            let collection = gather(&mut digests, &question);
            return post_packed(&port, Gathered::pack(question.id, collection.as_deref()));
        }
        if let Some(Show { id, markup }) = Show::unpack(&event.data()) {
            return post_packed(&port, Shown { id, page: original(&markup) }.pack());
        }
        let request = match Request::unpack(&event.data()) {
            Ok(request) => request,
            Err(reply) => return post(&port, &reply),
        };
        let started = js_sys::Date::now();
        let hash = start_hash(&port, &request.bytes);
        let bytes = Uint8Array::new(&request.bytes).to_vec();
        // Not inside the future: the browser has to see a trap as this event's error.
        let mut found = read_structure(&request.name, &bytes, Options::default());
        let early = js_sys::Date::now() - started > SOON && found.is_ok();
        if let Some(found) = found.as_mut().ok().filter(|_| !early) {
            found.read_on();
        }
        spawn_local(async move {
            let hash = match hash {
                Some(hash) => JsFuture::from(hash).await.ok(),
                None => None,
            };
            let hash =
                hash.map_or_else(|| hash_file(&bytes), |hash| write_hash(&Uint8Array::new(&hash).to_vec()));
            let found = found.map(|found| signed(found, &hash));
            match found {
                Ok(found) if early => post_twice(&port, request.id, found),
                found => post(&port, &answer(request.id, found.map(|found| found.pages))),
            }
        });
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}

/// Has the browser hash the file while it is read: faster than wasm can. None where the page was not served
/// safely, which leaves it without this.
fn start_hash(scope: &DedicatedWorkerGlobalScope, bytes: &ArrayBuffer) -> Option<Promise> {
    let crypto = Reflect::get(scope, &"crypto".into()).ok()?;
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok()?;
    let digest: Function = Reflect::get(&subtle, &"digest".into()).ok()?.dyn_into().ok()?;
    digest.call2(&subtle, &JsValue::from("SHA-256"), bytes).ok()?.dyn_into().ok()
}

/// Has the documents that do not say the hash of their file say it.
fn signed(mut found: Structured, hash: &str) -> Structured {
    for (document, _) in found.pages.iter_mut().filter(|(document, _)| document.source.sha256.is_empty()) {
        hash.clone_into(&mut document.source.sha256);
    }
    found
}

fn answer(id: u32, pages: Result<Vec<(Document, String)>, Error>) -> Reply {
    let outcome = pages.map_err(|error| Failure::new(error.code(), error.to_string()));
    Reply { id, outcome, digest: None, early: false }
}

/// Sends documents as they are, and once more with what they tell. That is an event of its own: the browser has to see a
/// trap as an error, and the first reply is on its way meanwhile.
fn post_twice(port: &DedicatedWorkerGlobalScope, id: u32, mut found: Structured) {
    let mut early = Reply { early: true, ..answer(id, Ok(std::mem::take(&mut found.pages))) };
    post(port, &early);
    found.pages = std::mem::replace(&mut early.outcome, Ok(Vec::new())).unwrap_or_default();
    let scope = port.clone();
    let read = Closure::once_into_js(move || {
        found.read_on();
        post(&scope, &answer(id, Ok(found.pages)));
    });
    if let Err(refusal) = port.set_timeout_with_callback(read.unchecked_ref()) {
        wasm_bindgen::throw_val(refusal);
    }
}

fn gather(digests: &mut Digests, question: &Gather) -> Option<Vec<u8>> {
    for (file, digest) in &question.digests {
        digests.take(*file, &Uint8Array::new(digest).to_vec())?;
    }
    digests.gather(&question.order)
}

fn post(port: &DedicatedWorkerGlobalScope, reply: &Reply) {
    post_packed(port, reply.pack());
}

fn post_packed(port: &DedicatedWorkerGlobalScope, packed: Result<Envelope, JsValue>) {
    let posted =
        packed.and_then(|envelope| port.post_message_with_transfer(&envelope.message, &envelope.transfer));
    if let Err(refusal) = posted {
        wasm_bindgen::throw_val(refusal);
    }
}
