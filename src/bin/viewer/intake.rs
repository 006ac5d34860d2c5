//! Where files come in: each gets a number, a line in the list and a place in the pool's queue.

mod kept;

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use tearsheet::export::project::Written;
use tearsheet::model::Media;
use tearsheet::view::changes::Corrections;
use tearsheet::view::names::may_be_page;
use tearsheet::view::page::PageRef;
use tearsheet::view::pictures::{holds_picture, is_picture, paths_beside};
use tearsheet::view::remarks::Remarked;
use tearsheet::view::state::{Action, Incoming, Notice};
use web_sys::{File, FileList};
use yew::prelude::*;

use crate::arrivals::Arrivals;
use crate::browser::download;
use crate::browser::folder::{Dropped, Found, Walked};
use crate::browser::notebook::{CORRECTIONS, Notebook, REMARKS};
use crate::browser::pictures::{self, Picture};
use crate::browser::project::{self, Opened};
use crate::browser::shelf::Shelf;
use crate::browser::storage;
use crate::browser::tabs::Tabs;
use crate::collector::Collector;
use crate::pool::{Pool, Source};
use crate::store::Store;

/// Takes in files; a clone is the same one.
#[derive(Clone)]
pub(crate) struct Intake {
    pool: Pool,
    dispatch: UseReducerDispatcher<Store>,
    next: Rc<Cell<u32>>,
    pasted: Rc<Cell<u32>>,
    unread: Unread,
    shelf: Shelf,
    corrections: Notebook,
    remarks: Notebook,
    files: Files,
    pictures: Pictures,
    collector: Collector,
    tabs: Rc<OnceCell<Tabs>>,
    /// Whether another tab told something while it was looked at what it wrote.
    looking: Rc<Cell<bool>>,
    told: Rc<Cell<bool>>,
}

/// The files that have no document yet, with their names, so that one that failed or was stopped can be read again. A file
/// from disk is a handle here, not its content.
pub(crate) type Unread = Rc<RefCell<BTreeMap<u32, (Rc<str>, Source)>>>;

/// The files of the list and those that can come back into it, with their names. A file from disk is a handle.
type Files = Rc<RefCell<BTreeMap<u32, (String, File)>>>;

/// Pictures out of dropped folders, by their paths. Handles as well.
type Pictures = Rc<RefCell<BTreeMap<String, File>>>;

impl PartialEq for Intake {
    fn eq(&self, other: &Self) -> bool {
        self.pool == other.pool
    }
}

impl Intake {
    /// An intake with a pool of its own, whose answers become actions.
    pub(crate) fn new(dispatch: UseReducerDispatcher<Store>) -> Self {
        let unread = Unread::default();
        let collector = Collector::new(dispatch.clone());
        let arrivals = Arrivals::new(dispatch.clone(), Rc::clone(&unread), collector.clone());
        let pool = Pool::new(move |event| arrivals.take(event));
        Self {
            pool,
            dispatch,
            next: Rc::default(),
            pasted: Rc::default(),
            unread,
            shelf: Shelf::default(),
            corrections: Notebook::new(CORRECTIONS),
            remarks: Notebook::new(REMARKS),
            files: Files::default(),
            pictures: Pictures::default(),
            collector,
            tabs: Rc::default(),
            looking: Rc::default(),
            told: Rc::default(),
        }
    }

    /// Takes off the shelf what is no longer in the list, and lets go of what can't come back into it. Without a list there is
    /// nothing for workers to do.
    pub(crate) fn retain(&self, shown: &[u32], held: &[u32]) {
        let held_ids: BTreeSet<u32> = held.iter().copied().collect();
        self.files.borrow_mut().retain(|id, _| held_ids.contains(id));
        self.unread.borrow_mut().retain(|id, _| held_ids.contains(id));
        self.collector.retain(&held_ids);
        if shown.is_empty() {
            self.pool.rest();
            self.collector.rest();
        }
        if held.is_empty() {
            self.pictures.borrow_mut().clear();
        }
        let intake = self.clone();
        self.shelf.retain(shown, held, |id| self.files.borrow().get(&id).cloned(), move || intake.tell());
    }

    /// Saves all files, corrections and remarks as one project.
    pub(crate) fn save_project(
        &self,
        files: Vec<(u32, Written)>,
        corrections: Corrections,
        remarks: Remarked,
    ) {
        let held = self.files.borrow();
        let all = files.len();
        let files: Vec<(Written, File)> =
            files.into_iter().filter_map(|(id, written)| Some((written, held.get(&id)?.1.clone()))).collect();
        drop(held);
        let whole = files.len() == all;
        let intake = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            match project::make(files, &corrections, &remarks).await.filter(|_| whole) {
                Some(blob) => {
                    let day = js_sys::Date::new_0().to_iso_string().as_string().unwrap_or_default();
                    let day = day.split('T').next().unwrap_or_default();
                    download::save_blob(&format!("tearsheet {day}.zip"), &blob);
                }
                None => intake.dispatch.dispatch(Action::Noticed(Notice::NotSaved)),
            }
        });
    }

    /// Puts the documents of these files side by side, as they are corrected now; the answer becomes an action.
    pub(crate) fn gather(&self, files: &[(u32, Vec<PageRef>)], corrections: &Rc<Corrections>) {
        for (file, pages) in files {
            self.collector.refresh(*file, pages);
        }
        self.collector.gather(files.iter().map(|(file, _)| *file).collect(), corrections);
    }

    /// Whether the page holds files that nothing else does.
    pub(crate) fn is_behind(&self) -> bool {
        self.shelf.is_behind()
    }

    /// Files chosen in a dialog.
    pub(crate) fn chosen(&self, list: &FileList) {
        let (intake, found) = (self.clone(), Found::chosen(list));
        wasm_bindgen_futures::spawn_local(async move {
            intake.found(Walked { found, refused: false }).await;
        });
    }

    /// What was dropped or pasted.
    pub(crate) fn dropped(&self, dropped: Dropped) {
        let intake = self.clone();
        wasm_bindgen_futures::spawn_local(async move { intake.found(dropped.walk().await).await });
    }

    /// Bytes under a name: a sample or pasted text.
    pub(crate) fn bytes(&self, files: Vec<(String, Vec<u8>)>) {
        let sources = files.into_iter().map(|(name, bytes)| {
            let size = bytes.len() as u64;
            (name.clone(), size, Source::Bytes { name, bytes: bytes.into() })
        });
        self.submit(sources.collect());
    }

    /// Pasted text, under a name with a number of its own.
    pub(crate) fn pasted(&self, named: impl Fn(&str) -> String, text: String, markup: bool) {
        self.pasted.set(self.pasted.get() + 1);
        let name = named(&self.pasted.get().to_string());
        let ending = if markup { "html" } else { "txt" };
        self.bytes(vec![(format!("{name}.{ending}"), text.into_bytes())]);
    }

    /// The picture of a page out of a file, if it travelled with it: in the page itself, in the file, or in its folder.
    pub(crate) async fn picture(&self, id: u32, media: &Media) -> Option<Picture> {
        if let Some(address) = media.url.as_ref().filter(|address| holds_picture(address)) {
            return Some(Picture::within(address.clone()));
        }
        let (name, file) = self.files.borrow().get(&id).cloned()?;
        if let Some(place) = &media.enclosed {
            return pictures::open(&file, place).await;
        }
        let address = media.url.as_deref()?;
        let held = self.pictures.borrow();
        let found = paths_beside(&name, address).find_map(|path| held.get(&path).cloned());
        drop(held);
        let found = found?;
        Picture::of_blob(&found)
    }

    /// Stops a file.
    pub(crate) fn cancel(&self, id: u32) {
        self.pool.cancel(id);
    }

    /// Reads a file once more that failed or was stopped.
    pub(crate) fn again(&self, id: u32) {
        let source = self.unread.borrow().get(&id).map(|(_, source)| source.clone());
        if let Some(source) = source {
            self.dispatch.dispatch(Action::Retried(id));
            self.pool.submit(id, source);
        }
    }

    /// Stops all files.
    pub(crate) fn cancel_all(&self) {
        self.pool.cancel_all();
    }

    async fn found(&self, walked: Walked) {
        let (mut found, mut notices) = (Vec::with_capacity(walked.found.len()), Vec::new());
        for file in walked.found {
            let archive = file.name.to_ascii_lowercase().ends_with(".zip");
            match if archive { project::open(&file.file).await } else { Opened::Other } {
                Opened::Project { files, corrections, remarks, newer } => {
                    self.dispatch.dispatch(Action::ProjectOpened { corrections, remarks, newer });
                    notices.push(self.open_project(files, newer));
                }
                Opened::Damaged => {
                    notices.push(Notice::ProjectDamaged);
                    found.push(file);
                }
                Opened::Other => found.push(file),
            }
        }
        let pictures = found.iter().filter(|found| found.in_folder() && is_picture(&found.name));
        let pictures = pictures.map(|found| (found.name.clone(), found.file.clone()));
        self.pictures.borrow_mut().extend(pictures);
        let all = found.len();
        let pages = found.into_iter().filter(|found| !found.in_folder() || may_be_page(&found.name));
        let sources: Vec<_> =
            pages.map(|found| (found.name, found.file.size() as u64, Source::File(found.file))).collect();
        let skipped = all - sources.len();
        let nothing = sources.is_empty();
        if !nothing || notices.is_empty() {
            self.submit(sources);
        }
        if walked.refused {
            notices.push(Notice::FolderRefused);
        } else if nothing && notices.is_empty() {
            notices.push(Notice::NothingToRead);
        } else if skipped > 0 {
            notices.push(Notice::Skipped(skipped as u32));
        }
        // The first is the one that matters most.
        if let Some(notice) = notices.first() {
            self.dispatch.dispatch(Action::Noticed(*notice));
        }
    }

    /// Reads the files of a project. Those of a newer program are not kept here: what is kept could be taken for all of it.
    fn open_project(&self, files: Vec<(String, File)>, newer: bool) -> Notice {
        let count = files.len() as u32;
        let sources =
            files.into_iter().map(|(name, file)| (name, file.size() as u64, Source::File(file))).collect();
        if newer {
            self.read(sources);
            return Notice::ProjectNewer;
        }
        self.submit(sources);
        Notice::ProjectOpened(count)
    }

    /// Reads files that are new, and puts them on the shelf meanwhile.
    fn submit(&self, sources: Vec<(String, u64, Source)>) {
        let files: Vec<(String, Option<File>)> =
            sources.iter().map(|(name, _, source)| (name.clone(), source.file())).collect();
        let first = self.read(sources);
        let numbered = (first..).zip(files).filter_map(|(id, (name, file))| Some((id, name, file?)));
        let numbered: Vec<_> = numbered.collect();
        let files = numbered.iter().map(|(id, name, file)| (*id, (name.clone(), file.clone())));
        self.files.borrow_mut().extend(files);
        let intake = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let kept = intake.shelf.keep(numbered).await;
            intake.tell();
            match kept {
                Ok(()) => storage::persist().await,
                Err(keeping) => intake.dispatch.dispatch(Action::NotKept(keeping)),
            }
        });
    }

    /// Gives files their numbers, their lines in the list and their places in the queue; the first number.
    fn read(&self, sources: Vec<(String, u64, Source)>) -> u32 {
        let first = self.next.get();
        self.next.set(first + sources.len() as u32);
        let numbered: Vec<_> = (first..).zip(sources).collect();
        let incoming = numbered.iter().map(|(id, (name, bytes, _))| Incoming {
            id: *id,
            name: name.clone(),
            bytes: *bytes,
        });
        self.dispatch.dispatch(Action::Added(incoming.collect()));
        for (id, (name, _, source)) in numbered {
            self.unread.borrow_mut().insert(id, (name.into(), source.clone()));
            self.pool.submit(id, source);
        }
        first
    }
}
