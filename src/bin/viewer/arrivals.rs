//! What the pool tells becomes actions, in the order in which it was told. Documents are unpacked in slices: ten thousand
//! of one file would hold the page up for more than a second.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use tearsheet::model::Document;
use tearsheet::protocol::{self, Packed};
use tearsheet::view::arriving::Arriving;
use tearsheet::view::page::PageRef;
use tearsheet::view::state::{Action, Failure};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::collector::Collector;
use crate::intake::Unread;
use crate::pool::Event;
use crate::slice::{Slice, let_go};
use crate::store::Store;

/// What was told and is not taken in yet; a clone is the same.
#[derive(Clone)]
pub(crate) struct Arrivals(Rc<Shared>);

struct Shared {
    dispatch: UseReducerDispatcher<Store>,
    unread: Unread,
    collector: Collector,
    queue: RefCell<VecDeque<Event>>,
    /// Whether it is being worked on.
    busy: Cell<bool>,
    /// The documents of files whose second reply is still to come. They are let go of in slices as well.
    early: RefCell<Vec<(u32, Vec<PageRef>)>>,
}

impl Arrivals {
    /// Nothing yet; what comes of the files of `unread` becomes actions.
    pub(crate) fn new(dispatch: UseReducerDispatcher<Store>, unread: Unread, collector: Collector) -> Self {
        Self(Rc::new(Shared {
            dispatch,
            unread,
            collector,
            queue: RefCell::default(),
            busy: Cell::default(),
            early: RefCell::default(),
        }))
    }

    /// Takes in what happened to a file. What takes no time is done within the same turn.
    pub(crate) fn take(&self, event: Event) {
        self.0.queue.borrow_mut().push_back(event);
        if !self.0.busy.replace(true) {
            let shared = Rc::clone(&self.0);
            spawn_local(async move { shared.work().await });
        }
    }
}

impl Shared {
    async fn work(&self) {
        let mut slice = Slice::new();
        while let Some(event) = self.next() {
            self.settle(event, &mut slice).await;
            slice.pause().await;
        }
        self.busy.set(false);
    }

    fn next(&self) -> Option<Event> {
        self.queue.borrow_mut().pop_front()
    }

    async fn settle(&self, event: Event, slice: &mut Slice) {
        match event {
            Event::Started { id } => self.dispatch.dispatch(Action::Started(id)),
            Event::Early { id, packed } => {
                if let Some(Ok(pages)) = self.unpack(id, packed, true, slice).await {
                    self.early.borrow_mut().push((id, pages.clone()));
                    self.dispatch.dispatch(Action::Early { id, pages });
                }
            }
            Event::Done { id, packed, digest } => {
                // Nothing becomes of a file that was removed meanwhile.
                if let Some(pages) = self.unpack(id, packed, false, slice).await {
                    self.unread.borrow_mut().remove(&id);
                    self.collector.keep(id, digest);
                    self.dispatch.dispatch(match pages {
                        Ok(pages) => Action::Done { id, pages },
                        Err(protocol::Failure { code, message }) => failed(id, &code, &message),
                    });
                }
                self.let_go(id);
            }
            Event::Failed { id, code, message } => {
                self.dispatch.dispatch(failed(id, &code, &message));
                self.let_go(id);
            }
        }
    }

    /// The pages of a file; none where it is no longer waited for.
    async fn unpack(
        &self,
        id: u32,
        packed: Packed,
        early: bool,
        slice: &mut Slice,
    ) -> Option<Result<Vec<PageRef>, protocol::Failure>> {
        let name = self.unread.borrow().get(&id).map(|(name, _)| Rc::clone(name))?;
        let mut arriving = Arriving::new(name, early);
        let unpacked = unpack(packed, slice, &mut |document, text| arriving.add(document, text)).await;
        if let Err(failure) = unpacked {
            return Some(Err(failure));
        }
        self.unread.borrow().contains_key(&id).then(|| Ok(arriving.pages()))
    }

    /// Lets go of the documents that a second reply has replaced.
    fn let_go(&self, id: u32) {
        let mut early = self.early.borrow_mut();
        if let Some(at) = early.iter().position(|(file, _)| *file == id) {
            let_go(early.swap_remove(at).1);
        }
    }
}

/// Unpacks documents in slices, and hands each on.
pub(crate) async fn unpack(
    mut packed: Packed,
    slice: &mut Slice,
    each: &mut dyn FnMut(Document, String),
) -> Result<(), protocol::Failure> {
    while let Some(one) = packed.next(&mut async || slice.pause().await).await {
        let (document, text) = one?;
        each(document, text);
        slice.pause().await;
    }
    Ok(())
}

fn failed(id: u32, code: &str, message: &str) -> Action {
    Action::Failed { id, failure: Failure { code: code.into(), message: message.into() } }
}
