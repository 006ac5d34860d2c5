//! `cargo xtask eval`: runs the command line on an unpacked corpus, scores its output, and holds it
//! to the floors in `tests/floors.toml`.
//!
//! The metrics are those of the corpora's own scoring scripts, so that both give the same figures.

mod alike;
mod calibration;
mod captures;
mod day;
mod figures;
mod floors;
pub(crate) mod html5lib;
mod html5lib_tokens;
mod news;
mod output;
pub(crate) mod reading;
pub(crate) mod recognizers;
mod seeds;
mod seeds_structure;
mod spoken;
mod tokens;
mod wcxb;
mod zh;
mod zh_comments;
mod zh_fields;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use figures::Figures;

/// What `eval` takes.
pub(crate) struct Request {
    /// The unpacked corpus.
    pub(crate) corpus: PathBuf,
    /// `wcxb`, `zh`, `news` or `seeds`; guessed from the folder's layout when not given.
    pub(crate) kind: Option<String>,
    /// JSON lines that `tearsheet read --jsonl` printed before; otherwise it is run now.
    pub(crate) output: Option<PathBuf>,
    /// Whether the pages are dumped as text first.
    pub(crate) captures: bool,
    /// Whether figures are held to their floors.
    pub(crate) floors: bool,
}

/// The corpora that can be scored, told apart by their layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Wcxb,
    Zh,
    News,
    Seeds,
}

impl Kind {
    fn named(name: &str) -> Result<Self> {
        Ok(match name {
            "wcxb" => Self::Wcxb,
            "zh" => Self::Zh,
            "news" => Self::News,
            "seeds" => Self::Seeds,
            other => bail!("no such kind of corpus: {other} (wcxb, zh, news or seeds)"),
        })
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Wcxb => "wcxb",
            Self::Zh => "zh",
            Self::News => "news",
            Self::Seeds => "seeds",
        }
    }

    fn guess(corpus: &Path) -> Result<Self> {
        if corpus.join("ground-truth").is_dir() {
            return Ok(Self::Wcxb);
        }
        if corpus.join("html").is_dir() && corpus.join("truth").is_dir() {
            return Ok(Self::Zh);
        }
        if seeds::truth_folder(corpus).is_some() {
            return Ok(Self::Seeds);
        }
        if !news::pages(corpus)?.is_empty() {
            return Ok(Self::News);
        }
        bail!("{}: cannot tell what sort of corpus this is; say it with --kind", corpus.display())
    }
}

/// Scores the corpus and prints its figures; an error if one of them is below its floor.
pub(crate) fn run(request: &Request) -> Result<()> {
    let corpus = &request.corpus;
    let kind = match &request.kind {
        Some(name) => Kind::named(name)?,
        None => Kind::guess(corpus)?,
    };
    let paths = match kind {
        Kind::Wcxb | Kind::Zh => files_in(&corpus.join("html"))?,
        Kind::News => news::pages(corpus)?.into_iter().map(|page| page.path).collect(),
        Kind::Seeds => files_in(corpus)?,
    };
    let documents = match &request.output {
        Some(path) => output::parse(path)?,
        None => output::read(&paths)?,
    };
    let documents = if request.captures { captures::read_again(&documents)? } else { documents };
    let mut figures = Figures::default();
    match kind {
        Kind::Wcxb => wcxb::score(corpus, &documents, &mut figures)?,
        Kind::Zh => zh::score(corpus, &documents, &mut figures)?,
        Kind::News => news::score(corpus, &documents, &mut figures)?,
        Kind::Seeds => seeds::score(corpus, &documents, &mut figures)?,
    }
    let floors = floors::load(&if request.captures {
        format!("{} captures", kind.name())
    } else {
        kind.name().to_owned()
    })?;
    println!("{}: {} documents", corpus.display(), documents.len());
    let below = figures.print(&floors);
    if request.floors && !below.is_empty() {
        bail!("below the floor: {}", below.join(", "));
    }
    Ok(())
}

/// Files of a folder, sorted by path.
fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.retain(|path| path.is_file());
    paths.sort();
    Ok(paths)
}

fn load_json(path: &Path) -> Result<Value> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    serde_json::from_str(&text).with_context(|| path.display().to_string())
}

/// A file's name up to its first dot: how pages, truths and predictions are matched.
fn id_of(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    name.split('.').next().unwrap_or_default().to_owned()
}
