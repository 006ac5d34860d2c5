//! Files out of a drop, folders walked to their ends.

use js_sys::{Array, Function, Promise, Reflect};
use tearsheet::view::names::sort_paths;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DataTransfer, File, FileList, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry,
    FileSystemFileEntry,
};

/// A file, and its name with the folders it was found in.
pub(crate) struct Found {
    /// The file.
    pub(crate) file: File,
    /// Its name; with its folders where it came in one.
    pub(crate) name: String,
}

impl Found {
    /// The files that were chosen in a dialog.
    pub(crate) fn chosen(list: &FileList) -> Vec<Self> {
        let files = (0..list.length()).filter_map(|at| list.get(at));
        let named = files.map(|file| {
            let path =
                Reflect::get(&file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
            let name = path.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name());
            Self { file, name }
        });
        named.collect()
    }

    /// Whether it came in a folder, where not every file is a page.
    pub(crate) fn in_folder(&self) -> bool {
        self.name.contains('/')
    }
}

/// What a drop holds. It must be taken before the event ends; the walk may take its time.
pub(crate) struct Dropped {
    folders: Vec<Folder>,
    files: Vec<File>,
}

/// A dropped folder, with the two ways into it.
struct Folder {
    entry: FileSystemDirectoryEntry,
    handle: Option<Promise>,
}

/// What a walk found.
#[derive(Default)]
pub(crate) struct Walked {
    /// The files, those of folders in name order.
    pub(crate) found: Vec<Found>,
    /// Whether the browser refused to open a folder.
    pub(crate) refused: bool,
}

impl Dropped {
    /// Takes what was dropped or pasted. A file is taken as such, not as an entry: on a page that was
    /// itself opened from a file, Chromium opens no entries.
    pub(crate) fn take(data: &DataTransfer) -> Self {
        let items = data.items();
        let items = (0..items.length()).filter_map(|at| items.get(at)).filter(|item| item.kind() == "file");
        let (mut folders, mut files) = (Vec::new(), Vec::new());
        for item in items {
            match item.webkit_get_as_entry().ok().flatten() {
                Some(entry) if entry.is_directory() => {
                    let handle =
                        call(&item, "getAsFileSystemHandle").and_then(|handle| handle.dyn_into().ok());
                    folders.push(Folder { entry: entry.unchecked_into(), handle });
                }
                _ => files.extend(item.get_as_file().ok().flatten()),
            }
        }
        Self { folders, files }
    }

    /// Whether there are no files.
    pub(crate) fn is_empty(&self) -> bool {
        self.folders.is_empty() && self.files.is_empty()
    }

    /// All files. A folder is walked by its entries, which every browser has; where they are refused, by
    /// its handle.
    pub(crate) async fn walk(self) -> Walked {
        let loose = self.files.into_iter().map(|file| Found { name: file.name(), file });
        let mut walked = Walked { found: loose.collect(), refused: false };
        for folder in self.folders {
            let before = walked.found.len();
            let name = folder.entry.name();
            if walk_entries(folder.entry, &mut walked.found).await.is_err() {
                let handle = match folder.handle {
                    Some(handle) => JsFuture::from(handle).await,
                    None => Err(JsValue::NULL),
                };
                walked.refused |= match handle {
                    Ok(handle) => walk_handles(handle, name, &mut walked.found).await.is_err(),
                    Err(_) => true,
                };
            }
            sort_paths(walked.found.get_mut(before..).unwrap_or_default(), |found| &found.name);
        }
        walked
    }
}

async fn walk_entries(folder: FileSystemDirectoryEntry, found: &mut Vec<Found>) -> Result<(), JsValue> {
    let mut stack: Vec<FileSystemEntry> = vec![folder.unchecked_into()];
    while let Some(entry) = stack.pop() {
        if entry.is_directory() {
            stack.extend(entries_of(entry.unchecked_ref()).await?);
        } else {
            let file = file_of(entry.unchecked_ref()).await?;
            found.push(Found { file, name: entry.full_path().trim_start_matches('/').to_owned() });
        }
    }
    Ok(())
}

/// All entries of a folder: `readEntries` gives at most a hundred at a time, and an empty list at the end.
async fn entries_of(folder: &FileSystemDirectoryEntry) -> Result<Vec<FileSystemEntry>, JsValue> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let batch: Array = JsFuture::from(read_entries(&reader)).await?.unchecked_into();
        if batch.length() == 0 {
            return Ok(all);
        }
        all.extend(batch.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}

fn read_entries(reader: &FileSystemDirectoryReader) -> Promise {
    Promise::new(&mut |resolve, reject| {
        if let Err(error) = reader.read_entries_with_callback_and_callback(&resolve, &reject) {
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    })
}

async fn file_of(entry: &FileSystemFileEntry) -> Result<File, JsValue> {
    let file = Promise::new(&mut |resolve, reject| {
        entry.file_with_callback_and_callback(&resolve, &reject);
    });
    JsFuture::from(file).await.map(JsCast::unchecked_into)
}

/// Walks a folder by its handle. Handles are newer than the bindings know, so they are called by name.
async fn walk_handles(folder: JsValue, name: String, found: &mut Vec<Found>) -> Result<(), JsValue> {
    let mut stack = vec![(folder, name)];
    while let Some((handle, path)) = stack.pop() {
        if text(&handle, "kind") == "file" {
            let file = settled(&handle, "getFile").await?.dyn_into::<File>()?;
            found.push(Found { file, name: path });
            continue;
        }
        let values = call(&handle, "values").ok_or(JsValue::NULL)?;
        loop {
            let step = settled(&values, "next").await?;
            if Reflect::get(&step, &"done".into())?.is_truthy() {
                break;
            }
            let child = Reflect::get(&step, &"value".into())?;
            let path = format!("{path}/{}", text(&child, "name"));
            stack.push((child, path));
        }
    }
    Ok(())
}

fn call(object: &JsValue, method: &str) -> Option<JsValue> {
    let method: Function = Reflect::get(object, &method.into()).ok()?.dyn_into().ok()?;
    method.call0(object).ok()
}

async fn settled(object: &JsValue, method: &str) -> Result<JsValue, JsValue> {
    let promise: Promise = call(object, method).ok_or(JsValue::NULL)?.dyn_into()?;
    JsFuture::from(promise).await
}

fn text(object: &JsValue, key: &str) -> String {
    Reflect::get(object, &key.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}
