//! The notebook: the reader's corrections, kept in the browser beside the shelf under the SHA-256 of what they correct, in
//! a database of its own, so that it never waits for another tab to let go of the files.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use rexie::{ObjectStore, Rexie, Store, TransactionMode};
use tearsheet::correction::{from_json, to_json};
use tearsheet::view::changes::Corrections;
use wasm_bindgen::JsValue;

/// Name and version of the database; the one store in it: lists of corrections as JSON text.
const DATABASE: &str = "tearsheet-notebook";
const VERSION: u32 = 1;
const CORRECTIONS: &str = "corrections";

/// The notebook; a clone is the same one.
#[derive(Clone, Default)]
pub(crate) struct Notebook(Rc<Inner>);

#[derive(Default)]
struct Inner {
    database: RefCell<Option<Rc<Rexie>>>,
    /// What stands in it.
    written: RefCell<BTreeMap<Rc<str>, String>>,
}

impl Notebook {
    /// Opens the notebook and reads it.
    pub(crate) async fn open(&self) -> Corrections {
        let store = ObjectStore::new(CORRECTIONS);
        let opened = Rexie::builder(DATABASE).version(VERSION).add_object_store(store).build().await;
        let Ok(database) = opened else { return Corrections::new() };
        let written = read_all(&database).await.unwrap_or_default();
        *self.0.database.borrow_mut() = Some(Rc::new(database));
        let lists = written.iter().map(|(key, text)| {
            let list = serde_json::from_str(text).map(|list| from_json(&list)).unwrap_or_default();
            (Rc::clone(key), list)
        });
        let lists = lists.collect();
        *self.0.written.borrow_mut() = written;
        lists
    }

    /// Writes what is new and takes out what is gone; false where the browser refuses.
    pub(crate) async fn keep(&self, corrections: &Corrections) -> bool {
        let Some(database) = self.0.database.borrow().clone() else { return corrections.is_empty() };
        let now: BTreeMap<Rc<str>, String> =
            corrections.iter().map(|(key, list)| (Rc::clone(key), to_json(list).to_string())).collect();
        let before = std::mem::replace(&mut *self.0.written.borrow_mut(), now.clone());
        let mut all = true;
        for key in before.keys().filter(|key| !now.contains_key(*key)) {
            all &= change(&database, async |store| store.delete((&**key).into()).await).await.is_ok();
        }
        for (key, text) in now.iter().filter(|(key, text)| before.get(*key) != Some(*text)) {
            let (key, text): (JsValue, JsValue) = ((&**key).into(), text.as_str().into());
            all &= change(&database, async |store| store.put(&text, Some(&key)).await).await.is_ok();
        }
        all
    }
}

/// Does one thing with the store, and waits until it is written.
async fn change<T>(database: &Rexie, act: impl AsyncFnOnce(&Store) -> rexie::Result<T>) -> rexie::Result<T> {
    let transaction = database.transaction(&[CORRECTIONS], TransactionMode::ReadWrite)?;
    let done = act(&transaction.store(CORRECTIONS)?).await?;
    transaction.done().await?;
    Ok(done)
}

async fn read_all(database: &Rexie) -> rexie::Result<BTreeMap<Rc<str>, String>> {
    let transaction = database.transaction(&[CORRECTIONS], TransactionMode::ReadOnly)?;
    let rows = transaction.store(CORRECTIONS)?.scan(None, None, None, None).await?;
    let texts =
        rows.into_iter().filter_map(|(key, text)| Some((Rc::from(key.as_string()?), text.as_string()?)));
    Ok(texts.collect())
}
