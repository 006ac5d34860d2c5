//! The worker that makes a page safe to show: one for each page, which ends with its answer.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use tearsheet::protocol::{Show, Shown};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Event, MessageEvent, Worker};

use crate::pool::spawn_worker;

/// Longest time for an answer, in milliseconds: ordinary pages take a few, once the worker stands.
const TIME_LIMIT: u32 = 30_000;

/// A question that is open; dropping it ends the worker.
pub(crate) struct Question {
    worker: Worker,
    _limit: Timeout,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl Drop for Question {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// Asks how a page looks; told once, with what can be shown or nothing. None where no worker can be started.
pub(crate) fn ask(markup: String, told: impl Fn(Option<String>) + 'static) -> Option<Question> {
    let worker = spawn_worker().ok()?;
    let told = Rc::new(RefCell::new(Some(told)));
    let tell = move |page: Option<String>| {
        let told = told.borrow_mut().take();
        if let Some(told) = told {
            told(page);
        }
    };
    let answer = tell.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        answer(Shown::unpack(&event.data()).map(|shown| shown.page));
    });
    let fail = tell.clone();
    let on_error = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        event.prevent_default();
        fail(None);
    });
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    let limit = Timeout::new(TIME_LIMIT, move || tell(None));
    let envelope = Show { id: 0, markup }.pack().ok()?;
    worker.post_message_with_transfer(&envelope.message, &envelope.transfer).ok()?;
    Some(Question { worker, _limit: limit, _on_message: on_message, _on_error: on_error })
}
