//! Files out of a drop, folders walked to their ends.

use js_sys::{Array, Promise, Reflect};
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
    folders: Vec<FileSystemEntry>,
    files: Vec<File>,
}

impl Dropped {
    /// Takes what was dropped or pasted. A file is taken as such, not as an entry: entries of files
    /// cannot be opened on a page that was itself opened from a file.
    pub(crate) fn take(data: &DataTransfer) -> Self {
        let items = data.items();
        let items = (0..items.length()).filter_map(|at| items.get(at)).filter(|item| item.kind() == "file");
        let (mut folders, mut files) = (Vec::new(), Vec::new());
        for item in items {
            match item.webkit_get_as_entry().ok().flatten() {
                Some(entry) if entry.is_directory() => folders.push(entry),
                _ => files.extend(item.get_as_file().ok().flatten()),
            }
        }
        Self { folders, files }
    }

    /// Whether there are no files.
    pub(crate) fn is_empty(&self) -> bool {
        self.folders.is_empty() && self.files.is_empty()
    }

    /// All files, those of folders in name order.
    pub(crate) async fn walk(self) -> Vec<Found> {
        let loose = self.files.into_iter().map(|file| Found { name: file.name(), file });
        let mut found: Vec<Found> = loose.collect();
        let mut stack: Vec<FileSystemEntry> = self.folders;
        stack.reverse();
        while let Some(entry) = stack.pop() {
            if entry.is_directory() {
                let mut inner = entries_of(entry.unchecked_ref()).await;
                inner.sort_by_key(|entry| std::cmp::Reverse(entry.name()));
                stack.extend(inner);
            } else if let Ok(file) = file_of(entry.unchecked_ref()).await {
                found.push(Found { file, name: entry.full_path().trim_start_matches('/').to_owned() });
            }
        }
        found
    }
}

/// All entries of a folder: `readEntries` gives at most a hundred at a time, and an empty list at the end.
async fn entries_of(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader: FileSystemDirectoryReader = folder.create_reader();
    let mut all = Vec::new();
    while let Ok(batch) = JsFuture::from(read_entries(&reader)).await {
        let batch: Array = batch.unchecked_into();
        if batch.length() == 0 {
            break;
        }
        all.extend(batch.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
    all
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
