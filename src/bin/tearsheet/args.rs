//! Commands and their options.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args as Options, Parser, Subcommand, ValueEnum};
use tearsheet::export::Format;

/// Reads the structure of saved news pages.
#[derive(Debug, Parser)]
#[command(name = "tearsheet", version, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read files and print their documents.
    Read(ReadOptions),
    /// Put documents side by side: stories, copies, shared quotations, conflicting figures, a timeline.
    Compare(CompareOptions),
    /// Show every block of a page with its zone, one line a block.
    Zones(ZonesOptions),
}

/// What `read` takes.
#[derive(Debug, Options)]
#[command(after_help = "\
Examples:
  tearsheet read page.html                 the article, to read on the terminal
  tearsheet read --jsonl saved/ > all.jsonl   a whole folder, one document a line
  curl -s https://news.example/1 | tearsheet read --markdown
  zcat page.html.gz | tearsheet read --json -
  tearsheet read --jsonl crawl.warc.gz        every page of a crawl, whatever its size
  tearsheet read --format csl-json saved/ > saved.json   for Zotero, pandoc and others

HTML of any charset, text captures, feeds, MHTML and mails, ZIP, tar, EPUB, WARC, WACZ, HAR, Safari web
archives, Markdown clippings, CSV and JSONL of pages, DOCX and ODT, and any of them inside .gz.
Exit code: 0, or 1 when a file could not be opened or was over the limit.")]
pub(crate) struct ReadOptions {
    #[command(flatten)]
    pub(crate) format: FormatOptions,
    #[command(flatten)]
    pub(crate) inputs: InputOptions,
}

/// How documents are printed; at most one of them.
#[derive(Debug, Options)]
#[group(multiple = false)]
#[expect(clippy::struct_excessive_bools, reason = "one switch each on the command line")]
pub(crate) struct FormatOptions {
    /// One JSON object a line, in input order [default when the output is no terminal]
    #[arg(long)]
    pub(crate) jsonl: bool,
    /// One indented JSON array of all documents
    #[arg(long)]
    pub(crate) json: bool,
    /// Title, byline and main content as plain text [default on a terminal]
    #[arg(long)]
    pub(crate) text: bool,
    /// Title, metadata, sections and comments as Markdown
    #[arg(long)]
    pub(crate) markdown: bool,
    /// Any of the formats that documents can be taken away in
    #[arg(long, value_name = "NAME", value_parser = format_names())]
    pub(crate) format: Option<String>,
}

/// The names of all formats.
fn format_names() -> PossibleValuesParser {
    PossibleValuesParser::new(Format::ALL.map(Format::name))
}

/// What `compare` takes.
#[derive(Debug, Options)]
#[command(after_help = "\
Examples:
  tearsheet compare saved/                 what the documents of a folder have in common
  tearsheet compare --json a.html b.html   the same with all places, as JSON
  tearsheet compare --timeline ics saved/ > days.ics

Exit code: 0, or 1 when a file could not be opened or was over the limit.")]
pub(crate) struct CompareOptions {
    /// One indented JSON object [default: a summary to read]
    #[arg(long)]
    pub(crate) json: bool,
    /// The days that the documents speak of, as a calendar or a table
    #[arg(long, value_name = "FORMAT", conflicts_with = "json")]
    pub(crate) timeline: Option<TimelineFormat>,
    #[command(flatten)]
    pub(crate) inputs: InputOptions,
}

/// The formats of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TimelineFormat {
    /// iCalendar: an all-day event for every day
    Ics,
    /// A table for spreadsheets
    Csv,
}

/// What is read, and within which limits.
#[derive(Debug, Options)]
pub(crate) struct InputOptions {
    /// Files and folders (with all files below them, sorted by name); `-` or none for standard input
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Largest file read, and largest size a compressed one may unpack to, in MiB
    #[arg(long, value_name = "MIB", default_value_t = 256)]
    pub(crate) max_size: u32,
    /// Threads to read with [default: one for each core]
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<usize>,
}

impl InputOptions {
    /// The limits as the library takes them.
    pub(crate) fn limits(&self) -> tearsheet::Options {
        tearsheet::Options { max_bytes: u64::from(self.max_size) << 20 }
    }
}

/// What `zones` takes.
#[derive(Debug, Options)]
#[command(after_help = "\
Examples:
  tearsheet zones page.html
  tearsheet zones page.html | grep advertisement

Each line: index, zone, confidence, text; `~` marks text that the page hides.
Colours only on a terminal; NO_COLOR switches them off.")]
pub(crate) struct ZonesOptions {
    #[command(flatten)]
    pub(crate) inputs: InputOptions,
}
