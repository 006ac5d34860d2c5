//! The shelf: the files of the list, kept in the browser (`IndexedDB`) until they are removed, so that a reload or a crash
//! loses none. What the browser does not let the page keep stays in memory, and is said.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use js_sys::{Object, Reflect};
use rexie::{ObjectStore, Rexie, Store, TransactionMode};
use tearsheet::view::state::Keeping;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

/// Name and version of the database; the one store in it.
const DATABASE: &str = "tearsheet";
const VERSION: u32 = 1;
const FILES: &str = "files";

/// How often it is looked whether the shelf is open, in milliseconds.
const OPENING: u32 = 20;

/// A file on the shelf.
pub(crate) struct Kept {
    key: JsValue,
    /// Its name, with its folders.
    pub(crate) name: String,
    /// The file; its content is fetched when its turn comes.
    pub(crate) file: File,
}

/// What another tab did.
#[derive(Default)]
pub(crate) struct Seen {
    /// Files that it put on the shelf.
    pub(crate) new: Vec<Kept>,
    /// The numbers of files that it took off.
    pub(crate) gone: Vec<u32>,
    /// The numbers of files that were removed here and that it put back.
    pub(crate) back: Vec<u32>,
}

/// The shelf; a clone is the same one.
#[derive(Clone, Default)]
pub(crate) struct Shelf(Rc<Inner>);

#[derive(Default)]
struct Inner {
    database: RefCell<Option<Rc<Rexie>>>,
    /// Whether it is known if there is a database.
    opened: Cell<bool>,
    /// The keys by the page's numbers for the files. Keys are the database's own, so that two tabs never overwrite each
    /// other's files.
    keys: RefCell<BTreeMap<u32, JsValue>>,
    /// The keys of files that were removed and can come back.
    away: RefCell<BTreeMap<u32, JsValue>>,
    /// Files on their way to the shelf; those that were removed meanwhile are not.
    pending: RefCell<BTreeSet<u32>>,
    /// How much is being taken off the shelf or put back now, and how often something was.
    changing: Cell<u32>,
    turn: Cell<u32>,
    /// Whether the browser refused some.
    refused: Cell<bool>,
}

impl Shelf {
    /// Opens the shelf and takes stock: the files of the last visit, in their order.
    pub(crate) async fn open(&self) -> Vec<Kept> {
        let store = ObjectStore::new(FILES).auto_increment(true);
        let opened = Rexie::builder(DATABASE).version(VERSION).add_object_store(store).build().await;
        let mut kept = Vec::new();
        if let Ok(database) = opened {
            kept = take_stock(&database).await.unwrap_or_default();
            *self.0.database.borrow_mut() = Some(Rc::new(database));
        }
        self.0.opened.set(true);
        kept
    }

    /// Notes the number that the page gave a file of the shelf.
    pub(crate) fn number(&self, id: u32, kept: &Kept) {
        self.0.keys.borrow_mut().insert(id, kept.key.clone());
    }

    /// Puts files on the shelf.
    ///
    /// # Errors
    ///
    /// Where the browser refused one of them: there is no shelf, or, where there is one, no more room on it.
    pub(crate) async fn keep(&self, files: Vec<(u32, String, File)>) -> Result<(), Keeping> {
        self.0.turn.set(self.0.turn.get() + 1);
        self.0.pending.borrow_mut().extend(files.iter().map(|(id, ..)| *id));
        // What is dropped at once comes before the shelf is open.
        while !self.0.opened.get() {
            TimeoutFuture::new(OPENING).await;
        }
        let mut all = true;
        for (id, name, file) in files {
            all &= self.keep_one(id, &name, &file).await;
            self.0.pending.borrow_mut().remove(&id);
        }
        if all {
            return Ok(());
        }
        self.0.refused.set(true);
        Err(if self.0.database.borrow().is_some() { Keeping::Full } else { Keeping::Refused })
    }

    async fn keep_one(&self, id: u32, name: &str, file: &File) -> bool {
        let database = self.0.database.borrow().clone();
        let Some(database) = database else { return false };
        let Some(row) = row_of(name, file) else { return false };
        let Ok(key) = change(&database, async |store| store.add(&row, None).await).await else {
            return false;
        };
        if self.0.pending.borrow().contains(&id) {
            self.0.keys.borrow_mut().insert(id, key);
        } else {
            let _ = change(&database, async |store| store.delete(key).await).await;
        }
        true
    }

    /// Takes all files off the shelf that the list does not show, and puts those back that it shows again: what was
    /// removed does not come back by itself, whenever the page is left. `held` are the files that can come back.
    /// `done` is called when something was changed.
    pub(crate) fn retain(
        &self,
        shown: &[u32],
        held: &[u32],
        file: impl Fn(u32) -> Option<(String, File)>,
        done: impl FnOnce() + 'static,
    ) {
        let shown: BTreeSet<u32> = shown.iter().copied().collect();
        let held: BTreeSet<u32> = held.iter().copied().collect();
        self.0.pending.borrow_mut().retain(|id| held.contains(id));
        let away = std::mem::take(&mut *self.0.away.borrow_mut());
        let (back, mut away): (BTreeMap<_, _>, BTreeMap<_, _>) =
            away.into_iter().filter(|(id, _)| held.contains(id)).partition(|(id, _)| shown.contains(id));
        let keys = std::mem::take(&mut *self.0.keys.borrow_mut());
        let (mut stay, go): (BTreeMap<_, _>, BTreeMap<_, _>) =
            keys.into_iter().partition(|(id, _)| shown.contains(id));
        away.extend(go.iter().filter(|(id, _)| held.contains(id)).map(|(id, key)| (*id, key.clone())));
        stay.extend(back.iter().map(|(id, key)| (*id, key.clone())));
        *self.0.away.borrow_mut() = away;
        *self.0.keys.borrow_mut() = stay;
        let database = self.0.database.borrow().clone();
        let Some(database) = database.filter(|_| !go.is_empty() || !back.is_empty()) else { return };
        let back: Vec<_> = back.into_iter().filter_map(|(id, key)| Some((key, file(id)?))).collect();
        let this = self.clone();
        self.0.changing.set(self.0.changing.get() + 1);
        self.0.turn.set(self.0.turn.get() + 1);
        wasm_bindgen_futures::spawn_local(async move {
            for (id, key) in go {
                // It may have come back meanwhile.
                if !this.0.keys.borrow().contains_key(&id) {
                    let _ = change(&database, async |store| store.delete(key).await).await;
                }
            }
            for (key, (name, file)) in back {
                if let Some(row) = row_of(&name, &file) {
                    let _ = change(&database, async |store| store.put(&row, Some(&key)).await).await;
                }
            }
            this.0.changing.set(this.0.changing.get() - 1);
            done();
        });
    }

    /// What another tab did with the shelf. What this one is about to change is changed first.
    pub(crate) async fn look(&self) -> Seen {
        let nothing = Seen::default();
        let Some(database) = self.0.database.borrow().clone() else { return nothing };
        loop {
            let turn = self.0.turn.get();
            let Ok(there) = take_stock(&database).await else { return nothing };
            let busy = !self.0.pending.borrow().is_empty() || self.0.changing.get() > 0;
            if busy || self.0.turn.get() != turn {
                TimeoutFuture::new(OPENING).await;
                continue;
            }
            let (mut own, mut away) = (self.0.keys.borrow_mut(), self.0.away.borrow_mut());
            let is = |a: &JsValue, b: &JsValue| a.as_f64() == b.as_f64();
            let gone = own.iter().filter(|(_, key)| !there.iter().any(|kept| is(&kept.key, key)));
            let gone = gone.map(|(id, _)| *id).collect();
            // What was removed here and is there again is the same file, not another one.
            let stands = |key: &JsValue| there.iter().any(|kept| is(&kept.key, key));
            let (back, rest): (BTreeMap<_, _>, BTreeMap<_, _>) =
                std::mem::take(&mut *away).into_iter().partition(|(_, key)| stands(key));
            *away = rest;
            let ids = back.keys().copied().collect();
            own.extend(back);
            let new = there.into_iter().filter(|kept| !own.values().any(|key| is(&kept.key, key))).collect();
            return Seen { new, gone, back: ids };
        }
    }

    /// Whether the page holds files that the shelf doesn't.
    pub(crate) fn is_behind(&self) -> bool {
        !self.0.pending.borrow().is_empty() || self.0.refused.get()
    }
}

/// A file as it stands in the database.
fn row_of(name: &str, file: &File) -> Option<Object> {
    let row = Object::new();
    let fields: [(&str, &JsValue); 2] = [("name", &name.into()), ("file", file)];
    let set = fields.into_iter().all(|(key, value)| Reflect::set(&row, &key.into(), value).is_ok());
    set.then_some(row)
}

/// Does one thing with the store, and waits until it is written.
async fn change<T>(database: &Rexie, act: impl AsyncFnOnce(&Store) -> rexie::Result<T>) -> rexie::Result<T> {
    let transaction = database.transaction(&[FILES], TransactionMode::ReadWrite)?;
    let done = act(&transaction.store(FILES)?).await?;
    transaction.done().await?;
    Ok(done)
}

async fn take_stock(database: &Rexie) -> rexie::Result<Vec<Kept>> {
    let transaction = database.transaction(&[FILES], TransactionMode::ReadOnly)?;
    let rows = transaction.store(FILES)?.scan(None, None, None, None).await?;
    let kept = rows.into_iter().filter_map(|(key, row)| {
        let field = |name: &str| Reflect::get(&row, &name.into()).ok();
        let name = field("name")?.as_string()?;
        Some(Kept { key, name, file: field("file")?.dyn_into().ok()? })
    });
    Ok(kept.collect())
}
