//! The worker that puts all documents side by side. It is started when there are two, keeps a digest of each, and works
//! while the page goes on. What it cannot do costs only the overview.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::ArrayBuffer;
use tearsheet::model::{Collection, Correction};
use tearsheet::protocol::{Gather, Gathered, digest_of};
use tearsheet::view::changes::Corrections;
use tearsheet::view::page::PageRef;
use tearsheet::view::state::Action;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};
use yew::prelude::*;

use crate::pool::spawn_worker;
use crate::store::Store;

/// Longest time for one answer in milliseconds, the start of the worker included. Ten thousand documents take some
/// seconds.
const TIME_LIMIT: u32 = 120_000;

/// The collector; a clone is the same one.
#[derive(Clone)]
pub(crate) struct Collector(Rc<Shared>);

struct Shared {
    dispatch: UseReducerDispatcher<Store>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    /// What the page holds: the digests of each file. They are copied to the worker, not moved, so that a new worker can
    /// be given them.
    digests: BTreeMap<u32, ArrayBuffer>,
    /// Which corrections the digest of a file has in it, by its documents; none where it is as it was found.
    corrected: BTreeMap<u32, Vec<Vec<Correction>>>,
    worker: Option<Running>,
    /// The number of the last question.
    asked: u32,
}

struct Running {
    worker: Worker,
    /// The files that the worker knows.
    sent: BTreeSet<u32>,
    /// The files of the question that has no answer yet, its number, and the time limit.
    open: Option<(u32, Question, Timeout)>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(web_sys::Event)>,
}

/// What was asked: the files, and what was corrected in them.
type Question = (Vec<u32>, Rc<Corrections>);

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
    }
}

impl Collector {
    /// A collector whose answers become actions.
    pub(crate) fn new(dispatch: UseReducerDispatcher<Store>) -> Self {
        Self(Rc::new(Shared { dispatch, state: RefCell::default() }))
    }

    /// Keeps the digest of a file.
    pub(crate) fn keep(&self, file: u32, digest: Option<ArrayBuffer>) {
        if let Some(digest) = digest {
            self.0.state.borrow_mut().digests.insert(file, digest);
        }
    }

    /// Forgets the files that are not among these.
    pub(crate) fn retain(&self, files: &BTreeSet<u32>) {
        let mut state = self.0.state.borrow_mut();
        state.digests.retain(|file, _| files.contains(file));
        state.corrected.retain(|file, _| files.contains(file));
    }

    /// Ends the worker, whose memory never shrinks: there is nothing to put side by side any more.
    pub(crate) fn rest(&self) {
        self.0.state.borrow_mut().worker = None;
    }

    /// Makes the digest of a file anew where the reader corrected something in it since, or took that back.
    pub(crate) fn refresh(&self, file: u32, pages: &[PageRef]) {
        let mut state = self.0.state.borrow_mut();
        let known = state.corrected.get(&file).map_or(&[][..], Vec::as_slice);
        let now = pages.iter().map(|page| page.document.corrections.as_slice());
        // Of a file whose worker stopped behind its structure there is no digest yet.
        let there = state.digests.contains_key(&file);
        let plain =
            there && known.is_empty() && pages.iter().all(|page| page.document.corrections.is_empty());
        if plain || !known.is_empty() && now.clone().eq(known.iter().map(Vec::as_slice)) {
            return;
        }
        let now = now.map(<[_]>::to_vec).collect();
        state.corrected.insert(file, now);
        state.digests.insert(file, digest_of(pages.iter().map(|page| &page.document)));
        if let Some(running) = &mut state.worker {
            running.sent.remove(&file);
        }
    }

    /// Asks what the documents of these files tell together. A question that is open is dropped: its answer would be of
    /// other documents.
    pub(crate) fn gather(&self, files: Vec<u32>, corrections: &Rc<Corrections>) {
        let question = (files, Rc::clone(corrections));
        let asked = self.0.ask(question.clone());
        if asked.is_err() {
            self.0.fail(question);
        }
    }
}

impl Shared {
    fn ask(self: &Rc<Self>, question: Question) -> Result<(), JsValue> {
        let (files, _) = &question;
        let mut state = self.state.borrow_mut();
        let state = &mut *state;
        // A worker that is at work hears nothing: it is replaced.
        if state.worker.as_ref().is_some_and(|running| running.open.is_some()) {
            state.worker = None;
        }
        state.asked += 1;
        let id = state.asked;
        let running = match &mut state.worker {
            Some(running) => running,
            none => none.insert(self.start()?),
        };
        let new: Vec<u32> = files.iter().copied().filter(|file| !running.sent.contains(file)).collect();
        let digests = new.iter().filter_map(|file| Some((*file, state.digests.get(file)?.clone()))).collect();
        let envelope = Gather { id, order: files.clone(), digests }.pack()?;
        running.worker.post_message(&envelope.message)?;
        // The worker forgets what it is not asked for.
        running.sent = files.iter().copied().collect();
        let collector = Rc::downgrade(self);
        let limit = Timeout::new(TIME_LIMIT, move || {
            if let Some(collector) = collector.upgrade() {
                collector.stop();
            }
        });
        running.open = Some((id, question, limit));
        Ok(())
    }

    fn start(self: &Rc<Self>) -> Result<Running, JsValue> {
        let worker = spawn_worker()?;
        let collector = Rc::downgrade(self);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(collector) = collector.upgrade() {
                collector.answered(Gathered::unpack(&event.data()));
            }
        });
        let collector = Rc::downgrade(self);
        let on_error = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
            event.prevent_default();
            if let Some(collector) = collector.upgrade() {
                collector.stop();
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Running {
            worker,
            sent: BTreeSet::new(),
            open: None,
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    fn answered(&self, answer: Gathered) {
        let mut state = self.state.borrow_mut();
        let Some(running) = &mut state.worker else { return };
        let Some((_, question, _)) = running.open.take_if(|(id, ..)| *id == answer.id) else { return };
        if answer.collection.is_none() {
            // It does not know what the page believes that it does.
            state.worker = None;
        }
        drop(state);
        self.tell(question, answer.collection);
    }

    /// Ends the worker; the question, if one was open, has no answer.
    fn stop(&self) {
        let running = self.state.borrow_mut().worker.take();
        if let Some((_, question, _)) = running.and_then(|mut running| running.open.take()) {
            self.fail(question);
        }
    }

    fn fail(&self, question: Question) {
        self.tell(question, None);
    }

    fn tell(&self, (files, corrections): Question, collection: Option<Collection>) {
        self.dispatch.dispatch(Action::Gathered { files, corrections, collection });
    }
}
