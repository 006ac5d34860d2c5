//! Paths to inputs: files, folders and standard input.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};

/// One thing to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Input {
    Stdin,
    File(PathBuf),
    /// A path that could not be opened or listed, with the reason.
    Broken(PathBuf, String),
}

impl Input {
    /// The name the document carries: the path as given, `-` for standard input.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdin => "-".to_owned(),
            Self::File(path) | Self::Broken(path, _) => path.display().to_string(),
        }
    }

    /// The file as a stream, with its size, where it is a crawl.
    pub(crate) fn crawl(&self) -> Option<(BufReader<File>, u64)> {
        let Self::File(path) = self else { return None };
        let file = File::open(path).ok()?;
        let size = file.metadata().ok().filter(fs::Metadata::is_file)?.len();
        let mut stream = BufReader::new(file);
        tearsheet::is_crawl(stream.fill_buf().ok()?).then_some((stream, size))
    }

    /// The bytes, read no further than just past the limit: the library then says what is wrong.
    pub(crate) fn bytes(&self, limit: u64) -> Result<Vec<u8>, String> {
        let read = |source: &mut dyn Read, expected: u64| {
            let mut bytes = Vec::with_capacity(usize::try_from(expected.min(limit)).unwrap_or(0));
            source.take(limit.saturating_add(1)).read_to_end(&mut bytes).map(|_| bytes)
        };
        match self {
            Self::Stdin => read(&mut io::stdin().lock(), 0).map_err(|error| error.to_string()),
            Self::File(path) => File::open(path)
                .and_then(|mut file| {
                    let size = file.metadata()?.len();
                    read(&mut file, size)
                })
                .map_err(|error| error.to_string()),
            Self::Broken(_, reason) => Err(reason.clone()),
        }
    }
}

/// All inputs that the paths name, in their order; the files below a folder sorted by name.
///
/// `None` when there is nothing to read: no path, and a person at standard input.
pub(crate) fn find_inputs(paths: &[PathBuf]) -> Option<Vec<Input>> {
    if paths.is_empty() {
        return (!io::stdin().is_terminal()).then(|| vec![Input::Stdin]);
    }
    let mut inputs = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            inputs.push(Input::Stdin);
        } else if path.is_dir() {
            list_folder(path, &mut inputs);
        } else {
            inputs.push(Input::File(path.clone()));
        }
    }
    Some(inputs)
}

/// All files below a folder, sorted by name within each folder.
///
/// Left out: names with a leading dot, links to folders (they may lead in circles), and the folder
/// `page_files` that browsers save beside `page.html` (it holds scripts and images, not pages).
fn list_folder(root: &Path, inputs: &mut Vec<Input>) {
    // A stack of what is still to visit, last first.
    let mut pending = vec![Input::File(root.to_owned())];
    while let Some(input) = pending.pop() {
        let Input::File(path) = &input else {
            inputs.push(input);
            continue;
        };
        if path != root && !path.is_dir() {
            inputs.push(input);
            continue;
        }
        match sorted_entries(path) {
            Ok(entries) => pending.extend(entries.into_iter().rev().map(Input::File)),
            Err(error) => inputs.push(Input::Broken(path.clone(), error.to_string())),
        }
    }
}

fn sorted_entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let dotted = entry.file_name().to_string_lossy().starts_with('.');
        let linked_folder = entry.file_type()?.is_symlink() && path.is_dir();
        if !dotted && !linked_folder {
            paths.push(path);
        }
    }
    paths.sort();
    let pages: Vec<PathBuf> =
        paths.iter().filter(|path| is_page(path)).map(|path| path.with_extension("")).collect();
    paths.retain(|path| {
        let name = path.to_string_lossy();
        let stem = name.strip_suffix("_files").map(Path::new);
        !stem.is_some_and(|stem| pages.iter().any(|page| page == stem) && path.is_dir())
    });
    Ok(paths)
}

fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        ["html", "htm", "xhtml"].iter().any(|known| extension.eq_ignore_ascii_case(known))
    })
}
