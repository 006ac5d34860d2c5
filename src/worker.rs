//! The entry point inside a Web Worker: one file in, its documents out.
//!
//! Nothing is caught here. A defect that panics traps the whole instance, the browser reports it to
//! the page as the worker's error, and the page replaces the worker: an instance is never used after
//! a trap.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::protocol::{Failure, Reply, Request};
use crate::{Options, read_with_text};

/// The worker's global scope, or none where this program runs as a page.
pub fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// Answers requests until the page ends the worker.
pub fn serve(scope: &DedicatedWorkerGlobalScope) {
    let port = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let reply = match Request::unpack(&event.data()) {
            Ok(request) => answer(request),
            Err(reply) => reply,
        };
        let posted = reply
            .pack()
            .and_then(|envelope| port.post_message_with_transfer(&envelope.message, &envelope.transfer));
        if let Err(refusal) = posted {
            wasm_bindgen::throw_val(refusal);
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}

fn answer(request: Request) -> Reply {
    let Request { id, name, bytes } = request;
    let bytes = Uint8Array::new(&bytes).to_vec();
    let outcome = read_with_text(&name, &bytes, &Options::default())
        .map_err(|error| Failure::new(error.code(), error.to_string()));
    Reply { id, outcome }
}
