//! The page's pool of workers: a queue of files, a few workers that read them, and the certainty
//! that every file ends with exactly one answer.
//!
//! A file's content is fetched only when a worker is free for it, so that sixty large files never
//! stand in memory together. A worker that traps, hangs or is cancelled is terminated and replaced;
//! an instance is never used after a trap, and only its own file is marked.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use js_sys::{ArrayBuffer, Function, Uint8Array};
use tearsheet::protocol::{Answer, Failure, Packed, Request};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, MessageEvent, Worker};

#[wasm_bindgen]
extern "C" {
    /// The boot script's: a worker with the compiled program already posted to it.
    #[wasm_bindgen(catch, js_namespace = tearsheet, js_name = spawnWorker)]
    pub(crate) fn spawn_worker() -> Result<Worker, JsValue>;
}

/// Longest time one file may take, fetching its content included, in milliseconds. Ordinary pages
/// take a few; a minute is for the hostile ones.
const TIME_LIMIT: u32 = 60_000;

/// What a large file may take beyond that, in milliseconds for each mebibyte: ten times what reading
/// needs on an idle machine.
const TIME_LIMIT_MIB: u32 = 1_000;

/// Most workers: beyond this, memory costs more than the time saved.
const MAX_WORKERS: usize = 6;

/// A worker that read a file of more than this many bytes is replaced afterwards: the memory of a
/// wasm instance grows but never shrinks.
const RETIRE_BYTES: u32 = 8 << 20;

/// The page's number for one file. A counter, never the name: two files may share a name.
pub(crate) type JobId = u32;

/// A file to read; a clone shares its content.
#[derive(Clone)]
pub(crate) enum Source {
    /// A file the user dropped or chose; its content is fetched when its turn comes.
    File(File),
    /// Text that was pasted, or a sample.
    Bytes {
        /// Its name.
        name: String,
        /// Its content.
        bytes: Rc<[u8]>,
    },
}

impl Source {
    /// The source as a file, whatever it is; none where the browser makes no file of bytes.
    pub(crate) fn file(&self) -> Option<File> {
        match self {
            Self::File(file) => Some(file.clone()),
            Self::Bytes { name, bytes } => {
                let parts = js_sys::Array::of1(&Uint8Array::from(&**bytes));
                File::new_with_u8_array_sequence(&parts, name).ok()
            }
        }
    }

    /// Its size in bytes.
    fn size(&self) -> f64 {
        match self {
            Self::File(file) => file.size(),
            Self::Bytes { bytes, .. } => bytes.len() as f64,
        }
    }
}

/// The time limit for a file of some size, in milliseconds.
fn time_limit(bytes: f64) -> u32 {
    let mebibytes = (bytes / f64::from(1 << 20)) as u32;
    TIME_LIMIT.saturating_add(mebibytes.saturating_mul(TIME_LIMIT_MIB))
}

/// What happened to a file.
pub(crate) enum Event {
    /// A worker took it up.
    Started {
        /// The file.
        id: JobId,
    },
    /// It is read but for what its documents tell, which follows.
    Early {
        /// The file.
        id: JobId,
        /// Its documents.
        packed: Packed,
    },
    /// It was read.
    Done {
        /// The file.
        id: JobId,
        /// Its documents.
        packed: Packed,
        /// What the overview needs of them.
        digest: Option<ArrayBuffer>,
    },
    /// It was not read.
    Failed {
        /// The file.
        id: JobId,
        /// Stable, kebab-case: see [`Failure`] and [`tearsheet::Error::code`].
        code: String,
        /// One English sentence.
        message: String,
    },
}

/// The pool; a clone is the same pool.
#[derive(Clone)]
pub(crate) struct Pool(Rc<Shared>);

struct Shared {
    on_event: Box<dyn Fn(Event)>,
    state: RefCell<State>,
}

struct State {
    limit: usize,
    next_key: u32,
    queue: VecDeque<(JobId, Source)>,
    slots: Vec<Slot>,
}

/// One worker. Its key is never used again, so what a terminated worker still had to say finds nobody.
struct Slot {
    key: u32,
    worker: Worker,
    running: Option<Running>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(web_sys::Event)>,
}

struct Running {
    id: JobId,
    bytes: u32,
    _limit: Timeout,
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
    }
}

impl PartialEq for Pool {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Pool {
    /// A pool that reports what happens to `on_event`, with as many workers as the machine has cores
    /// to spare. Workers are started when they are first needed.
    pub(crate) fn new(on_event: impl Fn(Event) + 'static) -> Self {
        let cores = web_sys::window().map_or(2.0, |window| window.navigator().hardware_concurrency());
        let limit = (cores as usize).saturating_sub(1).clamp(1, MAX_WORKERS);
        let state = State { limit, next_key: 0, queue: VecDeque::new(), slots: Vec::new() };
        Self(Rc::new(Shared { on_event: Box::new(on_event), state: RefCell::new(state) }))
    }

    /// Puts a file at the end of the queue. Ends in exactly one `Done` or `Failed`.
    pub(crate) fn submit(&self, id: JobId, source: Source) {
        self.0.state.borrow_mut().queue.push_back((id, source));
        self.0.pump();
    }

    /// Stops a file, waiting or running: `Failed` with [`Failure::CANCELLED`].
    pub(crate) fn cancel(&self, id: JobId) {
        let mut state = self.0.state.borrow_mut();
        let waiting = state.queue.iter().position(|(waiting, _)| *waiting == id);
        let known = match waiting {
            Some(place) => state.queue.remove(place).is_some(),
            None => state.remove_slot(|slot| slot.is_running(id)).is_some(),
        };
        drop(state);
        if known {
            self.0.fail(id, Failure::CANCELLED, "Reading was stopped.");
            self.0.pump();
        }
    }

    /// Ends the workers that have nothing to do: the memory of a wasm instance never shrinks. New ones start when files come.
    pub(crate) fn rest(&self) {
        let state = &mut *self.0.state.borrow_mut();
        state.slots.retain(|slot| slot.running.is_some());
    }

    /// Stops everything that waits or runs.
    pub(crate) fn cancel_all(&self) {
        let state = self.0.state.borrow();
        let running = state.slots.iter().filter_map(|slot| Some(slot.running.as_ref()?.id));
        let mut all: Vec<JobId> = state.queue.iter().map(|(id, _)| *id).collect();
        all.extend(running);
        drop(state);
        for id in all {
            self.cancel(id);
        }
    }
}

impl Slot {
    fn is_running(&self, id: JobId) -> bool {
        self.running.as_ref().is_some_and(|running| running.id == id)
    }
}

impl State {
    fn remove_slot(&mut self, matches: impl Fn(&Slot) -> bool) -> Option<Slot> {
        let place = self.slots.iter().position(matches)?;
        Some(self.slots.swap_remove(place))
    }

    fn slot(&mut self, key: u32) -> Option<&mut Slot> {
        self.slots.iter_mut().find(|slot| slot.key == key)
    }
}

impl Shared {
    fn fail(&self, id: JobId, code: &str, message: &str) {
        (self.on_event)(Event::Failed { id, code: code.to_owned(), message: message.to_owned() });
    }

    /// Gives waiting files to free workers, starting workers up to the limit.
    fn pump(self: &Rc<Self>) {
        loop {
            let mut state = self.state.borrow_mut();
            let free = state.slots.iter().find(|slot| slot.running.is_none()).map(|slot| slot.key);
            if free.is_none() && state.slots.len() >= state.limit {
                return;
            }
            let Some((id, source)) = state.queue.pop_front() else { return };
            let key = match free {
                Some(key) => Ok(key),
                None => self.start_worker(&mut state),
            };
            match key {
                Ok(key) => self.assign(state, key, id, source),
                Err(refusal) => {
                    drop(state);
                    self.fail(
                        id,
                        Failure::DIED,
                        &format!("No worker could be started: {}", words_of(&refusal)),
                    );
                }
            }
        }
    }

    fn start_worker(self: &Rc<Self>, state: &mut State) -> Result<u32, JsValue> {
        let key = state.next_key;
        let worker = spawn_worker()?;
        let pool = Rc::downgrade(self);
        let on_message = with_pool(&pool, move |pool, event: MessageEvent| pool.answered(key, &event.data()));
        let on_error = with_pool(&pool, move |pool, event: web_sys::Event| {
            event.prevent_default();
            pool.stop(key, Failure::DIED, "The worker stopped in the middle of this file.");
        });
        worker.set_onmessage(Some(function(&on_message)));
        worker.set_onerror(Some(function(&on_error)));
        worker.set_onmessageerror(Some(function(&on_error)));
        state.next_key += 1;
        let slot = Slot { key, worker, running: None, _on_message: on_message, _on_error: on_error };
        state.slots.push(slot);
        Ok(key)
    }

    fn assign(self: &Rc<Self>, mut state: std::cell::RefMut<'_, State>, key: u32, id: JobId, source: Source) {
        let pool = Rc::downgrade(self);
        let limit = Timeout::new(time_limit(source.size()), move || {
            if let Some(pool) = pool.upgrade() {
                pool.stop(key, Failure::TIMEOUT, "Reading took too long and was stopped.");
            }
        });
        if let Some(slot) = state.slot(key) {
            slot.running = Some(Running { id, bytes: 0, _limit: limit });
        }
        drop(state);
        (self.on_event)(Event::Started { id });
        let pool = Rc::downgrade(self);
        spawn_local(async move {
            let content = content_of(source).await;
            if let Some(pool) = pool.upgrade() {
                pool.post(key, id, content);
            }
        });
    }

    /// Posts a file's content to the worker that waits for it, unless it was stopped meanwhile.
    fn post(self: &Rc<Self>, key: u32, id: JobId, content: Result<(String, ArrayBuffer), JsValue>) {
        let mut state = self.state.borrow_mut();
        let Some(slot) = state.slot(key).filter(|slot| slot.is_running(id)) else { return };
        let posted = content.and_then(|(name, bytes)| {
            if let Some(running) = &mut slot.running {
                running.bytes = bytes.byte_length();
            }
            let envelope = Request { id, name, bytes }.pack()?;
            slot.worker.post_message_with_transfer(&envelope.message, &envelope.transfer)
        });
        if let Err(refusal) = posted {
            slot.running = None;
            drop(state);
            let message = format!("The browser could not read this file: {}", words_of(&refusal));
            self.fail(id, Failure::UNREADABLE, &message);
            self.pump();
        }
    }

    fn answered(self: &Rc<Self>, key: u32, message: &JsValue) {
        let mut state = self.state.borrow_mut();
        if Answer::is_early(message) {
            let running = state.slot(key).is_some_and(|slot| slot.running.is_some());
            drop(state);
            if let Answer { id, outcome: Ok(packed), .. } = Answer::unpack(message)
                && running
            {
                (self.on_event)(Event::Early { id, packed });
            }
            return;
        }
        let Some(running) = state.slot(key).and_then(|slot| slot.running.take()) else { return };
        if running.bytes > RETIRE_BYTES {
            state.remove_slot(|slot| slot.key == key);
        }
        drop(state);
        let id = running.id;
        drop(running);
        // The worker takes up its next file while the page unpacks this one.
        self.pump();
        let Answer { outcome, digest, .. } = Answer::unpack(message);
        (self.on_event)(match outcome {
            Ok(packed) => Event::Done { id, packed, digest },
            Err(Failure { code, message }) => Event::Failed { id, code, message },
        });
    }

    /// Ends a worker; its file, if it had one, failed for the given reason.
    fn stop(self: &Rc<Self>, key: u32, code: &str, message: &str) {
        let slot = self.state.borrow_mut().remove_slot(|slot| slot.key == key);
        if let Some(running) = slot.as_ref().and_then(|slot| slot.running.as_ref()) {
            self.fail(running.id, code, message);
        }
        self.pump();
    }
}

/// A closure for a worker's event that does nothing once the pool is gone.
fn with_pool<E: wasm_bindgen::convert::FromWasmAbi + 'static>(
    pool: &Weak<Shared>,
    act: impl Fn(&Rc<Shared>, E) + 'static,
) -> Closure<dyn FnMut(E)> {
    let pool = Weak::clone(pool);
    Closure::new(move |event| {
        if let Some(pool) = pool.upgrade() {
            act(&pool, event);
        }
    })
}

fn function<E>(closure: &Closure<dyn FnMut(E)>) -> &Function {
    closure.as_ref().unchecked_ref()
}

async fn content_of(source: Source) -> Result<(String, ArrayBuffer), JsValue> {
    match source {
        Source::File(file) => {
            let bytes = JsFuture::from(file.array_buffer()).await?;
            Ok((file.name(), bytes.unchecked_into()))
        }
        Source::Bytes { name, bytes } => Ok((name, Uint8Array::from(&*bytes).buffer())),
    }
}

/// What an exception says of itself.
fn words_of(exception: &JsValue) -> String {
    let text = js_sys::Reflect::get(exception, &"message".into()).ok().and_then(|text| text.as_string());
    text.or_else(|| exception.as_string()).unwrap_or_else(|| "unknown error".to_owned())
}
