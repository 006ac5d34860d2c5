//! The formats of `tearsheet read`.

use std::io::{self, BufWriter, IsTerminal, Write};

use tearsheet::export;
use tearsheet::model::Document;

use crate::args::FormatOptions;

/// How documents are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    JsonLines,
    Json,
    Text,
    Markdown,
    Columns,
    Tmx,
}

impl Format {
    /// The format asked for; else text for a person, JSON lines for a program.
    pub(crate) fn choose(options: &FormatOptions) -> Self {
        match options {
            FormatOptions { jsonl: true, .. } => Self::JsonLines,
            FormatOptions { json: true, .. } => Self::Json,
            FormatOptions { text: true, .. } => Self::Text,
            FormatOptions { markdown: true, .. } => Self::Markdown,
            FormatOptions { columns: true, .. } => Self::Columns,
            FormatOptions { tmx: true, .. } => Self::Tmx,
            _ if io::stdout().is_terminal() => Self::Text,
            _ => Self::JsonLines,
        }
    }

    /// One document in this format, without what stands between documents.
    pub(crate) fn render(self, name: &str, document: &Document) -> String {
        let json = match self {
            Self::JsonLines => serde_json::to_string(document),
            Self::Json => serde_json::to_string_pretty(document),
            Self::Text => return export::text(document),
            Self::Markdown => return export::markdown(document),
            Self::Columns => return export::columns(document),
            Self::Tmx => return export::tmx_units(document),
        };
        // The types of a document have nothing that JSON cannot hold; should that ever change, the
        // line says so rather than vanish.
        json.unwrap_or_else(|error| {
            serde_json::json!({ "source": { "name": name }, "error": error.to_string() }).to_string()
        })
    }
}

/// Puts documents one behind the other.
pub(crate) struct Sink<W: Write> {
    out: BufWriter<W>,
    format: Format,
    written: u64,
}

impl<W: Write> Sink<W> {
    pub(crate) fn new(out: W, format: Format) -> Self {
        Self { out: BufWriter::new(out), format, written: 0 }
    }

    /// Writes a rendered document and what parts it from the one before.
    pub(crate) fn write(&mut self, rendered: &str) -> io::Result<()> {
        let first = self.written == 0;
        let before = match self.format {
            Format::JsonLines => "",
            Format::Tmx => {
                if first {
                    export::TMX_HEAD
                } else {
                    ""
                }
            }
            Format::Json => {
                if first {
                    "[\n"
                } else {
                    ",\n"
                }
            }
            Format::Text | Format::Markdown | Format::Columns => {
                if first {
                    ""
                } else {
                    "\n---\n\n"
                }
            }
        };
        self.written += 1;
        self.out.write_all(before.as_bytes())?;
        self.out.write_all(rendered.trim_end().as_bytes())?;
        if self.format != Format::Json && !(self.format == Format::Tmx && rendered.is_empty()) {
            self.out.write_all(b"\n")?;
        }
        // Whoever waits at the other end of the pipe sees each document as it is done.
        self.out.flush()
    }

    /// Closes what is open.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        match self.format {
            Format::Json => self.out.write_all(if self.written == 0 { b"[]\n" } else { b"\n]\n" })?,
            Format::Tmx => {
                let head = if self.written == 0 { export::TMX_HEAD } else { "" };
                self.out.write_all(format!("{head}{}", export::TMX_END).as_bytes())?;
            }
            _ => {}
        }
        self.out.flush()
    }
}
