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
use crate::original::original;
use crate::pipeline::{hash_file, read_unhashed, write_hash};
use crate::protocol::{Envelope, Failure, Gather, Gathered, Reply, Request, Show, Shown};
use crate::{Error, Options};

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
        let hash = start_hash(&port, &request.bytes);
        let bytes = Uint8Array::new(&request.bytes).to_vec();
        // Not inside the future: the browser has to see a trap as this event's error.
        let outcome = read_unhashed(&request.name, &bytes, Options::default());
        spawn_local(async move {
            let hash = match hash {
                Some(hash) => JsFuture::from(hash).await.ok(),
                None => None,
            };
            let hash =
                hash.map_or_else(|| hash_file(&bytes), |hash| write_hash(&Uint8Array::new(&hash).to_vec()));
            post(&port, &answer(request.id, outcome, &hash));
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

type Outcome = Result<Vec<(crate::model::Document, String)>, Error>;

fn answer(id: u32, outcome: Outcome, hash: &str) -> Reply {
    let outcome = outcome.map_err(|error| Failure::new(error.code(), error.to_string())).map(|mut pages| {
        for (document, _) in pages.iter_mut().filter(|(document, _)| document.source.sha256.is_empty()) {
            hash.clone_into(&mut document.source.sha256);
        }
        pages
    });
    Reply { id, outcome, digest: None }
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
