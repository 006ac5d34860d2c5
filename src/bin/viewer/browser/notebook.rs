//! Notebooks: the reader's corrections and remarks, kept in the browser beside the shelf under the SHA-256 of what they are
//! of, each in a database of its own, so that none ever waits for another tab to let go of the files.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use rexie::{ObjectStore, Rexie, Store, TransactionMode};
use serde_json::Value;
use tearsheet::view::merged::merge;
use tearsheet::view::state::Keeping;
use wasm_bindgen::JsValue;

/// The version of each database.
const VERSION: u32 = 1;

/// Where corrections stand: the database, and the one store in it. Values are JSON text.
pub(crate) const CORRECTIONS: [&str; 2] = ["tearsheet-notebook", "corrections"];

/// Where remarks stand.
pub(crate) const REMARKS: [&str; 2] = ["tearsheet-remarks", "remarks"];

/// What stands in a notebook: JSON by the keys of documents.
pub(crate) type Entries = BTreeMap<Rc<str>, Value>;

/// What another tab wrote meanwhile, put together with what this one wrote: none where nothing is left of it.
pub(crate) type Merged = Vec<(Rc<str>, Option<Value>)>;

/// A notebook; a clone is the same one.
#[derive(Clone)]
pub(crate) struct Notebook(Rc<Inner>);

struct Inner {
    place: [&'static str; 2],
    database: RefCell<Option<Rc<Rexie>>>,
    /// What stands in it.
    written: RefCell<BTreeMap<Rc<str>, String>>,
    /// How much is being written now, and how often something was.
    writing: Cell<u32>,
    turn: Cell<u32>,
}

/// How often it is looked whether all is written, in milliseconds.
const WAITING: u32 = 20;

impl Notebook {
    /// The notebook at this place, not yet open.
    pub(crate) fn new(place: [&'static str; 2]) -> Self {
        Self(Rc::new(Inner {
            place,
            database: RefCell::default(),
            written: RefCell::default(),
            writing: Cell::default(),
            turn: Cell::default(),
        }))
    }

    /// Opens the notebook and reads it.
    pub(crate) async fn open(&self) -> Entries {
        let [database, store] = self.0.place;
        let opened =
            Rexie::builder(database).version(VERSION).add_object_store(ObjectStore::new(store)).build().await;
        let Ok(database) = opened else { return Entries::new() };
        let written = self.read_all(&database).await.unwrap_or_default();
        *self.0.database.borrow_mut() = Some(Rc::new(database));
        let values = written
            .iter()
            .map(|(key, text)| (Rc::clone(key), serde_json::from_str(text).unwrap_or_default()))
            .collect();
        *self.0.written.borrow_mut() = written;
        values
    }

    /// Writes what is new and takes out what is gone; what another tab changed meanwhile stays, and is returned with whether
    /// anything was written.
    ///
    /// # Errors
    ///
    /// Where the browser refuses.
    pub(crate) async fn keep(&self, entries: Entries) -> Result<(Merged, bool), Keeping> {
        let Some(database) = self.0.database.borrow().clone() else {
            return if entries.is_empty() { Ok((Vec::new(), false)) } else { Err(Keeping::Refused) };
        };
        let now: BTreeMap<Rc<str>, String> =
            entries.into_iter().map(|(key, value)| (key, value.to_string())).collect();
        let before = std::mem::replace(&mut *self.0.written.borrow_mut(), now.clone());
        let (mut merged, mut all) = (Vec::new(), true);
        let keys: BTreeSet<&Rc<str>> = before.keys().chain(now.keys()).collect();
        self.0.writing.set(self.0.writing.get() + 1);
        self.0.turn.set(self.0.turn.get() + 1);
        let mut wrote = false;
        for key in keys.into_iter().filter(|key| before.get(*key) != now.get(*key)) {
            wrote = true;
            match self.write(&database, key, before.get(key), now.get(key)).await {
                Ok(None) => {}
                Ok(Some(theirs)) => {
                    let mut written = self.0.written.borrow_mut();
                    match &theirs {
                        Some(value) => written.insert(Rc::clone(key), value.to_string()),
                        None => written.remove(key),
                    };
                    merged.push((Rc::clone(key), theirs));
                }
                Err(_) => all = false,
            }
        }
        self.0.writing.set(self.0.writing.get() - 1);
        // What can be opened and takes nothing more is full.
        if all { Ok((merged, wrote)) } else { Err(Keeping::Full) }
    }

    /// What another tab wrote since this one read or wrote it. What this one is writing is written first.
    pub(crate) async fn look(&self) -> Merged {
        let Some(database) = self.0.database.borrow().clone() else { return Vec::new() };
        loop {
            let turn = self.0.turn.get();
            let Ok(there) = self.read_all(&database).await else { return Vec::new() };
            if self.0.writing.get() > 0 || self.0.turn.get() != turn {
                TimeoutFuture::new(WAITING).await;
                continue;
            }
            let before = std::mem::replace(&mut *self.0.written.borrow_mut(), there.clone());
            let keys: BTreeSet<&Rc<str>> = before.keys().chain(there.keys()).collect();
            let changed = keys.into_iter().filter(|key| before.get(*key) != there.get(*key));
            let value = |key: &Rc<str>| there.get(key).and_then(|text| serde_json::from_str(text).ok());
            return changed.map(|key| (Rc::clone(key), value(key))).collect();
        }
    }

    /// Writes one entry. Returned is what was written instead, where another tab wrote meanwhile.
    async fn write(
        &self,
        database: &Rexie,
        key: &Rc<str>,
        before: Option<&String>,
        now: Option<&String>,
    ) -> rexie::Result<Option<Option<Value>>> {
        let value = |text: Option<&String>| text.and_then(|text| serde_json::from_str::<Value>(text).ok());
        let id = JsValue::from_str(key);
        self.change(database, async |store| {
            let there = store.get(id.clone()).await?.and_then(|text| text.as_string());
            let (text, merged) = if there.as_ref() == before {
                (now.cloned(), None)
            } else {
                let merged =
                    merge(value(before).as_ref(), value(now).as_ref(), value(there.as_ref()).as_ref());
                (merged.as_ref().map(Value::to_string), Some(merged))
            };
            match text {
                Some(text) => drop(store.put(&text.as_str().into(), Some(&id)).await?),
                None => store.delete(id.clone()).await?,
            }
            Ok(merged)
        })
        .await
    }

    /// Does one thing with the store, and waits until it is written.
    async fn change<T>(
        &self,
        database: &Rexie,
        act: impl AsyncFnOnce(&Store) -> rexie::Result<T>,
    ) -> rexie::Result<T> {
        let [_, store] = self.0.place;
        let transaction = database.transaction(&[store], TransactionMode::ReadWrite)?;
        let done = act(&transaction.store(store)?).await?;
        transaction.done().await?;
        Ok(done)
    }

    async fn read_all(&self, database: &Rexie) -> rexie::Result<BTreeMap<Rc<str>, String>> {
        let [_, store] = self.0.place;
        let transaction = database.transaction(&[store], TransactionMode::ReadOnly)?;
        let rows = transaction.store(store)?.scan(None, None, None, None).await?;
        let texts =
            rows.into_iter().filter_map(|(key, text)| Some((Rc::from(key.as_string()?), text.as_string()?)));
        Ok(texts.collect())
    }
}
